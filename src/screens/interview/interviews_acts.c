/* Keys of Interviews that act on the chosen conversation, or on the marked ones. */
#include <stdlib.h>

#include "interviews.h"
#include "screens/common.h"

void
interviews_show(struct ui *ui, void *state)
{
	screen_open(ui, "interview", list_id(state));
}

void
interviews_live(struct ui *ui, void *state)
{
	interview_live(ui, list_id(state));
}

void
interviews_plan(struct ui *ui, void *state)
{
	screen_open(ui, "plan", list_id(state));
}

void
interviews_call_off(struct ui *ui, void *state)
{
	interview_call_off_of(ui, &((struct interviews *)state)->off, list_id(state));
}

void
interviews_edit(struct ui *ui, void *state)
{
	interview_form_edit(ui, &((struct interviews *)state)->form, list_id(state));
}

void
interviews_debrief(struct ui *ui, void *state)
{
	screen_open(ui, "debrief", list_id(state));
}

void
interviews_report(struct ui *ui, void *state)
{
	interview_ask(ui, &((struct interviews *)state)->report, list_id(state), ASK_REPORT);
}

void
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

void
interviews_feedback(struct ui *ui, void *state)
{
	struct interviews *s = state;

	s->handed.taken = interviews_merge;
	s->handed.user = s;
	handed_in_ask(ui, &s->handed, _("Take in which feedback of a coach (a file)?"));
}
