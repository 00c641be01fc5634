/* interview.c: an interview planned, its length agreed, looked back on, deleted. */
#include <string.h>

#include "model/call.h"
#include "model/step.h"
#include "workflow.h"

/* Is there a planned or running interview that has its questions, or begun without? */
static bool
plan_there(struct desk *d, int64_t id)
{
	struct call c = { 0 };
	bool there = id && desk_call(d, id, &c, NULL) &&
		(c.n_asked || clock_started(&c.clock));

	call_done(&c);
	return there;
}

int64_t
plan_for(struct desk *d, int64_t contact_id, struct err *e)
{
	int64_t id = store_interview_planned(d->store, contact_id);
	struct text label = { 0 }, name = { 0 };

	if (plan_there(d, id))
		return id;
	contacts_name(d, &contact_id, 1, &name);
	text_addf(&label, "plan an interview with %s", text_str(&name));
	text_free(&name);
	bool good = store_begin(d->store, 0, text_str(&label), e);
	text_free(&label);
	if (!good)
		return 0;
	id = interview_for(d, contact_id, e);
	if (id)
		plan_make(d, id, NULL); /* an interview without questions is one all the same */
	return store_done(d->store, id != 0, id ? e : NULL) ? id : 0;
}

bool
interview_length_set(struct desk *d, int64_t id, int minutes, struct err *e)
{
	struct text label = { 0 };
	struct call c = { 0 };

	if (!minutes_check(minutes, e) || !desk_call(d, id, &c, e))
		return false;
	bool good = !clock_ended(&c.clock) ||
		err_set(e, "This call has been held; its agreed length stays as it was.");
	c.interview.agreed_minutes = minutes;
	text_addf(&label, count_form(minutes, "%d minute is agreed", "%d minutes are agreed"),
		minutes);
	good = good && store_begin(d->store, id, text_str(&label), e);
	if (good) {
		good = store_interview_save(d->store, &c.interview, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	text_free(&label);
	call_done(&c);
	return good;
}

bool
minutes_check(int minutes, struct err *e)
{
	return (minutes >= 1 && minutes <= MINUTES_MOST) ||
		err_set(e, "A call is agreed for 1 to %d minutes, not %d.", MINUTES_MOST, minutes);
}

/* ---- looking back ---- */

static const struct debrief_prompt *
debrief_prompt_find(const char *name, struct err *e)
{
	struct text all = { 0 };

	for (size_t i = 0; i < n_debrief_prompts; i++)
		if (strcmp(debrief_prompts[i].name, name) == 0)
			return &debrief_prompts[i];
	for (size_t i = 0; i < n_debrief_prompts; i++)
		text_addf(&all, "%s%s", i ? ", " : "", debrief_prompts[i].name);
	err_set(e, "The debrief does not ask \"%.60s\"; it asks %s.", name, text_str(&all));
	text_free(&all);
	return NULL;
}

bool
debrief_open(const struct call *c, struct err *e)
{
	return clock_started(&c->clock) ||
		err_set(e, "This call has not begun: there is nothing to look back on yet");
}

static bool
debrief_store(struct desk *d, int64_t id, const struct debrief_prompt *p, const char *text,
	struct err *e)
{
	struct text label = { 0 };

	text_addf(&label, "answer “%s”", p->text);
	bool good = store_begin(d->store, id, text_str(&label), e);
	text_free(&label);
	if (!good)
		return false;
	good = store_reflection_set(d->store, id, p->name, text, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}

bool
debrief_answer(struct desk *d, int64_t id, const char *prompt, const char *text, struct err *e)
{
	const struct debrief_prompt *p = debrief_prompt_find(prompt, e);
	struct call c = { 0 };

	bool good = p && desk_call(d, id, &c, e) && debrief_open(&c, e) &&
		debrief_store(d, id, p, text, e);
	call_done(&c);
	return good;
}

/* ---- deleted ---- */

/* "Ama", of several "3 interviews". */
static bool
interviews_name(struct desk *d, const int64_t *ids, size_t n, struct text *out, struct err *e)
{
	struct call c = { 0 };
	bool good = n != 1 || desk_call(d, ids[0], &c, e);

	if (n == 1)
		text_add(out, name_or(c.who.name));
	else
		count_text(out, n, "interview", "interviews");
	call_done(&c);
	return good;
}

struct holds
interviews_hold(struct desk *d, const int64_t *ids, size_t n)
{
	struct holds all = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct holds h = store_interview_holds(d->store, ids[i]);
		all.notes += h.notes;
		all.calls += h.calls;
	}
	return all;
}

bool
interviews_delete(struct desk *d, const int64_t *ids, size_t n, struct text *with, struct err *e)
{
	struct text label = { 0 }, named = { 0 };

	bool good = interviews_name(d, ids, n, &named, e);
	text_addf(&label, count_form(n, "delete the interview with %s", "delete %s"),
		text_str(&named));
	good = good && store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		for (size_t i = 0; good && i < n; i++)
			good = store_interview_delete(d->store, ids[i], e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	text_add(with, good ? text_str(&named) : "");
	text_free(&label);
	text_free(&named);
	return good;
}
