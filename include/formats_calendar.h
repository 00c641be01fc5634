/*
 * formats_calendar.h: appointments and things to do in the files of calendars
 * (iCalendar, RFC 5545). Times are milliseconds since the epoch; strings may be NULL
 * or "" where there is nothing.
 */
#ifndef HALFHOUR_FORMATS_CALENDAR_H
#define HALFHOUR_FORMATS_CALENDAR_H

#include "formats_contacts.h"

/* ---- out (ics.c, libical's only door) ---- */

struct calendar_event {
	const char *uid;      /* the same whenever it is written */
	int sequence;         /* grows when it changes: programs take the higher one */
	int64_t stamp_ms;     /* when it was written */
	int64_t start_ms, end_ms;
	int day;              /* 20261203 where only the day is known; 0: start and end count */
	int alarm_minutes;    /* before the start; 0: no alarm */
	const char *summary, *description, *location, *url;
	const char *contact;  /* the other person's name */
};

struct calendar_task {
	const char *uid;
	int sequence;
	int64_t stamp_ms;
	int64_t due_ms;       /* 0: no day */
	const char *summary;
};

/* Can files of calendars be read and written here? False: e says what is missing. */
bool calendar_usable(struct err *e);
/* A file is begun (false: it cannot, see above), gets its items, and is ended. Lines are folded and
 * end in CR LF; every text is escaped. */
bool calendar_begin(struct text *out, struct err *e);
void calendar_put_event(struct text *out, const struct calendar_event *v);
void calendar_put_task(struct text *out, const struct calendar_task *t);
void calendar_end(struct text *out);

/* ---- in (calendar.c) ---- */

enum {
	CALENDAR_FILE_MAX = 32 * 1024 * 1024, /* bytes that are read of a file */
	CALENDAR_ITEM_MAX = 1024 * 1024,      /* of one appointment, pictures and all */
	CALENDAR_DEPTH_MAX = 4,               /* parts within each other */
	CALENDAR_PEOPLE_MAX = 200,            /* of one appointment */
	CALENDAR_ZONES_MAX = 64,
};

struct calendar_person {
	char *name, *address;  /* "Maya Okafor", "maya@example.org"; either may be "" */
};

/* An appointment as it came in. Owns its strings, none of which is NULL. */
struct calendar_item {
	int64_t line;          /* where it begins in the file */
	char *uid;             /* "": it has none */
	int sequence;
	int64_t stamp_ms;      /* 0: not said */
	bool cancelled;
	bool answer;           /* somebody's answer to an invitation, or a question about it */
	bool all_day;          /* no hour; start_ms is not set */
	bool repeats;          /* start_ms is the first time */
	bool changed;          /* one time of one that repeats */
	bool floating;         /* no zone was said, or none that is known (zone_said): taken as mine */
	char *zone_said;
	char *zone;            /* as zone_known knows it; "" mine */
	int64_t start_ms;
	int minutes;           /* 0: not said */
	char *summary;
	char *place, *link;    /* of the meeting; either may be "" */
	struct calendar_person *people; /* who invites, then those invited */
	size_t n_people, cap_people;
};

struct calendar {
	struct incoming in;
	struct text buffer;    /* decoded, from `at` on not read yet */
	size_t at, was;        /* was: where the last line begins */
	bool ended;
	bool large;            /* CALENDAR_FILE_MAX was reached; the rest is not read */
	bool calendar;         /* a BEGIN:VCALENDAR was seen */
	int64_t line;          /* of the last line read, from 1 */
	char *mine;            /* my zone */
	char *default_zone;    /* of times without one, as the file says; or NULL */
	char method[24];
	struct strings zones;  /* VTIMEZONEs as they are in the file */
};

/* Reads a file, or memory, and closes it in calendar_done. `mine`: the zone of times that have none. */
bool calendar_open(struct calendar *c, const char *path, const char *mine, struct err *e);
void calendar_memory(struct calendar *c, const char *s, size_t n, const char *mine);
/* The next appointment; false: there is no more. why->text: it cannot be read, it->line says where. */
bool calendar_next(struct calendar *c, struct calendar_item *it, struct err *why);
void calendar_item_done(struct calendar_item *it);
void calendar_done(struct calendar *c);

#endif
