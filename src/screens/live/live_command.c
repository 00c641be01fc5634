/* What `/` runs: the rows of LIVE_COMMANDS as a list, by name, by digit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "live_command.h"

#define LIVE_ROW(name, arg, ask, help, does, decide) { name, arg, ask, help, does, decide },
const struct live_command live_commands[] = { LIVE_COMMANDS(LIVE_ROW) };
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

	out->does = c->does;
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
	if (l->view.quiet)
		ui_menu_quiet(ui);
}
