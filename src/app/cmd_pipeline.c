/* halfhour pipeline: contacts by stage, by organisation or by path, and what to mind. */
#include "command.h"

static int
cmd_pipeline_run(struct app *a, const struct args *g)
{
	const char *word = args_get(g, "by");
	int by = word ? word_find(pipeline_by_names, N_PIPELINE_BY, word, true) : 0;
	struct text out = { 0 };
	struct err e = { 0 };

	if (by < 0) {
		err_set(&e, "--by takes stage, organisation or path, not \"%.60s\".", word);
		command_fail(&e);
		return EXIT_USAGE;
	}
	bool json = args_has(g, "json");
	bool good = (json ? pipeline_json : pipeline_text)(&a->desk, (enum pipeline_by)by, &out, &e);
	int status = good ? command_print(&out, json) : command_fail(&e);
	text_free(&out);
	return status;
}

const struct command cmd_pipeline = {
	.name = "pipeline",
	.args = "[--by stage|organisation|path] [--json]",
	.help = "Shows the contacts by stage, by organisation (targets first, and who is known there) or by path, "
		"warnings before the next letter, and who comes next after silence.",
	.flags = COMMAND_STORE,
	.options = {
		{ "by", 0, "stage|organisation|path", "how they are grouped" },
		{ "json", 0, NULL, "as JSON" },
	},
	.run = cmd_pipeline_run,
};
