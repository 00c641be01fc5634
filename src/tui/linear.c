/*
 * The linear face: the same views as plain lines that only append. What a
 * screen says is printed when it changed (only the lines that did), after the
 * messages, before a prompt. A line typed is the screen's own, or a
 * choice: a number, a key, an action or a screen by name, "?" for all of them.
 */
#include <stdlib.h>
#include <string.h>

#include "own.h"

/* ---- out ---- */

/* The dot that sets phrases apart for the eye is read out; a comma is heard as a pause. */
static void
soften(struct text *t)
{
	static const char dot[] = " · ";

	for (char *at; t->n && (at = strstr(t->s, dot));) {
		size_t i = (size_t)(at - t->s);
		text_remove(t, i, sizeof(dot) - 1);
		text_insert(t, i, ", ", 2);
	}
}

/* Blanks that only align are cells of a braille line. */
static void
squeeze(struct text *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->s[i] != ' ' || !kept || t->s[kept - 1] != ' ')
			t->s[kept++] = t->s[i];
	text_cut(t, kept);
}

/* Fit to print, within the width set. */
static void
print(const struct ui *ui, struct text *out, const char *s)
{
	struct text shown = { 0 }, ascii = { 0 };
	struct strings lines = { 0 };

	text_show_lines(&shown, s);
	soften(&shown);
	if (ui->ascii)
		text_ascii(&ascii, text_str(&shown));
	s = ui->ascii ? text_str(&ascii) : text_str(&shown);
	if (ui->linear_columns > 0) {
		utf8_wrap(&lines, s, ui->linear_columns);
		for (size_t i = 0; i < lines.n; i++)
			text_addf(out, "%s\n", lines.s[i]);
	} else {
		text_add(out, s);
		if (out->n && out->s[out->n - 1] != '\n')
			text_addc(out, '\n');
	}
	strings_free(&lines);
	text_free(&shown);
	text_free(&ascii);
}

static void
say_title(const struct view *v, struct text *out)
{
	struct text left = { 0 }, right = { 0 };

	if (v->screen->head)
		v->screen->head(v->state, &left, &right);
	text_addf(out, "%s", left.n ? left.s : v->screen->title ? v->screen->title
								: v->screen->name);
	if (right.n)
		text_addf(out, ", %s", right.s);
	text_addc(out, '\n');
	text_free(&left);
	text_free(&right);
}

static size_t
line_length(const char *s)
{
	size_t n = strcspn(s, "\n");

	return n + (s[n] == '\n');
}

static size_t
count_lines(const char *s)
{
	size_t n = 0;

	for (; *s; s += line_length(s))
		n++;
	return n;
}

/* The lines of `now` that are not those of `old`: each for itself where there are as many,
 * else all from the first one on. */
static void
add_changed(const char *old, const char *now, struct text *out)
{
	bool singly = count_lines(old) == count_lines(now);

	for (size_t n, was; *now; now += n, old += was) {
		n = line_length(now);
		was = line_length(old);
		if (n == was && strncmp(old, now, n) == 0)
			continue;
		if (!singly) {
			text_add(out, now);
			return;
		}
		text_addn(out, now, n);
	}
}

/* Where one is, when it is elsewhere than before, then what is there; else what of it has
 * changed since it was printed. */
static void
print_content(struct ui *ui, struct view *v, struct text *out)
{
	struct text now = { 0 }, news = { 0 };
	bool here = ui->printed_of == v->state;

	if (v->screen->say)
		v->screen->say(v->state, &now);
	if (!here && !v->screen->place)
		say_title(v, &news);
	if (!here && strcmp(text_str(&now), text_str(&v->printed)) != 0)
		text_clear(&v->printed);
	add_changed(text_str(&v->printed), text_str(&now), &news);
	squeeze(&news);
	if (news.n)
		print(ui, out, news.s);
	text_free(&news);
	text_free(&v->printed);
	v->printed = now;
	ui->printed_of = v->state;
}

/* Its last line has no end: the answer is typed behind it. */
static void
print_prompt(const struct ui *ui, const struct view *v, struct text *out)
{
	struct text ask = { 0 }, shown = { 0 };

	if (v->screen->ask)
		v->screen->ask(v->state, &ask);
	text_show(&shown, ask.n ? ask.s : "> ");
	while (shown.n && shown.s[shown.n - 1] == ' ')
		text_cut(&shown, shown.n - 1);
	print(ui, out, text_str(&shown));
	text_cut(out, out->n - 1);
	const char *end = strrchr(out->s, '\n'), *last = end ? end + 1 : out->s;
	if (!ui->linear_columns || utf8_columns(last, strlen(last)) < ui->linear_columns)
		text_addc(out, ' ');
	text_free(&ask);
	text_free(&shown);
}

/* ---- when ---- */

enum { PAUSE_MS = 5000 }; /* without a key: one thinks, or listens */

void
ui_typing(struct ui *ui, const char *line)
{
	if (*line && !ui->typing.n)
		ui->line_began = ui->now;
	text_set(&ui->typing, line);
	ui->typing_ms = ui->now.boot_ms;
}

void
ui_complete(struct ui *ui, const struct moment *now)
{
	struct event ev = { .now = *now };

	event_key(&ev, "Ctrl-T");
	if (ui_key(ui, ev.key))
		ui_event(ui, &ev);
}

/* Milliseconds that news have to wait for the line being typed, unless it ends. */
int64_t
linear_wait(const struct ui *ui)
{
	int64_t since = ui->now.boot_ms - ui->typing_ms;

	return !ui->typing.n || since >= PAUSE_MS ? 0 : PAUSE_MS - since;
}

void
linear_again(struct ui *ui)
{
	ui->prompted = NULL;
	ui->typing_ms = ui->now.boot_ms - PAUSE_MS;
}

void
ui_linear(struct ui *ui, struct text *out)
{
	struct text said = ui->said, news = { 0 };
	struct view *v;

	if (!ui->quit && linear_wait(ui) > 0)
		return;
	view_uncover(ui);
	v = ui_focus(ui);
	ui->said = (struct text){ 0 };
	while (said.n && said.s[said.n - 1] == '\n') /* a blank line at the end says nothing */
		text_cut(&said, said.n - 1);
	if (said.n)
		print(ui, &news, said.s);
	text_free(&said);
	if (v && !ui->quit)
		print_content(ui, v, &news);
	/* A tick that has nothing to tell leaves the prompt alone; news leave its line. */
	if (ui->prompted && (news.n || ui->quit || (v && ui->prompted != v->state)))
		text_addc(out, '\n');
	text_add(out, text_str(&news));
	if (v && !ui->quit && (news.n || ui->prompted != v->state)) {
		print_prompt(ui, v, out);
		text_add(out, text_str(&ui->typing));
	}
	ui->prompted = v && !ui->quit ? v->state : NULL;
	text_free(&news);
}

/* ---- in ---- */

struct choice {
	const char *word;
	const struct key *row; /* the best so far */
	const struct view *of;
	int rank;              /* how good it is; 0: none */
	bool tie;              /* another is as good */
};

static bool
begins(const char *s, const char *word)
{
	return s && strncasecmp(s, word, strlen(word)) == 0;
}

static int
rank(const struct key *k, const char *word)
{
	if (key_names(k->key, word))
		return 5;
	if (k->name && strcasecmp(k->name, word) == 0)
		return 4;
	if (k->brief && strcasecmp(k->brief, word) == 0)
		return 3;
	if (strlen(word) < 2)
		return 0;
	return begins(k->name, word) ? 2 : begins(k->brief, word) ? 1 : 0;
}

static bool
consider(void *user, const struct view *v, const struct key *k)
{
	struct choice *c = user;
	int r = k->act && !(k->flags & KEY_TYPED) ? rank(k, c->word) : 0;

	if (r > c->rank) {
		c->row = k;
		c->of = v;
		c->rank = r;
		c->tie = false;
	} else if (r && r == c->rank && k->act != c->row->act && r < 3) {
		c->tie = true;
	}
	return true;
}

static bool
run_screen(struct ui *ui, const char *word)
{
	const struct screen *found = NULL;

	for (size_t i = 0; i < ui->n_screens; i++) {
		if (strcasecmp(ui->screens[i]->name, word) == 0) {
			found = ui->screens[i];
			break;
		}
		if (strlen(word) >= 2 && begins(ui->screens[i]->name, word)) {
			if (found)
				return false;
			found = ui->screens[i];
		}
	}
	if (found)
		ui_goto(ui, found->name);
	return found != NULL;
}

const struct key *
linear_row(const struct ui *ui, const char *word, const struct view **of)
{
	struct choice c = { .word = word };

	ui_rows(ui, consider, &c);
	if (c.rank < 3 && (c.tie || ui_screen(ui, word))) /* a whole name goes before a beginning */
		return NULL;
	if (of)
		*of = c.of;
	return c.row;
}

bool
linear_run(struct ui *ui, const char *word)
{
	const struct view *of;

	word += *word == ':';
	const struct key *row = linear_row(ui, word, &of);
	if (row)
		row->act(ui, of->state);
	return row || run_screen(ui, word);
}

static bool
number(const char *s, size_t *n)
{
	char *end;
	unsigned long v = strtoul(s, &end, 10);

	*n = v;
	return *s >= '0' && *s <= '9' && *end == '\0' && v > 0;
}

/* "3": opens the third row. "d 3", "3 d", "mark 1 2 5": does it to those rows. */
static bool
run_list(struct ui *ui, struct list *l, const struct strings *words)
{
	const char *verb = NULL;
	size_t nth, numbers = 0;

	for (size_t i = 0; i < words->n; i++) {
		if (number(words->s[i], &nth))
			numbers++;
		else if (!verb)
			verb = words->s[i];
		else
			return false;
	}
	if (!numbers)
		return false;
	if (verb && strcasecmp(verb, "mark") == 0)
		verb = "Space"; /* the key's row has no word of its own */
	for (size_t i = 0; i < words->n; i++) {
		const struct view *v = ui_focus(ui);

		if (!number(words->s[i], &nth))
			continue;
		if (!v || view_list(v) != l)
			break; /* the action led elsewhere */
		if (!list_pick(l, nth))
			ui_say(ui, "There is no row %zu.", nth);
		else if (!linear_run(ui, verb ? verb : "Enter"))
			return false;
	}
	return true;
}

static bool
run_filter(struct list *l, const char *line)
{
	if (*line != '/')
		return false;
	list_narrow(l, line + 1 + strspn(line + 1, " "));
	return true;
}

/* Whatever m is the key of here. */
static bool
run_more(struct list *l, const char *line)
{
	if (strcmp(line, "more") != 0 || !l->more)
		return false;
	list_page(l, 1);
	return true;
}

/* "." says all of it again. */
static bool
run_again(struct view *v, const char *line)
{
	if (strcmp(line, ".") != 0)
		return false;
	text_clear(&v->printed);
	return true;
}

static bool
run_word(struct ui *ui, const char *word)
{
	if (linear_run(ui, word))
		return true;
	if (strcmp(word, "?") == 0)
		ui_help(ui);
	else if (strcasecmp(word, "quit") == 0)
		ui->quit = true;
	else
		return false;
	return true;
}

static void
choose(struct ui *ui, const char *line)
{
	struct list *l = view_list(ui_focus(ui));
	struct strings words = { 0 };

	strings_split(&words, line, " \t");
	bool done = words.n == 0 || run_again(ui_focus(ui), line)
		|| (l && (run_filter(l, line) || run_list(ui, l, &words) || run_more(l, line)))
		|| (words.n == 1 && run_word(ui, words.s[0]));
	if (!done)
		ui_say(ui, "“%s” is no choice here. Type ? for the choices.", line);
	strings_free(&words);
}

void
linear_line(struct ui *ui, const struct event *ev)
{
	const struct view *focus = ui_focus(ui);
	char *line = mem_strn(ev->text ? ev->text : "", ev->n);
	size_t n = strlen(line);

	ui->prompted = NULL;
	if (!ui->typing.n)
		ui->line_began = ui->now;
	text_clear(&ui->typing);
	if (!focus
		|| (focus->screen->line
			&& focus->screen->line(ui, focus->state, line, ev->ended))) {
		free(line);
		return;
	}
	while (n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t' || line[n - 1] == '\r'))
		line[--n] = '\0';
	if (ev->ended)
		choose(ui, line + strspn(line, " \t"));
	free(line);
}
