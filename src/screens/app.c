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
	struct problems l = { 0 };
	char *shipped;
	size_t errors;

	if (a->bank)
		return a->bank;
	a->bank = mem_new(1, sizeof(*a->bank));
	shipped = path_shipped("bank");
	bank_read(a->bank, shipped, a->bank_dir, &l);
	errors = problems_errors(&l);
	if (errors)
		ui_say(&a->ui, "The question packs have %zu error%s; see: halfhour bank check",
			errors, errors == 1 ? "" : "s");
	problems_done(&l);
	free(shipped);
	return a->bank;
}

void
app_bank_drop(struct app *a)
{
	if (!a->bank)
		return;
	a->bank_drops++;
	bank_done(a->bank);
	free(a->bank);
	a->bank = NULL;
}

void
app_done(struct app *a)
{
	ui_done(&a->ui);
	store_close(a->store);
	undo_done(a);
	bank_editor_done(&a->editor);
	app_bank_drop(a);
	config_free(&a->config);
	text_free(&a->pitch);
	free(a->workbook);
	free(a->bank_dir);
	memset(a, 0, sizeof(*a));
}

void
app_person(struct app *a, struct person *me)
{
	text_clear(&a->pitch);
	config_pitch(&a->config, &a->pitch);
	*me = (struct person){
		.name = a->config.name,
		.exploring = a->config.exploring,
		.about = a->config.about,
		.pitch = text_str(&a->pitch),
		.zone = a->config.zone,
	};
}

bool
app_setting_put(struct app *a, const char *name, const char *value, struct err *e)
{
	char *path = path_config();
	bool good = config_set(&a->config, name, value, e) && config_save(&a->config, path, e);

	free(path);
	a->ui.bell = (enum bell)a->config.bell;
	a->ui.linear_columns = a->config.columns;
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

	setting_was(&a->config, name, value, &was);
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
	bool minutes = a->config.clock != CLOCK_MINUTES;

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
	bool good = store_redo(app_of(ui)->store, -1, &label, &e);

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
	if (!store_draft_keep(app_of(ui)->store, key, text, ui->now.wall_ms, &e))
		ui_err(ui, &e);
}

static bool
draft_load(struct ui *ui, const char *key, struct text *out)
{
	return store_draft_take(app_of(ui)->store, key, false, out, NULL, NULL);
}

void
app_hooks(struct app *a)
{
	a->ui.app = a;
	a->ui.hooks.undo = undo;
	a->ui.hooks.draft_save = draft_save;
	a->ui.hooks.draft_load = draft_load;
}

/* ---- an interview to plan or to hold ---- */

int64_t
app_interview_for(struct app *a, int64_t contact_id, struct err *e)
{
	int64_t id = contact_id ? store_interview_planned(a->store, contact_id) : 0;
	if (id)
		return id;
	struct interview i = { .contact_id = contact_id, .speed = 1,
		.agreed_minutes = a->config.agreed_minutes };
	id = store_interview_save(a->store, &i, e) ? i.id : 0;
	interview_done(&i);
	return id;
}

static bool
call_fresh(struct app *a, int64_t id, const struct moment *now)
{
	struct call c = { 0 };
	bool fresh = store_call_get(a->store, id, &c, NULL)
		&& clock_axis(&c.clock, now) < CALL_LONG_MS;

	call_done(&c);
	return fresh;
}

int64_t
app_call_for(struct app *a, int64_t contact_id, const struct moment *now, struct err *e)
{
	int64_t running = store_interview_running(a->store, contact_id);

	if (running && (contact_id || call_fresh(a, running, now)))
		return running;
	return app_interview_for(a, contact_id, e);
}
