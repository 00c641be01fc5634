/*
 * rescue.h: the files beside the workbook that outlive a program, and their lines; for
 * rescue.c, rescue_line.c and draft_buffer.c only.
 */
#ifndef HALFHOUR_STORE_RESCUE_H
#define HALFHOUR_STORE_RESCUE_H

#include "private.h"

/* A new name in their folder, of this workbook: "RANDOM.WORKBOOK.SUFFIX". The caller's. */
char *rescue_file_name(const struct store *s, const char *suffix);
/* Every file of this workbook with that end, by name. */
void rescue_each(struct store *s, const char *suffix,
	void (*each)(struct store *s, const char *path));
/* The first line of such a file, which names the workbook. */
void rescue_head(const struct store *s, struct text *out);
/* Takes it apart in place: is it whole, and of another workbook that is still there? */
bool rescue_of_another(const struct store *s, char *head);

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
