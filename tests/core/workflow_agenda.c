/* Today's steps in words: two that would sound the same say which they are. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"

static struct desk desk;
static struct agenda agenda;
static struct err e;

static void
setup(void)
{
	temp_desk(&desk);
	config_set(&desk.config, "zone", "UTC", &e);
}

static void
teardown(void)
{
	agenda_done(&agenda);
	temp_desk_done(&desk);
}

/* The reason of the nth debrief with that person; NULL: there is none. */
static const char *
why_of(const char *name, int nth)
{
	ck_assert_msg(agenda_read(&desk, desk.now->wall_ms + HOUR_MS, &agenda, &e), "%s", e.text);
	for (size_t i = 0; i < agenda.n; i++) {
		const struct agenda_item *it = &agenda.items[i];

		if (it->row.due.kind == DUE_DEBRIEF && strstr(it->text, name) && nth-- == 0)
			return it->why;
	}
	return NULL;
}

START_TEST(two_calls_with_one_person)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_ASKED);

	temp_held(&desk, maya, 20);
	temp_held(&desk, temp_contact_at(&desk, "Ben Sol", STAGE_ASKED), 20);
	char *alone = mem_str(why_of("Maya", 0));
	ck_assert_ptr_null(strchr(alone, ':')); /* no hour where nothing is to be told apart */
	temp_held(&desk, maya, 50);
	char *first = mem_str(why_of("Maya", 0)), *second = mem_str(why_of("Maya", 1));
	ck_assert_str_ne(first, second);
	ck_assert_msg(strchr(first, ':') && strstr(first, alone), "%s", first);
	ck_assert_msg(strchr(second, ':') && strstr(second, alone), "%s", second);
	ck_assert_str_eq(why_of("Ben", 0), alone);
	ck_assert_ptr_null(why_of("Maya", 2));
	free(alone);
	free(first);
	free(second);
}
END_TEST

Suite *workflow_agenda_suite(void);

Suite *
workflow_agenda_suite(void)
{
	Suite *s = suite_create("workflow_agenda");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, two_calls_with_one_person);
	suite_add_tcase(s, t);
	return s;
}
