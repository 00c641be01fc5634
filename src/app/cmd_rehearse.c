#include "command.h"
#include "formats_report.h"
#include "model/rehearsal.h"

#define SPEED_MOST 1000
#define CHART_COLUMNS 80

static struct json *
partner_json(const struct partner *p)
{
	struct json *j = json_map();

	json_put_str(j, "id", p->id);
	json_put_str(j, "name", p->name);
	json_put_str(j, "role", p->role);
	json_put_str(j, "organisation", p->organisation);
	json_put_str(j, "field", p->field);
	json_put_str(j, "seniority", p->seniority);
	json_put_str(j, "good_for", p->good_for);
	json_put_bool(j, "standard", p->n_slots > 0);
	return j;
}

static void
partner_line(const struct partner *p, struct text *out)
{
	text_addf(out, "%-15s %s, %s, %s\n", p->id, p->name, p->role, p->organisation);
	if (*p->good_for)
		text_addf(out, p->n_slots
			? N_("%-15s good for: %s; standard: other names and numbers each time\n")
			: N_("%-15s good for: %s\n"), "", p->good_for);
}

static int
cmd_rehearse_list(bool as_json)
{
	struct json *all = json_list();
	struct strings names = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	int status = EXIT_DONE;

	rehearsal_names(&names);
	for (size_t i = 0; i < names.n; i++) {
		struct partner p = { 0 };
		if (rehearsal_partner(names.s[i], &p, &e)) {
			json_put(all, NULL, partner_json(&p));
			partner_line(&p, &out);
		} else {
			status = command_fail(&e);
		}
		partner_done(&p);
	}
	if (as_json) {
		text_clear(&out);
		json_print(all, &out);
	}
	int printed = command_print(&out, as_json);
	json_free(all);
	strings_free(&names);
	text_free(&out);
	return printed ? printed : status;
}

/* ---- nerves over all rehearsals ---- */

static bool
cmd_rehearse_add_interview(void *user, const struct interview *i)
{
	if (i->practice && i->started_ms)
		json_put(user, NULL, json_interview(i));
	return true;
}

static int
history(struct app *a, bool as_json)
{
	struct json *all = json_list();
	struct text out = { 0 };
	struct err e = { 0 };

	bool good = !a->desk.store ? err_set(&e, "%s: there is no workbook yet, so there are no rehearsals "
		"in it", a->workbook) : as_json ? desk_rehearsals(&a->desk, cmd_rehearse_add_interview, all, &e)
		: rehearsal_chart(&a->desk, a->ui.linear ? 0 : CHART_COLUMNS, &out, &e);
	if (as_json)
		json_print(all, &out);
	int status = good ? command_print(&out, as_json) : command_fail(&e);
	json_free(all);
	text_free(&out);
	return status;
}

/* ---- the call ---- */

static int
cmd_rehearse_begin(struct app *a, const struct args *g, int speed)
{
	struct text arg = { 0 };
	struct partner p = { 0 };
	struct err e = { 0 };

	if ((g->n_rest && !rehearsal_partner(g->rest[0], &p, &e)) || !command_open(a, g, &e)) {
		partner_done(&p);
		return command_fail(&e);
	}
	text_addf(&arg, "%s %d", g->n_rest ? p.id : "", speed);
	int status = start_program(a, "rehearse", text_str(&arg));
	text_free(&arg);
	partner_done(&p);
	return status;
}

static int
cmd_rehearse_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };
	int speed = 1;

	if (args_has(g, "list"))
		return cmd_rehearse_list(args_has(g, "json"));
	if (args_has(g, "history"))
		return history(a, args_has(g, "json"));
	if (!args_number(g, "speed", &speed, &e))
		return command_fail(&e);
	if (speed > SPEED_MOST) {
		err_set(&e, "--speed takes a number from 1 to %d", SPEED_MOST);
		return command_fail(&e);
	}
	return cmd_rehearse_begin(a, g, speed);
}

const struct command cmd_rehearse = {
	.name = "rehearse",
	.args = "[PARTNER] [--speed N | --list | --history]",
	.help = "A practice call with a scripted partner; kept apart from real ones.",
	.flags = COMMAND_WRITES | COMMAND_SCREEN,
	.options = {
		{ "speed", 0, "N", "the clock, and the partner, N times faster" },
		{ "list", 0, NULL, "only list the partners" },
		{ "history", 0, NULL, "only show how nervous you were, over all rehearsals" },
		{ "json", 0, NULL, "the list or the history as JSON" },
	},
	.most = 1,
	.run = cmd_rehearse_run,
};
