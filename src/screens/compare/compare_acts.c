/* Keys of Compare: open, edit, merge and split a theme, tie questions, ask a claim. */
#include <string.h>

#include "compare.h"

static int
compare_part_of(const struct compare_view *v)
{
	return rows_part(list_id(&v->list));
}

/* The chosen theme; 0, and why not. */
static int64_t
compare_theme_of(struct ui *ui, const struct compare_view *v)
{
	if (compare_part_of(v) == COMPARE_ROW_THEME)
		return rows_of(list_id(&v->list));
	ui_refuse(ui, "Choose a theme first.");
	return 0;
}

/* The place of the chosen claim; COMPARE_NONE, and why not. */
static size_t
compare_claim_of(struct ui *ui, const struct compare_view *v)
{
	if (compare_part_of(v) == COMPARE_ROW_CLAIM)
		return compare_note_at(v->c, rows_of(list_id(&v->list)));
	ui_refuse(ui, "Choose a claim first.");
	return COMPARE_NONE;
}

static void
compare_show_claim(struct ui *ui, const struct compare_view *v, size_t note)
{
	struct text card = { 0 };

	text_addf(&card, "%s: %s\n", compare_who(v->c, note), v->c->notes[note].text);
	for (size_t i = 0; i < v->c->n_evidence; i++) {
		const struct evidence *x = &v->c->evidence[i];
		size_t by = x->claim_id == v->c->notes[note].id ? compare_note_at(v->c, x->note_id)
			: COMPARE_NONE;
		if (by != COMPARE_NONE)
			text_addf(&card, x->side == SIDE_FOR ? "\nFor: %s: %s" : "\nAgainst: %s: %s",
				compare_who(v->c, by), v->c->notes[by].text);
	}
	ui_card(ui, _("Claim"), text_str(&card));
	text_free(&card);
}

static void
compare_show_row(struct ui *ui, const struct compare_view *v)
{
	const struct row *r = list_row(&v->list);
	const char *tab = r ? strchr(r->text, '\t') : NULL;

	if (tab)
		ui_card(ui, compare_part_of(v) == COMPARE_ROW_NEW ? _("New themes") : _("Too much alike"),
			tab + 1);
}

void
compare_show(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	int64_t id = rows_of(list_id(&v->list));
	struct text arg = { 0 };

	if (compare_part_of(v) == COMPARE_ROW_QUESTION)
		text_addf(&arg, "question %s", v->c->questions[id - 1].id);
	else if (compare_part_of(v) == COMPARE_ROW_THEME)
		text_addf(&arg, "theme %lld", (long long)id);
	if (arg.n)
		ui_open(ui, "answers", text_str(&arg));
	else if (compare_part_of(v) == COMPARE_ROW_CLAIM)
		compare_show_claim(ui, v, compare_note_at(v->c, id));
	else
		compare_show_row(ui, v);
	text_free(&arg);
}

enum { THEME_NAME, THEME_MEMO, THEME_UNDER, N_THEME_FIELDS };
static const struct form_field theme_fields[N_THEME_FIELDS] = {
	{ "name", N_("Name"), N_("What it is called"), FIELD_LINE, NULL, 0 },
	{ "memo", N_("Memo"), N_("What it is about, what you think of it"), FIELD_LONG, NULL, 0 },
	{ "under", N_("Under"), N_("The theme above it; empty: none"), FIELD_LINE, NULL, 0 },
};

static bool
compare_theme_saved(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct compare_view *v = user;
	struct desk *d = &v->app->desk;
	const struct theme *t = themes_get(&v->c->themes, v->of);
	int64_t under = *values[THEME_UNDER] ? theme_find(d, values[THEME_UNDER], e) : 0;
	struct text said = { 0 };
	bool good = (under || !*values[THEME_UNDER]) && t;

	good = good && (strcmp(t->name, values[THEME_NAME]) == 0 ||
		theme_rename(d, v->of, values[THEME_NAME], &said, e));
	good = good && (strcmp(t->memo, values[THEME_MEMO]) == 0 ||
		theme_memo(d, v->of, values[THEME_MEMO], e));
	good = good && (t->parent_id == under || theme_place(d, v->of, under, &said, e));
	text_free(&said);
	if (good)
		ui_reload(ui);
	return good;
}

void
compare_edit(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	int64_t id = compare_theme_of(ui, v);
	const struct theme *t = id ? themes_get(&v->c->themes, id) : NULL;
	const struct theme *above = t ? themes_above(&v->c->themes, t) : NULL;
	struct text draft = { 0 };

	if (!t)
		return;
	v->of = id;
	text_addf(&draft, "theme/%lld", (long long)id);
	const char *values[N_THEME_FIELDS] = { t->name, t->memo, above ? above->name : "" };
	ui_form(ui, _("Theme"), text_str(&draft), theme_fields, N_THEME_FIELDS, values,
		compare_theme_saved, v);
	text_free(&draft);
}

static void
compare_merged(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct compare_view *v = user;
	struct text said = { 0 };
	struct err e = { 0 };

	(void)rest;
	bool good = nth < v->ask.n && theme_merge(&v->app->desk, v->of, v->ask.ids[nth], &said, &e);
	compare_view_said(ui, good, &said, &e);
	text_free(&said);
}

void
compare_merge(struct ui *ui, void *state)
{
	struct compare_view *v = state;

	v->of = compare_theme_of(ui, v);
	if (v->of)
		theme_ask_which(ui, &v->ask, v->c, v->of, _("Merge it into"), compare_merged, v);
}

void
compare_split(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	int64_t id = compare_theme_of(ui, v);
	struct text said = { 0 };
	struct err e = { 0 };

	if (id)
		compare_view_said(ui, theme_split(&v->app->desk, id, &said, &e), &said, &e);
	text_free(&said);
}

static void
compare_tied(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct compare_view *v = user;
	struct text said = { 0 };
	struct err e = { 0 };

	(void)rest;
	bool good = nth < v->ask.n && compare_tie(&v->app->desk, v->c->questions[v->of].id,
		v->c->questions[v->ask.ids[nth]].id, &said, &e);
	compare_view_said(ui, good, &said, &e);
	text_free(&said);
}

void
compare_key_tie(struct ui *ui, void *state)
{
	struct compare_view *v = state;

	if (compare_part_of(v) != COMPARE_ROW_QUESTION) {
		ui_refuse(ui, "Choose a question first.");
		return;
	}
	v->of = rows_of(list_id(&v->list)) - 1;
	theme_ask_question(ui, &v->ask, v->c, (size_t)v->of, compare_tied, v);
}

void
compare_key_untie(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	struct text said = { 0 };
	struct err e = { 0 };

	if (compare_part_of(v) != COMPARE_ROW_QUESTION)
		ui_refuse(ui, "Choose a question first.");
	else
		compare_view_said(ui, compare_untie(&v->app->desk,
			v->c->questions[rows_of(list_id(&v->list)) - 1].id, &said, &e), &said, &e);
	text_free(&said);
}

void
compare_ask(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	size_t note = compare_claim_of(ui, v);
	struct text with = { 0 }, said = { 0 };
	struct err e = { 0 };

	if (note == COMPARE_NONE)
		return;
	bool good = claim_ask(&v->app->desk, v->c, note, &with, &e);
	text_addf(&said, "It is a question in the plan for %s now.", text_str(&with));
	compare_view_said(ui, good, &said, &e);
	text_free(&with);
	text_free(&said);
}

enum { CARD_EDGES = 6 };

void
compare_picture(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	struct text t = { 0 };

	compare_matrix(v->c, &v->choice.filter, ui->linear ? 0 : ui->cols - CARD_EDGES, ui->ascii, &t);
	if (t.n)
		ui_card(ui, _("Themes by person"), text_str(&t));
	else
		ui_refuse(ui, "No note has a theme yet: # over a note gives it one.");
	text_free(&t);
}

void
compare_decide(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "decide", NULL);
}

void
compare_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out)
{
	struct compare_view *v = state;
	const struct compare_filter all = { 0 };

	(void)ui;
	if (n && rows_part(ids[0]) == COMPARE_ROW_THEME) {
		size_t notes = figure_theme(v->c, &all, rows_of(ids[0])).notes;
		if (notes)
			text_addf(out, count_form(notes, "The theme of %zu note", "The theme of %zu notes"), notes);
	}
}

bool
compare_drop(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct compare_view *v = state;
	struct text said = { 0 };
	struct err e = { 0 };
	bool good = n && rows_part(ids[0]) == COMPARE_ROW_THEME;

	if (!good)
		err_set(&e, "Only a theme is deleted here; the notes are in their conversations.");
	good = good && theme_delete(&v->app->desk, rows_of(ids[0]), &said, &e);
	return compare_view_told(ui, good, &said, &e);
}
