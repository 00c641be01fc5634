/* A contact goes on to another stage: the step it asks for, and an end to nudging. */
#include <stdlib.h>
#include <string.h>

#include "model/step.h"
#include "screens.h"

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
	mem_grow((void **)&k->steps, &k->cap, k->n + 1, sizeof(*k->steps));
	k->steps[k->n++].id = st->id;
	return true;
}

static bool
drop_nudges(struct app *a, int64_t contact_id, struct err *e)
{
	struct nudges k = { .contact_id = contact_id };
	bool good = store_step_each(a->store, INT64_MAX, true, collect, &k, e);

	for (size_t i = 0; good && i < k.n; i++)
		good = store_step_delete(a->store, k.steps[i].id, e);
	free(k.steps);
	return good;
}

bool
app_stage_steps(struct app *a, const struct contact *c, enum stage was, struct err *e)
{
	struct step steps[STAGE_STEPS];
	bool good = true;

	if (c->stage == was)
		return true;
	if ((stage_answered(c->stage) || c->stage == STAGE_ASKED) &&
		!drop_nudges(a, c->id, e))
		return false;
	size_t n = stage_steps(c, a->config.policy == POLICY_3B7, a->ui.now.wall_ms, steps);
	for (size_t i = 0; i < n; i++) {
		good = good && store_step_save(a->store, &steps[i], e);
		step_done(&steps[i]);
	}
	return good;
}

bool
app_stage_talked(struct app *a, const struct interview *i, struct err *e)
{
	struct contact c = { 0 };

	if (!i->contact_id || i->practice)
		return true;
	bool good = store_contact_get(a->store, i->contact_id, &c, e);
	enum stage was = c.stage;
	if (good && was != STAGE_TALKED && was != STAGE_IN_TOUCH) {
		c.stage = STAGE_TALKED;
		good = store_contact_save(a->store, &c, e) && app_stage_steps(a, &c, was, e);
	}
	contact_done(&c);
	return good;
}
