#include <inttypes.h>

#include "command.h"
#include "formats_report.h"
#include "table.h"

static bool
to_json(void *user, const struct contact *c)
{
	json_put(user, NULL, json_contact(c));
	return true;
}

static bool
to_table(void *user, const struct contact *c)
{
	struct table *t = user;

	table_cellf(t, "%" PRId64, c->id);
	table_cell(t, c->name);
	table_cell(t, c->organisation);
	table_cell(t, c->role);
	table_cell(t, stage_names[c->stage]);
	table_cell(t, path_names[c->path]);
	return true;
}

static int
run(struct app *a, const struct args *g)
{
	struct text words = { 0 }, out = { 0 };
	struct table t = { .columns = 6 };
	struct json *list = json_list();
	struct err e = { 0 };
	bool json = args_has(g, "json");
	int status;

	args_words(g, 0, &words);
	if (!store_contact_each(a->store, text_str(&words), json ? to_json : to_table,
		    json ? (void *)list : &t, &e)) {
		status = command_fail(&e);
	} else {
		if (json)
			json_print(list, &out);
		else
			table_text(&t, &out);
		status = command_print(&out, json);
	}
	json_free(list);
	table_done(&t);
	text_free(&words);
	text_free(&out);
	return status;
}

const struct command cmd_contacts = {
	.name = "contacts",
	.args = "[WORDS] [--json]",
	.help = "Lists the contacts, those that have the words.",
	.flags = COMMAND_STORE,
	.options = { { "json", 0, NULL, "as JSON" } },
	.most = -1,
	.run = run,
};
