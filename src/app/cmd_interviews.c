#include <inttypes.h>

#include "formats_report.h"
#include "listing.h"
#include "model/brief.h"
#include "model/interview.h"

static void
cmd_interviews_add_when(struct listing *l, const struct interview *i)
{
	int64_t ms = i->started_ms ? i->started_ms : i->scheduled_ms;
	struct text when = { 0 };

	if (!interview_hour_known(i, l->app->desk.config.zone)) {
		time_format(&when, "%Y-%m-%d", ms, l->app->desk.config.zone);
	} else if (ms) {
		time_format(&when, "%Y-%m-%d %H:%M", ms, l->app->desk.config.zone);
		theirs_text(&when, ms, l->app->desk.config.zone, i->theirs);
	}
	table_cell(&l->table, text_str(&when));
	text_free(&when);
}

static void
cmd_interviews_put_row(struct listing *l, const struct interview *i)
{
	struct table *t = &l->table;
	struct text length = { 0 };

	table_cellf(t, "%" PRId64, i->id);
	cmd_interviews_add_when(l, i);
	table_cell(t, i->contact);
	table_cell(t, i->organisation);
	table_cell(t, interview_kind_names[i->kind]);
	interview_length(i, &length);
	table_cell(t, text_str(&length));
	text_free(&length);
	table_cell(t, i->practice ? _("practice") : "");
}

static bool
cmd_interviews_put(void *user, const struct interview *i)
{
	struct listing *l = user;

	if (l->as_json)
		listing_json(l, json_interview(i));
	else
		cmd_interviews_put_row(l, i);
	return listing_more(l);
}

static bool
cmd_interviews_pass(struct listing *l, struct err *e)
{
	return desk_interviews(&l->app->desk, text_str(&l->words), cmd_interviews_put, l, e);
}

static int
cmd_interviews_run(struct app *a, const struct args *g)
{
	return listing_run(a, g, 7, false, cmd_interviews_pass);
}

const struct command cmd_interviews = {
	.name = "interviews",
	.args = "[WORDS] [--json]",
	.help = "Lists the interviews, newest first, those that have the words.",
	.flags = COMMAND_STORE,
	.options = { { "json", 0, NULL, "as JSON" } },
	.most = -1,
	.run = cmd_interviews_run,
};
