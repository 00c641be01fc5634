#include <string.h>

#include "command.h"

static bool
wants_html(const struct args *g, bool *html, struct err *e)
{
	const char *as = args_get(g, "as");

	*html = as ? strcmp(as, "html") == 0 : report_is_page(args_get(g, "output"));
	return !as || *html || strcmp(as, "md") == 0 ||
		err_set(e, "--as takes md or html, not \"%s\"", as);
}

static int
run(struct app *a, const struct args *g)
{
	struct report_wish wish = { .assignment = args_get(g, "assignment"),
		.blank = args_has(g, "blank") };
	struct text out = { 0 };
	struct err e = { 0 };

	if (!wants_html(g, &wish.page, &e)) {
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
	.args = "INTERVIEW [--as md|html] [-o FILE [--force]] [--assignment PACK] [--blank]",
	.help = "Writes the document one hands in, or the plan as a sheet to print.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, "md|html", "Markdown, or a page for a browser; else as FILE is named" },
		OUTPUT_OPTIONS,
		{ "assignment", 0, "PACK", "with what this assignment wants" },
		{ "blank", 0, NULL, "the plan as a sheet to print and write on" },
	},
	.least = 1,
	.most = 1,
	.run = run,
};
