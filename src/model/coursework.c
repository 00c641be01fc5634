/* coursework.c: the assignment a person works on, and the day it is due. */
#include "model/coursework.h"

#include <stdlib.h>
#include <string.h>

#include "model/days.h"
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

int
coursework_days_late(const struct coursework *c, int today)
{
	int days = c->day ? days_after(c->day, today) : 0;

	return days > 0 ? days : 0;
}

static void
coursework_late(double late_day, int days, struct text *out)
{
	struct text late = { 0 };
	double off = late_day * days;

	count_text(&late, (size_t)days, "day", "days");
	if (off > 0)
		text_addf(out, count_form(off == 1 ? 1 : 2, "It is %s late: %g point off.",
			"It is %s late: %g points off."), text_str(&late), off);
	else
		text_addf(out, "It is %s late.", text_str(&late));
	text_free(&late);
}

void
coursework_points(double points, double late_day, int days_late, struct text *out)
{
	if (points > 0)
		text_addf(out, count_form(points == 1 ? 1 : 2, "It can bring %g point.",
			"It can bring %g points."), points);
	if (out->n && (days_late || late_day > 0))
		text_addc(out, ' ');
	if (days_late)
		coursework_late(late_day, days_late, out);
	else if (late_day > 0)
		text_addf(out, count_form(late_day == 1 ? 1 : 2, "Each day late takes %g point off.",
			"Each day late takes %g points off."), late_day);
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
