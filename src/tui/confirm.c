/*
 * A deletion that takes much along waits for a second key, D, at the status
 * line. Any other key cancels it and then does what it does on the screen
 * beneath; a second d is in "address" and confirms nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

struct confirm {
	char *what;   /* "23 notes with Ama" */
	int64_t *ids; /* n of them, for `done` */
	size_t n;
	void (*done)(struct ui *ui, const int64_t *ids, size_t n);
};

static void
confirm_close(struct ui *ui, void *state)
{
	struct confirm *c = state;

	(void)ui;
	free(c->what);
	free(c->ids);
}

static void
confirm_question(const struct confirm *c, struct text *out)
{
	text_addf(out, "%s: D deletes", c->what);
}

/* The question wrapped to the window; a low window has one row for it, cut. */
static void
confirm_lines(const struct confirm *c, int cols, struct strings *out)
{
	struct text question = { 0 };

	confirm_question(c, &question);
	utf8_wrap(out, text_str(&question), cols > 4 ? cols - 2 : 2);
	text_free(&question);
}

static struct box
confirm_place(const void *state, int rows, int cols)
{
	struct strings lines = { 0 };
	int n;

	confirm_lines(state, cols, &lines);
	n = (int)lines.n;
	strings_free(&lines);
	n = n > rows - 2 ? 1 : n;
	return (struct box){ rows - 1 - n, 0, n, cols };
}

static void
confirm_draw(const void *state, struct canvas *c)
{
	struct strings lines = { 0 };

	confirm_lines(state, c->cols, &lines);
	for (size_t i = 0; i < lines.n && (int)i < c->rows; i++) {
		int x = 1 + canvas_text(c, (int)i, 1, -1, ROLE_ANSWER, lines.s[i]);
		canvas_cursor(c, (int)i, x < c->cols ? x : c->cols - 1);
	}
	strings_free(&lines);
}

static void
confirm_delete(struct ui *ui, void *state)
{
	struct confirm c = *(struct confirm *)state;

	c.ids = mem_copy(c.ids, c.n * sizeof(*c.ids));
	view_close(ui, state);
	c.done(ui, c.ids, c.n);
	free(c.ids);
}

static void
confirm_leave(struct ui *ui, void *state)
{
	view_close(ui, state);
	ui_refuse(ui, "Nothing was deleted.");
}

static bool
confirm_text(struct ui *ui, void *state, const struct event *ev)
{
	view_close(ui, state);
	ui_event(ui, ev);
	return true;
}

static void
confirm_ask(const void *state, struct text *out)
{
	text_addf(out, "%s: D deletes, an empty line keeps it:", ((const struct confirm *)state)->what);
	text_addc(out, ' ');
}

/* A line that is not D is a choice of the screen beneath. */
static bool
confirm_line(struct ui *ui, void *state, const char *line, bool ended)
{
	if (!ended)
		return true;
	if (strcmp(line, "D") == 0) {
		confirm_delete(ui, state);
		return true;
	}
	confirm_leave(ui, state);
	return !*line || strcmp(line, ":q") == 0;
}

static const struct key confirm_rows[] = {
	/* clang-format off */
	{ "D", confirm_delete, "delete-confirm", "Delete it, with all that belongs to it; every other key keeps it", KEY_TYPED, "delete" },
	{ "Esc Enter Ctrl-C Ctrl-G", confirm_leave, "delete-keep", "Delete nothing", KEY_TYPED, "keep" },
	/* clang-format on */
};

const struct keyset confirm_keys = { confirm_rows, LEN(confirm_rows) };

static const struct screen confirm_screen = {
	.name = "confirm",
	.title = "A question",
	.keys = { &confirm_keys },
	.state_size = sizeof(struct confirm),
	.close = confirm_close,
	.place = confirm_place,
	.draw = confirm_draw,
	.text = confirm_text,
	.ask = confirm_ask,
	.line = confirm_line,
	.types = true,
};

void
ui_confirm_delete(struct ui *ui, const char *what,
	void (*done)(struct ui *ui, const int64_t *ids, size_t n), const int64_t *ids, size_t n)
{
	struct confirm *c;

	ui_push(ui, &confirm_screen, NULL, NULL);
	c = ui_top_state(ui, &confirm_screen);
	c->what = mem_str(what);
	c->ids = mem_copy(ids, n * sizeof(*ids));
	c->n = n;
	c->done = done;
}
