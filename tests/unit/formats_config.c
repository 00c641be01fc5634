/* Settings: defaults, a person's file, wrong values, and saving that touches little. */
#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config_temp.h"
#include "formats.h"
#include "scratch.h"

static char dir[SCRATCH_MAX];
static char *path;
static struct config c;
static struct strings said;
static struct err err;

static void
setup(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	umask(0);
	scratch_make(dir);
	path = path_join(dir, "new/config.yaml");
	config_init(&c);
}

static void
teardown(void)
{
	umask(022);
	config_free(&c);
	strings_free(&said);
	free(path);
	scratch_remove(dir);
}

static void
write_file(const char *s)
{
	ck_assert(path_make_parent(path, &err));
	ck_assert_msg(file_write(path, s, strlen(s), &err), "%s", err.text);
}

static void
check_file(const char *want)
{
	struct text t = { 0 };

	ck_assert(file_read(path, &t, 0, &err));
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

static void
check_get(const char *name, const char *want)
{
	struct text t = { 0 };

	ck_assert(config_get(&c, name, &t));
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

static void
check_said(size_t i, const char *end)
{
	struct text want = { 0 };

	text_addf(&want, "%s:%s", path, end);
	ck_assert_uint_gt(said.n, i);
	ck_assert_str_eq(said.s[i], text_str(&want));
	text_free(&want);
}

START_TEST(defaults_without_a_file)
{
	ck_assert(config_load(&c, path, &said));
	ck_assert_uint_eq(said.n, 0);
	ck_assert_str_eq(c.name, "");
	ck_assert(!c.coach && !c.linear && !c.announce);
	ck_assert_int_eq(c.columns, 0);
	ck_assert_int_eq(c.bell, 0);
	ck_assert_int_eq(c.clock, CLOCK_SECONDS);
	ck_assert_int_eq(c.theme, 0);
	ck_assert_int_eq(c.policy, POLICY_7D);
	ck_assert_int_eq(c.marker_seconds, 15);
	ck_assert_int_eq(c.agreed_minutes, 20);
	ck_assert_uint_eq(c.abbreviations.names.n, 0);
	ck_assert_ptr_nonnull(c.zone);
}
END_TEST

START_TEST(every_row_is_whole)
{
	for (size_t i = 0; i < n_settings; i++) {
		ck_assert_ptr_nonnull(strchr(settings[i].help, '.'));
		ck_assert_ptr_eq(setting_find(settings[i].name), &settings[i]);
		ck_assert_msg(settings[i].preset || settings[i].words, "%s", settings[i].name);
		ck_assert_msg(settings[i].label && strlen(settings[i].label) <= 24, "%s", settings[i].name);
		for (int k = 0; settings[i].said && k < settings[i].n_words; k++)
			ck_assert_msg(*settings[i].said[k], "%s", settings[i].name);
	}
	ck_assert_ptr_null(setting_find("unknown"));
}
END_TEST

START_TEST(a_file_is_read)
{
	write_file("name: Lena Fuchs\nexploring: 'grid planning'\ncoach: yes\ncolumns: 40\n"
		   "bell: visual\nclock: minutes\ntheme: mono\nmarker_seconds: 0\npolicy: 3b7\nzone: Europe/Vienna\n"
		   "abbreviations:\n  w/: with\n  mgr: manager\nmine: [kept]\nabout:\n");
	ck_assert(config_load(&c, path, &said));
	ck_assert_uint_eq(said.n, 0);
	ck_assert_str_eq(c.name, "Lena Fuchs");
	ck_assert_str_eq(c.exploring, "grid planning");
	ck_assert(c.coach);
	ck_assert_int_eq(c.columns, 40);
	ck_assert_int_eq(c.bell, 1);
	ck_assert_int_eq(c.clock, CLOCK_MINUTES);
	ck_assert_int_eq(c.marker_seconds, 0);
	ck_assert_int_eq(c.theme, 1);
	ck_assert_int_eq(c.policy, POLICY_3B7);
	ck_assert_str_eq(c.abbreviations.values.s[1], "manager");
	check_get("abbreviations", "w/=with, mgr=manager");
}
END_TEST

START_TEST(hooks_are_lists_of_words)
{
	write_file("hooks:\n  after-call: [notify-send, 'It has ended', \"; rm\"]\n");
	ck_assert(config_load(&c, path, &said));
	ck_assert_uint_eq(said.n, 0);
	ck_assert_str_eq(c.hooks.values.s[0],
		"notify-send" SETTING_BETWEEN "It has ended" SETTING_BETWEEN "; rm");
	ck_assert(config_set(&c, "hooks", "thanks-due=mail-me now", &err));
	ck_assert_msg(config_save(&c, path, &err), "%s", err.text);
	check_file("hooks:\n  \"after-call\": [\"notify-send\", \"It has ended\", \"; rm\"]\n"
		   "  \"thanks-due\": [\"mail-me\", \"now\"]\n");
	check_get("hooks", "after-call=notify-send It has ended ; rm, thanks-due=mail-me now");
	ck_assert(!config_set(&c, "hooks", "after-all=x", &err));
	ck_assert_str_eq(err.text,
		"hooks: write after-call, after-debrief or thanks-due=COMMAND.");
}
END_TEST

START_TEST(a_hook_that_is_no_list_is_told)
{
	write_file("hooks:\n  after-call: notify-send\n  after-all: [x]\n  after-debrief: []\n");
	ck_assert(config_load(&c, path, &said));
	ck_assert_uint_eq(said.n, 3);
	check_said(0, "2:15: \"hooks\" must be lists of words, by after-call, after-debrief or thanks-due.");
	ck_assert_uint_eq(c.hooks.names.n, 0);
}
END_TEST

START_TEST(wrong_values_fall_to_the_default)
{
	write_file("agreed_minutes: soon\nbell: loud\ncolumns: 30\nannounce: [1]\nzone: Moon/Base\n"
		   "abbreviations: w/\nname: ok\nclock: Minutes\n");
	ck_assert(config_load(&c, path, &said));
	ck_assert_uint_eq(said.n, 7);
	check_said(0, "1:17: \"agreed_minutes\" must be a whole number from 5 to 240. Until then it is 20.");
	check_said(1, "2:7: \"bell\" must be off, visual or audible. Until then it is off.");
	check_said(2, "3:10: \"columns\" must be 0, 20, 40 or 80. Until then it is 0.");
	check_said(3, "4:11: \"announce\" must be true or false. Until then it is false.");
	check_said(4, "5:7: \"zone\" must be a time zone: the nearest big city (Vienna) or UTC+2. Until then it is empty.");
	check_said(5, "6:16: \"abbreviations\" must be a map of short: long.");
	check_said(6, "8:8: \"clock\" must be seconds or minutes. Until then it is seconds.");
	ck_assert_int_eq(c.agreed_minutes, 20);
	ck_assert_str_eq(c.zone, "");
	ck_assert_str_eq(c.name, "ok");
}
END_TEST

START_TEST(a_broken_file_is_told_and_never_written)
{
	write_file("name: \"open\nbell: off\n");
	ck_assert(!config_load(&c, path, &said));
	check_said(0, "3:1: A quote is not closed. Close it.");
	ck_assert(config_set(&c, "name", "Lena", &err));
	ck_assert(!config_save(&c, path, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "Settings are not saved: "));
	check_file("name: \"open\nbell: off\n");
	write_file("- a\n- list\n");
	strings_free(&said);
	ck_assert(config_load(&c, path, &said));
	check_said(0, "1:1: Settings are lines of \"name: value\".");
	ck_assert(!config_save(&c, path, &err));
	check_file("- a\n- list\n");
}
END_TEST

START_TEST(set_by_name)
{
	ck_assert(config_set(&c, "name", "Lena \"L\" Fuchs", &err));
	check_get("name", "Lena \"L\" Fuchs");
	ck_assert(config_set(&c, "linear", "on", &err));
	check_get("linear", "true");
	ck_assert(config_set(&c, "columns", "80", &err));
	check_get("columns", "80");
	ck_assert(!config_set(&c, "columns", "81", &err));
	ck_assert_str_eq(err.text, "columns must be 0, 20, 40 or 80.");
	ck_assert(!config_set(&c, "bel", "off", &err));
	ck_assert_str_eq(err.text, "There is no setting \"bel\". `man halfhour` lists them.");
	ck_assert(config_set(&c, "abbreviations", "w/=with", &err));
	ck_assert(config_set(&c, "abbreviations", "b/c=because", &err));
	ck_assert(config_set(&c, "abbreviations", "w/=without = less", &err));
	check_get("abbreviations", "w/=without = less, b/c=because");
	ck_assert(config_set(&c, "abbreviations", "w/=", &err));
	check_get("abbreviations", "b/c=because");
	ck_assert(!config_set(&c, "abbreviations", "two words=x", &err));
	ck_assert(!config_set(&c, "abbreviations", "=x", &err));
	ck_assert(!config_set(&c, "abbreviations", "none", &err));
	ck_assert_str_eq(err.text, "abbreviations must be SHORT=LONG, SHORT without blanks.");
	ck_assert(!config_get(&c, "bel", &(struct text){ 0 }));
}
END_TEST

START_TEST(a_new_file_is_private_and_short)
{
	struct stat st;

	ck_assert(config_set(&c, "name", "Lena \"L\"", &err));
	ck_assert(config_set(&c, "linear", "true", &err));
	ck_assert(config_set(&c, "agreed_minutes", "30", &err));
	ck_assert(config_set(&c, "abbreviations", "w/=with", &err));
	ck_assert_msg(config_save(&c, path, &err), "%s", err.text);
	check_file("# Settings of halfhour: each may be left out. See man halfhour.\n"
		   "name: \"Lena \\\"L\\\"\"\n"
		   "linear: true\n"
		   "agreed_minutes: 30\n"
		   "abbreviations: {\"w/\": \"with\"}\n");
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
}
END_TEST

START_TEST(saving_touches_only_what_changed)
{
	write_file("# mine\n\nbell:   visual   # not loud\nunknown: {x: [1]}\nname: |\n  Lena\n"
		   "about:\nabbreviations:\n    w/: with # c\n    b: be\ncolumns: '40'\n# the end\n");
	ck_assert(config_load(&c, path, &said));
	ck_assert_str_eq(c.name, "Lena\n");
	ck_assert(config_save(&c, path, &err));
	check_file("# mine\n\nbell:   visual   # not loud\nunknown: {x: [1]}\nname: |\n  Lena\n"
		   "about:\nabbreviations:\n    w/: with # c\n    b: be\ncolumns: '40'\n# the end\n");
	ck_assert(config_set(&c, "bell", "off", &err));
	ck_assert(config_set(&c, "name", "Lena F", &err));
	ck_assert(config_set(&c, "about", "I study.", &err));
	ck_assert(config_set(&c, "abbreviations", "mgr=manager", &err));
	c.announce = true; /* fields may be set directly, too */
	ck_assert_msg(config_save(&c, path, &err), "%s", err.text);
	check_file("# mine\n\nbell:   \"off\"   # not loud\nunknown: {x: [1]}\nname: \"Lena F\"\n"
		   "about: \"I study.\"\nabbreviations:\n    \"w/\": \"with\"\n    \"b\": \"be\"\n"
		   "    \"mgr\": \"manager\"\ncolumns: '40'\nannounce: true\n# the end\n");
}
END_TEST

START_TEST(saving_keeps_windows_ways)
{
	write_file("\xef\xbb\xbfname: J\u00f6rg\r\nbell: off");
	ck_assert(config_load(&c, path, &said));
	ck_assert(config_set(&c, "bell", "audible", &err));
	ck_assert(config_set(&c, "coach", "true", &err));
	ck_assert(config_save(&c, path, &err));
	check_file("\xef\xbb\xbfname: J\u00f6rg\r\nbell: \"audible\"\r\ncoach: true\r\n");
}
END_TEST

START_TEST(what_made_no_sense_stays_until_set)
{
	write_file("bell: loud\n...\n");
	ck_assert(config_load(&c, path, &said));
	ck_assert(config_set(&c, "announce", "true", &err));
	ck_assert_msg(config_save(&c, path, &err), "%s", err.text);
	check_file("bell: loud\nannounce: true\n...\n");
	ck_assert(config_set(&c, "bell", "off", &err));
	ck_assert(config_save(&c, path, &err));
	check_file("bell: \"off\"\nannounce: true\n...\n");
}
END_TEST

START_TEST(a_file_in_one_bracket_is_left_alone)
{
	write_file("{name: Lena}\n");
	ck_assert(config_load(&c, path, &said));
	ck_assert(config_set(&c, "name", "Lea", &err));
	ck_assert(config_save(&c, path, &err));
	check_file("{name: \"Lea\"}\n");
	ck_assert(config_set(&c, "announce", "true", &err));
	ck_assert(!config_save(&c, path, &err));
	ck_assert_ptr_nonnull(strstr(err.text, "Use an editor."));
	check_file("{name: \"Lea\"}\n");
}
END_TEST

Suite *
formats_config_suite(void)
{
	Suite *s = suite_create("formats config");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, defaults_without_a_file);
	tcase_add_test(t, every_row_is_whole);
	tcase_add_test(t, a_file_is_read);
	tcase_add_test(t, hooks_are_lists_of_words);
	tcase_add_test(t, a_hook_that_is_no_list_is_told);
	tcase_add_test(t, wrong_values_fall_to_the_default);
	tcase_add_test(t, a_broken_file_is_told_and_never_written);
	tcase_add_test(t, set_by_name);
	tcase_add_test(t, a_new_file_is_private_and_short);
	tcase_add_test(t, saving_touches_only_what_changed);
	tcase_add_test(t, saving_keeps_windows_ways);
	tcase_add_test(t, what_made_no_sense_stays_until_set);
	tcase_add_test(t, a_file_in_one_bracket_is_left_alone);
	suite_add_tcase(s, t);
	return s;
}
