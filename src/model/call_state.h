/*
 * call_state.h: what pace, closing, stuck and the cards reckon with together.
 * Only the model needs it.
 */
#ifndef HALFHOUR_MODEL_CALL_STATE_H
#define HALFHOUR_MODEL_CALL_STATE_H

#include "model/pace.h"

struct call;

/* As asked_spent, until a reading of the call's clock instead of a place on the axis. */
int64_t asked_spent_at(const struct call *c, int64_t asked_id, int64_t at_ms);

/* As call_pace, at a reading of the call's clock. */
struct pace pace_at(const struct call *c, const struct habit *h, int64_t at_ms);

#endif
