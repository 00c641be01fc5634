/* gradebook.c: the points of a class put into a school's gradebook. */
#include <stdlib.h>
#include <string.h>

#include "formats_gradebook.h"
#include "model/grade.h"
#include "model/review.h"
#include "workflow.h"

enum { GRADEBOOK_BYTES = 64 * 1024 * 1024 };

struct grading_file {
	struct desk *d;
	struct rubric rubric;
	struct cohort_grades *out;
};

void
cohort_grade(struct desk *d, const struct rubric *rubric, const struct standing *s, struct grade *out)
{
	int day = s->student.course && *s->student.course ? store_course_day(d->store, s->student.course) : 0;
	int handed = s->handed_ms ? time_day(s->handed_ms, d->config.zone) : 0;

	grade_of(rubric, s->scores ? s->scores : "", day, handed, out);
}

static bool
gradebook_points(void *user, const char *id, struct text *value)
{
	struct grading_file *x = user;
	struct standing s = { 0 };
	struct student who = { 0 };
	struct text said = { 0 };
	struct grade g;
	bool found = store_student_by(x->d->store, STUDENT_CALLED, id, 0, &who);

	if (found && cohort_standing(x->d, who.id, &s)) {
		cohort_grade(x->d, &x->rubric, &s, &g);
		if (g.missing == (int)x->rubric.n)
			text_addf(&said, "%s (%s) has no mark.", who.name, id);
		else if (g.missing)
			text_addf(&said, count_form((size_t)g.missing, "%s (%s) lacks the mark of %d row.",
				"%s (%s) lacks the marks of %d rows."), who.name, id, g.missing);
		else
			grade_text(g.points, value);
		if (said.n)
			strings_add(&x->out->unmarked, text_str(&said));
	}
	standing_done(&s);
	student_done(&who);
	text_free(&said);
	return found;
}

bool
cohort_gradebook(struct desk *d, const char *file, const char *column, struct cohort_grades *out, struct err *e)
{
	struct grading_file x = { .d = d, .out = out };
	struct gradebook_done done = { 0 };
	struct text in = { 0 }, to = { 0 };
	struct err why = { 0 };
	bool good = cohort_ready(d, e) && rubric_open(RUBRIC_DEFAULT, &x.rubric, e) &&
		file_read(file, &in, GRADEBOOK_BYTES, e);

	if (good && !gradebook_fill(&in, column, gradebook_points, &x, &to, &done, &why))
		good = err_set(e, "%s: %s", file, why.text);
	if (good && done.filled)
		good = file_write(file, text_str(&to), to.n, e);
	out->rows = done.rows;
	out->filled = done.filled;
	strings_copy(&out->missed, &done.missed);
	gradebook_done_free(&done);
	rubric_done(&x.rubric);
	text_free(&in);
	text_free(&to);
	return good;
}

void
cohort_grades_done(struct cohort_grades *g)
{
	strings_free(&g->missed);
	strings_free(&g->unmarked);
	*g = (struct cohort_grades){ 0 };
}
