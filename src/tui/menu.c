/*
 * A list of commands: a digit runs one of the first nine at once, letters
 * narrow, what follows the first blank goes to the command. The `:` palette is
 * a menu of every action in force and every screen. Over a line that takes
 * everything a list may have been opened unawares: what is no command is
 * handed back as prose.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "private.h"

struct menu {
	char *title;
	const struct menu_item *items;
	const char *const *keys; /* of each item; what it does comes first then, its name last */
	size_t n;
	struct line line;
	struct kept kept;
	size_t *shown;  /* the items that match, the best first */
	size_t n_shown;
	size_t at;      /* the chosen one in shown */
	int refused;    /* why Enter ran nothing, as of ready(); 0: typed on since */
	bool moved;     /* it was chosen with the arrows, not by what was typed */
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest);
	prose_take *prose; /* NULL: none */
	bool digits;    /* one runs an item */
	bool names;     /* of things: what is typed is one name, blanks and all */
	bool anew;      /* a name that no item has makes a new one */
	bool quiet;     /* only the line is shown until an arrow asks for the items */
	int told;       /* quiet: the item last said to be meant, -1: none */
	void *user;
	void (*drop)(void *user); /* frees `user` when the menu is done with; NULL: borrowed */
};

/* What was typed, without the "/" of a name; where prose is typed too it is one only behind
 * a key that is no text itself. */
static const char *
menu_typed(const struct menu *m)
{
	const char *s = text_str(&m->line.text);

	if (m->prose)
		return s + (m->digits && *s == '/');
	return name_plain(s);
}

/* The first word typed; the rest through `rest`. */
static char *
menu_first_word(const struct menu *m, const char **rest)
{
	const char *s = menu_typed(m);
	size_t n = m->names ? strlen(s) : blank_word(s);

	if (rest)
		*rest = s + n + blank_span(s + n);
	return mem_strn(s, n);
}

static bool
menu_has(const struct menu *m, const char *name)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcasecmp(m->items[i].name, name) == 0)
			return true;
	return false;
}

/* One of the items, or behind the last the new one that was typed. */
static struct menu_item
menu_item_at(const struct menu *m, size_t i)
{
	return i < m->n ? m->items[i] : (struct menu_item){ menu_typed(m), N_("a new one") };
}

static void
menu_narrow(struct menu *m)
{
	char *word = menu_first_word(m, NULL);
	bool by_name = m->prose && blank_within(text_str(&m->line.text));

	m->n_shown = 0;
	m->at = 0;
	m->moved = false;
	for (int want = 3; want > 0; want--)
		for (size_t i = 0; i < m->n; i++)
			if (name_rank(&m->items[i], word, by_name) == want)
				m->shown[m->n_shown++] = i;
	if (m->anew && *word && !menu_has(m, word))
		m->shown[m->n_shown++] = m->n;
	free(word);
}

static void
menu_close(struct ui *ui, void *state)
{
	struct menu *m = state;

	kept_done(ui, &m->kept);
	free(m->title);
	free(m->shown);
	line_done(&m->line);
	if (m->drop)
		m->drop(m->user);
}

/* Where there is room for a few items only, none is spent on a frame. */
static bool
framed(const struct menu *m, int rows)
{
	return rows >= 6 || rows >= (int)m->n + m->anew + 3;
}

static int
name_columns(const struct menu *m)
{
	int most = 0;

	for (size_t i = 0; i < m->n; i++) {
		int w = utf8_columns(m->items[i].name, strlen(m->items[i].name));

		most = w > most ? w : most;
	}
	return most > 24 ? 24 : most;
}

enum { NAME_X = 4, NAME_GAP = 2, EDGES = 2 }; /* pointer and digit before it; the frame */

static int
help_columns(const struct menu_item *item)
{
	const char *help = _(item->help);

	return help ? utf8_columns(help, strlen(help)) : 0;
}

enum { KEY_COLUMNS = 9, NAMED = 60 }; /* of a key; columns from which names are shown too */

/* As wide as the longest line, where the window is. */
static int
wide(const struct menu *m, int cols)
{
	int need = 72, rest = EDGES + NAME_X + name_columns(m) + NAME_GAP + 1 +
		(m->keys ? KEY_COLUMNS + NAME_GAP : 0);

	for (size_t i = 0; i < m->n; i++)
		if (rest + help_columns(&m->items[i]) > need)
			need = rest + help_columns(&m->items[i]);
	return need < cols ? need : cols;
}

static struct box
menu_place(const void *state, int rows, int cols)
{
	const struct menu *m = state;

	if (m->quiet && !m->moved)
		return (struct box){ 1, 0, 1, cols };
	int need = (int)m->n + m->anew + 3, most = rows > 12 ? rows - 6 : rows - 4;
	int w = wide(m, cols);

	if (need > most)
		need = most;
	return (struct box){ 1, cols - w, need > 2 ? need : 2, w };
}

static const char *
item_name(const void *of, size_t i)
{
	const struct menu *m = of;

	return m->items[i].name;
}

/* The item that Enter runs: the one the arrows chose, or that was typed: its name, or
 * what only it begins with. -1: none; -2: several. A guess would run something that
 * nobody asked for. */
static int
ready(const struct menu *m)
{
	char *word;
	int i;

	if (m->n_shown == 0)
		return -1;
	if (m->moved || (m->n_shown == 1 && !m->prose))
		return (int)m->shown[m->at];
	word = menu_first_word(m, NULL);
	i = m->prose ? menu_meant(m->items, m->n, word) : name_find(word, m->n, item_name, m);
	free(word);
	return i;
}

static size_t
page_size(int rows)
{
	return rows > 0 ? (size_t)rows : 1;
}

/* The first item of the page with the chosen one. */
static size_t
page_top(const struct menu *m, int rows)
{
	return m->at / page_size(rows) * page_size(rows);
}

static void
draw_item(const struct menu *m, struct canvas *c, int y, size_t i, enum role role)
{
	const struct menu_item item = menu_item_at(m, i);
	int names = name_columns(m);

	canvas_text(c, y, NAME_X, names, role, item.name);
	canvas_text(c, y, NAME_X + names + NAME_GAP, -1, ROLE_TEXT, _(item.help));
}

/* What it does, its key, and its name to be typed. */
static void
draw_item_plain(const struct menu *m, struct canvas *c, int y, size_t i, enum role role)
{
	int names = c->cols >= NAMED ? name_columns(m) + NAME_GAP : 0;
	int key = c->cols - names - KEY_COLUMNS - 1;
	char first[KEY_COLUMNS + 1] = "";

	if (m->keys[i])
		snprintf(first, sizeof(first), "%.*s", (int)strcspn(m->keys[i], " "), m->keys[i]);
	canvas_text(c, y, NAME_X, key - NAME_X - 1, role, _(m->items[i].help));
	canvas_text(c, y, key, KEY_COLUMNS, ROLE_KEY, first);
	if (names)
		canvas_text(c, y, key + KEY_COLUMNS, -1, ROLE_MUTED, m->items[i].name);
}

static void
draw_items(const struct menu *m, struct canvas *c)
{
	size_t top = page_top(m, c->rows);
	int y = 0, chosen = ready(m);
	bool digits = m->digits && m->line.text.n == 0;

	for (size_t i = top; i < m->n_shown && y < c->rows; i++, y++) {
		bool this = (int)m->shown[i] == chosen;
		enum role role = this ? ROLE_CHOSEN : ROLE_TEXT;

		if (this)
			canvas_text(c, y, 0, 1, role, ">");
		if (this && m->moved)
			canvas_cursor(c, y, 0);
		if (digits && i < 9)
			canvas_textf(c, y, 2, 1, ROLE_KEY, "%zu", i + 1);
		(m->keys ? draw_item_plain : draw_item)(m, c, y, m->shown[i], role);
	}
	if (m->n_shown == 0)
		canvas_text(c, 0, 4, -1, ROLE_TEXT, m->names ? _("Nothing here has this in its name.")
			: _("No command has this in it."));
}

static void
menu_draw(const void *state, struct canvas *c)
{
	const struct menu *m = state;
	int edge = framed(m, c->rows);
	struct canvas in = canvas_sub(c, (struct box){
		edge + 1, edge, c->rows - 1 - 2 * edge, c->cols - 2 * edge });

	if (edge)
		canvas_frame(c, m->title);
	if (edge && page_top(m, in.rows) + page_size(in.rows) < m->n_shown)
		canvas_textf(c, c->rows - 1, c->cols - 18, -1, ROLE_RULE_WORD, " %s ", _("PgDn for more"));
	canvas_text(c, edge, 2 * edge, 1, ROLE_LABEL, ":");
	line_draw(&m->line, c, edge, 2 * edge + 1, c->cols - 1 - 4 * edge);
	draw_items(m, &in);
}

static void
run_with(struct ui *ui, struct menu *m, size_t i, const char *rest)
{
	struct menu copy = *m;

	m->drop = NULL; /* after `done`, not with the view */
	view_close(ui, m);
	copy.done(ui, copy.user, i, rest);
	if (copy.drop)
		copy.drop(copy.user);
}

static void
menu_run_row(struct ui *ui, struct menu *m, size_t i)
{
	const char *rest;
	char *word = menu_first_word(m, &rest), *kept = mem_str(i < m->n ? rest : word);

	run_with(ui, m, i, kept);
	free(word);
	free(kept);
}

/* Closes the list when what was typed into it is prose and is taken as such. */
static bool
menu_give_back(struct ui *ui, struct menu *m, enum prose_when when)
{
	char *words = mem_str(menu_typed(m));
	bool taken = m->prose && *words && m->prose(ui, m->user, words, when);

	free(words);
	if (taken)
		view_close(ui, m);
	return taken;
}

/* Behind what none has in it, more letters make no better one; a new "/" says so itself.
 * What was refused goes, and comes back with Ctrl-Y. A blank goes on as prose. True: the
 * key is no more than that. */
static bool
begin_anew(struct menu *m, const struct event *ev)
{
	bool types = ev->kind == EVENT_KEY && ev->n && m->line.at == m->line.text.n;
	bool slash = types && (strcmp(ev->key, "/") == 0 || strcmp(ev->key, ":") == 0);
	bool letter = types && m->n_shown == 0 && strcmp(ev->key, "Space") != 0;
	struct event kill;

	if (!m->refused || !(slash || letter))
		return false;
	event_key(&kill, "Ctrl-U");
	line_key(&m->line, &kill);
	return slash;
}

/* Before anything is typed: a digit of an item. Where prose is typed, one that no item has
 * is text. */
static bool
run_digit(struct ui *ui, struct menu *m, const struct event *ev)
{
	size_t nth = (size_t)(ev->key[0] - '1');

	if (!m->digits || ev->key[1] || nth >= 9 || (nth >= m->n_shown && m->prose))
		return false;
	if (nth < m->n_shown)
		run_with(ui, m, m->shown[nth], NULL);
	else
		ui_ring(ui);
	return true;
}

/* The first key; false: it goes into the line. */
static bool
first_key(struct ui *ui, struct menu *m, const struct event *ev)
{
	if (ev->kind == EVENT_PASTE) {
		if (!m->prose)
			return false;
		view_close(ui, m); /* nobody pastes a command */
		ui_event(ui, ev);
		return true;
	}
	if (run_digit(ui, m, ev))
		return true;
	if (strcmp(ev->key, "/") == 0 && m->prose && !m->digits)
		m->prose(ui, m->user, "/", PROSE_TYPING); /* doubled, it types itself */
	else if (strcmp(ev->key, "Backspace") != 0)
		return false;
	view_close(ui, m);
	return true;
}

/* Who hears the screen is told which command the letters mean, not those they do not. */
static void
menu_tell_meant(struct ui *ui, struct menu *m)
{
	int i = m->quiet && !m->moved ? ready(m) : -1;

	if (i >= 0 && i != m->told && m->items[i].help)
		ui_say(ui, "%s: %s", m->items[i].name, _(m->items[i].help));
	m->told = i;
}

static bool
menu_text(struct ui *ui, void *state, const struct event *ev)
{
	struct menu *m = state;

	if (m->line.text.n == 0 && first_key(ui, m, ev))
		return true;
	if (begin_anew(m, ev) || line_key(&m->line, ev))
		menu_narrow(m);
	m->refused = 0;
	menu_tell_meant(ui, m);
	if (blank_within(text_str(&m->line.text)))
		menu_give_back(ui, m, PROSE_TYPING);
	return true;
}

static void
menu_run(struct ui *ui, void *state)
{
	struct menu *m = state;
	int i = ready(m);
	char *word;

	if (!m->moved && menu_give_back(ui, m, PROSE_ENTER))
		return;
	if (i >= 0) {
		menu_run_row(ui, m, (size_t)i);
		return;
	}
	word = menu_first_word(m, NULL);
	m->refused = *word ? i : 0;
	if (!*word)
		ui_refuse(ui, m->digits ? "Choose by arrow, digit or name" : "Choose by arrow or name");
	else if (m->names)
		ui_refuse(ui, i == -2 ? "Several names begin with “%s”" : "No name begins with “%s”", word);
	else
		ui_refuse(ui, i == -2 ? "Several commands begin with “%s”"
				   : "No command begins with “%s”", word);
	ui_ring(ui);
	free(word);
}

/* What the window cuts is told whole of the one that was chosen. */
static void
tell_chosen(struct ui *ui, const struct menu *m)
{
	const struct menu_item *item = m->n_shown && m->shown[m->at] < m->n
		? &m->items[m->shown[m->at]] : NULL;
	int edges = framed(m, menu_place(m, ui->rows, ui->cols).rows) ? EDGES : 0;
	int room = wide(m, ui->cols) - edges - NAME_X - name_columns(m) - NAME_GAP;

	if (item && help_columns(item) > room)
		ui_say(ui, "%s", _(item->help));
}

static void
menu_up(struct ui *ui, void *state)
{
	struct menu *m = state;

	m->moved = true;
	m->at -= m->at > 0;
	tell_chosen(ui, m);
}

static void
menu_down(struct ui *ui, void *state)
{
	struct menu *m = state;

	m->at += m->moved && m->at + 1 < m->n_shown;
	m->moved = true;
	tell_chosen(ui, m);
}

static size_t
menu_page_step(const struct ui *ui, const struct menu *m)
{
	int rows = menu_place(m, ui->rows, ui->cols).rows;

	return page_size(rows - 1 - (framed(m, rows) ? EDGES : 0));
}

static void
menu_page_up(struct ui *ui, void *state)
{
	struct menu *m = state;
	size_t step = menu_page_step(ui, m);

	m->moved = true;
	m->at = m->at > step ? m->at - step : 0;
	tell_chosen(ui, m);
}

static void
menu_page_down(struct ui *ui, void *state)
{
	struct menu *m = state;

	m->moved = true;
	m->at += menu_page_step(ui, m);
	if (m->at >= m->n_shown)
		m->at = m->n_shown ? m->n_shown - 1 : 0;
	tell_chosen(ui, m);
}

static void
menu_leave(struct ui *ui, void *state)
{
	struct menu *m = state;

	if (m->moved || !menu_give_back(ui, m, PROSE_LEAVING))
		view_close(ui, m);
}

/* A name alone is typed again in a moment; the words after it are not. Where prose is typed a
 * first word may be of that. */
static void
menu_settle(struct ui *ui, void *state)
{
	struct menu *m = state;
	const char *rest;

	free(menu_first_word(m, &rest));
	kept_settle(ui, &m->kept, m->prose ? menu_typed(m) : *rest ? text_str(&m->line.text) : "");
}

static void
menu_say(const void *state, struct text *out)
{
	const struct menu *m = state;

	text_addf(out, "%s\n", m->title);
	for (size_t i = 0; i < m->n; i++) {
		const char *help = m->items[i].help ? _(m->items[i].help) : "";
		if (m->keys) /* what it does first, its name last */
			text_addf(out, "%zu. %s (%s)\n", i + 1, help, m->items[i].name);
		else
			text_addf(out, *help ? "%zu. %s: %s\n" : "%zu. %s\n", i + 1, m->items[i].name, help);
	}
}

static void
menu_ask(const void *state, struct text *out)
{
	(void)state;
	text_addf(out, "%s ", _("Number or name (Enter leaves):"));
}

static bool
menu_line(struct ui *ui, void *state, const char *line, bool ended)
{
	struct menu *m = state;
	unsigned long nth = strtoul(line, NULL, 10);
	char *word;
	int i;

	if (!ended)
		return true;
	if (!*line) {
		view_close(ui, m);
		return true;
	}
	line_set(&m->line, line);
	word = menu_first_word(m, NULL);
	i = nth > 0 && nth <= m->n ? (int)nth - 1 : name_find(word, m->n, item_name, m);
	free(word);
	if (i >= 0 || (i == -1 && m->anew))
		menu_run_row(ui, m, i >= 0 ? (size_t)i : m->n);
	else if (m->names)
		ui_refuse(ui, i == -2 ? "Several names begin with “%s”." : "No name begins with “%s”.", line);
	else
		ui_refuse(ui, i == -2 ? "Several commands begin with “%s”."
				   : "No command is called “%s”.", line);
	return true;
}

static const struct key rows[] = {
	/* clang-format off */
	{ "Enter",             menu_run,   "menu-run",   "Run the chosen command", KEY_TYPED, "run" },
	{ "Up Ctrl-P",         menu_up,    "menu-up",    "Go to the command above", KEY_TYPED, NULL },
	{ "Down Ctrl-N",       menu_down,  "menu-down",  "Go to the command below", KEY_TYPED, NULL },
	{ "PgUp",              menu_page_up, "menu-page-up", "Go a page of commands up", KEY_TYPED, NULL },
	{ "PgDn",              menu_page_down, "menu-page-down", "Go a page of commands down", KEY_TYPED, NULL },
	{ "Esc Ctrl-C Ctrl-G Ctrl-\\", menu_leave, "menu-leave", "Close the list of commands", KEY_TYPED, "close" },
	/* clang-format on */
};

const struct keyset menu_keys = { rows, LEN(rows) };

static const struct screen menu_screen = {
	.name = "menu",
	.title = "Commands",
	.keys = { &menu_keys },
	.state_size = sizeof(struct menu),
	.close = menu_close,
	.place = menu_place,
	.draw = menu_draw,
	.text = menu_text,
	.settle = menu_settle,
	.say = menu_say,
	.ask = menu_ask,
	.line = menu_line,
	.types = true,
	.no_suspend = true,
};

void
menu_push(struct ui *ui, const char *title, const struct menu_item *items, size_t n,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user,
	void (*drop)(void *user))
{
	struct menu *m;

	ui_push(ui, &menu_screen, NULL, NULL);
	m = ui_top_state(ui, &menu_screen);
	m->title = mem_str(_(title));
	m->items = items;
	m->n = n;
	m->shown = mem_new(n + 1, sizeof(*m->shown));
	m->done = done;
	m->user = user;
	m->drop = drop;
	m->digits = true;
	kept_open(ui, &m->kept, title, &m->line);
	menu_narrow(m);
}

void
menu_show_keys(struct ui *ui, const char *const *keys)
{
	struct menu *m = ui_top_state(ui, &menu_screen);

	m->keys = keys;
}

void
ui_menu(struct ui *ui, const char *title, const struct menu_item *items, size_t n,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user)
{
	menu_push(ui, title, items, n, done, user, NULL);
}

void
ui_menu_prose(struct ui *ui, prose_take *prose, bool digits, const char *draft)
{
	struct menu *m = ui_top_state(ui, &menu_screen);

	m->prose = prose;
	m->digits = digits;
	kept_settle(ui, &m->kept, ""); /* under its own name from now on */
	mem_set(&m->kept.key, draft);
}

void
ui_menu_quiet(struct ui *ui)
{
	struct menu *m = ui_top_state(ui, &menu_screen);

	m->quiet = true;
	m->told = -1;
}

void
ui_menu_names(struct ui *ui, bool anew)
{
	struct menu *m = ui_top_state(ui, &menu_screen);

	m->names = true;
	m->anew = anew;
}
