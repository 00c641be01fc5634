/*
 * rows.c: windows on long lists. A page is fetched from where the list stands
 * (its sort key and id), never counted to, so that the last page of a hundred
 * thousand costs what the first does.
 *
 * Narrowed, there are two ways to a page: sort the few rows that the index of
 * words knows, or, where there are many, walk the list in its own order and
 * look at each row's words; the next match is then near. The walk gives up
 * after a while (all matches may stand at the far end) and the first way is
 * taken after all.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/brief.h"
#include "model/interview.h"
#include "private.h"

enum { FEW = 2000, WALK = 2000 };

void
store_row_done(struct store_row *r)
{
	free(r->sort);
	free(r->text);
	*r = (struct store_row){ 0 };
}

/* ---- which way ---- */

enum way { WAY_ALL, WAY_FEW, WAY_WALK, N_WAYS };

static bool
few(struct store *s, const char *match)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT count(*) FROM (SELECT 1 FROM contact_words WHERE contact_words MATCH :match "
		"LIMIT :few)");

	sql_text(st, ":match", match);
	sql_int(st, ":few", FEW);
	return sql_number(s, st) < FEW;
}

struct window {
	const char *words, *match; /* folded; for FTS5 (NULL: its queries go by the words alone) */
	size_t part;             /* of a list in parts, one behind the other */
	enum store_from from;
	const char *sort;
	int64_t id;
	struct store_row *out;
	size_t n;
};

static bool
backwards(const struct window *w)
{
	return w->from == STORE_LAST || w->from == STORE_BEFORE;
}

static void
store_rows_turn(struct store_row *r, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct store_row t = r[i];

		r[i] = r[n - 1 - i];
		r[n - 1 - i] = t;
	}
}

/* One of a list's queries, by way and direction: its first column tells whether the row is
 * wanted; `read` makes a row of the others. */
typedef sqlite3_stmt *query_for(struct store *s, enum way way, const struct window *w);
typedef void read_row(struct store *s, sqlite3_stmt *st, struct store_row *out);

/* `*gave_up`: there may be more, but not near. */
static size_t
store_rows_fetch(struct store *s, enum way way, query_for *query, read_row *read, const struct window *w,
	bool *gave_up)
{
	sqlite3_stmt *st = query(s, way, w);
	size_t n = 0, looked = 0;

	if (way == WAY_FEW)
		sql_int(st, ":n", (int64_t)w->n);
	if (way == WAY_FEW && w->match)
		sql_text(st, ":match", w->match);
	else if (way != WAY_ALL)
		sql_text(st, ":words", w->words);
	*gave_up = false;
	while (n < w->n && !*gave_up && sql_row(s, st)) {
		if (col_int(st, 0))
			read(s, st, &w->out[n++]);
		*gave_up = way == WAY_WALK && ++looked == WALK && n < w->n;
	}
	sql_end(st);
	if (backwards(w))
		store_rows_turn(w->out, n);
	return n;
}

static size_t
store_rows_rows(struct store *s, const char *filter, struct window *w, query_for *query, read_row *read)
{
	struct text words = { 0 }, match = { 0 };
	enum way way = WAY_ALL;
	bool gave_up;
	size_t n;

	match_fold(&words, filter);
	if (match_query(text_str(&words), true, &match)) {
		w->words = words.s;
		w->match = match.s;
		way = few(s, match.s) ? WAY_FEW : WAY_WALK;
	}
	n = store_rows_fetch(s, way, query, read, w, &gave_up);
	if (gave_up) {
		while (n > 0)
			store_row_done(&w->out[--n]);
		n = store_rows_fetch(s, WAY_FEW, query, read, w, &gave_up);
	}
	text_free(&words);
	text_free(&match);
	return n;
}

/* ---- contacts, by name ---- */

#define CONTACT_COLUMNS "c.id, c.sort, c.name, coalesce(o.name, ''), c.role, c.stage, c.path"
#define WITH_ORGANISATION " LEFT JOIN organisation o ON o.id = c.organisation_id "
#define CONTACTS(beyond, order) { \
	"SELECT 1, " CONTACT_COLUMNS " FROM contact c" WITH_ORGANISATION \
	"WHERE (c.sort, c.id) " beyond " (:sort, :id) AND" SHOWN("c.batch_id") \
	"ORDER BY c.sort " order ", c.id " order, \
	"SELECT 1, " CONTACT_COLUMNS " FROM contact_words f CROSS JOIN contact c ON c.id = f.rowid" \
	WITH_ORGANISATION \
	"WHERE f.contact_words MATCH :match AND (c.sort, c.id) " beyond " (:sort, :id) AND" SHOWN("c.batch_id") \
	"ORDER BY c.sort " order ", c.id " order " LIMIT :n", \
	"SELECT words_begin(c.words, :words), " CONTACT_COLUMNS " FROM contact c" WITH_ORGANISATION \
	"WHERE (c.sort, c.id) " beyond " (:sort, :id) AND" SHOWN("c.batch_id") \
	"ORDER BY c.sort " order ", c.id " order }

static sqlite3_stmt *
contact_query(struct store *s, enum way way, const struct window *w)
{
	static const char *const forth[N_WAYS] = CONTACTS(">", "ASC");
	static const char *const back[N_WAYS] = CONTACTS("<", "DESC");
	sqlite3_stmt *st = sql_get(s, backwards(w) ? back[way] : forth[way]);

	/* Beyond nothing stands the first, before everything the last; at a row: beyond the
	 * place just before it. */
	sql_text(st, ":sort", w->from == STORE_FIRST ? "" : w->from == STORE_LAST ? "\xf4\x8f\xbf\xbf"
									: w->sort);
	sql_int(st, ":id", w->from == STORE_FIRST ? 0 : w->from == STORE_LAST ? INT64_MAX
						  : w->from == STORE_AT ? w->id - 1 : w->id);
	return st;
}

static void
contact_row(struct store *s, sqlite3_stmt *st, struct store_row *out)
{
	(void)s;
	struct text t = { 0 };
	const char *stage = col_str(st, 6);

	for (int i = 3; i <= 7; i++) {
		if (i > 3)
			text_addc(&t, '\t');
		text_add(&t, col_str(st, i));
	}
	*out = (struct store_row){ .id = col_int(st, 1), .sort = col_text(st, 2),
		.text = text_take(&t),
		.dim = strcmp(stage, stage_names[STAGE_DECLINED]) == 0 ||
		       strcmp(stage, stage_names[STAGE_NO_ANSWER]) == 0 };
}

size_t
store_contact_rows(struct store *s, const char *filter, enum store_from from, const char *sort,
	int64_t id, struct store_row *out, size_t n)
{
	struct window w = { .from = from, .sort = sort, .id = id, .out = out, .n = n };

	return store_rows_rows(s, filter, &w, contact_query, contact_row);
}

/* ---- interviews, newest first ---- */

#define INTERVIEW_COLUMNS "t.interview_id, t.at_ms, coalesce(c.name, partner_name(i.partner)), " \
	"coalesce(o.name, ''), i.kind, t.started_ms, t.ended_ms, i.practice, coalesce(nullif(c.zone, ''), i.zone, ''), " \
	"i.speed, i.source, i.scheduled_ms"
#define INTERVIEWS(beyond, order) { \
	"SELECT 1, " INTERVIEW_COLUMNS " FROM timing t JOIN interview i ON i.id = t.interview_id " \
	"LEFT JOIN contact c ON c.id = i.contact_id" WITH_ORGANISATION \
	"WHERE t.student_id = 0 AND (t.at_ms, t.interview_id) " beyond " (:at, :id) AND" SHOWN("i.batch_id") \
	"ORDER BY t.at_ms " order ", t.interview_id " order, \
	"SELECT 1, " INTERVIEW_COLUMNS " FROM contact_words f " \
	"CROSS JOIN contact c ON c.id = f.rowid " \
	"CROSS JOIN interview i ON i.contact_id = c.id " \
	"CROSS JOIN timing t ON t.interview_id = i.id" WITH_ORGANISATION \
	"WHERE f.contact_words MATCH :match AND (t.at_ms, t.interview_id) " beyond " (:at, :id) AND" SHOWN("i.batch_id") \
	"ORDER BY t.at_ms " order ", t.interview_id " order " LIMIT :n", \
	"SELECT words_begin(c.words, :words), " INTERVIEW_COLUMNS " FROM timing t " \
	"JOIN interview i ON i.id = t.interview_id " \
	"LEFT JOIN contact c ON c.id = i.contact_id" WITH_ORGANISATION \
	"WHERE t.student_id = 0 AND (t.at_ms, t.interview_id) " beyond " (:at, :id) AND" SHOWN("i.batch_id") \
	"ORDER BY t.at_ms " order ", t.interview_id " order }

static sqlite3_stmt *
interview_query(struct store *s, enum way way, const struct window *w)
{
	static const char *const forth[N_WAYS] = INTERVIEWS("<", "DESC");
	static const char *const back[N_WAYS] = INTERVIEWS(">", "ASC");
	sqlite3_stmt *st = sql_get(s, backwards(w) ? back[way] : forth[way]);
	int64_t at = w->sort ? strtoll(w->sort, NULL, 10) : 0;

	sql_int(st, ":at", w->from == STORE_FIRST ? INT64_MAX : w->from == STORE_LAST ? INT64_MIN : at);
	sql_int(st, ":id", w->from == STORE_AT ? w->id + 1 : w->id);
	return st;
}

static void
store_rows_add_length(struct store *s, sqlite3_stmt *st, struct text *out)
{
	struct interview i = { .id = col_int(st, 1), .started_ms = col_int(st, 6),
		.ended_ms = col_int(st, 7), .speed = (int)col_int(st, 10) };
	int source = word_find(source_names, N_SOURCES, col_str(st, 11), false);

	i.source = source < 0 ? SOURCE_LIVE : (enum source)source;
	i.length_ms = clock_length(s, &i);
	interview_length(&i, out);
}

/* Without a day of its own a plan lies at the minute it was made: that is not when it will be. */
static void
store_rows_add_when(struct store *s, sqlite3_stmt *st, struct text *out)
{
	int64_t ms = col_int(st, 6) ? col_int(st, 6) : col_int(st, 12);

	if (!ms) {
		text_add(out, _("no day yet"));
		return;
	}
	struct interview i = { .started_ms = col_int(st, 6) };
	i.source = strcmp(col_str(st, 11), "paper") == 0 ? SOURCE_PAPER : SOURCE_LIVE;
	bool hour = interview_hour_known(&i, s->due.zone);
	time_format(out, hour ? "%Y-%m-%d %H:%M" : "%Y-%m-%d", ms, s->due.zone);
}

/* "(15:00 Stockholm)" in a column of its own: what a narrow window leaves out first. */
static void
store_rows_add_there(struct store *s, sqlite3_stmt *st, struct text *out)
{
	int64_t ms = col_int(st, 6) ? col_int(st, 6) : col_int(st, 12);
	struct text there = { 0 };

	if (ms)
		theirs_text(&there, ms, s->due.zone, col_str(st, 9));
	if (there.n)
		text_addf(out, "\t%s", text_str(&there) + 1); /* its blank is the column's */
	text_free(&there);
}

/* Most are informational: only what is not is said. */
static void
store_rows_add_kind(sqlite3_stmt *st, struct text *out)
{
	const char *kind = col_int(st, 8) ? "practice" : col_str(st, 5);

	if (strcmp(kind, interview_kind_names[KIND_INFORMATIONAL]) != 0)
		text_addf(out, "%s, ", kind);
}

static void
interview_row(struct store *s, sqlite3_stmt *st, struct store_row *out)
{
	struct text t = { 0 }, sort = { 0 };

	text_addf(&sort, "%" PRId64, col_int(st, 2));
	store_rows_add_when(s, st, &t);
	text_addf(&t, "\t%s\t%s\t", *col_str(st, 3) ? col_str(st, 3) : _("(named later)"),
		col_str(st, 4));
	store_rows_add_kind(st, &t);
	store_rows_add_length(s, st, &t);
	store_rows_add_there(s, st, &t);
	*out = (struct store_row){ .id = col_int(st, 1), .sort = text_take(&sort),
		.text = text_take(&t), .dim = col_int(st, 8) != 0 };
}

size_t
store_interview_rows(struct store *s, const char *filter, enum store_from from, const char *sort,
	int64_t id, struct store_row *out, size_t n)
{
	struct window w = { .from = from, .sort = sort, .id = id, .out = out, .n = n };

	return store_rows_rows(s, filter, &w, interview_query, interview_row);
}

/* ---- students' conversations: those to review, then the others; each as they came ---- */

#define TAKEN_COLUMNS "t.interview_id, t.taken_ms, w.name, t.person, x.started_ms, x.ended_ms, i.speed, i.source, " \
	"t.withdrawn_ms, i.started_ms "
#define TAKEN_BESIDE "JOIN batch b ON b.id = i.batch_id AND b.whole = 3 LEFT JOIN timing x ON x.interview_id = i.id "
#define TAKEN_WALKED "FROM taken t CROSS JOIN interview i ON i.id = t.interview_id " \
	"CROSS JOIN student w ON w.id = i.student_id " TAKEN_BESIDE
#define TAKEN_NAMED "FROM student w CROSS JOIN interview i ON i.student_id = w.id " \
	"CROSS JOIN taken t ON t.interview_id = i.id " TAKEN_BESIDE
#define TAKEN_TO_DO "t.reviewed_ms < t.taken_ms AND t.withdrawn_ms = 0 "
#define TAKEN_DONE "(t.reviewed_ms >= t.taken_ms OR t.withdrawn_ms > 0) "
#define TAKEN_BEYOND(beyond, order) "AND (t.taken_ms, t.interview_id) " beyond " (:at, :id) " \
	"ORDER BY t.taken_ms " order ", t.interview_id " order
#define TAKEN(which, beyond, order) { \
	"SELECT 1, " TAKEN_COLUMNS TAKEN_WALKED "WHERE " which TAKEN_BEYOND(beyond, order), \
	"SELECT 1, " TAKEN_COLUMNS TAKEN_NAMED "WHERE words_begin(w.words, :words) AND " which \
		TAKEN_BEYOND(beyond, order) " LIMIT :n", \
	"SELECT words_begin(w.words, :words), " TAKEN_COLUMNS TAKEN_WALKED "WHERE " which TAKEN_BEYOND(beyond, order) }
enum { TAKEN_PARTS = 2 };

static sqlite3_stmt *
taken_query(struct store *s, enum way way, const struct window *w)
{
	static const char *const forth[TAKEN_PARTS][N_WAYS] = { TAKEN(TAKEN_TO_DO, ">", "ASC"),
		TAKEN(TAKEN_DONE, ">", "ASC") };
	static const char *const back[TAKEN_PARTS][N_WAYS] = { TAKEN(TAKEN_TO_DO, "<", "DESC"),
		TAKEN(TAKEN_DONE, "<", "DESC") };
	sqlite3_stmt *st = sql_get(s, backwards(w) ? back[w->part][way] : forth[w->part][way]);

	sql_int(st, ":at", w->from == STORE_FIRST ? INT64_MIN : w->from == STORE_LAST ? INT64_MAX
		: strtoll(w->sort + 2, NULL, 10));
	sql_int(st, ":id", w->from == STORE_AT ? w->id - 1 : w->id);
	return st;
}

/* "Ana Lee, Contact 3, 27 Nov, 22 min", and whether it was taken back; dim: nothing is to be done. */
static void
taken_row(struct store *s, sqlite3_stmt *st, struct store_row *out)
{
	struct interview i = { .id = col_int(st, 1), .started_ms = col_int(st, 5), .ended_ms = col_int(st, 6),
		.speed = (int)col_int(st, 7) };
	int source = word_find(source_names, N_SOURCES, col_str(st, 8), false);
	struct text t = { 0 }, sort = { 0 };

	i.source = source < 0 ? SOURCE_LIVE : (enum source)source;
	i.length_ms = i.source == SOURCE_PAPER ? 0 : clock_length(s, &i);
	text_addf(&t, "%s\t%s\t", col_str(st, 3), col_str(st, 4));
	time_format(&t, "%-d %b", i.started_ms ? i.started_ms : col_int(st, 10), s->due.zone);
	text_addc(&t, '\t');
	interview_length(&i, &t);
	text_addf(&t, "\t%s", col_int(st, 9) ? _("taken back") : "");
	text_addi(&sort, col_int(st, 2));
	*out = (struct store_row){ .id = i.id, .sort = text_take(&sort), .text = text_take(&t) };
}

/* Rows of the part in which the window is. */
static size_t
taken_part_rows(struct store *s, struct window *w)
{
	enum way way = *w->words ? WAY_WALK : WAY_ALL;
	bool gave_up;
	size_t n = store_rows_fetch(s, way, taken_query, taken_row, w, &gave_up);

	if (gave_up) {
		while (n > 0)
			store_row_done(&w->out[--n]);
		n = store_rows_fetch(s, WAY_FEW, taken_query, taken_row, w, &gave_up);
	}
	for (size_t i = 0; i < n; i++) {
		struct text sort = { 0 };

		text_addf(&sort, "%zu %s", w->part, w->out[i].sort);
		free(w->out[i].sort);
		w->out[i].sort = text_take(&sort);
		w->out[i].dim = w->part != 0;
	}
	return n;
}

/* The part behind, or before, that in which the window is: all of it. */
static bool
taken_next_part(struct window *w)
{
	bool back = backwards(w);

	if (w->part == (back ? 0 : TAKEN_PARTS - 1))
		return false;
	w->part += back ? SIZE_MAX : 1;
	w->from = back ? STORE_LAST : STORE_FIRST;
	w->id = back ? INT64_MAX : 0;
	return true;
}

size_t
store_taken_rows(struct store *s, const char *filter, enum store_from from, const char *sort, int64_t id,
	struct store_row *out, size_t n)
{
	struct text words = { 0 };
	struct window w = { .from = from, .sort = sort, .id = id };
	size_t got = 0, more;

	match_fold(&words, filter);
	w.words = text_str(&words);
	if (from == STORE_FIRST || from == STORE_LAST || !sort) {
		w.from = from == STORE_LAST || from == STORE_BEFORE ? STORE_LAST : STORE_FIRST;
		w.part = w.from == STORE_LAST ? TAKEN_PARTS - 1 : 0;
		w.id = w.from == STORE_LAST ? INT64_MAX : 0;
	} else {
		w.part = *sort == '1';
	}
	do {
		struct store_row *behind = mem_new(n - got + 1, sizeof(*behind));

		w.out = behind;
		w.n = n - got;
		more = taken_part_rows(s, &w);
		if (backwards(&w)) /* what was found first is at the end */
			memmove(out + more, out, got * sizeof(*out));
		memcpy(backwards(&w) ? out : out + got, behind, more * sizeof(*out));
		got += more;
		free(behind);
	} while (got < n && taken_next_part(&w));
	text_free(&words);
	return got;
}
