/* A list of rows that are all in memory. */
#include <stdio.h>
#include <stdlib.h>

#include "tui.h"

/* Where the anchor stands: by its id, or where it stood. */
static size_t
list_of_place(const struct row *all, size_t n, const struct row *anchor, bool *there)
{
	for (size_t i = 0; anchor->id && i < n; i++)
		if (all[i].id == anchor->id) {
			*there = true;
			return i;
		}
	*there = anchor->sort && !anchor->id;
	if (!anchor->sort)
		return n;
	return (size_t)strtoul(anchor->sort, NULL, 10);
}

static void
list_of_copy(struct row *to, const struct row *from, size_t i)
{
	char sort[24];

	snprintf(sort, sizeof(sort), "%zu", i);
	*to = *from;
	to->sort = mem_str(sort);
	to->text = mem_str(from->text);
}

size_t
list_of(const struct row *all, size_t n_all, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	bool back = from == LIST_LAST || from == LIST_BEFORE, there = false;
	size_t i = from == LIST_LAST ? n_all : 0, got = 0;

	if (from >= LIST_AFTER)
		i = list_of_place(all, n_all, anchor, &there);
	if (from == LIST_AFTER && there)
		i++;
	if (i > n_all)
		i = n_all;
	while (got < n && (back ? i > 0 : i < n_all)) {
		size_t k = back ? --i : i++;

		if (*filter && (!all[k].id || !utf8_has_folded(all[k].text, filter)))
			continue;
		list_of_copy(&out[got++], &all[k], k);
	}
	for (size_t k = 0; back && k < got / 2; k++) {
		struct row r = out[k];

		out[k] = out[got - 1 - k];
		out[got - 1 - k] = r;
	}
	return got;
}
