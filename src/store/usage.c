/*
 * usage.c: what many calls know: how long questions really take this person,
 * and what each brought. The model reckons the times; here calls are read.
 */
#include <stdlib.h>
#include <string.h>

#include "model/pace.h"
#include "private.h"

enum { HABIT_CALLS = 20, USAGE_CALLS = 200 };

/* Real calls that have ended, newest first. */
struct ids {
	int64_t *id;
	size_t n, cap;
};

static void
ended(struct store *s, int64_t most, struct ids *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT t.interview_id FROM timing t JOIN interview i ON i.id = t.interview_id "
		"WHERE t.student_id = 0 AND t.started_ms > 0 AND t.ended_ms > 0 AND NOT i.practice AND" SHOWN("i.batch_id")
		"AND EXISTS (SELECT 1 FROM clock WHERE interview_id = i.id AND kind = 'start') "
		"ORDER BY t.started_ms DESC LIMIT :most");

	sql_int(st, ":most", most);
	while (sql_row(s, st))
		*(int64_t *)list_more(&out->id, &out->n, &out->cap, sizeof(*out->id)) = col_int(st, 0);
}

static int64_t
usage_end_axis(const struct call *c)
{
	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind == CLOCK_END)
			return c->clock.events[i].axis_ms;
	return 0;
}

/* Calls `see` with each of the last calls; one snapshot. */
static bool
each_ended(struct store *s, int64_t most, void (*see)(void *user, const struct call *c), void *user,
	struct err *e)
{
	bool began = tx_read(s), ok;
	struct ids ids = { 0 };
	struct call c = { 0 };

	ended(s, most, &ids);
	ok = sql_ok(s, e);
	for (size_t i = 0; ok && i < ids.n; i++)
		if ((ok = store_call_get(s, ids.id[i], &c, e)))
			see(user, &c);
	call_done(&c);
	free(ids.id);
	if (began)
		tx_read_end(s);
	return ok;
}

/* ---- habit ---- */

static void
add_habit(void *user, const struct call *c)
{
	if (call_measured(c))
		habit_add(user, c);
}

struct habit
store_habit(struct store *s)
{
	struct habit h = { 0 };

	each_ended(s, HABIT_CALLS, add_habit, &h, NULL);
	return h;
}

/* ---- usage ---- */

struct usages {
	struct usage *u;
	size_t n, cap;
};

static struct usage *
usage_usage_of(struct usages *all, const char *question_id)
{
	struct usage *u;

	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->u[i].question_id, question_id) == 0)
			return &all->u[i];
	u = list_more(&all->u, &all->n, &all->cap, sizeof(*u));
	u->question_id = mem_str(question_id);
	return u;
}

static void
usage_add_usage(void *user, const struct call *c)
{
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		struct usage *u;

		if (a->state != ASKED_ASKED && a->state != ASKED_ANSWERED)
			continue;
		u = usage_usage_of(user, a->question_id);
		u->asked++;
		if (call_measured(c)) {
			u->measured++;
			u->spent_ms += asked_spent(c, a->id, usage_end_axis(c));
		}
		for (size_t n = 0; n < c->n_notes; n++) {
			bool here = c->notes[n].asked_id == a->id;

			u->starred += here && c->notes[n].starred;
			u->referrals += here && c->notes[n].kind == NOTE_REFERRAL;
		}
	}
}

static int
usage_by_id(const void *a, const void *b)
{
	return strcmp(((const struct usage *)a)->question_id, ((const struct usage *)b)->question_id);
}

bool
store_usage_each(struct store *s, bool (*each)(void *user, const struct usage *u), void *user,
	struct err *e)
{
	struct usages all = { 0 };
	bool ok = each_ended(s, USAGE_CALLS, usage_add_usage, &all, e), go_on = ok;

	if (all.n)
		qsort(all.u, all.n, sizeof(*all.u), usage_by_id);
	for (size_t i = 0; i < all.n; i++) {
		go_on = go_on && each(user, &all.u[i]);
		free(all.u[i].question_id);
	}
	free(all.u);
	return ok;
}
