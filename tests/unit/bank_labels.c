/* The rules of advice on sentences written and labelled without knowing them: 0.90 precision, 0.85 recall. */
#include <check.h>
#include <string.h>

#include "bank.h"

/* What is found now: at least so many, at most so many false ones. The first run is on record
 * in tests/data/labelled/README.md. */
static const struct floor {
	const char *label;
	int found, wrong, labelled;
} floors[] = {
	{ "closed", 57, 2, 57 }, { "double", 26, 0, 27 }, { "leading", 24, 1, 24 },
	{ "job-ask", 23, 1, 23 }, { "pay-personal", 21, 0, 21 }, { "searchable", 22, 0, 23 },
	{ "long", 22, 0, 22 },
};

static size_t
rows_read(struct strings *out)
{
	struct text all = { 0 };
	struct err e = { 0 };

	ck_assert_msg(file_read("tests/data/labelled/wording.tsv", &all, 0, &e), "%s", e.text);
	strings_split(out, text_str(&all), "\n");
	text_free(&all);
	return out->n;
}

/* Is `label` among those before the tab? */
static bool
is_labelled(const char *row, const char *label)
{
	struct strings labels = { 0 };
	struct text before = { 0 };

	text_addn(&before, row, strcspn(row, "\t"));
	strings_split(&labels, text_str(&before), ",");
	bool has = strings_has(&labels, label);
	strings_free(&labels);
	text_free(&before);
	return has;
}

START_TEST(no_rule_is_worse_than_before)
{
	const struct floor *f = &floors[_i];
	struct strings rows = { 0 };
	struct text told = { 0 };
	int found = 0, wrong = 0, rule = bank_rule_find(f->label);

	ck_assert_int_ge(rule, 0);
	ck_assert_uint_eq(rows_read(&rows), 220);
	for (size_t i = 0; i < rows.n; i++) {
		const char *tab = strchr(rows.s[i], '\t');
		ck_assert_ptr_nonnull(tab);
		bool want = is_labelled(rows.s[i], f->label);
		if (!(text_faults(tab + 1) >> rule & 1))
			continue;
		found += want;
		wrong += !want;
		if (!want)
			text_addf(&told, "\n%s", tab + 1);
	}
	ck_assert_msg(found >= f->found, "%s: %d found, %d before", f->label, found, f->found);
	ck_assert_msg(wrong <= f->wrong, "%s: %d false, %d before:%s", f->label, wrong, f->wrong,
		text_str(&told));
	ck_assert_double_ge((double)found / (found + wrong), 0.90);
	ck_assert_double_ge((double)found / f->labelled, 0.85);
	text_free(&told);
	strings_free(&rows);
}
END_TEST

Suite *bank_labels_suite(void);

Suite *
bank_labels_suite(void)
{
	Suite *suite = suite_create("labels");
	TCase *t = tcase_create("labels");

	tcase_add_loop_test(t, no_rule_is_worse_than_before, 0, (int)LEN(floors));
	suite_add_tcase(suite, t);
	return suite;
}
