/* Digests of the examples that FIPS 180-4 gives, in one piece and in many. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base.h"

static const struct {
	const char *text;
	int times;
	const char *digest;
} examples[] = {
	{ "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ "aaaaaaaaaa", 100000,
		"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

START_TEST(the_examples_of_the_standard)
{
	char out[SHA256_SIZE];
	struct sha256 d;

	sha256_init(&d);
	for (int i = 0; i < examples[_i].times; i++)
		sha256_add(&d, examples[_i].text, strlen(examples[_i].text));
	sha256_end(&d, out);
	ck_assert_str_eq(out, examples[_i].digest);
}
END_TEST

/* Every length round a block's end, whole and byte by byte. */
START_TEST(pieces_make_no_difference)
{
	char whole[SHA256_SIZE], pieces[SHA256_SIZE], bytes[200];
	struct sha256 a, b;

	memset(bytes, 'x', sizeof(bytes));
	for (size_t n = 0; n < sizeof(bytes); n++) {
		sha256_init(&a);
		sha256_add(&a, bytes, n);
		sha256_end(&a, whole);
		sha256_init(&b);
		for (size_t i = 0; i < n; i++)
			sha256_add(&b, bytes + i, 1);
		sha256_end(&b, pieces);
		ck_assert_str_eq(whole, pieces);
	}
}
END_TEST

START_TEST(a_file_that_is_not_there)
{
	char out[SHA256_SIZE];
	struct err e = { "" };

	ck_assert(!file_sha256("/nowhere/at/all", out, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "Cannot read /nowhere/at/all"));
}
END_TEST

Suite *base_sha256_suite(void);

Suite *
base_sha256_suite(void)
{
	Suite *s = suite_create("base_sha256");
	TCase *t = tcase_create("sha256");

	tcase_add_loop_test(t, the_examples_of_the_standard, 0, LEN(examples));
	tcase_add_test(t, pieces_make_no_difference);
	tcase_add_test(t, a_file_that_is_not_there);
	suite_add_tcase(s, t);
	return s;
}
