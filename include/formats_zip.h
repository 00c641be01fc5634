/*
 * formats_zip.h: the files in a zip archive, one after the other, as a course site packs what a
 * class handed in. Stored and deflated entries; no passwords.
 */
#ifndef HALFHOUR_FORMATS_ZIP_H
#define HALFHOUR_FORMATS_ZIP_H

#include "base.h"

struct archive;
/* NULL: e says why it cannot be read. */
struct archive *archive_open(const char *path, struct err *e);
void archive_free(struct archive *a);
/* The next entry that is a file; false: there are no more. `name` and `out` are replaced. One that
 * cannot be unpacked, or is larger than `most` bytes: `why` says so, and `out` is empty. */
bool archive_next(struct archive *a, size_t most, struct text *name, struct text *out, struct err *why);

#endif
