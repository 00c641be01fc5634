/*
 * Runs every suite of tests/unit, or only those named: build/test-unit note plan.
 * The list is made from the files: a new tests/unit/NAME.c that defines
 * Suite *NAME_suite(void) is in it. Each test runs in a process of its own
 * (CK_FORK=no for a debugger), so that a crash is a failure like another.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

static const struct suite {
	const char *name;
	Suite *(*make)(void);
} suites[] = {
#define ROW(name) { #name, name##_suite },
	SUITES(ROW)
};
static const size_t n_suites = sizeof(suites) / sizeof(suites[0]);

static const struct suite *
find(const char *name)
{
	for (size_t i = 0; i < n_suites; i++)
		if (!strcmp(suites[i].name, name))
			return &suites[i];
	fprintf(stderr, "there is no suite %s (tests/unit/%s.c)\n", name, name);
	exit(2);
}

int
main(int argc, char **argv)
{
	SRunner *runner = srunner_create(NULL);

	setenv("CK_DEFAULT_TIMEOUT", "30", 0); /* seconds a test */
	for (int i = 1; i < argc; i++)
		srunner_add_suite(runner, find(argv[i])->make());
	for (size_t i = 0; argc == 1 && i < n_suites; i++)
		srunner_add_suite(runner, suites[i].make());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
