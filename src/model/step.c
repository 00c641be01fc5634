/*
 * step.c: something to do, and what a finished call asks for (product.md,
 * "After"): thanks within 24 hours, overdue at 48; the referrer thanked too;
 * what was promised; the people who were named.
 */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "model/step.h"
#include "wording.h"

static const size_t owned[] = {
	offsetof(struct step, text), offsetof(struct step, kind),
};

void
step_done(struct step *s)
{
	own_free(s, owned, LEN(owned));
}

/* ---- what a finished call asks for ---- */

#define THANKS_MS DAY_MS
#define PROMISE_MS (7 * DAY_MS) /* a day to begin with; the debrief lets one change it */

struct wanted {
	struct step *steps;
	size_t n, cap;
};

static bool
has(const struct call *c, const char *kind, int64_t note_id)
{
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct step *s = &c->steps[i];
		if (note_id ? s->note_id == note_id : s->kind && strcmp(s->kind, kind) == 0)
			return true;
	}
	return false;
}

/* The text is taken, and kept or freed. */
static void
want(struct wanted *w, const struct call *c, struct step s, const char *kind, struct text *text)
{
	if (has(c, kind, s.note_id)) {
		text_free(text);
		return;
	}
	mem_grow(w->steps, &w->cap, w->n + 1);
	s.interview_id = c->interview.id;
	s.kind = mem_str(kind);
	s.text = text_take(text);
	w->steps[w->n++] = s;
}

static void
want_thanks(struct wanted *w, const struct call *c)
{
	struct text t = { 0 };
	const char *who = say_has(c->who.name) ? c->who.name : "them";
	struct step s = { .contact_id = c->interview.contact_id,
		.due_ms = c->interview.ended_ms + THANKS_MS };

	text_addf(&t, "Thank %s, with something they said and what you will do with it", who);
	want(w, c, s, "thanks", &t);
	if (!c->who.referrer_id)
		return;
	s.contact_id = c->who.referrer_id;
	text_addf(&t, "Thank the person who named %s, and tell them what came of it", who);
	want(w, c, s, "referrer-thanks", &t);
}

static void
want_note(struct wanted *w, const struct call *c, const struct note *n)
{
	struct text t = { 0 };
	struct referral r = { 0 };
	struct step s = { .note_id = n->id, .due_ms = c->interview.ended_ms + PROMISE_MS };

	if (n->kind == NOTE_STEP && say_has(n->text)) {
		s.contact_id = c->interview.contact_id;
		text_add(&t, n->text);
		want(w, c, s, "promised", &t);
	} else if (n->kind == NOTE_REFERRAL && referral_read(&r, n->text)) {
		text_addf(&t, "Write to %s%s%s%s%s", r.name, r.role ? ", " : "",
			r.role ? r.role : "", r.where ? ", " : "", r.where ? r.where : "");
		want(w, c, s, "referral", &t);
	}
	referral_done(&r);
}

void
call_steps(const struct call *c, struct step **out, size_t *n)
{
	struct wanted w = { 0 };

	if (c->interview.ended_ms && !c->interview.practice) {
		want_thanks(&w, c);
		for (size_t i = 0; i < c->n_notes; i++)
			want_note(&w, c, &c->notes[i]);
	}
	*out = w.steps;
	*n = w.n;
}

/* ---- why it is due, and how late ---- */

static const struct reason {
	const char *kind, *words;
	int64_t grace_ms; /* from due to overdue */
} reasons[] = {
	{ "thanks", "thank-you", DAY_MS },
	{ "referrer-thanks", "thanks to the one who named them", DAY_MS },
	{ "referral", "named in the call", 0 },
	{ "follow-up", "no answer yet", 0 },
	{ "second-person", "no answer yet", 0 },
	{ "decline-thanks", "thanks for the answer", DAY_MS },
	{ "confirm", "to be confirmed", 0 },
	{ "in-touch", "to keep in touch", 0 },
};

/* Days of the calendar here from one time to another. */
static int64_t
days(int64_t from_ms, int64_t to_ms)
{
	int64_t n = (to_ms - from_ms) / DAY_MS;
	while (time_day(from_ms + n * DAY_MS, NULL) < time_day(to_ms, NULL))
		n++;
	return n;
}

static void
add_when(const struct step *s, int64_t grace_ms, int64_t now_ms, struct text *out)
{
	int64_t overdue = s->due_ms + grace_ms, n = 0;

	if (s->done_ms)
		text_add(out, "done");
	else if (!s->due_ms)
		text_add(out, "no day set");
	else if (now_ms < s->due_ms && (n = days(now_ms, s->due_ms)) < 2)
		text_addf(out, "due %s", n ? "tomorrow" : "today");
	else if (now_ms < s->due_ms)
		text_addf(out, "due in %d days", (int)n);
	else if (now_ms < overdue)
		text_addf(out, "due now, overdue %s",
			days(now_ms, overdue) ? "tomorrow" : "today");
	else if ((n = days(overdue, now_ms)) < 2)
		text_addf(out, "overdue since %s", n ? "yesterday" : "today");
	else
		text_addf(out, "overdue for %d days", (int)n);
}

static struct reason
reason_of(const struct step *s)
{
	struct reason none = { NULL, say_has(s->kind) ? s->kind : "to do", 0 };

	for (size_t i = 0; i < LEN(reasons); i++)
		if (strcmp(none.words, reasons[i].kind) == 0)
			return reasons[i];
	if (strcmp(none.words, "promised") == 0 && s->interview_id)
		none.words = "promised in the call";
	return none;
}

bool
step_overdue(const struct step *s, int64_t now_ms)
{
	return !s->done_ms && s->due_ms && now_ms >= s->due_ms + reason_of(s).grace_ms;
}

void
step_text(const struct step *s, int64_t now_ms, struct text *out)
{
	struct reason why = reason_of(s);

	text_addf(out, "%s, ", why.words);
	add_when(s, why.grace_ms, now_ms, out);
}
