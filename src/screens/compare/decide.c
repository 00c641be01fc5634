/* Decide: the question, options, values, skills and what is unknown, with what speaks for and against. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "screens/common.h"
#include "screens/interest_form.h"

/* What a row is of: a point, a call's interest. */
enum decide_part { DECIDE_POINT = 1, DECIDE_INTEREST };
enum { DECIDE_COUNT = 12 };

static const char *const decide_heads[N_POINT_KINDS] = { N_("Question"), N_("Options"),
	N_("My values and plans"), N_("Skills asked for"), N_("Still unknown") };

/* ---- rows ---- */

/* "3 for, 1 against", "2 people", "I have it". */
static void
decide_count(const struct comparison *c, const struct point *p, bool linear, struct text *out)
{
	size_t n[N_SIDES] = { 0 };

	for (size_t i = 0; i < c->n_evidence; i++)
		n[c->evidence[i].side] += c->evidence[i].point_id == p->id;
	if ((p->kind == POINT_OPTION || p->kind == POINT_VALUE) && linear)
		text_addf(out, "%zu for, %zu against", n[SIDE_FOR], n[SIDE_AGAINST]);
	else if (p->kind == POINT_OPTION || p->kind == POINT_VALUE)
		text_addf(out, "+%zu −%zu", n[SIDE_FOR], n[SIDE_AGAINST]);
	else if (p->kind == POINT_SKILL)
		count_text(out, figure_asked_for(c, p), "person", "people");
}

static void
decide_point(struct compare_view *v, const struct point *p)
{
	struct text count = { 0 }, line = { 0 };

	decide_count(v->c, p, v->app->ui.linear, &count);
	text_add(&line, p->text);
	if (p->kind == POINT_SKILL)
		text_joinf(&line, " · ", "%s", p->mine ? _("I have it") : _("not yet"));
	if (p->kind == POINT_UNKNOWN && p->mine)
		text_joinf(&line, " · ", "%s", _("known now"));
	if (p->kind == POINT_UNKNOWN && *p->contact)
		text_joinf(&line, " · ", "ask %s", p->contact);
	rows_add(&v->rows, rows_id(DECIDE_POINT, p->id), false, "%s\t%s", text_str(&count),
		text_str(&line));
	text_free(&count);
	text_free(&line);
}

static void
decide_interest(struct compare_view *v, size_t call)
{
	const struct compare_call *k = &v->c->calls[call];
	struct text line = { 0 }, count = { 0 };

	text_add(&line, *k->name ? k->name : _("somebody, named later"));
	if (*k->moved)
		text_addf(&line, " · “%s”", k->moved);
	if (v->app->ui.linear)
		interest_say(k, &count);
	else
		interest_bar(k, v->app->ui.ascii, &count);
	rows_add(&v->rows, rows_id(DECIDE_INTEREST, k->id), !k->before && !k->after, "%s\t%s",
		text_str(&count), text_str(&line));
	text_free(&line);
	text_free(&count);
}

static bool
decide_read(struct ui *ui, void *state, struct err *e)
{
	struct compare_view *v = state;

	if (!compare_view_read(ui, v, e))
		return false;
	for (int kind = 0; kind < N_POINT_KINDS; kind++) {
		bool headed = false;
		for (size_t i = 0; i < v->c->n_points; i++) {
			if ((int)v->c->points[i].kind != kind)
				continue;
			if (!headed)
				rows_head(&v->rows, _(decide_heads[kind]));
			headed = true;
			decide_point(v, &v->c->points[i]);
		}
	}
	for (size_t i = 0; i < v->c->n_calls; i++) {
		if (i == 0)
			rows_head(&v->rows, _("Interest before and after"));
		decide_interest(v, i);
	}
	return true;
}

static bool
decide_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	(void)arg;
	return decide_read(ui, state, e);
}

/* ---- a point ---- */

static const struct point *
decide_chosen(struct ui *ui, const struct compare_view *v)
{
	int64_t id = list_id(&v->list);

	for (size_t i = 0; rows_part(id) == DECIDE_POINT && i < v->c->n_points; i++)
		if (v->c->points[i].id == rows_of(id))
			return &v->c->points[i];
	ui_refuse(ui, "Choose an option, a value, a skill or what is unknown first.");
	return NULL;
}

enum { POINT_F_TEXT, POINT_F_MINE, POINT_F_ASK, N_POINT_FIELDS };
static const struct form_field point_fields[N_POINT_FIELDS] = {
	{ "text", N_("Text"), N_("In a few words"), FIELD_LINE, NULL, 0 },
	{ "mine", N_("Mine"), N_("Of a skill: I have it; of what was unknown: I know it now"), FIELD_YES, NULL, 0 },
	{ "ask", N_("Ask"), N_("Of what is unknown: whom to ask; a number or a part of the name"), FIELD_LINE, NULL, 0 },
};

static bool
decide_saved(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct compare_view *v = user;
	struct desk *d = &v->app->desk;
	int64_t contact = *values[POINT_F_ASK] ? contact_find(d, values[POINT_F_ASK], e) : 0;
	bool good = (contact || !*values[POINT_F_ASK]) && point_set(d, v->of, values[POINT_F_TEXT],
		strcmp(values[POINT_F_MINE], "yes") == 0, contact, e);

	if (good)
		ui_reload(ui);
	return good;
}

static void
decide_edit(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	int64_t id = list_id(&v->list);
	const struct point *p;

	if (rows_part(id) == DECIDE_INTEREST) {
		interest_form(ui, &v->of, rows_of(id));
		return;
	}
	p = decide_chosen(ui, v);
	if (!p)
		return;
	v->of = p->id;
	const char *values[N_POINT_FIELDS] = { p->text, p->mine ? "yes" : "no", p->contact };
	ui_form(ui, _(decide_heads[p->kind]), NULL, point_fields, N_POINT_FIELDS, values, decide_saved, v);
}

/* ---- a new one ---- */

static void
decide_typed(struct ui *ui, void *user, const char *text)
{
	struct compare_view *v = user;
	struct err e = { 0 };

	if (!*text)
		return;
	int64_t id = point_add(&v->app->desk, (enum point_kind)v->of, text, &e);
	if (!id)
		ui_err(ui, &e);
	ui_reload(ui);
	if (id)
		list_choose(&v->list, rows_id(DECIDE_POINT, id));
}

static void
decide_kind(struct ui *ui, void *user, size_t nth)
{
	static const char *const labels[N_POINT_KINDS] = { N_("I have to decide"), N_("Option"),
		N_("What matters to me"), N_("Skill"), N_("What I do not know yet") };
	struct compare_view *v = user;

	v->of = (int64_t)nth;
	ui_prompt(ui, _(labels[nth]), "", decide_typed, v);
}

static void
decide_new(struct ui *ui, void *state)
{
	/* In the order of enum point_kind. */
	static const struct answer kinds[N_POINT_KINDS] = { { "q", N_("question") }, { "o", N_("option") },
		{ "v", N_("value") }, { "s", N_("skill") }, { "u", N_("unknown") } };

	ui_choose(ui, _("New:"), kinds, LEN(kinds), decide_kind, state);
}

/* ---- shown, written, deleted ---- */

static void
decide_show(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	const struct point *p;
	struct text card = { 0 };

	if (rows_part(list_id(&v->list)) == DECIDE_INTEREST) {
		decide_edit(ui, v);
		return;
	}
	p = decide_chosen(ui, v);
	for (size_t i = 0; p && i < v->c->n_evidence; i++) {
		const struct evidence *x = &v->c->evidence[i];
		size_t note = x->point_id == p->id ? compare_note_at(v->c, x->note_id) : COMPARE_NONE;
		size_t call = note != COMPARE_NONE ? v->c->notes[note].call
			: x->point_id == p->id ? compare_call_at(v->c, x->interview_id) : COMPARE_NONE;
		if (call == COMPARE_NONE)
			continue;
		text_addf(&card, x->side == SIDE_FOR ? "+ %s: %s\n" : "- %s: %s\n",
			*v->c->calls[call].name ? v->c->calls[call].name : _("somebody"),
			note != COMPARE_NONE ? v->c->notes[note].text : x->text);
	}
	if (p && !card.n)
		text_add(&card, _("Nothing speaks of it yet: y and x on a note in Compare (5) weigh it."));
	if (p)
		ui_card(ui, p->text, text_str(&card));
	text_free(&card);
}

static void
decide_file(struct ui *ui, void *state)
{
	struct compare_view *v = state;

	page_ask(ui, &v->file, ASK_DECISION);
}

static void
decide_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out)
{
	struct compare_view *v = state;
	size_t evidence = 0;

	(void)ui;
	for (size_t i = 0; n && rows_part(ids[0]) == DECIDE_POINT && i < v->c->n_evidence; i++)
		evidence += v->c->evidence[i].point_id == rows_of(ids[0]);
	if (evidence)
		text_addf(out, count_form(evidence, "What %zu note says of it", "What %zu notes say of it"), evidence);
}

static bool
decide_drop(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct compare_view *v = state;
	struct text said = { 0 };
	struct err e = { 0 };
	bool good = n && rows_part(ids[0]) == DECIDE_POINT;

	if (!good)
		err_set(&e, "Enter changes the interest; 0 takes it back.");
	good = good && point_drop(&v->app->desk, rows_of(ids[0]), &said, &e);
	return compare_view_told(ui, good, &said, &e);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", decide_show, "point-open", "Show what speaks for and against it; of a call the interest", KEY_ROW | KEY_FOOT, "open" },
	{ "n", decide_new, "point-new", "Add the question, an option, a value, a skill, something unknown", KEY_FOOT, "new" },
	{ "e", decide_edit, "point-edit", "Edit it: the text, whether it is mine, whom to ask", KEY_ROW | KEY_FOOT, "edit" },
	{ "d", list_delete, "point-delete", "Delete it with what was said of it", KEY_ROW | KEY_FOOT, "delete" },
	{ "r", decide_file, "decision-write", "Write the decision to a file, as a page to print", KEY_FOOT, "page" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
decide_head(const void *state, struct text *left, struct text *right)
{
	const struct compare_view *v = state;
	size_t n = 0;

	for (size_t i = 0; i < v->c->n_evidence; i++)
		n += v->c->evidence[i].point_id != 0;
	text_set(left, _("Decide"));
	count_text(right, n, "piece of evidence", "pieces of evidence");
	return ROLE_TITLE;
}

static const int widths[] = { DECIDE_COUNT, 0 };

static const struct list_screen decide_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct compare_view, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "Nothing to decide is written down yet: n adds the question, options, what matters to you.",
	.none = "There is nothing here yet; n adds it.",
	.read = decide_read,
	.holds = decide_along,
	.drop = decide_drop,
};

const struct screen decide_screen = {
	.name = "decide",
	.title = "Decide",
	.help = "What you have to decide: options, what matters to you, skills, what is still unknown, and "
		"how each call changed your interest. Notes are weighed in Compare (5): y and x.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct compare_view),
	.list = &decide_list,
	.open = decide_open,
	.close = compare_view_close,
	.head = decide_head,
};
