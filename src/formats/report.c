/*
 * The report: a conversation as the document one hands in, and the plan as a
 * sheet to print. Built once as a document, written in any of its formats.
 */
#include "report.h"

#include <string.h>

#include "model/brief.h"
#include "model/card.h"
#include "model/due.h"
#include "model/step.h"

/* ---- who ---- */

static void
formats_report_put_title(const struct report *r, struct document *d)
{
	struct text title = { 0 };

	text_addf(&title, "%s with %s",
		r->call->interview.practice ? _("Practice conversation") : _("Conversation"),
		has(r->call->who.name) ? r->call->who.name : _("somebody"));
	document_title(d, title.s);
	document_heading(d, 1);
	document_text(d, title.s);
	text_free(&title);
}

/* "Grid planner, Northlight Energy" in bold; nothing when neither is known. */
static bool
put_position(const struct report *r, struct document *d)
{
	struct text who = { 0 };

	who_text(&who, r->call->who.role, r->call->who.organisation);
	if (who.n) {
		document_paragraph(d);
		document_strong(d, who.s);
	}
	text_free(&who);
	return has(r->call->who.role) || has(r->call->who.organisation);
}

static void
put_why(const struct report *r, struct document *d)
{
	const struct contact *who = &r->call->who;

	if (!has(who->why) && !has(who->common))
		return;
	document_heading(d, 2);
	document_textf(d, "Why %s", has(who->name) ? who->name : _("this person"));
	document_say(d, who->why);
	if (has(who->common)) {
		document_paragraph(d);
		document_strong(d, _("Common ground:"));
		document_textf(d, " %s", who->common);
	}
}

/* What was read of them before, a line each. */
static void
put_research(const struct report *r, struct document *d)
{
	struct strings lines = { 0 };

	if (!has(r->call->who.research))
		return;
	strings_split(&lines, r->call->who.research, "\n");
	document_heading(d, 2);
	document_text(d, _("What I had read before"));
	for (size_t i = 0; i < lines.n; i++) {
		document_item(d, 0);
		document_text(d, lines.s[i]);
	}
	strings_free(&lines);
}

/* ---- in short ---- */

/* What was learned, in one's own words: it is told there and not again at the end. */
#define REPORT_LEARNED "learned"

/* The other half of it, which an instructor reads beside what was written up. */
#define REPORT_UNEXPECTED "unexpected"

static const char *
report_reflection(const struct call *c, const char *prompt)
{
	for (size_t i = 0; i < c->n_reflections; i++)
		if (strcmp(c->reflections[i].prompt, prompt) == 0 && has(c->reflections[i].text))
			return c->reflections[i].text;
	return NULL;
}

static void
put_short(const struct report *r, struct document *d)
{
	const char *learned = report_reflection(r->call, REPORT_LEARNED);
	bool starred = !r->without_notes && report_has_starred(r->call);

	if (!learned && !starred)
		return;
	document_heading(d, 2);
	document_text(d, _("In short"));
	if (learned)
		document_say(d, learned);
	if (starred)
		report_put_starred(r, d);
}

/* ---- after it ---- */

static const char *
formats_report_prompt_text(const char *name)
{
	for (size_t i = 0; i < n_debrief_prompts; i++)
		if (strcmp(debrief_prompts[i].name, name) == 0)
			return _(debrief_prompts[i].text);
	return name;
}

/* What was learned stands at the head already. */
static void
put_expected(const struct report *r, struct document *d)
{
	const char *unexpected = report_reflection(r->call, REPORT_UNEXPECTED);

	if (!r->assignment || (!unexpected && !has(r->interest)))
		return;
	document_heading(d, 2);
	document_text(d, _("Against what I had expected"));
	document_say(d, unexpected);
	if (has(r->interest)) {
		document_paragraph(d);
		document_strong(d, _("Interest in this work:"));
		document_textf(d, " %s", r->interest);
	}
}

/* Is the answer told elsewhere? */
static bool
report_is_told(const struct report *r, const char *prompt)
{
	return strcmp(prompt, REPORT_LEARNED) == 0 ||
		(r->assignment && strcmp(prompt, REPORT_UNEXPECTED) == 0);
}

static void
put_reflections(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	bool headed = false;

	for (size_t i = 0; i < c->n_reflections; i++) {
		if (!has(c->reflections[i].text) || report_is_told(r, c->reflections[i].prompt))
			continue;
		if (!headed) {
			document_heading(d, 2);
			document_text(d, _("Looking back"));
		}
		headed = true;
		document_heading(d, 3);
		document_text(d, formats_report_prompt_text(c->reflections[i].prompt));
		document_say(d, c->reflections[i].text);
	}
}

/* A step that came of a note off the record would tell it. */
static bool
is_private(const struct call *c, const struct due_row *st)
{
	const struct note *n = st->due.note_id ? call_note(c, st->due.note_id) : NULL;

	return n && n->record == RECORD_OFF;
}

/* " · due Monday, 7 December 2026"; of one that is done, when. */
static void
put_step_day(const struct report *r, const struct due_row *st, struct text *out)
{
	bool letter = st->due.kind == DUE_THANKS || st->due.kind == DUE_REFERRER_THANKS;

	if (st->done_ms || st->due.due_ms)
		text_add(out, " · ");
	if (st->done_ms && letter)
		time_format(out, _("sent on %A, %-d %B %Y"), st->done_ms, r->zone);
	else if (st->done_ms)
		time_format(out, _("done on %A, %-d %B %Y"), st->done_ms, r->zone);
	else if (st->due.due_ms)
		time_format(out, _("due %A, %-d %B %Y"), st->due.due_ms, r->zone);
}

static void
put_steps(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	bool headed = false;

	for (size_t i = 0; i < c->n_steps; i++) {
		const struct due_row *st = &c->steps[i];
		struct text what = { 0 }, by = { 0 };
		if (is_private(c, st))
			continue;
		if (!headed) {
			document_heading(d, 2);
			document_text(d, _("What comes next"));
		}
		headed = true;
		document_task(d, st->done_ms != 0);
		due_row_text(st, &what);
		document_text(d, text_str(&what));
		put_step_day(r, st, &by);
		document_text(d, text_str(&by));
		text_free(&what);
		text_free(&by);
	}
}

/* ---- the documents ---- */

/* How one has done so far, over all conversations. */
static void
put_figures(const struct report *r, struct document *d)
{
	if (!r->figures)
		return;
	document_heading(d, 2);
	document_text(d, _("Conversations so far"));
	document_picture(d, r->figures_svg);
	document_text(d, r->figures);
}

static void
report_build(const struct report *r, struct document *d)
{
	formats_report_put_title(r, d);
	put_position(r, d);
	report_facts(r, d);
	put_short(r, d);
	put_why(r, d);
	put_research(r, d);
	report_assignment(r, d);
	put_expected(r, d);
	report_said(r, d);
	report_named(r, d);
	put_reflections(r, d);
	put_steps(r, d);
	report_pictures(r, d);
	put_figures(r, d);
}

/* What the parts of a sheet take of a side of paper (A4 or US letter), as html.c lays it out; in millimetres. */
enum { SHEET_SIDE = 235, SHEET_HEAD = 30, SHEET_HEADING = 9, SHEET_TEXT = 6, SHEET_LINE = 8,
	SHEET_NAMES = 25, LEAST_LINES = 2, MOST_LINES = 5 };

/* What one may say when it begins; a line in brackets is for the person alone. Returns its millimetres. */
static size_t
put_opening(const struct report *r, struct document *d)
{
	static const struct person nobody;
	struct text said = { 0 };
	struct strings lines = { 0 };

	card_find("opening")->write(&said, r->call, r->me ? r->me : &nobody);
	strings_split(&lines, text_str(&said), "\n");
	document_heading(d, 4);
	document_text(d, _("To open"));
	document_paragraph(d);
	size_t high = SHEET_HEADING + SHEET_TEXT * lines.n;
	for (size_t i = 0; i < lines.n; i++) {
		document_text(d, i ? "\n" : "");
		if (*lines.s[i] == '(')
			document_emphasis(d, lines.s[i]);
		else
			document_text(d, lines.s[i]);
	}
	strings_free(&lines);
	text_free(&said);
	return high;
}

static void
put_sheet_question(const struct asked *a, int number, int lines, struct document *d)
{
	document_heading(d, 4);
	document_textf(d, a->must ? N_("%d. %s (%d min, must)") : N_("%d. %s (%d min)"), number, a->text,
		a->minutes);
	for (size_t i = 0; i < a->probes.n; i++) {
		document_item(d, 0);
		document_emphasis(d, a->probes.s[i]);
	}
	document_lines(d, lines);
}

/* When, how and where it will be, as agreed; else room to write it. */
static void
put_appointment(const struct report *r, struct document *d)
{
	const struct interview *i = &r->call->interview;
	struct text when = { 0 };

	document_textf(d, count_form(i->agreed_minutes, "%d minute", "%d minutes"), i->agreed_minutes);
	document_text(d, " · ");
	if (i->scheduled_ms) {
		time_format(&when, "%A, %-d %B %Y, %H:%M", i->scheduled_ms, r->zone);
		theirs_text(&when, i->scheduled_ms, r->zone, i->theirs);
		document_text(d, text_str(&when));
	} else {
		document_text(d, _("Date: ________ · At: ______"));
	}
	if (has(i->channel))
		document_textf(d, " · %s", i->channel);
	document_textf(d, " · %s", has(i->place) ? i->place : _("Link or place: ________"));
	text_free(&when);
}

/* Lines to write on after each question: as many as keep the whole on its sides of paper. */
static int
sheet_lines(const struct call *c, size_t opening)
{
	size_t high = SHEET_HEAD + opening + SHEET_NAMES, n = 0;

	for (size_t i = 0; i < c->n_asked; i++) {
		if (c->asked[i].state == ASKED_OFF_SCRIPT)
			continue;
		high += SHEET_HEADING + SHEET_TEXT * c->asked[i].probes.n;
		n++;
	}
	if (!n)
		return 0;
	size_t sides = (high + LEAST_LINES * SHEET_LINE * n + SHEET_SIDE - 1) / SHEET_SIDE;
	size_t lines = (sides * SHEET_SIDE - high) / SHEET_LINE / n;
	return lines > MOST_LINES ? MOST_LINES : (int)lines;
}

static void
report_sheet(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	int number = 0;

	formats_report_put_title(r, d);
	if (put_position(r, d))
		document_text(d, " · ");
	else
		document_paragraph(d);
	put_appointment(r, d);
	int lines = sheet_lines(c, put_opening(r, d));
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].state != ASKED_OFF_SCRIPT)
			put_sheet_question(&c->asked[i], ++number, lines, d);
	document_heading(d, 4);
	document_text(d, _("Names, and may I use yours? When may I write?"));
	document_lines(d, 2);
}

/* ---- as text ---- */

void
report_as(const struct report *r, bool sheet, enum page_format as, struct text *out)
{
	struct document d = { 0 };

	if (sheet)
		report_sheet(r, &d);
	else
		report_build(r, &d);
	document_write(&d, as, out);
	document_done(&d);
}
