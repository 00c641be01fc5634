/* A lesson that goes with a practice call: what was done is read off the call, so that it does not matter by which key. */
#include <stdlib.h>
#include <string.h>

#include "model/lesson.h"

/* At one step, with nothing of it done: the hint is told; what is done later is gone on with; it is
 * passed over. */
enum { HINT_MS = 30000, PASS_MS = 90000 };

const char *const lesson_act_names[N_LESSON_ACTS] = { "start", "ask", "note", "fact", "star", "undo",
	"check", "choose", "referral", "wrap", "end", "answer" };

void
lesson_done(struct lesson *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->steps[i].say);
		free(l->steps[i].lines);
		free(l->steps[i].good);
		free(l->steps[i].lines_good);
		free(l->steps[i].hint);
		free(l->steps[i].lines_hint);
		free(l->steps[i].after);
		free(l->steps[i].wait);
		free(l->steps[i].lines_wait);
	}
	free(l->steps);
	*l = (struct lesson){ 0 };
}

/* ---- what was heard ---- */

/* An answer whose sentences so far have what the step is about. */
static bool
lesson_is_told(const struct partner *p, const struct speech *s, const char *after)
{
	return s->kind == SPEECH_ANSWER && (strcmp(after, "answer") == 0 ||
		strings_has(&p->answers[s->which].gives, after));
}

/* The words of a gift may be in a later sentence of its answer than the first. */
static bool
lesson_has_words(const struct partner *p, const struct speech *s, const char *after)
{
	for (size_t i = 0; i < p->n_gifts; i++)
		if (strcmp(p->gifts[i].id, after) == 0)
			return gift_caught(&p->gifts[i], s->text);
	return true;
}

void
lesson_hear(struct lesson *l, const struct partner *p, const struct speech *talk, size_t n)
{
	for (size_t i = 0; i < l->n; i++) {
		struct lesson_step *s = &l->steps[i];

		s->heard_ms = -1;
		for (size_t k = 0; *s->after && k < n && s->heard_ms < 0; k++)
			if (lesson_is_told(p, &talk[k], s->after) && lesson_has_words(p, &talk[k], s->after))
				s->heard_ms = talk[k].at_ms;
	}
}

static bool
lesson_is_heard(const struct lesson_step *s, int64_t at_ms)
{
	return !*s->after || (s->heard_ms >= 0 && s->heard_ms <= at_ms);
}

/* ---- what was done ---- */

/* The first moment at which what that act is about could be noted. */
static int64_t
lesson_heard_ms(const struct lesson *l, enum lesson_act act)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->steps[i].act == act && *l->steps[i].after)
			return l->steps[i].heard_ms >= 0 ? l->steps[i].heard_ms : INT64_MAX;
	return 0;
}

enum { LESSON_ANY = N_NOTE_KINDS, LESSON_STARRED };

/* A note of that kind, begun when what it is about was heard. */
static bool
lesson_has_note(const struct lesson *l, const struct call *c, enum lesson_act act, int kind)
{
	int64_t from = lesson_heard_ms(l, act);

	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		bool is = kind == LESSON_ANY || (kind == LESSON_STARRED ? n->starred : (int)n->kind == kind);

		if (is && clock_at(&c->clock, n->axis_ms) >= from)
			return true;
	}
	return false;
}

/* Said before, it answers no time check. */
static bool
lesson_has_checked(const struct call *c)
{
	int64_t from = (c->interview.agreed_minutes - 1) * INT64_C(60000);

	for (size_t i = 0; i < c->n_checks; i++)
		if (clock_at(&c->clock, c->checks[i].axis_ms) >= from)
			return true;
	return false;
}

/* A question was asked although one planned before it was not. */
static bool
lesson_has_chosen(const struct call *c)
{
	bool left = false;

	for (size_t i = 0; i < c->n_asked; i++) {
		enum asked_state state = c->asked[i].state;

		if (left && (state == ASKED_ASKED || state == ASKED_ANSWERED))
			return true;
		left |= state == ASKED_PLANNED;
	}
	return false;
}

static bool
lesson_has_wrapped(const struct call *c)
{
	for (size_t i = 0; i < c->n_checks; i++)
		if (c->checks[i].answer == CHECK_WRAPPED)
			return true;
	return false;
}

static bool
lesson_has_answer(const struct call *c)
{
	for (size_t i = 0; i < c->n_reflections; i++)
		if (c->reflections[i].text && *c->reflections[i].text)
			return true;
	return false;
}

/* Something that was there is there no more: it was taken back. */
static bool
lesson_has_undone(struct lesson *l, const struct call *c)
{
	size_t now = c->n_notes + c->n_askings + c->n_checks;
	bool undone = now < l->most;

	l->most = undone || now > l->most ? now : l->most;
	return undone;
}

static void
lesson_mark(struct lesson *l, const struct call *c)
{
	const bool now[N_LESSON_ACTS] = {
		[LESSON_START] = clock_started(&c->clock),
		[LESSON_ASK] = c->n_askings > 0,
		[LESSON_NOTE] = lesson_has_note(l, c, LESSON_NOTE, LESSON_ANY),
		[LESSON_FACT] = lesson_has_note(l, c, LESSON_FACT, NOTE_FACT),
		[LESSON_STAR] = lesson_has_note(l, c, LESSON_STAR, LESSON_STARRED),
		[LESSON_UNDO] = lesson_has_undone(l, c),
		[LESSON_CHECK] = lesson_has_checked(c),
		[LESSON_CHOOSE] = lesson_has_chosen(c),
		[LESSON_REFERRAL] = lesson_has_note(l, c, LESSON_REFERRAL, NOTE_REFERRAL),
		[LESSON_WRAP] = lesson_has_wrapped(c),
		[LESSON_END] = clock_ended(&c->clock),
		[LESSON_ANSWER] = lesson_has_answer(c),
	};

	for (int i = 0; i < N_LESSON_ACTS; i++)
		l->done[i] |= now[i];
	/* Gone on with: what was taken back before cannot be seen; it came before this. */
	l->done[LESSON_UNDO] |= !l->looked && (now[LESSON_CHECK] || now[LESSON_REFERRAL]);
	l->looked = true;
}

/* ---- where one is ---- */

/* What the call itself waits for is never passed over. */
static bool
lesson_waits(enum lesson_act act)
{
	return act == LESSON_START || act == LESSON_CHECK || act == LESSON_END || act == LESSON_ANSWER;
}

static bool
lesson_is_behind(const struct lesson *l, const struct lesson_step *s)
{
	bool over = l->done[LESSON_END] && s->act != LESSON_ANSWER;

	return l->done[s->act] || l->passed[s->act] || over;
}

/* Has the next step been done already? */
static bool
lesson_is_ahead(const struct lesson *l)
{
	return l->at + 1 < l->n && l->done[l->steps[l->at + 1].act];
}

static const char *
lesson_good(const struct lesson_step *s, bool lines)
{
	return lines && *s->lines_good ? s->lines_good : s->good;
}

/* Not done for long, or the next one is done and this one only hinted at. */
static bool
lesson_is_passed(const struct lesson *l, const struct lesson_now *now)
{
	if (l->at >= l->n || lesson_waits(l->steps[l->at].act))
		return false;
	return (!l->waiting && now->boot_ms - l->since_ms >= PASS_MS) ||
		(l->hinted && !l->ahead && lesson_is_ahead(l));
}

/* On past what is done; `good` gets what is said of the last one. */
static void
lesson_go_on(struct lesson *l, const struct lesson_now *now, struct text *good)
{
	while (l->at < l->n && lesson_is_behind(l, &l->steps[l->at])) {
		if (l->done[l->steps[l->at].act])
			text_set(good, lesson_good(&l->steps[l->at], now->lines));
		l->at++;
	}
}

/* The time of a step counts from when it is reached, and again from when its matter is heard. */
static bool
lesson_place(struct lesson *l, const struct lesson_now *now, bool moved)
{
	bool waiting = l->at < l->n && !lesson_is_heard(&l->steps[l->at], now->at_ms);
	bool other = moved || waiting != l->waiting;

	l->waiting = waiting;
	if (other)
		l->since_ms = now->boot_ms;
	return other;
}

bool
lesson_look(struct lesson *l, const struct call *c, const struct lesson_now *now, struct text *good)
{
	size_t was = l->at;
	bool hinted = l->hinted;

	lesson_mark(l, c);
	if (lesson_is_passed(l, now))
		l->passed[l->steps[l->at].act] = true;
	lesson_go_on(l, now, good);
	bool other = lesson_place(l, now, l->at != was);
	const struct lesson_step *s = l->at < l->n ? &l->steps[l->at] : NULL;
	l->hinted = s && *s->hint &&
		(s->act == LESSON_CHECK ? now->check_due : now->boot_ms - l->since_ms >= HINT_MS);
	if (l->hinted && !hinted)
		l->ahead = lesson_is_ahead(l);
	return other || l->hinted != hinted;
}

int64_t
lesson_due(const struct lesson *l, int64_t boot_ms)
{
	int64_t since = boot_ms - l->since_ms;

	if (l->at >= l->n || l->steps[l->at].act == LESSON_CHECK)
		return -1;
	if (since < HINT_MS && *l->steps[l->at].hint)
		return HINT_MS - since;
	return since < PASS_MS && !l->waiting && !lesson_waits(l->steps[l->at].act) ? PASS_MS - since : -1;
}

static const char *
lesson_words(const struct lesson *l, const struct lesson_step *s, bool lines)
{
	if (l->waiting)
		return lines && *s->lines_wait ? s->lines_wait : s->wait;
	if (l->hinted)
		return lines && *s->lines_hint ? s->lines_hint : s->hint;
	return lines ? s->lines : s->say;
}

void
lesson_text(const struct lesson *l, bool lines, struct text *out)
{
	if (l->at < l->n)
		text_addf(out, "Step %zu of %zu: %s", l->at + 1, l->n,
			lesson_words(l, &l->steps[l->at], lines));
}

/* ---- the end ---- */

static const char *const lesson_names[N_LESSON_ACTS] = { N_("start the clock"), N_("ask a question"),
	N_("take a note"), N_("note a fact"), N_("star a note"), N_("take something back"),
	N_("answer the time check"), N_("choose a question"), N_("note a name"), N_("wrap up"),
	N_("end the call"), N_("answer the debrief") };

static void
lesson_list(const struct lesson *l, bool done, struct text *out)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->done[l->steps[i].act] == done)
			text_addf(out, "%s%s", out->n ? ", " : "", _(lesson_names[l->steps[i].act]));
}

void
lesson_summary(const struct lesson *l, struct text *out)
{
	struct text done = { 0 }, left = { 0 };

	lesson_list(l, true, &done);
	lesson_list(l, false, &left);
	if (done.n)
		text_addf(out, "You did this: %s.\n", text_str(&done));
	if (left.n)
		text_addf(out, "You did not do this: %s. ? in a call shows how.\n", text_str(&left));
	text_free(&done);
	text_free(&left);
}
