/* A line of the demo taken apart: its moment, its words, what is wrong with it. */
#include <stdlib.h>
#include <string.h>

#include "demo_script.h"

bool
demo_wrong(const struct demo *x, struct err *e, const char *why)
{
	struct err cause = { 0 };

	err_set(&cause, "%s", why);
	return err_set(e, "Cannot make the demo: year.txt, line %d: %s", x->line, cause.text);
}

void
demo_moment(struct demo *x, int64_t wall_ms)
{
	const int64_t year = 400 * DAY_MS;

	x->at = *x->real;
	x->at.boot_ms = wall_ms - x->real->wall_ms + year;
	x->at.mono_ms = x->at.boot_ms;
	x->at.wall_ms = wall_ms;
	x->d->now = &x->at;
	store_now(x->d->store, &x->at);
}

bool
demo_time(const struct demo *x, const char *day, const char *time, int64_t *ms)
{
	const char *zone = x->d->config.zone;
	int64_t now_ms = x->real->wall_ms, of_day;
	int date = time_day_add(time_day(now_ms, zone), atoi(day));

	if (strncmp(time, "now", 3) == 0) {
		*ms = now_ms / MINUTE_MS * MINUTE_MS + atoi(time + 3) * MINUTE_MS;
		return true;
	}
	if (!clock_parse(time, &of_day))
		return false;
	*ms = time_day_start(date, zone) + of_day * 60; /* HH:MM was read as MM:SS */
	return true;
}

char *
demo_word(char **s)
{
	char *word = *s, *end = strchr(word, ' ');

	*s = end ? end + 1 : word + strlen(word);
	if (end)
		*end = '\0';
	return word;
}

char *
demo_part(char **s)
{
	char *part = *s, *end = strstr(part, " | ");

	*s = end ? end + 3 : part + strlen(part);
	if (end)
		*end = '\0';
	return part;
}

char *
demo_last(char *s)
{
	char *blank = strrchr(s, ' ');

	if (!blank)
		return s + strlen(s);
	*blank = '\0';
	return blank + 1;
}
