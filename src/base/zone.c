/* Time zones by what people call them: a city, a country, the zone database's own name.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base.h"

struct zone_short {
	const char *said, *zone;
};

/* What is said in North America the whole year round. */
static const struct zone_short zone_shorts[] = {
	{ "et", "America/New_York" },
	{ "eastern", "America/New_York" },
	{ "ct", "America/Chicago" },
	{ "central", "America/Chicago" },
	{ "mt", "America/Denver" },
	{ "mountain", "America/Denver" },
	{ "pt", "America/Los_Angeles" },
	{ "pacific", "America/Los_Angeles" },
	{ "uk", "Europe/London" },
};

/* Zones of their own until 2024, which systems have no more; each now follows a city. */
static const struct zone_short zone_olds[] = {
	{ "cet", "Europe/Brussels" },
	{ "met", "Europe/Brussels" },
	{ "eet", "Europe/Athens" },
	{ "wet", "Europe/Lisbon" },
	{ "est", "America/Panama" },
	{ "mst", "America/Phoenix" },
	{ "hst", "Pacific/Honolulu" },
};

static void
zone_table_read(const char *name, struct text *out)
{
	const char *dir = getenv("TZDIR");
	char *path = path_join(dir && *dir ? dir : "/usr/share/zoneinfo", name);

	if (!file_read(path, out, 1 << 20, NULL))
		text_clear(out);
	free(path);
}

/* The next row of a table of the zone database as up to `n` cells; what is missing is "".
 */
static bool
zone_row(char **at, char *cells[], size_t n)
{
	char *line;

	do {
		line = *at;
		if (!*line)
			return false;
		*at += strcspn(line, "\n");
		if (**at)
			*(*at)++ = '\0';
	} while (*line == '#' || !*line);
	for (size_t i = 0; i < n; i++) {
		cells[i] = line;
		line += strcspn(line, "\t");
		if (*line)
			*line++ = '\0';
	}
	return true;
}

/* Folded, blanks for underlines, cut at both ends. */
static void
zone_fold(struct text *out, const char *said)
{
	text_clear(out);
	utf8_fold(out, said);
	for (size_t i = 0; i < out->n; i++)
		if (out->s[i] == '_')
			out->s[i] = ' ';
	text_cut(out, blank_end(text_str(out), out->n));
	text_remove(out, 0, blank_span(text_str(out)));
}

static bool
zone_same(const char *name, const char *folded)
{
	struct text t = { 0 };

	zone_fold(&t, name);
	bool same = strcmp(text_str(&t), folded) == 0;
	text_free(&t);
	return same;
}

const char *
zone_city(const char *zone)
{
	const char *slash = strrchr(zone, '/');

	return slash ? slash + 1 : zone;
}

/* The first zone of the database that is called so, or is that country's; how many are.
 */
static size_t
zone_count(const char *folded, const char *country, char out[ZONE_SIZE])
{
	struct text table = { 0 };
	char *cells[3];
	size_t n = 0;

	zone_table_read("zone.tab", &table);
	for (char *at = table.n ? table.s : NULL;
		at && zone_row(&at, cells, LEN(cells));) {
		bool is = country ? strcmp(cells[0], country) == 0
			: folded && (zone_same(cells[2], folded) ||
				zone_same(zone_city(cells[2]), folded));
		if (is && n++ == 0)
			snprintf(out, ZONE_SIZE, "%s", cells[2]);
	}
	text_free(&table);
	return n;
}

static bool
zone_country(const char *folded, char code[3])
{
	struct text table = { 0 };
	char *cells[2];
	bool is = false;

	zone_table_read("iso3166.tab", &table);
	for (char *at = table.n ? table.s : NULL;
		at && !is && zone_row(&at, cells, LEN(cells));) {
		is = zone_same(cells[1], folded);
		if (is)
			snprintf(code, 3, "%s", cells[0]);
	}
	text_free(&table);
	return is;
}

static bool
zone_short(const struct zone_short *all, size_t n, const char *folded, char out[ZONE_SIZE])
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].said, folded) == 0)
			return snprintf(out, ZONE_SIZE, "%s", all[i].zone) > 0;
	return false;
}

static bool
zone_by_country(const char *said, const char *folded, char out[ZONE_SIZE], bool *found,
	struct err *e)
{
	char code[3] = "";
	size_t n = zone_country(folded, code) ? zone_count(NULL, code, out) : 0;

	*found = n > 0;
	return n < 2 ? n == 1
		     : err_set(e,
			       "%s has more than one time zone: write the nearest big "
			       "city.",
			       said);
}

/* By its own name, "UTC+2" or "europe/lisbon" in whatever case. */
static bool
zone_by_name(const char *said, char out[ZONE_SIZE])
{
	snprintf(out, ZONE_SIZE, "%s", said);
	if (zone_known(out))
		return true;
	for (char *c = out; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return zone_known(out);
}

static bool
zone_look(const char *said, char out[ZONE_SIZE], struct err *e)
{
	struct text folded = { 0 };
	bool country = false;

	zone_fold(&folded, said);
	const char *name = text_str(&folded);
	bool good = zone_short(zone_shorts, LEN(zone_shorts), name, out) || zone_count(name, NULL, out) == 1 ||
		    zone_by_country(said, name, out, &country, e) ||
		    (!country && (zone_by_name(said, out) || zone_short(zone_olds, LEN(zone_olds), name, out)));
	text_free(&folded);
	return good ||
	       (!country && err_set(e,
				    "“%s” is no time zone. Write a big city nearby, or +02:00.",
				    said));
}

bool
zone_find(const char *said, char out[ZONE_SIZE], struct err *e)
{
	char found[ZONE_SIZE] = "", cut[ZONE_SIZE];

	said += blank_span(said);
	snprintf(cut, sizeof(cut), "%.*s", (int)blank_end(said, strlen(said)), said);
	/* Old names without a place, "Japan", are countries to people. */
	bool good = !*cut || (strpbrk(cut, "/+-0") && zone_known(cut));
	if (good)
		snprintf(found, sizeof(found), "%s", cut);
	good = good || zone_look(cut, found, e);
	if (good)
		snprintf(out, ZONE_SIZE, "%s", found);
	return good;
}
