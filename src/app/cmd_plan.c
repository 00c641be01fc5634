/* halfhour plan: an interview with its plan, as the key p makes one; the number is printed. */
#include <inttypes.h>

#include "command.h"

static int
cmd_plan_run(struct app *a, const struct args *g)
{
	struct text who = { 0 }, out = { 0 }, done = { 0 };
	struct err e = { 0 };

	args_words(g, 0, &who);
	int64_t contact = command_contact(a, text_str(&who), &e);
	int64_t id = contact ? plan_for(&a->desk, contact, &e) : 0;
	text_addf(&out, "%" PRId64 "\n", id);
	text_addf(&done, "Interview %" PRId64 " is planned", id);
	int status = id ? command_print_done(&out, true, text_str(&done)) : command_fail(&e);
	text_free(&who);
	text_free(&out);
	text_free(&done);
	return status;
}

const struct command cmd_plan = {
	.name = "plan",
	.args = "CONTACT",
	.help = "Plans an interview with a contact and prints its number; one that is planned or "
		"running already is kept as it is.",
	.flags = COMMAND_WRITES,
	.least = 1,
	.most = -1,
	.run = cmd_plan_run,
};
