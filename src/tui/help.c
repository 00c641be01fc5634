/*
 * The help of a screen, printed from its rows. Linear mode gets the same as
 * lines.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* A row that is shown, and what runs it. */
struct help_entry {
	const struct key *row;
	struct view of; /* borrowed: screen and state of the row */
};

struct help {
	struct list list;
	char *title;
	const char *about; /* a paragraph over the rows; NULL: none */
	struct help_entry *entries; /* the id of a row in the list is its number here, from 1 */
	size_t n, cap;
	struct row *rows;
	size_t n_rows, cap_rows;
};

struct rows {
	struct text *out;
	struct text told;  /* the keys told of, a blank around each: an earlier row has them */
	bool linear, list; /* in a list a number typed is a row, not a key */
	bool plain;        /* no columns: it is wrapped by somebody else */
	struct help *into; /* rows of a list, in place of lines; or NULL */
	int columns;       /* of what they say there */
};

static bool
is_told(const struct rows *r, const char *key, size_t n)
{
	struct text t = { 0 };

	text_addc(&t, ' ');
	text_addn(&t, key, n);
	text_addc(&t, ' ');
	bool is = strstr(text_str(&r->told), t.s) != NULL;
	text_free(&t);
	return is;
}

/* "Up or k", for a row "Up k", without those that a row before it has. */
static void
keys_words(const struct rows *r, const char *keys, struct text *out)
{
	for (const char *s = keys; *s;) {
		size_t n = strcspn(s, " ");

		if (!is_told(r, s, n)) {
			struct text all = { 0 };
			text_addf(&all, out->n ? N_("%s or %.*s") : "%s%.*s", text_str(out), (int)n, s);
			text_set(out, text_str(&all));
			text_free(&all);
		}
		s += n + (s[n] == ' ');
	}
}

enum { HELP_KEYS = 14, HELP_EDGES = 4 }; /* columns of the keys; those round them */

static void
help_put(struct help *h, int64_t id, bool more, const char *keys, const char *what)
{
	struct text t = { 0 };

	mem_grow(h->rows, &h->cap_rows, h->n_rows + 1);
	text_addf(&t, "%s\t%s", keys, what);
	h->rows[h->n_rows++] = (struct row){ .id = id, .more = more, .text = text_take(&t) };
}

/* What it does over as many rows as that takes. */
static void
help_put_row(const struct rows *r, const struct view *v, const struct key *k, const char *keys)
{
	struct help *h = r->into;
	struct strings lines = { 0 };

	mem_grow(h->entries, &h->cap, h->n + 1);
	h->entries[h->n++] = (struct help_entry){ k, *v };
	utf8_wrap(&lines, _(k->help), r->columns);
	for (size_t i = 0; i < lines.n; i++)
		help_put(h, i ? 0 : (int64_t)h->n, i > 0, i ? "" : keys, lines.s[i]);
	strings_free(&lines);
}

static void
help_add_line(const struct rows *r, const struct key *k, const char *keys)
{
	bool name_only = !*keys || (r->list && strspn(k->key, "0123456789") == strlen(k->key));

	if (!r->linear)
		text_addf(r->out, "%s%s%s%s\n", *keys ? "" : ":", *keys ? keys : k->name,
			r->plain ? ": " : "\t", _(k->help));
	else if (name_only)
		text_addf(r->out, "%s: %s\n", k->name ? k->name : "", _(k->help));
	else
		text_addf(r->out, "%s%s%s: %s\n", keys, k->name ? ", " : "",
			k->name ? k->name : "", _(k->help));
}

static bool
help_add_row(void *user, const struct view *v, const struct key *k)
{
	struct rows *r = user;
	struct text keys = { 0 };

	if (!k->help || (r->linear && (k->flags & KEY_TYPED)))
		return true;
	keys_words(r, k->key, &keys);
	if (r->into && !keys.n && !*k->key && k->name)
		text_addf(&keys, ":%s", k->name);
	if (r->into && keys.n)
		help_put_row(r, v, k, text_str(&keys));
	else if (!r->into && (keys.n || r->linear || (!*k->key && k->name)))
		help_add_line(r, k, text_str(&keys));
	text_addf(&r->told, " %s ", k->key);
	text_free(&keys);
	return true;
}

static void
write_help(const struct ui *ui, const struct view *v, bool plain, struct text *out)
{
	struct rows r = { .out = out, .linear = ui->linear, .list = view_list(v) != NULL,
		.plain = plain };

	if (!v)
		return;
	if (v->screen->help)
		text_addf(out, "%s\n\n", _(v->screen->help));
	bool typed = v->screen->line && !v->screen->line_some; /* there it is the line that counts */
	if (!ui->linear || !typed)
		ui_rows(ui, help_add_row, &r);
	if (ui->linear && !typed)
		text_add(out, _("A number chooses a row. A name may be cut to a beginning that only "
			      "it has. A screen's name goes there. A dot says all of this "
			      "screen again. quit ends the program.\n"));
	text_free(&r.told);
}

/* ---- the screen: rows that are searched, and run by Enter ---- */

static size_t
help_fetch(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	const struct help *h = user;

	return list_of(h->rows, h->n_rows, filter, from, anchor, out, n);
}

static void
help_clear(struct help *h)
{
	for (size_t i = 0; i < h->n_rows; i++)
		row_done(&h->rows[i]);
	h->n_rows = h->n = 0;
}

/* The rows that the paragraph takes of so many, with the blank one under it. */
static int
help_about_rows(const struct help *h, int rows, int columns)
{
	struct strings lines = { 0 };
	int n;

	if (!h->about)
		return 0;
	utf8_wrap(&lines, _(h->about), columns - 2);
	n = (int)lines.n + 1;
	strings_free(&lines);
	return n > rows / 2 ? 0 : n;
}

/* The rows of what is beneath; `help` is not asked for its own. */
static bool
help_read(struct ui *ui, void *state, struct err *e)
{
	struct help *h = state;
	struct rows r = { .into = h, .list = true, .columns = ui->cols - HELP_KEYS - HELP_EDGES };
	struct view help = ui->views[--ui->n_views];

	(void)e;
	help_clear(h);
	if (ui->n_views > 0)
		ui_rows(ui, help_add_row, &r);
	ui->views[ui->n_views++] = help;
	text_free(&r.told);
	list_place(&h->list, ui_room(ui).rows - help_about_rows(h, ui_room(ui).rows, ui->cols));
	return true;
}

static bool
help_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct help *h = state;
	struct text s = { 0 };

	(void)arg;
	if (ui->n_views > 1) {
		const struct screen *below = ui->views[ui->n_views - 2].screen;

		for (size_t i = ui->n_views - 1; i > 0 && below->aside; i--)
			below = ui->views[i - 1].screen;
		text_addf(&s, "Help: %s", below->title ? _(below->title) : below->name);
		h->title = text_take(&s);
		h->about = below->help;
	}
	return help_read(ui, h, e);
}

static void
help_close(struct ui *ui, void *state)
{
	struct help *h = state;

	(void)ui;
	help_clear(h);
	free(h->rows);
	free(h->entries);
	free(h->title);
}

static enum role
help_head(const void *state, struct text *left, struct text *right)
{
	const struct help *h = state;

	(void)right;
	text_add(left, h->title ? h->title : _("Help"));
	return ROLE_TITLE;
}

static void
help_draw(const void *state, struct canvas *c)
{
	const struct help *h = state;
	int rows = help_about_rows(h, c->rows, c->cols);
	struct canvas list = canvas_sub(c, (struct box){ rows, 0, c->rows - rows, c->cols });

	if (rows)
		canvas_wrap(c, (struct box){ 0, 1, rows, c->cols - 2 }, ROLE_TEXT, _(h->about));
	list_draw(&h->list, &list);
}

/* Closes the help, and does what the chosen row says, as its key would beneath. */
static void
help_run(struct ui *ui, void *state)
{
	struct help *h = state;
	size_t nth = (size_t)list_id(&h->list);
	struct help_entry run;

	if (!nth || nth > h->n)
		return;
	run = h->entries[nth - 1];
	ui_back(ui);
	view_uncover(ui);
	if (run.row->act && !key_is_help(run.row))
		row_act(ui, run.row, &run.of);
}

static const struct key rows[] = {
	/* clang-format off */
	{ "Enter", help_run, "help-run", "Do what the chosen row says", KEY_ROW | KEY_FOOT, "do it" },
	/* clang-format on */
};

const struct keyset help_keys = { rows, LEN(rows) };

static const int help_widths[] = { HELP_KEYS, 0 };

static const struct list_screen help_list = {
	.fetch = help_fetch,
	.widths = help_widths,
	.n_columns = LEN(help_widths),
	.pairs = true,
	.empty = N_("There is nothing to help with."),
	.none = N_("No row has these words; Esc shows all of them."),
	.refuses = {
		{ "n e d", N_("Help is only read; Enter does what the chosen row says.") },
	},
	.read = help_read,
};

/* What is shown here needs no help of its own. */
static bool
help_offers(const void *state, const struct key *k)
{
	(void)state;
	return !key_is_help(k);
}

const struct screen help_screen = {
	.name = "help",
	.title = "Help",
	.keys = { &help_keys, &list_keys },
	.state_size = sizeof(struct help),
	.list = &help_list,
	.open = help_open,
	.close = help_close,
	.offers = help_offers,
	.head = help_head,
	.draw = help_draw,
};

void
ui_help_text(const struct ui *ui, struct text *out)
{
	write_help(ui, ui_focus(ui), true, out);
}

void
ui_help(struct ui *ui)
{
	struct text s = { 0 };

	if (ui_focus(ui) && ui_focus(ui)->screen == &help_screen)
		return;
	if (ui->linear) {
		write_help(ui, ui_focus(ui), false, &s);
		ui_say(ui, "%s", text_str(&s));
		text_free(&s);
		return;
	}
	ui_push(ui, &help_screen, NULL, NULL);
}
