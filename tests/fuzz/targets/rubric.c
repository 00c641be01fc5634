/*
 * rubric.c: bytes that are said to be a rubric. What is read has rows with levels in order, whose
 * texts are fit to be kept, and marks by it stay within its points; what is refused leaves nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_rubric.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

#define MUST(x) ((x) ? (void)0 : abort())

static void
fuzz_text(const char *s)
{
	MUST(s && utf8_valid(s, strlen(s)));
}

static void
fuzz_row(const struct rubric *r, const struct rubric_row *row)
{
	fuzz_text(row->id);
	fuzz_text(row->title);
	MUST(row->n > 0 && rubric_row_find(r, row->id) == row);
	for (size_t i = 0; i < row->n; i++) {
		fuzz_text(row->levels[i].text);
		fuzz_text(row->levels[i].example);
		MUST(row->levels[i].points >= 0 && (i == 0 || row->levels[i].points >= row->levels[i - 1].points));
	}
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct rubric r = { 0 };
	struct err e = { 0 };

	if (rubric_read(&r, "rubric", (const char *)bytes, n, &e)) {
		MUST(r.n > 0);
		fuzz_text(r.name);
		for (size_t i = 0; i < r.n; i++)
			fuzz_row(&r, &r.rows[i]);
	} else {
		MUST(e.text[0] && r.n == 0);
	}
	rubric_done(&r);
	return 0;
}
