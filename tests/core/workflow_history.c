/* One history: contacts, packs and settings undone in the order they were done, after a restart too. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bank.h"
#include "store_temp.h"
#include "workflow.h"

#define A "      - id: a\n        text: Why?\n"
#define B "      - id: b\n        text: How?\n"
#define TOP "pack: mine\ncategories:\n  - id: c\n    questions:\n"
#define WHAT "      - id: a\n        text: What for?\n"

static struct desk desk;
static struct err e;
static struct text said;
static char *dir, *pack, *config;

#define OK(x) ck_assert_msg((x), "%s", e.text)

static void
put(const char *path, const char *s)
{
	OK(file_write(path, s, strlen(s), &e));
}

static void
expect_file(const char *path, const char *s)
{
	struct text got = { 0 };

	OK(file_read(path, &got, 0, &e));
	ck_assert_str_eq(text_str(&got), s);
	text_free(&got);
}

static void
open_desk(void)
{
	struct strings problems = { 0 };

	desk = (struct desk){ .store = temp_store(0), .bank_dir = mem_str(dir) };
	config_init(&desk.config);
	config_load(&desk.config, config, &problems);
	strings_free(&problems);
}

static void
open_again(void)
{
	desk_done(&desk);
	open_desk();
}

static void
setup(void)
{
	temp_new();
	setenv("XDG_CONFIG_HOME", temp_path("config"), 1);
	dir = mem_str(temp_path("bank"));
	ck_assert_int_eq(mkdir(dir, 0700), 0);
	pack = path_join(dir, "mine.yaml");
	config = path_config();
	put(pack, TOP A B);
	open_desk();
}

static void
teardown(void)
{
	desk_done(&desk);
	text_free(&said);
	free(dir);
	free(pack);
	free(config);
	unsetenv("XDG_CONFIG_HOME");
	temp_done();
}

static void
edit(enum edit_kind kind, const char *id, const char *value)
{
	struct edit x = { .kind = kind, .id = id, .key = "text", .value = value };
	struct text told = { 0 };

	ck_assert_msg(bank_edit(desk_editor(&desk), "mine", &x, CONFLICT_ASK, &told, &e) ==
		EDIT_DONE, "%s", e.text);
	text_free(&told);
}

static void
change(const char *id, const char *value)
{
	desk.editor.act++;
	edit(EDIT_SET, id, value);
}

/* What "undo" or "redo" said, or why not. */
static const char *
turn(bool redo)
{
	text_clear(&said);
	if (!history_turn(&desk, redo, &said, &e))
		text_set(&said, e.text);
	return text_str(&said);
}

static const char *
text_of(const char *id)
{
	return bank_question(desk_bank(&desk), id, NULL, NULL)->text;
}

static int64_t
steps(void)
{
	return temp_number("SELECT count(*) FROM undo");
}

START_TEST(what_was_done_last_is_undone_first_after_a_restart_too)
{
	for (int restart = 0; restart < 2; restart++) {
		temp_contact(desk.store, "Maya Okafor");
		change("a", "What for?");
		OK(desk_setting(&desk, "agreed_minutes", "30", &e));
		temp_contact(desk.store, "Dana Ruiz");
		if (restart)
			open_again();
		ck_assert_int_eq(desk.config.agreed_minutes, 30);
		ck_assert_str_eq(turn(false), "add Dana Ruiz");
		ck_assert_str_eq(turn(false), "set agreed_minutes to “30”");
		ck_assert_int_eq(desk.config.agreed_minutes, 20);
		ck_assert(!path_exists(config)); /* it was made by it */
		ck_assert_str_eq(turn(false), "change question “Why?”");
		expect_file(pack, TOP A B);
		ck_assert_str_eq(text_of("a"), "Why?");
		if (restart)
			open_again();
		ck_assert_str_eq(turn(true), "change question “Why?”");
		expect_file(pack, TOP WHAT B);
		ck_assert_str_eq(turn(true), "set agreed_minutes to “30”");
		ck_assert_int_eq(desk.config.agreed_minutes, 30);
		ck_assert_str_eq(turn(true), "add Dana Ruiz");
		ck_assert_str_eq(turn(true), "There is nothing to redo.");
		for (int i = 0; i < 4; i++)
			turn(false);
		ck_assert_str_eq(turn(false), "There is nothing to undo.");
		ck_assert_int_eq(store_contact_count(desk.store), 0);
		expect_file(pack, TOP A B);
	}
}
END_TEST

/* The copy of a shipped pack goes with the edit that made it. */
START_TEST(a_copy_goes_with_the_edit_that_made_it)
{
	struct edit x = { .kind = EDIT_SET, .key = "minutes", .value = "9" };
	const struct pack *p;
	struct text told = { 0 };

	ck_assert_int_eq(unlink(pack), 0);
	p = &desk_bank(&desk)->packs[0];
	char *name = mem_str(p->name), *id = mem_str(p->categories[0].questions[0].id);
	int minutes = p->categories[0].questions[0].minutes;
	x.id = id;
	desk.editor.act++;
	ck_assert_int_eq(bank_edit(desk_editor(&desk), name, &x, CONFLICT_ASK, &told, &e),
		EDIT_DONE);
	ck_assert_int_eq(bank_question(desk_bank(&desk), id, NULL, NULL)->minutes, 9);
	turn(false);
	ck_assert_int_eq(bank_question(desk_bank(&desk), id, NULL, NULL)->minutes, minutes);
	ck_assert_int_eq(rmdir(dir), 0); /* nothing is left in it */
	ck_assert_int_eq(mkdir(dir, 0700), 0);
	text_free(&told);
	free(name);
	free(id);
}
END_TEST

START_TEST(an_act_is_undone_and_redone_at_once)
{
	change("a", "What for?");
	desk.editor.act++;
	edit(EDIT_DELETE, "a", NULL);
	edit(EDIT_DELETE, "b", NULL);
	ck_assert_str_eq(turn(false), "delete question “How?”");
	expect_file(pack, TOP WHAT B);
	turn(true);
	expect_file(pack, TOP);
	turn(false);
	expect_file(pack, TOP WHAT B);
	turn(false);
	expect_file(pack, TOP A B);
}
END_TEST

/* It says so once, and then what was done before it can be undone. */
START_TEST(what_others_wrote_stays)
{
	temp_contact(desk.store, "Maya Okafor");
	change("a", "What for?");
	put(pack, TOP A);
	ck_assert_str_eq(turn(false), "The file was changed elsewhere since, so not undone: "
		"change question “Why?”.");
	expect_file(pack, TOP A);
	ck_assert_str_eq(turn(false), "add Maya Okafor");
	open_again();
	change("a", "Whence?");
	turn(false);
	put(pack, TOP B);
	ck_assert_str_eq(turn(true), "The file was changed elsewhere since, so not redone: "
		"change question “Why?”.");
	expect_file(pack, TOP B);
}
END_TEST

/* Killed between the step and the file, each way. */
START_TEST(a_kill_between_step_and_file)
{
	struct undo_step u = { 0 };

	temp_contact(desk.store, "Maya Okafor");
	change("a", "What for?");
	put(pack, TOP A B); /* the step is stored, the file was not written yet */
	ck_assert_int_eq(steps(), 2);
	ck_assert(history_next(&desk, false, &u));
	ck_assert_str_eq(u.label, "add Maya Okafor");
	ck_assert_int_eq(steps(), 1);
	desk_bank_drop(&desk);
	change("a", "What for?");
	turn(false);
	put(pack, TOP WHAT B); /* done again, and the step does not say so yet */
	ck_assert(!history_next(&desk, true, &u));
	ck_assert_str_eq(turn(false), "change question “Why?”");
	expect_file(pack, TOP A B);
	undo_step_done(&u);
}
END_TEST

/* A file that cannot be written leaves no step behind. */
START_TEST(an_edit_that_fails_is_no_step)
{
	struct text told = { 0 };
	struct edit x = { .kind = EDIT_SET, .id = "a", .key = "text", .value = "What for?" };

	desk_bank(&desk);
	ck_assert_int_eq(chmod(pack, 0400), 0);
	ck_assert_int_eq(bank_edit(desk_editor(&desk), "mine", &x, CONFLICT_ASK, &told, &e),
		EDIT_FAILED);
	ck_assert_int_eq(steps(), 0);
	text_free(&told);
}
END_TEST

/* What the program notes for itself is nothing that u undoes, and stands in no file whose digest
 * an earlier step knows. */
START_TEST(the_programs_own_memory_is_no_step)
{
	OK(desk_setting(&desk, "agreed_minutes", "30", &e));
	OK(store_mark_set(desk.store, "slow-line", "yes", &e));
	ck_assert_str_eq(turn(false), "set agreed_minutes to “30”");
	ck_assert_str_eq(turn(false), "There is nothing to undo.");
}
END_TEST

/* The first questions are asked before there is a workbook. */
START_TEST(answers_of_the_first_start_are_one_step)
{
	store_close(desk.store);
	desk.store = NULL;
	desk_settings_begin(&desk);
	OK(desk_setting(&desk, "name", "Ann Alp", &e));
	OK(desk_setting(&desk, "exploring", "energy", &e));
	desk.store = temp_store(0);
	desk_settings_end(&desk);
	ck_assert_int_eq(steps(), 1);
	ck_assert_str_eq(turn(false), "answer the first questions");
	ck_assert_str_eq(desk.config.name, "");
	ck_assert(!path_exists(config));
	ck_assert_str_eq(turn(true), "answer the first questions");
	ck_assert_str_eq(desk.config.name, "Ann Alp");
	ck_assert_str_eq(desk.config.exploring, "energy");
	desk_settings_begin(&desk);
	desk_settings_end(&desk); /* nothing was set */
	ck_assert_int_eq(steps(), 1);
}
END_TEST

/* What "halfhour bank set" and "bank add" call, undone by who looks at the screen. */
START_TEST(a_command_edits_what_u_undoes)
{
	struct text told = { 0 };
	struct problems l = { 0 };
	char *new = mem_str(temp_path("new.yaml"));

	OK(question_set(&desk, "a", "text", "What for?", &told, &e));
	OK(question_set(&desk, "b", "text", "Where?", &told, &e));
	expect_file(pack, TOP WHAT "      - id: b\n        text: Where?\n");
	open_again();
	ck_assert_str_eq(turn(false), "change question “How?”");
	expect_file(pack, TOP WHAT B);
	ck_assert_str_eq(turn(false), "change question “Why?”");
	ck_assert(!question_set(&desk, "a", "colour", "red", &told, &e));
	ck_assert(strstr(e.text, "no field \"colour\"") != NULL);
	ck_assert(!question_set(&desk, "z", "text", "red", &told, &e));
	ck_assert(strstr(e.text, "no question \"z\"") != NULL);
	put(new, "pack: more\ncategories:\n  - id: d\n    questions:\n      - id: d1\n        text: Who?\n");
	OK(pack_take(&desk, new, &told, &l, &e));
	ck_assert_str_eq(text_of("d1"), "Who?");
	ck_assert_str_eq(turn(false), "add pack “more”");
	ck_assert_ptr_null(bank_question(desk_bank(&desk), "d1", NULL, NULL));
	ck_assert_str_eq(turn(true), "add pack “more”");
	ck_assert_str_eq(text_of("d1"), "Who?");
	text_free(&told);
	problems_done(&l);
	free(new);
}
END_TEST

/* Many contacts added by one act, between a setting and a contact of one's own. */
START_TEST(a_batch_is_one_step_among_the_others)
{
	int64_t batch;
	struct undo_step next = { 0 };

	OK(desk_setting(&desk, "agreed_minutes", "30", &e));
	OK(store_batch_begin(desk.store, "import", &batch, &e));
	for (int i = 0; i < 3; i++) {
		OK(store_batch_slice(desk.store, batch, &e));
		temp_contact(desk.store, i ? "Ben Import" : "Ama Import");
		OK(store_done(desk.store, true, &e));
	}
	OK(store_batch_close(desk.store, batch, "import of 3 contacts", &e));
	temp_contact(desk.store, "Maya Okafor");
	open_again();
	ck_assert_str_eq(turn(false), "add Maya Okafor");
	ck_assert(history_next(&desk, false, &next));
	ck_assert_str_eq(next.label, "import of 3 contacts");
	ck_assert_str_eq(turn(false), "import of 3 contacts");
	ck_assert_int_eq(store_contact_count(desk.store), 0);
	ck_assert_str_eq(turn(false), "set agreed_minutes to “30”");
	open_again();
	ck_assert_str_eq(turn(true), "set agreed_minutes to “30”");
	ck_assert_str_eq(turn(true), "import of 3 contacts");
	ck_assert_int_eq(store_contact_count(desk.store), 3);
	ck_assert_str_eq(turn(true), "add Maya Okafor");
	undo_step_done(&next);
}
END_TEST

/* Without a workbook, or where it is only read, the edit is made all the same. */
START_TEST(a_setting_needs_no_workbook)
{
	store_close(desk.store);
	desk.store = NULL;
	OK(desk_setting(&desk, "agreed_minutes", "30", &e));
	ck_assert(path_exists(config));
}
END_TEST

Suite *
workflow_history_suite(void)
{
	Suite *suite = suite_create("workflow_history");
	TCase *t = tcase_create("history");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, what_was_done_last_is_undone_first_after_a_restart_too);
	tcase_add_test(t, a_copy_goes_with_the_edit_that_made_it);
	tcase_add_test(t, an_act_is_undone_and_redone_at_once);
	tcase_add_test(t, what_others_wrote_stays);
	tcase_add_test(t, a_kill_between_step_and_file);
	tcase_add_test(t, an_edit_that_fails_is_no_step);
	tcase_add_test(t, the_programs_own_memory_is_no_step);
	tcase_add_test(t, answers_of_the_first_start_are_one_step);
	tcase_add_test(t, a_command_edits_what_u_undoes);
	tcase_add_test(t, a_batch_is_one_step_among_the_others);
	tcase_add_test(t, a_setting_needs_no_workbook);
	suite_add_tcase(suite, t);
	return suite;
}
