/*
 * stage.h: what happens to the stage of a contact.
 */
#ifndef HALFHOUR_MODEL_STAGE_H
#define HALFHOUR_MODEL_STAGE_H

#include "model/contact.h"

/* Does the end of a real call bring one at this stage to "talked"? One further on stays. */
bool stage_talks(enum stage s);

#endif
