/*
 * What a hasty note has caught of a practice partner's script: words misspelt
 * and abbreviated, numbers however written; then 100 notes labelled by hand,
 * one half read while the rule was made, the other held back, and 144 written
 * later, many to mislead it. HALFHOUR_TEST_SHOW=dev prints where it errs in that half.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"
#include "model/rehearsal.h"
#include "wording.h"

/* ---- words ---- */

static const struct pair {
	const char *word, *typed;
	bool similar;
} pairs[] = {
	/* misspelt */
	{ "library", "libary", true }, { "robot", "robto", true }, { "mistakes", "mistaeks", true },
	{ "licence", "licnece", true }, { "discharge", "dischrage", true }, { "loud", "luod", true },
	{ "pictures", "pictrues", true }, { "ward", "wrad", true }, { "hotel", "hottel", true },
	/* abbreviated */
	{ "licence", "lic", true }, { "department", "dept", true }, { "month", "mth", true },
	{ "evening", "evng", true }, { "ward", "wrd", true }, { "manager", "mgr", true },
	{ "shifts", "shfts", true }, { "template", "tmplate", true }, { "programme", "prog", true },
	{ "visit", "visiting", true }, { "prescribe", "prescribed", true }, { "hard", "hardest", true },
	/* other words */
	{ "form", "from", false }, { "dose", "does", false }, { "three", "there", false },
	{ "ship", "skip", false }, { "pool", "poor", false }, { "ten", "tan", false },
	{ "bus", "but", false }, { "rounds", "sounds", false }, { "forecasting", "for", false },
	{ "november", "no", false }, { "clause", "class", false }, { "plan", "planet", false },
	{ "interactions", "ines", false }, { "colourblind", "cold", false },
	/* a day of the week or a month is short for itself only */
	{ "sunder", "sun", false }, { "sunday", "sun", true }, { "sundays", "sun", true },
	{ "money", "mon", false }, { "mondays", "mon", true }, { "satisfied", "sat", false },
	{ "wedding", "wed", false }, { "thursday", "thurs", true }, { "decides", "dec", false },
	{ "december", "dec", true }, { "market", "mar", false }, { "march", "mar", true },
	{ "novel", "nov", false }, { "sunder", "sund", false },
	/* one letter apart, and so taken for the same: the other concepts must tell */
	{ "storm", "store", true },
};

START_TEST(similar_words)
{
	ck_assert_int_eq(word_similar(pairs[_i].word, pairs[_i].typed), pairs[_i].similar);
}
END_TEST

START_TEST(distances)
{
	ck_assert_int_eq(word_distance("", "abc", 5), 3);
	ck_assert_int_eq(word_distance("abcd", "acbd", 5), 1); /* swapped */
	ck_assert_int_eq(word_distance("kitten", "sitting", 5), 3);
	ck_assert_int_eq(word_distance("kitten", "sitting", 2), 3); /* more than most */
	ck_assert_int_eq(word_distance("ca", "abc", 5), 3);
}
END_TEST

START_TEST(the_nearest_word_is_named)
{
	static const struct {
		const char *typed, *nearest;
	} rows[] = {
		{ "shar", "share" }, { "serach", "search" }, { "sahre", "share" }, { "cont", "contacts" },
		{ "se", "set" }, { "s", NULL }, { "bank", NULL }, { "xyz", NULL }, { "", NULL },
	};
	static const char *const words[] = { "set", "share", "search", "contacts" };

	for (size_t i = 0; i < LEN(rows); i++) {
		struct word_nearest n = { .typed = rows[i].typed };

		for (size_t j = 0; j < LEN(words); j++)
			word_nearest(&n, words[j]);
		ck_assert_pstr_eq(n.best, rows[i].nearest);
	}
}
END_TEST

/* ---- numbers: tokens, one blank between; numbers as their value, ordinals with a dot ---- */

static const struct read {
	const char *text, *tokens;
} reads[] = {
	{ "6 depts: parks libs", "6 depts parks libs" },
	{ "six forty-one thirty", "6 41 30" },
	{ "41,000 or 41k or 41 thou", "41000 or 41000 or 41000" },
	{ "600-900 a cover", "600 900 a cover" },
	{ "six hundred to nine hundred", "600 to 900" },
	{ "7:30 7.30 730", "7.3 7.3 730" },
	{ "28,33", "28 33" },
	{ "1 1/2 yrs, 2 1/3", "1.5 yrs 2.33333" },
	{ "18 1/2 or 3 14/20", "18.5 or 3 0.7" },
	{ "20% 20 percent 20 pct", "20 % 20 % 20 %" },
	{ "1/3 or a third or 3rd", "0.333333 or a 3. or 3." },
	{ "5th fifth 2nd second", "5. 5. 2. 2." },
	{ "12h shfts 2d/2n", "12 h shfts 2 d 2 n" },
	{ "a dozen", "a 12" },
	{ "fourty fourten thrid", "40 14 3." },
	{ "b4 lunch", "b4 lunch" },
	{ "doesn\u2019t can't", "doesnt cant" },
	{ "M\u00e5rtensson's", "martenssons" },
	{ "18 mo til lic. 10 d", "18 mo til lic 10 d" },
	{ "ends at 18.", "ends at 18" },
	{ "", "" },
	{ " -- ", "" },
};

START_TEST(numbers_and_words)
{
	struct tokens l = { 0 };
	struct text got = { 0 };

	tokens_read(&l, reads[_i].text);
	for (size_t i = 0; i < l.n; i++) {
		text_add(&got, i ? " " : "");
		if (l.t[i].number)
			text_addf(&got, "%g%s", l.t[i].value, l.t[i].ordinal ? "." : "");
		else
			text_add(&got, l.t[i].s);
	}
	ck_assert_str_eq(text_str(&got), reads[_i].tokens);
	text_free(&got);
	tokens_done(&l);
}
END_TEST

/* ---- gifts ---- */

enum { SIX, YEARS, SECOND, RANGE, ROBOT, NAME, CLAUSE, FLOW, SHOP, MUM, SEND, PERCENT, ALL };

static const struct {
	enum gift_kind kind;
	const char *text, *words[3];
} gifts[] = {
	[SIX] = { GIFT_FACT, "looks after six departments", { "department|dept", "six|6" } },
	[YEARS] = { GIFT_FACT, "two years of school", { "school", "two|2" } },
	[SECOND] = { GIFT_FACT, "Saturdays from the second year", { "saturday|sat", "second|2nd" } },
	[RANGE] = { GIFT_FACT, "52 to 58 thousand", { "52|52k", "58|58k" } },
	[ROBOT] = { GIFT_FACT, "a robot does the picking", { "robot", "picking|picks" } },
	[NAME] = { GIFT_NAME, "Petra Lindqvist, personnel", { "Petra|Lindqvist",
		"Lindqvist|personnel|art director" } },
	[CLAUSE] = { GIFT_FACT, "never sells all rights", { "rights", "all|one" } },
	[FLOW] = { GIFT_FACT, "power flow, by hand", { "power flow|powerflow" } },
	[SHOP] = { GIFT_FACT, "three years in a shop first", { "three|3", "shop|retail" } },
	[MUM] = { GIFT_FACT, "learned it at six from her mother", { "learned|learnt", "six|6" } },
	[SEND] = { GIFT_PROMISE, "will send the form", { "form", "send|sends" } },
	[PERCENT] = { GIFT_FACT, "a fifth has no papers", { "fifth|20%", "papers" } },
	[ALL] = { GIFT_FACT, "nothing to catch", { NULL } },
};

static const struct caught {
	int gift;
	const char *note;
	bool caught;
} caught[] = {
	{ SIX, "6 depts: parks, pools", true },
	{ SIX, "looks aftr six departmnts", true },
	{ SIX, "16 departments", false },
	{ SIX, "sixty depts", false },
	{ SIX, "6th dept", false },
	{ SIX, "departments", false },
	{ SIX, "", false },
	/* the same number about another matter, far away */
	{ SIX, "6 cups of coffee a day and then a long walk home with the whole dept", false },
	/* before a plural, or a unit, a number counts that */
	{ SIX, "6 hrs of meetings with depts", false },
	{ SIX, "6 cups with the dept", false },
	{ SIX, "6 painful talks, dept heads", false },
	{ SIX, "dept has 6 h", false },
	{ SIX, "6 city depts", true },
	{ SIX, "dept: 6. hours ok", true },
	{ SIX, "depts, 6 in all", true },
	{ YEARS, "2 yr school", true },
	{ YEARS, "2y school, then", true },
	{ YEARS, "2 hr at school", false },
	{ YEARS, "school 2 wk", false },
	{ YEARS, "2 weeks of school", false },
	{ YEARS, "2 years' school", true },
	{ SECOND, "sat from 2nd yr", true },
	{ SECOND, "sat, 2nd cats", true }, /* which one, not how many */
	{ RANGE, "52-58k euros", true },
	{ RANGE, "52\u201358 thou", true },
	{ RANGE, "52k to 58k", true },
	{ RANGE, "52 to 68", false },
	{ ROBOT, "robto does the pickin now", true },
	{ ROBOT, "robot doesn't pick yet", false },
	{ ROBOT, "not a robot picking", false },
	{ ROBOT, "not only a robot: it picks too", true },
	{ ROBOT, "no, robot picks", true },
	{ ROBOT, "not cheap, robot picks", true },
	{ NAME, "petra in personel", true },
	{ NAME, "Lindquist", true },
	{ NAME, "Petra", false },
	{ NAME, "Petra Lindgren, personnel", false },
	{ NAME, "petra svensson, personnel", false },
	{ NAME, "Petra Svensson and Lindqvist", true },
	{ NAME, "petra (ad)", true }, /* initials */
	{ CLAUSE, "not all rights", true }, /* the gift denies, so may the note */
	{ FLOW, "powerflow class", true },
	{ FLOW, "powerflw class", true },
	{ FLOW, "power of flow", true },
	{ FLOW, "power company", false },
	/* a percentage is another thing than so many */
	{ SIX, "6% of the depts", false },
	{ SIX, "6 pct dept cut", false },
	{ PERCENT, "20% w/o papers", true },
	{ PERCENT, "20 pct no papers", true },
	/* of somebody else, unless it is of them that the gift tells */
	{ SHOP, "her husband did 3 yrs in a shop", false },
	{ SHOP, "brother: 3 y shop", false },
	{ SHOP, "the boss was 3 years in retail", false },
	{ SHOP, "3 yrs, says her friend, in a shop", false },
	{ SHOP, "3 yrs shop, then a friend rang", true },
	{ SHOP, "a friend rang. 3 yrs shop", true },
	{ SHOP, "friend rang when she had been for 3 yrs in a shop", true },
	{ MUM, "mum taught, learned at 6", true },
	{ SEND, "her colleague sends the form", true },
	{ SEND, "her son sends a form to school", false },
	{ NAME, "her friend Petra, personnel", true },
	/* or of another place */
	{ SHOP, "3 in the other shop", false },
	{ SHOP, "shop, elsewhere 3 yrs", false },
	{ SHOP, "3 yrs in a shop, another job then", true },
	/* a "not" between the concepts, in the same clause as the last; or after them */
	{ SIX, "dept does not have its 6", false },
	{ ROBOT, "robot isnt in the cellar for the picking", false },
	{ ROBOT, "robot, which isnt pretty, picks", true },
	{ ROBOT, "picking, not by hand: robot", true },
	{ SIX, "6 depts not needed", false },
	{ ROBOT, "robot picks not yet", false },
	{ ROBOT, "robot picks, not yet allowed upstairs", true },
	{ SIX, "6 depts not 5", true },
	{ CLAUSE, "rights are not needed all", true }, /* the gift denies, too */
	/* a part of what was counted */
	{ SIX, "8 depts, 6 of them small", false },
	{ SIX, "depts: 6 of those in town", false },
	{ SIX, "6 of the depts", true },
	/* another given name */
	{ NAME, "Karen Lindqvist, personnel", false },
	{ NAME, "friend of hers: Karen Lindqvist", false },
	{ NAME, "Dr Lindqvist", true },
	{ NAME, "Contact Lindqvist", true },
	{ NAME, "P. Lindqvist", true },
	{ NAME, "Pettra Lindqvist", true },
	{ NAME, "Personnel Lindqvist", true },
	{ NAME, "not Karen. Lindqvist", true },
	{ NAME, "karen lindqvist", true }, /* as well as "ask lindqvist" */
	{ ALL, "anything", false },
};

START_TEST(gifts_caught)
{
	const struct caught *k = &caught[_i];
	struct gift g = { .kind = gifts[k->gift].kind, .text = mem_str(gifts[k->gift].text) };

	for (size_t i = 0; i < 3 && gifts[k->gift].words[i]; i++)
		strings_add(&g.words, gifts[k->gift].words[i]);
	ck_assert_msg(gift_caught(&g, k->note) == k->caught, "%s", k->note);
	gift_done(&g);
}
END_TEST

/* ---- the labelled notes ---- */

struct score {
	int right, wrong, missed, rest; /* caught and labelled so; only caught; only labelled */
};

static void
judge(const struct partner *p, const char *labels, const char *note, bool show, struct score *s)
{
	struct strings ids = { 0 };

	strings_split(&ids, labels, ",");
	for (size_t i = 0; i < p->n_gifts; i++) {
		bool got = gift_caught(&p->gifts[i], note), is = strings_has(&ids, p->gifts[i].id);
		s->right += got && is;
		s->wrong += got && !is;
		s->missed += !got && is;
		s->rest += !got && !is;
		if (got != is && show)
			printf("%s %s: %s\n", got ? "only caught" : "missed", p->gifts[i].id, note);
	}
	strings_free(&ids);
}

static struct score
measure(const char *half, int want)
{
	struct text file = { 0 }, path = { 0 };
	struct strings lines = { 0 };
	struct score s = { 0 };
	struct err e = { 0 };
	const char *show = getenv("HALFHOUR_TEST_SHOW"); /* the half whose slips are printed */
	int n = 0;

	ck_assert_msg(file_read("tests/data/notes-labelled.tsv", &file, 1 << 20, &e), "%s", e.text);
	strings_split(&lines, text_str(&file), "\n");
	for (size_t i = 0; i < lines.n; i++) {
		struct strings col = { 0 };
		struct partner p = { 0 };
		strings_split(&col, lines.s[i], "\t");
		if (lines.s[i][0] != '#' && col.n == 5 && strcmp(col.s[1], half) == 0) {
			text_clear(&path);
			text_addf(&path, "data/rehearsal/%s.yaml", col.s[2]);
			ck_assert_msg(partner_read_file(&p, text_str(&path), &e), "%s", e.text);
			judge(&p, col.s[3], col.s[4], show && strcmp(show, half) == 0, &s);
			n++;
		}
		partner_done(&p);
		strings_free(&col);
	}
	ck_assert_int_eq(n, want);
	strings_free(&lines);
	text_free(&path);
	text_free(&file);
	return s;
}

static void
reaches(const char *half, int notes, double precision, double recall)
{
	struct score s = measure(half, notes);
	double p = (double)s.right / (s.right + s.wrong), r = (double)s.right / (s.right + s.missed);

	printf("notes-labelled, %s: precision %.3f (%d of %d), recall %.3f (%d of %d), "
		"%d rightly not caught\n", half, p, s.right, s.right + s.wrong, r, s.right,
		s.right + s.missed, s.rest);
	ck_assert_double_ge(p, precision);
	ck_assert_double_ge(r, recall);
}

START_TEST(labelled_dev)
{
	reaches("dev", 50, 0.97, 0.95);
}
END_TEST

START_TEST(labelled_held)
{
	reaches("held", 50, 0.97, 0.9);
}
END_TEST

START_TEST(labelled_fresh)
{
	reaches("fresh", 40, 0.93, 0.93);
}
END_TEST

START_TEST(labelled_later)
{
	reaches("later", 40, 0.9, 0.95);
}
END_TEST

/* Half of these are nearly right on purpose. */
START_TEST(labelled_traps_dev)
{
	reaches("trap-dev", 20, 0.9, 0.95);
}
END_TEST

START_TEST(labelled_traps_held)
{
	reaches("trap-held", 20, 0.74, 0.95);
}
END_TEST

/* Of what was written into the scripts last; half are nearly right. */
START_TEST(labelled_last)
{
	reaches("last", 24, 0.79, 0.95);
}
END_TEST

Suite *model_gift_suite(void);

Suite *
model_gift_suite(void)
{
	Suite *s = suite_create("model_gift");
	TCase *t = tcase_create("gift"), *labelled = tcase_create("labelled");

	tcase_add_loop_test(t, similar_words, 0, LEN(pairs));
	tcase_add_test(t, distances);
	tcase_add_test(t, the_nearest_word_is_named);
	tcase_add_loop_test(t, numbers_and_words, 0, LEN(reads));
	tcase_add_loop_test(t, gifts_caught, 0, LEN(caught));
	tcase_add_test(labelled, labelled_dev);
	tcase_add_test(labelled, labelled_held);
	tcase_add_test(labelled, labelled_fresh);
	tcase_add_test(labelled, labelled_later);
	tcase_add_test(labelled, labelled_traps_dev);
	tcase_add_test(labelled, labelled_traps_held);
	tcase_add_test(labelled, labelled_last);
	suite_add_tcase(s, t);
	suite_add_tcase(s, labelled);
	return s;
}
