/* stage.c: what happens to the stage of a contact. */
#include "model/stage.h"

bool
stage_talks(enum stage s)
{
	return s != STAGE_TALKED && s != STAGE_IN_TOUCH;
}
