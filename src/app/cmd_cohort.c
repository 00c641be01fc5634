/* halfhour cohort: many students: a drop folder taken in, who handed in what, a class list, courses. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "formats_document.h"
#include "formats_report.h"
#include "listing.h"
#include "model/rehearsal.h"
#include "model/rubric.h"

/* ---- a folder taken in ---- */

static bool
cmd_cohort_steps(struct cohort_take *m, struct err *e)
{
	struct strings said = { 0 };
	bool ended = false, good = true;

	while (good && !ended) {
		good = cohort_take_step(m, &ended, &said, e);
		command_fail_each(&said);
	}
	return good;
}

/* What was not taken in makes the status 1, once everything else is. */
static int
cmd_cohort_taken(const struct cohort_take *m)
{
	struct text said = { 0 };
	struct cohort_counts n = cohort_take_counts(m);

	cohort_take_tell(m, &said);
	int status = command_done(&said);
	text_free(&said);
	return status == EXIT_DONE && n.waits + n.left ? EXIT_WRONG : status;
}

static int
cmd_cohort_take(struct app *a, const struct args *g)
{
	struct text passphrase = { 0 };
	struct cohort_take_wish wish = { .course = args_get(g, "course"), .anyway = args_has(g, "anyway") };
	struct cohort_take *m = NULL;
	struct err e = { 0 };
	bool good = command_passphrase(g, &passphrase, &e) && command_open(a, g, &e);

	wish.passphrase = passphrase.n ? text_str(&passphrase) : NULL;
	if (good)
		m = cohort_take_open(&a->desk, args_get(g, "take"), &wish, &e);
	good = m && cmd_cohort_steps(m, &e);
	int status = good ? cmd_cohort_taken(m) : command_fail(&e);
	cohort_take_free(m);
	if (passphrase.n)
		explicit_bzero(passphrase.s, passphrase.n);
	text_free(&passphrase);
	return status;
}

static int
cmd_cohort_back(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int batch = 0;
	bool good = args_number(g, "take-back", &batch, &e) && command_open(a, g, &e) &&
		cohort_take_back(&a->desk, batch, &said, &e);
	int status = good ? command_done(&said) : command_fail(&e);

	text_free(&said);
	return status;
}

static void
cmd_cohort_batch(void *user, const struct batch_row *row)
{
	struct listing *l = user;
	struct text day = { 0 };

	time_format(&day, "%Y-%m-%d %H:%M", row->made_ms, l->app->desk.config.zone);
	if (l->as_json) {
		struct json *j = json_map();

		json_put_id(j, "id", row->id);
		json_put_str(j, "label", row->label);
		json_put_int(j, "conversations", row->conversations);
		listing_json(l, j);
	} else {
		table_cellf(&l->table, "%lld", (long long)row->id);
		table_cell(&l->table, text_str(&day));
		table_cellf(&l->table, "%lld", (long long)row->conversations);
		table_cell(&l->table, row->label);
	}
	text_free(&day);
}

static bool
cmd_cohort_batches(struct listing *l, struct err *e)
{
	(void)e;
	cohort_batches(&l->app->desk, cmd_cohort_batch, l);
	return true;
}

/* ---- a class list, a course ---- */

static int
cmd_cohort_roster(struct app *a, const struct args *g)
{
	struct cohort_roster n = { 0 };
	struct text said = { 0 };
	struct err e = { 0 };
	bool good = command_open(a, g, &e) &&
		cohort_roster(&a->desk, args_get(g, "roster"), args_get(g, "course"), &n, &e);

	text_addf(&said, count_form(n.listed, "%zu student is on the list, %zu of them new.",
		"%zu students are on the list, %zu of them new."), n.listed, n.added);
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	return status;
}

static int
cmd_cohort_due(struct app *a, const struct args *g)
{
	const char *zone = a->desk.config.zone;
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t ms = 0;
	bool good;

	if (!args_get(g, "course")) {
		err_set(&e, "--due needs the course too: --course NAME --due DAY.");
		command_fail(&e);
		return EXIT_USAGE;
	}
	good = time_said(args_get(g, "due"), zone, a->ui.now.wall_ms, SAID_DAY, &ms, NULL, &e) &&
		command_open(a, g, &e) &&
		cohort_course(&a->desk, args_get(g, "course"), time_day(ms, zone), &said, &e);
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	return status;
}

/* ---- grades, moments, a course removed ---- */

static void
cmd_cohort_grades_told(struct cohort_grades *n)
{
	struct err e;

	for (size_t i = 0; i < n->missed.n; i++) {
		err_set(&e, "%s is not among the students here: no id of that row is one of theirs.", n->missed.s[i]);
		command_fail(&e);
	}
	command_fail_each(&n->unmarked);
}

static int
cmd_cohort_grades(struct app *a, const struct args *g)
{
	struct cohort_grades n = { 0 };
	struct text said = { 0 };
	struct err e = { 0 };
	bool good;

	if (!args_get(g, "column")) {
		err_set(&e, "--grades wants the column too: --grades FILE --column NAME.");
		command_fail(&e);
		return EXIT_USAGE;
	}
	good = command_open_there(a, &e) &&
		cohort_gradebook(&a->desk, args_get(g, "grades"), args_get(g, "column"), &n, &e);
	int status = good && !n.missed.n && !n.unmarked.n ? EXIT_DONE : EXIT_WRONG;
	text_addf(&said, count_form(n.rows, "%zu of %zu student has their points in %s.",
		"%zu of %zu students have their points in %s."), n.filled, n.rows, args_get(g, "grades"));
	if (good && command_done(&said) != EXIT_DONE)
		status = EXIT_WRONG;
	if (good)
		cmd_cohort_grades_told(&n);
	else
		command_fail(&e);
	cohort_grades_done(&n);
	text_free(&said);
	return status;
}

static int
cmd_cohort_moments(struct app *a, const struct args *g)
{
	struct document doc = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	size_t left = 0, n;
	int as = PAGE_MARKDOWN, status;

	if (!command_open_there(a, &e))
		return command_fail(&e);
	if (args_get(g, "as") && (as = word_find(page_format_names, N_PAGE_FORMATS, args_get(g, "as"), true)) < 0) {
		err_set(&e, "A page is made as md, html, rtf or text, not as “%s”.", args_get(g, "as"));
		command_fail(&e);
		return EXIT_USAGE;
	}
	n = cohort_moments(&a->desk, args_get(g, "course"), &doc, &left);
	document_write(&doc, (enum page_format)as, &out);
	if (n) {
		status = command_output(a, g, &out);
	} else {
		err_set(&e, "No starred note may be shown: nobody agreed that the class may read one.");
		status = command_fail(&e);
	}
	if (left) {
		err_set(&e, count_form(left, "%zu starred note is left out: it may have a name in it.",
			"%zu starred notes are left out: they may have names in them."), left);
		command_fail(&e);
	}
	document_done(&doc);
	text_free(&out);
	return status;
}

/* Where a person is there to ask, yes has to be typed out. */
static bool
cmd_cohort_sure(const struct args *g, struct err *e)
{
	char line[16] = "";

	if (args_has(g, "yes") || !isatty(STDIN_FILENO))
		return true;
	fputs(_("This cannot be undone: everything of the students of that course goes, and the undo "
		"history. Type yes to go on:"), stderr);
	fputc(' ', stderr);
	if (fgets(line, sizeof(line), stdin) && strcmp(line, "yes\n") == 0)
		return true;
	return err_set(e, "Nothing was removed.");
}

static int
cmd_cohort_forget(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	bool good = cmd_cohort_sure(g, &e) && command_open_there(a, &e) &&
		cohort_forget(&a->desk, args_get(g, "forget"), &said, &e);
	int status = good ? command_done(&said) : command_fail(&e);

	text_free(&said);
	return status;
}

/* ---- the list ---- */

struct cmd_cohort_list {
	struct listing *l;
	struct rubric rubric;
};

static void
cmd_cohort_day(struct listing *l, int64_t ms, struct text *out)
{
	text_clear(out);
	if (ms)
		time_format(out, "%Y-%m-%d", ms, l->app->desk.config.zone);
}

static void
cmd_cohort_kinds(struct json *into, const char *key, const int *n)
{
	struct json *j = json_map();

	for (int kind = 0; kind < N_GIFT_KINDS; kind++)
		json_put_int(j, gift_kind_names[kind], n[kind]);
	json_put(into, key, j);
}

/* Those with standard partners, in their order. */
static struct json *
cmd_cohort_rehearsals(const struct standing *s)
{
	struct json *all = json_list();
	struct rehearsed_call r;

	for (size_t i = 0; rehearsed_nth(s->rehearsed, i, &r); i++) {
		struct json *j = json_map();

		json_put_str(j, "partner", r.partner);
		json_put_int(j, "seed", r.seed);
		cmd_cohort_kinds(j, "heard", r.heard);
		cmd_cohort_kinds(j, "caught", r.caught);
		json_put_int(j, "percent", rehearsed_percent(&r));
		json_put(all, NULL, j);
	}
	return all;
}

static void
cmd_cohort_json(struct cmd_cohort_list *x, const struct standing *s)
{
	struct json *j = json_map(), *marks = json_map();

	json_put_id(j, "id", s->student.id);
	json_put_str(j, "name", s->student.name);
	json_put_word(j, "student_id", s->student.called);
	json_put_word(j, "student_uuid", s->student.uuid);
	json_put_word(j, "course", s->student.course);
	json_put_int(j, "calls", s->calls);
	json_put_int(j, "practised", s->practised);
	json_put_int(j, "to_review", s->waiting);
	json_put_int(j, "overdue", s->overdue);
	json_put_str(j, "people", s->people ? s->people : "");
	json_put_time(j, "handed_in_at", s->handed_ms);
	json_put_time(j, "reviewed_at", s->reviewed_ms);
	json_put_word(j, "advice", s->advice);
	for (size_t i = 0; i < x->rubric.n; i++) {
		int mark = cohort_mark(s->scores ? s->scores : "", x->rubric.rows[i].id);

		if (mark)
			json_put_int(marks, x->rubric.rows[i].id, mark);
	}
	json_put(j, "marks", marks);
	json_put(j, "rehearsals", cmd_cohort_rehearsals(s));
	listing_json(x->l, j);
}

static bool
cmd_cohort_row(void *user, const struct standing *s)
{
	struct cmd_cohort_list *x = user;
	struct table *t = &x->l->table;
	struct text day = { 0 }, caught = { 0 };

	if (x->l->as_json) {
		cmd_cohort_json(x, s);
		return listing_more(x->l);
	}
	table_cell(t, s->student.name);
	table_cell(t, s->student.called);
	table_cellf(t, "%d", s->calls);
	cmd_cohort_day(x->l, s->handed_ms, &day);
	table_cell(t, s->handed_ms ? text_str(&day) : _("nothing yet"));
	cmd_cohort_day(x->l, s->reviewed_ms, &day);
	table_cell(t, s->waiting ? _("to review") : text_str(&day));
	table_cell(t, s->scores);
	rehearsed_text(s->rehearsed, false, &caught);
	table_cell(t, text_str(&caught));
	text_free(&caught);
	table_cell(t, s->advice);
	text_free(&day);
	return listing_more(x->l);
}

static bool
cmd_cohort_pass(struct listing *l, struct err *e)
{
	struct cmd_cohort_list x = { .l = l };
	struct cohort_wish w = { .course = args_get(l->args, "course"), .words = text_str(&l->words) };
	bool good = cohort_order(args_get(l->args, "sort"), &w, e) && rubric_open(RUBRIC_DEFAULT, &x.rubric, e) &&
		cohort_ready(&l->app->desk, e);

	if (good)
		cohort_each(&l->app->desk, &w, cmd_cohort_row, &x);
	rubric_done(&x.rubric);
	return good;
}

static bool
cmd_cohort_question(void *user, const struct worked_row *row)
{
	struct listing *l = user;

	if (l->as_json) {
		struct json *j = json_map();

		json_put_str(j, "id", row->question);
		json_put_str(j, "text", row->text);
		json_put_int(j, "asked", row->asked);
		json_put_int(j, "notes", row->notes);
		listing_json(l, j);
	} else {
		table_cellf(&l->table, "%lld", (long long)row->asked);
		table_cellf(&l->table, "%.1f", (double)row->notes / (double)row->asked);
		table_cell(&l->table, row->text);
	}
	return listing_more(l);
}

static bool
cmd_cohort_questions(struct listing *l, struct err *e)
{
	(void)e;
	cohort_worked(&l->app->desk, args_get(l->args, "course"), cmd_cohort_question, l);
	return true;
}

static int
cmd_cohort_none(bool as_json)
{
	struct text out = { 0 };

	text_add(&out, as_json ? "[]\n" : "");
	int status = command_print(&out, true);
	text_free(&out);
	return status;
}

static int
cmd_cohort_list(struct app *a, const struct args *g)
{
	if (!a->desk.store)
		return cmd_cohort_none(args_has(g, "json"));
	if (args_has(g, "questions"))
		return listing_run(a, g, 3, true, cmd_cohort_questions);
	if (args_has(g, "batches"))
		return listing_run(a, g, 4, true, cmd_cohort_batches);
	return listing_run(a, g, 8, false, cmd_cohort_pass);
}

/* What is asked for, by the first option that is there. */
static const struct {
	const char *option;
	int (*run)(struct app *a, const struct args *g);
} cmd_cohort_acts[] = {
	{ "take", cmd_cohort_take },
	{ "take-back", cmd_cohort_back },
	{ "roster", cmd_cohort_roster },
	{ "due", cmd_cohort_due },
	{ "grades", cmd_cohort_grades },
	{ "moments", cmd_cohort_moments },
	{ "forget", cmd_cohort_forget },
};

static int
cmd_cohort_run(struct app *a, const struct args *g)
{
	for (size_t i = 0; i < LEN(cmd_cohort_acts); i++)
		if (args_has(g, cmd_cohort_acts[i].option))
			return cmd_cohort_acts[i].run(a, g);
	return cmd_cohort_list(a, g);
}

const struct command cmd_cohort = {
	.name = "cohort",
	.args = "[WORDS] [--take DIR] [--course NAME] [--json] …",
	.help = "Many students at a glance; takes in what a class handed in.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "take", 0, "DIR", "take in the new files of a folder and of the archives in it" },
		{ "course", 0, "NAME", "the course those students are of; of the list: only that course" },
		{ "anyway", 0, NULL, "a student known here under another name is the same person" },
		PASSPHRASE_OPTION,
		{ "take-back", 0, "BATCH", "remove what a run of --take brought" },
		{ "batches", 0, NULL, "list the runs of --take" },
		{ "questions", 0, NULL, "which questions brought most notes, and how often each was asked" },
		{ "roster", 0, "FILE", "a class list (CSV): who has handed in nothing is then shown too" },
		{ "due", 0, "DAY", "the day that --course is due" },
		{ "sort", 0, "COLUMN", "name, calls, handed, reviewed, waiting, overdue, advice, caught or a rubric row" },
		{ "grades", 0, "FILE", "fill --column of a gradebook (CSV) with the points, in place" },
		{ "column", 0, "NAME", "the gradebook's column, or its unique beginning" },
		{ "moments", 0, NULL, "a page of starred notes that the class may read, without names" },
		{ "as", 0, "md|html|rtf|text", "the form of that page" },
		OUTPUT_OPTIONS,
		{ "forget", 0, "COURSE", "remove a course for good: students, conversations, marks, history" },
		{ "yes", 0, NULL, "without being asked" },
		{ "json", 0, NULL, "the list as JSON" },
	},
	.most = -1,
	.run = cmd_cohort_run,
};
