/* halfhour stage: a contact brought to a stage, with what that asks for. */
#include "command.h"

static int
cmd_stage_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	enum stage to = STAGE_IDEA;
	int64_t id = 0;

	bool good = stage_word(g->rest[1], &to, &e) &&
		(id = command_contact(a, g->rest[0], &e)) != 0 &&
		stage_set(&a->desk, &id, 1, to, &said, &e);
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	return status;
}

const struct command cmd_stage = {
	.name = "stage",
	.args = "CONTACT STAGE",
	.help = "Brings a contact to a stage: idea, asked, scheduled, talked, in-touch, declined or "
		"no-answer.",
	.flags = COMMAND_WRITES,
	.least = 2,
	.most = 2,
	.run = cmd_stage_run,
};
