/* Conversations and steps as other people's calendars read them. */
#include <string.h>

#include "calendar.h"
#include "formats_calendar.h"
#include "model/due.h"
#include "model/interview.h"
#include "workflow.h"

enum { ALARM_MINUTES = 15 };

/* ---- a conversation ---- */

/* The first link in a place: "Zoom, https://…"; *n its bytes, 0: none. */
static const char *
calendar_link(const char *place, size_t *n)
{
	const char *s = strstr(place, "https://");

	s = s ? s : strstr(place, "http://");
	*n = s ? strcspn(s, " \t\n,;<>\"") : 0;
	return s;
}

static void
calendar_row(struct text *out, const char *s)
{
	if (!s || !*s)
		return;
	text_addf(out, "%s%s", out->n ? "\n" : "", s);
}

/* What there is to know when one looks at it: who, both times, how long, how, where. */
static void
calendar_describe(const struct desk *d, const struct interview *i, int64_t at_ms, struct text *out)
{
	struct text row = { 0 };

	who_text(&row, i->role, i->organisation);
	calendar_row(out, text_str(&row));
	text_clear(&row);
	time_format(&row, "%a %-d %b %Y %H:%M", at_ms, d->config.zone);
	theirs_text(&row, at_ms, d->config.zone, i->theirs);
	calendar_row(out, text_str(&row));
	text_clear(&row);
	count_text(&row, (size_t)i->agreed_minutes, "minute", "minutes");
	calendar_row(out, text_str(&row));
	calendar_row(out, i->channel);
	calendar_row(out, i->place);
	text_free(&row);
}

static void
calendar_times(const struct desk *d, const struct interview *i, struct calendar_event *v)
{
	v->start_ms = interview_when(i);
	v->end_ms = i->ended_ms ? i->ended_ms : v->start_ms + i->agreed_minutes * MINUTE_MS;
	if (i->source == SOURCE_PAPER && !interview_hour_known(i, d->config.zone))
		v->day = time_day(v->start_ms, d->config.zone);
	v->alarm_minutes = i->started_ms ? 0 : ALARM_MINUTES;
}

static void
calendar_put(const struct desk *d, const struct interview *i, struct text *out)
{
	struct text summary = { 0 }, description = { 0 }, url = { 0 };
	size_t n = 0;
	const char *place = i->place ? i->place : "", *at = calendar_link(place, &n);
	bool invited = i->uid && *i->uid && strcmp(i->uid, i->uuid) != 0;
	struct calendar_event v = { .uid = invited ? i->uid : i->uuid,
		.sequence = invited ? i->sequence : (int)i->revision,
		.stamp_ms = d->now->wall_ms, .location = place, .contact = i->contact };

	calendar_times(d, i, &v);
	text_addf(&summary, "Conversation with %s", name_or(i->contact));
	calendar_describe(d, i, v.start_ms, &description);
	text_addn(&url, at ? at : "", n);
	v.summary = text_str(&summary);
	v.description = text_str(&description);
	v.url = text_str(&url);
	calendar_put_event(out, &v);
	text_free(&summary);
	text_free(&description);
	text_free(&url);
}

bool
calendar_interview(const struct desk *d, const struct interview *i, struct text *out)
{
	if (i->practice || !interview_when(i))
		return false;
	calendar_put(d, i, out);
	return true;
}

/* ---- a step ---- */

/* A step is made anew from its rule and has no revision: the minute in which it is written takes
 * its place, so that what is written later is always taken. */
void
calendar_step(const struct desk *d, const struct due_row *r, struct text *out)
{
	struct text summary = { 0 };
	int64_t now_ms = d->now->wall_ms;
	struct calendar_task t = { .uid = r->due.id, .sequence = (int)(now_ms / MINUTE_MS),
		.stamp_ms = now_ms, .due_ms = r->due.due_ms };

	due_row_text(r, &summary);
	t.summary = text_str(&summary);
	calendar_put_task(out, &t);
	text_free(&summary);
}

/* ---- a call and its steps ---- */

struct calendar_steps {
	struct desk *d;
	struct text *out;
};

static bool
calendar_step_each(void *user, const struct due_row *r)
{
	struct calendar_steps *x = user;

	calendar_step(x->d, r, x->out);
	return true;
}

static bool
calendar_steps(struct desk *d, int64_t interview_id, struct text *out, struct err *e)
{
	struct calendar_steps x = { d, out };
	bool good = true;

	for (int k = 0; good && k < N_DUE_KINDS; k++) {
		const struct due_wish w = { .interview_id = interview_id, .kind = (enum due_kind)k,
			.shown_ms = INT64_MAX };

		if (due_is_step((enum due_kind)k))
			good = store_due_each(d->store, &w, calendar_step_each, &x, e);
	}
	return good;
}

bool
calendar_may(const struct interview *i, struct err *e)
{
	if (i->practice)
		return err_set(e, "A practice call is not written for calendars.");
	return interview_when(i) || err_set(e, "No day is agreed on yet: say when first.");
}

bool
calendar_write(struct desk *d, int64_t interview_id, struct text *out, struct err *e)
{
	struct call c = { 0 };
	bool good = desk_call(d, interview_id, &c, e) && calendar_may(&c.interview, e) &&
		calendar_begin(out, e);

	if (good) {
		calendar_interview(d, &c.interview, out);
		good = calendar_steps(d, interview_id, out, e);
		calendar_end(out);
	}
	call_done(&c);
	return good;
}
