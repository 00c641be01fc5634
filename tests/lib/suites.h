/*
 * suites.h: the runner of Check's suites: all of them, or those named.
 */
#ifndef SUITES_H
#define SUITES_H

#include <check.h>
#include <stddef.h>

struct suite {
	const char *name;
	Suite *(*make)(void);
};

/* Runs those named on the command line, else all; returns the exit status. Each test runs in
 * a process of its own (CK_FORK=no for a debugger), so that a crash is a failure like another. */
int suites_run(const struct suite *suites, size_t n, int argc, char **argv);

#endif
