/*
 * The help of a screen, printed from its rows. Linear mode gets the same as
 * lines.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

struct help {
	char *title;
	struct page page;
	bool more; /* below what is shown */
};

struct rows {
	struct text *out;
	struct text told;  /* the keys told of, a blank around each: an earlier row has them */
	bool linear, list; /* in a list a number typed is a row, not a key */
	bool plain;        /* no columns: it is wrapped by somebody else */
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

	(void)v;
	if (!k->help || (r->linear && (k->flags & KEY_TYPED)))
		return true;
	keys_words(r, k->key, &keys);
	if (keys.n || r->linear || (!*k->key && k->name))
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

/* Is there more below, in the window as it is now? */
static void
help_reload(struct ui *ui, void *state)
{
	struct help *h = state;
	struct box b = ui_room(ui);

	page_move(&h->page, 0, b.rows, b.cols - 2);
	h->more = h->page.top + b.rows < page_rows(&h->page, b.cols - 2);
}

static bool
help_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct help *h = state;
	struct text s = { 0 };
	struct view help;

	(void)arg;
	(void)e;
	help = ui->views[--ui->n_views]; /* not itself: what is beneath it */
	if (ui->n_views > 0) {
		const struct screen *below = ui_focus(ui)->screen;

		text_addf(&s, "Help: %s", below->title ? _(below->title) : below->name);
		h->title = text_take(&s);
		write_help(ui, ui_focus(ui), false, &s);
	}
	ui->views[ui->n_views++] = help;
	h->page.text = text_take(&s);
	help_reload(ui, h);
	return true;
}

static void
help_close(struct ui *ui, void *state)
{
	struct help *h = state;

	(void)ui;
	free(h->title);
	free(h->page.text);
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
	struct canvas in = canvas_sub(c, (struct box){ 0, 1, c->rows, c->cols - 2 });

	page_draw(&h->page, &in);
}

static void
help_say(const void *state, struct text *out)
{
	const struct help *h = state;

	text_add(out, h->page.text ? h->page.text : "");
}

static void
help_move(struct ui *ui, struct help *h, int by)
{
	struct box b = ui_room(ui);

	page_move(&h->page, by, b.rows, b.cols - 2);
	help_reload(ui, h);
}

static void
help_up(struct ui *ui, void *state)
{
	help_move(ui, state, -1);
}

static void
help_down(struct ui *ui, void *state)
{
	help_move(ui, state, 1);
}

static void
help_page_up(struct ui *ui, void *state)
{
	help_move(ui, state, -ui_room(ui).rows);
}

static void
help_page_down(struct ui *ui, void *state)
{
	help_move(ui, state, ui_room(ui).rows);
}

static const struct key rows[] = {
	/* clang-format off */
	{ "Up k",       help_up,        "help-up",        "Scroll up", KEY_TYPED, NULL },
	{ "Down j",     help_down,      "help-down",      "Scroll down", KEY_TYPED, NULL },
	{ "PgUp",       help_page_up,   "help-page-up",   "Scroll a window up", KEY_TYPED, NULL },
	{ "PgDn Space", help_page_down, "help-page-down", "Scroll a window down", KEY_TYPED, "more" },
	/* clang-format on */
};

const struct keyset help_keys = { rows, LEN(rows) };

/* What is shown here needs no help of its own. */
static bool
help_offers(const void *state, const struct key *k)
{
	return k->act == help_page_down ? ((const struct help *)state)->more
		: !key_names(k->key, "?");
}

const struct screen help_screen = {
	.name = "help",
	.title = "Help",
	.keys = { &help_keys },
	.state_size = sizeof(struct help),
	.open = help_open,
	.close = help_close,
	.reload = help_reload,
	.offers = help_offers,
	.head = help_head,
	.draw = help_draw,
	.say = help_say,
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
