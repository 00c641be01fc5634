/* libical's only door: appointments and things to do as iCalendar. Only calls that its
 * versions 3 and 4 both have. */
#include <libical/ical.h>
#include <stdlib.h>

#include "formats_calendar.h"

/* ---- properties ---- */

static void
ics_add(icalcomponent *c, icalproperty *p)
{
	if (p)
		icalcomponent_add_property(c, p);
}

/* A text of a person, made safe to show. */
static void
ics_add_text(icalcomponent *c, icalproperty *(*make)(const char *), const char *s)
{
	struct text shown = { 0 };

	if (!s || !*s)
		return;
	text_show_lines(&shown, s);
	ics_add(c, make(text_str(&shown)));
	text_free(&shown);
}

static struct icaltimetype
ics_time(int64_t ms)
{
	return icaltime_from_timet_with_zone((time_t)(ms / 1000), 0, icaltimezone_get_utc_timezone());
}

static struct icaltimetype
ics_day(int day)
{
	struct icaltimetype t = icaltime_null_date();

	t.year = day / 10000;
	t.month = day / 100 % 100;
	t.day = day % 100;
	return t;
}

static void
ics_add_head(icalcomponent *c, const char *uid, int sequence, int64_t stamp_ms)
{
	ics_add(c, icalproperty_new_uid(uid));
	ics_add(c, icalproperty_new_dtstamp(ics_time(stamp_ms)));
	ics_add(c, icalproperty_new_sequence(sequence));
}

static void
ics_add_alarm(icalcomponent *event, int minutes, const char *summary)
{
	icalcomponent *alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
	struct text before = { 0 };

	text_addf(&before, "-PT%dM", minutes);
	ics_add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
	ics_add(alarm, icalproperty_new_trigger(icaltriggertype_from_string(text_str(&before))));
	ics_add_text(alarm, icalproperty_new_description, summary);
	icalcomponent_add_component(event, alarm);
	text_free(&before);
}

/* ---- whole items ---- */

static void
ics_print(struct text *out, icalcomponent *c)
{
	char *s = icalcomponent_as_ical_string_r(c);

	if (!s)
		die_of_memory();
	text_add(out, s);
	free(s);
	icalcomponent_free(c);
}

void
calendar_begin(struct text *out)
{
	text_add(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//halfhour//halfhour " VERSION "//EN\r\n");
}

static void
ics_add_times(icalcomponent *c, const struct calendar_event *v)
{
	if (v->day) {
		ics_add(c, icalproperty_new_dtstart(ics_day(v->day)));
		return;
	}
	ics_add(c, icalproperty_new_dtstart(ics_time(v->start_ms)));
	if (v->end_ms > v->start_ms)
		ics_add(c, icalproperty_new_dtend(ics_time(v->end_ms)));
}

void
calendar_put_event(struct text *out, const struct calendar_event *v)
{
	icalcomponent *c = icalcomponent_new(ICAL_VEVENT_COMPONENT);

	ics_add_head(c, v->uid, v->sequence, v->stamp_ms);
	ics_add_times(c, v);
	ics_add(c, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
	ics_add_text(c, icalproperty_new_summary, v->summary);
	ics_add_text(c, icalproperty_new_description, v->description);
	ics_add_text(c, icalproperty_new_location, v->location);
	ics_add_text(c, icalproperty_new_url, v->url);
	ics_add_text(c, icalproperty_new_contact, v->contact);
	if (v->alarm_minutes)
		ics_add_alarm(c, v->alarm_minutes, v->summary);
	ics_print(out, c);
}

void
calendar_put_task(struct text *out, const struct calendar_task *t)
{
	icalcomponent *c = icalcomponent_new(ICAL_VTODO_COMPONENT);

	ics_add_head(c, t->uid, t->sequence, t->stamp_ms);
	if (t->due_ms)
		ics_add(c, icalproperty_new_due(ics_time(t->due_ms)));
	ics_add(c, icalproperty_new_status(ICAL_STATUS_NEEDSACTION));
	ics_add_text(c, icalproperty_new_summary, t->summary);
	ics_print(out, c);
}

void
calendar_end(struct text *out)
{
	text_add(out, "END:VCALENDAR\r\n");
}
