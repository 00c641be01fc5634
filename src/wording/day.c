/*
 * day.c: the day that a sentence names, "send the paper by Wednesday". Careful: "march is
 * busy", "she may" and "the 5 of us" name none, and in doubt there is none.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "wording.h"

enum { DAY_WORDS = 80, DAY_WORD = 24 };

struct day_word {
	char s[DAY_WORD];   /* folded, without the marks around it */
	bool capital;
	bool ends;          /* a mark or nothing comes behind it */
	bool owner;         /* "Friday's" */
	bool dot;           /* "15." */
};

struct day_text {
	struct day_word w[DAY_WORDS];
	size_t n;
	const char *zone;
	int64_t now_ms;
	int today;
};

/* What stands at a word: so many words of it, these days. */
struct day_at {
	size_t n;
	int from, to;
	bool sure;          /* needs no word like "by" before it, nor an end behind it */
	bool weak;          /* needs a word like "by" before it: "sat", "in March" */
	bool month;
	bool edge;          /* "end of March" */
	bool ahead;         /* can only be to come: "tomorrow", "next week" */
	bool span;          /* "in two weeks" */
	bool brief;         /* "sat", which is a word as well */
};

static const char *const day_weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "weds", "thur",
	"thurs" };
enum { DAY_FULL_NAMES = 7 };
static const char day_limits[] = "by|before|until|till|til|than|due"; /* said before a day */
static const char *const day_months[] = { "january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr",
	"may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sept" };

/* ---- words ---- */

/* A word is one of these, parted by "|". */
static bool
day_is(const struct day_text *t, size_t i, const char *any)
{
	return i < t->n && word_is(t->w[i].s, any);
}

static int
day_name(const struct day_text *t, size_t i, const char *const *names, size_t n)
{
	for (size_t k = 0; i < t->n && !t->w[i].owner && k < n; k++)
		if (strcmp(t->w[i].s, names[k]) == 0)
			return (int)k;
	return -1;
}

static int
day_month(const struct day_text *t, size_t i)
{
	int k = day_name(t, i, day_months, LEN(day_months));

	return k < 0 ? -1 : k == 24 ? 8 : k % 12;
}

static void
day_word_read(struct day_text *t, const char *s)
{
	struct day_word *w = &t->w[t->n];
	struct text folded = { 0 };
	size_t n = 0;

	while (*s && strchr("(\"'[", *s))
		s++;
	w->capital = isupper((unsigned char)*s);
	utf8_fold(&folded, s);
	n = folded.n;
	while (n && strchr(".,;:!?)\"]", folded.s[n - 1])) {
		w->ends |= folded.s[n - 1] != '"';
		w->dot |= folded.s[n - 1] == '.';
		n--;
	}
	text_cut(&folded, n);
	const char *own = n > 2 ? strstr(folded.s, "'s") : NULL;
	own = own || n < 4 ? own : strstr(folded.s, "\342\200\231s");
	w->owner = own != NULL;
	if (own)
		text_cut(&folded, (size_t)(own - folded.s));
	if (folded.n && folded.s[folded.n - 1] == '\'')
		text_cut(&folded, folded.n - 1);
	snprintf(w->s, sizeof(w->s), "%s", text_str(&folded));
	t->n += *w->s || w->ends;
	text_free(&folded);
}

static void
day_read(struct day_text *t, const char *text)
{
	struct strings l = { 0 };

	strings_split(&l, text, " \t\n");
	for (size_t i = 0; i < l.n && t->n < DAY_WORDS; i++)
		day_word_read(t, l.s[i]);
	if (t->n)
		t->w[t->n - 1].ends = true;
	strings_free(&l);
}

/* ---- the calendar ---- */

static int
day_of_week(int day) /* 0: Monday */
{
	struct tm tm = { .tm_year = day / 10000 - 1900, .tm_mon = day / 100 % 100 - 1,
		.tm_mday = day % 100 };

	timegm(&tm);
	return (tm.tm_wday + 6) % 7;
}

static int
day_month_end(int day)
{
	int y = day / 10000, m = day / 100 % 100;

	return time_day_add(m == 12 ? (y + 1) * 10000 + 101 : y * 10000 + (m + 1) * 100 + 1, -1);
}

/* The month, from its first day: the running one, or the next of that name. */
static int
day_month_begin(const struct day_text *t, int month, int year)
{
	int y = year ? year : t->today / 10000 + (month + 1 < t->today / 100 % 100);

	return y * 10000 + (month + 1) * 100 + 1;
}

static bool
day_span_set(struct day_at *a, size_t n, int from, int to)
{
	a->n = n;
	a->from = from;
	a->to = to;
	return true;
}

/* A number from 1 on: its digits, or the word; 0: none. */
static int
day_number(const struct day_text *t, size_t i)
{
	static const char *const words[] = { "a|an|one", "two", "three", "four", "five", "six",
		"seven", "eight", "nine", "ten" };

	for (size_t k = 0; k < LEN(words); k++)
		if (day_is(t, i, words[k]))
			return (int)k + 1;
	int v = 0, n = 0;
	return i < t->n && strlen(t->w[i].s) <= 2 && sscanf(t->w[i].s, "%2d%n", &v, &n) == 1 &&
		!t->w[i].s[n] ? v : 0;
}

/* "15", "15th"; *ordinal where it is said to be one. */
static int
day_of_month(const struct day_text *t, size_t i, bool *ordinal)
{
	int d = 0, n = 0;

	if (i >= t->n || !isdigit((unsigned char)t->w[i].s[0]) ||
		sscanf(t->w[i].s, "%2d%n", &d, &n) != 1 || d < 1 || d > 31)
		return 0;
	*ordinal = word_is(t->w[i].s + n, "st|nd|rd|th");
	return *ordinal || !t->w[i].s[n] ? d : 0;
}

/* ---- the ways to name one ---- */

static bool
day_near(const struct day_text *t, size_t i, struct day_at *a)
{
	a->sure = true;
	if (day_is(t, i, "today|tonight") && !t->w[i].owner)
		return day_span_set(a, 1, t->today, t->today);
	a->ahead = day_is(t, i, "tomorrow|day");
	if (day_is(t, i, "tomorrow") && !t->w[i].owner)
		return day_span_set(a, 1, time_day_add(t->today, 1), time_day_add(t->today, 1));
	if (day_is(t, i, "day") && day_is(t, i + 1, "after") && day_is(t, i + 2, "tomorrow"))
		return day_span_set(a, 3, time_day_add(t->today, 2), time_day_add(t->today, 2));
	if (day_is(t, i, "this") && day_is(t, i + 1, "morning|afternoon|evening"))
		return day_span_set(a, 2, t->today, t->today);
	a->sure = false;
	return false;
}

/* "Friday", "next Friday" (of the next week), "this Friday"; said on a Friday, the one to come. */
static bool
day_week_day(const struct day_text *t, size_t i, struct day_at *a)
{
	bool next = day_is(t, i, "next"), led = next || day_is(t, i, "this|coming");
	int name = day_name(t, i + led, day_weekdays, LEN(day_weekdays));
	static const int of[] = { 0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 1, 2, 3, 3 };

	if (name < 0)
		return false;
	int is = day_of_week(t->today), ahead = (of[name] - is + 7) % 7;
	int day = time_day_add(t->today, next ? 7 - is + of[name] : ahead ? ahead : 7);
	a->sure = led;
	a->ahead = next;
	a->brief = !led && name >= DAY_FULL_NAMES;
	return day_span_set(a, 1 + (size_t)led, day, day);
}

/* "next week", "this month", "the weekend", "next month". */
static bool
day_period(const struct day_text *t, size_t i, struct day_at *a)
{
	bool next = day_is(t, i, "next"), led = next || day_is(t, i, "this|the");
	int monday = time_day_add(t->today, (next ? 7 : 0) - day_of_week(t->today));

	if (!led || i + 1 >= t->n || t->w[i + 1].owner)
		return false;
	a->sure = !day_is(t, i, "the");
	a->weak = !a->sure;
	a->ahead = next;
	if (day_is(t, i + 1, "weekend"))
		return day_span_set(a, 2, time_day_add(monday, 5), time_day_add(monday, 6));
	if (day_is(t, i, "the"))
		return false;
	if (day_is(t, i + 1, "week"))
		return day_span_set(a, 2, next ? monday : time_day_add(monday, 4), time_day_add(monday, 6));
	if (!day_is(t, i + 1, "month"))
		return false;
	int from = next ? time_day_add(day_month_end(t->today), 1) : day_month_end(t->today);
	return day_span_set(a, 2, from, day_month_end(from));
}

/* "15 Dec", "Dec 15th", "the 15th of December 2026". */
static bool
day_date(const struct day_text *t, size_t i, struct day_at *a)
{
	bool ordinal = false;
	size_t first = i, of;
	int month = day_month(t, i), d, y;

	if (month >= 0) {
		d = day_of_month(t, i + 1, &ordinal);
		i += 2;
	} else {
		d = day_of_month(t, i, &ordinal);
		of = i + 1 + day_is(t, i + 1, "of");
		month = d ? day_month(t, of) : -1;
		i = of + 1;
	}
	if (!d || month < 0)
		return false;
	y = i < t->n && strlen(t->w[i].s) == 4 ? atoi(t->w[i].s) : 0;
	y = y >= 1900 && y <= 2999 ? y : 0;
	int year = y ? y : t->today / 10000 + ((month + 1) * 100 + d < t->today % 10000);
	int day = year * 10000 + (month + 1) * 100 + d;
	if (d > day_month_end(day) % 100)
		return false;
	bool modal = (month == 2 || month == 4) && !ordinal; /* "2 may", "march 5 miles" */
	a->weak = modal && !t->w[first].capital && !t->w[i - 1].capital;
	return day_span_set(a, i - first + (y != 0), day, day);
}

/* 2026-12-15, 15.12.2026; 15.12. and 12/15 behind "by". */
static bool
day_figures(const struct day_text *t, size_t i, struct day_at *a)
{
	struct text s = { 0 };
	struct err e = { 0 };
	int64_t ms;

	if (i >= t->n || strlen(t->w[i].s) < 4 || strspn(t->w[i].s, "0123456789-./") != strlen(t->w[i].s) ||
		!strpbrk(t->w[i].s, "-./"))
		return false;
	a->weak = strlen(t->w[i].s) < 8;
	if (a->weak && (!t->w[i].ends || !day_is(t, i - (i > 0), day_limits)))
		return false; /* 24/7, 3.5 percent */
	text_addf(&s, "%s%s", t->w[i].s, a->weak && strchr(t->w[i].s, '.') ? "." : "");
	bool good = time_said(text_str(&s), t->zone, t->now_ms, SAID_DAY, &ms, NULL, &e);
	text_free(&s);
	return good && day_span_set(a, 1, time_day(ms, t->zone), time_day(ms, t->zone));
}

/* "the 15th". */
static bool
day_ordinal(const struct day_text *t, size_t i, struct day_at *a)
{
	bool ordinal = false;
	int d = day_is(t, i, "the") ? day_of_month(t, i + 1, &ordinal) : 0;
	int month = t->today / 100 % 100 - 1, y = t->today / 10000;

	if (!ordinal || !(t->w[i + 1].ends || day_is(t, i + 2, "at|to|so|and|or|with|if|because|when")))
		return false;
	if (d < t->today % 100)
		month++;
	for (int tries = 0; tries < 3; tries++, month++) {
		int first = (y + month / 12) * 10000 + (month % 12 + 1) * 100 + 1;
		if (d <= day_month_end(first) % 100) {
			a->weak = true;
			return day_span_set(a, 2, first + d - 1, first + d - 1);
		}
	}
	return false;
}

/* "in two weeks", "within 3 days", "a week from now". */
static bool
day_ahead(const struct day_text *t, size_t i, struct day_at *a)
{
	size_t at = i;
	bool in = day_is(t, i, "in|within");

	at += in;
	at += in && day_is(t, at, "the") && day_is(t, at + 1, "next") ? 2 : 0;
	int n = day_number(t, at);
	if (day_is(t, at, "a") && day_is(t, at + 1, "couple") && day_is(t, at + 2, "of"))
		n = 2, at += 2;
	if (!n || at + 1 >= t->n)
		return false;
	bool now = day_is(t, at + 2, "from") && day_is(t, at + 3, "now|today");
	int day = time_day_add(t->today, day_is(t, at + 1, "day|days") ? n
		: day_is(t, at + 1, "week|weeks") ? 7 * n
		: day_is(t, at + 1, "fortnight") ? 14 : 0);
	for (int m = 0; m < n && day_is(t, at + 1, "month|months"); m++) {
		int next = time_day_add(day_month_end(day), 1), d = t->today % 100;
		int last = day_month_end(next) % 100;
		day = next - 1 + (d < last ? d : last);
	}
	if (day == t->today || (!in && !now))
		return false;
	a->sure = a->span = true;
	return day_span_set(a, at + 2 - i + (now ? 2 : 0), day, day);
}

/* "in March", "early March", "next March"; "March 2027". */
static bool
day_in_month(const struct day_text *t, size_t i, struct day_at *a)
{
	bool part = day_is(t, i, "early|late|mid|this|next");
	int month = day_month(t, i + part);

	if (month < 0)
		return false;
	const struct day_word *next = i + part + 1 < t->n ? &t->w[i + part + 1] : NULL;
	int y = next && strlen(next->s) == 4 ? atoi(next->s) : 0;
	y = y >= 1900 && y <= 2999 ? y : 0;
	if (!y && next && next->capital && !t->w[i + part].ends)
		return false; /* April Jones */
	int from = day_month_begin(t, month, y), to = day_month_end(from);
	if (day_is(t, i, "early"))
		to = from + 9;
	if (day_is(t, i, "late"))
		from += 19;
	if (day_is(t, i, "mid"))
		from = to = from + 14;
	a->weak = !part;
	a->sure = part;
	a->ahead = day_is(t, i, "next");
	a->month = true;
	return day_span_set(a, 1 + (size_t)part + (y != 0), from, to);
}

/* "end of the month", "the beginning of March", "end of next week", "end of day". */
static bool
day_edge(const struct day_text *t, size_t i, struct day_at *a)
{
	bool end = day_is(t, i, "end"), middle = day_is(t, i, "middle");
	struct day_at of = { 0 };
	size_t at = i + 2;

	if (!(end || middle || day_is(t, i, "beginning|start")) || !day_is(t, i + 1, "of"))
		return false;
	a->sure = a->edge = true;
	at += day_is(t, at, "the");
	bool year = day_is(t, at, "year") || (day_is(t, at, "this") && day_is(t, at + 1, "year"));
	if (end && day_is(t, at, "day|today") && !t->w[at].owner)
		return day_span_set(a, at + 1 - i, t->today, t->today);
	if (end && year)
		return day_span_set(a, at + 1 - i + day_is(t, at, "this"),
			t->today / 10000 * 10000 + 1231, t->today / 10000 * 10000 + 1231);
	int day = 0, friday = time_day_add(t->today, 4 - day_of_week(t->today));
	if (end && day_is(t, at, "week"))
		return day_span_set(a, at + 1 - i, friday < t->today ? t->today : friday,
			friday < t->today ? t->today : friday);
	if (end && day_is(t, at, "month"))
		return day_span_set(a, at + 1 - i, day_month_end(t->today), day_month_end(t->today));
	if (!day_period(t, at, &of) && !day_in_month(t, at, &of))
		return false;
	bool week = day_is(t, at + 1, "week");
	day = end ? week ? time_day_add(of.to, -2) : of.to : of.from;
	if (middle)
		day = time_day_add(of.from, week ? 2 : 14);
	return day_span_set(a, at + of.n - i, day, day);
}

static bool (*const day_ways[])(const struct day_text *t, size_t i, struct day_at *a) = { day_near,
	day_edge, day_ahead, day_date, day_week_day, day_period, day_in_month, day_figures, day_ordinal };

/* No mark within it: "on Friday. 5 people" is not 5 Friday. */
static bool
day_unbroken(const struct day_text *t, size_t i, const struct day_at *a)
{
	for (size_t k = i; k + 1 < i + a->n; k++)
		if (t->w[k].ends && !(t->w[k].dot && isdigit((unsigned char)t->w[k].s[0])))
			return false;
	return true;
}

static bool
day_named(const struct day_text *t, size_t i, struct day_at *a)
{
	for (size_t k = 0; k < LEN(day_ways); k++) {
		*a = (struct day_at){ 0 };
		if (day_ways[k](t, i, a) && i + a->n <= t->n && day_unbroken(t, i, a))
			return true;
	}
	return false;
}

/* ---- whether it is meant ---- */

/* The word before it, "the" passed over; t->n: none. */
static size_t
day_before(const struct day_text *t, size_t i)
{
	while (i > 0 && day_is(t, i - 1, "the"))
		i--;
	return i > 0 && !t->w[i - 1].ends ? i - 1 : t->n;
}

/* What stands before it tells of what has been, or asks. */
static bool
day_told(const struct day_text *t, size_t i, const struct day_at *a)
{
	for (size_t k = 0; k < i; k++) {
		if (day_is(t, k, "happened|was|were|went|had|said|told|met|spoke|talked|saw|did|took|wrote|"
			"learned|learnt|built|made|came|got|yesterday|ago|started|gave|sent|held"))
			return true;
		if (a->span && day_is(t, k, "how|what|many|much|which|~ed"))
			return true;
	}
	return false;
}

static bool
day_ends(const struct day_text *t, size_t i, const struct day_at *a)
{
	size_t next = i + a->n;

	return t->w[next - 1].ends ||
		day_is(t, next, "at|to|so|because|with|if|when|and|or|but|by|about|morning|afternoon|"
			"evening|noon|night|latest|please|then|i|we|in|via");
}

/* "Monday to Friday", "from March to May", "Friday nights". */
static bool
day_range(const struct day_text *t, size_t i, const struct day_at *a)
{
	size_t p = day_before(t, i), next = i + a->n;
	struct day_at other = { 0 };

	if (day_is(t, next, "nights|mornings|afternoons|evenings"))
		return true;
	if (day_is(t, next, "to|through|till|until") && next + 1 < t->n &&
		(day_week_day(t, next + 1, &other) || day_in_month(t, next + 1, &other)))
		return true;
	return day_is(t, p, "to|through|till|until") && p > 0 &&
		(day_is(t, p - 1 - (p > 1), "from") || day_month(t, p - 1) >= 0 ||
			day_name(t, p - 1, day_weekdays, LEN(day_weekdays)) >= 0);
}

/* A bare day is meant where it ends its clause; a month or "sat" where a word leads it. */
static bool
day_meant(const struct day_text *t, size_t i, const struct day_at *a)
{
	size_t p = day_before(t, i);
	bool limit = day_is(t, p, day_limits);
	bool led = limit || day_is(t, p, a->month ? "in|during|for|after" : "on|for|after|over|around");
	bool ends = day_ends(t, i, a);

	if (day_is(t, p, "every|each|last|since|past|from|about|of|between|all|any|most|not|as|born|"
		"like|hate|hates|love|loves|black|good|easter|casual|cyber|one|a"))
		return false;
	if (day_range(t, i, a))
		return false;
	if (!limit && !a->ahead && day_told(t, i, a))
		return false;
	if (a->brief)
		return ends && (limit || (led && t->w[i].capital));
	if (a->weak)
		return led;
	return led || a->sure || ends;
}

/* What is due "before" a day is due the day before, "after" it the day after. */
static struct day_at
day_due(const struct day_text *t, size_t i, struct day_at a)
{
	size_t p = day_before(t, i);

	if (day_is(t, p, "before") && !a.edge && !(p > 0 && day_is(t, p - 1, "not")))
		a.from = a.to = time_day_add(a.from, -1);
	else if (day_is(t, p, "after"))
		a.from = a.to = time_day_add(a.to, 1);
	else if (day_is(t, p, day_limits) && a.month && !day_is(t, p, "until|till|til"))
		a.to = a.from;
	return a;
}

bool
wording_day(const char *text, const char *zone, int64_t now_ms, int *from, int *to)
{
	struct day_text t = { .zone = zone, .now_ms = now_ms, .today = time_day(now_ms, zone) };
	struct day_at a, best = { 0 };
	bool best_limit = false;

	day_read(&t, text);
	for (size_t i = 0, n; i < t.n; i += n) {
		bool good = day_named(&t, i, &a);
		n = good ? a.n : 1;
		if (!good || !day_meant(&t, i, &a))
			continue;
		bool limit = day_is(&t, day_before(&t, i), day_limits);
		if (!best.n || (limit && !best_limit)) {
			best = day_due(&t, i, a);
			best_limit = limit;
		}
	}
	if (!best.n || best.to < t.today)
		return false;
	*from = best.from < t.today ? t.today : best.from;
	*to = best.to;
	return true;
}
