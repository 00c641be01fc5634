/* Runs Check's suites, all of them or those named on the command line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

static const struct suite *
suites_find(const struct suite *suites, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(suites[i].name, name))
			return &suites[i];
	fprintf(stderr, "there is no suite %s\n", name);
	exit(2);
}

int
suites_run(const struct suite *suites, size_t n, int argc, char **argv)
{
	SRunner *runner = srunner_create(NULL);

	setenv("CK_DEFAULT_TIMEOUT", "30", 0); /* seconds a test */
	for (int i = 1; i < argc; i++)
		srunner_add_suite(runner, suites_find(suites, n, argv[i])->make());
	for (size_t i = 0; argc == 1 && i < n; i++)
		srunner_add_suite(runner, suites[i].make());
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
