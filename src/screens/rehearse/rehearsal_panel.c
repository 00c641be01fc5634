/*
 * The panel over a practice call: the partner's words as they are spoken, row
 * by row. It is only looked at; every key goes on to the note line. In linear
 * mode each sentence is a line, told at a tick or at Enter.
 */
#include <stdlib.h>
#include <string.h>

#include "model/lesson.h"
#include "model/rehearsal.h"
#include "rehearsal.h"
#include "screens/live/live.h"

/* Begins one row: the moment its first word is spoken. */
struct spoken_row {
	int64_t at_ms;
	char *text;
};

/* What the talk was reckoned from; when it is the same, so is the talk. */
struct heard {
	int64_t asking, check, event, shifts;
	size_t askings, checks, events;
};

struct panel {
	const struct live *live;
	struct partner partner;
	struct speech *talk;
	size_t n;
	struct heard heard;
	struct spoken_row *rows;
	size_t n_rows, cap_rows;
	int cols;                /* the rows are wrapped to */
	int64_t at_ms;           /* the call's clock, as shown */
	bool linear;
	const struct lesson *lesson; /* told below the partner's words; NULL: none */
	int64_t lesson_ms;       /* until it may tell something by itself; -1: never */
	size_t told;             /* sentences told in linear mode */
};

static int
rehearsal_panel_lesson_rows(int rows)
{
	return rows >= 12 ? 2 : rows >= 9 ? 1 : 0;
}

int
rehearsal_rows(int rows, bool lesson)
{
	int spoken = rows >= 40 ? 6 : rows >= 30 ? 5 : rows >= 22 ? 4 : rows >= 16 ? 3
		: rows >= 12 ? 2 : rows >= 9 ? 1 : 0;

	return spoken + (lesson ? rehearsal_panel_lesson_rows(rows) : 0);
}

/* ---- the talk ---- */

static struct heard
rehearsal_panel_hear(const struct call *c)
{
	struct heard h = { .askings = c->n_askings, .checks = c->n_checks,
		.events = c->clock.n };

	if (c->n_askings)
		h.asking = c->askings[c->n_askings - 1].id;
	if (c->n_checks)
		h.check = c->checks[c->n_checks - 1].id;
	for (size_t i = 0; i < c->clock.n; i++) {
		h.event += c->clock.events[i].id;
		h.shifts += c->clock.events[i].amount_ms;
	}
	return h;
}

static void
rehearsal_panel_drop_rows(struct panel *p)
{
	for (size_t i = 0; i < p->n_rows; i++)
		free(p->rows[i].text);
	p->n_rows = 0;
}

/* Each row of a sentence comes with its share of the sentence's time. */
static void
add_speech(struct panel *p, const struct speech *s)
{
	struct strings lines = { 0 };
	int64_t whole = (int64_t)strlen(s->text), before = 0;

	utf8_wrap(&lines, s->text, p->cols - 2 > 10 ? p->cols - 2 : 10);
	for (size_t i = 0; i < lines.n; i++) {
		mem_grow(p->rows, &p->cap_rows, p->n_rows + 1);
		p->rows[p->n_rows++] = (struct spoken_row){
			.at_ms = s->at_ms + (s->until_ms - s->at_ms) * before / whole,
			.text = mem_str(lines.s[i]),
		};
		before += (int64_t)strlen(lines.s[i]) + 1;
	}
	strings_free(&lines);
}

static void
rehearsal_panel_wrap(struct panel *p, int cols)
{
	p->cols = cols;
	rehearsal_panel_drop_rows(p);
	for (size_t i = 0; i < p->n; i++)
		add_speech(p, &p->talk[i]);
}

static void
rehearsal_panel_listen(struct ui *ui, struct panel *p)
{
	struct heard now = rehearsal_panel_hear(&p->live->call);

	if (memcmp(&now, &p->heard, sizeof(now)) != 0) {
		p->heard = now;
		free(p->talk);
		p->n = partner_talk(&p->partner, &p->live->call, app_bank(app_of(ui)), &p->talk);
		lesson_listen(ui, &p->live->call, &p->partner, p->talk, p->n);
		rehearsal_panel_wrap(p, ui->cols);
	} else if (p->cols != ui->cols) {
		rehearsal_panel_wrap(p, ui->cols);
	}
	p->at_ms = clock_at(&p->live->call.clock, live_axis(p->live, &ui->now));
	p->linear = ui->linear;
}

static size_t
said(const struct panel *p)
{
	size_t n = 0;

	while (n < p->n && p->talk[n].at_ms <= p->at_ms)
		n++;
	return n;
}

static void
rehearsal_panel_tell(struct ui *ui, struct panel *p)
{
	size_t n = said(p);

	for (; ui->linear && p->told < n; p->told++)
		ui_say(ui, "%s: %s", p->partner.name, p->talk[p->told].text);
	p->told = n; /* an undone question takes back what it brought */
}

/* Until the clock runs the panel has no rows. */
static void
rehearsal_panel_teach(struct ui *ui, struct panel *p)
{
	const struct call *c = &p->live->call;

	lesson_watch(ui, c, live_started(p->live) && rehearsal_panel_lesson_rows(ui->rows) > 0);
	p->lesson = lesson_has(ui, c) ? app_of(ui)->lesson : NULL;
	p->lesson_ms = lesson_wait(ui);
}

/* ---- the screen ---- */

static bool
rehearsal_panel_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct panel *p = state;

	(void)arg;
	p->live = live_of(ui);
	if (!p->live || !rehearsal_partner_of(&p->live->call.interview, &p->partner, e))
		return false;
	rehearsal_panel_listen(ui, p);
	/* Taken up again: only where it was, not all of it. */
	p->told = said(p);
	p->told -= p->told > 0;
	rehearsal_panel_tell(ui, p);
	rehearsal_panel_teach(ui, p);
	return true;
}

static void
rehearsal_panel_close(struct ui *ui, void *state)
{
	struct panel *p = state;

	(void)ui;
	partner_done(&p->partner);
	free(p->talk);
	rehearsal_panel_drop_rows(p);
	free(p->rows);
}

static void
rehearsal_panel_settle(struct ui *ui, void *state)
{
	struct panel *p = state;

	rehearsal_panel_listen(ui, p);
	rehearsal_panel_tell(ui, p);
	rehearsal_panel_teach(ui, p);
}

/* The next row, or where a silence has another reason: a sentence's end. */
static int64_t
next_ms(const struct panel *p)
{
	int64_t next = INT64_MAX;

	for (size_t i = 0; i < p->n; i++) {
		if (p->talk[i].at_ms > p->at_ms && p->talk[i].at_ms < next)
			next = p->talk[i].at_ms;
		if (!p->linear && p->talk[i].until_ms > p->at_ms && p->talk[i].until_ms < next)
			next = p->talk[i].until_ms;
	}
	for (size_t i = 0; !p->linear && i < p->n_rows; i++)
		if (p->rows[i].at_ms > p->at_ms && p->rows[i].at_ms < next)
			next = p->rows[i].at_ms;
	return next;
}

static int64_t
rehearsal_panel_due(const void *state, const struct moment *now)
{
	const struct panel *p = state;
	int64_t next = next_ms(p);
	int64_t ms = next == INT64_MAX ? -1
		: clock_wait(&p->live->call.clock, live_axis(p->live, now), next);

	return p->lesson_ms >= 0 && (ms < 0 || p->lesson_ms < ms) ? p->lesson_ms : ms;
}

static struct box
rehearsal_panel_place(const void *state, int rows, int cols)
{
	const struct panel *p = state;

	return (struct box){ 1, 0, live_started(p->live) ? rehearsal_rows(rows, p->lesson) : 0, cols };
}

/* Why nobody speaks. */
static const char *const silences[] = {
	[PARTNER_SPEAKS] = "",
	[PARTNER_LISTENS] = N_("(you are asking: say it aloud)"),
	[PARTNER_GONE] = N_("(gone for a moment)"),
	[PARTNER_LATE] = N_("(not here yet)"),
	[PARTNER_WANTS] = N_("(waits for your answer: say it aloud)"),
	[PARTNER_PAUSES] = N_("(pauses: ask on, or hear more)"),
	[PARTNER_WAITS] = N_("(waits for your question)"),
};

static void
rehearsal_panel_draw(const void *state, struct canvas *c)
{
	const struct panel *p = state;
	const char *silence = _(silences[partner_doing(&p->partner, p->talk, p->n, p->at_ms)]);
	int taught = p->lesson && c->rows > 1 ? (c->rows > 2 ? 2 : 1) : 0;
	size_t n = 0, room = (size_t)(c->rows - taught);

	if (taught)
		lesson_draw(p->lesson, c, taught);
	while (n < p->n_rows && p->rows[n].at_ms <= p->at_ms)
		n++;
	if (*silence && room > 1)
		room--;
	size_t first = n > room ? n - room : 0;
	int y = 0;
	for (size_t i = first; i < n; i++)
		canvas_text(c, y++, 1, c->cols - 2, ROLE_TEXT, p->rows[i].text);
	if (y < c->rows - taught)
		canvas_text(c, y, 1, c->cols - 2, ROLE_MUTED, silence);
}

static const struct screen panel_screen = {
	.name = "partner",
	.title = "The practice partner",
	.state_size = sizeof(struct panel),
	.open = rehearsal_panel_open,
	.close = rehearsal_panel_close,
	.reload = rehearsal_panel_settle,
	.place = rehearsal_panel_place,
	.draw = rehearsal_panel_draw,
	.due = rehearsal_panel_due,
	.tick = rehearsal_panel_settle,
	.settle = rehearsal_panel_settle,
	.aside = true,
	.types = true,
};

void
rehearsal_panel(struct ui *ui)
{
	struct err e = { 0 };

	if (!ui_push(ui, &panel_screen, NULL, &e))
		ui_err(ui, &e);
}
