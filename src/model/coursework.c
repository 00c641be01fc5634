/* coursework.c: the assignment a person works on, and the day it is due. */
#include "model/coursework.h"

#include <stdlib.h>
#include <string.h>

#include "model/question.h"

void
coursework_done(struct coursework *c)
{
	free(c->pack);
	free(c->course);
	*c = (struct coursework){ 0 };
}

void
waypoints_free(struct waypoint *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(w[i].text);
	free(w);
}

static int
coursework_questions(const struct pack *p)
{
	int n = 0;

	while (assignment_question(p, (size_t)n))
		n++;
	return n;
}

void
coursework_from(struct coursework *c, const struct pack *p)
{
	const struct assignment *a = p->assignment;
	int64_t ms;

	mem_set(&c->pack, p->name);
	mem_set(&c->course, a->course && *a->course ? a->course : p->title);
	c->list = a->list ? a->list : LIST_USUAL;
	c->wanted = coursework_questions(p);
	if (!c->day && a->due && time_parse(a->due, "UTC", &ms))
		c->day = time_day(ms, "UTC");
}

int64_t
coursework_ends(const struct coursework *c, const char *zone)
{
	return c->day ? time_day_start(time_day_add(c->day, 1), zone) - MINUTE_MS : 0;
}

int
coursework_ask(const struct coursework *c)
{
	return c->list < ASK_USUAL ? c->list : ASK_USUAL;
}

const char *
coursework_day(const struct coursework *c, struct text *out)
{
	if (c->day)
		text_addf(out, "%04d-%02d-%02d", c->day / 10000, c->day / 100 % 100, c->day % 100);
	return text_str(out);
}

size_t
coursework_words(const char *s)
{
	size_t n = 0;

	for (s += blank_span(s); *s; s += blank_span(s)) {
		s += blank_word(s);
		n++;
	}
	return n;
}
