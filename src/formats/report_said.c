/*
 * What was said: the notes under the questions at which they were taken, in the order these were
 * asked; of an assignment, what its questions do not tell.
 */
#include "model/call.h"
#include "report.h"

static void
put_early(const struct report *r, struct document *d)
{
	if (r->without_notes || !report_has_notes(r->call, 0))
		return;
	document_heading(d, 3);
	document_text(d, r->call->n_askings ? _("Before the first question") : _("Notes"));
	report_put_notes(r, 0, d);
}

static void
put_question(const struct report *r, const struct asked *a, int number, struct document *d)
{
	struct text when = { 0 };

	document_heading(d, 3);
	document_textf(d, "%d. %s", number, a->text);
	report_asked_when(r->call, a, &when);
	document_paragraph(d);
	document_emphasis(d, text_str(&when));
	text_free(&when);
	if (r->without_notes)
		return;
	if (report_has_notes(r->call, a->id)) {
		report_put_notes(r, a->id, d);
	} else {
		document_paragraph(d);
		document_text(d, _("No notes."));
	}
}

static bool
is_first_asking(const struct call *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (c->askings[k].asked_id == c->askings[i].asked_id)
			return false;
	return true;
}

enum { REPORT_SLIP_MS = 10000 };

/* Asked, but left again at once without a word on it: it would be an empty section. */
static bool
is_passed_over(const struct call *c, const struct asked *a)
{
	return a->state != ASKED_OFF_SCRIPT && asked_at(c, a->id) >= 0 && !report_has_notes(c, a->id) &&
		(a->state == ASKED_SKIPPED || asked_spent(c, a->id, INT64_MAX / 4) < REPORT_SLIP_MS);
}

/* In the order they were asked, then those answered in passing. */
static void
put_questions(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	int number = 0;

	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		if (a && is_first_asking(c, i) && !report_assigned(r, a) && !is_passed_over(c, a))
			put_question(r, a, ++number, d);
	}
	for (size_t i = 0; i < c->n_asked; i++)
		if (asked_at(c, c->asked[i].id) < 0 && report_was_asked(c, &c->asked[i]) &&
			!report_assigned(r, &c->asked[i]))
			put_question(r, &c->asked[i], ++number, d);
}

static void
put_not_asked(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	bool headed = false;

	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		bool over = is_passed_over(c, a);
		if ((report_was_asked(c, a) && !over) || report_assigned(r, a))
			continue;
		if (!headed) {
			document_heading(d, 2);
			document_text(d, _("Planned, not asked"));
		}
		headed = true;
		document_item(d, 0);
		document_textf(d, a->state == ASKED_SKIPPED ? N_("%s (skipped)")
			: over ? N_("%s (passed over)") : "%s", a->text);
	}
}

static void
put_left_out(const struct call *c, struct document *d)
{
	struct text said = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < c->n_notes; i++)
		n += c->notes[i].record == RECORD_OFF;
	if (n) {
		text_addf(&said, count_form(n, "%zu note off the record is left out.",
			"%zu notes off the record are left out."), n);
		document_paragraph(d);
		document_emphasis(d, text_str(&said));
	}
	text_free(&said);
}

/* Is anything left that the assignment's questions do not tell? */
static bool
report_said_more(const struct report *r)
{
	const struct call *c = r->call;

	if (!r->assignment)
		return c->n_notes || c->n_askings;
	for (size_t i = 0; i < c->n_asked; i++)
		if (report_was_asked(c, &c->asked[i]) && !report_assigned(r, &c->asked[i]))
			return true;
	return !r->without_notes && report_has_notes(c, 0);
}

void
report_said(const struct report *r, struct document *d)
{
	if (report_said_more(r)) {
		document_heading(d, 2);
		document_text(d, r->assignment ? _("What else was said") : _("What was said"));
		if (!r->assignment)
			report_put_legend(r, d);
		put_early(r, d);
		put_questions(r, d);
	}
	if (!r->without_notes)
		put_left_out(r->call, d);
	put_not_asked(r, d);
}
