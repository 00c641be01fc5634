/* Themes over the notes of several conversations, and claims that others confirm. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"

static struct desk desk;
static struct err e;
static struct text said;
static struct comparison c;
static int64_t maya, dana, calls[2], notes[3];

#define OK(x) ck_assert_msg((x), "%s", e.text)
static const struct compare_filter all;

/* Maya said two things, Dana one. */
static void
setup(void)
{
	temp_desk(&desk);
	maya = temp_contact(desk.store, "Maya Okafor, Grid planner, Northlight");
	dana = temp_contact(desk.store, "Dana Ruiz, Forecaster, Northlight");
	calls[0] = temp_held(&desk, maya, 20);
	calls[1] = temp_held(&desk, dana, 20);
	notes[0] = temp_note(desk.store, calls[0], "the exam is twice a year", 1000);
	notes[1] = temp_note(desk.store, calls[0], "nights are long", 2000);
	notes[2] = temp_note(desk.store, calls[1], "the exam is once a year", 1000);
}

static void
teardown(void)
{
	comparison_done(&c);
	text_free(&said);
	temp_desk_done(&desk);
}

static void
give(const char *name, size_t from, size_t n)
{
	text_clear(&said);
	OK(theme_give(&desk, notes + from, n, name, &said, &e));
}

static int64_t
theme(const char *name)
{
	int64_t id = theme_find(&desk, name, &e);

	OK(id);
	return id;
}

static struct breadth
breadth(const char *name)
{
	OK(comparison_read(&desk, &c, &e));
	return figure_theme(&c, &all, theme(name));
}

static void
undo(const char *label)
{
	text_clear(&said);
	OK(history_turn(&desk, false, &said, &e));
	ck_assert_str_eq(text_str(&said), label);
}

START_TEST(given_to_notes_of_several_people)
{
	give("Licences", 0, 1);
	ck_assert_str_eq(text_str(&said), "1 note has the theme “Licences” now.");
	give("licences", 2, 1); /* however it is typed */
	struct breadth b = breadth("lic");
	ck_assert_uint_eq(b.notes, 2);
	ck_assert_uint_eq(b.people, 2);
	ck_assert_uint_eq(b.organisations, 1);
	ck_assert_uint_eq(c.themes.n, 1);
	OK(theme_take(&desk, &notes[2], 1, theme("licences"), &said, &e));
	ck_assert_uint_eq(breadth("licences").people, 1);
	undo("take away the theme “Licences”");
	ck_assert_uint_eq(breadth("licences").people, 2);
}
END_TEST

START_TEST(two_levels_and_no_third)
{
	give("work / nights", 1, 1);
	give("work", 0, 1);
	ck_assert_uint_eq(breadth("work").notes, 2); /* with those under it */
	ck_assert_uint_eq(breadth("nights").notes, 1);
	ck_assert(!theme_give(&desk, notes, 1, "nights / shifts", &said, &e));
	ck_assert_str_eq(e.text, "“nights” is under another theme itself; there are only two levels.");
	give("pay", 0, 1);
	ck_assert(!theme_place(&desk, theme("work"), theme("pay"), &said, &e));
	ck_assert_str_eq(e.text, "“work” has themes under it; there are only two levels.");
	OK(theme_place(&desk, theme("pay"), theme("work"), &said, &e));
	OK(theme_memo(&desk, theme("pay"), "  what it brings ", &e));
	OK(comparison_read(&desk, &c, &e));
	ck_assert_str_eq(themes_find(&c.themes, "pay", NULL)->memo, "what it brings");
}
END_TEST

START_TEST(merged_and_split_again)
{
	give("exams", 0, 1);
	give("licences", 2, 1);
	give("licences", 0, 1);
	text_clear(&said);
	OK(theme_merge(&desk, theme("licences"), theme("exams"), &said, &e));
	ck_assert_str_eq(text_str(&said), "“licences” counts as “exams” now.");
	ck_assert_uint_eq(breadth("exams").notes, 2); /* a note that had both counts once */
	ck_assert_int_eq(theme("licences"), theme("exams"));
	undo("merge the theme “licences”");
	ck_assert_uint_eq(breadth("exams").notes, 1);
	OK(theme_merge(&desk, theme("licences"), theme("exams"), &said, &e));
	OK(theme_split(&desk, theme("exams"), &said, &e));
	ck_assert_uint_eq(breadth("exams").notes, 1);
	ck_assert_uint_eq(breadth("licences").notes, 2);
	ck_assert(!theme_split(&desk, theme("exams"), &said, &e));
}
END_TEST

/* A theme that was never merged: some of its notes leave it, in one step of undo. */
START_TEST(notes_leave_a_theme_for_their_own)
{
	give("work / exams", 0, 3);
	text_clear(&said);
	OK(theme_split_off(&desk, theme("exams"), notes + 1, 1, "nights", &said, &e));
	ck_assert_str_eq(text_str(&said), "1 note has the theme “work / nights” now.");
	ck_assert_uint_eq(breadth("exams").notes, 2);
	ck_assert_uint_eq(breadth("nights").notes, 1);
	undo("split the theme “exams”");
	ck_assert_uint_eq(breadth("exams").notes, 3);
	ck_assert_int_eq(theme_find(&desk, "nights", &e), 0);
	ck_assert(!theme_split_off(&desk, theme("exams"), notes, 1, "Exams", &said, &e));
	ck_assert_str_eq(e.text, "That is the theme they have. Give the new one another name.");
	ck_assert_uint_eq(breadth("exams").notes, 3);
	ck_assert(!theme_split_off(&desk, theme("exams"), notes, 0, "none", &said, &e));
}
END_TEST

/* What came by a merge leaves as well. */
START_TEST(notes_of_a_merged_theme_leave)
{
	give("exams", 0, 1);
	give("licences", 2, 1);
	OK(theme_merge(&desk, theme("licences"), theme("exams"), &said, &e));
	OK(theme_split_off(&desk, theme("exams"), notes + 2, 1, "rules", &said, &e));
	ck_assert_uint_eq(breadth("exams").notes, 1);
	ck_assert_uint_eq(breadth("rules").notes, 1);
}
END_TEST

START_TEST(renamed_and_deleted)
{
	give("exam", 0, 1);
	give("nights", 1, 1);
	ck_assert(!theme_rename(&desk, theme("exam"), "Nights", &said, &e));
	ck_assert_str_eq(e.text, "“nights” is there already: merge the two instead.");
	ck_assert(!theme_rename(&desk, theme("exam"), " ", &said, &e));
	OK(theme_rename(&desk, theme("exam"), "exams", &said, &e));
	OK(theme_delete(&desk, theme("exams"), &said, &e));
	ck_assert_int_eq(theme_find(&desk, "exams", &e), 0);
	undo("delete the theme “exams”");
	ck_assert_uint_eq(breadth("exams").notes, 1);
}
END_TEST

/* Deleting what themes and claims hang on takes them along, and undo brings them back. */
START_TEST(a_deleted_conversation_takes_its_tags_along)
{
	give("exams", 0, 3);
	OK(claim_set(&desk, notes[0], true, &e));
	OK(claim_weigh(&desk, notes[0], notes[2], SIDE_AGAINST, &said, &e));
	OK(interviews_delete(&desk, &calls[1], 1, &said, &e));
	ck_assert_uint_eq(breadth("exams").people, 1);
	ck_assert_uint_eq(c.n_evidence, 0);
	text_clear(&said);
	OK(history_turn(&desk, false, &said, &e));
	ck_assert_uint_eq(breadth("exams").people, 2);
	ck_assert_uint_eq(c.n_evidence, 1);
	OK(store_note_delete(desk.store, notes[0], &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM evidence"), 0);
	ck_assert(store_check(desk.store, &e));
}
END_TEST

START_TEST(a_call_knows_the_themes_of_its_notes)
{
	struct call call = { 0 };
	struct strings names = { 0 };

	give("work / nights", 1, 1);
	give("pay", 1, 1);
	OK(desk_call(&desk, calls[0], &call, &e));
	ck_assert_uint_eq(call_note_themes(&call, notes[1], &names), 2);
	ck_assert_str_eq(names.s[0], "work / nights");
	ck_assert_uint_eq(call_note_themes(&call, notes[0], &names), 0);
	strings_free(&names);
	call_done(&call);
}
END_TEST

/* ---- claims ---- */

static void
claim(size_t at, const char *expected)
{
	struct text state = { 0 };

	OK(comparison_read(&desk, &c, &e));
	claim_text(&c, compare_note_at(&c, notes[at]), &state);
	ck_assert_str_eq(text_str(&state), expected);
	text_free(&state);
}

START_TEST(a_claim_rests_on_one_person_until_others_speak)
{
	int64_t jo = temp_contact(desk.store, "Jo Park");
	int64_t third = temp_note(desk.store, temp_held(&desk, jo, 20), "twice, in May and November", 1000);

	ck_assert(!claim_weigh(&desk, notes[0], notes[2], SIDE_AGAINST, &said, &e));
	ck_assert_str_eq(e.text, "The note is no claim yet; ! on it makes it one.");
	OK(claim_set(&desk, notes[0], true, &e));
	claim(0, "rests on Maya Okafor alone");
	ck_assert(claim_is_open(&c, compare_note_at(&c, notes[0])));
	ck_assert(!claim_weigh(&desk, notes[0], notes[1], SIDE_FOR, &said, &e));
	ck_assert_str_eq(e.text, "Maya Okafor made the claim: somebody else has to confirm it.");
	text_clear(&said);
	OK(claim_weigh(&desk, notes[0], notes[2], SIDE_AGAINST, &said, &e));
	ck_assert_str_eq(text_str(&said), "Dana Ruiz contradicts it: “the exam is twice a year”.");
	claim(0, "Maya Okafor says it; contradicted by Dana Ruiz");
	OK(claim_weigh(&desk, notes[0], third, SIDE_FOR, &said, &e));
	claim(0, "Maya Okafor says it; confirmed by Jo Park; contradicted by Dana Ruiz");
	OK(claim_weigh(&desk, notes[0], notes[2], SIDE_FOR, &said, &e)); /* the other side: replaced */
	claim(0, "Maya Okafor says it; confirmed by Dana Ruiz, Jo Park");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM evidence"), 2);
	OK(claim_weigh(&desk, notes[0], notes[2], -1, &said, &e));
	claim(0, "Maya Okafor says it; confirmed by Jo Park");
	undo("weigh the claim “the exam is twice a year”");
	claim(0, "Maya Okafor says it; confirmed by Dana Ruiz, Jo Park");
}
END_TEST

START_TEST(an_open_claim_is_asked_of_somebody_else)
{
	struct text with = { 0 };
	struct call next = { 0 };

	OK(claim_set(&desk, notes[0], true, &e));
	OK(comparison_read(&desk, &c, &e));
	size_t at = compare_note_at(&c, notes[0]);
	int64_t again = interview_for(&desk, maya, &e); /* hers is no one to ask */
	ck_assert(!claim_ask(&desk, &c, at, &with, &e));
	int64_t planned = interview_for(&desk, dana, &e);
	OK(claim_ask(&desk, &c, at, &with, &e));
	ck_assert_str_eq(text_str(&with), "Dana Ruiz");
	OK(desk_call(&desk, planned, &next, &e));
	ck_assert_uint_eq(next.n_asked, 1);
	ck_assert_str_eq(next.asked[0].text,
		"I was told: “the exam is twice a year”. What is your experience with that?");
	ck_assert_int_ne(again, planned);
	call_done(&next);
	text_free(&with);
}
END_TEST

/* Off the record is in no comparison, and counted. */
START_TEST(off_the_record_is_left_out)
{
	temp_run("UPDATE note SET record = 'off' WHERE text LIKE 'nights%'");
	OK(comparison_read(&desk, &c, &e));
	ck_assert_uint_eq(c.n_notes, 2);
	ck_assert_uint_eq(c.off_record, 1);
	temp_run("UPDATE note SET record = 'unattributed' WHERE text LIKE 'the exam is once%'");
	OK(comparison_read(&desk, &c, &e));
	ck_assert_str_eq(compare_who(&c, compare_note_at(&c, notes[2])), "somebody");
}
END_TEST

/* By call and clock, however they were written down; each is found by its id. */
START_TEST(notes_are_by_call_and_clock)
{
	int64_t early = temp_note(desk.store, calls[0], "said first, written last", 500);
	int64_t same = temp_note(desk.store, calls[0], "at one moment with another", 1000);
	const int64_t order[] = { early, notes[0], same, notes[1], notes[2] };

	OK(comparison_read(&desk, &c, &e));
	ck_assert_uint_eq(c.n_notes, LEN(order));
	for (size_t i = 0; i < LEN(order); i++) {
		ck_assert_int_eq(c.notes[i].id, order[i]);
		ck_assert_uint_eq(c.notes[i].call, i == 4);
		ck_assert_uint_eq(compare_note_at(&c, order[i]), i);
	}
}
END_TEST

Suite *
workflow_theme_suite(void)
{
	Suite *suite = suite_create("workflow_theme");
	TCase *t = tcase_create("workflow_theme");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, given_to_notes_of_several_people);
	tcase_add_test(t, two_levels_and_no_third);
	tcase_add_test(t, merged_and_split_again);
	tcase_add_test(t, notes_leave_a_theme_for_their_own);
	tcase_add_test(t, notes_of_a_merged_theme_leave);
	tcase_add_test(t, renamed_and_deleted);
	tcase_add_test(t, a_deleted_conversation_takes_its_tags_along);
	tcase_add_test(t, a_call_knows_the_themes_of_its_notes);
	tcase_add_test(t, a_claim_rests_on_one_person_until_others_speak);
	tcase_add_test(t, an_open_claim_is_asked_of_somebody_else);
	tcase_add_test(t, off_the_record_is_left_out);
	tcase_add_test(t, notes_are_by_call_and_clock);
	suite_add_tcase(suite, t);
	return suite;
}
