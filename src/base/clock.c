/* A call's clock as people read and type it; no zone, no date. */
#include <stdio.h>

#include "base.h"

enum { HOURS_MAX = 9999 };

static void
print(char out[16], int64_t ms, const char *fmt)
{
	int64_t s = ms / 1000; /* towards zero: 20:00 shows when it is reached */
	const char *sign = s < 0 ? "-" : "";
	int h, m, sec;

	s = s < 0 ? -s : s;
	h = s / 3600 > HOURS_MAX ? HOURS_MAX : (int)(s / 3600);
	m = (int)(s / 60 % 60);
	sec = (int)(s % 60);
	if (h)
		snprintf(out, 16, "%s%d:%02d:%02d", sign, h, m, sec);
	else
		snprintf(out, 16, fmt, sign, m, sec);
}

void
clock_text(char out[16], int64_t ms)
{
	print(out, ms, "%s%02d:%02d");
}

void
span_text(char out[16], int64_t ms)
{
	print(out, ms, "%s%d:%02d");
}

/* At most three digits, so that nothing overflows; moves past them. */
static int
number(const char **s, int *digits)
{
	int v = 0;

	for (*digits = 0; **s >= '0' && **s <= '9' && *digits < 3; ++*digits, ++*s)
		v = v * 10 + (**s - '0');
	return v;
}

bool
clock_parse(const char *s, int64_t *ms)
{
	int64_t part[3] = { 0 };
	int n = 0, digits;

	for (;;) {
		part[n] = number(&s, &digits);
		if (digits == 0 || (n > 0 && (digits != 2 || part[n] > 59)))
			return false;
		n++;
		if (*s != ':' || n == 3)
			break;
		s++;
	}
	if (*s)
		return false;
	if (n == 3)
		*ms = part[0] * HOUR_MS + part[1] * MINUTE_MS + part[2] * 1000;
	else
		*ms = part[0] * MINUTE_MS + part[1] * 1000;
	return true;
}
