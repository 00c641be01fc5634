/* export.c: people, interviews and steps to other programs, in the forms of formats_export.h; and everything. */
#include <string.h>

#include "formats_export.h"
#include "formats_report.h"
#include "model/contact.h"
#include "workflow.h"

/* What is being written. */
struct exporting {
	struct desk *d;
	const struct export_wish *wish;
	struct exported one;
	void (*put)(struct text *out, const struct exported *x);
	struct text *out;
	size_t n;             /* items so far; of everything, tables */
	size_t rows;          /* of the table being written */
	bool (*more)(void *user);
	void *user;
};

static bool
export_one(struct exporting *x)
{
	x->one.nth = x->n++;
	x->put(x->out, &x->one);
	return !x->more || x->more(x->user);
}

static bool
export_contact(void *user, const struct contact *c)
{
	struct exporting *x = user;
	struct text kept = { 0 };

	store_kept_get(x->d->store, c->id, &kept);
	x->one.contact = c;
	x->one.kept = text_str(&kept);
	bool more = export_one(x);
	text_free(&kept);
	return more;
}

static bool
export_contacts(struct exporting *x, struct err *e)
{
	return store_contact_each(x->d->store, x->wish->words, export_contact, x, e);
}

static bool
export_interview(void *user, const struct interview *i)
{
	struct exporting *x = user;

	x->one.interview = i;
	return export_one(x);
}

static bool
export_interviews(struct exporting *x, struct err *e)
{
	return desk_interviews(x->d, x->wish->words, export_interview, x, e);
}

static bool
export_step(void *user, const struct due_row *r)
{
	struct exporting *x = user;

	x->one.step = r;
	return export_one(x);
}

/* The open ones. */
static bool
export_steps(struct exporting *x, struct err *e)
{
	bool good = true;

	for (int k = 0; good && k < N_DUE_KINDS; k++) {
		const struct due_wish w = { .kind = (enum due_kind)k, .shown_ms = INT64_MAX };

		if (due_is_step((enum due_kind)k))
			good = store_due_each(x->d->store, &w, export_step, x, e);
	}
	return good;
}

/* ---- everything ---- */

/* A table begins: the one before ends. */
static void
export_table_begins(struct exporting *x, const char *table)
{
	text_addf(x->out, "%s,\n\"%s\": [", x->rows ? "\n]" : x->n ? "]" : "", table);
	x->rows = 0;
	x->n++;
}

/* A row a line, so that a person's own tools can compare two files. */
static bool
export_dump_row(void *user, const struct dump_line *r)
{
	struct exporting *x = user;

	if (!r->v) {
		export_table_begins(x, r->table);
		return true;
	}
	struct json *j = json_map();
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].kind == DUMP_NUMBER)
			json_put_int(j, r->v[i].key, r->v[i].number);
		else
			json_put_str(j, r->v[i].key, r->v[i].text);
	text_add(x->out, x->rows++ ? ",\n" : "\n");
	json_print_line(j, x->out);
	json_free(j);
	return !x->more || x->more(x->user);
}

static bool
export_all(struct exporting *x, struct err *e)
{
	text_add(x->out, "{\n\"halfhour\": 1");
	bool good = store_dump(x->d->store, export_dump_row, x, e);
	if (good)
		text_add(x->out, x->rows ? "\n]\n}\n" : "]\n}\n");
	return good;
}

/* ---- what there is ---- */

static const struct export_row {
	const char *name;
	bool (*each)(struct exporting *x, struct err *e);
} export_nouns[] = {
	[EXPORT_CONTACTS] = { "contacts", export_contacts },
	[EXPORT_INTERVIEWS] = { "interviews", export_interviews },
	[EXPORT_STEPS] = { "steps", export_steps },
};
static const char export_everything[] = "all"; /* as JSON only; its number is N_EXPORT_NOUNS */

static const struct export_as {
	const char *name, *suffix;
	const struct export_form *form;
} export_forms[] = {
#define EXPORT_ROW(id, suffix) { #id, suffix, &export_##id },
	EXPORT_FORMS(EXPORT_ROW)
#undef EXPORT_ROW
};

static bool
export_has(size_t noun, const struct export_as *f)
{
	return noun == N_EXPORT_NOUNS ? f->form == &export_json : f->form->put[noun] != NULL;
}

static bool
export_unknown(const char *noun, struct err *e)
{
	struct text all = { 0 };

	for (size_t i = 0; i < LEN(export_nouns); i++)
		text_addf(&all, "%s, ", export_nouns[i].name);
	text_add(&all, export_everything);
	err_set(e, "\"%.40s\" cannot be exported: there are %s.", noun, text_str(&all));
	text_free(&all);
	return false;
}

bool
export_find(const char *noun, const char *as, struct export *out, struct err *e)
{
	struct text forms = { 0 };
	size_t at = 0;

	while (at < N_EXPORT_NOUNS && strcmp(export_nouns[at].name, noun) != 0)
		at++;
	if (at == N_EXPORT_NOUNS && strcmp(noun, export_everything) != 0)
		return export_unknown(noun, e);
	*out = (struct export){ .noun = at };
	for (size_t i = 0; i < LEN(export_forms); i++)
		if (export_has(at, &export_forms[i])) {
			if (strcmp(export_forms[i].name, as) == 0)
				out->form = export_forms[i].form;
			text_addf(&forms, "%s%s", forms.n ? ", " : "", export_forms[i].name);
		}
	if (!out->form)
		err_set(e, "%s go out as %s, not as \"%.40s\".", noun, text_str(&forms), as);
	text_free(&forms);
	return out->form != NULL;
}

const char *
export_named(const char *noun, const char *file)
{
	const char *dot = file ? strrchr(file, '.') : NULL;

	for (size_t i = 0; dot && i < LEN(export_forms); i++)
		if (strcmp(export_forms[i].suffix, dot) == 0)
			return export_forms[i].name;
	return strcmp(noun, export_everything) == 0 ? "json" : "csv";
}

bool
export_write(struct desk *d, const struct export *what, const struct export_wish *w, struct text *out,
	bool (*more)(void *user), void *user, struct err *e)
{
	struct exporting x = { .d = d, .wish = w, .out = out, .more = more, .user = user,
		.one = { .old = w->old, .desk = d } };
	const struct export_form *f = what->form;

	if (what->noun == N_EXPORT_NOUNS)
		return export_all(&x, e);
	x.put = f->put[what->noun];
	if (f->begin && !f->begin(out, (enum export_noun)what->noun, e))
		return false;
	bool good = export_nouns[what->noun].each(&x, e);
	if (good && f->end)
		f->end(out, x.n);
	return good;
}
