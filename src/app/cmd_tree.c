/* halfhour tree: who led to whom, how each turned out, and who is to be told. */
#include <string.h>

#include "command.h"

enum tree_as { TREE_AS_TEXT, TREE_AS_SVG, TREE_AS_JSON, TREE_AS_MD, TREE_AS_HTML, TREE_AS_RTF, N_TREE_AS };
static const char *const as_names[N_TREE_AS] = { "text", "svg", "json", "md", "html", "rtf" };
static const char *const tree_ends[N_TREE_AS] = { ".txt", ".svg", ".json", ".md", ".html", ".rtf" };

/* By how FILE is named; drawn lines for any other name. */
static int
cmd_tree_named(const char *file)
{
	for (int i = 0; file && i < N_TREE_AS; i++) {
		size_t n = strlen(file), end = strlen(tree_ends[i]);
		if (n > end && strcmp(file + n - end, tree_ends[i]) == 0)
			return i;
	}
	return TREE_AS_TEXT;
}

static int
cmd_tree_as(const struct args *g, struct err *e)
{
	const char *as = args_get(g, "as");

	if (args_has(g, "json"))
		return TREE_AS_JSON;
	if (!as)
		return cmd_tree_named(args_get(g, "output"));
	int found = word_find(as_names, N_TREE_AS, as, false);
	if (found < 0)
		err_set(e, "--as takes text, svg, json, md, html or rtf, not \"%.60s\".", as);
	return found;
}

static bool
cmd_tree_make(struct desk *d, int as, struct text *out, struct err *e)
{
	switch ((enum tree_as)as) {
	case TREE_AS_SVG: return referrals_svg(d, out, e);
	case TREE_AS_JSON: return referrals_json(d, out, e);
	case TREE_AS_MD: return referrals_page(d, PAGE_MARKDOWN, out, e);
	case TREE_AS_HTML: return referrals_page(d, PAGE_HTML, out, e);
	case TREE_AS_RTF: return referrals_page(d, PAGE_RTF, out, e);
	default: return referrals_text(d, out, e);
	}
}

static int
cmd_tree_run(struct app *a, const struct args *g)
{
	struct text out = { 0 };
	struct err e = { 0 };
	int as = cmd_tree_as(g, &e);

	if (as < 0) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	int status = cmd_tree_make(&a->desk, as, &out, &e) ? command_output(a, g, &out) : command_fail(&e);
	text_free(&out);
	return status;
}

const struct command cmd_tree = {
	.name = "tree",
	.args = "[--as text|svg|json|md|html|rtf] [--json] [-o FILE [--force]]",
	.help = "Shows who led to whom: how each turned out, and who named somebody and is to be told.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, "text|svg|json|md|html|rtf", "lines, a picture, JSON, or a page; else as FILE is named" },
		{ "json", 0, NULL, "as JSON" },
		OUTPUT_OPTIONS,
	},
	.run = cmd_tree_run,
};
