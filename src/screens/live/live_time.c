/* what happens in a call as time passes: announcements, messages that expire, the time check. */
#include <stdlib.h>

#include "live.h"
#include "model/pace.h"

#define TEN_MS (10 * MINUTE_MS)
#define QUIET_MS (10 * MINUTE_MS)    /* nothing noted for so long: it was left */
#define UNSYNCED_TOLD_MS 1000
#define MARK_MS 30000                /* a time gone by is told as long as it is true */
#define MESSAGE_MS 8000              /* then the pace has the line again */
#define KEPT_MS MINUTE_MS            /* one that asks for something stays longer */
#define TYPING_PAUSE_MS 5000         /* without a key, as in plain lines: one thinks, or listens */
#define KEPT_CHECK_MS 20000          /* but the time check needs the line */

/* ---- events of the clock ---- */

static bool
add_event(struct ui *ui, struct live *l, struct clock_event ev,
	bool (*add)(struct store *s, int64_t id, struct clock_event *ev, struct err *e))
{
	struct err e = { 0 };

	ev.wall_ms = ui->now.wall_ms;
	ev.boot_ms = ui->now.boot_ms;
	ev.mono_ms = ui->now.mono_ms;
	ev.boot_id = mem_str(ui->now.boot_id);
	bool good = add(app_of(ui)->desk.store, l->id, &ev, &e);
	free(ev.boot_id);
	if (!good)
		ui_err(ui, &e);
	live_reload(ui, l);
	return good;
}

bool
live_event(struct ui *ui, struct live *l, enum clock_kind kind, int64_t axis_ms,
	int64_t amount_ms)
{
	return add_event(ui, l,
		(struct clock_event){ .kind = kind, .axis_ms = axis_ms, .amount_ms = amount_ms },
		store_clock_add);
}

/* ---- a machine started anew, a call left running ---- */

/* The machine was started anew. What it did not see is reckoned by the wall clock, which may
 * have been behind: the clock goes on from the last note at the earliest. */
void
live_anchor(struct ui *ui, struct live *l)
{
	int64_t last = call_last_axis(&l->call), now = live_axis(l, &ui->now);
	struct clock_event ev = { .kind = CLOCK_SHIFT, .axis_ms = now > last ? now : last };

	if (add_event(ui, l, ev, store_clock_anchor))
		live_off(ui, l, ev.axis_ms - last);
}

bool
live_left_running(const struct live *l)
{
	const struct live_clock *c = &l->clock;

	return c->at_ms >= CALL_LONG_MS && c->axis_ms - call_last_axis(&l->call) >= QUIET_MS;
}

/* The status line of a full screen asks as long as it is so. */
static void
ask_about_long(struct ui *ui, struct live *l)
{
	bool left = live_left_running(l);

	if (ui->linear && left && !l->clock.asked_long)
		ui_say(ui, LIVE_STILL_IN);
	l->clock.asked_long = left;
}

/* ---- announcements ---- */

/* What must not be missed belongs to a check that is the end. */
static void
say_left(struct ui *ui, const struct live *l, int64_t left_ms)
{
	int minutes = (int)((left_ms + MINUTE_MS - 1) / MINUTE_MS);
	struct text miss = { 0 };

	if (minutes == 1 && call_pace(&l->call, &l->habit, l->clock.axis_ms).closing)
		closing_say(&l->call, N_("1 minute to the time check."), live_columns(ui),
			UI_MESSAGE_ROWS, &miss);
	else
		text_addf(&miss, count_form(minutes, "%d minute to the time check.",
			"%d minutes to the time check."), minutes);
	ui_say(ui, "%s", text_str(&miss));
	text_free(&miss);
}

/* Announced on a full screen: what is told waits until the line being typed ends, or for a pause
 * in the typing. The milliseconds from now on; 0: nothing is held. */
static int64_t
live_held_ms(const struct live *l, int64_t boot_ms)
{
	int64_t since = boot_ms - l->line.typed_ms;

	return !l->view.quiet || draft_empty(&l->line.draft) || since >= TYPING_PAUSE_MS ? 0
		: TYPING_PAUSE_MS - since;
}

/* Announcements are made at these marks, minutes before the check. Of several that passed at
 * once (the clock was set, the machine slept) the last is told, as it is now. True: the time
 * is to be seen again. */
static bool
announce(struct ui *ui, struct live *l)
{
	static const int before[] = { 5, 1, 0 };
	struct live_clock *c = &l->clock;

	if (live_held_ms(l, ui->now.boot_ms) > 0)
		return false;
	struct time_check k = call_check(&l->call, c->told_ms);
	bool spoken = ui->linear || app_of(ui)->desk.config.announce;
	int64_t passed = -1;

	for (size_t i = 0; k.due_ms >= 0 && i < LEN(before); i++) {
		int64_t mark = k.due_ms - before[i] * MINUTE_MS;
		if (mark > c->told_ms && mark <= c->at_ms)
			passed = mark;
	}
	bool ten = spoken && c->told_ms < TEN_MS && c->at_ms >= TEN_MS && passed <= TEN_MS &&
		c->at_ms - TEN_MS < MARK_MS;
	if (ten)
		ui_say(ui, "Ten minutes have passed.");
	c->told_ms = c->at_ms;
	if (passed >= 0 && passed == k.due_ms)
		ui_ring(ui);
	if (!spoken || passed < 0)
		return ten || passed >= 0;
	if (c->at_ms < k.due_ms)
		say_left(ui, l, k.due_ms - c->at_ms);
	else
		ui_alarm(ui, "Time check: /wrap, /more MIN if you asked, /offered MIN.");
	return true;
}

/* ---- every wake ---- */

/* Until the shown clock changes: the next whole second, or minute, of the call's clock; a
 * check (minutes granted late end at any second) and the minute before it are not missed. */
int64_t
live_due(const void *state, const struct moment *now)
{
	const struct live *l = state;
	const struct live_clock *c = &l->clock;
	int64_t step = l->view.by_minutes ? MINUTE_MS : 1000;
	int64_t last = l->view.quiet && c->told_ms > c->at_ms ? c->told_ms : c->at_ms;
	int64_t next = (last / step + 1) * step;
	int64_t check = call_check(&l->call, last).due_ms;

	if (check - MINUTE_MS > last && check - MINUTE_MS < next)
		next = check - MINUTE_MS;
	else if (check > last && check < next)
		next = check;
	int64_t wait = clock_wait(&l->call.clock, live_axis(l, now), next);
	int64_t held = live_held_ms(l, now->boot_ms);
	return wait >= 0 && wait < held ? held : wait;
}

/* A message has the line for a while; when the time check comes due, one that asks nothing
 * has had it. */
static void
age_message(struct ui *ui, struct live *l)
{
	struct time_check k = call_check(&l->call, l->clock.at_ms);
	bool asks = ui->message_class >= MESSAGE_WAITING;
	bool brief = !asks || ui->message_ms == l->recent.digit_ms;
	int64_t most = brief ? MESSAGE_MS : k.soon || k.now ? KEPT_CHECK_MS : KEPT_MS;

	if (k.now && !l->clock.checking && !asks)
		most = 1;
	l->clock.checking = k.now;
	if (ui->message.n && ui->message_class != MESSAGE_ALARM &&
		ui->now.boot_ms - ui->message_ms >= most)
		ui_unsay(ui);
}

/* How safe the notes are; once the rescue file has been brought in they are read again. */
static void
watch_disk(struct ui *ui, struct live *l)
{
	struct store *s = app_of(ui)->desk.store;
	int64_t age = store_unsynced_ms(s, &ui->now);
	struct live_disk *d = &l->disk;
	size_t before = d->waiting;

	d->unsynced_ms = age >= UNSYNCED_TOLD_MS ? age : 0;
	d->refused = store_sync_refused(s);
	d->waiting = store_waiting(s);
	if (ui->linear && !before != !d->waiting) /* a full screen has it in its status line */
		ui_say(ui, d->waiting
			? "The workbook cannot be written; notes go to the rescue file."
			: "The workbook can be written again and has the notes.");
	if (d->waiting || (!before && d->spooled == store_spooled_count(s)))
		return;
	d->spooled = store_spooled_count(s); /* it may all have been between two wakes */
	live_reload(ui, l);
}

/* Another program in the same call: its notes are shown. A note it saved has taken the
 * stored line with it; ours is put there again. */
static void
watch_others(struct ui *ui, struct live *l)
{
	if (!store_changed(app_of(ui)->desk.store))
		return;
	bool same = live_edit_same(l);
	live_reload(ui, l);
	live_edit_gone(ui, l, same);
	const struct draft *line = l->line.editing ? &l->line.aside : &l->line.draft;
	if (!l->call.draft.n && !draft_empty(line))
		live_draft_save(ui, l);
}

void
live_tick(struct ui *ui, void *state)
{
	struct live *l = state;

	int64_t axis = l->clock.axis_ms, at = l->clock.at_ms;

	live_clock_read(l, &ui->now);
	if (!l->view.quiet)
		age_message(ui, l);
	if (ui->message_class == MESSAGE_ALARM && !call_check(&l->call, l->clock.at_ms).now)
		ui_unsay(ui); /* it is answered */
	live_asleep(ui, l);
	bool told = announce(ui, l);
	ask_about_long(ui, l);
	watch_disk(ui, l);
	watch_others(ui, l);
	live_restore_held(ui, l);
	if (!l->view.quiet || told) {
		live_title(ui, l);
	} else { /* what is shown stays, pace and all */
		l->clock.axis_ms = axis;
		l->clock.at_ms = at;
	}
}
