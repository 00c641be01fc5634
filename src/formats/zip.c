/*
 * zip.c: libzip's only door: archives in, an entry unpacked into memory, never onto the disk, whatever
 * its name says.
 */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base_library.h"
#include "formats_zip.h"

#define ZIP_CALLS(X) \
	X(zip_, open) X(zip_, discard) X(zip_, get_num_entries) X(zip_, stat_index) X(zip_, fopen_index) \
	X(zip_, fread) X(zip_, fclose)
LIBRARY(zip, ZIP_CALLS, "libzip", LIBZIP)

struct archive {
	zip_t *zip;
	zip_int64_t at, n;           /* the next entry, and how many there are */
};

struct archive *
archive_open(const char *path, struct err *e)
{
	struct archive *a;
	zip_t *z;
	int why = 0;

	if (!zip_usable(e))
		return NULL;
	z = zip.open(path, ZIP_RDONLY | ZIP_CHECKCONS, &why);
	if (!z) {
		err_set(e, "This archive is damaged or not whole yet.");
		return NULL;
	}
	a = mem_new(1, sizeof(*a));
	a->zip = z;
	a->n = zip.get_num_entries(z, 0);
	return a;
}

void
archive_free(struct archive *a)
{
	if (!a)
		return;
	zip.discard(a->zip);
	free(a);
}

/* libzip compares the CRC when the end is reached, so it is read to the end. */
static bool
archive_unpack(struct archive *a, const zip_stat_t *x, size_t most, struct text *out)
{
	zip_file_t *f = zip.fopen_index(a->zip, x->index, 0);
	char block[65536];
	zip_int64_t n = -1;

	while (f && (n = zip.fread(f, block, sizeof(block))) > 0) {
		if ((size_t)n > most - out->n) {
			n = -1;
			break;
		}
		text_addn(out, block, (size_t)n);
	}
	return (!f || zip.fclose(f) == 0) && n == 0 && out->n == x->size;
}

static void
archive_take(struct archive *a, const zip_stat_t *x, size_t most, struct text *out, struct err *why)
{
	if (x->encryption_method != ZIP_EM_NONE)
		err_set(why, "It is closed with a password of the archive.");
	else if (x->comp_method != ZIP_CM_STORE && x->comp_method != ZIP_CM_DEFLATE)
		err_set(why, "It is packed in a way that is not known here; unpack the archive.");
	else if (x->size > most)
		err_set(why, "It is too large: more than %zu MiB.", most >> 20);
	else if (!archive_unpack(a, x, most, out))
		err_set(why, "It is damaged in the archive.");
	if (why->text[0])
		text_clear(out);
}

bool
archive_next(struct archive *a, size_t most, struct text *name, struct text *out, struct err *why)
{
	zip_stat_t x;

	text_clear(out);
	why->text[0] = '\0';
	while (a->at < a->n) {
		if (zip.stat_index(a->zip, (zip_uint64_t)a->at++, 0, &x) != 0 || !x.name || !*x.name ||
			x.name[strlen(x.name) - 1] == '/')
			continue;
		text_set(name, x.name);
		archive_take(a, &x, most, out, why);
		return true;
	}
	return false;
}
