/* What a letter is checked for, each row on both sides of it. */
#include <check.h>
#include <string.h>

#include "model/letter.h"

static char a_said[] = "licence exam twice a year", a_step[] = "Sign up for the licence course";
static char a_source[] = "Ines Calloway", a_place[] = "Northlight Energy";
static char a_wrong[] = "thnak";
static char *wrongs[] = { a_wrong };
static const struct strings misspelt = { wrongs, 1, 1 }, all_right = { NULL, 0, 0 };
static char *saids[] = { a_said }, *steps_of[] = { a_step }, *sources[] = { a_source },
	*theirs_of[] = { a_place };
static const struct strings said = { saids, 1, 1 }, steps = { steps_of, 1, 1 },
	source = { sources, 1, 1 }, theirs = { theirs_of, 1, 1 };

static const struct {
	const char *check, *text, *wrong; /* "": it is as it should be */
} cases[] = {
	{ "empty", "Dear Maya, hello.", "" },
	{ "empty", "Dear [their name], hello.", "Left to fill in: their name" },
	{ "empty", "[a] and [b] and [c]", "Left to fill in: a (and 2 more)" },
	{ "job", "I am asking for what you know, not for a job.", "" },
	{ "job", "I am not looking for a job from you.", "" },
	{ "job", "Thank you. I am looking for a job.", "“I am looking for a job”: that asks for a job." },
	{ "job", "Are there any openings in your team?",
		"“Are there any openings in your team?”: that asks for a job." },
	{ "minutes", "Would you talk with me for 20 to 30 minutes?", "" },
	{ "minutes", "Half an hour would do.", "" },
	{ "minutes", "Would you talk with me?", "It does not say how long: 20 to 30 minutes." },
	{ "source", "Ines Calloway sends her love.", "" },
	{ "source", "I came across your name in the paper.", "" },
	{ "source", "May I ask you something?", "It does not say how you found their name." },
	{ "thanks", "Thank you for reading this.", "" },
	{ "thanks", "Bye.", "It does not say thank you." },
	{ "about", "Would you tell me about your work?", "" },
	{ "about", "I want my work to be what I like, and I think I can, as I say.",
		"More about you than about them: I 6, you 0." },
	{ "specific", "I thought about the licence exam again.", "" },
	{ "specific", "It was a nice talk about the exams.", "Nothing that they said is in it." },
	{ "will", "I will write to Dana.", "" },
	{ "will", "It was nice.", "It does not say what you will do with it." },
	{ "did", "I have signed up for the licence course.", "" },
	{ "did", "I have signed up for swimming.",
		"“I have signed up for swimming”: is this true? It is not among your steps." },
	{ "did", "I will sign up for swimming.", "" },
	{ "spelling", "I thank you.", "" },
	{ "spelling", "I thnak you.", "Spelt right? thnak" },
};

static void
judge(const char *name, const struct letter_view *v, struct text *out)
{
	for (size_t i = 0; i < n_letter_checks; i++)
		if (strcmp(letter_checks[i].name, name) == 0)
			letter_checks[i].good(v, out);
}

START_TEST(each_row_on_both_sides)
{
	struct letter_view v = { .subject = "", .text = cases[_i].text, .said = &said, .steps = &steps,
		.source = &source, .theirs = &theirs,
		.misspelt = strstr(cases[_i].text, a_wrong) ? &misspelt : &all_right };
	struct text out = { 0 };

	judge(cases[_i].check, &v, &out);
	ck_assert_str_eq(text_str(&out), cases[_i].wrong);
	text_free(&out);
}
END_TEST

START_TEST(every_row_is_tried)
{
	for (size_t i = 0; i < n_letter_checks; i++) {
		int good = 0, bad = 0;
		for (size_t k = 0; k < LEN(cases); k++)
			if (strcmp(cases[k].check, letter_checks[i].name) == 0)
				*(*cases[k].wrong ? &bad : &good) += 1;
		ck_assert_msg((good && bad) || strcmp(letter_checks[i].name, "length") == 0, "%s",
			letter_checks[i].name);
	}
}
END_TEST

/* 150 words are enough, and a message takes 300 characters, counted as a person does. */
START_TEST(length_is_of_words_or_of_characters)
{
	struct text text = { 0 }, out = { 0 };
	struct letter_view v = { .subject = "" };

	for (int i = 0; i < 150; i++)
		text_add(&text, "é ");
	v.text = text_str(&text);
	judge("length", &v, &out);
	ck_assert_str_eq(text_str(&out), "");
	v.medium = LETTER_MESSAGE;
	judge("length", &v, &out);
	ck_assert_str_eq(text_str(&out), "");
	text_add(&text, "é");
	v.text = text_str(&text);
	judge("length", &v, &out);
	ck_assert_str_eq(text_str(&out), "Too long for most sites: it takes 301 of 300.");
	text_clear(&out);
	v.medium = LETTER_HAND;
	judge("length", &v, &out);
	ck_assert_str_eq(text_str(&out), "It is long: count the words, 151; 150 are enough.");
	ck_assert_uint_eq(letter_words("I write because [why them; you noted: a b c]. Thanks [x"), 6);
	text_free(&text);
	text_free(&out);
}
END_TEST

Suite *model_letter_suite(void);

Suite *
model_letter_suite(void)
{
	Suite *suite = suite_create("letters");
	TCase *t = tcase_create("letters");

	tcase_add_loop_test(t, each_row_on_both_sides, 0, (int)LEN(cases));
	tcase_add_test(t, every_row_is_tried);
	tcase_add_test(t, length_is_of_words_or_of_characters);
	suite_add_tcase(suite, t);
	return suite;
}
