/* $VISUAL or $EDITOR on a text of ours, in a private file that is gone afterwards. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command.h"

#define EDITED_MOST (4u << 20)

static const char *
editor(void)
{
	const char *visual = getenv("VISUAL"), *plain = getenv("EDITOR");
	return visual && *visual ? visual : plain && *plain ? plain : "vi";
}

/* The editor may be a command line of its own ("code -w"): the shell splits it. */
static bool
run_editor(const char *path, struct err *e)
{
	struct text command = { 0 };
	int status;

	text_addf(&command, "%s \"$0\"", editor());
	pid_t child = fork();
	if (child == 0) {
		execl("/bin/sh", "sh", "-c", text_str(&command), path, (char *)NULL);
		_exit(127);
	}
	text_free(&command);
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	return err_set(e, "the editor \"%s\" failed; set VISUAL or EDITOR to one that works",
		editor());
}

bool
edit_outside(struct ui *ui, struct text *text, const char *suffix, struct err *e)
{
	struct text name = { 0 };

	(void)ui;
	text_addf(&name, "edit-%ld%s", (long)getpid(), suffix);
	char *path = path_state(text_str(&name));
	bool good = path_make_parent(path, e) &&
		file_write(path, text_str(text), text->n, e);
	if (good) {
		loop_lend();
		good = run_editor(path, e);
		loop_take_back();
	}
	if (good) {
		text_clear(text);
		good = file_read(path, text, EDITED_MOST, e);
	}
	unlink(path);
	free(path);
	text_free(&name);
	return good;
}
