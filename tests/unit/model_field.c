/* The field of work a role says: 100 roles labelled before any rule was run on them, and some. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "bank.h"
#include "model/contact.h"
#include "model/field.h"

static struct bank bank;

static void
field_setup(void)
{
	struct problems l = { 0 };

	bank_read(&bank, "data/bank", NULL, &l);
	ck_assert_uint_eq(problems_errors(&l), 0);
	problems_done(&l);
}

static void
field_teardown(void)
{
	bank_done(&bank);
}

/* "health: the role says “nurse”", "none". */
static void
field_line(char *role, char *chosen, const char *exploring, struct text *out)
{
	struct contact who = { .role = role, .field = chosen };
	struct field f;

	field_of(&bank, &who, exploring, &f);
	text_clear(out);
	text_add(out, f.pack ? field_word(f.pack) : "none");
	if (f.why)
		text_addf(out, ": %s", f.why);
	field_done(&f);
}

static const struct {
	const char *role, *chosen, *exploring, *wanted;
} roles[] = {
	{ "Head nurse", "", "", "health: the role says “nurse”" },
	{ "Nurses", "", "", "health: the role says “nurse”" },
	{ "NURSE, nights", "", "", "health: the role says “nurse”" },
	/* whole words */
	{ "Taxonomist", "", "", "none" },
	{ "Taxi driver", "", "", "none" },
	{ "Cartoon voice", "", "", "none" },
	{ "Party planner", "", "", "none" },
	/* the noun, not where it is done */
	{ "Social worker at a council", "", "", "social-work: the role says “social worker”" },
	{ "Cook in a hospital", "", "", "hospitality: the role says “cook”" },
	{ "Hospital gardener", "", "", "trades: the role says “gardener”" },
	{ "Hospital driver", "", "", "none" },
	{ "Hospital manager", "", "", "health: the role says “hospital”" },
	{ "Head of marketing", "", "", "business: the role says “marketing”" },
	{ "Friend of a nurse", "", "", "none" },
	/* in doubt none */
	{ "Nurse and carpenter", "", "", "none" },
	{ "Nurse and midwife", "", "", "health: the role says “nurse”" },
	{ "Speech and language therapist", "", "", "health: the role says “therapist”" },
	{ "Grandmother", "", "nursing", "none" },
	{ "", "", "", "none" },
	/* without a role, what one explores */
	{ "", "", "Nursing", "health: you are exploring “nursing”" },
	/* chosen */
	{ "Head nurse", "law", "", "law: you chose it" },
	{ "Head nurse", "none", "", "none: you chose it" },
	{ "Head nurse", "field-law", "", "law: you chose it" },
	{ "Head nurse", "no such field", "", "health: the role says “nurse”" },
};

START_TEST(says_the_field_and_why)
{
	struct text got = { 0 };

	field_line((char *)(uintptr_t)roles[_i].role, (char *)(uintptr_t)roles[_i].chosen,
		roles[_i].exploring, &got);
	ck_assert_msg(strcmp(text_str(&got), roles[_i].wanted) == 0, "%s: %s, not %s", roles[_i].role,
		text_str(&got), roles[_i].wanted);
	text_free(&got);
}
END_TEST

/* At least 0.98 of what is said is right, and 0.8 of the fields are found. */
START_TEST(labelled_roles)
{
	struct text all = { 0 }, told = { 0 };
	struct strings rows = { 0 };
	struct err e = { 0 };
	int right = 0, wrong = 0, fields = 0;

	ck_assert_msg(file_read("tests/data/labelled/roles.tsv", &all, 0, &e), "%s", e.text);
	strings_split(&rows, text_str(&all), "\n");
	ck_assert_uint_eq(rows.n, 100);
	for (size_t i = 0; i < rows.n; i++) {
		char *tab = strchr(rows.s[i], '\t');
		struct contact who = { .role = tab + 1 };
		struct field f;

		*tab = '\0';
		field_of(&bank, &who, NULL, &f);
		const char *got = f.pack ? field_word(f.pack) : "none";
		bool same = strcmp(got, rows.s[i]) == 0;
		fields += strcmp(rows.s[i], "none") != 0;
		right += same && f.pack;
		wrong += !same && f.pack;
		if (!same)
			text_addf(&told, "\n%s is %s, not %s", tab + 1, rows.s[i], got);
		field_done(&f);
	}
	printf("roles: %d right, %d wrong of %d\n", right, wrong, fields);
	ck_assert_msg((double)right / (right + wrong) >= 0.98 && (double)right / fields >= 0.8,
		"%d right, %d wrong of %d:%s", right, wrong, fields, text_str(&told));
	text_free(&all);
	text_free(&told);
	strings_free(&rows);
}
END_TEST

Suite *model_field_suite(void);

Suite *
model_field_suite(void)
{
	Suite *s = suite_create("model field");
	TCase *t = tcase_create("field");

	tcase_add_checked_fixture(t, field_setup, field_teardown);
	tcase_add_loop_test(t, says_the_field_and_why, 0, (int)LEN(roles));
	tcase_add_test(t, labelled_roles);
	suite_add_tcase(s, t);
	return s;
}
