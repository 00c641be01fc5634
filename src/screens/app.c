/* What the screens share: the bank read once, the person, undo and drafts for tui. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/card.h"
#include "undo.h"

#define X(name) &name##_screen,
const struct screen *const screens[] = { SCREENS(X) };
#undef X
const size_t n_screens = LEN(screens);

/* ---- keys of every list ---- */

#define GO(name) \
	static void go_##name(struct ui *ui, void *state) \
	{ \
		(void)state; \
		ui_goto(ui, #name); \
	}
GO(today)
GO(contacts)
GO(questions)
GO(interviews)

static void
clock_show(struct ui *ui, void *state)
{
	(void)state;
	app_clock_show(ui);
}

/* clang-format off */
static const struct key global_rows[] = {
	{ "1", go_today, "go-today", "Go to Today", 0, NULL },
	{ "2", go_contacts, "go-contacts", "Go to Contacts", 0, NULL },
	{ "3", go_questions, "go-questions", "Go to Questions", 0, NULL },
	{ "4", go_interviews, "go-interviews", "Go to Interviews", 0, NULL },
	{ "", clock_show, "minutes", "Show the call's clock by minutes, for a slow line; again: by seconds", 0, NULL },
};
/* clang-format on */
const struct keyset global_keys = { global_rows, LEN(global_rows) };

struct app *
app_of(struct ui *ui)
{
	return ui->app;
}

struct bank *
app_bank(struct app *a)
{
	bool read = !a->desk.bank;
	struct bank *b = desk_bank(&a->desk);
	size_t n = a->desk.bank_errors;

	if (read && n)
		ui_say(&a->ui, "The question packs have %zu error%s; see: halfhour bank check", n,
			n == 1 ? "" : "s");
	return b;
}

void
app_done(struct app *a)
{
	ui_done(&a->ui);
	undo_done(a);
	desk_done(&a->desk);
	free(a->workbook);
	memset(a, 0, sizeof(*a));
}

bool
app_setting_put(struct app *a, const char *name, const char *value, struct err *e)
{
	bool good = desk_setting(&a->desk, name, value, e);

	a->ui.bell = (enum bell)a->desk.config.bell;
	a->ui.linear_columns = a->desk.config.columns;
	return good;
}

/* What app_setting_put takes to bring it back; of abbreviations, the one that `value` names. */
static void
setting_was(const struct config *c, const char *name, const char *value, struct text *out)
{
	const struct setting *row = setting_find(name);
	size_t n = strcspn(value, "="), i = 0;

	if (!row || row->kind != SETTING_PAIRS) {
		config_get(c, name, out);
		return;
	}
	while (i < c->shorts.n && (strlen(c->shorts.s[i]) != n ||
					  strncmp(c->shorts.s[i], value, n) != 0))
		i++;
	text_addf(out, "%.*s=%s", (int)n, value, i < c->shorts.n ? c->longs.s[i] : "");
}

bool
app_setting(struct app *a, const char *name, const char *value, struct err *e)
{
	struct text was = { 0 };

	setting_was(&a->desk.config, name, value, &was);
	bool good = app_setting_put(a, name, value, e);
	if (good)
		undo_add_setting(a, name, text_str(&was));
	text_free(&was);
	return good;
}

void
app_clock_show(struct ui *ui)
{
	struct app *a = app_of(ui);
	struct err e = { 0 };
	bool minutes = a->desk.config.clock != CLOCK_MINUTES;

	if (app_setting(a, "clock", minutes ? "minutes" : "seconds", &e))
		ui_say(ui, "The clock of a call shows %s.", minutes ? "minutes only" : "seconds");
	else
		ui_err(ui, &e);
}

/* ---- what tui asks of the house ---- */

static bool
redo(struct ui *ui, struct text *said)
{
	struct err e = { 0 };
	struct text label = { 0 };
	bool good = store_redo(app_of(ui)->desk.store, -1, &label, &e);

	if (good)
		text_addf(said, "Done again: %s", text_str(&label));
	else
		text_set(said, e.text);
	text_free(&label);
	return good;
}

/* People, interviews and steps stand on every list but that of the settings. */
static bool
undo(struct ui *ui, bool again, struct text *said)
{
	const struct view *v = ui_focus(ui);
	bool set = v && v->screen == &settings_screen;
	const struct undo_shown shown = { .people = !set, .settings = set };

	return again ? redo(ui, said) : undo_last(ui, &shown, said);
}

static void
draft_save(struct ui *ui, const char *key, const char *text)
{
	struct err e = { 0 };
	/* Its stamp tells which of two is newer. */
	if (!store_draft_keep(app_of(ui)->desk.store, key, text, ui->now.wall_ms, &e))
		ui_err(ui, &e);
}

static bool
draft_load(struct ui *ui, const char *key, struct text *out)
{
	return store_draft_take(app_of(ui)->desk.store, key, false, out, NULL, NULL);
}

void
app_hooks(struct app *a)
{
	a->ui.app = a;
	a->desk.now = &a->ui.now;
	a->ui.hooks.undo = undo;
	a->ui.hooks.draft_save = draft_save;
	a->ui.hooks.draft_load = draft_load;
}
