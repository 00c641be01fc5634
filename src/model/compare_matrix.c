/* compare_matrix.c: themes by person, as signs for a terminal or as sentences. */
#include <stdlib.h>
#include <string.h>

#include "model/compare.h"

enum { MATRIX_NAME = 22, MATRIX_LEAST = 8 };

/* Notes of that person, told by name, that have the theme. */
static size_t
matrix_count(const struct comparison *c, const struct compare_filter *f, const struct theme *t, size_t person)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_notes; i++)
		n += c->calls[c->notes[i].call].person == person && c->notes[i].record == RECORD_ON &&
			compare_passes(c, f, i) && compare_has_theme(c, i, t->id);
	return n;
}

/* "MO" of Maya Okafor. */
static void
matrix_initials(const char *name, struct text *out)
{
	struct strings words = { 0 };

	strings_split(&words, *name ? name : "?", " ");
	for (size_t i = 0; i < words.n && i < 2; i++)
		utf8_cut(out, words.s[i], 1);
	strings_free(&words);
}

static void
matrix_pad(struct text *out, const char *s, int columns)
{
	struct text cut = { 0 };

	utf8_cut(&cut, s, columns);
	text_addf(out, "%s%*s", text_str(&cut), columns - utf8_columns(text_str(&cut), cut.n), "");
	text_free(&cut);
}

static void
matrix_head(const struct comparison *c, size_t most, struct text *out)
{
	text_addf(out, "%*s", MATRIX_NAME, "");
	for (size_t i = 0, n = 0; i < c->n_calls && n < most; i++) {
		struct text initials = { 0 };
		if (c->calls[i].person != i)
			continue;
		matrix_initials(c->calls[i].name, &initials);
		text_add(out, " ");
		matrix_pad(out, text_str(&initials), 2);
		text_free(&initials);
		n++;
	}
	text_add(out, "\n");
}

static void
matrix_row(const struct comparison *c, const struct compare_filter *f, const struct theme *t,
	size_t most, bool ascii, struct text *out)
{
	static const char *const signs[2][3] = { { "·", "▪", "■" }, { ".", "o", "O" } };

	matrix_pad(out, t->name, MATRIX_NAME);
	for (size_t i = 0, n = 0; i < c->n_calls && n < most; i++) {
		size_t count;
		if (c->calls[i].person != i)
			continue;
		count = matrix_count(c, f, t, i);
		text_addf(out, " %s ", signs[ascii][count > 1 ? 2 : count]);
		n++;
	}
	text_add(out, "\n");
}

static void
matrix_say(const struct comparison *c, const struct compare_filter *f, const struct theme *t,
	struct text *out)
{
	struct strings said = { 0 };

	for (size_t i = 0; i < c->n_calls; i++) {
		size_t count = c->calls[i].person == i ? matrix_count(c, f, t, i) : 0;
		struct text one = { 0 };
		if (!count)
			continue;
		text_addf(&one, "%s %zu", *c->calls[i].name ? c->calls[i].name : _("somebody"), count);
		strings_add(&said, text_str(&one));
		text_free(&one);
	}
	text_addf(out, "%s: ", t->name);
	strings_join(&said, ", ", out);
	text_add(out, said.n ? ".\n" : _("nobody by name.\n"));
	strings_free(&said);
}

void
compare_matrix(const struct comparison *c, const struct compare_filter *f, int columns, bool ascii,
	struct text *out)
{
	int room = (columns - MATRIX_NAME) / 3;
	size_t most = room > MATRIX_LEAST ? (size_t)room : MATRIX_LEAST;

	if (columns)
		matrix_head(c, most, out);
	for (size_t i = 0; i < c->themes.n; i++) {
		const struct theme *t = &c->themes.t[i];
		if (t->merged_id || themes_above(&c->themes, t) || !figure_theme(c, f, t->id).notes)
			continue;
		if (columns)
			matrix_row(c, f, t, most, ascii, out);
		else
			matrix_say(c, f, t, out);
	}
}
