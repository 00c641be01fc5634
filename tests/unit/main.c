/*
 * Runs every suite of tests/unit, or only those named: build/test-unit note plan.
 * The list is made from the files: a new tests/unit/NAME.c that defines
 * Suite *NAME_suite(void) is in it.
 */
#include "suites.h"
#include "unit_suites.h"

static const struct suite all[] = {
#define ROW(name) { #name, name##_suite },
	SUITES(ROW)
};

int
main(int argc, char **argv)
{
	return suites_run(all, sizeof(all) / sizeof(all[0]), argc, argv);
}
