/* roster.c: the list of a class as a school's program exports it: names and ids by their headers. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats_contacts.h"
#include "formats_roster.h"

enum roster_is { ROSTER_NAME, ROSTER_FIRST, ROSTER_LAST, ROSTER_CALLED, ROSTER_COURSE, N_ROSTER };

/* The first that a table has counts. */
static const struct {
	enum roster_is is;
	const char *header;
} roster_headers[] = {
	{ ROSTER_CALLED, "sis user id" }, { ROSTER_CALLED, "id number" }, { ROSTER_CALLED, "student id" },
	{ ROSTER_CALLED, "student number" }, { ROSTER_CALLED, "sis id" }, { ROSTER_CALLED, "user id" },
	{ ROSTER_CALLED, "id" }, { ROSTER_CALLED, "username" }, { ROSTER_CALLED, "sis login id" },
	{ ROSTER_CALLED, "email address" }, { ROSTER_CALLED, "email" },
	{ ROSTER_NAME, "student" }, { ROSTER_NAME, "name" }, { ROSTER_NAME, "full name" },
	{ ROSTER_NAME, "student name" },
	{ ROSTER_FIRST, "first name" }, { ROSTER_FIRST, "given name" },
	{ ROSTER_LAST, "surname" }, { ROSTER_LAST, "last name" }, { ROSTER_LAST, "family name" },
	{ ROSTER_COURSE, "course" }, { ROSTER_COURSE, "section" }, { ROSTER_COURSE, "class" },
};

enum { ROSTER_COLUMNS = 200 };

static void
roster_columns(const struct csv *c, int at[N_ROSTER])
{
	struct text cell = { 0 };

	for (int i = 0; i < N_ROSTER; i++)
		at[i] = -1;
	for (size_t h = 0; h < LEN(roster_headers); h++)
		for (int i = 0; i < ROSTER_COLUMNS && at[roster_headers[h].is] < 0; i++) {
			csv_text(c, (size_t)i, &cell);
			if (strcasecmp(text_str(&cell), roster_headers[h].header) == 0)
				at[roster_headers[h].is] = i;
		}
	text_free(&cell);
}

static void
roster_cell(const struct csv *c, int at, struct text *out)
{
	text_clear(out);
	if (at >= 0)
		csv_text(c, (size_t)at, out);
}

/* "Lee, Ana" as people say it. */
static void
roster_turn(struct text *name)
{
	const char *s = text_str(name), *comma = strchr(s, ',');
	struct text turned = { 0 };

	if (!comma || strchr(comma + 1, ',') || blank_only(comma + 1))
		return;
	text_addf(&turned, "%s %.*s", comma + 1 + blank_span(comma + 1), (int)(comma - s), s);
	text_set(name, text_str(&turned));
	text_free(&turned);
}

/* Rows that a gradebook has besides its students. */
static bool
roster_passed(const char *name)
{
	name += blank_span(name);
	return !*name || strncasecmp(name, "points possible", 15) == 0 || strcasecmp(name, "test student") == 0;
}

static bool
roster_rows(struct csv *c, const int at[N_ROSTER],
	bool (*each)(void *user, const struct roster_row *row), void *user)
{
	struct text name = { 0 }, more = { 0 }, called = { 0 }, course = { 0 };
	bool go_on = true;

	while (go_on && csv_next(c)) {
		roster_cell(c, at[ROSTER_NAME] >= 0 ? at[ROSTER_NAME] : at[ROSTER_FIRST], &name);
		roster_cell(c, at[ROSTER_NAME] >= 0 ? -1 : at[ROSTER_LAST], &more);
		roster_turn(&name);
		text_addf(&name, "%s%s", name.n && more.n ? " " : "", text_str(&more));
		roster_cell(c, at[ROSTER_CALLED], &called);
		roster_cell(c, at[ROSTER_COURSE], &course);
		if (!roster_passed(text_str(&name)))
			go_on = each(user, &(struct roster_row){ text_str(&name), text_str(&called),
				text_str(&course), c->line });
	}
	text_free(&name);
	text_free(&more);
	text_free(&called);
	text_free(&course);
	return true;
}

bool
roster_read(const char *path, bool (*each)(void *user, const struct roster_row *row), void *user, struct err *e)
{
	struct csv c = { 0 };
	int at[N_ROSTER];
	bool good = csv_open(&c, path, e);

	if (good && !csv_next(&c))
		good = err_set(e, "%s is empty.", path);
	if (good) {
		roster_columns(&c, at);
		if (at[ROSTER_NAME] < 0 && at[ROSTER_FIRST] < 0 && at[ROSTER_LAST] < 0)
			good = err_set(e, "%s has no column Student, Name, or First name and Surname.", path);
	}
	good = good && roster_rows(&c, at, each, user);
	csv_done(&c);
	return good;
}
