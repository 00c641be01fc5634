#include <string.h>

#include "command.h"

/* The format asked for; else the one the file's name tells. */
static bool
report_format(const struct args *g, enum page_format *as, struct err *e)
{
	const char *word = args_get(g, "as"), *file = args_get(g, "output");
	int n = word ? word_find(page_format_names, N_PAGE_FORMATS, word, false) : 0;

	*as = word ? (enum page_format)n : page_format_of(file ? file : "");
	return n >= 0 || err_set(e, "--as takes md, html, rtf or text, not \"%s\".", word);
}

static int
cmd_report_run(struct app *a, const struct args *g)
{
	struct report_wish wish = { .assignment = args_get(g, "assignment"),
		.without_notes = args_has(g, "no-notes"), .blank = args_has(g, "blank"),
		.figures = args_has(g, "figures") };
	struct text out = { 0 };
	struct err e = { 0 };

	if (!report_format(g, &wish.as, &e)) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	int64_t id = interview_find(&a->desk, g->rest[0], &e);
	int status = id && report_write(&a->desk, id, &wish, &out, &e)
		? command_output(a, g, &out) : command_fail(&e);
	text_free(&out);
	return status;
}

const struct command cmd_report = {
	.name = "report",
	.args = "INTERVIEW [--as md|html|rtf|text] [-o FILE [--force]] [--assignment PACK] [--no-notes] "
		"[--figures] [--blank]",
	.help = "Writes the document one hands in, or the plan as a sheet to print.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, "md|html|rtf|text", "Markdown, a page for a browser, a word processor's file, plain "
			"text; else as FILE is named" },
		OUTPUT_OPTIONS,
		{ "assignment", 0, "PACK", "with this assignment's questions in its order, each with what you wrote up and its notes" },
		{ "no-notes", 0, NULL, "without the notes of the call" },
		{ "figures", 0, NULL, "with the figures of all conversations so far, as a picture and in words" },
		{ "blank", 0, NULL, "the plan as a sheet to print: the appointment, the opening words, each question with its probes "
			"and room to write" },
	},
	.least = 1,
	.most = 1,
	.run = cmd_report_run,
};
