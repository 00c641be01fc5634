/* The table of commands, and what --help says of them. */
#include <string.h>

#include "command.h"
#include "model/contact.h"

/* A new command: its file, and its row here, in the order of the help. */
#define COMMANDS(X) \
	X(live) \
	X(demo) \
	X(tutor) \
	X(rehearse) \
	X(today) \
	X(contacts) \
	X(interviews) \
	X(questions) \
	X(show) \
	X(search) \
	X(query) \
	X(pipeline) \
	X(tree) \
	X(numbers) \
	X(field) \
	X(add_contact) \
	X(add_interview) \
	X(add_step) \
	X(done) \
	X(snooze) \
	X(drop) \
	X(plan) \
	X(paper) \
	X(note) \
	X(stage) \
	X(set) \
	X(correct) \
	X(debrief) \
	X(compare) \
	X(tie) \
	X(untie) \
	X(interest) \
	X(themes) \
	X(theme_give) \
	X(theme_take) \
	X(theme_set) \
	X(theme_merge) \
	X(theme_split) \
	X(theme_drop) \
	X(claims) \
	X(claim) \
	X(decide) \
	X(point_add) \
	X(point_set) \
	X(point_drop) \
	X(weigh) \
	X(letter) \
	X(import) \
	X(export) \
	X(assignment) \
	X(writeup) \
	X(report) \
	X(share) \
	X(review) \
	X(comment) \
	X(score) \
	X(feedback) \
	X(merge) \
	X(cohort) \
	X(grade) \
	X(bank_check) \
	X(bank_list) \
	X(bank_set) \
	X(bank_add) \
	X(bank_new) \
	X(backup) \
	X(restore) \
	X(forget) \
	X(doctor)

#define X(name) extern const struct command cmd_##name;
COMMANDS(X)
#undef X

#define X(name) &cmd_##name,
const struct command *const commands[] = { COMMANDS(X) NULL };
#undef X
const size_t n_commands = LEN(commands) - 1;

static void
add_options(const struct option_row *rows, size_t n, struct text *out)
{
	for (size_t i = 0; i < n && rows[i].name; i++) {
		struct text left = { 0 };
		text_addf(&left, "--%s%s%s", rows[i].name, rows[i].value ? " " : "",
			rows[i].value ? rows[i].value : "");
		if (rows[i].letter)
			text_addf(&left, ", -%c", rows[i].letter);
		text_addf(out, "  %-26s %s\n", text_str(&left), _(rows[i].help));
		text_free(&left);
	}
}

static void
command_add_usage(const struct command *c, struct text *out)
{
	text_addf(out, "  %s %s\n      %s\n", c->name, c->args, _(c->help));
}

void
command_usage_group(const char *word, struct text *out)
{
	size_t n = strlen(word);

	text_addf(out, "usage: halfhour %s COMMAND …\n\nCommands:\n", word);
	for (size_t i = 0; i < n_commands; i++)
		if (strncmp(commands[i]->name, word, n) == 0 && commands[i]->name[n] == ' ')
			command_add_usage(commands[i], out);
	text_addf(out, "\n`halfhour %s COMMAND --help` shows the options of one.\n", word);
}

static void
command_add_all(struct text *out)
{
	text_add(out, _("usage: halfhour [OPTIONS] [COMMAND …]\n\n"
		"A workbook for informational interviews. Without a command it opens the\n"
		"workbook on Today.\n\nCommands:\n"));
	for (size_t i = 0; i < n_commands; i++)
		command_add_usage(commands[i], out);
	text_add(out, _("\nOptions everywhere:\n"));
}

void
command_usage(const struct command *c, struct text *out)
{
	if (!c) {
		command_add_all(out);
	} else {
		text_addf(out, "usage: halfhour %s %s\n\n%s\n\nOptions:\n", c->name, c->args,
			_(c->help));
		add_options(c->options, LEN(c->options), out);
		for (size_t i = 0; c->flags & COMMAND_FIELDS && i < n_contact_fields; i++)
			text_addf(out, "  --%-24s %s\n", contact_fields[i].name,
				_(contact_fields[i].help));
	}
	add_options(global_options, n_global_options, out);
}
