/* abbreviation.c: the user's own shorts ("w/"), expanded when a blank is typed. */
#include <string.h>

#include "model/note.h"

const char *
abbreviation_find(const struct strings *shorts, const struct strings *longs, const char *line,
	size_t at, size_t *begin)
{
	size_t from = at;
	while (from > 0 && !blank_before(line, from))
		from--;
	size_t marks = note_mark_read(line).skip;
	if (from < marks)
		from = marks;
	for (size_t i = 0; from < at && i < shorts->n; i++) {
		if (strlen(shorts->s[i]) == at - from &&
		    strncmp(shorts->s[i], line + from, at - from) == 0) {
			*begin = from;
			return longs->s[i];
		}
	}
	return NULL;
}
