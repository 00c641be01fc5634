/* Commands that only show something: cards and what to say, the time, where one is. */
#include <string.h>

#include "formats_report.h"
#include "live_command.h"
#include "model/card.h"
#include "model/pace.h"
#include "model/question.h"

/* ---- cards ---- */

void
live_decide_pitch(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)l, (void)ui, (void)rest;
	text_add(&out->words, "pitch");
}

void
live_decide_notes(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)l, (void)ui, (void)rest;
	text_add(&out->words, "notes");
}

void
live_decide_card(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)l, (void)ui;
	text_add(&out->words, rest);
}

void
live_decide_stuck(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	int64_t axis = live_axis(l, &ui->now);

	(void)rest;
	out->topic = stuck_topic(&l->call, &l->habit, axis);
	out->turn = out->topic == l->recent.stuck_topic ? l->recent.stuck : 0;
	stuck_text(&l->call, &l->habit, axis, out->turn, &out->say);
}

/* ---- the time and the question ---- */

void
live_time_text(const struct live *l, const struct ui *ui, struct text *out)
{
	struct text status = { 0 };
	char at[16], limit[16];

	clock_text(at, l->clock.at_ms);
	clock_text(limit, call_check(&l->call, l->clock.at_ms).limit_ms);
	live_status_within(l, live_room(ui, 16), true, &status); /* what a full screen has there */
	text_addf(out, "%s of %s. %s", at, limit, text_str(&status));
	text_free(&status);
}

/* " Assignment 3 of 9."; nothing without one. */
static void
add_assignment(struct ui *ui, const struct call *c, struct text *out)
{
	const char *name = c->interview.assignment;
	const struct pack *p = name && *name ? report_pack(app_bank(app_of(ui)), name) : NULL;
	struct coverage v = { 0 };

	if (!p)
		return;
	coverage_read(&v, p, c);
	text_joinf(out, " ", "Assignment %zu of %zu.", v.covered, v.wanted);
	coverage_done(&v);
}

/* " Now: How you came into this."; what ends a sentence itself gets no dot. */
static void
add_named(struct text *out, const char *what, const char *brief)
{
	char last = *brief ? brief[strlen(brief) - 1] : '\0';

	text_addf(out, "%s%s: %s%s", out->n ? " " : "", what, brief,
		last == '?' || last == '!' || last == '.' ? "" : ".");
}

void
live_where_text(const struct live *l, struct ui *ui, struct text *out)
{
	const struct asked *a = call_current(&l->call), *n = call_next(&l->call);
	const struct asked *s = call_suggest(&l->call, &l->habit, l->clock.at_ms);

	add_named(out, _("Now"), a ? a->brief : _("before the first question"));
	add_named(out, _("Next"), n ? n->brief : _("nothing planned"));
	if (s && s != n)
		add_named(out, _("Better now"), s->brief);
	add_assignment(ui, &l->call, out);
	if (ui->linear) /* else they stand on the screen */
		text_joinf(out, " ", "Asked %d, notes %zu.", call_count_asked(&l->call),
			l->call.n_notes);
}
