/* compare.c: what many conversations say, read at once: calls, questions, notes, themes, evidence. */
#include <stdlib.h>
#include <string.h>

#include "private.h"
#include "store_compare.h"

/* Calls that were held, real and one's own. */
#define HELD "interview i JOIN timing t ON t.interview_id = i.id AND t.ended_ms > 0 " \
	"AND i.practice = 0 AND" SHOWN("i.batch_id")
/* What a question is known again by: its id in the packs; one typed in a call is its own. */
#define QUESTION_KEY "iif(a.pack <> '', a.question_id, a.uuid)"

static int
compare_word(const char *const *words, int n, const char *word, int other)
{
	int i = word_find(words, n, word, false);

	return i < 0 ? other : i;
}

/* ---- calls ---- */

/* At the head of who named whom. */
static void
compare_root(struct store *s, struct compare_call *k)
{
	sqlite3_stmt *st = sql_get(s,
		"WITH RECURSIVE up(id, depth) AS (SELECT referrer_id, 1 FROM contact WHERE id = :id "
		"UNION ALL SELECT c.referrer_id, depth + 1 FROM contact c JOIN up ON c.id = up.id "
		"WHERE c.referrer_id IS NOT NULL AND depth < 40) "
		"SELECT c.id, c.name FROM up JOIN contact c ON c.id = up.id ORDER BY depth DESC LIMIT 1");

	sql_int(st, ":id", k->contact_id);
	if (sql_row(s, st)) {
		k->root_id = col_int(st, 0);
		k->root = col_text(st, 1);
		sql_end(st);
	}
}

static bool
compare_calls(struct store *s, struct comparison *c, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT i.id, coalesce(i.contact_id, 0), coalesce(p.name, ''), coalesce(p.role, ''), "
		"coalesce(o.name, ''), coalesce(p.seniority, ''), coalesce(p.path, 'other'), "
		"coalesce(p.referrer_id, 0), coalesce(r.name, ''), t.started_ms, "
		"coalesce((SELECT x.text FROM reflection x WHERE x.interview_id = i.id "
		"AND x.prompt = 'values'), ''), coalesce(n.before, 0), coalesce(n.after, 0), "
		"coalesce(n.text, '') FROM " HELD
		"LEFT JOIN contact p ON p.id = i.contact_id "
		"LEFT JOIN organisation o ON o.id = p.organisation_id "
		"LEFT JOIN contact r ON r.id = p.referrer_id "
		"LEFT JOIN interest n ON n.interview_id = i.id ORDER BY t.started_ms, i.id");

	while (sql_row(s, st)) {
		struct compare_call *k = list_more(&c->calls, &c->n_calls, &c->cap_calls, sizeof(*k));
		*k = (struct compare_call){ .id = col_int(st, 0), .contact_id = col_int(st, 1),
			.name = col_text(st, 2), .role = col_text(st, 3), .organisation = col_text(st, 4),
			.seniority = col_text(st, 5),
			.path = (enum path)compare_word(path_names, N_PATHS, col_str(st, 6), PATH_OTHER),
			.referrer_id = col_int(st, 7), .referrer = col_text(st, 8),
			.began_ms = col_int(st, 9), .values = col_text(st, 10),
			.before = (int)col_int(st, 11), .after = (int)col_int(st, 12),
			.moved = col_text(st, 13) };
	}
	for (size_t i = 0; i < c->n_calls; i++)
		if (c->calls[i].referrer_id)
			compare_root(s, &c->calls[i]);
	return sql_ok(s, e);
}

/* ---- questions, by their keys ---- */

static int
compare_by_key(const void *key, const void *question)
{
	return strcmp(key, ((const struct compare_question *)question)->id);
}

static struct compare_question *
compare_question_of(const struct comparison *c, const char *key)
{
	return c->n_questions ? bsearch(key, c->questions, c->n_questions, sizeof(*c->questions),
		compare_by_key) : NULL;
}

static size_t
compare_group(const struct comparison *c, size_t at)
{
	while (c->questions[at].group != at)
		at = c->questions[at].group;
	return at;
}

static void
compare_join(struct comparison *c, size_t a, size_t b)
{
	a = compare_group(c, a);
	b = compare_group(c, b);
	if (a != b)
		c->questions[a].group = b;
}

/* Two that were typed in the same words are one. */
static int
compare_by_text(const void *a, const void *b)
{
	const struct compare_question *x = *(const struct compare_question *const *)a,
		*y = *(const struct compare_question *const *)b;
	int by = strcmp(x->text, y->text);

	return by ? by : (x > y) - (x < y);
}

static void
compare_same_words(struct comparison *c)
{
	struct compare_question **q = mem_new(c->n_questions + 1, sizeof(struct compare_question *));

	for (size_t i = 0; i < c->n_questions; i++)
		q[i] = &c->questions[i];
	qsort(q, c->n_questions, sizeof(struct compare_question *), compare_by_text);
	for (size_t i = 1; i < c->n_questions; i++)
		if (strcmp(q[i]->text, q[i - 1]->text) == 0)
			compare_join(c, (size_t)(q[i] - c->questions), (size_t)(q[i - 1] - c->questions));
	free(q);
}

static bool
compare_ties(struct store *s, struct comparison *c, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT question, same FROM tie ORDER BY id");

	while (sql_row(s, st)) {
		struct compare_question *a = compare_question_of(c, col_str(st, 0));
		struct compare_question *b = compare_question_of(c, col_str(st, 1));
		if (a && b)
			compare_join(c, (size_t)(a - c->questions), (size_t)(b - c->questions));
	}
	for (size_t i = 0; i < c->n_questions; i++)
		c->questions[i].group = compare_group(c, i);
	return sql_ok(s, e);
}

/* Where what is known by a number is among the calls, questions or notes; by the numbers. */
struct compare_place {
	int64_t id;
	size_t at;
};

struct compare_places {
	struct compare_place *p;
	size_t n, cap;
};

static void
compare_place_add(struct compare_places *l, int64_t id, size_t at)
{
	struct compare_place *p = list_more(&l->p, &l->n, &l->cap, sizeof(*p));

	*p = (struct compare_place){ id, at };
}

static int
compare_by_number(const void *a, const void *b)
{
	const struct compare_place *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static void
compare_places_sort(struct compare_places *l)
{
	if (l->n)
		qsort(l->p, l->n, sizeof(*l->p), compare_by_number);
}

static size_t
compare_place_of(const struct compare_places *l, int64_t id)
{
	const struct compare_place key = { .id = id }, *p = l->n
		? bsearch(&key, l->p, l->n, sizeof(*l->p), compare_by_number) : NULL;

	return p ? p->at : COMPARE_NONE;
}

/* A question worded anew since has its latest words: of max() SQLite gives that row's. */
static bool
compare_questions(struct store *s, struct comparison *c, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT " QUESTION_KEY " AS key, a.brief, a.text, max(a.id) FROM " HELD
		"JOIN asked a ON a.interview_id = i.id WHERE a.state IN ('asked', 'answered', 'off-script') "
		"OR EXISTS (SELECT 1 FROM note n WHERE n.asked_id = a.id) GROUP BY key ORDER BY key");

	while (sql_row(s, st)) {
		struct compare_question *q = list_more(&c->questions, &c->n_questions,
			&c->cap_questions, sizeof(*q));
		*q = (struct compare_question){ .id = col_text(st, 0), .brief = col_text(st, 1),
			.text = col_text(st, 2), .group = c->n_questions - 1 };
		if (!*q->brief)
			mem_set(&q->brief, q->text);
	}
	compare_same_words(c);
	return sql_ok(s, e) && compare_ties(s, c, e);
}

/* The group of each question as it stands in one plan: the notes then need no look at it. */
static bool
compare_asked(struct store *s, const struct comparison *c, struct compare_places *out, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT a.id, " QUESTION_KEY " FROM asked a ORDER BY a.id");

	while (sql_row(s, st)) {
		const struct compare_question *q = compare_question_of(c, col_str(st, 1));
		if (q)
			compare_place_add(out, col_int(st, 0), q->group);
	}
	return sql_ok(s, e);
}

/* ---- notes ---- */

static void
compare_note_read(sqlite3_stmt *st, struct comparison *c, size_t call, size_t question)
{
	struct compare_note *n;

	if (strcmp(col_str(st, 5), record_names[RECORD_OFF]) == 0) {
		c->off_record++;
		return;
	}
	n = list_more(&c->notes, &c->n_notes, &c->cap_notes, sizeof(*n));
	*n = (struct compare_note){ .id = col_int(st, 0), .call = call, .question = question,
		.kind = (enum note_kind)compare_word(note_kind_names, N_NOTE_KINDS, col_str(st, 3), NOTE_NOTE),
		.starred = col_int(st, 4) != 0,
		.record = (enum record)compare_word(record_names, N_RECORDS, col_str(st, 5), RECORD_ON),
		.claim = col_int(st, 6) != 0, .text = col_text(st, 7), .axis_ms = col_int(st, 8) };
}

/* A note's moment in its call, and where it was read. */
struct compare_moment {
	int64_t axis_ms;
	size_t at;
};

static int
compare_by_moment(const void *a, const void *b)
{
	const struct compare_moment *x = a, *y = b;

	if (x->axis_ms != y->axis_ms)
		return x->axis_ms < y->axis_ms ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* Those of one call; most were written in order. */
static void
compare_moments_sort(struct compare_moment *m, size_t n)
{
	size_t i = 1;

	while (i < n && m[i - 1].axis_ms <= m[i].axis_ms)
		i++;
	if (i < n)
		qsort(m, n, sizeof(*m), compare_by_moment);
}

/* Each note goes to its place. */
static void
compare_notes_place(struct comparison *c, const struct compare_moment *order)
{
	struct compare_note *placed = mem_new(c->n_notes + 1, sizeof(*placed));

	for (size_t i = 0; i < c->n_notes; i++)
		placed[i] = c->notes[order[i].at];
	free(c->notes);
	c->notes = placed;
	c->cap_notes = c->n_notes + 1;
}

/* By call and clock: put call behind call first, for those of one call are mostly in order. */
static void
compare_notes_order(struct comparison *c)
{
	struct compare_moment *m = mem_new(c->n_notes + 1, sizeof(*m));
	size_t *next = mem_new(c->n_calls + 1, sizeof(*next));

	for (size_t i = 0; i < c->n_notes; i++)
		next[c->notes[i].call + 1]++;
	for (size_t i = 0; i < c->n_calls; i++)
		next[i + 1] += next[i];
	for (size_t i = 0; i < c->n_notes; i++)
		m[next[c->notes[i].call]++] = (struct compare_moment){ c->notes[i].axis_ms, i };
	for (size_t i = 0; i < c->n_calls; i++) { /* next is now where the call after it begins */
		size_t from = i ? next[i - 1] : 0;
		compare_moments_sort(m + from, next[i] - from);
	}
	compare_notes_place(c, m);
	free(next);
	free(m);
}

/* All of the workbook by their ids, as they are kept, without a join: of ten thousand that is half
 * the time. */
static bool
compare_notes_read(struct store *s, struct comparison *c, const struct compare_places *calls,
	const struct compare_places *asked, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, interview_id, asked_id, kind, starred, record, claim, "
		"text, axis_ms FROM note WHERE text <> '' ORDER BY id");

	while (sql_row(s, st)) {
		size_t call = compare_place_of(calls, col_int(st, 1));
		if (call != COMPARE_NONE)
			compare_note_read(st, c, call, compare_place_of(asked, col_int(st, 2)));
	}
	compare_notes_order(c);
	return sql_ok(s, e);
}

static bool
compare_notes(struct store *s, struct comparison *c, struct err *e)
{
	struct compare_places calls = { 0 }, asked = { 0 };

	for (size_t i = 0; i < c->n_calls; i++)
		compare_place_add(&calls, c->calls[i].id, i);
	compare_places_sort(&calls);
	bool good = compare_asked(s, c, &asked, e) && compare_notes_read(s, c, &calls, &asked, e);
	free(calls.p);
	free(asked.p);
	return good;
}

static bool
compare_tags(struct store *s, struct comparison *c, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT note_id, theme_id FROM note_theme ORDER BY note_id, theme_id");
	struct compare_tag *by_id = NULL;
	size_t n = 0, cap = 0, *first = mem_new(c->n_notes + 2, sizeof(*first));

	comparison_index(c);
	while (sql_row(s, st)) {
		size_t at = compare_note_at(c, col_int(st, 0));
		if (at == COMPARE_NONE)
			continue;
		struct compare_tag *t = list_more(&by_id, &n, &cap, sizeof(*t));
		*t = (struct compare_tag){ .note = at, .theme_id = col_int(st, 1) };
		first[at + 1]++;
	}
	/* By the places of the notes: each goes behind those of the notes before it. */
	for (size_t i = 0; i < c->n_notes; i++)
		first[i + 1] += first[i];
	c->tags = mem_new(n + 1, sizeof(*c->tags));
	c->n_tags = c->cap_tags = n;
	for (size_t i = 0; i < n; i++)
		c->tags[first[by_id[i].note]++] = by_id[i];
	free(first);
	free(by_id);
	return sql_ok(s, e);
}

/* ---- evidence and points ---- */

static bool
compare_evidence(struct store *s, struct comparison *c, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, coalesce(claim_id, 0), coalesce(point_id, 0), "
		"coalesce(note_id, 0), coalesce(interview_id, 0), side, text FROM evidence ORDER BY id");

	while (sql_row(s, st)) {
		struct evidence *v = list_more(&c->evidence, &c->n_evidence, &c->cap_evidence, sizeof(*v));
		*v = (struct evidence){ col_int(st, 0), col_int(st, 1), col_int(st, 2), col_int(st, 3),
			col_int(st, 4), (enum side)compare_word(side_names, N_SIDES, col_str(st, 5), SIDE_FOR),
			col_text(st, 6) };
	}
	return sql_ok(s, e);
}

static bool
compare_points(struct store *s, struct comparison *c, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT p.id, p.revision, p.uuid, p.kind, p.text, p.mine, "
		"coalesce(p.contact_id, 0), coalesce(c.name, '') FROM point p "
		"LEFT JOIN contact c ON c.id = p.contact_id ORDER BY p.id");

	while (sql_row(s, st)) {
		struct point *p = list_more(&c->points, &c->n_points, &c->cap_points, sizeof(*p));
		*p = (struct point){ .id = col_int(st, 0), .revision = col_int(st, 1),
			.kind = (enum point_kind)compare_word(point_kind_names, N_POINT_KINDS, col_str(st, 3),
				POINT_OPTION),
			.text = col_text(st, 4), .mine = col_int(st, 5) != 0, .contact_id = col_int(st, 6),
			.contact = col_text(st, 7) };
		memccpy(p->uuid, col_str(st, 2), '\0', UUID_SIZE);
	}
	return sql_ok(s, e);
}

/* Of others' changes SQLite counts the commits, of our own the rows. */
int64_t
store_state(struct store *s)
{
	draft_buffer_flush(s);
	return (sql_number(s, sql_get(s, "PRAGMA data_version")) << 32) + sqlite3_total_changes(s->db);
}

bool
store_comparison(struct store *s, struct comparison *out, struct err *e)
{
	bool snapshot = tx_read(s);

	comparison_done(out);
	bool good = store_themes(s, &out->themes, e) && compare_calls(s, out, e) &&
		compare_questions(s, out, e) && compare_notes(s, out, e) && compare_tags(s, out, e) &&
		compare_evidence(s, out, e) && compare_points(s, out, e);
	if (snapshot)
		tx_read_end(s);
	if (good)
		comparison_ready(out);
	return good;
}
