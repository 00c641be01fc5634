/* cohort.c: what a list of students shows, and the marks of a class counted by the rows of a rubric. */
#include "model/cohort.h"

#include <stdlib.h>
#include <string.h>

const char *const cohort_by_names[N_COHORT_BY] = { "name", "calls", "handed", "reviewed", "waiting",
	"overdue", "advice", "caught", "score" };

void
standing_done(struct standing *s)
{
	student_done(&s->student);
	free(s->people);
	free(s->advice);
	free(s->scores);
	free(s->rehearsed);
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

/* ---- rehearsals ---- */

enum { REHEARSED_KINDS = LEN(((struct rehearsed_call *)0)->heard) };

void
rehearsed_kinds(const int *heard, const int *caught, struct text *out)
{
	for (int i = 0; i < REHEARSED_KINDS; i++)
		text_addf(out, i ? ",%d/%d" : "%d/%d", caught[i], heard[i]);
}

/* The name ends at a colon. */
static const char *
rehearsed_partner(const char *at, struct rehearsed_call *out)
{
	size_t n = strcspn(at, ":;");

	if (at[n] != ':' || n >= sizeof(out->partner))
		return NULL;
	memcpy(out->partner, at, n);
	return at + n + 1;
}

static bool
rehearsed_read(const char *at, struct rehearsed_call *out)
{
	char *end;

	*out = (struct rehearsed_call){ 0 };
	if (!(at = rehearsed_partner(at, out)))
		return false;
	out->seed = (int)strtol(at, &end, 10);
	for (int i = 0; i < REHEARSED_KINDS; i++) {
		if (*end != (i ? ',' : ':'))
			return false;
		out->caught[i] = (int)strtol(end + 1, &end, 10);
		if (*end != '/')
			return false;
		out->heard[i] = (int)strtol(end + 1, &end, 10);
	}
	return true;
}

bool
rehearsed_nth(const char *list, size_t nth, struct rehearsed_call *out)
{
	for (; list && nth; nth--)
		if ((list = strchr(list, ';')))
			list++;
	return list && *list && rehearsed_read(list, out);
}

bool
rehearsed_last(const char *list, struct rehearsed_call *out)
{
	const char *last = list ? strrchr(list, ';') : NULL;

	return rehearsed_nth(last ? last + 1 : list, 0, out);
}

int
rehearsed_percent(const struct rehearsed_call *r)
{
	int heard = 0, caught = 0;

	for (int i = 0; i < REHEARSED_KINDS; i++) {
		heard += r->heard[i];
		caught += r->caught[i];
	}
	return heard ? caught * 100 / heard : -1;
}

void
rehearsed_text(const char *list, bool by_ear, struct text *out)
{
	struct rehearsed_call first, last;
	bool more = list && strchr(list, ';');

	if (!rehearsed_nth(list, 0, &first) || !rehearsed_last(list, &last))
		return;
	if (!more)
		text_addf(out, "%d%%", rehearsed_percent(&first));
	else
		text_addf(out, by_ear ? _("first %d%%, last %d%%") : "%d → %d%%", rehearsed_percent(&first),
			rehearsed_percent(&last));
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
