/* What the screens share: the bank read once, the person, undo and drafts for tui. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/card.h"
#include "model/lesson.h"
#include "screens/common.h"
#include "screens/live/live.h"
#include "undo.h"

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
GO(compare)
GO(cohort)

/* The newest call that runs, a rehearsal too; 0: none. */
static int64_t
app_running(struct ui *ui)
{
	struct store *s = app_of(ui)->desk.store;
	return s ? store_interview_running(s, -1) : 0;
}

static void
go_call(struct ui *ui, void *state)
{
	int64_t id = app_running(ui);

	(void)state;
	if (live_of(ui))
		live_shut(ui);
	else if (id)
		screen_open(ui, "live", id);
	else
		ui_refuse(ui, "No call is running.");
}

static void
clock_show(struct ui *ui, void *state)
{
	(void)state;
	app_clock_show(ui);
}

static void
go_lesson(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "rehearse", LESSON_FIRST);
}

/* clang-format off */
static const struct key global_rows[] = {
	{ "1", go_today, "go-today", "Go to Today", KEY_WAY, "Today" },
	{ "2", go_contacts, "go-contacts", "Go to Contacts", KEY_WAY, "Contacts" },
	{ "3", go_questions, "go-questions", "Go to Questions", KEY_WAY, "Questions" },
	{ "4", go_interviews, "go-interviews", "Go to Interviews", KEY_WAY, "Interviews" },
	{ "5", go_compare, "go-compare", "Go to Compare", KEY_WAY, "Compare" },
	{ "6", go_cohort, "go-cohort", "Go to Cohort", 0, NULL },
	{ "0", go_call, "go-call", "Go back to the call that is running", 0, NULL },
	{ "", clock_show, "minutes", "Show the call's clock by minutes, for a slow line; again: by seconds", 0, NULL },
	{ "", go_lesson, "tutor", "A practice call that teaches the screen of a call while you do it", 0, NULL },
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
		ui_refuse(&a->ui, count_form(n,
			"The question packs have %zu error; see: halfhour bank check",
			"The question packs have %zu errors; see: halfhour bank check"), n);
	return b;
}

void
app_done(struct app *a)
{
	ui_done(&a->ui);
	desk_done(&a->desk);
	for (size_t i = 0; i < N_COMPARE_WISHES; i++)
		free(a->compare[i]);
	free(a->workbook);
	if (a->lesson)
		lesson_done(a->lesson);
	free(a->lesson);
	theme_free(a->looks);
	strings_free(&a->wrong);
	strings_free(&a->misread);
	memset(a, 0, sizeof(*a));
}

static void
app_wrong(struct app *a, const struct pairs *p, size_t i, const struct err *e)
{
	struct text t = { 0 };

	if (*p->places.s[i])
		text_addf(&t, "config.yaml, %s: %s", p->places.s[i], e->text);
	else
		text_add(&t, e->text);
	strings_add(&a->wrong, text_str(&t));
	text_free(&t);
}

static void
app_looks(struct app *a)
{
	const struct pairs *p = &a->desk.config.looks;
	struct err e = { 0 };

	theme_free(a->looks);
	a->looks = p->names.n ? theme_copy(themes[a->desk.config.theme]) : NULL;
	for (size_t i = 0; i < p->names.n; i++)
		if (!theme_set(a->looks, p->names.s[i], p->values.s[i], &e))
			app_wrong(a, p, i, &e);
}

/* What moves in lists as in Emacs, besides the keys that are there. */
static const char *const emacs_keys[][2] = {
	{ "list-up", "Ctrl-P" }, { "list-down", "Ctrl-N" }, { "list-page-down", "Ctrl-V" },
	{ "list-first", "<" }, { "list-last", ">" }, { "list-narrow", "Ctrl-S" }, { "back", "Ctrl-G" },
	{ "undo", "Ctrl-_" },
};

static void
app_keys(struct app *a)
{
	const struct pairs *p = &a->desk.config.keys;
	struct err e = { 0 };

	ui_keys_reset(&a->ui);
	for (size_t i = 0; a->desk.config.keyset && i < LEN(emacs_keys); i++)
		ui_key_give(&a->ui, emacs_keys[i][0], emacs_keys[i][1], true, NULL);
	for (size_t i = 0; i < p->names.n; i++)
		if (!ui_key_give(&a->ui, p->names.s[i], p->values.s[i], false, &e))
			app_wrong(a, p, i, &e);
	for (size_t i = 0; i < p->names.n; i++)
		if (!ui_key_alone(&a->ui, p->names.s[i], &e))
			app_wrong(a, p, i, &e);
}

void
app_settings_taken(struct app *a)
{
	strings_free(&a->wrong);
	a->wrong = (struct strings){ 0 };
	app_looks(a);
	app_keys(a);
	a->ui.style = (struct style){
		.theme = a->looks ? a->looks : themes[a->desk.config.theme],
		.turn = a->ui.style.turn + (a->looks != NULL),
		.shade = (enum shade)a->desk.config.screen,
		.whole_row = a->desk.config.selection,
		.plain = a->no_colour,
	};
	a->ui.bell = (enum bell)a->desk.config.bell;
	a->ui.linear_columns = a->desk.config.columns;
	a->ui.spoken = a->desk.config.announce && !a->ui.linear;
}

bool
app_setting(struct app *a, const char *name, const char *value, struct err *e)
{
	bool good = desk_setting(&a->desk, name, value, e);

	app_settings_taken(a);
	if (good && a->wrong.n && (strcmp(name, "looks") == 0 || strcmp(name, "keys") == 0))
		return err_set(e, "%s", a->wrong.s[a->wrong.n - 1]);
	return good;
}

void
app_clock_show(struct ui *ui)
{
	struct app *a = app_of(ui);
	struct err e = { 0 };
	bool minutes = a->desk.config.clock != CLOCK_MINUTES;

	if (app_setting(a, "clock", minutes ? "minutes" : "seconds", &e))
		ui_say(ui, "The clock of a call shows %s.", minutes ? _("minutes only") : _("seconds"));
	else
		ui_err(ui, &e);
}

/* ---- what tui asks of the house ---- */

/* People, interviews and steps stand on every list but that of the settings; what a coach said on
 * those of a class. */
static bool
app_undo(struct ui *ui, bool again, struct text *said)
{
	const struct view *v = ui_focus(ui);
	const char *name = v ? v->screen->name : "";
	bool set = strcmp(name, "settings") == 0;
	const struct undo_shown shown = { .people = !set, .settings = set,
		.remarks = strcmp(name, "grade") == 0 || strcmp(name, "student") == 0 };

	return undo_last(ui, &shown, again, said);
}

/* A call goes on while one looks at something else: said, with the key back where it is one. */
static void
app_elsewhere(struct ui *ui, int columns, struct text *out)
{
	enum { NARROW = 60 };
	const struct screen *s = ui->views[ui_base(ui)].screen;

	if (s == &live_screen || !app_running(ui))
		return;
	if (s->types || s->plain_digits)
		text_add(out, _("call running"));
	else
		text_add(out, columns < NARROW ? _("call: 0") : _("call running, 0 goes back"));
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

enum { APP_LOOK_MS = 500 }; /* keys that follow each other more closely look once */

/* Questions and Plan show packs that another program changed. A form, a question or a call on
 * top is not disturbed, and what has just been said is read first. */
static void
app_acted(struct ui *ui)
{
	struct app *a = app_of(ui);
	const struct view *v = ui_focus(ui);
	const char *name = v ? v->screen->name : "";
	int64_t since = ui->now.boot_ms - a->looked_ms;

	if ((strcmp(name, "questions") != 0 && strcmp(name, "plan") != 0) || ui->message_new ||
		(a->looked_ms && since < APP_LOOK_MS))
		return;
	a->looked_ms = ui->now.boot_ms;
	if (!desk_bank_look(&a->desk))
		return;
	ui_say(ui, "Another program changed your question packs: they are read again.");
	ui_reload(ui); /* says what cannot be read */
}

void
app_hooks(struct app *a)
{
	a->ui.app = a;
	a->desk.now = &a->ui.now;
	a->ui.hooks.undo = app_undo;
	a->ui.hooks.acted = app_acted;
	a->ui.hooks.elsewhere = app_elsewhere;
	a->ui.hooks.draft_save = draft_save;
	a->ui.hooks.draft_load = draft_load;
}
