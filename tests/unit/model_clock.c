/*
 * The call's clock: hand-made days (sleep, a reboot, a changed wall clock, an
 * hour away, a late start) and random ones against a slow reference that
 * looks at every millisecond.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"

#define MIN MINUTE_MS
#define SEC 1000

/* An invented world: what the machine's clocks read at a true time. */
struct world {
	int64_t true_ms;  /* since the story began; nothing in it can be fooled */
	int64_t wall_off; /* changed by a person */
	int64_t booted;   /* true time of the boot */
	int64_t slept;    /* in this boot */
	int boot;
};

static struct moment
look(const struct world *w)
{
	static const char *const ids[] = { "boot-a", "boot-b", "boot-c", "boot-d" };
	return (struct moment){
		.wall_ms = INT64_C(1790000000000) + w->true_ms + w->wall_off,
		.boot_ms = w->true_ms - w->booted,
		.mono_ms = w->true_ms - w->booted - w->slept,
		.boot_id = ids[w->boot % 4],
	};
}

static int64_t next_id;

/* Stores an event as the program does: in the order of the axis, the id growing. */
static void
store_at(struct clock *c, enum clock_kind kind, int64_t axis, int64_t amount,
	const struct moment *m)
{
	mem_grow(c->events, &c->cap, c->n + 1);
	size_t at = c->n++;
	for (; at > 0 && c->events[at - 1].axis_ms > axis; at--)
		c->events[at] = c->events[at - 1];
	c->events[at] = (struct clock_event){
		.id = ++next_id, .kind = kind, .axis_ms = axis, .amount_ms = amount,
		.wall_ms = m->wall_ms, .boot_ms = m->boot_ms, .mono_ms = m->mono_ms,
		.boot_id = mem_str(m->boot_id),
	};
}

static void
store(struct clock *c, enum clock_kind kind, int64_t amount, const struct world *w)
{
	struct moment m = look(w);
	store_at(c, kind, clock_axis(c, &m), amount, &m);
}

static int64_t
reads(const struct clock *c, const struct world *w)
{
	struct moment m = look(w);
	return clock_elapsed(c, &m);
}

START_TEST(nothing_has_started)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = 5 * MIN };

	ck_assert(!clock_started(&c));
	ck_assert(!clock_ended(&c));
	ck_assert(!clock_paused(&c));
	ck_assert_int_eq(reads(&c, &w), 0);
	ck_assert_int_eq(clock_wait(&c, 0, SEC), -1);
	clock_done(&c);
}
END_TEST

START_TEST(a_plain_call)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = 70 * MIN, .booted = 10 * MIN };

	store(&c, CLOCK_START, 0, &w);
	ck_assert(clock_started(&c));
	ck_assert_int_eq(reads(&c, &w), 0);
	w.true_ms += 12 * MIN + 41 * SEC;
	ck_assert_int_eq(reads(&c, &w), 12 * MIN + 41 * SEC);
	w.true_ms += 9 * MIN;
	store(&c, CLOCK_END, 0, &w);
	ck_assert(clock_ended(&c));
	w.true_ms += 3 * HOUR_MS;
	ck_assert_int_eq(reads(&c, &w), 21 * MIN + 41 * SEC);
	clock_done(&c);
}
END_TEST

START_TEST(pause_and_resume)
{
	struct clock c = { 0 };
	struct world w = { 0 };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms = 5 * MIN;
	store(&c, CLOCK_PAUSE, 0, &w);
	ck_assert(clock_paused(&c));
	w.true_ms = 6 * MIN;
	store(&c, CLOCK_PAUSE, 0, &w); /* twice pressed */
	w.true_ms = 8 * MIN;
	ck_assert_int_eq(reads(&c, &w), 5 * MIN);
	store(&c, CLOCK_RESUME, 0, &w);
	ck_assert(!clock_paused(&c));
	w.true_ms = 9 * MIN;
	store(&c, CLOCK_RESUME, 0, &w);
	w.true_ms = 10 * MIN;
	ck_assert_int_eq(reads(&c, &w), 7 * MIN);
	ck_assert_int_eq(clock_at(&c, 7 * MIN), 5 * MIN); /* a note typed in the pause */
	w.true_ms = 12 * MIN;
	store(&c, CLOCK_PAUSE, 0, &w);
	w.true_ms = 15 * MIN;
	store(&c, CLOCK_END, 0, &w); /* ended while paused */
	ck_assert(!clock_paused(&c));
	ck_assert_int_eq(reads(&c, &w), 9 * MIN);
	clock_done(&c);
}
END_TEST

/* The lid closed for 25 minutes: shown as a gap, kept or taken out. */
START_TEST(sleep_is_a_gap_to_keep_or_take_out)
{
	struct clock c = { 0 };
	struct world w = { 0 };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms = 10 * MIN;
	struct moment before = look(&w);
	w.true_ms = 36 * MIN;
	w.slept = 25 * MIN;
	struct moment now = look(&w);
	ck_assert_int_eq(clock_asleep(&before, &now), 25 * MIN);
	ck_assert_int_eq(reads(&c, &w), 36 * MIN);
	w.true_ms = 38 * MIN; /* answered two minutes later */
	now = look(&w);
	store_at(&c, CLOCK_GAP, 36 * MIN, 25 * MIN, &now);
	ck_assert_int_eq(reads(&c, &w), 13 * MIN);
	ck_assert_int_eq(clock_at(&c, 10 * MIN), 10 * MIN);
	ck_assert_int_eq(clock_at(&c, 20 * MIN), 11 * MIN); /* in the gap: as where it began */
	ck_assert_int_eq(clock_at(&c, 37 * MIN), 12 * MIN);
	clock_done(&c);
}
END_TEST

/* ---- sleep that nobody has answered for, told from what is stored ---- */

/* Start at 0, asleep from `from` to `to`; the world is left at the end of it. */
static void
sleeps(struct world *w, int64_t from, int64_t to)
{
	w->true_ms = to;
	w->slept += to - from;
}

static void
noted(struct call *c, int64_t axis_ms)
{
	struct note n = { .axis_ms = axis_ms, .text = (char[]){ "she said" } };

	snprintf(n.uuid, sizeof(n.uuid), "note-%d", (int)c->n_notes);
	call_note_put(c, &n);
}

static bool
slept(const struct call *c, const struct world *w, struct slept *out)
{
	struct moment now = look(w);

	*out = (struct slept){ 0 };
	return call_slept(c, &now, out);
}

START_TEST(slept_between_two_notes)
{
	struct call c = { 0 };
	struct world w = { 0 };
	struct slept s;

	store(&c.clock, CLOCK_START, 0, &w);
	noted(&c, 1 * MIN);
	ck_assert(!slept(&c, &w, &s));
	sleeps(&w, 2 * MIN, 6 * MIN);
	ck_assert(slept(&c, &w, &s));
	ck_assert_int_eq(s.ms, 4 * MIN);
	noted(&c, 7 * MIN);
	w.true_ms = 8 * MIN;
	ck_assert(slept(&c, &w, &s));
	ck_assert_int_eq(s.ms, 4 * MIN);
	ck_assert_int_eq(s.axis_ms, 7 * MIN); /* anywhere between the notes is as good */
	ck_assert(!s.restarted && !s.scattered);
	/* Another event behind it forgets nothing; what is taken out is answered. */
	store(&c.clock, CLOCK_PAUSE, 0, &w);
	w.true_ms = 9 * MIN;
	store(&c.clock, CLOCK_RESUME, 0, &w);
	ck_assert(slept(&c, &w, &s));
	ck_assert_int_eq(s.axis_ms, 7 * MIN);
	struct moment now = look(&w);
	store_at(&c.clock, CLOCK_GAP, s.axis_ms, s.ms, &now);
	ck_assert(!slept(&c, &w, &s));
	call_done(&c);
}
END_TEST

START_TEST(slept_in_a_pause_or_for_a_moment)
{
	struct call c = { 0 };
	struct world w = { 0 };
	struct slept s;

	store(&c.clock, CLOCK_START, 0, &w);
	sleeps(&w, 1 * MIN, 1 * MIN + 4 * SEC);
	ck_assert(!slept(&c, &w, &s));
	w.true_ms = 2 * MIN;
	store(&c.clock, CLOCK_PAUSE, 0, &w);
	sleeps(&w, 2 * MIN, 8 * MIN);
	ck_assert(!slept(&c, &w, &s));
	store(&c.clock, CLOCK_RESUME, 0, &w);
	w.true_ms = 9 * MIN;
	ck_assert(!slept(&c, &w, &s));
	call_done(&c);
}
END_TEST

/* How much is known, where is not. */
START_TEST(slept_twice_with_a_note_between)
{
	struct call c = { 0 };
	struct world w = { 0 };
	struct slept s;

	store(&c.clock, CLOCK_START, 0, &w);
	noted(&c, 1 * MIN);
	sleeps(&w, 1 * MIN, 5 * MIN);
	noted(&c, 5 * MIN);
	sleeps(&w, 5 * MIN, 8 * MIN);
	ck_assert(slept(&c, &w, &s));
	ck_assert_int_eq(s.ms, 7 * MIN);
	ck_assert(s.scattered);
	call_done(&c);
}
END_TEST

START_TEST(slept_over_a_restart_of_the_machine)
{
	struct call c = { 0 };
	struct world w = { 0 };
	struct slept s;

	store(&c.clock, CLOCK_START, 0, &w);
	noted(&c, 2 * MIN);
	w = (struct world){ .true_ms = 14 * MIN, .booted = 13 * MIN, .boot = 1 };
	store(&c.clock, CLOCK_SHIFT, 0, &w); /* the anchor */
	w.true_ms = 16 * MIN;
	ck_assert(slept(&c, &w, &s));
	ck_assert(s.restarted);
	ck_assert_int_eq(s.ms, 12 * MIN);
	ck_assert_int_eq(s.axis_ms, 14 * MIN);
	struct moment now = look(&w);
	store_at(&c.clock, CLOCK_GAP, s.axis_ms, s.ms, &now);
	ck_assert(!slept(&c, &w, &s));
	call_done(&c);
}
END_TEST

START_TEST(asleep_is_unknown_over_a_reboot)
{
	struct world w = { .true_ms = HOUR_MS };
	struct moment before = look(&w);

	w.true_ms += MIN;
	w.boot = 1;
	w.booted = w.true_ms;
	struct moment now = look(&w);
	ck_assert_int_eq(clock_asleep(&before, &now), 0);
}
END_TEST

START_TEST(changed_wall_clock_changes_nothing)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = 3 * HOUR_MS };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms += 4 * MIN;
	w.wall_off = -2 * HOUR_MS; /* flown west, or set right */
	ck_assert_int_eq(reads(&c, &w), 4 * MIN);
	w.wall_off = 40 * DAY_MS;
	w.true_ms += MIN;
	ck_assert_int_eq(reads(&c, &w), 5 * MIN);
	clock_done(&c);
}
END_TEST

START_TEST(an_hour_away_is_an_hour)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = 3 * HOUR_MS };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms += 8 * MIN; /* killed here, reconnected an hour later, the machine still up */
	w.true_ms += HOUR_MS;
	ck_assert_int_eq(reads(&c, &w), 68 * MIN);
	clock_done(&c);
}
END_TEST

START_TEST(over_a_reboot_by_the_wall_clock)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = 9 * HOUR_MS };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms += 6 * MIN;
	struct moment now = look(&w);
	ck_assert(!clock_wants_anchor(&c, &now));
	w.boot = 1;
	w.true_ms += 2 * MIN;
	w.booted = w.true_ms - 20 * SEC;
	now = look(&w);
	ck_assert(clock_wants_anchor(&c, &now));
	ck_assert_int_eq(reads(&c, &w), 8 * MIN);
	store(&c, CLOCK_SHIFT, 0, &w); /* the anchor */
	now = look(&w);
	ck_assert(!clock_wants_anchor(&c, &now));
	w.wall_off = -5 * HOUR_MS;
	w.true_ms += MIN;
	ck_assert_int_eq(reads(&c, &w), 9 * MIN);
	clock_done(&c);
}
END_TEST

START_TEST(a_wall_clock_set_back_over_a_reboot_never_runs_backwards)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = 9 * HOUR_MS };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms += 6 * MIN;
	store(&c, CLOCK_PAUSE, 0, &w);
	w.true_ms += MIN;
	store(&c, CLOCK_RESUME, 0, &w);
	w.boot = 1;
	w.booted = w.true_ms;
	w.true_ms += MIN;
	w.wall_off = -DAY_MS;
	ck_assert_int_eq(reads(&c, &w), 6 * MIN);
	clock_done(&c);
}
END_TEST

/* The wall clock is behind after the boot, but the note at 6:00 was there: the anchor is laid
 * where it stands, and the clock goes on from it. */
START_TEST(an_event_never_acts_in_the_future)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = 9 * HOUR_MS };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms += 7 * MIN;
	w.boot = 1;
	w.booted = w.true_ms;
	w.wall_off = -DAY_MS;
	ck_assert_int_eq(reads(&c, &w), 0);
	struct moment now = look(&w);
	store_at(&c, CLOCK_SHIFT, 6 * MIN, 0, &now);
	ck_assert_int_eq(reads(&c, &w), 6 * MIN);
	w.true_ms += 2 * MIN;
	w.wall_off = 0; /* set right by the network */
	ck_assert_int_eq(reads(&c, &w), 8 * MIN);
	store(&c, CLOCK_END, 0, &w);
	ck_assert_int_eq(reads(&c, &w), 8 * MIN);
	clock_done(&c);
}
END_TEST

/* The start taken back and made again: what was stored before it is no part of its axis. */
START_TEST(the_axis_begins_with_the_start)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = 9 * HOUR_MS };
	struct moment now = look(&w);

	store_at(&c, CLOCK_SHIFT, 6 * MIN, 0, &now); /* an anchor whose start is gone */
	now = look(&w);
	ck_assert_int_eq(clock_axis(&c, &now), 0);
	w.true_ms += 5 * MIN;
	now = look(&w);
	store_at(&c, CLOCK_START, 0, 0, &now);
	ck_assert_int_eq(reads(&c, &w), 0);
	w.true_ms += MIN;
	ck_assert_int_eq(reads(&c, &w), MIN);
	clock_done(&c);
}
END_TEST

/* Started three minutes after the conversation: /clock 05:00 where it read 02:00. */
START_TEST(a_late_start_set_right_moves_every_stamp)
{
	struct clock c = { 0 };
	struct world w = { 0 };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms = 2 * MIN;
	ck_assert_int_eq(clock_shift_for(&c, 2 * MIN, 5 * MIN), 3 * MIN);
	store(&c, CLOCK_SHIFT, 3 * MIN, &w);
	ck_assert_int_eq(reads(&c, &w), 5 * MIN);
	ck_assert_int_eq(clock_at(&c, 1 * MIN), 4 * MIN); /* a note before the shift */
	w.true_ms = 10 * MIN;
	ck_assert_int_eq(reads(&c, &w), 13 * MIN);
	ck_assert_int_eq(clock_shift_for(&c, 10 * MIN, 4 * MIN), -9 * MIN);
	store(&c, CLOCK_SHIFT, -9 * MIN, &w);
	ck_assert_int_eq(reads(&c, &w), 4 * MIN);
	ck_assert_int_eq(clock_at(&c, 1 * MIN), 0); /* never negative */
	ck_assert_int_eq(clock_shift_for(&c, 1 * MIN, 0), 5 * MIN);
	clock_done(&c);
}
END_TEST

START_TEST(an_end_laid_into_the_past)
{
	struct clock c = { 0 };
	struct world w = { 0 };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms = 24 * MIN;
	store(&c, CLOCK_PAUSE, 0, &w);
	w.true_ms = 30 * MIN;
	store(&c, CLOCK_RESUME, 0, &w);
	w.true_ms = 3 * HOUR_MS; /* left running: "ended at 22:00?" */
	struct moment now = look(&w);
	store_at(&c, CLOCK_END, 22 * MIN, 0, &now);
	ck_assert(clock_ended(&c));
	ck_assert_int_eq(reads(&c, &w), 22 * MIN);
	ck_assert_int_eq(clock_at(&c, 50 * MIN), 22 * MIN); /* written in the debrief */
	clock_done(&c);
}
END_TEST

START_TEST(an_end_taken_back)
{
	struct clock c = { 0 };
	struct world w = { 0 };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms = 9 * MIN;
	store(&c, CLOCK_END, 0, &w);
	w.true_ms = 10 * MIN;
	ck_assert_int_eq(reads(&c, &w), 9 * MIN);
	free(c.events[--c.n].boot_id); /* undo deletes the row */
	ck_assert(!clock_ended(&c));
	ck_assert_int_eq(reads(&c, &w), 10 * MIN); /* the talk went on */
	clock_done(&c);
}
END_TEST

START_TEST(a_gap_acts_in_the_past_and_anchors_now)
{
	struct clock c = { 0 };
	struct world w = { .true_ms = HOUR_MS };

	store(&c, CLOCK_START, 0, &w);
	w.boot = 1;
	w.true_ms += 10 * MIN;
	w.booted = w.true_ms - MIN;
	struct moment now = look(&w);
	store_at(&c, CLOCK_GAP, 9 * MIN, 7 * MIN, &now); /* the machine was off for 7 minutes */
	ck_assert_int_eq(reads(&c, &w), 3 * MIN);
	w.true_ms += 2 * MIN;
	w.wall_off = 55 * MIN;
	ck_assert_int_eq(reads(&c, &w), 5 * MIN);
	clock_done(&c);
}
END_TEST

START_TEST(overlaps_count_once)
{
	struct clock c = { 0 };
	struct world w = { 0 };
	struct moment m = look(&w);

	store(&c, CLOCK_START, 0, &w);
	store_at(&c, CLOCK_GAP, 10, 4, &m);   /* 6..10 */
	store_at(&c, CLOCK_GAP, 12, 5, &m);   /* 7..12 */
	store_at(&c, CLOCK_GAP, 3, 50, &m);   /* all before 3 */
	store_at(&c, CLOCK_PAUSE, 11, 0, &m); /* 11..20 */
	store_at(&c, CLOCK_RESUME, 20, 0, &m);
	store_at(&c, CLOCK_GAP, 40, 0, &m);
	ck_assert_int_eq(clock_at(&c, 3), 0);
	ck_assert_int_eq(clock_at(&c, 6), 3);
	ck_assert_int_eq(clock_at(&c, 12), 3);
	ck_assert_int_eq(clock_at(&c, 20), 3);
	ck_assert_int_eq(clock_at(&c, 21), 4);
	ck_assert_int_eq(clock_at(&c, 50), 33);
	clock_done(&c);
}
END_TEST

START_TEST(a_rehearsal_runs_faster)
{
	struct clock c = { .speed = 4 };
	struct world w = { 0 };

	store(&c, CLOCK_START, 0, &w);
	w.true_ms = 5 * MIN;
	ck_assert_int_eq(reads(&c, &w), 20 * MIN);
	store(&c, CLOCK_SHIFT, MIN, &w); /* of the clock, not of the axis */
	ck_assert_int_eq(reads(&c, &w), 21 * MIN);
	ck_assert_int_eq(clock_wait(&c, 5 * MIN, 21 * MIN + SEC), 250);
	ck_assert_int_eq(clock_back(&c, 5 * MIN, 20 * SEC), 5 * MIN - 5 * SEC);
	clock_done(&c);
}
END_TEST

START_TEST(back_dating_skips_what_is_taken_out)
{
	struct clock c = { 0 };
	struct world w = { 0 };
	struct moment m = look(&w);

	store(&c, CLOCK_START, 0, &w);
	store_at(&c, CLOCK_PAUSE, 60 * SEC, 0, &m);
	store_at(&c, CLOCK_RESUME, 100 * SEC, 0, &m);
	ck_assert_int_eq(clock_back(&c, 130 * SEC, 15 * SEC), 115 * SEC);
	ck_assert_int_eq(clock_back(&c, 105 * SEC, 15 * SEC), 50 * SEC);
	ck_assert_int_eq(clock_back(&c, 80 * SEC, 15 * SEC), 45 * SEC); /* typed in the pause */
	ck_assert_int_eq(clock_back(&c, 10 * SEC, 15 * SEC), 0);
	ck_assert_int_eq(clock_wait(&c, 130 * SEC, 90 * SEC + 400), 400);
	ck_assert_int_eq(clock_wait(&c, 130 * SEC, 3 * SEC), 0);
	ck_assert_int_eq(clock_wait(&c, 130 * SEC, 0), 0);
	clock_done(&c);
}
END_TEST

/* The call ended when the clock first read that, not when a pause there was over. */
START_TEST(the_first_place_where_it_read_a_time)
{
	struct clock c = { 0 };
	struct world w = { 0 };
	struct moment m = look(&w);

	store(&c, CLOCK_START, 0, &w);
	store_at(&c, CLOCK_SHIFT, 10 * SEC, 30 * SEC, &m);
	store_at(&c, CLOCK_PAUSE, 60 * SEC, 0, &m); /* at 90 s of the clock */
	store_at(&c, CLOCK_RESUME, 100 * SEC, 0, &m);
	ck_assert_int_eq(clock_when(&c, 200 * SEC, 80 * SEC), 50 * SEC);
	ck_assert_int_eq(clock_when(&c, 200 * SEC, 90 * SEC), 60 * SEC);
	ck_assert_int_eq(clock_when(&c, 200 * SEC, 90 * SEC + 1), 100 * SEC + 1);
	ck_assert_int_eq(clock_when(&c, 80 * SEC, 90 * SEC), 60 * SEC); /* paused now */
	ck_assert_int_eq(clock_when(&c, 200 * SEC, 30 * SEC), 0);
	ck_assert_int_eq(clock_when(&c, 200 * SEC, 10 * SEC), 0); /* it began at 30 */
	ck_assert_int_eq(clock_when(&c, 200 * SEC, HOUR_MS), 200 * SEC);
	clock_done(&c);
}
END_TEST

/* ---- random days against a slow reference ---- */

static unsigned seed;

static int64_t
below(int64_t n)
{
	seed = seed * 1103515245u + 12345u;
	return (int64_t)(seed >> 8) % n;
}

/* Looks at every millisecond: was it running, and not taken out? */
static int64_t
slow_at(const struct clock *c, int64_t axis)
{
	int64_t sum = 0, shift = 0, end = axis;
	for (size_t i = 0; i < c->n; i++) {
		if (c->events[i].kind == CLOCK_SHIFT)
			shift += c->events[i].amount_ms;
		if (c->events[i].kind == CLOCK_END && c->events[i].axis_ms < end)
			end = c->events[i].axis_ms;
	}
	for (int64_t t = 0; t < end; t++) {
		bool runs = true, out = false;
		for (size_t i = 0; i < c->n; i++) {
			const struct clock_event *e = &c->events[i];
			if (e->kind == CLOCK_PAUSE && e->axis_ms <= t)
				runs = false;
			if (e->kind == CLOCK_RESUME && e->axis_ms <= t)
				runs = true;
			if (e->kind == CLOCK_GAP && t >= e->axis_ms - e->amount_ms && t < e->axis_ms)
				out = true;
		}
		sum += runs && !out;
	}
	sum = sum * (c->speed > 1 ? c->speed : 1) + shift;
	return sum > 0 ? sum : 0;
}

/* One random thing happens in the world; whatever can fool the wall clock over a reboot is
 * followed by an event, as the program stores one on being taken up again. */
static void
happen(struct clock *c, struct world *w)
{
	struct moment m;
	switch (below(9)) {
	case 0:
		store(c, CLOCK_PAUSE, 0, w);
		break;
	case 1:
		store(c, CLOCK_RESUME, 0, w);
		break;
	case 2:
		store(c, CLOCK_SHIFT, below(200) - 100, w);
		break;
	case 3:
		m = look(w);
		store_at(c, CLOCK_GAP, below(clock_axis(c, &m) + 1), below(90), &m);
		break;
	case 4: /* sleeps */
		w->slept += 40;
		w->true_ms += 40;
		break;
	case 5: /* a person sets the clock */
		w->wall_off += below(100000) - 50000;
		store(c, CLOCK_SHIFT, 0, w);
		break;
	case 6:
		store(c, CLOCK_SHIFT, 0, w);
		w->true_ms += below(50);
		w->boot++;
		w->booted = w->true_ms - below(20);
		w->slept = 0;
		store(c, CLOCK_SHIFT, 0, w);
		break;
	default:
		w->true_ms += below(60);
	}
}

START_TEST(random_days)
{
	seed = (unsigned)_i * 7919u + 1u;
	for (int day = 0; day < 20; day++) {
		struct clock c = { .speed = (int)below(4) };
		struct world w = { .true_ms = 1000, .booted = below(900) };
		store(&c, CLOCK_START, 0, &w);
		for (int64_t n = below(25); n > 0; n--) {
			happen(&c, &w);
			struct moment m = look(&w);
			ck_assert_int_eq(clock_axis(&c, &m), w.true_ms - 1000);
		}
		struct moment m = look(&w);
		int64_t last = clock_axis(&c, &m), before = 0;
		if (below(2))
			store_at(&c, CLOCK_END, below(last + 1), 0, &m);
		for (int64_t axis = 0; axis <= last + 20; axis += 1 + below(9)) {
			int64_t at = clock_at(&c, axis);
			ck_assert_int_eq(at, slow_at(&c, axis));
			ck_assert_int_ge(at, before); /* never runs backwards */
			int64_t back = clock_back(&c, axis, below(50));
			ck_assert(back >= 0 && back <= axis);
			before = at;
		}
		ck_assert_int_eq(reads(&c, &w), slow_at(&c, last));
		clock_done(&c);
	}
}
END_TEST

Suite *model_clock_suite(void);

Suite *
model_clock_suite(void)
{
	Suite *s = suite_create("model_clock");
	TCase *t = tcase_create("clock");

	tcase_add_test(t, nothing_has_started);
	tcase_add_test(t, a_plain_call);
	tcase_add_test(t, pause_and_resume);
	tcase_add_test(t, sleep_is_a_gap_to_keep_or_take_out);
	tcase_add_test(t, asleep_is_unknown_over_a_reboot);
	tcase_add_test(t, slept_between_two_notes);
	tcase_add_test(t, slept_in_a_pause_or_for_a_moment);
	tcase_add_test(t, slept_twice_with_a_note_between);
	tcase_add_test(t, slept_over_a_restart_of_the_machine);
	tcase_add_test(t, changed_wall_clock_changes_nothing);
	tcase_add_test(t, an_hour_away_is_an_hour);
	tcase_add_test(t, over_a_reboot_by_the_wall_clock);
	tcase_add_test(t, a_wall_clock_set_back_over_a_reboot_never_runs_backwards);
	tcase_add_test(t, an_event_never_acts_in_the_future);
	tcase_add_test(t, the_axis_begins_with_the_start);
	tcase_add_test(t, a_late_start_set_right_moves_every_stamp);
	tcase_add_test(t, an_end_laid_into_the_past);
	tcase_add_test(t, an_end_taken_back);
	tcase_add_test(t, a_gap_acts_in_the_past_and_anchors_now);
	tcase_add_test(t, overlaps_count_once);
	tcase_add_test(t, a_rehearsal_runs_faster);
	tcase_add_test(t, back_dating_skips_what_is_taken_out);
	tcase_add_test(t, the_first_place_where_it_read_a_time);
	tcase_add_loop_test(t, random_days, 0, 20);
	suite_add_tcase(s, t);
	return s;
}
