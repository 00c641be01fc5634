/* A question at the status line, answered by one key. A letter counts when nothing is typed
 * behind it, so that a sentence typed there answers nothing. */
#include <stdlib.h>
#include <string.h>

#include "private.h"

struct choice {
	char *question;
	const struct answer *answers; /* a copy; the words in it are borrowed */
	size_t n;
	struct one_key key;
	void (*done)(struct ui *ui, void *user, size_t nth);
	void *user;
};

static void
choose_close(struct ui *ui, void *state)
{
	struct choice *q = state;

	(void)ui;
	free(q->question);
	free((void *)q->answers);
}

/* "[y]es", or "[Tab] next" when the label does not begin with its key. */
static void
answer_words(const struct choice *q, struct text *out)
{
	for (size_t i = 0; i < q->n; i++) {
		const struct answer *a = &q->answers[i];
		size_t n = strlen(a->key);
		const char *label = _(a->label);
		bool in = strncasecmp(label, a->key, n) == 0;

		text_addf(out, "%s[%s]%s%s", i ? " " : "", a->key, in ? "" : " ",
			in ? label + n : label);
	}
}

/* The question and below it the answers, wrapped, where one row does not hold both; returns
 * how many rows of them are the question's, 0: one row holds all. */
static size_t
choose_rows_of(const struct choice *q, int cols, struct strings *lines)
{
	struct text words = { 0 };
	size_t asked = 0;
	int w;

	answer_words(q, &words);
	w = utf8_columns(q->question, strlen(q->question)) + 2 +
		utf8_columns(text_str(&words), words.n);
	if (w > cols - 2) {
		utf8_wrap(lines, q->question, cols - 2);
		asked = lines->n;
		utf8_wrap(lines, text_str(&words), cols - 3);
	}
	text_free(&words);
	return asked;
}

static struct box
choose_place(const void *state, int rows, int cols)
{
	struct strings lines = { 0 };
	int n = choose_rows_of(state, cols, &lines) ? (int)lines.n : 1;

	strings_free(&lines);
	n = n > rows - 2 ? 1 : n; /* no room: one row, cut */
	return (struct box){ rows - 1 - n, 0, n, cols };
}

/* False: it has only one row. */
static bool
choose_draw_tall(const struct choice *q, struct canvas *c)
{
	struct strings lines = { 0 };
	size_t asked = c->rows > 1 ? choose_rows_of(q, c->cols, &lines) : 0;

	for (size_t i = 0; i < lines.n; i++)
		canvas_text(c, (int)i, 1, -1, i < asked ? ROLE_LABEL : ROLE_ANSWER, lines.s[i]);
	if (lines.n) {
		const char *last = lines.s[lines.n - 1];
		canvas_cursor(c, (int)lines.n - 1, utf8_columns(last, strlen(last)) + 2);
	}
	strings_free(&lines);
	return asked > 0;
}

static void
choose_draw(const void *state, struct canvas *c)
{
	const struct choice *q = state;
	struct text words = { 0 };
	int w, x = 1, room = c->cols - 2;

	if (choose_draw_tall(q, c))
		return;
	answer_words(q, &words);
	w = utf8_columns(text_str(&words), words.n);
	x += canvas_text(c, 0, x, room - w - 2 > 8 ? room - w - 2 : 8, ROLE_LABEL, q->question) + 2;
	x += canvas_text(c, 0, x, -1, ROLE_ANSWER, text_str(&words));
	canvas_cursor(c, 0, x + 1);
	text_free(&words);
}

static void
choose_nth(struct ui *ui, const void *state, size_t nth)
{
	struct choice q = *(const struct choice *)state;

	view_close(ui, state);
	q.done(ui, q.user, nth);
}

/* From 1; 0: the key is no answer. */
static size_t
answer_of(const struct choice *q, const char *key)
{
	for (size_t i = 0; i < q->n; i++)
		if (strcasecmp(q->answers[i].key, key) == 0)
			return i + 1;
	return 0;
}

static int64_t
choose_due(const void *state, const struct moment *now)
{
	return one_key_due(&((const struct choice *)state)->key, now);
}

static void
choose_tick(struct ui *ui, void *state)
{
	size_t nth = one_key_enter(&((struct choice *)state)->key);

	if (nth)
		choose_nth(ui, state, nth - 1);
}

static bool
choose_text(struct ui *ui, void *state, const struct event *ev)
{
	struct choice *q = state;
	size_t nth = ev->kind == EVENT_KEY ? answer_of(q, ev->key) : 0;

	if (q->key.nth && choose_due(state, &ui->now) == 0) { /* it counts already */
		choose_tick(ui, state);
		ui_event(ui, ev);
	} else if (nth && !ev->n) {
		choose_nth(ui, state, nth - 1);
	} else if (ev->kind == EVENT_KEY && ev->n) {
		one_key_typed(&q->key, nth, &ui->now);
		if (q->key.prose)
			ui_ring(ui);
	}
	return true;
}

static void
choose_ask(const void *state, struct text *out)
{
	const struct choice *q = state;

	text_addf(out, "%s ", q->question);
	answer_words(q, out);
	text_joinf(out, " ", "%s ", _("(:q leaves):"));
}

static void
choose_refuse(struct ui *ui, const struct choice *q, const char *line)
{
	struct text choices = { 0 };

	for (size_t i = 0; i < q->n; i++)
		text_addf(&choices, "%s%s", i ? ", " : "", _(q->answers[i].label));
	ui_refuse(ui, "“%s” is not one of the choices: %s.", line, text_str(&choices));
	text_free(&choices);
}

static bool
choose_begins(const struct answer *a, const char *line)
{
	size_t n = strlen(line);

	return strncasecmp(_(a->label), line, n) == 0 || strncasecmp(a->label, line, n) == 0;
}

/* Its key, its whole words, or a beginning that only one has; else their number. */
static size_t
choose_find(const struct choice *q, const char *line)
{
	size_t found = q->n, many = 0;

	for (size_t i = 0; i < q->n; i++)
		if (strcasecmp(q->answers[i].key, line) == 0 || strcasecmp(_(q->answers[i].label), line) == 0)
			return i;
	for (size_t i = 0; i < q->n; i++)
		if (choose_begins(&q->answers[i], line)) {
			found = i;
			many++;
		}
	return many == 1 ? found : q->n;
}

static bool
choose_line(struct ui *ui, void *state, const char *line, bool ended)
{
	const struct choice *q = state;
	size_t n = strlen(line), found;

	if (!ended)
		return true;
	if (strcmp(line, ".") == 0) /* said again, as on any screen */
		return false;
	if (n == 0 || strcmp(line, ":q") == 0) {
		view_close(ui, state);
		return true;
	}
	found = choose_find(q, line);
	if (found < q->n)
		choose_nth(ui, state, found);
	else
		choose_refuse(ui, q, line);
	return true;
}

static void
choose_leave(struct ui *ui, void *state)
{
	view_close(ui, state);
}

static const struct key choose_rows[] = {
	/* clang-format off */
	{ "Enter", choose_tick, "choice-enter", "Take the answer just typed at once", KEY_TYPED, NULL },
	{ "Esc Ctrl-C Ctrl-G", choose_leave, "choice-leave", "Answer nothing", KEY_TYPED, "leave" },
	/* clang-format on */
};

const struct keyset choose_keys = { choose_rows, LEN(choose_rows) };

static const struct screen choose_screen = {
	.name = "choice",
	.title = "A question",
	.keys = { &choose_keys },
	.state_size = sizeof(struct choice),
	.close = choose_close,
	.place = choose_place,
	.draw = choose_draw,
	.text = choose_text,
	.due = choose_due,
	.tick = choose_tick,
	.ask = choose_ask,
	.line = choose_line,
	.types = true,
};

void
ui_choose(struct ui *ui, const char *question, const struct answer *answers, size_t n,
	void (*done)(struct ui *ui, void *user, size_t nth), void *user)
{
	struct choice *q;

	ui_push(ui, &choose_screen, NULL, NULL);
	q = ui_top_state(ui, &choose_screen);
	q->question = mem_str(_(question));
	q->answers = mem_copy(answers, n * sizeof(*answers));
	q->n = n;
	q->done = done;
	q->user = user;
}
