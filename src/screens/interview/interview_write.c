/* Putting a conversation right: its texts, and notes remembered later or taken on paper. */
#include "interview.h"

#include <inttypes.h>
#include <stdlib.h>

#include "model/step.h"
#include "note_acts.h"
#include "screens/common.h"
#include "screens/write.h"

/* ---- the chosen row ---- */

static const struct asking *
asking_of(const struct call *c, int64_t id)
{
	for (size_t i = 0; i < c->n_askings; i++)
		if (c->askings[i].id == id)
			return &c->askings[i];
	return NULL;
}

/* The question of the chosen row, or NULL. */
const struct asked *
interview_asked(const struct interview_state *s)
{
	int64_t id = list_id(&s->list);
	const struct asking *k = asking_of(&s->call, rows_of(id));

	if (rows_part(id) == TALK_ASKED)
		return call_asked(&s->call, rows_of(id));
	return rows_part(id) == TALK_ASKING && k ? call_asked(&s->call, k->asked_id) : NULL;
}

/* The place on the axis of the chosen row; of one without a stamp, the end. */
static int64_t
chosen_axis(const struct interview_state *s)
{
	int64_t id = list_id(&s->list);
	const struct note *n = call_note(&s->call, rows_of(id));
	const struct asking *k = asking_of(&s->call, rows_of(id));

	if (rows_part(id) == TALK_NOTE && n)
		return n->axis_ms;
	if (rows_part(id) == TALK_ASKING && k)
		return k->axis_ms;
	for (size_t i = 0; i < s->call.clock.n; i++)
		if (s->call.clock.events[i].kind == CLOCK_END)
			return s->call.clock.events[i].axis_ms;
	return 0;
}

/* ---- writing ---- */

static bool
save_text(struct ui *ui, void *user, const char *text, struct err *e)
{
	struct interview_state *s = user;
	int64_t id = s->editing;

	if (!id)
		return note_add_late(&s->app->desk, &s->call, s->late_axis, s->late_asked, text, e);
	if (rows_part(id) == TALK_NOTE)
		return note_save_text(ui, &s->call, &s->edited, text, e);
	return debrief_answer(&s->app->desk, s->id,
		debrief_prompts[rows_of(id)].name, text, e);
}

static bool
now_text(struct ui *ui, void *user, struct text *out)
{
	struct interview_state *s = user;
	const struct note *n = NULL;
	const char *answer = NULL;

	if (!s->editing || !interview_read(ui, s, NULL))
		return false;
	list_reload(&s->list);
	if (rows_part(s->editing) == TALK_NOTE)
		n = call_note(&s->call, rows_of(s->editing));
	else
		answer = reflection_text(&s->call, debrief_prompts[rows_of(s->editing)].name);
	text_set(out, n ? n->text : answer ? answer : "");
	return n || rows_part(s->editing) != TALK_NOTE;
}

static const struct write_use use_text = { save_text, NULL, now_text };

static void
write_note(struct ui *ui, struct interview_state *s, const struct note *n)
{
	struct writing w = { .text = mem_str(n->text) };
	struct text around = { 0 }, label = { 0 }, draft = { 0 };

	note_done(&s->edited);
	note_copy(&s->edited, n);
	note_around(&around, &s->call, n);
	note_label(&label, &s->call, n);
	note_draft_key(&draft, &s->call, n);
	w.title = mem_str(name_or(s->call.who.name));
	w.around = text_take(&around);
	w.label = text_take(&label);
	w.draft = text_take(&draft);
	write_open(ui, &w, &use_text, s);
}

static void
write_reflection(struct ui *ui, struct interview_state *s, size_t prompt)
{
	const char *answer = reflection_text(&s->call, debrief_prompts[prompt].name);
	struct writing w = { .text = mem_str(answer) };
	struct text draft = { 0 };

	text_addf(&draft, "debrief:%" PRId64 ":%s", s->id, debrief_prompts[prompt].name);
	w.title = mem_str(name_or(s->call.who.name));
	w.label = mem_str(debrief_prompts[prompt].text);
	w.draft = text_take(&draft);
	write_open(ui, &w, &use_text, s);
}

static void
write_late(struct ui *ui, struct interview_state *s)
{
	const struct asked *a = interview_asked(s);
	struct writing w = { 0 };
	struct text label = { 0 }, draft = { 0 };
	char stamp[16];

	s->editing = 0;
	s->late_axis = chosen_axis(s);
	s->late_asked = a ? a->id : 0;
	clock_text(stamp, clock_at(&s->call.clock, s->late_axis));
	if (call_stamped(&s->call, s->late_axis))
		text_addf(&label, "A late note, stamped %s; begin with MM:SS for another time", stamp);
	else
		text_add(&label, _("A note from paper; begin with MM:SS where you know the time"));
	text_addf(&draft, "late:%" PRId64, s->id);
	w.title = mem_str(name_or(s->call.who.name));
	w.around = a ? mem_str(a->text) : NULL;
	w.label = text_take(&label);
	w.draft = text_take(&draft);
	write_open(ui, &w, &use_text, s);
}

/* ---- from paper ---- */

static void
paper_enter(struct ui *ui, void *user, const char *said)
{
	struct interview_state *s = user;
	struct err e = { 0 };
	int64_t ms;

	if (!call_paper_when(&s->app->desk, said, &ms, &e)) {
		ui_err(ui, &e);
		return;
	}
	if (!call_from_paper(&s->app->desk, s->id, ms, &e) || !interview_read(ui, s, &e))
		ui_err(ui, &e);
	list_reload(&s->list);
	if (clock_ended(&s->call.clock))
		write_late(ui, s);
}

static void
paper_ask(struct ui *ui, struct interview_state *s, int64_t ms, bool hour)
{
	struct text when = { 0 };

	time_format(&when, hour ? "%Y-%m-%d %H:%M" : "%Y-%m-%d", ms, s->app->desk.config.zone);
	ui_prompt(ui, _("When was it"), text_str(&when), paper_enter, s);
	text_free(&when);
}

static void
enter_from_paper(struct ui *ui, void *user, size_t nth)
{
	struct interview_state *s = user;
	const struct interview *i = &s->call.interview;

	if (nth == 0) /* without an appointment the hour is for them to say */
		paper_ask(ui, s, call_paper_begun(&s->app->desk, i), i->scheduled_ms != 0);
}

void
interview_edit(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	int64_t id = s->editing = list_id(&s->list);

	if (rows_part(id) == TALK_NOTE)
		write_note(ui, s, call_note(&s->call, rows_of(id)));
	else if (rows_part(id) == TALK_REFLECTION)
		write_reflection(ui, s, (size_t)rows_of(id));
	else if (rows_part(id) == TALK_STEP)
		step_form_edit(ui, &s->step, rows_of(id));
	else if (rows_part(id) == TALK_FACT)
		interview_form_edit(ui, &s->form, s->id);
	else if (rows_part(id) == TALK_WRITEUP)
		screen_open(ui, "assignment", s->id);
	else
		ui_refuse(ui, "Choose a note, an answer, a step, or the first rows: When, Length.");
}

void
interview_add_late(struct ui *ui, void *state)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("no") } };
	struct interview_state *s = state;

	if (clock_started(&s->call.clock))
		write_late(ui, s);
	else
		ui_choose(ui, _("Not held here. Enter it from paper?"), answers, LEN(answers),
			enter_from_paper, s);
}
