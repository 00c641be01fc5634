/* Names, addresses and numbers taken out of a person's own text. */
#include <check.h>
#include <string.h>

#include "wording_redact.h"

static struct redact r;
static struct suspects found;
static struct text out;

/* Words that stand small somewhere in the workbook. */
static const char ordinary[] =
	"she he they we what how the a said will may mark call calls grid planner exam is twice year and "
	"or not ask asked after before her his work works team she's grace hope met talk then first "
	"works at in on of for with it was were this that storm night desk books";

static void
setup(void)
{
	redact_name_add(&r, "Maya Okafor", "Contact 1", false);
	redact_name_add(&r, "Björn Åkesson", "Contact 2", false);
	redact_name_add(&r, "Will Grace", "Contact 3", false);
	redact_name_add(&r, "Anne-Marie O'Brien", "Contact 4", false);
	redact_name_add(&r, "Maya Sund", "Contact 5", false);
	redact_name_add(&r, "김민지", "Contact 6", false);
	redact_name_add(&r, "Jean van der Berg", "Contact 7", false);
	redact_name_add(&r, "Northlight Energy", "Organisation 1", true);
	redact_ordinary_add(&r, ordinary);
	redact_ready(&r);
}

static void
teardown(void)
{
	redact_done(&r);
	suspects_done(&found);
	text_free(&out);
}

static const char *
redacted(const char *s)
{
	text_clear(&out);
	suspects_done(&found);
	redact_text(&r, s, &out, &found);
	return text_str(&out);
}

START_TEST(a_known_name_goes_however_it_is_written)
{
	static const char *const texts[][2] = {
		{ "Maya Okafor said", "Contact 1 said" },
		{ "maya said", "Contact 1 said" },
		{ "MAYA OKAFOR!", "Contact 1!" },
		{ "Okafor, Maya: planner", "Contact 1: planner" },
		{ "ask Ms Okafor", "ask Ms Contact 1" },
		{ "M. Okafor works", "Contact 1 works" },
		{ "Maya O. works", "Contact 1. works" },
		{ "Maya's team", "Contact 1's team" },
		{ "Maya\u2019s team", "Contact 1\u2019s team" },
		{ "the Okafors and", "the Contact 1s and" },
		{ "bjorn akesson", "Contact 2" },
		{ "Bjo\u0308rn said", "Contact 2 said" },
		{ "with Åkesson.", "with Contact 2." },
		{ "will grace asked", "Contact 3 asked" },
		{ "anne marie or Anne-Marie", "Contact 4 or Contact 4" },
		{ "O'Brien, o\u2019brien, OBrien", "Contact 4, Contact 4, Contact 4" },
		{ "Maya Sund, not Maya", "Contact 5, not Contact 1" },
		{ "김민지 and 김민지가", "Contact 6 and Contact 6" },
		{ "van der Berg", "Contact 7" },
		{ "mayaokafor", "Contact 1" },
		{ "(maya)", "(Contact 1)" },
		{ "maya/bjorn", "Contact 1/Contact 2" },
		{ "northlight energy's grid", "Organisation 1's grid" },
		{ "maya_okafor", "Contact 1_Contact 1" },
	};

	for (size_t i = 0; i < LEN(texts); i++)
		ck_assert_str_eq(redacted(texts[i][0]), texts[i][1]);
}
END_TEST

START_TEST(words_that_hold_a_name_stay)
{
	static const char *const texts[] = { "she will ask", "it may be the grid", "grace and hope",
		"the bergamot", "mayan calendars", "energy is not", "van rental", "120 calls a year",
		"2023-2024 and 1 200 000 of it", "on 2026-12-04 15:00", "12:30-13:45", "file.c and e.g. this" };

	for (size_t i = 0; i < LEN(texts); i++) {
		ck_assert_str_eq(redacted(texts[i]), texts[i]);
		ck_assert_msg(!found.n, "%s: %s", texts[i], found.n ? found.s[0].word : "");
	}
}
END_TEST

/* One word in pieces: by a hyphen, one that nobody sees, a blank, a blank after each letter. */
START_TEST(a_name_in_pieces_goes)
{
	static const char *const texts[][2] = {
		{ "as oka-for says", "as Contact 1 says" },
		{ "as Oka\u00adfor says", "as Contact 1 says" },
		{ "as oka\u200bfor says", "as Contact 1 says" },
		{ "as oka for says", "as Contact 1 says" },
		{ "as o k a f o r says", "as Contact 1 says" },
		{ "as O.K.A.F.O.R. says", "as Contact 1. says" },
		{ "Maya\u00a0Okafor, Maya\u2011Okafor", "Contact 1, Contact 1" },
		{ "Åkes-\nson", "Contact 2" },
		{ "okay for me", "okay for me" },
		{ "as annemarie says", "as Contact 4 says" },
	};

	for (size_t i = 0; i < LEN(texts); i++)
		ck_assert_str_eq(redacted(texts[i][0]), texts[i][1]);
}
END_TEST

/* A name within a word, or a firm's word written small: nobody but the person can say. */
START_TEST(a_name_within_a_word_is_asked_about)
{
	static const char *const texts[] = { "user okafor99", "user maya2", "by mokafor", "very okaforish",
		"okafor\u02bcs desk", "the northlight way", "northlight's desk", "so okaf said" };
	static const char *const words[] = { "okafor99", "maya2", "mokafor", "okaforish", "okafor\u02bcs",
		"northlight", "northlight", "okaf" };

	for (size_t i = 0; i < LEN(texts); i++) {
		redacted(texts[i]);
		ck_assert_msg(found.n == 1 && strcmp(found.s[0].word, words[i]) == 0, "%s: %s", texts[i],
			found.n ? found.s[0].word : "");
	}
}
END_TEST

START_TEST(addresses_links_and_numbers_go)
{
	static const char *const texts[][2] = {
		{ "mail maya.okafor+jobs@grid-co.example now", "mail (address left out) now" },
		{ "see https://grid.example/maya?x=1.", "see (link left out)." },
		{ "www.grid.example/x, then", "(link left out), then" },
		{ "linkedin.com/in/mokafor", "(link left out)" },
		{ "grid.example is down", "(link left out) is down" },
		{ "she is @mokafor there", "she is (address left out) there" },
		{ "call +46 70 123 45 67 after", "call (number left out) after" },
		{ "call (020) 7946-0018", "call (020) 7946-0018" },
		{ "0207 946 0018.", "(number left out)." },
		{ "mailto:maya@grid.example", "(link left out)" },
	};

	for (size_t i = 0; i < LEN(texts); i++) {
		const char *want = i == 7 ? "call (number left out)" : texts[i][1];

		ck_assert_str_eq(redacted(texts[i][0]), want);
	}
}
END_TEST

/* Only the person knows: what is told, and that it stays until it is decided. */
START_TEST(what_may_be_a_name_is_told)
{
	static const struct {
		const char *text, *words;
	} texts[] = {
		{ "then Will asked", "Will" },
		{ "ask Grace or May", "Grace,May" },
		{ "Dana runs the desk", "Dana" },
		{ "She met Zoltan and Zoltan's team", "Zoltan" },
		{ "What they said. How it works. Then she asked", "" },
		{ "on Monday in March, in English, by Excel", "March" },
		{ "I was a PhD", "" },
		{ "Quux is first", "Quux" },
	};

	for (size_t i = 0; i < LEN(texts); i++) {
		struct text words = { 0 };

		ck_assert_str_eq(redacted(texts[i].text), texts[i].text);
		for (size_t s = 0; s < found.n; s++)
			text_addf(&words, "%s%s", s ? "," : "", found.s[s].word);
		ck_assert_msg(strcmp(text_str(&words), texts[i].words) == 0, "%s: %s", texts[i].text,
			text_str(&words));
		text_free(&words);
	}
	redacted("She met Zoltan and Zoltan's team");
	ck_assert_uint_eq(found.s[0].times, 2);
}
END_TEST

/* A name that only stands in another field, and that was typed small in the call. */
START_TEST(a_name_written_small)
{
	redact_done(&r);
	redact_ordinary_add(&r, ordinary);
	redact_written_add(&r, "moved after a talk with Petra Holm; petra says budgets");
	redact_ready(&r);
	ck_assert_str_eq(redacted("petra said. Budgets and calls"), "petra said. Budgets and calls");
	ck_assert_uint_eq(found.n, 1);
	ck_assert_str_eq(found.s[0].word, "petra");
}
END_TEST

START_TEST(decided_words)
{
	strings_add(&r.keep, "dana");
	strings_add(&r.replace, "will");
	strings_add(&r.stand_ins, "Contact 3");
	strings_add(&r.replace, "zoltan");
	strings_add(&r.stand_ins, "Contact 9");
	ck_assert_str_eq(redacted("Dana, Will and Zoltan's team will ask"),
		"Dana, Contact 3 and Contact 9's team will ask");
	ck_assert_uint_eq(found.n, 0);
}
END_TEST

Suite *
wording_redact_suite(void)
{
	Suite *s = suite_create("wording_redact");
	TCase *t = tcase_create("redact");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_known_name_goes_however_it_is_written);
	tcase_add_test(t, words_that_hold_a_name_stay);
	tcase_add_test(t, a_name_in_pieces_goes);
	tcase_add_test(t, a_name_within_a_word_is_asked_about);
	tcase_add_test(t, addresses_links_and_numbers_go);
	tcase_add_test(t, what_may_be_a_name_is_told);
	tcase_add_test(t, a_name_written_small);
	tcase_add_test(t, decided_words);
	suite_add_tcase(s, t);
	return s;
}
