/* interview.c: one conversation's head. */
#include "strings_at.h"

#include "model/interview.h"

static const size_t owned[] = {
	offsetof(struct interview, contact), offsetof(struct interview, role),
	offsetof(struct interview, organisation), offsetof(struct interview, theirs),
	offsetof(struct interview, zone),
	offsetof(struct interview, place), offsetof(struct interview, channel),
	offsetof(struct interview, partner), offsetof(struct interview, assignment), offsetof(struct interview, situation),
	offsetof(struct interview, uid),
};

void
interview_done(struct interview *i)
{
	strings_at_free(i, owned, LEN(owned));
}

void
interview_length(const struct interview *i, struct text *out)
{
	if (i->source == SOURCE_PAPER)
		text_add(out, _("paper"));
	else if (i->ended_ms)
		text_addf(out, "%d min", (int)((i->length_ms + MINUTE_MS / 2) / MINUTE_MS));
	else
		text_add(out, i->started_ms ? _("running") : _("planned"));
}

bool
interview_hour_known(const struct interview *i, const char *zone)
{
	int64_t ms = i->started_ms;
	return i->source != SOURCE_PAPER || !ms || time_day_start(time_day(ms, zone), zone) != ms;
}
