/*
 * A card stands beside the notes, over the questions: in a wide window to their left, from 100
 * columns on to their right, else above. It is a panel of its own that is only looked at: every
 * key but Esc and its like goes on to the note line.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "live_card.h"
#include "model/card.h"
#include "screens/rehearse/rehearsal.h"

#define WIDE 100   /* columns from which it stands to the right */
#define ROOM_MIN 4 /* a frame and two lines */

struct card_view {
	char *title;
	struct text body;
	struct strings lines;      /* wrapped to `cols` */
	size_t top;
	int cols;
	int above;                 /* rows a practice partner's words have */
};

/* Rows there are for a card: the line at the bottom stays in sight, and so does the partner
 * of a practice call, who has so many above. */
static int
live_card_room(int rows, int cols, int above)
{
	return (rows >= 16 && cols < WIDE && !above ? rows - 10 : rows - 6) - above;
}

static int
live_card_columns(int cols)
{
	return live_beside(cols) ? live_beside(cols) + 1 : cols >= WIDE ? cols / 2 - 2 : cols;
}

static int
rows_above(struct ui *ui)
{
	const struct live *l = live_of(ui);

	return l && l->call.interview.practice && live_started(l) ? rehearsal_rows(ui->rows, l->view.lesson) : 0;
}

static struct box
live_card_place(const void *state, int rows, int cols)
{
	const struct card_view *v = state;
	int need = (int)v->lines.n + 2, most = live_card_room(rows, cols, v->above);
	int wide = live_card_columns(cols);

	if (most < ROOM_MIN) /* the window was made smaller: back when it has room */
		need = most = 0;
	int y = (cols >= WIDE ? 2 : 1) + v->above;
	return (struct box){ y, live_beside(cols) ? 0 : cols - wide, need < most ? need : most, wide };
}

static bool
live_card_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct card_view *v = state;
	const char *nl = strchr(arg, '\n');

	(void)e;
	v->title = mem_strn(arg, (size_t)(nl - arg));
	v->above = rows_above(ui);
	text_set(&v->body, nl + strspn(nl, "\n"));
	v->cols = live_card_columns(ui->cols) - 4;
	utf8_wrap(&v->lines, text_str(&v->body), v->cols);
	return true;
}

static void
live_card_reload(struct ui *ui, void *state)
{
	struct card_view *v = state;

	v->above = rows_above(ui);
	v->cols = live_card_columns(ui->cols) - 4;
	strings_free(&v->lines);
	utf8_wrap(&v->lines, text_str(&v->body), v->cols);
}

static void
live_card_close(struct ui *ui, void *state)
{
	struct card_view *v = state;

	(void)ui;
	free(v->title);
	text_free(&v->body);
	strings_free(&v->lines);
}

static void
live_card_draw(const void *state, struct canvas *c)
{
	const struct card_view *v = state;

	canvas_frame(c, v->title);
	for (int y = 1; y < c->rows - 1 && v->top + (size_t)y - 1 < v->lines.n; y++)
		canvas_text(c, y, 2, c->cols - 4, ROLE_TEXT, v->lines.s[v->top + (size_t)y - 1]);
	if (v->top + (size_t)c->rows - 2 < v->lines.n)
		canvas_textf(c, c->rows - 1, c->cols - 18, -1, ROLE_RULE_WORD, " %s ", _("PgDn for more"));
}

static void
live_card_say_lines(const void *state, struct text *out)
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
live_card_page_down(struct ui *ui, void *state)
{
	struct card_view *v = state;
	size_t page = (size_t)(ui->rows > 16 ? ui->rows - 13 : 3);
	if (v->top + page < v->lines.n)
		v->top += page;
}

static void
live_card_page_up(struct ui *ui, void *state)
{
	struct card_view *v = state;
	size_t page = (size_t)(ui->rows > 16 ? ui->rows - 13 : 3);
	v->top = v->top > page ? v->top - page : 0;
}

/* clang-format off */
static const struct key rows[] = {
	{ "Esc Ctrl-C Ctrl-\\", shut, "card-close", N_("Close the card"), KEY_FOOT, N_("close the card") },
	{ "PgDn", live_card_page_down, "card-down", N_("Read on"), 0, NULL },
	{ "PgUp", live_card_page_up, "card-up", N_("Read back"), 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static const struct screen card_screen = {
	.name = "card",
	.title = "Card",
	.keys = { &keys },
	.state_size = sizeof(struct card_view),
	.open = live_card_open,
	.close = live_card_close,
	.reload = live_card_reload,
	.place = live_card_place,
	.draw = live_card_draw,
	.say = live_card_say_lines,
	.types = true,
	.no_suspend = true,
	.aside = true,
};

static void
live_card_add_question(const struct call *c, int64_t asked_id, struct text *out)
{
	const struct asked *a = call_asked(c, asked_id);

	if (a)
		text_addf(out, "To question %zu, %s:\n", live_number(c, a), a->brief);
}

static void
live_card_add_notes(const struct call *c, struct text *out)
{
	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		char at[16];
		if (n->asked_id && (i == 0 || n[-1].asked_id != n->asked_id))
			live_card_add_question(c, n->asked_id, out);
		clock_text(at, clock_at(&c->clock, n->axis_ms));
		text_addf(out, "%s ", at);
		if (n->starred)
			text_addf(out, "%s ", _("star"));
		if (n->kind)
			text_addf(out, "%s ", note_kind_names[n->kind]);
		note_apart(out, n);
		text_addf(out, "%s\n", n->marker ? _("(to be written out)") : n->text);
	}
	if (!c->n_notes)
		text_add(out, _("No notes yet.\n"));
}

/* False: no card of that name. `out` begins with the title's line. */
static bool
write_card(struct ui *ui, struct live *l, const char *name, struct text *out)
{
	struct text body = { 0 };
	const struct card *c;
	struct person me;

	if (strcmp(name, "notes") == 0) {
		text_add(out, _("Notes so far\n"));
		live_card_add_notes(&l->call, out);
		return true;
	}
	if (strcmp(name, "help") == 0) {
		text_add(out, _("Help: Live call\n"));
		ui_help_text(ui, out);
		return true;
	}
	c = card_find(name);
	if (!c)
		return false;
	desk_person(&app_of(ui)->desk, &me);
	c->write(&body, &l->call, &me);
	text_addf(out, "%s\n%s", _(c->title), text_str(&body));
	text_free(&body);
	return true;
}

/* `text` begins with the title's line; a card that is open goes. */
static void
live_card_show(struct ui *ui, const char *text)
{
	if (ui_top_state(ui, &card_screen))
		ui_back(ui);
	ui_push(ui, &card_screen, text, NULL);
}

static const char to_say[] = N_("To say now");

void
live_card_say(struct ui *ui, const char *sentence)
{
	struct text out = { 0 };

	if (ui->linear || live_card_room(ui->rows, ui->cols, rows_above(ui)) < ROOM_MIN) {
		ui_say(ui, "%s", sentence);
		return;
	}
	text_addf(&out, "%s\n%s\n", _(to_say), sentence);
	live_card_show(ui, text_str(&out));
	text_free(&out);
}

void
live_card_said(struct ui *ui)
{
	const struct card_view *v = ui_top_state(ui, &card_screen);

	if (v && strcmp(v->title, _(to_say)) == 0)
		ui_back(ui);
}

static void
tell_none(struct ui *ui, const char *name)
{
	struct text all = { 0 };

	for (size_t i = 0; i < n_cards; i++)
		text_addf(&all, "%s%s", i ? ", " : "", cards[i].name);
	if (ui->linear)
		ui_refuse(ui, "No card “%s”; there are %s", name, text_str(&all));
	else
		ui_refuse(ui, "No card “%s”; /card lists them", name);
	text_free(&all);
}

void
live_card(struct ui *ui, struct live *l, const char *name)
{
	struct text out = { 0 };

	if (!write_card(ui, l, name, &out)) {
		tell_none(ui, name);
	} else if (ui->linear) {
		ui_say(ui, "%s", text_str(&out));
	} else if (live_card_room(ui->rows, ui->cols, rows_above(ui)) < ROOM_MIN) {
		ui_refuse(ui, "No room for a card; make the window higher");
	} else {
		live_card_show(ui, text_str(&out));
	}
	text_free(&out);
}

static void
card_picked(struct ui *ui, void *user, size_t nth, const char *rest)
{
	(void)rest;
	live_card(ui, user, cards[nth].name);
}

static struct menu_item card_items[16];

static bool
card_prose(struct ui *ui, void *user, const char *typed, enum prose_when when)
{
	return live_prose_card(ui, user, card_items, n_cards, typed, when);
}

/* Where its own digit opened it, a digit shows a card. */
void
live_card_list(struct ui *ui, struct live *l)
{
	for (size_t i = 0; ui->linear && i < n_cards; i++) /* a list would take the next note */
		ui_say(ui, "/card %s: %s", cards[i].name, _(cards[i].title));
	if (ui->linear)
		return;
	assert(n_cards <= LEN(card_items));
	for (size_t i = 0; i < n_cards; i++)
		card_items[i] = (struct menu_item){ .name = cards[i].name, .help = cards[i].title };
	ui_menu(ui, _("Cards"), card_items, n_cards, card_picked, l);
	live_list_prose(ui, l, card_prose, l->recent.by_digit);
}
