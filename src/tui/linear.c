/*
 * The linear face: the same views as plain lines that only append. A line typed
 * is the screen's own, or a choice: a number, a key, an action or a screen by
 * name, "?" for all of them. What is printed is in linear_out.c.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

struct choice {
	const char *word;
	const struct key *row; /* the best so far */
	const struct view *of;
	int rank;              /* how good it is; 0: none */
	bool tie;              /* another is as good */
};

static bool
linear_begins(const char *s, const char *word)
{
	return s && strncasecmp(s, word, strlen(word)) == 0;
}

static int
linear_rank(const struct key *k, const char *word)
{
	if (key_names(k->key, word))
		return 5;
	if (k->name && strcasecmp(k->name, word) == 0)
		return 4;
	if (k->brief && (strcasecmp(k->brief, word) == 0 || strcasecmp(_(k->brief), word) == 0))
		return 3;
	if (strlen(word) < 2)
		return 0;
	return linear_begins(k->name, word) ? 2 :
		linear_begins(k->brief, word) || linear_begins(_(k->brief), word) ? 1 : 0;
}

static bool
consider(void *user, const struct view *v, const struct key *k)
{
	struct choice *c = user;
	int r = k->act && !(k->flags & KEY_TYPED) ? linear_rank(k, c->word) : 0;

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
		if (strlen(word) >= 2 && linear_begins(ui->screens[i]->name, word)) {
			if (found)
				return false;
			found = ui->screens[i];
		}
	}
	if (found)
		ui_goto(ui, found->name);
	return found != NULL;
}

/* "import people.csv": a screen that takes words, and the words. */
static bool
run_screen_with(struct ui *ui, const char *line)
{
	size_t n = blank_word(line);
	char *name = mem_strn(line, n);
	const struct screen *s = line[n] ? ui_screen(ui, name) : NULL;
	bool takes = s && s->takes_words;

	if (takes)
		ui_goto_with(ui, name, line + n + blank_span(line + n));
	free(name);
	return takes;
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

static bool
linear_knows(const struct ui *ui, const char *word)
{
	word += *word == ':';
	return linear_row(ui, word, NULL) || ui_screen(ui, word);
}

bool
linear_run(struct ui *ui, const char *word)
{
	const struct view *of;

	word += *word == ':';
	const struct key *row = linear_row(ui, word, &of);
	if (row)
		row_act(ui, row, of);
	return row || run_screen(ui, word);
}

static bool
linear_number(const char *s, size_t *n)
{
	char *end;
	unsigned long v = strtoul(s, &end, 10);

	*n = v;
	return *s >= '0' && *s <= '9' && *end == '\0' && v > 0;
}

/* "3": opens the third row. "d 3", "3 d", "mark 1 2 5": does it to those rows. */
static bool
linear_run_list(struct ui *ui, struct list *l, const struct strings *words)
{
	const char *verb = NULL;
	size_t numbers = 0;

	for (size_t i = 0; i < words->n; i++) {
		if (linear_number(words->s[i], &(size_t){ 0 }))
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
	if (verb && !linear_knows(ui, verb))
		return false;
	named_begin(ui, l, verb ? verb : "Enter");
	for (size_t i = 0, nth; i < words->n; i++)
		if (linear_number(words->s[i], &nth))
			named_add(ui, l, nth);
	named_go(ui);
	return true;
}

static bool
run_filter(struct list *l, const char *line)
{
	if (*line != '/')
		return false;
	list_narrow(l, line + 1 + blank_span(line + 1));
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

/* "." says all of it again, and first where one is. */
static bool
run_again(struct ui *ui, const char *line)
{
	if (strcmp(line, ".") != 0)
		return false;
	text_clear(&ui_focus(ui)->printed);
	ui->printed_of = NULL;
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

/* An empty line is the key it is ended with, but in a list, whose rows go by number. */
static bool
run_empty(struct ui *ui, const struct list *l, size_t words)
{
	if (words == 0 && !l)
		linear_run(ui, "Enter");
	return words == 0;
}

/* "n", "d 2", "2 d": a key of other lists, and why it does nothing here. */
static bool
run_refused(struct ui *ui, const struct strings *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (list_refuse(ui, ui_focus(ui), words->s[i]))
			return true;
	return false;
}

static void
linear_choose(struct ui *ui, const char *line)
{
	struct list *l = view_list(ui_focus(ui));
	struct strings words = { 0 };

	named_done(ui);
	strings_split(&words, line, " \t");
	bool done = run_empty(ui, l, words.n) || run_again(ui, line)
		|| (l && (run_filter(l, line) || linear_run_list(ui, l, &words) || run_more(l, line)))
		|| run_word(ui, words.n == 1 ? words.s[0] : line)
		|| run_screen_with(ui, line + (*line == ':')) || run_refused(ui, &words);
	if (!done)
		ui_refuse(ui, "“%s” is not a choice here. Type ? for the choices.", line);
	strings_free(&words);
}

void
linear_line(struct ui *ui, const struct event *ev)
{
	const struct view *focus = ui_focus(ui);
	char *line = mem_strn(ev->text ? ev->text : "", ev->n);

	ui->prompted = NULL;
	if (!ui->typing.n)
		ui->line_began = ui->now;
	text_clear(&ui->typing);
	if (!focus
		|| (focus->screen->line
			&& focus->screen->line(ui, focus->state, line, ev->ended))) {
		free(line);
		named_go(ui);
		return;
	}
	line[blank_end(line, strlen(line))] = '\0';
	if (ev->ended)
		linear_choose(ui, line + blank_span(line));
	free(line);
}
