/* Shares and feedback as files: what is read, what is told, what a damaged one still has. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"

static struct share s;
static struct feedback fb;
static struct share_found found;
static struct err e;
static struct text file;

static void
setup(void)
{
	ck_assert_msg(file_read("tests/data/handed/ana.share.yaml", &file, 0, &e), "%s", e.text);
}

static void
teardown(void)
{
	share_done(&s);
	feedback_done(&fb);
	share_found_done(&found);
	text_free(&file);
}

static bool
reads(void)
{
	share_found_done(&found);
	return share_read(&s, "ana.share.yaml", text_str(&file), file.n, &found, &e);
}

/* The file with `what` (which must be there) put as `with`. */
static void
change(const char *what, const char *with)
{
	char *at = strstr(file.s, what);

	ck_assert_msg(at != NULL, "%s", what);
	size_t where = (size_t)(at - file.s);

	text_remove(&file, where, strlen(what));
	text_insert(&file, where, with, strlen(with));
}

static const struct share_interview *
first(void)
{
	ck_assert_uint_eq(s.interviews.n, 1);
	return row_at(struct share_interview, &s.interviews, 0);
}

/* The digest in that file was made by another program from the same facts. */
START_TEST(the_whole_form)
{
	ck_assert_msg(reads(), "%s", e.text);
	ck_assert(!found.damaged && !found.cut);
	ck_assert_uint_eq(found.said.said.n, 0);
	ck_assert_str_eq(s.student.name, "Ana Lee");
	ck_assert_str_eq(s.student.id, "s-17");
	ck_assert_int_eq(s.made_ms, INT64_C(1796133600000));
	ck_assert_int_eq(s.counts.stages[STAGE_IDEA], 3);
	ck_assert_int_eq(s.counts.stages[STAGE_TALKED], 1);
	ck_assert_int_eq(s.counts.overdue, 2);
	ck_assert_uint_eq(s.withdrawn.n, 1);
	const struct share_interview *i = first();

	ck_assert_int_eq(i->revision, 3);
	ck_assert_str_eq(i->person, "Contact 3");
	ck_assert_int_eq(i->path, PATH_ALUMNI);
	ck_assert_str_eq(i->consent.class_, "declined");
	ck_assert_uint_eq(i->clock.n, 2);
	ck_assert_int_eq(row_at(struct share_clock, &i->clock, 1)->axis_ms, 1300000);
	const struct share_question *q = row_at(struct share_question, &i->questions, 0);
	const struct share_note *n = row_at(struct share_note, &i->notes, 1);

	ck_assert(q->must);
	ck_assert_str_eq(q->probes.s[0], "And Friday?");
	ck_assert_int_eq(q->asked_ms, 31000);
	ck_assert_int_eq(n->record, RECORD_UNATTRIBUTED);
	ck_assert(n->claim && !n->starred);
	ck_assert_str_eq(n->text, "Grüße: \"exam\" twice\ta year \\ 한국");
	ck_assert_str_eq(row_at(struct share_text, &i->reflections, 0)->text,
		"restart is rehearsed on cards\nnot on screens");
	ck_assert_int_eq(row_at(struct share_check, &i->time_checks, 0)->answer, CHECK_OFFERED);
	ck_assert_int_eq(row_at(struct share_step, &i->steps, 0)->done_ms, 0);
	ck_assert_str_eq(row_at(struct share_to_coach, &i->to_coach, 0)->text,
		"was it rude to cut in here?");
}
END_TEST

/* Written by us and read again it is the same, to the byte, and so is its digest. */
START_TEST(written_and_read_again)
{
	struct text once = { 0 }, twice = { 0 };

	ck_assert(reads());
	share_write(&s, &once);
	const char *digest = strstr(file.s, "digest: ");

	ck_assert_ptr_nonnull(strstr(once.s, digest));
	text_set(&file, once.s);
	ck_assert_msg(reads() && !found.damaged, "%s", e.text);
	share_write(&s, &twice);
	ck_assert_str_eq(once.s, twice.s);
	text_free(&once);
	text_free(&twice);
}
END_TEST

/* Mail changes the ends of lines, adds blank lines, and breaks long ones at a blank. */
START_TEST(mail_may_change_its_lines)
{
	struct text mailed = { 0 };

	for (size_t i = 0; i < file.n; i++)
		text_add(&mailed, file.s[i] == '\n' ? "\r\n" : (char[]){ file.s[i], 0 });
	text_add(&mailed, "\r\n\r\n");
	text_free(&file);
	file = mailed;
	change("one town at a time", "one\r\n          town at a time");
	ck_assert_msg(reads() && !found.damaged, "%s", e.text);
	ck_assert_str_eq(row_at(struct share_note, &first()->notes, 0)->text,
		"walk the grid back up, one town at a time");
}
END_TEST

START_TEST(an_edited_file_is_noticed)
{
	static const char *const edits[][2] = {
		{ "one town at a time", "one city at a time" }, { "\"starred\": true", "\"starred\": false" },
		{ "\"revision\": 3", "\"revision\": 4" }, { "sha256:", "sha256:0" },
		{ "digest:", "# digest:" }, { "\"minutes\": 10", "\"minutes\": 11" },
	};

	for (size_t i = 0; i < LEN(edits); i++) {
		teardown();
		setup();
		change(edits[i][0], edits[i][1]);
		ck_assert_msg(reads(), "%s: %s", edits[i][0], e.text);
		ck_assert_msg(found.damaged, "%s", edits[i][0]);
		ck_assert_uint_eq(first()->notes.n, 2);
	}
}
END_TEST

/* However much of it is left, what is whole before the cut is read; never anything else. */
START_TEST(a_file_cut_anywhere)
{
	struct text whole = file;
	size_t read = 0, notes = 0;

	file = (struct text){ 0 };
	for (size_t n = 0; n + 1 < whole.n; n++) {
		text_clear(&file);
		text_addn(&file, whole.s, n);
		text_str(&file);
		if (!reads())
			continue;
		read++;
		ck_assert_msg(found.damaged, "at %zu", n);
		if (s.interviews.n)
			notes += row_at(struct share_interview, &s.interviews, 0)->notes.n > 0;
	}
	ck_assert_uint_gt(read, whole.n / 2);
	ck_assert_uint_gt(notes, whole.n / 5);
	text_free(&whole);
}
END_TEST

START_TEST(what_is_not_known_is_kept_out_and_told)
{
	change("\"partner\": \"\"", "\"partner\": \"\"\n    email: maya@example.org");
	ck_assert_msg(reads(), "%s", e.text);
	ck_assert(found.damaged);
	ck_assert_uint_eq(found.said.said.n, 1);
	ck_assert_ptr_nonnull(strstr(found.said.said.s[0], "\"email\" is not known here"));
}
END_TEST

/* One row that is wrong is left out; its neighbours are read. */
START_TEST(a_wrong_row_is_left_out)
{
	static const char *const wrong[][2] = {
		{ "{\"uuid\": \"00000028-0000-4000-8000-000000000028\"", "{\"uuid\": \"no\"" },
		{ "{\"uuid\": \"00000028-0000-4000-8000-000000000028\"", "{\"uid\": \"no\"" },
		{ "\"revision\": 1, \"axis_ms\": 50000", "\"revision\": [1], \"axis_ms\": 50000" },
		{ "\"revision\": 1, \"axis_ms\": 50000", "\"revision\": -1, \"axis_ms\": 50000" },
	};

	for (size_t i = 0; i < LEN(wrong); i++) {
		teardown();
		setup();
		change(wrong[i][0], wrong[i][1]);
		ck_assert_msg(reads(), "%s", e.text);
		ck_assert_uint_eq(first()->notes.n, 1);
		ck_assert_str_eq(row_at(struct share_note, &first()->notes, 0)->uuid,
			"00000029-0000-4000-8000-000000000029");
		ck_assert_uint_ge(found.said.said.n, 1);
	}
}
END_TEST

/* A value that is wrong, in a row that can do without it, has its default. */
START_TEST(a_wrong_value_is_told)
{
	change("\"kind\": \"quote\"", "\"kind\": \"shout\"");
	ck_assert(reads());
	ck_assert_uint_eq(first()->notes.n, 2);
	ck_assert_int_eq(row_at(struct share_note, &first()->notes, 0)->kind, NOTE_NOTE);
	ck_assert_ptr_nonnull(strstr(found.said.said.s[0], "\"kind\" must be one of: note, fact"));
}
END_TEST

/* Found by fuzzing: a year of three digits was written as one that is none. */
START_TEST(a_time_of_another_age)
{
	change("made: \"2026", "made: \"0622");
	ck_assert(reads());
	ck_assert_int_eq(s.made_ms, 0);
	ck_assert_ptr_nonnull(strstr(found.said.said.s[0], "from 1970 on"));
}
END_TEST

START_TEST(refused)
{
	static const struct {
		const char *bytes, *why;
	} bad[] = {
		{ "", "empty" },
		{ "hello\n", "halfhour-share: 1" },
		{ "pack: core\n", "halfhour-share: 1" },
		{ "halfhour-share: 2\nid: x\n", "version \"2\"" },
		{ "halfhour-share: 99999999999999999999\n", "version" },
		{ "halfhour-share: 1\n", "\"id\" is missing" },
		{ "halfhour-share: 1\nid: 00000001-0000-4000-8000-000000000001\n", "\"student\" is missing" },
		{ "halfhour-share: 1\nid: 00000001-0000-4000-8000-00000000000g\nstudent: {}\n", "not a UUID" },
		{ "halfhour-share: 1\nid: &a 1\n", "Anchors" },
		{ "halfhour-share: !!int 1\n", "Tags" },
		{ "a: *b\n", "Aliases" },
		{ "\xff\xfe" "a", "UTF-16" },
	};

	for (size_t i = 0; i < LEN(bad); i++) {
		text_set(&file, bad[i].bytes);
		ck_assert_msg(!reads(), "%s", bad[i].bytes);
		ck_assert_msg(strstr(e.text, bad[i].why) != NULL, "%s: %s", bad[i].bytes, e.text);
	}
}
END_TEST

START_TEST(too_much_is_refused_or_left_out)
{
	struct text t = { 0 };

	while (t.n < SHARE_BYTES_MOST + 1)
		text_add(&t, "# 0123456789012345678901234567890123456789012345678901234567890\n");
	text_insert(&file, 0, t.s, t.n);
	ck_assert(!reads());
	ck_assert_ptr_nonnull(strstr(e.text, "larger than 16 MiB"));
	teardown();
	setup();
	text_clear(&t);
	while (t.n <= SHARE_TEXT_MOST)
		text_add(&t, "0123456789");
	change("one town at a time", t.s);
	ck_assert(reads());
	ck_assert_str_eq(row_at(struct share_note, &first()->notes, 0)->text, "");
	ck_assert_ptr_nonnull(strstr(found.said.said.s[0], "longer than 64 KiB"));
	teardown();
	text_set(&file, "halfhour-share: 1\nx: ");
	for (int i = 0; i < 100000; i++)
		text_addc(&file, '[');
	ck_assert(!reads());
	text_free(&t);
}
END_TEST

/* What a terminal would obey comes in as something to see. */
START_TEST(texts_come_through_the_gate)
{
	change("was it rude", "was \\e[31mit\\a \\0rude");
	ck_assert(!reads() || found.damaged);
	teardown();
	setup();
	change("was it rude", "was \\e[31mit\\a rude");
	ck_assert_msg(reads(), "%s", e.text);
	const char *text = row_at(struct share_to_coach, &first()->to_coach, 0)->text;

	ck_assert_ptr_null(strchr(text, '\033'));
	ck_assert_ptr_null(strchr(text, '\a'));
	change("\"name\": \"Ana Lee\"", "\"name\": \"Ana\\nLee\"");
	ck_assert(reads());
	ck_assert_str_eq(s.student.name, "Ana Lee");
}
END_TEST

START_TEST(feedback_and_back)
{
	struct text out = { 0 }, again = { 0 };
	struct feedback_comment *c = layout_more(&fb.comments, &feedback_comment_layout);
	struct feedback_score *p = layout_more(&fb.scores, &feedback_score_layout);

	fb.version = FEEDBACK_VERSION;
	uuid_new(fb.id);
	fb.made_ms = INT64_C(1796133600000);
	mem_set(&fb.student.id, "s-17");
	mem_set(&fb.coach.name, "Ms. Coach");
	mem_set(&fb.rubric.name, "default");
	uuid_new(c->uuid);
	c->revision = 2;
	c->at_s = 312;
	mem_set(&c->text, "Not rude: you waited for a breath.\nNext time say why.");
	uuid_new(p->uuid);
	p->revision = 1;
	mem_set(&p->row, "questions");
	p->level = 3;
	feedback_write(&fb, &out);
	feedback_done(&fb);
	ck_assert_int_eq(handed_kind(out.s, out.n), HANDED_FEEDBACK);
	ck_assert_msg(feedback_read(&fb, "x", out.s, out.n, &found, &e), "%s", e.text);
	ck_assert(!found.damaged);
	ck_assert_uint_eq(found.said.said.n, 0);
	ck_assert_int_eq(row_at(struct feedback_comment, &fb.comments, 0)->at_s, 312);
	ck_assert_int_eq(row_at(struct feedback_score, &fb.scores, 0)->level, 3);
	feedback_write(&fb, &again);
	ck_assert_str_eq(out.s, again.s);
	text_free(&out);
	text_free(&again);
}
END_TEST

START_TEST(which_it_is)
{
	ck_assert_int_eq(handed_kind(file.s, file.n), HANDED_SHARE);
	ck_assert_int_eq(handed_kind("# sent by mail\r\nhalfhour-sealed: 1\n", 34), HANDED_SEALED);
	ck_assert_int_eq(handed_kind("", 0), HANDED_OTHER);
	ck_assert_int_eq(handed_kind("halfhour-sha", 12), HANDED_OTHER);
}
END_TEST

Suite *
formats_share_suite(void)
{
	Suite *suite = suite_create("formats_share");
	TCase *t = tcase_create("share");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_whole_form);
	tcase_add_test(t, written_and_read_again);
	tcase_add_test(t, mail_may_change_its_lines);
	tcase_add_test(t, an_edited_file_is_noticed);
	tcase_add_test(t, a_file_cut_anywhere);
	tcase_add_test(t, what_is_not_known_is_kept_out_and_told);
	tcase_add_test(t, a_wrong_row_is_left_out);
	tcase_add_test(t, a_wrong_value_is_told);
	tcase_add_test(t, a_time_of_another_age);
	tcase_add_test(t, refused);
	tcase_add_test(t, too_much_is_refused_or_left_out);
	tcase_add_test(t, texts_come_through_the_gate);
	tcase_add_test(t, feedback_and_back);
	tcase_add_test(t, which_it_is);
	suite_add_tcase(suite, t);
	return suite;
}
