/* Who led to whom: the order of the rows, circles, long chains, and the words. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "model/tree.h"

#define NOW INT64_C(1795348800000) /* 22 November 2026, 12:00 UTC */

static struct circle c;
static struct tree_row *rows;
static size_t n;

static struct circle_person *
person(const char *name, int64_t by)
{
	struct circle_person *p = list_more(&c.people, &c.n, &c.cap, sizeof(*p));

	*p = (struct circle_person){ .id = (int64_t)c.n, .name = mem_str(name), .role = mem_str(""),
		.organisation = mem_str(""), .seniority = mem_str(""), .referrer_id = by };
	return p;
}

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8")); /* for columns */
	c = (struct circle){ .now_ms = NOW, .zone = "UTC" };
	rows = NULL;
}

static void
teardown(void)
{
	free(rows);
	circle_done(&c);
}

static void
grow(void)
{
	free(rows);
	n = tree_of(&c, &rows);
}

/* The names in order, each after as many dots as it is deep. */
static void
expect(const char *want)
{
	struct text got = { 0 };

	grow();
	for (size_t i = 0; i < n; i++) {
		text_add(&got, i ? " " : "");
		for (int k = 0; k < rows[i].depth; k++)
			text_add(&got, ".");
		text_add(&got, rows[i].person->name);
	}
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
}

START_TEST(each_comes_before_those_it_led_to)
{
	person("Ines", 0);   /* 1 */
	person("Maya", 1);   /* 2 */
	person("Alone", 0);  /* 3: in no tree */
	person("Dana", 2);   /* 4 */
	person("Ben", 1);    /* 5 */
	person("Sam", 2);    /* 6 */
	person("Late", 8);   /* 7: named by somebody added later */
	person("First", 0);  /* 8 */
	expect("Ines .Maya ..Dana ..Sam .Ben First .Late");
	ck_assert_uint_eq(rows[0].named, 2);
	ck_assert_uint_eq(rows[1].named, 2);
	ck_assert(!rows[1].last);
	ck_assert(rows[3].last && rows[4].last);
}
END_TEST

START_TEST(nobody_is_in_it_twice)
{
	person("A", 3);
	person("B", 1);
	person("C", 2);
	person("D", 3); /* hangs from the circle */
	person("E", 5); /* named by themselves */
	person("F", 99);/* by somebody who is gone */
	expect("A .B ..C ...D");
	ck_assert_uint_eq(rows[0].parent, TREE_TOP);
}
END_TEST

/* Its first in the workbook may hang from the circle and be none of it. */
START_TEST(a_circle_begins_with_the_first_of_it)
{
	person("Leaf", 3);
	person("X", 3);
	person("Y", 2);
	expect("X .Y ..Leaf");
}
END_TEST

START_TEST(a_chain_of_thousands_is_walked)
{
	struct text s = { 0 };

	for (int i = 0; i < 20000; i++)
		person("p", i);
	grow();
	ck_assert_uint_eq(n, 20000);
	ck_assert_int_eq(rows[n - 1].depth, 19999);
	tree_line(&c, rows, n - 1, &s);
	ck_assert_int_le(utf8_columns(text_str(&s), s.n), 78);
	text_free(&s);
}
END_TEST

START_TEST(branches_are_drawn)
{
	static const char *const want[] = { "Ines · not written to yet",
		"├─ Maya · talked on 20 Nov · tell Ines", "│  └─ Dana · asked on 3 Nov 2025",
		"└─ Ben · not written to yet · ask before you use the name" };
	struct circle_person *p;

	person("Ines", 0);
	p = person("Maya", 1);
	p->stage = STAGE_TALKED;
	p->talked_ms = NOW - 2 * DAY_MS;
	p = person("Dana", 2);
	p->stage = STAGE_ASKED;
	p->asked_ms = NOW - 384 * DAY_MS;
	person("Ben", 1);
	grow();
	for (size_t i = 0; i < LEN(want); i++) {
		struct text s = { 0 };
		tree_line(&c, rows, i, &s);
		ck_assert_str_eq(text_str(&s), want[i]);
		text_free(&s);
	}
}
END_TEST

START_TEST(a_row_is_a_sentence_by_ear)
{
	struct text s = { 0 };
	struct circle_person *p;

	person("Ines", 0);
	p = person("Maya", 1);
	p->stage = STAGE_TALKED;
	p->may_use_name = true;
	p->talked_ms = NOW - 2 * DAY_MS;
	grow();
	tree_say(&c, rows, 0, &s);
	ck_assert_str_eq(text_str(&s), "Ines named 1 person");
	text_clear(&s);
	tree_say(&c, rows, 1, &s);
	ck_assert_str_eq(text_str(&s), "Ines named Maya, and you may use the name; talked on 20 Nov; "
		"Ines is not told yet");
	ck_assert(tree_untold(rows, 1));
	p->told_ms = NOW - DAY_MS;
	text_clear(&s);
	tree_say(&c, rows, 1, &s);
	ck_assert_str_eq(text_str(&s), "Ines named Maya, and you may use the name; talked on 20 Nov; "
		"Ines was told on 21 Nov");
	ck_assert(!tree_untold(rows, 1));
	text_free(&s);
}
END_TEST

Suite *model_tree_suite(void);

Suite *
model_tree_suite(void)
{
	Suite *s = suite_create("model_tree");
	TCase *t = tcase_create("tree");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, each_comes_before_those_it_led_to);
	tcase_add_test(t, nobody_is_in_it_twice);
	tcase_add_test(t, a_circle_begins_with_the_first_of_it);
	tcase_add_test(t, a_chain_of_thousands_is_walked);
	tcase_add_test(t, branches_are_drawn);
	tcase_add_test(t, a_row_is_a_sentence_by_ear);
	suite_add_tcase(s, t);
	return s;
}
