/* A question of the assignment written up, from the notes that answer it. */
#include <inttypes.h>
#include <string.h>

#include "assignment.h"
#include "model/question.h"
#include "model/rubric.h"
#include "screens/common.h"
#include "screens/interview/note_acts.h"
#include "screens/write.h"

/* The question's notes, as they were taken. */
static void
assignment_notes(const struct assignment_state *s, const struct question *q, struct text *out)
{
	const struct call *c = &s->call;

	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		const struct asked *a = call_asked(c, n->asked_id);
		if (n->marker || !a || strcmp(a->question_id, q->id) != 0)
			continue;
		text_add(out, out->n ? "\n" : "");
		note_label(out, c, n);
		text_addf(out, "  %s", n->text);
	}
	if (!out->n)
		text_add(out, _("No notes were taken at this question."));
}

static void
assignment_fill(struct assignment_state *s, size_t nth, struct writing *w)
{
	const struct question *q = assignment_question(s->pack, nth);
	struct text title = { 0 }, around = { 0 }, draft = { 0 };

	text_addf(&title, "Write-up · %s · %zu", name_or(s->call.who.name), nth + 1);
	assignment_notes(s, q, &around);
	text_addf(&draft, "writeup:%" PRId64 ":%s", s->call.interview.id, q->id);
	*w = (struct writing){ .title = text_take(&title), .around = text_take(&around),
		.label = mem_str(q->text), .text = mem_str(call_writeup(&s->call, q->id)),
		.draft = text_take(&draft), .prose = true };
	s->writing = nth;
}

static bool
assignment_save(struct ui *ui, void *user, const char *text, struct err *e)
{
	struct assignment_state *s = user;
	const struct question *q = assignment_question(s->pack, s->writing);

	(void)ui;
	return writeup_set(&s->app->desk, &s->call, q->id, text, e);
}

static bool
assignment_go(struct ui *ui, void *user, int by, struct writing *w)
{
	struct assignment_state *s = user;
	size_t to = s->writing + (size_t)by;

	if (!assignment_read(ui, s, NULL) || !s->pack || (by < 0 && !s->writing) ||
		!assignment_question(s->pack, to))
		return false;
	assignment_fill(s, to, w);
	return true;
}

static bool
assignment_stored(struct ui *ui, void *user, struct text *out)
{
	struct assignment_state *s = user;

	if (!assignment_read(ui, s, NULL) || !s->pack)
		return false;
	const char *text = call_writeup(&s->call, assignment_question(s->pack, s->writing)->id);
	text_set(out, text ? text : "");
	return true;
}

static const struct write_use assignment_use = { assignment_save, assignment_go, assignment_stored };

static void
assignment_write(struct ui *ui, struct assignment_state *s, size_t nth)
{
	struct writing w = { 0 };

	if (!s->call.interview.id) {
		ui_refuse(ui, "Nothing to write up yet: plan a conversation for it first.");
		return;
	}
	assignment_fill(s, nth, &w);
	write_open(ui, &w, &assignment_use, s);
}

static void
assignment_rubric_card(struct ui *ui, const struct rubric_row *row)
{
	struct text t = { 0 };

	rubric_row_text(row, &t);
	ui_card(ui, row->title, text_str(&t));
	text_free(&t);
}

void
assignment_show(struct ui *ui, void *state)
{
	struct assignment_state *s = state;
	int64_t id = list_id(&s->list);

	if (rows_part(id) == PART_QUESTION)
		assignment_write(ui, s, (size_t)rows_of(id));
	else
		assignment_rubric_card(ui, &s->rubric.rows[rows_of(id)]);
}
