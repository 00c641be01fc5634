/*
 * What was said: the notes under the questions at which they were taken, in
 * the order these were asked. What was told, what is only an impression and
 * what is to be done are told apart by words, so that it reads the same on
 * paper and aloud.
 */
#include "model/call.h"
#include "report.h"

/* "Dana Ruiz, forecasting, same floor; I may use the name" */
static void
put_referral(const char *text, bool bold, struct text *out)
{
	struct referral r = { 0 };

	if (!referral_read(&r, text)) {
		md_line(out, text);
		return;
	}
	text_add(out, bold ? "**" : "");
	md_line(out, r.name);
	text_add(out, bold ? "**" : "");
	const char *parts[] = { r.role, r.where };
	for (size_t i = 0; i < LEN(parts); i++)
		if (has(parts[i])) {
			text_add(out, ", ");
			md_line(out, parts[i]);
		}
	text_add(out, r.may_use_name ? "; I may use the name" : "");
	referral_done(&r);
}

static void
put_note_text(const struct note *n, struct text *out)
{
	if (n->marker) {
		text_add(out, "(marked in the call, not written out)");
	} else if (n->kind == NOTE_REFERRAL) {
		put_referral(n->text, false, out);
	} else if (n->kind == NOTE_QUOTE) {
		text_add(out, "“");
		md_line(out, n->text);
		text_add(out, "”");
	} else {
		md_line(out, n->text);
	}
}

static void
put_note(const struct report *r, const struct note *n, struct text *out)
{
	static const char *const words[N_NOTE_KINDS] = {
		[NOTE_FACT] = "**Fact:** ",
		[NOTE_IMPRESSION] = "**My impression:** ",
		[NOTE_QUOTE] = "**In their words:** ",
		[NOTE_STEP] = "**To do:** ",
		[NOTE_REFERRAL] = "**Named:** ",
	};
	char at[16];

	clock_text(at, clock_at(&r->call->clock, n->axis_ms));
	text_addf(out, "- %s %s%s", at, n->marker && n->starred ? "★ " : "",
		words[n->kind] ? words[n->kind] : "");
	put_note_text(n, out);
	text_add(out, n->starred && !n->marker ? " ★\n" : "\n");
}

/* The notes taken at a question (0: before the first); how many. */
static size_t
put_notes(const struct report *r, int64_t asked_id, struct text *out)
{
	const struct call *c = r->call;
	size_t n = 0;

	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].asked_id == asked_id) {
			put_note(r, &c->notes[i], out);
			n++;
		}
	return n;
}

static void
put_early(const struct report *r, struct text *out)
{
	struct text notes = { 0 };

	if (put_notes(r, 0, &notes)) {
		text_addf(out, "### %s\n\n%s\n",
			r->call->n_askings ? "Before the first question" : "Notes", notes.s);
	}
	text_free(&notes);
}

static void
put_question(const struct report *r, const struct asked *a, int number, struct text *out)
{
	const struct call *c = r->call;
	int64_t at = asked_at(c, a->id);
	bool off = a->state == ASKED_OFF_SCRIPT;
	char stamp[16], spent[16];

	text_addf(out, "### %d. ", number);
	md_line(out, a->text);
	if (at >= 0) {
		clock_text(stamp, at);
		span_text(spent, asked_spent(c, a->id, INT64_MAX / 4));
		text_addf(out, "\n\n*%s at %s", off ? "Off the plan, asked" : "Asked", stamp);
		text_addf(out, clock_ended(&c->clock) ? ", %s long*\n\n" : "*\n\n", spent);
	} else {
		text_addf(out, "\n\n*%s*\n\n", off ? "Off the plan" : "Answered in passing");
	}
	if (!put_notes(r, a->id, out))
		text_add(out, "No notes.\n");
	text_addc(out, '\n');
}

static bool
has_notes(const struct call *c, int64_t asked_id)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].asked_id == asked_id)
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
put_questions(const struct report *r, struct text *out)
{
	const struct call *c = r->call;
	int number = 0;

	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		if (a && is_first_asking(c, i))
			put_question(r, a, ++number, out);
	}
	for (size_t i = 0; i < c->n_asked; i++)
		if (is_in_passing(c, &c->asked[i]))
			put_question(r, &c->asked[i], ++number, out);
}

static void
put_not_asked(const struct report *r, struct text *out)
{
	const struct call *c = r->call;
	bool headed = false;

	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		if (asked_at(c, a->id) >= 0 || is_in_passing(c, a))
			continue;
		text_add(out, headed ? "- " : "## Planned, not asked\n\n- ");
		headed = true;
		md_line(out, a->text);
		text_add(out, a->state == ASKED_SKIPPED ? " (skipped)\n" : "\n");
	}
	text_add(out, headed ? "\n" : "");
}

void
report_said(const struct report *r, struct text *out)
{
	if (!r->call->n_notes && !r->call->n_askings) {
		put_not_asked(r, out);
		return;
	}
	text_add(out, "## What was said\n\n*Times are minutes and seconds into the call. A fact is "
		"what I was told, an impression is mine; ★ marks what I want to come back to.*\n\n");
	put_early(r, out);
	put_questions(r, out);
	put_not_asked(r, out);
}

void
report_named(const struct report *r, struct text *out)
{
	const struct call *c = r->call;
	bool headed = false;

	for (size_t i = 0; i < c->n_notes; i++) {
		if (c->notes[i].kind != NOTE_REFERRAL || c->notes[i].marker)
			continue;
		text_add(out, headed ? "- " : "## People named\n\n- ");
		headed = true;
		put_referral(c->notes[i].text, true, out);
		text_addc(out, '\n');
	}
	text_add(out, headed ? "\n" : "");
}
