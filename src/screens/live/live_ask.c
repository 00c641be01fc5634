/* Question by question: asking, going back, choosing, off-script ones. */
#include <stdlib.h>
#include <string.h>

#include "live_card.h"
#include "live_command.h"
#include "model/call.h"
#include "screens/common.h"

static struct asked *
live_ask_find(struct call *c, int64_t id)
{
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].id == id)
			return &c->asked[i];
	return NULL;
}

bool
live_state(struct ui *ui, struct live *l, int64_t asked_id, enum asked_state state)
{
	struct asked *a = live_ask_find(&l->call, asked_id);
	struct err e = { 0 };

	if (!a)
		return false;
	a->state = state;
	bool good = store_asked_save(app_of(ui)->desk.store, a, &e);
	if (!good)
		ui_err(ui, &e);
	live_reload(ui, l);
	return good;
}

/* To who follows the screen by ear: the cursor stays on the note line, whatever is chosen. */
static void
live_ask_tell(struct ui *ui, const struct live *l, const struct asked *a)
{
	if (l->view.quiet && a)
		ui_say(ui, a->must ? N_("Question %zu, a must: %s") : N_("Question %zu: %s"),
			live_number(&l->call, a), a->brief);
}

void
live_ask(struct ui *ui, struct live *l, int64_t asked_id, int64_t axis_ms)
{
	struct store *s = app_of(ui)->desk.store;
	struct asking asking = { .asked_id = asked_id, .axis_ms = axis_ms };
	struct asked *a = live_ask_find(&l->call, asked_id);
	struct err e = { 0 };

	l->view.chosen = 0;
	if (!a)
		return;
	l->recent.stuck = 0;
	l->recent.left = 0;
	live_card_said(ui);
	bool first = a->state == ASKED_PLANNED || a->state == ASKED_SKIPPED;
	if (first)
		a->state = ASKED_ASKED;
	if (act_begin(ui, l->id, "ask {asking}"))
		act_end(ui, (!first || store_asked_save(s, a, &e)) &&
			store_asking_add(s, l->id, &asking, &e), &e);
	live_reload(ui, l);
	live_ask_tell(ui, l, call_current(&l->call));
}

void
live_length(struct ui *ui, struct live *l, int minutes)
{
	struct err e = { 0 };

	if (!interview_length_set(&app_of(ui)->desk, l->id, minutes, &e))
		ui_err(ui, &e);
	live_reload(ui, l);
}

/* Before the clock starts the same key changes the usual lengths. */
void
live_next(struct ui *ui, void *state)
{
	struct live *l = state;
	const struct asked *left = call_asked(&l->call, l->recent.left);
	const struct asked *next = left ? left : call_next(&l->call);

	if (!live_started(l) && l->view.lesson)
		ui_refuse(ui, "The length of this lesson's call is fixed; Enter starts it.");
	else if (!live_started(l))
		live_length(ui, l, l->call.interview.agreed_minutes == 20 ? 30 : 20);
	else if (next)
		live_ask(ui, l, next->id, live_axis(l, &ui->now));
	else
		ui_refuse(ui, l->call.n_asked ? "Every planned question was asked or skipped"
					   : "No questions are planned; ? asks one");
}

/* The trail's last question that is not the current one; Tab then returns to this. */
void
live_previous(struct ui *ui, void *state)
{
	struct live *l = state;
	const struct asked *now = call_current(&l->call);

	for (size_t i = l->call.n_askings; now && i-- > 0;)
		if (l->call.askings[i].asked_id != now->id) {
			int64_t to = l->call.askings[i].asked_id;
			int64_t from = to == l->recent.left ? 0 : now->id;
			live_ask(ui, l, to, live_axis(l, &ui->now));
			l->recent.left = from;
			return;
		}
	ui_refuse(ui, "No question was asked before");
}

static void
live_ask_choose(struct live_view *v, struct call *c, int by)
{
	const struct asked *from =
		v->chosen ? live_ask_find(c, v->chosen) : call_current(c);
	int64_t at = from ? from - c->asked : by > 0 ? -1 : (int64_t)c->n_asked;

	at += by;
	if (at >= 0 && at < (int64_t)c->n_asked)
		v->chosen = c->asked[at].id;
}

void
live_up(struct ui *ui, void *state)
{
	struct live *l = state;

	live_ask_choose(&l->view, &l->call, -1);
	live_ask_tell(ui, l, live_ask_find(&l->call, l->view.chosen));
}

void
live_down(struct ui *ui, void *state)
{
	struct live *l = state;

	live_ask_choose(&l->view, &l->call, 1);
	live_ask_tell(ui, l, live_ask_find(&l->call, l->view.chosen));
}

static bool
add_off_script(struct ui *ui, int64_t id, struct asked *a, int64_t axis_ms, int64_t done_ms)
{
	struct store *s = app_of(ui)->desk.store;
	struct err e = { 0 };

	if (!act_begin(ui, id, "ask off-script {question}"))
		return false;
	bool good = store_asked_add(s, id, a, &e);
	struct asking asking = { .asked_id = a->id, .axis_ms = axis_ms, .done_ms = done_ms };
	return act_end(ui, good && store_asking_add(s, id, &asking, &e), &e);
}

void
live_off_script(struct ui *ui, struct live *l, const char *text, int64_t axis_ms)
{
	struct asked a = { .state = ASKED_OFF_SCRIPT };

	a.text = mem_str(text);
	a.brief = mem_str(text);
	l->recent.left = 0;
	if (!add_off_script(ui, l->id, &a, axis_ms, live_axis(l, &ui->now))) {
		draft_set(&l->line.draft, text, axis_ms);
		draft_kind(&l->line.draft, NOTE_NOTE, false, true);
	}
	asked_done(&a);
	live_reload(ui, l);
}

/* ---- commands ---- */

static const struct asked *
pointed(const struct call *c, int64_t chosen)
{
	for (size_t i = 0; chosen && i < c->n_asked; i++)
		if (c->asked[i].id == chosen)
			return &c->asked[i];
	return chosen ? NULL : call_current(c);
}

/* "3", or the question chosen with Up and Down, else the one being asked. */
static const struct asked *
numbered(const struct live *l, const char *text)
{
	char *end;
	long n;

	if (!*text)
		return pointed(&l->call, l->view.chosen);
	n = strtol(text, &end, 10);
	return !*end && n >= 1 && n <= (long)l->call.n_asked ? &l->call.asked[n - 1] : NULL;
}

const struct asked *
live_numbered(const struct live *l, const struct ui *ui, const char *command, const char *text,
	struct live_outcome *out)
{
	const struct asked *a = numbered(l, text);

	if (a)
		out->asked_id = a->id;
	else if (*text)
		live_refuse(out, "There is no question \"%s\"; they are numbered 1 to %zu", text,
			l->call.n_asked);
	else
		live_refuse(out, ui->linear ? N_("Which question? /%s 3")
			: N_("Which question? Choose it with Up or Down, or /%s 3"), command);
	return a;
}

size_t
live_number(const struct call *c, const struct asked *a)
{
	return (size_t)(a - c->asked) + 1;
}

void
live_decide_got(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	const struct asked *a = live_numbered(l, ui, "got", rest, out);

	if (!a)
		return;
	out->state = ASKED_ANSWERED;
	text_addf(&out->say, "Question %zu is answered too.", live_number(&l->call, a));
}

void
live_decide_skip(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	const struct asked *a = live_numbered(l, ui, "skip", rest, out);
	size_t n = a ? live_number(&l->call, a) : 0;

	if (!a)
		return;
	out->state = ASKED_SKIPPED;
	text_addf(&out->say, "Question %zu is skipped; /go %zu asks it after all.", n, n);
}

void
live_decide_go(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	const struct asked *a = live_numbered(l, ui, "go", rest, out);

	if (a && a == call_current(&l->call))
		live_refuse(out, "Question %zu is being asked", live_number(&l->call, a));
}

/* ---- parked ---- */

/* What stands behind /later, else what is typed. */
void
live_decide_later(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)ui;
	out->from_line = !*rest && !l->line.editing;
	text_add(&out->words, out->from_line ? text_str(&l->line.draft.line.text) : rest);
	if (!out->words.n)
		live_refuse(out, "After /later comes the question you want to come back to");
}

/* The same, of what one wants to ask the coach. */
void
live_decide_coach(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)ui;
	out->from_line = !*rest && !l->line.editing;
	text_add(&out->words, out->from_line ? text_str(&l->line.draft.line.text) : rest);
	if (!out->words.n)
		live_refuse(out, "After /coach comes the question to your coach");
}
