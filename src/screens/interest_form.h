/*
 * interest_form.h: how interested one was before a conversation and is after
 * it, asked from whichever screen shows one.
 */
#ifndef HALFHOUR_SCREENS_INTEREST_FORM_H
#define HALFHOUR_SCREENS_INTEREST_FORM_H

#include "screens.h"

/* `of` is the screen's, and keeps whose it is while the form is open. */
void interest_form(struct ui *ui, int64_t *of, int64_t interview_id);

#endif
