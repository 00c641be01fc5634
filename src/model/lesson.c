/* A lesson that goes with a practice call: what was done is read off the call, so that it does not matter by which key. */
#include <stdlib.h>

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
	}
	free(l->steps);
	*l = (struct lesson){ 0 };
}

/* ---- what was done ---- */

static bool
lesson_has_note(const struct call *c, enum note_kind kind, bool starred)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (starred ? c->notes[i].starred : c->notes[i].kind == kind)
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
		[LESSON_NOTE] = c->n_notes > 0,
		[LESSON_FACT] = lesson_has_note(c, NOTE_FACT, false),
		[LESSON_STAR] = lesson_has_note(c, NOTE_NOTE, true),
		[LESSON_UNDO] = lesson_has_undone(l, c),
		[LESSON_CHECK] = c->n_checks > 0,
		[LESSON_CHOOSE] = lesson_has_chosen(c),
		[LESSON_REFERRAL] = lesson_has_note(c, NOTE_REFERRAL, false),
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

bool
lesson_look(struct lesson *l, const struct call *c, const struct lesson_now *now, struct text *good)
{
	size_t was = l->at;
	bool hinted = l->hinted;

	lesson_mark(l, c);
	if (l->at < l->n && !lesson_waits(l->steps[l->at].act) && (now->boot_ms - l->since_ms >= PASS_MS ||
		(l->hinted && !l->ahead && lesson_is_ahead(l))))
		l->passed[l->steps[l->at].act] = true;
	while (l->at < l->n && lesson_is_behind(l, &l->steps[l->at])) {
		if (l->done[l->steps[l->at].act])
			text_set(good, lesson_good(&l->steps[l->at], now->lines));
		l->at++;
	}
	if (l->at != was)
		l->since_ms = now->boot_ms;
	const struct lesson_step *s = l->at < l->n ? &l->steps[l->at] : NULL;
	l->hinted = s && *s->hint &&
		(s->act == LESSON_CHECK ? now->check_due : now->boot_ms - l->since_ms >= HINT_MS);
	if (l->hinted && !hinted)
		l->ahead = lesson_is_ahead(l);
	return l->at != was || l->hinted != hinted;
}

int64_t
lesson_due(const struct lesson *l, int64_t boot_ms)
{
	int64_t since = boot_ms - l->since_ms;

	if (l->at >= l->n || l->steps[l->at].act == LESSON_CHECK)
		return -1;
	if (since < HINT_MS && *l->steps[l->at].hint)
		return HINT_MS - since;
	return since < PASS_MS && !lesson_waits(l->steps[l->at].act) ? PASS_MS - since : -1;
}

void
lesson_text(const struct lesson *l, bool lines, struct text *out)
{
	const struct lesson_step *s = l->at < l->n ? &l->steps[l->at] : NULL;
	const char *hint = s && lines && *s->lines_hint ? s->lines_hint : s ? s->hint : "";

	if (s)
		text_addf(out, "Step %zu of %zu: %s", l->at + 1, l->n,
			l->hinted ? hint : lines ? s->lines : s->say);
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
