/* count.c: a number with its noun: the one place that knows how English counts. */
#include "base.h"

const char *
count_form_of(uint64_t n, const char *one, const char *many)
{
	return n == 1 ? one : many;
}

void
count_text(struct text *out, size_t n, const char *one, const char *many)
{
	text_addf(out, "%zu %s", n, count_form_of(n, one, many));
}
