/* Who led to whom, from a workbook: told once the referrer is thanked; the picture and the JSON. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/contact.h"

static struct desk desk;
static struct err e;
static struct referrals r;

static void
setup(void)
{
	temp_desk(&desk);
	mem_set(&desk.config.zone, "UTC");
}

static void
teardown(void)
{
	referrals_done(&r);
	temp_desk_done(&desk);
}

/* Ines named Maya, with whom a call was held. */
static void
make_people(void)
{
	temp_contact_at(&desk, "Ines <Halloran>", STAGE_TALKED);
	int64_t maya = temp_contact_at(&desk, "Maya", STAGE_ASKED);

	ck_assert_msg(contact_set(&desk, maya, "referrer", "1", &e), "%s", e.text);
	temp_held(&desk, maya, 20);
	ck_assert_msg(referrals_read(&desk, &r, &e), "%s", e.text);
	ck_assert_uint_eq(r.n, 2);
}

START_TEST(the_referrer_is_told_once_the_step_is_done)
{
	struct text id = { 0 };
	struct due_row row = { 0 };

	make_people();
	ck_assert(tree_untold(r.rows, 1));
	char *uuid = temp_rows("SELECT uuid FROM interview");
	text_addf(&id, "referrer-thanks:%.36s", uuid);
	ck_assert_msg(step_find(&desk, text_str(&id), &row, &e), "%s", e.text);
	ck_assert_msg(step_tick(&desk, &row, true, &e), "%s", e.text);
	ck_assert_msg(referrals_read(&desk, &r, &e), "%s", e.text);
	ck_assert(!tree_untold(r.rows, 1));
	due_row_done(&row);
	free(uuid);
	text_free(&id);
}
END_TEST

START_TEST(the_picture_tells_itself_and_escapes_names)
{
	struct text out = { 0 };

	make_people();
	ck_assert_msg(referrals_svg(&desk, &out, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(text_str(&out), "Ines &lt;Halloran&gt; named 1 person."));
	ck_assert_ptr_null(strstr(text_str(&out), "<Halloran>"));
	ck_assert_ptr_nonnull(strstr(text_str(&out), "1 referral, 1 to be told"));
	text_free(&out);
}
END_TEST

START_TEST(json_says_who_named_whom)
{
	struct text out = { 0 };

	make_people();
	ck_assert_msg(referrals_json(&desk, &out, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(text_str(&out), "\"named_by\": \"1\""));
	ck_assert_ptr_nonnull(strstr(text_str(&out), "\"told_at\": null"));
	text_free(&out);
}
END_TEST

Suite *workflow_tree_suite(void);

Suite *
workflow_tree_suite(void)
{
	Suite *s = suite_create("workflow_tree");
	TCase *t = tcase_create("tree");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_referrer_is_told_once_the_step_is_done);
	tcase_add_test(t, the_picture_tells_itself_and_escapes_names);
	tcase_add_test(t, json_says_who_named_whom);
	suite_add_tcase(s, t);
	return s;
}
