/*
 * The thank-yous a call asks for: due whether the debrief is held or not. Where
 * the workbook could not take them when the call ended, a mark "thanks/ID"
 * says so, which goes by the rescue file as the end does; they follow later.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/step.h"
#include "screens.h"

/* What was made while nobody was named goes, to be made anew with the name. */
static bool
drop_nameless(struct app *a, const struct call *c, struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < c->n_steps; i++) {
		const struct step *s = &c->steps[i];
		if (strstr(s->kind, "thanks") && !s->contact_id && !s->done_ms)
			good = store_step_delete(a->store, s->id, e);
	}
	return good;
}

static bool
add(struct app *a, const struct call *c, struct err *e)
{
	struct step *steps;
	size_t n;
	bool good = true;

	call_steps(c, &steps, &n);
	for (size_t i = 0; i < n; i++) {
		if (good && strstr(steps[i].kind, "thanks"))
			good = store_step_save(a->store, &steps[i], e);
		step_done(&steps[i]);
	}
	free(steps);
	return good;
}

static bool
owe(struct app *a, int64_t interview_id, const char *what, struct err *e)
{
	struct text key = { 0 };

	text_addf(&key, "thanks/%" PRId64, interview_id);
	bool good = store_mark_set(a->store, text_str(&key), what, e);
	text_free(&key);
	return good;
}

bool
app_thanks_later(struct app *a, int64_t interview_id, struct err *e)
{
	return owe(a, interview_id, "owed", e);
}

bool
app_thanks(struct app *a, int64_t interview_id, struct err *e)
{
	struct call c = { 0 };
	bool good = store_call_get(a->store, interview_id, &c, e);

	if (good && c.interview.contact_id) {
		good = drop_nameless(a, &c, e);
		call_done(&c);
		good = good && store_call_get(a->store, interview_id, &c, e);
	}
	/* Of an end that is in the rescue file only, the day they are due is not known yet. */
	bool waits = clock_ended(&c.clock) && !c.interview.ended_ms;
	good = good && add(a, &c, e) && owe(a, interview_id, waits ? "owed" : NULL, e);
	call_done(&c);
	return good;
}

/* An end that was taken back meanwhile may be done again: then it is still owed. */
static bool
pay(struct app *a, int64_t interview_id)
{
	struct call c = { 0 };
	bool good = false;

	if (store_call_get(a->store, interview_id, &c, NULL) && clock_ended(&c.clock) &&
		store_begin(a->store, interview_id, "add what the end asks for", NULL)) {
		good = app_stage_talked(a, &c.interview, NULL) &&
			app_thanks(a, interview_id, NULL);
		good = store_done(a->store, good, NULL) && good;
	}
	call_done(&c);
	return good;
}

bool
app_thanks_pay(struct app *a, size_t *left)
{
	struct strings keys = { 0 };
	size_t owed = 0, paid = 0;

	store_draft_keys(a->store, &keys);
	for (size_t i = 0; i < keys.n; i++) {
		if (strncmp(keys.s[i], "thanks/", 7) != 0)
			continue;
		owed++;
		if (!store_waiting(a->store))
			paid += pay(a, strtoll(keys.s[i] + 7, NULL, 10));
	}
	strings_free(&keys);
	if (left)
		*left = owed - paid;
	return paid > 0;
}
