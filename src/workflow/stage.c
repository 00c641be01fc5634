/* A contact goes on to another stage: the step it asks for, and an end to nudging. */
#include <stdlib.h>
#include <string.h>

#include "model/step.h"
#include "workflow.h"

/* The open follow-up steps of one contact. */
struct nudges {
	int64_t contact_id;
	struct step *steps;
	size_t n, cap;
};

static bool
is_nudge(const char *kind)
{
	return strcmp(kind, "follow-up") == 0 || strcmp(kind, "second-person") == 0;
}

static bool
collect(void *user, const struct step *st, const char *contact)
{
	struct nudges *k = user;

	(void)contact;
	if (st->contact_id != k->contact_id || !st->kind || !is_nudge(st->kind) ||
		st->interview_id)
		return true;
	mem_grow(k->steps, &k->cap, k->n + 1);
	k->steps[k->n++].id = st->id;
	return true;
}

static bool
drop_nudges(struct desk *d, int64_t contact_id, struct err *e)
{
	struct nudges k = { .contact_id = contact_id };
	bool good = store_step_each(d->store, INT64_MAX, true, collect, &k, e);

	for (size_t i = 0; good && i < k.n; i++)
		good = store_step_delete(d->store, k.steps[i].id, e);
	free(k.steps);
	return good;
}

bool
stage_follow(struct desk *d, const struct contact *c, enum stage was, struct err *e)
{
	struct step steps[STAGE_STEPS];
	bool good = true;

	if (c->stage == was)
		return true;
	if ((stage_answered(c->stage) || c->stage == STAGE_ASKED) &&
		!drop_nudges(d, c->id, e))
		return false;
	size_t n = stage_steps(c, d->config.policy == POLICY_3B7, d->now->wall_ms, steps);
	for (size_t i = 0; i < n; i++) {
		good = good && store_step_save(d->store, &steps[i], e);
		step_done(&steps[i]);
	}
	return good;
}

bool
stage_talked(struct desk *d, const struct interview *i, struct err *e)
{
	struct contact c = { 0 };

	if (!i->contact_id || i->practice)
		return true;
	bool good = store_contact_get(d->store, i->contact_id, &c, e);
	enum stage was = c.stage;
	if (good && was != STAGE_TALKED && was != STAGE_IN_TOUCH) {
		c.stage = STAGE_TALKED;
		good = store_contact_save(d->store, &c, e) && stage_follow(d, &c, was, e);
	}
	contact_done(&c);
	return good;
}
