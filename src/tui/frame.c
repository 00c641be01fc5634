/*
 * The frame round every whole screen (title, status, keys), and a frame of the
 * whole stack: each view drawn onto its own canvas, painted one over the other
 * only for tests, since on a terminal that is the panel library's work.
 */
#include <string.h>

#include "private.h"

size_t
ui_base(const struct ui *ui)
{
	size_t i = ui->n_views;

	while (i > 1 && ui->views[i - 1].screen->place)
		i--;
	return i > 0 ? i - 1 : 0;
}

/* ---- the lines of the frame ---- */

/* Does something stand over row y, as a line that is asked for does? */
static bool
covered(const struct ui *ui, int y)
{
	for (size_t i = ui_base(ui) + 1; i < ui->n_views; i++) {
		const struct view *v = &ui->views[i];
		struct box b = v->screen->place(v->state, ui->rows, ui->cols);

		if (y >= b.y && y < b.y + b.rows)
			return true;
	}
	return false;
}

/* A dot parts what stands beside each other: there is none at the ends of a row. */
static const char *
without_dots(char *s)
{
	static const char before[] = " \302\267", after[] = "\302\267 ";
	size_t n = strlen(s), cut = strlen(before);

	if (n >= cut && strcmp(s + n - cut, before) == 0)
		s[n - cut] = '\0';
	return strncmp(s, after, strlen(after)) == 0 ? s + strlen(after) : s;
}

static enum role
message_role(const struct ui *ui)
{
	static const enum role by_class[] = {
		[MESSAGE_DONE] = ROLE_DONE, [MESSAGE_REFUSED] = ROLE_REFUSED,
		[MESSAGE_WAITING] = ROLE_WAITING, [MESSAGE_ALARM] = ROLE_ALERT,
	};
	return by_class[ui->message_class];
}

/* The upper of the two rows of a long message: the status line is the lower one, but where
 * somebody types right above it both lie above what is typed. 0: no room for two. */
static int
long_row(const struct ui *ui, const struct canvas *c)
{
	int y = c->rows - 3;

	if (c->cursor_y == y)
		y -= UI_MESSAGE_ROWS;
	return y > 0 && !covered(ui, y) && !covered(ui, y + 1) ? y : 0;
}

static void
draw_message_row(const struct ui *ui, struct canvas *c, int y, char *s)
{
	canvas_fill(c, (struct box){ y, 0, 1, c->cols }, ROLE_TEXT);
	canvas_text(c, y, 1, c->cols - 2, message_role(ui), without_dots(s));
}

/* True: the status line is taken. */
static bool
draw_message(const struct ui *ui, struct canvas *c)
{
	struct strings lines = { 0 };
	struct text shown = { 0 }, rest = { 0 };
	int status = c->rows - 2, y = long_row(ui, c);

	text_show(&shown, text_str(&ui->message));
	utf8_wrap(&lines, text_str(&shown), c->cols - 2);
	for (size_t i = 1; i < lines.n; i++)
		text_addf(&rest, "%s%s", i > 1 ? " " : "", lines.s[i]);
	if (rest.n && y) {
		draw_message_row(ui, c, y, lines.s[0]);
		draw_message_row(ui, c, y + 1, rest.s);
	} else if (shown.n) {
		y = status;
		draw_message_row(ui, c, y, shown.s);
	}
	strings_free(&lines);
	text_free(&shown);
	text_free(&rest);
	return y + 1 >= status;
}

/* The filter while it is typed, else a message, else what the screen has to say. */
static void
draw_status(const struct ui *ui, const struct view *v, struct canvas *c)
{
	struct text s = { 0 };
	struct list *l = view_list(v);
	enum role role = ROLE_STATUS;
	int y = c->rows - 2;

	if (l && l->filtering) {
		role = ROLE_LABEL;
		text_add(&s, "/");
		line_draw(&l->filter, c, y, 2, c->cols - 3);
	} else if (ui->message.n && draw_message(ui, c)) {
		return;
	} else {
		if (v->screen->list)
			list_status(l, &s);
		if (!s.n && v->screen->status)
			v->screen->status(v->state, &s);
	}
	if (!s.n && l && !l->filtering)
		list_status(l, &s);
	canvas_text(c, y, 1, c->cols - 2, role, text_str(&s));
	text_free(&s);
}

/* ---- the line of keys ---- */

struct foot {
	struct canvas *c;
	int x, end, gap;
	bool full;
	struct text taken; /* the keys of the rows shown, a blank before and behind each */
};

/* A key that a row shown before has does what that one says. */
static bool
foot_take(struct foot *f, const struct key *k)
{
	struct text key = { 0 };
	size_t n = strcspn(k->key, " ");
	bool free_still;

	text_addc(&key, ' ');
	text_addn(&key, k->key, n);
	text_addc(&key, ' ');
	free_still = !n || !strstr(text_str(&f->taken), text_str(&key));
	text_addf(&f->taken, " %s ", k->key);
	text_free(&key);
	return free_still;
}

/* The key and a blank; empty: it has only a name. */
static void
foot_key(const struct key *k, struct text *out)
{
	size_t n = strcspn(k->key, " ");

	text_addn(out, k->key, n);
	text_add(out, n ? " " : "");
}

static const char *
foot_word(const struct key *k)
{
	return k->brief ? _(k->brief) : k->name ? k->name : _(k->help);
}

static int
foot_columns(const struct key *k)
{
	struct text s = { 0 };
	int columns;

	foot_key(k, &s);
	text_add(&s, foot_word(k));
	columns = utf8_columns(s.s, s.n);
	text_free(&s);
	return columns;
}

static int
foot_draw(const struct key *k, struct canvas *c, int x)
{
	struct text key = { 0 };
	int used;

	foot_key(k, &key);
	used = canvas_text(c, c->rows - 1, x, -1, ROLE_KEY, text_str(&key));
	used += canvas_text(c, c->rows - 1, x + used, -1, ROLE_ACT, foot_word(k));
	text_free(&key);
	return used;
}

static bool
frame_offers(const struct view *v, const struct key *k)
{
	return !v->screen->offers || v->screen->offers(v->state, k);
}

static bool
foot_row(void *user, const struct view *v, const struct key *k)
{
	struct foot *f = user;
	bool shown = k->flags & KEY_FOOT || (k->brief && !(k->flags & KEY_WAY));

	if (!shown || !frame_offers(v, k) || key_is_help(k) || !foot_take(f, k))
		return true;
	f->full = f->x + foot_columns(k) > f->end;
	if (!f->full)
		f->x += foot_draw(k, f->c, f->x) + f->gap;
	return !f->full;
}

/* The first row in force that helps: `?`, or where that is a letter the other one. */
static bool
foot_help(void *user, const struct view *v, const struct key *k)
{
	const struct key **help = user;

	(void)v;
	*help = key_is_help(k) ? k : NULL;
	return !*help;
}

static void
draw_keys(const struct ui *ui, struct canvas *c)
{
	struct foot f = { .c = c, .x = 1, .end = c->cols - 1, .gap = c->cols < 60 ? 2 : 3 };
	const struct view *focus = ui_focus(ui);
	const struct key *help = NULL;

	ui_rows(ui, foot_help, &help);
	bool helps = help && help->brief && frame_offers(focus, help);
	if (helps)
		f.end -= foot_columns(help) + f.gap;
	ui_rows(ui, foot_row, &f);
	text_free(&f.taken);
	if (helps)
		foot_draw(help, c, f.x);
}

/* ---- views ---- */

static void
view_size(const struct ui *ui, struct view *v, struct box b)
{
	if (v->canvas.cells && v->canvas.rows == b.rows && v->canvas.cols == b.cols) {
		canvas_clear(&v->canvas);
	} else {
		canvas_done(&v->canvas);
		canvas_init(&v->canvas, b.rows, b.cols);
	}
	v->canvas.ascii = ui->ascii;
	v->canvas.spoken = ui->spoken;
	v->box = b;
}

static void
draw_small(const struct ui *ui, struct canvas *c)
{
	const struct view *focus = ui_focus(ui);
	bool types = focus && focus->screen->types;

	canvas_wrap(c, (struct box){ 0, 0, c->rows, c->cols }, ROLE_TEXT,
		types ? _("Too small; typing is kept.") : _("Too small; make it 20x5 or larger."));
	canvas_cursor(c, 0, 0);
}

static void
frame_draw_whole(const struct ui *ui, struct view *v)
{
	struct box whole = { 0, 0, ui->rows, ui->cols };
	struct canvas body;

	view_size(ui, v, whole);
	if (ui_small(ui)) {
		draw_small(ui, &v->canvas);
		return;
	}
	frame_draw_title(ui, v, &v->canvas);
	body = canvas_sub(&v->canvas, ui_room(ui));
	struct canvas whole_body = body;
	body = canvas_sub(&whole_body, pane_draw(ui, v, &whole_body));
	if (v->screen->draw)
		v->screen->draw(v->state, &body);
	else if (v->screen->list)
		list_draw(v->state, &body);
	draw_status(ui, v, &v->canvas);
	draw_keys(ui, &v->canvas);
	if (v->canvas.cursor_y < 0)
		canvas_cursor(&v->canvas, 1, 0);
}

static struct box
box_inside(struct box b, const struct ui *ui)
{
	if (b.rows > ui->rows)
		b.rows = ui->rows;
	if (b.cols > ui->cols)
		b.cols = ui->cols;
	b.y = b.y < 0 ? 0 : b.y > ui->rows - b.rows ? ui->rows - b.rows : b.y;
	b.x = b.x < 0 ? 0 : b.x > ui->cols - b.cols ? ui->cols - b.cols : b.x;
	return b;
}

static void
draw_overlay(const struct ui *ui, struct view *v)
{
	struct box none = { 0 };

	if (ui_small(ui)) {
		view_size(ui, v, none);
		return;
	}
	view_size(ui, v, box_inside(v->screen->place(v->state, ui->rows, ui->cols), ui));
	if (v->canvas.rows > 0 && v->canvas.cols > 0 && v->screen->draw)
		v->screen->draw(v->state, &v->canvas);
	if (v->canvas.cursor_y < 0)
		canvas_cursor(&v->canvas, 0, 0);
}

/* Only what typing changes, and only in the view that is typed into. */
static bool
draw_typed(struct ui *ui)
{
	struct view *v = ui_focus(ui);

	if (!ui->frame_current || !v || !v->screen->typed || v->screen->place || ui_small(ui))
		return false;
	struct canvas body = canvas_sub(&v->canvas, ui_room(ui));
	v->screen->typed(v->state, &body);
	return true;
}

void
ui_draw(struct ui *ui)
{
	if (draw_typed(ui))
		return;
	ui->frame_current = true;
	for (size_t i = ui_base(ui); i < ui->n_views; i++) {
		if (ui->views[i].screen->place)
			draw_overlay(ui, &ui->views[i]);
		else
			frame_draw_whole(ui, &ui->views[i]);
	}
}

/* ---- painted, for tests ---- */

void
ui_flatten(struct ui *ui, struct canvas *out)
{
	const struct view *focus = ui_small(ui) && ui->n_views ? &ui->views[ui_base(ui)]
							       : ui_focus(ui);

	if (!out->cells || out->rows != ui->rows || out->cols != ui->cols) {
		canvas_done(out);
		canvas_init(out, ui->rows, ui->cols);
	}
	canvas_clear(out);
	for (size_t i = ui_base(ui); i < ui->n_views; i++)
		canvas_paint(out, ui->views[i].box.y, ui->views[i].box.x, &ui->views[i].canvas);
	if (focus)
		canvas_cursor(out, focus->canvas.cursor_y + focus->box.y,
			focus->canvas.cursor_x + focus->box.x);
}
