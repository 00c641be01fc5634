/*
 * advice.c: a student's side of a review: a question put to the coach, and what is made of a
 * comment: a step, or a question of the next plan.
 */
#include <stdlib.h>

#include "model/call.h"
#include "model/review.h"
#include "workflow.h"

bool
coach_ask(struct desk *d, const struct call *c, const char *text, int64_t axis_ms, struct err *e)
{
	struct to_coach q = { .axis_ms = axis_ms, .text = mem_str(text) };
	bool good = store_to_coach_add(d->store, c->interview.id, &q, e);

	free(q.text);
	return good;
}

bool
comment_to_step(struct desk *d, const struct call *c, const struct comment *m, struct err *e)
{
	struct step st = { .contact_id = c->interview.contact_id, .interview_id = c->interview.id,
		.kind = mem_str("to do"), .text = mem_str(m->text) };
	int64_t same;
	bool good = step_add(d, &st, false, &same, e);

	step_done(&st);
	return good;
}

/* The next one to be held: by its time, one without a time last. */
struct advice_next {
	int64_t id, at_ms;
	int64_t but;               /* not with this contact; 0: with anybody */
};

static bool
advice_look(void *user, const struct interview *i)
{
	struct advice_next *x = user;
	int64_t at = i->scheduled_ms ? i->scheduled_ms : INT64_MAX;

	if (i->started_ms || i->practice || (x->but && i->contact_id == x->but) ||
		(x->id && at >= x->at_ms))
		return true;
	x->id = i->id;
	x->at_ms = at;
	return true;
}

bool
question_to_next(struct desk *d, const char *text, const char *why, int64_t but, struct text *with,
	struct err *e)
{
	struct asked q = { .text = mem_str(text), .phase = PHASE_EXPLORE, .minutes = 2, .priority = 2 };
	struct advice_next next = { .but = but };
	struct text brief = { 0 };
	struct call c = { 0 };
	bool good = desk_interviews(d, "", advice_look, &next, e) &&
		(next.id || err_set(e, "No conversation is planned: p on a contact plans one."));

	utf8_cut(&brief, text, 40);
	q.brief = text_take(&brief);
	q.why = mem_str(why);
	good = good && desk_call(d, next.id, &c, e) && plan_add_own(d, &c, &q, e);
	if (good)
		text_add(with, name_or(c.who.name));
	asked_done(&q);
	call_done(&c);
	return good;
}

bool
comment_to_question(struct desk *d, const struct comment *m, struct text *with, struct err *e)
{
	return question_to_next(d, m->text, "my coach's comment", 0, with, e);
}
