/* How many days of the calendar lie between two of them */
#include "model/days.h"

#include <stdint.h>
#include <time.h>

static int64_t
days_since_epoch(int day)
{
	struct tm tm = { .tm_year = day / 10000 - 1900, .tm_mon = day / 100 % 100 - 1,
		.tm_mday = day % 100 };

	return timegm(&tm) / 86400;
}

int
days_after(int from, int to)
{
	return (int)(days_since_epoch(to) - days_since_epoch(from));
}
