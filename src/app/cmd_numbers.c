/* halfhour numbers: how many were asked, answered, talked, were thanked in time; by month and by path. */
#include <string.h>

#include "command.h"

enum { NUMBERS_COLUMNS = 80 };

static const char *const by_names[N_NUMBERS_BY] = { "all", "month", "path", "variant" };

/* What is printed: lines for a person where nothing else is asked for. */
struct numbers_wish {
	enum numbers_by by;
	bool json, svg, page;
	enum page_format as;
};

static bool
cmd_numbers_is_picture(const char *as, const char *file)
{
	size_t n = file ? strlen(file) : 0;

	return as ? strcmp(as, "svg") == 0 : n > 4 && strcmp(file + n - 4, ".svg") == 0;
}

/* By the word of --as, else by how FILE is named. */
static bool
cmd_numbers_wish(const struct args *g, struct numbers_wish *w, struct err *e)
{
	const char *by = args_get(g, "by"), *as = args_get(g, "as"), *file = args_get(g, "output");
	int n = by ? word_find(by_names, N_NUMBERS_BY, by, true) : 0;
	int page = as ? word_find(page_format_names, N_PAGE_FORMATS, as, false) : -1;

	if (n < 0)
		return err_set(e, "--by takes all, month, path or variant, not \"%.60s\".", by);
	*w = (struct numbers_wish){ .by = (enum numbers_by)n, .json = args_has(g, "json"),
		.svg = cmd_numbers_is_picture(as, file), .page = as || file,
		.as = as ? (enum page_format)page : page_format_of(file ? file : "") };
	return !as || w->svg || page >= 0 ||
		err_set(e, "--as takes svg, md, html, rtf or text, not \"%.60s\".", as);
}

static bool
cmd_numbers_make(struct app *a, const struct numbers_wish *w, struct text *out, struct err *e)
{
	if (w->json)
		return numbers_json(&a->desk, out, e);
	if (w->svg)
		return numbers_svg(&a->desk, w->by, out, e);
	if (w->page)
		return numbers_page(&a->desk, w->as, out, e);
	return numbers_lines(&a->desk, w->by, NUMBERS_COLUMNS, out, e);
}

static int
cmd_numbers_run(struct app *a, const struct args *g)
{
	struct text out = { 0 };
	struct numbers_wish w = { 0 };
	struct err e = { 0 };

	if (!cmd_numbers_wish(g, &w, &e)) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	int status = cmd_numbers_make(a, &w, &out, &e) ? command_output(a, g, &out) : command_fail(&e);
	text_free(&out);
	return status;
}

const struct command cmd_numbers = {
	.name = "numbers",
	.args = "[--by all|month|path|variant] [--json] [--as svg|md|html|rtf|text] [-o FILE [--force]]",
	.help = "Says how many people were asked, have answered and talked, how many calls were thanked for in "
		"time, the days from asking to talking, and the names a call brought. Counts, not rates.",
	.flags = COMMAND_STORE,
	.options = {
		{ "by", 0, "all|month|path|variant", "all together, or each month, path or first letter by itself" },
		{ "json", 0, NULL, "as JSON: all together, the months, the paths, the first letters" },
		{ "as", 0, "svg|md|html|rtf|text", "a picture, or a page with all of it; else as FILE is named" },
		OUTPUT_OPTIONS,
	},
	.run = cmd_numbers_run,
};
