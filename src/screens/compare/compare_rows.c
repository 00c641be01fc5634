/* Rows of Compare: questions, themes, claims, what was new, how alike people are. */
#include <stdlib.h>

#include "compare.h"

static void
compare_add(struct compare_view *v, enum compare_part part, int64_t id, const char *count,
	const char *text)
{
	rows_add(&v->rows, rows_id((int)part, id), false, "%s\t%s", count, text);
}

static void
compare_add_questions(struct compare_view *v)
{
	size_t *order, n = compare_ranked(v->c, &v->choice.filter, &order);

	if (n)
		rows_head(&v->rows, _("Questions"));
	for (size_t i = 0; i < n; i++) {
		struct text count = { 0 };
		count_text(&count, figure_question(v->c, &v->choice.filter, order[i]).people, "person",
			"people");
		compare_add(v, COMPARE_ROW_QUESTION, (int64_t)order[i] + 1, text_str(&count),
			v->c->questions[order[i]].brief);
		text_free(&count);
	}
	free(order);
}

static void
compare_add_theme(struct compare_view *v, const struct theme *t)
{
	struct breadth b = figure_theme(v->c, &v->choice.filter, t->id);
	struct text count = { 0 }, line = { 0 };

	count_text(&count, b.people, "person", "people");
	text_addf(&line, "%s%s", themes_above(&v->c->themes, t) ? "  " : "", t->name);
	if (b.notes) {
		text_add(&line, " · ");
		count_text(&line, b.notes, "note", "notes");
		text_add(&line, ", ");
		count_text(&line, b.paths, "path", "paths");
	}
	if (*t->memo)
		text_addf(&line, " · %s", t->memo);
	compare_add(v, COMPARE_ROW_THEME, t->id, text_str(&count), text_str(&line));
	text_free(&count);
	text_free(&line);
}

static void
compare_add_themes(struct compare_view *v)
{
	bool headed = false;

	for (size_t i = 0; i < v->c->themes.n; i++) {
		if (v->c->themes.t[i].merged_id)
			continue;
		if (!headed)
			rows_head(&v->rows, _("Themes"));
		headed = true;
		compare_add_theme(v, &v->c->themes.t[i]);
	}
}

static void
compare_add_claims(struct compare_view *v)
{
	bool headed = false;

	for (size_t i = 0; i < v->c->n_notes; i++) {
		struct text line = { 0 };
		if (!v->c->notes[i].claim || !compare_passes(v->c, &v->choice.filter, i))
			continue;
		if (!headed)
			rows_head(&v->rows, _("Claims"));
		headed = true;
		struct claim_figure f = figure_claim(v->c, i);
		text_addf(&line, "%s · ", v->c->notes[i].text);
		claim_text(v->c, i, &line);
		compare_add(v, COMPARE_ROW_CLAIM, v->c->notes[i].id, f.opponents ? _("contradicted")
			: f.backers ? _("confirmed") : _("open"), text_str(&line));
		text_free(&line);
	}
}

static void
compare_new_text(const struct compare_view *v, size_t call, struct text *out)
{
	struct strings names = { 0 };

	text_add(out, *v->c->calls[call].name ? v->c->calls[call].name : _("somebody"));
	compare_new_themes(v->c, call, &names);
	text_add(out, ": ");
	if (names.n)
		strings_join(&names, ", ", out);
	else
		text_add(out, _("nothing new"));
	strings_free(&names);
}

static void
compare_add_new(struct compare_view *v)
{
	size_t dry = figure_nothing_new(v->c);

	if (!v->c->n_tags)
		return;
	rows_head(&v->rows, _("New themes, conversation by conversation"));
	for (size_t i = 0; i < v->c->n_calls; i++) {
		struct text line = { 0 }, count = { 0 };
		text_addf(&count, "%zu new", figure_new_themes(v->c, i));
		compare_new_text(v, i, &line);
		compare_add(v, COMPARE_ROW_NEW, (int64_t)i + 1, text_str(&count), text_str(&line));
		text_free(&line);
		text_free(&count);
	}
	if (dry > 1) {
		struct text line = { 0 };
		nothing_new_text(dry, &line);
		compare_add(v, COMPARE_ROW_NEW, 0, "", text_str(&line));
		text_free(&line);
	}
}

static void
compare_add_alike(struct compare_view *v)
{
	bool headed = false;

	for (int in = 0; in < N_ALIKE; in++) {
		struct alike_figure f = figure_alike(v->c, (enum alike)in);
		struct text count = { 0 }, line = { 0 };
		if (!f.same)
			continue;
		if (!headed)
			rows_head(&v->rows, _("Too much alike"));
		headed = true;
		text_addf(&count, "%zu of %zu", f.same, f.people);
		alike_text((enum alike)in, f, &line);
		compare_add(v, COMPARE_ROW_ALIKE, in + 1, text_str(&count), text_str(&line));
		text_free(&count);
		text_free(&line);
	}
}

bool
compare_read(struct ui *ui, void *state, struct err *e)
{
	struct compare_view *v = state;

	if (!compare_view_read(ui, v, e))
		return false;
	compare_add_questions(v);
	compare_add_themes(v);
	compare_add_claims(v);
	compare_add_new(v);
	compare_add_alike(v);
	return true;
}
