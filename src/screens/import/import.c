/*
 * Import: a file of another program, looked at before it comes in: what its columns are, who is
 * new, what differs. Both the look and the import go on in slices while other keys are taken.
 */
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "model/import_map.h"
#include "rows.h"

enum import_phase { IMPORT_NONE, IMPORT_LOOKS, IMPORT_LOOKED, IMPORT_RUNS, IMPORT_MADE };

struct import_screen {
	struct list list;
	struct rows rows;
	enum import_phase phase;
	char *file;
	bool theirs;
	struct strings maps;   /* "email=3", as chosen here */
	struct strings turned; /* "12:role", where the other value counts than `theirs` says */
	struct import *job;    /* of the look, or of the import */
	struct import *shown;  /* the look before it, whose rows stay until that one has ended; or NULL */
	struct strings said;
	struct menu_item *items; /* fields to choose from */
	int64_t column;        /* whose field is being chosen, from 1 */
};

enum { ROW_COLUMN = 1, ROW_APPOINTMENT, ROW_DIFFER, ROW_SAID };

/* ---- rows ---- */

/* Whose rows are shown; NULL: none's. */
static const struct import *
import_shown(const struct import_screen *s)
{
	return s->shown ? s->shown : s->job;
}

static void
import_rows_columns(struct import_screen *s, const struct import *job)
{
	const struct strings *header = import_header(job), *sample = import_sample(job);
	const struct column_map *m = import_map(job);

	if (!header)
		return;
	rows_head(&s->rows, "Columns: what each is, and the first row; Enter changes it");
	for (size_t i = 0; i < header->n; i++)
		rows_add(&s->rows, rows_id(ROW_COLUMN, (int64_t)i + 1), m->to[i] == COLUMN_NONE, "%s\t%s\t%s",
			header->s[i], column_name(m->to[i]), i < sample->n ? sample->s[i] : "");
}

static void
import_rows_appointments(struct import_screen *s, const struct import *job)
{
	const struct strings *told = import_appointments(job);

	if (told && told->n)
		rows_head(&s->rows, "Appointments; Enter says one whole");
	for (size_t i = 0; told && i < told->n; i++)
		rows_add(&s->rows, rows_id(ROW_APPOINTMENT, (int64_t)i + 1), false, "%s", told->s[i]);
}

static void
import_take_name(const struct import_differ *d, struct text *out)
{
	text_clear(out);
	text_addf(out, "%" PRId64 ":%s", d->line, d->field);
}

static bool
import_takes_row(const struct import_screen *s, const struct import_differ *d)
{
	struct text name = { 0 };

	import_take_name(d, &name);
	bool takes = s->theirs != strings_has(&s->turned, text_str(&name));
	text_free(&name);
	return takes;
}

/* The value that counts has a star. */
static void
import_rows_differ(struct import_screen *s, const struct import *job)
{
	size_t n;
	const struct import_differ *d = import_differs(job, &n);

	if (n)
		rows_head(&s->rows, "Differs: here, in the file; * counts, t turns one, T all");
	for (size_t i = 0; i < n; i++) {
		bool theirs = import_takes_row(s, &d[i]);

		rows_add(&s->rows, rows_id(ROW_DIFFER, (int64_t)i + 1), false, "%s, %s\t%s%s\t%s%s", d[i].who,
			d[i].field, theirs ? "" : "* ", d[i].mine, theirs ? "* " : "", d[i].their);
	}
}

/* Sentences about what differs have rows already. */
static void
import_rows_said(struct import_screen *s)
{
	bool head = false;

	for (size_t i = 0; i < s->said.n && i < 200; i++) {
		if (strstr(s->said.s[i], ", but not the same"))
			continue;
		if (!head)
			rows_head(&s->rows, "Left out; Enter says it whole");
		head = true;
		rows_add(&s->rows, rows_id(ROW_SAID, (int64_t)i + 1), false, "%s", s->said.s[i]);
	}
}

/* There is a file, and nothing of it to choose from. */
static const char *
import_nothing(const struct import_screen *s)
{
	/* In the order of enum import_phase. */
	static const char *const said[] = { N_("It could not be read; f chooses another file"),
		N_("Looking at the file"), N_("Nothing here to choose; i imports it"), N_("Importing"),
		N_("Imported; u takes it back") };

	return _(said[s->phase]);
}

static bool
import_screen_read(struct ui *ui, void *state, struct err *e)
{
	struct import_screen *s = state;

	(void)ui, (void)e;
	rows_done(&s->rows);
	if (!import_shown(s))
		return true;
	import_rows_columns(s, import_shown(s));
	import_rows_appointments(s, import_shown(s));
	import_rows_differ(s, import_shown(s));
	import_rows_said(s);
	if (!s->rows.n)
		rows_head(&s->rows, import_nothing(s));
	return true;
}

/* ---- the look, the import ---- */

static void
import_screen_drop(struct import_screen *s)
{
	import_free(s->shown);
	import_free(s->job);
	s->job = s->shown = NULL;
}

/* Begins one of both with what was chosen here. */
static void
import_screen_start(struct ui *ui, struct import_screen *s, bool dry)
{
	const struct import_wish w = { .maps = &s->maps, .turned = &s->turned, .theirs = s->theirs, .dry = dry };
	struct err e = { 0 };

	strings_free(&s->said);
	s->job = import_open(&app_of(ui)->desk, s->file, &w, &e);
	s->phase = !s->job ? IMPORT_NONE : dry ? IMPORT_LOOKS : IMPORT_RUNS;
	if (!s->job)
		ui_err(ui, &e);
	ui_reload(ui);
}

static void
import_screen_begin(struct ui *ui, struct import_screen *s, bool dry)
{
	import_screen_drop(s);
	import_screen_start(ui, s, dry);
}

/* A look again with other choices: the rows stay where they are until it has ended. */
static void
import_screen_again(struct ui *ui, struct import_screen *s)
{
	if (s->shown)
		import_free(s->job);
	else
		s->shown = s->job;
	s->job = NULL;
	import_screen_start(ui, s, true);
}

/* "~/x" as a shell has it. */
static char *
import_path(const char *typed)
{
	const char *home = getenv("HOME");

	return typed[0] == '~' && typed[1] == '/' && home ? path_join(home, typed + 2) : mem_str(typed);
}

static void
import_file_typed(struct ui *ui, void *user, const char *value)
{
	struct import_screen *s = user;

	free(s->file);
	s->file = import_path(value);
	strings_free(&s->maps);
	strings_free(&s->turned);
	import_screen_begin(ui, s, true);
}

static bool
import_screen_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct import_screen *s = state;

	(void)e;
	if (arg)
		import_file_typed(ui, s, arg);
	return import_screen_read(ui, s, e);
}

static void
import_screen_close(struct ui *ui, void *state)
{
	struct import_screen *s = state;

	(void)ui;
	import_screen_drop(s);
	rows_done(&s->rows);
	strings_free(&s->maps);
	strings_free(&s->turned);
	strings_free(&s->said);
	free(s->items);
	free(s->file);
}

static bool
import_screen_works(const struct import_screen *s)
{
	return s->phase == IMPORT_LOOKS || s->phase == IMPORT_RUNS;
}

static int64_t
import_screen_due(const void *state, const struct moment *now)
{
	(void)now;
	return import_screen_works(state) ? 0 : -1;
}

/* How many; the appointments have rows. */
static void
import_screen_count(const struct import *job, struct text *out)
{
	import_tell(job, out);
	if (out->n)
		text_cut(out, strcspn(out->s, "\n"));
}

static void
import_screen_ended(struct ui *ui, struct import_screen *s)
{
	struct text t = { 0 };

	import_screen_count(s->job, &t);
	import_free(s->shown);
	s->shown = NULL;
	s->phase = s->phase == IMPORT_RUNS ? IMPORT_MADE : IMPORT_LOOKED;
	if (s->phase == IMPORT_MADE)
		ui_say(ui, "%s", text_str(&t));
	text_free(&t);
	ui_reload(ui);
}

/* One slice; keys are taken between two. */
static void
import_screen_tick(struct ui *ui, void *state)
{
	struct import_screen *s = state;
	struct err e = { 0 };
	bool ended = false;

	if (!import_step(s->job, &ended, &s->said, &e)) {
		s->phase = s->phase == IMPORT_RUNS ? IMPORT_NONE : IMPORT_LOOKED;
		ui_err(ui, &e);
		ui_reload(ui);
	} else if (ended) {
		import_screen_ended(ui, s);
	}
}

/* ---- keys ---- */

static void
import_key_file(struct ui *ui, void *state)
{
	struct import_screen *s = state;

	if (s->phase == IMPORT_RUNS)
		ui_refuse(ui, "An import is running; x gives it up.");
	else
		ui_prompt(ui, "File", s->file ? s->file : "", import_file_typed, s);
}

static void
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

static void
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

static void
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

static void
import_key_stop(struct ui *ui, void *state)
{
	struct import_screen *s = state;

	if (!import_screen_works(s)) {
		ui_refuse(ui, "Nothing is running.");
		return;
	}
	ui_say(ui, s->phase == IMPORT_RUNS ? "The import was given up; nothing of it stays."
		: "The look was given up.");
	import_screen_drop(s);
	s->phase = IMPORT_NONE;
	ui_reload(ui);
}

/* Leaving by accident would give up what is half in. */
static void
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

static void
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

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", import_key_row, "import-column", "Choose what a column is; open a contact that differs; show a left-out line whole", KEY_ROW | KEY_FOOT, "change" },
	{ "i", import_key_run, "import-run", "Import it", KEY_FOOT, "import" },
	{ "t", import_key_take, "import-take", "Of the chosen row the file's value counts, or again yours", KEY_FOOT | KEY_ROW, "take" },
	{ "T", import_key_all, "import-theirs", "Wherever both have a value: the file's counts, or again yours", KEY_FOOT, "take all" },
	{ "f", import_key_file, "import-file", "Choose a file", KEY_FOOT, "file" },
	{ "q Esc", import_key_back, "import-back", "Go back; an import that is running is given up by x only", 0, NULL },
	{ "x", import_key_stop, "import-stop", "Give up what is running", KEY_FOOT, "stop" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static bool
import_screen_offers(const void *state, const struct key *k)
{
	const struct import_screen *s = state;

	if (k->act == import_key_stop)
		return import_screen_works(s);
	if (k->act == import_key_run || k->act == import_key_all || k->act == import_key_take)
		return s->job && s->phase != IMPORT_RUNS && s->phase != IMPORT_MADE;
	return true;
}

static enum role
import_screen_head(const void *state, struct text *left, struct text *right)
{
	const struct import_screen *s = state;
	const char *slash = s->file ? strrchr(s->file, '/') : NULL;

	text_set(left, "Import");
	if (s->file)
		text_addf(left, " · %s", slash ? slash + 1 : s->file);
	if (import_screen_works(s))
		text_addf(right, "%d%%", import_percent(s->job));
	return ROLE_TITLE;
}

static void
import_screen_status(const void *state, struct text *out)
{
	const struct import_screen *s = state;

	if (s->phase == IMPORT_LOOKS)
		text_add(out, _("Looking who is there already."));
	else if (s->phase == IMPORT_RUNS)
		text_add(out, _("Importing; x gives it up."));
	else if (s->job)
		import_screen_count(s->job, out);
}

static const int widths[] = { 26, 22, 0 };

static const struct list_screen import_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct import_screen, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "No file yet. f asks for one: vCards, or a table such as LinkedIn's Connections.csv.",
	.none = "There is no column here; f chooses a file.",
	.read = import_screen_read,
	.refuses = {
		{ "n", "A new contact is added on Contacts; i imports this file." },
		{ "e", "Enter changes what a column is." },
		{ "d", "Nothing is deleted here; after the import u takes it back." },
	},
};

const struct screen import_screen = {
	.name = "import",
	.title = "Import",
	.help = "People from address books and tables. First a look: what each column is, who is new, what "
		"differs from what you have. Nothing is changed before i.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct import_screen),
	.list = &import_list,
	.open = import_screen_open,
	.close = import_screen_close,
	.head = import_screen_head,
	.status = import_screen_status,
	.due = import_screen_due,
	.tick = import_screen_tick,
	.offers = import_screen_offers,
	.takes_words = true,
};
