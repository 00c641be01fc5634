/* halfhour forget: a person removed for good, with everything that could bring them back. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command.h"

/* Where a person is there to ask, yes has to be typed out; a script means it. */
static bool
cmd_forget_sure(const struct args *g, struct err *e)
{
	char line[16] = "";

	if (args_has(g, "yes") || !isatty(STDIN_FILENO))
		return true;
	fprintf(stderr, "%s ", _("This cannot be undone: it deletes the conversations and notes with this "
		"contact, and the undo history. Type yes to go on:"));
	if (fgets(line, sizeof(line), stdin) && strcmp(line, "yes\n") == 0)
		return true;
	return err_set(e, "Nothing was removed.");
}

static int
cmd_forget_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t id = command_contact(a, g->rest[0], &e);
	bool good = id && cmd_forget_sure(g, &e) && contact_forget(&a->desk, id, &said, &e);
	int status = good ? command_done(&said) : command_fail(&e);

	text_free(&said);
	return status;
}

const struct command cmd_forget = {
	.name = "forget",
	.args = "CONTACT [--yes]",
	.help = "Removes a person for good, with their conversations and the undo history.",
	.flags = COMMAND_WRITES,
	.options = { { "yes", 0, NULL, "without being asked" } },
	.least = 1,
	.most = 1,
	.run = cmd_forget_run,
};
