/* What every command that lists has in common. */
#include "listing.h"

void
listing_open(struct listing *l, struct app *a, const struct args *g, size_t columns)
{
	*l = (struct listing){ .app = a, .as_json = args_has(g, "json"),
		.table = { .columns = columns } };
	args_words(g, 0, &l->words);
	l->json = json_list();
}

int
listing_close(struct listing *l, bool good, const struct err *e)
{
	struct text out = { 0 };
	int status;

	if (good && l->as_json)
		json_print(l->json, &out);
	else if (good)
		table_text(&l->table, &out);
	status = good ? command_print(&out, l->as_json) : command_fail(e);
	json_free(l->json);
	table_done(&l->table);
	text_free(&l->words);
	text_free(&out);
	return status;
}
