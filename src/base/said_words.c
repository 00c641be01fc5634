/* Days, hours and zones out of the words that people say them in. */
#include "said.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const said_weekdays[] = { "monday", "tuesday", "wednesday", "thursday",
	"friday", "saturday", "sunday" };
static const char *const said_months[] = { "january", "february", "march", "april", "may",
	"june", "july", "august", "september", "october", "november", "december" };
static const char *const said_numbers[] = { "zero", "one", "two", "three", "four", "five",
	"six", "seven", "eight", "nine", "ten", "eleven", "twelve" };
static const char *const said_fillers[] = { "at", "on", "the", "of", "o'clock", "this",
	"coming" };

/* ---- words ---- */

static bool
said_in(const char *word, const char *const *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(word, all[i]) == 0)
			return true;
	return false;
}

/* Three letters and more of a name; -1: none of them. */
static int
said_name(const char *word, const char *const *names, size_t n)
{
	size_t len = strlen(word);

	if (len && word[len - 1] == '.')
		len--;
	for (size_t i = 0; len >= 3 && i < n; i++)
		if (strncmp(word, names[i], len) == 0)
			return (int)i;
	return -1;
}

/* The whole word as a number to 9999, "two", "a"; -1: none. */
static int
said_number(const char *word)
{
	int v = 0, n = 0;

	if (strcmp(word, "a") == 0 || strcmp(word, "an") == 0)
		return 1;
	for (size_t i = 0; i < LEN(said_numbers); i++)
		if (strcmp(word, said_numbers[i]) == 0)
			return (int)i;
	return strlen(word) <= 4 && sscanf(word, "%d%n", &v, &n) == 1 && !word[n] &&
			       v >= 0
		       ? v
		       : -1;
}

static bool
said_split(struct said *s, const char *text, struct err *e)
{
	struct text folded = { 0 };
	struct strings l = { 0 };

	utf8_fold(&folded, text);
	strings_split(&l, text_str(&folded), " ,\t\n");
	bool good = l.n <= WORDS;
	for (size_t i = 0; good && i < l.n; i++) {
		good = strlen(l.s[i]) < WORD;
		if (good && !said_in(l.s[i], said_fillers, LEN(said_fillers)))
			snprintf(s->words[s->n++], WORD, "%s", l.s[i]);
	}
	strings_free(&l);
	text_free(&folded);
	return good ||
	       err_set(e, "That is too long for a day and a time: write tomorrow 15:00.");
}

/* ---- days ---- */

static bool
said_take_day(struct said *s, int day)
{
	s->n_days++;
	s->day = day;
	return true;
}

static bool
said_date(struct said *s, int y, int m, int d)
{
	char iso[32];
	int64_t ms;

	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", y % 10000, m % 100, d % 100);
	return time_parse(iso, "UTC", &ms) && said_take_day(s, y * 10000 + m * 100 + d);
}

/* A day without its year: the next one, or the last one where what has been is meant. */
static bool
said_near(struct said *s, int m, int d)
{
	int y = s->today / 10000, day = y * 10000 + m * 100 + d;

	if (!s->past && day < s->today)
		y++;
	if (s->past && day > s->today)
		y--;
	for (int i = 0; i < 8 && !said_date(s, y, m, d); i++) /* 29 February */
		y += s->past ? -1 : 1;
	return s->n_days > 0 && s->day % 10000 == m * 100 + d;
}

static int
said_weekday(const struct said *s)
{
	struct text t = { 0 };

	time_format(&t, "%u", time_day_start(s->today, s->zone) + DAY_MS / 2, s->zone);
	int is = atoi(text_str(&t)) - 1;
	text_free(&t);
	return is;
}

/* "today", "tomorrow", "yesterday". */
static size_t
said_day_word(struct said *s, size_t i)
{
	static const struct {
		const char *word;
		int days;
	} all[] = { { "today", 0 }, { "tomorrow", 1 }, { "yesterday", -1 } };

	for (size_t k = 0; k < LEN(all); k++)
		if (strcmp(s->words[i], all[k].word) == 0)
			return said_take_day(s, time_day_add(s->today, all[k].days));
	return 0;
}

/* "fri", "next friday" (of the next week), "last friday". */
static size_t
said_weekday_word(struct said *s, size_t i)
{
	bool next = strcmp(s->words[i], "next") == 0,
	     last = strcmp(s->words[i], "last") == 0;
	size_t at = i + (next || last);
	int name = at < s->n ? said_name(s->words[at], said_weekdays, LEN(said_weekdays))
			     : -1;

	if (name < 0)
		return 0;
	int ahead = (name - said_weekday(s) + 7) % 7;
	bool back = last || (s->past && !next);
	if (next)
		ahead = 7 - said_weekday(s) + name;
	else if (back)
		ahead = ahead ? ahead - 7 : last ? -7 : 0;
	s->day_may_move = !next && !last && ahead == 0;
	s->week = back ? -7 : 7;
	said_take_day(s, time_day_add(s->today, ahead));
	return at - i + 1;
}

/* The same day `n` months on; the last one of a shorter month. */
static bool
said_months_on(struct said *s, int n)
{
	int months = s->today / 10000 * 12 + s->today / 100 % 100 - 1 + n,
	    d = s->today % 100;

	while (!said_date(s, months / 12, months % 12 + 1, d))
		d--;
	return true;
}

static bool
said_span(struct said *s, int n, const char *unit)
{
	static const char *const units[] = { "minute", "hour", "day", "week", "month", "min" };
	size_t len = strlen(unit);
	int is = -1;

	len -= len && unit[len - 1] == 's';
	for (size_t k = 0; k < LEN(units); k++)
		if (strlen(units[k]) == len && strncmp(unit, units[k], len) == 0)
			is = (int)(k % 5);
	if (is < 0 || n == 0)
		return false;
	if (is < 2) {
		s->exact_ms = s->now_ms + n * (is ? HOUR_MS : MINUTE_MS);
		s->exact_ms -= s->exact_ms % MINUTE_MS;
		s->n_days++, s->n_hours++;
		return true;
	}
	return is == 4 ? said_months_on(s, n)
		       : said_take_day(s, time_day_add(s->today, is == 3 ? n * 7 : n));
}

/* "in 2 weeks", "in half an hour", "next week", "2 days ago". */
static size_t
said_span_words(struct said *s, size_t i)
{
	bool in = strcmp(s->words[i], "in") == 0, next = strcmp(s->words[i], "next") == 0;
	const char *second = i + 1 < s->n ? s->words[i + 1] : "";
	const char *third = i + 2 < s->n ? s->words[i + 2] : "";

	if (next)
		return said_span(s, 1, second) ? 2 : 0;
	if (in && strcmp(second, "half") == 0 && i + 3 < s->n)
		return said_span(s, 30,
			       strcmp(s->words[i + 3], "hour") == 0 ? "minutes" : "")
			       ? 4
			       : 0;
	if (in && said_number(second) > 0)
		return said_span(s, said_number(second), third) ? 3 : 0;
	if (strcmp(third, "ago") == 0 && said_number(s->words[i]) > 0)
		return said_span(s, -said_number(s->words[i]), second) ? 3 : 0;
	return 0;
}

/* "4", "4th", "4."; 0: no day of a month. */
static int
said_month_day(const char *word)
{
	int d = 0, n = 0;

	if (!isdigit((unsigned char)*word) || sscanf(word, "%2d%n", &d, &n) != 1)
		return 0;
	static const char *const ends[] = { "", ".", "st", "nd", "rd", "th" };
	return said_in(word + n, ends, LEN(ends)) && d <= 31 ? d : 0;
}

/* "4 Dec", "Dec 4th", a year behind them. */
static size_t
said_month_words(struct said *s, size_t i)
{
	const char *second = i + 1 < s->n ? s->words[i + 1] : "";
	int first_is = said_name(s->words[i], said_months, LEN(said_months));
	int second_is = said_name(second, said_months, LEN(said_months));
	int month = first_is >= 0 ? first_is : second_is;
	int day = said_month_day(first_is >= 0 ? second : s->words[i]);
	int year = i + 2 < s->n && strlen(s->words[i + 2]) == 4
			   ? said_number(s->words[i + 2])
			   : -1;

	if (month < 0 || !day)
		return 0;
	if (year >= 1900 && year <= 2999)
		return said_date(s, year, month + 1, day) ? 3 : 0;
	return said_near(s, month + 1, day) ? 2 : 0;
}

/* 2026-12-04, 2026/12/04, 4.12., 4.12.2026, 12/15. */
static size_t
said_figures(struct said *s, size_t i)
{
	const char *w = s->words[i];
	int a = 0, b = 0, c = 0, n = 0, end = (int)strlen(w);

	if (sscanf(w, "%4d-%2d-%2d%n", &a, &b, &c, &n) == 3 && n == end && n == 10)
		return said_date(s, a, b, c);
	if (sscanf(w, "%4d/%2d/%2d%n", &a, &b, &c, &n) == 3 && n == end && a > 31)
		return said_date(s, a, b, c);
	if (sscanf(w, "%2d.%2d.%4d%n", &a, &b, &c, &n) == 3 && n == end)
		return said_date(s, c < 100 ? 2000 + c : c, b, a);
	n = 0;
	if (sscanf(w, "%2d.%2d.%n", &a, &b, &n) == 2 && n == end)
		return said_near(s, b, a);
	n = 0;
	if (sscanf(w, "%2d/%2d%n", &a, &b, &n) == 2 && n == end &&
		(a > 12 || b > 12 || a == b))
		return a > 12 ? said_near(s, b, a) : said_near(s, a, b);
	return 0;
}

/* A lone number where a day is wanted, or before the hour: the next day of that number.
 */
static size_t
said_lone_day(struct said *s, size_t i)
{
	int d = said_month_day(s->words[i]), m = s->today / 100 % 100,
	    y = s->today / 10000;
	const char *next = i + 1 < s->n ? s->words[i + 1] : "";

	if (!d || said_name(next, said_months, LEN(said_months)) >= 0)
		return 0;
	for (int tries = 0; tries < 14; tries++) {
		int day = y * 10000 + m * 100 + d;
		if ((s->past ? day <= s->today : day >= s->today) &&
			said_date(s, y, m, d))
			return 1;
		m += s->past ? -1 : 1;
		y += m > 12 ? 1 : m < 1 ? -1 : 0;
		m = m > 12 ? 1 : m < 1 ? 12 : m;
	}
	return 0;
}

/* ---- hours ---- */

static bool
said_take_hour(struct said *s, int h, int m)
{
	if (h < 0 || h > 23 || m < 0 || m > 59)
		return false;
	s->n_hours++;
	s->hour = h;
	s->minute = m;
	return true;
}

/* "am", "p.m."; 0: neither, else 1 or 2. */
static int
said_half(const char *s)
{
	static const char *const am[] = { "am", "a.m.", "a.m" }, *const pm[] = { "pm",
		"p.m.", "p.m" };

	return said_in(s, am, LEN(am)) ? 1 : said_in(s, pm, LEN(pm)) ? 2 : 0;
}

/* "15:00", "15.30", "15h30", "3pm", "3:30 pm", "noon". */
static size_t
said_hour(struct said *s, size_t i)
{
	const char *w = s->words[i], *next = i + 1 < s->n ? s->words[i + 1] : "";
	int h = 0, m = 0, n = 0, more = 0;

	if (strcmp(w, "noon") == 0)
		return said_take_hour(s, 12, 0);
	if (!isdigit((unsigned char)*w) || sscanf(w, "%2d%n", &h, &n) != 1)
		return 0;
	bool parted = (w[n] == ':' || w[n] == '.' || w[n] == 'h') &&
		      isdigit((unsigned char)w[n + 1]) &&
		      sscanf(w + n + 1, "%2d%n", &m, &more) == 1 && more == 2;
	if (parted)
		n += 1 + more;
	else if (w[n] == 'h' && !w[n + 1])
		return said_take_hour(s, h, 0);
	int half = w[n] ? said_half(w + n) : said_half(next);
	if ((w[n] && !half) || (!half && !parted))
		return 0;
	if (half && (h < 1 || h > 12))
		return 0;
	bool good = said_take_hour(s, half ? h % 12 + (half == 2 ? 12 : 0) : h, m);
	return !good ? 0 : half && !w[n] ? 2 : 1;
}

/* A lone number as an hour; 1 to 7 may be either half of the day. */
static size_t
said_lone_hour(struct said *s, size_t i, struct err *e)
{
	int h = said_number(s->words[i]);

	if (h < 0 || !isdigit((unsigned char)s->words[i][0]) || h > 23)
		return 0;
	if (h >= 1 && h <= 7) {
		err_set(e, "“%d” may be either half of the day: write %dam or %dpm.", h,
			h, h);
		return 0;
	}
	return said_take_hour(s, h, 0);
}

/* ---- what stands behind them ---- */

static size_t
said_which(struct said *s, size_t i)
{
	const char *w = s->words[i];

	s->which = strcmp(w, "first") == 0 ? 1 : strcmp(w, "second") == 0 ? 2 : s->which;
	return s->which && (strcmp(w, "first") == 0 || strcmp(w, "second") == 0);
}

/* Does the zone call one of its times so in that year? */
static bool
said_is_abbreviation(const struct said *s, const char *w)
{
	bool is = false;

	for (int month = 0; month < 12 && !is; month += 6) {
		struct text t = { 0 }, folded = { 0 };
		time_format(&t, "%Z", s->now_ms + month * 30 * DAY_MS, s->zone);
		utf8_fold(&folded, text_str(&t));
		is = strcmp(text_str(&folded), w) == 0;
		text_free(&t);
		text_free(&folded);
	}
	return is;
}

/* The rest of the words is a zone, "new york": the time is meant there. */
static size_t
said_zone(struct said *s, size_t i, struct err *e)
{
	struct text rest = { 0 };
	char z[ZONE_SIZE];

	if (i + 1 == s->n && said_is_abbreviation(s, s->words[i])) {
		snprintf(s->abbreviation, sizeof(s->abbreviation), "%.7s", s->words[i]);
		return 1;
	}
	for (size_t k = i; k < s->n; k++)
		text_addf(&rest, "%s%s", k > i ? " " : "", s->words[k]);
	bool good = i > 0 && s->n_hours && zone_find(text_str(&rest), z, e);
	text_free(&rest);
	if (!good)
		return 0;
	snprintf(s->zone_said, sizeof(s->zone_said), "%s", z);
	s->zone = s->zone_said;
	return s->n - i;
}

/* ---- all of it ---- */

static size_t (*const said_ways[])(struct said *s, size_t i) = { said_day_word,
	said_weekday_word, said_span_words, said_month_words, said_figures, said_hour,
	said_which };

static size_t
said_word(struct said *s, size_t i, unsigned want, struct err *e)
{
	size_t n = 0;

	for (size_t k = 0; !n && k < LEN(said_ways); k++)
		n = said_ways[k](s, i);
	if (!n && !s->n_days && ((want & SAID_DAY) || i + 1 < s->n))
		n = said_lone_day(s, i);
	if (!n && !s->n_hours && !(want & SAID_DAY)) {
		n = said_lone_hour(s, i, e);
		if (!n && e->text[0])
			return 0;
	}
	return n ? n : said_zone(s, i, e);
}

/* "4/12": neither order is certain. */
static bool
said_two_ways(const char *w, struct err *e)
{
	int a, b, n = 0;

	if (sscanf(w, "%2d/%2d%n", &a, &b, &n) != 2 || w[n] || a < 1 || b < 1 || a > 12 ||
		b > 12)
		return false;
	const char *second = said_months[b - 1], *first = said_months[a - 1];
	err_set(e, "“%s” can be read two ways: write %d %c%.2s or %d %c%.2s.", w, a,
		toupper(*second), second + 1, b, toupper(*first), first + 1);
	return true;
}

static void
said_refuse(const struct said *s, size_t i, struct err *e)
{
	struct text rest = { 0 };

	if (e->text[0] || said_two_ways(s->words[i], e))
		return;
	for (size_t k = i; k < s->n; k++)
		text_addf(&rest, "%s%s", k > i ? " " : "", s->words[k]);
	err_set(e,
		"“%s” is no day or time. Say tomorrow 3pm, fri 15:00, 2026-12-04.",
		text_str(&rest));
	text_free(&rest);
}

static bool
said_each_word(struct said *s, unsigned want, struct err *e)
{
	struct err why = { 0 };

	for (size_t i = 0, n; i < s->n; i += n) {
		n = said_word(s, i, want, &why);
		if (!n) {
			said_refuse(s, i, &why);
			*e = why;
			return false;
		}
	}
	if (s->n_days > 1)
		return err_set(e, "That names two days: write one, tomorrow 15:00.");
	if (s->n_hours > 1)
		return err_set(e, "That names two times: write one, tomorrow 15:00.");
	return true;
}

bool
said_words(struct said *s, const char *text, unsigned want, struct err *e)
{
	if (!said_split(s, text, e))
		return false;
	return s->n ? said_each_word(s, want, e)
		: err_set(e, "Say a day and a time: tomorrow 3pm, fri 15:00, 4 Dec 10:00.");
}
