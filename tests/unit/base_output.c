/* Where output may go: never over a file of ours, over another's only when asked. */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base.h"
#include "scratch.h"

static char dir[SCRATCH_MAX];
static struct ours ours = { "w.halfhour", "packs" };

static void
put(const char *path, const char *text)
{
	struct err e = { 0 };

	ck_assert_msg(path_make_parent(path, &e) && file_write(path, text, strlen(text), &e), "%s",
		e.text);
}

static void
setup(void)
{
	umask(022);
	scratch_make(dir);
	ck_assert_int_eq(chdir(dir), 0);
	static const char *const homes[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME" };
	for (size_t i = 0; i < LEN(homes); i++) {
		char *path = path_join(dir, homes[i]);
		setenv(homes[i], path, 1);
		free(path);
	}
	put("w.halfhour", "a workbook, as far as this goes");
	put("w.halfhour-wal", "its log");
	put("other.txt", "another's");
}

static void
teardown(void)
{
	ck_assert_int_eq(chdir("/"), 0);
	scratch_remove(dir);
}

/* Not even with force; and it is as it was. */
static void
check_never(const char *path)
{
	struct text new = { 0 }, before = { 0 }, after = { 0 };
	struct err e = { 0 };
	bool there = path_exists(path);

	text_set(&new, "a report");
	if (there)
		ck_assert(file_read(path, &before, 0, NULL));
	ck_assert_msg(output_look(&ours, path, &e) == OUTPUT_OURS, "%s", path);
	ck_assert(!output_write(&ours, path, &new, OUTPUT_FORCE | OUTPUT_WAIT, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "halfhour's own"));
	ck_assert_int_eq(path_exists(path), there);
	if (there)
		ck_assert(file_read(path, &after, 0, NULL));
	ck_assert_str_eq(text_str(&before), text_str(&after));
	text_free(&new);
	text_free(&before);
	text_free(&after);
}

START_TEST(files_of_ours_never)
{
	static const char *const files[] = { "XDG_CONFIG_HOME/halfhour/config.yaml",
		"packs/mine.yaml", "packs/mine.yaml.yours", "XDG_DATA_HOME/halfhour/bank/other.yaml",
		"XDG_DATA_HOME/halfhour/workbook.halfhour", "XDG_DATA_HOME/halfhour/backups/daily/1",
		"XDG_STATE_HOME/halfhour/rescue/1.rescue", "XDG_STATE_HOME/halfhour/log",
		"w.halfhour", "w.halfhour-wal" };

	for (size_t i = 0; i < LEN(files); i++) {
		if (!path_exists(files[i]))
			put(files[i], "ours");
		check_never(files[i]);
		unlink("hard");
		unlink("soft");
		ck_assert_int_eq(link(files[i], "hard"), 0);
		ck_assert_int_eq(symlink(files[i], "soft"), 0);
		check_never("hard");
		check_never("soft");
	}
	char *shipped = path_shipped("bank/core.yaml");
	check_never(shipped);
	free(shipped);
}
END_TEST

/* A log that is not there yet would be taken for the workbook's own. */
START_TEST(names_beside_a_workbook_never)
{
	check_never("w.halfhour-shm");
	check_never("./w.halfhour-journal");
	ck_assert_int_eq(symlink("w.halfhour", "link"), 0);
	ours.workbook = "link";
	check_never("w.halfhour-shm");
	ours.workbook = "not-made-yet";
	check_never("not-made-yet");
	check_never("not-made-yet-wal");
	ours.workbook = "w.halfhour";
}
END_TEST

/* A backup, or a workbook that is not the one in use, wherever it lies. */
START_TEST(databases_never)
{
	struct err e = { 0 };

	ck_assert(file_write("backup", "SQLite format 3\0and so on", 25, &e));
	check_never("backup");
	check_never("backup-wal");
	ck_assert(output_look(&ours, "other.txt-wal", &e) == OUTPUT_FREE);
}
END_TEST

START_TEST(others_only_by_force)
{
	struct text new = { 0 }, got = { 0 };
	struct err e = { 0 };

	text_set(&new, "a report");
	ck_assert_int_eq(symlink("other.txt", "link"), 0);
	ck_assert(output_look(&ours, "link", &e) == OUTPUT_THERE);
	ck_assert(!output_write(&ours, "link", &new, 0, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "--force"));
	ck_assert(file_read("other.txt", &got, 0, &e));
	ck_assert_str_eq(text_str(&got), "another's");
	ck_assert_msg(output_write(&ours, "link", &new, OUTPUT_FORCE, &e), "%s", e.text);
	ck_assert(file_read("other.txt", &got, 0, &e));
	ck_assert_str_eq(text_str(&got), "a report");
	ck_assert_msg(output_write(&ours, "w.halfhour-report.md", &new, 0, &e), "%s", e.text);
	text_free(&new);
	text_free(&got);
}
END_TEST

/* Nothing would be lost in it, so nothing is asked; unless it is a file of ours after all. */
START_TEST(streams_are_free)
{
	struct text new = { 0 };
	struct err e = { 0 };
	char name[32];

	text_set(&new, "a report");
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	ck_assert(output_look(&ours, "fifo", &e) == OUTPUT_FREE);
	int fd = open("fifo", O_RDWR);
	ck_assert_msg(output_write(&ours, "fifo", &new, OUTPUT_WAIT, &e), "%s", e.text);
	close(fd);
	fd = open("other.txt", O_WRONLY | O_APPEND);
	snprintf(name, sizeof(name), "/dev/fd/%d", fd);
	ck_assert_msg(output_write(&ours, name, &new, 0, &e), "%s", e.text);
	close(fd);
	fd = open("w.halfhour", O_WRONLY | O_APPEND);
	snprintf(name, sizeof(name), "/dev/fd/%d", fd);
	ck_assert(!output_write(&ours, name, &new, OUTPUT_FORCE, &e));
	close(fd);
	text_free(&new);
}
END_TEST

Suite *
base_output_suite(void)
{
	Suite *s = suite_create("base output");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, files_of_ours_never);
	tcase_add_test(t, names_beside_a_workbook_never);
	tcase_add_test(t, databases_never);
	tcase_add_test(t, others_only_by_force);
	tcase_add_test(t, streams_are_free);
	suite_add_tcase(s, t);
	return s;
}
