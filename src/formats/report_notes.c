/*
 * Notes as a report shows them, under whichever heading. What was told, what is only an
 * impression and what is to be done are told apart by words, so that it reads the same on
 * paper and aloud.
 */
#include <string.h>

#include "model/call.h"
#include "report.h"

/* "Dana Ruiz, forecasting, same floor; I may use the name" */
static void
report_notes_referral(const char *text, bool bold, struct document *d)
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
	if (r.may_use_name)
		document_textf(d, "; %s", _("I may use the name"));
	referral_done(&r);
}

static void
report_notes_text(const struct note *n, const char *text, struct document *d)
{
	bool marked = n->kind == NOTE_QUOTE && *text != '"'; /* else it has its marks */

	if (n->marker) {
		document_text(d, _("(marked in the call, not written out)"));
	} else if (n->kind == NOTE_REFERRAL) {
		report_notes_referral(text, false, d);
	} else {
		document_textf(d, marked ? "“%s”" : "%s", text);
	}
}

static bool
report_notes_letter(char c)
{
	return (unsigned char)c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Takes one name out of `text`, wherever it stands as a word. */
static void
report_notes_take_out(struct text *text, const char *name)
{
	struct text out = { 0 };
	const char *from = text_str(text), *at = from;
	size_t n = strlen(name);

	while ((at = strstr(at, name))) {
		if ((at > text->s && report_notes_letter(at[-1])) || report_notes_letter(at[n])) {
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
report_notes_unattributed(const struct report *r, const struct note *n, struct document *d)
{
	const char *name = r->call->who.name;
	struct text text = { 0 };
	struct strings parts = { 0 };

	text_add(&text, n->text);
	if (has(name))
		report_notes_take_out(&text, name);
	strings_split(&parts, name ? name : "", " .");
	for (size_t i = 0; i < parts.n; i++)
		if (strlen(parts.s[i]) > 2)
			report_notes_take_out(&text, parts.s[i]);
	document_textf(d, "%s ", _("(not for attribution)"));
	report_notes_text(n, text_str(&text), d);
	strings_free(&parts);
	text_free(&text);
}

static void
report_notes_put(const struct report *r, const struct note *n, struct document *d)
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
		report_notes_unattributed(r, n, d);
	else
		report_notes_text(n, n->text, d);
	document_text(d, n->starred && !n->marker ? " ★" : "");
}

bool
report_has_notes(const struct call *c, int64_t asked_id)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].asked_id == asked_id && c->notes[i].record != RECORD_OFF)
			return true;
	return false;
}

void
report_put_notes(const struct report *r, int64_t asked_id, struct document *d)
{
	const struct call *c = r->call;

	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].asked_id == asked_id && c->notes[i].record != RECORD_OFF)
			report_notes_put(r, &c->notes[i], d);
}

static bool
report_notes_starred(const struct note *n)
{
	return n->starred && !n->marker && n->record != RECORD_OFF;
}

bool
report_has_starred(const struct call *c)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (report_notes_starred(&c->notes[i]))
			return true;
	return false;
}

void
report_put_starred(const struct report *r, struct document *d)
{
	for (size_t i = 0; i < r->call->n_notes; i++)
		if (report_notes_starred(&r->call->notes[i]))
			report_notes_put(r, &r->call->notes[i], d);
}

/* ---- when a question was asked ---- */

/* Said something about, though it was never the current question. */
static bool
report_notes_in_passing(const struct call *c, const struct asked *a)
{
	return asked_at(c, a->id) < 0 && (a->state == ASKED_ANSWERED ||
		a->state == ASKED_ASKED || a->state == ASKED_OFF_SCRIPT ||
		report_has_notes(c, a->id));
}

bool
report_was_asked(const struct call *c, const struct asked *a)
{
	return asked_at(c, a->id) >= 0 || report_notes_in_passing(c, a);
}

void
report_asked_when(const struct call *c, const struct asked *a, struct text *out)
{
	bool off = a->state == ASKED_OFF_SCRIPT;
	int64_t at = asked_at(c, a->id);
	char stamp[16], spent[16];

	if (at < 0) {
		text_add(out, off ? _("Off the plan") : _("Answered in passing"));
		return;
	}
	clock_text(stamp, at);
	span_text(spent, asked_spent(c, a->id, INT64_MAX / 4));
	text_addf(out, "%s at %s", off ? _("Off the plan, asked") : _("Asked"), stamp);
	if (clock_ended(&c->clock) && call_measured(c))
		text_joinf(out, ", ", "%s long", spent);
}

void
report_put_legend(const struct report *r, struct document *d)
{
	if (!r->call->n_notes && !r->call->n_askings)
		return;
	document_paragraph(d);
	document_emphasis(d, r->without_notes ? _("Times are minutes and seconds into the call.")
		: _("Times are minutes and seconds into the call. A fact is what I was told, "
		"an impression is mine; ★ marks what I want to come back to."));
}

/* ---- who was named ---- */

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
		report_notes_referral(c->notes[i].text, true, d);
	}
}
