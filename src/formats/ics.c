/* libical's only door: appointments and things to do as iCalendar. Only calls that its
 * versions 3 and 4 both have. It is loaded for the first of them: it brings ICU and the library of
 * C++, which would be a third of every start. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base_library.h"
#include "ics.h"

/* ---- its calls ---- */

#define ICS_CALLS(X) \
	X(ical, component_add_component) X(ical, component_add_property) \
	X(ical, component_as_ical_string_r) X(ical, component_free) \
	X(ical, component_get_first_property) X(ical, component_get_next_property) \
	X(ical, component_isa) X(ical, component_new) \
	X(ical, error_set_errors_are_fatal) X(ical, parameter_get_cn) \
	X(ical, parameter_get_cutype) X(ical, parameter_get_tzid) \
	X(ical, parser_parse_string) X(ical, property_get_attendee) \
	X(ical, property_get_contact) X(ical, property_get_description) \
	X(ical, property_get_dtend) X(ical, property_get_dtstamp) \
	X(ical, property_get_dtstart) X(ical, property_get_duration) \
	X(ical, property_get_first_parameter) X(ical, property_get_location) \
	X(ical, property_get_organizer) X(ical, property_get_property_name_r) \
	X(ical, property_get_sequence) X(ical, property_get_status) \
	X(ical, property_get_summary) X(ical, property_get_tzid) \
	X(ical, property_get_uid) X(ical, property_get_url) \
	X(ical, property_get_value_as_string_r) X(ical, property_new_action) \
	X(ical, property_new_contact) X(ical, property_new_description) \
	X(ical, property_new_dtend) X(ical, property_new_dtstamp) \
	X(ical, property_new_dtstart) X(ical, property_new_due) \
	X(ical, property_new_location) X(ical, property_new_sequence) \
	X(ical, property_new_status) X(ical, property_new_summary) \
	X(ical, property_new_trigger) X(ical, property_new_uid) \
	X(ical, property_new_url) X(ical, time_from_timet_with_zone) \
	X(ical, time_is_utc) X(ical, time_null_date) X(ical, timezone_free) \
	X(ical, timezone_get_utc_offset) X(ical, timezone_get_utc_timezone) \
	X(ical, timezone_new) X(ical, timezone_set_component) \
	X(ical, triggertype_from_string)

LIBRARY(ical, ICS_CALLS, "libical", LIBICAL)

bool
calendar_usable(struct err *e)
{
	return ical_usable(e);
}

/* ---- properties ---- */

static void
ics_add(icalcomponent *c, icalproperty *p)
{
	if (p)
		ical.component_add_property(c, p);
}

/* A text of a person, valid and without controls. */
static void
ics_add_text(icalcomponent *c, icalproperty *(*make)(const char *), const char *s)
{
	struct text clean = { 0 };

	if (!s || !*s)
		return;
	text_accept(&clean, s, strlen(s), ACCEPT_LINES);
	ics_add(c, make(text_str(&clean)));
	text_free(&clean);
}

static struct icaltimetype
ics_time(int64_t ms)
{
	return ical.time_from_timet_with_zone((time_t)(ms / 1000), 0, ical.timezone_get_utc_timezone());
}

static struct icaltimetype
ics_day(int day)
{
	struct icaltimetype t = ical.time_null_date();

	t.year = day / 10000;
	t.month = day / 100 % 100;
	t.day = day % 100;
	return t;
}

static void
ics_add_head(icalcomponent *c, const char *uid, int sequence, int64_t stamp_ms)
{
	ics_add(c, ical.property_new_uid(uid));
	ics_add(c, ical.property_new_dtstamp(ics_time(stamp_ms)));
	ics_add(c, ical.property_new_sequence(sequence));
}

static void
ics_add_alarm(icalcomponent *event, int minutes, const char *summary)
{
	icalcomponent *alarm = ical.component_new(ICAL_VALARM_COMPONENT);
	struct text before = { 0 };

	text_addf(&before, "-PT%dM", minutes);
	ics_add(alarm, ical.property_new_action(ICAL_ACTION_DISPLAY));
	ics_add(alarm, ical.property_new_trigger(ical.triggertype_from_string(text_str(&before))));
	ics_add_text(alarm, ical.property_new_description, summary);
	ical.component_add_component(event, alarm);
	text_free(&before);
}

/* ---- whole items ---- */

static void
ics_print(struct text *out, icalcomponent *c)
{
	char *s = ical.component_as_ical_string_r(c);

	if (!s)
		die_of_memory();
	text_add(out, s);
	free(s);
	ical.component_free(c);
}

bool
calendar_begin(struct text *out, struct err *e)
{
	if (!calendar_usable(e))
		return false;
	text_add(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//halfhour//halfhour " VERSION "//EN\r\n");
	return true;
}

static void
ics_add_times(icalcomponent *c, const struct calendar_event *v)
{
	if (v->day) {
		ics_add(c, ical.property_new_dtstart(ics_day(v->day)));
		return;
	}
	ics_add(c, ical.property_new_dtstart(ics_time(v->start_ms)));
	if (v->end_ms > v->start_ms)
		ics_add(c, ical.property_new_dtend(ics_time(v->end_ms)));
}

void
calendar_put_event(struct text *out, const struct calendar_event *v)
{
	icalcomponent *c = ical.component_new(ICAL_VEVENT_COMPONENT);

	ics_add_head(c, v->uid, v->sequence, v->stamp_ms);
	ics_add_times(c, v);
	ics_add(c, ical.property_new_status(ICAL_STATUS_CONFIRMED));
	ics_add_text(c, ical.property_new_summary, v->summary);
	ics_add_text(c, ical.property_new_description, v->description);
	ics_add_text(c, ical.property_new_location, v->location);
	ics_add_text(c, ical.property_new_url, v->url);
	ics_add_text(c, ical.property_new_contact, v->contact);
	if (v->alarm_minutes)
		ics_add_alarm(c, v->alarm_minutes, v->summary);
	ics_print(out, c);
}

void
calendar_put_task(struct text *out, const struct calendar_task *t)
{
	icalcomponent *c = ical.component_new(ICAL_VTODO_COMPONENT);

	ics_add_head(c, t->uid, t->sequence, t->stamp_ms);
	if (t->due_ms)
		ics_add(c, ical.property_new_due(ics_time(t->due_ms)));
	ics_add(c, ical.property_new_status(ICAL_STATUS_NEEDSACTION));
	ics_add_text(c, ical.property_new_summary, t->summary);
	ics_print(out, c);
}

void
calendar_end(struct text *out)
{
	text_add(out, "END:VCALENDAR\r\n");
}

/* ---- in: times and zones ---- */

enum { MINUTES_LONGEST = 7 * 24 * 60 };

/* A suffix of it that the zone database has: "/mozilla.org/20050126_1/Europe/Berlin". */
static const char *
ics_zone_suffix(const char *tzid)
{
	const char *s = tzid;

	while (s && (*s == '/' || !zone_known(s))) {
		s = strchr(s, '/');
		s = s ? s + 1 : NULL;
	}
	return s && *s ? s : NULL;
}

/* Rules by which a zone's clock changes once or a few times a year; others would take long. */
static bool
ics_zone_plain(const char *zone)
{
	static const char *const often[] = { "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY" };

	for (size_t i = 0; i < LEN(often); i++)
		if (strcasestr(zone, often[i]))
			return false;
	return true;
}

/* "+05:30" of 19800 seconds. */
static void
ics_zone_fixed(char out[ZONE_SIZE], int seconds)
{
	int m = abs(seconds) / 60;

	snprintf(out, ZONE_SIZE, "%c%02d:%02d", seconds < 0 ? '-' : '+', m / 60 % 100, m % 60);
}

static bool
ics_zone_is(icalcomponent *zone, const char *tzid)
{
	icalproperty *p = ical.component_get_first_property(zone, ICAL_TZID_PROPERTY);
	const char *s = p ? ical.property_get_tzid(p) : NULL;

	return s && strcmp(s, tzid) == 0 && ical.component_isa(zone) == ICAL_VTIMEZONE_COMPONENT;
}

/* By the rules that the file itself gives for that name: the difference to UTC at that time. */
static bool
ics_zone_ruled(const struct calendar *file, const char *tzid, struct icaltimetype *t, char out[ZONE_SIZE])
{
	bool found = false;

	for (size_t i = 0; !found && i < file->zones.n; i++) {
		icalcomponent *c = ics_zone_plain(file->zones.s[i])
			? ical.parser_parse_string(file->zones.s[i]) : NULL;
		icaltimezone *z = c && ics_zone_is(c, tzid) ? ical.timezone_new() : NULL;
		int summer;

		if (z && ical.timezone_set_component(z, c)) {
			ics_zone_fixed(out, ical.timezone_get_utc_offset(z, t, &summer));
			found = zone_known(out);
			c = NULL; /* the zone's */
		}
		if (z)
			ical.timezone_free(z, 1);
		if (c)
			ical.component_free(c);
	}
	return found;
}

/* The zone of a time; "" with *floating: none was said, or nobody knows it. */
static void
ics_zone(const struct calendar *file, const char *tzid, struct icaltimetype *t, char out[ZONE_SIZE],
	bool *floating)
{
	const char *known = tzid ? ics_zone_suffix(tzid) : file->default_zone;

	*floating = false;
	if (tzid && !known)
		known = ics_windows_zone(tzid);
	if (ical.time_is_utc(*t))
		known = "UTC";
	if (known)
		snprintf(out, ZONE_SIZE, "%s", known);
	else if (!tzid || !ics_zone_ruled(file, tzid, t, out))
		*floating = true;
	if (*floating)
		snprintf(out, ZONE_SIZE, "%s", file->mine);
}

static bool
ics_time_sane(struct icaltimetype t)
{
	return t.year >= 1971 && t.year <= 2200 && t.month >= 1 && t.month <= 12 && t.day >= 1 &&
		t.day <= 31 && t.hour >= 0 && t.hour < 24 && t.minute >= 0 && t.minute < 60 &&
		t.second >= 0 && t.second <= 60;
}

struct ics_when {
	int64_t ms;
	bool day, floating;
	char zone[ZONE_SIZE];
	const char *said;      /* of the zone; borrowed; NULL: none */
};

static bool
ics_when(const struct calendar *file, icalproperty *p, struct icaltimetype t, struct ics_when *out)
{
	icalparameter *zone = ical.property_get_first_parameter(p, ICAL_TZID_PARAMETER);
	char s[48];

	memset(out, 0, sizeof(*out));
	out->day = t.is_date;
	out->said = zone ? ical.parameter_get_tzid(zone) : NULL;
	if (!ics_time_sane(t))
		return false;
	ics_zone(file, out->said, &t, out->zone, &out->floating);
	snprintf(s, sizeof(s), "%04d-%02d-%02d %02d:%02d:%02d", t.year, t.month, t.day, t.hour, t.minute,
		t.second == 60 ? 59 : t.second);
	return time_parse(s, out->zone, &out->ms);
}

static int
ics_duration(struct icaldurationtype d)
{
	int64_t s = (((int64_t)d.weeks * 7 + d.days) * 24 + d.hours) * 60 + d.minutes;

	return d.is_neg || s > MINUTES_LONGEST ? 0 : (int)s;
}

static icalproperty *
ics_find(icalcomponent *c, icalproperty_kind kind)
{
	return ical.component_get_first_property(c, kind);
}

static int
ics_minutes(const struct calendar *file, icalcomponent *c, int64_t start_ms)
{
	icalproperty *end = ics_find(c, ICAL_DTEND_PROPERTY), *d = ics_find(c, ICAL_DURATION_PROPERTY);
	struct ics_when w;

	if (end && ics_when(file, end, ical.property_get_dtend(end), &w) && w.ms > start_ms &&
		w.ms - start_ms <= MINUTES_LONGEST * MINUTE_MS)
		return (int)((w.ms - start_ms) / MINUTE_MS);
	return !end && d ? ics_duration(ical.property_get_duration(d)) : 0;
}

static bool
ics_read_times(const struct calendar *file, icalcomponent *c, struct calendar_item *it, struct err *e)
{
	icalproperty *start = ics_find(c, ICAL_DTSTART_PROPERTY), *stamp = ics_find(c, ICAL_DTSTAMP_PROPERTY);
	struct ics_when w;

	if (stamp && ics_when(file, stamp, ical.property_get_dtstamp(stamp), &w))
		it->stamp_ms = w.ms;
	if (!start)
		return err_set(e, "this appointment has no day (DTSTART), so it is left out.");
	if (!ics_when(file, start, ical.property_get_dtstart(start), &w))
		return err_set(e, "the day or hour of this appointment cannot be read: left out.");
	it->all_day = w.day;
	it->floating = w.floating && !w.day;
	mem_set(&it->zone, w.floating || strcmp(w.zone, "UTC") == 0 ? "" : w.zone);
	mem_set(&it->zone_said, w.said ? w.said : "");
	it->start_ms = w.day ? 0 : w.ms;
	it->minutes = w.day ? 0 : ics_minutes(file, c, w.ms);
	return true;
}

/* ---- in: texts ---- */

/* The next property of that kind as text, in one line, through the gate; "" where there is none. */
static char *
ics_text(icalproperty *p, const char *(*get)(const icalproperty *))
{
	struct text t = { 0 };
	const char *s = p ? get(p) : NULL;

	if (s)
		text_accept(&t, s, strlen(s), ACCEPT_LINE);
	char *out = blank_trimmed(text_str(&t));
	text_free(&t);
	return out;
}

/* ---- in: where it is ---- */

static const char *const ics_hosts[] = { "zoom.us/", "zoomgov.com/", "teams.microsoft.com/", "teams.live.com/",
	"meet.google.com/", "webex.com/", "whereby.com/", "meet.jit.si/", "gotomeeting.com/", "goto.com/",
	"bluejeans.com/", "chime.aws/", "join.skype.com/", "meet.lync.com/", "facetime.apple.com/",
	"bigbluebutton", "bbb." };

static bool
ics_meets(const char *link, size_t n)
{
	char *s = mem_strn(link, n);
	bool meets = false;

	for (size_t i = 0; !meets && i < LEN(ics_hosts); i++)
		meets = strcasestr(s, ics_hosts[i]) != NULL;
	free(s);
	return meets;
}

/* The first link in a text to a place where one meets; NULL: none. */
static char *
ics_link(const char *s, bool any)
{
	for (; s && (s = strcasestr(s, "https://")) != NULL;) {
		size_t n = strcspn(s, " \t\r\n<>\"\\)]},;");

		if (any || ics_meets(s, n))
			return mem_strn(s, n);
		s += n;
	}
	return NULL;
}

static bool
ics_is_link_property(const char *name)
{
	static const char *const names[] = { "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
		"X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "CONFERENCE", "X-APPLE-CONFERENCE" };

	for (size_t i = 0; name && i < LEN(names); i++)
		if (strcasecmp(names[i], name) == 0)
			return true;
	return false;
}

/* Properties that say the link, then the texts that may have one. */
static char *
ics_find_link(icalcomponent *c)
{
	icalproperty *p = ics_find(c, ICAL_ANY_PROPERTY);
	char *link = NULL;

	for (; p && !link; p = ical.component_get_next_property(c, ICAL_ANY_PROPERTY)) {
		char *name = ical.property_get_property_name_r(p), *value = NULL;

		if (name && ics_is_link_property(name) && (value = ical.property_get_value_as_string_r(p)))
			link = ics_link(value, true);
		free(name);
		free(value);
	}
	const struct {
		icalproperty_kind kind;
		const char *(*get)(const icalproperty *);
	} texts[] = {
		{ ICAL_LOCATION_PROPERTY, ical.property_get_location },
		{ ICAL_URL_PROPERTY, ical.property_get_url },
		{ ICAL_DESCRIPTION_PROPERTY, ical.property_get_description },
	};
	for (size_t i = 0; !link && i < LEN(texts); i++)
		if ((p = ics_find(c, texts[i].kind)))
			link = ics_link(texts[i].get(p), false);
	return link ? link : mem_str("");
}

/* ---- in: who takes part ---- */

static bool
ics_is_room(icalproperty *p)
{
	icalparameter *type = ical.property_get_first_parameter(p, ICAL_CUTYPE_PARAMETER);
	icalparameter_cutype what = type ? ical.parameter_get_cutype(type) : ICAL_CUTYPE_INDIVIDUAL;

	return what == ICAL_CUTYPE_ROOM || what == ICAL_CUTYPE_RESOURCE || what == ICAL_CUTYPE_GROUP;
}

static void
ics_add_person(struct calendar_item *it, const char *name, const char *address)
{
	struct text n = { 0 }, a = { 0 };

	if (it->n_people >= CALENDAR_PEOPLE_MAX)
		return;
	text_accept(&n, name ? name : "", name ? strlen(name) : 0, ACCEPT_LINE);
	if (address && strncasecmp(address, "mailto:", 7) == 0)
		text_accept(&a, address + 7, strlen(address + 7), ACCEPT_LINE);
	struct calendar_person *p = list_more(&it->people, &it->n_people, &it->cap_people, sizeof(*p));
	p->name = blank_trimmed(text_str(&n));
	p->address = blank_trimmed(text_str(&a));
	text_free(&n);
	text_free(&a);
}

static void
ics_add_people(icalcomponent *c, struct calendar_item *it, icalproperty_kind kind,
	const char *(*get)(const icalproperty *))
{
	icalproperty *p = ics_find(c, kind);

	for (; p; p = ical.component_get_next_property(c, kind)) {
		icalparameter *cn = ical.property_get_first_parameter(p, ICAL_CN_PARAMETER);
		const char *value = get(p);

		if (!ics_is_room(p))
			ics_add_person(it, kind == ICAL_CONTACT_PROPERTY ? value : cn ? ical.parameter_get_cn(cn) : NULL, value);
	}
}

/* ---- in: the whole ---- */

static void
ics_read_rest(icalcomponent *c, struct calendar_item *it)
{
	icalproperty *sequence = ics_find(c, ICAL_SEQUENCE_PROPERTY), *status = ics_find(c, ICAL_STATUS_PROPERTY);

	it->uid = ics_text(ics_find(c, ICAL_UID_PROPERTY), ical.property_get_uid);
	it->summary = ics_text(ics_find(c, ICAL_SUMMARY_PROPERTY), ical.property_get_summary);
	it->place = ics_text(ics_find(c, ICAL_LOCATION_PROPERTY), ical.property_get_location);
	it->link = ics_find_link(c);
	it->sequence = sequence ? ical.property_get_sequence(sequence) : 0;
	it->cancelled = status && ical.property_get_status(status) == ICAL_STATUS_CANCELLED;
	it->repeats = ics_find(c, ICAL_RRULE_PROPERTY) || ics_find(c, ICAL_RDATE_PROPERTY);
	it->changed = ics_find(c, ICAL_RECURRENCEID_PROPERTY);
	ics_add_people(c, it, ICAL_ORGANIZER_PROPERTY, ical.property_get_organizer);
	ics_add_people(c, it, ICAL_ATTENDEE_PROPERTY, ical.property_get_attendee);
	ics_add_people(c, it, ICAL_CONTACT_PROPERTY, ical.property_get_contact);
}

bool
ics_read(const char *event, const struct calendar *file, struct calendar_item *it, struct err *e)
{
	if (!calendar_usable(e))
		return false;
	ical.error_set_errors_are_fatal(0);
	icalcomponent *c = ical.parser_parse_string(event);
	bool good = c && ical.component_isa(c) == ICAL_VEVENT_COMPONENT;

	if (good) {
		ics_read_rest(c, it);
		good = ics_read_times(file, c, it, e);
	} else {
		err_set(e, "this appointment cannot be read, so it is left out.");
	}
	if (c)
		ical.component_free(c);
	return good;
}
