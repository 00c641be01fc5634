/* What Enter does on Today: the call, plan, debrief, letter or contact a row is about. */
#include "model/contact.h"
#include "model/review.h"
#include "screens/common.h"
#include "today.h"

/* The step of an assignment: whom to list and ask are in Contacts, the rest is its own screen. */
static void
today_show_work(struct ui *ui, enum due_kind kind)
{
	bool people = kind == DUE_LIST || kind == DUE_ASK || kind == DUE_ASK_NEXT;

	ui_open(ui, people ? "contacts" : "assignment", NULL);
}

/* Is it done by a letter, as the rules of the field have it? */
static bool
today_is_written(enum due_kind k)
{
	return k == DUE_CONFIRM || k == DUE_THANKS || k == DUE_REFERRER_THANKS || k == DUE_FOLLOW_UP ||
		k == DUE_DECLINE_THANKS || k == DUE_REPLY || k == DUE_KEEP_IN_TOUCH || k == DUE_WRITE_AGAIN;
}

/* Does it: the call, the plan, the debrief, the letter; else whom it is about, or the call it
 * comes from. */
static void
today_show_step(struct ui *ui, const struct agenda_item *it)
{
	const struct due *d = &it->row.due;

	if (it->part == AGENDA_RUNNING)
		interview_live(ui, d->interview_id);
	else if (it->part == AGENDA_DEBRIEF)
		screen_open(ui, "debrief", d->interview_id);
	else if (it->part == AGENDA_CALL)
		screen_open(ui, "plan", d->interview_id);
	else if (today_is_written(d->kind) && d->contact_id)
		today_write(ui, d);
	else if (d->kind == DUE_REFERRAL)
		screen_open(ui, "debrief", d->interview_id);
	else if (due_is_work(d->kind) && !(d->kind == DUE_HOLD && d->contact_id))
		today_show_work(ui, d->kind);
	else if (d->contact_id)
		screen_open(ui, "contact", d->contact_id);
	else if (d->interview_id)
		screen_open(ui, "interview", d->interview_id);
	else
		ui_card(ui, it->text, it->why);
}

void
today_show(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);
	int64_t id = list_id(&t->list);

	if (rows_part(id) == TODAY_REVIEW)
		screen_open(ui, "review", rows_of(id));
	else if (rows_part(id) == TODAY_PROMISE)
		today_show_promise(ui, t, rows_of(id));
	else if (rows_part(id) == TODAY_GIVE)
		today_show_giving(ui, t, rows_of(id));
	else if (!it)
		today_new(ui, t);
	else if (it->part == AGENDA_DRAFT)
		today_show_draft(ui, t, it->row.due.contact_id);
	else
		today_show_step(ui, it);
}
