/* What a plan is proposed from: the person, what others have answered, what was asked before. */
#include <stdlib.h>

#include "screens.h"

static bool
propose(struct app *a, const struct call *c, const struct strings *others,
	const struct strings *same, struct err *e)
{
	const struct interview *i = &c->interview;
	const struct plan_wish wish = {
		.who = &c->who,
		.kind = i->kind,
		.agreed_minutes = i->agreed_minutes,
		.assignment = i->assignment && *i->assignment ? i->assignment : NULL,
		.known = others,
		.done = same,
	};
	struct asked *plan = NULL;
	size_t n = plan_propose(app_bank(a), &wish, &plan);

	/* In no call's own undo: Ctrl-Z in it takes back what was done there. */
	bool good = n ? store_begin(a->store, 0, "propose a plan", e)
		      : err_set(e, "The bank has no question for this; 3 shows the questions.");
	if (good) {
		good = store_plan_replace(a->store, i->id, plan, n, e);
		good = store_done(a->store, good, good ? e : NULL) && good;
	}
	for (size_t k = 0; k < n; k++)
		asked_done(&plan[k]);
	free(plan);
	return good;
}

bool
app_plan_propose(struct app *a, int64_t interview_id, struct err *e)
{
	struct strings others = { 0 }, same = { 0 };
	struct call c = { 0 };

	bool good = store_call_get(a->store, interview_id, &c, e) &&
		store_answered(a->store, interview_id, &others, &same, e) &&
		propose(a, &c, &others, &same, e);
	strings_free(&others);
	strings_free(&same);
	call_done(&c);
	return good;
}
