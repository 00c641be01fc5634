/* A student's share asked for and taken in. */
#include "take_share.h"

#include "screens/common.h"

static void
take_share_told(struct ui *ui, struct take_share *s, const struct taken_in *t)
{
	if (t->said.n)
		ui_say(ui, "%s", t->said.s[0]);
	else if (t->withdrawn)
		ui_say(ui, count_form(t->withdrawn, "%zu conversation was taken back by %s; it stays here, marked.",
			"%zu conversations were taken back by %s; they stay here, marked."), t->withdrawn, t->student);
	else
		ui_say(ui, count_form(t->conversations, "%zu conversation of %s was taken in.",
			"%zu conversations of %s were taken in."), t->conversations, t->student);
	ui_reload(ui);
	s->taken(ui, s->user, t);
}

static void take_share_take_bytes(struct ui *ui, struct take_share *s, bool anyway);

static void
take_share_renamed(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		take_share_take_bytes(ui, user, true);
	else
		ui_say(ui, "Nothing was taken in.");
}

/* A student known under another name is asked about. */
static void
take_share_take_bytes(struct ui *ui, struct take_share *s, bool anyway)
{
	static const struct answer answers[] = { { "y", N_("the same person") }, { "n", N_("no") } };
	const struct review_wish wish = { .anyway = anyway };
	struct taken_in t = { 0 };
	struct err e = { 0 };

	if (review_take(&s->app->desk, s->handed.file, &s->handed.bytes, &wish, &t, &e))
		take_share_told(ui, s, &t);
	else if (t.renamed)
		ui_choose(ui, _("The student has another name here. Is it the same person?"), answers, LEN(answers),
			take_share_renamed, s);
	else
		ui_err(ui, &e);
	taken_in_done(&t);
}

static void
take_share_handed(struct ui *ui, void *user, struct handed_in *h)
{
	(void)h;
	take_share_take_bytes(ui, user, false);
}

void
take_share_ask(struct ui *ui, struct take_share *s)
{
	s->app = app_of(ui);
	s->handed.taken = take_share_handed;
	s->handed.user = s;
	handed_in_ask(ui, &s->handed, _("Take in which share (a file)?"));
}

void
take_share_done(struct take_share *s)
{
	handed_in_done(&s->handed);
}
