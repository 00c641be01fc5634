/* Files and the places where they live. */
#include <check.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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
}

static void
teardown(void)
{
	scratch_remove(dir);
}

static void
check_path(char *got, const char *want)
{
	ck_assert_str_eq(got, want);
	free(got);
}

START_TEST(places_by_xdg)
{
	setenv("HOME", "/home/maya", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("HALFHOUR_WORKBOOK");
	check_path(path_workbook(NULL), "/home/maya/.local/share/halfhour/workbook.halfhour");
	check_path(path_bank_user(NULL), "/home/maya/.local/share/halfhour/bank");
	check_path(path_config(), "/home/maya/.config/halfhour/config.yaml");
	check_path(path_state("rescue"), "/home/maya/.local/state/halfhour/rescue");
	setenv("XDG_DATA_HOME", "/d/", 1);
	setenv("XDG_CONFIG_HOME", "relative", 1);
	check_path(path_workbook(NULL), "/d/halfhour/workbook.halfhour");
	check_path(path_config(), "/home/maya/.config/halfhour/config.yaml");
	setenv("HALFHOUR_WORKBOOK", "here.halfhour", 1);
	check_path(path_workbook(""), "here.halfhour");
	check_path(path_workbook("mine"), "mine");
	check_path(path_bank_user("packs"), "packs");
}
END_TEST

static void
check_beneath(char *got, const char *folder, const char *rest)
{
	char want[4200];

	snprintf(want, sizeof(want), "%s%s", folder, rest);
	check_path(got, want);
}

START_TEST(a_path_from_the_root)
{
	char here[4096];

	check_path(path_absolute("//a///b/./c/"), "/a/b/c");
	check_path(path_absolute("/"), "/");
	check_path(path_absolute("/a/../b..c/.d"), "/a/../b..c/.d");
	ck_assert_int_eq(chdir(dir), 0);
	ck_assert_ptr_nonnull(getcwd(here, sizeof(here)));
	check_beneath(path_absolute("file:x?y#z"), here, "/file:x?y#z");
	check_beneath(path_absolute("./:memory:"), here, "/:memory:");
	check_beneath(path_absolute("."), here, "");
	ck_assert_int_eq(rmdir(here), 0);
	check_path(path_absolute("file"), "./file"); /* beneath nothing */
}
END_TEST

/* From here on this process, and what it runs, dies of the first socket. */
static void
forbid_sockets(void)
{
	struct sock_filter rules[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog all = { LEN(rules), rules };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) != 0)
		_exit(0); /* a system that cannot forbid them */
}

static int
status_of(pid_t pid)
{
	int status;

	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return status;
}

START_TEST(no_socket_without_a_home)
{
	pid_t pid;

	unsetenv("HOME");
	unsetenv("XDG_CONFIG_HOME");
	if ((pid = fork()) == 0) {
		forbid_sockets();
		_exit(!strstr(path_config(), "/.config/halfhour/config.yaml"));
	}
	ck_assert_int_eq(status_of(pid), 0);
}
END_TEST

/* A call of the program itself, which reads from `in`; its files are in the test's folder. */
static void
hold_call(const char *program, int in)
{
	setenv("HALFHOUR_WORKBOOK", "w", 1);
	setenv("XDG_STATE_HOME", dir, 1);
	setenv("XDG_CONFIG_HOME", dir, 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("HOME");
	if (chdir(dir) == 0 && dup2(in, STDIN_FILENO) >= 0 && freopen("/dev/null", "w", stdout))
		execl(program, program, "live", "--now", "--linear", (char *)NULL);
	_exit(1);
}

START_TEST(no_socket_in_the_whole_program)
{
	const char *program = getenv("HALFHOUR_BIN");
	pid_t pid;

	if (!program)
		return;
	if ((pid = fork()) == 0) {
		forbid_sockets();
		hold_call(program, open("/dev/null", O_RDONLY));
	}
	ck_assert_int_eq(status_of(pid), 0);
}
END_TEST

/* What the kernel says of its limit, once the program has come so far. */
static bool
without_core(pid_t pid)
{
	struct text all = { 0 };
	char path[64];
	bool off = false;

	snprintf(path, sizeof(path), "/proc/%d/limits", (int)pid);
	for (int i = 0; i < 500 && !off; i++) {
		usleep(10000);
		off = file_read(path, &all, 0, NULL) &&
			strstr(text_str(&all), "Max core file size        0                    0 ");
	}
	text_free(&all);
	return off;
}

START_TEST(no_core_of_a_call_is_dumped)
{
	const char *program = getenv("HALFHOUR_BIN");
	struct rlimit some = { 4096, 4096 };
	int ends[2];
	pid_t pid;

	if (!program || setrlimit(RLIMIT_CORE, &some) != 0)
		return;
	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	if ((pid = fork()) == 0)
		hold_call(program, ends[0]);
	ck_assert(without_core(pid));
	close(ends[1]);
	close(ends[0]);
	ck_assert_int_eq(status_of(pid), 0);
}
END_TEST

START_TEST(no_core_is_dumped)
{
	struct rlimit core = { 1, 1 };
	pid_t pid;

	if ((pid = fork()) == 0) {
		core_off();
		getrlimit(RLIMIT_CORE, &core);
		_exit(core.rlim_cur || core.rlim_max || prctl(PR_GET_DUMPABLE) != 0);
	}
	ck_assert_int_eq(status_of(pid), 0);
}
END_TEST

static int
mode(const char *path)
{
	struct stat st;

	ck_assert_int_eq(stat(path, &st), 0);
	return st.st_mode & 0777;
}

START_TEST(directories_are_private)
{
	struct err e = { 0 };
	char *deep = path_join(dir, "a/b/c/file");
	char *c = path_join(dir, "a/b/c");

	umask(0277);
	ck_assert_msg(path_make_parent(deep, &e), "%s", e.text);
	ck_assert_int_eq(mode(c), 0700);
	ck_assert(path_make_parent(deep, &e)); /* and again */
	ck_assert(path_make_parent("file", &e));
	ck_assert(file_write(deep, "x", 1, &e));
	ck_assert_int_eq(mode(deep), 0600);
	free(c);
	c = path_join(deep, "under-a-file");
	ck_assert(!path_make_dir(c, &e));
	ck_assert_ptr_nonnull(strstr(e.text, deep));
	free(c);
	free(deep);
}
END_TEST

static void
check_content(const char *path, const char *want)
{
	struct text t = { 0 };
	struct err e = { 0 };

	ck_assert_msg(file_read(path, &t, 0, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(write_replaces_whole)
{
	struct err e = { 0 };
	char *file = path_join(dir, "config.yaml");
	char *link = path_join(dir, "link.yaml");
	struct strings names = { 0 };

	ck_assert(file_write(file, "one", 3, &e));
	chmod(file, 0640);
	ck_assert_int_eq(symlink("config.yaml", link), 0);
	ck_assert(file_write(link, "two", 3, &e));
	check_content(file, "two");
	ck_assert_int_eq(mode(file), 0640);
	path_list(&names, dir, ""); /* no temporary is left */
	ck_assert_uint_eq(names.n, 2);
	strings_free(&names);
	free(file);
	free(link);
}
END_TEST

START_TEST(write_that_fails_says_so)
{
	struct err e = { 0 };
	char *file = path_join(dir, "no-such-dir/file");

	ck_assert(!file_write(file, "x", 1, &e));
	ck_assert_ptr_nonnull(strstr(e.text, file));
	ck_assert(!file_append(file, "x", 1, &e));
	free(file);
	ck_assert(!file_write(dir, "x", 1, &e)); /* a directory stays one */
	ck_assert(mode(dir) == 0700);
}
END_TEST

/* As a full disk: the first bytes are taken, the rest are not. */
START_TEST(a_write_that_breaks_off_leaves_the_old_file)
{
	struct rlimit before, few;
	struct err e = { 0 }, e_add = { 0 };
	char *file = path_join(dir, "config.yaml");

	ck_assert(file_write(file, "old", 3, &e));
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	few = before;
	few.rlim_cur = 4;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &few), 0);
	bool wrote = file_write(file, "something new", 13, &e);
	bool added = file_append(file, "er than that", 12, &e_add);
	setrlimit(RLIMIT_FSIZE, &before); /* what tells of a failure here is a file, too */
	ck_assert(!wrote && !added);
	ck_assert_ptr_nonnull(strstr(e.text, file));
	ck_assert_ptr_nonnull(strstr(e_add.text, "Make room"));
	check_content(file, "olde"); /* adding came as far as the limit */
	free(file);
}
END_TEST

/* The first page of a program is nobody's: a regular file, and reading it fails. */
START_TEST(a_read_that_breaks_off_says_why)
{
	char digest[SHA256_SIZE];
	struct text t = { 0 };
	struct err e = { 0 };

	if (!path_exists("/proc/self/mem"))
		return;
	ck_assert(!file_read("/proc/self/mem", &t, 0, &e));
	ck_assert_str_eq(e.text, "Cannot read /proc/self/mem: Input/output error.");
	e.text[0] = '\0';
	ck_assert(!file_sha256("/proc/self/mem", digest, &e));
	ck_assert_str_eq(e.text, "Cannot read /proc/self/mem: Input/output error.");
	text_free(&t);
}
END_TEST

START_TEST(the_folder_of_a_folder)
{
	struct err e = { 0 };
	char *deep = path_join(dir, "a/b//"), *a = path_join(dir, "a"), *b = path_join(dir, "a/b");

	ck_assert(path_make_parent(deep, &e));
	ck_assert(path_exists(a));
	ck_assert(!path_exists(b));
	free(deep);
	free(a);
	free(b);
}
END_TEST

START_TEST(append_is_private_and_adds)
{
	struct err e = { 0 };
	char *file = path_join(dir, "rescue");

	umask(0777);
	ck_assert(file_append(file, "one\n", 4, &e));
	ck_assert_int_eq(mode(file), 0600);
	ck_assert(file_append(file, "two\n", 4, &e));
	umask(022);
	check_content(file, "one\ntwo\n");
	free(file);
}
END_TEST

START_TEST(read_has_limits)
{
	struct text t = { 0 };
	struct err e = { 0 };
	char *file = path_join(dir, "big");

	text_set(&t, "old");
	ck_assert(file_write(file, "0123456789", 10, &e));
	ck_assert(file_read(file, &t, 10, &e));
	ck_assert_str_eq(text_str(&t), "0123456789");
	ck_assert(!file_read(file, &t, 9, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "larger"));
	ck_assert_uint_eq(t.n, 0);
	ck_assert(!file_read(dir, &t, 0, &e));
	ck_assert_ptr_nonnull(strstr(e.text, dir));
	text_free(&t);
	free(file);
}
END_TEST

START_TEST(list_is_sorted_and_quiet)
{
	struct strings names = { 0 };
	static const char *const files[] = { "b.yaml", "a.yaml", "c.yml", ".hidden.yaml", ".yaml" };

	for (size_t i = 0; i < LEN(files); i++) {
		char *path = path_join(dir, files[i]);

		ck_assert(file_write(path, "", 0, NULL));
		free(path);
	}
	path_list(&names, dir, ".yaml");
	ck_assert_uint_eq(names.n, 2);
	ck_assert_str_eq(names.s[0], "a.yaml");
	ck_assert_str_eq(names.s[1], "b.yaml");
	path_list(&names, "/no/such/place", ".yaml");
	ck_assert_uint_eq(names.n, 2);
	strings_free(&names);
}
END_TEST

START_TEST(shipped_from_the_build_tree)
{
	char *missing = path_shipped("no-such-thing");
	char *bank = path_shipped("bank/core.yaml");

	ck_assert_msg(path_exists(bank), "%s", bank);
	ck_assert_msg(strstr(bank, "/data/bank/core.yaml") != NULL, "%s", bank);
	free(bank);
	ck_assert_msg(strcmp(missing, DATADIR "/no-such-thing") == 0, "%s", missing);
	free(missing);
}
END_TEST

Suite *
base_file_suite(void)
{
	Suite *s = suite_create("base file");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, places_by_xdg);
	tcase_add_test(t, a_path_from_the_root);
	tcase_add_test(t, no_socket_without_a_home);
	tcase_add_test(t, no_socket_in_the_whole_program);
	tcase_add_test(t, no_core_is_dumped);
	tcase_add_test(t, no_core_of_a_call_is_dumped);
	tcase_add_test(t, directories_are_private);
	tcase_add_test(t, write_replaces_whole);
	tcase_add_test(t, write_that_fails_says_so);
	tcase_add_test(t, a_write_that_breaks_off_leaves_the_old_file);
	tcase_add_test(t, a_read_that_breaks_off_says_why);
	tcase_add_test(t, the_folder_of_a_folder);
	tcase_add_test(t, append_is_private_and_adds);
	tcase_add_test(t, read_has_limits);
	tcase_add_test(t, list_is_sorted_and_quiet);
	tcase_add_test(t, shipped_from_the_build_tree);
	suite_add_tcase(s, t);
	return s;
}
