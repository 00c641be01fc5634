/* halfhour backup: a verified copy of the workbook, into a file or the backups folder. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command.h"

/* The file named; in a folder that is named, as in our own, a name that tells all. */
static char *
backup_place(const struct app *a, const char *named)
{
	char *path = backups_name(store_uuid(a->desk.store), a->ui.now.wall_ms, BACKUP_ASKED);
	struct stat st;

	if (!named)
		return path;
	if (stat(named, &st) != 0 || !S_ISDIR(st.st_mode)) {
		free(path);
		return mem_str(named);
	}
	char *within = path_join(named, strrchr(path, '/') + 1);
	free(path);
	return within;
}

static bool
backup_open(struct app *a, struct err *e)
{
	/* Not to look only: what killed programs left comes in, and is in the copy. */
	a->desk.store = store_open(a->workbook, 0, e);
	if (a->desk.store)
		store_now(a->desk.store, &a->ui.now);
	command_tell_kept(a);
	return a->desk.store != NULL;
}

/* By the rule of all files that are written; NULL: e says why not. */
static char *
backup_path(const struct app *a, const struct args *g, struct err *e)
{
	const struct ours ours = { a->workbook, a->desk.bank_dir };
	char *place = backup_place(a, g->n_rest ? g->rest[0] : NULL);
	char *path = output_path(&ours, place, args_has(g, "force") ? OUTPUT_FORCE : 0, e);

	free(place);
	return path;
}

static int
run(struct app *a, const struct args *g)
{
	struct text out = { 0 }, done = { 0 };
	struct err e = { 0 };
	char *path = NULL;
	bool good = backup_open(a, &e) && (path = backup_path(a, g, &e)) &&
		store_backup(a->desk.store, path, args_has(g, "force"), &e);

	if (good) {
		text_addf(&out, "%s\n", path);
		text_addf(&done, "The backup %s was made", path);
	}
	int status = good ? command_print_done(&out, false, text_str(&done)) : command_fail(&e);
	text_free(&out);
	text_free(&done);
	free(path);
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
	.run = run,
};
