/* session.c: conversations stored as rows, merged, and read whole again. */
#include <stdlib.h>
#include <string.h>

#include "centre.h"

/* ---- rows of many conversations by one COPY ---- */

static bool
session_copy_end(struct centre *c, bool good, struct err *e)
{
	PGresult *r;

	if (PQputCopyEnd(c->pg, good ? NULL : "left") < 0)
		good = false;
	while ((r = PQgetResult(c->pg))) {
		if (PQresultStatus(r) != PGRES_COMMAND_OK && good)
			good = centre_wrong(c, r, e);
		PQclear(r);
	}
	return good;
}

/* `columns` of the table get the lines in `rows`. */
static bool
session_copy(struct centre *c, const char *table, const char *columns, const struct text *rows, struct err *e)
{
	struct text sql = { 0 };
	PGresult *r;
	bool good;

	if (!rows->n)
		return true;
	text_addf(&sql, "COPY %s (%s) FROM STDIN", table, columns);
	r = PQexec(c->pg, text_str(&sql));
	good = PQresultStatus(r) == PGRES_COPY_IN || centre_wrong(c, r, e);
	PQclear(r);
	text_free(&sql);
	if (!good)
		return false;
	if (PQputCopyData(c->pg, rows->s, (int)rows->n) != 1)
		good = centre_wrong(c, NULL, e);
	return session_copy_end(c, good, e) && good;
}

static void
session_end_line(struct text *rows)
{
	text_cut(rows, rows->n - 1); /* the tab behind the last value */
	text_addc(rows, '\n');
}

static void
session_part_rows(const struct session *s, size_t part, struct text *rows)
{
	const struct row_list *l = part_list(s->i, part);

	for (size_t n = 0; n < l->n; n++) {
		text_addi(rows, s->course);
		text_addc(rows, '\t');
		text_add(rows, s->i->uuid);
		text_addc(rows, '\t');
		text_addi(rows, (int64_t)n);
		text_addc(rows, '\t');
		columns_copy(parts[part].rows, (const char *)l->s + n * parts[part].rows->size, rows);
		session_end_line(rows);
	}
}

static void
session_row(const struct session *s, const char *student, struct text *rows)
{
	text_addi(rows, s->course);
	text_addc(rows, '\t');
	text_add(rows, student);
	text_addc(rows, '\t');
	columns_copy(&share_interview_layout, s->i, rows);
	figures_of(s->i, rows);
	text_addc(rows, '\n');
}

static void
session_columns(struct text *out)
{
	struct text names = { 0 };

	columns_names(&share_interview_layout, &names);
	text_addf(out, "course_id,student,%s,figure", text_str(&names));
	text_free(&names);
}

static void
session_part_columns(size_t part, struct text *out)
{
	struct text names = { 0 };

	columns_names(parts[part].rows, &names);
	text_addf(out, "course_id,session,ord,%s", text_str(&names));
	text_free(&names);
}

/* ---- merged: by temporary tables, the higher revision wins ---- */

/* SET a = EXCLUDED.a, … for each name of the list. */
static void
session_assign(const char *columns, struct text *sql)
{
	for (const char *at = columns; *at; at += strcspn(at, ",")) {
		int n;

		at += *at == ',';
		n = (int)strcspn(at, ",");
		text_addf(sql, "%s%.*s = EXCLUDED.%.*s", at == columns ? "" : ", ", n, at, n, at);
	}
}

static bool
session_merge(struct centre *c, const char *table, const char *key, const char *columns, bool revised,
	const char *also, const struct text *rows, struct err *e)
{
	struct text sql = { 0 }, waiting = { 0 };
	bool good;

	if (!rows->n)
		return true;
	text_addf(&waiting, "in_%s", table);
	text_addf(&sql, "CREATE TEMPORARY TABLE IF NOT EXISTS in_%s (LIKE %s INCLUDING DEFAULTS) "
		"ON COMMIT DELETE ROWS", table, table);
	good = centre_sql(c, &sql, e) && session_copy(c, text_str(&waiting), columns, rows, e);
	text_clear(&sql);
	text_addf(&sql, "INSERT INTO %s AS t (%s) SELECT %s FROM in_%s ON CONFLICT (%s) DO UPDATE SET ",
		table, columns, columns, table, key);
	session_assign(columns, &sql);
	text_addf(&sql, "%s%s", also, revised ? " WHERE t.revision < EXCLUDED.revision" : "");
	good = good && centre_sql(c, &sql, e);
	text_free(&sql);
	text_free(&waiting);
	return good;
}

/* ---- all of a share ---- */

static bool
session_put_rows(struct centre *c, const char *table, const char *key, const char *columns, bool revised,
	const char *also, const struct text rows[2], struct err *e)
{
	return session_copy(c, table, columns, &rows[0], e) &&
		session_merge(c, table, key, columns, revised, also, &rows[1], e);
}

static bool
session_put_part(struct centre *c, size_t part, struct session *s, size_t n, struct err *e)
{
	struct text rows[2] = { { 0 } }, columns = { 0 }, key = { 0 };
	bool good;

	for (size_t i = 0; i < n; i++)
		session_part_rows(&s[i], part, &rows[s[i].known]);
	session_part_columns(part, &columns);
	text_addf(&key, "course_id, session, %s", parts[part].key);
	good = session_put_rows(c, parts[part].table, text_str(&key), text_str(&columns), parts[part].revised, "",
		rows, e);
	text_free(&rows[0]);
	text_free(&rows[1]);
	text_free(&columns);
	text_free(&key);
	return good;
}

static bool
session_put_heads(struct centre *c, const char *student, struct session *s, size_t n, struct err *e)
{
	struct text rows[2] = { { 0 } }, columns = { 0 }, places = { 0 };
	bool good;

	for (size_t i = 0; i < n; i++) {
		session_row(&s[i], student, &rows[s[i].known]);
		if (!s[i].known)
			text_addf(&places, "%s\t%d\t%s\n", s[i].i->uuid, s[i].course, student);
	}
	session_columns(&columns);
	good = session_copy(c, "place", "session,course_id,student", &places, e) &&
		session_put_rows(c, "session", "course_id, uuid", text_str(&columns), true,
			", withdrawn = false", rows, e);
	text_free(&rows[0]);
	text_free(&rows[1]);
	text_free(&columns);
	text_free(&places);
	return good;
}

/* What was merged is more than what came: its figures are those of the whole. */
static bool
session_count_again(struct centre *c, const struct session *s, struct err *e)
{
	struct share_interview whole = { 0 };
	struct text figures = { 0 };
	char course[16];
	bool good;

	snprintf(course, sizeof(course), "%d", s->course);
	good = session_get(c, s->course, s->i->uuid, &whole, e);
	if (good) {
		figures_of(&whole, &figures);
		good = centre_do(c, "UPDATE session SET figure = $3, changed_at = now() "
			"WHERE course_id = $1 AND uuid = $2", 3,
			(const char *[]){ course, s->i->uuid, text_str(&figures) }, e);
	}
	layout_done(&share_interview_layout, &whole);
	text_free(&figures);
	return good;
}

bool
sessions_put(struct centre *c, const char *student, struct session *s, size_t n, struct err *e)
{
	bool good = session_put_heads(c, student, s, n, e);

	for (size_t part = 0; good && part < N_PARTS; part++)
		good = session_put_part(c, part, s, n, e);
	for (size_t i = 0; good && i < n; i++)
		good = !s[i].known || session_count_again(c, &s[i], e);
	return good;
}

/* ---- read ---- */

static bool
session_get_head(struct centre *c, const char *const *where, struct share_interview *out, struct err *e)
{
	struct text names = { 0 }, sql = { 0 };
	PGresult *r;
	bool good;

	columns_names(&share_interview_layout, &names);
	text_addf(&sql, "SELECT %s FROM session WHERE course_id = $1 AND uuid = $2", text_str(&names));
	r = centre_rows(c, text_str(&sql), 2, where, e);
	good = r && (PQntuples(r) == 1 || err_set(e, "There is no conversation %s for you here.", where[1])) &&
		columns_read(&share_interview_layout, r, 0, 0, out, e);
	PQclear(r);
	text_free(&names);
	text_free(&sql);
	return good;
}

static bool
session_get_part(struct centre *c, size_t part, const char *const *where, struct share_interview *out,
	struct err *e)
{
	struct text names = { 0 }, sql = { 0 };
	struct row_list *l = part_list(out, part);
	PGresult *r;
	bool good;

	columns_names(parts[part].rows, &names);
	text_addf(&sql, "SELECT %s FROM %s WHERE course_id = $1 AND session = $2 ORDER BY %sord, %s",
		text_str(&names), parts[part].table,
		strcmp(parts[part].table, "notes") == 0 ? "axis_ms, " : "", parts[part].key);
	r = centre_rows(c, text_str(&sql), 2, where, e);
	good = r != NULL;
	for (int i = 0; good && i < PQntuples(r); i++)
		good = columns_read(parts[part].rows, r, i, 0, layout_more(l, parts[part].rows), e);
	PQclear(r);
	text_free(&names);
	text_free(&sql);
	return good;
}

bool
session_get(struct centre *c, int course, const char *uuid, struct share_interview *out, struct err *e)
{
	char id[16];
	const char *const where[] = { id, uuid };
	bool good;

	snprintf(id, sizeof(id), "%d", course);
	good = session_get_head(c, where, out, e);
	for (size_t part = 0; good && part < N_PARTS; part++)
		good = session_get_part(c, part, where, out, e);
	return good;
}
