/* How nervous one is: a question over whatever is open, one key or a line. */
#include <stdlib.h>
#include <string.h>

#include "rehearsal.h"

struct nerves {
	char *question;
	struct one_key key; /* nth: the number itself */
	void (*done)(struct ui *ui, void *user, int nervous);
	void *user;
};

static void
rehearse_nerves_close(struct ui *ui, void *state)
{
	(void)ui;
	free(((struct nerves *)state)->question);
}

static struct box
rehearse_nerves_place(const void *state, int rows, int cols)
{
	(void)state;
	return (struct box){ rows - 2, 0, 2, cols };
}

static void
rehearse_nerves_draw(const void *state, struct canvas *c)
{
	const struct nerves *q = state;
	int x = canvas_textf(c, 0, 1, c->cols - 2, ROLE_QUESTION, "%s", q->question);

	canvas_text(c, 1, 1, -1, ROLE_LABEL, "1 calm … 9, 0 for 10 very; Enter skips");
	canvas_cursor(c, 0, x + 2 < c->cols ? x + 2 : c->cols - 1);
}

static void
rehearse_nerves_answer(struct ui *ui, const void *state, int nervous)
{
	struct nerves q = *(const struct nerves *)state;

	ui_back(ui);
	q.done(ui, q.user, nervous);
}

static int64_t
rehearse_nerves_due(const void *state, const struct moment *now)
{
	return one_key_due(&((const struct nerves *)state)->key, now);
}

static void
rehearse_nerves_tick(struct ui *ui, void *state)
{
	int n = (int)one_key_enter(&((struct nerves *)state)->key);

	if (n)
		rehearse_nerves_answer(ui, state, n);
}

static bool
rehearse_nerves_text(struct ui *ui, void *state, const struct event *ev)
{
	struct nerves *q = state;
	const char *k = ev->key;
	bool digit = k[0] >= '0' && k[0] <= '9' && !k[1];

	if (q->key.nth &&
		rehearse_nerves_due(state, &ui->now) == 0) { /* it counts already */
		rehearse_nerves_tick(ui, state);
		ui_event(ui, ev);
	} else if (ev->kind == EVENT_KEY && ev->n) {
		one_key_typed(&q->key, !digit ? 0 : k[0] == '0' ? 10 : (size_t)(k[0] - '0'),
			&ui->now);
	}
	return true;
}

/* The Enter of a sentence skips nothing. */
static void
enter(struct ui *ui, void *state)
{
	struct nerves *q = state;

	if (q->key.nth || q->key.prose)
		rehearse_nerves_tick(ui, state);
	else
		rehearse_nerves_answer(ui, state, 0);
}

static void
skip(struct ui *ui, void *state)
{
	rehearse_nerves_answer(ui, state, 0);
}

static void
rehearse_nerves_ask(const void *state, struct text *out)
{
	const struct nerves *q = state;
	text_addf(out, "%s 1 calm to 10 very, Enter skips: ", q->question);
}

static bool
rehearse_nerves_line(struct ui *ui, void *state, const char *typed, bool ended)
{
	int n = 0;

	if (!ended)
		return true;
	if (*typed && !word_int(typed, 1, 10, &n))
		ui_refuse(ui, "A number from 1 to 10, or Enter alone.");
	else
		rehearse_nerves_answer(ui, state, n);
	return true;
}

/* clang-format off */
static const struct key rows[] = {
	{ "1 2 3 4 5 6 7 8 9 0", NULL, NULL, "How nervous: 1 calm to 9, 0 for 10", KEY_TYPED, NULL },
	{ "Enter", enter, "nerves-enter", "Take the number just typed; without one skip the question", KEY_TYPED, NULL },
	{ "Esc Ctrl-C", skip, "nerves-skip", "Skip the question", KEY_TYPED, "skip" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static const struct screen nerves_screen = {
	.name = "nerves",
	.title = "How nervous",
	.keys = { &keys },
	.state_size = sizeof(struct nerves),
	.close = rehearse_nerves_close,
	.place = rehearse_nerves_place,
	.draw = rehearse_nerves_draw,
	.text = rehearse_nerves_text,
	.due = rehearse_nerves_due,
	.tick = rehearse_nerves_tick,
	.ask = rehearse_nerves_ask,
	.line = rehearse_nerves_line,
	.types = true,
};

void
nerves_ask(struct ui *ui, const char *question,
	void (*done)(struct ui *ui, void *user, int nervous), void *user)
{
	ui_push(ui, &nerves_screen, NULL, NULL);
	struct nerves *q = ui_top_state(ui, &nerves_screen);
	q->question = mem_str(question);
	q->done = done;
	q->user = user;
}

#define CARD_EDGES 4 /* columns of a card that are not its text */

void
rehearsal_show_chart(struct ui *ui, void *state)
{
	struct text t = { 0 };
	struct err e = { 0 };

	(void)state;
	if (rehearsal_chart(&app_of(ui)->desk, ui->linear ? 0 : ui->cols - CARD_EDGES, &t, &e))
		ui_card(ui, "Nerves", text_str(&t));
	else
		ui_err(ui, &e);
	text_free(&t);
}
