/* The live call: opening it, its keys. What is typed is in live_line.c. */
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "live_card.h"
#include "model/pace.h"
#include "screens/common.h"
#include "screens/rehearse/rehearsal.h"

/* ---- the clock ---- */

int64_t
live_axis(const struct live *l, const struct moment *now)
{
	return clock_axis(&l->call.clock, now);
}

bool
live_started(const struct live *l)
{
	return clock_started(&l->call.clock);
}

void
live_clock_read(struct live *l, const struct moment *now)
{
	l->clock.axis_ms = live_axis(l, now);
	l->clock.at_ms = clock_at(&l->call.clock, l->clock.axis_ms);
}

void
live_clock_shown(struct live_view *v, const struct app *a)
{
	v->dots = a->desk.config.quiet && a->ui.linear;
	v->quiet = a->desk.config.announce && !a->ui.linear;
	v->by_minutes = a->desk.config.clock == CLOCK_MINUTES || a->desk.config.announce;
}

/* The terminal's title, for a window half hidden behind the video. */
void
live_title(struct ui *ui, const struct live *l)
{
	struct pace p = call_pace(&l->call, &l->habit, l->clock.axis_ms);

	text_clear(&ui->window_title);
	window_text(&l->call, &p, &ui->window_title);
}

/* Notes the workbook has not taken yet stay before the eyes. */
static void
keep_unsaved(struct call *fresh, const struct call *old)
{
	for (size_t i = 0; i < old->n_notes; i++) {
		bool there = !old->notes[i].unsaved;
		for (size_t j = 0; j < fresh->n_notes && !there; j++)
			there = strcmp(fresh->notes[j].uuid, old->notes[i].uuid) == 0;
		if (!there)
			call_note_put(fresh, &old->notes[i]);
	}
}

int
live_columns(const struct ui *ui)
{
	enum { BY_EAR = 200 };

	return ui->linear ? BY_EAR : ui->cols - 2;
}

int
live_room(const struct ui *ui, int taken)
{
	enum { LOST = 12 }; /* at the end of a row, whose next word is on the one below */
	int columns = live_columns(ui), two = UI_MESSAGE_ROWS * columns - LOST;

	return (two > columns ? two : columns) - taken;
}

void
live_reload(struct ui *ui, struct live *l)
{
	struct err e = { 0 };
	struct call fresh = { 0 };

	if (!desk_call(&app_of(ui)->desk, l->id, &fresh, &e)) {
		ui_err(ui, &e);
		return;
	}
	if (store_waiting(app_of(ui)->desk.store)) /* else what is not there has been undone */
		keep_unsaved(&fresh, &l->call);
	call_done(&l->call);
	l->call = fresh;
	if (l->view.back >= fresh.n_notes) /* notes one had scrolled to are gone */
		l->view.back = fresh.n_notes ? fresh.n_notes - 1 : 0;
	live_clock_read(l, &ui->now);
	live_title(ui, l);
	text_clear(&l->view.opening);
	if (!live_started(l))
		live_opening(l, ui, &l->view.opening);
}

void
live_start(struct ui *ui, struct live *l)
{
	if (live_started(l) || !live_event(ui, l, CLOCK_START, 0, 0))
		return;
	l->clock.seen = ui->now; /* what this machine slept before is none of the call */
	if (!ui->linear) /* there the screen itself says so */
		ui_say(ui, "The clock runs. What you type is a note; Tab asks the first question.");
}

/* ---- opening and closing ---- */

/* "ID" of an interview; "now:ID", its clock started at once; "contact:ID", the running or
 * planned one with that person; nothing: as call_for without a person. */
static int64_t
find_interview(struct app *a, const char *arg, bool *now, struct err *e)
{
	int64_t contact = 0;

	*now = arg && strncmp(arg, "now:", 4) == 0;
	if (*now)
		return strtoll(arg + 4, NULL, 10);
	if (arg && strncmp(arg, "contact:", 8) != 0)
		return strtoll(arg, NULL, 10);
	if (arg)
		contact = strtoll(arg + 8, NULL, 10);
	return call_for(&a->desk, contact, &a->ui.now, e);
}

/* Whose call this is must not be found out from its notes afterwards. */
static void
tell_left(struct ui *ui, const struct live *l)
{
	struct store *s = app_of(ui)->desk.store;
	int64_t other = l->call.interview.contact_id ? 0 : store_interview_running(s, 0);
	struct call c = { 0 };

	if (other && other != l->id && desk_call(&app_of(ui)->desk, other, &c, NULL))
		ui_say(ui, "This is a new call; the one with %s was left running: Today has it.",
			*c.interview.contact ? c.interview.contact : _("somebody"));
	call_done(&c);
}

static void
tell_again(struct ui *ui, const struct live *l)
{
	char at[16];

	if (l->call.interview.practice || ui->message.n) /* that says why */
		return;
	clock_text(at, l->clock.at_ms);
	if (app_of(ui)->last_call.id == l->id)
		ui_say(ui, "Back in the call, at %s", at);
	else
		ui_say(ui, "Resumed at %s: call with %s. Over? /end ends it.", at,
			*l->call.interview.contact ? l->call.interview.contact : _("somebody"));
	const struct note *last = l->call.n_notes ? &l->call.notes[l->call.n_notes - 1] : NULL;
	if (ui->linear && last && *last->text)
		ui_say(ui, "Last note: %s.", last->text);
}

/* Where the call stands: its clock goes on or begins, its line is as it was left. */
static void
take_up(struct ui *ui, struct live *l, bool now, size_t left)
{
	bool again = live_started(l);

	if (clock_wants_anchor(&l->call.clock, &ui->now))
		live_anchor(ui, l);
	else if (again)
		live_slept(ui, l);
	struct time_check k = call_check(&l->call, l->clock.at_ms);
	l->clock.told_ms = k.now ? k.due_ms - 1 : l->clock.at_ms; /* one that is due is told again */
	if (now)
		live_start(ui, l);
	if (again)
		tell_again(ui, l);
	else
		tell_left(ui, l);
	live_restore(ui, l, left);
}

/* Without questions it is a call all the same. */
static bool
live_behind(struct ui *ui, void *state)
{
	struct live *l = state;

	if (!l->unplanned)
		return false;
	l->unplanned = false;
	plan_make(&app_of(ui)->desk, l->id, NULL);
	live_reload(ui, l);
	return true;
}

static bool
live_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct app *a = app_of(ui);
	struct live *l = state;
	bool now;

	l->line.draft.axis_ms = l->line.aside.axis_ms = -1;
	l->id = find_interview(a, arg, &now, e);
	store_changed(a->desk.store); /* from here on */
	if (!l->id || !desk_call(&a->desk, l->id, &l->call, e))
		return false;
	if (clock_ended(&l->call.clock)) {
		call_done(&l->call);
		return err_set(e, "This call has ended; `:debrief` and `:interview` go on with it");
	}
	size_t left = live_left(ui, &l->call);
	live_clock_shown(&l->view, a);
	l->habit = store_habit(a->desk.store);
	l->clock.seen = ui->now;
	if (!clock_started(&l->call.clock))
		interview_situation_renew(&a->desk, &l->call.interview);
	l->unplanned = !l->call.n_asked && !clock_started(&l->call.clock);
	if (ui->linear || l->call.interview.practice)
		live_behind(ui, l);
	live_reload(ui, l);
	take_up(ui, l, now, left);
	if (l->call.interview.practice) {
		rehearsal_panel(ui);
		l->view.lesson = lesson_has(ui, &l->call);
		if (l->view.lesson) /* the opening says so */
			live_reload(ui, l);
	}
	return true;
}

/* For who comes back to it in this sitting. */
static void
live_remember(struct ui *ui, const struct live *l)
{
	struct app *a = app_of(ui);

	memset(&a->last_call, 0, sizeof(a->last_call));
	if (!live_started(l))
		return;
	a->last_call.id = l->id;
	a->last_call.slept_ms = l->clock.slept_ms;
	a->last_call.slept_axis = l->clock.slept_axis;
	call_slept(&l->call, &ui->now, &a->last_call.slept);
}

static void
live_close(struct ui *ui, void *state)
{
	struct live *l = state;

	if (ui->message_class == MESSAGE_ALARM)
		ui_unsay(ui); /* the line of Today asks from here on */
	live_remember(ui, l);
	if (draft_empty(&l->line.draft))
		call_drop_unused(&app_of(ui)->desk, &l->call, NULL);
	call_done(&l->call);
	draft_done(&l->line.draft);
	draft_done(&l->line.aside);
	strings_free(&l->line.words);
	text_free(&l->line.completed);
	text_free(&l->line.typing);
	text_free(&l->view.opening);
	text_clear(&ui->window_title);
}

static void
live_key_reload(struct ui *ui, void *state)
{
	struct live *l = state;

	live_reload(ui, l);
	live_scroll(ui, l);
}

struct live *
live_of(struct ui *ui)
{
	for (size_t i = ui->n_views; i-- > 0;)
		if (ui->views[i].screen == &live_screen)
			return ui->views[i].state;
	return NULL;
}

void
live_shut(struct ui *ui)
{
	while (ui->n_views > 1 && ui->views[ui->n_views - 1].screen != &live_screen)
		ui_back(ui);
	ui_back(ui);
}

/* ---- acts of keys that are nobody else's ---- */

void
live_sync(struct ui *ui, void *state)
{
	struct err e = { 0 };

	live_settle(ui, state);
	if (store_sync(app_of(ui)->desk.store, &e))
		ui_say(ui, "Everything so far is safe on the disk.");
	else
		ui_err(ui, &e);
}

static void
undo_or_redo(struct ui *ui, struct live *l, bool redo)
{
	act_undo(ui, l->id, redo);
	live_reload(ui, l);
}

void
live_undo(struct ui *ui, void *state)
{
	struct live *l = state;

	if (l->line.editing) /* the last thing done is the correction */
		live_edit_drop(ui, l);
	else
		undo_or_redo(ui, l, false);
}

void
live_redo(struct ui *ui, void *state)
{
	undo_or_redo(ui, state, true);
}

static void
live_help(struct ui *ui, void *state)
{
	live_card(ui, state, "help");
}

/* Ctrl-C, Ctrl-\ and Esc: an open card is closed by its own view. Here they put a message
 * away and touch nothing else: on a slow line Esc may be the first byte of an arrow key. */
static void
live_close_card(struct ui *ui, void *state)
{
	(void)state;
	ui_unsay(ui);
}

static void
scroll_notes(const struct ui *ui, struct live *l, int by)
{
	if (!live_started(l)) { /* the opening stands there */
		size_t step = (size_t)(by < 0 ? -by : by);
		struct strings lines = { 0 };
		utf8_wrap(&lines, text_str(&l->view.opening), l->view.cols - 2);
		l->view.opening_top = by < 0 ? l->view.opening_top + step
			: l->view.opening_top > step ? l->view.opening_top - step : 0;
		if (l->view.opening_top > lines.n)
			l->view.opening_top = lines.n;
		strings_free(&lines);
		return;
	}
	int64_t back = (int64_t)l->view.back + by;
	int64_t most = (int64_t)l->call.n_notes - live_note_rows(l, ui_room(ui).rows);

	l->view.back = (size_t)(back < 0 || most < 0 ? 0 : back > most ? most : back);
}

static void
notes_up(struct ui *ui, void *state)
{
	scroll_notes(ui, state, ui->rows / 3);
}

static void
notes_down(struct ui *ui, void *state)
{
	scroll_notes(ui, state, -ui->rows / 3);
}

/* Before the clock starts Tab changes the length, which the status line says. */
static bool
live_offers(const void *state, const struct key *k)
{
	return live_started(state) || k->act != live_next;
}

/* clang-format off */
static const struct key rows[] = {
	{ "Tab", live_next, "question-next", "Ask the next planned question", KEY_FOOT, "next question" },
	{ "*", NULL, NULL, "First on the line: a starred note, for the thank-you letter", KEY_FOOT | KEY_TYPED, "star" },
	{ "Ctrl-G /", NULL, NULL, "The list of commands (/ on an empty line); behind Ctrl-G a digit runs one", KEY_FOOT | KEY_TYPED, "or / commands" },
	{ "Ctrl-Z Ctrl-_", live_undo, "undo", "Undo, anything", KEY_FOOT, "undo" },
	{ "Enter", live_enter, "note-save", "Save the line; when it is empty, ask the question chosen", 0, NULL },
	{ "Ctrl-G", live_menu, "commands", "The list of commands; the line being typed is kept", 0, NULL },
	{ "Shift-Tab", live_previous, "question-back", "Go back to the question asked before", 0, NULL },
	{ "Up", live_up, "question-up", "Choose the question above; Enter on an empty line asks it", 0, NULL },
	{ "Down", live_down, "question-down", "Choose the question below", 0, NULL },
	{ "PgUp", notes_up, "notes-up", "Scroll the notes back", 0, NULL },
	{ "PgDn", notes_down, "notes-down", "Scroll the notes on", 0, NULL },
	{ "Ctrl-P", live_earlier, "note-earlier", "Take an earlier note back into the line to correct it", 0, NULL },
	{ "Ctrl-N", live_later, "note-later", "Take the next one", 0, NULL },
	{ "Ctrl-T", live_complete, "complete", "Type the rest of a name or word this workbook knows; again for the next", 0, NULL },
	{ "Ctrl-R", live_redo, "redo", "Redo", 0, NULL },
	{ "Ctrl-Q F1", live_help, "call-help", "These keys, and what may begin a line; as /help", KEY_TYPED, NULL },
	{ "Ctrl-S", live_sync, "sync", "Make a sync point now and say so", 0, NULL },
	{ "Esc Ctrl-C Ctrl-\\", live_close_card, "card-close", "Close an open list or card; never leaves a call", KEY_TYPED, NULL },
	{ "!", NULL, NULL, "First on the line: a fact; doubled it types itself, as do all kind characters", KEY_TYPED, NULL },
	{ "=", NULL, NULL, "First on the line: an impression", KEY_TYPED, NULL },
	{ "\"", NULL, NULL, "First on the line: a quote, in their words", KEY_TYPED, NULL },
	{ ">", NULL, NULL, "First on the line: a step, something I promised or must do", KEY_TYPED, NULL },
	{ "@", NULL, NULL, "First on the line: a referral: name, role, where; + at the end: I may use the name", KEY_TYPED, NULL },
	{ "?", NULL, NULL, "First on the line: an off-script question, asked now", KEY_TYPED, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

const struct screen live_screen = {
	.name = "live",
	.title = "Live call",
	.help = "Typing is always a note. Its stamp is the moment of its first character; its first "
		"character may choose its kind. A kind character and Enter is a marker, written out "
		"in the debrief.",
	.keys = { &keys },
	.state_size = sizeof(struct live),
	.open = live_open,
	.close = live_close,
	.reload = live_key_reload,
	.head = live_head,
	.status = live_status,
	.draw = live_draw,
	.typed = live_typed,
	.text = live_text,
	.due = live_due,
	.tick = live_tick,
	.settle = live_settle,
	.behind = live_behind,
	.offers = live_offers,
	.say = live_say,
	.ask = live_prompt,
	.line = live_read_line,
	.no_suspend = true,
	.types = true,
};
