/* A list of strings that owns them. */
#include <stdlib.h>
#include <string.h>

#include "base.h"

static void
add_n(struct strings *l, const char *s, size_t n)
{
	mem_grow(l->s, &l->cap, l->n + 1);
	l->s[l->n++] = mem_strn(s, n);
}

void
strings_add(struct strings *l, const char *s)
{
	add_n(l, s, strlen(s));
}

void
strings_free(struct strings *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->s[i]);
	free(l->s);
	*l = (struct strings){ 0 };
}

void
strings_copy(struct strings *to, const struct strings *from)
{
	struct strings made = { 0 };

	for (size_t i = 0; i < from->n; i++)
		strings_add(&made, from->s[i]);
	strings_free(to);
	*to = made;
}

bool
strings_has(const struct strings *l, const char *s)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->s[i], s) == 0)
			return true;
	return false;
}

/* Bytes up to the first separator, whose length is *sep. */
static size_t
strings_item(const char *s, const char *seps, bool blanks, size_t *sep)
{
	size_t n = 0;

	for (*sep = 0; s[n]; n++) {
		*sep = strchr(seps, s[n]) ? 1 : blanks ? blank_at(s + n) : 0;
		if (*sep)
			break;
	}
	return n;
}

void
strings_split(struct strings *l, const char *s, const char *seps)
{
	bool blanks = strchr(seps, ' ') != NULL;
	size_t n, sep, lead;

	for (; *s; s += n + sep) {
		n = strings_item(s, seps, blanks, &sep);
		lead = blank_span(s);
		if (lead < n)
			add_n(l, s + lead, blank_end(s + lead, n - lead));
	}
}

void
strings_join(const struct strings *l, const char *sep, struct text *out)
{
	for (size_t i = 0; i < l->n; i++) {
		if (i)
			text_add(out, sep);
		text_add(out, l->s[i]);
	}
}

int
word_find(const char *const *names, int n, const char *s, bool brief)
{
	size_t len = strlen(s);
	int found = -1;

	for (int i = 0; i < n; i++)
		if (names[i] && strcmp(names[i], s) == 0)
			return i;
	if (!brief || len == 0)
		return -1;
	for (int i = 0; i < n; i++) {
		if (!names[i] || strncmp(names[i], s, len) != 0)
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}
