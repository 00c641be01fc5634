/* halfhour tutor: a first call that teaches the live screen by doing, on a throw-away workbook. */
#include <stdio.h>

#include "command.h"

/* However far one came. */
static int
cmd_tutor_end(int status)
{
	struct text said = { 0 };

	text_set(&said, _("Nothing of the lesson is kept. `halfhour tutor` begins it again, `halfhour rehearse` has "
		"more practice."));
	if (status == EXIT_DONE)
		status = command_done(&said);
	text_free(&said);
	return status;
}

static int
cmd_tutor_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };
	char arg[24];
	int64_t id = 0;

	(void)g;
	if (throwaway_open(a, "tutor", &e) && command_open_store(a, COMMAND_WRITES | COMMAND_SCREEN, &e))
		id = rehearsal_begin(&a->desk, LESSON_FIRST, 1, 0, 0, &e);
	if (!id)
		return command_fail(&e);
	a->mark = _("TUTOR");
	snprintf(arg, sizeof(arg), "%lld", (long long)id);
	return cmd_tutor_end(start_program(a, "live", arg));
}

const struct command cmd_tutor = {
	.name = "tutor",
	.args = "",
	.help = "A practice call that teaches the screen of a call while you do it; nothing of it is kept.",
	.flags = COMMAND_SCREEN,
	.run = cmd_tutor_run,
};
