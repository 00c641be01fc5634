/* What `/` runs. The order of the rows is the order of the digits (product.md). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "live_command.h"

/* clang-format off */
const struct live_command live_commands[] = {
	{ "wrap", NULL, NULL, "I am wrapping up", LIVE_ANSWER, live_decide_wrap },
	{ "more", "MIN", NULL, "I asked, they have MIN more minutes (10)", LIVE_ANSWER, live_decide_more },
	{ "offered", "MIN", NULL, "They offered MIN more minutes (10)", LIVE_ANSWER, live_decide_offered },
	{ "got", "N", NULL, "Question N, or the one chosen, is answered too", LIVE_STATE, live_decide_got },
	{ "skip", "N", NULL, "Skip question N, or the one chosen", LIVE_STATE, live_decide_skip },
	{ "pitch", NULL, NULL, "My pitch, beside the notes", LIVE_CARD, live_decide_pitch },
	{ "card", "NAME", NULL, "A card: opening, job, resume, late, problem, risk, closing and others", LIVE_CARD, live_decide_card },
	{ "stuck", NULL, NULL, "One sentence to say now", LIVE_STUCK, live_decide_stuck },
	{ "end", "MM:SS", NULL, "The call is over, now or where the clock read MM:SS", LIVE_END, live_decide_end },
	{ "go", "N", NULL, "Ask question N, or the one chosen", LIVE_ASK, live_decide_go },
	{ "next", NULL, NULL, "Ask the next planned question, as Tab does", LIVE_NEXT, NULL },
	{ "back", NULL, NULL, "Go back to the question asked before, as Shift-Tab does", LIVE_BACK, NULL },
	{ "pause", NULL, NULL, "Stop the clock for a while", LIVE_EVENT, live_decide_pause },
	{ "continue", NULL, NULL, "The clock goes on", LIVE_EVENT, live_decide_resume },
	{ "clock", "MM:SS", "What should the clock read, like 12:30", "What the clock should read now; every stamp moves with it", LIVE_SET_CLOCK, live_decide_set_clock },
	{ "kind", "WORD", "Kind: fact, impression, quote, step, referral", "Make the line, or the last note, a note, fact, impression, quote, step or referral", LIVE_LINE, live_decide_kind },
	{ "star", NULL, NULL, "Star the line, or the last note; again: no star", LIVE_LINE, live_decide_star },
	{ "edit", NULL, NULL, "Take the last note back into the line, as Ctrl-P does", LIVE_EDIT, NULL },
	{ "move", "N", NULL, "Move the last note to question N, or the one chosen", LIVE_NOTE, live_decide_move },
	{ "notes", NULL, NULL, "All the notes so far", LIVE_CARD, live_decide_notes },
	{ "time", NULL, NULL, "The time, the pace, what is left", LIVE_TIME, NULL },
	{ "where", NULL, NULL, "The question now and the next one", LIVE_WHERE, NULL },
	{ "undo", NULL, NULL, "Undo, anything", LIVE_UNDO, NULL },
	{ "redo", NULL, NULL, "Redo", LIVE_REDO, NULL },
	{ "sync", NULL, NULL, "Make a sync point now and say so, as Ctrl-S does", LIVE_SYNC, NULL },
	{ "plan", NULL, NULL, "The plan: its order, minutes, must-asks; q comes back", LIVE_PLAN, NULL },
	{ "suspend", NULL, NULL, "To the shell, the call runs on", LIVE_SUSPEND, NULL },
	{ "leave", NULL, NULL, "To the other screens, the call runs on", LIVE_LEAVE, NULL },
	{ "thanked", NULL, NULL, "I have thanked them, aloud, just now", LIVE_EVENT, live_decide_thanked },
	{ "later", "TEXT", NULL, "A question that came up, parked: Tab offers it", LIVE_PARK, live_decide_later },
	{ "help", NULL, NULL, "Help for this screen", LIVE_HELP, NULL },
	{ "sleep", NULL, NULL, "Take the time this machine slept out of the clock", LIVE_EVENT, live_decide_sleep_out },
	{ "minutes", NULL, NULL, "Show the clock by minutes, for a slow line; again: by seconds", LIVE_MINUTES, NULL },
	{ "claim", NULL, NULL, "Make the last note a claim, for others to confirm; again: no claim", LIVE_NOTE, live_decide_claim },
	{ "private", NULL, NULL, "The line, or the last note, off the record, as % does; again: on it", LIVE_LINE, live_decide_private },
	{ "record", "HOW", "Record: on, unattributed, off", "The line, or the last note: on, unattributed (in pages without the name) or off the record", LIVE_LINE, live_decide_record },
	{ "fact", "TEXT", NULL, "A fact, as ! does", LIVE_TYPE, live_decide_fact },
	{ "impression", "TEXT", NULL, "An impression, as = does", LIVE_TYPE, live_decide_impression },
	{ "quote", "TEXT", NULL, "Their words, as \" does", LIVE_TYPE, live_decide_quote },
	{ "step", "TEXT", NULL, "Something I promised or must do, as > does", LIVE_TYPE, live_decide_step },
	{ "referral", "TEXT", NULL, "A name, as @ does: name, role, where; + at the end: I may use it", LIVE_TYPE, live_decide_referral },
	{ "question", "TEXT", NULL, "An off-script question, as ? does", LIVE_TYPE, live_decide_question },
	{ "coach", "TEXT", NULL, "A question to your coach, at this moment; it is sent with a share", LIVE_COACH, live_decide_coach },
};
/* clang-format on */
const size_t n_live_commands = LEN(live_commands);

/* Where nothing is a key, the help is what a line can be. */
void
live_help_lines(struct ui *ui)
{
	ui_say(ui, "A line is a note. Its first character may choose its kind: ! fact, "
		   "= impression, \" quote, > step, @ referral, ? an off-script question, "
		   "* starred, %% off the record; alone it is a marker. Commands:");
	for (size_t i = 0; i < n_live_commands; i++) {
		const struct live_command *c = &live_commands[i];
		ui_say(ui, "/%s%s%s: %s", c->name, c->arg ? " " : "", c->arg ? c->arg : "",
			_(c->help));
	}
	ui_say(ui, "A name may be cut to three letters or more that only it begins with, but for "
		   "those that take TEXT. Anything else behind / is a note; // begins one with /.");
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
	char *word = mem_strn(typed, blank_word(typed));
	int row = *word ? menu_meant(items(), n_live_commands, word) : -1;

	free(word);
	return row < 0 ? NULL : &live_commands[row];
}

bool
live_makes_note(const char *command)
{
	const struct live_command *c = live_command_meant(command + 1);

	return c && blank_within(command) && live_takes_text(c);
}

void
live_command_decide(const struct live *l, const struct ui *ui, const struct live_command *c,
	const char *rest, struct live_outcome *out)
{
	char *value = blank_trimmed(rest);

	out->deed = c->does;
	if (c->decide)
		c->decide(l, ui, value, out);
	free(value);
}

void
live_command_run(struct ui *ui, struct live *l, const struct live_command *c, const char *rest)
{
	struct live_outcome out = { 0 };

	live_command_decide(l, ui, c, rest, &out);
	live_outcome_apply(ui, l, &out);
	live_outcome_done(&out);
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
		live_command_run(ui, l, c, command + blank_word(command));
	else
		ui_refuse(ui, "After / comes a command; /help lists them");
}

/* ---- the list ---- */

static void ask_value(struct ui *ui, const struct live_command *c, const char *wrong);

static void
asked(struct ui *ui, void *user, const char *typed)
{
	const struct live_command *c = user;
	struct live *l = live_of(ui);
	char *value = blank_trimmed(typed);

	if (*value && !live_fits(c, value))
		ask_value(ui, c, value);
	else if (l)
		live_command_run(ui, l, c, value);
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
		text_add(&label, strcmp(c->arg, "WORD") == 0 ? _("There is no such kind.")
			: strcmp(c->arg, "HOW") == 0 ? _("There is no such record.")
			: _("There is no such time."));
	text_joinf(&label, " ", "%s", _(c->ask));
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
		live_command_run(ui, l, c, rest ? rest : "");
	if (!rest && live_of(ui) == l && ui->message.n) {
		ui->message_class = MESSAGE_WAITING; /* it may have been the first character of prose */
		l->recent.digit_ms = ui->message_ms;
	}
}

static void
live_command_list(struct ui *ui, struct live *l, bool digits)
{
	l->line.listed_axis = live_axis(l, &ui->now);
	ui_menu(ui, _("Commands"), items(), n_live_commands, picked, l);
	live_list_prose(ui, l, prose, digits);
}

void
live_menu(struct ui *ui, void *state)
{
	live_command_list(ui, state, true);
}

void
live_menu_slash(struct ui *ui, struct live *l)
{
	live_command_list(ui, l, false);
}
