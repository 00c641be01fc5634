/* What the keys and forms of a plan share: the chosen row, whether it may change, saving. */
#include "model/call.h"
#include "plan.h"

const char *
plan_claim(const struct plan *p)
{
	int64_t id = list_id(&p->list);
	size_t nth = (size_t)rows_of(id);

	return rows_part(id) == PART_CLAIM && nth < p->claims.n ? p->claims.s[nth] : NULL;
}

const char *
plan_research(const struct plan *p)
{
	int64_t id = list_id(&p->list);
	size_t nth = (size_t)rows_of(id);

	return rows_part(id) == PART_RESEARCH && nth < p->research.n ? p->research.s[nth] : NULL;
}

const struct asked *
plan_chosen(struct ui *ui, const struct plan *p)
{
	const struct asked *a = call_asked(&p->call, list_id(&p->list));

	if (!a && plan_claim(p))
		ui_refuse(ui, "This is no question yet; Enter makes one of it.");
	else if (!a && plan_research(p))
		ui_refuse(ui, "This is no question yet; Enter writes one about it.");
	else if (!a)
		ui_refuse(ui, "There is no question here; a adds from the bank, n writes one.");
	return a;
}

bool
plan_open_to_change(struct ui *ui, const struct plan *p)
{
	struct err e = { 0 };

	if (plan_may_change(&p->call, &e))
		return true;
	ui_err(ui, &e);
	return false;
}

bool
plan_save_interview(struct ui *ui, struct plan *p, const char *said)
{
	struct err e = { 0 };
	bool good = interview_plan_as(&p->app->desk, &p->call.interview, &e);

	if (good)
		ui_say(ui, "%s", said);
	else
		ui_err(ui, &e);
	ui_reload(ui);
	return good;
}
