/* Compare: what many conversations say: questions, themes, claims, what was new, how alike they are. */
#include <stdlib.h>
#include <stddef.h>
#include <string.h>

#include "compare.h"
#include "screens/common.h"

/* What a row is of; the id: a question's place from 1, a theme's id, a note's id, a number. */
enum compare_part { COMPARE_ROW_QUESTION = 1, COMPARE_ROW_THEME, COMPARE_ROW_CLAIM, COMPARE_ROW_NEW,
	COMPARE_ROW_ALIKE };

enum { COMPARE_COUNT = 12 };

/* ---- rows ---- */

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
			: f.backers ? _("borne out") : _("open"), text_str(&line));
		text_free(&line);
	}
}

/* ---- what was new, how alike they are ---- */

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

static bool
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

static bool
compare_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	(void)arg;
	return compare_read(ui, state, e);
}

/* ---- keys ---- */

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

static void
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

/* ---- themes ---- */

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

static void
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

static void
compare_merge(struct ui *ui, void *state)
{
	struct compare_view *v = state;

	v->of = compare_theme_of(ui, v);
	if (v->of)
		theme_ask_which(ui, &v->ask, v->c, v->of, _("Merge it into"), compare_merged, v);
}

static void
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

/* ---- questions that mean the same ---- */

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

static void
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

static void
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

/* ---- claims ---- */

static void
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

static void
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

static void
compare_decide(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "decide", NULL);
}

/* ---- deleting a theme ---- */

static void
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

static bool
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

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", compare_show, "compare-open", "Open the answers, the notes of the theme, or the claim with its evidence", KEY_ROW | KEY_FOOT, "open" },
	{ "f", compare_view_filter, "compare-filter", "Look at some notes only: by kind, star, theme, person, day", KEY_FOOT, "filter" },
	{ "e", compare_edit, "theme-edit", "Rename the theme, write its memo, put it under another one", KEY_ROW | KEY_FOOT, "edit" },
	{ "m", compare_merge, "theme-merge", "Merge the theme into another one", KEY_ROW | KEY_FOOT, "merge" },
	{ "s", compare_split, "theme-split", "Part from the theme those that were merged into it", KEY_ROW, NULL },
	{ "=", compare_key_tie, "question-tie", "Compare two questions that mean the same as one", KEY_ROW, NULL },
	{ "x", compare_key_untie, "question-untie", "Compare tied questions on their own again", KEY_ROW, NULL },
	{ "p", compare_ask, "claim-ask", "Put the claim as a question into the plan that is held next", KEY_ROW, NULL },
	{ "d", list_delete, "theme-delete", "Delete the theme; the notes stay", KEY_ROW, NULL },
	{ "r", compare_view_file, "compare-write", "Write all of it to a file, as a page", KEY_FOOT, "page" },
	{ "v", compare_picture, "compare-picture", "Show who spoke of which theme, as a picture or in words", 0, NULL },
	{ "w", compare_decide, "compare-decide", "Open what I have to decide", KEY_FOOT, "decide" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
compare_head(const void *state, struct text *left, struct text *right)
{
	const struct compare_view *v = state;

	text_set(left, _("Compare"));
	count_text(right, v->c->n_calls, "conversation", "conversations");
	return ROLE_TITLE;
}

static const int widths[] = { COMPARE_COUNT, 0 };

static const struct list_screen compare_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct compare_view, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "Nothing to compare yet: hold a call, and its notes are here side by side.",
	.none = "There is nothing here yet.",
	.refuses = {
		{ "n", "A theme is made over a note: # in a conversation, or behind Enter here." },
	},
	.read = compare_read,
	.holds = compare_along,
	.drop = compare_drop,
};

const struct screen compare_screen = {
	.name = "compare",
	.title = "Compare",
	.help = "What many conversations say: the same question put to several people, themes with their "
		"quotes, claims with what bears them out, what each call added, whether the people are too "
		"much alike.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct compare_view),
	.list = &compare_list,
	.open = compare_open,
	.close = compare_view_close,
	.head = compare_head,
	.status = compare_view_status,
};
