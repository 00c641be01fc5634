/* gradebook.c: one column of a gradebook filled in place, byte by byte the same but for its cells. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats_gradebook.h"

enum { GRADEBOOK_COLUMNS = 500, GRADEBOOK_IDS = 12 };

/* A record as it stands in the file: where each cell begins and ends, quotes included. */
struct gradebook_row {
	struct {
		size_t begin, end;
	} cells[GRADEBOOK_COLUMNS];
	size_t n, next;            /* next: where the record after it begins */
};

struct gradebook {
	const char *s;
	size_t n;
	char delimiter;
	size_t column, name;
	size_t ids[GRADEBOOK_IDS], n_ids;
};

/* Columns that may have the id which a school gave; each is tried. */
static const char *const gradebook_ids[] = { "sis user id", "id number", "student id", "student number", "sis id",
	"sis login id", "username", "email address", "email", "id" };
static const char *const gradebook_names[] = { "student", "name", "full name", "first name", "surname" };

void
gradebook_done_free(struct gradebook_done *d)
{
	strings_free(&d->missed);
	*d = (struct gradebook_done){ 0 };
}

/* ---- taken apart ---- */

/* The end of the cell at `at`: a delimiter, a line's end, or the file's. */
static size_t
gradebook_cell(const struct gradebook *g, size_t at)
{
	bool quoted = at < g->n && g->s[at] == '"';

	for (at += quoted; at < g->n; at++) {
		if (quoted && g->s[at] == '"' && at + 1 < g->n && g->s[at + 1] == '"')
			at++;
		else if (quoted && g->s[at] == '"')
			quoted = false;
		else if (!quoted && (g->s[at] == g->delimiter || g->s[at] == '\n' || g->s[at] == '\r'))
			break;
	}
	return at;
}

static void
gradebook_record(const struct gradebook *g, size_t at, struct gradebook_row *r)
{
	r->n = 0;
	for (;;) {
		size_t end = gradebook_cell(g, at);

		if (r->n < GRADEBOOK_COLUMNS) {
			r->cells[r->n].begin = at;
			r->cells[r->n++].end = end;
		}
		at = end + 1;
		if (end >= g->n || g->s[end] != g->delimiter)
			break;
	}
	if (at <= g->n && at > 0 && g->s[at - 1] == '\r' && at < g->n && g->s[at] == '\n')
		at++;
	r->next = at;
}

/* The text of a cell, without quotes. */
static void
gradebook_text(const struct gradebook *g, const struct gradebook_row *r, size_t nth, struct text *out)
{
	size_t at, end;

	text_clear(out);
	if (nth >= r->n)
		return;
	at = r->cells[nth].begin;
	end = r->cells[nth].end;
	if (at < end && g->s[at] == '"') {
		for (at++; at < end; at++) {
			if (g->s[at] == '"' && (at + 1 == end || g->s[++at] != '"'))
				break;
			text_addc(out, g->s[at]);
		}
	} else {
		text_addn(out, g->s + at, end - at);
	}
	char *trimmed = blank_trimmed(text_str(out));

	text_set(out, trimmed);
	free(trimmed);
}

/* The one that parts most cells of the header. */
static char
gradebook_delimiter(const struct gradebook *g, size_t at)
{
	static const char each[] = { ',', ';', '\t' };
	struct gradebook_row *r = mem_new(1, sizeof(*r));
	size_t most = 0;
	char best = ',';

	for (size_t i = 0; i < sizeof(each); i++) {
		struct gradebook with = *g;

		with.delimiter = each[i];
		gradebook_record(&with, at, r);
		if (r->n > most) {
			most = r->n;
			best = each[i];
		}
	}
	free(r);
	return best;
}

/* ---- its header ---- */

static bool
gradebook_wanted(const struct gradebook *g, const struct gradebook_row *head, const char *column, size_t *at,
	struct err *e)
{
	struct text cell = { 0 }, all = { 0 };
	size_t begins = 0, exact = 0;

	for (size_t i = 0; i < head->n; i++) {
		gradebook_text(g, head, i, &cell);
		text_addf(&all, "%s%s", i ? ", " : "", text_str(&cell));
		if (strcmp(text_str(&cell), column) == 0 && !exact++)
			*at = i;
		else if (!exact && strncasecmp(text_str(&cell), column, strlen(column)) == 0 && !begins++)
			*at = i;
	}
	bool good = exact == 1 || (!exact && begins == 1) || err_set(e, exact + begins
		? "More than one column is called “%s”; give the whole header. Its columns: %.200s."
		: "There is no column “%s”. Its columns: %.200s.", column, text_str(&all));
	text_free(&cell);
	text_free(&all);
	return good;
}

static void
gradebook_columns(struct gradebook *g, const struct gradebook_row *head)
{
	struct text cell = { 0 };

	g->name = 0;
	for (size_t h = 0; h < LEN(gradebook_ids); h++)
		for (size_t i = 0; i < head->n && g->n_ids < GRADEBOOK_IDS; i++) {
			gradebook_text(g, head, i, &cell);
			if (strcasecmp(text_str(&cell), gradebook_ids[h]) == 0)
				g->ids[g->n_ids++] = i;
		}
	for (size_t h = LEN(gradebook_names); h-- > 0;)
		for (size_t i = 0; i < head->n; i++) {
			gradebook_text(g, head, i, &cell);
			if (strcasecmp(text_str(&cell), gradebook_names[h]) == 0)
				g->name = i;
		}
	text_free(&cell);
}

/* ---- its rows ---- */

/* Quoted where it was, or where it has to be. */
static void
gradebook_put(const struct gradebook *g, const struct gradebook_row *r, const struct text *value,
	struct text *out)
{
	size_t at = r->cells[g->column].begin;
	bool quoted = at < r->cells[g->column].end && g->s[at] == '"';

	text_addf(out, quoted ? "\"%s\"" : "%s", text_str(value));
}

static bool
gradebook_whose(const struct gradebook *g, const struct gradebook_row *r, gradebook_value *value, void *user,
	struct text *to)
{
	struct text id = { 0 };
	bool found = false;

	for (size_t i = 0; !found && i < g->n_ids; i++) {
		gradebook_text(g, r, g->ids[i], &id);
		found = id.n && value(user, text_str(&id), to);
	}
	text_free(&id);
	return found;
}

/* "Points Possible" and the student of the system itself are nobody. */
static bool
gradebook_is_nobody(const char *name)
{
	return !*name || strcasecmp(name, "points possible") == 0 || strcasecmp(name, "student, test") == 0 ||
		strcasecmp(name, "test student") == 0;
}

static void
gradebook_row(const struct gradebook *g, const struct gradebook_row *r, size_t begin, gradebook_value *value,
	void *user, struct text *out, struct gradebook_done *done)
{
	struct text to = { 0 }, name = { 0 };
	bool found;

	gradebook_text(g, r, g->name, &name);
	if (gradebook_is_nobody(text_str(&name))) {
		text_addn(out, g->s + begin, r->next - begin);
		text_free(&name);
		return;
	}
	done->rows++;
	found = gradebook_whose(g, r, value, user, &to);
	if (!found)
		strings_add(&done->missed, text_str(&name));
	if (found && to.n && g->column < r->n) {
		text_addn(out, g->s + begin, r->cells[g->column].begin - begin);
		gradebook_put(g, r, &to, out);
		text_addn(out, g->s + r->cells[g->column].end, r->next - r->cells[g->column].end);
		done->filled++;
	} else {
		text_addn(out, g->s + begin, r->next - begin);
	}
	text_free(&to);
	text_free(&name);
}

bool
gradebook_fill(const struct text *in, const char *column, gradebook_value *value, void *user,
	struct text *out, struct gradebook_done *done, struct err *e)
{
	struct gradebook g = { .s = text_str(in), .n = in->n };
	struct gradebook_row *r = mem_new(1, sizeof(*r));
	size_t at = in->n >= 3 && memcmp(in->s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	bool good = memchr(g.s, '\0', g.n) == NULL || err_set(e, "It is no CSV of UTF-8 or ASCII; save it as such.");

	g.delimiter = gradebook_delimiter(&g, at);
	gradebook_record(&g, at, r);
	if (good && (good = gradebook_wanted(&g, r, column, &g.column, e))) {
		gradebook_columns(&g, r);
		good = g.n_ids || err_set(e, "It has no column with ids, such as SIS User ID, ID number or Email.");
	}
	if (good)
		text_addn(out, g.s, r->next < g.n ? r->next : g.n);
	for (at = r->next; good && at < g.n; at = r->next) {
		gradebook_record(&g, at, r);
		r->next = r->next < g.n ? r->next : g.n;
		gradebook_row(&g, r, at, value, user, out, done);
	}
	free(r);
	return good;
}
