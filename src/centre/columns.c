/* columns.c: rows of a share as columns of the centre's tables, by the tables that read and write files. */
#include <stdlib.h>
#include <string.h>

#include "centre.h"

#define PART(t, k, rev, rows) { t, &(rows), k, rev }
const struct part parts[N_PARTS] = {
	PART("clock", "uuid", false, share_clock_layout),
	PART("questions", "uuid", false, share_question_layout),
	PART("notes", "uuid", true, share_note_layout),
	PART("time_checks", "uuid", true, share_check_layout),
	PART("reflections", "uuid", true, share_reflection_layout),
	PART("writeups", "uuid", true, share_writeup_layout),
	PART("steps", "id", false, share_step_layout),
	PART("to_coach", "uuid", true, share_to_coach_layout),
};

struct row_list *
part_list(struct share_interview *i, size_t part)
{
	const struct layout *r = &share_interview_layout;

	for (size_t f = 0; f < r->n_fields; f++)
		if (r->fields[f].of == parts[part].rows)
			return (void *)((char *)i + r->fields[f].at);
	die_of_bug("no list of %s in a conversation", parts[part].table);
}

/* ---- names ---- */

/* Lists are tables of their own; a map's keys stand behind its name. */
static void
columns_name(const struct layout *r, const char *before, struct text *out)
{
	for (size_t i = 0; i < r->n_fields; i++) {
		const struct layout_field *f = &r->fields[i];

		if (f->kind == LAYOUT_MAP) {
			columns_name(f->of, f->key, out);
			continue;
		}
		if (f->kind == LAYOUT_LIST)
			continue;
		text_add(out, out->n ? "," : "");
		text_addc(out, '"');
		text_add(out, before);
		text_add(out, *before ? "_" : "");
		text_add(out, f->key);
		text_addc(out, '"');
	}
}

void
columns_names(const struct layout *r, struct text *out)
{
	columns_name(r, "", out);
}

/* ---- out, as COPY takes it ---- */

static void
columns_char(struct text *out, char c)
{
	static const char escaped[] = "\bb\ff\nn\rr\tt\vv\\\\";
	const char *at = c ? strchr(escaped, c) : NULL;

	if (at && (at - escaped) % 2 == 0) {
		text_addc(out, '\\');
		text_addc(out, at[1]);
	} else {
		text_addc(out, c);
	}
}

static void
columns_text(struct text *out, const char *s)
{
	while (s && *s) {
		size_t n = strcspn(s, "\b\f\n\r\t\v\\");

		text_addn(out, s, n);
		s += n;
		if (*s)
			columns_char(out, *s++);
	}
}

/* {"one","two"}: within it quotes and backslashes have one before them. */
static void
columns_texts(struct text *out, const struct strings *l)
{
	struct text array = { 0 };

	text_addc(&array, '{');
	for (size_t i = 0; i < l->n; i++) {
		text_add(&array, i ? ",\"" : "\"");
		for (const char *s = l->s[i]; *s; s++) {
			if (*s == '"' || *s == '\\')
				text_addc(&array, '\\');
			text_addc(&array, *s);
		}
		text_addc(&array, '"');
	}
	text_addc(&array, '}');
	columns_text(out, text_str(&array));
	text_free(&array);
}

static void
columns_value(const struct layout_field *f, const void *at, struct text *out)
{
	switch (f->kind) {
	case LAYOUT_TEXT:
	case LAYOUT_LINE:
		columns_text(out, *(const char *const *)at);
		break;
	case LAYOUT_UUID:
		text_add(out, *(const char *)at ? at : "\\N");
		break;
	case LAYOUT_INT:
	case LAYOUT_TIME:
		text_addi(out, *(const int64_t *)at);
		break;
	case LAYOUT_BOOL:
		text_addc(out, *(const bool *)at ? 't' : 'f');
		break;
	case LAYOUT_WORD:
		columns_text(out, f->words[*(const int *)at]);
		break;
	case LAYOUT_TEXTS:
	case LAYOUT_UUIDS:
		columns_texts(out, at);
		break;
	default:
		die_of_bug("\"%s\" has no column", f->key);
	}
	text_addc(out, '\t');
}

void
columns_copy(const struct layout *r, const void *row, struct text *out)
{
	for (size_t i = 0; i < r->n_fields; i++) {
		const struct layout_field *f = &r->fields[i];
		const char *at = (const char *)row + f->at;

		if (f->kind == LAYOUT_MAP)
			columns_copy(f->of, at, out);
		else if (f->kind != LAYOUT_LIST)
			columns_value(f, at, out);
	}
}

/* ---- in again ---- */

/* An array of texts as the server prints it. */
static bool
columns_array(const char *s, struct strings *out)
{
	struct text one = { 0 };
	bool quoted = false;

	if (*s++ != '{')
		return false;
	for (bool any = false; *s; s++)
		if (*s == '"') {
			quoted = !quoted;
			any = true;
		} else if (!quoted && (*s == ',' || *s == '}')) {
			if (any)
				strings_add(out, text_str(&one));
			text_clear(&one);
			any = false;
		} else {
			s += *s == '\\' && s[1];
			text_addc(&one, *s);
			any = true;
		}
	text_free(&one);
	return !quoted;
}

static bool
columns_put(const struct layout_field *f, const char *s, void *at)
{
	switch (f->kind) {
	case LAYOUT_TEXT:
	case LAYOUT_LINE:
		mem_set(at, s);
		return true;
	case LAYOUT_UUID:
		if (*s)
			memcpy(at, s, UUID_SIZE);
		return !*s || uuid_valid(s);
	case LAYOUT_INT:
	case LAYOUT_TIME:
		*(int64_t *)at = strtoll(s, NULL, 10);
		return true;
	case LAYOUT_BOOL:
		*(bool *)at = *s == 't';
		return true;
	case LAYOUT_WORD:
		*(int *)at = word_find(f->words, f->n_words, s, false);
		return *(int *)at >= 0;
	case LAYOUT_TEXTS:
	case LAYOUT_UUIDS:
		return columns_array(s, at);
	default:
		return false;
	}
}

/* Returns the column behind, or -1: e. */
static int
columns_row(const struct layout *r, const PGresult *rows, int nth, int from, void *row, struct err *e)
{
	for (size_t i = 0; i < r->n_fields && from >= 0; i++) {
		const struct layout_field *f = &r->fields[i];
		char *at = (char *)row + f->at;

		if (f->kind == LAYOUT_MAP) {
			from = columns_row(f->of, rows, nth, from, at, e);
		} else if (f->kind != LAYOUT_LIST) {
			if (!columns_put(f, PQgetvalue(rows, nth, from), at)) {
				err_set(e, "The server has a value for \"%s\" that this program does not know. Is "
					"this program older than the tables?", f->key);
				return -1;
			}
			from++;
		}
	}
	return from;
}

bool
columns_read(const struct layout *r, const PGresult *rows, int nth, int from, void *row, struct err *e)
{
	return columns_row(r, rows, nth, from, row, e) >= 0;
}
