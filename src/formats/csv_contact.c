/* csv_contact.c: the row of a table as a contact, and contacts as a table. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats_contacts.h"
#include "model/import_map.h"

/* ---- the header ---- */

enum { HEADER_WITHIN = 20 };

static void
csv_cells(const struct csv *c, struct strings *out)
{
	struct text cell = { 0 };

	strings_free(out);
	for (size_t i = 0; i < c->n; i++) {
		csv_text(c, i, &cell);
		strings_add(out, text_str(&cell));
	}
	text_free(&cell);
}

/* How much the record looks like a header: 0 not at all, 1 it has cells, 2 one of them is known,
 * 3 two are. */
static int
csv_header_like(const struct strings *cells)
{
	struct column_map map = { 0 };
	size_t known = column_map_guess(&map, cells);

	column_map_done(&map);
	return known >= 2 ? 3 : known == 1 ? 2 : cells->n > 1;
}

bool
csv_header(struct csv *c, struct strings *header, struct column_map *m, struct err *e)
{
	size_t at = c->at;
	int64_t line = c->next_line;
	int best = 0;

	strings_free(header);
	c->keep = true;
	for (int i = 0; best < 3 && i < HEADER_WITHIN && csv_next(c); i++) {
		struct strings cells = { 0 };

		csv_cells(c, &cells);
		int like = csv_header_like(&cells);
		if (like > best) {
			strings_free(header);
			*header = cells;
			best = like;
			at = c->at;
			line = c->next_line;
		} else {
			strings_free(&cells);
		}
	}
	c->keep = false;
	c->at = at;
	c->next_line = line;
	if (!best)
		return err_set(e, "It has no table with a header of two columns or more. Is it the right file?");
	column_map_guess(m, header);
	return true;
}

void
csv_sample(struct csv *c, struct strings *out)
{
	size_t at = c->at;
	int64_t line = c->next_line;

	c->keep = true;
	if (csv_next(c))
		csv_cells(c, out);
	c->keep = false;
	c->at = at;
	c->next_line = line;
}

/* ---- a row ---- */

/* What is being read. */
struct csv_row {
	struct contact *c;
	struct text *kept;
	struct strings *left;
	struct text part[COLUMN_PARTS_END - COLUMN_PREFIX];
};

static bool
csv_field_is(const struct contact_field *f, const char *name)
{
	return strcmp(f->name, name) == 0;
}

static void
csv_leave(struct csv_row *r, const struct contact_field *f, const char *value)
{
	struct text said = { 0 };

	if (r->left) {
		text_addf(&said, "\"%.60s\" is no %s, so it is left out.", value, f->name);
		strings_add(r->left, text_str(&said));
	}
	text_free(&said);
}

/* The field's value as it is now; "" of one that is no text. */
static const char *
csv_has(const struct contact *c, const struct contact_field *f)
{
	const char *const *at = (const char *const *)(const void *)((const char *)c + f->at);

	return (f->held == HELD_TEXT || f->held == HELD_WORD) && *at ? *at : "";
}

static void
csv_put_value(struct csv_row *r, const struct contact_field *f, const char *value)
{
	if (!contact_put(r->c, f, value, NULL)) {
		csv_leave(r, f, value);
	} else if (!contact_field_check(r->c, f, NULL)) {
		contact_put(r->c, f, "", NULL);
		csv_leave(r, f, value);
	}
}

/* Google marks its own labels with a star, and everybody is in myContacts. */
static void
csv_label(const char *word, struct text *out)
{
	word += *word == '*';
	word += blank_span(word);
	if (!*word || strcmp(word, "myContacts") == 0)
		return;
	text_addf(out, "%s%s", out->n ? ", " : "", word);
}

static void
csv_put_tags(struct csv_row *r, const struct contact_field *f, const char *value)
{
	struct strings words = { 0 };
	struct text all = { 0 };

	text_add(&all, csv_has(r->c, f));
	strings_split(&words, value, ",;:\n"); /* " ::: " of Google, ";" of Outlook */
	for (size_t i = 0; i < words.n; i++)
		csv_label(words.s[i], &all);
	contact_put(r->c, f, text_str(&all), NULL);
	strings_free(&words);
	text_free(&all);
}

/* Another line below those that are there. */
static void
csv_put_line(struct csv_row *r, const struct contact_field *f, const char *value)
{
	struct text all = { 0 };

	text_add(&all, csv_has(r->c, f));
	text_addf(&all, "%s%s", all.n ? "\n" : "", value);
	contact_put(r->c, f, text_str(&all), NULL);
	text_free(&all);
}

static void
csv_put_one(struct csv_row *r, const struct contact_field *f, const char *value)
{
	if (!*value)
		return;
	if (csv_field_is(f, "tags"))
		csv_put_tags(r, f, value);
	else if (f->tall)
		csv_put_line(r, f, value);
	else if (!contact_field_several(f) || !*csv_has(r->c, f))
		csv_put_value(r, f, value);
	else if (strcasecmp(csv_has(r->c, f), value) != 0)
		kept_put(r->kept, csv_field_is(f, "email") ? "EMAIL" : "TEL", value);
}

/* Google has several values in one cell, with ":::" between. */
static void
csv_put_cell(struct csv_row *r, const struct contact_field *f, const char *cell)
{
	bool several = contact_field_several(f) || csv_field_is(f, "links");
	const char *mark = several ? strstr(cell, " ::: ") : NULL;

	for (; mark; cell = mark + 5, mark = strstr(cell, " ::: ")) {
		char *one = mem_strn(cell, (size_t)(mark - cell));
		csv_put_one(r, f, one);
		free(one);
	}
	csv_put_one(r, f, cell);
}

static void
csv_read_cell(struct csv_row *r, int to, const char *cell)
{
	if (!*cell || to == COLUMN_NONE)
		return;
	if (to < COLUMN_PREFIX)
		csv_put_cell(r, &contact_fields[to], cell);
	else
		text_set(&r->part[to - COLUMN_PREFIX], cell);
}

static const struct contact_field *
csv_field(const char *name)
{
	for (size_t i = 0; i < n_contact_fields; i++)
		if (csv_field_is(&contact_fields[i], name))
			return &contact_fields[i];
	return NULL;
}

/* Of the parts, where there is no whole name; else who they work for, or their address. */
static void
csv_name(struct csv_row *r)
{
	const struct contact_field *name = csv_field("name");
	struct text whole = { 0 };

	for (size_t i = 0; i <= COLUMN_SUFFIX - COLUMN_PREFIX; i++)
		if (r->part[i].n) {
			text_add(&whole, whole.n ? " " : "");
			text_add(&whole, r->part[i].s);
		}
	if (!*csv_has(r->c, name) && whole.n)
		contact_put(r->c, name, text_str(&whole), NULL);
	if (!*csv_has(r->c, name) && r->c->email)
		contact_put(r->c, name, r->c->email, NULL);
	text_free(&whole);
}

/* "LinkedIn, connected 12 Mar 2024": a letter says how the name was found. */
static void
csv_connected(struct csv_row *r)
{
	struct text found = { 0 };

	if (!r->part[COLUMN_CONNECTED - COLUMN_PREFIX].n || *csv_has(r->c, csv_field("found")))
		return;
	text_add(&found, "LinkedIn, connected ");
	text_add(&found, text_str(&r->part[COLUMN_CONNECTED - COLUMN_PREFIX]));
	contact_put(r->c, csv_field("found"), text_str(&found), NULL);
	text_free(&found);
}

/* Values in columns that the header does not have: the row is shifted. */
static bool
csv_beyond(const struct csv *r, size_t columns)
{
	for (size_t i = columns; i < r->n; i++)
		if (r->cells[i].n)
			return true;
	return false;
}

bool
csv_contact(const struct csv *r, const struct column_map *m, struct contact *c, struct text *kept,
	struct strings *left, struct err *e)
{
	struct csv_row row = { c, kept, left, { { 0 } } };
	struct text cell = { 0 };

	if (r->unclosed)
		return err_set(e, "a quotation mark is never closed, so it is left out.");
	if (csv_beyond(r, m->n))
		return err_set(e, "its cells do not fit the header (%zu, not %zu), so it is left out.", r->n, m->n);
	c->path = PATH_OTHER;
	for (size_t i = 0; i < m->n; i++)
		if (m->to[i] != COLUMN_NONE) {
			csv_text(r, i, &cell);
			csv_read_cell(&row, m->to[i], text_str(&cell));
		}
	csv_name(&row);
	csv_connected(&row);
	text_free(&cell);
	for (size_t i = 0; i < LEN(row.part); i++)
		text_free(&row.part[i]);
	return *csv_has(c, csv_field("name")) || err_set(e, "there is no name and no address, so it is left out.");
}

/* ---- out ---- */

void
csv_put_header(struct text *out)
{
	for (size_t i = 0; i < n_contact_fields; i++)
		csv_put(out, i, contact_fields[i].name);
	csv_put(out, n_contact_fields, "email 2");
	csv_put(out, n_contact_fields + 1, "phone 2");
	csv_end(out);
}

/* Further ones in one cell, as Google has them; ones that are the field already are not. */
static void
csv_put_further(struct text *out, size_t nth, const char *own, const char *kept, const char *name)
{
	struct strings all = { 0 };
	struct text cell = { 0 };

	kept_values(kept, name, &all);
	for (size_t i = 0; i < all.n; i++)
		if (strcasecmp(all.s[i], own) != 0)
			text_addf(&cell, "%s%s", cell.n ? " ::: " : "", all.s[i]);
	csv_put(out, nth, text_str(&cell));
	strings_free(&all);
	text_free(&cell);
}

void
csv_put_contact(struct text *out, const struct contact *c, const char *kept)
{
	struct text value = { 0 };

	for (size_t i = 0; i < n_contact_fields; i++) {
		text_clear(&value);
		contact_get(c, &contact_fields[i], &value);
		csv_put(out, i, text_str(&value));
	}
	csv_put_further(out, n_contact_fields, c->email ? c->email : "", kept, "EMAIL");
	csv_put_further(out, n_contact_fields + 1, c->phone ? c->phone : "", kept, "TEL");
	csv_end(out);
	text_free(&value);
}
