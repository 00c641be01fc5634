/* halfhour export: contacts, interviews and steps for other programs. */
#include <string.h>

#include "command.h"

/* Standard output gets it in pieces, a file as a whole. */
struct cmd_export {
	struct text out;
	int status;
	bool pieces;
};

enum { EXPORT_PIECE = 64 * 1024 };

static bool
cmd_export_more(void *user)
{
	struct cmd_export *x = user;

	if (!x->pieces || x->out.n < EXPORT_PIECE)
		return true;
	x->status = command_print(&x->out, true);
	text_clear(&x->out);
	return x->status == EXIT_DONE;
}

/* As FILE is named, where nothing is said. */
static const char *
cmd_export_as(const struct args *g)
{
	static const struct {
		const char *suffix, *as;
	} names[] = { { ".vcf", "vcard" }, { ".csv", "csv" }, { ".json", "json" }, { ".ics", "ics" } };
	const char *file = args_get(g, "output"), *dot = file ? strrchr(file, '.') : NULL;

	for (size_t i = 0; dot && !args_has(g, "as") && i < LEN(names); i++)
		if (strcmp(names[i].suffix, dot) == 0)
			return names[i].as;
	return args_has(g, "as") ? args_get(g, "as") : strcmp(g->rest[0], "all") == 0 ? "json" : "csv";
}

static int
cmd_export_run(struct app *a, const struct args *g)
{
	struct cmd_export x = { .pieces = !args_has(g, "output") };
	struct text words = { 0 };
	struct err e = { 0 };
	const struct export *what = export_find(g->rest[0], cmd_export_as(g), &e);

	if (!what) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	args_words(g, 1, &words);
	const struct export_wish w = { .words = text_str(&words), .old = args_has(g, "old") };
	if (!export_write(&a->desk, what, &w, &x.out, cmd_export_more, &x, &e))
		x.status = command_fail(&e);
	if (x.status == EXIT_DONE)
		x.status = command_output(a, g, &x.out);
	text_free(&x.out);
	text_free(&words);
	return x.status;
}

const struct command cmd_export = {
	.name = "export",
	.args = "contacts|interviews|steps|all [WORDS] [--as vcard|csv|json|ics] [-o FILE [--force]] [--old]",
	.help = "Writes contacts, interviews, the open steps or everything for other programs; with words "
		"only those that have them.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, "vcard|csv|json|ics", "else as FILE is named, else csv" },
		OUTPUT_OPTIONS,
		{ "old", 0, NULL, "vCard 3.0 in place of 4.0, for programs that read no other" },
	},
	.least = 1,
	.most = -1,
	.run = cmd_export_run,
};
