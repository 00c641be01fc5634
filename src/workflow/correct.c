/* A conversation put right, planned or held: with whom, when, how long, how and where. */
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/contact.h"
#include "workflow.h"

/* What is being put right. */
struct correcting {
	struct desk *d;
	int64_t id;
	struct call call; /* as it is stored now */
};

static bool
correct_read(struct correcting *x, struct err *e)
{
	call_done(&x->call);
	memset(&x->call, 0, sizeof(x->call));
	return desk_call(x->d, x->id, &x->call, e);
}

/* ---- with whom ---- */

static void
correct_contact_text(const struct desk *d, const struct interview *i, struct text *out)
{
	(void)d;
	text_add(out, i->contact ? i->contact : "");
}

/* Of a call that was held the stage follows, and whoever was named in it learns by whom. */
static bool
correct_contact(struct correcting *x, const char *value, struct err *e)
{
	struct contact who = { 0 };
	int64_t id = *value ? contact_find(x->d, value, e) : 0;

	if (!*value)
		return err_set(e, "Write whom it was with: the name of a contact, or the number.");
	if (!id || !store_contact_get(x->d->store, id, &who, e))
		return false;
	x->call.interview.contact_id = id;
	bool good = !clock_started(&x->call.clock) || person_set(x->d, x->id, &who, e);
	contact_done(&who);
	return good;
}

/* ---- when ---- */

static void
correct_when_text(const struct desk *d, const struct interview *i, struct text *out)
{
	bool hour = interview_hour_known(i, d->config.zone);
	int64_t ms = i->started_ms ? i->started_ms : i->scheduled_ms;

	if (ms)
		time_format(out, hour ? "%Y-%m-%d %H:%M" : "%Y-%m-%d", ms, d->config.zone);
}

/* The whole clock moves, so that every stamp stays where it was in the call. */
static bool
correct_when_held(struct correcting *x, const char *value, struct err *e)
{
	unsigned want = SAID_PAST | (call_measured(&x->call) ? SAID_MOMENT : SAID_DAY);
	int64_t now_ms = x->d->now->wall_ms, ms;

	if (!clock_ended(&x->call.clock))
		return err_set(e, "This call is still running; its day and time can be changed after its end.");
	return time_said(value, x->d->config.zone, now_ms, want, &ms, NULL, e) &&
		(ms <= now_ms || err_set(e, "That is still to come.")) &&
		store_clock_moved(x->d->store, x->id, ms - x->call.interview.started_ms, e);
}

static bool
correct_when(struct correcting *x, const char *value, struct err *e)
{
	struct interview *i = &x->call.interview;

	if (clock_started(&x->call.clock))
		return correct_when_held(x, value, e);
	i->scheduled_ms = 0;
	return !*value || time_said(value, x->d->config.zone, x->d->now->wall_ms, SAID_MOMENT,
		&i->scheduled_ms, NULL, e);
}

/* ---- the rest ---- */

static void
correct_minutes_text(const struct desk *d, const struct interview *i, struct text *out)
{
	(void)d;
	text_addf(out, "%d", i->agreed_minutes);
}

static bool
correct_minutes(struct correcting *x, const char *value, struct err *e)
{
	int minutes;

	if (!word_int(value, 0, 99999, &minutes))
		return err_set(e, "“%.40s” is not a number of minutes.", value);
	x->call.interview.agreed_minutes = minutes;
	return minutes_check(minutes, e);
}

static void
correct_channel_text(const struct desk *d, const struct interview *i, struct text *out)
{
	(void)d;
	text_add(out, i->channel ? i->channel : "");
}

static bool
correct_channel(struct correcting *x, const char *value, struct err *e)
{
	mem_set(&x->call.interview.channel, value);
	return channel_check(value, e);
}

static void
correct_place_text(const struct desk *d, const struct interview *i, struct text *out)
{
	(void)d;
	text_add(out, i->place ? i->place : "");
}

static bool
correct_place(struct correcting *x, const char *value, struct err *e)
{
	(void)e;
	mem_set(&x->call.interview.place, value);
	return true;
}

static void
correct_kind_text(const struct desk *d, const struct interview *i, struct text *out)
{
	(void)d;
	text_add(out, interview_kind_names[i->kind]);
}

static bool
correct_kind(struct correcting *x, const char *value, struct err *e)
{
	int kind = word_find(interview_kind_names, N_INTERVIEW_KINDS, value, true);

	if (kind < 0)
		return err_set(e, "“%.40s” is not a kind: write informational or networking.", value);
	x->call.interview.kind = (enum interview_kind)kind;
	return true;
}

/* ---- the table ---- */

struct correction {
	void (*text)(const struct desk *d, const struct interview *i, struct text *out);
	bool (*put)(struct correcting *x, const char *value, struct err *e);
};

/* Who it was with is stored at once, and the rest read again. */
static const struct correction corrections[N_INTERVIEW_FIELDS] = {
	[INTERVIEW_CONTACT] = { correct_contact_text, correct_contact },
	[INTERVIEW_AT] = { correct_when_text, correct_when },
	[INTERVIEW_MINUTES] = { correct_minutes_text, correct_minutes },
	[INTERVIEW_CHANNEL] = { correct_channel_text, correct_channel },
	[INTERVIEW_PLACE] = { correct_place_text, correct_place },
	[INTERVIEW_KIND] = { correct_kind_text, correct_kind },
};

/* In the order of the enum. */
static const char *const interview_fields[N_INTERVIEW_FIELDS] = {
	"contact", "at", "minutes", "channel", "place", "kind",
};

void
interview_field_text(const struct desk *d, const struct interview *i, size_t nth, struct text *out)
{
	corrections[nth].text(d, i, out);
}

/* ---- done ---- */

/* Is there a new value? What was not touched is not read: it may be what nobody could type. */
static bool
correct_changes(const struct correcting *x, size_t nth, const char *value)
{
	struct text was = { 0 };

	if (!value)
		return false;
	interview_field_text(x->d, &x->call.interview, nth, &was);
	bool other = strcmp(text_str(&was), value) != 0;
	text_free(&was);
	return other;
}

static bool
correct_one(struct correcting *x, size_t nth, const char *value, struct err *e)
{
	if (!correct_changes(x, nth, value))
		return true;
	bool stored = nth == INTERVIEW_CONTACT && clock_started(&x->call.clock);

	return corrections[nth].put(x, value, e) && (!stored || correct_read(x, e));
}

static bool
correct_store(struct correcting *x, const char *const *values, size_t *wrong, struct err *e)
{
	struct interview *i = &x->call.interview;

	for (size_t nth = 0; nth < N_INTERVIEW_FIELDS; nth++)
		if (!correct_one(x, nth, values[nth], e)) {
			*wrong = nth;
			return false;
		}
	return clock_started(&x->call.clock) ? store_interview_save(x->d->store, i, e)
					     : interview_schedule(x->d, i, e);
}

bool
interview_correct(struct desk *d, int64_t id, const char *const *values, size_t *wrong,
	struct err *e)
{
	struct correcting x = { .d = d, .id = id };

	*wrong = N_INTERVIEW_FIELDS;
	bool good = correct_read(&x, e) &&
		(!x.call.interview.practice || err_set(e, "A practice call stays as it was held.")) &&
		store_begin(d->store, id, "correct the conversation with {person}", e);
	if (good) {
		good = correct_store(&x, values, wrong, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	call_done(&x.call);
	return good;
}

static bool
correct_field_find(const char *name, size_t *nth, struct err *e)
{
	int at = word_find(interview_fields, N_INTERVIEW_FIELDS, name, false);
	struct text all = { 0 };

	if (at < 0) {
		for (size_t i = 0; i < N_INTERVIEW_FIELDS; i++)
			text_addf(&all, "%s%s", i ? ", " : "", interview_fields[i]);
		err_set(e, "An interview has no field “%.40s”; there are %s.", name, text_str(&all));
		text_free(&all);
		return false;
	}
	*nth = (size_t)at;
	return true;
}

bool
interview_set(struct desk *d, int64_t id, const char *field, const char *value, struct err *e)
{
	const char *values[N_INTERVIEW_FIELDS] = { 0 };
	size_t nth, wrong;

	if (!correct_field_find(field, &nth, e))
		return false;
	values[nth] = value;
	return interview_correct(d, id, values, &wrong, e);
}
