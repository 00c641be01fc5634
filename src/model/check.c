/*
 * check.c: the time check (product.md, "The call"): at 20:00, or at a shorter
 * agreed length, and again when the agreed and granted minutes are over. What
 * is due follows from the answers stored so far, walked in their order:
 *
 *   end    = agreed, and each grant added to it. A grant made more than two
 *            minutes past the end, or more than half of itself, counts from
 *            when it was made: "five more minutes" said at 24:00 of 20 are
 *            over at 29:00, "two more" said at 21:30 at 23:30.
 *   due    = first, min(20:00, agreed), until it is answered; then the end, if
 *            that is later than the check answered last; else nothing.
 *   answer : whatever is said from a minute before a check was due answers it,
 *            and any other that is due by then. Said earlier it answers none,
 *            though its minutes count.
 */
#include "model/pace.h"

#define FIRST_MS (20 * MINUTE_MS)
#define OVERRUN_MS (30 * MINUTE_MS)
#define SOON_MS MINUTE_MS
#define LATE_MS (2 * MINUTE_MS)

struct walk {
	int64_t first_ms, end_ms;
	int64_t answered_ms; /* when the check answered last was due; -1: none was */
};

static int64_t
model_check_due(const struct walk *w)
{
	if (w->answered_ms < 0)
		return w->first_ms;
	return w->end_ms > w->answered_ms ? w->end_ms : -1;
}

static void
model_check_answer(struct walk *w, int64_t at_ms, int minutes)
{
	int64_t next = model_check_due(w);

	if (next >= 0 && at_ms >= next - SOON_MS)
		w->answered_ms = next;
	while ((next = model_check_due(w)) >= 0 && at_ms >= next)
		w->answered_ms = next;
	if (minutes > 0) {
		int64_t more = minutes * MINUTE_MS, late = at_ms - w->end_ms;

		w->end_ms = (late > LATE_MS || late > more / 2 ? at_ms : w->end_ms) + more;
	}
}

static struct walk
model_check_begin(const struct call *c)
{
	int agreed = c->interview.agreed_minutes;
	int64_t ms = agreed > 0 ? agreed * MINUTE_MS : FIRST_MS;

	return (struct walk){
		.first_ms = ms < FIRST_MS ? ms : FIRST_MS, .end_ms = ms, .answered_ms = -1,
	};
}

struct time_check
call_check(const struct call *c, int64_t at_ms)
{
	struct walk w = model_check_begin(c);
	enum check_answer last = CHECK_ASKED;

	for (size_t i = 0; i < c->n_checks; i++) {
		last = c->checks[i].answer;
		model_check_answer(&w, clock_at(&c->clock, c->checks[i].axis_ms),
			c->checks[i].minutes);
	}
	struct time_check k = { .due_ms = model_check_due(&w), .limit_ms = w.end_ms };
	int64_t line = w.end_ms > OVERRUN_MS ? w.end_ms : OVERRUN_MS;
	k.now = k.due_ms >= 0 && at_ms >= k.due_ms;
	k.soon = k.due_ms >= 0 && !k.now && at_ms >= k.due_ms - SOON_MS;
	k.wrapping = c->n_checks > 0 && last == CHECK_WRAPPED && !k.now;
	k.overrun_ms = at_ms > line ? at_ms - line : 0;
	return k;
}
