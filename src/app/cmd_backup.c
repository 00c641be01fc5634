/* halfhour backup: a verified copy of the workbook, into a file or the backups folder. */
#include "command.h"

static int
cmd_backup_run(struct app *a, const struct args *g)
{
	const struct ours ours = { a->workbook, a->desk.bank_dir };
	struct text path = { 0 }, out = { 0 }, done = { 0 };
	struct err e = { 0 };

	/* Not to look only: what killed programs left comes in, and is in the copy. */
	bool good = command_open_there(a, &e) && backup_make(&a->desk, &ours,
		g->n_rest ? g->rest[0] : NULL, args_has(g, "force"), &path, &e);
	text_addf(&out, "%s\n", text_str(&path));
	text_addf(&done, "The backup %s was made", text_str(&path));
	int status = good ? command_print_done(&out, false, text_str(&done)) : command_fail(&e);
	text_free(&path);
	text_free(&out);
	text_free(&done);
	return status;
}

const struct command cmd_backup = {
	.name = "backup",
	.args = "[FILE [--force]]",
	.help = "Makes a verified copy of the workbook, in the backups folder or as FILE, and prints "
		"where.",
	.options = {
		{ "force", 0, NULL, "also over a file that is there, if it is not one of halfhour's" },
	},
	.most = 1,
	.run = cmd_backup_run,
};
