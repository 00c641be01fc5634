/* Keys of an import: the file, which rows are taken, what a column is, begin, stop. */
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "screens/common.h"

void
import_key_file(struct ui *ui, void *state)
{
	struct import_screen *s = state;

	if (s->phase == IMPORT_RUNS)
		ui_refuse(ui, "An import is running; x gives it up.");
	else
		ui_prompt_file(ui, "File", s->file ? s->file : "", import_file_typed, s);
}

void
import_key_run(struct ui *ui, void *state)
{
	struct import_screen *s = state;

	if (s->phase == IMPORT_RUNS)
		ui_refuse(ui, "It is running already.");
	else if (s->phase == IMPORT_MADE)
		ui_refuse(ui, "It is imported; f chooses another file.");
	else if (!s->job)
		ui_refuse(ui, "There is no file yet; f asks for one.");
	else
		import_screen_begin(ui, s, false);
}

static bool
import_screen_chooses(struct ui *ui, const struct import_screen *s)
{
	bool can = s->job && s->phase != IMPORT_RUNS && s->phase != IMPORT_MADE;

	if (!can)
		ui_refuse(ui, "There is nothing to choose now.");
	return can;
}

void
import_key_all(struct ui *ui, void *state)
{
	struct import_screen *s = state;

	if (!import_screen_chooses(ui, s))
		return;
	s->theirs = !s->theirs;
	strings_free(&s->turned);
	ui_say(ui, s->theirs ? "Where both have a value, the file's will count."
		: "Where both have a value, yours will stay.");
	import_screen_again(ui, s);
}

static void
import_take_turn(struct import_screen *s, const struct import_differ *d)
{
	struct text name = { 0 };
	struct strings rest = { 0 };

	import_take_name(d, &name);
	for (size_t i = 0; i < s->turned.n; i++)
		if (strcmp(s->turned.s[i], text_str(&name)) != 0)
			strings_add(&rest, s->turned.s[i]);
	if (rest.n == s->turned.n)
		strings_add(&rest, text_str(&name));
	strings_free(&s->turned);
	s->turned = rest;
	text_free(&name);
}

void
import_key_take(struct ui *ui, void *state)
{
	struct import_screen *s = state;
	int64_t id = list_id(&s->list), of = rows_of(id);
	const struct import *job = import_shown(s);
	size_t n;

	if (!import_screen_chooses(ui, s))
		return;
	if (rows_part(id) != ROW_DIFFER) {
		ui_refuse(ui, "t turns a row under “Differs”; T turns all of them.");
		return;
	}
	const struct import_differ *d = &import_differs(job, &n)[of - 1];
	import_take_turn(s, d);
	ui_say(ui, import_takes_row(s, d) ? "%s, %s: the file's counts." : "%s, %s: yours stays.", d->who, d->field);
	import_screen_again(ui, s);
}

void
import_key_stop(struct ui *ui, void *state)
{
	struct import_screen *s = state;

	if (!import_screen_works(s)) {
		ui_refuse(ui, "Nothing is running.");
		return;
	}
	ui_say(ui, s->phase == IMPORT_RUNS ? "The import was given up; nothing of it was kept."
		: "The look was given up.");
	import_screen_drop(s);
	s->phase = IMPORT_NONE;
	ui_reload(ui);
}

void
import_key_back(struct ui *ui, void *state)
{
	const struct import_screen *s = state;

	if (s->phase == IMPORT_RUNS)
		ui_refuse(ui, "An import is running; x gives it up.");
	else
		ui_back(ui);
}

static void
import_field_chosen(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct import_screen *s = user;
	struct text said = { 0 };

	(void)rest;
	text_addf(&said, "%s=%d", s->items[nth].name, (int)s->column);
	strings_add(&s->maps, text_str(&said));
	text_free(&said);
	import_screen_begin(ui, s, true);
}

/* Fields, parts of the name, and none. */
static size_t
import_items(struct import_screen *s)
{
	static const struct menu_item parts[] = { { "-", N_("leave the column out") },
		{ "given", N_("Given name") }, { "family", N_("Family name") },
		{ "middle", N_("Middle name") } };
	size_t n = 0;

	free(s->items);
	s->items = mem_new(n_contact_fields + LEN(parts), sizeof(*s->items));
	for (size_t i = 0; i < LEN(parts); i++)
		s->items[n++] = parts[i];
	for (size_t i = 0; i < n_contact_fields; i++)
		if (!(contact_fields[i].flags & FIELD_CONSENT))
			s->items[n++] = (struct menu_item){ contact_fields[i].name, contact_fields[i].label };
	return n;
}

void
import_key_row(struct ui *ui, void *state)
{
	struct import_screen *s = state;
	int64_t id = list_id(&s->list), of = rows_of(id);

	if (rows_part(id) == ROW_SAID) {
		ui_card(ui, "Left out", s->said.s[of - 1]);
	} else if (rows_part(id) == ROW_APPOINTMENT) {
		ui_card(ui, "Appointment", import_appointments(import_shown(s))->s[of - 1]);
	} else if (rows_part(id) == ROW_DIFFER) {
		size_t n;
		screen_open(ui, "contact", import_differs(import_shown(s), &n)[of - 1].contact_id);
	} else if (s->phase == IMPORT_RUNS || s->phase == IMPORT_MADE) {
		ui_refuse(ui, "It is too late to change a column; f chooses the file again.");
	} else {
		size_t n_items = import_items(s);
		s->column = of;
		ui_menu(ui, "What is this column?", s->items, n_items, import_field_chosen, s);
	}
}

bool
import_screen_offers(const void *state, const struct key *k)
{
	const struct import_screen *s = state;

	if (k->act == import_key_stop)
		return import_screen_works(s);
	if (k->act == import_key_run || k->act == import_key_all || k->act == import_key_take)
		return s->job && s->phase != IMPORT_RUNS && s->phase != IMPORT_MADE;
	return true;
}
