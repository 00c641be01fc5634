/* Search: words typed, what has them below, Enter opens it. */
#include <stddef.h>
#include <string.h>

#include "screens/common.h"
#include "search.h"

static bool
screens_search_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct search *s = state;

	(void)e;
	s->list.widths = s->widths;
	s->of_class = arg && strcmp(arg, SEARCH_CLASS) == 0;
	line_set(&s->line, arg && !s->of_class ? arg : "");
	s->has_class = app_of(ui)->desk.store && student_any(&app_of(ui)->desk);
	screens_search_place(ui, s);
	screens_search_run(ui, s);
	return true;
}

static void
screens_search_close(struct ui *ui, void *state)
{
	struct search *s = state;

	(void)ui;
	hits_done(&s->hits);
	line_done(&s->line);
}

static void
screens_search_reload(struct ui *ui, void *state)
{
	screens_search_place(ui, state);
	screens_search_run(ui, state);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", screens_search_show, "hit-open", "Open what was found", KEY_FOOT, "open" },
	{ "Up Ctrl-P", list_key_up, "hit-up", "The one above", 0, NULL },
	{ "Down Ctrl-N", list_key_down, "hit-down", "The one below", KEY_FOOT, "next" },
	{ "Tab", screens_search_turn, "hit-class", "Search what students handed in, or again what is mine", KEY_FOOT, "class" },
	{ "PgUp", list_key_page_up, "hits-up", "A page up", 0, NULL },
	{ "PgDn", list_key_page_down, "hits-down", "A page down", 0, NULL },
	{ "Esc Ctrl-C", screens_search_back, "back", "Go back", KEY_FOOT, "back" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
screens_search_head(const void *state, struct text *left, struct text *right)
{
	const struct search *s = state;

	text_set(left, s->of_class ? _("Search the class") : _("Search"));
	if (s->line.text.n)
		text_addf(right, "%zu found", s->hits.n);
	return ROLE_TITLE;
}

static bool
screens_search_offers(const void *state, const struct key *k)
{
	return k->act != screens_search_turn || ((const struct search *)state)->has_class;
}

static const struct list_screen search_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct search, hits.rows),
	.n_columns = 3,
};

const struct screen search_screen = {
	.name = "search",
	.title = "Search",
	.help = "Words over notes, contacts, questions, debriefs, write-ups and field notebooks, the best first. Enter opens.",
	.keys = { &keys },
	.state_size = sizeof(struct search),
	.list = &search_list,
	.open = screens_search_open,
	.close = screens_search_close,
	.reload = screens_search_reload,
	.settle = screens_search_settle,
	.head = screens_search_head,
	.draw = screens_search_draw,
	.text = screens_search_text,
	.say = screens_search_say,
	.line = screens_search_line,
	.offers = screens_search_offers,
	.types = true,
	.takes_words = true,
};
