/*
 * clock.h: a call's clock: elapsed time as a pure function of stored events.
 *
 * Times: `wall_ms` are milliseconds since the epoch; `axis_ms` milliseconds
 * since the interview's start on a clock that never stops (sleep, pauses and
 * kills included); `at_ms` the call's clock, what the person reads: the axis
 * less pauses and removed gaps, plus shifts. Only clock.c converts.
 */
#ifndef HALFHOUR_MODEL_CLOCK_H
#define HALFHOUR_MODEL_CLOCK_H

#include "base.h"

enum clock_kind { CLOCK_START, CLOCK_PAUSE, CLOCK_RESUME, CLOCK_SHIFT, CLOCK_GAP, CLOCK_END,
	CLOCK_THANKS, N_CLOCK_KINDS };
extern const char *const clock_kind_names[N_CLOCK_KINDS];

/* axis_ms is where the event acts, the clocks are the moment it was stored; an event may act
 * in the past (a gap found on waking, the end of a call left running).
 *   start   at 0
 *   pause, resume  what lies between is taken out
 *   shift   the clock and every stamp move by amount_ms (of the clock), wherever it stands
 *   gap     amount_ms of the axis before axis_ms are taken out; overlaps count once
 *   thanks  they were thanked aloud here; the clock takes no notice
 *   end     final, nothing after it counts; undone by taking the event away
 * Events are in the order of their axis_ms, then id; ids grow in the order of storing, and
 * one with id 0 (not stored yet) is the newest. */
struct clock_event {
	int64_t id;
	char uuid[UUID_SIZE];
	enum clock_kind kind;
	int64_t axis_ms;
	int64_t amount_ms;
	int64_t wall_ms, boot_ms, mono_ms; /* the moment it was stored */
	char *boot_id;
};

struct clock {
	struct clock_event *events;
	size_t n, cap;
	int speed;                 /* of a rehearsal: times faster than the axis; 0 is 1 */
};

void clock_done(struct clock *c);
bool clock_started(const struct clock *c);
bool clock_ended(const struct clock *c);
bool clock_paused(const struct clock *c);
/* The axis at a moment: by the boot clock within one boot, over a reboot by the wall
 * clock from the last event; never less than at the last event stored, nor than where it
 * acts. 0 before the start. */
int64_t clock_axis(const struct clock *c, const struct moment *now);
/* A call taken up again after a reboot: store a shift of 0 ms now (an anchor), at the axis or
 * at the last stamp of anything if that is later, and from then on a changed wall clock
 * changes nothing in this boot either. */
bool clock_wants_anchor(const struct clock *c, const struct moment *now);
/* What the call's clock read (or reads) at a place on the axis: speed times the axis less
 * pauses and gaps, plus shifts; never negative. A stamp inside a pause reads as the pause's
 * start, one after the end as the end. */
int64_t clock_at(const struct clock *c, int64_t axis_ms);
/* The same without the shifts: what has run, however the clock was set. */
int64_t clock_run(const struct clock *c, int64_t axis_ms);
/* The place on the axis where the clock read back_ms less (a marker's stamp); 0 at least. */
int64_t clock_back(const struct clock *c, int64_t axis_ms, int64_t back_ms);
/* The first place on the axis, axis_ms at most, where the clock read at_ms or more. */
int64_t clock_when(const struct clock *c, int64_t axis_ms, int64_t at_ms);
/* Real ms from axis_ms until the clock will read at_ms; 0: it does, -1: it stands still. */
int64_t clock_wait(const struct clock *c, int64_t axis_ms, int64_t at_ms);
/* The shift that makes the clock read `want_ms` at axis_ms. */
int64_t clock_shift_for(const struct clock *c, int64_t axis_ms, int64_t want_ms);
/* The call's length so far, or whole when it has ended (`now` is not read then): a
 * duration, shifts applied. */
int64_t clock_elapsed(const struct clock *c, const struct moment *now);
/* Time asleep (boot less monotonic) since an earlier moment of the same boot; 0 if unknown. */
int64_t clock_asleep(const struct moment *before, const struct moment *now);
/* What lies between two moments at which events were stored, one after the other: the nth such
 * stretch of the axis from the start of the call, the last ends now. */
struct clock_between {
	int64_t from, to;    /* on the axis */
	int64_t asleep_ms;   /* so much of it */
	bool restarted;      /* the machine was, which nothing but the wall clock saw */
};
bool clock_between(const struct clock *c, const struct moment *now, size_t nth,
	struct clock_between *out);

#endif
