/* The plan of one interview: its questions in order, their minutes, what must be asked. */
#include <stddef.h>
#include <stdlib.h>

#include "model/call.h"
#include "plan.h"

static bool
plan_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct plan *p = state;

	p->app = app_of(ui);
	if (!arg)
		return err_set(e, "Whose plan? Choose somebody in Contacts (2), then p.");
	p->id = store_interview_find(p->app->desk.store, arg, e);
	return p->id && plan_read(ui, p, e) && plan_propose_first(ui, p, e);
}

static void
plan_close(struct ui *ui, void *state)
{
	struct plan *p = state;

	(void)ui;
	rows_done(&p->rows);
	coverage_done(&p->coverage);
	call_done(&p->call);
	text_free(&p->line);
	report_ask_done(&p->sheet);
	call_off_done(&p->off);
	strings_free(&p->names);
	free(p->items);
	free(p->template);
	strings_free(&p->research);
	strings_free(&p->claims);
	free(p->about);
}

static enum role
plan_head(const void *state, struct text *left, struct text *right)
{
	const struct plan *p = state;
	const struct interview *i = &p->call.interview;

	text_addf(left, "Plan · %s · %s", name_or(i->contact), interview_kind_names[i->kind]);
	if ((i->role && *i->role) || (i->organisation && *i->organisation))
		text_add(left, " · ");
	who_text(left, i->role, i->organisation);
	plan_length(&p->call, right);
	return ROLE_TITLE;
}

static void
plan_status(const void *state, struct text *out)
{
	text_add(out, text_str(&((const struct plan *)state)->line));
}

static void
plan_say(const void *state, struct text *out)
{
	const struct plan *p = state;

	list_say(&p->list, out);
	text_addf(out, "%s, ", interview_kind_names[p->call.interview.kind]);
	plan_length(&p->call, out);
	text_add(out, ".\n");
	if (p->line.n)
		text_addf(out, "%s\n", text_str(&p->line));
}

static const int widths[] = { 2, 4, 28, 6, 0 };

static const char *const labels[] = { NULL, NULL, NULL, N_("time"), N_("why") };

static const struct list_screen plan_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct plan, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.labels = labels,
	.gives = 3, /* in a narrow window the reasons go, and Enter tells them */
	.none = "There is no question here; a adds from the bank, n writes one.",
	.read = plan_read,
};

const struct screen plan_screen = {
	.name = "plan",
	.title = "Plan",
	.help = "The questions of one interview in their order, with minutes that should fit the "
		"agreed length. p proposes a plan, the other keys change it, l begins the call.",
	.keys = { &plan_keys, &list_keys, &global_keys },
	.state_size = sizeof(struct plan),
	.list = &plan_list,
	.open = plan_open,
	.close = plan_close,
	.head = plan_head,
	.status = plan_status,
	.say = plan_say,
};
