/* Finds, or makes, the interview that is planned next or held now. */
#include <string.h>

#include "model/clock.h"
#include "workflow.h"

enum interview_kind
interview_kind_for(struct desk *d, int64_t contact_id)
{
	bool again = contact_id && store_contact_path(d->store, contact_id) == PATH_RECONNECT;

	return again ? KIND_NETWORKING : KIND_INFORMATIONAL;
}

void
interview_situation(struct desk *d, struct interview *i)
{
	struct text now = { 0 };

	config_get(&d->config, "situation", &now);
	mem_set(&i->situation, d->config.situation ? text_str(&now) : NULL);
	text_free(&now);
}

void
interview_situation_renew(struct desk *d, struct interview *i)
{
	const char *was = i->situation ? i->situation : "";
	struct text now = { 0 };

	config_get(&d->config, "situation", &now);
	bool same = d->config.situation ? strcmp(was, text_str(&now)) == 0 : !*was;
	text_free(&now);
	if (same || i->practice)
		return;
	interview_situation(d, i);
	interview_plan_as(d, i, NULL); /* the call is held, whether that could be saved or not */
}

int64_t
interview_for(struct desk *d, int64_t contact_id, struct err *e)
{
	int64_t id = contact_id ? store_interview_planned(d->store, contact_id) : 0;
	if (id)
		return id;
	struct interview i = { .contact_id = contact_id, .speed = 1,
		.kind = interview_kind_for(d, contact_id),
		.agreed_minutes = d->config.agreed_minutes };
	interview_situation(d, &i);
	coursework_of(d, &i);
	id = store_interview_save(d->store, &i, e) ? i.id : 0;
	interview_done(&i);
	return id;
}

static bool
call_fresh(struct desk *d, int64_t id, const struct moment *now)
{
	struct call c = { 0 };
	bool fresh = desk_call(d, id, &c, NULL)
		&& clock_axis(&c.clock, now) < CALL_LONG_MS;

	call_done(&c);
	return fresh;
}

int64_t
call_for(struct desk *d, int64_t contact_id, const struct moment *now, struct err *e)
{
	int64_t running = store_interview_running(d->store, contact_id);

	if (running && (contact_id || call_fresh(d, running, now)))
		return running;
	return interview_for(d, contact_id, e);
}
