/* JSON as --json prints it. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"

static void
check_print(struct json *j, const char *want)
{
	struct text t = { 0 };

	json_print(j, &t);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
	json_free(j);
}

START_TEST(keys_keep_their_order)
{
	struct json *j = json_map(), *list = json_list(), *inner = json_map();
	struct strings tags = { 0 };

	strings_add(&tags, "pay");
	strings_add(&tags, "skills");
	json_put_str(j, "zeta", "last letter first");
	json_put_int(j, "agreed_minutes", 20);
	json_put_bool(j, "practice", false);
	json_put_null(j, "draft");
	json_put_str(j, "email", NULL);
	json_put_time(j, "started_at", INT64_C(1795356309000));
	json_put_time(j, "ended_at", 0);
	json_put_strings(j, "tags", &tags);
	json_put_str(inner, "id", "a");
	json_put(list, NULL, inner);
	json_put_int(list, NULL, -1);
	json_put(j, "notes", list);
	json_put_str(j, "zeta", "again");
	check_print(j, "{\n"
		       "  \"zeta\": \"again\",\n"
		       "  \"agreed_minutes\": 20,\n"
		       "  \"practice\": false,\n"
		       "  \"draft\": null,\n"
		       "  \"email\": null,\n"
		       "  \"started_at\": \"2026-11-22T14:05:09Z\",\n"
		       "  \"ended_at\": null,\n"
		       "  \"tags\": [\n    \"pay\",\n    \"skills\"\n  ],\n"
		       "  \"notes\": [\n    {\n      \"id\": \"a\"\n    },\n    -1\n  ]\n"
		       "}\n");
	strings_free(&tags);
}
END_TEST

START_TEST(empty_ones)
{
	check_print(json_list(), "[]\n");
	check_print(json_map(), "{}\n");
	json_free(NULL);
}
END_TEST

START_TEST(text_is_inert)
{
	struct json *j = json_list();

	json_put_str(j, NULL, "\"q\" \\ \n\t\x1b[2J");
	json_put_str(j, NULL, "caf\u00e9 \U0001F469\u200d\U0001F469");
	json_put_str(j, NULL, "\u202egpj\x7f\xc2\x9b\u200b\U000E0041");
	json_put_str(j, NULL, "bad\xff");
	check_print(j, "[\n"
		       "  \"\\\"q\\\" \\\\ \\n\\t\\u001B[2J\",\n"
		       "  \"caf\u00e9 \U0001F469\u200d\U0001F469\",\n"
		       "  \"\\u202Egpj\\u007F\\u009B\\u200B\\uDB40\\uDC41\",\n"
		       "  \"bad\ufffd\"\n"
		       "]\n");
}
END_TEST

/* In pieces it is what it is whole. */
START_TEST(an_array_in_pieces)
{
	struct text whole = { 0 }, pieces = { 0 };

	for (size_t n = 0; n < 4; n++) {
		struct json *list = json_list();

		text_clear(&whole);
		text_clear(&pieces);
		for (size_t i = 0; i < n; i++) {
			struct json *j = json_map(), *inner = json_list();

			json_put_str(j, "text", "two\nlines, \x1b and \u202e");
			json_put(j, "none", json_map());
			json_put_int(inner, NULL, (int64_t)i);
			json_put(j, "list", inner);
			json_print_item(j, i, &pieces);
			json_put(list, NULL, j);
		}
		json_print(list, &whole);
		json_print_end(n, &pieces);
		ck_assert_str_eq(text_str(&pieces), text_str(&whole));
		json_free(list);
	}
	text_free(&whole);
	text_free(&pieces);
}
END_TEST

Suite *
formats_json_suite(void)
{
	Suite *s = suite_create("formats json");
	TCase *t = tcase_create("all");

	tcase_add_test(t, keys_keep_their_order);
	tcase_add_test(t, empty_ones);
	tcase_add_test(t, text_is_inert);
	tcase_add_test(t, an_array_in_pieces);
	suite_add_tcase(s, t);
	return s;
}
