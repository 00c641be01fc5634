/* The live call: opening it, its clock, its keys. What is typed is in live_line.c. */
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "rehearsal.h"

#define TEN_MS (10 * MINUTE_MS)
#define SLEEP_TOLD_MS 5000           /* a shorter sleep is not worth a word */
#define LONG_CALL_MS (3 * HOUR_MS)   /* product: a call left running is asked about */
#define QUIET_MS (10 * MINUTE_MS)    /* nothing noted for so long: it was left */
#define UNSYNCED_TOLD_MS 1000
#define PAUSE_MS 15000               /* linear mode: nobody is typing, one may speak */
#define MESSAGE_MS 8000              /* then the pace has the line again */
#define KEPT_MS MINUTE_MS            /* one that asks for something stays longer */
#define KEPT_CHECK_MS 20000          /* but the time check needs the line */

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
live_clock(struct live *l, const struct moment *now)
{
	l->axis_ms = live_axis(l, now);
	l->at_ms = clock_at(&l->call.clock, l->axis_ms);
}

static void
title_window(struct ui *ui, const struct live *l)
{
	struct pace p = call_pace(&l->call, &l->habit, l->axis_ms);

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
live_room(const struct ui *ui, int taken)
{
	enum { BY_EAR = 200 };

	return ui->linear ? BY_EAR : ui->cols - 2 - taken;
}

void
live_reload(struct ui *ui, struct live *l)
{
	struct err e = { 0 };
	struct call fresh = { 0 };

	if (!store_call_get(app_of(ui)->store, l->id, &fresh, &e)) {
		ui_err(ui, &e);
		return;
	}
	rehearsal_dress(&fresh);
	keep_unsaved(&fresh, &l->call);
	call_done(&l->call);
	l->call = fresh;
	live_clock(l, &ui->now);
	title_window(ui, l);
	text_clear(&l->opening);
	if (!live_started(l))
		live_opening(l, ui, &l->opening);
}

static bool
add_event(struct ui *ui, struct live *l, struct clock_event ev,
	bool (*add)(struct store *s, int64_t id, struct clock_event *ev, struct err *e))
{
	struct err e = { 0 };

	ev.wall_ms = ui->now.wall_ms;
	ev.boot_ms = ui->now.boot_ms;
	ev.mono_ms = ui->now.mono_ms;
	ev.boot_id = mem_str(ui->now.boot_id);
	bool good = add(app_of(ui)->store, l->id, &ev, &e);
	free(ev.boot_id);
	if (!good)
		ui_err(ui, &e);
	live_reload(ui, l);
	return good;
}

bool
live_event(struct ui *ui, struct live *l, enum clock_kind kind, int64_t axis_ms,
	int64_t amount_ms)
{
	return add_event(ui, l,
		(struct clock_event){ .kind = kind, .axis_ms = axis_ms, .amount_ms = amount_ms },
		store_clock_add);
}

void
live_start(struct ui *ui, struct live *l)
{
	if (live_started(l) || !live_event(ui, l, CLOCK_START, 0, 0))
		return;
	if (!ui->linear) /* there the screen itself says so */
		ui_say(ui, "The clock runs. What you type is a note; Tab asks the first question.");
}

/* Time the machine was not there: shown, kept in the clock unless taken out by /sleep. */
static void
tell_gap(struct ui *ui, struct live *l, int64_t ms, const char *how)
{
	int64_t now = live_axis(l, &ui->now);
	int64_t counted = clock_at(&l->call.clock, now) - clock_at(&l->call.clock, now - ms);
	char text[16];

	if (ms < SLEEP_TOLD_MS || counted < SLEEP_TOLD_MS) /* short, or within a pause */
		return;
	l->slept_ms = ms;
	l->slept_axis = now;
	clock_text(text, ms);
	ui_say(ui, how, text);
	ui->message_kept = true;
}

static void
note_sleep(struct ui *ui, struct live *l)
{
	int64_t asleep = l->seen.boot_id ? clock_asleep(&l->seen, &ui->now) : 0;

	l->seen = ui->now;
	if (live_started(l))
		tell_gap(ui, l, asleep, "This machine slept %s: /sleep takes it out, else it counts");
}

/* The machine was started anew. What it did not see is reckoned by the wall clock, which may
 * have been behind: the clock goes on from the last note at the earliest. */
static void
anchor(struct ui *ui, struct live *l)
{
	int64_t last = call_last_axis(&l->call), now = live_axis(l, &ui->now);
	struct clock_event ev = { .kind = CLOCK_SHIFT, .axis_ms = now > last ? now : last };

	if (add_event(ui, l, ev, store_clock_anchor))
		tell_gap(ui, l, ev.axis_ms - last,
			"Machine restarted, %s after the last note: /sleep takes that out");
}

bool
live_left_running(const struct live *l)
{
	return l->at_ms >= LONG_CALL_MS && l->axis_ms - call_last_axis(&l->call) >= QUIET_MS;
}

/* The status line of a full screen asks as long as it is so. */
static void
ask_about_long(struct ui *ui, struct live *l)
{
	bool left = live_left_running(l);

	if (ui->linear && left && !l->asked_long)
		ui_say(ui, LIVE_STILL_IN);
	l->asked_long = left;
}

/* What must not be missed belongs to a check that is the end. */
static void
say_left(struct ui *ui, const struct live *l, int64_t left_ms)
{
	int minutes = (int)((left_ms + MINUTE_MS - 1) / MINUTE_MS);
	struct text miss = { 0 };

	if (minutes == 1 && call_pace(&l->call, &l->habit, l->axis_ms).closing) {
		text_addc(&miss, ' ');
		closing_text(&l->call, live_room(ui, 30), &miss);
	}
	ui_say(ui, "%d minute%s to the time check.%s", minutes, minutes == 1 ? "" : "s",
		text_str(&miss));
	text_free(&miss);
}

/* Announcements are made at these marks, minutes before the check. Of several that passed at
 * once (the clock was set, the machine slept) the last is told, as it is now. */
void
live_announce(struct ui *ui, struct live *l)
{
	static const int before[] = { 5, 1, 0 };
	struct time_check k = call_check(&l->call, l->told_ms);
	bool spoken = ui->linear || app_of(ui)->config.announce;
	int64_t passed = -1;

	for (size_t i = 0; k.due_ms >= 0 && i < LEN(before); i++) {
		int64_t mark = k.due_ms - before[i] * MINUTE_MS;
		if (mark > l->told_ms && mark <= l->at_ms)
			passed = mark;
	}
	if (spoken && l->told_ms < TEN_MS && l->at_ms >= TEN_MS && passed <= TEN_MS)
		ui_say(ui, "Ten minutes gone.");
	l->told_ms = l->at_ms;
	if (passed >= 0 && passed == k.due_ms)
		ui_ring(ui);
	if (!spoken || passed < 0)
		return;
	if (l->at_ms < k.due_ms)
		say_left(ui, l, k.due_ms - l->at_ms);
	else
		ui_say(ui, "Time check: /wrap, /more MIN if you asked, /offered MIN.");
}

/* ---- opening and closing ---- */

/* "ID" of an interview; "now:ID", its clock started at once; "contact:ID", the running or
 * planned one with that person; nothing: the one that runs, else one with nobody named. */
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
	int64_t running = store_interview_running(a->store, contact);
	return running ? running : app_interview_for(a, contact, e);
}

static bool
open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct app *a = app_of(ui);
	struct live *l = state;
	bool now;

	l->draft.axis_ms = l->aside.axis_ms = -1;
	l->id = find_interview(a, arg, &now, e);
	if (!l->id || !store_call_get(a->store, l->id, &l->call, e))
		return false;
	if (clock_ended(&l->call.clock))
		return err_set(e, "This call has ended; `:debrief` and `:interview` go on with it");
	l->by_minutes = a->config.clock == CLOCK_MINUTES || a->config.announce;
	l->habit = store_habit(a->store);
	l->seen = ui->now;
	if (!l->call.n_asked && !clock_started(&l->call.clock))
		app_plan_propose(a, l->id, NULL); /* without questions it is a call all the same */
	live_reload(ui, l);
	live_restore(ui, l);
	if (clock_wants_anchor(&l->call.clock, &ui->now))
		anchor(ui, l);
	struct time_check k = call_check(&l->call, l->at_ms);
	l->told_ms = k.now ? k.due_ms - 1 : l->at_ms; /* one that is due is told again */
	if (now)
		live_start(ui, l);
	if (l->call.interview.practice)
		rehearsal_panel(ui);
	return true;
}

static void
close(struct ui *ui, void *state)
{
	struct live *l = state;

	/* Opened with nobody, left without a word: as if it had not been. */
	if (!live_started(l) && !l->call.interview.contact_id && !l->call.n_notes &&
		draft_empty(&l->draft) && l->id)
		store_interview_delete(app_of(ui)->store, l->id, NULL);
	text_clear(&ui->window_title);
	call_done(&l->call);
	draft_done(&l->draft);
	draft_done(&l->aside);
	strings_free(&l->words);
	text_free(&l->complete);
	text_free(&l->opening);
}

static void
reload(struct ui *ui, void *state)
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

/* ---- time ---- */

/* Until the shown clock changes: the next whole second, or minute, of the call's clock; a
 * check (minutes granted late end at any second) and the minute before it are not missed. */
static int64_t
due(const void *state, const struct moment *now)
{
	const struct live *l = state;
	int64_t step = l->by_minutes ? MINUTE_MS : 1000;
	int64_t next = (l->at_ms / step + 1) * step;
	int64_t check = call_check(&l->call, l->at_ms).due_ms;

	if (check - MINUTE_MS > l->at_ms && check - MINUTE_MS < next)
		next = check - MINUTE_MS;
	else if (check > l->at_ms && check < next)
		next = check;
	return clock_wait(&l->call.clock, live_axis(l, now), next);
}

/* A message has the line for a while. */
static void
age_message(struct ui *ui, struct live *l)
{
	struct time_check k = call_check(&l->call, l->at_ms);
	int64_t most = !ui->message_kept ? MESSAGE_MS : k.soon || k.now ? KEPT_CHECK_MS : KEPT_MS;

	if (ui->message.n && ui->now.boot_ms - ui->message_ms >= most)
		text_clear(&ui->message);
}

/* How safe the notes are; once the rescue file has been brought in they are read again. */
static void
watch_disk(struct ui *ui, struct live *l)
{
	struct store *s = app_of(ui)->store;
	int64_t age = store_unsynced_ms(s, &ui->now);
	size_t before = l->waiting;

	l->unsynced_ms = age >= UNSYNCED_TOLD_MS ? age : 0;
	l->waiting = store_waiting(s);
	if (before && !l->waiting)
		live_reload(ui, l);
}

static void
tick(struct ui *ui, void *state)
{
	struct live *l = state;

	live_clock(l, &ui->now);
	age_message(ui, l);
	note_sleep(ui, l);
	if (!ui->linear || ui->now.boot_ms - l->line_ms >= PAUSE_MS)
		live_announce(ui, l); /* else with the next line: what is typed is not torn */
	ask_about_long(ui, l);
	title_window(ui, l);
	watch_disk(ui, l);
}

/* ---- acts of keys that are nobody else's ---- */

void
live_sync(struct ui *ui, void *state)
{
	struct err e = { 0 };

	live_settle(ui, state);
	if (store_sync(app_of(ui)->store, &e))
		ui_say(ui, "Everything so far is safe on the disk.");
	else
		ui_err(ui, &e);
}

static void
undo_or_redo(struct ui *ui, struct live *l, bool redo)
{
	struct err e = { 0 };
	struct text said = { 0 };
	struct store *s = app_of(ui)->store;

	bool good = redo ? store_redo(s, l->id, &said, &e) : store_undo(s, l->id, &said, &e);
	if (good)
		ui_say(ui, "%s: %s", redo ? "Done again" : "Undone", text_str(&said));
	else
		ui_err(ui, &e);
	text_free(&said);
	live_reload(ui, l);
}

void
live_undo(struct ui *ui, void *state)
{
	undo_or_redo(ui, state, false);
}

void
live_redo(struct ui *ui, void *state)
{
	undo_or_redo(ui, state, true);
}

/* Ctrl-C, Ctrl-\ and Esc: an open card is closed by its own view; here they do nothing,
 * since on a slow line Esc may be the first byte of an arrow key. */
void
live_close_card(struct ui *ui, void *state)
{
	(void)ui;
	(void)state;
}

static void
scroll_notes(struct live *l, int by)
{
	if (!live_started(l)) { /* the opening stands there */
		size_t step = (size_t)(by < 0 ? -by : by);
		struct strings lines = { 0 };
		utf8_wrap(&lines, text_str(&l->opening), l->cols - 2);
		l->opening_top = by < 0 ? l->opening_top + step
			: l->opening_top > step ? l->opening_top - step : 0;
		if (l->opening_top > lines.n)
			l->opening_top = lines.n;
		strings_free(&lines);
		return;
	}
	int64_t back = (int64_t)l->back + by, most = (int64_t)l->call.n_notes - 1;

	l->back = (size_t)(back < 0 || most < 0 ? 0 : back > most ? most : back);
}

static void
notes_up(struct ui *ui, void *state)
{
	scroll_notes(state, ui->rows / 3);
}

static void
notes_down(struct ui *ui, void *state)
{
	scroll_notes(state, -ui->rows / 3);
}

/* Before the clock starts Tab changes the length, which the status line says. */
static bool
offers(const void *state, const struct key *k)
{
	return live_started(state) || k->act != live_next;
}

/* clang-format off */
static const struct key rows[] = {
	{ "Tab", live_next, "question-next", "Ask the next planned question", KEY_FOOT, "next question" },
	{ "*", NULL, NULL, "First on the line: a starred note, for the thank-you letter", KEY_FOOT | KEY_TYPED, "star" },
	{ "Ctrl-G /", NULL, NULL, "The list of commands (/ on an empty line); a digit runs one", KEY_FOOT | KEY_TYPED, "or / commands" },
	{ "Ctrl-Z", live_undo, "undo", "Undo, anything", KEY_FOOT, "undo" },
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
	.open = open,
	.close = close,
	.reload = reload,
	.head = live_head,
	.status = live_status,
	.draw = live_draw,
	.text = live_text,
	.due = due,
	.tick = tick,
	.settle = live_settle,
	.offers = offers,
	.say = live_say,
	.line = live_read_line,
	.no_suspend = true,
	.types = true,
};
