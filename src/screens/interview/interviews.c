/* Interviews: every conversation, newest first. */
#include <stdlib.h>
#include <string.h>

#include "interview_acts.h"
#include "screens/common.h"
#include "screens/rows.h"

struct interviews {
	struct list list;
	struct app *app;
	struct report_ask report;
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
	static const char *const heads[] = { "When", "Contact", "Organisation", "Kind",
		"Length" };
	static const int widths[] = { 16, 18, 16, 13, 0 };
	struct interviews *s = state;

	(void)e;
	s->app = app_of(ui);
	list_init(&s->list, interviews_fetch, s);
	s->list.heads = heads;
	s->list.widths = widths;
	s->list.n_columns = LEN(heads);
	s->list.empty = "No interviews yet. In Contacts (2), p plans one and l starts one now.";
	if (arg)
		list_choose(&s->list, screen_id(arg));
	return true;
}

static void
interviews_close(struct ui *ui, void *state)
{
	struct interviews *s = state;

	(void)ui;
	report_ask_done(&s->report);
	list_done(&s->list);
}

static void
interviews_reload(struct ui *ui, void *state)
{
	struct interviews *s = state;

	(void)ui;
	list_reload(&s->list);
}

static int64_t
interviews_chosen(struct ui *ui, const struct interviews *s)
{
	int64_t id = list_id(&s->list);

	if (!id)
		ui_say(ui, "There is no interview here.");
	return id;
}

static void
interviews_show(struct ui *ui, void *state)
{
	int64_t id = interviews_chosen(ui, state);
	if (id)
		screen_open(ui, "interview", id);
}

static void
interviews_live(struct ui *ui, void *state)
{
	int64_t id = interviews_chosen(ui, state);
	if (id)
		interview_live(ui, id);
}

static void
interviews_plan(struct ui *ui, void *state)
{
	int64_t id = interviews_chosen(ui, state);
	if (id)
		screen_open(ui, "plan", id);
}

static void
interviews_debrief(struct ui *ui, void *state)
{
	int64_t id = interviews_chosen(ui, state);
	if (id)
		screen_open(ui, "debrief", id);
}

static void
interviews_report(struct ui *ui, void *state)
{
	struct interviews *s = state;
	int64_t id = interviews_chosen(ui, s);
	if (id)
		interview_report(ui, &s->report, id);
}

static void
interviews_delete(struct ui *ui, void *state)
{
	int64_t id = interviews_chosen(ui, state);
	if (id)
		interview_ask_delete(ui, id);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", interviews_show, "interview-open", "Read the conversation back", KEY_FOOT, "read" },
	{ "b", interviews_debrief, "interview-debrief", "Open the debrief", KEY_FOOT, "debrief" },
	{ "r", interviews_report, "interview-report", "Write the report to a file", KEY_FOOT, "report" },
	{ "l", interviews_live, "interview-live", "Go on with the call, or start it", KEY_FOOT, "live" },
	{ "p", interviews_plan, "interview-plan", "Open the plan", 0, NULL },
	{ "d", interviews_delete, "interview-delete", "Delete the interview; with notes it asks for a D", KEY_FOOT, "delete" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static void
interviews_status(const void *state, struct text *out)
{
	list_status(&((const struct interviews *)state)->list, out);
}

static void
interviews_draw(const void *state, struct canvas *c)
{
	list_draw(&((const struct interviews *)state)->list, c);
}

static void
interviews_say(const void *state, struct text *out)
{
	list_say(&((const struct interviews *)state)->list, out);
}

const struct screen interviews_screen = {
	.name = "interviews",
	.title = "Interviews",
	.help = "Every conversation, newest first: read back, debriefed, handed in as a report.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct interviews),
	.open = interviews_open,
	.close = interviews_close,
	.reload = interviews_reload,
	.status = interviews_status,
	.draw = interviews_draw,
	.say = interviews_say,
};
