/* hand_out.c: conversations given to coaches, a student's to the same one, some of them to two. */
#include <stdlib.h>
#include <string.h>

#include "centre.h"

struct coach {
	char *role;
	long now, all;               /* conversations given to them by this run, and in all */
};
struct coaches {
	struct coach *s;
	size_t n, cap;
};

static void
coaches_done(struct coaches *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->s[i].role);
	free(l->s);
}

static struct coach *
coaches_find(struct coaches *l, const char *role)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->s[i].role, role) == 0)
			return &l->s[i];
	return NULL;
}

/* The one with least to do, who is not `but` and has room; NULL: nobody. */
static struct coach *
coaches_next(struct coaches *l, long each, const struct coach *but)
{
	struct coach *best = NULL;

	for (size_t i = 0; i < l->n; i++)
		if (&l->s[i] != but && (!each || l->s[i].now < each) && (!best || l->s[i].all < best->all))
			best = &l->s[i];
	return best;
}

/* Those of the course, or only those that were named, and how much each has. `before`: what was handed
 * out to all of the course, each conversation once. */
static bool
coaches_read(struct centre *c, const struct wish *w, const char *course, struct coaches *l, long *before, struct err *e)
{
	PGresult *r = centre_rows(c, "SELECT m.role, n.of_all, n.first FROM member m, LATERAL (SELECT count(*) AS of_all, "
		"count(*) FILTER (WHERE NOT second) AS first FROM handed_out h WHERE h.course_id = m.course_id AND "
		"h.coach = m.role) n WHERE m.course_id = $1 AND pg_has_role(m.role, 'halfhour_coach', 'MEMBER') "
		"ORDER BY m.role", 1, &course, e);

	for (int i = 0; r && i < PQntuples(r); i++) {
		*before += atol(PQgetvalue(r, i, 2));
		if (w->coaches.n && !strings_has(&w->coaches, PQgetvalue(r, i, 0)))
			continue;
		mem_grow(l->s, &l->cap, l->n + 1);
		l->s[l->n++] = (struct coach){ mem_str(PQgetvalue(r, i, 0)), 0, atol(PQgetvalue(r, i, 1)) };
	}
	PQclear(r);
	for (size_t i = 0; r && i < w->coaches.n; i++)
		if (!coaches_find(l, w->coaches.s[i]))
			return err_set(e, "%s is not a coach of this course. Add them with: halfhour-centre setup "
				"--course NAME --coach %s", w->coaches.s[i], w->coaches.s[i]);
	return r && (l->n || err_set(e, "This course has no coach yet. Add one with: halfhour-centre setup "
		"--course NAME --coach ROLE"));
}

struct handing {
	struct centre *c;
	const struct wish *w;
	const char *course;
	struct coaches coaches;
	struct text rows;            /* of handed_out, as COPY has them */
	struct text sessions;        /* an array of those that are handed out now */
	size_t n, twice;
	long before;                 /* handed out before this run */
};

static void
hand_out_row(struct handing *h, const char *session, const char *student, struct coach *to, bool second)
{
	text_addf(&h->rows, "%s\t%s\t%s\t%s\t%c\n", h->course, session, student, to->role, second ? 't' : 'f');
	to->now++;
	to->all++;
}

static void
hand_out_one(struct handing *h, const char *session, const char *student, struct coach *to)
{
	struct coach *second = NULL;

	hand_out_row(h, session, student, to, false);
	text_addf(&h->sessions, "%s%s", h->n ? "," : "", session);
	h->n++;
	if (h->w->twice && (h->before + (long)h->n) % h->w->twice == 0)
		second = coaches_next(&h->coaches, h->w->each, to);
	if (second) {
		hand_out_row(h, session, student, second, true);
		h->twice++;
	}
}

/* Rows of those that nobody has, a student's one behind the other. Another hand-out at the same
 * time takes others. */
#define WAITING "SELECT s.uuid, s.student, (SELECT h.coach FROM handed_out h WHERE h.course_id = s.course_id " \
	"AND h.student = s.student AND NOT h.second LIMIT 1) FROM session s WHERE s.course_id = $1 AND " \
	"s.handed = 0 AND NOT s.practice AND NOT s.withdrawn ORDER BY s.student, s.uuid LIMIT $2 " \
	"FOR UPDATE OF s SKIP LOCKED"

static bool
hand_out_choose(struct handing *h, struct err *e)
{
	char most[24];
	PGresult *r;
	struct coach *to = NULL;
	const char *last = "";

	snprintf(most, sizeof(most), "%ld", h->w->each ? h->w->each * (long)h->coaches.n : 1000000);
	r = centre_rows(h->c, WAITING, 2, (const char *[]){ h->course, most }, e);
	for (int i = 0; r && i < PQntuples(r); i++) {
		const char *student = PQgetvalue(r, i, 1);

		if (strcmp(student, last) != 0)
			to = coaches_find(&h->coaches, PQgetvalue(r, i, 2));
		if (!to || (h->w->each && to->now >= h->w->each))
			to = coaches_next(&h->coaches, h->w->each, NULL);
		if (!to)
			break;
		hand_out_one(h, PQgetvalue(r, i, 0), student, to);
		last = student;
	}
	PQclear(r);
	return r != NULL;
}

static bool
hand_out_store(struct handing *h, struct err *e)
{
	struct text ids = { 0 };
	PGresult *r;
	bool good = true;

	if (!h->n)
		return true;
	r = PQexec(h->c->pg, "COPY handed_out (course_id, session, student, coach, second) FROM STDIN");
	if (PQresultStatus(r) != PGRES_COPY_IN)
		good = centre_wrong(h->c, r, e);
	PQclear(r);
	if (good && (PQputCopyData(h->c->pg, h->rows.s, (int)h->rows.n) != 1 || PQputCopyEnd(h->c->pg, NULL) != 1))
		good = centre_wrong(h->c, NULL, e);
	while (good && (r = PQgetResult(h->c->pg))) {
		if (PQresultStatus(r) != PGRES_COMMAND_OK)
			good = centre_wrong(h->c, r, e);
		PQclear(r);
	}
	text_addf(&ids, "{%s}", text_str(&h->sessions));
	good = good && centre_do(h->c, "UPDATE session SET handed = handed + 1 WHERE course_id = $1 AND "
		"uuid = ANY ($2::uuid[])", 2, (const char *[]){ h->course, text_str(&ids) }, e);
	text_free(&ids);
	return good;
}

static void
hand_out_tell(const struct handing *h)
{
	struct text out = { 0 };

	text_addf(&out, count_form(h->n, "%zu conversation is handed out, %zu of them twice.",
		"%zu conversations are handed out, %zu of them twice."), h->n, h->twice);
	puts(text_str(&out));
	for (size_t i = 0; i < h->coaches.n; i++)
		printf("  %-20s %ld, %ld in all\n", h->coaches.s[i].role, h->coaches.s[i].now, h->coaches.s[i].all);
	text_free(&out);
}

int
centre_hand_out(const struct wish *w)
{
	struct centre c = { .as = CENTRE_OWNER };
	struct handing h = { .c = &c, .w = w };
	struct err e = { 0 };
	char course[16];
	int id = -1;
	bool good = centre_open(&c, &e);

	id = good ? course_find(&c, w->course, &e) : -1;
	snprintf(course, sizeof(course), "%d", id);
	h.course = course;
	if (id >= 0 && centre_begin(&c, &e)) {
		good = coaches_read(&c, w, course, &h.coaches, &h.before, &e) && hand_out_choose(&h, &e) &&
			hand_out_store(&h, &e);
		good = centre_end(&c, good, &e);
	} else {
		good = false;
	}
	if (good)
		hand_out_tell(&h);
	centre_close(&c);
	coaches_done(&h.coaches);
	text_free(&h.rows);
	text_free(&h.sessions);
	return good ? CENTRE_DONE : centre_fail(&e);
}
