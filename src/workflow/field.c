/* field.c: the notebook of a field of work: found, written, shown as text and as JSON. */
#include <stdlib.h>
#include <string.h>

#include "formats_report.h"
#include "workflow.h"

/* ---- which ---- */

void
field_names(struct desk *d, struct strings *out)
{
	store_learned_fields(d->store, out);
}

char *
field_find(struct desk *d, const char *name)
{
	struct strings all = { 0 };
	char *found = NULL;

	field_names(d, &all);
	int i = name && *name ? word_find((const char *const *)all.s, (int)all.n, name, true) : -1;
	if (i >= 0)
		found = mem_str(all.s[i]);
	else if (name && *name)
		found = blank_trimmed(name);
	else if (all.n)
		found = mem_str(all.s[0]);
	else
		found = mem_str(d->config.exploring && *d->config.exploring ? d->config.exploring : "");
	strings_free(&all);
	return found;
}

bool
field_kind(const char *word, enum learned_kind *out, struct err *e)
{
	int i = word_find(learned_kind_names, N_LEARNED_KINDS, word, true);
	struct text all = { 0 };

	for (int k = 0; k < N_LEARNED_KINDS; k++)
		text_addf(&all, "%s%s", k ? ", " : "", learned_kind_names[k]);
	if (i < 0)
		err_set(e, "\"%.40s\" is no kind of entry: it is one of %s.", word, text_str(&all));
	else
		*out = (enum learned_kind)i;
	text_free(&all);
	return i >= 0;
}

/* ---- read ---- */

static bool
field_take(void *user, const struct learned *f)
{
	struct notebook *b = user;
	struct learned *to = list_more(&b->all, &b->n, &b->cap, sizeof(*to));

	*to = *f;
	to->field = mem_str(f->field);
	to->text = mem_str(f->text);
	to->source = mem_str(f->source);
	return true;
}

static int
field_order(const void *a, const void *b)
{
	const struct learned *x = a, *y = b;

	return x->kind != y->kind ? (int)x->kind - (int)y->kind : (x->id > y->id) - (x->id < y->id);
}

bool
field_read(struct desk *d, const char *field, struct notebook *out, struct err *e)
{
	notebook_done(out);
	if (!store_learned_each(d->store, field, field_take, out, e))
		return false;
	if (out->n)
		qsort(out->all, out->n, sizeof(*out->all), field_order);
	return true;
}

/* ---- written ---- */

static void
field_cut(char **s)
{
	char *cut = blank_trimmed(*s ? *s : "");

	mem_set(s, cut);
	free(cut);
}

bool
field_keep(struct desk *d, struct learned *f, struct err *e)
{
	field_cut(&f->field);
	field_cut(&f->text);
	field_cut(&f->source);
	if (!*f->field)
		return err_set(e, "Which field is it of? Name it: energy, or what you are exploring.");
	if (!*f->text)
		return err_set(e, "An entry needs to say something.");
	return store_learned_save(d->store, f, e);
}

bool
field_drop(struct desk *d, int64_t id, struct err *e)
{
	return store_learned_delete(d->store, id, e);
}

/* ---- asked to connect ---- */

bool
field_connected(struct desk *d, int64_t contact_id, struct err *e)
{
	struct text who = { 0 };
	struct learned f = { .kind = LEARNED_CONNECT, .contact_id = contact_id,
		.field = field_find(d, NULL), .source = mem_str("") };

	contacts_name(d, &contact_id, 1, &who);
	f.text = text_take(&who);
	bool good = !*f.field || field_keep(d, &f, e); /* of no field: the step alone is kept */
	learned_done(&f);
	return good;
}

struct field_wanted {
	int64_t contact_id, ids[8];
	size_t n;
};

static bool
field_take_connect(void *user, const struct learned *f)
{
	struct field_wanted *w = user;

	if (f->kind == LEARNED_CONNECT && f->contact_id == w->contact_id && w->n < LEN(w->ids))
		w->ids[w->n++] = f->id;
	return true;
}

bool
field_not_connected(struct desk *d, int64_t contact_id, struct err *e)
{
	struct field_wanted w = { .contact_id = contact_id };
	bool good = store_learned_each(d->store, "", field_take_connect, &w, e);

	for (size_t i = 0; good && i < w.n; i++)
		good = field_drop(d, w.ids[i], e);
	return good;
}

/* ---- shown ---- */

void
field_line(struct desk *d, const struct notebook *b, const struct learned *f, struct text *out)
{
	struct text line = { 0 }, who = { 0 };

	text_addf(&line, learned_is_gap(b, f) ? N_("%s (a gap)") : "%s", f->text);
	if (f->contact_id)
		contacts_name(d, &f->contact_id, 1, &who);
	if (who.n && strcmp(text_str(&who), f->text) != 0)
		text_joinf(&line, " · ", "%s", text_str(&who));
	if (*f->source)
		text_joinf(&line, " · ", "from: %s", f->source);
	text_add(out, text_str(&line));
	text_free(&line);
	text_free(&who);
}

bool
field_text(struct desk *d, const char *field, struct text *out, struct err *e)
{
	struct notebook b = { 0 };
	bool good = field_read(d, field, &b, e);

	for (size_t i = 0; good && i < b.n; i++) {
		if (i == 0 || b.all[i].kind != b.all[i - 1].kind)
			text_addf(out, "%s%s\n", i ? "\n" : "", _(learned_kind_heads[b.all[i].kind]));
		text_add(out, "  ");
		field_line(d, &b, &b.all[i], out);
		text_add(out, "\n");
	}
	if (good && !b.n)
		text_addf(out, N_("The notebook of \"%s\" is empty.\n"), field);
	notebook_done(&b);
	return good;
}

bool
field_json(struct desk *d, const char *field, struct text *out, struct err *e)
{
	struct json *list = json_list();
	struct notebook b = { 0 };
	bool good = field_read(d, field, &b, e);

	for (size_t i = 0; good && i < b.n; i++) {
		const struct learned *f = &b.all[i];
		struct text who = { 0 };
		if (f->contact_id)
			contacts_name(d, &f->contact_id, 1, &who);
		json_put(list, NULL, json_learned(f, text_str(&who), learned_is_gap(&b, f)));
		text_free(&who);
	}
	if (good)
		json_print(list, out);
	json_free(list);
	notebook_done(&b);
	return good;
}
