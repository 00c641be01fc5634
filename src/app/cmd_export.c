/* halfhour export: contacts, interviews and steps for other programs. */
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

static int
cmd_export_run(struct app *a, const struct args *g)
{
	struct cmd_export x = { .pieces = !args_has(g, "output") };
	struct text words = { 0 };
	struct err e = { 0 };
	const char *as = args_has(g, "as") ? args_get(g, "as") : export_named(g->rest[0], args_get(g, "output"));
	struct export what;

	if (!export_find(g->rest[0], as, &what, &e)) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	args_words(g, 1, &words);
	const struct export_wish w = { .words = text_str(&words), .old = args_has(g, "old") };
	if (!export_write(&a->desk, &what, &w, &x.out, cmd_export_more, &x, &e))
		x.status = command_fail(&e);
	if (x.status == EXIT_DONE)
		x.status = command_output(a, g, &x.out);
	text_free(&x.out);
	text_free(&words);
	return x.status;
}

/* Each with a bar before it: "|vcard|csv". */
#define EXPORT_WORD(id, suffix) "|" #id

const struct command cmd_export = {
	.name = "export",
	.args = "contacts|interviews|steps|all [WORDS] [--as FORM] [-o FILE [--force]] [--old]",
	.help = "Writes contacts, interviews, the open steps or everything for other programs; with words "
		"only those that have them.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, &("" EXPORT_FORMS(EXPORT_WORD))[1], "else as FILE is named, else csv" },
		OUTPUT_OPTIONS,
		{ "old", 0, NULL, "vCard 3.0 in place of 4.0, for programs that read no other" },
	},
	.least = 1,
	.most = -1,
	.run = cmd_export_run,
};
