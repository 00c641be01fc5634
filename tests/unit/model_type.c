/* Fast hands: abbreviations on a blank, and the rest of a known name. */
#include <check.h>
#include <locale.h>
#include <string.h>

#include "model/note.h"
#include "wording.h"

static struct strings shorts, longs, known;

static void
setup(void)
{
	static const char *const pairs[][2] = {
		{ "w/", "with" }, { "bc", "because" }, { "tl", "team lead" }, { "\xc3\xbc", "über" },
	};
	static const char *const words[] = {
		"Northlight Energy", "Maya Okafor", "Maya Moreno", "north", "Žižka", "licence", "Maya",
		"Bureau of Land Use and Planning",
	};

	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
	for (size_t i = 0; i < LEN(pairs); i++) {
		strings_add(&shorts, pairs[i][0]);
		strings_add(&longs, pairs[i][1]);
	}
	for (size_t i = 0; i < LEN(words); i++)
		strings_add(&known, words[i]);
}

static void
teardown(void)
{
	strings_free(&shorts);
	strings_free(&longs);
	strings_free(&known);
}

/* The cursor stands at the bar. */
static const struct expand {
	const char *line, *full;
	size_t begin;
} expands[] = {
	{ "w/|", "with", 0 },
	{ "talks w/|", "with", 6 },
	{ "talks w/| them", "with", 6 },
	{ "tl|", "team lead", 0 },
	{ "\xc3\xa9 \xc3\xbc|", "über", 3 },
	{ "abc|", NULL, 0 },
	{ "W/|", NULL, 0 },
	{ "w/ |", NULL, 0 },
	{ "|w/", NULL, 0 },
	{ "w/x|", NULL, 0 },
	{ "!w/|", "with", 1 },
	{ "*!w/|", "with", 2 },
	{ "|", NULL, 0 },
};

static size_t
bar(const char *line, char out[64])
{
	const char *at = strchr(line, '|');
	size_t n = (size_t)(at - line);

	strcpy(out, line);
	memmove(out + n, out + n + 1, strlen(out + n));
	return n;
}

START_TEST(abbreviations)
{
	const struct expand *x = &expands[_i];
	char line[64];
	size_t begin = 99, at = bar(x->line, line);
	const char *full = abbreviation_find(&shorts, &longs, line, at, &begin);

	ck_assert_pstr_eq(full, x->full);
	if (x->full)
		ck_assert_uint_eq(begin, x->begin);
}
END_TEST

static const struct complete {
	const char *line;
	size_t nth;
	const char *full;
	size_t begin;
} completes[] = {
	{ "at Nor|", 0, "Northlight Energy", 3 },
	{ "at nor|", 1, "north", 3 },
	{ "at nor|", 2, NULL, 0 },
	{ "at Northlight en|", 0, "Northlight Energy", 3 },
	{ "at northlight |", 0, "Northlight Energy", 3 },
	{ "Ener|", 0, "Energy", 0 },             /* a later word of a name */
	{ "M|", 0, "Maya Okafor", 0 },
	{ "M|", 1, "Maya Moreno", 0 },
	{ "M|", 2, "Maya", 0 },
	{ "M|", 3, "Moreno", 0 },
	{ "Maya M|", 0, "Maya Moreno", 0 },      /* the longest span first */
	{ "Maya M|", 1, NULL, 0 },               /* never "Maya Maya Okafor" or the same again */
	{ "met Maya O|", 0, "Maya Okafor", 4 },
	{ "met Maya O|", 1, "of Land Use and Planning", 9 }, /* not "Maya Okafor" or "Okafor" */
	{ "maya q|", 0, NULL, 0 },
	{ "Maya N|", 0, "Northlight Energy", 5 }, /* another name may follow one */
	{ "Maya at M|", 0, "Maya Okafor", 8 },   /* and the same again, further on */
	{ "Maya|", 2, NULL, 0 },                 /* what stands there already is none */
	{ "ziz|", 0, "Žižka", 0 },
	{ "ZI|", 0, "Žižka", 0 },
	{ "lic| exam", 0, "licence", 0 },
	{ "(lic|", 0, "licence", 1 },
	{ "@Dan, nor|", 0, "Northlight Energy", 6 },
	{ "!lic|", 0, "licence", 1 },
	{ "at bureau of land u|", 0, "Bureau of Land Use and Planning", 3 }, /* four words */
	{ "bureau of land use a|", 0, "and Planning", 19 }, /* five: the last alone */
	{ "Plan|", 0, "Planning", 0 },
	{ "zz|", 0, NULL, 0 },
	{ "|lic", 0, NULL, 0 },
	{ "! |", 0, NULL, 0 },
	{ "licence|", 0, NULL, 0 },
	{ "LICENCE|", 0, "licence", 0 },
};

START_TEST(completions)
{
	const struct complete *x = &completes[_i];
	char line[64];
	size_t begin = 99, at = bar(x->line, line);
	const char *full = completion_find(&known, line, at, x->nth, &begin);

	ck_assert_pstr_eq(full, x->full);
	if (x->full)
		ck_assert_uint_eq(begin, x->begin);
}
END_TEST

Suite *model_type_suite(void);

Suite *
model_type_suite(void)
{
	Suite *s = suite_create("model_type");
	TCase *t = tcase_create("type");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, abbreviations, 0, LEN(expands));
	tcase_add_loop_test(t, completions, 0, LEN(completes));
	suite_add_tcase(s, t);
	return s;
}
