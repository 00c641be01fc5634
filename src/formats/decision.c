/* decision.c: what I have to decide, as a page: options, values, interest, skills, what is unknown. */
#include <string.h>

#include "formats_compare.h"

enum { DECISION_LINES = 6 };

static const char *
decision_question(const struct comparison *c)
{
	for (size_t i = 0; i < c->n_points; i++)
		if (c->points[i].kind == POINT_QUESTION)
			return c->points[i].text;
	return _("What I have to decide");
}

static bool
decision_has(const struct comparison *c, enum point_kind kind)
{
	for (size_t i = 0; i < c->n_points; i++)
		if (c->points[i].kind == kind)
			return true;
	return false;
}

/* ---- evidence ---- */

/* The words, and who said them when. A whole conversation has the sentence about it. */
static void
decision_put_evidence(const struct compare_page *p, const struct evidence *v, struct document *d)
{
	size_t note = compare_note_at(p->c, v->note_id);
	size_t call = note != COMPARE_NONE ? p->c->notes[note].call : compare_call_at(p->c, v->interview_id);
	bool nameless = note != COMPARE_NONE && p->c->notes[note].record != RECORD_ON;
	struct text who = { 0 };

	if (call == COMPARE_NONE)
		return;
	if (nameless)
		text_add(&who, _("somebody"));
	else
		compare_call_text(p, call, &who);
	if (note != COMPARE_NONE)
		document_textf(d, "%s", p->c->notes[note].text);
	if (v->text && *v->text)
		document_textf(d, note != COMPARE_NONE ? " (%s)" : "%s", v->text);
	document_text(d, note != COMPARE_NONE || (v->text && *v->text) ? " — " : "");
	document_emphasis(d, text_str(&who));
	text_free(&who);
}

/* Off the record, or of a call that was deleted: it is not told. */
static bool
decision_is_told(const struct comparison *c, const struct evidence *v)
{
	return v->note_id ? compare_note_at(c, v->note_id) != COMPARE_NONE
		: compare_call_at(c, v->interview_id) != COMPARE_NONE;
}

static size_t
decision_put_side(const struct compare_page *p, const struct point *point, enum side side,
	struct document *d)
{
	size_t n = 0;

	for (size_t i = 0; i < p->c->n_evidence; i++) {
		const struct evidence *v = &p->c->evidence[i];
		if (v->point_id != point->id || v->side != side || !decision_is_told(p->c, v))
			continue;
		document_item(d, 0);
		decision_put_evidence(p, v, d);
		n++;
	}
	if (!n) {
		document_item(d, 0);
		document_text(d, _("nothing yet"));
	}
	return n;
}

static void
decision_put_point(const struct compare_page *p, const struct point *point, const char *pro,
	const char *con, struct document *d)
{
	document_heading(d, 3);
	document_text(d, point->text);
	document_paragraph(d);
	document_strong(d, pro);
	decision_put_side(p, point, SIDE_FOR, d);
	document_paragraph(d);
	document_strong(d, con);
	decision_put_side(p, point, SIDE_AGAINST, d);
}

static void
decision_put_options(const struct compare_page *p, struct document *d)
{
	document_heading(d, 2);
	document_text(d, _("Options"));
	if (!decision_has(p->c, POINT_OPTION))
		document_say(d, _("No option is written down yet."));
	for (size_t i = 0; i < p->c->n_points; i++)
		if (p->c->points[i].kind == POINT_OPTION)
			decision_put_point(p, &p->c->points[i], _("What speaks for it"),
				_("What speaks against it"), d);
}

/* ---- values, with each conversation's answer ---- */

static void
decision_put_answers(const struct compare_page *p, struct document *d)
{
	bool headed = false;

	for (size_t i = 0; i < p->c->n_calls; i++) {
		struct text who = { 0 };
		if (!*p->c->calls[i].values)
			continue;
		if (!headed) {
			document_heading(d, 3);
			document_text(d, _("Does it fit me? After each conversation"));
		}
		headed = true;
		compare_call_text(p, i, &who);
		document_item(d, 0);
		document_text(d, p->c->calls[i].values);
		document_text(d, " — ");
		document_emphasis(d, text_str(&who));
		text_free(&who);
	}
}

static void
decision_put_values(const struct compare_page *p, struct document *d)
{
	document_heading(d, 2);
	document_text(d, _("My values and plans"));
	if (!decision_has(p->c, POINT_VALUE))
		document_say(d, _("No value is written down yet."));
	for (size_t i = 0; i < p->c->n_points; i++)
		if (p->c->points[i].kind == POINT_VALUE)
			decision_put_point(p, &p->c->points[i], _("What fits"), _("What does not"), d);
	decision_put_answers(p, d);
}

/* ---- interest ---- */

static void
decision_put_interest(const struct compare_page *p, struct document *d)
{
	bool headed = false;

	for (size_t i = 0; i < p->c->n_calls; i++) {
		const struct compare_call *k = &p->c->calls[i];
		if (!k->before && !k->after)
			continue;
		if (!headed) {
			document_heading(d, 2);
			document_text(d, _("Interest before and after"));
			compare_put_interest_picture(p, d);
		}
		headed = true;
		document_item(d, 0);
		compare_put_interest(p, i, d);
	}
}

/* ---- skills, what is unknown ---- */

static void
decision_put_skills(const struct compare_page *p, struct document *d)
{
	static const char *const heads[] = { N_("Skill"), N_("Asked for by"), N_("I have it") };

	if (!decision_has(p->c, POINT_SKILL))
		return;
	document_heading(d, 2);
	document_text(d, _("Skills asked for, and mine"));
	document_row(d);
	for (size_t i = 0; i < LEN(heads); i++) {
		document_cell(d);
		document_text(d, _(heads[i]));
	}
	for (size_t i = 0; i < p->c->n_points; i++) {
		const struct point *s = &p->c->points[i];
		struct text people = { 0 };
		if (s->kind != POINT_SKILL)
			continue;
		count_text(&people, figure_asked_for(p->c, s), "person", "people");
		document_row(d);
		document_cell(d);
		document_text(d, s->text);
		document_cell(d);
		document_text(d, text_str(&people));
		document_cell(d);
		document_text(d, s->mine ? _("yes") : _("not yet"));
		text_free(&people);
	}
}

static void
decision_put_unknown(const struct compare_page *p, struct document *d)
{
	document_heading(d, 2);
	document_text(d, _("What is still unknown, and whom to ask"));
	for (size_t i = 0; i < p->c->n_points; i++) {
		const struct point *u = &p->c->points[i];
		if (u->kind != POINT_UNKNOWN)
			continue;
		document_task(d, u->mine);
		if (*u->contact)
			document_textf(d, "%s Ask %s.", u->text, u->contact);
		else
			document_text(d, u->text);
	}
	for (size_t i = 0; i < p->c->n_notes; i++)
		if (claim_is_open(p->c, i)) {
			document_task(d, false);
			document_textf(d, "Is it true that “%s”? Only %s says it.", p->c->notes[i].text,
				compare_who(p->c, i));
		}
	if (!decision_has(p->c, POINT_UNKNOWN))
		document_say(d, _("Nothing else is written down as unknown."));
}

void
decision_as(const struct compare_page *p, enum page_format as, struct text *out)
{
	struct document d = { 0 };

	document_title(&d, decision_question(p->c));
	document_heading(&d, 1);
	document_text(&d, decision_question(p->c));
	decision_put_options(p, &d);
	decision_put_values(p, &d);
	decision_put_interest(p, &d);
	decision_put_skills(p, &d);
	decision_put_unknown(p, &d);
	document_heading(&d, 2);
	document_text(&d, _("What I decide, and why"));
	document_lines(&d, DECISION_LINES);
	document_write(&d, as, out);
	document_done(&d);
}
