/* Taking back and doing again, down to the last row and the words that find it. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "store.h"
#include "store_temp.h"

static struct store *s;
static struct err e;

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	e.text[0] = '\0';
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

#define OK(x) ck_assert_msg((x), "%s", e.text)
#define SAYS(part) \
	ck_assert_msg(strstr(e.text, part) != NULL, "\"%s\" does not say \"%s\"", e.text, part)

/* What "undo" or "redo" of a scope said, or why not. */
static const char *
say(bool (*turn)(struct store *, int64_t, struct text *, struct err *), int64_t scope)
{
	static struct text said;

	text_clear(&said);
	if (!turn(s, scope, &said, &e))
		text_set(&said, e.text);
	return text_str(&said);
}
#define UNDO(scope) say(store_undo, scope)
#define REDO(scope) say(store_redo, scope)

/* How many rows stand where, and a sum over all that they hold. */
static const char *
rows(void)
{
	static const char *const tables[] = { "organisation", "contact", "interview", "clock",
		"asked", "asking", "note", "\"check\"", "reflection", "step", "timing" };
	static struct text got;
	struct text sql = { 0 };

	text_clear(&got);
	for (size_t i = 0; i < LEN(tables); i++) {
		text_clear(&sql);
		text_addf(&sql, "SELECT count(*) FROM %s", tables[i]);
		text_addf(&got, "%d ", (int)temp_number(sql.s));
	}
	text_free(&sql);
	return got.s;
}

static bool
count_hit(void *user, const struct hit *h)
{
	(void)h;
	++*(int *)user;
	return true;
}

static int
hits(const char *words)
{
	int n = 0;

	OK(store_search(s, words, 100, count_hit, &n, &e));
	return n;
}

/* FTS5's own look at whether its index is that of the rows. */
static void
check_index(void)
{
	static const char *const tables[] = { "contact_words", "contact_text", "note_text",
		"asked_text", "reflection_text", "writeup_text", "learned_text" };
	struct err why = { "" };

	for (size_t i = 0; i < LEN(tables); i++) {
		struct text sql = { 0 };

		text_addf(&sql, "INSERT INTO %s(%s, rank) VALUES ('integrity-check', 1)", tables[i],
			tables[i]);
		temp_run(sql.s);
		text_free(&sql);
	}
	ck_assert_msg(store_check(s, &why), "%s", why.text);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

/* A contact with everything that can hang on one, and another that was named by it. */
static int64_t
build(void)
{
	int64_t maya = temp_contact(s, "Maya Okafor, Grid planner, Northlight Energy");
	int64_t dana = temp_contact(s, "Dana Ruiz, forecaster, Northlight Energy");
	int64_t i = temp_interview(s, maya), q, n;
	struct asking asking = { 0 };
	struct check check = { .answer = CHECK_ASKED, .minutes = 5 };
	struct step mine = { .contact_id = maya }, its = { .interview_id = i }, other = { 0 };
	struct contact c = { 0 };

	OK(store_contact_get(s, dana, &c, &e));
	c.referrer_id = maya;
	OK(store_contact_save(s, &c, &e));
	contact_done(&c);
	q = asking.asked_id = temp_asked(s, i, "one");
	OK(store_asking_add(s, i, &asking, &e));
	temp_clock(s, i, CLOCK_START, 0);
	temp_clock(s, i, CLOCK_END, 20 * MINUTE_MS);
	n = temp_note(s, i, "licence after year two", 10);
	for (int k = 0; k < 20; k++)
		temp_note(s, i, "outage again", 20 + k);
	OK(store_check_save(s, i, &check, &e));
	OK(store_reflection_set(s, i, "learned", "the outage is the job", &e));
	OK(store_step_save(s, &mine, &e));
	OK(store_step_save(s, &its, &e));
	other.note_id = n; /* nobody's, but it came from the note */
	OK(store_step_save(s, &other, &e));
	ck_assert_int_gt(q, 0);
	return maya;
}

/* The anchor of a call taken up again after a reboot: Ctrl-Z passes over it, and what was
 * taken back before can still be done again. */
START_TEST(an_anchor_is_no_step)
{
	int64_t i = temp_interview(s, 0);
	struct clock_event ev = { .kind = CLOCK_SHIFT, .axis_ms = 9000, .boot_id = (char[]){ "b" } };
	struct call c = { 0 };
	struct text said = { 0 };

	temp_clock(s, i, CLOCK_START, 0);
	temp_note(s, i, "kept", 1000);
	temp_note(s, i, "taken back", 2000);
	OK(store_undo(s, i, NULL, &e));
	OK(store_clock_anchor(s, i, &ev, &e));
	OK(store_redo(s, i, NULL, &e));
	OK(store_undo(s, i, NULL, &e));
	OK(store_undo(s, i, &said, &e));
	ck_assert_ptr_nonnull(strstr(said.s, "note"));
	OK(store_call_get(s, i, &c, &e));
	ck_assert_uint_eq(c.n_notes, 0);
	ck_assert_uint_eq(c.clock.n, 2);
	ck_assert_int_eq(call_last_axis(&c), 9000);
	call_done(&c);
	text_free(&said);
}
END_TEST

START_TEST(deleting_a_person_with_everything_is_undone)
{
	int64_t maya = build();
	struct contact dana = { 0 };
	struct call c = { 0 };
	char *before = mem_str(rows());

	ck_assert_str_eq(before, "1 2 1 2 1 1 21 1 1 3 1 ");
	ck_assert_int_eq(hits("outage"), 21);
	OK(store_contact_delete(s, maya, &e));
	ck_assert_str_eq(rows(), "1 1 0 0 0 0 0 0 0 1 0 ");
	ck_assert_int_eq(hits("outage"), 0);
	ck_assert_int_eq(hits("okafor"), 0);
	OK(store_contact_get(s, 2, &dana, &e));
	ck_assert_int_eq(dana.referrer_id, 0);
	check_index();

	for (int round = 0; round < 2; round++) {
		ck_assert_str_eq(UNDO(0), "delete Maya Okafor");
		ck_assert_str_eq(rows(), before);
		ck_assert_int_eq(hits("outage"), 21);
		ck_assert_int_eq(hits("licence two"), 1);
		ck_assert_int_eq(hits("okafor"), 1);
		ck_assert_int_eq(hits("just gone"), 1);
		ck_assert_int_eq(temp_number("SELECT note_id FROM step WHERE id = 3"), 1);
		OK(store_contact_get(s, 2, &dana, &e));
		ck_assert_int_eq(dana.referrer_id, maya);
		OK(store_call_get(s, 1, &c, &e));
		ck_assert_str_eq(c.who.organisation, "Northlight Energy");
		ck_assert_uint_eq(c.n_notes, 21);
		ck_assert_str_eq(c.notes[0].text, "licence after year two");
		ck_assert_int_eq(c.interview.ended_ms, TEMP_WALL + 20 * MINUTE_MS);
		ck_assert_uint_eq(c.clock.n, 2);
		check_index();

		ck_assert_str_eq(REDO(0), "delete Maya Okafor");
		ck_assert_str_eq(rows(), "1 1 0 0 0 0 0 0 0 1 0 ");
		ck_assert_int_eq(hits("outage"), 0);
		check_index();
	}
	free(before);
	contact_done(&dana);
	call_done(&c);
}
END_TEST

START_TEST(deleting_an_interview_is_undone)
{
	struct call c = { 0 };

	build();
	OK(store_interview_delete(s, 1, &e));
	ck_assert_str_eq(rows(), "1 2 0 0 0 0 0 0 0 2 0 ");
	ck_assert_str_eq(UNDO(0), "delete the interview with Maya Okafor");
	ck_assert_str_eq(rows(), "1 2 1 2 1 1 21 1 1 3 1 ");
	OK(store_call_get(s, 1, &c, &e));
	ck_assert_uint_eq(c.n_steps, 2); /* the one typed by hand, and the thank-you */
	check_index();
	call_done(&c);
}
END_TEST

START_TEST(each_change_is_a_step_in_its_scope)
{
	int64_t i = temp_interview(s, 0), j = temp_interview(s, 0);

	temp_note(s, i, "one", 1);
	temp_note(s, j, "other call", 1);
	temp_contact(s, "Maya");
	temp_note(s, i, "two", 2);
	ck_assert_str_eq(UNDO(i), "note “two”");
	ck_assert_int_eq(hits("two"), 0);
	ck_assert_str_eq(UNDO(i), "note “one”");
	ck_assert_int_eq(hits("one"), 0);
	ck_assert_str_eq(UNDO(i), "There is nothing to undo.");
	ck_assert_int_eq(hits("other"), 1);
	ck_assert_str_eq(REDO(i), "note “one”");
	ck_assert_int_eq(hits("one"), 1);
	ck_assert_int_eq(hits("two"), 0);
	ck_assert_str_eq(UNDO(0), "add Maya");
	ck_assert_str_eq(REDO(-1), "add Maya"); /* of any scope: the first taken back that is left */
	ck_assert_str_eq(REDO(-1), "note “two”");
	ck_assert_str_eq(REDO(-1), "There is nothing to redo.");
	ck_assert_int_eq(hits("two"), 1);
	ck_assert_str_eq(UNDO(-1), "note “two”");
	ck_assert_str_eq(UNDO(-1), "add Maya");
}
END_TEST

START_TEST(something_new_drops_the_redo_of_its_scope)
{
	int64_t i = temp_interview(s, 0), j = temp_interview(s, 0);

	temp_note(s, i, "one", 1);
	temp_note(s, j, "other", 1);
	UNDO(i);
	UNDO(j);
	temp_note(s, i, "instead", 1);
	ck_assert_str_eq(REDO(i), "There is nothing to redo.");
	ck_assert_str_eq(REDO(j), "note “other”");
	ck_assert_int_eq(hits("one"), 0);
	ck_assert_int_eq(hits("instead"), 1);
	ck_assert_int_eq(hits("other"), 1);
}
END_TEST

/* A row taken back and another call's note since: its number was not given out again. */
START_TEST(redo_after_work_elsewhere)
{
	int64_t i = temp_interview(s, 0), j = temp_interview(s, 0), one;

	one = temp_note(s, i, "one", 1);
	UNDO(i);
	ck_assert_int_ne(temp_note(s, j, "other", 1), one);
	ck_assert_str_eq(REDO(i), "note “one”");
	ck_assert_int_eq(hits("one"), 1);
}
END_TEST

/* Across scopes, too, doing again turns taking back round. */
START_TEST(what_was_taken_back_last_is_done_again_first)
{
	int64_t call = temp_interview(s, 0);
	struct contact c = { .name = (char[]){ "Maya" } };

	OK(store_contact_save(s, &c, &e));
	temp_note(s, call, "one", 1000);
	ck_assert_str_eq(UNDO(0), "add Maya");
	ck_assert_str_eq(UNDO(-1), "note “one”");
	ck_assert_str_eq(REDO(-1), "note “one”");
	ck_assert_str_eq(REDO(-1), "add Maya");
	ck_assert_str_eq(UNDO(-1), "note “one”");
	ck_assert_str_eq(REDO(call), "note “one”");
}
END_TEST

START_TEST(changes_from_begin_to_done_are_one_step)
{
	int64_t i = temp_interview(s, 0);

	OK(store_begin(s, i, "two notes", &e));
	temp_note(s, i, "one", 1);
	OK(store_begin(s, i, "inner", &e));
	temp_note(s, i, "two", 2);
	OK(store_done(s, true, &e));
	OK(store_draft_set(s, "call/1", "typing", 0, &e));
	OK(store_done(s, true, &e));
	ck_assert_str_eq(UNDO(i), "two notes");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM draft"), 1); /* not a step's */
	ck_assert_str_eq(REDO(i), "two notes");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 2);
}
END_TEST

START_TEST(what_is_not_kept_never_was)
{
	int64_t i = temp_interview(s, 0);

	OK(store_begin(s, i, "dropped", &e));
	temp_note(s, i, "one", 1);
	OK(store_done(s, false, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 0);
	ck_assert_str_eq(UNDO(i), "There is nothing to undo.");
	/* One part that fails takes the whole with it. */
	struct note n = { 0 };
	n.text = mem_str("nowhere");
	OK(store_begin(s, i, "half", &e));
	temp_note(s, i, "one", 1);
	ck_assert(!store_note_add(s, 99, &n, &e));
	ck_assert(!store_done(s, true, &e));
	SAYS("none of it was");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 0);
	temp_note(s, i, "afterwards all is well", 1);
	note_done(&n);
}
END_TEST

START_TEST(what_another_program_changed_is_not_undone)
{
	struct store *other = temp_store(0);
	struct contact c = { 0 };
	int64_t maya = temp_contact(s, "Maya");

	OK(store_contact_get(s, maya, &c, &e));
	mem_set(&c.role, "planner");
	OK(store_contact_save(s, &c, &e));
	temp_interview(s, 0);
	OK(store_contact_get(other, maya, &c, &e));
	mem_set(&c.role, "pilot");
	OK(store_contact_save(other, &c, &e));
	OK(store_undo(other, 0, NULL, &e)); /* its own: well */
	ck_assert_str_eq(UNDO(0), "add an interview with somebody, named later");
	OK(store_contact_get(other, maya, &c, &e));
	temp_run("UPDATE contact SET role = 'painter', revision = 99");
	ck_assert(!store_undo(s, 0, NULL, &e));
	SAYS("Changed elsewhere since, so not undone: change Maya.");
	OK(store_contact_get(s, maya, &c, &e));
	ck_assert_str_eq(c.role, "painter");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo WHERE undone"), 2);
	store_close(other);
	contact_done(&c);
}
END_TEST

/* Taking a person back whom somebody has since been talked to would take that with it. */
START_TEST(what_others_hang_on_is_not_undone)
{
	int64_t maya = temp_contact(s, "Maya"), i = temp_interview(s, maya);

	UNDO(0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview"), 0);
	REDO(0);
	temp_note(s, i, "one", 1);
	ck_assert(!store_undo(s, 0, NULL, &e));
	SAYS("Something made since needs it, so not undone: add an interview with Maya.");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	check_index();
}
END_TEST

START_TEST(an_organisation_may_be_used_by_others_since)
{
	int64_t i = temp_interview(s, 0);
	struct contact c = { 0 };

	temp_contact(s, "Maya, planner, Northlight");
	OK(store_begin(s, i, "named in the call", &e));
	temp_contact(s, "Dana, forecaster, Northlight");
	OK(store_done(s, true, &e));
	ck_assert_str_eq(UNDO(0), "add Maya");
	OK(store_contact_get(s, 2, &c, &e));
	ck_assert_str_eq(c.organisation, "Northlight");
	ck_assert_str_eq(UNDO(i), "named in the call");
	ck_assert_str_eq(REDO(0), "add Maya");
	OK(store_contact_get(s, 1, &c, &e));
	ck_assert_str_eq(c.organisation, "Northlight");
	c.target = true;
	OK(store_contact_save(s, &c, &e));
	ck_assert_str_eq(UNDO(0), "change Maya");
	OK(store_contact_get(s, 1, &c, &e));
	ck_assert(!c.target);
	contact_done(&c);
}
END_TEST

START_TEST(the_log_is_pruned)
{
	int64_t i = temp_interview(s, 0);

	for (int n = 0; n < 520; n++)
		temp_note(s, i, "n", n);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo"), 500);
	for (int n = 0; n < 500; n++)
		OK(store_undo(s, i, NULL, &e));
	ck_assert_str_eq(UNDO(i), "There is nothing to undo.");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 20);
}
END_TEST

/* The last step, taken back and done again: what it was called, and the same thing again. */
static void
check_label(int64_t scope, const char *want)
{
	ck_assert_str_eq(UNDO(scope), want);
	ck_assert_str_eq(REDO(scope), want);
}

START_TEST(each_step_names_its_thing)
{
	int64_t maya = temp_contact(s, "Maya Okafor"), i = temp_interview(s, maya), q, n;
	struct asking asking = { 0 };
	struct asked a = { 0 };
	struct check check = { .answer = CHECK_ASKED, .minutes = 5 };
	struct step st = { .text = (char[]){ "send the book" } };
	struct note marker = { .kind = NOTE_FACT, .marker = true, .axis_ms = 5 };
	struct contact c = { 0 };

	check_label(0, "add an interview with Maya Okafor");
	OK(store_contact_get(s, maya, &c, &e));
	OK(store_contact_save(s, &c, &e));
	check_label(0, "change Maya Okafor");
	q = asking.asked_id = temp_asked(s, i, "one");
	check_label(i, "add question “What was the week just gone like?”");
	OK(store_asking_add(s, i, &asking, &e));
	check_label(i, "ask “What was the week just gone like?”");
	temp_clock(s, i, CLOCK_START, 0);
	check_label(i, "start the call with Maya Okafor");
	n = temp_note(s, i, "licence after year two", 10);
	check_label(i, "note “licence after year two”");
	OK(store_note_add(s, i, &marker, &e));
	check_label(i, "marker “fact”");
	OK(store_note_delete(s, n, &e));
	check_label(i, "delete note “licence after year two”");
	OK(store_check_save(s, i, &check, &e));
	check_label(i, "time check with Maya Okafor");
	OK(store_reflection_set(s, i, "learned", "much", &e));
	check_label(i, "debrief answer “learned”");
	st.interview_id = i;
	OK(store_step_save(s, &st, &e));
	check_label(i, "add step “send the book”");
	OK(store_step_delete(s, st.id, &e));
	check_label(i, "delete step “send the book”");
	OK(store_template_save(s, "phone", &a, 0, &e));
	check_label(0, "keep the plan “phone”");
	OK(store_asked_delete(s, q, &e));
	check_label(i, "take out “What was the week just gone like?”");
	temp_clock(s, i, CLOCK_END, 20 * MINUTE_MS);
	check_label(i, "end the call with Maya Okafor");
	OK(store_contact_delete(s, maya, &e));
	check_label(0, "delete Maya Okafor");
	contact_done(&c);
}
END_TEST

/* A blank in a person's own words is none; many things are one and how many more. */
START_TEST(a_label_is_short_and_takes_words_as_they_are)
{
	int64_t i = temp_interview(s, 0);

	temp_note(s, i, "a {note} “of” braces", 1);
	ck_assert_str_eq(UNDO(i), "note “a {note} “of” braces”");
	temp_note(s, i, "the licence exam is held twice a year and the firm pays for it", 1);
	ck_assert_str_eq(UNDO(i), "note “the licence exam is held twice a year a…”");
	OK(store_begin(s, i, "notes {note}", &e));
	for (int k = 0; k < 3; k++)
		temp_note(s, i, k ? "more" : "the first", k);
	OK(store_done(s, true, &e));
	ck_assert_str_eq(UNDO(i), "notes “the first” and 2 more");
	OK(store_begin(s, i, "star “a {note} that is far longer than it could ever be shown”", &e));
	temp_note(s, i, "one", 1);
	OK(store_done(s, true, &e));
	ck_assert_str_eq(UNDO(i), "star “a {note} that is far longer than it cou…”");
}
END_TEST

Suite *
store_undo_suite(void)
{
	Suite *suite = suite_create("store_undo");
	TCase *t = tcase_create("undo");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, an_anchor_is_no_step);
	tcase_add_test(t, deleting_a_person_with_everything_is_undone);
	tcase_add_test(t, deleting_an_interview_is_undone);
	tcase_add_test(t, each_change_is_a_step_in_its_scope);
	tcase_add_test(t, something_new_drops_the_redo_of_its_scope);
	tcase_add_test(t, redo_after_work_elsewhere);
	tcase_add_test(t, what_was_taken_back_last_is_done_again_first);
	tcase_add_test(t, changes_from_begin_to_done_are_one_step);
	tcase_add_test(t, what_is_not_kept_never_was);
	tcase_add_test(t, what_another_program_changed_is_not_undone);
	tcase_add_test(t, what_others_hang_on_is_not_undone);
	tcase_add_test(t, an_organisation_may_be_used_by_others_since);
	tcase_add_test(t, the_log_is_pruned);
	tcase_add_test(t, each_step_names_its_thing);
	tcase_add_test(t, a_label_is_short_and_takes_words_as_they_are);
	suite_add_tcase(suite, t);
	return suite;
}
