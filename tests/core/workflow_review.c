/* A coach's side: shares taken in, remarks and marks, feedback given back and taken in. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "formats_share.h"
#include "model/contact.h"
#include "model/review.h"
#include "model/rubric.h"

static struct desk desk;
static struct err e;
static struct text file;
static struct taken_in taken;
static struct merged merged;
static struct review review;
static struct review_wish wish;

static void
setup(void)
{
	temp_desk(&desk);
	setenv("XDG_DATA_HOME", temp_path("data"), 1); /* no rubric of one's own */
	mem_set(&desk.config.name, "Ms. Coach");
	ck_assert(file_read("tests/data/handed/ana.share.yaml", &file, 0, &e));
}

static void
teardown(void)
{
	text_free(&file);
	taken_in_done(&taken);
	merged_done(&merged);
	review_done(&review);
	unsetenv("XDG_DATA_HOME");
	temp_desk_done(&desk);
}

static bool
takes(void)
{
	taken_in_done(&taken);
	return review_take(&desk, "ana.share.yaml", &file, &wish, &taken, &e);
}

static void
change(const char *what, const char *with)
{
	char *at = strstr(file.s, what);

	ck_assert_msg(at != NULL, "%s", what);
	size_t where = (size_t)(at - file.s);

	text_remove(&file, where, strlen(what));
	text_insert(&file, where, with, strlen(with));
}

static void
beside(struct call *c)
{
	ck_assert_msg(desk_call(&desk, taken.first, c, &e), "%s", e.text);
	review_done(&review);
	desk_review(&desk, c, &review);
}

START_TEST(a_conversation_comes_in_whole)
{
	struct call c = { 0 };

	ck_assert_msg(takes(), "%s", e.text);
	ck_assert_uint_eq(taken.said.n, 0);
	ck_assert_uint_eq(taken.added, 1);
	ck_assert_uint_eq(taken.withdrawn, 0); /* what it tells as taken back was never here */
	beside(&c);
	ck_assert_str_eq(c.interview.contact, "Contact 3");
	ck_assert_str_eq(c.interview.organisation, "an energy firm");
	ck_assert_int_eq(c.interview.started_ms, INT64_C(1795788120000));
	ck_assert_uint_eq(c.n_notes, 2);
	ck_assert_str_eq(c.notes[0].uuid, "00000028-0000-4000-8000-000000000028");
	ck_assert_int_eq(c.notes[1].revision, 2);
	ck_assert(c.notes[1].claim && c.notes[0].starred);
	ck_assert_int_eq(c.notes[0].asked_id, c.asked[0].id);
	ck_assert_int_eq(asked_at(&c, c.asked[0].id), 31000);
	ck_assert_uint_eq(c.n_checks, 1);
	ck_assert_uint_eq(c.n_reflections, 1);
	ck_assert_uint_eq(c.n_writeups, 1);
	ck_assert_str_eq(call_writeup(&c, "An average day or week"), "A week of drills.");
	ck_assert_str_eq(c.writeups[0].uuid, "00000046-0000-4000-8000-000000000046");
	ck_assert(clock_ended(&c.clock));
	ck_assert_int_eq(c.interview.length_ms, 1300000);
	ck_assert_uint_eq(review.n_to_coach, 1);
	ck_assert_uint_eq(review.n_steps, 1);
	ck_assert_str_eq(review.course, "Career and Life Planning");
	call_done(&c);
}
END_TEST

/* It is among no list of the coach's own, and nothing of it is due. */
START_TEST(it_is_another_s)
{
	ck_assert(takes());
	ck_assert_int_eq(temp_number("SELECT count(*) FROM due"), 0);
	ck_assert_int_eq(store_interview_find(desk.store, "last", &e), 0);
	ck_assert_int_eq(store_contact_count(desk.store), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo"), 0);
}
END_TEST

START_TEST(a_second_time_nothing_changes)
{
	ck_assert(takes());
	char *before = temp_rows("SELECT * FROM note UNION ALL SELECT * FROM note");
	ck_assert(takes());
	char *after = temp_rows("SELECT * FROM note UNION ALL SELECT * FROM note");

	ck_assert_uint_eq(taken.added, 0);
	ck_assert_uint_eq(taken.changed, 0);
	ck_assert_str_eq(before, after);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM asking"), 1);
	free(before);
	free(after);
}
END_TEST

/* Only a higher revision changes a row, and nothing is deleted. */
START_TEST(a_later_share_changes_what_is_newer)
{
	struct call c = { 0 };

	ck_assert(takes());
	change("one town at a time", "town by town");
	ck_assert(takes());
	ck_assert_uint_eq(taken.changed, 0);
	change("{\"uuid\": \"00000028-0000-4000-8000-000000000028\", \"revision\": 1",
		"{\"uuid\": \"00000028-0000-4000-8000-000000000028\", \"revision\": 5");
	ck_assert(takes());
	ck_assert_uint_eq(taken.changed, 1);
	ck_assert_uint_ge(taken.said.n, 1); /* it was edited by hand, and that is told */
	beside(&c);
	ck_assert_str_eq(c.notes[0].text, "walk the grid back up, town by town");
	ck_assert_uint_eq(c.n_notes, 2);
	call_done(&c);
}
END_TEST

static void
written_up(const char *text, size_t changed)
{
	struct call c = { 0 };

	ck_assert_msg(takes(), "%s", e.text);
	ck_assert_uint_eq(taken.changed, changed);
	beside(&c);
	ck_assert_uint_eq(c.n_writeups, 1);
	ck_assert_str_eq(c.writeups[0].text, text);
	call_done(&c);
}

/* The same of a write-up, written anew under another uuid too. */
START_TEST(a_later_write_up_replaces_the_earlier)
{
	written_up("A week of drills.", 0);
	change("A week of drills.", "Drills and maps.");
	written_up("A week of drills.", 0);
	change("-000000000046\", \"revision\": 1", "-000000000046\", \"revision\": 2");
	written_up("Drills and maps.", 1);
	change("00000046-0000-4000-8000-000000000046\", \"revision\": 2",
		"00000047-0000-4000-8000-000000000047\", \"revision\": 3");
	change("Drills and maps.", "Written anew.");
	written_up("Written anew.", 1);
}
END_TEST

START_TEST(another_name_is_asked_about)
{
	ck_assert(takes());
	change("\"name\": \"Ana Lee\"", "\"name\": \"Bo Li\"");
	ck_assert(!takes());
	ck_assert_ptr_nonnull(strstr(e.text, "Ana Lee"));
	ck_assert_ptr_nonnull(strstr(e.text, "--anyway"));
	wish.anyway = true;
	ck_assert_msg(takes(), "%s", e.text);
	wish.anyway = false;
	ck_assert_int_eq(temp_number("SELECT count(*) FROM student"), 1);
}
END_TEST

/* A file that names another student's conversation, or one of my own, changes neither. */
START_TEST(what_is_another_s_is_not_touched)
{
	struct call c = { 0 };

	ck_assert(takes());
	int64_t first = taken.first;

	change("\"uuid\": \"00000002-", "\"uuid\": \"00000003-");
	change("\"revision\": 3", "\"revision\": 99");
	change("\"person\": \"Contact 3\"", "\"person\": \"Mallory\"");
	ck_assert_msg(takes(), "%s", e.text);
	ck_assert_uint_eq(taken.conversations, 0);
	ck_assert_ptr_nonnull(strstr(taken.said.s[taken.said.n - 1], "belongs to another student"));
	taken.first = first;
	beside(&c);
	ck_assert_str_eq(c.interview.contact, "Contact 3");
	call_done(&c);
}
END_TEST

/* ---- said of it ---- */

static void
said(const char *on, const char *text, bool private_)
{
	struct comment m = { .text = mem_str(text), .private_ = private_ };
	struct call c = { 0 };

	beside(&c);
	ck_assert_msg(comment_place(&c, &review, on, &m, &e), "%s", e.text);
	ck_assert_msg(comment_add(&desk, &c, &m, &e), "%s", e.text);
	comment_done(&m);
	call_done(&c);
}

START_TEST(comments_at_their_moments)
{
	struct call c = { 0 };
	struct comment m = { 0 };

	ck_assert(takes());
	said("18:20", "Not rude.", false);
	said("00000028-0000-4000-8000-000000000028", "Their words: good.", false);
	said(NULL, "Well done.", true);
	beside(&c);
	ck_assert_uint_eq(review.n_comments, 3);
	ck_assert_int_eq(review.comments[0].at_s, -1);
	ck_assert_int_eq(review.comments[1].at_s, 50);
	ck_assert_str_eq(review.comments[1].on, "00000028-0000-4000-8000-000000000028");
	ck_assert_int_eq(review.comments[2].at_s, 1100);
	said("00000050-0000-4000-8000-000000000050", "On your question.", false);
	call_done(&c);
	beside(&c);
	ck_assert_int_eq(review.comments[3].at_s, 1100);
	ck_assert_str_eq(review.comments[3].on, "00000050-0000-4000-8000-000000000050");
	ck_assert(!comment_place(&c, &review, "nothing", &m, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "no note and no question"));
	call_done(&c);
}
END_TEST

static void
given_back(struct text *out)
{
	struct feedback f = { 0 };
	struct student s = { 0 };

	ck_assert_msg(student_find(&desk, "ana", &s, &e), "%s", e.text);
	ck_assert_msg(feedback_make(&desk, &s, &f, &e), "%s", e.text);
	text_clear(out);
	feedback_write(&f, out);
	feedback_done(&f);
	student_done(&s);
}

START_TEST(nothing_private_is_given_back)
{
	struct score p = { .row = mem_str("questions"), .level = 3, .because = mem_str("open") };
	struct text out = { 0 };

	ck_assert(takes());
	said("18:20", "Not rude.", false);
	said(NULL, "between us", true);
	p.student_id = taken.student_id;
	ck_assert(score_add(&desk, &p, &e));
	given_back(&out);
	ck_assert_ptr_nonnull(strstr(out.s, "Not rude."));
	ck_assert_ptr_null(strstr(out.s, "between us"));
	ck_assert_ptr_nonnull(strstr(out.s, "level: 3"));
	score_done(&p);
	text_free(&out);
}
END_TEST

START_TEST(a_mark_is_of_the_rubric)
{
	static const struct {
		const char *row;
		int level;
		const char *why;
	} wrong[] = {
		{ "quests", 3, "The rubric has no row “quests”; its rows are person, research, outreach, "
			"questions, opening-closing, listening, reflection, professionalism." },
		{ "questions", 5, "“Questions” has the levels 1 to 4, not 5; 0 takes a mark back." },
		{ "questions", -1, "“Questions” has the levels 1 to 4, not -1; 0 takes a mark back." },
		{ "quests", 0, "The rubric has no row “quests”; its rows are person, research, outreach, "
			"questions, opening-closing, listening, reflection, professionalism." },
	};

	ck_assert(takes());
	for (size_t i = 0; i < LEN(wrong); i++) {
		struct score p = { .row = mem_str(wrong[i].row), .level = wrong[i].level,
			.because = mem_str(""), .student_id = taken.student_id };

		ck_assert(!score_add(&desk, &p, &e));
		ck_assert_str_eq(e.text, wrong[i].why);
		score_done(&p);
	}
}
END_TEST

/* A coach's own rubric changed meanwhile: the mark of a row that is gone can be taken back. */
START_TEST(a_mark_of_a_row_that_is_gone_can_be_taken_back)
{
	struct score p = { .row = mem_str("old"), .level = 2, .because = mem_str("") };

	ck_assert(takes());
	p.student_id = taken.student_id;
	p.revision = 1;
	ck_assert(store_score_save(desk.store, &p, &e));
	p.level = 1;
	ck_assert(!score_add(&desk, &p, &e));
	p.level = 0;
	ck_assert_msg(score_add(&desk, &p, &e), "%s", e.text);
	score_done(&p);
}
END_TEST

START_TEST(marks_are_given_back_in_the_rubrics_words)
{
	struct score p = { .row = mem_str("questions"), .level = 3, .because = mem_str("Well asked.") };
	struct feedback f = { 0 };
	struct student s = { 0 };
	struct rubric rubric = { 0 };
	struct text out = { 0 };

	ck_assert(takes());
	p.student_id = taken.student_id;
	ck_assert(score_add(&desk, &p, &e));
	ck_assert(student_find(&desk, "ana", &s, &e));
	ck_assert(feedback_make(&desk, &s, &f, &e));
	ck_assert_str_eq(f.rubric.name, "default");
	ck_assert(rubric_open("default", &rubric, &e));
	text_addf(&out, "sha256:%s", rubric.digest);
	ck_assert_str_eq(f.rubric.digest, out.s);
	text_clear(&out);
	feedback_page(&desk, &f, PAGE_TEXT, &out);
	ck_assert_msg(strstr(out.s, "Questions: 3 of 4. Well asked. The level says: Open, in an order,"),
		"%s", out.s);
	rubric_done(&rubric);
	feedback_done(&f);
	student_done(&s);
	score_done(&p);
	text_free(&out);
}
END_TEST

/* In whatever order they were given. */
START_TEST(marks_are_in_the_rubrics_order)
{
	static const char *const given[] = { "professionalism", "listening", "person", "research" };
	static const char *const said[] = { "Choice of person: ", "Research: ", "Listening and follow-up: ", "Professionalism: " };
	struct feedback f = { 0 };
	struct student s = { 0 };
	struct text out = { 0 };
	size_t at = 0;

	ck_assert(takes());
	for (size_t i = 0; i < LEN(given); i++) {
		struct score p = { .row = mem_str(given[i]), .level = 3, .because = mem_str("") };

		p.student_id = taken.student_id;
		ck_assert(score_add(&desk, &p, &e));
		score_done(&p);
	}
	ck_assert(student_find(&desk, "ana", &s, &e));
	ck_assert(feedback_make(&desk, &s, &f, &e));
	feedback_page(&desk, &f, PAGE_TEXT, &out);
	for (size_t i = 0; i < LEN(said); i++) {
		const char *here = strstr(out.s + at, said[i]);

		ck_assert_msg(here != NULL, "%s: %s", said[i], out.s);
		at = (size_t)(here - out.s);
	}
	feedback_done(&f);
	student_done(&s);
	text_free(&out);
}
END_TEST

/* Whoever reads only the page knows what each remark is about; written last, it is still first in time. */
START_TEST(the_page_quotes_what_a_remark_is_about)
{
	static const char *const lines[] = {
		"On the whole well done.",
		"You wrote “restart is rehearsed on cards not on screens”: Say how.",
		"You wrote “A week of drills.”: Two sentences more.",
		"**00:50** You noted “walk the grid back up, one town at a time”: Their words: good.",
		"**01:15** After “Grüße: \"exam\" twice a year \\\\ 한국”: You waited.",
		"**18:20** You asked me “was it rude to cut in here?”: Not rude.",
	};
	struct feedback f = { 0 };
	struct student s = { 0 };
	struct text out = { 0 };
	const char *at;

	ck_assert(takes());
	said("00000050-0000-4000-8000-000000000050", "Not rude.", false);
	said("01:15", "You waited.", false);
	said("00000028-0000-4000-8000-000000000028", "Their words: good.", false);
	said(NULL, "On the whole well done.", false);
	said("0000003c-0000-4000-8000-00000000003c", "Say how.", false);
	said("00000046-0000-4000-8000-000000000046", "Two sentences more.", false);
	ck_assert(student_find(&desk, "ana", &s, &e));
	ck_assert(feedback_make(&desk, &s, &f, &e));
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
	feedback_page(&desk, &f, PAGE_MARKDOWN, &out);
	setlocale(LC_CTYPE, "C");
	at = out.s;
	for (size_t i = 0; i < LEN(lines); i++) {
		const char *here = strstr(at, lines[i]);

		ck_assert_msg(here != NULL, "%s: %s", lines[i], out.s);
		at = here;
	}
	feedback_done(&f);
	student_done(&s);
	text_free(&out);
}
END_TEST

/* "ana.yaml" has its pages at "ana.md", "ana.txt"; of another name nothing is cut off. */
START_TEST(pages_are_named_like_their_file)
{
	static const struct {
		const char *path, *page;
	} names[] = { { "ana.feedback.yaml", "ana.feedback.txt" }, { "ana.md", "ana.md.txt" } };
	struct student s = { 0 };
	struct ours ours = { temp_path("workbook"), temp_path("packs") };

	ck_assert(takes());
	said("18:20", "Not rude.", false);
	ck_assert(student_find(&desk, "ana", &s, &e));
	for (size_t i = 0; i < LEN(names); i++) {
		struct text page = { 0 };
		char *path = mem_str(temp_path(names[i].path));

		ck_assert_msg(feedback_put(&desk, &s, &ours, path, 0, &e), "%s", e.text);
		ck_assert_msg(file_read(temp_path(names[i].page), &page, 0, &e), "%s", e.text);
		ck_assert_ptr_nonnull(strstr(page.s, "Not rude."));
		text_free(&page);
		free(path);
	}
	student_done(&s);
}
END_TEST

/* The student's own workbook: here it has the uuid that the share gave. */
START_TEST(merged_once_and_undone_at_once)
{
	struct text out = { 0 }, back = { 0 };

	ck_assert(takes());
	said("18:20", "Not rude.", false);
	said("00:05", "Good start.", false);
	given_back(&out);
	char *uuid = strstr(out.s, "00000002-0000-4000-8000-000000000002");

	ck_assert_ptr_nonnull(uuid);
	memcpy(uuid, store_uuid(desk.store), UUID_SIZE - 1);
	temp_run("DELETE FROM comment");
	ck_assert_msg(feedback_merge(&desk, "fb.yaml", &out, &merged, &e), "%s", e.text);
	ck_assert_uint_eq(merged.comments, 2);
	ck_assert_int_eq(merged.student_id, 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM comment WHERE coach = 'Ms. Coach'"), 2);
	merged_done(&merged);
	ck_assert(feedback_merge(&desk, "fb.yaml", &out, &merged, &e));
	ck_assert_uint_eq(merged.comments, 0);
	ck_assert_msg(store_undo(desk.store, 0, &back, &e), "%s", e.text);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM comment"), 0);
	text_free(&back);
	text_free(&out);
}
END_TEST

/* Whatever the file says, what the coach wrote in this workbook stays. */
START_TEST(a_file_does_not_change_what_i_said)
{
	struct text out = { 0 };

	ck_assert(takes());
	said("18:20", "Not rude.", false);
	given_back(&out);
	ck_assert(feedback_merge(&desk, "fb.yaml", &out, &merged, &e));
	ck_assert_uint_eq(merged.refused, 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM comment WHERE coach = ''"), 1);
	text_free(&out);
}
END_TEST

START_TEST(feedback_for_somebody_else_is_refused)
{
	struct text out = { 0 };

	ck_assert(takes());
	said("18:20", "Not rude.", false);
	given_back(&out);
	temp_run("DELETE FROM student");
	ck_assert(!feedback_merge(&desk, "fb.yaml", &out, &merged, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "Ana Lee"));
	text_free(&out);
}
END_TEST

/* Of a paper that came without a share: by the student's number, or else by the name. */
START_TEST(feedback_without_a_share_is_for_me)
{
	static const struct {
		const char *id, *name;
		bool mine;
	} mine[] = { { "s-17", "Somebody", true }, { "", "ANA LÉE", true }, { "s-18", "Ana Lee", false }, { "", "Bo", false },
		{ "", "", false } };
	struct text out = { 0 };

	ck_assert(takes());
	said("18:20", "Not rude.", false);
	for (size_t i = 0; i < LEN(mine); i++) {
		struct student s = { 0 };
		struct feedback f = { 0 };

		ck_assert(student_find(&desk, "Ana", &s, &e));
		ck_assert_msg(feedback_make(&desk, &s, &f, &e), "%s", e.text);
		f.student.uuid[0] = '\0';
		mem_set(&f.student.id, mine[i].id);
		mem_set(&f.student.name, mine[i].name);
		text_clear(&out);
		feedback_write(&f, &out);
		feedback_done(&f);
		student_done(&s);
		temp_run("UPDATE student SET uuid = uuid, name = 'Other', sort = 'other', called = '', words = ''");
		mem_set(&desk.config.student_id, *mine[i].id ? "s-17" : "");
		mem_set(&desk.config.name, "Ana Lee");
		ck_assert_msg(feedback_merge(&desk, "fb.yaml", &out, &merged, &e) == mine[i].mine, "%zu: %s", i, e.text);
		merged_done(&merged);
		memset(&merged, 0, sizeof(merged));
		temp_run("UPDATE student SET name = 'Ana Lee', sort = 'ana lee'");
	}
	text_free(&out);
}
END_TEST

/* One that its student took back is marked, told once, and waits for no review. */
START_TEST(taken_back_is_marked_and_told_once)
{
	struct call c = { 0 };

	ck_assert(takes());
	ck_assert_uint_eq(review_left(&desk, 0, NULL), 1);
	change("withdrawn: [\"00000009-0000-4000-8000-000000000009\"]",
		"withdrawn: [\"0000000a-0000-4000-8000-00000000000a\"]");
	ck_assert_msg(takes(), "%s", e.text);
	ck_assert_uint_eq(taken.withdrawn, 1);
	beside(&c);
	ck_assert_int_gt(review.withdrawn_ms, 0);
	ck_assert_uint_eq(review_left(&desk, 0, NULL), 0);
	ck_assert_msg(takes(), "%s", e.text);
	ck_assert_uint_eq(taken.withdrawn, 0);
	call_done(&c);
}
END_TEST

/* Another student's file takes nothing back of this one's. */
START_TEST(only_the_student_takes_it_back)
{
	ck_assert(takes());
	change("00000002-0000-4000-8000-000000000002", "00000003-0000-4000-8000-000000000003");
	change("withdrawn: [\"00000009-0000-4000-8000-000000000009\"]",
		"withdrawn: [\"0000000a-0000-4000-8000-00000000000a\"]");
	ck_assert_msg(takes(), "%s", e.text);
	ck_assert_uint_eq(taken.withdrawn, 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM taken WHERE withdrawn_ms > 0"), 0);
}
END_TEST

/* What I advised of the conversation before, and what changed since: worked out by hand from the
 * two: in the second the one question, a must-ask, is skipped. */
START_TEST(advice_and_what_changed_since)
{
	struct text advice = { 0 }, since = { 0 };
	struct call c = { 0 };
	int64_t first;

	ck_assert(takes());
	first = taken.first;
	said("18:20", "Ask one question at a time.", false);
	said(NULL, "she is nervous", true);
	for (size_t at = 0; at + 8 < file.n; at++) /* every row of it is another one, a week later */
		if (strncmp(file.s + at, "\"000000", 7) == 0 && strncmp(file.s + at, "\"00000002", 9) != 0)
			file.s[at + 6] = '7';
	change("2026-11-27T14:02:00Z", "2026-12-04T14:02:00Z");
	change("\"state\": \"asked\", \"must\": true", "\"state\": \"skipped\", \"must\": true");
	ck_assert_msg(takes(), "%s", e.text);
	ck_assert_int_ne(taken.first, first);
	beside(&c);
	ck_assert(review_advice(&desk, &c, &review, &advice, &since));
	ck_assert_str_eq(text_str(&advice), "Ask one question at a time.");
	ck_assert_str_eq(text_str(&since), "open-ended 1 of 1, now 0 of 0 · must-asks 1 of 1, now 0 of 1");
	call_done(&c);
	text_free(&advice);
	text_free(&since);
}
END_TEST

/* Sentences in two comments or more, the most frequent first; not what I keep for myself twice. */
START_TEST(what_i_say_often_is_offered)
{
	struct strings phrases = { 0 };

	ck_assert(takes());
	said("01:00", "You let her finish. Good opening.", false);
	said("02:00", "Good opening. Slow down here!", false);
	said("03:00", "Slow down here!\nYou let her finish.", false);
	said("04:00", "You let her finish.", false);
	said("05:00", "Ok.", false);
	said("06:00", "Ok.", false);
	comment_phrases(&desk, &phrases);
	ck_assert_uint_eq(phrases.n, 3);
	ck_assert_str_eq(phrases.s[0], "You let her finish.");
	ck_assert_str_eq(phrases.s[1], "Good opening.");
	ck_assert_str_eq(phrases.s[2], "Slow down here!");
	strings_free(&phrases);
}
END_TEST

static size_t n_promised;

static void
count_promised(void *user, const struct promised *p)
{
	(void)user;
	ck_assert_str_eq(p->student->name, "Ana Lee");
	ck_assert_int_eq(p->interview_id, taken.first);
	n_promised++;
}

/* A promised remark stays here until it is written out. */
START_TEST(a_promised_remark_waits_and_stays_here)
{
	struct comment m = { .text = mem_str("her opening, in detail"), .promised = true, .at_s = -1 };
	struct call c = { 0 };
	struct text out = { 0 };

	ck_assert(takes());
	ck_assert(desk_call(&desk, taken.first, &c, &e));
	ck_assert(comment_add(&desk, &c, &m, &e));
	ck_assert(m.private_);
	n_promised = 0;
	comments_promised(&desk, count_promised, NULL);
	ck_assert_uint_eq(n_promised, 1);
	said("01:00", "Good.", false);
	given_back(&out);
	ck_assert_ptr_null(strstr(out.s, "in detail"));
	m.promised = m.private_ = false;
	ck_assert(comment_add(&desk, &c, &m, &e));
	n_promised = 0;
	comments_promised(&desk, count_promised, NULL);
	ck_assert_uint_eq(n_promised, 0);
	text_clear(&out);
	given_back(&out);
	ck_assert_ptr_nonnull(strstr(out.s, "in detail"));
	comment_done(&m);
	call_done(&c);
	text_free(&out);
}
END_TEST

/* By the rubric of the setting; marks are called by it, and the feedback names it. */
START_TEST(a_rubric_of_ones_own)
{
	static const char own[] = "rubric: mine\nrows:\n  - id: ears\n    title: Listening\n    levels:\n"
		"      - {points: 0, text: no}\n      - {points: 2, text: yes}\n";
	struct score p = { .row = mem_str("ears"), .level = 2, .because = mem_str(""), .rater = mem_str("") };
	char *dir = path_data("rubrics"), *path = path_join(dir, "mine.yaml");
	struct call c = { 0 };
	struct text out = { 0 };

	ck_assert(takes());
	p.student_id = taken.student_id;
	memcpy(p.interview, "0000000a-0000-4000-8000-00000000000a", UUID_SIZE);
	ck_assert(!score_add(&desk, &p, &e));
	ck_assert(path_make_dir(dir, &e) && file_write(path, own, strlen(own), &e));
	mem_set(&desk.config.rubric, "mine");
	ck_assert_msg(score_add(&desk, &p, &e), "%s", e.text);
	beside(&c);
	review_titles(&desk, &c, &review);
	ck_assert_str_eq(review.scores[0].title, "Listening");
	ck_assert_int_eq(review.scores[0].most, 2);
	given_back(&out);
	ck_assert_ptr_nonnull(strstr(out.s, "name: \"mine\""));
	score_done(&p);
	call_done(&c);
	text_free(&out);
	free(dir);
	free(path);
}
END_TEST

Suite *
workflow_review_suite(void)
{
	Suite *s = suite_create("workflow_review");
	TCase *t = tcase_create("review");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_conversation_comes_in_whole);
	tcase_add_test(t, it_is_another_s);
	tcase_add_test(t, a_second_time_nothing_changes);
	tcase_add_test(t, a_later_share_changes_what_is_newer);
	tcase_add_test(t, a_later_write_up_replaces_the_earlier);
	tcase_add_test(t, another_name_is_asked_about);
	tcase_add_test(t, what_is_another_s_is_not_touched);
	tcase_add_test(t, comments_at_their_moments);
	tcase_add_test(t, nothing_private_is_given_back);
	tcase_add_test(t, a_mark_is_of_the_rubric);
	tcase_add_test(t, a_mark_of_a_row_that_is_gone_can_be_taken_back);
	tcase_add_test(t, marks_are_given_back_in_the_rubrics_words);
	tcase_add_test(t, marks_are_in_the_rubrics_order);
	tcase_add_test(t, the_page_quotes_what_a_remark_is_about);
	tcase_add_test(t, pages_are_named_like_their_file);
	tcase_add_test(t, merged_once_and_undone_at_once);
	tcase_add_test(t, a_file_does_not_change_what_i_said);
	tcase_add_test(t, feedback_for_somebody_else_is_refused);
	tcase_add_test(t, feedback_without_a_share_is_for_me);
	tcase_add_test(t, taken_back_is_marked_and_told_once);
	tcase_add_test(t, only_the_student_takes_it_back);
	tcase_add_test(t, advice_and_what_changed_since);
	tcase_add_test(t, what_i_say_often_is_offered);
	tcase_add_test(t, a_promised_remark_waits_and_stays_here);
	tcase_add_test(t, a_rubric_of_ones_own);
	suite_add_tcase(s, t);
	return s;
}
