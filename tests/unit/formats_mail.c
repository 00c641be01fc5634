/* A mail that is not sent yet: headers that hold whatever a name or a subject says. */
#include <check.h>
#include <string.h>

#include "formats.h"

static struct text out;

static void
teardown(void)
{
	text_free(&out);
}

static void
mail(const char *name, const char *to, const char *subject, const char *text)
{
	text_clear(&out);
	mail_write(&(struct mail){ .from_name = "Ana Lee", .from = "ana@example.org", .to_name = name,
		.to = to, .subject = subject, .text = text, .date_ms = INT64_C(1795348800000),
		.zone = "Europe/Vienna" }, &out);
}

START_TEST(a_plain_one_whole)
{
	mail("Maya Okafor", "maya@example.org", "Thank you for Friday", "Dear Maya,\n\nthank you.");
	ck_assert_str_eq(text_str(&out),
		"From: Ana Lee\r\n <ana@example.org>\r\n"
		"To: Maya Okafor\r\n <maya@example.org>\r\n"
		"Subject: Thank you for Friday\r\n"
		"Date: Sun, 22 Nov 2026 13:00:00 +0100\r\n"
		"X-Unsent: 1\r\n"
		"MIME-Version: 1.0\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
		"Dear Maya,\r\n\r\nthank you.\r\n");
}
END_TEST

/* No line is longer than 78 bytes, none ends without a CR, and no header but ours begins. */
static void
is_sound(void)
{
	const char *s = text_str(&out), *body = strstr(s, "\r\n\r\n");

	ck_assert_ptr_nonnull(body);
	for (size_t n; *s; s += n + 1) {
		n = strcspn(s, "\n");
		ck_assert_msg(n <= 78, "%zu: %.*s", n, (int)n, s);
		ck_assert_msg(n > 0 && s[n - 1] == '\r', "no CR: %.*s", (int)n, s);
		ck_assert_msg(s > body || (strncmp(s, "Bcc:", 4) != 0 && strncmp(s, "Cc:", 3) != 0), "%s", s);
		for (size_t i = 0; i < n - 1; i++)
			ck_assert_msg(s[i] >= ' ' && s[i] <= '~', "byte %02x", (unsigned char)s[i]);
	}
}

START_TEST(nothing_gets_out_of_its_header)
{
	static const char *const nasty[] = { "Eve\r\nBcc: all@example.org", "Eve\nBcc: x@y.z\n\nhello",
		"\"Eve\" <eve@example.org>, Bob", "=?UTF-8?Q?Bcc?=", "", "   ", ("Žofie Nováková-Šťastná of the "
		"very long department for the exploration of names that do not end, second floor, left"),
		"李小龙李小龙李小龙李小龙李小龙李小龙李小龙李小龙李小龙李小龙", "\xff\xfe", "a\tb", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦" };

	for (size_t i = 0; i < LEN(nasty); i++)
		for (size_t k = 0; k < LEN(nasty); k++) {
			mail(nasty[i], "maya@example.org", nasty[k], nasty[i]);
			is_sound();
		}
}
END_TEST

START_TEST(an_address_that_does_not_fit_is_left_out)
{
	static const char *const none[] = { "", "maya", "@x", "maya@", "a@b@c", "a b@c.d", "a@b.c>\r\nBcc: x",
		"a@b,c@d", "müller@example.org", NULL };

	for (size_t i = 0; i < LEN(none); i++) {
		mail("Maya", none[i], "Hello", "Hello.");
		is_sound();
		ck_assert_ptr_null(strstr(text_str(&out), "To: "));
	}
}
END_TEST

START_TEST(the_body_keeps_what_programs_change)
{
	mail("M", "m@x.y", "s", ".\nFrom here\n=20\nblank at the end \nwide é");
	ck_assert_ptr_nonnull(strstr(text_str(&out),
		"\r\n\r\n=2E\r\n=46rom here\r\n=3D20\r\nblank at the end=20\r\nwide =C3=A9\r\n"));
	is_sound();
}
END_TEST

Suite *formats_mail_suite(void);

Suite *
formats_mail_suite(void)
{
	Suite *suite = suite_create("mail");
	TCase *t = tcase_create("mail");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, a_plain_one_whole);
	tcase_add_test(t, nothing_gets_out_of_its_header);
	tcase_add_test(t, an_address_that_does_not_fit_is_left_out);
	tcase_add_test(t, the_body_keeps_what_programs_change);
	suite_add_tcase(suite, t);
	return suite;
}
