/* The real program on a pseudo-terminal. A new file of cases: its row here. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

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
	X(rehearse) \
	X(slow) \
	X(term) \
	X(twins) \
	X(typed) \
	X(typing)

#define X(name) TCase *name##_case(void);
CASES(X)
#undef X

int
main(int argc, char **argv)
{
	Suite *s = suite_create("pty");

	setlocale(LC_ALL, "C.UTF-8");
	if (argc > 1 && strcmp(argv[1], TERM_PROGRAM) == 0)
		return term_program();
#define X(name) suite_add_tcase(s, name##_case());
	CASES(X)
#undef X
	SRunner *r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
