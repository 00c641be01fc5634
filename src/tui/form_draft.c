/*
 * What was typed into a form as text, kept as a draft. Of each field that was changed it has
 * "name<Tab>value", and before that what was stored when the edit began,
 * "<Tab>name<Tab>value": when it is taken up again that may be another.
 */
#include <stdlib.h>
#include <string.h>

#include "form.h"

bool
form_field_changed(const struct form *f, size_t i)
{
	return strcmp(text_str(&f->lines[i].text), text_str(&f->was[i])) != 0;
}

bool
form_changed(const struct form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (form_field_changed(f, i))
			return true;
	return false;
}

void
form_draft_put(struct text *draft, const char *name, const char *value)
{
	text_addf(draft, "%s\t", name);
	for (const char *s = value; *s; s++) {
		if (*s == '\\' || *s == '\n')
			text_addc(draft, '\\');
		text_addc(draft, *s == '\n' ? 'n' : *s);
	}
	text_addc(draft, '\n');
}

void
form_encode(const struct form *f, struct text *out)
{
	for (size_t i = 0; i < f->n; i++) {
		if (!form_field_changed(f, i))
			continue;
		text_addc(out, '\t');
		form_draft_put(out, f->fields[i].name, text_str(&f->was[i]));
		form_draft_put(out, f->fields[i].name, text_str(&f->lines[i].text));
	}
}

static void
form_draft_value(const char *v, const char *end, struct text *out)
{
	for (; v < end; v++) {
		bool escaped = *v == '\\' && v + 1 < end;

		v += escaped;
		text_addc(out, escaped && *v == 'n' ? '\n' : *v);
	}
}

bool
form_draft_get(const char *draft, const char *name, struct text *out)
{
	size_t length = strlen(name);
	bool found = false;

	text_clear(out);
	for (size_t n; *draft; draft += n + (draft[n] == '\n')) {
		n = strcspn(draft, "\n");
		if (n <= length || strncmp(draft, name, length) != 0 || draft[length] != '\t')
			continue;
		text_clear(out);
		form_draft_value(draft + length + 1, draft + n, out);
		found = true;
	}
	return found;
}

/* The field of such a name; f->n: none. */
static size_t
form_draft_field(const struct form *f, const char *name, size_t n)
{
	size_t i = 0;

	while (i < f->n && (strlen(f->fields[i].name) != n ||
				   strncmp(f->fields[i].name, name, n) != 0))
		i++;
	return i;
}

/* One field of a draft; true: it was changed elsewhere as well. */
static bool
form_take_value(struct ui *ui, struct form *f, size_t i, const char *was, const char *value)
{
	char *now = mem_str(text_str(&f->was[i]));
	bool both;

	line_set(&f->lines[i], value);
	both = form_merge(ui, f, i, was, now);
	free(now);
	return both;
}

bool
form_decode(struct ui *ui, struct form *f, const char *s)
{
	struct text was = { 0 }, value = { 0 };
	bool both = false, known = false;

	for (size_t n; *s; s += n + (s[n] == '\n')) {
		bool before = *s == '\t';
		const char *name = s + before, *end = s + (n = strcspn(s, "\n"));
		const char *tab = memchr(name, '\t', (size_t)(end - name));
		size_t i = tab ? form_draft_field(f, name, (size_t)(tab - name)) : f->n;

		if (i == f->n)
			continue;
		text_clear(before ? &was : &value);
		form_draft_value(tab + 1, end, before ? &was : &value);
		if (!before)
			both |= form_take_value(ui, f, i, known ? text_str(&was) : text_str(&f->was[i]),
				text_str(&value));
		known = before;
	}
	text_free(&was);
	text_free(&value);
	return both;
}
