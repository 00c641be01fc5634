/* Commands about time: the time check and its answers, the clock, the end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "live_do.h"
#include "model/pace.h"
#include "screens/common.h"
#include "screens/rehearse/rehearsal.h"

static void
tell_not_begun(struct ui *ui)
{
	ui_say(ui, "The call has not begun; Enter starts the clock");
}

/* ---- the time check ---- */

#define PROPOSED 10             /* minutes, where none are said */
#define CORRECTED_MS MINUTE_MS  /* so long an answer with these may be put right */

/* The answer that the next one puts right: its minutes were proposed, not said, and it
 * is fresh. NULL: there is none, and the next one is an answer of its own: so is wrapping
 * up, which takes no minutes away. */
static const struct check *
open_answer(const struct live *l, enum check_answer next, int64_t axis_ms)
{
	if (next == CHECK_WRAPPED)
		return NULL;
	const struct check *last = l->call.n_checks
		? &l->call.checks[l->call.n_checks - 1] : NULL;

	return last && last->id == l->recent.proposed && axis_ms - last->axis_ms < CORRECTED_MS
		? last : NULL;
}

static void
tell_answer(struct ui *ui, const struct live *l, const struct check *k, bool proposed)
{
	struct text out = { 0 };
	char until[16];

	if (k->answer == CHECK_WRAPPED) {
		closing_say(&l->call, "Wrapping up. ", live_columns(ui), UI_MESSAGE_ROWS,
			&out);
		ui_say(ui, "%s", text_str(&out));
		text_free(&out);
		return;
	}
	clock_text(until, call_check(&l->call, l->clock.at_ms).limit_ms);
	text_addf(&out, "%d more minute%s, %s. Until %s.", k->minutes, k->minutes == 1 ? "" : "s",
		k->answer == CHECK_ASKED ? "you asked" : "they offered", until);
	if (proposed)
		text_addf(&out, " Or: %s%s 5", ui->linear ? "/" : "Ctrl-G ",
			k->answer == CHECK_ASKED ? "more" : "offered");
	ui_say(ui, "%s", text_str(&out));
	text_free(&out);
}

static void
answer(struct ui *ui, struct live *l, enum check_answer answer, int minutes, bool proposed)
{
	struct err e = { 0 };
	struct check k = { .axis_ms = live_axis(l, &ui->now) };
	const struct check *was = open_answer(l, answer, k.axis_ms);

	if (!live_started(l)) {
		tell_not_begun(ui);
		return;
	}
	if (was)
		k = *was;
	k.answer = answer;
	k.minutes = minutes;
	bool good = store_check_save(app_of(ui)->desk.store, l->id, &k, &e);
	live_reload(ui, l);
	if (!good) {
		ui_err(ui, &e);
		return;
	}
	if (proposed)
		l->recent.proposed = k.id;
	tell_answer(ui, l, &k, proposed);
}

void
live_do_wrap(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	answer(ui, l, CHECK_WRAPPED, 0, false);
}

static void
grant(struct ui *ui, struct live *l, enum check_answer kind, const char *rest)
{
	char *end;
	long n = *rest ? strtol(rest, &end, 10) : PROPOSED;

	if (*rest && (*end || n < 1 || n > 600))
		ui_say(ui, "How many minutes? Say /%s 10",
			kind == CHECK_ASKED ? "more" : "offered");
	else
		answer(ui, l, kind, (int)n, !*rest);
}

void
live_do_more(struct ui *ui, struct live *l, const char *rest)
{
	grant(ui, l, CHECK_ASKED, rest);
}

void
live_do_offered(struct ui *ui, struct live *l, const char *rest)
{
	grant(ui, l, CHECK_OFFERED, rest);
}

/* ---- the clock ---- */

/* The end, the contact's stage and the thank-yous are one step of undo; without the stage
 * the rest is owed until the workbook can be had. */
static bool
store_end(struct ui *ui, struct live *l, int64_t axis_ms, bool with_stage)
{
	struct app *a = app_of(ui);
	struct err e = { 0 };

	if (!act_begin(ui, l->id, "end the call"))
		return false;
	bool good = live_event(ui, l, CLOCK_END, axis_ms, 0);
	if (good && with_stage)
		good = stage_talked(&a->desk, &l->call.interview, &e) && thanks_add(&a->desk, l->id, &e);
	else if (good)
		good = thanks_later(&a->desk, l->id, &e);
	return store_done(a->desk.store, good, NULL) && good;
}

/* Where the clock read `rest`, or now; false: it never read that, which is said. */
static bool
read_end(struct ui *ui, const struct live *l, const char *rest, int64_t *axis_ms)
{
	const struct clock *c = &l->call.clock;
	int64_t now = live_axis(l, &ui->now), at = 0;

	*axis_ms = now;
	if (!*rest)
		return true;
	if (!clock_parse(rest, &at) || at > clock_at(c, now) || at < clock_at(c, 0)) {
		ui_say(ui, "/end takes when it ended, as the clock read: /end 24:30");
		return false;
	}
	*axis_ms = clock_when(c, now, at);
	return true;
}

/* What comes after a call; the live screen, and `l` with it, is gone. */
static void
leave_for_debrief(struct ui *ui, struct live *l)
{
	int64_t id = l->id;
	bool practice = l->call.interview.practice, by_digit = l->recent.by_digit;
	char arg[24];

	live_shut(ui);
	snprintf(arg, sizeof(arg), "%lld", (long long)id);
	if (practice)
		outcome_open(ui, id);
	else if (ui_open(ui, "debrief", arg) && by_digit)
		live_tail(ui, id);
}

/* Ends the call now, or where the clock read `rest`. */
void
live_do_end(struct ui *ui, struct live *l, const char *rest)
{
	int64_t axis;

	if (!live_started(l)) {
		tell_not_begun(ui);
		return;
	}
	if (!read_end(ui, l, rest, &axis))
		return;
	live_last_line(ui, l);
	/* A workbook that cannot take the stage now still has the end, by the rescue file. */
	bool ended = clock_ended(&l->call.clock); /* by another program */
	if (ended || store_end(ui, l, axis, true) || store_end(ui, l, axis, false))
		leave_for_debrief(ui, l);
}

void
live_do_pause(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	if (!live_started(l) || clock_paused(&l->call.clock))
		ui_say(ui, "The clock does not run");
	else if (live_event(ui, l, CLOCK_PAUSE, live_axis(l, &ui->now), 0))
		ui_say(ui, "Paused.");
}

void
live_do_resume(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	if (!clock_paused(&l->call.clock))
		ui_say(ui, "The clock is not paused");
	else if (live_event(ui, l, CLOCK_RESUME, live_axis(l, &ui->now), 0))
		ui_say(ui, "The clock runs again.");
}

/* Minutes that count from when they were granted move with that stamp. */
static void
tell_moved(struct ui *ui, const struct live *l, int64_t end_before_ms)
{
	int64_t end = call_check(&l->call, l->clock.at_ms).limit_ms;
	char until[16];

	clock_text(until, end);
	if (end == end_before_ms)
		ui_say(ui, "The clock and every stamp moved with it.");
	else
		ui_say(ui, "The clock and every stamp moved, and the end: until %s.",
			until);
}

void
live_do_set_clock(struct ui *ui, struct live *l, const char *rest)
{
	int64_t want, axis = live_axis(l, &ui->now);

	if (!clock_parse(rest, &want)) {
		ui_say(ui, "What should the clock read now? /clock 12:30");
		return;
	}
	if (!live_started(l))
		live_start(ui, l);
	int64_t end = call_check(&l->call, l->clock.at_ms).limit_ms;
	if (live_event(ui, l, CLOCK_SHIFT, axis,
		    clock_shift_for(&l->call.clock, axis, want)))
		tell_moved(ui, l, end);
}
