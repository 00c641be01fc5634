/*
 * What was said: the notes under the questions at which they were taken, in
 * the order these were asked. What was told, what is only an impression and
 * what is to be done are told apart by words, so that it reads the same on
 * paper and aloud.
 */
#include <string.h>

#include "model/call.h"
#include "report.h"

/* "Dana Ruiz, forecasting, same floor; I may use the name" */
static void
put_referral(const char *text, bool bold, struct document *d)
{
	struct referral r = { 0 };

	if (!referral_read(&r, text)) {
		document_text(d, text);
		return;
	}
	if (bold)
		document_strong(d, r.name);
	else
		document_text(d, r.name);
	const char *parts[] = { r.role, r.where };
	for (size_t i = 0; i < LEN(parts); i++)
		if (has(parts[i]))
			document_textf(d, ", %s", parts[i]);
	document_text(d, r.may_use_name ? _("; I may use the name") : "");
	referral_done(&r);
}

static void
put_note_text(const struct note *n, const char *text, struct document *d)
{
	bool marked = n->kind == NOTE_QUOTE && *text != '"'; /* else it has its marks */

	if (n->marker) {
		document_text(d, _("(marked in the call, not written out)"));
	} else if (n->kind == NOTE_REFERRAL) {
		put_referral(text, false, d);
	} else {
		document_textf(d, marked ? "“%s”" : "%s", text);
	}
}

static bool
is_letter(char c)
{
	return (unsigned char)c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Takes one name out of `text`, wherever it stands as a word. */
static void
report_said_take_out(struct text *text, const char *name)
{
	struct text out = { 0 };
	const char *from = text_str(text), *at = from;
	size_t n = strlen(name);

	while ((at = strstr(at, name))) {
		if ((at > text->s && is_letter(at[-1])) || is_letter(at[n])) {
			at += n;
			continue;
		}
		text_addn(&out, from, (size_t)(at - from));
		text_add(&out, _("[name]"));
		from = at += n;
	}
	text_add(&out, from);
	text_set(text, text_str(&out));
	text_free(&out);
}

/* Not to be attributed: without the name, whole or in parts. */
static void
put_unattributed(const struct report *r, const struct note *n, struct document *d)
{
	const char *name = r->call->who.name;
	struct text text = { 0 };
	struct strings parts = { 0 };

	text_add(&text, n->text);
	if (has(name))
		report_said_take_out(&text, name);
	strings_split(&parts, name ? name : "", " .");
	for (size_t i = 0; i < parts.n; i++)
		if (strlen(parts.s[i]) > 2)
			report_said_take_out(&text, parts.s[i]);
	document_text(d, _("(not for attribution) "));
	put_note_text(n, text_str(&text), d);
	strings_free(&parts);
	text_free(&text);
}

static void
report_said_put_note(const struct report *r, const struct note *n, struct document *d)
{
	static const char *const words[N_NOTE_KINDS] = {
		[NOTE_FACT] = "Fact:",
		[NOTE_IMPRESSION] = "My impression:",
		[NOTE_QUOTE] = "In their words:",
		[NOTE_STEP] = "To do:",
		[NOTE_REFERRAL] = "Named:",
	};
	char at[16];

	clock_text(at, clock_at(&r->call->clock, n->axis_ms));
	document_item(d, 0);
	if (call_stamped(r->call, n->axis_ms))
		document_textf(d, "%s ", at);
	document_text(d, n->marker && n->starred ? "★ " : "");
	if (words[n->kind]) {
		document_strong(d, words[n->kind]);
		document_text(d, " ");
	}
	if (n->record == RECORD_UNATTRIBUTED && !n->marker)
		put_unattributed(r, n, d);
	else
		put_note_text(n, n->text, d);
	document_text(d, n->starred && !n->marker ? " ★" : "");
}

/* The notes taken at a question (0: before the first); how many. */
static size_t
put_notes(const struct report *r, int64_t asked_id, struct document *d)
{
	const struct call *c = r->call;
	size_t n = 0;

	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].asked_id == asked_id && c->notes[i].record != RECORD_OFF) {
			report_said_put_note(r, &c->notes[i], d);
			n++;
		}
	return n;
}

static bool has_notes(const struct call *c, int64_t asked_id);

static void
put_early(const struct report *r, struct document *d)
{
	if (!has_notes(r->call, 0))
		return;
	document_heading(d, 3);
	document_text(d, r->call->n_askings ? _("Before the first question") : _("Notes"));
	put_notes(r, 0, d);
}

static void
put_question(const struct report *r, const struct asked *a, int number, struct document *d)
{
	const struct call *c = r->call;
	int64_t at = asked_at(c, a->id);
	bool off = a->state == ASKED_OFF_SCRIPT;
	char stamp[16], spent[16];
	struct text when = { 0 };

	document_heading(d, 3);
	document_textf(d, "%d. %s", number, a->text);
	if (at >= 0) {
		clock_text(stamp, at);
		span_text(spent, asked_spent(c, a->id, INT64_MAX / 4));
		text_addf(&when, "%s at %s", off ? _("Off the plan, asked") : _("Asked"), stamp);
		if (clock_ended(&c->clock) && call_measured(c))
			text_addf(&when, ", %s long", spent);
	} else {
		text_add(&when, off ? _("Off the plan") : _("Answered in passing"));
	}
	document_paragraph(d);
	document_emphasis(d, text_str(&when));
	text_free(&when);
	if (!put_notes(r, a->id, d)) {
		document_paragraph(d);
		document_text(d, _("No notes."));
	}
}

static bool
has_notes(const struct call *c, int64_t asked_id)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].asked_id == asked_id && c->notes[i].record != RECORD_OFF)
			return true;
	return false;
}

/* Said something about, though it was never the current question. */
static bool
is_in_passing(const struct call *c, const struct asked *a)
{
	return asked_at(c, a->id) < 0 && (a->state == ASKED_ANSWERED ||
		a->state == ASKED_ASKED || a->state == ASKED_OFF_SCRIPT || has_notes(c, a->id));
}

static bool
is_first_asking(const struct call *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (c->askings[k].asked_id == c->askings[i].asked_id)
			return false;
	return true;
}

/* In the order they were asked, then those answered in passing. */
static void
put_questions(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	int number = 0;

	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		if (a && is_first_asking(c, i))
			put_question(r, a, ++number, d);
	}
	for (size_t i = 0; i < c->n_asked; i++)
		if (is_in_passing(c, &c->asked[i]))
			put_question(r, &c->asked[i], ++number, d);
}

static void
put_not_asked(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	bool headed = false;

	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		if (asked_at(c, a->id) >= 0 || is_in_passing(c, a))
			continue;
		if (!headed) {
			document_heading(d, 2);
			document_text(d, _("Planned, not asked"));
		}
		headed = true;
		document_item(d, 0);
		document_textf(d, "%s%s", a->text, a->state == ASKED_SKIPPED ? _(" (skipped)") : "");
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

void
report_said(const struct report *r, struct document *d)
{
	if (!r->call->n_notes && !r->call->n_askings) {
		put_not_asked(r, d);
		return;
	}
	document_heading(d, 2);
	document_text(d, _("What was said"));
	document_paragraph(d);
	document_emphasis(d, _("Times are minutes and seconds into the call. A fact is what I was told, "
		"an impression is mine; ★ marks what I want to come back to."));
	put_early(r, d);
	put_questions(r, d);
	put_left_out(r->call, d);
	put_not_asked(r, d);
}

void
report_named(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	bool headed = false;

	for (size_t i = 0; i < c->n_notes; i++) {
		if (c->notes[i].kind != NOTE_REFERRAL || c->notes[i].marker ||
			c->notes[i].record == RECORD_OFF)
			continue;
		if (!headed) {
			document_heading(d, 2);
			document_text(d, _("People named"));
		}
		headed = true;
		document_item(d, 0);
		put_referral(c->notes[i].text, true, d);
	}
}
