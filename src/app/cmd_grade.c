/* halfhour grade: one row of the rubric over all students, a paper at a time, for scripts and lines. */
#include <stdlib.h>
#include <string.h>

#include "command.h"

/* The paper that was seen is the one that is marked: its number, where one says it. */
static bool
cmd_grade_seen(struct grading *g, const struct args *args, struct err *e)
{
	size_t marked, all;
	int paper = 0;

	grading_count(g, &marked, &all);
	if (!args_has(args, "paper"))
		return true;
	if (!args_number(args, "paper", &paper, e))
		return false;
	return grading_now(g)->example || (size_t)paper == marked + 1 ||
		err_set(e, "Paper %d is not shown now: paper %zu of %zu is. `halfhour grade ROW` shows it.", paper,
			marked + 1, all);
}

static bool
cmd_grade_give(struct app *a, struct grading *g, const struct args *args, struct text *out, struct err *e)
{
	struct text said = { 0 };
	int level = 0;
	bool good = grading_now(g) || err_set(e, "No paper is left for this row.");

	good = good && cmd_grade_seen(g, args, e);
	if (good && !word_int(args->rest[1], 1, 9, &level))
		good = err_set(e, "“%.40s” is no level: give a number from 1 on.", args->rest[1]);
	good = good && grading_mark(&a->desk, g, grading_now(g), level, &said, e);
	if (good) {
		text_addf(out, "Level %d of %zu.", level, g->rubric.rows[g->row].n);
		text_add(out, said.n ? "\n" : "");
		text_add(out, text_str(&said));
		text_addc(out, '\n');
		grading_title(g, grading_now(g), out);
	}
	text_free(&said);
	return good;
}

static int
cmd_grade_run(struct app *a, const struct args *args)
{
	bool give = args->n_rest > 1, json = args_has(args, "json");
	struct grading g = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	bool good = (give ? command_open_there(a, &e) : command_open_store(a, 0, &e)) &&
		grading_begin_row(&a->desk, args_get(args, "course"), args->rest[0], &g, &e);
	int status;

	good = good && (give ? cmd_grade_give(a, &g, args, &out, &e) : grading_page(&a->desk, &g, json, &out, &e));
	if (!good)
		status = command_fail(&e);
	else
		status = give ? command_done(&out) : command_print(&out, json);
	grading_done(&g);
	text_free(&out);
	return status;
}

const struct command cmd_grade = {
	.name = "grade",
	.args = "ROW [LEVEL] [--course NAME] [--paper N] [--json]",
	.help = "Shows the paper to be marked next by a row of the rubric, without name and total, or gives it its level.",
	.flags = COMMAND_STORE,
	.options = {
		{ "course", 0, "NAME", "only students of that course" },
		{ "paper", 0, "N", "with LEVEL: only if this paper is the one at hand" },
		{ "json", 0, NULL, "as JSON" },
	},
	.least = 1,
	.most = 2,
	.run = cmd_grade_run,
};
