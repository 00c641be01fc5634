/* rescue.h: lines of the rescue file; for rescue.c and rescue_line.c only. */
#ifndef HALFHOUR_STORE_RESCUE_H
#define HALFHOUR_STORE_RESCUE_H

#include "inside.h"

void waits_push(struct waits *l, struct waiting w); /* takes it over */
void waiting_done(struct waiting *w);

void line_escape(struct text *out, const char *s);
void line_unescape(char *s);                 /* in place */
/* Ends the line that begins at `from` with its digest. */
void line_seal(struct text *out, size_t from);
/* Cuts the digest off; false: it is not that of the line. */
bool line_unseal(char *line);
void line_write(struct text *out, const struct waiting *w);
/* Takes the unsealed line apart in place; false: not one of ours. */
bool line_read(char *line, struct waiting *w);

#endif
