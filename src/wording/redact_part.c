/* redact_part.c: words of known names found within longer words, and as beginnings of words. */
#include <string.h>

#include "redact.h"

enum { PART_LEAST = 5, PART_NUMBERED = 3 }; /* bytes: within a word, before mere digits */

static int
redact_part_compare(const char *part, const char *s, size_t n)
{
	int c = strncmp(part, s, n);

	return c ? c : part[n] != '\0';
}

/* The first that is not before these bytes. */
static size_t
redact_part_first(const struct redact *r, const char *s, size_t n)
{
	size_t low = 0, high = r->n_parts;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (redact_part_compare(r->parts[middle].part, s, n) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct redact_part *
redact_part_find(const struct redact *r, const char *s, size_t n, bool *begins)
{
	size_t low = redact_part_first(r, s, n);

	*begins = low < r->n_parts && strncmp(r->parts[low].part, s, n) == 0;
	return *begins && !r->parts[low].part[n] ? &r->parts[low] : NULL;
}

bool
redact_part_person(const struct redact *r, const char *beginning)
{
	size_t n = strlen(beginning);

	for (size_t i = redact_part_first(r, beginning, n); i < r->n_parts; i++) {
		if (strncmp(r->parts[i].part, beginning, n) != 0)
			return false;
		if (!r->names[r->parts[i].name].place)
			return true;
	}
	return false;
}

/* Of a person, and a word that is nothing else. */
static bool
redact_part_tells(const struct redact *r, const char *s, size_t n,
	bool (*ordinary)(const struct redact *r, const char *word))
{
	bool begins;
	const struct redact_part *p = redact_part_find(r, s, n, &begins);

	for (; p && p < r->parts + r->n_parts && redact_part_compare(p->part, s, n) == 0; p++)
		if (!r->names[p->name].place)
			return !ordinary(r, p->part);
	return false;
}

bool
redact_part_within(const struct redact *r, const char *word, bool (*ordinary)(const struct redact *r,
	const char *word))
{
	size_t n = strlen(word);

	for (size_t i = PART_NUMBERED; i < n; i++) {
		bool numbered = strspn(word + i, "0123456789") == n - i;

		if ((i >= PART_LEAST || numbered) && redact_part_tells(r, word, i, ordinary))
			return true;
	}
	for (size_t i = 1; i + PART_LEAST <= n; i++)
		if (redact_part_tells(r, word + i, n - i, ordinary))
			return true;
	return false;
}
