/* plan_change.c: a planned question changed, and what an interview is planned as. */
#include "model/call.h"
#include "workflow.h"

enum { QUESTION_MINUTES_MOST = 99 };

bool
plan_may_change(const struct call *c, struct err *e)
{
	return !clock_ended(&c->clock) ||
		err_set(e, "This call has been held; its plan stays as it was.");
}

static bool
plan_change_save(struct desk *d, const struct call *c, struct asked *a, const char *label,
	struct err *e)
{
	if (!plan_may_change(c, e) || !store_begin(d->store, c->interview.id, label, e))
		return false;
	bool good = store_asked_save(d->store, a, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}

bool
plan_question_minutes(struct desk *d, const struct call *c, struct asked *a, int by, struct err *e)
{
	int minutes = a->minutes + by;

	if (minutes >= 1 && minutes <= QUESTION_MINUTES_MOST)
		a->minutes = minutes;
	return plan_change_save(d, c, a, by < 0 ? "a minute less for {question}"
						: "a minute more for {question}", e);
}

bool
plan_question_must(struct desk *d, const struct call *c, struct asked *a, bool is_must, struct err *e)
{
	a->must = is_must;
	return plan_change_save(d, c, a, "must-ask {question}", e);
}

bool
plan_question_word(struct desk *d, const struct call *c, struct asked *a, struct err *e)
{
	return plan_change_save(d, c, a, N_("word the question {question}"), e);
}

bool
plan_question_out(struct desk *d, const struct call *c, const struct asked *a, struct err *e)
{
	if (!plan_may_change(c, e))
		return false;
	if (a->state != ASKED_PLANNED && a->state != ASKED_SKIPPED)
		return err_set(e, "“%s” was asked: it stays in the conversation.", a->brief);
	if (!store_begin(d->store, c->interview.id, "take out {question}", e))
		return false;
	bool good = store_asked_delete(d->store, a->id, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}

/* Is there a question of the plan before it, or after it? What was off the script is last. */
static bool
plan_change_room(const struct call *c, const struct asked *a, int by)
{
	const struct asked *next = a + by, *end = c->asked + c->n_asked;

	return next >= c->asked && next < end && next->state != ASKED_OFF_SCRIPT;
}

bool
plan_question_move(struct desk *d, const struct call *c, int64_t id, int by, struct err *e)
{
	const struct asked *a = call_asked(c, id);

	if (!plan_may_change(c, e))
		return false;
	if (!a || a->state == ASKED_OFF_SCRIPT)
		return true;
	if (!plan_change_room(c, a, by))
		return err_set(e, by < 0 ? "It is the first already." : "It is the last already.");
	return store_asked_move(d->store, id, by, e);
}

bool
interview_plan_as(struct desk *d, struct interview *i, struct err *e)
{
	if (!store_begin(d->store, i->id, "change the interview with {person}", e))
		return false;
	bool good = store_interview_save(d->store, i, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}
