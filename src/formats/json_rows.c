/*
 * json_rows.c: a JSON file of many tables, {"contact": [{…}, {…}], …}, a row at a
 * time: what is held is one row, whatever the size of the file.
 */
#include <inttypes.h>
#include <string.h>

#include "formats_contacts.h"

enum { ROW_MAX = 4 * 1024 * 1024 };

/* ---- bytes, with how deep they lie ---- */

static bool
json_rows_fill(struct json_rows *r)
{
	text_remove(&r->buffer, 0, r->at);
	r->at = 0;
	return incoming_more(&r->in, &r->buffer);
}

/* The next byte that is no blank between values; 0: there is none. */
static char
json_rows_peek(struct json_rows *r)
{
	for (;;) {
		if (r->at == r->buffer.n && !json_rows_fill(r))
			return '\0';
		char c = r->buffer.s[r->at];
		if (c != '\n' && !strchr("\t\r ", c))
			return c;
		r->line += c == '\n';
		r->at++;
	}
}

/* One value, whole, into `row`: up to where its brackets are closed, or a comma. */
static bool
json_rows_value(struct json_rows *r)
{
	int depth = 0;
	bool quoted = false, escaped = false;

	text_clear(&r->row);
	for (;;) {
		if (r->at == r->buffer.n && !json_rows_fill(r))
			return false;
		char c = r->buffer.s[r->at];
		if (depth == 0 && !quoted && r->row.n && strchr(",]}:", c))
			return true;
		r->at++;
		r->line += c == '\n';
		text_addc(&r->row, c);
		if (r->row.n > ROW_MAX)
			return false;
		if (!quoted)
			depth += (c == '{' || c == '[') - (c == '}' || c == ']');
		if (c == '"' && !escaped)
			quoted = !quoted;
		escaped = quoted && c == '\\' && !escaped;
		if (depth == 0 && !quoted && strchr("}]\"", c))
			return true;
	}
}

static bool
json_rows_take(struct json_rows *r, char c)
{
	if (json_rows_peek(r) != c)
		return false;
	r->at++;
	return true;
}

/* ---- tables and rows ---- */

static enum json_rows_what
json_rows_wrong(struct json_rows *r, struct err *e)
{
	err_set(e, "line %" PRId64 ": it is not a file of \"halfhour export all\", or it is cut off there.", r->line);
	return JSON_ROWS_WRONG;
}

/* A key of the outermost object, without its quotation marks. */
static bool
json_rows_key(struct json_rows *r)
{
	if (json_rows_peek(r) != '"' || !json_rows_value(r) || r->row.n < 2 || !json_rows_take(r, ':'))
		return false;
	text_clear(&r->table);
	text_addn(&r->table, r->row.s + 1, r->row.n - 2);
	return true;
}

enum json_rows_what
json_rows_next(struct json_rows *r, struct err *e)
{
	if (!r->begun && !json_rows_take(r, '{'))
		return json_rows_wrong(r, e);
	r->begun = true;
	for (;;) {
		json_rows_take(r, ',');
		if (r->within && json_rows_take(r, ']')) {
			r->within = false;
			continue;
		}
		if (r->within) {
			if (json_rows_peek(r) == '{' && json_rows_value(r))
				return JSON_ROWS_ROW;
			return json_rows_wrong(r, e);
		}
		if (json_rows_take(r, '}'))
			return JSON_ROWS_END;
		if (!json_rows_key(r))
			return json_rows_wrong(r, e);
		r->within = json_rows_take(r, '[');
		if (!r->within && (!json_rows_peek(r) || !json_rows_value(r)))
			return json_rows_wrong(r, e);
		if (!r->within && strcmp(text_str(&r->table), "halfhour") == 0) {
			r->version = text_str(&r->row)[0] == '1' && r->row.n == 1 ? 1 : 2;
			if (r->version != 1) {
				err_set(e, "it was written by a newer halfhour.");
				return JSON_ROWS_WRONG;
			}
		}
	}
}

bool
json_rows_open(struct json_rows *r, const char *path, struct err *e)
{
	memset(r, 0, sizeof(*r));
	r->line = 1;
	return incoming_open(&r->in, path, e);
}

void
json_rows_done(struct json_rows *r)
{
	incoming_done(&r->in);
	text_free(&r->buffer);
	text_free(&r->row);
	text_free(&r->table);
	memset(r, 0, sizeof(*r));
}
