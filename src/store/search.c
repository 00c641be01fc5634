/*
 * search.c: one question to notes, contacts, questions, debriefs, write-ups and field notebooks. The index
 * gives the newest that have all words; how well each answers is reckoned of
 * these only (the index's own ranking reads every row that has a word).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

enum { EACH_KIND = 300 };

struct found {
	struct hit hit;
	int score;
	int order; /* as they came: newest first */
};

struct finds {
	struct found *f;
	size_t n, cap;
};

/* A student's conversations are shown when their batch was taken in. */
#define SEARCH_SHOWN "(NOT i.practice OR i.student_id IS NOT NULL) AND CASE WHEN i.student_id IS NULL THEN" \
	SHOWN("i.batch_id") "ELSE EXISTS (SELECT 1 FROM batch WHERE id = i.batch_id AND whole = 3) END "

/* Columns of the queries: id, interview, title, then the text to look into. */
enum { AT_ID, AT_INTERVIEW, AT_TITLE, AT_TEXT };

static const struct kind {
	const char *name;
	int weight;
	bool apart;      /* its index tells whose text it is */
	struct vocabulary words;
	const char *sql;
} kinds[] = {
	{ "contact", 2, false, VOCABULARY("contact_text"),
		"SELECT c.id, 0, c.name, c.role || iif(c.role <> '' AND o.name <> '', ', ', '') "
		"|| coalesce(o.name, '') || char(31) || c.searched "
		"FROM contact_text f CROSS JOIN contact c ON c.id = f.rowid "
		"LEFT JOIN organisation o ON o.id = c.organisation_id "
		"WHERE f.contact_text MATCH :match AND" SHOWN("c.batch_id") "ORDER BY f.rowid DESC LIMIT :most" },
	{ "note", 1, true, VOCABULARY("note_text"),
		"SELECT n.id, n.interview_id, coalesce(c.name, w.name, ''), n.text "
		"FROM note_text f CROSS JOIN note n ON n.id = f.rowid "
		"JOIN interview i ON i.id = n.interview_id "
		"LEFT JOIN contact c ON c.id = i.contact_id LEFT JOIN student w ON w.id = i.student_id "
		"WHERE f.note_text MATCH :match AND " SEARCH_SHOWN
		"ORDER BY f.rowid DESC LIMIT :most" },
	{ "question", 1, true, VOCABULARY("asked_text"),
		"SELECT a.id, a.interview_id, coalesce(c.name, w.name, ''), a.text "
		"FROM asked_text f CROSS JOIN asked a ON a.id = f.rowid "
		"JOIN interview i ON i.id = a.interview_id "
		"LEFT JOIN contact c ON c.id = i.contact_id LEFT JOIN student w ON w.id = i.student_id "
		"WHERE f.asked_text MATCH :match AND " SEARCH_SHOWN
		"ORDER BY f.rowid DESC LIMIT :most" },
	{ "debrief", 1, true, VOCABULARY("reflection_text"),
		"SELECT r.interview_id, r.interview_id, coalesce(c.name, w.name, ''), r.text "
		"FROM reflection_text f CROSS JOIN reflection r ON r.id = f.rowid "
		"JOIN interview i ON i.id = r.interview_id "
		"LEFT JOIN contact c ON c.id = i.contact_id LEFT JOIN student w ON w.id = i.student_id "
		"WHERE f.reflection_text MATCH :match AND " SEARCH_SHOWN
		"ORDER BY f.rowid DESC LIMIT :most" },
	{ "write-up", 1, true, VOCABULARY("writeup_text"),
		"SELECT u.interview_id, u.interview_id, coalesce(c.name, w.name, ''), u.text "
		"FROM writeup_text f CROSS JOIN writeup u ON u.id = f.rowid "
		"JOIN interview i ON i.id = u.interview_id "
		"LEFT JOIN contact c ON c.id = i.contact_id LEFT JOIN student w ON w.id = i.student_id "
		"WHERE f.writeup_text MATCH :match AND " SEARCH_SHOWN
		"ORDER BY f.rowid DESC LIMIT :most" },
	{ "field", 1, false, VOCABULARY("learned_text"),
		"SELECT l.id, 0, l.field, l.text || char(31) || l.source "
		"FROM learned_text f CROSS JOIN learned l ON l.id = f.rowid "
		"WHERE f.learned_text MATCH :match ORDER BY f.rowid DESC LIMIT :most" },
};

/* The excerpt is of the field that answers best; of the first when none does alone. A field
 * that the first one has in it ("Grid planner, Northlight") is read there. */
static int
best_excerpt(const char *text, const char *parts, struct text *out)
{
	struct text one = { 0 };
	struct strings fields = { 0 };
	int best = -1;

	strings_split(&fields, text, SEARCHED_BETWEEN);
	for (size_t i = 0; i < fields.n; i++) {
		if (i > 0 && strstr(fields.s[0], fields.s[i]))
			continue;
		text_clear(&one);
		int score = match_excerpt(fields.s[i], parts, &one);
		if (score > best)
			text_set(out, text_str(&one));
		best = score > best ? score : best;
	}
	strings_free(&fields);
	text_free(&one);
	return best;
}

static bool
store_search_collect(struct store *s, const struct kind *k, const char *match,
	const char *parts, struct finds *all)
{
	sqlite3_stmt *st = sql_get(s, k->sql);

	sql_text(st, ":match", match);
	sql_int(st, ":most", EACH_KIND);
	while (sql_row(s, st)) {
		struct text excerpt = { 0 };
		int order = (int)all->n;
		struct found *f = list_more(&all->f, &all->n, &all->cap, sizeof(*f));

		f->order = order;
		f->score = k->weight * best_excerpt(col_str(st, AT_TEXT), parts, &excerpt);
		f->hit = (struct hit){ .kind = k->name, .id = col_int(st, AT_ID),
			.interview_id = col_int(st, AT_INTERVIEW), .title = col_text(st, AT_TITLE),
			.excerpt = text_take(&excerpt) };
	}
	return sql_ok(s, NULL);
}

static int
by_score(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->score != y->score)
		return y->score - x->score;
	return x->order - y->order;
}

static bool
store_search_tell(struct finds *all, size_t most, bool (*each)(void *user, const struct hit *h), void *user)
{
	bool go_on = true;

	if (all->n)
		qsort(all->f, all->n, sizeof(*all->f), by_score);
	for (size_t i = 0; i < all->n; i++) {
		struct hit *h = &all->f[i].hit;

		if (!h->excerpt)
			h->excerpt = mem_str("");
		go_on = go_on && i < most && each(user, h);
		free(h->title);
		free(h->excerpt);
	}
	free(all->f);
	return true;
}

/* Without a class everything is mine, and the index need not be asked. */
static const char *
search_mine(struct store *s)
{
	return sql_number(s, sql_get(s, "SELECT EXISTS (SELECT 1 FROM student)")) ? " AND who : \"ʘme\"" : "";
}

/* Of an index that tells whose text it is, only theirs. */
static void
search_whose(struct store *s, const struct kind *k, const char *match, const char *whose, struct text *out)
{
	struct text spread = { 0 };

	vocabulary_spread(s, &k->words, match, &spread);
	text_clear(out);
	text_addf(out, k->apart ? "(text : (%s))%s" : "%s", spread.s, whose);
	text_free(&spread);
}

static bool
search_kinds(struct store *s, const char *words, const char *whose, size_t most,
	bool (*each)(void *user, const struct hit *h), void *user, struct err *e)
{
	struct text match = { 0 }, parts = { 0 }, theirs = { 0 };
	struct finds all = { 0 };
	bool ok = true, mine = !whose;

	whose = whose ? whose : search_mine(s);
	if (match_query(words, false, &match)) {
		match_fold(&parts, words);
		for (size_t i = 0; ok && i < LEN(kinds); i++) {
			if (!mine && !kinds[i].apart)
				continue;
			search_whose(s, &kinds[i], match.s, kinds[i].apart ? whose : "", &theirs);
			ok = store_search_collect(s, &kinds[i], theirs.s, text_str(&parts), &all);
		}
	}
	if (!ok)
		sql_fail(s, e);
	store_search_tell(&all, ok ? most : 0, each, user);
	text_free(&match);
	text_free(&parts);
	text_free(&theirs);
	return ok;
}

bool
store_search(struct store *s, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h), void *user, struct err *e)
{
	return search_kinds(s, words, NULL, most, each, user, e);
}

bool
store_search_class(struct store *s, int64_t student_id, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h), void *user, struct err *e)
{
	char whose[64];

	if (student_id)
		snprintf(whose, sizeof(whose), " AND who : \"ʘs%lld\"", (long long)student_id);
	else
		snprintf(whose, sizeof(whose), " NOT who : \"ʘme\"");
	return search_kinds(s, words, whose, most, each, user, e);
}
