/* The figures of a workbook, counted from what acts have stored: stages, calls, thanks, names. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/contact.h"

static struct desk desk;
static struct moment now;
static struct err e;

static void
setup(void)
{
	temp_desk(&desk);
	mem_set(&desk.config.zone, "UTC");
	now = *desk.now;
	desk.now = &now;
}

static void
teardown(void)
{
	temp_desk_done(&desk);
}

static void
days_pass(int days)
{
	now.wall_ms += days * DAY_MS;
	now.boot_ms += days * DAY_MS;
	store_now(desk.store, &now);
}

static void
stage(int64_t id, enum stage to)
{
	struct text said = { 0 };

	ck_assert_msg(stage_set(&desk, &id, 1, to, &said, &e), "%s", e.text);
	text_free(&said);
}

static int64_t
first_asked(int64_t id)
{
	struct contact c = { 0 };

	ck_assert_msg(store_contact_get(desk.store, id, &c, &e), "%s", e.text);
	int64_t ms = c.asked_ms;
	contact_done(&c);
	return ms;
}

/* ---- by the first letter and its variant ---- */

static int64_t
written_to(const char *name, const char *variant)
{
	int64_t id = temp_contact_at(&desk, name, STAGE_IDEA);
	const struct letter_wish w = { .kind = "request-cold", .contact_id = id, .variant = variant };
	struct letter l = { 0 };
	struct text said = { 0 };

	ck_assert_msg(letter_begin(&desk, &w, &l, &e), "%s", e.text);
	ck_assert_msg(letter_send(&desk, &l, now.wall_ms, &said, &e), "%s", e.text);
	text_free(&said);
	letter_done(&l);
	return id;
}

START_TEST(each_variant_is_counted_by_itself)
{
	struct numbers l = { 0 };
	struct text said = { 0 };

	written_to("Maya", "B");
	stage(written_to("Ben", "A"), STAGE_DECLINED);
	written_to("Jo", "A");
	temp_contact_at(&desk, "Ines", STAGE_ASKED); /* by no letter from here */
	ck_assert_msg(numbers_read(&desk, NUMBERS_VARIANT, &l, &e), "%s", e.text);
	for (size_t i = 0; i < l.n; i++)
		if (l.rows[i].row < 2) { /* asked, answered */
			number_say(&l.rows[i], &said);
			text_add(&said, "; ");
		}
	ck_assert_str_eq(text_str(&said), "request-cold A, Asked: 2; request-cold B, Asked: 1; "
		"request-cold A, Answered: 1 of 2; request-cold B, Answered: 0 of 1; ");
	numbers_done(&l);
	text_clear(&said);
	ck_assert(numbers_json(&desk, &said, &e));
	ck_assert_ptr_nonnull(strstr(text_str(&said), "\"variant:request-cold A\""));
	text_free(&said);
}
END_TEST

/* ---- when somebody was first asked ---- */

START_TEST(the_first_day_of_asking_is_kept)
{
	int64_t id = temp_contact_at(&desk, "Maya", STAGE_IDEA), asked = TEMP_WALL + DAY_MS;

	ck_assert_int_eq(first_asked(id), 0);
	days_pass(1);
	stage(id, STAGE_ASKED);
	ck_assert_int_eq(first_asked(id), asked);
	days_pass(8);
	stage(id, STAGE_NO_ANSWER);
	stage(id, STAGE_ASKED);
	stage(id, STAGE_SCHEDULED);
	stage(id, STAGE_TALKED);
	ck_assert_int_eq(first_asked(id), asked);
	stage(id, STAGE_IDEA);
	ck_assert_int_eq(first_asked(id), 0);
}
END_TEST

/* Whom one talks with without having been asked was not asked for a second call first. */
START_TEST(a_later_stage_tells_no_day_of_asking)
{
	int64_t id = temp_contact_at(&desk, "Maya", STAGE_TALKED);

	stage(id, STAGE_SCHEDULED);
	ck_assert_int_eq(first_asked(id), 0);
	ck_assert_int_eq(first_asked(temp_contact_at(&desk, "Ben", STAGE_ASKED)), TEMP_WALL);
}
END_TEST

START_TEST(undo_takes_the_day_back)
{
	int64_t id = temp_contact_at(&desk, "Maya", STAGE_IDEA);
	struct text said = { 0 };

	stage(id, STAGE_ASKED);
	ck_assert(store_undo(desk.store, -1, &said, &e));
	ck_assert_int_eq(first_asked(id), 0);
	text_free(&said);
}
END_TEST

/* ---- the figures ---- */

static void
thank(void)
{
	struct text id = { 0 };
	struct due_row r = { 0 };
	char *uuid = temp_rows("SELECT uuid FROM interview ORDER BY id DESC LIMIT 1");

	text_addf(&id, "thanks:%.36s", uuid);
	ck_assert_msg(step_find(&desk, text_str(&id), &r, &e), "%s", e.text);
	ck_assert_msg(step_tick(&desk, &r, true, &e), "%s", e.text);
	due_row_done(&r);
	free(uuid);
	text_free(&id);
}

static struct figure
figure(const char *name, enum numbers_by by)
{
	struct numbers l = { 0 };
	struct figure f = { 0 };

	ck_assert_msg(numbers_read(&desk, by, &l, &e), "%s", e.text);
	for (size_t i = 0; i < l.n; i++)
		if (strcmp(figure_rows[l.rows[i].row].name, name) == 0) {
			f = l.rows[i].figure;
			break;
		}
	numbers_done(&l);
	return f;
}

START_TEST(figures_are_of_what_was_done)
{
	int64_t maya = temp_contact_at(&desk, "Maya", STAGE_ASKED);

	temp_contact_at(&desk, "Ben", STAGE_ASKED);
	temp_contact_at(&desk, "Ada", STAGE_IDEA);
	days_pass(0);
	int64_t call = temp_held(&desk, maya, 20);
	struct note n = { .kind = NOTE_REFERRAL, .text = mem_str("Dana Ruiz, forecasting") };
	ck_assert_msg(store_note_add(desk.store, call, &n, &e), "%s", e.text);
	note_done(&n);
	stage(maya, STAGE_TALKED);
	thank();
	ck_assert_int_eq(figure("asked", NUMBERS_ALL).n, 2);
	ck_assert_int_eq(figure("answered", NUMBERS_ALL).n, 1);
	ck_assert_int_eq(figure("talked", NUMBERS_ALL).n, 1);
	ck_assert_int_eq(figure("thanked_in_time", NUMBERS_ALL).n, 1);
	ck_assert_int_eq(figure("thanked_in_time", NUMBERS_ALL).of, 1);
	ck_assert_int_eq(figure("days_to_talk", NUMBERS_ALL).of, 1);
	ck_assert_int_eq(figure("names", NUMBERS_ALL).n, 1);
}
END_TEST

/* A letter that was sent says the day better than the stage does. */
START_TEST(letters_tell_the_days)
{
	int64_t maya = temp_contact_at(&desk, "Maya", STAGE_ASKED), call;
	struct letter l = { .contact_id = maya, .kind = mem_str("request-cold"),
		.sent_ms = TEMP_WALL - 5 * DAY_MS };
	struct letter thanks = { .contact_id = maya, .kind = mem_str("thanks"),
		.sent_ms = TEMP_WALL + HOUR_MS };

	ck_assert_msg(store_letter_save(desk.store, &l, &e), "%s", e.text);
	call = temp_held(&desk, maya, 20);
	ck_assert_int_eq(figure("days_to_talk", NUMBERS_ALL).n, 5);
	ck_assert(!figure("thanked_in_time", NUMBERS_ALL).known);
	thanks.interview_id = call;
	ck_assert_msg(store_letter_save(desk.store, &thanks, &e), "%s", e.text);
	ck_assert_int_eq(figure("thanked_in_time", NUMBERS_ALL).n, 1);
	letter_done(&l);
	letter_done(&thanks);
}
END_TEST

/* A practice call, and people of a batch that is not whole, are in no figure. */
START_TEST(practice_and_hidden_rows_are_not_counted)
{
	int64_t maya = temp_contact_at(&desk, "Maya", STAGE_ASKED);

	temp_held(&desk, maya, 20);
	temp_run("UPDATE interview SET practice = 1");
	ck_assert_int_eq(figure("talked", NUMBERS_ALL).n, 0);
	ck_assert(!figure("names", NUMBERS_ALL).known);
	temp_run("INSERT INTO batch(id, uuid, kind, label, made_ms, whole, owner, revision) "
		 "VALUES (9, 'u', 'import', '', 0, 0, '', 0)");
	temp_run("UPDATE contact SET batch_id = 9");
	ck_assert_int_eq(figure("asked", NUMBERS_ALL).n, 0);
}
END_TEST

START_TEST(rows_of_a_figure_follow_each_other)
{
	struct numbers l = { 0 };

	temp_contact_at(&desk, "Maya", STAGE_ASKED);
	temp_contact_at(&desk, "Ben", STAGE_TALKED);
	ck_assert_msg(numbers_read(&desk, NUMBERS_MONTH, &l, &e), "%s", e.text);
	ck_assert_uint_eq(l.n, 2 * n_figure_rows); /* November, and no day known */
	for (size_t i = 0; i < l.n; i++)
		ck_assert_uint_eq(l.rows[i].row, i / 2);
	numbers_done(&l);
}
END_TEST

/* What a picture says by eye it says by ear, and a name in it is no markup. */
START_TEST(the_picture_is_whole_and_says_what_it_shows)
{
	struct text out = { 0 };

	temp_contact_at(&desk, "Maya", STAGE_ASKED);
	ck_assert_msg(numbers_svg(&desk, NUMBERS_ALL, &out, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(text_str(&out), ">Conversations so far</title>"));
	ck_assert_ptr_nonnull(strstr(text_str(&out), ">Asked: 1; Answered: 0 of 1;"));
	ck_assert_ptr_null(strstr(text_str(&out), "href"));
	ck_assert_str_eq(out.s + out.n - 7, "</svg>\n");
	text_free(&out);
}
END_TEST

START_TEST(the_page_has_a_table_by_month_and_by_path)
{
	struct text out = { 0 };

	temp_contact_at(&desk, "Maya", STAGE_ASKED);
	ck_assert_msg(numbers_page(&desk, PAGE_MARKDOWN, &out, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(text_str(&out), "## By month"));
	ck_assert_ptr_nonnull(strstr(text_str(&out), "| Nov 2026 | 1 | 0 of 1 | 0 |"));
	ck_assert_ptr_nonnull(strstr(text_str(&out), "## By path"));
	text_free(&out);
}
END_TEST

Suite *workflow_numbers_suite(void);

Suite *
workflow_numbers_suite(void)
{
	Suite *s = suite_create("workflow_numbers");
	TCase *t = tcase_create("numbers");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, each_variant_is_counted_by_itself);
	tcase_add_test(t, the_first_day_of_asking_is_kept);
	tcase_add_test(t, a_later_stage_tells_no_day_of_asking);
	tcase_add_test(t, undo_takes_the_day_back);
	tcase_add_test(t, figures_are_of_what_was_done);
	tcase_add_test(t, letters_tell_the_days);
	tcase_add_test(t, practice_and_hidden_rows_are_not_counted);
	tcase_add_test(t, rows_of_a_figure_follow_each_other);
	tcase_add_test(t, the_picture_is_whole_and_says_what_it_shows);
	tcase_add_test(t, the_page_has_a_table_by_month_and_by_path);
	suite_add_tcase(s, t);
	return s;
}
