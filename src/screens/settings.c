/* The settings, a row each; Enter changes one, and the file keeps what else stands in it. */
#include <stdlib.h>
#include <string.h>

#include "screens.h"

struct settings {
	struct list list;
	struct ui *ui;
};

/* Every row as it is now; few enough to be made anew each time. */
static size_t
settings_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	const struct app *a = app_of(((struct settings *)user)->ui);
	struct row all[32] = { { 0 } };
	size_t n_all = 0, got;

	for (size_t i = 0; i < n_settings && n_all < LEN(all); i++) {
		struct text t = { 0 }, value = { 0 };
		config_get(&a->desk.config, settings[i].name, &value);
		text_addf(&t, "%s\t%s\t%s", settings[i].name,
			value.n ? text_str(&value) : "-", _(settings[i].help));
		all[n_all++] = (struct row){ .id = (int64_t)i + 1, .text = text_take(&t) };
		text_free(&t);
		text_free(&value);
	}
	got = list_of(all, n_all, filter, from, anchor, out, n);
	for (size_t i = 0; i < n_all; i++)
		row_done(&all[i]);
	return got;
}

static bool
settings_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	(void)arg, (void)e;
	((struct settings *)state)->ui = ui;
	return true;
}

/* What the chosen one does, which its column may cut. */
static void
settings_status(const void *state, struct text *out)
{
	const struct settings *s = state;
	int64_t id = list_id(&s->list);

	if (id)
		text_add(out, _(settings[id - 1].help));
}

static void
settings_take(struct ui *ui, const struct setting *row, const char *value)
{
	struct err e = { 0 };

	if (app_setting(app_of(ui), row->name, value, &e))
		ui_say(ui, "%s is saved.", row->name);
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

static void
settings_typed(struct ui *ui, void *user, const char *value)
{
	settings_take(ui, user, value);
}

/* Enter: a choice goes to its next word at once, anything else is typed. */
static void
settings_change(struct ui *ui, void *state)
{
	int64_t id = list_id(state);
	struct text value = { 0 };

	const struct setting *row = &settings[id - 1];
	config_get(&app_of(ui)->desk.config, row->name, &value);
	if (row->kind == SETTING_BOOL) {
		settings_take(ui, row,
			strcmp(text_str(&value), "true") == 0 ? "false" : "true");
	} else if (row->words) {
		int at = word_find(row->words, row->n_words, text_str(&value), false);
		settings_take(ui, row, row->words[(at + 1) % row->n_words]);
	} else {
		bool pairs = row->kind == SETTING_PAIRS;
		ui_prompt(ui, pairs ? _("short=long (short= takes it out)") : row->name,
			pairs ? "" : text_str(&value), settings_typed, (void *)row);
	}
	text_free(&value);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter e", settings_change, "setting-change", "Change it", KEY_ROW | KEY_FOOT, "change" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static const char *const heads[] = { "setting", "value", "what it does" };
static const int widths[] = { 20, 16, 0 };

static const struct list_screen settings_list = {
	.fetch = settings_fetch,
	.heads = heads,
	.widths = widths,
	.n_columns = LEN(heads),
	.pairs = true,
	.none = "No setting has these words.",
	.refuses = {
		{ "n d", "These are all settings there are; Enter changes one." },
	},
};

const struct screen settings_screen = {
	.name = "settings",
	.title = "Settings",
	.help = "What is set here is kept in config.yaml, which may be edited by hand as well.",
	.keys = { &keys, &list_keys },
	.state_size = sizeof(struct settings),
	.list = &settings_list,
	.open = settings_open,
	.status = settings_status,
};
