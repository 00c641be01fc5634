/*
 * A change as one line of the rescue file. Its fields are separated by tabs:
 *
 *     op  uuid-of-the-line  interview  name=value ...  digest
 *
 * with \t \n \r \\ for what would part lines; the digest is of all before its
 * tab, so that a line cut off or damaged is told from a whole one.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "rescue.h"

static const struct op *const ops[] = { &draft_op, &note_add_op, &note_save_op, &clock_op,
	&asking_op, &check_op, &asked_add_op, &asked_save_op };

/* ---- lists of changes ---- */

void
waits_push(struct waits *l, struct waiting w)
{
	struct waiting *at = list_more(&l->w, &l->n, &l->cap, sizeof(*l->w));

	*at = w;
}

void
waits_add(struct waits *l, const struct op *op, int64_t interview_id, const void *noun)
{
	struct waiting w = { .op = op, .interview_id = interview_id };

	uuid_new(w.uuid);
	w.noun = columns_copy(op->columns, noun);
	waits_push(l, w);
}

void
waiting_done(struct waiting *w)
{
	columns_free(w->op->columns, w->noun);
	free(w->noun);
}

void
waits_free(struct waits *l)
{
	for (size_t i = 0; i < l->n; i++)
		waiting_done(&l->w[i]);
	free(l->w);
	*l = (struct waits){ 0 };
}

/* ---- lines ---- */

void
line_escape(struct text *out, const char *s)
{
	static const char plain[] = "\t\n\r\\", letter[] = "tnr\\";

	for (; *s; s++) {
		const char *at = strchr(plain, *s);

		if (at)
			text_addc(out, '\\');
		text_addc(out, at ? letter[at - plain] : *s);
	}
}

void
line_unescape(char *s)
{
	char *to = s;

	for (; *s; s++) {
		if (*s == '\\' && s[1])
			*to++ = *++s == 't' ? '\t' : *s == 'n' ? '\n' : *s == 'r' ? '\r' : *s;
		else
			*to++ = *s;
	}
	*to = '\0';
}

static uint64_t
digest(const char *s, size_t n)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(1099511628211);
	return h;
}

void
line_seal(struct text *out, size_t from)
{
	text_addf(out, "\t%016" PRIx64 "\n", digest(out->s + from, out->n - from));
}

void
line_write(struct text *out, const struct waiting *w)
{
	const struct columns *cs = w->op->columns;
	struct text value = { 0 };
	size_t from = out->n;

	text_addf(out, "%s\t%s\t%" PRId64, w->op->name, w->uuid, w->interview_id);
	for (size_t i = 0; i < cs->n; i++) {
		text_clear(&value);
		column_write(&cs->c[i], w->noun, &value);
		text_addf(out, "\t%s=", cs->c[i].name);
		line_escape(out, text_str(&value));
	}
	line_seal(out, from);
	text_free(&value);
}

bool
line_unseal(char *line)
{
	char *tab = strrchr(line, '\t');

	if (!tab || strtoull(tab + 1, NULL, 16) != digest(line, (size_t)(tab - line)))
		return false;
	*tab = '\0';
	return true;
}

static const struct op *
op_find(const char *name)
{
	for (size_t i = 0; i < LEN(ops); i++)
		if (strcmp(ops[i]->name, name) == 0)
			return ops[i];
	return NULL;
}

static void
set_field(const struct columns *cs, void *noun, char *field)
{
	char *value = strchr(field, '=');

	if (!value)
		return;
	*value++ = '\0';
	line_unescape(value);
	for (size_t i = 0; i < cs->n; i++)
		if (strcmp(cs->c[i].name, field) == 0)
			column_parse(&cs->c[i], noun, value);
}

bool
line_read(char *line, struct waiting *w)
{
	char *save = NULL;
	char *name = strtok_r(line, "\t", &save);
	char *uuid = strtok_r(NULL, "\t", &save);
	char *interview = strtok_r(NULL, "\t", &save);

	*w = (struct waiting){ .op = name ? op_find(name) : NULL };
	if (!w->op || !interview || strlen(uuid) != UUID_SIZE - 1)
		return false;
	memcpy(w->uuid, uuid, UUID_SIZE);
	w->interview_id = strtoll(interview, NULL, 10);
	w->noun = mem_new(1, w->op->columns->size);
	for (char *field; (field = strtok_r(NULL, "\t", &save));)
		set_field(w->op->columns, w->noun, field);
	return true;
}
