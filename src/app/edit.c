/*
 * $VISUAL or $EDITOR on a text of ours. What the editor saved is taken, and is
 * a draft at once, whatever became of the editor, the terminal or this program.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "edit_file.h"

static const char *
editor(void)
{
	const char *visual = getenv("VISUAL"), *plain = getenv("EDITOR");
	return visual && *visual ? visual : plain && *plain ? plain : "vi";
}

/* The editor may be a command line of its own ("code -w"): the shell splits it. */
static void
run_shell(const char *command, const struct edit_file *f)
{
	fcntl(f->lock, F_SETFD, 0); /* the lock is held as long as the editor lives */
	execl("/bin/sh", "sh", "-c", command, f->text, (char *)NULL);
	_exit(127);
}

enum ending { ENDED_WELL, ENDED_BADLY, LIVES };

static enum ending
run_editor(const struct edit_file *f)
{
	struct text command = { 0 };
	int status = 0;

	text_addf(&command, "%s \"$0\"", editor());
	pid_t child = fork();
	if (child == 0)
		run_shell(text_str(&command), f);
	text_free(&command);
	if (child < 0)
		return ENDED_BADLY;
	if (!loop_wait(child, &status))
		return LIVES;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ENDED_WELL : ENDED_BADLY;
}

/* True: `text` is another one now. Both files stay where the text is no draft yet, and where
 * an editor that outlives us may save once more. */
static bool
edit_take(struct app *a, const struct edit_file *f, const struct edit_of *of,
	enum ending how, struct text *text, struct err *e)
{
	struct text now = { 0 };
	bool good = edit_file_read(f, of->field != NULL, &now, e), kept = good;
	bool other = good && strcmp(text_str(&now), text_str(&f->given)) != 0;

	if (other) {
		kept = edit_file_keep(a->desk.store, of, text_str(&f->given), text_str(&now),
			a->ui.now.wall_ms, e);
		text_set(text, text_str(&now));
	}
	if (kept && how != LIVES)
		edit_file_remove(f);
	text_free(&now);
	return other;
}

bool
edit_outside(struct ui *ui, struct text *text, const struct edit_of *of, struct err *e)
{
	struct app *a = app_of(ui);
	struct edit_file f;
	bool other = false;

	if (edit_file_make(&f, a->workbook, of, text, e)) {
		loop_lend();
		enum ending how = run_editor(&f);
		loop_take_back();
		other = edit_take(a, &f, of, how, text, e);
		if (how == ENDED_BADLY && !*e->text)
			err_set(e, other ? "Your editor failed; what it had saved is here."
				: "Your editor failed: set VISUAL or EDITOR to one that works.");
	}
	edit_file_done(&f);
	return other || !*e->text;
}
