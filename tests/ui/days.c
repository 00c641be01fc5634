/*
 * days.c: random calls whose clock is paused, set, slept through, taken up
 * again by a new program or on a machine that was started anew, under a wall
 * clock that jumps, with undo and redo of all of it. A person with a stopwatch
 * looks on: what the call's clock must read follows from what was done and when
 * it truly was, counted a tenth of a second at a time. Written from product.md
 * ("/clock": every stamp moves with it) and architecture.md ("Time").
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "days.h"
#include "model/call.h"
#include "session.h"

enum { DAYS = 24, ACTS = 30, STEP = 100, MARK_BACK_MS = 15000 };
enum did { DID_NOTE, DID_ASK, DID_PAUSE, DID_RESUME, DID_SHIFT, DID_GAP };

/* One step of undo. */
struct act {
	enum did did;
	int64_t t;       /* when it truly was, since the start; of a gap its end */
	int64_t amount;  /* of a shift, of a gap */
	bool gone;       /* undone */
};

struct day {
	struct session *s;
	unsigned seed;
	struct act acts[ACTS * 2];
	size_t n;
	int64_t base;    /* true time less the boot clock */
	int64_t slept_t, slept_ms; /* the last sleep in this program; 0: none */
	int asked;
	bool reboots;    /* until the wall clock jumps: over a reboot it is all there is */
	bool rebooted;   /* once at least, so that a jump has something to fool */
	struct text wrong;
};

static int64_t
below(struct day *d, int64_t n)
{
	d->seed = d->seed * 1103515245u + 12345u;
	return (int64_t)(d->seed >> 8) % n;
}

static int64_t
truly(const struct day *d)
{
	return d->base + session_now(d->s)->boot_ms;
}

/* ---- the stopwatch ---- */

static bool
counts(const struct day *d, int64_t t)
{
	bool runs = true, out = false;

	for (size_t i = 0; i < d->n; i++) {
		const struct act *a = &d->acts[i];
		if (a->gone)
			continue;
		if (a->did == DID_PAUSE && a->t <= t)
			runs = false;
		if (a->did == DID_RESUME && a->t <= t)
			runs = true;
		if (a->did == DID_GAP && t >= a->t - a->amount && t < a->t)
			out = true;
	}
	return runs && !out;
}

/* As if it could be below zero. */
static int64_t
bare(const struct day *d, int64_t until)
{
	int64_t sum = 0;

	for (int64_t t = 0; t < until; t += STEP)
		sum += counts(d, t) ? STEP : 0;
	for (size_t i = 0; i < d->n; i++)
		if (d->acts[i].did == DID_SHIFT && !d->acts[i].gone)
			sum += d->acts[i].amount;
	return sum;
}

static int64_t
reads(const struct day *d, int64_t t)
{
	int64_t ms = bare(d, t);
	return ms > 0 ? ms : 0;
}

/* A marker stands where the stopwatch read fifteen seconds less. */
static int64_t
back(const struct day *d, int64_t t)
{
	int64_t left = MARK_BACK_MS;

	for (; t > 0 && left > 0; t -= STEP)
		left -= counts(d, t - STEP) ? STEP : 0;
	return t;
}

static bool
paused(const struct day *d)
{
	return !counts(d, INT64_MAX - 1);
}

/* ---- what is done ---- */

static void
put(struct day *d, enum did did, int64_t t, int64_t amount)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++) /* nothing to do again any more */
		if (!d->acts[i].gone)
			d->acts[n++] = d->acts[i];
	d->acts[n++] = (struct act){ did, t, amount, false };
	d->n = n;
}

static void
set(struct day *d, const char *line)
{
	struct err e = { 0 };

	if (!session_set(d->s, line, &e) && !d->wrong.n)
		text_addf(&d->wrong, "%s: %s", line, e.text);
}

static void
set_clock(struct day *d)
{
	char keys[40];
	int64_t want = below(d, 25 * 60) * 1000;

	snprintf(keys, sizeof(keys), "/clock %d:%02d<Enter>", (int)(want / MINUTE_MS),
		(int)(want / 1000 % 60));
	session_keys(d->s, keys);
	put(d, DID_SHIFT, truly(d), want - bare(d, truly(d)));
}

static void
nap(struct day *d)
{
	char line[20];
	int64_t s = 10 + below(d, 200);

	snprintf(line, sizeof(line), "sleep %d:%02d", (int)(s / 60), (int)(s % 60));
	set(d, line);
	if (paused(d)) {
		session_keys(d->s, "/continue<Enter>");
		put(d, DID_RESUME, truly(d), 0);
	} else {
		d->slept_t = truly(d);
		d->slept_ms = s * 1000;
	}
}

static void
nap_out(struct day *d)
{
	bool is_out = false;

	if (!d->slept_ms)
		return;
	for (size_t i = 0; i < d->n; i++)
		is_out |= d->acts[i].did == DID_GAP && d->acts[i].t == d->slept_t &&
			!d->acts[i].gone;
	session_keys(d->s, "/sleep<Enter>");
	if (!is_out)
		put(d, DID_GAP, d->slept_t, d->slept_ms);
}

static void
come_again(struct day *d)
{
	int64_t t = truly(d);

	d->slept_ms = 0;
	if (!d->reboots) {
		set(d, "restart live");
		return;
	}
	set(d, "reboot 1:30");
	d->rebooted = true;
	d->base = t + 90 * 1000 - session_now(d->s)->boot_ms;
}

static void
take_back(struct day *d)
{
	for (size_t i = d->n; i-- > 0;)
		if (!d->acts[i].gone) {
			session_keys(d->s, "<Ctrl-Z>");
			d->acts[i].gone = true;
			return;
		}
}

static void
do_again(struct day *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->acts[i].gone) {
			session_keys(d->s, "<Ctrl-R>");
			d->acts[i].gone = false;
			return;
		}
}

static int
asked(const struct day *d)
{
	int n = 0;
	for (size_t i = 0; i < d->n; i++)
		n += d->acts[i].did == DID_ASK && !d->acts[i].gone;
	return n;
}

/* True when the clock may have been moved by it. */
static bool
act(struct day *d)
{
	int64_t t = truly(d) + SESSION_KEY_MS; /* of the next key */

	switch (below(d, 14)) {
	case 0:
		session_keys(d->s, paused(d) ? "/continue<Enter>" : "/pause<Enter>");
		put(d, paused(d) ? DID_RESUME : DID_PAUSE, truly(d), 0);
		return false;
	case 1: set_clock(d); return true;
	case 2: nap(d); return false;
	case 3: nap_out(d); return true;
	case 4: come_again(d); return false;
	case 5: case 6: take_back(d); return true;
	case 7: do_again(d); return true;
	case 8:
		if (d->reboots && !d->rebooted)
			return false;
		set(d, below(d, 2) ? "wall -3:00:00" : "wall 1:00:00");
		d->reboots = false;
		return false;
	case 9:
		session_keys(d->s, "*<Enter>");
		put(d, DID_NOTE, back(d, t), 0);
		return false;
	case 10:
		if (asked(d) < d->asked) {
			session_keys(d->s, "<Tab>");
			put(d, DID_ASK, t, 0);
		}
		return false;
	case 11:
		session_keys(d->s, "said<Enter>");
		put(d, DID_NOTE, t, 0);
		return false;
	default:
		session_wait(d->s, below(d, 900) * STEP);
		return false;
	}
}

/* ---- what must hold ---- */

static void
same(struct day *d, const char *what, int64_t is, int64_t must)
{
	if (is != must && !d->wrong.n)
		text_addf(&d->wrong, "%s %lld, the stopwatch %lld", what, (long long)is,
			(long long)must);
}

static void
holds(struct day *d, const char *what, bool it)
{
	if (!it && !d->wrong.n)
		text_add(&d->wrong, what);
}

static int
by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* The stamps of the stopwatch, none after `end`; how many. */
static size_t
stamps(const struct day *d, enum did did, int64_t end, int64_t out[ACTS * 2])
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		if (d->acts[i].did == did && !d->acts[i].gone) {
			int64_t at = reads(d, d->acts[i].t);
			out[n++] = at < end ? at : end;
		}
	qsort(out, n, sizeof(*out), by_size);
	return n;
}

/* What show --json tells of it hangs together, in whole seconds. */
static void
check_stamps(struct day *d, const struct call *c, int64_t end)
{
	int64_t must[ACTS * 2], sum = 0;

	same(d, "notes", (int64_t)c->n_notes, (int64_t)stamps(d, DID_NOTE, end, must));
	for (size_t i = 0; i < c->n_notes && !d->wrong.n; i++)
		same(d, "a note stands at", clock_at(&c->clock, c->notes[i].axis_ms), must[i]);
	same(d, "asked", (int64_t)c->n_askings, (int64_t)stamps(d, DID_ASK, end, must));
	for (size_t i = 0; i < c->n_askings && !d->wrong.n; i++) {
		int64_t id = c->askings[i].asked_id;
		same(d, "a question stands at", asked_at(c, id), must[i]);
		int64_t spent = asked_spent(c, id, INT64_MAX / 4);
		holds(d, "a question took less than nothing", spent >= 0);
		sum += spent / 1000;
	}
	holds(d, "the questions took longer than the call", sum <= end / 1000);
}

static int64_t
length(struct day *d, struct call *c)
{
	holds(d, "there is no call", session_call(d->s, c));
	return clock_elapsed(&c->clock, session_now(d->s));
}

/* Ends it now, or at a time the clock has read. */
static void
end(struct day *d, struct call *c)
{
	int64_t least = reads(d, 0) + 999, most = reads(d, truly(d) + 500);
	char keys[40] = "/end<Enter>";
	int64_t want = least + (most > least ? below(d, most - least + 1) : 0);
	bool past = below(d, 2) && most / 1000 > least / 1000;

	want -= want % 1000;
	if (past)
		snprintf(keys, sizeof(keys), "/end %d:%02d<Enter>", (int)(want / MINUTE_MS),
			(int)(want / 1000 % 60));
	session_keys(d->s, keys);
	int64_t is = length(d, c);
	holds(d, "it did not end", clock_ended(&c->clock));
	same(d, "ended, the clock reads", is, past ? want : reads(d, truly(d)));
	check_stamps(d, c, is);
}

static void
play(struct day *d)
{
	struct call c = { 0 };
	int64_t before = 0;

	set(d, "open live");
	session_keys(d->s, "<Enter>");
	d->base = -session_now(d->s)->boot_ms;
	length(d, &c);
	d->asked = (int)c.n_asked;
	for (int i = 0; i < ACTS && !d->wrong.n; i++) {
		bool moves = act(d);
		int64_t is = length(d, &c);
		same(d, "the clock reads", is, reads(d, truly(d)));
		holds(d, "it ran backwards", moves || is >= before);
		before = is;
	}
	end(d, &c);
	call_done(&c);
}

bool
days_play(void)
{
	struct text wrong = { 0 };

	for (unsigned i = 0; i < DAYS && !wrong.n; i++) {
		struct day d = { .s = session_start(), .seed = i * 7919u + 1, .reboots = i % 2 };
		play(&d);
		session_stop(d.s);
		if (d.wrong.n)
			text_addf(&wrong, "day %u: %s", i, d.wrong.s);
		text_free(&d.wrong);
	}
	if (wrong.n)
		printf("not ok ui days: %s\n", wrong.s);
	else
		printf("ok ui days: %d calls of %d acts by a stopwatch\n", DAYS, ACTS);
	bool good = !wrong.n;
	text_free(&wrong);
	return good;
}
