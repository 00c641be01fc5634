/* halfhour demo: the whole program on a throw-away workbook with an invented student's year. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command.h"

enum { PEOPLE_MOST = 1000000 };

static char demo_folder[4096]; /* removed at the end */
static pid_t demo_owner;

static int
demo_remove_one(const char *path, const struct stat *st, int what, struct FTW *at)
{
	(void)st, (void)what, (void)at;
	return remove(path);
}

/* A child that only wanted to run an editor removes nothing. */
static void
demo_remove(void)
{
	if (*demo_folder && getpid() == demo_owner)
		nftw(demo_folder, demo_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Everything the program keeps goes into a folder of its own: settings, packs, copies. */
static bool
demo_folder_make(struct app *a, struct err *e)
{
	static const char *const kept[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME" };
	const char *tmp = getenv("TMPDIR");
	struct text workbook = { 0 };

	snprintf(demo_folder, sizeof(demo_folder), "%s/halfhour-demo-XXXXXX", tmp && *tmp == '/' ? tmp : "/tmp");
	if (!mkdtemp(demo_folder)) {
		*demo_folder = '\0';
		return err_set(e, "No folder for the demo could be made under %s. Set TMPDIR to one that can "
			"be written.", tmp && *tmp == '/' ? tmp : "/tmp");
	}
	demo_owner = getpid();
	atexit(demo_remove);
	for (size_t i = 0; i < LEN(kept); i++)
		setenv(kept[i], demo_folder, 1);
	text_addf(&workbook, "%s/demo.halfhour", demo_folder);
	free(a->workbook);
	a->workbook = text_take(&workbook);
	free(a->desk.bank_dir);
	a->desk.bank_dir = path_bank_user(NULL);
	return true;
}

/* How screens look and sound stays the person's own; who it is does not. */
static bool
demo_begin(struct app *a, int people, struct err *e)
{
	return demo_folder_make(a, e) && demo_settings(&a->desk, e) &&
		command_open_store(a, COMMAND_WRITES | COMMAND_SCREEN, e) && demo_make(&a->desk, e) &&
		demo_people(&a->desk, people, e);
}

static int
cmd_demo_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };
	int people = 0;

	if (!args_number(g, "people", &people, &e))
		return command_fail(&e);
	if (people < 0 || people > PEOPLE_MOST) {
		err_set(&e, "--people takes a number up to %d", PEOPLE_MOST);
		return command_fail(&e);
	}
	if (!demo_begin(a, people, &e))
		return command_fail(&e);
	a->mark = _("DEMO");
	a->greeting = N_("A demo: invented people, nothing is kept. ? helps, q leaves.");
	return start_program(a, NULL, NULL);
}

const struct command cmd_demo = {
	.name = "demo",
	.args = "[--people N]",
	.help = "The whole program on a throw-away workbook: a year of an invented student.",
	.flags = COMMAND_SCREEN,
	.options = {
		{ "people", 0, "N", "so many invented people besides" },
	},
	.run = cmd_demo_run,
};
