/* halfhour done, snooze, drop: what Today does with a step by one key, for scripts. */
#include "command.h"

/* What was done with the step, and its words: "Done: Thank Maya Okafor, …". */
static int
cmd_step_say(const char *how, const struct due_row *r)
{
	struct text said = { 0 };

	text_addf(&said, "%s: ", how);
	due_row_text(r, &said);
	int status = command_done(&said);
	text_free(&said);
	return status;
}

static int
run_done(struct app *a, const struct args *g)
{
	struct due_row r = { 0 };
	struct err e = { 0 };

	bool good = step_find(&a->desk, g->rest[0], &r, &e) && step_tick(&a->desk, &r, true, &e);
	int status = good ? cmd_step_say("Done", &r) : command_fail(&e);
	due_row_done(&r);
	return status;
}

static int
run_drop(struct app *a, const struct args *g)
{
	struct due_row r = { 0 };
	struct err e = { 0 };

	bool good = step_find(&a->desk, g->rest[0], &r, &e) && step_drop(&a->desk, &r, &e);
	int status = good ? cmd_step_say("Dropped", &r) : command_fail(&e);
	due_row_done(&r);
	return status;
}

static int
run_snooze(struct app *a, const struct args *g)
{
	const char *zone = a->desk.config.zone;
	struct due_row r = { 0 };
	struct text how = { 0 };
	struct err e = { 0 };
	int64_t ms = 0;

	bool good = time_said(g->rest[1], zone, a->ui.now.wall_ms, SAID_DAY, &ms, NULL, &e) &&
		step_find(&a->desk, g->rest[0], &r, &e) && step_put_off(&a->desk, &r, ms, &e);
	text_add(&how, "Put off to ");
	time_format(&how, "%a %-d %b %Y", ms, zone);
	int status = good ? cmd_step_say(text_str(&how), &r) : command_fail(&e);
	text_free(&how);
	due_row_done(&r);
	return status;
}

#define STEP "STEP is the id that today --json gives, or a beginning of it that only one has."

const struct command cmd_done = {
	.name = "done",
	.args = "STEP",
	.help = "The step is done. " STEP,
	.flags = COMMAND_WRITES,
	.least = 1,
	.most = 1,
	.run = run_done,
};

const struct command cmd_snooze = {
	.name = "snooze",
	.args = "STEP DAY",
	.help = "Puts the step off to a day (fri, 15 Dec, \"in 2 weeks\"): it is not shown before. " STEP,
	.flags = COMMAND_WRITES,
	.least = 2,
	.most = 2,
	.run = run_snooze,
};

const struct command cmd_drop = {
	.name = "drop",
	.args = "STEP",
	.help = "Drops the step: it is not asked for any more. " STEP,
	.flags = COMMAND_WRITES,
	.least = 1,
	.most = 1,
	.run = run_drop,
};
