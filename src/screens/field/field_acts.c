/* Keys of Field: entries are added, changed and deleted, and another field is chosen. */
#include <stdlib.h>
#include <string.h>

#include "field.h"
#include "screens/common.h"

void
field_key_new(struct ui *ui, void *state)
{
	field_form(ui, state, NULL);
}

void
field_key_edit(struct ui *ui, void *state)
{
	struct field_state *s = state;

	field_form(ui, s, field_entry(s, list_id(&s->list)));
}

bool
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

void
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
