/* cohort.c: what a list of students shows, and the marks of a class counted by the rows of a rubric. */
#include "model/cohort.h"

#include <stdlib.h>
#include <string.h>

const char *const cohort_by_names[N_COHORT_BY] = { "name", "calls", "handed", "reviewed", "waiting",
	"overdue", "advice", "score" };

void
standing_done(struct standing *s)
{
	student_done(&s->student);
	free(s->people);
	free(s->advice);
	free(s->scores);
	*s = (struct standing){ 0 };
}

/* ---- marks ---- */

/* Behind "questions=", or NULL. */
static const char *
cohort_row_at(const char *scores, const char *row)
{
	size_t n = strlen(row);

	for (const char *at = scores; *at;) {
		const char *end = strchr(at, ';');

		if (strncmp(at, row, n) == 0 && at[n] == '=')
			return at + n + 1;
		at = end ? end + 1 : at + strlen(at);
	}
	return NULL;
}

bool
cohort_marks(const char *scores, const char *row, struct cohort_marks *out)
{
	const char *at = cohort_row_at(scores, row);

	out->n = 0;
	while (at && *at >= '0' && *at <= '9' && out->n < COHORT_MARKS_MOST) {
		char *end;

		out->level[out->n++] = (int)strtol(at, &end, 10);
		at = end + (*end == ',');
	}
	return out->n > 0;
}

int
cohort_mark(const char *scores, const char *row)
{
	struct cohort_marks m;

	return cohort_marks(scores, row, &m) ? m.level[m.n - 1] : 0;
}

/* ---- of a class ---- */

void
cohort_row_add(struct cohort_row *r, const struct cohort_marks *m)
{
	for (size_t i = 0; i < m->n; i++) {
		r->sum[i] += m->level[i];
		r->n[i] += m->level[i] > 0;
	}
}

double
cohort_row_mean(const struct cohort_row *r)
{
	int64_t sum = 0, n = 0;

	for (size_t i = 0; i < COHORT_MARKS_MOST; i++) {
		sum += r->sum[i];
		n += r->n[i];
	}
	return n ? (double)sum / (double)n : 0;
}

static double
cohort_row_nth(const struct cohort_row *r, size_t nth)
{
	return nth < COHORT_MARKS_MOST && r->n[nth] ? (double)r->sum[nth] / (double)r->n[nth] : 0;
}

void
cohort_row_signs(const struct cohort_row *r, double most, struct text *out)
{
	static const char *const signs[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };

	if (!r->n[0] || !r->n[1] || most <= 1)
		return;
	for (size_t i = 0; i < 8 && r->n[i]; i++) {
		double part = (cohort_row_nth(r, i) - 1) / (most - 1);
		int at = (int)(part * 7 + 0.5);

		text_add(out, signs[at < 0 ? 0 : at > 7 ? 7 : at]);
	}
}
