/* Rows of Decide: the points of a decision, what speaks for each, and the interest. */
#include "decide.h"

const char *const decide_heads[N_POINT_KINDS] = { N_("Question"), N_("Options"),
	N_("My values and plans"), N_("Skills asked for"), N_("Still unknown") };

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

bool
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
