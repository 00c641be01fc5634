/* What `/` runs. The order of the rows is the order of the digits (product.md). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats_report.h"
#include "live.h"
#include "live_card.h"
#include "live_do.h"

/* ---- questions ---- */

static void
got(struct ui *ui, struct live *l, const char *rest)
{
	struct asked *a = live_numbered(ui, l, "got", rest);
	size_t n = a ? live_number(l, a) : 0;

	if (a && live_state(ui, l, a, ASKED_ANSWERED))
		ui_say(ui, "Question %zu is answered too.", n);
}

static void
skip(struct ui *ui, struct live *l, const char *rest)
{
	struct asked *a = live_numbered(ui, l, "skip", rest);
	size_t n = a ? live_number(l, a) : 0;

	if (a && live_state(ui, l, a, ASKED_SKIPPED))
		ui_say(ui, "Question %zu is skipped; /go %zu asks it after all.", n, n);
}

static void
go(struct ui *ui, struct live *l, const char *rest)
{
	struct asked *a = live_numbered(ui, l, "go", rest);
	if (a && a == call_current(&l->call))
		ui_say(ui, "Question %zu is being asked", live_number(l, a));
	else if (a)
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
card_picked(struct ui *ui, void *user, size_t nth, const char *rest)
{
	(void)rest;
	live_card(ui, user, cards[nth].name);
}

static bool
card_prose(struct ui *ui, void *user, const char *typed, bool ended)
{
	size_t n = strcspn(typed, " ");

	for (size_t i = 0; i < n_cards; i++)
		if (strncmp(cards[i].name, typed, n) == 0)
			return false;
	if (!typed[n])
		return false;
	live_put(ui, user, typed);
	if (ended)
		live_enter(ui, user);
	return true;
}

/* Without a name, a list of them: a digit shows one. */
static void
card(struct ui *ui, struct live *l, const char *rest)
{
	static struct menu_item items[16];

	if (*rest) {
		live_card(ui, l, rest);
		return;
	}
	for (size_t i = 0; ui->linear && i < n_cards; i++) /* a list would take the next note */
		ui_say(ui, "/card %s: %s", cards[i].name, cards[i].title);
	if (ui->linear)
		return;
	for (size_t i = 0; i < n_cards && i < LEN(items); i++)
		items[i] = (struct menu_item){ cards[i].name, cards[i].title };
	ui_menu(ui, "Cards", items, n_cards < LEN(items) ? n_cards : LEN(items), card_picked, l);
	ui_menu_prose(ui, card_prose);
}

static void
stuck(struct ui *ui, struct live *l, const char *rest)
{
	int64_t axis = live_axis(l, &ui->now), topic = stuck_topic(&l->call, &l->habit, axis);
	struct text out = { 0 };

	(void)rest;
	if (topic != l->stuck_topic)
		l->stuck = 0;
	l->stuck_topic = topic;
	stuck_text(&l->call, &l->habit, axis, l->stuck++, &out);
	live_card_say(ui, text_str(&out));
	text_free(&out);
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
	char at[16], limit[16];

	(void)rest;
	live_clock(l, &ui->now);
	clock_text(at, l->at_ms);
	clock_text(limit, call_check(&l->call, l->at_ms).limit_ms);
	live_status_within(l, live_room(ui, 16), &out); /* what a full screen has there */
	ui_say(ui, "%s of %s. %s", at, limit, text_str(&out));
	text_free(&out);
}

/* " Assignment 3 of 9."; nothing without one. */
static void
add_assignment(struct ui *ui, const struct live *l, struct text *out)
{
	const char *name = l->call.interview.assignment;
	const struct pack *p = name && *name ? report_pack(app_bank(app_of(ui)), name) : NULL;
	struct coverage v = { 0 };

	if (!p)
		return;
	coverage_read(&v, p, &l->call);
	text_addf(out, " Assignment %zu of %zu.", v.covered, v.wanted);
	coverage_done(&v);
}

static void
where(struct ui *ui, struct live *l, const char *rest)
{
	const struct asked *a = call_current(&l->call), *n = call_next(&l->call);
	const struct asked *s = call_suggest(&l->call, &l->habit, l->at_ms);
	struct text out = { 0 };

	(void)rest;
	text_addf(&out, "Now: %s. Next: %s.%s%s", a ? a->brief : "before the first question",
		n ? n->brief : "nothing planned", s && s != n ? " Better now: " : "",
		s && s != n ? s->brief : "");
	add_assignment(ui, l, &out);
	if (ui->linear) /* else they stand on the screen */
		text_addf(&out, " Asked %d, notes %zu.", call_count_asked(&l->call),
			l->call.n_notes);
	ui_say(ui, "%s", text_str(&out));
	text_free(&out);
}

static void
sync(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_sync(ui, l);
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
	live_clock_shown(l, app_of(ui));
}

static void
plan(struct ui *ui, struct live *l, const char *rest)
{
	char arg[24];

	(void)rest;
	live_settle(ui, l);
	snprintf(arg, sizeof(arg), "%lld", (long long)l->id);
	ui_open(ui, "plan", arg);
}

static void
suspend(struct ui *ui, struct live *l, const char *rest)
{
	(void)l;
	(void)rest;
	ui->suspend = true;
}

/* Leaves the call running, to look at something else; the next start offers it. */
static void
leave(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_settle(ui, l);
	live_shut(ui);
}

static void help(struct ui *ui, struct live *l, const char *rest);

/* clang-format off */
const struct live_command live_commands[] = {
	{ "wrap", NULL, NULL, "I am wrapping up", live_do_wrap },
	{ "more", "MIN", NULL, "I asked, they have MIN more minutes (10)", live_do_more },
	{ "offered", "MIN", NULL, "They offered MIN more minutes (10)", live_do_offered },
	{ "got", "N", NULL, "Question N, or the one chosen, is answered too", got },
	{ "skip", "N", NULL, "Skip question N, or the one chosen", skip },
	{ "pitch", NULL, NULL, "My pitch, beside the notes", pitch },
	{ "card", "NAME", NULL, "A card: opening, job, resume, five-minutes, late, turned, closing", card },
	{ "stuck", NULL, NULL, "One sentence to say now", stuck },
	{ "end", "MM:SS", NULL, "The call is over, now or where the clock read MM:SS", live_do_end },
	{ "go", "N", NULL, "Ask question N, or the one chosen", go },
	{ "next", NULL, NULL, "Ask the next planned question, as Tab does", next },
	{ "back", NULL, NULL, "Go back to the question asked before, as Shift-Tab does", back },
	{ "pause", NULL, NULL, "Stop the clock for a while", live_do_pause },
	{ "continue", NULL, NULL, "The clock goes on", live_do_resume },
	{ "clock", "MM:SS", "What should the clock read, like 12:30", "What the clock should read now; every stamp moves with it", live_do_set_clock },
	{ "kind", "WORD", "Kind: fact, impression, quote, step, referral", "Make the line, or the last note, a note, fact, impression, quote, step or referral", live_do_kind },
	{ "star", NULL, NULL, "Star the line, or the last note; again: no star", live_do_star },
	{ "edit", NULL, NULL, "Take the last note back into the line, as Ctrl-P does", live_do_edit },
	{ "move", "N", NULL, "Move the last note to question N, or the one chosen", live_do_move },
	{ "notes", NULL, NULL, "All the notes so far", notes },
	{ "time", NULL, NULL, "The time, the pace, what is left", tell_time },
	{ "where", NULL, NULL, "The question now and the next one", where },
	{ "undo", NULL, NULL, "Undo, anything", undo },
	{ "redo", NULL, NULL, "Redo", redo },
	{ "sync", NULL, NULL, "Make a sync point now and say so, as Ctrl-S does", sync },
	{ "plan", NULL, NULL, "The plan: its order, minutes, must-asks; q comes back", plan },
	{ "suspend", NULL, NULL, "To the shell, the call runs on", suspend },
	{ "leave", NULL, NULL, "To the other screens, the call runs on", leave },
	{ "help", NULL, NULL, "Help for this screen", help },
	{ "sleep", NULL, NULL, "Take the time this machine slept out of the clock", live_do_sleep_out },
	{ "minutes", NULL, NULL, "Show the clock by minutes, for a slow line; again: by seconds", minutes },
	{ "fact", "TEXT", NULL, "A fact, as ! does", live_do_fact },
	{ "impression", "TEXT", NULL, "An impression, as = does", live_do_impression },
	{ "quote", "TEXT", NULL, "Their words, as \" does", live_do_quote },
	{ "step", "TEXT", NULL, "Something I promised or must do, as > does", live_do_step },
	{ "referral", "TEXT", NULL, "A name, as @ does: name, role, where; + at the end: I may use it", live_do_referral },
	{ "question", "TEXT", NULL, "An off-script question, as ? does", live_do_question },
};
/* clang-format on */
const size_t n_live_commands = LEN(live_commands);

/* Where nothing is a key, the help is what a line can be. */
static void
help_lines(struct ui *ui)
{
	ui_say(ui, "A line is a note. Its first character may choose its kind: ! fact, "
		   "= impression, \" quote, > step, @ referral, ? an off-script question, "
		   "* starred; alone it is a marker. Commands:");
	for (size_t i = 0; i < n_live_commands; i++) {
		const struct live_command *c = &live_commands[i];
		ui_say(ui, "/%s%s%s: %s", c->name, c->arg ? " " : "", c->arg ? c->arg : "",
			c->help);
	}
	ui_say(ui, "A name may be cut to a beginning that only it has; // begins a note with /.");
}

static void
help(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	if (ui->linear)
		help_lines(ui);
	else
		live_card(ui, l, "help");
}

/* ---- running one ---- */

int
live_command_find(const char *name, size_t n)
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

bool
live_makes_note(const char *command)
{
	size_t n = strcspn(command, " ");
	int row = command[n] ? live_command_find(command + 1, n - 1) : -1;

	return row >= 0 && live_commands[row].arg && strcmp(live_commands[row].arg, "TEXT") == 0;
}

static void
run(struct ui *ui, struct live *l, const struct live_command *c, const char *rest)
{
	char *value = live_trimmed(rest);

	c->run(ui, l, value);
	free(value);
}

void
live_run(struct ui *ui, struct live *l, const char *command)
{
	l->listed_axis = live_axis(l, &ui->now);
	if (*command == '/')
		command++;
	if (live_prose(ui, l, command, true))
		return;
	size_t n = strcspn(command, " ");
	int row = live_command_find(command, n);

	l->by_digit = false;
	if (row >= 0)
		run(ui, l, &live_commands[row], command + n);
	else
		ui_say(ui, row == -1 ? "There is no /%.*s; /help lists the commands"
				     : "/%.*s could be several commands; type more of it",
			(int)n, command);
}

/* ---- the list ---- */

static void ask_value(struct ui *ui, const struct live_command *c, const char *wrong);

static void
asked(struct ui *ui, void *user, const char *typed)
{
	const struct live_command *c = user;
	struct live *l = live_of(ui);
	char *value = live_trimmed(typed);

	if (*value && !live_fits(c, value))
		ask_value(ui, c, value);
	else if (l)
		c->run(ui, l, value);
	free(value);
}

static bool
asked_prose(struct ui *ui, void *user, const char *typed, bool ended)
{
	struct live *l = live_of(ui);

	return l && live_prose_value(ui, l, user, typed, ended);
}

/* Asks on the message line, once more with the wrong value before the eyes. */
static void
ask_value(struct ui *ui, const struct live_command *c, const char *wrong)
{
	struct text label = { 0 };

	if (wrong)
		text_addf(&label, "No such %s. ", strcmp(c->arg, "WORD") == 0 ? "kind" : "time");
	text_add(&label, c->ask);
	ui_prompt(ui, text_str(&label), wrong, asked, (void *)c);
	ui_prompt_prose(ui, asked_prose);
	if (wrong)
		ui_ring(ui);
	text_free(&label);
}

static bool
prose(struct ui *ui, void *user, const char *typed, bool ended)
{
	return live_prose(ui, user, typed, ended);
}

static void
picked(struct ui *ui, void *user, size_t nth, const char *rest)
{
	const struct live_command *c = &live_commands[nth];
	struct live *l = user;

	l->by_digit = !rest;
	if (c->ask && (!rest || !*rest))
		ask_value(ui, c, NULL);
	else
		run(ui, l, c, rest ? rest : "");
}

void
live_menu(struct ui *ui, void *state)
{
	static struct menu_item items[LEN(live_commands)];
	static char names[LEN(live_commands)][24];
	struct live *l = state;

	for (size_t i = 0; i < n_live_commands; i++) {
		snprintf(names[i], sizeof(names[i]), "/%s%s%s", live_commands[i].name,
			live_commands[i].arg ? " " : "",
			live_commands[i].arg ? live_commands[i].arg : "");
		items[i] = (struct menu_item){ names[i], live_commands[i].help };
	}
	l->listed_axis = live_axis(l, &ui->now);
	ui_menu(ui, "Commands", items, n_live_commands, picked, state);
	ui_menu_prose(ui, prose);
}
