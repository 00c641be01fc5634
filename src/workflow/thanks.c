/*
 * The thank-yous a call asks for: due whether the debrief is held or not. Where
 * the workbook could not take them when the call ended, a mark "thanks/ID"
 * says so, which goes by the rescue file as the end does; they follow later.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/step.h"
#include "workflow.h"

/* What was made while nobody was named goes, to be made anew with the name. */
static bool
drop_nameless(struct desk *d, const struct call *c, struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < c->n_steps; i++) {
		const struct step *s = &c->steps[i];
		if (strstr(s->kind, "thanks") && !s->contact_id && !s->done_ms)
			good = store_step_delete(d->store, s->id, e);
	}
	return good;
}

static bool
add(struct desk *d, const struct call *c, struct err *e)
{
	struct step *steps;
	size_t n;
	bool good = true;

	call_steps(c, &steps, &n);
	for (size_t i = 0; i < n; i++) {
		if (good && strstr(steps[i].kind, "thanks"))
			good = store_step_save(d->store, &steps[i], e);
		step_done(&steps[i]);
	}
	free(steps);
	return good;
}

static bool
owe(struct desk *d, int64_t interview_id, const char *what, struct err *e)
{
	struct text key = { 0 };

	text_addf(&key, "thanks/%" PRId64, interview_id);
	bool good = store_mark_set(d->store, text_str(&key), what, e);
	text_free(&key);
	return good;
}

bool
thanks_later(struct desk *d, int64_t interview_id, struct err *e)
{
	return owe(d, interview_id, "owed", e);
}

bool
thanks_add(struct desk *d, int64_t interview_id, struct err *e)
{
	struct call c = { 0 };
	bool good = desk_call(d, interview_id, &c, e);

	if (good && c.interview.contact_id) {
		good = drop_nameless(d, &c, e);
		call_done(&c);
		good = good && desk_call(d, interview_id, &c, e);
	}
	/* Of an end that is in the rescue file only, the day they are due is not known yet. */
	bool waits = clock_ended(&c.clock) && !c.interview.ended_ms;
	good = good && add(d, &c, e) && owe(d, interview_id, waits ? "owed" : NULL, e);
	call_done(&c);
	return good;
}

/* An end that was taken back meanwhile may be done again: then it is still owed. */
static bool
pay(struct desk *d, int64_t interview_id)
{
	struct call c = { 0 };
	bool good = false;

	if (desk_call(d, interview_id, &c, NULL) && clock_ended(&c.clock) &&
		store_begin(d->store, interview_id, "add what the end asks for", NULL)) {
		good = stage_talked(d, &c.interview, NULL) &&
			thanks_add(d, interview_id, NULL);
		good = store_done(d->store, good, NULL) && good;
	}
	call_done(&c);
	return good;
}

bool
thanks_pay(struct desk *d, size_t *left)
{
	struct strings keys = { 0 };
	size_t owed = 0, paid = 0;

	store_draft_keys(d->store, &keys);
	for (size_t i = 0; i < keys.n; i++) {
		if (strncmp(keys.s[i], "thanks/", 7) != 0)
			continue;
		owed++;
		if (!store_waiting(d->store))
			paid += pay(d, strtoll(keys.s[i] + 7, NULL, 10));
	}
	strings_free(&keys);
	if (left)
		*left = owed - paid;
	return paid > 0;
}
