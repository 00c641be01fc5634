/* halfhour bank set, bank add, bank new: one field in place, one pack taken in, a category made. */
#include "bank.h"
#include "command.h"

/* ---- set ---- */

static int
run_set(struct app *a, const struct args *g)
{
	struct text out = { 0 };
	struct err e = { 0 };
	int status = EXIT_DONE;

	command_bank(a); /* tells what cannot be read */
	if (!question_set(&a->desk, g->rest[0], g->rest[1], g->rest[2], &out, &e))
		status = command_fail(&e);
	else if (out.n)
		status = command_done(&out);
	text_free(&out);
	return status;
}

const struct command cmd_bank_set = {
	.name = "bank set",
	.args = "QUESTION FIELD VALUE",
	.help = "Sets one field of a question, or its category, in place; nothing else in the "
		"file changes. A shipped pack is copied into your bank first.",
	.flags = COMMAND_HISTORY,
	.least = 3,
	.most = 3,
	.run = run_set,
};

/* ---- add ---- */

static void
tell_problems(const struct problems *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct text t = { 0 };
		struct err e = { 0 };

		if (bank_rules[l->p[i].rule].error) {
			problem_text(&l->p[i], &t);
			err_set(&e, "%s", text_str(&t));
			command_fail(&e);
		}
		text_free(&t);
	}
}

static int
run_add(struct app *a, const struct args *g)
{
	struct problems l = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	int status;

	command_bank(a); /* tells what cannot be read */
	if (pack_take(&a->desk, g->rest[0], &out, &l, &e)) {
		status = command_done(&out);
	} else {
		tell_problems(&l);
		status = command_fail(&e);
	}
	problems_done(&l);
	text_free(&out);
	return status;
}

const struct command cmd_bank_add = {
	.name = "bank add",
	.args = "FILE",
	.help = "Takes a pack into your bank, as a coach hands it out; one with errors is refused.",
	.flags = COMMAND_HISTORY,
	.least = 1,
	.most = 1,
	.run = run_add,
};

/* ---- new ---- */

static int
cmd_bank_edit_new(struct app *a, const struct args *g)
{
	const struct category_wish w = { .pack = g->rest[0], .category = g->rest[1],
		.title = args_get(g, "title") };
	struct text pack = { 0 }, id = { 0 }, out = { 0 };
	struct err e = { 0 };

	command_bank(a); /* tells what cannot be read */
	int status = category_make(&a->desk, &w, &pack, &id, &out, &e) ? command_done(&out)
		: command_fail(&e);
	text_free(&pack);
	text_free(&id);
	text_free(&out);
	return status;
}

const struct command cmd_bank_new = {
	.name = "bank new",
	.args = "PACK CATEGORY [--title TITLE]",
	.help = "Makes a category in a pack of your own, and the pack where there is none of that "
		"name. A shipped pack and an assignment are refused.",
	.options = { { "title", 0, "TITLE", "of a new pack; without it, its name" } },
	.flags = COMMAND_HISTORY,
	.least = 2,
	.most = 2,
	.run = cmd_bank_edit_new,
};
