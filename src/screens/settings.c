/* The settings, a row each; Enter changes one, and the file keeps what else stands in it. */
#include <stdlib.h>
#include <string.h>

#include "model/coursework.h"
#include "screens.h"

enum { SETTINGS_CHOICES = 8 };

struct settings {
	struct list list;
	struct ui *ui;
	struct menu_item items[SETTINGS_CHOICES]; /* of an open choice */
};

/* Which of its choices a setting has now; -1: it has none to choose from. */
static int
settings_choice(const struct setting *row, const char *value)
{
	if (row->kind == SETTING_BOOL)
		return strcmp(value, "true") == 0;
	return row->words && row->kind != SETTING_LISTS ? word_find(row->words, row->n_words, value, false) : -1;
}

/* As one reads it: "yes", "20 minutes", "3 months". */
static void
settings_value(const struct config *c, const struct setting *row, struct text *out)
{
	struct text value = { 0 };

	config_get(c, row->name, &value);
	int nth = settings_choice(row, text_str(&value));
	if (nth >= 0 && row->said)
		text_add(out, _(row->said[nth]));
	else if (row->said)
		text_addf(out, count_form(atoi(text_str(&value)), row->said[0], row->said[1]), atoi(text_str(&value)));
	else
		text_add(out, value.n ? text_str(&value) : "-");
	text_free(&value);
}

/* ---- the course: asked for at the first start too, but kept in the workbook ---- */

#define SETTINGS_COURSE ((int64_t)n_settings + 1) /* the id of its row */
static const char course_help[] = N_("The course you do this for: its assignment, and the day it is due. "
	"(:course)");

static struct row
settings_course(struct app *a)
{
	struct coursework c = { 0 };
	struct text t = { 0 };

	bool any = coursework_now(&a->desk, &c);
	text_addf(&t, "%s\t%s\t%s", _("For a course"), any ? c.course : _("no"), _(course_help));
	coursework_done(&c);
	return (struct row){ .id = SETTINGS_COURSE, .text = text_take(&t) };
}

/* ---- the rows ---- */

static struct row
settings_row(const struct app *a, size_t i)
{
	struct text t = { 0 }, value = { 0 };

	settings_value(&a->desk.config, &settings[i], &value);
	text_addf(&t, "%s\t%s\t%s (%s)", _(settings[i].label), text_str(&value), _(settings[i].help),
		settings[i].name);
	text_free(&value);
	return (struct row){ .id = (int64_t)i + 1, .text = text_take(&t) };
}

/* Every row as it is now; few enough to be made each time. The course is behind what one asks about. */
static size_t
settings_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	struct app *a = app_of(((struct settings *)user)->ui);
	struct row *all = mem_new(n_settings + 1, sizeof(*all));
	size_t course = (size_t)(setting_find("scope") - settings), k = 0;

	for (size_t i = 0; i < n_settings; i++) {
		all[k++] = settings_row(a, i);
		if (i == course)
			all[k++] = settings_course(a);
	}
	size_t got = list_of(all, k, filter, from, anchor, out, n);
	for (size_t i = 0; i < k; i++)
		row_done(&all[i]);
	free(all);
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

	if (id == SETTINGS_COURSE)
		text_add(out, _(course_help));
	else if (id)
		text_addf(out, "%s (%s)", _(settings[id - 1].help), settings[id - 1].name);
}

static void
settings_take(struct ui *ui, const struct setting *row, const char *value)
{
	struct err e = { 0 };

	if (app_setting(app_of(ui), row->name, value, &e))
		ui_say(ui, "Saved: %s.", _(row->label));
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

static void
settings_typed(struct ui *ui, void *user, const char *value)
{
	settings_take(ui, user, value);
}

static void
settings_chosen(struct ui *ui, void *user, size_t nth, const char *rest)
{
	const struct setting *row = user;

	(void)rest;
	if (nth < (size_t)row->n_words)
		settings_take(ui, row, row->words[nth]);
}

/* A list of all there are, each as one reads it. */
static void
settings_choose(struct ui *ui, struct settings *s, const struct setting *row)
{
	for (int i = 0; i < row->n_words; i++)
		s->items[i] = (struct menu_item){ row->said ? _(row->said[i]) : row->words[i], "" };
	ui_menu(ui, _(row->label), s->items, (size_t)row->n_words, settings_chosen, (void *)row);
	ui_menu_names(ui, false);
}

/* Enter: yes and no change at once, of more choices one is chosen, anything else is typed. */
static void
settings_change(struct ui *ui, void *state)
{
	int64_t id = list_id(state);
	struct text value = { 0 };

	if (id == SETTINGS_COURSE) {
		ui_open(ui, "assignment", NULL);
		return;
	}
	const struct setting *row = &settings[id - 1];
	config_get(&app_of(ui)->desk.config, row->name, &value);
	if (row->kind == SETTING_BOOL)
		settings_take(ui, row, strcmp(text_str(&value), "true") == 0 ? "false" : "true");
	else if (settings_choice(row, text_str(&value)) >= 0)
		settings_choose(ui, state, row);
	else if (row->kind == SETTING_LISTS)
		ui_prompt(ui, _("after-call=COMMAND WORDS (after-call= takes it out)"), "", settings_typed, (void *)row);
	else if (row->kind == SETTING_PAIRS)
		ui_prompt(ui, _("short=long (short= takes it out)"), "", settings_typed, (void *)row);
	else
		ui_prompt(ui, _(row->label), text_str(&value), settings_typed, (void *)row);
	text_free(&value);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter e", settings_change, "setting-change", "Change it", KEY_ROW | KEY_FOOT, "change" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static const char *const heads[] = { "setting", "value", "what it does" };
static const int widths[] = { 24, 24, 0 };

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
