/* A workbook that is thrown away at the end, in a folder of its own: what the demo and the tutor open. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command.h"

static char throwaway_folder[4096]; /* removed at the end */
static pid_t throwaway_owner;

static int
throwaway_remove_one(const char *path, const struct stat *st, int what, struct FTW *at)
{
	(void)st, (void)what, (void)at;
	return remove(path);
}

/* A child that only wanted to run an editor removes nothing. */
static void
throwaway_remove(void)
{
	if (*throwaway_folder && getpid() == throwaway_owner)
		nftw(throwaway_folder, throwaway_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

bool
throwaway_open(struct app *a, const char *name, struct err *e)
{
	static const char *const kept[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME" };
	const char *tmp = getenv("TMPDIR");
	struct text workbook = { 0 };

	snprintf(throwaway_folder, sizeof(throwaway_folder), "%s/halfhour-%s-XXXXXX", tmp && *tmp == '/' ? tmp : "/tmp", name);
	if (!mkdtemp(throwaway_folder)) {
		*throwaway_folder = '\0';
		return err_set(e, "No folder for it could be made under %s. Set TMPDIR to one that can "
			"be written.", tmp && *tmp == '/' ? tmp : "/tmp");
	}
	throwaway_owner = getpid();
	atexit(throwaway_remove);
	for (size_t i = 0; i < LEN(kept); i++)
		setenv(kept[i], throwaway_folder, 1);
	text_addf(&workbook, "%s/%s.halfhour", throwaway_folder, name);
	free(a->workbook);
	a->workbook = text_take(&workbook);
	free(a->desk.bank_dir);
	a->desk.bank_dir = path_bank_user(NULL);
	return true;
}
