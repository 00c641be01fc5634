/* import_everything.c: everything of another workbook, as JSON: what is missing comes in, by its name. */
#include <string.h>

#include "import_job.h"

enum { VALUES_MOST = 80 };

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

static bool
import_json_row(struct import *m, struct json_rows *r, struct store_loading *x, struct err *e)
{
	struct import_row row = { .n = 0 };
	struct err why = { 0 };
	enum dump_added added = DUMP_UNKNOWN;
	bool good = true;

	if (json_flat(text_str(&r->row), r->row.n, import_value, &row, &why)) {
		const struct dump_line line = { text_str(&r->table), row.v, row.n };
		good = store_load_row(m->d->store, x, &line, &added, e);
		import_count(m, added, text_str(&r->table), r->line);
	} else {
		import_say_bad(m, r->line, why.text);
	}
	strings_free(&row.held);
	return good;
}

static bool
import_rows(struct import *m, struct json_rows *r, struct store_loading *x, struct err *e)
{
	struct err why = { 0 };
	enum json_rows_what what;

	while ((what = json_rows_next(r, &why)) == JSON_ROWS_ROW)
		if (!import_json_row(m, r, x, e))
			return false;
	return what == JSON_ROWS_END || err_set(e, "%s: %s", import_file_name(m), why.text);
}

/* All or nothing, as one step of undo; a dry run takes it back. */
bool
import_everything(struct import *m, struct err *e)
{
	struct json_rows r = { 0 };
	struct store_loading *x;
	struct text label = { 0 };
	bool good = json_rows_open(&r, m->file, e);

	text_addf(&label, "import of %.60s", import_file_name(m));
	x = good ? store_load_begin(m->d->store, text_str(&label), e) : NULL;
	if (x) {
		good = import_rows(m, &r, x, e);
		good = store_load_end(m->d->store, x, good && !m->dry, good ? e : NULL) && good;
	}
	json_rows_done(&r);
	text_free(&label);
	m->ended = x && good;
	return m->ended;
}
