/* What the title and the status line of a class say. */
#include "cohort.h"
#include "model/review.h"
#include "model/rubric.h"

enum role
cohort_head(const void *state, struct text *left, struct text *right)
{
	const struct cohort_view *v = state;
	size_t waiting = v->app->desk.store ? review_left(&v->app->desk, 0, NULL) : 0;

	text_addf(left, "%s · ", v->course ? v->course : _("Cohort"));
	text_addf(left, count_form(v->n, "%zu student", "%zu students"), v->n);
	if (v->day) {
		struct text day = { 0 };

		time_format(&day, "%-d %B", time_day_start(v->day, v->app->desk.config.zone), v->app->desk.config.zone);
		text_joinf(left, " · ", "due %s", text_str(&day));
		text_free(&day);
	}
	if (v->job)
		text_addf(right, "%d%%", cohort_take_percent(v->job));
	else if (waiting)
		text_addf(right, "%zu to review", waiting);
	return ROLE_TITLE;
}

void
cohort_status(const void *state, struct text *out)
{
	const struct cohort_view *v = state;
	struct text t = { 0 };

	for (size_t i = 0; v->rows && i < v->rubric.n; i++) {
		double mean = cohort_row_mean(&v->rows[i]);

		if (mean <= 0)
			continue;
		text_addf(&t, "%s%s %.1f", t.n ? ", " : "", v->rubric.rows[i].title, mean);
		if (!v->app->ui.linear)
			cohort_row_signs(&v->rows[i], (double)v->rubric.rows[i].n, &t);
	}
	if (v->both && t.n)
		text_addf(out, "By row: %s. Two marks agree on %zu of %zu.", text_str(&t), v->agreed, v->both);
	else if (t.n)
		text_addf(out, "By row: %s.", text_str(&t));
	text_free(&t);
}
