/*
 * The real program on a pseudo-terminal. A new file of cases: its row here. Most of the
 * time is waiting: each file is a process of its own, some at a time (HALFHOUR_PTY_JOBS).
 */
#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base.h"
#include "term.h"

#define CASES(X) \
	X(announce) \
	X(dying) \
	X(editor) \
	X(harm) \
	X(kill) \
	X(leaving) \
	X(lines) \
	X(manners) \
	X(places) \
	X(rehearse) \
	X(slow) \
	X(term) \
	X(twins) \
	X(typed) \
	X(typing)

#define X(name) TCase *name##_case(void);
CASES(X)
#undef X

static const struct {
	const char *name;
	TCase *(*make)(void);
} cases[] = {
#define X(name) { #name, name##_case },
	CASES(X)
#undef X
};

/* What a file's process says is held back until it ends, so that no two are mixed. */
struct job {
	pid_t pid;
	int said;
};

static int
run_case(size_t i)
{
	Suite *s = suite_create("pty");

	suite_add_tcase(s, cases[i].make());
	SRunner *r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

static struct job
job_start(size_t i)
{
	struct job j = { .said = memfd_create("pty", MFD_CLOEXEC) };

	fflush(stdout);
	j.pid = fork();
	if (j.pid == 0) {
		dup2(j.said, STDOUT_FILENO);
		dup2(j.said, STDERR_FILENO);
		int status = run_case(i);
		fflush(stdout);
		_exit(status);
	}
	return j;
}

static void
job_tell(struct job *j)
{
	char block[4096];
	ssize_t n;

	lseek(j->said, 0, SEEK_SET);
	while ((n = read(j->said, block, sizeof(block))) > 0)
		fwrite(block, 1, (size_t)n, stdout);
	fflush(stdout);
	close(j->said);
	j->pid = 0;
}

/* Waits for one to end. True: all in it passed. */
static bool
job_end(struct job *jobs, size_t n)
{
	int how;
	pid_t pid = wait(&how);

	for (size_t i = 0; i < n; i++)
		if (jobs[i].pid == pid)
			job_tell(&jobs[i]);
	if (pid > 0 && WIFSIGNALED(how))
		printf("not ok pty: a file's process was ended by signal %d\n", WTERMSIG(how));
	return pid > 0 && WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

static size_t
jobs_most(void)
{
	const char *said = getenv("HALFHOUR_PTY_JOBS");
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	return said && atoi(said) > 0 ? (size_t)atoi(said) : cores > 0 ? (size_t)cores + 1 : 2;
}

static int
run_all(void)
{
	const char *only = getenv("CK_RUN_CASE");
	struct job jobs[LEN(cases)];
	size_t n = 0, running = 0, most = jobs_most();
	bool good = true;

	for (size_t i = 0; i < LEN(cases); i++) {
		if (only && !strstr(only, cases[i].name))
			continue;
		if (running == most) {
			good &= job_end(jobs, n);
			running--;
		}
		jobs[n++] = job_start(i);
		running++;
	}
	for (; running; running--)
		good &= job_end(jobs, n);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	if (argc > 1 && strcmp(argv[1], TERM_PROGRAM) == 0)
		return term_program();
	return run_all();
}
