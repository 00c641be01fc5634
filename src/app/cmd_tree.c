/* halfhour tree: who led to whom, how each turned out, and who is to be told. */
#include <string.h>

#include "command.h"

enum tree_as { TREE_AS_TEXT, TREE_AS_SVG, TREE_AS_JSON, N_TREE_AS };
static const char *const as_names[N_TREE_AS] = { "text", "svg", "json" };

static int
cmd_tree_as(const struct args *g, struct err *e)
{
	const char *as = args_get(g, "as"), *file = args_get(g, "output");
	size_t n = file ? strlen(file) : 0;

	if (args_has(g, "json"))
		return TREE_AS_JSON;
	if (!as)
		return n > 4 && strcmp(file + n - 4, ".svg") == 0 ? TREE_AS_SVG : TREE_AS_TEXT;
	int found = word_find(as_names, N_TREE_AS, as, false);
	if (found < 0)
		err_set(e, "--as takes text, svg or json, not \"%.60s\".", as);
	return found;
}

static int
cmd_tree_run(struct app *a, const struct args *g)
{
	static bool (*const make[])(struct desk *d, struct text *out, struct err *e) = {
		referrals_text, referrals_svg, referrals_json };
	struct text out = { 0 };
	struct err e = { 0 };
	int as = cmd_tree_as(g, &e);

	if (as < 0) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	int status = make[as](&a->desk, &out, &e) ? command_output(a, g, &out) : command_fail(&e);
	text_free(&out);
	return status;
}

const struct command cmd_tree = {
	.name = "tree",
	.args = "[--as text|svg|json] [--json] [-o FILE [--force]]",
	.help = "Shows who led to whom: how each turned out, and who named somebody and is to be told.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, "text|svg|json", "lines, a picture, or JSON; else as FILE is named" },
		{ "json", 0, NULL, "as JSON" },
		OUTPUT_OPTIONS,
	},
	.run = cmd_tree_run,
};
