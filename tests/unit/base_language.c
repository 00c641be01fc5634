/* The language of a person: English is what is written, and nothing is looked up for it. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>

#include "base.h"

/* English is what is written: the very text comes back, and nothing was looked up for it. */
START_TEST(english_is_as_written)
{
	static const char text[] = "Nothing is due.";
	const char *const lists[] = { NULL, "", "en", "en_GB:de", "C", "C.UTF-8" };

	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	for (size_t i = 0; i < LEN(lists); i++) {
		if (lists[i])
			setenv("LANGUAGE", lists[i], 1);
		else
			unsetenv("LANGUAGE");
		language_open();
		ck_assert_ptr_eq(language_text(text), text);
		ck_assert_ptr_eq(language_form(1, text, "more"), text);
		ck_assert_str_eq(language_form(2, text, "more"), "more");
	}
}
END_TEST

/* A language without a catalogue is English too, and the empty text is no header of one. */
START_TEST(unknown_language_is_english)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	setenv("LANGUAGE", "tlh", 1);
	language_open();
	ck_assert_str_eq(language_text("Nothing is due."), "Nothing is due.");
	ck_assert_str_eq(language_form(2, "%d note", "%d notes"), "%d notes");
	ck_assert_str_eq(language_text(""), "");
	ck_assert_ptr_null(language_text(NULL));
}
END_TEST

Suite *
base_language_suite(void)
{
	Suite *s = suite_create("base_language");
	TCase *c = tcase_create("language");

	tcase_add_test(c, english_is_as_written);
	tcase_add_test(c, unknown_language_is_english);
	suite_add_tcase(s, c);
	return s;
}
