/* halfhour import: people from files of other programs; only what is new or missing is added. */
#include <string.h>

#include "command.h"

static bool
cmd_import_all(struct import *m, struct err *e)
{
	struct strings said = { 0 };
	bool ended = false, good = true;

	while (good && !ended) {
		good = import_step(m, &ended, &said, e);
		command_fail_each(&said);
	}
	return good;
}

static int
cmd_import_say(const struct import *m, bool dry)
{
	struct text out = { 0 };

	import_tell(m, &out);
	text_addc(&out, '\n');
	int status = dry ? command_print(&out, false) : command_print_done(&out, false, "The import was made");
	text_free(&out);
	return status == EXIT_DONE && import_counts(m).bad ? EXIT_WRONG : status;
}

static int
cmd_import_file(struct app *a, const struct args *g, const char *file, const struct import_wish *w)
{
	struct err e = { 0 };
	struct import *m = import_open(&a->desk, file, w, &e);
	int status = EXIT_WRONG;

	if (m && ((w->dry && !import_wants_workbook(m)) || command_open(a, g, &e)) && cmd_import_all(m, &e))
		status = cmd_import_say(m, w->dry);
	else
		command_fail(&e);
	import_free(m);
	return status;
}

/* --take and --keep say what is not as --theirs has it. */
static bool
cmd_import_choices(const struct args *g, bool theirs)
{
	struct err e = { 0 };

	if (!args_get(g, theirs ? "take" : "keep"))
		return true;
	err_set(&e, theirs ? "With --theirs all are taken: say --keep for those that are not."
		: "Without --theirs all are kept: say --take for those that are not.");
	command_fail(&e);
	return false;
}

static int
cmd_import_run(struct app *a, const struct args *g)
{
	struct strings maps = { 0 }, turned = { 0 };
	const struct import_wish w = { .as = args_get(g, "as"), .maps = &maps, .turned = &turned,
		.theirs = args_has(g, "theirs"), .dry = args_has(g, "dry-run") };
	int status = EXIT_DONE;

	if (!cmd_import_choices(g, w.theirs))
		return EXIT_USAGE;
	args_all(g, "map", &maps);
	args_all(g, "take", &turned);
	args_all(g, "keep", &turned);
	for (int i = 0; i < g->n_rest; i++) {
		int one = cmd_import_file(a, g, g->rest[i], &w);
		status = one ? one : status;
	}
	strings_free(&maps);
	strings_free(&turned);
	return status;
}

const struct command cmd_import = {
	.name = "import",
	.args = "FILE… [--as FORMAT] [--map FIELD=COLUMN]… [--take LINE:FIELD]… [--theirs] [--keep LINE:FIELD]… [--dry-run]",
	.help = "Brings contacts in from address books and tables, and appointments from calendars; who is "
		"there already gets what is missing and is never doubled.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "as", 0, "vcard|linkedin|google|outlook|csv|ics|json", "what the file is; else it is found out" },
		{ "map", 0, "FIELD=COLUMN", "of a table: which column is which, by number or header; may be repeated" },
		{ "theirs", 0, NULL, "where both have a value, the file's takes the place of the workbook's" },
		{ "take", 0, "LINE:FIELD", "the same for one field: FIELD of everybody, LINE:FIELD of one line of the file; may be repeated" },
		{ "keep", 0, "LINE:FIELD", "with --theirs, not for this field; may be repeated" },
		{ "dry-run", 0, NULL, "only say what would happen" },
	},
	.least = 1,
	.most = -1,
	.run = cmd_import_run,
};
