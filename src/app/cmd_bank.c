/* halfhour bank check, bank list: what is wrong with packs, and which there are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "formats_report.h"
#include "listing.h"

/* ---- check ---- */

struct checked {
	struct problems problems;
	size_t packs, questions;
};

static void
cmd_bank_count(struct checked *c, const struct pack *p)
{
	c->packs++;
	for (size_t i = 0; i < p->n; i++)
		c->questions += p->categories[i].n;
}

static void
check_all(struct app *a, struct checked *c)
{
	char *shipped = path_shipped("bank");
	struct bank b;

	bank_read(&b, shipped, a->desk.bank_dir, &c->problems);
	for (size_t i = 0; i < b.n; i++) {
		cmd_bank_count(c, &b.packs[i]);
		pack_advise(&b.packs[i], &c->problems);
	}
	bank_done(&b);
	free(shipped);
}

/* A file beside the bank: its ids may not be those of other packs, but a pack of its own
 * name is the one it would stand for. */
static void
cmd_bank_add_beside(struct bank *beside, struct app *a, const struct bank *files)
{
	char *shipped = path_shipped("bank");

	bank_read(beside, shipped, a->desk.bank_dir, NULL);
	for (size_t i = 0; i < beside->n; i++)
		for (size_t j = 0; j < files->n; j++)
			if (strcmp(beside->packs[i].name, files->packs[j].name) == 0) {
				pack_done(&beside->packs[i]);
				break;
			}
	free(shipped);
}

static bool
cmd_bank_is_of(const struct bank *b, const char *file)
{
	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->packs[i].file, file) == 0)
			return true;
	return false;
}

/* Duplicates of all, of which those are told that stand in one of the files. */
static void
check_ids(struct app *a, struct checked *c, const struct bank *files)
{
	struct bank beside = { 0 }, all = { 0 };
	struct problems l = { 0 };

	cmd_bank_add_beside(&beside, a, files);
	all.packs = mem_new(beside.n + files->n + 1, sizeof(*all.packs));
	for (size_t i = 0; i < beside.n; i++)
		if (beside.packs[i].name)
			all.packs[all.n++] = beside.packs[i];
	for (size_t i = 0; i < files->n; i++)
		all.packs[all.n++] = files->packs[i];
	bank_duplicates(&all, &l);
	for (size_t i = 0; i < l.n; i++)
		if (cmd_bank_is_of(files, l.p[i].file))
			problem_add(&c->problems, l.p[i].file, l.p[i].line, l.p[i].column,
				l.p[i].rule, l.p[i].reason, l.p[i].remedy);
	free(all.packs);
	bank_done(&beside);
	problems_done(&l);
}

static void
check_files(struct app *a, struct checked *c, char **names, int n)
{
	struct bank files = { .packs = mem_new((size_t)n, sizeof(struct pack)) };

	for (int i = 0; i < n; i++) {
		struct pack *p = &files.packs[files.n];

		if (!pack_read_file(p, names[i], &c->problems))
			continue;
		cmd_bank_count(c, p);
		pack_advise(p, &c->problems);
		files.n++;
	}
	check_ids(a, c, &files);
	bank_done(&files);
}

static void
problems_json(const struct problems *l, struct text *out)
{
	struct json *list = json_list();

	for (size_t i = 0; i < l->n; i++) {
		const struct problem *p = &l->p[i];
		struct json *j = json_map();
		struct text id = { 0 };

		text_addf(&id, "%s:%d:%d:%s", p->file, p->line, p->column,
			bank_rules[p->rule].name);
		json_put_str(j, "id", text_str(&id));
		json_put_str(j, "file", p->file);
		json_put_int(j, "line", p->line);
		json_put_int(j, "column", p->column);
		json_put_str(j, "severity", bank_rules[p->rule].error ? "error" : "advice");
		json_put_str(j, "rule", bank_rules[p->rule].name);
		json_put_str(j, "reason", p->reason);
		json_put_word(j, "remedy", p->remedy);
		json_put(list, NULL, j);
		text_free(&id);
	}
	json_print(list, out);
	json_free(list);
}

static void
problems_lines(const struct checked *c, struct text *out)
{
	size_t errors = problems_errors(&c->problems), advice = c->problems.n - errors;

	for (size_t i = 0; i < c->problems.n; i++) {
		problem_text(&c->problems.p[i], out);
		text_addc(out, '\n');
	}
	count_text(out, c->packs, "pack", "packs");
	text_add(out, ", ");
	count_text(out, c->questions, "question", "questions");
	text_add(out, ": ");
	if (!c->problems.n) {
		text_add(out, _("nothing to say"));
	} else {
		count_text(out, errors, "error", "errors");
		text_add(out, ", ");
		count_text(out, advice, "piece of advice", "pieces of advice");
	}
	text_add(out, c->problems.cut ? ". " : ".");
	problems_cut(&c->problems, out);
	text_addc(out, '\n');
}

/* The bits of "closed,long"; false: e names what there is. */
static bool
quiet_rules(const char *names, unsigned *bits, struct err *e)
{
	struct strings l = { 0 };
	bool ok = true;

	strings_split(&l, names ? names : "", ", ");
	for (size_t i = 0; i < l.n && ok; i++) {
		int rule = bank_rule_find(l.s[i]);

		if (strcmp(l.s[i], "all") == 0)
			*bits = bank_rules_all();
		else if (rule >= 0 && !bank_rules[rule].error)
			*bits |= 1u << rule;
		else
			ok = err_set(e, "--quiet takes \"all\" or names of advice, as \"closed\", "
				"not \"%.60s\"", l.s[i]);
	}
	strings_free(&l);
	return ok;
}

static int
run_check(struct app *a, const struct args *g)
{
	struct checked c = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	unsigned quiet = 0;
	bool json = args_has(g, "json");

	if (!quiet_rules(args_get(g, "quiet"), &quiet, &e)) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	if (g->n_rest)
		check_files(a, &c, g->rest, g->n_rest);
	else
		check_all(a, &c);
	if (!g->n_rest && a->desk.store && !plans_advise(&a->desk, &c.problems, &e)) {
		problems_done(&c.problems);
		return command_fail(&e);
	}
	problems_quiet(&c.problems, quiet);
	problems_sort(&c.problems);
	if (json)
		problems_json(&c.problems, &out);
	else
		problems_lines(&c, &out);
	int status = command_print(&out, json);
	if (problems_errors(&c.problems))
		status = EXIT_WRONG;
	problems_done(&c.problems);
	text_free(&out);
	return status;
}

const struct command cmd_bank_check = {
	.name = "bank check",
	.args = "[FILE…] [--quiet RULES] [--json]",
	.help = "Says what is wrong with packs and what could be worded better; without FILE "
		"with all of them, and with the questions of your own in plans. Errors make the exit "
		"status 1, advice does not.",
	.flags = COMMAND_LOOKS,
	.options = { { "quiet", 0, "RULES", "no advice of these, as closed,long; or all" },
		{ "json", 0, NULL, "as JSON" } },
	.most = -1,
	.run = run_check,
};

/* ---- list ---- */

static const char *
cmd_bank_whose(const struct pack *p)
{
	if (p->shipped)
		return "shipped";
	return p->replaces ? "your copy" : "yours";
}

static size_t
questions(const struct pack *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += p->categories[i].n;
	return n;
}

static struct json *
pack_json(const struct pack *p)
{
	struct json *j = json_map(), *list = json_list();

	json_put_str(j, "id", p->name);
	json_put_str(j, "title", p->title);
	json_put_str(j, "whose", cmd_bank_whose(p));
	json_put_bool(j, "assignment", p->assignment != NULL);
	json_put_int(j, "questions", (int64_t)questions(p));
	for (size_t i = 0; i < p->n; i++)
		json_put_str(list, NULL, p->categories[i].id);
	json_put(j, "categories", list);
	json_put_str(j, "file", p->file);
	return j;
}

static void
cmd_bank_row(struct table *t, const struct pack *p)
{
	table_cell(t, p->name);
	table_cellf(t, "%zu", questions(p));
	table_cell(t, cmd_bank_whose(p));
	table_cell(t, p->title);
	table_cell(t, p->file);
}

static bool
cmd_bank_pass(struct listing *l, struct err *e)
{
	const struct bank *b = desk_bank(&l->app->desk);
	bool more = true;

	(void)e;
	for (size_t i = 0; i < b->n && more; i++) {
		if (l->as_json)
			listing_json(l, pack_json(&b->packs[i]));
		else
			cmd_bank_row(&l->table, &b->packs[i]);
		more = listing_more(l);
	}
	return true;
}

static int
cmd_bank_run_list(struct app *a, const struct args *g)
{
	command_bank(a); /* says once what could not be read */
	return listing_run(a, g, 5, false, cmd_bank_pass);
}

const struct command cmd_bank_list = {
	.name = "bank list",
	.args = "[--json]",
	.help = "Lists the packs: their questions, whose they are and where they are.",
	.options = { { "json", 0, NULL, "as JSON" } },
	.run = cmd_bank_run_list,
};
