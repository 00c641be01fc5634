/* Interviews: every conversation, newest first. */
#include "interview_acts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/brief.h"
#include "screens/common.h"
#include "screens/handed.h"
#include "screens/rows.h"
#include "talk.h"

struct interviews {
	struct list list;
	struct app *app;
	struct report_ask report;
	struct call_off off;
	struct interview_form form;
	struct handed_in handed;        /* a coach's feedback */
};

/* As the workbook's row has it in its second column: a partner's name too. */
static void
interviews_who(const struct row *r, struct text *out)
{
	const char *who = strchr(r->text, '\t');

	if (who)
		text_addn(out, who + 1, strcspn(who + 1, "\t"));
}

static void
interviews_day(const struct desk *d, const struct interview *i, struct text *out)
{
	int64_t ms = interview_when(i), now_ms = d->now->wall_ms;

	if (!ms)
		text_add(out, _("no day yet"));
	else if (!interview_hour_known(i, d->config.zone))
		time_format(out, "%a %-d %b %Y", ms, d->config.zone);
	else if (ms < now_ms) /* what the clock said there matters no more */
		when_text(out, ms, now_ms, d->config.zone);
	else
		appointment_text(out, ms, now_ms, d->config.zone, i->theirs);
}

/* Who first, then when as one says it, how long, and what is still to do. */
static void
interviews_row(struct interviews *s, struct row *r)
{
	struct desk *d = &s->app->desk;
	struct interview i = { 0 };
	struct text t = { 0 };
	int64_t stars;

	if (!store_interview_get(d->store, r->id, &i, NULL))
		return;
	interviews_who(r, &t);
	text_addc(&t, '\t');
	interviews_day(d, &i, &t);
	text_addc(&t, '\t');
	if (i.practice || i.kind != KIND_INFORMATIONAL)
		text_addf(&t, "%s, ", i.practice ? _("practice") : interview_kind_names[i.kind]);
	interview_length(&i, &t);
	stars = store_interview_stars(d->store, i.id);
	text_addc(&t, '\t');
	if (stars)
		text_addf(&t, "%" PRId64, stars);
	text_addf(&t, "\t%s\t%s", i.ended_ms && !store_interview_debriefed(d->store, i.id) ?
		_("to debrief") : "", i.organisation ? i.organisation : "");
	free(r->text);
	r->text = text_take(&t);
	interview_done(&i);
}

static size_t
interviews_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	struct interviews *s = user;
	size_t got = rows_store(store_interview_rows, s->app->desk.store, filter, from, anchor, out, n);

	for (size_t i = 0; i < got; i++)
		interviews_row(s, &out[i]);
	return got;
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
	struct interviews *s = state;

	(void)ui;
	report_ask_done(&s->report);
	call_off_done(&s->off);
	handed_in_done(&s->handed);
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
interviews_call_off(struct ui *ui, void *state)
{
	interview_call_off_of(ui, &((struct interviews *)state)->off, list_id(state));
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

static void
interviews_merge(struct ui *ui, void *user, struct handed_in *h)
{
	struct interviews *s = user;
	struct merged m = { 0 };
	struct text said = { 0 };
	struct err e = { 0 };

	if (feedback_merge(&s->app->desk, h->file, &h->bytes, &m, &e)) {
		strings_join(&m.said, " ", &said);
		text_add(&said, said.n ? " " : "");
		merged_tell(&m, &said);
		ui_say(ui, "%s", text_str(&said));
		ui_reload(ui);
	} else {
		ui_err(ui, &e);
	}
	text_free(&said);
	merged_done(&m);
}

static void
interviews_feedback(struct ui *ui, void *state)
{
	struct interviews *s = state;

	s->handed.taken = interviews_merge;
	s->handed.user = s;
	handed_in_ask(ui, &s->handed, _("Take in which feedback of a coach (a file)?"));
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
