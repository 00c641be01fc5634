/* Field: the notebook of a field of work: terms, titles, skills and gaps, ways tried, what came of it. */
#include <stddef.h>
#include <stdlib.h>

#include "field.h"
#include "screens/common.h"

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
