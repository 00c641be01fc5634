#include <inttypes.h>
#include <stdio.h>

#include "command.h"
#include "formats_report.h"

static void
put_item(struct json *list, const struct agenda_item *it)
{
	struct json *j = json_map();

	if (it->id)
		json_put_id(j, "id", it->id);
	else
		json_put_str(j, "id", "new");
	json_put_str(j, "kind", agenda_kind_names[it->kind]);
	json_put_str(j, "text", it->text);
	json_put_str(j, "why", it->why);
	json_put_time(j, "due_at", it->due_ms);
	json_put_word(j, "contact", it->contact);
	json_put_id(j, "contact_id", it->contact_id);
	json_put_id(j, "interview", it->interview_id);
	json_put(list, NULL, j);
}

static void
write_agenda(const struct agenda *g, bool json, struct text *out)
{
	struct json *list = json_list();

	for (size_t i = 0; i < g->n; i++) {
		if (json)
			put_item(list, &g->items[i]);
		else
			text_addf(out, "%s\n    %s\n", g->items[i].text, g->items[i].why);
	}
	if (json)
		json_print(list, out);
	else if (g->n == 0)
		text_add(out, "Nothing is due.\n");
	json_free(list);
}

static int
run(struct app *a, const struct args *g)
{
	const char *date = args_get(g, "date");
	int64_t now_ms = a->ui.now.wall_ms;
	struct agenda agenda = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	bool json = args_has(g, "json");
	int status;

	if (date && !time_parse(date, a->desk.config.zone, &now_ms)) {
		err_set(&e, "\"%s\" is not a day: write 2026-11-25", date);
		return command_fail(&e);
	}
	if (agenda_read(&a->desk, now_ms, &agenda, &e)) {
		write_agenda(&agenda, json, &out);
		status = command_print(&out, json);
	} else {
		status = command_fail(&e);
	}
	agenda_done(&agenda);
	text_free(&out);
	return status;
}

const struct command cmd_today = {
	.name = "today",
	.args = "[--date DATE] [--json]",
	.help = "Says what is due, and why.",
	.flags = COMMAND_STORE,
	.options = {
		{ "date", 'd', "DATE", "of another day: 2026-11-25" },
		{ "json", 0, NULL, "as JSON" },
	},
	.run = run,
};
