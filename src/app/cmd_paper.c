/* halfhour paper, note: a call that was held away from this program, and notes added to one. */
#include <inttypes.h>

#include "command.h"

static int64_t
cmd_paper_add(struct app *a, const struct args *g, struct err *e)
{
	struct text who = { 0 };
	struct strings notes = { 0 };
	int64_t same = 0, id = 0;
	int minutes = 0;

	args_words(g, 0, &who);
	args_all(g, "note", &notes);
	int64_t contact = args_number(g, "minutes", &minutes, e) ? command_contact(a, text_str(&who), e) : 0;
	if (contact)
		id = call_paper_add(&a->desk, contact, args_get(g, "at"), minutes, &notes,
			args_has(g, "anyway"), &same, e);
	if (same)
		command_say_anyway(e);
	strings_free(&notes);
	text_free(&who);
	return id;
}

static int
cmd_paper_run(struct app *a, const struct args *g)
{
	struct text out = { 0 }, done = { 0 };
	struct err e = { 0 };
	int64_t id = cmd_paper_add(a, g, &e);

	text_addf(&out, "%" PRId64 "\n", id);
	text_addf(&done, "Interview %" PRId64 " was added", id);
	int status = id ? command_print_done(&out, true, text_str(&done)) : command_fail(&e);
	text_free(&out);
	text_free(&done);
	return status;
}

const struct command cmd_paper = {
	.name = "paper",
	.args = "CONTACT [--at TIME] [--minutes N] [--note LINE]… [--anyway]",
	.help = "Enters a call that was held with paper, on its day, and prints its number; a planned "
		"interview becomes that call.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "at", 0, "TIME", "when it began: \"3 Nov 15:00\", or the day; else as agreed" },
		{ "minutes", 0, "N", "how long it was; else as agreed" },
		{ "note", 0, "LINE", "a note, as `halfhour note` takes it; may be given again" },
		{ "anyway", 0, NULL, "enter it even if a call with them that began then is there" },
	},
	.least = 1,
	.most = -1,
	.run = cmd_paper_run,
};

static int
cmd_note_run(struct app *a, const struct args *g)
{
	struct text line = { 0 }, said = { 0 };
	struct err e = { 0 };
	int64_t id = command_interview(a, g->rest[0], &e);

	args_words(g, 1, &line);
	bool good = id && note_add(&a->desk, id, text_str(&line), &e);
	text_add(&said, _("The note is saved."));
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&line);
	text_free(&said);
	return status;
}

const struct command cmd_note = {
	.name = "note",
	.args = "INTERVIEW LINE",
	.help = "Adds a note to a call that was held: its first character chooses the kind as in a call "
		"(! = \" > @ *), and \"MM:SS\" before it says when.",
	.flags = COMMAND_WRITES,
	.least = 2,
	.most = -1,
	.run = cmd_note_run,
};
