/* CSV of other programs, and our own: what is written comes back, however it is cut up. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../fuzz/dice.h"
#include "formats_contacts.h"

static struct csv csv;
static struct text cell;

static void
teardown(void)
{
	csv_done(&csv);
	text_free(&cell);
}

/* "a|b/c|d": cells parted by "|", records by "/", each with its line before it. */
static void
check_read(const char *s, size_t n, const char *want)
{
	struct text got = { 0 };

	csv_memory(&csv, s, n);
	while (csv_next(&csv)) {
		text_addf(&got, "%s%lld%s", got.n ? "/" : "", (long long)csv.line, csv.unclosed ? "!" : "");
		for (size_t i = 0; i < csv.n; i++) {
			csv_text(&csv, i, &cell);
			text_addf(&got, "%s%s", i ? "|" : " ", text_str(&cell));
		}
	}
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
	csv_done(&csv);
}

static const struct {
	const char *s, *want;
} shapes[] = {
	{ "a,b\nc,d\n", "1 a|b/2 c|d" },
	{ "a,b\r\nc,d", "1 a|b/2 c|d" },
	{ "a,b\rc,d\r", "1 a|b/2 c|d" },
	{ "a;b\nc;d\n", "1 a|b/2 c|d" },
	{ "a\tb\nc\td\n", "1 a|b/2 c|d" },
	{ "sep=;\r\na;b,c\r\n", "2 a|b,c" },
	{ "name;note\nAma;\"x, y, z\"\nBo;\"a,b\"\n", "1 name|note/2 Ama|x, y, z/3 Bo|a,b" },
	{ "\"a \"\"b\"\"\",c\n", "1 a \"b\"|c" },
	{ "\"a\nb\",c\n\nd,e\n", "1 a\nb|c/4 d|e" },
	{ "\"a\" x,c\nd,e\n", "1 a x|c/2 d|e" },
	{ "a,b,\nc,d\n", "1 a|b|/2 c|d" },
	{ "a,b\n\"never,closed\nc,d\n", "1 a|b/2! \"never|closed/3 c|d" },
	{ "a\"b,c\nd,e\n", "1 a\"b|c/2 d|e" },
	{ " a , b\n", "1 a|b" },
	{ "'=1+1,'+351 21,x'y\n", "1 =1+1|+351 21|x'y" },
	{ "''=1,'quoted'\n", "1 '=1|'quoted'" },
	{ "\xef\xbb\xbf" "a,b\n", "1 a|b" },
	{ "Jos\xe9,\x80 5\nz,\x93w\x94\n", "1 José|€ 5/2 z|“w”" },
	{ "José,x\nM\xfcller,y\n", "1 JosÃ©|x/2 Müller|y" },
	{ "alone\nwords\n", "1 alone/2 words" },
	{ "", "" },
	{ "\n\n\n", "" },
};

START_TEST(shapes_of_the_world)
{
	check_read(shapes[_i].s, strlen(shapes[_i].s), shapes[_i].want);
}
END_TEST

START_TEST(utf16_and_nul)
{
	check_read("\xff\xfe" "a\0,\0\xe9\0\n\0", 10, "1 a|é");
	check_read("\xfe\xff" "\0a\0,\xd8\x3d\xde\x00\0\n", 12, "1 a|😀");
	check_read("a\0,\0b\0\n\0c\0,\0d\0", 14, "1 a|b/2 c|d");
	check_read("\0a\0,\0b\0\n", 8, "1 a|b");
	check_read("a,b\0c\n", 6, "1 a|b\xef\xbf\xbd" "c");
	check_read("\xff\xfe" "a\0,\0\x3d\xd8", 8, "1 a|\xef\xbf\xbd");
}
END_TEST

/* A first piece that is UTF-8, and then bytes that are not: they are read all the same. */
START_TEST(another_encoding_further_on)
{
	struct text t = { 0 };

	text_add(&t, "name,town\n");
	while (t.n < INCOMING_PIECE)
		text_add(&t, "José,Évora\n");
	text_add(&t, "M\xfcller,Z\xfcrich\n");
	csv_memory(&csv, text_str(&t), t.n);
	while (csv_next(&csv))
		csv_text(&csv, 0, &cell);
	ck_assert_str_eq(text_str(&cell), "Müller");
	text_free(&t);
}
END_TEST

/* ---- what is written comes back ---- */

static struct dice d;

static void
random_value(struct text *out)
{
	static const char *const pieces[] = { "a", "é", ",", ";", "\"", "\n", "'", "=", "+", "-", "@", "日本", "x y" };

	text_clear(out);
	for (unsigned n = dice(&d, 6); n; n--)
		text_add(out, pieces[dice(&d, LEN(pieces))]);
}

static void
random_table(struct text *out, struct strings *values, size_t rows, size_t cols)
{
	struct text value = { 0 };

	for (size_t i = 0; i < rows * cols; i++) {
		do
			random_value(&value);
		while (i % cols == 0 && !value.n);
		char *kept = blank_trimmed(text_str(&value)); /* as every field is kept */
		strings_add(values, *kept ? kept : "v");
		free(kept);
		csv_put(out, i % cols, values->s[i]);
		if (i % cols == cols - 1)
			csv_end(out);
	}
	text_free(&value);
}

START_TEST(what_is_written_comes_back)
{
	struct text out = { 0 };
	struct strings values = { 0 };
	size_t at = 0, cols;

	d.state = (uint64_t)_i;
	cols = 2 + dice(&d, 6);
	text_add(&out, "h1,h2\r\n");
	random_table(&out, &values, 1 + dice(&d, 400), cols);
	csv_memory(&csv, text_str(&out), out.n);
	ck_assert(csv_next(&csv));
	while (csv.delimiter == ',' && csv_next(&csv)) {
		ck_assert_uint_eq(csv.n, cols);
		for (size_t i = 0; i < cols; i++) {
			csv_text(&csv, i, &cell);
			ck_assert_str_eq(text_str(&cell), values.s[at++]);
		}
	}
	ck_assert_uint_eq(at, values.n);
	strings_free(&values);
	text_free(&out);
}
END_TEST

/* A formula is guarded by exactly one mark, also one that has marks before it. */
START_TEST(formulas_are_guarded)
{
	static const char *const values[] = { "=1+1", "+351 21 000", "-x", "@SUM(A1)", "'=1", "plain", "'plain" };
	struct text out = { 0 };

	for (size_t i = 0; i < LEN(values); i++)
		csv_put(&out, i, values[i]);
	ck_assert_str_eq(text_str(&out), "'=1+1,'+351 21 000,'-x,'@SUM(A1),''=1,plain,'plain");
	text_free(&out);
}
END_TEST

/* One mark that is not closed costs its line, however large the file. */
START_TEST(an_unclosed_mark_costs_one_line)
{
	struct text t = { 0 };
	size_t n = 0, bad = 0;

	text_add(&t, "a,b\n\"lost,x\n");
	for (int i = 0; i < 300000; i++)
		text_add(&t, "c,d,e\n");
	csv_memory(&csv, text_str(&t), t.n);
	while (csv_next(&csv)) {
		n++;
		bad += csv.unclosed;
	}
	ck_assert_uint_eq(n, 300002);
	ck_assert_uint_eq(bad, 1);
	ck_assert_int_eq(csv.line, 300002);
	ck_assert_uint_lt(csv.buffer.cap, 4 * CSV_RECORD_MAX);
	text_free(&t);
}
END_TEST

Suite *
formats_csv_suite(void)
{
	Suite *suite = suite_create("formats_csv");
	TCase *t = tcase_create("csv");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_loop_test(t, shapes_of_the_world, 0, (int)LEN(shapes));
	tcase_add_test(t, utf16_and_nul);
	tcase_add_test(t, another_encoding_further_on);
	tcase_add_loop_test(t, what_is_written_comes_back, 0, 50);
	tcase_add_test(t, formulas_are_guarded);
	tcase_add_test(t, an_unclosed_mark_costs_one_line);
	suite_add_tcase(suite, t);
	return suite;
}
