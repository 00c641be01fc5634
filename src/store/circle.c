/* circle.c: everybody and every call that was held, in the few fields that figures, pipeline and tree need. */
#include "model/circle.h"

#include <string.h>

#include "private.h"

/* ---- people ---- */

/* When they were first asked: a letter that was sent tells it better than the stage. The first call
 * with each, and when who named them was told of it. */
#define CIRCLE_PEOPLE \
	"SELECT c.id, c.name, c.role, coalesce(o.name, ''), c.seniority, c.path, c.stage, " \
	"coalesce(o.target, 0), c.may_use_name, c.research, coalesce(c.referrer_id, 0), " \
	"coalesce((SELECT min(l.sent_ms) FROM letter l WHERE l.contact_id = c.id AND l.sent_ms > 0 " \
	"AND l.kind IN ('request-cold', 'request-referral', 'reconnect')), c.asked_ms), " \
	"coalesce(f.began, 0), coalesce(d.done_ms, 0), " \
	"coalesce((SELECT l.kind || ' ' || l.variant FROM letter l WHERE l.contact_id = c.id AND l.sent_ms > 0 " \
	"AND l.kind IN ('request-cold', 'request-referral', 'reconnect') ORDER BY l.sent_ms, l.id LIMIT 1), '') " \
	"FROM contact c LEFT JOIN organisation o ON o.id = c.organisation_id " \
	"LEFT JOIN (SELECT i.contact_id, i.uuid, min(t.started_ms) AS began FROM interview i " \
	"JOIN timing t ON t.interview_id = i.id WHERE t.student_id = 0 AND i.practice = 0 AND t.ended_ms > 0 " \
	"AND i.contact_id IS NOT NULL AND" SHOWN("i.batch_id") "GROUP BY i.contact_id) f " \
	"ON f.contact_id = c.id " \
	"LEFT JOIN decided d ON d.id = 'referrer-thanks:' || f.uuid " \
	"WHERE" SHOWN("c.batch_id") "ORDER BY c.id"

static int
circle_word(const char *const *words, int n, const char *word, int other)
{
	int i = word_find(words, n, word, false);

	return i < 0 ? other : i;
}

static void
circle_person_read(sqlite3_stmt *st, const char *zone, struct circle_person *p)
{
	const char *research = col_str(st, 9);

	*p = (struct circle_person){ .id = col_int(st, 0), .name = col_text(st, 1),
		.role = col_text(st, 2), .organisation = col_text(st, 3), .seniority = col_text(st, 4),
		.path = (enum path)circle_word(path_names, N_PATHS, col_str(st, 5), PATH_OTHER),
		.stage = (enum stage)circle_word(stage_names, N_STAGES, col_str(st, 6), STAGE_IDEA),
		.target = col_int(st, 7) != 0, .may_use_name = col_int(st, 8) != 0,
		.researched = *research != '\0', .private = research_private(research),
		.referrer_id = col_int(st, 10), .asked_ms = col_int(st, 11),
		.talked_ms = col_int(st, 12), .told_ms = col_int(st, 13), .variant = col_text(st, 14) };
	p->asked_month = circle_month(p->asked_ms, zone);
	p->talked_month = circle_month(p->talked_ms, zone);
}

/* In their order, each once. */
static void
circle_variant_add(struct circle *c, const char *variant)
{
	size_t at = 0;

	while (at < c->variants.n && strcmp(c->variants.s[at], variant) < 0)
		at++;
	if (!*variant || (at < c->variants.n && strcmp(c->variants.s[at], variant) == 0))
		return;
	strings_add(&c->variants, variant);
	char *last = c->variants.s[c->variants.n - 1];
	memmove(c->variants.s + at + 1, c->variants.s + at, (c->variants.n - 1 - at) * sizeof(last));
	c->variants.s[at] = last;
}

static bool
circle_people(struct store *s, struct circle *out, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, CIRCLE_PEOPLE);

	while (sql_row(s, st)) {
		struct circle_person *p = list_more(&out->people, &out->n, &out->cap, sizeof(*p));
		circle_person_read(st, out->zone, p);
		circle_variant_add(out, p->variant);
	}
	return sql_ok(s, e);
}

/* ---- calls ---- */

static bool
circle_calls(struct store *s, struct circle *out, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT coalesce(i.contact_id, 0), t.started_ms, t.ended_ms, coalesce((SELECT min(l.sent_ms) "
		"FROM letter l WHERE l.interview_id = i.id AND l.kind = 'thanks' AND l.sent_ms > 0), "
		"d.done_ms, 0), "
		"(SELECT count(*) FROM note n WHERE n.interview_id = i.id AND n.kind = 'referral' "
		"AND n.text <> '') "
		"FROM interview i JOIN timing t ON t.interview_id = i.id "
		"LEFT JOIN decided d ON d.id = 'thanks:' || i.uuid "
		"WHERE t.student_id = 0 AND i.practice = 0 AND t.ended_ms > 0 AND" SHOWN("i.batch_id") "ORDER BY t.started_ms, i.id");

	while (sql_row(s, st)) {
		struct circle_call *k =
			list_more(&out->calls, &out->n_calls, &out->cap_calls, sizeof(*k));
		*k = (struct circle_call){ .contact_id = col_int(st, 0), .path = PATH_OTHER,
			.ended_ms = col_int(st, 2), .thanked_ms = col_int(st, 3),
			.names = (int)col_int(st, 4), .month = circle_month(col_int(st, 1), out->zone) };
		const struct circle_person *p = circle_person(out, k->contact_id);
		if (p)
			k->path = p->path;
	}
	return sql_ok(s, e);
}

bool
store_circle(struct store *s, const char *zone, int64_t now_ms, struct circle *out, struct err *e)
{
	bool snapshot = tx_read(s);

	circle_done(out);
	out->zone = zone;
	out->now_ms = now_ms;
	bool good = circle_people(s, out, e) && circle_calls(s, out, e);
	if (snapshot)
		tx_read_end(s);
	return good;
}

void
store_targets(struct store *s, struct strings *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT name FROM organisation o WHERE target AND EXISTS "
		"(SELECT 1 FROM contact c WHERE c.organisation_id = o.id AND" SHOWN("c.batch_id") ") "
		"ORDER BY folded LIMIT 20");

	while (sql_row(s, st))
		strings_add(out, col_str(st, 0));
}
