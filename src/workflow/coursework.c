/* coursework.c: the assignment one works on: chosen with its day, marked by its rubric, its
 * questions written up. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats_report.h"
#include "formats_rubric.h"
#include "workflow.h"

/* ---- which ---- */

static size_t
coursework_packs(const struct bank *b, const char *begins, const struct pack **out)
{
	size_t n = 0, bytes = strlen(begins);

	for (size_t i = 0; i < b->n; i++) {
		const struct pack *p = &b->packs[i];
		if (!p->assignment || (strncasecmp(p->name, begins, bytes) != 0 &&
			strncasecmp(p->title, begins, bytes) != 0 &&
			(!p->assignment->course || strncasecmp(p->assignment->course, begins, bytes) != 0)))
			continue;
		*out = p;
		n++;
	}
	return n;
}

const struct pack *
coursework_pack(struct desk *d, const char *name, struct err *e)
{
	const struct pack *p = report_pack(desk_bank(d), name);
	size_t n = p ? 1 : coursework_packs(desk_bank(d), name, &p);

	if (n == 1)
		return p;
	err_set(e, n ? "“%.60s” may be any of several assignments; `halfhour bank list` shows the packs."
		: "There is no assignment “%.60s”; `halfhour bank list` shows the packs.", name);
	return NULL;
}

/* ---- chosen ---- */

static struct waypoint *
coursework_waypoints(const struct pack *p)
{
	const struct assignment *a = p->assignment;
	struct waypoint *w = mem_new(a->n_milestones + 1, sizeof(*w));

	for (size_t i = 0; i < a->n_milestones; i++)
		w[i] = (struct waypoint){ .days_before = a->milestones[i].days_before,
			.text = mem_str(a->milestones[i].text) };
	return w;
}

static bool
coursework_save(struct desk *d, struct coursework *c, const struct pack *p, struct err *e)
{
	struct waypoint *w = coursework_waypoints(p);
	struct text label = { 0 };

	text_addf(&label, "choose the assignment “%s”", c->course);
	bool good = store_coursework_save(d->store, c, w, p->assignment->n_milestones,
		text_str(&label), e);
	text_free(&label);
	waypoints_free(w, p->assignment->n_milestones);
	return good;
}

bool
coursework_choose(struct desk *d, const char *name, int day, struct text *said, struct err *e)
{
	const struct pack *p = coursework_pack(d, name, e);
	struct coursework c = { 0 };

	if (!p)
		return false;
	if (!store_coursework_get(d->store, &c) || strcmp(c.pack, p->name) != 0) {
		coursework_done(&c);
		c.chosen_ms = d->now->wall_ms;
	}
	if (day)
		c.day = day;
	coursework_from(&c, p);
	bool good = coursework_save(d, &c, p, e);
	if (good)
		coursework_text(d, &c, said);
	coursework_done(&c);
	return good;
}

bool
coursework_drop(struct desk *d, struct text *said, struct err *e)
{
	struct coursework c = { 0 };
	struct text label = { 0 };
	bool good = store_coursework_get(d->store, &c) ||
		err_set(e, "No assignment is chosen.");

	text_addf(&label, "put away the assignment “%s”", good ? c.course : "");
	good = good && store_coursework_drop(d->store, text_str(&label), e);
	if (good)
		text_addf(said, "%s is no longer your assignment; what was written stays.", c.course);
	text_free(&label);
	coursework_done(&c);
	return good;
}

/* Its pack was read anew: what is kept of it follows. */
bool
coursework_renew(struct desk *d, struct err *e)
{
	struct coursework c = { 0 };
	const struct pack *p = d->store && store_coursework_get(d->store, &c)
		? report_pack(desk_bank(d), c.pack) : NULL;
	bool good = true;

	if (p) {
		coursework_from(&c, p);
		good = coursework_save(d, &c, p, e);
	}
	coursework_done(&c);
	return good;
}

void
coursework_text(struct desk *d, const struct coursework *c, struct text *out)
{
	const char *zone = d->config.zone;
	int64_t end = coursework_ends(c, zone), now = d->now->wall_ms;
	int days = 0;

	text_add(out, c->course);
	if (!end) {
		text_joinf(out, ", ", "no day set");
		return;
	}
	time_format(out, ", due %A, %-d %B %Y", end, zone);
	for (int day = time_day(now, zone); day < c->day && days < 1000; days++)
		day = time_day_add(day, 1);
	if (c->day >= time_day(now, zone) && days < 1000)
		text_joinf(out, ", ", count_form(days, "in %d day", "in %d days"), days);
	days = coursework_days_late(c, time_day(now, zone));
	if (days)
		text_joinf(out, ", ", count_form(days, "%d day late", "%d days late"), days);
}

/* What it can bring and what each day late takes off: by the pack, else by its rubric, which is
 * read for it; 0: not said. */
static void
coursework_marks(const struct pack *p, double *points, double *late_day)
{
	const struct assignment *a = p->assignment;
	struct rubric r = { 0 };

	if (a->rubric && (!a->points || !(a->late_day > 0)))
		rubric_open(a->rubric, &r, NULL);
	*points = a->points ? a->points : rubric_most(&r);
	*late_day = a->late_day > 0 ? a->late_day : r.late_day;
	rubric_done(&r);
}

void
coursework_points_now(struct desk *d, const struct coursework *c, struct text *out)
{
	const struct pack *p = report_pack(desk_bank(d), c->pack);
	double points, late_day;

	if (!p)
		return;
	coursework_marks(p, &points, &late_day);
	coursework_points(points, late_day,
		coursework_days_late(c, time_day(d->now->wall_ms, d->config.zone)), out);
}

bool
coursework_now(struct desk *d, struct coursework *out)
{
	return store_coursework_get(d->store, out);
}

int64_t
coursework_interview(struct desk *d, const struct coursework *c)
{
	return store_coursework_interview(d->store, c->pack);
}

/* ---- conversations for it ---- */

static bool
coursework_is_open(struct desk *d, const struct coursework *c)
{
	int64_t id = store_coursework_interview(d->store, c->pack);
	struct call call = { 0 };
	bool open = !id || !desk_call(d, id, &call, NULL) || !call.interview.ended_ms;

	call_done(&call);
	return open;
}

void
coursework_of(struct desk *d, struct interview *i)
{
	struct coursework c = { 0 };
	const struct pack *p;

	if (i->practice || i->kind != KIND_INFORMATIONAL || (i->assignment && *i->assignment) ||
		!store_coursework_get(d->store, &c))
		return;
	p = coursework_is_open(d, &c) ? report_pack(desk_bank(d), c.pack) : NULL;
	if (p) {
		mem_set(&i->assignment, c.pack);
		if (p->assignment->minutes)
			i->agreed_minutes = p->assignment->minutes;
	}
	coursework_done(&c);
}

/* ---- by what it is marked ---- */

bool
rubric_open(const char *name, struct rubric *out, struct err *e)
{
	char *own = path_data("rubrics"), *shipped = path_shipped("rubrics");
	const char *const dirs[] = { own, shipped };
	struct text file = { 0 };
	bool good = false, there = false;

	text_addf(&file, "%s.yaml", name);
	for (size_t i = 0; i < LEN(dirs) && !there; i++) {
		char *path = dirs[i] && !strchr(name, '/') ? path_join(dirs[i], text_str(&file)) : NULL;
		there = path && path_exists(path);
		good = there && rubric_read_file(out, path, e);
		free(path);
	}
	if (!there && strcmp(name, RUBRIC_DEFAULT) == 0)
		err_set(e, "The program's own rubric is missing. Install halfhour again.");
	else if (!there)
		err_set(e, "There is no rubric “%.60s”. Put %.60s.yaml into %s.", name, name, own);
	text_free(&file);
	free(own);
	free(shipped);
	return good;
}

/* ---- written up ---- */

static const struct question *
writeup_question(const struct pack *p, const char *which, struct err *e)
{
	const struct question *q = NULL, *all;
	int nth;

	for (size_t i = 0; (all = assignment_question(p, i)); i++)
		if (strcmp(all->id, which) == 0)
			q = all;
	if (!q && word_int(which, 1, 999, &nth))
		q = assignment_question(p, (size_t)nth - 1);
	if (!q)
		err_set(e, "%s has no question “%.60s”: give its id or number.",
			p->title, which);
	return q;
}

const struct pack *
writeup_pack(struct desk *d, const struct call *c, struct err *e)
{
	struct coursework w = { 0 };
	const char *name = c->interview.assignment;

	if ((!name || !*name) && store_coursework_get(d->store, &w))
		name = w.pack;
	const struct pack *p = name && *name ? report_pack(desk_bank(d), name) : NULL;
	coursework_done(&w);
	if (!p)
		err_set(e, "This interview is for no assignment; x in its plan chooses one.");
	return p;
}

bool
writeup_set(struct desk *d, const struct call *c, const char *which, const char *text,
	struct err *e)
{
	const struct pack *p = writeup_pack(d, c, e);
	const struct question *q = p ? writeup_question(p, which, e) : NULL;
	struct text label = { 0 };

	if (!q)
		return false;
	text_addf(&label, "write up “%s”", q->brief);
	bool good = store_begin(d->store, c->interview.id, text_str(&label), e);
	text_free(&label);
	if (!good)
		return false;
	good = store_writeup_set(d->store, c->interview.id, q->id, text, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}
