/* figures.c: every number that is told over several people or calls, each counted in one place. */
#include "model/figures.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- of whom ---- */

static bool
figures_variant_is(const struct circle *c, const struct circle_person *p, struct figure_of of)
{
	return !of.variant ||
		(p && p->variant && strcmp(p->variant, c->variants.s[of.variant - 1]) == 0);
}

static bool
figures_person_is(const struct circle *c, const struct circle_person *p, struct figure_of of, int month)
{
	return (of.path == FIGURE_ALL || (int)p->path == of.path) &&
		(of.month == FIGURE_ALL || month == of.month) && figures_variant_is(c, p, of);
}

static bool
figures_call_is(const struct circle *c, const struct circle_call *k, struct figure_of of)
{
	return (of.path == FIGURE_ALL || (int)k->path == of.path) &&
		(of.month == FIGURE_ALL || k->month == of.month) &&
		(!of.variant || figures_variant_is(c, circle_person(c, k->contact_id), of));
}

static bool
figures_has_talked(const struct circle_person *p)
{
	return p->talked_ms || p->stage == STAGE_TALKED || p->stage == STAGE_IN_TOUCH;
}

static bool
figures_was_asked(const struct circle_person *p)
{
	return p->stage != STAGE_IDEA || p->talked_ms;
}

static bool
figures_has_answered(const struct circle_person *p)
{
	return figures_has_talked(p) || p->stage == STAGE_SCHEDULED || p->stage == STAGE_DECLINED;
}

/* ---- people ---- */

struct figure
figure_asked(const struct circle *c, struct figure_of of)
{
	struct figure f = { .known = true };

	for (size_t i = 0; i < c->n; i++)
		f.n += figures_was_asked(&c->people[i]) &&
			figures_person_is(c, &c->people[i], of, c->people[i].asked_month);
	return f;
}

struct figure
figure_answered(const struct circle *c, struct figure_of of)
{
	struct figure f = { .of = figure_asked(c, of).n };

	for (size_t i = 0; i < c->n; i++)
		f.n += figures_has_answered(&c->people[i]) &&
			figures_person_is(c, &c->people[i], of, c->people[i].asked_month);
	f.known = f.of > 0;
	return f;
}

struct figure
figure_talked(const struct circle *c, struct figure_of of)
{
	struct figure f = { .known = true };

	for (size_t i = 0; i < c->n; i++)
		f.n += figures_has_talked(&c->people[i]) &&
			figures_person_is(c, &c->people[i], of, c->people[i].talked_month);
	return f;
}

static int
figures_compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

struct figure
figure_days(const struct circle *c, struct figure_of of)
{
	int64_t *days = mem_new(c->n + 1, sizeof(*days));
	struct figure f = { 0 };

	for (size_t i = 0; i < c->n; i++) {
		const struct circle_person *p = &c->people[i];
		if (p->asked_ms && p->talked_ms >= p->asked_ms &&
		    figures_person_is(c, p, of, p->asked_month))
			days[f.of++] = (p->talked_ms - p->asked_ms) / DAY_MS;
	}
	qsort(days, (size_t)f.of, sizeof(*days), figures_compare);
	f.known = f.of > 0;
	f.n = f.known ? days[(f.of - 1) / 2] : 0;
	free(days);
	return f;
}

/* ---- calls ---- */

struct figure
figure_thanked(const struct circle *c, struct figure_of of)
{
	struct figure f = { 0 };

	for (size_t i = 0; i < c->n_calls; i++) {
		const struct circle_call *k = &c->calls[i];
		if (!k->contact_id || !figures_call_is(c, k, of))
			continue;
		bool in_time = k->thanked_ms && k->thanked_ms <= k->ended_ms + DAY_MS;
		bool over = k->thanked_ms || c->now_ms > k->ended_ms + DAY_MS;
		f.n += in_time;
		f.of += in_time || over;
	}
	f.known = f.of > 0;
	return f;
}

struct figure
figure_names(const struct circle *c, struct figure_of of)
{
	struct figure f = { 0 };

	for (size_t i = 0; i < c->n_calls; i++)
		if (figures_call_is(c, &c->calls[i], of)) {
			f.n += c->calls[i].names;
			f.of++;
		}
	f.known = f.of > 0;
	return f;
}

/* ---- the rows ---- */

const struct figure_row figure_rows[] = {
	{ "asked", N_("Asked"),
		N_("People who were asked for a conversation. Ideas are not counted. A month counts "
		   "those who were first asked in it."), FIGURE_COUNT, figure_asked },
	{ "answered", N_("Answered"),
		N_("How many of those asked have answered, with a yes or a no. A month counts those "
		   "who were asked in it, whenever they answered."), FIGURE_SHARE, figure_answered },
	{ "talked", N_("Talked"),
		N_("People you have talked with. A month counts those whose first call was in it."),
		FIGURE_COUNT, figure_talked },
	{ "thanked_in_time", N_("Thanked in time"),
		N_("How many calls were thanked for within 24 hours of their end. A call of the last "
		   "24 hours counts once its thank-you is done."), FIGURE_SHARE, figure_thanked },
	{ "days_to_talk", N_("From ask to talk"),
		N_("The days from first asking somebody to the first call with them: the median, so "
		   "half of them took no longer. People whose first day is not known are left out."),
		FIGURE_DAYS, figure_days },
	{ "names", N_("Names a call"),
		N_("How many people were named in a call, on average. Aim at two names."),
		FIGURE_EACH, figure_names },
};
const size_t n_figure_rows = LEN(figure_rows);

/* ---- months and paths ---- */

/* Keeps the list in order, the newest first, each month once. */
static size_t
figures_month_put(int *out, size_t n, size_t most, int month)
{
	size_t at = 0;

	while (at < n && out[at] > month)
		at++;
	if ((at < n && out[at] == month) || at == most)
		return n;
	n += n < most;
	for (size_t i = n - 1; i > at; i--)
		out[i] = out[i - 1];
	out[at] = month;
	return n;
}

size_t
figure_months(const struct circle *c, int *out, size_t most)
{
	size_t n = 0;
	bool unknown = false;

	for (size_t i = 0; i < c->n; i++) {
		const struct circle_person *p = &c->people[i];
		unknown |= (figures_was_asked(p) && !p->asked_month) ||
			(figures_has_talked(p) && !p->talked_month);
		if (figures_was_asked(p) && p->asked_month)
			n = figures_month_put(out, n, most, p->asked_month);
	}
	for (size_t i = 0; i < c->n_calls; i++)
		if (c->calls[i].month)
			n = figures_month_put(out, n, most, c->calls[i].month);
	if (unknown && n < most)
		out[n++] = 0;
	return n;
}

bool
figure_path_used(const struct circle *c, enum path path)
{
	return figure_asked(c, (struct figure_of){ (int)path, FIGURE_ALL, 0 }).n > 0;
}
