/* Commands about time: the time check and its answers, the clock, the end. */
#include <stdlib.h>

#include "live_command.h"
#include "model/pace.h"

static void
refuse_not_begun(struct live_outcome *out)
{
	live_refuse(out, "The call has not begun; Enter starts the clock");
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
live_clock_answer(const struct live *l, const struct ui *ui, enum check_answer answer,
	int minutes, struct live_outcome *out)
{
	int64_t axis = live_axis(l, &ui->now);
	const struct check *was = open_answer(l, answer, axis);

	if (!live_started(l)) {
		refuse_not_begun(out);
		return;
	}
	out->check = was ? *was : (struct check){ .axis_ms = axis };
	out->check.answer = answer;
	out->check.minutes = minutes;
}

void
live_decide_wrap(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)rest;
	live_clock_answer(l, ui, CHECK_WRAPPED, 0, out);
}

static void
grant(const struct live *l, const struct ui *ui, enum check_answer kind, const char *rest,
	struct live_outcome *out)
{
	char *end;
	long n = *rest ? strtol(rest, &end, 10) : PROPOSED;

	out->proposed = !*rest;
	if (*rest && (*end || n < 1 || n > 600))
		live_refuse(out, "How many minutes? Say /%s 10",
			kind == CHECK_ASKED ? "more" : "offered");
	else
		live_clock_answer(l, ui, kind, (int)n, out);
}

void
live_decide_more(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	grant(l, ui, CHECK_ASKED, rest, out);
}

void
live_decide_offered(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	grant(l, ui, CHECK_OFFERED, rest, out);
}

/* ---- the clock ---- */

/* Now, or where the clock read `rest`. */
void
live_decide_end(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	const struct clock *c = &l->call.clock;
	int64_t now = live_axis(l, &ui->now), at = 0;

	out->axis_ms = now;
	if (!live_started(l))
		refuse_not_begun(out);
	else if (!*rest)
		return;
	else if (!clock_parse(rest, &at) || at > clock_at(c, now) || at < clock_at(c, 0))
		live_refuse(out, "/end takes when it ended, as the clock read: /end 24:30");
	else
		out->axis_ms = clock_when(c, now, at);
}

static void
event(const struct live *l, const struct ui *ui, enum clock_kind kind, const char *say,
	struct live_outcome *out)
{
	out->event = kind;
	out->axis_ms = live_axis(l, &ui->now);
	text_add(&out->say, _(say));
}

void
live_decide_pause(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)rest;
	if (!live_started(l) || clock_paused(&l->call.clock))
		live_refuse(out, "The clock does not run");
	else
		event(l, ui, CLOCK_PAUSE, N_("Paused."), out);
}

void
live_decide_resume(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)rest;
	if (!clock_paused(&l->call.clock))
		live_refuse(out, "The clock is not paused");
	else
		event(l, ui, CLOCK_RESUME, N_("The clock runs again."), out);
}

void
live_decide_thanked(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	int64_t at_ms;
	char at[16];

	(void)rest;
	if (!live_started(l)) {
		live_refuse(out, "The call has not begun yet");
	} else if (call_thanked(&l->call, &at_ms)) {
		clock_text(at, at_ms);
		live_refuse(out, "The thanks are kept already, at %s", at);
	} else {
		event(l, ui, CLOCK_THANKS, N_("Kept: you have thanked them."), out);
	}
}

void
live_decide_set_clock(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	out->axis_ms = live_axis(l, &ui->now);
	if (!clock_parse(rest, &out->ms))
		live_refuse(out, "What should the clock read now? /clock 12:30");
}
