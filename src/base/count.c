/* count.c: a number with its noun: which of its forms is the language's matter. */
#include "base.h"

const char *
count_form_of(uint64_t n, const char *one, const char *many)
{
	return language_form(n, one, many);
}

void
count_text(struct text *out, size_t n, const char *one, const char *many)
{
	text_addf(out, "%zu %s", n, count_form_of(n, one, many));
}
