/* The demo: every line of its year can be done, and every screen has something to show. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/call.h"
#include "model/contact.h"
#include "model/note.h"
#include "model/review.h"

static struct desk desk;
static struct moment now;
static struct err e;

static void
setup(void)
{
	temp_desk(&desk);
	mem_set(&desk.config.zone, "UTC");
	mem_set(&desk.config.exploring, "power grids");
	now = *desk.now;
	desk.now = &now;
}

static void
teardown(void)
{
	temp_desk_done(&desk);
}

static bool
count_stage(void *user, const struct contact *c)
{
	int *stages = user;

	stages[c->stage]++;
	return true;
}

struct seen {
	int held, planned, notes, kinds[N_NOTE_KINDS], markers, comments;
};

static bool
look_at_call(void *user, const struct interview *i)
{
	struct seen *s = user;
	struct call c = { 0 };
	struct review r = { 0 };

	ck_assert_msg(desk_call(&desk, i->id, &c, &e), "%s", e.text);
	ck_assert(!i->started_ms || i->started_ms < now.wall_ms);
	s->held += i->ended_ms != 0;
	s->planned += !i->started_ms;
	s->notes += (int)c.n_notes;
	for (size_t n = 0; n < c.n_notes; n++) {
		s->kinds[c.notes[n].kind]++;
		s->markers += c.notes[n].marker;
	}
	desk_review(&desk, &c, &r);
	s->comments += (int)r.n_comments;
	review_done(&r);
	call_done(&c);
	return true;
}

START_TEST(a_year_is_there)
{
	int stages[N_STAGES] = { 0 };
	struct seen s = { 0 };

	ck_assert_msg(demo_make(&desk, &e), "%s", e.text);
	ck_assert_ptr_eq(desk.now, &now);
	ck_assert(contacts_each(&desk, "", count_stage, stages, &e));
	for (int i = 0; i < N_STAGES; i++)
		ck_assert_msg(stages[i] > 0, "nobody is at %s", stage_names[i]);
	ck_assert_int_eq(store_contact_count(desk.store), 12);
	ck_assert(desk_interviews(&desk, "", look_at_call, &s, &e));
	ck_assert_int_eq(s.held, 6);
	ck_assert_int_ge(s.planned, 1);
	ck_assert_int_ge(s.notes, 60);
	ck_assert_int_eq(s.markers, 2);
	ck_assert_int_eq(s.comments, 2);
	for (int i = 0; i < N_NOTE_KINDS; i++)
		ck_assert_int_gt(s.kinds[i], 0);
}
END_TEST

/* What Compare, Decide, Field and the letters show. */
START_TEST(what_many_conversations_say_is_there)
{
	static const struct {
		const char *sql;
		int least;
	} rows[] = {
		{ "SELECT count(*) FROM theme", 6 },
		{ "SELECT count(*) FROM note WHERE claim", 2 },
		{ "SELECT count(*) FROM learned", 14 },
		{ "SELECT count(DISTINCT kind) FROM learned", 9 },
		{ "SELECT count(*) FROM point", 7 },
		{ "SELECT count(*) FROM interest", 4 },
		{ "SELECT count(*) FROM letter WHERE sent_ms > 0", 15 },
		{ "SELECT count(*) FROM letter WHERE sent_ms = 0", 1 },
		{ "SELECT count(DISTINCT answer) FROM letter", 4 },
	};

	ck_assert_msg(demo_make(&desk, &e), "%s", e.text);
	for (size_t i = 0; i < LEN(rows); i++)
		ck_assert_msg(temp_number(rows[i].sql) >= rows[i].least, "%s", rows[i].sql);
}
END_TEST

/* Due now or today, whatever the hour it is opened at. */
START_TEST(something_is_due_at_any_hour)
{
	struct agenda g = { 0 };
	int due = 0;

	now.wall_ms += (int64_t)_i * 5 * HOUR_MS;
	store_now(desk.store, &now);
	ck_assert_msg(demo_make(&desk, &e), "%s", e.text);
	ck_assert(agenda_read(&desk, now.wall_ms, &g, &e));
	for (size_t i = 0; i < g.n; i++)
		due += agenda_is_due(&g.items[i], now.wall_ms, "UTC");
	ck_assert_int_ge(due, 4);
	agenda_done(&g);
}
END_TEST

START_TEST(many_people_are_one_batch)
{
	ck_assert_msg(demo_people(&desk, 1201, &e), "%s", e.text);
	ck_assert_int_eq(store_contact_count(desk.store), 1201);
	ck_assert(demo_people(&desk, 0, &e));
	ck_assert_int_eq(store_contact_count(desk.store), 1201);
}
END_TEST

Suite *workflow_demo_suite(void);

Suite *
workflow_demo_suite(void)
{
	Suite *s = suite_create("workflow_demo");
	TCase *c = tcase_create("demo");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_year_is_there);
	tcase_add_test(c, what_many_conversations_say_is_there);
	tcase_add_loop_test(c, something_is_due_at_any_hour, 0, 5);
	tcase_add_test(c, many_people_are_one_batch);
	suite_add_tcase(s, c);
	return s;
}
