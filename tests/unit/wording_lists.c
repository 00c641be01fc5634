/* data/wording/en as it is compiled in: every pattern finds its example, every class is known. */
#include <check.h>
#include <string.h>

#include "bank.h"
#include "wording.h"

START_TEST(every_pattern_finds_its_example)
{
	struct text missed = { 0 };
	size_t n = 0;

	for (const struct wording_list *l = wording_lists; l->file; l++)
		for (size_t i = 0; l->patterns[i]; i++, n++) {
			struct wording w;

			wording_read(&w, l->examples[i]);
			if (!wording_has(&w, l->patterns[i]))
				text_addf(&missed, "\n%s: %s: %s", l->file, l->patterns[i],
					l->examples[i]);
			wording_done(&w);
		}
	ck_assert_msg(!missed.n, "these find not their example:%s", text_str(&missed));
	ck_assert_uint_gt(n, 400);
}
END_TEST

static bool
class_known(const char *name, size_t n)
{
	for (const struct wording_class *c = wording_classes; c->name; c++)
		if (strncmp(c->name, name, n) == 0 && !c->name[n])
			return *c->words != '\0';
	return false;
}

START_TEST(every_class_is_known)
{
	for (const struct wording_list *l = wording_lists; l->file; l++)
		for (size_t i = 0; l->patterns[i]; i++)
			for (const char *s = l->patterns[i]; (s = strchr(s, '<')); s++) {
				size_t n = strcspn(s + 1, ">");

				ck_assert_msg(class_known(s + 1, n), "%s: %.*s", l->patterns[i], (int)n,
					s + 1);
			}
}
END_TEST

/* A rule by lists has a file, a file of a rule has a rule. */
START_TEST(every_rule_has_its_file)
{
	for (int i = 0; i < N_BANK_RULES; i++)
		if (bank_rules[i].finds == lint_by_lists)
			ck_assert_msg(wording_list(bank_rules[i].name, "finds")[0] != NULL, "%s",
				bank_rules[i].name);
	for (const struct wording_list *l = wording_lists; l->file; l++)
		ck_assert_msg(strcmp(l->file, "asks") == 0 || strcmp(l->file, "say") == 0 ||
			strcmp(l->file, "redact") == 0 || strcmp(l->file, "circle") == 0 ||
			strcmp(l->file, "letter") == 0 ||
			bank_rule_find(l->file) >= 0, "%s", l->file);
	ck_assert_ptr_null(wording_list("closed", "nothing")[0]);
}
END_TEST

Suite *wording_lists_suite(void);

Suite *
wording_lists_suite(void)
{
	Suite *s = suite_create("wording lists");
	TCase *t = tcase_create("lists");

	tcase_add_test(t, every_pattern_finds_its_example);
	tcase_add_test(t, every_class_is_known);
	tcase_add_test(t, every_rule_has_its_file);
	suite_add_tcase(s, t);
	return s;
}
