/*
 * csv.c: tables of other programs, a record at a time, and our own. What breaks
 * RFC 4180 is read the way spreadsheets read it; a quotation mark that is never
 * closed costs its own line and not the rest of the file.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_contacts.h"

/* ---- the buffer: always the whole record, from its beginning ---- */

static bool
csv_fill(struct csv *c)
{
	if (!c->keep) {
		text_remove(&c->buffer, 0, c->at);
		c->at = 0;
	}
	if (!c->ended && !incoming_more(&c->in, &c->buffer))
		c->ended = true;
	return !c->ended;
}

/* Zeroed: no cell yet. */
static void
csv_cell_add(struct csv *c, const char *s, size_t n, size_t in_room)
{
	if (c->n == c->cap) {
		mem_grow(c->cells, &c->cap, c->n + 1);
		mem_grow(c->in_room, &c->cap_room, c->n + 1);
	}
	c->cells[c->n] = (struct csv_cell){ s, n };
	c->in_room[c->n++] = in_room;
}

/* ---- one record ---- */

enum csv_read { CSV_DONE, CSV_MORE, CSV_UNCLOSED };

/* Where a record is being read. */
struct csv_at {
	const char *p, *end;
	int64_t lines;   /* ends of lines within the record */
	bool literal;    /* quotation marks are letters */
	bool last;       /* the record's end was read */
};

static void
csv_line_end(struct csv_at *a)
{
	if (*a->p == '\r' && a->p + 1 < a->end && a->p[1] == '\n')
		a->p++;
	a->p++;
	a->lines++;
}

/* What a cell ends with is taken along; false: more bytes have to come to know it. */
static bool
csv_cell_end(const struct csv *c, struct csv_at *a)
{
	a->last = a->p == a->end;
	if (a->last || *a->p == c->delimiter) {
		a->p += !a->last;
		return !a->last || c->ended;
	}
	if (*a->p == '\r' && a->p + 1 == a->end && !c->ended)
		return false; /* "\n" may come */
	csv_line_end(a);
	a->last = true;
	return true;
}

static bool
csv_special(const struct csv *c, char b)
{
	return b == c->delimiter || b == '\n' || b == '\r';
}

static const char *
csv_plain(const struct csv *c, const char *p, const char *end)
{
	while (p < end && !csv_special(c, *p))
		p++;
	return p;
}

static enum csv_read
csv_cell_plain(struct csv *c, struct csv_at *a)
{
	const char *from = a->p;

	a->p = csv_plain(c, from, a->end);
	csv_cell_add(c, from, (size_t)(a->p - from), 0);
	return csv_cell_end(c, a) ? CSV_DONE : CSV_MORE;
}

/* The closing mark of the quoted text that begins at p; `end`: there is none. `doubled`: it has
 * marks in it. */
static const char *
csv_close(const char *p, const char *end, int64_t *lines, bool *doubled)
{
	for (; p < end; p++) {
		if (*p == '\n' || (*p == '\r' && (p + 1 == end || p[1] != '\n')))
			++*lines;
		if (*p != '"')
			continue;
		if (p + 1 == end || p[1] != '"')
			return p;
		*doubled = true;
		p++;
	}
	return end;
}

/* Quoted text, its marks halved, and what stands behind the closing mark, as it is. */
static void
csv_cell_room(struct csv *c, const char *from, const char *close, const char *behind, size_t n)
{
	size_t at = c->room.n;

	for (const char *p = from; p < close; p++) {
		text_addc(&c->room, *p);
		p += *p == '"';
	}
	text_addn(&c->room, behind, n);
	csv_cell_add(c, NULL, c->room.n - at, at + 1);
}

static enum csv_read
csv_cell_quoted(struct csv *c, struct csv_at *a)
{
	const char *from = a->p + 1, *behind;
	bool doubled = false;
	const char *close = csv_close(from, a->end, &a->lines, &doubled);

	if (close == a->end)
		return c->ended ? CSV_UNCLOSED : CSV_MORE;
	if (close + 1 == a->end && !c->ended)
		return CSV_MORE; /* another mark may come */
	behind = close + 1;
	a->p = csv_plain(c, behind, a->end);
	if (doubled || a->p > behind)
		csv_cell_room(c, from, close, behind, (size_t)(a->p - behind));
	else
		csv_cell_add(c, from, (size_t)(close - from), 0);
	return csv_cell_end(c, a) ? CSV_DONE : CSV_MORE;
}

/* Reads from the beginning of the record. */
static enum csv_read
csv_record(struct csv *c, struct csv_at *a)
{
	enum csv_read read = CSV_DONE;

	a->p = text_str(&c->buffer) + c->at;
	a->end = text_str(&c->buffer) + c->buffer.n;
	a->lines = 0;
	a->last = false;
	c->n = 0;
	text_clear(&c->room);
	while (read == CSV_DONE && !a->last)
		read = a->p < a->end && *a->p == '"' && !a->literal ? csv_cell_quoted(c, a)
								    : csv_cell_plain(c, a);
	return read;
}

/* Only now does `room` stay where it is. */
static void
csv_place(struct csv *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->in_room[i])
			c->cells[i].s = text_str(&c->room) + c->in_room[i] - 1;
}

static bool
csv_read(struct csv *c)
{
	struct csv_at a = { 0 };
	enum csv_read read;

	while ((read = csv_record(c, &a)) != CSV_DONE) {
		bool long_one = c->buffer.n - c->at > CSV_RECORD_MAX;

		if (read == CSV_UNCLOSED || (long_one && !a.literal))
			a.literal = true;
		else if (long_one)
			break;
		else
			csv_fill(c);
	}
	csv_place(c);
	c->unclosed = a.literal;
	c->line = c->next_line;
	c->next_line += a.lines;
	c->at = (size_t)(a.p - text_str(&c->buffer));
	return true;
}

static bool
csv_empty(const struct csv *c)
{
	return c->n == 0 || (c->n == 1 && c->cells[0].n == 0);
}

bool
csv_next(struct csv *c)
{
	do {
		if (c->at == c->buffer.n && !csv_fill(c))
			return false;
		csv_read(c);
	} while (csv_empty(c));
	return true;
}

/* ---- opening: which delimiter ---- */

enum { CSV_SAMPLE = 30 };

/* How well the first records part at it: those that have the commonest number of cells. */
static size_t
csv_score(struct csv *c, char delimiter)
{
	size_t n[CSV_SAMPLE], many = 0, best = 0;

	c->delimiter = delimiter;
	c->at = 0;
	while (many < CSV_SAMPLE && c->at < c->buffer.n) {
		struct csv_at a = { 0 };

		if (csv_record(c, &a) != CSV_DONE)
			break;
		n[many++] = c->n;
		c->at = (size_t)(a.p - text_str(&c->buffer));
	}
	for (size_t i = 0; i < many; i++) {
		size_t same = 0;

		for (size_t j = 0; j < many; j++)
			same += n[i] > 1 && n[i] == n[j];
		if (same * 1000 + n[i] > best && same)
			best = same * 1000 + n[i];
	}
	c->at = 0;
	return best;
}

/* "sep=;" is what Excel asks for, and writes. */
static bool
csv_says_sep(struct csv *c)
{
	const char *s = text_str(&c->buffer);

	if (c->buffer.n < 5 || strncmp(s, "sep=", 4) != 0 || !strchr(",;\t|", s[4]))
		return false;
	if (c->buffer.n > 5 && s[5] != '\r' && s[5] != '\n')
		return false;
	c->delimiter = s[4];
	c->at = strcspn(s, "\n") + (strchr(s, '\n') != NULL);
	c->next_line = 2;
	return true;
}

static void
csv_begin(struct csv *c)
{
	static const char delimiters[] = { ',', ';', '\t', '|' };
	size_t best = 0, score;
	char chosen = ',';

	c->next_line = 1;
	csv_fill(c);
	if (csv_says_sep(c))
		return;
	for (size_t i = 0; i < LEN(delimiters); i++)
		if ((score = csv_score(c, delimiters[i])) > best) {
			best = score;
			chosen = delimiters[i];
		}
	c->delimiter = chosen;
}

bool
csv_open(struct csv *c, const char *path, struct err *e)
{
	memset(c, 0, sizeof(*c));
	if (!incoming_open(&c->in, path, e)) {
		csv_done(c);
		return false;
	}
	csv_begin(c);
	return true;
}

void
csv_memory(struct csv *c, const char *s, size_t n)
{
	memset(c, 0, sizeof(*c));
	incoming_memory(&c->in, s, n);
	csv_begin(c);
}

void
csv_done(struct csv *c)
{
	incoming_done(&c->in);
	text_free(&c->buffer);
	text_free(&c->room);
	free(c->cells);
	free(c->in_room);
	memset(c, 0, sizeof(*c));
}

/* ---- formulas ---- */

/* Would a spreadsheet run it, or did we guard one that has marks before it already? */
static bool
csv_formula(const char *s)
{
	s += strspn(s, "'");
	return *s && strchr("=+-@\t\r", *s);
}

void
csv_text(const struct csv *c, size_t nth, struct text *out)
{
	struct text in = { 0 };
	size_t cut, n;

	text_clear(out);
	if (nth >= c->n || c->cells[nth].n == 0)
		return;
	text_accept(&in, c->cells[nth].s, c->cells[nth].n, ACCEPT_LINES);
	cut = in.s[0] == '\'' && csv_formula(in.s);
	cut += blank_span(in.s + cut);
	n = blank_end(in.s, in.n);
	if (n > cut)
		text_addn(out, in.s + cut, n - cut);
	text_free(&in);
}

/* ---- out ---- */

void
csv_put(struct text *out, size_t nth, const char *value)
{
	bool quoted = value[strcspn(value, ",;\"\r\n\t")] || blank_at(value);

	if (nth)
		text_addc(out, ',');
	text_add(out, quoted ? "\"" : "");
	if (csv_formula(value))
		text_addc(out, '\'');
	for (; *value; value++) {
		text_addc(out, *value);
		if (*value == '"')
			text_addc(out, '"');
	}
	text_add(out, quoted ? "\"" : "");
}

void
csv_end(struct text *out)
{
	text_add(out, "\r\n");
}
