/* Times of the day in any zone, read and written. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base.h"

/* Offsets change on quarter hours only, so one answer is good for all of it. */
#define QUARTER_MS (15 * MINUTE_MS)
enum { CACHED = 16 };

static struct cached {
	char zone[ZONE_SIZE];
	int64_t quarter;
	long offset; /* seconds east of UTC */
	int dst;
	char name[12]; /* "CET" */
} cache[CACHED];
static size_t cache_next;

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* ---- zones ---- */

/* "+02:00", "UTC-5", "-0330" as TZ wants them: "<+0200>-02:00". */
static bool
fixed_offset(const char *zone, char tz[ZONE_SIZE])
{
	int h = 0, m = 0, n = 0;
	char sign;

	if (strncmp(zone, "UTC", 3) == 0 || strncmp(zone, "GMT", 3) == 0)
		zone += 3;
	sign = *zone++;
	if ((sign != '+' && sign != '-') || !isdigit((unsigned char)*zone))
		return false;
	if (sscanf(zone, "%2d%n", &h, &n) < 1)
		return false;
	zone += n;
	if (*zone && (sscanf(zone, *zone == ':' ? ":%2d%n" : "%2d%n", &m, &n) < 1 || zone[n]))
		return false;
	if (h < 0 || h > 14 || m < 0 || m > 59)
		return false;
	snprintf(tz, ZONE_SIZE, "<%c%02d%02d>%c%02d:%02d", sign, h, m, sign == '+' ? '-' : '+', h, m);
	return true;
}

/* A name of the zone database; nothing that leaves its directory. */
static bool
in_database(const char *zone)
{
	const char *dir = getenv("TZDIR");
	char path[512], magic[4] = "";
	FILE *f;
	bool known;

	if (zone[0] == '/' || zone[0] == '.' || strstr(zone, "..") || strlen(zone) >= ZONE_SIZE)
		return false;
	snprintf(path, sizeof(path), "%s/%s", dir && *dir ? dir : "/usr/share/zoneinfo", zone);
	f = fopen(path, "re");
	if (!f)
		return false;
	known = fread(magic, 1, 4, f) == 4 && memcmp(magic, "TZif", 4) == 0;
	fclose(f);
	return known;
}

/* What TZ must be for `zone`; an unknown zone is UTC, and zone_known says so. */
static bool
zone_tz(const char *zone, char tz[ZONE_SIZE])
{
	snprintf(tz, ZONE_SIZE, "UTC0");
	if (strcmp(zone, "UTC") == 0 || strcmp(zone, "Z") == 0 || strcmp(zone, "GMT") == 0)
		return true;
	if (fixed_offset(zone, tz))
		return true;
	if (!in_database(zone))
		return false;
	snprintf(tz, ZONE_SIZE, ":%s", zone);
	return true;
}

bool
zone_known(const char *zone)
{
	char tz[ZONE_SIZE];

	return !zone || !*zone || zone_tz(zone, tz);
}

/* The only place that changes TZ, and it puts it back: children inherit it. With
 * `local` the fields are made into seconds, else the seconds into fields. */
static time_t
switched(const char *zone, struct tm *tm, time_t t, bool local)
{
	char tz[ZONE_SIZE];
	char *was = NULL;
	bool other = zone && *zone;

	if (other) {
		was = mem_str(getenv("TZ"));
		zone_tz(zone, tz);
		setenv("TZ", tz, 1);
	}
	tzset();
	if (local)
		t = mktime(tm);
	else if (!localtime_r(&t, tm))
		*tm = (struct tm){ .tm_mday = 1 };
	if (other) {
		static char name[12]; /* tm_zone dies with the zone */

		snprintf(name, sizeof(name), "%s", tm->tm_zone ? tm->tm_zone : "");
		tm->tm_zone = name;
		if (was)
			setenv("TZ", was, 1);
		else
			unsetenv("TZ");
		free(was);
		tzset();
	}
	return t;
}

static struct cached *
cache_find(const char *zone, int64_t quarter)
{
	for (size_t i = 0; i < CACHED; i++)
		if (cache[i].quarter == quarter && strcmp(cache[i].zone, zone) == 0)
			return &cache[i];
	return NULL;
}

static struct cached *
cache_add(const char *zone, int64_t quarter)
{
	struct cached *c = &cache[cache_next++ % CACHED];
	struct tm tm = { 0 };

	switched(zone, &tm, (time_t)(quarter * (QUARTER_MS / 1000)), false);
	snprintf(c->zone, sizeof(c->zone), "%s", zone);
	snprintf(c->name, sizeof(c->name), "%s", tm.tm_zone);
	c->quarter = quarter;
	c->offset = tm.tm_gmtoff;
	c->dst = tm.tm_isdst;
	return c;
}

/* The machine's own zone is asked anew each time: it may change while we run. */
static void
fields(struct tm *tm, int64_t ms, const char *zone)
{
	time_t t = (time_t)floor_div(ms, 1000);
	int64_t quarter = floor_div(ms, QUARTER_MS);
	struct cached *c;

	if (!zone || !*zone || strlen(zone) >= ZONE_SIZE) {
		switched(NULL, tm, t, false);
		return;
	}
	c = cache_find(zone, quarter);
	if (!c)
		c = cache_add(zone, quarter);
	t += c->offset;
	gmtime_r(&t, tm);
	tm->tm_gmtoff = c->offset;
	tm->tm_isdst = c->dst;
	tm->tm_zone = c->name;
}

/* ---- out ---- */

void
time_iso(char out[32], int64_t ms)
{
	time_t t = (time_t)floor_div(ms, 1000);
	struct tm tm;

	if (!gmtime_r(&t, &tm) || strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		out[0] = '\0';
}

void
time_format(struct text *out, const char *fmt, int64_t ms, const char *zone)
{
	char made[256];
	struct tm tm = { 0 };

	fields(&tm, ms, zone);
	text_addn(out, made, strftime(made, sizeof(made), fmt, &tm));
}

int64_t
zone_offset(int64_t ms, const char *zone)
{
	struct tm tm = { 0 };

	fields(&tm, ms, zone);
	return (int64_t)tm.tm_gmtoff * 1000;
}

int
time_day(int64_t ms, const char *zone)
{
	struct tm tm = { 0 };

	fields(&tm, ms, zone);
	return (tm.tm_year + 1900) * 10000 + (tm.tm_mon + 1) * 100 + tm.tm_mday;
}

/* ---- in ---- */

static int64_t
local_ms(int y, int mo, int d, int h, int mi, int s, const char *zone)
{
	struct tm tm = { .tm_year = y - 1900, .tm_mon = mo - 1, .tm_mday = d,
		.tm_hour = h, .tm_min = mi, .tm_sec = s, .tm_isdst = -1 };

	return (int64_t)switched(zone, &tm, 0, true) * 1000;
}

/* Where summer time takes midnight away, the day begins a little later. */
int64_t
time_day_start(int day, const char *zone)
{
	int64_t ms = local_ms(day / 10000, day / 100 % 100, day % 100, 0, 0, 0, zone);

	for (int i = 0; i < 8 && time_day(ms, zone) < day; i++)
		ms += QUARTER_MS;
	for (int i = 0; i < 8 && time_day(ms - QUARTER_MS, zone) == day; i++)
		ms -= QUARTER_MS;
	return ms;
}

int
time_day_add(int day, int days)
{
	struct tm tm = { .tm_year = day / 10000 - 1900, .tm_mon = day / 100 % 100 - 1,
		.tm_mday = day % 100 + days, .tm_hour = 12 };

	timegm(&tm); /* puts the fields right; a day of the calendar is of no zone */
	return (tm.tm_year + 1900) * 10000 + (tm.tm_mon + 1) * 100 + tm.tm_mday;
}

static bool
date_is(int y, int m, int d)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1] + (m == 2 && leap);
}

/* Exactly `n` digits; moves on past them. */
static bool
time_digits(const char **s, int n, int *out)
{
	*out = 0;
	for (int i = 0; i < n; i++, ++*s) {
		if (**s < '0' || **s > '9')
			return false;
		*out = *out * 10 + (**s - '0');
	}
	return true;
}

static bool
eat(const char **s, char c)
{
	if (**s != c)
		return false;
	++*s;
	return true;
}

/* Moves past "14:05", "14:05:09" or "14:05:09.5"; the fraction in milliseconds. */
static bool
parse_time(const char **s, int *h, int *m, int *sec, int *ms)
{
	if (!time_digits(s, 2, h) || !eat(s, ':') || !time_digits(s, 2, m) || *h > 23 ||
		*m > 59)
		return false;
	if (!eat(s, ':'))
		return true;
	if (!time_digits(s, 2, sec) || *sec > 59)
		return false;
	if (!eat(s, '.'))
		return true;
	for (int unit = 100; isdigit((unsigned char)**s); unit /= 10, ++*s)
		*ms += (**s - '0') * unit;
	return true;
}

bool
time_parse(const char *s, const char *zone, int64_t *ms)
{
	int y, mo, d, h = 0, mi = 0, sec = 0, part = 0;
	char tz[ZONE_SIZE];

	if (!time_digits(&s, 4, &y) || !eat(&s, '-') || !time_digits(&s, 2, &mo) ||
		!eat(&s, '-') || !time_digits(&s, 2, &d) || !date_is(y, mo, d))
		return false;
	if ((eat(&s, 'T') || eat(&s, ' ')) && !parse_time(&s, &h, &mi, &sec, &part))
		return false;
	if (strcmp(s, "Z") == 0)
		zone = "UTC";
	else if (*s && fixed_offset(s, tz))
		zone = s;
	else if (*s)
		return false;
	*ms = local_ms(y, mo, d, h, mi, sec, zone) + part;
	return true;
}
