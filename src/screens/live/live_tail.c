/*
 * the rest of a sentence during which the call was ended by a digit that was not meant. For a
 * second after the end, and after each key from then on, what types is words and no key of the
 * debrief beneath: shown on the message line, kept as a note of the call stamped at its end.
 * What chooses and leaves works at once.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "model/call.h"
#include "screens/common.h"
#include "screens/interview/note_acts.h"

enum { PAUSE_MS = 1000 };

/* What both views know. */
struct tail {
	int64_t id;        /* of the interview */
	int64_t last_ms;   /* the boot clock at the end, or at the last key */
	struct line line;
	bool dirty;        /* it differs from what is stored */
};

/* ---- a note of the call ---- */

static void
live_tail_draft_key(int64_t id, struct text *out)
{
	text_addf(out, "tail/%" PRId64, id);
}

static bool
live_tail_keep_draft(struct ui *ui, int64_t id, const char *words, struct err *e)
{
	struct text key = { 0 };

	live_tail_draft_key(id, &key);
	bool good = store_draft_keep(app_of(ui)->desk.store, text_str(&key), *words ? words : NULL, 0, e);
	text_free(&key);
	return good;
}

static int64_t
live_tail_end_axis(const struct call *c)
{
	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind == CLOCK_END)
			return c->clock.events[i].axis_ms;
	return call_last_axis(c);
}

static bool
live_tail_add(struct desk *d, int64_t id, const char *words, struct err *e)
{
	struct note n = { .text = mem_str(words) };
	struct call c = { 0 };
	bool good = desk_call(d, id, &c, e);

	if (good) {
		n.axis_ms = live_tail_end_axis(&c);
		const struct asked *a = asked_current(&c, n.axis_ms);
		n.asked_id = a ? a->id : 0;
		good = store_note_add(d->store, id, &n, e);
	}
	note_done(&n);
	call_done(&c);
	return good;
}

/* False: they could be written nowhere, which has been told. Blanks are no words. */
static bool
live_tail_keep(struct ui *ui, int64_t id, const char *typed)
{
	char *words = blank_trimmed(typed);
	struct err e = { 0 };
	bool any = *words, good = !any || live_tail_add(&app_of(ui)->desk, id, words, &e);

	free(words);
	if (!good)
		ui_err(ui, &e);
	else
		live_tail_keep_draft(ui, id, "", NULL);
	if (good && any)
		ui_say(ui, "Kept as a note; u takes it back, u again leads into the call");
	return good;
}

void
live_tail_restore(struct ui *ui, int64_t id)
{
	struct text key = { 0 }, words = { 0 };

	live_tail_draft_key(id, &key);
	while (store_draft_take(app_of(ui)->desk.store, text_str(&key), true, &words, NULL, NULL) &&
		live_tail_keep(ui, id, text_str(&words)))
		;
	text_free(&key);
	text_free(&words);
}

/* ---- the words, while they are typed ---- */

static const struct screen words_screen;

static int64_t
live_tail_due(const void *state, const struct moment *now)
{
	const struct tail *t = state;
	int64_t ms = t->last_ms + PAUSE_MS - now->boot_ms;

	return ms > 0 ? ms : 0;
}

static void
live_tail_close(struct ui *ui, void *state)
{
	(void)ui;
	line_done(&((struct tail *)state)->line);
}

/* The words become a note; true: the view is closed. */
static bool
words_keep(struct ui *ui, void *state)
{
	struct tail *t = state;

	t->last_ms = ui->now.boot_ms;
	if (t->line.text.n && !live_tail_keep(ui, t->id, text_str(&t->line.text)))
		return false;
	ui_back(ui);
	return true;
}

static void
words_leave(struct ui *ui, void *state)
{
	words_keep(ui, state);
}

/* Another line may follow as fast. */
static void
words_enter(struct ui *ui, void *state)
{
	int64_t id = ((struct tail *)state)->id;

	if (words_keep(ui, state))
		live_tail(ui, id);
}

static bool
words_text(struct ui *ui, void *state, const struct event *ev)
{
	struct tail *t = state;

	t->last_ms = ui->now.boot_ms;
	t->dirty = true;
	if (line_key(&t->line, ev) && !t->line.text.n) {
		live_tail_keep_draft(ui, t->id, "", NULL);
		ui_back(ui);
	}
	return true;
}

#define WORDS_LABEL _("Still the call:")

/* Columns before the words; in a small window the label is cut. */
static int
words_label(int cols)
{
	int w = utf8_columns(WORDS_LABEL, strlen(WORDS_LABEL));

	return 2 + (w < cols / 2 ? w : cols / 2);
}

static void
words_settle(struct ui *ui, void *state)
{
	struct tail *t = state;
	struct err e = { 0 };

	line_scroll(&t->line, ui->cols - words_label(ui->cols) - 2);
	if (!t->dirty && store_draft_kept(app_of(ui)->desk.store))
		return;
	t->dirty = !live_tail_keep_draft(ui, t->id, text_str(&t->line.text), &e);
	if (t->dirty)
		ui_err(ui, &e);
}

static struct box
words_place(const void *state, int rows, int cols)
{
	(void)state;
	return (struct box){ rows - 2, 0, 1, cols };
}

static void
words_draw(const void *state, struct canvas *c)
{
	const struct tail *t = state;
	int x = words_label(c->cols);

	canvas_text(c, 0, 1, x - 2, ROLE_LABEL, WORDS_LABEL);
	line_draw(&t->line, c, 0, x, c->cols - x - 1);
}

/* clang-format off */
static const struct key words_rows[] = {
	{ "Enter", words_enter, NULL, N_("Keep the words as a note of the call"), KEY_TYPED | KEY_FOOT, N_("keep as a note") },
	{ "Esc Ctrl-C Ctrl-\\ Up Down PgUp PgDn", words_leave, NULL, N_("Keep them, and go on with the debrief"), KEY_TYPED | KEY_FOOT, N_("go on") },
};
/* clang-format on */
static const struct keyset words_keys = { words_rows, LEN(words_rows) };

static const struct screen words_screen = {
	.name = "tail",
	.title = "The last words",
	.keys = { &words_keys },
	.state_size = sizeof(struct tail),
	.close = live_tail_close,
	.place = words_place,
	.draw = words_draw,
	.text = words_text,
	.due = live_tail_due,
	.tick = words_leave,
	.settle = words_settle,
	.types = true,
	.no_suspend = true,
};

/* ---- is anything typed? ---- */

static const struct screen listen_screen;

static struct box
live_tail_nowhere(const void *state, int rows, int cols)
{
	(void)state;
	(void)rows;
	(void)cols;
	return (struct box){ 0 };
}

static void
draw_nothing(const void *state, struct canvas *c)
{
	(void)state;
	(void)c;
}

static void
live_tail_stop(struct ui *ui, void *state)
{
	if (ui_top_state(ui, &listen_screen) == state)
		ui_back(ui);
}

/* What types goes to the words; every other key to the debrief, from now on. */
static bool
heard(struct ui *ui, void *state, const struct event *ev)
{
	int64_t id = ((struct tail *)state)->id;

	live_tail_stop(ui, state);
	if (!ev->n)
		return false;
	ui_push(ui, &words_screen, NULL, NULL);
	((struct tail *)ui_top_state(ui, &words_screen))->id = id;
	ui_event(ui, ev);
	return true;
}

/* In a call it is undo; the debrief's leads back into it. */
static void
live_tail_take_back(struct ui *ui, void *state)
{
	struct event u;

	live_tail_stop(ui, state);
	event_key(&u, "u");
	u.now = ui->now;
	ui_event(ui, &u);
}

/* clang-format off */
static const struct key listen_rows[] = {
	{ "Ctrl-Z Ctrl-_", live_tail_take_back, NULL, N_("Undo the end of the call"), KEY_TYPED, NULL },
};
/* clang-format on */
static const struct keyset listen_keys = { listen_rows, LEN(listen_rows) };

static const struct screen listen_screen = {
	.name = "tail-listen",
	.title = "The end of the call",
	.keys = { &listen_keys },
	.state_size = sizeof(struct tail),
	.close = live_tail_close,
	.place = live_tail_nowhere,
	.draw = draw_nothing,
	.text = heard,
	.due = live_tail_due,
	.tick = live_tail_stop,
	.types = true, /* in a window too small to draw in, too */
	.aside = true,
};

void
live_tail(struct ui *ui, int64_t id)
{
	ui_push(ui, &listen_screen, NULL, NULL);
	struct tail *t = ui_top_state(ui, &listen_screen);
	t->id = id;
	t->last_ms = ui->now.boot_ms;
}
