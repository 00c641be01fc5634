#include "contact_acts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "contact_form.h"
#include "model/contact.h"
#include "screens/common.h"
#include "screens/interview/interview_acts.h"

void
contact_name(struct store *s, int64_t id, struct text *out)
{
	struct contact c = { 0 };

	if (store_contact_get(s, id, &c, NULL))
		text_add(out, name_or(c.name));
	contact_done(&c);
}

/* A new interview comes with its plan, and goes with it by one undo. */
void
contact_plan(struct ui *ui, int64_t id)
{
	struct app *a = app_of(ui);
	int64_t interview = store_interview_planned(a->desk.store, id);
	struct text label = { 0 };
	struct err e = { 0 };

	text_add(&label, "plan an interview with ");
	contact_name(a->desk.store, id, &label);
	if (!interview && act_begin(ui, 0, text_str(&label))) {
		interview = interview_for(&a->desk, id, &e);
		bool good = interview != 0;
		if (good)
			plan_make(&a->desk, interview, NULL); /* else the screen says why */
		if (!act_end(ui, good, &e))
			interview = 0;
	}
	text_free(&label);
	if (interview)
		screen_open(ui, "plan", interview);
}

void
contact_live(struct ui *ui, int64_t id)
{
	char arg[40];

	snprintf(arg, sizeof(arg), "contact:%" PRId64, id);
	ui_open(ui, "live", arg);
}

/* ---- deleting ---- */

/* "Maya Okafor", "3 contacts". */
static void
who_are(struct store *s, const int64_t *ids, size_t n, struct text *out)
{
	if (n == 1)
		contact_name(s, ids[0], out);
	else
		count_text(out, n, "contact", "contacts");
}

bool
contacts_delete_now(struct ui *ui, const int64_t *ids, size_t n)
{
	struct store *s = app_of(ui)->desk.store;
	struct text label = { 0 };
	struct err e = { 0 };
	bool good = true;

	text_add(&label, "delete ");
	who_are(s, ids, n, &label);
	if (act_begin(ui, 0, text_str(&label))) {
		for (size_t i = 0; good && i < n; i++)
			good = store_contact_delete(s, ids[i], &e);
		good = act_end(ui, good, &e);
		if (good) {
			ui_say(ui, "Done: %s, with what was said; u brings it back",
				text_str(&label));
			ui_say_on(ui);
		}
	} else {
		good = false;
	}
	text_free(&label);
	return good;
}

void
contacts_delete(struct ui *ui, const int64_t *ids, size_t n,
	void (*now)(struct ui *ui, const int64_t *ids, size_t n))
{
	struct store *s = app_of(ui)->desk.store;
	struct holds all = { 0 };
	struct text who = { 0 }, what = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct holds h = store_contact_holds(s, ids[i]);
		all.notes += h.notes;
		all.calls += h.calls;
	}
	who_are(s, ids, n, &who);
	holds_text(&what, all, text_str(&who));
	if (n && (all.notes || all.calls))
		ui_confirm_delete(ui, text_str(&what), now, ids, n);
	else if (n)
		now(ui, ids, n);
	text_free(&who);
	text_free(&what);
}

/* ---- the stage, by one key ---- */

/* In the order of enum stage. */
static const struct answer stages[N_STAGES] = {
	{ "i", "idea" }, { "a", "asked" }, { "s", "scheduled" }, { "t", "talked" },
	{ "k", "keep up" }, { "d", "declined" }, { "n", "no answer" },
};

static bool
set_stage(struct ui *ui, int64_t id, enum stage to, struct err *e)
{
	struct app *a = app_of(ui);
	struct contact c = { 0 };
	bool good = store_contact_get(a->desk.store, id, &c, e);
	enum stage was = c.stage;

	c.stage = to;
	if (good && was != to)
		good = store_contact_save(a->desk.store, &c, e) && stage_follow(&a->desk, &c, was, e);
	contact_done(&c);
	return good;
}

static void
say_stage(struct ui *ui, const char *who, enum stage to)
{
	bool business = app_of(ui)->desk.config.policy == POLICY_3B7;
	const char *const then[N_STAGES] = {
		[STAGE_ASKED] = business ? "; a follow-up is due in 7 business days"
					 : "; a follow-up is due in 7 days",
		[STAGE_DECLINED] = "; thank them in a line, then no more nudges",
		[STAGE_NO_ANSWER] = "; it is normal: on to the next one",
	};

	ui_say(ui, "%s: %s%s", who, stage_names[to], then[to] ? then[to] : "");
}

static void
set_all(struct ui *ui, void *user, size_t nth)
{
	struct stage_ask *ask = user;
	struct text label = { 0 }, who = { 0 };
	struct err e = { 0 };
	bool good = true;

	if (ask->n == 1)
		contact_name(app_of(ui)->desk.store, ask->ids[0], &who);
	else
		count_text(&who, ask->n, "contact", "contacts");
	text_addf(&label, "stage %s of %s", stage_names[nth], text_str(&who));
	if (act_begin(ui, 0, text_str(&label))) {
		for (size_t i = 0; good && i < ask->n; i++)
			good = set_stage(ui, ask->ids[i], (enum stage)nth, &e);
		if (act_end(ui, good, &e))
			say_stage(ui, text_str(&who), (enum stage)nth);
		ui_reload(ui);
	}
	text_free(&label);
	text_free(&who);
}

void
stage_ask_done(struct stage_ask *ask)
{
	free(ask->ids);
	*ask = (struct stage_ask){ 0 };
}

void
stage_ask(struct ui *ui, struct stage_ask *ask, const int64_t *ids, size_t n)
{
	stage_ask_done(ask);
	ask->ids = mem_copy(ids, n * sizeof(*ids));
	ask->n = n;
	ui_choose(ui, "Stage:", stages, LEN(stages), set_all, ask);
}
