/* grade.c: the points a student gets, of the marks by each row of the rubric and the days it came late. */
#include "model/grade.h"

#include "model/days.h"

static int
grade_days_late(int day, int handed)
{
	int days = day && handed ? days_after(day, handed) : 0;

	return days > 0 ? days : 0;
}

void
grade_of(const struct rubric *r, const char *scores, int day, int handed, struct grade *out)
{
	*out = (struct grade){ .late = grade_days_late(day, handed) };
	for (size_t i = 0; i < r->n; i++) {
		const struct rubric_row *row = &r->rows[i];
		int level = cohort_mark(scores, row->id);

		if (level < 1 || (size_t)level > row->n)
			out->missing++;
		else
			out->points += row->weight * row->levels[level - 1].points;
	}
	out->points -= r->late_day * out->late;
	out->points = out->points < 0 ? 0 : out->points;
}

void
grade_text(double points, struct text *out)
{
	size_t from = out->n;

	text_addf(out, "%.2f", points);
	while (out->n > from && out->s[out->n - 1] == '0')
		text_cut(out, out->n - 1);
	if (out->s[out->n - 1] == '.')
		text_cut(out, out->n - 1);
}
