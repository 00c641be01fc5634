/* Search: what is typed, on the screen and in lines, and what it finds. */
#include <stdlib.h>
#include <string.h>

#include "screens/common.h"
#include "search.h"

void
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

void
screens_search_settle(struct ui *ui, void *state)
{
	struct search *s = state;

	line_scroll(&s->line, ui_room(ui).cols - 2);
	if (s->stale)
		screens_search_run(ui, s);
}

void
screens_search_turn(struct ui *ui, void *state)
{
	struct search *s = state;

	s->of_class = !s->of_class;
	screens_search_run(ui, s);
}

void
screens_search_show(struct ui *ui, void *state)
{
	struct search *s = state;

	screens_search_settle(ui, s);
	if (!hits_open(ui, &s->hits, list_id(&s->list)))
		ui_refuse(ui, "%s", s->list.empty);
}

void
screens_search_back(struct ui *ui, void *state)
{
	(void)state;
	ui_back(ui);
}

bool
screens_search_text(struct ui *ui, void *state, const struct event *ev)
{
	struct search *s = state;

	(void)ui;
	if (!line_key(&s->line, ev))
		return false;
	return s->stale = true;
}

bool
screens_search_line(struct ui *ui, void *state, const char *typed, bool ended)
{
	struct search *s = state;
	char *end;
	unsigned long n = strtoul(typed, &end, 10);

	if (!ended || !*typed)
		return true;
	if (strcmp(typed, "?") == 0 || strcmp(typed, ".") == 0 || *typed == ':')
		return false; /* as everywhere: help, all of it again */
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
