/* Rows of a plan: questions with their minutes, research, claims, the assignment, the time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/research.h"
#include "plan.h"

static const char *
plan_standing(const struct asked *a)
{
	switch (a->state) {
	case ASKED_ASKED: return "asked";
	case ASKED_ANSWERED: return "answered";
	case ASKED_SKIPPED: return "skipped";
	case ASKED_OFF_SCRIPT: return "asked off the script";
	case ASKED_PLANNED:
	default: return a->why ? a->why : "";
	}
}

static void
plan_add_row(struct plan *p, const struct asked *a, size_t nth, bool linear)
{
	static const char *const marks[N_ASKED_STATES] = { [ASKED_ASKED] = "✓",
		[ASKED_ANSWERED] = "✓", [ASKED_SKIPPED] = "–", [ASKED_OFF_SCRIPT] = "+" };
	char place[24] = "";
	bool off = a->state == ASKED_OFF_SCRIPT;

	if (!linear && a->state == ASKED_PLANNED)
		snprintf(place, sizeof(place), "%zu", nth);
	else if (!linear)
		snprintf(place, sizeof(place), "%s", marks[a->state]);
	if (off)
		rows_add(&p->rows, a->id, true, "%s\t\t%s\t\t%s", place, a->brief, plan_standing(a));
	else
		rows_add(&p->rows, a->id, a->state != ASKED_PLANNED, "%s\t%s\t%s\t%d min\t%s",
			place, a->must ? _("must") : "", a->brief, a->minutes, plan_standing(a));
}

/* What one has read of them, as questions still to be written. */
enum { PLAN_FIELD_MOST = 3 };

/* Of the person first, then what the notebook of the field lacks. */
static void
plan_read_research(struct plan *p)
{
	const struct call *c = &p->call;
	struct notebook book = { 0 };
	struct strings open = { 0 };
	struct text lines = { 0 };
	struct contact field = { 0 };
	char *name = field_find(&p->app->desk, NULL);

	research_open(&c->who, c->asked, c->n_asked, &p->research);
	if (*name && field_read(&p->app->desk, name, &book, NULL))
		notebook_questions(&book, &open);
	for (size_t i = 0; i < open.n && i < PLAN_FIELD_MOST; i++)
		text_addf(&lines, "%s\n", open.s[i]);
	field.research = lines.s;
	research_open(&field, c->asked, c->n_asked, &p->research);
	strings_free(&open);
	notebook_done(&book);
	text_free(&lines);
	free(name);
}

static void
plan_add_research(struct plan *p, bool linear)
{
	const struct call *c = &p->call;

	strings_free(&p->research);
	if (!c->interview.ended_ms)
		plan_read_research(p);
	if (p->research.n)
		rows_head(&p->rows, linear ? _("Your question about … (its number writes it)")
			: _("Your question about … (Enter writes it)"));
	for (size_t i = 0; i < p->research.n; i++)
		rows_add(&p->rows, rows_id(PART_RESEARCH, (int64_t)i), true, "\t\t%s\t\t%s",
			p->research.s[i], _("no question yet"));
}

/* What somebody else said and nobody has confirmed: a question for this person. */
static void
plan_add_claims(struct plan *p, bool linear)
{
	const struct call *c = &p->call;

	strings_free(&p->claims);
	if (c->interview.ended_ms || c->interview.practice ||
		!claims_offered(&p->app->desk, c, &p->claims, NULL))
		return;
	if (p->claims.n)
		rows_head(&p->rows, linear ? _("Claims to be confirmed (its number asks it here)")
			: _("Claims to be confirmed (Enter asks it here)"));
	for (size_t i = 0; i < p->claims.n; i++)
		rows_add(&p->rows, rows_id(PART_CLAIM, (int64_t)i), true, "\t\t%s\t\t%s", p->claims.s[i],
			_("not asked yet"));
}

static void
plan_add_due(const struct plan *p, struct text *out)
{
	const char *zone = p->app->desk.config.zone;
	struct coursework c = { 0 };

	if (coursework_now(&p->app->desk, &c) && c.day && strcmp(c.pack, p->assignment->name) == 0)
		time_format(out, " · due %-d %b", coursework_ends(&c, zone), zone);
	coursework_done(&c);
}

static void
plan_add_coverage(const struct plan *p, struct text *out)
{
	const struct coverage *v = &p->coverage;
	struct text unplanned = { 0 };

	text_addf(out, "%s: %zu of %zu planned", p->assignment->title, v->planned, v->wanted);
	if (v->covered)
		text_joinf(out, ", ", "%zu asked", v->covered);
	plan_add_due(p, out);
	strings_join(&v->unplanned, ", ", &unplanned);
	if (unplanned.n)
		text_joinf(out, " · ", "not in: %s", text_str(&unplanned));
	text_free(&unplanned);
}

static void
plan_add_when(const struct plan *p, const struct ui *ui, struct text *out)
{
	const struct interview *i = &p->call.interview;
	const char *const more[] = { i->channel, i->place };

	if (i->scheduled_ms)
		appointment_text(out, i->scheduled_ms, ui->now.wall_ms, p->app->desk.config.zone, i->theirs);
	for (size_t k = 0; k < LEN(more); k++)
		if (more[k] && *more[k])
			text_addf(out, "%s%s", out->n ? ", " : "", more[k]);
}

static void
plan_say_line(struct plan *p, const struct ui *ui)
{
	const char *assignment = p->call.interview.assignment;

	text_clear(&p->line);
	if (p->assignment)
		plan_add_coverage(p, &p->line);
	else if (assignment && *assignment)
		text_addf(&p->line, "The assignment “%s” is not in the bank.", assignment);
	else
		plan_add_when(p, ui, &p->line);
	if (!p->line.n && !clock_started(&p->call.clock))
		text_add(&p->line, _("No time is agreed yet; s sets it."));
}

bool
plan_read(struct ui *ui, void *state, struct err *e)
{
	struct plan *p = state;

	p->list.empty = "This interview was deleted. q goes back.";
	rows_done(&p->rows);
	coverage_done(&p->coverage);
	call_done(&p->call);
	memset(&p->call, 0, sizeof(p->call));
	p->assignment = NULL;
	if (!desk_call(&p->app->desk, p->id, &p->call, e))
		return false;
	for (size_t i = 0; i < p->call.n_asked; i++)
		plan_add_row(p, &p->call.asked[i], i + 1, ui->linear);
	plan_add_research(p, ui->linear);
	plan_add_claims(p, ui->linear);
	p->assignment = report_pack(app_bank(p->app), p->call.interview.assignment);
	if (p->assignment)
		coverage_read(&p->coverage, p->assignment, &p->call);
	p->list.empty = N_("No questions yet. p proposes a plan, a adds from the bank, n writes one.");
	plan_say_line(p, ui);
	return true;
}

bool
plan_propose_first(struct ui *ui, struct plan *p, struct err *e)
{
	struct err why = { 0 };

	if (p->call.n_asked || clock_started(&p->call.clock))
		return true;
	if (!plan_make(&p->app->desk, p->id, &why)) {
		ui_err(ui, &why);
		return true;
	}
	ui_say(ui, "A plan is proposed: change it as you like.");
	return plan_read(ui, p, e);
}
