/* circle.c: everybody in the workbook and every call that was held, in the few fields that figures need. */
#include "model/circle.h"

#include <stdlib.h>
#include <string.h>

#include "wording.h"

void
circle_done(struct circle *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->people[i].name);
		free(c->people[i].role);
		free(c->people[i].organisation);
		free(c->people[i].seniority);
		free(c->people[i].variant);
	}
	free(c->people);
	free(c->calls);
	strings_free(&c->variants);
	memset(c, 0, sizeof(*c));
}

static int
circle_compare(const void *id, const void *person)
{
	int64_t a = *(const int64_t *)id, b = ((const struct circle_person *)person)->id;

	return a < b ? -1 : a > b;
}

const struct circle_person *
circle_person(const struct circle *c, int64_t id)
{
	return id && c->n ? bsearch(&id, c->people, c->n, sizeof(*c->people), circle_compare) : NULL;
}

int
circle_month(int64_t ms, const char *zone)
{
	return ms ? time_day(ms, zone) / 100 : 0;
}

/* ---- what a text says ---- */

static bool
circle_finds(const char *text, const char *list)
{
	struct wording w = { 0 };

	wording_words(&w, text);
	bool found = wording_has_any(&w, wording_list("circle", list));
	wording_done(&w);
	return found;
}

bool
circle_at_the_head(const struct circle_person *p)
{
	if (p->seniority && strcmp(p->seniority, seniority_names[SENIORITY_EXECUTIVE]) == 0)
		return true;
	return p->role && circle_finds(p->role, "head") && !circle_finds(p->role, "no-head");
}

bool
research_private(const char *text)
{
	return text && *text && circle_finds(text, "private");
}
