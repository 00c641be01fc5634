/* theme.c: themes on two levels: which is which, merged ones counted as the one they went into. */
#include "model/theme.h"

#include <stdlib.h>
#include <string.h>

#include "model/words.h"

static void
theme_done(struct theme *t)
{
	free(t->name);
	free(t->memo);
	*t = (struct theme){ 0 };
}

void
themes_done(struct themes *l)
{
	for (size_t i = 0; i < l->n; i++)
		theme_done(&l->t[i]);
	free(l->t);
	*l = (struct themes){ 0 };
}

/* ---- which ---- */

const struct theme *
themes_get(const struct themes *l, int64_t id)
{
	for (size_t i = 0; id && i < l->n; i++)
		if (l->t[i].id == id)
			return &l->t[i];
	return NULL;
}

/* A circle of mergers, which no act makes, ends after as many steps as there are themes. */
const struct theme *
themes_whole(const struct themes *l, int64_t id)
{
	const struct theme *t = themes_get(l, id);

	for (size_t i = 0; t && t->merged_id && i < l->n; i++) {
		const struct theme *into = themes_get(l, t->merged_id);
		if (!into)
			break;
		t = into;
	}
	return t;
}

const struct theme *
themes_above(const struct themes *l, const struct theme *t)
{
	const struct theme *above = themes_whole(l, t->parent_id);

	return above == t ? NULL : above;
}

bool
themes_have_under(const struct themes *l, const struct theme *t)
{
	for (size_t i = 0; i < l->n; i++)
		if (!l->t[i].merged_id && themes_above(l, &l->t[i]) == t)
			return true;
	return false;
}

size_t
themes_merged(const struct themes *l, const struct theme *t)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += &l->t[i] != t && themes_whole(l, l->t[i].id) == t;
	return n;
}

/* ---- by name ---- */

static bool
theme_begins(const struct theme *t, const char *folded, bool whole)
{
	struct text own = { 0 };

	utf8_fold(&own, t->name);
	bool is = whole ? strcmp(text_str(&own), folded) == 0
			: strncmp(text_str(&own), folded, strlen(folded)) == 0;
	text_free(&own);
	return is;
}

/* Of those that begin so, what they count for; *several: they are not one. */
static const struct theme *
themes_match(const struct themes *l, const char *folded, bool whole, bool *several)
{
	const struct theme *found = NULL;

	*several = false;
	for (size_t i = 0; i < l->n; i++) {
		if (!theme_begins(&l->t[i], folded, whole))
			continue;
		const struct theme *t = themes_whole(l, l->t[i].id);
		*several |= found && found != t;
		found = t;
	}
	return *several ? NULL : found;
}

const struct theme *
themes_find(const struct themes *l, const char *name, bool *several)
{
	struct text folded = { 0 };
	char *trimmed = blank_trimmed(name);
	bool many = false;
	const struct theme *t = NULL;

	utf8_fold(&folded, trimmed);
	if (folded.n)
		t = themes_match(l, text_str(&folded), true, &many);
	if (folded.n && !t)
		t = themes_match(l, text_str(&folded), false, &many);
	if (several)
		*several = many;
	text_free(&folded);
	free(trimmed);
	return t;
}

void
theme_text(const struct themes *l, const struct theme *t, struct text *out)
{
	const struct theme *whole = themes_whole(l, t->id), *above;

	whole = whole ? whole : t;
	above = themes_above(l, whole);
	if (above)
		text_addf(out, "%s / ", above->name);
	text_add(out, whole->name);
}

static int
themes_by_use(const void *a, const void *b)
{
	const struct theme *x = *(const struct theme *const *)a, *y = *(const struct theme *const *)b;

	if (x->used_ms != y->used_ms)
		return x->used_ms < y->used_ms ? 1 : -1;
	return (x->id < y->id) - (x->id > y->id);
}

size_t
themes_recent(const struct themes *l, const struct theme **out, size_t most)
{
	const struct theme **all = mem_new(l->n + 1, sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (!l->t[i].merged_id)
			all[n++] = &l->t[i];
	qsort(all, n, sizeof(*all), themes_by_use);
	n = n < most ? n : most;
	for (size_t i = 0; i < n; i++)
		out[i] = all[i];
	free(all);
	return n;
}

/* ---- two levels ---- */

bool
theme_may_be_under(const struct themes *l, const struct theme *t, const struct theme *above,
	struct err *e)
{
	if (!above)
		return true;
	if (above == t)
		return err_set(e, "“%.60s” cannot be under itself.", t->name);
	if (themes_above(l, above))
		return err_set(e, "“%.60s” is under another theme itself; there are only two levels.",
			above->name);
	if (themes_have_under(l, t))
		return err_set(e, "“%.60s” has themes under it; there are only two levels.", t->name);
	return true;
}
