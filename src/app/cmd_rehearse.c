#include <stdlib.h>

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

struct rehearsed {
	struct json *all;
	struct rehearsed_one {
		int64_t id;        /* 0: not ended */
		struct json *json; /* in `all` */
	} *one;
	size_t n, cap;
};

static bool
cmd_rehearse_add_interview(void *user, const struct interview *i)
{
	struct rehearsed *r = user;

	if (!i->practice || !i->started_ms)
		return true;
	mem_grow(r->one, &r->cap, r->n + 1);
	r->one[r->n] = (struct rehearsed_one){ i->ended_ms ? i->id : 0, json_interview(i) };
	json_put(r->all, NULL, r->one[r->n++].json);
	return true;
}

/* By kind; null while it is not ended. */
static void
cmd_rehearse_kinds(struct json *into, const char *key, const int *n)
{
	struct json *j = n ? json_map() : NULL;

	for (int kind = 0; n && kind < N_GIFT_KINDS; kind++)
		json_put_int(j, gift_kind_names[kind], n[kind]);
	if (n)
		json_put(into, key, j);
	else
		json_put_null(into, key);
}

static bool
cmd_rehearse_shares(struct app *a, const struct rehearsed *r, struct err *e)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct rehearsed_one *one = &r->one[i];
		struct rehearsal_share share;

		if (one->id && !rehearsal_share_of(&a->desk, one->id, &share, e))
			return false;
		cmd_rehearse_kinds(one->json, "heard", one->id ? share.heard : NULL);
		cmd_rehearse_kinds(one->json, "caught", one->id ? share.caught : NULL);
	}
	return true;
}

static int
history(struct app *a, bool as_json)
{
	struct rehearsed r = { .all = json_list() };
	struct text out = { 0 };
	struct err e = { 0 };

	bool good = !a->desk.store ? err_set(&e, "%s: there is no workbook yet, so there are no rehearsals "
		"in it", a->workbook) : as_json ? desk_rehearsals(&a->desk, cmd_rehearse_add_interview, &r, &e) &&
			cmd_rehearse_shares(a, &r, &e)
		: rehearsal_chart(&a->desk, a->ui.linear ? 0 : CHART_COLUMNS, &out, &e);
	if (as_json)
		json_print(r.all, &out);
	int status = good ? command_print(&out, as_json) : command_fail(&e);
	json_free(r.all);
	free(r.one);
	text_free(&out);
	return status;
}

/* ---- the call ---- */

static int
cmd_rehearse_begin(struct app *a, const struct args *g, int speed, int seed)
{
	struct text arg = { 0 };
	struct partner p = { 0 };
	struct err e = { 0 };

	if ((g->n_rest && (!rehearsal_partner(g->rest[0], &p, &e) || !rehearsal_seed_fits(&p, seed, &e))) ||
		!command_open(a, g, &e)) {
		partner_done(&p);
		return command_fail(&e);
	}
	text_addf(&arg, "%s %d %d", g->n_rest ? p.id : "", speed, seed);
	int status = start_program(a, "rehearse", text_str(&arg));
	text_free(&arg);
	partner_done(&p);
	return status;
}

static int
cmd_rehearse_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };
	int speed = 1, seed = 0;

	if (args_has(g, "list"))
		return cmd_rehearse_list(args_has(g, "json"));
	if (args_has(g, "history"))
		return history(a, args_has(g, "json"));
	if (!args_number(g, "speed", &speed, &e) || !args_number(g, "seed", &seed, &e))
		return command_fail(&e);
	if (seed > SEED_MOST) {
		err_set(&e, "--seed takes a number from 1 to %d", SEED_MOST);
		return command_fail(&e);
	}
	if (speed > SPEED_MOST) {
		err_set(&e, "--speed takes a number from 1 to %d", SPEED_MOST);
		return command_fail(&e);
	}
	return cmd_rehearse_begin(a, g, speed, seed);
}

const struct command cmd_rehearse = {
	.name = "rehearse",
	.args = "[PARTNER] [--speed N] [--seed N] | --list | --history",
	.help = "A practice call with a scripted partner; kept apart from real ones.",
	.flags = COMMAND_WRITES | COMMAND_SCREEN,
	.options = {
		{ "speed", 0, "N", "the clock, and the partner, N times faster" },
		{ "seed", 0, "N", "which variant of a standard partner: the same number is the same call" },
		{ "list", 0, NULL, "only list the partners" },
		{ "history", 0, NULL, "only show how nervous you were, over all rehearsals, and what share was caught" },
		{ "json", 0, NULL, "the list or the history as JSON" },
	},
	.most = 1,
	.run = cmd_rehearse_run,
};
