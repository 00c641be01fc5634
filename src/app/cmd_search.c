#include <inttypes.h>

#include "command.h"
#include "formats_report.h"
#include "table.h"

enum { MOST = 50 };

static bool
to_json(void *user, const struct hit *h, const struct question *q)
{
	struct json *j = json_map();

	if (q)
		json_put_str(j, "id", q->id);
	else
		json_put_id(j, "id", h->id);
	json_put_str(j, "kind", h->kind);
	json_put_id(j, "interview", h->interview_id);
	json_put_word(j, "title", h->title);
	json_put_word(j, "excerpt", h->excerpt);
	json_put(user, NULL, j);
	return true;
}

static bool
to_table(void *user, const struct hit *h, const struct question *q)
{
	struct table *t = user;

	table_cell(t, h->kind);
	if (q)
		table_cell(t, q->id);
	else
		table_cellf(t, "%" PRId64, h->interview_id ? h->interview_id : h->id);
	table_cell(t, h->title);
	table_cell(t, h->excerpt);
	return true;
}

static int
run(struct app *a, const struct args *g)
{
	struct text words = { 0 }, out = { 0 };
	struct table t = { .columns = 4 };
	struct json *list = json_list();
	struct err e = { 0 };
	bool json = args_has(g, "json");
	int status;

	args_words(g, 0, &words);
	if (!app_search(a, text_str(&words), MOST, json ? to_json : to_table,
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

const struct command cmd_search = {
	.name = "search",
	.args = "WORDS [--json]",
	.help = "Finds words in notes, contacts, questions and debriefs, the best first.",
	.flags = COMMAND_STORE,
	.options = { { "json", 0, NULL, "as JSON" } },
	.least = 1,
	.most = -1,
	.run = run,
};
