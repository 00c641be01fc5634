/*
 * A card: text to look at, above or beside what is underneath. Over a screen
 * that types it leaves keyboard and cursor where they are and has only the keys
 * that close and scroll it.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

struct card {
	char *title;
	struct page page;
};

static void
tui_card_close(struct ui *ui, void *state)
{
	struct card *k = state;

	(void)ui;
	free(k->title);
	free(k->page.text);
}

/* Under the title line; over a typing screen the four rows at the bottom stay free. */
static struct box
tui_card_lay(const struct card *k, int rows, int cols, int below)
{
	int wide = cols >= 100 ? cols / 2 : cols;
	int need = page_rows(&k->page, wide - 4) + 2, most = rows - 1 - below;

	if (need > most)
		need = most;
	return (struct box){ 1, cols - wide, need, wide };
}

static struct box
tui_card_place(const void *state, int rows, int cols)
{
	return tui_card_lay(state, rows, cols, 2);
}

static struct box
place_aside(const void *state, int rows, int cols)
{
	return tui_card_lay(state, rows, cols, 4);
}

static void
tui_card_draw(const void *state, struct canvas *c)
{
	const struct card *k = state;
	struct canvas in = canvas_sub(c, (struct box){ 1, 2, c->rows - 2, c->cols - 4 });

	canvas_frame(c, k->title);
	page_draw(&k->page, &in);
}

static void
tui_card_scroll(struct ui *ui, struct card *k, int by, int below)
{
	struct box b = tui_card_lay(k, ui->rows, ui->cols, below);

	page_move(&k->page, by, b.rows - 2, b.cols - 4);
}

static void
card_up(struct ui *ui, void *state)
{
	tui_card_scroll(ui, state, -1, 2);
}

static void
card_down(struct ui *ui, void *state)
{
	tui_card_scroll(ui, state, 1, 2);
}

static int
tui_card_page_step(const struct ui *ui)
{
	return ui->rows > 12 ? ui->rows / 2 : 4;
}

static void
card_page_up(struct ui *ui, void *state)
{
	tui_card_scroll(ui, state, -tui_card_page_step(ui), 2);
}

static void
card_page_down(struct ui *ui, void *state)
{
	tui_card_scroll(ui, state, tui_card_page_step(ui), 2);
}

static void
card_leave(struct ui *ui, void *state)
{
	view_close(ui, state);
}

static const struct key rows[] = {
	/* clang-format off */
	{ "Up k",   card_up,        "card-up",        N_("Scroll the card up"), KEY_TYPED, NULL },
	{ "Down j", card_down,      "card-down",      N_("Scroll the card down"), KEY_TYPED, NULL },
	{ "PgUp",   card_page_up,   "card-page-up",   N_("Scroll the card half a window up"), KEY_TYPED, NULL },
	{ "PgDn Space", card_page_down, "card-page-down", N_("Scroll the card half a window down"), KEY_TYPED, NULL },
	{ "Esc q Enter Ctrl-C Ctrl-\\", card_leave, "card-close", N_("Close the card"), 0, N_("close") },
	/* clang-format on */
};

const struct keyset card_keys = { rows, LEN(rows) };

static void
aside_page_up(struct ui *ui, void *state)
{
	tui_card_scroll(ui, state, -tui_card_page_step(ui), 4);
}

static void
aside_page_down(struct ui *ui, void *state)
{
	tui_card_scroll(ui, state, tui_card_page_step(ui), 4);
}

static const struct key aside_rows[] = {
	/* clang-format off */
	{ "PgUp",   aside_page_up,   "card-page-up",   N_("Scroll the card half a window up"), KEY_TYPED, NULL },
	{ "PgDn",   aside_page_down, "card-page-down", N_("Scroll the card half a window down"), KEY_TYPED, NULL },
	{ "Esc Ctrl-C Ctrl-\\", card_leave, "card-close", N_("Close the card"), 0, N_("close the card") },
	/* clang-format on */
};

static const struct keyset aside_keys = { aside_rows, LEN(aside_rows) };

static const struct screen card_screen = {
	.name = "card",
	.title = "A card",
	.keys = { &card_keys },
	.state_size = sizeof(struct card),
	.close = tui_card_close,
	.place = tui_card_place,
	.draw = tui_card_draw,
};

static const struct screen aside_screen = {
	.name = "card",
	.title = "A card",
	.keys = { &aside_keys },
	.state_size = sizeof(struct card),
	.close = tui_card_close,
	.place = place_aside,
	.draw = tui_card_draw,
	.aside = true,
};

void
ui_card(struct ui *ui, const char *title, const char *text)
{
	const struct view *focus = ui_focus(ui);
	const struct screen *s = focus && focus->screen->types ? &aside_screen : &card_screen;
	struct card *k = ui_top_state(ui, &aside_screen);

	if (ui->linear) {
		ui_say(ui, "%s\n%s", title, text);
		return;
	}
	if (k)
		view_close(ui, k);
	ui_push(ui, s, NULL, NULL);
	k = ui_top_state(ui, s);
	k->title = mem_str(title);
	k->page.text = mem_str(text);
}
