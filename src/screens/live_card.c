/*
 * A card stands beside the notes, over the questions: at 100 columns and more
 * to the right, else above. It is a panel of its own that is only looked at:
 * every key but Esc and its like goes on to the note line.
 */
#include <stdlib.h>
#include <string.h>

#include "live_card.h"

struct card_view {
	char *title;
	struct text body;
	struct strings lines;      /* wrapped to `cols` */
	size_t top;
	int rows, cols;
};

/* What the next live_card_screen shows; open has no other argument than a string. */
static struct box
place(const void *state, int rows, int cols)
{
	const struct card_view *v = state;
	int most = (int)v->lines.n + 2;

	if (cols >= 100) {
		int w = cols / 2 - 2;
		return (struct box){ 2, cols - w, most < rows - 6 ? most : rows - 6, w };
	}
	int room = rows >= 16 ? rows - 10 : rows - 6;
	return (struct box){ 1, 0, most < room ? most : room, cols };
}

static bool
open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct card_view *v = state;
	const char *nl = strchr(arg, '\n');

	(void)e;
	v->title = mem_strn(arg, (size_t)(nl - arg));
	text_set(&v->body, nl + 1);
	v->cols = (ui->cols >= 100 ? ui->cols / 2 - 2 : ui->cols) - 4;
	utf8_wrap(&v->lines, text_str(&v->body), v->cols);
	return true;
}

static void
reload(struct ui *ui, void *state)
{
	struct card_view *v = state;

	v->cols = (ui->cols >= 100 ? ui->cols / 2 - 2 : ui->cols) - 4;
	strings_free(&v->lines);
	utf8_wrap(&v->lines, text_str(&v->body), v->cols);
}

static void
close(struct ui *ui, void *state)
{
	struct card_view *v = state;

	(void)ui;
	free(v->title);
	text_free(&v->body);
	strings_free(&v->lines);
}

static void
draw(const void *state, struct canvas *c)
{
	const struct card_view *v = state;

	canvas_frame(c, v->title);
	for (int y = 1; y < c->rows - 1 && v->top + (size_t)y - 1 < v->lines.n; y++)
		canvas_text(c, y, 2, c->cols - 4, 0, v->lines.s[v->top + (size_t)y - 1]);
	if (v->top + (size_t)c->rows - 2 < v->lines.n)
		canvas_text(c, c->rows - 1, c->cols - 18, -1, 0, " PgDn for more ");
}

static void
say(const void *state, struct text *out)
{
	const struct card_view *v = state;
	text_addf(out, "%s\n%s\n", v->title, text_str(&v->body));
}

static void
shut(struct ui *ui, void *state)
{
	(void)state;
	ui_back(ui);
}

static void
page_down(struct ui *ui, void *state)
{
	struct card_view *v = state;
	size_t page = (size_t)(ui->rows > 16 ? ui->rows - 13 : 3);
	if (v->top + page < v->lines.n)
		v->top += page;
}

static void
page_up(struct ui *ui, void *state)
{
	struct card_view *v = state;
	size_t page = (size_t)(ui->rows > 16 ? ui->rows - 13 : 3);
	v->top = v->top > page ? v->top - page : 0;
}

/* clang-format off */
static const struct key rows[] = {
	{ "Esc Ctrl-C Ctrl-\\", shut, "card-close", "Close the card", KEY_FOOT, "close the card" },
	{ "PgDn", page_down, "card-down", "Read on", 0, NULL },
	{ "PgUp", page_up, "card-up", "Read back", 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static const struct screen card_screen = {
	.name = "card",
	.title = "Card",
	.keys = { &keys },
	.state_size = sizeof(struct card_view),
	.open = open,
	.close = close,
	.reload = reload,
	.place = place,
	.draw = draw,
	.say = say,
	.types = true,
	.no_suspend = true,
	.aside = true,
};

static void
add_notes(const struct live *l, struct text *out)
{
	for (size_t i = 0; i < l->call.n_notes; i++) {
		const struct note *n = &l->call.notes[i];
		char at[16];
		clock_text(at, clock_at(&l->call.clock, n->axis_ms));
		text_addf(out, "%s %s%s%s%s\n", at, n->starred ? "star " : "",
			n->kind ? note_kind_names[n->kind] : "", n->kind ? " " : "",
			n->marker ? "(to be written out)" : n->text);
	}
	if (!l->call.n_notes)
		text_add(out, "No notes yet.\n");
}

/* False: no card of that name. `out` begins with the title's line. */
static bool
write_card(struct ui *ui, struct live *l, const char *name, struct text *out)
{
	const struct card *c;
	struct person me;

	if (strcmp(name, "notes") == 0) {
		text_add(out, "Notes so far\n");
		add_notes(l, out);
		return true;
	}
	c = card_find(name);
	if (!c)
		return false;
	app_person(app_of(ui), &me);
	text_addf(out, "%s\n", c->title);
	c->write(out, &l->call, &me);
	return true;
}

/* `text` begins with the title's line; a card that is open goes. */
static void
show(struct ui *ui, const char *text)
{
	if (ui_top_state(ui, &card_screen))
		ui_back(ui);
	ui_push(ui, &card_screen, text, NULL);
}

void
live_sentence(struct ui *ui, const char *text)
{
	struct text card = { 0 };

	if (ui->linear || utf8_columns(text, strlen(text)) <= live_room(ui, 0)) {
		if (ui_top_state(ui, &card_screen))
			ui_back(ui);
		ui_say(ui, "%s", text);
		ui->message_kept = true;
		return;
	}
	text_addf(&card, "To say now\n%s", text);
	show(ui, text_str(&card));
	text_free(&card);
}

void
live_card(struct ui *ui, struct live *l, const char *name)
{
	struct text out = { 0 };

	if (!write_card(ui, l, name, &out)) {
		text_clear(&out);
		for (size_t i = 0; i < n_cards; i++)
			text_addf(&out, "%s%s", i ? ", " : "", cards[i].name);
		ui_say(ui, "There is no card \"%s\"; there are %s", name, text_str(&out));
	} else if (ui->linear) {
		ui_say(ui, "%s", text_str(&out));
	} else {
		show(ui, text_str(&out));
	}
	text_free(&out);
}
