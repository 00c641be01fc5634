/* What waits for its day: calls, debriefs, people. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/step.h"
#include "store.h"
#include "store_temp.h"

static struct store *s;
static struct err e;
static struct text found;

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	temp_at(s, 0);
	text_clear(&found);
}

static void
teardown(void)
{
	store_close(s);
	text_free(&found);
	temp_done();
}

#define OK(x) ck_assert_msg((x), "%s", e.text)
#define FOUND(want) ck_assert_str_eq(text_str(&found), want); text_clear(&found)

static int64_t
plan(int64_t contact_id, int64_t scheduled_ms, bool practice)
{
	struct interview i = { .contact_id = contact_id, .scheduled_ms = scheduled_ms,
		.practice = practice };
	OK(store_interview_save(s, &i, &e));
	return i.id;
}

static bool
put_interview(void *user, const struct interview *i)
{
	(void)user;
	text_addf(&found, "%s%lld", found.n ? " " : "", (long long)i->id);
	return true;
}

START_TEST(calls_begun_then_planned)
{
	int64_t maya = temp_contact(s, "Maya Okafor");

	plan(maya, TEMP_WALL + 3 * DAY_MS, false);         /* 1: too far off */
	plan(maya, TEMP_WALL + DAY_MS, false);             /* 2 */
	plan(maya, TEMP_WALL + HOUR_MS, false);            /* 3 */
	plan(maya, TEMP_WALL + HOUR_MS, true);             /* 4: a rehearsal is no appointment */
	temp_clock(s, plan(maya, 0, false), CLOCK_START, 0);    /* 5: runs */
	temp_clock(s, plan(0, 0, true), CLOCK_START, 1000);     /* 6: runs, newer */
	int64_t over = plan(maya, 0, false);
	temp_clock(s, over, CLOCK_START, 0);
	temp_clock(s, over, CLOCK_END, 60000);             /* 7: over */
	plan(maya, 0, false);                              /* 8: no time agreed */
	OK(store_agenda_calls(s, TEMP_WALL + 2 * DAY_MS, put_interview, NULL, &e));
	FOUND("6 5 3 2");
}
END_TEST

static bool
put_debrief(void *user, const struct interview *i, int markers, int answers)
{
	put_interview(user, i);
	text_addf(&found, ":%d,%d", markers, answers);
	return true;
}

static int64_t
hold(int64_t at_ms, bool practice)
{
	int64_t id = plan(0, 0, practice);
	struct clock_event start = { .kind = CLOCK_START, .wall_ms = TEMP_WALL + at_ms,
		.boot_id = (char[]){ "a" } };
	struct clock_event end = { .kind = CLOCK_END, .axis_ms = 60000,
		.wall_ms = TEMP_WALL + at_ms, .boot_id = (char[]){ "a" } };

	OK(store_clock_add(s, id, &start, &e));
	OK(store_clock_add(s, id, &end, &e));
	return id;
}

static void
mark(int64_t interview_id)
{
	struct note n = { .marker = true, .text = (char[]){ "" } };
	OK(store_note_add(s, interview_id, &n, &e));
}

START_TEST(debriefs_not_done)
{
	hold(-20 * DAY_MS, false);                         /* 1: long ago */
	hold(-2 * DAY_MS, false);                          /* 2: nothing yet */
	int64_t half = hold(-DAY_MS, false);               /* 3: a marker left */
	mark(half);
	OK(store_reflection_set(s, half, "learned", "much", &e));
	OK(store_reflection_set(s, hold(-HOUR_MS, false), "learned", "much", &e)); /* 4: done */
	mark(hold(0, true));                               /* 5: practice */
	mark(plan(0, 0, false));                           /* 6: not held */
	OK(store_agenda_debriefs(s, TEMP_WALL - 14 * DAY_MS, put_debrief, NULL, &e));
	FOUND("3:1,1 2:0,0");
}
END_TEST

static bool
put_contact(void *user, const struct contact *c)
{
	(void)user;
	text_addf(&found, "%s%s", found.n ? ", " : "", c->name);
	return true;
}

static int64_t
know(const char *name, enum stage stage, enum path path)
{
	struct contact c = { .name = mem_str(name), .stage = stage, .path = path };
	OK(store_contact_save(s, &c, &e));
	int64_t id = c.id;
	contact_done(&c);
	return id;
}

START_TEST(people_at_a_stage)
{
	know("Ada", STAGE_IDEA, PATH_COLD);
	know("Ben", STAGE_IDEA, PATH_REFERRAL);
	know("Cy", STAGE_IDEA, PATH_ALUMNI);
	know("Dee", STAGE_ASKED, PATH_ALUMNI);
	int64_t eve = know("Eve", STAGE_IDEA, PATH_ALUMNI);
	struct step st = { .contact_id = eve, .text = (char[]){ "write" }, .kind = (char[]){ "" } };
	OK(store_step_save(s, &st, &e)); /* she is seen to already */
	OK(store_agenda_contacts(s, STAGE_IDEA, INT64_MAX, 9, put_contact, NULL, &e));
	FOUND("Ben, Cy, Ada");
	OK(store_agenda_contacts(s, STAGE_IDEA, INT64_MAX, 2, put_contact, NULL, &e));
	FOUND("Ben, Cy");
	OK(store_agenda_contacts(s, STAGE_ASKED, TEMP_WALL - 1, 9, put_contact, NULL, &e));
	FOUND("");
	OK(store_agenda_contacts(s, STAGE_ASKED, TEMP_WALL, 9, put_contact, NULL, &e));
	FOUND("Dee");
}
END_TEST

START_TEST(overdue_after_its_grace)
{
	struct step st = { .due_ms = 1000, .kind = (char[]){ "promised" } };

	ck_assert(!step_overdue(&st, 999));
	ck_assert(step_overdue(&st, 1000));
	st.kind = (char[]){ "thanks" };
	ck_assert(!step_overdue(&st, 1000 + DAY_MS - 1));
	ck_assert(step_overdue(&st, 1000 + DAY_MS));
	st.done_ms = 5;
	ck_assert(!step_overdue(&st, 1000 + 9 * DAY_MS));
	st = (struct step){ .kind = (char[]){ "promised" } };
	ck_assert(!step_overdue(&st, 1000));
}
END_TEST

Suite *
store_agenda_suite(void)
{
	Suite *suite = suite_create("store_agenda");
	TCase *t = tcase_create("agenda");

	tcase_add_checked_fixture(t, setup, teardown);
	suite_add_tcase(suite, t);
	tcase_add_test(t, calls_begun_then_planned);
	tcase_add_test(t, debriefs_not_done);
	tcase_add_test(t, people_at_a_stage);
	tcase_add_test(t, overdue_after_its_grace);
	return suite;
}
