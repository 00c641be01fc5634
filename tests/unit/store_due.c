/* What is due, kept in the workbook: which change makes whose steps anew, what was decided, and
 * that the rows are always those that making all of them anew would give. */
#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/step.h"
#include "store.h"
#include "store_temp.h"

static struct store *s;
static struct err e;
static struct text got;
static int64_t maya, ben, call;

#define OK(x) ck_assert_msg((x), "%s", e.text)
#define END_MS (20 * MINUTE_MS)

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	OK(store_due_settings(s, false, "UTC", NULL, &e));
	maya = temp_contact(s, "Maya Okafor, Grid planner, Northlight");
	ben = temp_contact(s, "Ben");
	call = temp_interview(s, maya);
}

static void
teardown(void)
{
	store_close(s);
	text_free(&got);
	temp_done();
}

/* ---- what is there ---- */

static bool
add_row(void *user, const struct due_row *r)
{
	const struct due *d = &r->due;

	(void)user;
	text_addf(&got, "%s%.*s%s", got.n ? " " : "", (int)strcspn(d->id, ":"), d->id,
		d->open ? "" : r->done_ms ? "=done" : "=dropped");
	return true;
}

/* The kinds of a contact's steps. */
static const char *
steps_of(int64_t contact_id)
{
	const struct due_wish w = { .contact_id = contact_id };

	text_clear(&got);
	OK(store_due_each(s, &w, add_row, NULL, &e));
	return text_str(&got);
}
#define STEPS(contact, want) ck_assert_str_eq(steps_of(contact), want)

/* The only open step of a kind. */
static bool
keep_row(void *user, const struct due_row *r)
{
	struct due_row *out = user;

	ck_assert_int_eq(out->number, 0);
	due_row_copy(out, r);
	return true;
}

static struct due_row
one(enum due_kind kind)
{
	const struct due_wish w = { .kind = kind, .shown_ms = INT64_MAX };
	struct due_row r = { 0 };

	OK(store_due_each(s, &w, keep_row, &r, &e));
	ck_assert_int_ne(r.number, 0);
	return r;
}

static const char *
words(enum due_kind kind)
{
	struct due_row r = one(kind);

	text_clear(&got);
	due_row_text(&r, &got);
	due_row_done(&r);
	return text_str(&got);
}

/* ---- changes ---- */

static void
hold(void)
{
	temp_clock(s, call, CLOCK_START, 0);
	temp_clock(s, call, CLOCK_END, END_MS);
}

static int64_t
note(enum note_kind kind, const char *text)
{
	struct note n = { .kind = kind, .axis_ms = MINUTE_MS, .text = mem_str(text) };

	OK(store_note_add(s, call, &n, &e));
	note_done(&n);
	return n.id;
}

static void
set_stage(int64_t contact_id, enum stage stage)
{
	struct contact c = { 0 };

	OK(store_contact_get(s, contact_id, &c, &e));
	c.stage = stage;
	OK(store_contact_save(s, &c, &e));
	contact_done(&c);
}

static void
set_referrer(int64_t contact_id, int64_t referrer_id)
{
	struct contact c = { 0 };

	OK(store_contact_get(s, contact_id, &c, &e));
	c.referrer_id = referrer_id;
	mem_set(&c.referrer, "");
	OK(store_contact_save(s, &c, &e));
	contact_done(&c);
}

static void
plan_at(int64_t at_ms)
{
	struct call c = { 0 };

	OK(store_call_get(s, call, &c, &e));
	c.interview.scheduled_ms = at_ms;
	OK(store_interview_save(s, &c.interview, &e));
	call_done(&c);
}

static int64_t
typed(int64_t contact_id, int64_t interview_id, const char *text)
{
	struct step st = { .contact_id = contact_id, .interview_id = interview_id,
		.text = mem_str(text), .kind = mem_str("meet"), .due_ms = TEMP_WALL + DAY_MS };

	OK(store_step_save(s, &st, &e));
	step_done(&st);
	return st.id;
}

static void
decide(enum due_kind kind, struct decided k, const char *own)
{
	struct due_row r = one(kind);

	k.event_ms = r.due.event_ms;
	OK(store_decide(s, r.due.interview_id, r.due.id, &k, own, "decide", &e));
	due_row_done(&r);
}

/* ---- what touches whom ---- */

START_TEST(a_stage_asks_for_its_steps)
{
	STEPS(ben, "write");
	set_stage(ben, STAGE_ASKED);
	STEPS(ben, "follow-up");
	ck_assert_str_eq(words(DUE_FOLLOW_UP), "Write to Ben once more");
	set_stage(ben, STAGE_DECLINED);
	STEPS(ben, "decline-thanks");
	set_stage(ben, STAGE_SCHEDULED);
	STEPS(ben, "");
	OK(store_contact_delete(s, ben, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE owner = 2"), 0);
}
END_TEST

START_TEST(a_call_asks_for_its_steps_and_a_note_for_one)
{
	plan_at(TEMP_WALL + 3 * DAY_MS);
	STEPS(maya, "confirm call write");
	temp_clock(s, call, CLOCK_START, 0);
	note(NOTE_STEP, "send the map");
	note(NOTE_REFERRAL, "Dana Ruiz, forecasting");
	STEPS(maya, "call-running");
	temp_clock(s, call, CLOCK_END, END_MS);
	set_stage(maya, STAGE_TALKED);
	STEPS(maya, "debrief thanks promised referral");
	int64_t late = note(NOTE_STEP, "call the office");
	STEPS(maya, "debrief thanks promised referral promised");
	OK(store_note_delete(s, late, &e));
	STEPS(maya, "debrief thanks promised referral");
	OK(store_interview_delete(s, call, &e));
	STEPS(maya, "");
}
END_TEST

/* The note under the question counts as well; it is read when the call has ended. */
START_TEST(who_may_be_written_to_is_a_step)
{
	struct asked q = { .phase = PHASE_CLOSE, .question_id = mem_str("closing-write"),
		.text = mem_str("May I write to you again, and when would suit you?") };
	struct note n = { .axis_ms = MINUTE_MS, .text = mem_str("in March, after the season") };

	OK(store_asked_add(s, call, &q, &e));
	n.asked_id = q.id;
	hold();
	set_stage(maya, STAGE_TALKED);
	STEPS(maya, "debrief thanks");
	OK(store_note_add(s, call, &n, &e));
	STEPS(maya, "debrief thanks write-again");
	mem_set(&n.text, "gladly");
	OK(store_note_save(s, &n, &e));
	STEPS(maya, "debrief thanks");
	note(NOTE_FACT, "may write in spring");
	STEPS(maya, "debrief thanks write-again");
	note_done(&n);
	asked_done(&q);
}
END_TEST

static void
answer_all(const char *text)
{
	for (size_t i = 0; i < n_debrief_prompts; i++)
		OK(store_reflection_set(s, call, debrief_prompts[i].name, text, &e));
}

START_TEST(a_debrief_is_due_until_nothing_of_it_is_left)
{
	struct due_row row = { 0 };
	struct text why = { 0 };

	hold();
	set_stage(maya, STAGE_TALKED);
	OK(store_reflection_set(s, call, "learned", "much", &e));
	STEPS(maya, "debrief thanks");
	answer_all("much");
	STEPS(maya, "thanks");
	note(NOTE_REFERRAL, "Dana Ruiz, forecasting");
	STEPS(maya, "debrief thanks referral");
	int64_t dana = temp_contact(s, "Dana Ruiz");
	STEPS(maya, "thanks");
	OK(store_contact_delete(s, dana, &e));
	OK(store_reflection_set(s, call, "next", "", &e));
	OK(store_due_get(s, temp_number("SELECT number FROM due WHERE kind = 'debrief'"), &row));
	due_row_why(&row, 0, "UTC", &why);
	ck_assert_str_eq(text_str(&why), "1 name to take on, 1 question to answer");
	due_row_done(&row);
	text_free(&why);
}
END_TEST

START_TEST(a_debrief_asks_who_it_was)
{
	call = temp_interview(s, 0);
	hold();
	answer_all("much");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE kind = 'debrief'"), 1);
}
END_TEST

START_TEST(who_named_them_is_thanked)
{
	hold();
	set_referrer(maya, ben);
	STEPS(ben, "referrer-thanks write");
	ck_assert_str_eq(words(DUE_REFERRER_THANKS),
		"Thank Ben for naming Maya Okafor");
	set_referrer(maya, 0);
	STEPS(ben, "write");
}
END_TEST

START_TEST(who_is_a_contact_already_is_not_to_be_written_to_twice)
{
	hold();
	note(NOTE_REFERRAL, "Dana Ruiz, forecasting");
	ck_assert_str_eq(words(DUE_REFERRAL), "Write to Dana Ruiz, forecasting");
	/* Whoever added her, and whether or not they say by whom. */
	int64_t dana = temp_contact(s, "dana RUIZ");
	ck_assert_ptr_null(strstr(steps_of(maya), "referral"));
	ck_assert_int_eq(store_contact_named(s, "Dana Ruiz, forecasting"), dana);
	OK(store_contact_delete(s, dana, &e));
	ck_assert_ptr_nonnull(strstr(steps_of(maya), "referral"));
	struct contact named = { .name = mem_str("Dana Ruiz-Gil"),
		.referral_words = mem_str("Dana Ruiz, forecasting") };
	OK(store_contact_save(s, &named, &e));
	ck_assert_ptr_null(strstr(steps_of(maya), "referral"));
	mem_set(&named.referral_words, "");
	OK(store_contact_save(s, &named, &e));
	ck_assert_ptr_nonnull(strstr(steps_of(maya), "referral"));
	mem_set(&named.name, "Dana Ruiz");
	OK(store_contact_save(s, &named, &e));
	ck_assert_ptr_null(strstr(steps_of(maya), "referral"));
	contact_done(&named);
}
END_TEST

START_TEST(a_call_that_is_given_its_person_moves_its_steps)
{
	struct call c = { 0 };

	call = temp_interview(s, 0);
	hold();
	ck_assert_str_eq(words(DUE_THANKS),
		"Thank them");
	OK(store_call_get(s, call, &c, &e));
	c.interview.contact_id = ben;
	OK(store_interview_save(s, &c.interview, &e));
	call_done(&c);
	STEPS(ben, "debrief thanks write");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE owner < 0"), 0);
}
END_TEST

/* ---- an assignment ---- */

static void
choose(const char *pack, int day, const char *milestone)
{
	const struct waypoint w = { .days_before = 7, .text = (char *)milestone };
	struct coursework c = { 0 };

	if (!store_coursework_get(s, &c) || strcmp(c.pack, pack) != 0) {
		coursework_done(&c);
		c.chosen_ms = TEMP_WALL;
	}
	c.day = day;
	c.list = 3;
	c.wanted = 2;
	mem_set(&c.pack, pack);
	mem_set(&c.course, "Career Planning");
	OK(store_coursework_save(s, &c, &w, milestone != NULL, "choose", &e));
	coursework_done(&c);
}

/* Steps of nobody: kinds, how far. */
static const char *
work_steps(void)
{
	static const enum due_kind kinds[] = { DUE_HAND_IN, DUE_LIST, DUE_ASK, DUE_ASK_NEXT, DUE_HOLD,
		DUE_WRITE_UP, DUE_MILESTONE };

	text_clear(&got);
	for (size_t i = 0; i < LEN(kinds); i++) {
		const struct due_wish w = { .kind = kinds[i], .shown_ms = INT64_MAX };
		struct due_row r = { 0 };
		OK(store_due_each(s, &w, keep_row, &r, &e));
		if (r.number && r.due.n_of)
			text_addf(&got, "%s %d/%d, ", due_rules[kinds[i]].kind, r.due.n_done, r.due.n_of);
		else if (r.number)
			text_addf(&got, "%s, ", due_rules[kinds[i]].kind);
		due_row_done(&r);
	}
	return text_str(&got);
}
#define WORK(want) ck_assert_str_eq(work_steps(), want)

static void
hold_for(const char *pack)
{
	struct call c = { 0 };

	OK(store_call_get(s, call, &c, &e));
	mem_set(&c.interview.assignment, pack);
	OK(store_interview_save(s, &c.interview, &e));
	call_done(&c);
}

START_TEST(an_assignment_follows_who_is_listed_asked_and_talked_to)
{
	WORK("");
	choose("nine", 20261214, "Hand in three names");
	WORK("hand-in, list-people 2/3, ask-people 0/3, hold-call, write-up 0/2, milestone, ");
	temp_contact(s, "Cleo");
	set_stage(ben, STAGE_ASKED);
	WORK("hand-in, ask-people 1/3, ask-next, hold-call, write-up 0/2, milestone, ");
	set_stage(maya, STAGE_SCHEDULED);
	WORK("hand-in, hold-call, write-up 0/2, milestone, ");
	hold_for("nine");
	hold();
	WORK("hand-in, write-up 0/2, milestone, ");
	OK(store_writeup_set(s, call, "a", "She plans.", &e));
	WORK("hand-in, write-up 1/2, milestone, ");
	OK(store_writeup_set(s, call, "b", "Ask.", &e));
	WORK("hand-in, milestone, ");
	OK(store_writeup_set(s, call, "b", "", &e));
	WORK("hand-in, write-up 1/2, milestone, ");
	hold_for("");
	WORK("hand-in, hold-call, write-up 0/2, milestone, ");
	set_stage(maya, STAGE_TALKED);
	WORK("hand-in, ask-people 2/3, ask-next, hold-call, write-up 0/2, milestone, ");
}
END_TEST

START_TEST(an_assignment_handed_in_asks_for_nothing_more)
{
	choose("nine", 20261214, "Hand in three names");
	decide(DUE_HAND_IN, (struct decided){ .done_ms = TEMP_WALL }, NULL);
	WORK("");
	choose("nine", 20261220, "Hand in three names"); /* the day moved: it is handed in */
	WORK("");
	choose("ten", 20261220, NULL); /* another one begins anew */
	WORK("hand-in, list-people 2/3, ask-people 0/3, hold-call, write-up 0/2, ");
	OK(store_coursework_drop(s, "drop", &e));
	WORK("");
	OK(store_undo(s, -1, NULL, &e));
	WORK("hand-in, list-people 2/3, ask-people 0/3, hold-call, write-up 0/2, ");
}
END_TEST

START_TEST(a_milestone_keeps_what_was_decided_of_it)
{
	choose("nine", 20261214, "Hand in three names");
	ck_assert_str_eq(words(DUE_MILESTONE), "Hand in three names");
	ck_assert_str_eq(words(DUE_HAND_IN), "Hand in: Career Planning");
	decide(DUE_MILESTONE, (struct decided){ .done_ms = TEMP_WALL }, NULL);
	choose("nine", 20261220, "Hand in three names");
	ck_assert_ptr_null(strstr(work_steps(), "milestone"));
	choose("nine", 20261220, "Hand in four names");
	ck_assert_ptr_nonnull(strstr(work_steps(), "milestone"));
}
END_TEST

START_TEST(steps_typed_by_hand)
{
	int64_t id = typed(ben, 0, "bring the book");
	struct step st = { 0 };

	STEPS(ben, "step write");
	ck_assert_str_eq(words(DUE_STEP), "bring the book");
	ck_assert(store_step_get(s, id, &st));
	st.done_ms = TEMP_WALL;
	OK(store_step_save(s, &st, &e));
	STEPS(ben, "write step=done");
	st.contact_id = maya;
	OK(store_step_save(s, &st, &e));
	STEPS(ben, "write");
	STEPS(maya, "write step=done");
	st.contact_id = 0;
	OK(store_step_save(s, &st, &e));
	STEPS(maya, "write");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE owner = 0"), 1);
	OK(store_step_delete(s, id, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due WHERE kind = 'step'"), 0);
	step_done(&st);
}
END_TEST

START_TEST(a_step_moves_with_its_event)
{
	hold();
	struct due_row before = one(DUE_THANKS);
	struct clock_event start = { .kind = CLOCK_END, .axis_ms = END_MS + 5 * MINUTE_MS,
		.wall_ms = TEMP_WALL + END_MS, .boot_id = (char[]){ "boot-a" } };
	OK(store_clock_add(s, call, &start, &e));
	struct due_row after = one(DUE_THANKS);
	ck_assert_int_eq(before.due.due_ms, TEMP_WALL + END_MS + DAY_MS);
	ck_assert_int_eq(after.due.due_ms, before.due.due_ms + 5 * MINUTE_MS);
	ck_assert_int_eq(after.number, before.number);
	due_row_done(&before);
	due_row_done(&after);
}
END_TEST

/* ---- decisions ---- */

START_TEST(a_decision_outlives_the_step)
{
	hold();
	decide(DUE_THANKS, (struct decided){ .done_ms = TEMP_WALL + HOUR_MS }, NULL);
	ck_assert_ptr_nonnull(strstr(steps_of(maya), "thanks=done"));
	OK(store_undo(s, call, NULL, &e)); /* the decision */
	ck_assert_ptr_null(strstr(steps_of(maya), "done"));
	OK(store_redo(s, call, NULL, &e));
	ck_assert_ptr_nonnull(strstr(steps_of(maya), "thanks=done"));
	OK(store_interview_delete(s, call, &e));
	STEPS(maya, "write");
	OK(store_undo(s, -1, NULL, &e));
	ck_assert_ptr_nonnull(strstr(steps_of(maya), "thanks=done"));
}
END_TEST

START_TEST(own_words_day_and_putting_off)
{
	struct decided k;
	struct text own = { 0 };

	hold();
	decide(DUE_THANKS, (struct decided){ .own_ms = TEMP_WALL + 3 * DAY_MS,
		.snoozed_ms = TEMP_WALL + 2 * DAY_MS }, "Thank her by hand");
	struct due_row r = one(DUE_THANKS);
	ck_assert_str_eq(r.own, "Thank her by hand");
	ck_assert_int_eq(r.due.due_ms, TEMP_WALL + 3 * DAY_MS);
	ck_assert_int_eq(r.due.until_ms, TEMP_WALL + 4 * DAY_MS);
	ck_assert_int_eq(r.due.from_ms, TEMP_WALL + 2 * DAY_MS);
	ck_assert(store_decided(s, r.due.id, &k, &own));
	ck_assert_str_eq(text_str(&own), "Thank her by hand");
	/* Nothing decided is no row. */
	OK(store_decide(s, call, r.due.id, &(struct decided){ .event_ms = 1 }, "", "forget", &e));
	ck_assert(!store_decided(s, r.due.id, &k, &own));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM decided"), 0);
	due_row_done(&r);
	text_free(&own);
}
END_TEST

/* Asked again since: what was decided about the first silence does not count. */
START_TEST(words_of_an_event_that_moved_are_not_used)
{
	set_stage(ben, STAGE_ASKED);
	decide(DUE_FOLLOW_UP, (struct decided){ .snoozed_ms = TEMP_WALL + 30 * DAY_MS }, "Ring him");
	ck_assert_str_eq(words(DUE_FOLLOW_UP), "Ring him");
	set_stage(ben, STAGE_IDEA);
	temp_at(s, DAY_MS);
	set_stage(ben, STAGE_ASKED);
	ck_assert_str_eq(words(DUE_FOLLOW_UP), "Write to Ben once more");
	struct due_row r = one(DUE_FOLLOW_UP);
	ck_assert_int_eq(r.due.from_ms, TEMP_WALL + DAY_MS);
	due_row_done(&r);
}
END_TEST

START_TEST(found_by_an_id_or_its_beginning)
{
	struct due_row r = { 0 };

	hold();
	struct due_row thanks = one(DUE_THANKS);
	OK(store_due_find(s, thanks.due.id, &r, &e));
	ck_assert_int_eq(r.number, thanks.number);
	ck_assert(store_due_get(s, thanks.number, &r));
	ck_assert_str_eq(r.due.id, thanks.due.id);
	OK(store_due_find(s, "thanks:", &r, &e));
	ck_assert_int_eq(r.number, thanks.number);
	ck_assert(!store_due_find(s, "than", &r, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "There is no step \"than\""));
	ck_assert(!store_due_find(s, "write:", &r, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "may be any of write:"));
	ck_assert(!store_due_find(s, "thanks:%", &r, &e));
	due_row_done(&r);
	due_row_done(&thanks);
}
END_TEST

/* ---- settings ---- */

START_TEST(other_settings_make_all_anew)
{
	struct strings holidays = { 0 };

	set_stage(ben, STAGE_ASKED); /* Sunday, 22 November 2026 */
	OK(store_due_settings(s, true, "UTC", NULL, &e));
	struct due_row r = one(DUE_FOLLOW_UP);
	ck_assert_int_eq(r.due.due_ms, TEMP_WALL + 9 * DAY_MS);
	due_row_done(&r);
	strings_add(&holidays, "2026-11-26");
	OK(store_due_settings(s, true, "UTC", &holidays, &e));
	r = one(DUE_FOLLOW_UP);
	ck_assert_int_eq(r.due.due_ms, TEMP_WALL + 10 * DAY_MS);
	due_row_done(&r);
	OK(store_due_settings(s, false, "UTC", &holidays, &e));
	r = one(DUE_FOLLOW_UP);
	ck_assert_int_eq(r.due.due_ms, TEMP_WALL + 7 * DAY_MS);
	due_row_done(&r);
	strings_free(&holidays);
}
END_TEST

/* For a screen a slice at a time, so that nobody waits; who only reads is told. */
START_TEST(a_screen_makes_many_in_slices)
{
	struct moment now = { TEMP_WALL, HOUR_MS, HOUR_MS, "boot-a" };
	int ticks = 0;

	for (int i = 0; i < 100; i++)
		temp_contact(s, "Ada");
	store_close(s);
	s = temp_store(STORE_SCREEN);
	OK(store_due_settings(s, true, "UTC", NULL, &e));
	ck_assert(store_due_waits(s));
	ck_assert_int_eq(store_due(s, &now), 0);
	for (; store_due_waits(s) && ticks < 99; ticks++)
		store_tick(s, &now);
	ck_assert_int_gt(ticks, 1);
	ck_assert_int_le(ticks, 5);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due_touched"), 0);
	store_close(s);
	s = store_open(temp_path("w"), STORE_READ, &e);
	OK(store_due_settings(s, true, "UTC", NULL, &e));
	ck_assert(!store_due_waits(s));
	OK(store_due_settings(s, false, "UTC", NULL, &e));
	ck_assert(store_due_waits(s));
}
END_TEST

/* ---- lists ---- */

static bool
add_name(void *user, const struct due_row *r)
{
	(void)user;
	text_addf(&got, "%s%s", got.n ? ", " : "", r->name);
	return true;
}

static int64_t
know(const char *name, enum path path)
{
	struct contact c = { .name = mem_str(name), .path = path };

	OK(store_contact_save(s, &c, &e));
	contact_done(&c);
	return c.id;
}

START_TEST(ideas_named_by_somebody_come_first_then_the_newest)
{
	struct due_wish w = { .kind = DUE_WRITE, .shown_ms = TEMP_WALL, .most = 4 };

	know("Ada", PATH_COLD);
	know("Cy", PATH_REFERRAL);
	know("Dee", PATH_ALUMNI);
	text_clear(&got);
	OK(store_due_each(s, &w, add_name, NULL, &e));
	ck_assert_str_eq(got.s, "Cy, Ben, Maya Okafor, Dee");
	/* One that is put off makes room for the next. */
	w.most = 1;
	text_clear(&got);
	temp_run("INSERT INTO decided SELECT 'write:' || uuid, stage_ms, 0, 0, 9e15, 0, '' "
		 "FROM contact WHERE name = 'Cy'");
	OK(store_due_make(s, &e));
	OK(store_due_each(s, &w, add_name, NULL, &e));
	ck_assert_str_eq(got.s, "Ben");
}
END_TEST

/* What Today asks walks an index: no list of all steps, or of all people, is ever read. */
START_TEST(today_is_read_by_indexes)
{
	static const char *const asked[] = {
		"SELECT number FROM due WHERE open = 1 AND kind = 'thanks' AND from_ms <= 9 "
		"ORDER BY from_ms LIMIT 9",
		"SELECT d.number FROM contact c CROSS JOIN due d ON d.id = 'write:' || c.uuid "
		"WHERE c.stage = 'idea' AND d.open = 1 AND d.from_ms <= 9 "
		"ORDER BY c.path = 'referral' DESC, c.id DESC LIMIT 5",
		"SELECT number FROM due WHERE contact_id = 1 ORDER BY open DESC, due_ms = 0, due_ms",
		"SELECT number FROM due WHERE interview_id = 1 ORDER BY due_ms = 0, due_ms, number",
		"SELECT number FROM due WHERE id = 'thanks:x'",
		"SELECT id FROM due WHERE id >= 'a' AND id < 'a' || char(1114111) ORDER BY id LIMIT 5",
		"SELECT owner FROM due_named WHERE name IN ('a', 'b')",
		"SELECT id FROM contact WHERE referral_words = 'a' AND referral_words <> '' "
		"UNION ALL SELECT id FROM contact WHERE sort = 'b' ORDER BY id",
	};

	for (size_t i = 0; i < LEN(asked); i++) {
		char *plan = temp_plan(asked[i]);
		ck_assert_msg(!strstr(plan, "SCAN d\n") && !strstr(plan, "SCAN due") &&
			!strstr(plan, "SCAN c\n") && !strstr(plan, "SCAN contact\n"), "%s\n%s",
			asked[i], plan);
		free(plan);
	}
}
END_TEST

/* ---- whatever is done, the rows are those of a full remake ---- */

static char *
all_rows(void)
{
	return temp_rows("SELECT id, owner, contact_id, interview_id, note_id, step_id, event_ms, "
			 "from_ms, due_ms, until_ms, done_ms, open, n_done, n_of FROM due ORDER BY id");
}

static void
check_rows(const char *after)
{
	char *kept, *anew;

	ck_assert_int_eq(temp_number("SELECT count(*) FROM due_touched"), 0);
	kept = all_rows();
	temp_run("INSERT OR IGNORE INTO due_touched SELECT id FROM contact");
	temp_run("INSERT OR IGNORE INTO due_touched SELECT -id FROM interview "
		 "WHERE contact_id IS NULL");
	temp_run("INSERT OR IGNORE INTO due_touched VALUES (0)");
	OK(store_due_make(s, &e));
	anew = all_rows();
	ck_assert_msg(strcmp(kept, anew) == 0, "after %s:\nkept\n%s\nanew\n%s", after, kept, anew);
	free(kept);
	free(anew);
}

static unsigned dice_state;

static int64_t
dice(int64_t n)
{
	dice_state = dice_state * 1103515245u + 12345u;
	return (int64_t)(dice_state >> 8) % n;
}

/* Any row of a table; 0: there is none. */
static int64_t
any(const char *table)
{
	struct text sql = { 0 };
	int64_t id;

	text_addf(&sql, "SELECT coalesce((SELECT id FROM %s LIMIT 1 OFFSET %" PRId64 "), 0)", table, dice(6));
	id = temp_number(text_str(&sql));
	text_free(&sql);
	return id;
}

static void
do_contact(void)
{
	static const char *const names[] = { "Dana Ruiz", "Eve", "Ada, x, Northlight" };
	struct contact c = { 0 };
	int64_t id = any("contact");

	if (!id || dice(2)) {
		temp_contact(s, names[dice(3)]);
		return;
	}
	OK(store_contact_get(s, id, &c, &e));
	if (dice(3))
		c.stage = (enum stage)dice(N_STAGES);
	else
		mem_set(dice(2) ? &c.name : &c.referral_words, dice(2) ? "Dana Ruiz" : "Eve");
	c.referrer_id = dice(2) ? 0 : any("contact");
	mem_set(&c.referrer, "");
	if (c.referrer_id == id)
		c.referrer_id = 0;
	OK(store_contact_save(s, &c, &e));
	contact_done(&c);
}

static void
do_interview(void)
{
	struct interview i = { .contact_id = dice(3) ? any("contact") : 0,
		.scheduled_ms = dice(2) ? TEMP_WALL + dice(5) * DAY_MS : 0, .practice = dice(5) == 0 };

	OK(store_interview_save(s, &i, &e));
}

static void
do_person(void)
{
	struct call c = { 0 };

	if (!call)
		return;
	OK(store_call_get(s, call, &c, &e));
	c.interview.contact_id = dice(3) ? any("contact") : 0;
	c.interview.scheduled_ms = dice(2) ? TEMP_WALL + DAY_MS : 0;
	OK(store_interview_save(s, &c.interview, &e));
	call_done(&c);
}

static void
do_clock(void)
{
	if (call)
		temp_clock(s, call, dice(2) ? CLOCK_START : CLOCK_END, dice(30) * MINUTE_MS);
}

static void
do_note(void)
{
	static const char *const texts[] = { "Dana Ruiz, forecasting", "send it", "Eve", "" };
	struct note n = { .kind = (enum note_kind)dice(N_NOTE_KINDS), .axis_ms = dice(9),
		.marker = dice(4) == 0, .text = mem_str(texts[dice(4)]) };

	if (call)
		OK(store_note_add(s, call, &n, &e));
	note_done(&n);
}

static void
do_reflection(void)
{
	if (call)
		OK(store_reflection_set(s, call, "learned", dice(2) ? "much" : "", &e));
}

static void
do_typed(void)
{
	struct step st = { 0 };
	int64_t id = any("step");

	if (!id || dice(2)) {
		typed(dice(2) ? any("contact") : 0, dice(2) ? call : 0, "bring the book");
	} else if (store_step_get(s, id, &st)) {
		st.contact_id = dice(2) ? any("contact") : 0;
		st.done_ms = dice(2) ? TEMP_WALL : 0;
		OK(store_step_save(s, &st, &e));
	}
	step_done(&st);
}

static void
do_work(void)
{
	static const char *const packs[] = { "nine", "ten" };

	if (dice(5) == 0)
		OK(store_coursework_drop(s, "drop", &e));
	else
		choose(packs[dice(2)], dice(3) ? 20261214 + (int)dice(3) : 0,
			dice(2) ? "Hand in three names" : NULL);
}

static void
do_write(void)
{
	static const char *const questions[] = { "a", "b", "c" };

	if (!call)
		return;
	if (dice(2))
		hold_for(dice(2) ? "nine" : "");
	else
		OK(store_writeup_set(s, call, questions[dice(3)], dice(3) ? "Much." : "", &e));
}

static void
do_decide(void)
{
	struct due_row r = { 0 };

	if (store_due_get(s, dice(30) + 1, &r)) {
		struct decided k = { .event_ms = dice(4) ? r.due.event_ms : 5,
			.done_ms = dice(2), .dropped_ms = dice(3) == 0,
			.snoozed_ms = dice(2) ? TEMP_WALL + 9 * DAY_MS : 0,
			.own_ms = dice(3) ? 0 : TEMP_WALL + 4 * DAY_MS };
		OK(store_decide(s, dice(2) ? r.due.interview_id : 0, r.due.id, &k, "mine", "x", &e));
	}
	due_row_done(&r);
}

static void
do_delete(void)
{
	int64_t id;

	switch (dice(4)) {
	case 0: id = any("contact"); if (id) OK(store_contact_delete(s, id, &e)); break;
	case 1: id = any("interview"); if (id) OK(store_interview_delete(s, id, &e)); break;
	case 2: id = any("note"); if (id) OK(store_note_delete(s, id, &e)); break;
	default: id = any("step"); if (id) OK(store_step_delete(s, id, &e)); break;
	}
}

/* What cannot be undone here is refused whole. */
static void do_undo(void) { store_undo(s, -1, NULL, &e); }
static void do_redo(void) { store_redo(s, -1, NULL, &e); }
static void do_settings(void) { OK(store_due_settings(s, dice(2), dice(2) ? "UTC" : "Asia/Seoul", NULL, &e)); }

static const struct {
	const char *name;
	void (*act)(void);
	int weight;
} acts[] = {
	{ "contact", do_contact, 4 }, { "interview", do_interview, 3 }, { "person", do_person, 3 },
	{ "clock", do_clock, 5 }, { "note", do_note, 6 }, { "reflection", do_reflection, 2 },
	{ "work", do_work, 3 }, { "write", do_write, 3 },
	{ "typed", do_typed, 3 }, { "decide", do_decide, 5 }, { "delete", do_delete, 2 },
	{ "undo", do_undo, 6 }, { "redo", do_redo, 4 }, { "settings", do_settings, 1 },
};

START_TEST(the_rows_are_those_of_a_full_remake)
{
	int all = 0;

	dice_state = 7u + (unsigned)_i * 7919u;
	for (size_t i = 0; i < LEN(acts); i++)
		all += acts[i].weight;
	for (int n = 0; n < 60; n++) {
		int64_t at = dice(all);
		size_t k = 0;
		for (; at >= acts[k].weight; k++)
			at -= acts[k].weight;
		temp_at(s, n * HOUR_MS);
		call = any("interview");
		acts[k].act();
		check_rows(acts[k].name);
	}
}
END_TEST

Suite *store_due_suite(void);

Suite *
store_due_suite(void)
{
	Suite *suite = suite_create("store_due");
	TCase *t = tcase_create("due");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	suite_add_tcase(suite, t);
	tcase_add_test(t, a_stage_asks_for_its_steps);
	tcase_add_test(t, a_call_asks_for_its_steps_and_a_note_for_one);
	tcase_add_test(t, who_may_be_written_to_is_a_step);
	tcase_add_test(t, a_debrief_is_due_until_nothing_of_it_is_left);
	tcase_add_test(t, a_debrief_asks_who_it_was);
	tcase_add_test(t, who_named_them_is_thanked);
	tcase_add_test(t, who_is_a_contact_already_is_not_to_be_written_to_twice);
	tcase_add_test(t, a_call_that_is_given_its_person_moves_its_steps);
	tcase_add_test(t, an_assignment_follows_who_is_listed_asked_and_talked_to);
	tcase_add_test(t, an_assignment_handed_in_asks_for_nothing_more);
	tcase_add_test(t, a_milestone_keeps_what_was_decided_of_it);
	tcase_add_test(t, steps_typed_by_hand);
	tcase_add_test(t, a_step_moves_with_its_event);
	tcase_add_test(t, a_decision_outlives_the_step);
	tcase_add_test(t, own_words_day_and_putting_off);
	tcase_add_test(t, words_of_an_event_that_moved_are_not_used);
	tcase_add_test(t, found_by_an_id_or_its_beginning);
	tcase_add_test(t, other_settings_make_all_anew);
	tcase_add_test(t, a_screen_makes_many_in_slices);
	tcase_add_test(t, ideas_named_by_somebody_come_first_then_the_newest);
	tcase_add_test(t, today_is_read_by_indexes);
	tcase_add_loop_test(t, the_rows_are_those_of_a_full_remake, 0, 12);
	return suite;
}
