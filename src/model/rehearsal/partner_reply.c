/*
 * partner_reply.c: what a question brings out of a practice partner, and what of
 * it is told already. When it is told is partner_talk.c.
 */
#include "model/rehearsal.h"
#include "partner_match.h"
#include "partner_talk.h"

bool
reply_told(const struct player *y, const struct reply *r)
{
	return r->said >= (r->answer < 0 ? 1 : y->p->answers[r->answer].say.n);
}

/* The latest question that what was typed is a probe of; NULL: none. */
static const struct reply *
probed(const struct player *y, const char *typed)
{
	for (size_t i = y->n_replies; i-- > 0;) {
		const struct asked *a = call_asked(y->c, y->replies[i].asked_id);
		if (a && asked_probes(a, typed))
			return &y->replies[i];
	}
	return NULL;
}

/* What is just being told and was cut by this question, when it is the thing asked for. */
static struct reply *
telling(struct player *y, const char *typed)
{
	struct reply *r = y->last ? &y->replies[y->last - 1] : NULL;

	return r && !reply_told(y, r) && r->answer >= 0 && y->p->answers[r->answer].follows &&
		answer_about(y->p, r->answer, typed) ? r : NULL;
}

void
reply_take(struct player *y, struct reply *r, int answer)
{
	r->answer = answer;
	r->said = 0;
	if (answer < 0)
		return;
	y->given[answer] = true;
	y->topic = answer_topic(y->p, answer);
}

/* What a question asked for the first time brings out. */
static void
partner_reply_choose(struct player *y, struct reply *r, const struct asked *a)
{
	const char *typed = a->state == ASKED_OFF_SCRIPT ? a->text : NULL;
	struct reply *now = typed ? telling(y, typed) : NULL;
	const struct reply *of = typed ? probed(y, typed) : NULL;

	if (now) {
		*r = (struct reply){ a->id, now->answer, now->said };
		now->said = y->p->answers[now->answer].say.n; /* the rest is told here */
	} else if (of) {
		reply_take(y, r, answer_probe(y->p, y->given, answer_topic(y->p, of->answer), typed));
	} else {
		reply_take(y, r, answer_match(y->p, y->given, a, y->b, y->topic));
	}
}

struct reply *
reply_to(struct player *y, const struct asked *a)
{
	for (size_t i = 0; i < y->n_replies; i++)
		if (y->replies[i].asked_id == a->id)
			return &y->replies[i];
	struct reply made = { .asked_id = a->id };
	partner_reply_choose(y, &made, a);
	mem_grow(y->replies, &y->cap_replies, y->n_replies + 1);
	y->replies[y->n_replies] = made;
	return &y->replies[y->n_replies++];
}
