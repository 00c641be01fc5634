/*
 * The report: a conversation as the document one hands in, and the plan as a
 * sheet to print. Every text of a person goes through md_line or md_text.
 */
#include "report.h"

#include <string.h>

#include "model/step.h"

/* ---- who ---- */

static void
plain_title(const struct report *r, struct text *out)
{
	text_addf(out, "%s with %s",
		r->call->interview.practice ? "Practice conversation" : "Conversation",
		has(r->call->who.name) ? r->call->who.name : "somebody");
}

static void
put_title(const struct report *r, struct text *out)
{
	struct text title = { 0 };

	plain_title(r, &title);
	text_add(out, "# ");
	md_line(out, title.s);
	text_add(out, "\n\n");
	text_free(&title);
}

/* "Grid planner, Northlight Energy" in bold; nothing when neither is known. */
static bool
put_position(const struct report *r, struct text *out)
{
	const struct contact *who = &r->call->who;

	if (!has(who->role) && !has(who->organisation))
		return false;
	text_add(out, "**");
	if (has(who->role))
		md_line(out, who->role);
	if (has(who->role) && has(who->organisation))
		text_add(out, ", ");
	if (has(who->organisation))
		md_line(out, who->organisation);
	text_add(out, "**");
	return true;
}

static void
put_why(const struct report *r, struct text *out)
{
	const struct contact *who = &r->call->who;

	if (!has(who->why) && !has(who->common))
		return;
	text_add(out, "## Why ");
	md_line(out, has(who->name) ? who->name : "this person");
	text_add(out, "\n\n");
	if (has(who->why)) {
		md_text(out, who->why);
		text_add(out, "\n\n");
	}
	if (has(who->common)) {
		text_add(out, "**Common ground:** ");
		md_line(out, who->common);
		text_add(out, "\n\n");
	}
}

/* ---- after it ---- */

static const char *
prompt_text(const char *name)
{
	for (size_t i = 0; i < n_debrief_prompts; i++)
		if (strcmp(debrief_prompts[i].name, name) == 0)
			return debrief_prompts[i].text;
	return name;
}

static void
put_reflections(const struct report *r, struct text *out)
{
	const struct call *c = r->call;
	bool headed = false;

	for (size_t i = 0; i < c->n_reflections; i++) {
		if (!has(c->reflections[i].text))
			continue;
		text_add(out, headed ? "### " : "## Looking back\n\n### ");
		headed = true;
		md_line(out, prompt_text(c->reflections[i].prompt));
		text_add(out, "\n\n");
		md_text(out, c->reflections[i].text);
		text_add(out, "\n\n");
	}
}

static void
put_steps(const struct report *r, struct text *out)
{
	const struct call *c = r->call;

	for (size_t i = 0; i < c->n_steps; i++) {
		const struct step *st = &c->steps[i];
		text_addf(out, "%s- [%c] ", i ? "" : "## What comes next\n\n",
			st->done_ms ? 'x' : ' ');
		md_line(out, st->text);
		if (st->due_ms && !st->done_ms)
			time_format(out, ", by %A, %-d %B %Y", st->due_ms, r->zone);
		text_addc(out, '\n');
	}
	text_add(out, c->n_steps ? "\n" : "");
}

/* ---- the documents ---- */

/* Ends in one newline. */
static void
finish(struct text *out)
{
	while (out->n > 1 && out->s[out->n - 1] == '\n' && out->s[out->n - 2] == '\n')
		text_cut(out, out->n - 1);
}

void
report_markdown(const struct report *r, struct text *out)
{
	put_title(r, out);
	if (put_position(r, out))
		text_add(out, "\n\n");
	report_facts(r, out);
	put_why(r, out);
	report_said(r, out);
	report_named(r, out);
	put_reflections(r, out);
	put_steps(r, out);
	report_assignment(r, out);
	finish(out);
}

/* The sheet is to fit on one page (A4, as html.c lays it out); in millimetres. */
enum { SHEET = 200, SHEET_QUESTION = 9, SHEET_PROBES = 6, SHEET_LINE = 8, FEW_QUESTIONS = 7 };

static void
put_lines(int n, struct text *out)
{
	for (int i = 0; i < n; i++)
		text_add(out, "---\n\n");
}

static void
put_probes(const struct asked *a, struct text *out)
{
	for (size_t i = 0; i < a->probes.n; i++) {
		text_add(out, i ? " · *" : "*");
		md_line(out, a->probes.s[i]);
		text_addc(out, '*');
	}
	text_add(out, a->probes.n ? "\n\n" : "");
}

static void
put_sheet_question(const struct asked *a, int number, bool probes, int lines,
	struct text *out)
{
	text_addf(out, "#### %d. ", number);
	md_line(out, a->text);
	text_addf(out, " (%d min%s)\n\n", a->minutes, a->must ? ", must" : "");
	if (probes)
		put_probes(a, out);
	put_lines(lines, out);
}

void
report_blank(const struct report *r, struct text *out)
{
	const struct call *c = r->call;
	int n = 0, number = 0;

	for (size_t i = 0; i < c->n_asked; i++)
		n += c->asked[i].state != ASKED_OFF_SCRIPT;
	bool probes = n <= FEW_QUESTIONS;
	int room = n ? SHEET / n - SHEET_QUESTION - (probes ? SHEET_PROBES : 0) : 0;
	int lines = room < 2 * SHEET_LINE ? 1 : room / SHEET_LINE;
	put_title(r, out);
	if (put_position(r, out))
		text_add(out, " · ");
	text_addf(out, "%d minutes · Date: \\_\\_\\_\\_\\_\\_\\_\\_ · "
		"At: \\_\\_\\_\\_\\_\\_\n\n", c->interview.agreed_minutes);
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].state != ASKED_OFF_SCRIPT)
			put_sheet_question(&c->asked[i], ++number, probes, lines, out);
	text_add(out, "#### Names, and may I use yours? When may I write?\n\n");
	put_lines(2, out);
	finish(out);
}

static bool
to_html(const struct report *r, void (*write)(const struct report *r, struct text *out),
	struct text *out, struct err *e)
{
	struct text markdown = { 0 }, title = { 0 };

	write(r, &markdown);
	plain_title(r, &title);
	bool good = html_page(out, title.s, "en", text_str(&markdown), e);
	text_free(&markdown);
	text_free(&title);
	return good;
}

bool
report_html(const struct report *r, struct text *out, struct err *e)
{
	return to_html(r, report_markdown, out, e);
}

bool
report_blank_html(const struct report *r, struct text *out, struct err *e)
{
	return to_html(r, report_blank, out, e);
}
