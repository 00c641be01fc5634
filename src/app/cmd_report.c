#include <string.h>

#include "command.h"
#include "formats_report.h"
#include "model/card.h"

static bool
wants_html(const struct args *g, bool *html, struct err *e)
{
	const char *as = args_get(g, "as");

	*html = as && strcmp(as, "html") == 0;
	return !as || *html || strcmp(as, "md") == 0 ||
		err_set(e, "--as takes md or html, not \"%s\"", as);
}

/* The pack named, or the one the interview was held for. */
static bool
find_pack(struct app *a, const struct args *g, struct report *r, struct err *e)
{
	const char *named = args_get(g, "assignment");
	const char *name = named ? named : r->call->interview.assignment;

	if (!name || !*name)
		return true;
	r->assignment = report_pack(app_bank(a), name);
	return r->assignment || !named ||
		err_set(e, "There is no assignment pack \"%s\"; `halfhour bank list` shows the packs",
			name);
}

static bool
write_report(const struct report *r, const struct args *g, bool html, struct text *out,
	struct err *e)
{
	bool blank = args_has(g, "blank");

	if (blank && !r->call->n_asked)
		return err_set(e, "This interview has no plan yet: p on the contact makes one");
	if (html)
		return blank ? report_blank_html(r, out, e) : report_html(r, out, e);
	if (blank)
		report_blank(r, out);
	else
		report_markdown(r, out);
	return true;
}

static int
run(struct app *a, const struct args *g)
{
	struct call c = { 0 };
	struct person me = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	struct report r = { .call = &c, .me = &me, .zone = a->desk.config.zone };
	bool html, good;

	if (!wants_html(g, &html, &e)) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	desk_person(&a->desk, &me);
	int64_t id = store_interview_find(a->desk.store, g->rest[0], &e);
	good = id && store_call_get(a->desk.store, id, &c, &e);
	rehearsal_dress(&c);
	good = good && find_pack(a, g, &r, &e) && write_report(&r, g, html, &out, &e);
	int status = good ? command_output(a, g, &out) : command_fail(&e);
	text_free(&out);
	call_done(&c);
	return status;
}

const struct command cmd_report = {
	.name = "report",
	.args = "INTERVIEW [--as md|html] [-o FILE [--force]] [--assignment PACK] [--blank]",
	.help = "Writes the document one hands in, or the plan as a sheet to print.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, "md|html", "Markdown, or a page for a browser" },
		OUTPUT_OPTIONS,
		{ "assignment", 0, "PACK", "with what this assignment wants" },
		{ "blank", 0, NULL, "the plan as a sheet to print and write on" },
	},
	.least = 1,
	.most = 1,
	.run = run,
};
