/* hold.c: the interview to plan, and the call to hold. */
#include "model/clock.h"
#include "workflow.h"

enum interview_kind
interview_kind_for(struct desk *d, int64_t contact_id)
{
	struct contact c = { 0 };
	bool again = contact_id && store_contact_get(d->store, contact_id, &c, NULL) &&
		c.path == PATH_RECONNECT;

	contact_done(&c);
	return again ? KIND_NETWORKING : KIND_INFORMATIONAL;
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
