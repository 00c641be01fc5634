/* Interviews: every conversation, newest first. */
#include "interview_acts.h"

#include <stdlib.h>

#include "screens/common.h"
#include "screens/rows.h"

struct interviews {
	struct list list;
	struct app *app;
	struct report_ask report;
	struct interview_form form;
};

static size_t
interviews_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	struct interviews *s = user;
	return rows_store(store_interview_rows, s->app->desk.store, filter, from, anchor, out, n);
}

static bool
interviews_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct interviews *s = state;

	(void)e;
	s->app = app_of(ui);
	s->list.empty = _(role_words(s->app)->interviews);
	if (arg)
		list_choose(&s->list, screen_id(arg));
	return true;
}

static void
interviews_close(struct ui *ui, void *state)
{
	(void)ui;
	report_ask_done(&((struct interviews *)state)->report);
}

/* ---- keys ---- */

static void
interviews_show(struct ui *ui, void *state)
{
	screen_open(ui, "interview", list_id(state));
}

static void
interviews_live(struct ui *ui, void *state)
{
	interview_live(ui, list_id(state));
}

static void
interviews_plan(struct ui *ui, void *state)
{
	screen_open(ui, "plan", list_id(state));
}

static void
interviews_edit(struct ui *ui, void *state)
{
	interview_form_edit(ui, &((struct interviews *)state)->form, list_id(state));
}

static void
interviews_debrief(struct ui *ui, void *state)
{
	screen_open(ui, "debrief", list_id(state));
}

static void
interviews_report(struct ui *ui, void *state)
{
	interview_ask(ui, &((struct interviews *)state)->report, list_id(state), ASK_REPORT);
}

static void
interviews_share(struct ui *ui, void *state)
{
	struct text arg = { 0 };
	int64_t *ids;
	size_t n = list_ids(state, &ids);

	for (size_t i = 0; i < n; i++)
		text_addf(&arg, "%s%lld", i ? "," : "", (long long)ids[i]);
	ui_open(ui, "share", text_str(&arg));
	text_free(&arg);
	free(ids);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", interviews_show, "interview-open", "Read the conversation back", KEY_ROW | KEY_FOOT, "read" },
	{ "b", interviews_debrief, "interview-debrief", "Open the debrief", KEY_ROW | KEY_FOOT, "debrief" },
	{ "r", interviews_report, "interview-report", "Write the report to a file", KEY_ROW | KEY_FOOT, "report" },
	{ "l", interviews_live, "interview-live", "Go on with the call, or start it", KEY_ROW | KEY_FOOT, "live" },
	{ "p", interviews_plan, "interview-plan", "Open the plan", KEY_ROW, NULL },
	{ "e", interviews_edit, "interview-edit", "Change with whom it is or was, when, how long, how and where", KEY_ROW | KEY_FOOT, "edit" },
	{ "S", interviews_share, "interview-share", "Hand the conversation, or all marked ones, over to a coach, without names", KEY_ROWS, NULL },
	{ "d", list_delete, "interview-delete", "Delete the interview, or all marked ones; with notes it asks for a D", KEY_ROWS | KEY_FOOT, "delete" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static const char *const heads[] = { "When", "Contact", "Organisation", "Length", "There" };
static const int widths[] = { 16, 16, 13, 8, 0 };

static const char *const labels[] = { N_("when"), NULL, NULL, N_("call"), N_("there") };

static const struct list_screen interviews_list = {
	.fetch = interviews_fetch,
	.heads = heads,
	.widths = widths,
	.n_columns = LEN(heads),
	.labels = labels,
	.none = "There is no interview here.",
	.refuses = {
		{ "n", "An interview begins with a contact: in Contacts (2), p plans one, l holds one." },
	},
	.holds = interviews_along,
	.drop = interviews_drop,
};

const struct screen interviews_screen = {
	.name = "interviews",
	.title = "Interviews",
	.help = "Every conversation, newest first: read back, debriefed, handed in as a report.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct interviews),
	.list = &interviews_list,
	.open = interviews_open,
	.close = interviews_close,
};
