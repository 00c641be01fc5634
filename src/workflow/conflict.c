/* says that two appointments overlap, when one is agreed on; it forbids nothing. */
#include "model/appointment.h"
#include "model/interview.h"
#include "workflow.h"

/* The worst that was found so far, the earliest of its kind. */
struct conflict {
	const struct desk *d;
	const struct interview *i;
	enum appointment_clash clash;
	int free, needed;
	struct text with, when;
};

static struct appointment_margins
conflict_margins(const struct desk *d)
{
	return (struct appointment_margins){ d->config.travel_minutes, d->config.early_minutes };
}

static bool
conflict_each(void *user, const struct interview *other)
{
	struct conflict *k = user;
	int free, needed;

	if (other->id == k->i->id)
		return true;
	enum appointment_clash clash = appointment_clash(k->i, other, conflict_margins(k->d), &free, &needed);
	if (clash <= k->clash)
		return true;
	k->clash = clash;
	k->free = free;
	k->needed = needed;
	text_set(&k->with, name_or(other->contact));
	text_clear(&k->when);
	when_text(&k->when, other->scheduled_ms, k->d->now->wall_ms, k->d->config.zone);
	return clash < CLASH_OVERLAP;
}

void
appointment_conflict(struct desk *d, const struct interview *i, struct text *out)
{
	struct conflict k = { .d = d, .i = i };
	int64_t margin = (d->config.travel_minutes + d->config.early_minutes) * MINUTE_MS;

	if (!i->scheduled_ms || i->practice || !d->store)
		return;
	store_appointment_each(d->store, i->scheduled_ms - MINUTES_MOST * MINUTE_MS - margin,
		i->scheduled_ms + i->agreed_minutes * MINUTE_MS + margin, conflict_each, &k, NULL);
	if (k.clash == CLASH_OVERLAP)
		text_addf(out, "It overlaps the call with %s, %s.", text_str(&k.with), text_str(&k.when));
	else if (k.clash == CLASH_NEAR)
		text_addf(out, "Too close to %s, %s: %d of %d min for the way.", text_str(&k.with), text_str(&k.when),
			k.free, k.needed);
	text_free(&k.with);
	text_free(&k.when);
}
