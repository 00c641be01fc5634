/* compare.c: what many conversations say, as a page: themes, claims, what was new, the questions. */
#include <stdlib.h>
#include <string.h>

#include "formats_compare.h"

/* ---- what it is about ---- */

static size_t
compare_people(const struct comparison *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_calls; i++) {
		bool first = true;
		for (size_t k = 0; first && k < i; k++)
			first = !compare_same_person(c, k, i);
		n += first;
	}
	return n;
}

static void
compare_put_period(const struct compare_page *p, struct document *d)
{
	const struct comparison *c = p->c;
	struct text t = { 0 }, people = { 0 }, first = { 0 }, last = { 0 };

	count_text(&people, compare_people(c), "person", "people");
	text_addf(&t, count_form(c->n_calls, "%zu conversation with %s", "%zu conversations with %s"),
		c->n_calls, text_str(&people));
	if (c->n_calls)
		time_format(&first, "%-d %B %Y", c->calls[0].began_ms, p->zone);
	if (c->n_calls > 1)
		time_format(&last, "%-d %B %Y", c->calls[c->n_calls - 1].began_ms, p->zone);
	if (last.n)
		text_joinf(&t, ", ", "%s to %s", text_str(&first), text_str(&last));
	else if (first.n)
		text_joinf(&t, ", ", "%s", text_str(&first));
	text_add(&t, ".");
	text_free(&people);
	text_free(&first);
	text_free(&last);
	document_paragraph(d);
	document_text(d, text_str(&t));
	text_free(&t);
}

static void
compare_put_head(const struct compare_page *p, struct document *d)
{
	document_title(d, _("What the conversations say"));
	document_heading(d, 1);
	document_text(d, _("What the conversations say"));
	compare_put_period(p, d);
	if (*p->said) {
		document_paragraph(d);
		document_textf(d, "Only these notes are looked at: %s.", p->said);
	}
	if (p->c->off_record) {
		document_paragraph(d);
		document_textf(d, count_form(p->c->off_record,
			"%zu line off the record is left out.", "%zu lines off the record are left out."),
			p->c->off_record);
	}
}

/* ---- themes ---- */

static void
compare_note_put(const struct compare_note *n, struct document *d)
{
	struct text t = { 0 };

	compare_note_text(n, &t);
	document_text(d, text_str(&t));
	text_free(&t);
}

static void
compare_put_quote(const struct compare_page *p, size_t note, struct document *d)
{
	const struct compare_note *n = &p->c->notes[note];

	document_item(d, 0);
	compare_note_put(n, d);
	document_text(d, " — ");
	document_emphasis(d, compare_who(p->c, note));
	if (compare_is_impression(n))
		document_textf(d, " %s", _("(my impression)"));
}

static void
compare_put_quotes(const struct compare_page *p, const struct theme *t, struct document *d)
{
	for (size_t i = 0; i < p->c->n_notes; i++) {
		const struct compare_filter only = { .theme_id = t->id };
		bool own = compare_passes(p->c, p->filter, i) && compare_passes(p->c, &only, i);
		for (size_t k = 0; own && k < p->c->themes.n; k++) /* under it: told there */
			own = !(themes_above(&p->c->themes, &p->c->themes.t[k]) == t &&
				!p->c->themes.t[k].merged_id &&
				compare_has_theme(p->c, i, p->c->themes.t[k].id));
		if (own)
			compare_put_quote(p, i, d);
	}
}

static void
compare_put_theme(const struct compare_page *p, const struct theme *t, struct document *d)
{
	struct breadth b = figure_theme(p->c, p->filter, t->id);
	struct text how = { 0 };

	if (!b.notes)
		return;
	document_heading(d, themes_above(&p->c->themes, t) ? 4 : 3);
	document_text(d, t->name);
	breadth_text(b, &how);
	document_paragraph(d);
	document_emphasis(d, text_str(&how));
	if (b.people == 1)
		document_textf(d, " %s", _("It rests on one person."));
	document_say(d, t->memo);
	compare_put_quotes(p, t, d);
	text_free(&how);
}

static void
compare_put_themes(const struct compare_page *p, struct document *d)
{
	document_heading(d, 2);
	document_text(d, _("Themes"));
	if (!p->c->n_tags)
		document_say(d, _("No note has a theme yet."));
	else
		compare_put_theme_picture(p, d);
	for (size_t i = 0; i < p->c->themes.n; i++)
		if (!p->c->themes.t[i].merged_id)
			compare_put_theme(p, &p->c->themes.t[i], d);
}

/* ---- claims ---- */

/* The notes that bear a claim out or contradict it, one a line of the cell. */
static void
compare_put_side(const struct comparison *c, size_t note, enum side side, struct document *d)
{
	bool any = false;

	for (size_t i = 0; i < c->n_evidence; i++) {
		const struct evidence *v = &c->evidence[i];
		size_t by = v->claim_id == c->notes[note].id && v->side == side
			? compare_note_at(c, v->note_id) : COMPARE_NONE;
		if (by == COMPARE_NONE)
			continue;
		document_text(d, any ? ";\n" : "");
		document_textf(d, "%s: %s", compare_who(c, by), c->notes[by].text);
		any = true;
	}
	if (!any)
		document_text(d, "–");
}

static void
compare_put_claim(const struct compare_page *p, size_t note, struct document *d)
{
	const struct comparison *c = p->c;

	document_row(d);
	document_cell(d);
	document_textf(d, "%s: %s", compare_who(c, note), c->notes[note].text);
	document_cell(d);
	compare_put_side(c, note, SIDE_FOR, d);
	document_cell(d);
	compare_put_side(c, note, SIDE_AGAINST, d);
}

static void
compare_put_claim_head(struct document *d)
{
	static const char *const heads[] = { N_("Claim"), N_("Confirmed by"), N_("Contradicted by") };

	document_row(d);
	for (size_t i = 0; i < LEN(heads); i++) {
		document_cell(d);
		document_text(d, _(heads[i]));
	}
}

/* What nobody else has spoken of yet, as sentences behind the table. */
static void
compare_put_open(const struct compare_page *p, struct document *d)
{
	for (size_t i = 0; i < p->c->n_notes; i++) {
		if (!claim_is_open(p->c, i) || !compare_passes(p->c, p->filter, i))
			continue;
		document_item(d, 0);
		document_textf(d, "“%s” rests on %s alone: ask the next person.", p->c->notes[i].text,
			compare_who(p->c, i));
	}
}

/* Contradictions first: they are what one has to think about. */
static void
compare_put_claims(const struct compare_page *p, struct document *d)
{
	bool headed = false;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < p->c->n_notes; i++) {
			struct claim_figure f = { 0 };
			if (p->c->notes[i].claim && compare_passes(p->c, p->filter, i))
				f = figure_claim(p->c, i);
			if ((pass == 0) != (f.opponents > 0) || !(f.opponents + f.backers))
				continue;
			if (!headed)
				compare_put_claim_head(d);
			headed = true;
			compare_put_claim(p, i, d);
		}
	compare_put_open(p, d);
}

static void
compare_put_claims_all(const struct compare_page *p, struct document *d)
{
	bool any = false;

	for (size_t i = 0; !any && i < p->c->n_notes; i++)
		any = p->c->notes[i].claim && compare_passes(p->c, p->filter, i);
	if (!any)
		return;
	document_heading(d, 2);
	document_text(d, _("Claims and contradictions"));
	compare_put_claims(p, d);
}

/* ---- what each conversation added; whether they are too alike ---- */

static void
compare_put_new_of(const struct compare_page *p, size_t call, struct document *d)
{
	struct strings names = { 0 };
	struct text who = { 0 }, all = { 0 };

	compare_call_text(p, call, &who);
	compare_new_themes(p->c, call, &names);
	strings_join(&names, ", ", &all);
	document_numbered(d, (int)call + 1);
	if (names.n)
		document_textf(d, "%s: %zu new (%s)", text_str(&who), names.n, text_str(&all));
	else
		document_textf(d, "%s: nothing new", text_str(&who));
	strings_free(&names);
	text_free(&who);
	text_free(&all);
}

static void
compare_put_new(const struct compare_page *p, struct document *d)
{
	size_t dry = figure_nothing_new(p->c);
	struct text t = { 0 };

	if (!p->c->n_tags)
		return;
	document_heading(d, 2);
	document_text(d, _("What each conversation added"));
	for (size_t i = 0; i < p->c->n_calls; i++)
		compare_put_new_of(p, i, d);
	if (dry) {
		nothing_new_text(dry, &t);
		document_say(d, text_str(&t));
	}
	text_free(&t);
}

static void
compare_put_alike(const struct compare_page *p, struct document *d)
{
	bool headed = false;

	for (int in = 0; in < N_ALIKE; in++) {
		struct alike_figure f = figure_alike(p->c, (enum alike)in);
		struct text t = { 0 };
		if (!f.same)
			continue;
		if (!headed) {
			document_heading(d, 2);
			document_text(d, _("Too much alike"));
		}
		headed = true;
		alike_text((enum alike)in, f, &t);
		document_item(d, 0);
		document_text(d, text_str(&t));
		text_free(&t);
	}
}

/* ---- questions, side by side ---- */

/* What one person said at a question, or what I thought: one note a line of the cell. */
static void
compare_put_cell(const struct compare_page *p, size_t question, size_t call, bool named,
	bool impression, struct document *d)
{
	bool any = false;

	document_cell(d);
	for (size_t i = 0; i < p->c->n_notes; i++) {
		const struct compare_note *n = &p->c->notes[i];
		if (n->question != question || n->call != call || !compare_passes(p->c, p->filter, i) ||
			compare_is_impression(n) != impression || (n->record == RECORD_ON) != named)
			continue;
		document_text(d, any ? ";\n" : "");
		any = true;
		document_text(d, n->starred ? "★ " : "");
		compare_note_put(n, d);
		if (n->claim)
			document_textf(d, " %s", _("(claim)"));
	}
	if (!any)
		document_text(d, "–");
}

static bool
compare_has_answer(const struct compare_page *p, size_t question, size_t call, bool named)
{
	for (size_t i = 0; i < p->c->n_notes; i++)
		if (p->c->notes[i].question == question && p->c->notes[i].call == call &&
			(p->c->notes[i].record == RECORD_ON) == named && compare_passes(p->c, p->filter, i))
			return true;
	return false;
}

static void
compare_put_answer(const struct compare_page *p, size_t question, size_t call, bool named,
	struct document *d)
{
	struct text position = { 0 };

	if (!compare_has_answer(p, question, call, named))
		return;
	document_row(d);
	document_cell(d);
	if (named) {
		compare_position(&p->c->calls[call], &position);
		document_strong(d, *p->c->calls[call].name ? p->c->calls[call].name
			: _("somebody, named later"));
		document_textf(d, "\n%s", text_str(&position));
	} else {
		document_strong(d, _("somebody"));
	}
	compare_put_cell(p, question, call, named, false, d);
	compare_put_cell(p, question, call, named, true, d);
	text_free(&position);
}

static void
compare_put_question(const struct compare_page *p, size_t question, struct document *d)
{
	static const char *const heads[] = { N_("Who"), N_("What they said"), N_("What I thought") };
	const struct compare_question *q = &p->c->questions[question];
	struct text how = { 0 };

	breadth_text(figure_question(p->c, p->filter, question), &how);
	document_heading(d, 3);
	document_text(d, q->brief);
	document_paragraph(d);
	document_text(d, q->text);
	document_text(d, " ");
	document_emphasis(d, text_str(&how));
	document_row(d);
	for (size_t i = 0; i < LEN(heads); i++) {
		document_cell(d);
		document_text(d, _(heads[i]));
	}
	for (size_t call = 0; call < p->c->n_calls; call++) {
		compare_put_answer(p, question, call, true, d);
		compare_put_answer(p, question, call, false, d);
	}
	text_free(&how);
}

static void
compare_put_questions(const struct compare_page *p, struct document *d)
{
	size_t *order, n = compare_ranked(p->c, p->filter, &order);

	document_heading(d, 2);
	document_text(d, _("Question by question"));
	if (!n)
		document_say(d, _("No note was taken at a question."));
	for (size_t i = 0; i < n; i++)
		compare_put_question(p, order[i], d);
	free(order);
}

void
compare_as(const struct compare_page *p, enum page_format as, struct text *out)
{
	struct document d = { 0 };

	compare_put_head(p, &d);
	compare_put_themes(p, &d);
	compare_put_claims_all(p, &d);
	compare_put_new(p, &d);
	compare_put_alike(p, &d);
	compare_put_questions(p, &d);
	document_write(&d, as, out);
	document_done(&d);
}
