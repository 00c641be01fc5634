/*
 * Runs every suite of tests/core, what is done for a person, in a program without
 * screens and command line, so that no rule hides in those.
 * The list is made from the files: a new tests/core/NAME.c that defines
 * Suite *NAME_suite(void) is in it.
 */
#include "suites.h"
#include "core_suites.h"

static const struct suite all[] = {
#define ROW(name) { #name, name##_suite },
	SUITES(ROW)
};

int
main(int argc, char **argv)
{
	return suites_run(all, sizeof(all) / sizeof(all[0]), argc, argv);
}
