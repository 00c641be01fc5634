/* Rows of the assignment: its questions with what answers them, points, the rubric. */
#include <stdio.h>

#include "assignment.h"
#include "formats_report.h"
#include "model/question.h"
#include "model/rubric.h"
#include "screens/common.h"
#include "screens/write.h"

static void
assignment_add_question(struct assignment_state *s, const struct question *q, size_t nth)
{
	const char *text = call_writeup(&s->call, q->id);
	struct text words = { 0 };
	char place[24];

	if (text)
		count_text(&words, coursework_words(text), "word", "words");
	else
		text_add(&words, _("not written"));
	snprintf(place, sizeof(place), "%zu", nth + 1);
	rows_add(&s->rows, rows_id(PART_QUESTION, (int64_t)nth), !text, "%s\t%s\t%s",
		s->app->ui.linear ? "" : place, q->brief, text_str(&words));
	text_free(&words);
}

static void
assignment_add_questions(struct assignment_state *s)
{
	const struct question *q;
	struct text head = { 0 };

	if (!s->pack)
		return;
	if (s->call.interview.id)
		text_addf(&head, "Written up of the conversation with %s", name_or(s->call.who.name));
	else
		text_add(&head, _("Its questions; p on a contact plans a conversation for it"));
	rows_head(&s->rows, text_str(&head));
	for (size_t i = 0; (q = assignment_question(s->pack, i)); i++)
		assignment_add_question(s, q, i);
	text_free(&head);
}

/* What it can bring, and how late it is. */
static void
assignment_add_points(struct assignment_state *s)
{
	struct text points = { 0 };

	if (s->work.id)
		coursework_points_now(&s->app->desk, &s->work, &points);
	if (points.n)
		rows_head(&s->rows, text_str(&points));
	text_free(&points);
}

static void
assignment_add_rubric(struct assignment_state *s)
{
	struct text head = { 0 };

	if (!s->rubric.name)
		return;
	text_addf(&head, "Marked by: %s", s->rubric.title);
	rows_head(&s->rows, text_str(&head));
	for (size_t i = 0; i < s->rubric.n; i++)
		rows_add(&s->rows, rows_id(PART_RUBRIC, (int64_t)i), false, "\t%s\tweight %g",
			s->rubric.rows[i].title, s->rubric.rows[i].weight);
	text_free(&head);
}

const char assignment_none[] =
	"No assignment is chosen. x chooses one, then its day;\nToday counts back from it.";

bool
assignment_read(struct ui *ui, void *state, struct err *e)
{
	struct assignment_state *s = state;
	struct desk *d = &s->app->desk;

	(void)ui;
	rows_done(&s->rows);
	rubric_done(&s->rubric);
	call_done(&s->call);
	int64_t id = coursework_now(d, &s->work) ? coursework_interview(d, &s->work) : 0;
	id = s->wanted ? s->wanted : id;
	if (id && !desk_call(d, id, &s->call, e))
		return false;
	s->pack = id ? writeup_pack(d, &s->call, NULL)
		: s->work.id ? report_pack(desk_bank(d), s->work.pack) : NULL;
	if (s->pack && s->pack->assignment->rubric)
		rubric_open(s->pack->assignment->rubric, &s->rubric, NULL);
	assignment_add_points(s);
	assignment_add_questions(s);
	assignment_add_rubric(s);
	return true;
}
