/* Time the machine slept or was off: reported, counted, and taken out by /sleep. */
#include "live_command.h"
#include "model/call.h"

#define SLEEP_TOLD_MS 5000 /* a shorter one is not worth a word */

static const char slept[] = N_("This machine slept %s: /sleep takes it out, else it counts");
static const char restarted[] = N_("Machine restarted, %s after the last note: /sleep takes that out");
static const char scattered[] = N_("This machine slept %s in all: /clock MM:SS sets the clock right");

static void
say_gap(struct ui *ui, const char *how, int64_t ms)
{
	char text[16];

	clock_text(text, ms);
	ui_await(ui, how, text);
}

/* Time the machine was not there: shown, kept in the clock unless taken out by /sleep. */
static void
tell_gap(struct ui *ui, struct live *l, int64_t ms, const char *how)
{
	int64_t now = live_axis(l, &ui->now);
	int64_t counted = clock_at(&l->call.clock, now) - clock_at(&l->call.clock, now - ms);

	if (ms < SLEEP_TOLD_MS || counted < SLEEP_TOLD_MS) /* short, or within a pause */
		return;
	l->clock.slept_ms = ms;
	l->clock.slept_axis = now;
	say_gap(ui, how, ms);
}

/* Who only looked elsewhere was told already. */
void
live_slept(struct ui *ui, struct live *l)
{
	const struct app *a = app_of(ui);
	bool back = a->last_call.id == l->id;
	struct slept s = { 0 };

	if (back) {
		l->clock.slept_ms = a->last_call.slept_ms;
		l->clock.slept_axis = a->last_call.slept_axis;
	}
	if (l->call.interview.practice || !call_slept(&l->call, &ui->now, &s) ||
		(back && s.ms == a->last_call.slept.ms))
		return;
	if (!s.scattered) {
		l->clock.slept_ms = s.ms;
		l->clock.slept_axis = s.axis_ms;
	}
	say_gap(ui, s.restarted ? restarted : s.scattered ? scattered : slept, s.ms);
}

void
live_asleep(struct ui *ui, struct live *l)
{
	int64_t asleep = l->clock.seen.boot_id ? clock_asleep(&l->clock.seen, &ui->now) : 0;

	l->clock.seen = ui->now;
	if (live_started(l))
		tell_gap(ui, l, asleep, slept);
}

void
live_off(struct ui *ui, struct live *l, int64_t ms)
{
	tell_gap(ui, l, ms, restarted);
}

static bool
sleep_is_out(const struct clock *c, const struct live_clock *shown)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->events[i].kind == CLOCK_GAP && c->events[i].axis_ms == shown->slept_axis &&
		    c->events[i].amount_ms == shown->slept_ms)
			return true;
	return false;
}

void
live_decide_sleep_out(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)ui;
	(void)rest;
	if (!l->clock.slept_ms) {
		live_refuse(out, "No sleep of this machine is known that was counted");
		return;
	}
	if (sleep_is_out(&l->call.clock, &l->clock)) {
		live_refuse(out, "It is already taken out; undo puts it back");
		return;
	}
	out->event = CLOCK_GAP;
	out->axis_ms = l->clock.slept_axis;
	out->ms = l->clock.slept_ms;
	text_add(&out->say, _("The sleep is out of the clock; undo puts it back."));
}
