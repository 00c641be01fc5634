/*
 * The title line: where one is, what goes on elsewhere, and the way to the other
 * screens. In a narrow window the other screens are left out first.
 */
#include <string.h>

#include "private.h"

enum { APART = 2,      /* blanks between two ways */
       WAYS_APART = 3, /* at least, before them */
       WAYS_LEAST = 2, /* fewer say nothing */
       NAME_LEAST = 8, /* columns of a title beside a call that runs */
       TITLE_MOST = 100 /* of them all: in a wide window the right end would be far from the left */ };

struct title {
	struct text left, right; /* the screen's own */
	struct text fixed;       /* the demo's mark, a call that runs: what is left out last */
	enum role role;
};

static int
title_columns(const struct text *s)
{
	return utf8_columns(text_str(s), s->n);
}

static void
title_read(struct title *t, const struct ui *ui, const struct view *v)
{
	struct text left = { 0 }, right = { 0 };

	t->role = v->screen->head ? v->screen->head(v->state, &left, &right) : ROLE_TITLE;
	if (!left.n)
		text_add(&left, v->screen->title ? _(v->screen->title) : v->screen->name);
	text_show(&t->left, text_str(&left));
	text_show(&t->right, text_str(&right));
	text_clear(&right);
	if (ui->mark)
		text_add(&right, ui->mark);
	if (ui->mark && ui->elsewhere.n)
		text_add(&right, " · ");
	text_add(&right, text_str(&ui->elsewhere));
	text_show(&t->fixed, text_str(&right));
	text_free(&left);
	text_free(&right);
}

static void
title_free(struct title *t)
{
	text_free(&t->left);
	text_free(&t->right);
	text_free(&t->fixed);
}

/* ---- the ways ---- */

/* The rows of number keys whose screens the title names; NULL: digits do something else here. */
static const struct keyset *
title_ways(const struct ui *ui, const struct view *v)
{
	return v->screen->types || v->screen->plain_digits ? NULL : ui->global;
}

static void
way_text(const struct ui *ui, const struct key *k, struct text *out)
{
	const char *key = key_own(ui, k)->key;

	text_clear(out);
	text_addf(out, "%.*s %s", (int)strcspn(key, " "), key, _(k->brief));
}

/* The columns of the first ways that fit into `room`; how many there are in *n. */
static int
ways_fit(const struct ui *ui, const struct keyset *ways, int room, size_t *n)
{
	struct text s = { 0 };
	int used = 0;

	*n = 0;
	for (size_t i = 0; ways && i < ways->n; i++) {
		if (!(ways->keys[i].flags & KEY_WAY))
			continue;
		way_text(ui, &ways->keys[i], &s);
		int w = title_columns(&s) + (used ? APART : 0);
		if (used + w > room)
			break;
		used += w;
		++*n;
	}
	text_free(&s);
	return used;
}

/* Is it the screen one is on, or came from last? The row's name is "go-SCREEN". */
static bool
way_here(const struct ui *ui, const struct keyset *ways, const struct key *k)
{
	for (size_t i = ui_base(ui) + 1; i-- > 0;)
		for (size_t w = 0; w < ways->n; w++)
			if ((ways->keys[w].flags & KEY_WAY) &&
				strcmp(ways->keys[w].name + strlen("go-"), ui->views[i].screen->name) == 0)
				return &ways->keys[w] == k;
	return false;
}

static void
draw_ways(const struct ui *ui, const struct keyset *ways, size_t n, struct canvas *c, int x)
{
	struct text s = { 0 };

	for (size_t i = 0; n > 0 && i < ways->n; i++) {
		const struct key *k = &ways->keys[i];

		if (!(k->flags & KEY_WAY))
			continue;
		way_text(ui, k, &s);
		x += canvas_text(c, 0, x, -1, way_here(ui, ways, k) ? ROLE_HERE : ROLE_WAY,
			     text_str(&s)) + APART;
		n--;
	}
	text_free(&s);
}

/* ---- the line ---- */

static enum role
title_beside(const struct title *t)
{
	return t->role == ROLE_TITLE ? ROLE_BESIDE : t->role;
}

/* The title with a blank on each side, so that a background has an edge; returns its end. */
static int
draw_name(const struct title *t, struct canvas *c, int room)
{
	enum role role = t->role == ROLE_OVER ? ROLE_TITLE : t->role;
	int used = room > 0 ? canvas_text(c, 0, 1, room, role, text_str(&t->left)) : 0;

	canvas_text(c, 0, 0, 1, role, " ");
	if (used < room) /* else the blank parts it from what follows */
		canvas_text(c, 0, 1 + used, 1, role, " ");
	return 1 + used;
}

/* All of it fits: what the screen adds follows its title, and the ways have the right side. */
static void
draw_roomy(const struct ui *ui, const struct view *v, const struct title *t, struct canvas *c, size_t n,
	int ways, int fixed)
{
	int x = draw_name(t, c, c->cols);

	if (t->right.n)
		canvas_textf(c, 0, x + 1, -1, title_beside(t), "· %s", text_str(&t->right));
	draw_ways(ui, title_ways(ui, v), n, c, c->cols - 1 - fixed - ways);
	canvas_right(c, 0, 1, c->cols - 2, title_beside(t), text_str(&t->fixed));
}

/* Beside what is left out last there is room for what the screen adds, and some of its name. */
static bool
title_adds(const struct title *t, int columns)
{
	int name = title_columns(&t->left);

	return t->right.n && (!t->fixed.n || title_columns(&t->right) + title_columns(&t->fixed) + 3 +
		(name < NAME_LEAST ? name : NAME_LEAST) + 3 <= columns);
}

/* The right side is whole, the title has what is left. */
static void
draw_tight(const struct title *t, struct canvas *c)
{
	struct text right = { 0 };

	if (title_adds(t, c->cols))
		text_add(&right, text_str(&t->right));
	if (right.n && t->fixed.n)
		text_add(&right, " · ");
	text_add(&right, text_str(&t->fixed));
	if (right.n)
		canvas_right(c, 0, 1, c->cols - 2, title_beside(t), right.s);
	draw_name(t, c, c->cols - 2 - (right.n ? title_columns(&right) + 1 : 0));
	text_free(&right);
}

void
frame_draw_title(const struct ui *ui, const struct view *v, struct canvas *c)
{
	struct title t = { 0 };
	size_t n = 0;
	int own, fixed, ways;

	title_read(&t, ui, v);
	if (t.role == ROLE_ALARM)
		canvas_fill(c, (struct box){ 0, 0, 1, c->cols }, t.role);
	struct canvas line = canvas_sub(c, (struct box){ 0, 0, 1, c->cols < TITLE_MOST ? c->cols : TITLE_MOST });
	own = title_columns(&t.left) + (t.right.n ? title_columns(&t.right) + 3 : 0);
	fixed = t.fixed.n ? title_columns(&t.fixed) + WAYS_APART : 0;
	ways = ways_fit(ui, title_ways(ui, v), line.cols - 2 - own - fixed - WAYS_APART, &n);
	if (n >= WAYS_LEAST)
		draw_roomy(ui, v, &t, &line, n, ways, fixed);
	else
		draw_tight(&t, &line);
	title_free(&t);
}
