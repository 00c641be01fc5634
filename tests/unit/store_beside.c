/* A correction that had to wait for the workbook, of a note that another program changed. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "store/private.h"
#include "store_temp.h"

static struct store *s;
static struct err e;
static int64_t interview;
static int64_t note_id;

#define OK(x) ck_assert_msg((x), "%s", e.text)

static void
setup(void)
{
	temp_new();
	s = temp_store(STORE_SCREEN);
	e.text[0] = '\0';
	interview = temp_interview(s, temp_contact(s, "Maya"));
	note_id = temp_note(s, interview, "first", 700);
}

static void
teardown(void)
{
	temp_lock(0);
	store_close(s);
	temp_done();
}

/* The note as it is stored, with another text; saving it is the caller's. */
static struct note
corrected(struct store *of, const char *text)
{
	struct call c = { 0 };
	struct note n = { 0 };

	OK(store_call_get(of, interview, &c, &e));
	ck_assert_uint_eq(c.n_notes, 1);
	note_copy(&n, &c.notes[0]);
	mem_set(&n.text, text);
	call_done(&c);
	return n;
}

/* Ours waits in the rescue file; the other one is first in the workbook. */
static void
correct_both(const char *theirs, bool gone)
{
	struct store *other = temp_store(0);
	struct note mine = corrected(s, "mine"), its = corrected(other, theirs);

	temp_lock(1);
	OK(store_note_save(s, &mine, &e));
	ck_assert(mine.unsaved);
	temp_lock(0);
	OK(gone ? store_note_delete(other, note_id, &e) : store_note_save(other, &its, &e));
	store_close(other);
	ck_assert(rescue_try(s));
	note_done(&mine);
	note_done(&its);
}

static int
notes(const char *where)
{
	struct text sql = { 0 };

	text_addf(&sql, "SELECT count(*) FROM note WHERE %s", where);
	int n = (int)temp_number(sql.s);
	text_free(&sql);
	return n;
}

START_TEST(both_texts_are_notes)
{
	correct_both("theirs", false);
	ck_assert_int_eq(notes("text = 'theirs' AND axis_ms = 700"), 1);
	ck_assert_int_eq(notes("text = 'mine' AND axis_ms = 700"), 1);
	ck_assert_int_eq(notes("1"), 2);
	ck_assert_uint_eq(temp_files(".lost"), 0);
}
END_TEST

START_TEST(of_a_note_taken_back_it_is_the_note)
{
	correct_both("theirs", true);
	ck_assert_int_eq(notes("text = 'mine'"), 1);
	ck_assert_int_eq(notes("1"), 1);
	ck_assert_uint_eq(temp_files(".lost"), 0);
}
END_TEST

START_TEST(the_same_correction_twice_is_one)
{
	correct_both("mine", false);
	ck_assert_int_eq(notes("1"), 1);
	ck_assert_int_eq(notes("text = 'mine'"), 1);
}
END_TEST

/* Nothing in between: it is the correction it was meant to be. */
START_TEST(without_another_it_is_a_correction)
{
	struct note mine = corrected(s, "mine");

	temp_lock(1);
	OK(store_note_save(s, &mine, &e));
	temp_lock(0);
	ck_assert(rescue_try(s));
	ck_assert_int_eq(notes("1"), 1);
	ck_assert_int_eq(notes("text = 'mine'"), 1);
	note_done(&mine);
}
END_TEST

Suite *
store_beside_suite(void)
{
	Suite *suite = suite_create("store: a correction that waited");
	TCase *t = tcase_create("beside");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, both_texts_are_notes);
	tcase_add_test(t, of_a_note_taken_back_it_is_the_note);
	tcase_add_test(t, the_same_correction_twice_is_one);
	tcase_add_test(t, without_another_it_is_a_correction);
	suite_add_tcase(suite, t);
	return suite;
}
