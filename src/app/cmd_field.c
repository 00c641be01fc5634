/* halfhour field: the notebook of a field of work, shown and written. */
#include <inttypes.h>
#include <stdlib.h>

#include "command.h"

static int
cmd_field_show(struct app *a, const struct args *g, const char *field, struct err *e)
{
	struct text out = { 0 };
	bool json = args_has(g, "json");
	bool good = (json ? field_json : field_text)(&a->desk, field, &out, e);
	int status = good ? command_print(&out, json) : command_fail(e);

	text_free(&out);
	return status;
}

static int
cmd_field_add(struct app *a, const struct args *g, const char *field, struct err *e)
{
	const char *with = args_get(g, "with"), *source = args_get(g, "source");
	struct text words = { 0 }, said = { 0 };
	struct learned f = { .field = mem_str(field), .source = mem_str(source ? source : "") };
	bool good = field_kind(g->rest[1], &f.kind, e);

	args_words(g, 2, &words);
	f.text = mem_str(text_str(&words));
	if (good && with)
		good = (f.contact_id = contact_find(&a->desk, with, e)) != 0;
	good = good && field_keep(&a->desk, &f, e);
	if (good)
		text_addf(&said, "%" PRId64, f.id);
	int status = good ? command_done(&said) : command_fail(e);
	learned_done(&f);
	text_free(&words);
	text_free(&said);
	return status;
}

static int
cmd_field_take_out(struct app *a, const char *id, struct err *e)
{
	struct text said = { 0 };
	int64_t n = strtoll(id, NULL, 10);
	bool good = field_drop(&a->desk, n, e);

	text_addf(&said, "Taken out: %" PRId64, n);
	int status = good ? command_done(&said) : command_fail(e);
	text_free(&said);
	return status;
}

static int
cmd_field_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };
	char *field = field_find(&a->desk, g->n_rest ? g->rest[0] : NULL);
	int status;

	if (args_has(g, "drop"))
		status = cmd_field_take_out(a, args_get(g, "drop"), &e);
	else if (g->n_rest > 1)
		status = cmd_field_add(a, g, field, &e);
	else
		status = cmd_field_show(a, g, field, &e);
	free(field);
	return status;
}

const struct command cmd_field = {
	.name = "field",
	.args = "[FIELD [KIND TEXT…]] [--source TEXT] [--with CONTACT] [--drop ID] [--json]",
	.help = "Shows the notebook of a field of work, or adds an entry: term, subfield, title, qualification, "
		"wanted (a skill asked for), skill (one of yours), way (to people, tried), connect (asked on LinkedIn), opening, "
		"internship or mentor. Skills asked for that are not yours are gaps.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "source", 0, "TEXT", "where it is from: a page, a book, a talk" },
		{ "with", 0, "CONTACT", "whom it is about, or came by" },
		{ "drop", 0, "ID", "takes the entry with that id out" },
		{ "json", 0, NULL, "as JSON" },
	},
	.least = 0,
	.most = -1,
	.run = cmd_field_run,
};
