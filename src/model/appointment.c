/* whether two appointments overlap, with the way there and being early. */
#include <string.h>

#include "model/appointment.h"
#include "model/interview.h"

static bool
appointment_in_person(const struct interview *i)
{
	return i->channel && strcmp(i->channel, "in person") == 0;
}

enum appointment_clash
appointment_clash(const struct interview *a, const struct interview *b, struct appointment_margins m,
	int *free, int *needed)
{
	const struct interview *first = a->scheduled_ms <= b->scheduled_ms ? a : b;
	const struct interview *second = first == a ? b : a;
	int64_t end_ms = first->scheduled_ms + first->agreed_minutes * MINUTE_MS;
	bool there = appointment_in_person(second);

	*needed = (there || appointment_in_person(first) ? m.travel : 0) + (there ? m.early : 0);
	*free = 0;
	if (second->scheduled_ms < end_ms || second->scheduled_ms == first->scheduled_ms)
		return CLASH_OVERLAP;
	if (second->scheduled_ms - end_ms >= *needed * MINUTE_MS)
		return CLASH_NONE;
	*free = (int)((second->scheduled_ms - end_ms) / MINUTE_MS);
	return CLASH_NEAR;
}
