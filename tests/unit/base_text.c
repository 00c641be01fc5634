/* Errors, memory, growing text and lists of strings. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base.h"

START_TEST(error_is_a_sentence)
{
	struct err e = { 0 };

	ck_assert(!err_set(&e, "Cannot read %s: %d.", "a.yaml", 3));
	ck_assert_str_eq(e.text, "Cannot read a.yaml: 3.");
	ck_assert(!err_set(&e, "In short: %s", e.text));
	ck_assert_str_eq(e.text, "In short: Cannot read a.yaml: 3.");
	ck_assert(!err_set(NULL, "nobody listens"));
}
END_TEST

START_TEST(error_is_cut_at_a_whole_character)
{
	struct err e = { 0 };
	char many[600] = "";

	memset(many, 'a', 510);
	err_set(&e, "%s\u00e9\u00e9", many); /* 511 bytes have room: é has two */
	ck_assert_uint_eq(strlen(e.text), 510);
	err_set(&e, "%s\u00e9\u00e9", many + 1);
	ck_assert_uint_eq(strlen(e.text), 511);
	ck_assert_str_eq(e.text + 509, "\u00e9");
}
END_TEST

START_TEST(memory_is_zeroed_and_grows)
{
	int *n = NULL;
	size_t cap = 0;

	mem_grow(n, &cap, 3);
	ck_assert_uint_ge(cap, 3);
	n[2] = 7;
	ck_assert_int_eq(n[0], 0);
	mem_grow(n, &cap, 1000);
	ck_assert_int_eq(n[2], 7);
	ck_assert_int_eq(n[999], 0);
	free(n);
	ck_assert_ptr_null(mem_str(NULL));
}
END_TEST

START_TEST(memory_set_may_take_from_itself)
{
	char *s = mem_str("hello world");

	mem_set(&s, s + 6);
	ck_assert_str_eq(s, "world");
	mem_set(&s, NULL);
	ck_assert_ptr_null(s);
}
END_TEST

/* Under the address sanitizer, too, want of memory is for the program to meet. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void
save(void)
{
	if (write(STDOUT_FILENO, "saved", 5) != 5)
		_exit(9);
}

START_TEST(memory_out_saves_and_dies)
{
	int pipes[2], status;
	char got[16] = "";

	ck_assert_int_eq(pipe(pipes), 0);
	if (fork() == 0) {
		dup2(pipes[1], STDOUT_FILENO);
		close(STDERR_FILENO);
		die_first(save);
		mem_new(SIZE_MAX / 2, 8);
		_exit(0);
	}
	close(pipes[1]);
	wait(&status);
	ck_assert_int_eq(WEXITSTATUS(status), 1);
	ck_assert_int_eq(read(pipes[0], got, 15), 5);
	ck_assert_str_eq(got, "saved");
}
END_TEST

START_TEST(text_numbers)
{
	static const struct {
		int64_t n;
		const char *want;
	} all[] = { { 0, "0" }, { 7, "7" }, { -7, "-7" }, { 1234567890, "1234567890" },
		{ INT64_MAX, "9223372036854775807" }, { INT64_MIN, "-9223372036854775808" } };

	for (size_t i = 0; i < LEN(all); i++) {
		struct text t = { 0 };
		text_add(&t, "a/");
		text_addi(&t, all[i].n);
		ck_assert_str_eq(t.s + 2, all[i].want);
		text_free(&t);
	}
}
END_TEST

START_TEST(text_grows_and_shrinks)
{
	struct text t = { 0 };
	char *s;

	ck_assert_str_eq(text_str(&t), "");
	text_cut(&t, 0);
	text_add(&t, "one");
	text_addc(&t, ' ');
	text_addf(&t, "%d %s", 2, "three");
	ck_assert_str_eq(text_str(&t), "one 2 three");
	ck_assert_uint_eq(t.n, 11);
	text_insert(&t, 4, "and ", 4);
	ck_assert_str_eq(text_str(&t), "one and 2 three");
	text_remove(&t, 3, 6);
	ck_assert_str_eq(text_str(&t), "one three");
	text_cut(&t, 3);
	ck_assert_str_eq(text_str(&t), "one");
	text_set(&t, "again");
	s = text_take(&t);
	ck_assert_str_eq(s, "again");
	ck_assert_ptr_null(t.s);
	free(s);
	s = text_take(&t);
	ck_assert_str_eq(s, "");
	free(s);
	text_free(&t);
}
END_TEST

START_TEST(text_formats_what_is_long)
{
	char *a = mem_new(501, 1);
	struct text t = { 0 };

	memset(a, 'a', 500);
	text_addf(&t, "%s%c", "", 'x'); /* into the first memory, and once more at its end */
	text_cut(&t, 0);
	for (int i = 0; i < 9; i++)
		text_addf(&t, "%07d", i);
	ck_assert_str_eq(text_str(&t), "0000000000000100000020000003000000400000050000006"
		"00000070000008");
	text_addf(&t, "%s.", a);
	ck_assert_uint_eq(t.n, 63 + 501);
	ck_assert_uint_eq(strlen(t.s), t.n);
	ck_assert_str_eq(t.s + 560, "aaa.");
	text_free(&t);
	free(a);
}
END_TEST

START_TEST(strings_split_and_join)
{
	struct strings l = { 0 }, copy = { 0 };
	struct text t = { 0 };

	strings_split(&l, " skills, pay ;\t, , night work\n", ",;");
	ck_assert_uint_eq(l.n, 3);
	ck_assert_str_eq(l.s[0], "skills");
	ck_assert_str_eq(l.s[1], "pay");
	ck_assert_str_eq(l.s[2], "night work");
	ck_assert(strings_has(&l, "pay"));
	ck_assert(!strings_has(&l, "Pay"));
	strings_copy(&copy, &l);
	strings_copy(&copy, &l); /* replaces, does not add */
	strings_free(&l);
	strings_join(&copy, " + ", &t);
	ck_assert_str_eq(text_str(&t), "skills + pay + night work");
	strings_free(&copy);
	text_free(&t);
}
END_TEST

START_TEST(word_by_unique_beginning)
{
	static const char *const names[] = { "skip", "stuck", "star", "go", "got" };

	ck_assert_int_eq(word_find(names, 5, "star", false), 2);
	ck_assert_int_eq(word_find(names, 5, "sk", false), -1);
	ck_assert_int_eq(word_find(names, 5, "sk", true), 0);
	ck_assert_int_eq(word_find(names, 5, "st", true), -1);
	ck_assert_int_eq(word_find(names, 5, "go", true), 3); /* exact before longer */
	ck_assert_int_eq(word_find(names, 5, "", true), -1);
	ck_assert_int_eq(word_find(names, 5, "x", true), -1);
}
END_TEST

START_TEST(uuid_is_random_version_4)
{
	char a[UUID_SIZE], b[UUID_SIZE];

	uuid_new(a);
	uuid_new(b);
	ck_assert_uint_eq(strlen(a), 36);
	ck_assert_uint_eq(strspn(a, "0123456789abcdef-"), 36);
	ck_assert(a[8] == '-' && a[13] == '-' && a[18] == '-' && a[23] == '-');
	ck_assert_int_eq(a[14], '4');
	ck_assert_ptr_nonnull(strchr("89ab", a[19]));
	ck_assert_str_ne(a, b);
}
END_TEST

/* What is passed through whole is what would come out of the long way: each character up to
 * U+0300 alone, and between others that take the long way. */
START_TEST(what_comes_in_quickly)
{
	struct text quick = { 0 }, slow = { 0 }, in = { 0 };
	char c[5];

	for (uint32_t u = 1; u < 0x300; u++) {
		text_clear(&in);
		text_clear(&quick);
		text_clear(&slow);
		text_addn(&in, c, utf8_encode(u, c));
		text_accept(&quick, text_str(&in), in.n, ACCEPT_LINES);
		text_add(&in, "\xf0\x9f\x98\x80"); /* no Latin letter: the long way */
		text_accept(&slow, text_str(&in), in.n, ACCEPT_LINES);
		text_add(&quick, "\xf0\x9f\x98\x80");
		ck_assert_str_eq(text_str(&quick), text_str(&slow));
	}
	text_clear(&quick);
	text_accept(&quick, "a\xc3", 2, ACCEPT_LINE); /* cut in the middle */
	ck_assert_str_eq(text_str(&quick), "a\xef\xbf\xbd");
	text_free(&quick);
	text_free(&slow);
	text_free(&in);
}
END_TEST

Suite *
base_text_suite(void)
{
	Suite *s = suite_create("base text");
	TCase *t = tcase_create("all");

	tcase_add_test(t, error_is_a_sentence);
	tcase_add_test(t, error_is_cut_at_a_whole_character);
	tcase_add_test(t, memory_is_zeroed_and_grows);
	tcase_add_test(t, memory_set_may_take_from_itself);
	tcase_add_test(t, memory_out_saves_and_dies);
	tcase_add_test(t, text_grows_and_shrinks);
	tcase_add_test(t, text_numbers);
	tcase_add_test(t, text_formats_what_is_long);
	tcase_add_test(t, strings_split_and_join);
	tcase_add_test(t, what_comes_in_quickly);
	tcase_add_test(t, word_by_unique_beginning);
	tcase_add_test(t, uuid_is_random_version_4);
	suite_add_tcase(s, t);
	return s;
}
