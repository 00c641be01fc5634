#include <stdio.h>

#include "command.h"
#include "model/call.h"

/* The clock that runs has its length already. */
static bool
set_minutes(struct app *a, int64_t id, int minutes, struct err *e)
{
	struct call c = { 0 };
	bool good = desk_call(&a->desk, id, &c, e) && (!minutes || clock_started(&c.clock) ||
		interview_length_set(&a->desk, id, minutes, e));

	call_done(&c);
	return good;
}

/* 0 without one; false: there is nobody of that name. */
static bool
cmd_live_find_contact(struct app *a, const struct args *g, int64_t *contact, struct err *e)
{
	struct text who = { 0 };

	args_words(g, 0, &who);
	*contact = g->n_rest ? command_contact(a, text_str(&who), e) : 0;
	text_free(&who);
	return !g->n_rest || *contact;
}

static int
cmd_live_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };
	int minutes = 0;
	int64_t contact = 0, id;
	char arg[32];

	if (!args_number(g, "minutes", &minutes, &e) ||
		!cmd_live_find_contact(a, g, &contact, &e) || !command_open(a, g, &e))
		return command_fail(&e);
	/* The unfinished call with the person, else the planned one, else a new one. */
	id = call_for(&a->desk, contact, &a->ui.now, &e);
	if (!id || !set_minutes(a, id, minutes, &e))
		return command_fail(&e);
	snprintf(arg, sizeof(arg), "%s%lld", args_has(g, "now") ? "now:" : "", (long long)id);
	return start_program(a, "live", arg);
}

const struct command cmd_live = {
	.name = "live",
	.args = "[CONTACT] [--now] [--minutes N]",
	.help = "Straight to the live screen; an unfinished call is resumed.",
	.flags = COMMAND_WRITES | COMMAND_SCREEN,
	.options = {
		{ "now", 0, NULL, "start the clock at once" },
		{ "minutes", 0, "N", "the agreed length" },
	},
	.most = -1,
	.run = cmd_live_run,
};
