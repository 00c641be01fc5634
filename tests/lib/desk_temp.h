/*
 * desk_temp.h: a desk for tests, at an empty workbook of its own, with the
 * settings as they come and the clock at TEMP_WALL.
 */
#ifndef DESK_TEMP_H
#define DESK_TEMP_H

#include "model/words.h"
#include "store_temp.h"
#include "workflow.h"

void temp_desk(struct desk *d); /* ends the test where it cannot be had */
void temp_desk_done(struct desk *d);

/* A contact of that name at a stage; gives the id. */
int64_t temp_contact_at(struct desk *d, const char *name, enum stage stage);
enum stage temp_stage(struct desk *d, int64_t contact_id);
/* An interview with the contact whose call ran for so many minutes and has ended. */
int64_t temp_held(struct desk *d, int64_t contact_id, int minutes);

#endif
