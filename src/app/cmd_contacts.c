#include <inttypes.h>

#include "formats_report.h"
#include "listing.h"
#include "model/contact.h"

static void
cmd_contacts_cells(struct table *t, const struct contact *c)
{
	table_cellf(t, "%" PRId64, c->id);
	table_cell(t, c->name);
	table_cell(t, c->organisation);
	table_cell(t, c->role);
	table_cell(t, stage_names[c->stage]);
	table_cell(t, path_names[c->path]);
}

static bool
cmd_contacts_put(void *user, const struct contact *c)
{
	struct listing *l = user;

	if (l->as_json)
		listing_json(l, json_contact(c));
	else
		cmd_contacts_cells(&l->table, c);
	return listing_more(l);
}

static bool
cmd_contacts_pass(struct listing *l, struct err *e)
{
	return l->as_json ? contacts_each(&l->app->desk, text_str(&l->words), cmd_contacts_put, l, e)
			  : contacts_each_brief(&l->app->desk, text_str(&l->words), cmd_contacts_put, l, e);
}

static int
cmd_contacts_run(struct app *a, const struct args *g)
{
	return listing_run(a, g, 6, false, cmd_contacts_pass);
}

const struct command cmd_contacts = {
	.name = "contacts",
	.args = "[WORDS] [--json]",
	.help = "Lists the contacts, those that have the words.",
	.flags = COMMAND_STORE,
	.options = { { "json", 0, NULL, "as JSON" } },
	.most = -1,
	.run = cmd_contacts_run,
};
