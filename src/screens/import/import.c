/*
 * Import: a file of another program, looked at before it comes in: what its columns are, who is
 * new, what differs. Both the look and the import go on in slices while other keys are taken.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "screens/common.h"

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
		text_add(out, _("Checking who is in your contacts already."));
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
