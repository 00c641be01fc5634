/* live_do.h: what the rows of live_command.c run, where it stands in another file. */
#ifndef HALFHOUR_SCREENS_LIVE_DO_H
#define HALFHOUR_SCREENS_LIVE_DO_H

#include "live.h"

#define LIVE_DO(X) \
	X(wrap) X(more) X(offered) X(end) X(pause) X(resume) X(set_clock) X(sleep_out) \
	X(pitch) X(card) X(stuck) X(notes) X(time) X(where) \
	X(kind) X(star) X(edit) X(move) \
	X(fact) X(impression) X(quote) X(step) X(referral) X(question)
#define X(name) void live_do_##name(struct ui *ui, struct live *l, const char *rest);
LIVE_DO(X)
#undef X

#endif
