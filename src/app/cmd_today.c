/* Says what is due, and why. */
#include <inttypes.h>
#include <stdio.h>

#include "formats_report.h"
#include "listing.h"

enum { EXIT_NOTHING = 3 }; /* nothing is due, with --due */

struct asked_of {
	int64_t now_ms;
	const char *zone;
	bool due;
};

/* Item by item, so that no more than a piece of the array is held; how many there were. */
static size_t
write_agenda(struct listing *l, const struct agenda *g, const struct asked_of *of)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n && listing_more(l); i++) {
		const struct agenda_item *it = &g->items[i];
		if (of->due && !agenda_is_due(it, of->now_ms, of->zone))
			continue;
		n++;
		if (l->as_json)
			listing_json(l, agenda_json(it, of->now_ms));
		else
			text_addf(&l->out, "%s\n    %s\n", it->text, it->why);
	}
	if (l->as_json)
		json_print_end(l->n, &l->out);
	else if (n == 0)
		text_add(&l->out, _("Nothing is due.\n"));
	return n;
}

/* Another day is reckoned at its end. */
static bool
read_day(const struct args *g, struct asked_of *of, struct err *e)
{
	const char *date = args_get(g, "date");

	if (!date)
		return true;
	if (!time_said(date, of->zone, of->now_ms, SAID_DAY, &of->now_ms, NULL, e))
		return false;
	of->now_ms = time_day_start(time_day_add(time_day(of->now_ms, of->zone), 1), of->zone) - 1;
	return true;
}

/* What has failed is told, and is in the way of nothing. */
static void
cmd_today_hooks(struct app *a)
{
	struct strings failed = { 0 };
	struct err e = { 0 };

	if (hooks_due(&a->desk) < 0)
		return;
	if (!command_open_again(a, &e)) { /* it was opened only to look */
		command_fail(&e);
		return;
	}
	hooks_look(&a->desk);
	hooks_now(&a->desk, &failed);
	command_fail_each(&failed);
}

static int
cmd_today_run(struct app *a, const struct args *g)
{
	struct asked_of of = { .now_ms = a->ui.now.wall_ms, .zone = a->desk.config.zone,
		.due = args_has(g, "due") };
	struct listing l = { .app = a, .as_json = args_has(g, "json"), .status = EXIT_DONE };
	struct agenda agenda = { 0 };
	struct err e = { 0 };
	int status;

	if (read_day(g, &of, &e) && agenda_read(&a->desk, of.now_ms, &agenda, &e)) {
		size_t n = write_agenda(&l, &agenda, &of);
		status = l.status == EXIT_DONE ? command_print(&l.out, l.as_json) : l.status;
		if (status == EXIT_DONE && of.due && n == 0)
			status = EXIT_NOTHING;
	} else {
		status = command_fail(&e);
	}
	agenda_done(&agenda);
	text_free(&l.out);
	if (of.due && !args_has(g, "date"))
		cmd_today_hooks(a);
	return status;
}

const struct command cmd_today = {
	.name = "today",
	.args = "[--date DATE] [--due] [--json]",
	.help = "Says what is due, and why; of another day as it will be at its end. With --due only "
		"what is to be done by the end of the day: exit status 3 when that is nothing.",
	.flags = COMMAND_STORE,
	.options = {
		{ "date", 'd', "DATE", "of another day: tomorrow, 15 Dec, 2026-12-15" },
		{ "due", 0, NULL, "only what is to be done by the end of the day" },
		{ "json", 0, NULL, "as JSON" },
	},
	.run = cmd_today_run,
};
