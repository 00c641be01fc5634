/* halfhour demo: the whole program on a throw-away workbook with an invented student's year. */
#include "command.h"

enum { PEOPLE_MOST = 1000000 };

/* How screens look and sound stays the person's own; who it is does not. */
static bool
demo_begin(struct app *a, int people, struct err *e)
{
	return throwaway_open(a, "demo", e) && demo_settings(&a->desk, e) &&
		command_open_store(a, COMMAND_WRITES | COMMAND_SCREEN, e) && demo_make(&a->desk, e) &&
		demo_people(&a->desk, people, e);
}

static int
cmd_demo_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };
	int people = 0;

	if (!args_number(g, "people", &people, &e))
		return command_fail(&e);
	if (people < 0 || people > PEOPLE_MOST) {
		err_set(&e, "--people takes a number up to %d", PEOPLE_MOST);
		return command_fail(&e);
	}
	if (!demo_begin(a, people, &e))
		return command_fail(&e);
	a->mark = _("DEMO");
	a->greeting = N_("A demo: invented people, nothing is kept. ? helps, q leaves.");
	return start_program(a, NULL, NULL);
}

const struct command cmd_demo = {
	.name = "demo",
	.args = "[--people N]",
	.help = "The whole program on a throw-away workbook: a year of an invented student.",
	.flags = COMMAND_SCREEN,
	.options = {
		{ "people", 0, "N", "so many invented people besides" },
	},
	.run = cmd_demo_run,
};
