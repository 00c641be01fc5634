/*
 * formats_zip.h: the files in a zip archive, one after the other, as a course site packs what a
 * class handed in. Stored and deflated entries; no links, no passwords, no archives of 4 GiB.
 */
#ifndef HALFHOUR_FORMATS_ZIP_H
#define HALFHOUR_FORMATS_ZIP_H

#include "base.h"

struct zip;
/* NULL: e says why it cannot be read. */
struct zip *zip_open(const char *path, struct err *e);
void zip_free(struct zip *z);
/* The next entry that is a file; false: there are no more. `name` and `out` are replaced. One that
 * cannot be unpacked, or is larger than `most` bytes: `why` says so, and `out` is empty. */
bool zip_next(struct zip *z, size_t most, struct text *name, struct text *out, struct err *why);
/* What raw deflate has in `in`, appended; false: it is damaged, or more than `most` bytes. */
bool zip_inflate(const unsigned char *in, size_t n, size_t most, struct text *out);

#endif
