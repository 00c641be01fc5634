/* When, where and how a call will be held; that sets the contact's stage. */
#include <inttypes.h>

#include "formats_report.h"
#include "model/contact.h"
#include "model/interview.h"
#include "model/stage.h"
#include "workflow.h"

bool
interview_schedule(struct desk *d, struct interview *i, struct err *e)
{
	bool agreed = i->scheduled_ms && i->contact_id && !i->practice;

	if (i->ended_ms)
		return err_set(e, "This call has been held; its plan stays as it was.");
	if (!minutes_check(i->agreed_minutes, e))
		return false;
	char zone[ZONE_SIZE];
	if (!zone_find(i->zone ? i->zone : "", zone, e))
		return false;
	mem_set(&i->zone, zone);
	if (!i->id)
		interview_situation(d, i);
	if (!store_begin(d->store, i->id, i->id ? "schedule the call with {person}" : "add an interview with {person}", e))
		return false;
	bool good = store_interview_save(d->store, i, e) &&
		/* Whoever agreed to a time has answered, whatever was noted before. */
		(!agreed || store_contact_comes_to(d->store, i->contact_id, STAGE_SCHEDULED, e));
	return store_done(d->store, good, good ? e : NULL) && good;
}

bool
channel_check(const char *channel, struct err *e)
{
	if (!channel || word_find(channel_names, N_CHANNELS, channel, false) >= 0)
		return true;
	return err_set(e, "“%.40s” is not a channel: write phone, video or in person.", channel);
}

/* What only a command can get wrong: on the screen each is chosen. */
static bool
schedule_check(struct desk *d, const struct interview *i, struct err *e)
{
	if (!minutes_check(i->agreed_minutes, e) || !channel_check(i->channel, e))
		return false;
	if (!i->assignment || !*i->assignment || report_pack(desk_bank(d), i->assignment))
		return true;
	return err_set(e, "There is no assignment “%.60s”; `halfhour bank list` shows the packs.",
		i->assignment);
}

bool
interview_add(struct desk *d, struct interview *i, bool anyway, int64_t *same, struct err *e)
{
	*same = 0;
	if (!schedule_check(d, i, e))
		return false;
	*same = !anyway && i->contact_id && i->scheduled_ms
		? store_interview_same(d->store, i->contact_id, i->scheduled_ms) : 0;
	if (*same)
		return err_set(e, "An interview with them at that time is there already: number %"
			PRId64 ".", *same);
	return interview_schedule(d, i, e);
}
