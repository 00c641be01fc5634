/* halfhour correct: one field of an interview, planned or held, checked as the form checks it. */
#include <inttypes.h>

#include "command.h"

static int
cmd_correct_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t id = command_interview(a, g->rest[0], &e);

	bool good = id && interview_set(&a->desk, id, g->rest[1], g->rest[2], &e);
	if (good)
		text_addf(&said, "Interview %" PRId64 " is saved.", id);
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	return status;
}

const struct command cmd_correct = {
	.name = "correct",
	.args = "INTERVIEW FIELD VALUE",
	.help = "Sets one field of an interview, also of one that was held; FIELD is contact, at, "
		"minutes, channel, place or kind. A held call moves with its whole clock.",
	.flags = COMMAND_WRITES,
	.least = 3,
	.most = 3,
	.run = cmd_correct_run,
};
