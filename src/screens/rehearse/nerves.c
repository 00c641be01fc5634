/* How nervous one is: a question over whatever is open, a number and Enter. */
#include <stdlib.h>
#include <string.h>

#include "rehearsal.h"

#define NO_NUMBER _("A number from 1 to 10, or Enter alone.")

struct nerves {
	char *question;
	struct line line; /* the number, as it is typed */
	bool refused;     /* what was typed before was no number */
	void (*done)(struct ui *ui, void *user, int nervous);
	void *user;
};

static void
rehearse_nerves_close(struct ui *ui, void *state)
{
	struct nerves *q = state;

	(void)ui;
	line_done(&q->line);
	free(q->question);
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
	int x = canvas_textf(c, 0, 1, c->cols - 2, ROLE_QUESTION, "%s", q->question) + 2;
	int room = c->cols - x - 1;

	canvas_text(c, 1, 1, -1, q->refused ? ROLE_QUESTION : ROLE_LABEL,
		q->refused ? NO_NUMBER : _("1 calm … 10 very, then Enter; alone it skips"));
	line_draw(&q->line, c, 0, room > 4 ? x : 1, room > 4 ? room : c->cols - 2);
}

static void
rehearse_nerves_answer(struct ui *ui, const void *state, int nervous)
{
	const struct nerves *q = state;
	void (*done)(struct ui *ui, void *user, int nervous) = q->done;
	void *user = q->user;

	ui_back(ui);
	done(ui, user, nervous);
}

/* The number, 0 where nothing is typed; -1: something else is. */
static int
rehearse_nerves_number(const char *typed)
{
	int n = 0;

	typed += blank_span(typed);
	return !*typed || word_int(typed, 1, 10, &n) ? n : -1;
}

/* A number acts at its Enter only: this would else go to the screen that comes next. */
static bool
rehearse_nerves_text(struct ui *ui, void *state, const struct event *ev)
{
	struct nerves *q = state;

	(void)ui;
	q->refused = false;
	if (ev->kind == EVENT_PASTE)
		line_type(&q->line, ev->text, ev->n);
	else
		line_key(&q->line, ev);
	return true;
}

/* The Enter of a sentence skips nothing. */
static void
rehearse_nerves_take(struct ui *ui, struct nerves *q, const char *typed)
{
	int n = rehearse_nerves_number(typed);

	if (n >= 0) {
		rehearse_nerves_answer(ui, q, n);
		return;
	}
	line_set(&q->line, "");
	q->refused = true;
	if (ui->linear) /* else it stands below the question */
		ui_refuse(ui, NO_NUMBER);
}

static void
enter(struct ui *ui, void *state)
{
	struct nerves *q = state;

	rehearse_nerves_take(ui, q, text_str(&q->line.text));
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
	text_addf(out, "%s %s ", q->question, _("1 calm to 10 very, Enter skips:"));
}

static bool
rehearse_nerves_line(struct ui *ui, void *state, const char *typed, bool ended)
{
	if (ended)
		rehearse_nerves_take(ui, state, typed);
	return true;
}

/* clang-format off */
static const struct key rows[] = {
	{ "1 2 3 4 5 6 7 8 9 0", NULL, NULL, N_("How nervous: 1 calm to 10 very"), KEY_TYPED, NULL },
	{ "Enter", enter, "nerves-enter", N_("Take the number typed; without one skip the question"), KEY_TYPED, NULL },
	{ "Esc Ctrl-C", skip, "nerves-skip", N_("Skip the question"), KEY_TYPED, N_("skip") },
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
	q->question = mem_str(_(question));
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
		ui_card(ui, _("Nerves"), text_str(&t));
	else
		ui_err(ui, &e);
	text_free(&t);
}
