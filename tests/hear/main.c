/*
 * main.c: what is heard of the program. Without arguments every row of budget.txt, some at a
 * time, and the faults of other programs;
 *
 *   test-hear FACE SCREEN              one row, and all that is spoken in it ("all" for any)
 *   test-hear listen KEYS PROGRAM ...  any program: what is spoken at each key
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hear.h"

#define TABLE "tests/hear/budget.txt"
enum { JOBS = 14 }; /* they wait most of the time */

/* What a row's process says is held back until it ends, so that no two are mixed. */
struct job {
	pid_t pid;
	int said;
};

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

static void
job_start(struct job *j, const struct budget *b, size_t other, const struct pty_home *from)
{
	j->said = memfd_create("hear", MFD_CLOEXEC);
	fflush(stdout);
	j->pid = fork();
	if (j->pid != 0)
		return;
	dup2(j->said, STDOUT_FILENO);
	bool good = b ? hear_screen(b, from, false) : hear_nth_other(other);
	fflush(stdout);
	_exit(good ? EXIT_SUCCESS : EXIT_FAILURE);
}

static bool
job_end(struct job *jobs, size_t n)
{
	int how;
	pid_t pid = wait(&how);

	for (size_t i = 0; i < n; i++)
		if (jobs[i].pid == pid)
			job_tell(&jobs[i]);
	return pid > 0 && WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

/* The other programs first: they take longest. */
static bool
hear_all(const struct budgets *b, const struct pty_home *from)
{
	size_t others = hear_others(), n = others + b->n, running = 0;
	struct job *jobs = mem_new(n, sizeof(*jobs));
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		if (running == JOBS) {
			good &= job_end(jobs, i);
			running--;
		}
		job_start(&jobs[i], i < others ? NULL : &b->rows[i - others], i, from);
		running++;
	}
	for (; running; running--)
		good &= job_end(jobs, n);
	free(jobs);
	return good;
}

static bool
hear_named(const struct budgets *b, const struct pty_home *from, const char *face, const char *screen)
{
	bool good = true;

	for (size_t i = 0; i < b->n; i++) {
		const struct budget *r = &b->rows[i];

		if ((strcmp(face, "all") != 0 && strcmp(face, r->face) != 0) ||
			(strcmp(screen, "all") != 0 && strcmp(screen, r->screen) != 0))
			continue;
		printf("--- %s %s\n", r->face, r->screen);
		good &= hear_screen(r, from, true);
	}
	return good;
}

int
main(int argc, char **argv)
{
	struct budgets b = { 0 };
	struct pty_home from;
	bool good;

	setlocale(LC_ALL, "C.UTF-8");
	if (argc == 3 && strcmp(argv[1], "--fake") == 0)
		return hear_fake(argv[2]);
	if (argc >= 4 && strcmp(argv[1], "listen") == 0)
		return hear_listen((const char *const *)argv + 3, argv[2]);
	budgets_read(&b, TABLE);
	hear_home_make(&from);
	good = argc == 3 ? hear_named(&b, &from, argv[1], argv[2]) : hear_all(&b, &from);
	pty_home_remove(&from);
	budgets_free(&b);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
