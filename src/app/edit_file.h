/* edit_file.h: a text while it is in a person's editor; for edit.c and edit_file.c only. */
#ifndef HALFHOUR_APP_EDIT_FILE_H
#define HALFHOUR_APP_EDIT_FILE_H

#include "command.h"

struct edit_file {
	char *text, *record; /* paths */
	int lock;            /* of the record; inherited by the editor; -1: none */
	struct text given;   /* as the editor got it */
};

/* Both files, 0600, locked; false: e says why, and neither is there. Done in any case. */
bool edit_file_make(struct edit_file *f, const char *workbook, const struct edit_of *of,
	const struct text *text, struct err *e);
/* What stands in it now, as text; a field's without the end of its last line. */
bool edit_file_read(const struct edit_file *f, bool is_field, struct text *out, struct err *e);
/* Makes `value` the draft it belongs to, at a sync point; the draft's other fields stay, and so
 * does what was typed into this one since it was `given`. */
bool edit_file_keep(struct store *s, const struct edit_of *of, const char *given,
	const char *value, int64_t now_ms, struct err *e);
void edit_file_remove(const struct edit_file *f);
void edit_file_done(struct edit_file *f);

#endif
