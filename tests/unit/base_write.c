/* What a write replaces, what it writes through, and what it leaves alone. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base.h"
#include "scratch.h"

static char dir[SCRATCH_MAX];

static void
setup(void)
{
	umask(022);
	scratch_make(dir);
	ck_assert_int_eq(chdir(dir), 0);
}

static void
teardown(void)
{
	ck_assert_int_eq(chdir("/"), 0);
	scratch_remove(dir);
}

static unsigned
type_of(const char *path)
{
	struct stat st;

	ck_assert_int_eq(lstat(path, &st), 0);
	return st.st_mode & S_IFMT;
}

static void
check_content(const char *path, const char *want)
{
	struct text t = { 0 };
	struct err e = { 0 };

	ck_assert_msg(file_read(path, &t, 0, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

/* So many names in the folder; temporary files begin with a dot. */
static void
check_names(const char *where, int want)
{
	char cmd[128];
	int n = 0;
	FILE *f;

	snprintf(cmd, sizeof(cmd), "ls -A %s | wc -l", where);
	f = popen(cmd, "r");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(fscanf(f, "%d", &n), 1);
	pclose(f);
	ck_assert_int_eq(n, want);
}

/* A child that reads the pipe to its end and puts it into a file. */
static pid_t
reader(const char *fifo, const char *into)
{
	pid_t child = fork();

	if (child == 0) {
		execl("/bin/sh", "sh", "-c", "cat <\"$0\" >\"$1\"", fifo, into, (char *)NULL);
		_exit(127);
	}
	return child;
}

START_TEST(pipe_is_written_through)
{
	struct text long_text = { 0 };
	struct err e = { 0 };
	pid_t child;

	for (int i = 0; i < 40000; i++) /* more than a pipe holds */
		text_add(&long_text, "a line\n");
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	ck_assert_int_eq(symlink("fifo", "link"), 0);
	child = reader("fifo", "got");
	ck_assert_msg(file_put("link", long_text.s, long_text.n, FILE_WAIT, &e), "%s", e.text);
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	check_content("got", long_text.s);
	ck_assert_uint_eq(type_of("fifo"), S_IFIFO);
	ck_assert_uint_eq(type_of("link"), S_IFLNK);
	check_names(".", 3);
	text_free(&long_text);
}
END_TEST

START_TEST(pipe_without_reader_does_not_hang)
{
	struct err e = { 0 };

	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	ck_assert(!file_write("fifo", "x", 1, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "nobody reads"));
	ck_assert_uint_eq(type_of("fifo"), S_IFIFO);
}
END_TEST

START_TEST(pipe_with_lazy_reader_does_not_hang)
{
	char much[200000];
	struct err e = { 0 };
	int fd;

	memset(much, 'a', sizeof(much));
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	fd = open("fifo", O_RDONLY | O_NONBLOCK);
	ck_assert(!file_write("fifo", much, sizeof(much), &e));
	ck_assert_msg(strstr(e.text, strerror(ETIMEDOUT)) != NULL, "%s", e.text);
	close(fd);
}
END_TEST

START_TEST(device_is_written_through)
{
	struct err e = { 0 };
	bool made = mknod("null", S_IFCHR | 0600, makedev(1, 3)) == 0 &&
		mknod("full", S_IFCHR | 0600, makedev(1, 7)) == 0;
	const char *null = made ? "null" : "/dev/null", *full = made ? "full" : "/dev/full";

	if (!made && geteuid() == 0)
		return; /* a mistake here must not cost the machine its own devices */
	ck_assert_int_eq(symlink(null, "link"), 0);
	ck_assert_msg(file_write("link", "x", 1, &e), "%s", e.text);
	ck_assert_uint_eq(type_of(null), S_IFCHR);
	ck_assert(!file_write(full, "x", 1, &e));
	ck_assert_msg(strstr(e.text, strerror(ENOSPC)) != NULL, "%s", e.text);
	ck_assert_uint_eq(type_of(full), S_IFCHR);
	check_names(".", made ? 3 : 1);
}
END_TEST

/* As with `>>log`: what is written goes behind what is there, by the very same file. */
START_TEST(own_output_is_written_through)
{
	struct err e = { 0 };
	struct stat before, after;
	char name[32];
	int fd;

	ck_assert(file_write("log", "one\n", 4, &e));
	ck_assert_int_eq(stat("log", &before), 0);
	fd = open("log", O_WRONLY | O_APPEND);
	snprintf(name, sizeof(name), "/dev/fd/%d", fd);
	ck_assert_int_eq(symlink(name, "link"), 0);
	ck_assert_msg(file_write("link", "two\n", 4, &e), "%s", e.text);
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	ck_assert_msg(file_write(name, "three\n", 6, &e), "%s", e.text);
	close(fd);
	check_content("log", "one\ntwo\nthree\n");
	ck_assert_int_eq(stat("log", &after), 0);
	ck_assert_uint_eq(before.st_ino, after.st_ino);
	ck_assert(!file_write(name, "x", 1, &e)); /* it is closed now */
}
END_TEST

START_TEST(folder_and_socket_are_refused)
{
	struct err e = { 0 };

	ck_assert_int_eq(mkdir("folder", 0700), 0);
	ck_assert(!file_write("folder", "x", 1, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "a folder"));
	if (mknod("socket", S_IFSOCK | 0600, 0) == 0) {
		ck_assert(!file_write("socket", "x", 1, &e));
		ck_assert_ptr_nonnull(strstr(e.text, "a socket"));
		ck_assert_uint_eq(type_of("socket"), S_IFSOCK);
	}
	ck_assert(!file_write("", "x", 1, &e));
	check_names("folder", 0);
}
END_TEST

START_TEST(links_are_followed)
{
	struct err e = { 0 };

	ck_assert_int_eq(mkdir("a", 0700), 0);
	ck_assert_int_eq(mkdir("b", 0700), 0);
	ck_assert_int_eq(symlink("../b/second", "a/first"), 0);
	ck_assert_int_eq(symlink("file", "b/second"), 0);
	ck_assert_msg(file_write("a/first", "new", 3, &e), "%s", e.text); /* leads to nothing yet */
	ck_assert_uint_eq(type_of("a/first"), S_IFLNK);
	ck_assert_uint_eq(type_of("b/second"), S_IFLNK);
	check_content("b/file", "new");
	ck_assert_int_eq(chmod("b/file", 0640), 0);
	ck_assert_msg(file_write("a/first", "newer", 5, &e), "%s", e.text);
	check_content("b/file", "newer");
	struct stat st;
	ck_assert_int_eq(stat("b/file", &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0640);
	check_names("b", 2);
	ck_assert_int_eq(symlink("round", "round"), 0);
	ck_assert(!file_write("round", "x", 1, &e));
	ck_assert_ptr_nonnull(strstr(e.text, strerror(ELOOP)));
	ck_assert_int_eq(symlink("none/file", "broken"), 0);
	ck_assert(!file_write("broken", "x", 1, &e));
}
END_TEST

START_TEST(read_only_is_refused)
{
	struct err e = { 0 };

	ck_assert(file_write("pack", "old", 3, &e));
	ck_assert_int_eq(chmod("pack", 0444), 0);
	ck_assert(!file_write("pack", "new", 3, &e));
	ck_assert_msg(strstr(e.text, "read-only") != NULL, "%s", e.text);
	check_content("pack", "old");
	ck_assert_int_eq(symlink("pack", "link"), 0);
	ck_assert(!file_write("link", "new", 3, &e));
	check_content("pack", "old");
}
END_TEST

START_TEST(new_means_new)
{
	struct err e = { 0 };

	ck_assert_msg(file_put("file", "one", 3, FILE_NEW, &e), "%s", e.text);
	ck_assert(!file_put("file", "two", 3, FILE_NEW, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "is there already"));
	check_content("file", "one");
	check_names(".", 1);
}
END_TEST

START_TEST(full_disk_leaves_all_as_it_was)
{
	struct rlimit most = { 10, 10 };
	struct err e = { 0 };

	signal(SIGXFSZ, SIG_IGN);
	ck_assert(file_write("file", "old", 3, &e));
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &most), 0);
	ck_assert(!file_write("file", "more than ten bytes", 19, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "as it was"));
	ck_assert(!file_write("other", "more than ten bytes", 19, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "No file was made"));
	check_content("file", "old");
	check_names(".", 1);
}
END_TEST

/* What another person owns stays theirs; only root can show it. */
START_TEST(owner_is_kept)
{
	struct err e = { 0 };
	struct stat st;

	ck_assert(file_write("file", "old", 3, &e));
	if (chown("file", 1234, 1234) != 0)
		return;
	ck_assert(file_write("file", "new", 3, &e));
	ck_assert_int_eq(stat("file", &st), 0);
	ck_assert_uint_eq(st.st_uid, 1234);
	ck_assert_uint_eq(st.st_gid, 1234);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
}
END_TEST

static void
check_unread(const char *path, const char *kind)
{
	struct text t = { 0 };
	struct err e = { 0 };

	ck_assert(!file_read(path, &t, 0, &e));
	ck_assert_msg(strstr(e.text, path) && strstr(e.text, kind), "%s", e.text);
	text_free(&t);
}

START_TEST(only_files_are_read)
{
	int fd;

	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	check_unread("fifo", "a pipe");
	fd = open("fifo", O_RDWR); /* a writer that says nothing */
	check_unread("fifo", "a pipe");
	ck_assert_int_eq(symlink("fifo", "link"), 0);
	check_unread("link", "a pipe");
	close(fd);
	check_unread("/dev/zero", "a device");
	check_unread(".", "a folder");
	if (mknod("socket", S_IFSOCK | 0600, 0) == 0)
		check_unread("socket", "a socket");
	check_content("/dev/null", "");
}
END_TEST

/* ---- temporary files that a killed program left ---- */

/* A child that makes one, says its name and waits to be killed. */
static pid_t
child_with_temporary(char name[128])
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		struct text path = { 0 };
		if (temporary_open("./target", &path) < 0 ||
			write(ends[1], text_str(&path), path.n + 1) < 0)
			_exit(1);
		pause();
	}
	ck_assert_int_gt(read(ends[0], name, 128), 0);
	close(ends[0]);
	close(ends[1]);
	return child;
}

static void
touch(const char *name)
{
	int fd = open(name, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

	ck_assert_int_ge(fd, 0);
	close(fd);
}

START_TEST(a_dead_programs_temporary_file_is_removed)
{
	char name[128], beside[160];
	pid_t child = child_with_temporary(name);

	snprintf(beside, sizeof(beside), "%s-journal", name);
	touch(beside);
	temporary_sweep(".");
	ck_assert_msg(path_exists(name) && path_exists(beside), "a living program's was removed");
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	temporary_sweep(".");
	ck_assert(!path_exists(name));
	ck_assert(!path_exists(beside));
}
END_TEST

START_TEST(only_our_own_names_are_removed)
{
	static const char *const names[] = { ".halfhour-", ".halfhour-abc", ".halfhour-abcdefg",
		".halfhour-abc.ef", ".halfhour-abcdef-old", "halfhour-abcdef", "w.halfhour" };

	for (size_t i = 0; i < LEN(names); i++)
		touch(names[i]);
	ck_assert_int_eq(symlink("w.halfhour", ".halfhour-abcdef"), 0);
	temporary_sweep(".");
	for (size_t i = 0; i < LEN(names); i++)
		ck_assert_msg(path_exists(names[i]), "%s was removed", names[i]);
	ck_assert(path_exists(".halfhour-abcdef"));
}
END_TEST

/* Killed between a link and the removal of the first name: the other one stays. */
START_TEST(a_temporary_file_that_has_its_name_goes)
{
	touch(".halfhour-abcdef");
	ck_assert_int_eq(link(".halfhour-abcdef", "named"), 0);
	temporary_sweep_beside("./named");
	ck_assert(path_exists("named"));
	ck_assert(!path_exists(".halfhour-abcdef"));
}
END_TEST

Suite *
base_write_suite(void)
{
	Suite *s = suite_create("base write");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, pipe_is_written_through);
	tcase_add_test(t, pipe_without_reader_does_not_hang);
	tcase_add_test(t, pipe_with_lazy_reader_does_not_hang);
	tcase_add_test(t, device_is_written_through);
	tcase_add_test(t, own_output_is_written_through);
	tcase_add_test(t, folder_and_socket_are_refused);
	tcase_add_test(t, links_are_followed);
	tcase_add_test(t, read_only_is_refused);
	tcase_add_test(t, new_means_new);
	tcase_add_test(t, full_disk_leaves_all_as_it_was);
	tcase_add_test(t, owner_is_kept);
	tcase_add_test(t, only_files_are_read);
	tcase_add_test(t, a_dead_programs_temporary_file_is_removed);
	tcase_add_test(t, only_our_own_names_are_removed);
	tcase_add_test(t, a_temporary_file_that_has_its_name_goes);
	suite_add_tcase(s, t);
	return s;
}
