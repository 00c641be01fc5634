/* halfhour debrief: one answer of the debrief, written without the walk. */
#include "command.h"

static int
cmd_debrief_run(struct app *a, const struct args *g)
{
	struct text answer = { 0 }, said = { 0 };
	struct err e = { 0 };
	int64_t id = command_interview(a, g->rest[0], &e);

	args_words(g, 2, &answer);
	bool good = id && debrief_answer(&a->desk, id, g->rest[1], text_str(&answer), &e);
	struct strings failed = { 0 };
	if (good)
		hook_debrief(&a->desk, id);
	hooks_now(&a->desk, &failed);
	command_fail_each(&failed);
	text_add(&said, answer.n ? _("The answer is saved.") : _("The answer is taken back."));
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&answer);
	text_free(&said);
	return status;
}

const struct command cmd_debrief = {
	.name = "debrief",
	.args = "INTERVIEW PROMPT TEXT",
	.help = "Answers one question of the debrief: learned, went-well, unexpected, better, values or "
		"next; an empty TEXT takes the answer back.",
	.flags = COMMAND_WRITES,
	.least = 3,
	.most = -1,
	.run = cmd_debrief_run,
};
