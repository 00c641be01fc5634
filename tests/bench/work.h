/* work.h: what the measurements need besides figures: to stop, a workbook, a process of its own. */
#ifndef TESTS_BENCH_WORK_H
#define TESTS_BENCH_WORK_H

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store.h"

static inline void
die(const char *why)
{
	fprintf(stderr, "%s: %s\n", program_invocation_short_name, why);
	exit(1);
}

/* The caller's to close. */
static inline struct store *
open_store(const char *file)
{
	struct err e = { 0 };
	struct store *s = store_open(file, STORE_MAKE, &e);

	if (!s)
		die(e.text);
	return s;
}

/* True: this is the new process, which works and ends with apart_end. */
static inline bool
apart_begin(pid_t *pid)
{
	fflush(stdout);
	return (*pid = fork()) == 0;
}

static inline void
apart_end(void)
{
	fflush(stdout);
	_exit(0);
}

/* What it took, once it has ended well. */
static inline struct rusage
apart_wait(pid_t pid)
{
	struct rusage used = { 0 };
	int status = 1;

	if (pid < 0 || wait4(pid, &status, 0, &used) != pid || status)
		die("a part of it failed");
	return used;
}

#endif
