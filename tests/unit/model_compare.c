/* What is counted over many conversations, and what is told of it. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/compare.h"

static struct comparison c;
static const struct compare_filter all;

/* A call with the nth contact of that path, organisation, head of referrals. */
static void
call(int64_t contact, enum path path, const char *organisation, const char *root)
{
	struct compare_call *k = list_more(&c.calls, &c.n_calls, &c.cap_calls, sizeof(*k));
	struct text name = { 0 };

	text_addf(&name, "Person %d", (int)contact);
	*k = (struct compare_call){ .id = (int64_t)c.n_calls, .contact_id = contact,
		.name = text_take(&name), .organisation = mem_str(organisation), .path = path,
		.seniority = mem_str("senior"), .root = mem_str(root), .root_id = *root ? 1 : 0,
		.began_ms = (int64_t)c.n_calls * DAY_MS };
}

static size_t
note(size_t of, const char *text)
{
	struct compare_note *n = list_more(&c.notes, &c.n_notes, &c.cap_notes, sizeof(*n));

	*n = (struct compare_note){ .id = (int64_t)c.n_notes, .call = of, .question = COMPARE_NONE,
		.kind = NOTE_FACT, .text = mem_str(text) };
	return c.n_notes - 1;
}

static void
theme(int64_t id, const char *name, int64_t parent, int64_t merged)
{
	struct theme *t = list_more(&c.themes.t, &c.themes.n, &c.themes.cap, sizeof(*t));

	*t = (struct theme){ .id = id, .name = mem_str(name), .memo = mem_str(""),
		.parent_id = parent, .merged_id = merged, .used_ms = id };
}

static void
tag(size_t of, int64_t theme_id)
{
	struct compare_tag *x = list_more(&c.tags, &c.n_tags, &c.cap_tags, sizeof(*x));

	*x = (struct compare_tag){ .note = of, .theme_id = theme_id };
}

static void
teardown(void)
{
	comparison_done(&c);
}

/* Ann twice, Ben, and somebody not named: three people, two paths, one organisation. */
START_TEST(people_paths_and_organisations)
{
	call(1, PATH_ALUMNI, "Northlight", "");
	call(1, PATH_ALUMNI, "Northlight", "");
	call(2, PATH_COLD, "Northlight", "");
	call(0, PATH_COLD, "", "");
	theme(1, "licences", 0, 0);
	for (size_t i = 0; i < 4; i++)
		tag(note(i, "x"), 1);
	note(2, "without");
	comparison_ready(&c);
	struct breadth b = figure_theme(&c, &all, 1);
	ck_assert_uint_eq(b.notes, 4);
	ck_assert_uint_eq(b.people, 3);
	ck_assert_uint_eq(b.paths, 2);
	ck_assert_uint_eq(b.organisations, 1);
	struct text t = { 0 };
	breadth_text(b, &t);
	ck_assert_str_eq(text_str(&t), "3 people, 2 paths, 1 organisation");
	text_free(&t);
}
END_TEST

/* By the kind of note, the star, the person, the time, the theme. */
START_TEST(filters)
{
	call(1, PATH_ALUMNI, "", "");
	call(2, PATH_COLD, "", "");
	theme(1, "upper", 0, 0);
	theme(2, "lower", 1, 0);
	size_t a = note(0, "a"), b = note(1, "b");
	tag(b, 2);
	comparison_ready(&c);
	c.notes[b].kind = NOTE_IMPRESSION;
	c.notes[a].starred = true;
	ck_assert(compare_passes(&c, &(struct compare_filter){ .starred = true }, a));
	ck_assert(!compare_passes(&c, &(struct compare_filter){ .starred = true }, b));
	ck_assert(!compare_passes(&c, &(struct compare_filter){ .kinds = 1 << NOTE_IMPRESSION }, a));
	ck_assert(compare_passes(&c, &(struct compare_filter){ .kinds = 1 << NOTE_IMPRESSION }, b));
	ck_assert(compare_passes(&c, &(struct compare_filter){ .person = "son 2" }, b));
	ck_assert(!compare_passes(&c, &(struct compare_filter){ .person = "son 2" }, a));
	ck_assert(compare_passes(&c, &(struct compare_filter){ .theme_id = 1 }, b)); /* one under it */
	ck_assert(!compare_passes(&c, &(struct compare_filter){ .theme_id = 1 }, a));
	ck_assert(!compare_passes(&c, &(struct compare_filter){ .from_ms = 2 * DAY_MS }, a));
	ck_assert(compare_passes(&c, &(struct compare_filter){ .from_ms = 2 * DAY_MS }, b));
	ck_assert(!compare_passes(&c, &(struct compare_filter){ .to_ms = 2 * DAY_MS }, b));
}
END_TEST

/* 2 new, 1 new, nothing new twice. */
START_TEST(new_themes_of_each_call)
{
	struct strings names = { 0 };

	ck_assert_uint_eq(figure_nothing_new(&c), 0);
	for (int i = 1; i <= 4; i++)
		call(i, PATH_COLD, "", "");
	theme(1, "pay", 0, 0);
	theme(2, "nights", 0, 0);
	theme(3, "wages", 0, 1); /* merged into pay */
	theme(4, "exams", 2, 0);
	theme(5, "never given", 0, 0);
	tag(note(0, "a"), 1);
	tag(note(0, "b"), 2);
	tag(note(1, "c"), 3);
	tag(note(1, "d"), 4);
	tag(note(2, "e"), 1);
	comparison_ready(&c);
	ck_assert_uint_eq(figure_new_themes(&c, 0), 2);
	ck_assert_uint_eq(figure_new_themes(&c, 1), 1);
	ck_assert_uint_eq(figure_new_themes(&c, 2), 0);
	ck_assert_uint_eq(figure_new_themes(&c, 3), 0);
	ck_assert_uint_eq(figure_nothing_new(&c), 2);
	compare_new_themes(&c, 1, &names);
	ck_assert_uint_eq(names.n, 1);
	ck_assert_str_eq(names.s[0], "nights / exams");
	strings_free(&names);
}
END_TEST

START_TEST(nothing_is_new_before_the_first_theme)
{
	call(1, PATH_COLD, "", "");
	comparison_ready(&c);
	ck_assert_uint_eq(figure_nothing_new(&c), 0);
}
END_TEST

static void
weigh(size_t claim, size_t by, enum side side)
{
	struct evidence *v = list_more(&c.evidence, &c.n_evidence, &c.cap_evidence, sizeof(*v));

	*v = (struct evidence){ .claim_id = c.notes[claim].id, .note_id = c.notes[by].id, .side = side,
		.text = mem_str("") };
}

/* Two notes of one person count once, the claim's own person not at all. */
START_TEST(claims_count_other_people)
{
	call(1, PATH_COLD, "", "");
	call(1, PATH_COLD, "", "");
	call(2, PATH_COLD, "", "");
	call(3, PATH_COLD, "", "");
	size_t claim = note(0, "claim"), own = note(1, "own"), b = note(2, "b"), b2 = note(2, "b2"),
		d = note(3, "d");
	c.notes[claim].claim = true;
	comparison_ready(&c);
	weigh(claim, own, SIDE_FOR);
	ck_assert(claim_is_open(&c, claim));
	weigh(claim, b, SIDE_FOR);
	weigh(claim, b2, SIDE_FOR);
	weigh(claim, d, SIDE_AGAINST);
	struct claim_figure f = figure_claim(&c, claim);
	ck_assert_uint_eq(f.backers, 1);
	ck_assert_uint_eq(f.opponents, 1);
	ck_assert(!claim_is_open(&c, claim));
	ck_assert(!claim_is_open(&c, b)); /* no claim */
}
END_TEST

static void
alike(enum alike in, const char *expected)
{
	comparison_ready(&c);
	struct alike_figure f = figure_alike(&c, in);
	struct text t = { 0 };

	if (f.same)
		alike_text(in, f, &t);
	ck_assert_str_eq(text_str(&t), expected);
	text_free(&t);
}

START_TEST(a_circle_too_alike)
{
	for (int i = 1; i <= 3; i++)
		call(i, PATH_REFERRAL, "Northlight", "Person 1");
	alike(ALIKE_PATH, ""); /* three are too few to say it */
	call(4, PATH_REFERRAL, "Northlight", "Person 1");
	alike(ALIKE_PATH, "4 of 4 were reached by one path, referral: reach the next one another way.");
	alike(ALIKE_ROOT, "4 of 4 came by Person 1: ask somebody whom none of them named.");
	alike(ALIKE_ORGANISATION, "4 of 4 are at Northlight: talk with somebody who works elsewhere.");
	alike(ALIKE_SENIORITY, "4 of 4 have the same rank, senior: talk with one of another rank.");
	call(5, PATH_ALUMNI, "", "");
	alike(ALIKE_PATH, "4 of 5 were reached by one path, referral: reach the next one another way.");
	call(6, PATH_COLD, "Elsewhere", "");
	alike(ALIKE_PATH, "");
	alike(ALIKE_ORGANISATION, "");
}
END_TEST

static void
speaks(int64_t point_id, int64_t note_id, int64_t interview_id, enum side side)
{
	struct evidence *v = list_more(&c.evidence, &c.n_evidence, &c.cap_evidence, sizeof(*v));

	*v = (struct evidence){ .id = (int64_t)c.n_evidence, .point_id = point_id, .note_id = note_id,
		.interview_id = interview_id, .side = side, .text = mem_str("") };
}

/* Ann asks for it twice, Ben in a whole conversation; who speaks against it, or of another skill,
 * does not count. */
START_TEST(a_skill_is_asked_for_by_people)
{
	const struct point skill = { .id = 7, .kind = POINT_SKILL };

	for (int64_t i = 1; i <= 4; i++)
		call(i == 1 ? 1 : i - 1, PATH_ALUMNI, "", "");
	for (size_t i = 0; i < 4; i++)
		note(i, "x");
	speaks(7, 1, 0, SIDE_FOR);
	speaks(7, 2, 0, SIDE_FOR);
	speaks(7, 0, 3, SIDE_FOR);
	speaks(7, 4, 0, SIDE_AGAINST);
	speaks(8, 4, 0, SIDE_FOR);
	comparison_ready(&c);
	ck_assert_uint_eq(figure_asked_for(&c, &skill), 2);
}
END_TEST

START_TEST(themes_used_last_come_first)
{
	const struct theme *last[2];

	theme(1, "licences", 0, 0);
	theme(2, "shifts", 0, 0);
	theme(3, "rota", 0, 2);
	theme(4, "training", 0, 0);
	ck_assert_uint_eq(themes_recent(&c.themes, last, 2), 2);
	ck_assert_str_eq(last[0]->name, "training");
	ck_assert_str_eq(last[1]->name, "shifts");
}
END_TEST

START_TEST(themes_have_two_levels)
{
	struct err e = { 0 };

	theme(1, "work", 0, 0);
	theme(2, "shifts", 1, 0);
	theme(3, "nights", 0, 0);
	const struct theme *t = c.themes.t;
	ck_assert(theme_may_be_under(&c.themes, &t[2], &t[0], &e));
	ck_assert(theme_may_be_under(&c.themes, &t[1], NULL, &e));
	ck_assert(!theme_may_be_under(&c.themes, &t[2], &t[2], &e));
	ck_assert_str_eq(e.text, "“nights” cannot be under itself.");
	ck_assert(!theme_may_be_under(&c.themes, &t[2], &t[1], &e));
	ck_assert_str_eq(e.text, "“shifts” is under another theme itself; there are only two levels.");
	ck_assert(!theme_may_be_under(&c.themes, &t[0], &t[2], &e));
	ck_assert_str_eq(e.text, "“work” has themes under it; there are only two levels.");
}
END_TEST

Suite *
model_compare_suite(void)
{
	Suite *suite = suite_create("model_compare");
	TCase *t = tcase_create("model_compare");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, people_paths_and_organisations);
	tcase_add_test(t, filters);
	tcase_add_test(t, new_themes_of_each_call);
	tcase_add_test(t, nothing_is_new_before_the_first_theme);
	tcase_add_test(t, claims_count_other_people);
	tcase_add_test(t, a_circle_too_alike);
	tcase_add_test(t, a_skill_is_asked_for_by_people);
	tcase_add_test(t, themes_used_last_come_first);
	tcase_add_test(t, themes_have_two_levels);
	suite_add_tcase(suite, t);
	return suite;
}
