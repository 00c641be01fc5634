/*
 * formats_calendar.h: appointments and things to do in the files of calendars
 * (iCalendar, RFC 5545). Times are milliseconds since the epoch; strings may be NULL
 * or "" where there is nothing.
 */
#ifndef HALFHOUR_FORMATS_CALENDAR_H
#define HALFHOUR_FORMATS_CALENDAR_H

#include "base.h"

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

/* A file is begun, gets its items, and is ended. Lines are folded and end in CR LF; every text
 * has gone through the gate and is escaped. */
void calendar_begin(struct text *out);
void calendar_put_event(struct text *out, const struct calendar_event *v);
void calendar_put_task(struct text *out, const struct calendar_task *t);
void calendar_end(struct text *out);

#endif
