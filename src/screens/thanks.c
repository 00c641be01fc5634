/* The thank-yous a call asks for: due whether the debrief is held or not. */
#include <stdlib.h>
#include <string.h>

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
	good = good && add(a, &c, e);
	call_done(&c);
	return good;
}
