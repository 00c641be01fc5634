/* A person removed for good: no byte is left in the workbook or beside it. */
#include <check.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/contact.h"
#include "model/review.h"

static struct desk desk;
static struct err e;
static struct text said;

static void
setup(void)
{
	temp_desk(&desk);
}

static void
teardown(void)
{
	text_free(&said);
	temp_desk_done(&desk);
}

/* Files in the workbook's folder, and how many of them hold the word. */
static size_t
files_with(const char *word)
{
	DIR *d = opendir(temp_path("."));
	size_t found = 0, files = 0;

	for (struct dirent *x; (x = readdir(d)) != NULL;) {
		struct text t = { 0 };

		if (x->d_name[0] == '.' || !file_read(temp_path(x->d_name), &t, 0, NULL))
			continue;
		files++;
		found += memmem(text_str(&t), t.n, word, strlen(word)) != NULL;
		text_free(&t);
	}
	closedir(d);
	ck_assert_uint_gt(files, 0);
	return found;
}

/* Twenty words and more, in every place that takes one. */
static int64_t
planted(void)
{
	static const char *const fields[] = { "organisation", "role", "found", "why", "common", "research",
		"tags", "links", "phone", "said" };
	int64_t id = temp_contact(desk.store, "kanarie00 vogel"), call;
	char value[64];

	for (size_t i = 0; i < LEN(fields); i++) {
		snprintf(value, sizeof(value), "kanarie%02zu", i + 1);
		ck_assert_msg(contact_set(&desk, id, fields[i], value, &e), "%s: %s", fields[i], e.text);
	}
	call = temp_held(&desk, id, 20);
	temp_note(desk.store, call, "kanarie11 in a note", 1000);
	temp_note(desk.store, call, "kanarie12 in another", 2000);
	temp_asked(desk.store, call, "kanarie13");
	ck_assert_msg(debrief_answer(&desk, call, "learned", "kanarie14", &e), "%s", e.text);
	struct step step = { .contact_id = id, .text = mem_str("kanarie15"), .kind = mem_str("meet") };
	int64_t same;

	ck_assert_msg(step_add(&desk, &step, true, &same, &e), "%s", e.text);
	step_done(&step);
	struct call c = { 0 };

	ck_assert(desk_call(&desk, call, &c, &e));
	struct comment m = { .text = mem_str("kanarie16 said"), .at_s = -1 };

	ck_assert(comment_add(&desk, &c, &m, &e));
	mem_set(&c.notes[0].text, "corrected");
	ck_assert(store_note_save(desk.store, &c.notes[0], &e)); /* kanarie11 stays in the history */
	comment_done(&m);
	call_done(&c);
	return id;
}

START_TEST(nothing_is_left)
{
	int64_t other = temp_contact(desk.store, "Maya Okafor"), id = planted();

	temp_held(&desk, other, 20);
	ck_assert_uint_gt(files_with("kanarie"), 0);
	ck_assert_msg(contact_forget(&desk, id, &said, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(said.s, "kanarie00 vogel is removed for good"));
	ck_assert_uint_eq(files_with("kanarie"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview"), 1);
	ck_assert(store_check(desk.store, &e));
}
END_TEST

/* A name in somebody else's notes is not ours to change: it is told. */
START_TEST(other_texts_are_told)
{
	int64_t other = temp_contact(desk.store, "Maya Okafor"), id = planted();

	temp_note(desk.store, temp_held(&desk, other, 20), "kanarie00 vogel came up", 1000);
	ck_assert_msg(contact_forget(&desk, id, &said, &e), "%s", e.text);
	ck_assert_ptr_nonnull(strstr(said.s, "1 other text"));
	ck_assert_uint_gt(files_with("kanarie"), 0);
}
END_TEST

Suite *
workflow_forget_suite(void)
{
	Suite *s = suite_create("workflow_forget");
	TCase *t = tcase_create("forget");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, nothing_is_left);
	tcase_add_test(t, other_texts_are_told);
	suite_add_tcase(s, t);
	return s;
}
