/* Beginnings of words: found by the whole words that an index has, the same rows as by the beginning. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/private.h"
#include "store_temp.h"

static const struct vocabulary notes = VOCABULARY("note_text");
static struct store *s;
static struct err e;
static int64_t call;

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	call = temp_interview(s, 0);
	e.text[0] = '\0';
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

static bool
add_id(void *user, const struct hit *h)
{
	text_addf(user, "%d ", (int)h->id);
	return true;
}

static const char *
found(const char *words)
{
	static struct text got;

	text_clear(&got);
	ck_assert_msg(store_search(s, words, 300, add_id, &got, &e), "%s", e.text);
	return text_str(&got);
}

static const char *
spread(const char *match)
{
	static struct text got;

	vocabulary_spread(s, &notes, match, &got);
	return text_str(&got);
}

START_TEST(beginnings_become_words)
{
	temp_note(s, call, "Works, working: a workbench", 10);
	temp_note(s, call, "worn wor world", 20);
	temp_note(s, call, "Workés", 30);
	ck_assert_str_eq(spread("\"work\"*"), "(\"workbench\" OR \"workes\" OR \"working\" OR \"works\")");
	ck_assert_str_eq(spread("\"WORKI\"*"), "(\"working\")");
	ck_assert_str_eq(spread("\"a\" \"works\"*"), "\"a\" AND (\"works\")");
	ck_assert_str_eq(spread("\"wor\"*"), "\"wor\"*");       /* indexed */
	ck_assert_str_eq(spread("\"works\""), "\"works\"");     /* whole */
	ck_assert_str_eq(spread("\"worké\"*"), "\"worké\"*");   /* folded by the index alone */
	ck_assert_str_eq(spread("\"workz\"*"), "\"workz\"*");   /* none */
}
END_TEST

START_TEST(beginnings_find_the_newest_first)
{
	temp_note(s, call, "works in the rain", 10);
	temp_note(s, call, "working in the rain", 20);
	temp_note(s, call, "the world in the rain", 30);
	temp_note(s, call, "workés in the snow", 40);
	ck_assert_str_eq(found("work"), "4 2 1 ");
	ck_assert_str_eq(found("WORK"), "4 2 1 ");
	ck_assert_str_eq(found("rain work"), "2 1 ");
	ck_assert_str_eq(found("in the worki"), "2 ");
	ck_assert_str_eq(found("worké"), "4 ");
	ck_assert_str_eq(found("workz"), "");
	temp_note(s, call, "workshops in the rain", 50); /* a word of later */
	ck_assert_str_eq(found("rain work"), "5 2 1 ");
	ck_assert_msg(store_note_delete(s, 2, &e), "%s", e.text);
	ck_assert_str_eq(found("rain work"), "5 1 ");
	ck_assert_str_eq(found("worki"), "");
}
END_TEST

START_TEST(beginnings_of_many_words_find_all)
{
	enum { MANY = 64 };
	struct text expected = { 0 };
	char word[24];

	for (int n = 1; n <= MANY + 1; n++) {
		snprintf(word, sizeof(word), "work%d", n);
		temp_note(s, call, word, n);
		if (n == MANY)
			ck_assert_str_ne(spread("\"work\"*"), "\"work\"*");
	}
	ck_assert_str_eq(spread("\"work\"*"), "\"work\"*");
	for (int n = MANY + 1; n > 0; n--)
		text_addf(&expected, "%d ", n);
	ck_assert_str_eq(found("work"), text_str(&expected));
	text_free(&expected);
}
END_TEST

/* What is typed goes through the rows that have it: whose a row is must not be among them. */
START_TEST(whose_a_text_is_begins_like_no_word)
{
	temp_note(s, call, "a note", 10);
	store_reflection_set(s, call, "learned", "a lot", &e);
	for (char c = '0'; c <= 'z'; c = c == '9' ? 'a' : (char)(c + 1)) {
		char sql[200];

		snprintf(sql, sizeof(sql), "SELECT (SELECT count(*) FROM note_text WHERE note_text MATCH 'who : %c*') + "
			"(SELECT count(*) FROM reflection_text WHERE reflection_text MATCH 'who : %c*')", c, c);
		ck_assert_msg(temp_number(sql) == 0, "each row has a word with %c", c);
	}
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note_text WHERE note_text MATCH 'who : \"ʘme\"'"), 1);
}
END_TEST

Suite *store_vocabulary_suite(void);

Suite *
store_vocabulary_suite(void)
{
	Suite *t = suite_create("store vocabulary");
	TCase *c = tcase_create("all");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, beginnings_become_words);
	tcase_add_test(c, beginnings_find_the_newest_first);
	tcase_add_test(c, beginnings_of_many_words_find_all);
	tcase_add_test(c, whose_a_text_is_begins_like_no_word);
	suite_add_tcase(t, c);
	return t;
}
