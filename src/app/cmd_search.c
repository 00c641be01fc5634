#include <inttypes.h>

#include "formats_report.h"
#include "listing.h"
#include "model/question.h"

enum { MOST = 50 };

static bool
cmd_search_to_json(void *user, const struct hit *h, const struct question *q)
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
	listing_json(user, j);
	return true;
}

static bool
cmd_search_to_table(void *user, const struct hit *h, const struct question *q)
{
	struct table *t = &((struct listing *)user)->table;

	table_cell(t, h->kind);
	if (q)
		table_cell(t, q->id);
	else
		table_cellf(t, "%" PRId64, h->interview_id ? h->interview_id : h->id);
	table_cell(t, h->title);
	table_cell(t, h->excerpt);
	return true;
}

static bool
cmd_search_pass(struct listing *l, struct err *e)
{
	if (args_has(l->args, "class") || args_has(l->args, "student"))
		return search_class(&l->app->desk, args_get(l->args, "student"), text_str(&l->words), MOST,
			l->as_json ? cmd_search_to_json : cmd_search_to_table, l, e);
	return search_all(&l->app->desk, text_str(&l->words), MOST,
		l->as_json ? cmd_search_to_json : cmd_search_to_table, l, e);
}

static int
cmd_search_run(struct app *a, const struct args *g)
{
	return listing_run(a, g, 4, true, cmd_search_pass);
}

const struct command cmd_search = {
	.name = "search",
	.args = "WORDS [--class] [--student STUDENT] [--json]",
	.help = "Finds words in notes, contacts, questions, debriefs, write-ups and field notebooks, the best first.",
	.flags = COMMAND_STORE,
	.options = {
		{ "class", 0, NULL, "in what students handed in" },
		{ "student", 0, "STUDENT", "in what that student handed in" },
		{ "json", 0, NULL, "as JSON" },
	},
	.least = 1,
	.most = -1,
	.run = cmd_search_run,
};
