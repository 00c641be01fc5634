/* The real program on a pseudo-terminal. A new file of cases: its row here. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>

#define CASES(X) \
	X(kill)

#define X(name) TCase *name##_case(void);
CASES(X)
#undef X

int
main(void)
{
	Suite *s = suite_create("pty");

	setlocale(LC_ALL, "C.UTF-8");
#define X(name) suite_add_tcase(s, name##_case());
	CASES(X)
#undef X
	SRunner *r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
