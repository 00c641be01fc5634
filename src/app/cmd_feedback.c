/* halfhour feedback, merge: a coach's remarks and marks given back, and taken in. */
#include <stdlib.h>
#include <sys/stat.h>

#include "command.h"
#include "model/review.h"

/* The file, and beside it the same as pages that can be read without the program. */
static bool
cmd_feedback_write(struct app *a, const struct args *g, const struct student *s, const char *file,
	struct err *e)
{
	const struct ours ours = { a->workbook, a->desk.bank_dir };

	return feedback_put(&a->desk, s, &ours, file, args_has(g, "force") ? OUTPUT_FORCE : 0, e);
}

struct cmd_feedback_each {
	struct app *a;
	const struct args *g;
	struct strings said;
	size_t written;
};

static void
cmd_feedback_one(void *user, const struct student *s)
{
	struct cmd_feedback_each *x = user;
	struct text name = { 0 };
	struct err e = { 0 };
	char *path;

	utf8_file_name(&name, s->name);
	text_addf(&name, "-%.8s.feedback.yaml", s->uuid);
	path = path_join(args_get(x->g, "output"), text_str(&name));
	if (cmd_feedback_write(x->a, x->g, s, path, &e))
		x->written++;
	else
		strings_add(&x->said, e.text);
	free(path);
	text_free(&name);
}

static int
cmd_feedback_all(struct app *a, const struct args *g)
{
	struct cmd_feedback_each x = { .a = a, .g = g };
	struct text said = { 0 };
	struct err e;

	if (!path_make_dir(args_get(g, "output"), &e))
		return command_fail(&e);
	student_each_reviewed(&a->desk, cmd_feedback_one, &x);
	for (size_t i = 0; i < x.said.n; i++) {
		err_set(&e, "%s", x.said.s[i]);
		command_fail(&e);
	}
	text_addf(&said, count_form(x.written, "%zu file for students is in %s.",
		"%zu files for students are in %s."), x.written, args_get(g, "output"));
	int status = command_done(&said);
	text_free(&said);
	strings_free(&x.said);
	return status;
}

static int
cmd_feedback_run(struct app *a, const struct args *g)
{
	struct student s = { 0 };
	struct text said = { 0 };
	struct err e = { 0 };
	bool good;

	if (!args_get(g, "output") || (!g->n_rest && !args_has(g, "all"))) {
		err_set(&e, "Name a STUDENT and -o FILE, or --all and -o DIR.");
		command_fail(&e);
		return EXIT_USAGE;
	}
	if (args_has(g, "all"))
		return cmd_feedback_all(a, g);
	good = student_find(&a->desk, g->rest[0], &s, &e) &&
		cmd_feedback_write(a, g, &s, args_get(g, "output"), &e);
	text_addf(&said, "The feedback for %s is in %s.", s.name ? s.name : "", args_get(g, "output"));
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	student_done(&s);
	return status;
}

const struct command cmd_feedback = {
	.name = "feedback",
	.args = "STUDENT -o FILE [--force] | --all -o DIR",
	.help = "Writes what goes back to a student, with a page beside it that needs no program.",
	.flags = COMMAND_STORE,
	.options = {
		OUTPUT_OPTIONS,
		{ "all", 0, NULL, "for every student, into a folder" },
	},
	.most = 1,
	.run = cmd_feedback_run,
};

/* ---- merge ---- */

static int
cmd_merge_told(const struct merged *m)
{
	struct text said = { 0 };

	merged_tell(m, &said);
	int status = command_done(&said);
	text_free(&said);
	return status;
}

static int
cmd_merge_run(struct app *a, const struct args *g)
{
	struct text bytes = { 0 };
	struct merged m = { 0 };
	struct err e = { 0 };
	bool good = command_open(a, g, &e) && command_handed(g, g->rest[0], &bytes, &e) &&
		feedback_merge(&a->desk, g->rest[0], &bytes, &m, &e);

	for (size_t i = 0; i < m.said.n; i++) {
		struct err said;

		err_set(&said, "%s", m.said.s[i]);
		command_fail(&said);
	}
	int status = good ? cmd_merge_told(&m) : command_fail(&e);
	merged_done(&m);
	text_free(&bytes);
	return status;
}

const struct command cmd_merge = {
	.name = "merge",
	.args = "FILE [--passphrase-file FILE]",
	.help = "Takes a coach's feedback in; u in the program takes it back.",
	.flags = COMMAND_WRITES,
	.options = { PASSPHRASE_OPTION },
	.least = 1,
	.most = 1,
	.run = cmd_merge_run,
};
