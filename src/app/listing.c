/* What every command that lists has in common. */
#include "listing.h"

enum { PIECE = 64 * 1024 };

static bool
listing_write(struct listing *l)
{
	if (l->status == EXIT_DONE && l->out.n)
		l->status = command_print(&l->out, l->as_json);
	text_clear(&l->out);
	return l->status == EXIT_DONE;
}

void
listing_json(struct listing *l, struct json *item)
{
	json_print_item(item, l->n++, &l->out);
	json_free(item);
}

bool
listing_more(struct listing *l)
{
	return l->out.n < PIECE || listing_write(l);
}

static bool
listing_table(struct listing *l, bool few, listing_pass *pass, struct err *e)
{
	l->table.pass = few ? TABLE_KEEPS : TABLE_MEASURES;
	if (!pass(l, e))
		return false;
	if (few) {
		table_text(&l->table, &l->out);
		return true;
	}
	table_print_on(&l->table, &l->out);
	return pass(l, e);
}

static bool
listing_array(struct listing *l, listing_pass *pass, struct err *e)
{
	if (!pass(l, e))
		return false;
	json_print_end(l->n, &l->out);
	return true;
}

int
listing_run(struct app *a, const struct args *g, size_t columns, bool few, listing_pass *pass)
{
	struct listing l = { .app = a, .args = g, .as_json = args_has(g, "json"),
		.table = { .columns = columns }, .status = EXIT_DONE };
	struct err e = { 0 };

	args_words(g, 0, &l.words);
	bool good = l.as_json ? listing_array(&l, pass, &e) : listing_table(&l, few, pass, &e);
	if (good)
		listing_write(&l);
	int status = good ? l.status : command_fail(&e);
	table_done(&l.table);
	text_free(&l.words);
	text_free(&l.out);
	return status;
}
