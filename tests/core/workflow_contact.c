/* A contact saved, set, brought to a stage, deleted, without any screen. */
#include <check.h>
#include <string.h>

#include "desk_temp.h"
#include "model/contact.h"

static struct desk desk;
static struct err e;

static void
setup(void)
{
	temp_desk(&desk);
}

static void
teardown(void)
{
	temp_desk_done(&desk);
}

static struct contact
maya_at(const char *organisation)
{
	return (struct contact){ .name = mem_str("Maya Okafor"), .path = PATH_OTHER,
		.organisation = mem_str(organisation) };
}

static int64_t
saved(const char *organisation)
{
	struct contact c = maya_at(organisation);
	int64_t same;

	ck_assert_msg(contact_keep(&desk, &c, false, &same, &e), "%s", e.text);
	ck_assert_int_eq(same, 0);
	int64_t id = c.id;
	contact_done(&c);
	return id;
}

/* ---- the same person at the same organisation ---- */

START_TEST(the_same_person_is_refused_with_the_id)
{
	int64_t first = saved("Northlight"), same;
	struct contact c = maya_at("northlight");

	saved("");
	ck_assert(!contact_keep(&desk, &c, false, &same, &e));
	ck_assert_int_eq(same, first);
	ck_assert_str_eq(e.text, "Maya Okafor at northlight is there already: number 1.");
	ck_assert_msg(contact_keep(&desk, &c, true, &same, &e), "%s", e.text);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 3);
	contact_done(&c);
}
END_TEST

START_TEST(an_edit_into_somebody_else_is_refused_too)
{
	int64_t other = saved("Northlight"), id = saved("Harbour"), same;
	struct contact c = { 0 };

	ck_assert(store_contact_get(desk.store, id, &c, &e));
	mem_set(&c.organisation, "Northlight");
	ck_assert(!contact_keep(&desk, &c, false, &same, &e));
	ck_assert_int_eq(same, other);
	ck_assert(!contact_set(&desk, id, "organisation", "Northlight", &e));
	ck_assert_str_eq(e.text, "Maya Okafor at Northlight is there already: number 1.");
	contact_done(&c);
}
END_TEST

/* Who is there twice on purpose can be edited without being asked about it each time. */
START_TEST(an_edit_of_another_field_is_not_asked_about)
{
	struct contact twin = maya_at("Northlight");
	int64_t same;

	saved("Northlight");
	ck_assert(contact_keep(&desk, &twin, true, &same, &e));
	mem_set(&twin.role, "Planner");
	ck_assert_msg(contact_keep(&desk, &twin, false, &same, &e), "%s", e.text);
	contact_done(&twin);
}
END_TEST

START_TEST(a_new_one_is_checked)
{
	struct contact c = { .organisation = mem_str("Northlight") };
	int64_t same;

	ck_assert(!contact_keep(&desk, &c, false, &same, &e));
	ck_assert_int_eq(same, 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 0);
	contact_done(&c);
}
END_TEST

START_TEST(a_save_is_one_undo_with_its_name)
{
	struct text said = { 0 };
	int64_t id = saved("Northlight");

	ck_assert_msg(contact_set(&desk, id, "role", "Planner", &e), "%s", e.text);
	ck_assert(store_undo(desk.store, -1, &said, &e));
	ck_assert_str_eq(text_str(&said), "edit Maya Okafor");
	text_clear(&said);
	ck_assert(store_undo(desk.store, -1, &said, &e));
	ck_assert_str_eq(text_str(&said), "add Maya Okafor");
	text_free(&said);
}
END_TEST

/* ---- one field ---- */

START_TEST(a_field_that_is_not_there_is_refused)
{
	int64_t id = saved("Northlight");

	ck_assert(!contact_set(&desk, id, "shoes", "42", &e));
	ck_assert_msg(strstr(e.text, "no field \"shoes\"; there are name, role, "), "%s", e.text);
	ck_assert(!contact_set(&desk, id, "zone", "Nowhere/Town", &e));
	ck_assert(!contact_set(&desk, id, "name", "", &e));
	ck_assert(!contact_set(&desk, id, "path", "by air", &e));
	ck_assert(!contact_set(&desk, 99, "role", "Planner", &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE role <> ''"), 0);
}
END_TEST

/* The field `stage` and the act bring the same with them. */
START_TEST(a_stage_set_as_a_field_brings_its_steps)
{
	int64_t ids[] = { saved("Northlight"), saved("Harbour") };
	struct text said = { 0 };

	ck_assert_msg(contact_set(&desk, ids[0], "stage", "declined", &e), "%s", e.text);
	ck_assert_msg(stage_set(&desk, &ids[1], 1, STAGE_DECLINED, &said, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&said),
		"Maya Okafor: declined; thank them in a line, then no more nudges");
	ck_assert_int_eq(temp_stage(&desk, ids[0]), STAGE_DECLINED);
	ck_assert_int_eq(temp_stage(&desk, ids[1]), STAGE_DECLINED);
	text_free(&said);
}
END_TEST

/* ---- many ---- */

START_TEST(many_go_to_a_stage_and_come_back_by_one_undo)
{
	int64_t ids[] = { temp_contact_at(&desk, "Ama", STAGE_ASKED),
		temp_contact_at(&desk, "Ben", STAGE_IDEA) };
	struct text said = { 0 };

	ck_assert(stage_set(&desk, ids, 2, STAGE_NO_ANSWER, &said, &e));
	ck_assert_str_eq(text_str(&said), "2 contacts: no-answer; it is normal: on to the next one");
	text_clear(&said);
	ck_assert(store_undo(desk.store, -1, &said, &e));
	ck_assert_str_eq(text_str(&said), "stage no-answer of 2 contacts");
	ck_assert_int_eq(temp_stage(&desk, ids[0]), STAGE_ASKED);
	ck_assert_int_eq(temp_stage(&desk, ids[1]), STAGE_IDEA);
	text_free(&said);
}
END_TEST

START_TEST(one_that_is_gone_leaves_all_as_they_were)
{
	int64_t ids[] = { temp_contact_at(&desk, "Ama", STAGE_ASKED), 99 };
	struct text said = { 0 };

	ck_assert(!stage_set(&desk, ids, 2, STAGE_TALKED, &said, &e));
	ck_assert_uint_eq(said.n, 0);
	ck_assert_int_eq(temp_stage(&desk, ids[0]), STAGE_ASKED);
	ck_assert(!contacts_delete(&desk, ids, 2, &said, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 1);
}
END_TEST

START_TEST(a_stage_is_named_or_begun)
{
	enum stage s = STAGE_IDEA;

	ck_assert(stage_word("in-touch", &s, &e));
	ck_assert_int_eq(s, STAGE_IN_TOUCH);
	ck_assert(stage_word("dec", &s, &e));
	ck_assert_int_eq(s, STAGE_DECLINED);
	ck_assert(!stage_word("i", &s, &e));
	ck_assert(!stage_word("married", &s, &e));
	ck_assert_str_eq(e.text, "\"married\" is not a stage: it is one of idea, asked, scheduled, "
		"talked, in-touch, declined, no-answer.");
}
END_TEST

START_TEST(what_is_deleted_comes_back_whole)
{
	int64_t id = saved("Northlight"), held = temp_held(&desk, id, 20);
	struct text said = { 0 };

	temp_note(desk.store, held, "needs a licence", 1000);
	struct holds h = contacts_hold(&desk, &id, 1);
	ck_assert_int_eq(h.notes, 1);
	ck_assert_int_eq(h.calls, 1);
	ck_assert_msg(contacts_delete(&desk, &id, 1, &said, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&said), "delete Maya Okafor");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 0);
	ck_assert(store_undo(desk.store, -1, &said, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	text_free(&said);
}
END_TEST

/* What "halfhour set" calls; the form calls consent_keep with the same. */
START_TEST(a_consent_is_set_as_a_field_and_undone)
{
	int64_t id = saved("Northlight");
	struct contact c = { 0 };
	struct text said = { 0 };

	ck_assert_msg(contact_set(&desk, id, "consent-coach", "written 2026-11-20", &e), "%s", e.text);
	ck_assert(!contact_set(&desk, id, "consent-class", "withdrawn", &e));
	ck_assert_ptr_nonnull(strstr(e.text, "has not agreed (class)"));
	ck_assert(!contact_set(&desk, id, "consent-coach", "maybe", &e));
	ck_assert_ptr_nonnull(strstr(e.text, "“maybe”: write spoken"));
	ck_assert_msg(contact_set(&desk, id, "consent-coach", "withdrawn 2026-11-25", &e), "%s", e.text);
	ck_assert(store_undo(desk.store, -1, &said, &e));
	ck_assert_str_eq(text_str(&said), "consent of Maya Okafor");
	ck_assert(store_contact_get(desk.store, id, &c, &e));
	ck_assert_str_eq(c.consent[PURPOSE_COACH], "written 2026-11-20");
	ck_assert(store_undo(desk.store, -1, &said, &e));
	ck_assert(store_contact_get(desk.store, id, &c, &e));
	ck_assert_str_eq(c.consent[PURPOSE_COACH], "");
	contact_done(&c);
	text_free(&said);
}
END_TEST

static bool
count_contact(void *user, const struct contact *c)
{
	ck_assert_str_eq(c->name, "Maya Okafor");
	++*(int *)user;
	return true;
}

/* The list with words has whom search finds: by any field that it looks into, and the path. */
START_TEST(words_find_in_every_searched_field)
{
	static const char *const words[] = { "maya", "planner", "northlight", "fair", "cranes", "rowed",
		"silt", "alumni", "energy", "myah", "fair alumni", "okafor cranes" };
	static const char *const none[] = { "other", "zebra", "maya zebra" };
	struct contact c = maya_at("Northlight"), ben = { .name = mem_str("Ben Olu"), .path = PATH_OTHER };

	mem_set(&c.role, "Planner");
	mem_set(&c.found, "the careers fair");
	mem_set(&c.why, "knows cranes");
	mem_set(&c.common, "we both rowed");
	mem_set(&c.research, "wrote about silt");
	mem_set(&c.tags, "energy");
	mem_set(&c.said, "MYAH");
	c.path = PATH_ALUMNI;
	ck_assert(store_contact_save(desk.store, &c, &e) && store_contact_save(desk.store, &ben, &e));
	for (size_t i = 0; i < LEN(words) + LEN(none); i++) {
		const char *w = i < LEN(words) ? words[i] : none[i - LEN(words)];
		int n = 0;
		ck_assert(contacts_each(&desk, w, count_contact, &n, &e));
		ck_assert_msg(n == (i < LEN(words)), "%s finds %d", w, n);
	}
	contact_done(&c);
	contact_done(&ben);
}
END_TEST

Suite *workflow_contact_suite(void);

Suite *
workflow_contact_suite(void)
{
	Suite *suite = suite_create("contact acts");
	TCase *t = tcase_create("contact acts");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, words_find_in_every_searched_field);
	tcase_add_test(t, the_same_person_is_refused_with_the_id);
	tcase_add_test(t, an_edit_into_somebody_else_is_refused_too);
	tcase_add_test(t, an_edit_of_another_field_is_not_asked_about);
	tcase_add_test(t, a_new_one_is_checked);
	tcase_add_test(t, a_save_is_one_undo_with_its_name);
	tcase_add_test(t, a_field_that_is_not_there_is_refused);
	tcase_add_test(t, a_stage_set_as_a_field_brings_its_steps);
	tcase_add_test(t, many_go_to_a_stage_and_come_back_by_one_undo);
	tcase_add_test(t, one_that_is_gone_leaves_all_as_they_were);
	tcase_add_test(t, a_stage_is_named_or_begun);
	tcase_add_test(t, what_is_deleted_comes_back_whole);
	tcase_add_test(t, a_consent_is_set_as_a_field_and_undone);
	suite_add_tcase(suite, t);
	return suite;
}
