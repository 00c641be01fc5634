/* What leaves with a share, and what never does. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "formats_share.h"
#include "model/contact.h"

static struct desk desk;
static struct err e;
static struct share_made made;
static struct share_wish wish;
static struct share share;
static struct share_found found;
static int64_t id;

static void
note_of(const char *text, enum note_kind kind, enum record record)
{
	struct note n = { .kind = kind, .record = record, .text = mem_str(text), .axis_ms = 60000 };

	ck_assert_msg(store_note_add(desk.store, id, &n, &e), "%s", e.text);
	note_done(&n);
}

static void
setup(void)
{
	temp_desk(&desk);
	mem_set(&desk.config.name, "Ana Lee");
	mem_set(&desk.config.student_id, "s-17");
	int64_t maya = temp_contact(desk.store, "Maya Okafor, Grid planner, Northlight Energy");

	temp_contact(desk.store, "Will Grace");
	ck_assert(contact_set(&desk, maya, "why", "a talk with Petra Holm", &e));
	id = temp_held(&desk, maya, 20);
	wish = (struct share_wish){ .interviews = &id, .n = 1 };
}

static void
teardown(void)
{
	strings_free(&wish.keep);
	strings_free(&wish.replace);
	share_made_done(&made);
	share_done(&share);
	share_found_done(&found);
	temp_desk_done(&desk);
}

/* What the file says, read as a coach's program reads it. */
static const struct share_interview *
shared(void)
{
	share_made_done(&made);
	ck_assert_msg(share_make(&desk, &wish, &made, &e), "%s", e.text);
	ck_assert_msg(share_read(&share, "x", text_str(&made.bytes), made.bytes.n, &found, &e), "%s",
		e.text);
	ck_assert(!found.damaged && !found.said.said.n);
	return row_at(struct share_interview, &share.interviews, 0);
}

static bool
leaves(const char *word)
{
	return strstr(text_str(&made.bytes), word) != NULL;
}

START_TEST(names_stay_here)
{
	note_of("maya says: ask Okafor's desk, or mail m.okafor@grid.example", NOTE_NOTE, RECORD_ON);
	note_of("Dana Ruiz, forecasting, Harbour Works", NOTE_REFERRAL, RECORD_ON);
	note_of("dana and the people of harbour works", NOTE_FACT, RECORD_ON);
	const struct share_interview *i = shared();

	ck_assert_str_eq(i->person, "Contact 1");
	ck_assert_str_eq(i->role, "");
	ck_assert_str_eq(i->organisation, "Organisation 1");
	ck_assert_uint_eq(made.suspects.n, 0);
	ck_assert_str_eq(row_at(struct share_note, &i->notes, 0)->text,
		"Contact 1 says: ask Contact 1's desk, or mail (address left out)");
	ck_assert_str_eq(row_at(struct share_note, &i->notes, 1)->text,
		"Contact 3, forecasting, Organisation 2");
	ck_assert_str_eq(row_at(struct share_note, &i->notes, 2)->text,
		"Contact 3 and the people of Organisation 2");
	ck_assert(!leaves("Maya") && !leaves("maya") && !leaves("Okafor") && !leaves("Northlight"));
	ck_assert(!leaves("Dana") && !leaves("Harbour") && !leaves("planner"));
	ck_assert_str_eq(share.student.name, "Ana Lee");
	ck_assert_str_eq(share.student.id, "s-17");
}
END_TEST

/* A question to the coach goes along, and names in it are replaced too. */
START_TEST(what_is_asked_of_the_coach_goes_along)
{
	struct call c = { 0 };

	ck_assert(desk_call(&desk, id, &c, &e));
	ck_assert_msg(coach_ask(&desk, &c, "was I rude to Maya?", 61000, &e), "%s", e.text);
	call_done(&c);
	const struct share_interview *i = shared();

	ck_assert_uint_eq(i->to_coach.n, 1);
	ck_assert_str_eq(row_at(struct share_to_coach, &i->to_coach, 0)->text, "was I rude to Contact 1?");
	ck_assert_int_eq(row_at(struct share_to_coach, &i->to_coach, 0)->axis_ms, 61000);
}
END_TEST

/* So does what is written up for the assignment; a name that stands nowhere else is a suspect. */
START_TEST(a_write_up_goes_along_without_names)
{
	struct text chosen = { 0 };
	struct call c = { 0 };

	note_of("and zoltan was late", NOTE_NOTE, RECORD_ON); /* a name only as it is written up */
	int64_t before = shared()->revision;
	ck_assert(coursework_choose(&desk, "assignment-nine", 20261214, &chosen, &e));
	text_free(&chosen);
	ck_assert(desk_call(&desk, id, &c, &e));
	ck_assert_msg(writeup_set(&desk, &c, "9", "Maya says: apply early.\n\nAsk Okafor or Zoltan.", &e),
		"%s", e.text);
	call_done(&c);
	const struct share_interview *i = shared();

	ck_assert_uint_eq(i->writeups.n, 1);
	const struct share_text *w = row_at(struct share_text, &i->writeups, 0);
	ck_assert_str_eq(w->about, "assignment-advice");
	ck_assert_str_eq(w->text, "Contact 1 says: apply early.\n\nAsk Contact 1 or Zoltan.");
	ck_assert_int_eq(w->revision, i->revision);
	ck_assert_int_gt(i->revision, before);
	ck_assert_uint_eq(made.suspects.n, 1);
	ck_assert_str_eq(made.suspects.s[0].word, "zoltan");
	ck_assert(!leaves("Maya") && !leaves("Okafor"));
}
END_TEST

START_TEST(off_the_record_stays_and_is_counted)
{
	note_of("their secret plan", NOTE_NOTE, RECORD_OFF);
	note_of("nobody said this", NOTE_NOTE, RECORD_UNATTRIBUTED);
	const struct share_interview *i = shared();

	ck_assert_uint_eq(i->notes.n, 1);
	ck_assert_int_eq(row_at(struct share_note, &i->notes, 0)->record, RECORD_UNATTRIBUTED);
	ck_assert_uint_eq(made.off_record, 1);
	ck_assert(!leaves("secret"));
}
END_TEST

START_TEST(a_word_that_may_be_a_name_is_decided_once)
{
	note_of("then Will said so, and petra too", NOTE_NOTE, RECORD_ON);
	shared();
	ck_assert_uint_eq(made.suspects.n, 2);
	ck_assert_str_eq(made.suspects.s[0].word, "Will");
	ck_assert_str_eq(made.suspects.s[1].word, "petra");
	strings_add(&wish.keep, "Will");
	strings_add(&wish.replace, "Petra");
	const struct share_interview *i = shared();

	ck_assert_uint_eq(made.suspects.n, 0);
	ck_assert_str_eq(row_at(struct share_note, &i->notes, 0)->text,
		"then Will said so, and Contact 3 too");
	strings_free(&wish.keep);
	strings_free(&wish.replace);
	shared();
	ck_assert_uint_eq(made.suspects.n, 0);
}
END_TEST

/* The same person has the same number in every share, under another name too. */
START_TEST(numbers_stay)
{
	shared();
	int64_t later = temp_contact(desk.store, "Aaron Aa");

	ck_assert(contact_set(&desk, 1, "name", "Maya Sund", &e));
	ck_assert_str_eq(shared()->person, "Contact 1");
	id = temp_held(&desk, later, 20);
	ck_assert_str_eq(shared()->person, "Contact 3");
}
END_TEST

START_TEST(real_names_only_when_asked)
{
	note_of("Maya said so", NOTE_NOTE, RECORD_ON);
	wish.with_names = true;
	const struct share_interview *i = shared();

	ck_assert_str_eq(i->person, "Maya Okafor");
	ck_assert_str_eq(i->organisation, "Northlight Energy");
	ck_assert_str_eq(row_at(struct share_note, &i->notes, 0)->text, "Maya said so");
	ck_assert_int_eq(share.names, SHARE_REAL);
	wish = (struct share_wish){ .interviews = &id, .n = 1, .keep_roles = true };
	i = shared();
	ck_assert_str_eq(i->person, "Contact 1");
	ck_assert_str_eq(i->role, "Grid planner");
	ck_assert_str_eq(i->organisation, "Northlight Energy");
}
END_TEST

START_TEST(who_declined_is_not_shared)
{
	ck_assert(contact_set(&desk, 1, "consent-coach", "declined", &e));
	ck_assert(!share_make(&desk, &wish, &made, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "Maya Okafor does not want a coach to read this"));
	ck_assert_uint_eq(made.bytes.n, 0);
}
END_TEST

START_TEST(what_was_deleted_is_taken_back)
{
	shared();
	char *uuid = mem_str(made.uuids.s[0]);

	ck_assert(share_left(&desk, &made, &e));
	temp_run("DELETE FROM note; DELETE FROM clock; DELETE FROM timing; DELETE FROM asked; "
		"DELETE FROM interview");
	id = temp_held(&desk, 2, 20);
	shared();
	ck_assert_uint_eq(share.withdrawn.n, 1);
	ck_assert_str_eq(share.withdrawn.s[0], uuid);
	free(uuid);
}
END_TEST

/* In a workbook opened anew too, where the first number given is the first change. */
START_TEST(a_second_share_replaces_as_the_first)
{
	note_of("Dana Ruiz, forecasting, Harbour Works", NOTE_REFERRAL, RECORD_ON);
	shared();
	store_close(desk.store);
	desk.store = temp_store(0);
	shared();
	ck_assert_uint_eq(made.suspects.n, 0);
	ck_assert(!leaves("Dana") && !leaves("Northlight"));
}
END_TEST

/* What was corrected away leaves no trace. */
START_TEST(a_corrected_note_leaves_as_it_is)
{
	struct call c = { 0 };

	note_of("their wage is wobbly", NOTE_NOTE, RECORD_ON);
	ck_assert(desk_call(&desk, id, &c, &e));
	mem_set(&c.notes[0].text, "their wage is fine");
	ck_assert_msg(store_note_save(desk.store, &c.notes[0], &e), "%s", e.text);
	shared();
	ck_assert(!leaves("wobbly"));
	ck_assert(leaves("their wage is fine"));
	call_done(&c);
}
END_TEST

Suite *
workflow_share_suite(void)
{
	Suite *s = suite_create("workflow_share");
	TCase *t = tcase_create("share");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, names_stay_here);
	tcase_add_test(t, what_is_asked_of_the_coach_goes_along);
	tcase_add_test(t, a_write_up_goes_along_without_names);
	tcase_add_test(t, off_the_record_stays_and_is_counted);
	tcase_add_test(t, a_word_that_may_be_a_name_is_decided_once);
	tcase_add_test(t, numbers_stay);
	tcase_add_test(t, real_names_only_when_asked);
	tcase_add_test(t, who_declined_is_not_shared);
	tcase_add_test(t, what_was_deleted_is_taken_back);
	tcase_add_test(t, a_second_share_replaces_as_the_first);
	tcase_add_test(t, a_corrected_note_leaves_as_it_is);
	suite_add_tcase(s, t);
	return s;
}
