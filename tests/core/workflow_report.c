/* The document one hands in, and a rehearsal that has the person of its script everywhere. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/call.h"

static struct desk desk;
static struct err e;

static void
setup(void)
{
	temp_desk(&desk);
}

static void
teardown(void)
{
	temp_desk_done(&desk);
}

static int64_t
rehearsal(void)
{
	int64_t id = rehearsal_begin(&desk, "registrar", 1, 0, 0, &e);

	ck_assert_msg(id, "%s", e.text);
	return id;
}

static char *
report_of(int64_t id, struct report_wish wish)
{
	struct text out = { 0 };

	ck_assert_msg(report_write(&desk, id, &wish, &out, &e), "%s", e.text);
	return text_take(&out);
}

START_TEST(a_report_says_whose_it_is)
{
	int64_t maya = temp_contact(desk.store, "Maya Okafor, Grid planner, Northlight");
	int64_t id = temp_interview(desk.store, maya);

	temp_asked(desk.store, id, "day-last-week");
	ck_assert(config_set(&desk.config, "name", "Iris Feld", &e));
	for (unsigned i = 0; i < 2 * N_PAGE_FORMATS; i++) {
		struct report_wish wish = { .as = i / 2, .blank = i % 2 };
		char *s = report_of(id, wish);
		ck_assert_msg(strstr(s, "Maya Okafor"), "%s", s);
		if (!wish.blank)
			ck_assert_msg(strstr(s, "Iris Feld"), "%s", s);
		free(s);
	}
}
END_TEST

/* Only where they are asked for; as a picture where the page can show one, else in words. */
START_TEST(figures_stand_in_a_report_that_wants_them)
{
	int64_t id = temp_held(&desk, temp_contact_at(&desk, "Maya Okafor", STAGE_TALKED), 20);
	char *without = report_of(id, (struct report_wish){ .as = PAGE_HTML });
	char *html = report_of(id, (struct report_wish){ .as = PAGE_HTML, .figures = true });
	char *text = report_of(id, (struct report_wish){ .as = PAGE_TEXT, .figures = true });

	ck_assert_ptr_null(strstr(without, "Conversations so far"));
	ck_assert_ptr_nonnull(strstr(strstr(html, "Conversations so far"), "<svg"));
	ck_assert_ptr_nonnull(strstr(text, "Talked: 1"));
	ck_assert_ptr_null(strstr(text, "<svg"));
	free(without);
	free(html);
	free(text);
}
END_TEST

START_TEST(a_rehearsals_report_names_its_partner)
{
	char *s = report_of(rehearsal(), (struct report_wish){ 0 });

	ck_assert_msg(strstr(s, "Odile Farrant"), "%s", s);
	free(s);
}
END_TEST

START_TEST(what_cannot_be_written_is_said)
{
	int64_t id = temp_interview(desk.store, temp_contact(desk.store, "Ama Mensah"));
	struct report_wish blank = { .blank = true }, pack = { .assignment = "no-such-pack" };
	struct text out = { 0 };

	ck_assert(!report_write(&desk, id, &blank, &out, &e));
	ck_assert_str_eq(e.text, "This interview has no plan yet: p on the contact makes one");
	ck_assert(!report_write(&desk, id, &pack, &out, &e));
	ck_assert_str_eq(e.text, "There is no assignment pack \"no-such-pack\"; "
		"`halfhour bank list` shows the packs");
	ck_assert(!report_write(&desk, 99, &blank, &out, &e));
	ck_assert_uint_eq(out.n, 0);
}
END_TEST

START_TEST(a_name_tells_the_format)
{
	ck_assert_int_eq(page_format_of("a.html"), PAGE_HTML);
	ck_assert_int_eq(page_format_of("a.HTM"), PAGE_HTML);
	ck_assert_int_eq(page_format_of("a.rtf"), PAGE_RTF);
	ck_assert_int_eq(page_format_of("a.txt"), PAGE_TEXT);
	ck_assert_int_eq(page_format_of("a.md"), PAGE_MARKDOWN);
	ck_assert_int_eq(page_format_of(".html"), PAGE_MARKDOWN);
	ck_assert_int_eq(page_format_of("html"), PAGE_MARKDOWN);
	ck_assert_int_eq(page_format_of(""), PAGE_MARKDOWN);
}
END_TEST

/* ---- rehearsals ---- */

START_TEST(a_rehearsal_is_read_with_its_partner)
{
	struct call c = { 0 };

	ck_assert(desk_call(&desk, rehearsal(), &c, &e));
	ck_assert_ptr_nonnull(strstr(c.who.name, "Odile Farrant"));
	ck_assert_str_eq(c.interview.contact, c.who.name);
	ck_assert_str_eq(c.interview.role, c.who.role);
	ck_assert_str_eq(c.interview.organisation, c.who.organisation);
	call_done(&c);
}
END_TEST

static bool
see_partner(void *user, const struct interview *i)
{
	*(bool *)user = i->practice && strstr(i->contact, "Odile Farrant") && *i->organisation;
	return true;
}

START_TEST(rehearsals_are_listed_with_their_partners)
{
	bool seen = false;

	rehearsal();
	ck_assert(desk_interviews(&desk, "", see_partner, &seen, &e));
	ck_assert(seen);
}
END_TEST

/* The blanks of a question that is put into a rehearsal's plan are filled with its person. */
START_TEST(a_rehearsals_questions_are_about_its_partner)
{
	struct question q = { .id = (char[]){ "hours" }, .brief = (char[]){ "Hours" },
		.text = (char[]){ "How do hours of {role} divide?" }, .minutes = 2 };
	struct category day = { .title = (char[]){ "Day" } };
	struct pack p = { .name = (char[]){ "own" } };
	struct bank_row row = { .question = &q, .category = &day, .pack = &p };
	const struct bank_row *rows[] = { &row };
	int64_t id = rehearsal();
	struct call c = { 0 };
	size_t added;

	ck_assert_msg(plan_add(&desk, id, rows, 1, &added, &e), "%s", e.text);
	ck_assert(desk_call(&desk, id, &c, &e));
	bool found = false;
	for (size_t i = 0; i < c.n_asked; i++)
		if (strcmp(c.asked[i].question_id, "hours") == 0)
			found = strstr(c.asked[i].text, c.who.role) != NULL;
	ck_assert(found);
	call_done(&c);
}
END_TEST

Suite *workflow_report_suite(void);

Suite *
workflow_report_suite(void)
{
	Suite *suite = suite_create("report");
	TCase *t = tcase_create("report");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_report_says_whose_it_is);
	tcase_add_test(t, a_rehearsals_report_names_its_partner);
	tcase_add_test(t, figures_stand_in_a_report_that_wants_them);
	tcase_add_test(t, what_cannot_be_written_is_said);
	tcase_add_test(t, a_name_tells_the_format);
	tcase_add_test(t, a_rehearsal_is_read_with_its_partner);
	tcase_add_test(t, rehearsals_are_listed_with_their_partners);
	tcase_add_test(t, a_rehearsals_questions_are_about_its_partner);
	suite_add_tcase(suite, t);
	return suite;
}
