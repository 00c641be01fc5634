/* A call's clock as people read and type it; no zone, no date. */
#include "base.h"

enum { COUNT_MAX = 9999 };

/* At least `least` digits of v, 0 to 9999. By hand: every stamp and number of a screen is
 * written at every key, and printf takes as long as drawing the row. */
static char *
base_clock_put(char *out, int v, int least)
{
	for (int unit = 1000, left = 4; left; unit /= 10, left--)
		if (v >= unit || left <= least)
			*out++ = (char)('0' + v / unit % 10);
	return out;
}

static void
base_clock_print(char *out, int64_t ms, int digits)
{
	int64_t s = ms / 1000; /* towards zero: 20:00 shows when it is reached */

	if (s < 0)
		*out++ = '-';
	s = s < 0 ? -s : s;
	if (s >= 3600) {
		out = base_clock_put(
			out, s / 3600 > COUNT_MAX ? COUNT_MAX : (int)(s / 3600), 1);
		*out++ = ':';
		digits = 2;
	}
	out = base_clock_put(out, (int)(s / 60 % 60), digits);
	*out++ = ':';
	*base_clock_put(out, (int)(s % 60), 2) = '\0';
}

void
number_text(char out[16], int n)
{
	*base_clock_put(out, n < 0 ? 0 : n > COUNT_MAX ? COUNT_MAX : n, 1) = '\0';
}

void
clock_text(char out[16], int64_t ms)
{
	base_clock_print(out, ms, 2);
}

void
span_text(char out[16], int64_t ms)
{
	base_clock_print(out, ms, 1);
}

/* At most three digits, so that nothing overflows; moves past them. */
static int
base_clock_number(const char **s, int *digits)
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
		part[n] = base_clock_number(&s, &digits);
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
