/* halfhour review: takes shares in and opens them, and lists what was taken in. */
#include <stdio.h>
#include <unistd.h>

#include "command.h"
#include "formats_report.h"
#include "formats_share.h"
#include "listing.h"
#include "model/call.h"
#include "model/review.h"

/* ---- taken in ---- */

static void
cmd_review_told(const struct taken_in *t, const char *file, struct text *out)
{
	struct text changed = { 0 };

	count_text(&changed, t->changed, "row changed", "rows changed");
	text_addf(out, count_form(t->conversations, "%s: %zu conversation of %s, %zu new, %s.\n",
		"%s: %zu conversations of %s, %zu new, %s.\n"), file, t->conversations, t->student,
		t->added, text_str(&changed));
	text_free(&changed);
	if (t->withdrawn)
		text_addf(out, count_form(t->withdrawn, "%zu conversation was taken back by the student.\n",
			"%zu conversations were taken back by the student.\n"), t->withdrawn);
}

static bool
cmd_review_take(struct app *a, const struct args *g, const char *file, struct text *out,
	int64_t *first)
{
	const struct review_wish wish = { .anyway = args_has(g, "anyway"),
		.course = args_get(g, "course") };
	struct text bytes = { 0 };
	struct taken_in t = { 0 };
	struct err e = { 0 };
	bool good = command_handed(g, file, &bytes, &e) &&
		review_take(&a->desk, file, &bytes, &wish, &t, &e);

	command_fail_each(&t.said);
	if (good)
		cmd_review_told(&t, file, out);
	else
		command_fail(&e);
	if (good && !*first)
		*first = t.first;
	taken_in_done(&t);
	text_free(&bytes);
	return good;
}

/* ---- listed ---- */

static void
cmd_review_json(struct listing *l, const struct reviewed *row)
{
	struct json *j = json_interview(&row->call->interview);

	json_put_str(j, "student", row->student->name);
	json_put_word(j, "student_id", row->student->called);
	json_put_word(j, "student_uuid", row->student->uuid);
	json_put_word(j, "course", row->student->course);
	json_put_bool(j, "reviewed", row->reviewed);
	listing_json(l, j);
}

static void
cmd_review_put(void *user, const struct reviewed *row)
{
	struct listing *l = user;
	struct table *t = &l->table;
	struct text day = { 0 };

	if (l->as_json) {
		cmd_review_json(l, row);
		return;
	}
	time_format(&day, "%Y-%m-%d", row->call->interview.started_ms, l->app->desk.config.zone);
	table_cellf(t, "%lld", (long long)row->call->interview.id);
	table_cell(t, row->student->name);
	table_cell(t, row->call->interview.contact);
	table_cell(t, text_str(&day));
	table_cell(t, row->reviewed ? "reviewed" : "");
	text_free(&day);
}

static bool
cmd_review_pass(struct listing *l, struct err *e)
{
	(void)e;
	review_each(&l->app->desk, 0, false, cmd_review_put, l);
	return true;
}

/* Without a workbook nothing was taken in: an empty list, not none. */
static int
cmd_review_none(bool as_json)
{
	struct text out = { 0 };
	int status;

	text_add(&out, as_json ? "[]\n" : "");
	status = command_print(&out, true);
	text_free(&out);
	return status;
}

static int
cmd_review_run(struct app *a, const struct args *g)
{
	struct text out = { 0 };
	struct err e = { 0 };
	int status = EXIT_DONE;
	int64_t first = 0;
	char arg[24];

	if (!g->n_rest)
		return a->desk.store ? listing_run(a, g, 5, true, cmd_review_pass)
			: cmd_review_none(args_has(g, "json"));
	if (!command_open(a, g, &e))
		return command_fail(&e);
	for (int i = 0; i < g->n_rest; i++)
		if (!cmd_review_take(a, g, g->rest[i], &out, &first))
			status = EXIT_WRONG;
	if (out.n && command_print(&out, false) != EXIT_DONE)
		status = EXIT_WRONG;
	text_free(&out);
	snprintf(arg, sizeof(arg), "%lld", (long long)first);
	if (status == EXIT_DONE && first && !args_has(g, "print") && isatty(STDIN_FILENO) &&
		isatty(STDOUT_FILENO))
		return start_program(a, "review", arg);
	return status;
}

const struct command cmd_review = {
	.name = "review",
	.args = "[FILE...] [--course NAME] [--anyway] [--print] [--passphrase-file FILE] [--json]",
	.help = "Takes students' shares in and, on a terminal, opens them; without FILE lists them.",
	.flags = COMMAND_WRITES | COMMAND_SCREEN,
	.options = {
		{ "course", 0, "NAME", "the course these students are of" },
		{ "anyway", 0, NULL, "a student known here under another name is the same person" },
		{ "print", 0, NULL, "on a terminal too only say what was taken in" },
		PASSPHRASE_OPTION,
		{ "json", 0, NULL, "the list as JSON" },
	},
	.most = -1,
	.run = cmd_review_run,
};
