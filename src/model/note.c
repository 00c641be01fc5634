/* note.c: one stamped line, and the characters that choose its kind. */
#include "own.h"

#include <stdlib.h>

#include "model.h"

void
note_done(struct note *n)
{
	free(n->text);
	n->text = NULL;
}

void
note_copy(struct note *to, const struct note *from)
{
	note_done(to);
	*to = *from;
	to->text = mem_str(from->text);
}
