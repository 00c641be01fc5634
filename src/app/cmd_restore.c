/* halfhour restore: a backup in the place of the workbook, which is set aside first. */
#include "command.h"

static int
cmd_restore_run(struct app *a, const struct args *g)
{
	struct text said = { 0 }, done = { 0 };
	struct err e = { 0 };
	bool good = backup_restore(&a->desk, a->workbook, g->rest[0], &said, &e);

	text_addf(&done, "The backup %s is in the place of the workbook", g->rest[0]);
	int status = good ? command_print_done(&said, false, text_str(&done)) : command_fail(&e);
	text_free(&done);
	text_free(&said);
	return status;
}

const struct command cmd_restore = {
	.name = "restore",
	.args = "FILE",
	.help = "Puts a backup in the place of the workbook, which is kept beside the backups.",
	.least = 1,
	.most = 1,
	.run = cmd_restore_run,
};
