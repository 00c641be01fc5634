/*
 * partner_talk.c: what a practice partner says and when. The whole talk is
 * played from the first second, over and over, from the script and the stored
 * call, so that nothing has to be kept: a call taken up again goes on where it
 * was, and an undone question was never heard.
 *
 * Asking takes as long as the question takes to say; a question left before
 * that (Tab, Tab) was not heard and uses up no answer. A new question waits
 * for the sentence being said; the rest of that answer is given when the
 * student goes back to its question. Going back to one wholly answered, to put
 * a note there, is not asking. An interruption comes between two sentences, the
 * other events when an answer is told, or in a silence. A partner does not hear
 * what is said aloud and not typed: a silence long enough for a probe brings out
 * what follows the answer. It is played in the time that has run; only what comes
 * out is of the call's clock, so that setting that moves the past and changes
 * nothing in it.
 */
#include <stdlib.h>
#include <string.h>

#include "model/question.h"
#include "model/rehearsal.h"
#include "partner_match.h"
#include "partner_talk.h"

static int64_t
spoken_ms(const char *s)
{
	int64_t words = 0;

	for (s += blank_span(s); *s; s += blank_span(s)) {
		words++;
		s += blank_word(s);
	}
	return words * WORD_MS;
}

static void
partner_talk_say(struct player *y, struct speech s)
{
	mem_grow(y->out, &y->cap, y->n + 1);
	s.at_ms = y->free_ms;
	s.until_ms = s.at_ms + spoken_ms(s.text);
	y->out[y->n++] = s;
	y->free_ms = s.until_ms + BREATH_MS;
}

/* ---- the trail ---- */

static int64_t
asked_when(const struct player *y, size_t nth)
{
	return nth < y->c->n_askings ? clock_run(&y->c->clock, y->c->askings[nth].axis_ms) : NEVER;
}

/* When the question has been said aloud. One off the script is stored when it has been. */
static int64_t
asked_until(const struct player *y, size_t nth)
{
	const struct asked *a = nth < y->c->n_askings
		? call_asked(y->c, y->c->askings[nth].asked_id) : NULL;

	if (!a)
		return NEVER;
	bool aloud = a->state != ASKED_OFF_SCRIPT && a->text;
	return asked_when(y, nth) + (aloud ? spoken_ms(a->text) : 0) + THINK_MS;
}

/* The first asking after `ms`. */
static size_t
asked_after(const struct player *y, int64_t ms)
{
	size_t nth = 0;

	while (nth < y->c->n_askings && asked_when(y, nth) <= ms)
		nth++;
	return nth;
}

/* ---- events ---- */

static void
say_all(struct player *y, const struct strings *l, struct speech s)
{
	for (size_t i = 0; i < l->n; i++) {
		s.text = l->s[i];
		partner_talk_say(y, s);
	}
}

/* The student's answer ends with the wait, or when they ask on. */
static void
wait(struct player *y, const struct partner_event *e)
{
	int64_t until = y->free_ms + e->wait_s * INT64_C(1000);
	int64_t asked = e->kind == PARTNER_INTERRUPTION ? NEVER
		: asked_until(y, asked_after(y, y->free_ms));

	y->free_ms = asked < until ? asked : until;
}

static void
event_run(struct player *y, size_t i, int64_t at_ms)
{
	const struct partner_event *e = &y->p->events[i];
	struct speech s = { .kind = SPEECH_EVENT, .which = i };

	y->fired[i] = true;
	if (e->kind == PARTNER_OFFER_TIME && check_when(y->c, CHECK_WRAPPED) <= at_ms)
		return;
	if (at_ms > y->free_ms)
		y->free_ms = at_ms;
	say_all(y, &e->say, s);
	wait(y, e);
	say_all(y, &e->then, s);
}

/* In the middle of an answer comes only what breaks in on the partner, and an offer of more
 * time that was asked for. */
static bool
breaks_in(const struct player *y, const struct partner_event *e)
{
	return e->kind == PARTNER_INTERRUPTION ||
		(e->kind == PARTNER_OFFER_TIME && check_when(y->c, CHECK_ASKED) <= y->free_ms);
}

/* The next event that begins before `limit`; false: none does. */
static bool
event_next(struct player *y, int64_t limit, bool answering)
{
	size_t best = 0;
	int64_t best_ms = NEVER;

	for (size_t i = 0; i < y->p->n_events; i++) {
		const struct partner_event *e = &y->p->events[i];
		int64_t ms = event_when(y->c, e);
		if (!y->fired[i] && ms < best_ms && (!answering || breaks_in(y, e))) {
			best = i;
			best_ms = ms;
		}
	}
	if (best_ms < y->free_ms)
		best_ms = y->free_ms;
	if (best_ms >= limit)
		return false;
	event_run(y, best, best_ms);
	return true;
}

static void
events_until(struct player *y, int64_t limit)
{
	while (event_next(y, limit, false)) {
	}
}

/* ---- answers ---- */

/* What the reply has left, up to the next question; events come in between. */
static void
reply_say(struct player *y, struct reply *r, int64_t next_ms)
{
	struct speech s = { .kind = SPEECH_ANSWER, .which = (size_t)r->answer,
		.asked_id = r->asked_id };

	if (r->answer < 0) {
		s = (struct speech){ .kind = SPEECH_NOTHING_LEFT, .asked_id = r->asked_id,
			.text = y->p->nothing_left };
		if (!r->said++)
			partner_talk_say(y, s);
		return;
	}
	const struct strings *l = &y->p->answers[r->answer].say;
	while (r->said < l->n) {
		while (event_next(y, y->free_ms + 1, true)) {
		}
		if (y->free_ms >= next_ms)
			return;
		s.text = l->s[r->said++];
		partner_talk_say(y, s);
	}
}

/* Nobody asks on: after a silence the partner goes on, until it has told all that follows.
 * Once wrapped up it does not. */
static void
go_on(struct player *y, struct reply *r, int64_t next_ms)
{
	int more;

	while ((more = answer_more(y->p, y->given, answer_topic(y->p, r->answer))) >= 0) {
		int64_t when = y->free_ms + SILENCE_MS;
		if (when >= next_ms)
			return;
		if (event_next(y, when, false))
			continue;
		if (check_when(y->c, CHECK_WRAPPED) <= when)
			return;
		y->free_ms = when;
		reply_take(y, r, more);
		reply_say(y, r, next_ms);
	}
}

/* The partner hears question `nth`, unless the next one is asked before it is out. */
static void
partner_talk_hear(struct player *y, size_t nth, size_t next)
{
	const struct asked *a = call_asked(y->c, y->c->askings[nth].asked_id);
	int64_t next_ms = asked_when(y, next), heard_ms = asked_until(y, nth);

	events_until(y, heard_ms < next_ms ? heard_ms : next_ms);
	if (heard_ms < y->free_ms)
		heard_ms = y->free_ms;
	if (!a || heard_ms >= next_ms)
		return;
	y->free_ms = heard_ms;
	struct reply *r = reply_to(y, a);
	y->last = (size_t)(r - y->replies) + 1;
	if (r->answer >= 0)
		y->topic = answer_topic(y->p, r->answer);
	reply_say(y, r, next_ms);
	go_on(y, r, next_ms);
	events_until(y, next_ms);
}

static bool
partner_talk_answered(const struct player *y, int64_t asked_id)
{
	for (size_t i = 0; i < y->n_replies; i++) {
		const struct reply *r = &y->replies[i];
		if (r->asked_id == asked_id)
			return reply_told(y, r);
	}
	return false;
}

/* The next time something else is asked that is not wholly answered. */
static size_t
next_asking(const struct player *y, size_t nth)
{
	const struct asking *l = y->c->askings;
	size_t next = nth + 1;

	while (next < y->c->n_askings &&
		(l[next].asked_id == l[nth].asked_id ||
			partner_talk_answered(y, l[next].asked_id)))
		next++;
	return next;
}

/* When the call is over: it was ended, or the partner has to go. */
static int64_t
talk_ends(const struct player *y)
{
	int64_t ended = clock_ended(&y->c->clock) ? clock_run(&y->c->clock, INT64_MAX) : NEVER;
	int64_t goes = y->p->minutes ? (y->p->late + y->p->minutes) * MINUTE_MS : NEVER;

	return ended < goes ? ended : goes;
}

static void
end_talk(struct player *y, int64_t end_ms)
{
	while (y->n > 0 && y->out[y->n - 1].at_ms >= end_ms)
		y->n--;
	y->free_ms = end_ms;
	partner_talk_say(
		y, (struct speech){ .kind = SPEECH_FAREWELL, .text = y->p->farewell });
}

/* From what has run to the call's clock, which began at `by` as it is set now. */
static void
set_right(struct player *y)
{
	int64_t by = -clock_shift_for(&y->c->clock, 0, 0);

	for (size_t i = 0; i < y->n; i++) {
		struct speech *s = &y->out[i];
		s->at_ms = s->at_ms + by > 0 ? s->at_ms + by : 0;
		s->until_ms = s->until_ms + by > 0 ? s->until_ms + by : 0;
	}
}

size_t
partner_talk(const struct partner *p, const struct call *c, const struct bank *b,
	struct speech **out)
{
	struct player y = { .p = p, .c = c, .b = b, .topic = -1 };

	*out = NULL;
	if (!clock_started(&c->clock))
		return 0;
	y.given = mem_new(p->n_answers + 1, sizeof(*y.given));
	y.fired = mem_new(p->n_events + 1, sizeof(*y.fired));
	y.free_ms = p->late * MINUTE_MS;
	partner_talk_say(
		&y, (struct speech){ .kind = SPEECH_GREETING, .text = p->greeting });
	events_until(&y, asked_when(&y, 0));
	for (size_t i = 0, next; i < c->n_askings; i = next) {
		next = next_asking(&y, i);
		partner_talk_hear(&y, i, next);
	}
	if (talk_ends(&y) != NEVER)
		end_talk(&y, talk_ends(&y));
	set_right(&y);
	free(y.given);
	free(y.fired);
	free(y.replies);
	*out = y.out;
	return y.n;
}
