/* What `/` runs. The order of the rows is the order of the digits (product.md). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "live_card.h"
#include "rehearsal.h"

/* ---- the time check ---- */

static void
answer(struct ui *ui, struct live *l, enum check_answer answer, int minutes)
{
	struct err e = { 0 };
	struct check k = { .axis_ms = live_axis(l, &ui->now), .answer = answer,
		.minutes = minutes };

	if (!store_check_add(app_of(ui)->store, l->id, &k, &e))
		ui_err(ui, &e);
	else if (answer == CHECK_WRAPPED)
		ui_say(ui, "Wrapping up. Two names, may I use yours, may I write, thank you.");
	else
		ui_say(ui, "%d more minutes, %s.", minutes,
			answer == CHECK_ASKED ? "you asked" : "they offered");
	live_reload(ui, l);
}

static void
wrap(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	answer(ui, l, CHECK_WRAPPED, 0);
}

static void
grant(struct ui *ui, struct live *l, enum check_answer kind, const char *rest)
{
	char *end;
	long n = strtol(rest, &end, 10);

	if (!*rest || *end || n < 1 || n > 600)
		ui_say(ui, "How many minutes? Say /%s 10",
			kind == CHECK_ASKED ? "more" : "offered");
	else
		answer(ui, l, kind, (int)n);
}

static void
more(struct ui *ui, struct live *l, const char *rest)
{
	grant(ui, l, CHECK_ASKED, rest);
}

static void
offered(struct ui *ui, struct live *l, const char *rest)
{
	grant(ui, l, CHECK_OFFERED, rest);
}

/* ---- questions ---- */

static void
got(struct ui *ui, struct live *l, const char *rest)
{
	struct asked *a = live_numbered(ui, l, rest);
	if (a && live_state(ui, l, a, ASKED_ANSWERED))
		ui_say(ui, "Question %s is answered too.", rest);
}

static void
skip(struct ui *ui, struct live *l, const char *rest)
{
	struct asked *a = live_numbered(ui, l, rest);
	if (a && live_state(ui, l, a, ASKED_SKIPPED))
		ui_say(ui, "Question %s is skipped; /go %s asks it after all.", rest, rest);
}

static void
go(struct ui *ui, struct live *l, const char *rest)
{
	struct asked *a = live_numbered(ui, l, rest);
	if (a)
		live_ask(ui, l, a->id, live_axis(l, &ui->now));
}

static void
next(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_start(ui, l);
	live_next(ui, l);
}

static void
back(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_previous(ui, l);
}

/* ---- cards ---- */

static void
pitch(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_card(ui, l, "pitch");
}

static void
card(struct ui *ui, struct live *l, const char *rest)
{
	live_card(ui, l, *rest ? rest : "opening");
}

static void
stuck(struct ui *ui, struct live *l, const char *rest)
{
	struct text out = { 0 };

	(void)rest;
	stuck_text(&l->call, &l->habit, live_axis(l, &ui->now), l->stuck++, &out);
	ui_say(ui, "%s", text_str(&out));
	ui->message_kept = true;
	text_free(&out);
}

/* ---- the clock ---- */

/* The end and the contact's stage are one step of undo. */
static bool
store_end(struct ui *ui, struct live *l, int64_t axis_ms, bool with_stage)
{
	struct app *a = app_of(ui);
	struct err e = { 0 };
	bool good = store_begin(a->store, l->id, "end the call", &e);

	good = good && live_event(ui, l, CLOCK_END, axis_ms, 0);
	if (good && with_stage)
		good = app_stage_talked(a, &l->call.interview, &e);
	return store_done(a->store, good, NULL) && good;
}

/* Ends the call now, or where the clock read `rest`. */
static void
end(struct ui *ui, struct live *l, const char *rest)
{
	int64_t axis = live_axis(l, &ui->now), at = 0, id = l->id;
	char arg[24];

	if (!live_started(l)) {
		ui_say(ui, "The call has not begun; Enter starts the clock");
		return;
	}
	if (*rest && (!clock_parse(rest, &at) || at > clock_at(&l->call.clock, axis))) {
		ui_say(ui, "/end takes when it ended, as the clock read: /end 24:30");
		return;
	}
	if (*rest)
		axis = clock_back(&l->call.clock, axis, clock_at(&l->call.clock, axis) - at);
	if (draft_empty(&l->draft) == false && !l->editing && !l->draft.mark.question)
		live_enter(ui, l); /* the line being typed is a note of this call */
	/* A workbook that cannot take the stage now still has the end, by the rescue file. */
	if (!store_end(ui, l, axis, true) && !store_end(ui, l, axis, false))
		return;
	bool practice = l->call.interview.practice;
	live_shut(ui);
	snprintf(arg, sizeof(arg), "%lld", (long long)id);
	if (practice)
		outcome_open(ui, id);
	else
		ui_open(ui, "debrief", arg);
}

static void
pause(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	if (!live_started(l) || clock_paused(&l->call.clock))
		ui_say(ui, "The clock does not run");
	else if (live_event(ui, l, CLOCK_PAUSE, live_axis(l, &ui->now), 0))
		ui_say(ui, "Paused.");
}

static void
resume(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	if (!clock_paused(&l->call.clock))
		ui_say(ui, "The clock is not paused");
	else if (live_event(ui, l, CLOCK_RESUME, live_axis(l, &ui->now), 0))
		ui_say(ui, "The clock runs again.");
}

static void
set_clock(struct ui *ui, struct live *l, const char *rest)
{
	int64_t want, axis = live_axis(l, &ui->now);

	if (!clock_parse(rest, &want)) {
		ui_say(ui, "What should the clock read now? /clock 12:30");
		return;
	}
	if (!live_started(l))
		live_start(ui, l);
	if (live_event(ui, l, CLOCK_SHIFT, axis,
		    clock_shift_for(&l->call.clock, axis, want)))
		ui_say(ui, "The clock and every stamp moved with it.");
}

static void
sleep_out(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	if (!l->slept_ms || l->slept_out) {
		ui_say(ui, l->slept_ms ? "It is out already; undo puts it back"
				       : "This machine has not slept in this call");
		return;
	}
	l->slept_out = live_event(ui, l, CLOCK_GAP, l->slept_axis, l->slept_ms);
	if (l->slept_out)
		ui_say(ui, "The sleep is out of the clock; undo puts it back.");
}

/* ---- notes: the line being typed, else the last one ---- */

static void
rekind(struct ui *ui, struct live *l, enum note_kind kind)
{
	const struct note *n = live_last_note(l);
	struct note copy = { 0 };

	if (!draft_empty(&l->draft) || !n) {
		draft_kind(&l->draft, kind, l->draft.mark.starred, false);
		if (l->draft.axis_ms < 0)
			l->draft.axis_ms = live_axis(l, &ui->now);
		l->dirty = true;
		return;
	}
	note_copy(&copy, n);
	copy.kind = kind;
	if (live_note_save(ui, l, &copy))
		ui_say(ui, "The last note is a %s now.", note_kind_names[kind]);
	note_done(&copy);
}

static void
kind(struct ui *ui, struct live *l, const char *rest)
{
	int k = word_find(note_kind_names, N_NOTE_KINDS, rest, true);

	if (k < 0)
		ui_say(ui, "Kinds are note, fact, impression, quote, step and referral");
	else
		rekind(ui, l, (enum note_kind)k);
}

/* /fact and its like: what follows is the note; alone they choose the line's kind. */
static void
type_as(struct ui *ui, struct live *l, enum note_kind kind, bool question, const char *rest)
{
	if (draft_empty(&l->draft) || *rest)
		l->draft.axis_ms = live_axis(l, &ui->now);
	if (*rest)
		line_type(&l->draft.line, rest, strlen(rest));
	draft_kind(&l->draft, kind, l->draft.mark.starred, question);
	l->dirty = true;
	if (*rest)
		live_enter(ui, l);
}

#define KIND_COMMAND(name, kind, question) \
	static void name(struct ui *ui, struct live *l, const char *rest) \
	{ \
		type_as(ui, l, kind, question, rest); \
	}
KIND_COMMAND(fact, NOTE_FACT, false)
KIND_COMMAND(impression, NOTE_IMPRESSION, false)
KIND_COMMAND(quote, NOTE_QUOTE, false)
KIND_COMMAND(step, NOTE_STEP, false)
KIND_COMMAND(referral, NOTE_REFERRAL, false)
KIND_COMMAND(question, NOTE_NOTE, true)

static void
star(struct ui *ui, struct live *l, const char *rest)
{
	const struct note *n = live_last_note(l);
	struct note copy = { 0 };
	struct note_mark m = l->draft.mark;

	(void)rest;
	if (!draft_empty(&l->draft) || !n) {
		if (l->draft.axis_ms < 0)
			l->draft.axis_ms = live_axis(l, &ui->now);
		draft_kind(&l->draft, m.kind, !m.starred, m.question);
		l->dirty = true;
		return;
	}
	note_copy(&copy, n);
	copy.starred = !n->starred;
	if (live_note_save(ui, l, &copy))
		ui_say(ui, copy.starred ? "The last note is starred." : "The star is gone.");
	note_done(&copy);
}

static void
edit(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_earlier(ui, l);
}

static void
move(struct ui *ui, struct live *l, const char *rest)
{
	const struct note *n = live_last_note(l);
	const struct asked *a = live_numbered(ui, l, rest);
	struct note copy = { 0 };

	if (!n || !a) {
		if (a)
			ui_say(ui, "There is no note to move yet");
		return;
	}
	note_copy(&copy, n);
	copy.asked_id = a->id;
	if (live_note_save(ui, l, &copy))
		ui_say(ui, "The note belongs to question %s now.", rest);
	note_done(&copy);
}

/* ---- being told ---- */

static void
notes(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_card(ui, l, "notes");
}

static void
tell_time(struct ui *ui, struct live *l, const char *rest)
{
	struct text out = { 0 };
	char at[16];

	(void)rest;
	live_clock(l, &ui->now);
	struct pace p = call_pace(&l->call, &l->habit, l->axis_ms);
	clock_text(at, l->at_ms);
	pace_text(&p, ui->linear_columns ? ui->linear_columns : 80, &out);
	struct time_check k = call_check(&l->call, l->at_ms);
	ui_say(ui, "%s of %lld:00. %s", at, (long long)(k.limit_ms / MINUTE_MS), text_str(&out));
	text_free(&out);
}

static void
where(struct ui *ui, struct live *l, const char *rest)
{
	const struct asked *a = call_current(&l->call), *n = call_next(&l->call);
	const struct asked *s = call_suggest(&l->call, l->at_ms);

	(void)rest;
	ui_say(ui, "Now: %s. Next: %s.%s%s Asked %d, notes %zu.",
		a ? a->brief : "before the first question", n ? n->brief : "nothing planned",
		s && s != n ? " Better now: " : "", s && s != n ? s->brief : "",
		call_count_asked(&l->call), l->call.n_notes);
}

static void
undo(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_undo(ui, l);
}

static void
redo(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_redo(ui, l);
}

static void
minutes(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	app_clock_show(ui);
	l->by_minutes = app_of(ui)->config.clock == CLOCK_MINUTES || app_of(ui)->config.announce;
}

static void
suspend(struct ui *ui, struct live *l, const char *rest)
{
	(void)l;
	(void)rest;
	ui->suspend = !ui->linear;
}

/* Leaves the call running, to look at something else; the next start offers it. */
static void
leave(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_settle(ui, l);
	live_shut(ui);
}

static void
help(struct ui *ui, struct live *l, const char *rest)
{
	(void)l;
	(void)rest;
	ui_help(ui);
}

/* clang-format off */
const struct live_command live_commands[] = {
	{ "wrap", NULL, NULL, "I am wrapping up", wrap },
	{ "more", "MIN", "10", "I asked, they have MIN more minutes", more },
	{ "offered", "MIN", "10", "They offered MIN more minutes", offered },
	{ "got", "N", "", "Question N is answered too", got },
	{ "skip", "N", "", "Skip question N", skip },
	{ "pitch", NULL, NULL, "My pitch, beside the notes", pitch },
	{ "card", "NAME", NULL, "A card: opening, job, resume, five-minutes, late, turned, closing", card },
	{ "stuck", NULL, NULL, "One sentence to say now", stuck },
	{ "end", "MM:SS", NULL, "The call is over, now or where the clock read MM:SS", end },
	{ "go", "N", "", "Ask question N", go },
	{ "next", NULL, NULL, "Ask the next planned question, as Tab does", next },
	{ "back", NULL, NULL, "Go back to the question asked before, as Shift-Tab does", back },
	{ "pause", NULL, NULL, "Stop the clock for a while", pause },
	{ "continue", NULL, NULL, "The clock goes on", resume },
	{ "clock", "MM:SS", "", "What the clock should read now; every stamp moves with it", set_clock },
	{ "kind", "WORD", "", "Make the line, or the last note, a note, fact, impression, quote, step or referral", kind },
	{ "star", NULL, NULL, "Star the line, or the last note; again: no star", star },
	{ "edit", NULL, NULL, "Take the last note back into the line, as Ctrl-P does", edit },
	{ "move", "N", "", "Move the last note to question N", move },
	{ "notes", NULL, NULL, "All the notes so far", notes },
	{ "time", NULL, NULL, "The time, the pace, what is left", tell_time },
	{ "where", NULL, NULL, "The question now and the next one", where },
	{ "undo", NULL, NULL, "Undo, anything", undo },
	{ "redo", NULL, NULL, "Redo", redo },
	{ "suspend", NULL, NULL, "To the shell, the call runs on", suspend },
	{ "leave", NULL, NULL, "To the other screens, the call runs on", leave },
	{ "help", NULL, NULL, "Help for this screen", help },
	{ "sleep", NULL, NULL, "Take the time this machine slept out of the clock", sleep_out },
	{ "minutes", NULL, NULL, "Show the clock by minutes, for a slow line; again: by seconds", minutes },
	{ "fact", "TEXT", NULL, "A fact, as ! does", fact },
	{ "impression", "TEXT", NULL, "An impression, as = does", impression },
	{ "quote", "TEXT", NULL, "Their words, as \" does", quote },
	{ "step", "TEXT", NULL, "Something I promised or must do, as > does", step },
	{ "referral", "TEXT", NULL, "A name, as @ does: name, role, where; + at the end: I may use it", referral },
	{ "question", "TEXT", NULL, "An off-script question, as ? does", question },
};
/* clang-format on */
const size_t n_live_commands = LEN(live_commands);

/* ---- running one ---- */

/* The row of a full name or of a unique beginning; -1: none, -2: several. */
static int
find(const char *name, size_t n)
{
	int found = -1;

	for (size_t i = 0; n && i < n_live_commands; i++) {
		if (strncmp(live_commands[i].name, name, n) != 0)
			continue;
		if (!live_commands[i].name[n])
			return (int)i;
		found = found == -1 ? (int)i : -2;
	}
	return found;
}

void
live_run(struct ui *ui, struct live *l, const char *command)
{
	if (*command == '/')
		command++;
	size_t n = strcspn(command, " ");
	int row = find(command, n);

	if (row >= 0)
		live_commands[row].run(ui, l, command + n + strspn(command + n, " "));
	else
		ui_say(ui, row == -1 ? "There is no /%.*s; /help lists the commands"
				     : "/%.*s could be several commands; type more of it",
			(int)n, command);
}

/* ---- the list ---- */

static void
prompted(struct ui *ui, void *user, const char *value)
{
	const struct live_command *c = user;
	struct live *l = live_of(ui);
	if (l)
		c->run(ui, l, value);
}

static void
picked(struct ui *ui, void *user, size_t nth, const char *rest)
{
	const struct live_command *c = &live_commands[nth];
	struct live *l = user;

	if (c->initial && !*rest)
		ui_prompt(ui, c->help, c->initial, prompted, (void *)c);
	else
		c->run(ui, l, rest);
}

void
live_menu(struct ui *ui, void *state)
{
	static struct menu_item items[LEN(live_commands)];
	static char names[LEN(live_commands)][24];

	for (size_t i = 0; i < n_live_commands; i++) {
		snprintf(names[i], sizeof(names[i]), "/%s%s%s", live_commands[i].name,
			live_commands[i].arg ? " " : "",
			live_commands[i].arg ? live_commands[i].arg : "");
		items[i] = (struct menu_item){ names[i], live_commands[i].help };
	}
	ui_menu(ui, "Commands", items, n_live_commands, picked, state);
}
