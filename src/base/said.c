/*
 * times as people say them: which moment is meant, and the hours that a clock change skips or
 * repeats.
 */
#include "said.h"

#include <ctype.h>
#include <string.h>

/* Around a change of the clocks: what the hour is by the time before it and by the one
 * after. */
struct said_pair {
	int64_t ms[2]; /* the hour by either difference to UTC */
	int64_t offset[2];
	bool is[2]; /* is it so called then? */
};

static struct said_pair
said_pair_of(int64_t naive, const char *zone)
{
	struct said_pair p;

	for (int k = 0; k < 2; k++) {
		p.offset[k] = zone_offset(naive + (k ? DAY_MS : -DAY_MS), zone);
		p.ms[k] = naive - p.offset[k];
		p.is[k] = zone_offset(p.ms[k], zone) == p.offset[k];
	}
	return p;
}

static bool
said_skipped(const struct said *s, const struct said_pair *p, struct err *e)
{
	int64_t low = p->ms[1] - DAY_MS, high = p->ms[0]; /* the change lies between */
	struct text day = { 0 }, before = { 0 }, to = { 0 };

	while (high - low > 1000) {
		int64_t middle = low + (high - low) / 2;
		*(zone_offset(middle, s->zone) == p->offset[0] ? &low : &high) = middle;
	}
	high -= high % 1000;
	time_format(&day, "%a %-d %b %Y", high, s->zone);
	time_format(&before, "%H:%M", high - MINUTE_MS, s->zone);
	time_format(&to, "%H:%M", high, s->zone);
	err_set(e,
		"%02d:%02d is skipped on %s (clocks change): write %s or %s.",
		s->hour, s->minute, text_str(&day), text_str(&before), text_str(&to));
	text_free(&day);
	text_free(&before);
	text_free(&to);
	return false;
}

/* "EDT" of the moment, as it was folded when it was typed: does the person mean this one?
 */
static bool
said_named(const struct said *s, int64_t ms, struct text *name)
{
	struct text folded = { 0 };

	time_format(name, "%Z", ms, s->zone);
	utf8_fold(&folded, text_str(name));
	bool is = s->abbreviation[0] && strcmp(text_str(&folded), s->abbreviation) == 0;
	text_free(&folded);
	return is;
}

static bool
said_doubled(const struct said *s, const struct said_pair *p, int64_t *ms, struct err *e)
{
	struct text day = { 0 }, names[2] = { { 0 }, { 0 } };
	int which = s->which;

	for (int k = 0; k < 2; k++)
		if (said_named(s, p->ms[k], &names[k]) && !which)
			which = k + 1;
	if (which)
		*ms = p->ms[which - 1];
	time_format(&day, "%a %-d %b %Y", p->ms[0], s->zone);
	bool good =
		which ||
		err_set(e,
			"%02d:%02d comes twice on %s: add first (%s) or second (%s).",
			s->hour, s->minute, text_str(&day), text_str(&names[0]), text_str(&names[1]));
	text_free(&day);
	text_free(&names[0]);
	text_free(&names[1]);
	return good;
}

static bool
said_at(const struct said *s, int day, int64_t *ms, struct err *e)
{
	int64_t naive =
		time_day_start(day, "UTC") + s->hour * HOUR_MS + s->minute * MINUTE_MS;
	struct said_pair p = said_pair_of(naive, s->zone);

	if (!p.is[0] && !p.is[1])
		return said_skipped(s, &p, e);
	if (p.is[0] && p.is[1] && p.ms[0] != p.ms[1])
		return said_doubled(s, &p, ms, e);
	*ms = p.ms[p.is[0] ? 0 : 1];
	return true;
}

static bool
said_beyond(const struct said *s, int64_t ms)
{
	return s->past ? ms > s->now_ms : ms <= s->now_ms;
}

static bool
said_with_hour(struct said *s, int64_t *ms, struct err *e)
{
	if (!said_at(s, s->n_days ? s->day : s->today, ms, e))
		return false;
	if (s->day_may_move && said_beyond(s, *ms))
		return said_at(s, time_day_add(s->day, s->week), ms, e);
	if (s->n_days || !said_beyond(s, *ms))
		return true;
	return s->past ? err_set(e,
				 "%02d:%02d has not come yet today: write yesterday "
				 "%02d:%02d.",
				 s->hour, s->minute, s->hour, s->minute)
		       : err_set(e, "%02d:%02d is over today: write tomorrow %02d:%02d.",
				 s->hour, s->minute, s->hour, s->minute);
}

static bool
said_finish(struct said *s, const char *text, unsigned want, int64_t *ms, struct err *e)
{
	if (s->exact_ms) {
		*ms = s->exact_ms;
		return true;
	}
	if (s->n_hours)
		return said_with_hour(s, ms, e);
	if (!(want & SAID_DAY))
		return err_set(e, "“%s” has no hour: write %s 15:00.", text, text);
	if (s->day_may_move && !s->past)
		s->day = time_day_add(s->day, s->week);
	*ms = time_day_start(s->day, s->zone);
	return true;
}

/* "2026-12-04T15:00:00Z", as programs write it: nothing to ask. */
static bool
said_iso(const char *text, const char *zone, int64_t *ms)
{
	size_t n = strlen(text);
	bool away = n > 16 && (text[n - 1] == 'Z' || strpbrk(text + 11, "+-"));

	return (away || n == 19) && time_parse(text, zone, ms);
}

bool
time_said(const char *text, const char *zone, int64_t now_ms, unsigned want, int64_t *ms,
	bool *hour, struct err *e)
{
	struct said s = { .zone = zone, .now_ms = now_ms, .past = want & SAID_PAST,
		.today = time_day(now_ms, zone) };
	struct text parted = { 0 };
	struct err wrong = { 0 };

	text_add(&parted, text);
	if (parted.n > 10 && parted.s[10] == 'T' && isdigit((unsigned char)parted.s[9]))
		parted.s[10] = ' ';
	bool iso = said_iso(text, zone, ms);
	bool good = iso || (said_words(&s, text_str(&parted), want, &wrong) &&
		said_finish(&s, text, want, ms, &wrong));
	text_free(&parted);
	if (hour)
		*hour = iso || s.n_hours > 0;
	if (!good && e)
		*e = wrong;
	return good;
}
