/* What is done with a coach's comment on a conversation. */
#include "interview.h"
#include "model/call.h"

static const struct comment *
interview_comment(const struct interview_state *s)
{
	int64_t id = list_id(&s->list);

	for (size_t i = 0; rows_part(id) == TALK_COMMENT && i < s->review.n_comments; i++)
		if (s->review.comments[i].id == rows_of(id))
			return &s->review.comments[i];
	return NULL;
}

static void
interview_comment_used(struct ui *ui, void *user, size_t nth)
{
	struct interview_state *s = user;
	const struct comment *m = interview_comment(s);
	struct text with = { 0 };
	struct err e = { 0 };

	if (!m)
		return;
	if (nth == 0 ? !comment_to_step(&s->app->desk, &s->call, m, &e)
		     : !comment_to_question(&s->app->desk, m, &with, &e))
		ui_err(ui, &e);
	else if (nth == 0)
		ui_say(ui, "The comment is a step now; u takes that back.");
	else
		ui_say(ui, "It is a question in the plan for %s now.", text_str(&with));
	text_free(&with);
	ui_reload(ui);
}

void
interview_comment_use(struct ui *ui, void *state)
{
	static const struct answer answers[] = { { "s", N_("a step") },
		{ "q", N_("a question of the next plan") } };

	if (interview_comment(state))
		ui_choose(ui, _("Make it:"), answers, LEN(answers), interview_comment_used, state);
	else
		ui_refuse(ui, "Choose a comment first: a step or a question can be made of it.");
}
