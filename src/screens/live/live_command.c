/* What `/` runs. The order of the rows is the order of the digits (product.md). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "live_card.h"
#include "live_do.h"
#include "model/call.h"

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

/* ---- the rest ---- */

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
	{ "pitch", NULL, NULL, "My pitch, beside the notes", live_do_pitch },
	{ "card", "NAME", NULL, "A card: opening, job, resume, five-minutes, late, turned, closing", live_do_card },
	{ "stuck", NULL, NULL, "One sentence to say now", live_do_stuck },
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
	{ "notes", NULL, NULL, "All the notes so far", live_do_notes },
	{ "time", NULL, NULL, "The time, the pace, what is left", live_do_time },
	{ "where", NULL, NULL, "The question now and the next one", live_do_where },
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
	ui_say(ui, "A name may be cut to three letters or more that only it begins with, but for "
		   "those that take TEXT. Anything else behind / is a note; // begins one with /.");
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

/* The rows as the list of commands has them. */
static const struct menu_item *
items(void)
{
	static struct menu_item made[LEN(live_commands)];
	static char names[LEN(live_commands)][24];

	for (size_t i = 0; i < n_live_commands; i++) {
		const struct live_command *c = &live_commands[i];

		snprintf(names[i], sizeof(names[i]), "/%s%s%s", c->name, c->arg ? " " : "",
			c->arg ? c->arg : "");
		made[i] = (struct menu_item){ names[i], c->help };
	}
	return made;
}

const struct live_command *
live_command_meant(const char *typed)
{
	char *word = mem_strn(typed, strcspn(typed, " "));
	int row = *word ? menu_meant(items(), n_live_commands, word) : -1;

	free(word);
	return row < 0 ? NULL : &live_commands[row];
}

bool
live_makes_note(const char *command)
{
	const struct live_command *c = live_command_meant(command + 1);

	return c && strchr(command, ' ') && live_takes_text(c);
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
	l->line.listed_axis = live_axis(l, &ui->now);
	if (*command == '/')
		command++;
	if (live_prose(ui, l, command, PROSE_ENTER))
		return;
	const struct live_command *c = live_command_meant(command);

	l->recent.by_digit = false;
	if (c)
		run(ui, l, c, command + strcspn(command, " "));
	else
		ui_say(ui, "After / comes a command; /help lists them");
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
asked_prose(struct ui *ui, void *user, const char *typed, enum prose_when when)
{
	struct live *l = live_of(ui);

	return l && live_prose_value(ui, l, user, typed, when);
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
prose(struct ui *ui, void *user, const char *typed, enum prose_when when)
{
	return live_prose(ui, user, typed, when);
}

static void
picked(struct ui *ui, void *user, size_t nth, const char *rest)
{
	const struct live_command *c = &live_commands[nth];
	struct live *l = user;

	l->recent.by_digit = !rest;
	if (c->ask && (!rest || !*rest))
		ask_value(ui, c, NULL);
	else
		run(ui, l, c, rest ? rest : "");
	if (!rest && live_of(ui) == l && ui->message.n) {
		ui->message_kept = true; /* it may have been the first character of prose */
		l->recent.digit_ms = ui->message_ms;
	}
}

static void
list(struct ui *ui, struct live *l, bool digits)
{
	l->line.listed_axis = live_axis(l, &ui->now);
	ui_menu(ui, "Commands", items(), n_live_commands, picked, l);
	ui_menu_prose(ui, prose, digits);
}

void
live_menu(struct ui *ui, void *state)
{
	list(ui, state, true);
}

void
live_menu_slash(struct ui *ui, struct live *l)
{
	list(ui, l, false);
}
