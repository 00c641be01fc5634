/* halfhour done, snooze, drop: what Today does with a step by one key, for scripts. */
#include "command.h"

/* What may be done with a step: how it is told, and the act. `day_ms` is 0 where none is asked. */
struct step_act {
	const char *told;
	bool (*act)(struct desk *d, const struct due_row *r, int64_t day_ms, struct err *e);
};

static bool
cmd_step_tick(struct desk *d, const struct due_row *r, int64_t day_ms, struct err *e)
{
	(void)day_ms;
	return step_tick(d, r, true, e);
}

static bool
cmd_step_drop(struct desk *d, const struct due_row *r, int64_t day_ms, struct err *e)
{
	(void)day_ms;
	return step_drop(d, r, e);
}

static const struct step_act cmd_step_ticked = { N_("Done"), cmd_step_tick };
static const struct step_act cmd_step_dropped = { N_("Dropped"), cmd_step_drop };
static const struct step_act cmd_step_put = { N_("Put off to %a %-d %b %Y"), step_put_off };

/* "Done: Thank Maya Okafor, …" */
static int
cmd_step_say(struct app *a, const struct step_act *act, int64_t day_ms, const struct due_row *r)
{
	struct text said = { 0 };

	time_format(&said, _(act->told), day_ms, a->desk.config.zone);
	text_add(&said, ": ");
	due_row_text(r, &said);
	int status = command_done(&said);
	text_free(&said);
	return status;
}

/* `day`: as typed, or NULL. */
static int
cmd_step_act(struct app *a, const char *id, const char *day, const struct step_act *act)
{
	struct due_row r = { 0 };
	struct err e = { 0 };
	int64_t ms = 0;

	bool good = (!day || time_said(day, a->desk.config.zone, a->ui.now.wall_ms, SAID_DAY, &ms, NULL, &e)) &&
		step_find(&a->desk, id, &r, &e) && act->act(&a->desk, &r, ms, &e);
	int status = good ? cmd_step_say(a, act, ms, &r) : command_fail(&e);
	due_row_done(&r);
	return status;
}

static int
run_done(struct app *a, const struct args *g)
{
	return cmd_step_act(a, g->rest[0], NULL, &cmd_step_ticked);
}

static int
run_drop(struct app *a, const struct args *g)
{
	return cmd_step_act(a, g->rest[0], NULL, &cmd_step_dropped);
}

static int
run_snooze(struct app *a, const struct args *g)
{
	return cmd_step_act(a, g->rest[0], g->rest[1], &cmd_step_put);
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
