/* Interviews: every conversation, newest first. */
#include "interviews.h"
#include "screens/common.h"
#include "screens/rows.h"
#include "talk.h"

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
	struct interviews *s = state;

	(void)ui;
	report_ask_done(&s->report);
	call_off_done(&s->off);
	handed_in_done(&s->handed);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", interviews_show, "interview-open", "Read the conversation back", KEY_ROW | KEY_FOOT, "read" },
	{ "b", interviews_debrief, "interview-debrief", "Open the debrief", KEY_ROW | KEY_FOOT, "debrief" },
	{ "r", interviews_report, "interview-report", "Write the report to a file", KEY_ROW | KEY_FOOT, "report" },
	{ "l", interviews_live, "interview-live", "Go on with the call, or start it", KEY_ROW | KEY_FOOT, "live" },
	{ "p", interviews_plan, "interview-plan", "Open the plan", KEY_ROW, NULL },
	{ "e", interviews_edit, "interview-edit", "Change with whom it is or was, when, how long, how and where", KEY_ROW | KEY_FOOT, "edit" },
	CALL_OFF_KEY("C", interviews_call_off, KEY_ROW),
	{ "S", interviews_share, "interview-share", "Hand the conversation, or all marked ones, over to a coach, without names", KEY_ROWS, NULL },
	{ "F", interviews_feedback, "interview-feedback", "Take in what a coach gave back, from a file", 0, NULL },
	{ "d", list_delete, "interview-delete", "Delete the interview, or all marked ones; with notes it asks for a D", KEY_ROWS | KEY_FOOT, "delete" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static const char *const heads[] = { "Contact", "When", "Length", "Stars", "To do", "Organisation" };
static const int widths[] = { 18, 0, 0, 5, 10, 0 };

static const char *const labels[] = { NULL, N_("when"), N_("call"), N_("stars"), NULL, NULL };

static const struct list_screen interviews_list = {
	.fetch = interviews_fetch,
	.heads = heads,
	.widths = widths,
	.n_columns = LEN(heads),
	.labels = labels,
	.none = "There is no interview here.",
	.pane = { .read = talk_pane, .widths = talk_widths, .n_columns = TALK_COLUMNS },
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
