/* The warnings, each rule alone, and who comes next after silence. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/pipeline.h"

static struct circle c;

static struct circle_person *
person(const char *name, const char *role, const char *organisation, enum path path,
	enum stage stage)
{
	struct circle_person *p = list_more(&c.people, &c.n, &c.cap, sizeof(*p));

	*p = (struct circle_person){ .id = (int64_t)c.n, .name = mem_str(name), .role = mem_str(role),
		.organisation = mem_str(organisation), .seniority = mem_str(""), .path = path,
		.stage = stage };
	return p;
}

static void
setup(void)
{
	c = (struct circle){ .zone = "UTC" };
}

static void
teardown(void)
{
	circle_done(&c);
}

static void
expect(struct warning w, size_t n, int64_t contact_id)
{
	ck_assert_uint_eq(w.n, n);
	if (n)
		ck_assert_int_eq(w.contact_id, contact_id);
}

START_TEST(the_head_comes_after_somebody_there)
{
	person("Tom", "Chief Executive", "Harbour", PATH_COLD, STAGE_IDEA);
	person("Eva", "CEO", "", PATH_COLD, STAGE_IDEA);
	person("Ada", "Assistant to the CEO", "Harbour", PATH_COLD, STAGE_IDEA);
	expect(warning_head(&c), 2, 1);
	c.people[2].stage = STAGE_TALKED;
	expect(warning_head(&c), 1, 2);
	c.people[1].stage = STAGE_TALKED; /* asked and talked with: too late to say so */
	expect(warning_head(&c), 0, 0);
	mem_set(&c.people[2].seniority, "executive");
	c.people[2].stage = STAGE_IDEA;
	expect(warning_head(&c), 2, 1); /* by her rank, whatever her role */
}
END_TEST

START_TEST(private_details_are_told_from_work)
{
	static const char *const private[] = { "divorced, two kids", "Her husband works there too",
		"goes to church on Sundays", "on leave after surgery" };
	static const char *const work[] = { "wrote the 2025 grid plan", "", "leads a team of three",
		"gave a talk on single-phase lines", "born of a merger in Leeds" };

	for (size_t i = 0; i < LEN(private); i++)
		ck_assert_msg(research_private(private[i]), "%s", private[i]);
	for (size_t i = 0; i < LEN(work); i++)
		ck_assert_msg(!research_private(work[i]), "%s", work[i]);
	person("Ada", "", "", PATH_COLD, STAGE_ASKED)->private = true;
	expect(warning_private(&c), 1, 1);
}
END_TEST

START_TEST(research_comes_before_the_first_letter)
{
	person("Ada", "", "", PATH_COLD, STAGE_IDEA); /* nobody says that she is next */
	expect(warning_research(&c), 0, 0);
	person("Ben", "", "", PATH_COLD, STAGE_IDEA)->referrer_id = 1;
	person("Eva", "", "", PATH_COLD, STAGE_IDEA)->target = true;
	expect(warning_research(&c), 2, 2);
	c.people[1].researched = true;
	c.people[2].stage = STAGE_ASKED;
	expect(warning_research(&c), 0, 0);
}
END_TEST

START_TEST(a_circle_may_be_too_alike)
{
	for (int i = 0; i < 3; i++)
		person("F", "", "", i ? PATH_KNOWN : PATH_RECONNECT, STAGE_IDEA);
	expect(warning_friends(&c), 0, 0); /* three are too few to tell */
	person("F", "", "", PATH_KNOWN, STAGE_IDEA);
	expect(warning_friends(&c), 4, 0);
	expect(warning_path(&c), 0, 0);
	for (size_t i = 0; i < c.n; i++)
		c.people[i].path = PATH_ALUMNI;
	expect(warning_friends(&c), 0, 0);
	expect(warning_path(&c), 4, 0);
	c.people[3].path = PATH_COLD;
	expect(warning_path(&c), 0, 0);
}
END_TEST

START_TEST(warnings_are_sentences)
{
	struct warning all[N_WARNINGS];
	struct text s = { 0 };

	person("Tom", "President", "Harbour", PATH_COLD, STAGE_IDEA)->private = true;
	mem_set(&c.people[0].role, "Managing Director");
	ck_assert_uint_eq(warnings_of(&c, all), 2);
	warning_text(&c, &all[0], &s);
	ck_assert_str_eq(text_str(&s),
		"Tom is at the head: talk with somebody who does the work there first.");
	text_clear(&s);
	all[1].n = 3;
	warning_text(&c, &all[1], &s);
	ck_assert_str_eq(text_str(&s),
		"Private details are noted about Tom and 2 others: keep to their work.");
	text_free(&s);
}
END_TEST

START_TEST(after_silence_the_same_organisation_comes_first)
{
	person("Silent", "", "Harbour", PATH_COLD, STAGE_NO_ANSWER);
	person("Any", "", "", PATH_COLD, STAGE_IDEA);
	ck_assert_int_eq(pipeline_next(&c, 1)->id, 2);
	person("Target", "", "Delta", PATH_COLD, STAGE_IDEA)->target = true;
	ck_assert_int_eq(pipeline_next(&c, 1)->id, 3);
	person("Named", "", "", PATH_REFERRAL, STAGE_IDEA)->referrer_id = 9;
	ck_assert_int_eq(pipeline_next(&c, 1)->id, 4);
	person("Head", "CEO", "Harbour", PATH_COLD, STAGE_IDEA); /* somebody else first */
	person("There", "", "Harbour", PATH_COLD, STAGE_IDEA);
	ck_assert_int_eq(pipeline_next(&c, 1)->id, 6);
	for (size_t i = 0; i < c.n; i++)
		c.people[i].stage = STAGE_ASKED;
	ck_assert_ptr_null(pipeline_next(&c, 1));
}
END_TEST

Suite *model_pipeline_suite(void);

Suite *
model_pipeline_suite(void)
{
	Suite *s = suite_create("model_pipeline");
	TCase *t = tcase_create("pipeline");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_head_comes_after_somebody_there);
	tcase_add_test(t, private_details_are_told_from_work);
	tcase_add_test(t, research_comes_before_the_first_letter);
	tcase_add_test(t, a_circle_may_be_too_alike);
	tcase_add_test(t, warnings_are_sentences);
	tcase_add_test(t, after_silence_the_same_organisation_comes_first);
	suite_add_tcase(s, t);
	return s;
}
