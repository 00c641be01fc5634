/* The lesson that goes with a practice call: told on the panel, on the status line, or in plain lines. */
#include <stdlib.h>

#include "model/lesson.h"
#include "rehearsal.h"

/* Of this call, read once; NULL: it has none. */
static struct lesson *
lesson_of(struct ui *ui, const struct call *c)
{
	struct app *a = app_of(ui);
	struct err e = { 0 };

	if (!a->lesson || a->lesson->call_id != c->interview.id) {
		a->lesson = a->lesson ? a->lesson : mem_new(1, sizeof(*a->lesson));
		lesson_done(a->lesson);
		if (!rehearsal_lesson(&c->interview, a->lesson, &e) && *e.text)
			ui_err(ui, &e);
		a->lesson->call_id = c->interview.id;
		a->lesson->since_ms = ui->now.boot_ms;
		a->lesson->fresh = true;
	}
	return a->lesson->n ? a->lesson : NULL;
}

void
lesson_listen(struct ui *ui, const struct call *c, const struct partner *p, const struct speech *talk,
	size_t n)
{
	struct lesson *l = lesson_of(ui, c);

	if (l)
		lesson_hear(l, p, talk, n);
}

bool
lesson_has(struct ui *ui, const struct call *c)
{
	const struct lesson *l = app_of(ui)->lesson;

	return l && l->n && l->call_id == c->interview.id;
}

static void
lesson_end(struct ui *ui, const struct lesson *l)
{
	struct text t = { 0 };

	lesson_summary(l, &t);
	text_add(&t, _("`halfhour rehearse` has more people to practise with, `halfhour` is your own "
		"workbook. Nothing of this lesson is kept there.\n"));
	ui_card(ui, _("The lesson is over"), text_str(&t));
	text_free(&t);
}

static void
lesson_tell(struct ui *ui, const struct lesson *l, bool news, bool drawn)
{
	struct text t = { 0 };

	lesson_text(l, ui->linear, &t);
	if (ui->linear && news && t.n)
		ui_say(ui, "%s", text_str(&t));
	else if (!ui->linear && !drawn && t.n && (news || !ui->message.n))
		ui_await(ui, "%s", text_str(&t));
	text_free(&t);
}

void
lesson_watch(struct ui *ui, const struct call *c, bool drawn)
{
	int64_t at = clock_at(&c->clock, clock_axis(&c->clock, &ui->now));
	struct text good = { 0 };
	struct lesson *l = lesson_of(ui, c);

	if (!l)
		return;
	size_t was = l->at;
	struct lesson_now when = { ui->now.boot_ms, at, call_check(c, at).now, ui->linear };
	bool news = lesson_look(l, c, &when, &good) || l->fresh;
	l->fresh = false;
	if (good.n)
		ui_say(ui, "%s", text_str(&good));
	lesson_tell(ui, l, news, drawn);
	if (l->at == l->n && was < l->n)
		lesson_end(ui, l);
	text_free(&good);
}

int64_t
lesson_wait(struct ui *ui)
{
	const struct lesson *l = app_of(ui)->lesson;

	return l && l->n ? lesson_due(l, ui->now.boot_ms) : -1;
}

/* The last rows of the panel. */
void
lesson_draw(const struct lesson *l, struct canvas *c, int rows)
{
	struct text t = { 0 };

	lesson_text(l, false, &t);
	canvas_wrap(c, (struct box){ c->rows - rows, 1, rows, c->cols - 2 }, ROLE_HEADING, text_str(&t));
	text_free(&t);
}
