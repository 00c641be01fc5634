/* What the files of tui share with each other and nobody else. */
#ifndef HALFHOUR_TUI_PRIVATE_H
#define HALFHOUR_TUI_PRIVATE_H

#include "tui.h"

/* The list that a screen's state begins with; NULL: it has none. */
struct list *view_list(const struct view *v);

/* What a list screen does by its description (list_screen.c); nothing where there is none. */
void view_list_open(const struct view *v);
/* Opens the screen by its own open, or by its description; false: e says why. */
bool view_open_state(struct ui *ui, const struct view *v, const char *arg, struct err *e);
void view_reload(struct ui *ui, const struct view *v);
/* The row can act: false where it needs a row of the list and there is none, which is said. */
bool row_can_act(struct ui *ui, const struct key *row, const struct view *of);
/* Says why a key that no row claims does nothing; false: a list has no words for it. */
bool list_refuse(struct ui *ui, const struct view *v, const char *key);
struct key_own {
	const struct key *of; /* the row of the table */
	struct key row;       /* its copy; its key is keys */
	char *keys;
};
/* A row that shows the help. */
bool key_is_help(const struct key *k);
/* The row with keys of a person's own in its place, or itself (key_own.c). */
const struct key *key_own(const struct ui *ui, const struct key *row);
/* The first row of a whole screen (frame_title.c). */
void frame_draw_title(const struct ui *ui, const struct view *v, struct canvas *c);
/* The pane of a list screen (pane.c): the rows below the list that it takes; where the list
 * is drawn, once the pane has been; what the pointer's moves and the clock do to it. */
int pane_below(const struct ui *ui, const struct view *v);
struct box pane_draw(const struct ui *ui, const struct view *v, struct canvas *body);
void pane_settle(struct ui *ui, const struct view *v);
int64_t pane_due(const struct ui *ui, const struct view *v); /* ms, -1: never */
void pane_tick(struct ui *ui, const struct view *v);
void pane_reload(struct ui *ui, const struct view *v);
void pane_done(struct pane *p);
/* The room the frame gives a list that its screen did not place. */
void list_fit(struct list *l, int rows);

/* To the first or the last row. */
void list_end(struct list *l, enum list_from from);
/* The filter is another one: fetches, and keeps the row `id` if it is still there. */
void list_refilter(struct list *l, int64_t id);


/* As a key does: what was the act before is known (ui_again). */
void row_act(struct ui *ui, const struct key *row, const struct view *of);

/* Rows that a line named in linear mode (linear_rows.c): acts on those that are left, until
 * one asks a question; what was asked is answered, then the next. */
void named_begin(struct ui *ui, const struct list *l, const char *verb);
void named_add(struct ui *ui, struct list *l, size_t nth); /* by its number as printed */
void named_go(struct ui *ui);
void named_done(struct ui *ui);
/* A line typed in linear mode. */
void linear_line(struct ui *ui, const struct event *ev);
int64_t linear_wait(const struct ui *ui); /* ms until news may be printed */
void linear_again(struct ui *ui);         /* the prompt and the line so far, anew */
/* The row that a line of this one word runs, and whose state it works on; NULL: none. */
const struct key *linear_row(const struct ui *ui, const char *word, const struct view **of);
/* Runs the action or goes to the screen of that name, key or unique beginning. */
bool linear_run(struct ui *ui, const char *word);

/* The life of a message (ui.c): when an act begins, which may only move in a list; and before
 * and after each event. */
void message_act(struct ui *ui, bool moves);
void message_settle(struct ui *ui);

/* Closes the view with this state, wherever it stands. */
void view_close(struct ui *ui, const void *state);
void views_bury(struct ui *ui);
/* Reads again what a closed view uncovered. */
void view_uncover(struct ui *ui);

const char *name_plain(const char *name); /* without the "/" or ":" before it */
/* How well an item matches: 3 its name, 2 its beginning, 1 anywhere, 0 not; by_name: its help
 * is not looked at, and its name only from the beginning. */
int name_rank(const struct menu_item *item, const char *word, bool by_name);
/* The index of the one of n names that is `word` or alone begins with it, a "/" before
 * either left out; -1: none, -2: several. */
int name_find(const char *word, size_t n, const char *(*name)(const void *of, size_t i),
	const void *of);

/* ui_menu whose `user` is freed by `drop` when the menu is done with. */
void menu_push(struct ui *ui, const char *title, const struct menu_item *items, size_t n,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user,
	void (*drop)(void *user));
/* The key of each item of the menu just opened, NULL for none; borrowed as the items are. */
void menu_show_keys(struct ui *ui, const char *const *keys);

/* What is typed into a prompt or after a command of a list, as a draft: a program that is
 * killed has it again when the same is opened next. */
struct kept {
	char *key;
	struct text last; /* as stored */
};

void kept_open(struct ui *ui, struct kept *k, const char *of, struct line *l);
void kept_settle(struct ui *ui, struct kept *k, const char *typed); /* "": nothing to keep */
void kept_done(struct ui *ui, struct kept *k);

/* Text that is only looked at, scrolled by rows: cards and help. */
struct page {
	char *text; /* owned */
	int top;    /* first row shown */
};

void page_draw(const struct page *p, struct canvas *c);
void page_move(struct page *p, int by, int rows, int cols);
int page_rows(const struct page *p, int cols);

#endif
