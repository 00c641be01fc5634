/* Keys of Decide: a point is added, changed, shown with what speaks for it, deleted. */
#include <string.h>

#include "decide.h"
#include "screens/interest_form.h"

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

void
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

void
decide_new(struct ui *ui, void *state)
{
	/* In the order of enum point_kind. */
	static const struct answer kinds[N_POINT_KINDS] = { { "q", N_("question") }, { "o", N_("option") },
		{ "v", N_("value") }, { "s", N_("skill") }, { "u", N_("unknown") } };

	ui_choose(ui, _("New:"), kinds, LEN(kinds), decide_kind, state);
}

void
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

void
decide_file(struct ui *ui, void *state)
{
	struct compare_view *v = state;

	page_ask(ui, &v->file, ASK_DECISION);
}

void
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

bool
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
