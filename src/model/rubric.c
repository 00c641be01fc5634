/* rubric.c: by what a conversation and its write-up are marked. */
#include "model/rubric.h"

#include <stdlib.h>
#include <string.h>

static void
rubric_row_done(struct rubric_row *row)
{
	free(row->id);
	free(row->title);
	for (size_t i = 0; i < row->n; i++) {
		free(row->levels[i].text);
		free(row->levels[i].example);
	}
	free(row->levels);
}

void
rubric_done(struct rubric *r)
{
	free(r->name);
	free(r->title);
	for (size_t i = 0; i < r->n; i++)
		rubric_row_done(&r->rows[i]);
	free(r->rows);
	*r = (struct rubric){ 0 };
}

const struct rubric_row *
rubric_row_find(const struct rubric *r, const char *id)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->rows[i].id, id) == 0)
			return &r->rows[i];
	return NULL;
}

static bool
rubric_no_row(const struct rubric *r, const char *row, struct err *e)
{
	struct text ids = { 0 };

	for (size_t i = 0; i < r->n; i++)
		text_addf(&ids, i ? ", %s" : "%s", r->rows[i].id);
	err_set(e, "The rubric has no row “%.40s”; its rows are %s.", row, text_str(&ids));
	text_free(&ids);
	return false;
}

bool
rubric_takes(const struct rubric *r, const char *row, int64_t level, struct err *e)
{
	const struct rubric_row *of = rubric_row_find(r, row);

	if (!of)
		return rubric_no_row(r, row, e);
	return (level >= 0 && level <= (int64_t)of->n) || err_set(e, "“%.40s” has the levels 1 to %zu, "
		"not %lld; 0 takes a mark back.", of->title, of->n, (long long)level);
}

double
rubric_most(const struct rubric *r)
{
	double sum = 0;

	for (size_t i = 0; i < r->n; i++) {
		double best = 0;
		for (size_t k = 0; k < r->rows[i].n; k++)
			if (r->rows[i].levels[k].points > best)
				best = r->rows[i].levels[k].points;
		sum += best * r->rows[i].weight;
	}
	return sum;
}

/* "%g point", "%g points" by the number. */
static const char *
rubric_form(double points, const char *one, const char *many)
{
	return count_form(points == 1 ? 1 : 2, one, many);
}

void
rubric_row_text(const struct rubric_row *row, struct text *out)
{
	for (size_t i = row->n; i-- > 0;) {
		const struct rubric_level *l = &row->levels[i];
		text_addf(out, rubric_form(l->points, "%zu (%g point) %s", "%zu (%g points) %s"), i + 1,
			l->points, l->text);
		if (*l->example)
			text_joinf(out, " ", "For example: %s", l->example);
		text_addc(out, '\n');
	}
}

void
rubric_text(const struct rubric *r, struct text *out)
{
	double most = rubric_most(r);

	text_addf(out, rubric_form(most, "%g point", "%g points"), most);
	if (r->late_day > 0)
		text_addf(out, rubric_form(r->late_day, "; each day late takes %g point off",
			"; each day late takes %g points off"), r->late_day);
}
