/* halfhour plan: an interview with its plan, as the key p makes one; the number is printed. */
#include <inttypes.h>

#include "command.h"
#include "model/research.h"

/* ---- research ---- */

static void
cmd_plan_tell(const struct strings *open, bool json, struct text *out)
{
	struct json *list = json_list();

	for (size_t i = 0; i < open->n; i++) {
		json_put_str(list, NULL, open->s[i]);
		if (!json)
			text_addf(out, "%zu %s\n", i + 1, open->s[i]);
	}
	if (json)
		json_print(list, out);
	else if (!open->n)
		text_add(out, "Every line of research has its question.\n");
	json_free(list);
}

/* The nth line that has no question yet; NULL: none was meant. */
static bool
cmd_plan_about(const struct args *g, const struct strings *open, const char **line, struct err *e)
{
	int nth = 0;

	if (!args_has(g, "about"))
		return true;
	if (!args_number(g, "about", &nth, e))
		return false;
	if (nth < 1 || (size_t)nth > open->n)
		return err_set(e, "No line %d of research is without a question; `--research` lists them.",
			nth);
	*line = open->s[nth - 1];
	return true;
}

static bool
cmd_plan_more(struct app *a, const struct args *g, int64_t id, struct text *out, struct err *e)
{
	struct strings open = { 0 };
	struct call c = { 0 };
	const char *line = NULL;
	bool good = desk_call(&a->desk, id, &c, e);

	if (good)
		research_open(&c.who, c.asked, c.n_asked, &open);
	if (good && args_has(g, "ask"))
		good = cmd_plan_about(g, &open, &line, e) &&
			plan_ask(&a->desk, &c, args_get(g, "ask"), line, e);
	if (good && args_has(g, "research")) {
		text_clear(out);
		cmd_plan_tell(&open, args_has(g, "json"), out);
	}
	strings_free(&open);
	call_done(&c);
	return good;
}

/* ---- the command ---- */

static bool
cmd_plan_options(const struct args *g, struct err *e)
{
	if (args_has(g, "about") && !args_has(g, "ask"))
		return err_set(e, "--about needs --ask TEXT: the question in your words.");
	if (args_has(g, "json") && !args_has(g, "research"))
		return err_set(e, "--json goes with --research.");
	return true;
}

static int
cmd_plan_run(struct app *a, const struct args *g)
{
	struct text who = { 0 }, out = { 0 }, done = { 0 };
	struct err e = { 0 };

	args_words(g, 0, &who);
	bool good = cmd_plan_options(g, &e);
	int64_t contact = good ? command_contact(a, text_str(&who), &e) : 0;
	int64_t id = contact ? plan_for(&a->desk, contact, &e) : 0;
	text_addf(&out, "%" PRId64 "\n", id);
	text_addf(&done, "Interview %" PRId64 " is planned", id);
	good = id && cmd_plan_more(a, g, id, &out, &e);
	int status = good ? command_print_done(&out, true, text_str(&done)) : command_fail(&e);
	text_free(&who);
	text_free(&out);
	text_free(&done);
	return status;
}

const struct command cmd_plan = {
	.name = "plan",
	.args = "CONTACT [--ask TEXT [--about N]] [--research [--json]]",
	.help = "Plans an interview with a contact and prints its number; one that is planned or "
		"running already is kept as it is.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "ask", 0, "TEXT", "put a question of your own into the plan" },
		{ "about", 0, "N", "it is about this line of --research" },
		{ "research", 0, NULL, "print the lines of research and common ground that have no question yet" },
		{ "json", 0, NULL, "as JSON" },
	},
	.least = 1,
	.most = -1,
	.run = cmd_plan_run,
};
