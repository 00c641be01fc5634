/* Search: words typed, what has them below, Enter opens it. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "search_hits.h"

#define SEARCH_CLASS "/class" /* typed in lines, and what Cohort opens it with */

struct search {
	struct list list;
	struct line line; /* letters are words here, and no keys of the list */
	bool stale;       /* the words changed: search before the next frame */
	bool has_class;   /* there are students */
	bool of_class;    /* in what students handed in, and not in what is mine */
	int widths[3];
	struct hits hits;
};

static void
screens_search_run(struct ui *ui, struct search *s)
{
	struct err e = { 0 };

	s->stale = false;
	if (!hits_find(&s->hits, &app_of(ui)->desk, text_str(&s->line.text), s->of_class, &e))
		ui_err(ui, &e);
	s->list.empty = s->line.text.n ? N_("Nothing has these words.")
		: s->of_class ? N_("Type words: what students noted, asked and wrote that has them appears here.")
		: N_("Type words: notes, contacts, questions, debriefs, write-ups and field notebooks that "
			"have them appear here.");
	list_reload(&s->list);
}

static void
screens_search_place(struct ui *ui, struct search *s)
{
	int rows = ui_room(ui).rows - 2;

	s->widths[0] = 8;
	s->widths[1] = ui->cols < 60 ? 8 : 20;
	list_place(&s->list, ui->linear ? 20 : rows > 1 ? rows : 1);
}

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

static void
screens_search_settle(struct ui *ui, void *state)
{
	struct search *s = state;

	line_scroll(&s->line, ui_room(ui).cols - 2);
	if (s->stale)
		screens_search_run(ui, s);
}

/* ---- keys ---- */

/* The same words in what the class handed in, and back. */
static void
screens_search_turn(struct ui *ui, void *state)
{
	struct search *s = state;

	s->of_class = !s->of_class;
	screens_search_run(ui, s);
}

static void
screens_search_show(struct ui *ui, void *state)
{
	struct search *s = state;

	screens_search_settle(ui, s);
	if (!hits_open(ui, &s->hits, list_id(&s->list)))
		ui_refuse(ui, "%s", s->list.empty);
}

static void
screens_search_back(struct ui *ui, void *state)
{
	(void)state;
	ui_back(ui);
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

static bool
screens_search_text(struct ui *ui, void *state, const struct event *ev)
{
	struct search *s = state;

	(void)ui;
	if (!line_key(&s->line, ev))
		return false;
	return s->stale = true;
}

/* Linear mode: words, the number of a hit, or a screen's :name. */
static bool
screens_search_line(struct ui *ui, void *state, const char *typed, bool ended)
{
	struct search *s = state;
	char *end;
	unsigned long n = strtoul(typed, &end, 10);

	if (!ended || !*typed)
		return true;
	if (strcmp(typed, "?") == 0 || *typed == ':')
		return false;
	if (strcmp(typed, SEARCH_CLASS) == 0) {
		screens_search_turn(ui, s);
		return true;
	}
	if (s->list.more && strcmp(typed, "more") == 0) {
		list_page(&s->list, 1);
		return true;
	}
	if (strcmp(typed, "/back") == 0 || strcmp(typed, "q") == 0) {
		ui_back(ui);
		return true;
	}
	if (*end || n == 0 || !list_pick(&s->list, n)) {
		line_set(&s->line, typed);
		screens_search_run(ui, s);
	} else {
		screens_search_show(ui, s);
	}
	return true;
}

/* ---- looking ---- */

static void
screens_search_draw(const void *state, struct canvas *c)
{
	const struct search *s = state;
	struct canvas below = canvas_sub(c, (struct box){ 2, 0, c->rows - 2, c->cols });

	list_draw(&s->list, &below);
	canvas_rule(c, 1, 0, c->cols, "");
	line_draw(&s->line, c, 0, 1, c->cols - 2);
}

static enum role
screens_search_head(const void *state, struct text *left, struct text *right)
{
	const struct search *s = state;

	text_set(left, s->of_class ? _("Search the class") : _("Search"));
	if (s->line.text.n)
		text_addf(right, "%zu found", s->hits.n);
	return ROLE_TITLE;
}

static void
screens_search_say(const void *state, struct text *out)
{
	const struct search *s = state;

	if (s->line.text.n)
		text_addf(out, "Words: %s\n", text_str(&s->line.text));
	list_say(&s->list, out);
	if (s->has_class)
		text_add(out, s->of_class ? _("Type words, the number of a hit, /class for what is mine, or q.\n")
			: _("Type words, the number of a hit, /class for what students handed in, or q.\n"));
	else
		text_add(out, _("Type words, the number of a hit, or q.\n"));
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
	.help = "Words over notes, contacts, questions, debriefs, write-ups and field notebooks, the best first. Enter opens. "
		"Tab looks in what students handed in, and again in what is mine.",
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
