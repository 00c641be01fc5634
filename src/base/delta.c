/* delta.c: how the bytes of a file differ from before, to be turned back and forth. */
#include <stdlib.h>
#include <string.h>

#include "base.h"

/* "OFFSET REMOVED ADDED\n", then the removed bytes, then the added ones: all between what both
 * texts begin and end with. */
struct delta {
	size_t at, n_removed, n_added;
	const char *removed, *added;
};

void
delta_make(struct text *out, const char *a, size_t n_a, const char *b, size_t n_b)
{
	size_t at = 0, end = 0, least = n_a < n_b ? n_a : n_b;

	while (at < least && a[at] == b[at])
		at++;
	while (end < least - at && a[n_a - end - 1] == b[n_b - end - 1])
		end++;
	text_clear(out);
	text_addf(out, "%zu %zu %zu\n", at, n_a - at - end, n_b - at - end);
	text_addn(out, a + at, n_a - at - end);
	text_addn(out, b + at, n_b - at - end);
}

static bool
delta_number(const char **s, const char *end, char stop, size_t *n)
{
	*n = 0;
	if (*s == end || **s == stop)
		return false;
	for (; *s < end && **s != stop; ++*s) {
		if (**s < '0' || **s > '9' || *n > SIZE_MAX / 100)
			return false;
		*n = *n * 10 + (size_t)(**s - '0');
	}
	return *s < end && (++*s, true);
}

static bool
delta_read(struct delta *d, const char *s, size_t n)
{
	const char *end = s + n;

	if (!delta_number(&s, end, ' ', &d->at) || !delta_number(&s, end, ' ', &d->n_removed) ||
		!delta_number(&s, end, '\n', &d->n_added))
		return false;
	size_t left = (size_t)(end - s);
	d->removed = s;
	d->added = s + (d->n_removed <= left ? d->n_removed : 0);
	return d->n_removed <= left && d->n_added == left - d->n_removed;
}

bool
delta_turn(struct text *out, const struct text *delta, const char *s, size_t n, bool back)
{
	struct delta d = { 0 };

	if (!delta_read(&d, text_str(delta), delta->n))
		return false;
	const char *is = back ? d.added : d.removed, *wanted = back ? d.removed : d.added;
	size_t n_is = back ? d.n_added : d.n_removed, n_wanted = back ? d.n_removed : d.n_added;
	if (d.at > n || n_is > n - d.at || memcmp(s + d.at, is, n_is) != 0)
		return false;
	text_clear(out);
	text_addn(out, s, d.at);
	text_addn(out, wanted, n_wanted);
	text_addn(out, s + d.at + n_is, n - d.at - n_is);
	return true;
}
