/* halfhour set: one field of a contact, checked as the form checks it. */
#include "command.h"

static int
cmd_set_run(struct app *a, const struct args *g)
{
	struct text said = { 0 }, name = { 0 };
	struct err e = { 0 };
	int64_t id = command_contact(a, g->rest[0], &e);

	bool good = id && contact_set(&a->desk, id, g->rest[1], g->rest[2], &e);
	if (good) {
		contacts_name(&a->desk, &id, 1, &name);
		text_addf(&said, "%s is saved.", text_str(&name));
	}
	text_free(&name);
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	return status;
}

const struct command cmd_set = {
	.name = "set",
	.args = "CONTACT FIELD VALUE",
	.help = "Sets one field of a contact; FIELD is named as the options of `add contact` are.",
	.flags = COMMAND_WRITES,
	.least = 3,
	.most = 3,
	.run = cmd_set_run,
};
