/* Field: the notebook of a field of work: terms, titles, skills and gaps, ways tried, what came of it. */
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "rows.h"

struct field_state {
	struct list list;
	struct app *app;
	char *field;
	struct notebook book;
	struct rows rows;
	int64_t edited;            /* the entry in the form; 0: a new one */
};

static void
field_add_rows(struct field_state *s, const struct ui *ui)
{
	for (size_t i = 0; i < s->book.n; i++) {
		const struct learned *f = &s->book.all[i];
		struct text line = { 0 };
		if (i == 0 || f->kind != s->book.all[i - 1].kind)
			rows_head(&s->rows, _(learned_kind_heads[f->kind]));
		field_line(&s->app->desk, &s->book, f, &line);
		rows_wrap(&s->rows, f->id, false, "", text_str(&line), ui->linear ? 0 : ui->cols - 2);
		text_free(&line);
	}
}

static bool
field_screen_read(struct ui *ui, void *state, struct err *e)
{
	struct field_state *s = state;

	rows_done(&s->rows);
	if (!field_read(&s->app->desk, s->field, &s->book, e))
		return false;
	field_add_rows(s, ui);
	return true;
}

static bool
field_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct field_state *s = state;

	s->app = app_of(ui);
	s->field = field_find(&s->app->desk, arg);
	return field_screen_read(ui, s, e);
}

static void
field_close(struct ui *ui, void *state)
{
	struct field_state *s = state;

	(void)ui;
	notebook_done(&s->book);
	rows_done(&s->rows);
	free(s->field);
}

/* ---- an entry as a form ---- */

static const struct form_field fields[] = {
	{ "kind", N_("Kind"), N_("what it is, by its first letters"), FIELD_WORD, learned_kind_names,
		N_LEARNED_KINDS },
	{ "text", N_("What"), N_("the term, the title, the skill, the way"), FIELD_LINE, NULL, 0 },
	{ "source", N_("Source"), N_("where it is from: a page, a book, a talk"), FIELD_LINE, NULL, 0 },
	{ "with", N_("With"), N_("whom it is about, or came by"), FIELD_LINE, NULL, 0 },
	{ "field", N_("Field"), N_("the kind of work: energy, design"), FIELD_LINE, NULL, 0 },
};
enum { F_KIND, F_TEXT, F_SOURCE, F_WITH, F_FIELD };

static const struct learned *
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

static void
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

static void
field_key_new(struct ui *ui, void *state)
{
	field_form(ui, state, NULL);
}

static void
field_key_edit(struct ui *ui, void *state)
{
	struct field_state *s = state;

	field_form(ui, s, field_entry(s, list_id(&s->list)));
}

static bool
field_delete(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct field_state *s = state;
	struct err e = { 0 };
	bool good = true;

	for (size_t i = 0; good && i < n; i++)
		good = field_drop(&s->app->desk, ids[i], &e);
	if (good)
		ui_say(ui, "Deleted; u brings it back");
	else
		ui_err(ui, &e);
	return good;
}

static void
field_named(struct ui *ui, void *user, const char *name)
{
	struct field_state *s = user;

	free(s->field);
	s->field = field_find(&s->app->desk, name);
	ui_reload(ui);
}

static void
field_key_other(struct ui *ui, void *state)
{
	struct field_state *s = state;
	struct strings all = { 0 };
	size_t at = 0;

	field_names(&s->app->desk, &all);
	while (at < all.n && strcmp(all.s[at], s->field) != 0)
		at++;
	ui_prompt(ui, _("Which field?"), all.n > 1 ? all.s[(at + 1) % all.n] : s->field, field_named, s);
	strings_free(&all);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter e", field_key_edit, "learned-edit", "Change the entry", KEY_ROW | KEY_FOOT, "edit" },
	{ "n", field_key_new, "learned-new", "Add an entry: a term, a title, a skill, a way tried, what came of it", KEY_FOOT, "new" },
	{ "d", list_delete, "learned-delete", "Delete the entry, or all marked ones", KEY_ROWS | KEY_FOOT, "delete" },
	{ "f", field_key_other, "field-other", "The notebook of another field, or a new one", KEY_FOOT, "another field" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
field_head(const void *state, struct text *left, struct text *right)
{
	const struct field_state *s = state;

	if (*s->field)
		text_addf(left, "Field: %s", s->field);
	else
		text_set(left, _("Field"));
	count_text(right, s->book.n, "entry", "entries");
	return ROLE_TITLE;
}

static const struct list_screen field_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct field_state, rows),
	.n_columns = 1,
	.empty = "Nothing is noted of this field yet. n adds a term, a job title, a skill that is asked for.",
	.none = "There is no entry here; n adds one.",
	.read = field_screen_read,
	.drop = field_delete,
};

const struct screen field_screen = {
	.name = "field",
	.title = "Field",
	.help = "The notebook of a field of work: terms, job titles, qualifications, skills asked for and your own, "
		"ways to people tried, and what came of it. A skill asked for that is not yours is a gap.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct field_state),
	.list = &field_list,
	.open = field_open,
	.close = field_close,
	.head = field_head,
	.takes_words = true,
};
