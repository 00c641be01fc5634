/* What happens to the stage of a contact. */
#include <check.h>

#include "model/stage.h"

START_TEST(the_end_of_a_call_moves_all_but_those_further_on)
{
	for (enum stage s = 0; s < N_STAGES; s++)
		ck_assert_int_eq(stage_talks(s), s != STAGE_TALKED && s != STAGE_IN_TOUCH);
}
END_TEST

Suite *model_stage_suite(void);

Suite *
model_stage_suite(void)
{
	Suite *s = suite_create("model_stage");
	TCase *t = tcase_create("stage");

	tcase_add_test(t, the_end_of_a_call_moves_all_but_those_further_on);
	suite_add_tcase(s, t);
	return s;
}
