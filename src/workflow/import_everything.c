/* import_everything.c: everything of another workbook, as JSON: what is missing comes in, by its name. */
#include <string.h>

#include "import_job.h"

enum { VALUES_MOST = 80, ROWS_READ = 200, ROWS_ADDED = 25 };

/* A row as it is read. */
struct import_row {
	struct dump_value v[VALUES_MOST];
	size_t n;
	struct strings held; /* keys and texts */
};

static const char *
import_hold(struct import_row *r, const char *s, enum accept how)
{
	struct text in = { 0 };

	text_accept(&in, s, strlen(s), how);
	strings_add(&r->held, text_str(&in));
	text_free(&in);
	return r->held.s[r->held.n - 1];
}

static void
import_value(void *user, const char *key, enum json_kind kind, const char *text, int64_t number)
{
	struct import_row *r = user;

	if (r->n == VALUES_MOST)
		return;
	r->v[r->n].key = import_hold(r, key, ACCEPT_LINE);
	r->v[r->n].kind = kind == JSON_TEXT ? DUMP_TEXT : kind == JSON_NUMBER ? DUMP_NUMBER : DUMP_NULL;
	r->v[r->n].number = number;
	r->v[r->n++].text = kind == JSON_TEXT ? import_hold(r, text, ACCEPT_LINES) : NULL;
}

static void
import_count(struct import *m, enum dump_added added, const char *table, int64_t line)
{
	struct text t = { 0 };

	m->n.read++;
	m->n.added += added == DUMP_ADDED;
	m->n.same += added == DUMP_THERE;
	text_addf(&t, "the row of %.40s does not fit, so it is left out.", table);
	if (added == DUMP_REFUSED || added == DUMP_UNKNOWN)
		import_say_bad(m, line, text_str(&t));
	text_free(&t);
}

/* The batch begins with the first row that is missing. */
static bool
import_add_row(struct import *m, const struct dump_line *line, enum dump_added *added, struct err *e)
{
	if (!m->batch) {
		if (!import_begin(m, e))
			return false;
		store_load_into(m->loading, m->batch);
	}
	return store_load_row(m->d->store, m->loading, line, added, e);
}

static bool
import_json_row(struct import *m, struct err *e)
{
	const char *table = text_str(&m->rows.table);
	struct import_row row = { .n = 0 };
	struct err why = { 0 };
	bool good = true;

	if (json_flat(text_str(&m->rows.row), m->rows.row.n, import_value, &row, &why)) {
		const struct dump_line line = { table, row.v, row.n };
		enum dump_added added = store_load_look(m->d->store, m->loading, &line);

		if (added == DUMP_ADDED && !m->dry)
			good = import_add_row(m, &line, &added, e);
		import_count(m, added, table, m->rows.line);
	} else {
		import_say_bad(m, m->rows.line, why.text);
	}
	strings_free(&row.held);
	return good;
}

/* ---- slices ---- */

static bool
import_rows(struct import *m, struct err *e)
{
	enum json_rows_what what = JSON_ROWS_ROW;
	struct err why = { 0 };
	size_t added = m->n.added;
	bool good = true;

	for (int i = 0; good && what == JSON_ROWS_ROW && i < ROWS_READ && m->n.added - added < ROWS_ADDED; i++) {
		what = json_rows_next(&m->rows, &why);
		good = what != JSON_ROWS_ROW || import_json_row(m, e);
	}
	good = store_load_pause(m->d->store, m->loading, good, good ? e : NULL) && good;
	m->read = what == JSON_ROWS_END;
	return good && (what != JSON_ROWS_WRONG || err_set(e, "%s: %s", import_file_name(m), why.text));
}

/* References to rows that came behind them; then the greatest revision. */
static bool
import_settle(struct import *m, bool *more, struct err *e)
{
	bool good = true;

	*more = true;
	for (int i = 0; good && *more && i < ROWS_ADDED; i++)
		good = store_load_settle(m->d->store, m->loading, more, e);
	good = store_load_pause(m->d->store, m->loading, good, good ? e : NULL) && good;
	return good && (*more || store_load_revisions(m->d->store, m->loading, e));
}

/* What was taken back is removed first, or it would be found as there already. */
static bool
import_everything_begin(struct import *m, struct err *e)
{
	bool more = false;

	if (!m->loading) {
		m->loading = store_load_begin(m->d->store, m->dry, e);
		return m->loading && json_rows_open(&m->rows, m->file, e);
	}
	if (!m->dry && !store_batch_remove(m->d->store, ROWS_ADDED, &more, e))
		return false;
	m->begun = !more;
	return true;
}

bool
import_everything(struct import *m, bool *ended, struct err *e)
{
	bool more = false;

	*ended = false;
	if (!m->begun)
		return import_everything_begin(m, e);
	if (!m->read)
		return import_rows(m, e);
	if (m->batch && !import_settle(m, &more, e))
		return false;
	*ended = !more;
	return true;
}

void
import_everything_done(struct import *m)
{
	store_load_free(m->loading);
	json_rows_done(&m->rows);
}
