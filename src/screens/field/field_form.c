/* An entry of a notebook as a form. */
#include <inttypes.h>

#include "field.h"
#include "screens/common.h"

static const struct form_field fields[] = {
	{ "kind", N_("Kind"), N_("what it is, by its first letters"), FIELD_WORD, learned_kind_names,
		N_LEARNED_KINDS },
	{ "text", N_("What"), N_("the term, the title, the skill, the way"), FIELD_LINE, NULL, 0 },
	{ "source", N_("Source"), N_("where it is from: a page, a book, a talk"), FIELD_LINE, NULL, 0 },
	{ "with", N_("With"), N_("whom it is about, or came by"), FIELD_LINE, NULL, 0 },
	{ "field", N_("Field"), N_("the kind of work: energy, design"), FIELD_LINE, NULL, 0 },
};
enum { F_KIND, F_TEXT, F_SOURCE, F_WITH, F_FIELD };

const struct learned *
field_entry(const struct field_state *s, int64_t id)
{
	for (size_t i = 0; i < s->book.n; i++)
		if (s->book.all[i].id == id)
			return &s->book.all[i];
	return NULL;
}

static bool
field_form_take(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct field_state *s = user;
	struct desk *d = &s->app->desk;
	const struct learned *was = field_entry(s, s->edited);
	struct learned f = { .id = was ? was->id : 0, .revision = was ? was->revision : 0,
		.field = mem_str(values[F_FIELD]), .text = mem_str(values[F_TEXT]),
		.source = mem_str(values[F_SOURCE]) };
	const char *with = values[F_WITH] ? values[F_WITH] : "";
	bool good = field_kind(values[F_KIND] ? values[F_KIND] : "", &f.kind, e);

	if (good && !*f.text) {
		ui_form_fault(ui, F_TEXT, "An entry needs to say something");
		good = false;
	}
	if (good && *with)
		good = (f.contact_id = contact_find(d, with, e)) != 0;
	good = good && field_keep(d, &f, e);
	if (good) {
		mem_set(&s->field, f.field);
		ui_say(ui, "The entry is saved.");
	}
	learned_done(&f);
	return good;
}

void
field_form(struct ui *ui, struct field_state *s, const struct learned *f)
{
	struct text with = { 0 }, draft = { 0 };

	if (f && f->contact_id)
		contacts_name(&s->app->desk, &f->contact_id, 1, &with);
	text_addf(&draft, "learned:%" PRId64, f ? f->id : 0);
	const char *values[] = { learned_kind_names[f ? f->kind : LEARNED_TERM], f ? f->text : "",
		f ? f->source : "", text_str(&with), f ? f->field : s->field };
	s->edited = f ? f->id : 0;
	ui_form(ui, f ? _("Entry") : _("New entry"), text_str(&draft), fields, LEN(fields), values,
		field_form_take, s);
	text_free(&with);
	text_free(&draft);
}
