#include <inttypes.h>

#include "formats_report.h"
#include "listing.h"
#include "model/contact.h"

static bool
cmd_contacts_to_json(void *user, const struct contact *c)
{
	json_put(((struct listing *)user)->json, NULL, json_contact(c));
	return true;
}

static bool
cmd_contacts_to_table(void *user, const struct contact *c)
{
	struct table *t = &((struct listing *)user)->table;

	table_cellf(t, "%" PRId64, c->id);
	table_cell(t, c->name);
	table_cell(t, c->organisation);
	table_cell(t, c->role);
	table_cell(t, stage_names[c->stage]);
	table_cell(t, path_names[c->path]);
	return true;
}

static int
cmd_contacts_run(struct app *a, const struct args *g)
{
	struct listing l;
	struct err e = { 0 };

	listing_open(&l, a, g, 6);
	bool good = contacts_each(&a->desk, text_str(&l.words),
		l.as_json ? cmd_contacts_to_json : cmd_contacts_to_table, &l, &e);
	return listing_close(&l, good, &e);
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
