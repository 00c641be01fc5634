/* theme_acts.c: a theme chosen for notes, and a claim that a note confirms or contradicts. */
#include "theme_acts.h"

#include <stdlib.h>
#include <string.h>

#include "common.h"

void
theme_ask_done(struct theme_ask *a)
{
	free(a->notes);
	free(a->ids);
	free(a->items);
	strings_free(&a->names);
	strings_free(&a->helps);
	*a = (struct theme_ask){ 0 };
}

static void
theme_ask_begin(struct theme_ask *a, const int64_t *notes, size_t n, size_t most)
{
	theme_ask_done(a);
	a->notes = mem_new(n + 1, sizeof(*a->notes));
	if (n)
		memcpy(a->notes, notes, n * sizeof(*notes));
	a->n_notes = n;
	a->ids = mem_new(most + 1, sizeof(*a->ids));
	a->items = mem_new(most + 1, sizeof(*a->items));
}

static void
theme_ask_item(struct theme_ask *a, int64_t id, const char *name, const char *help)
{
	strings_add(&a->names, name);
	strings_add(&a->helps, help);
	a->ids[a->n++] = id;
}

/* Strings have their places once all are there. */
static void
theme_ask_open(struct ui *ui, struct theme_ask *a, const char *title, bool anew,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user)
{
	for (size_t i = 0; i < a->n; i++)
		a->items[i] = (struct menu_item){ a->names.s[i], a->helps.s[i] };
	ui_menu(ui, title, a->items, a->n, done, user);
	ui_menu_names(ui, anew);
}

/* ---- a theme ---- */

static bool
theme_ask_has(const struct comparison *c, const struct theme_ask *a, int64_t theme)
{
	bool all = a->n_notes > 0;

	for (size_t i = 0; all && i < a->n_notes; i++) {
		size_t at = compare_note_at(c, a->notes[i]);
		all = at != COMPARE_NONE && compare_has_theme(c, at, theme);
	}
	return all;
}

static void
theme_ask_add(struct theme_ask *a, const struct comparison *c, const struct theme *t)
{
	const struct compare_filter everything = { 0 };
	struct text name = { 0 }, help = { 0 };

	theme_text(&c->themes, t, &name);
	if (theme_ask_has(c, a, t->id))
		text_add(&help, _("given: takes it away"));
	else
		count_text(&help, figure_theme(c, &everything, t->id).people, "person", "people");
	theme_ask_item(a, t->id, text_str(&name), text_str(&help));
	text_free(&name);
	text_free(&help);
}

enum { THEME_DIGITS = 9 };

static bool
theme_is_of(const struct theme *const *recent, size_t n, const struct theme *t)
{
	for (size_t i = 0; i < n; i++)
		if (recent[i] == t)
			return true;
	return false;
}

static void
theme_ask_items(struct theme_ask *a, const struct comparison *c)
{
	const struct theme *recent[THEME_DIGITS];
	size_t n = themes_recent(&c->themes, recent, THEME_DIGITS);

	for (size_t i = 0; i < n; i++)
		theme_ask_add(a, c, recent[i]);
	for (size_t i = 0; i < c->themes.n; i++) {
		const struct theme *t = &c->themes.t[i];
		if (!t->merged_id && !theme_is_of(recent, n, t))
			theme_ask_add(a, c, t);
	}
}

static void
theme_answered(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct theme_ask *a = user;
	struct desk *d = &app_of(ui)->desk;
	struct text said = { 0 };
	struct err e = { 0 };
	bool takes = nth < a->n && strcmp(a->helps.s[nth], _("given: takes it away")) == 0;
	bool good = takes ? theme_take(d, a->notes, a->n_notes, a->ids[nth], &said, &e)
		: theme_give(d, a->notes, a->n_notes, nth < a->n ? a->names.s[nth] : rest, &said, &e);

	if (good)
		ui_say(ui, "%s", text_str(&said));
	else
		ui_err(ui, &e);
	text_free(&said);
	ui_reload(ui);
}

void
theme_ask(struct ui *ui, struct theme_ask *a, const int64_t *notes, size_t n)
{
	struct err e = { 0 };
	const struct comparison *c = comparison_hold(&app_of(ui)->desk, &e);

	if (!c) {
		ui_err(ui, &e);
		return;
	}
	theme_ask_begin(a, notes, n, c->themes.n);
	theme_ask_items(a, c);
	theme_ask_open(ui, a, _("Theme"), true, theme_answered, a);
	comparison_release(c);
}

/* ---- a claim ---- */

static void
claim_answered(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct theme_ask *a = user;
	struct text said = { 0 };
	struct err e = { 0 };

	(void)rest;
	if (nth < a->n && claim_weigh(&app_of(ui)->desk, a->ids[nth], a->notes[0], (int)a->side, &said, &e))
		ui_say(ui, "%s", text_str(&said));
	else
		ui_err(ui, &e);
	text_free(&said);
	ui_reload(ui);
}

/* Of this note, does it say so of the claim already? */
static bool
claim_weighed(const struct comparison *c, const struct theme_ask *a, int64_t claim)
{
	for (size_t i = 0; i < c->n_evidence; i++)
		if (c->evidence[i].claim_id == claim && c->evidence[i].note_id == a->notes[0] &&
			c->evidence[i].side == a->side)
			return true;
	return false;
}

static void
claim_items(struct theme_ask *a, const struct comparison *c)
{
	size_t own = compare_note_at(c, a->notes[0]);

	for (size_t i = 0; i < c->n_notes; i++) {
		struct text state = { 0 };
		if (!c->notes[i].claim || (own != COMPARE_NONE &&
			compare_same_person(c, c->notes[own].call, c->notes[i].call)) ||
			claim_weighed(c, a, c->notes[i].id))
			continue;
		claim_text(c, i, &state);
		theme_ask_item(a, c->notes[i].id, c->notes[i].text, text_str(&state));
		text_free(&state);
	}
}

void
theme_ask_claim(struct ui *ui, struct theme_ask *a, int64_t note, enum side side)
{
	struct err e = { 0 };
	const struct comparison *c = comparison_hold(&app_of(ui)->desk, &e);

	if (!c) {
		ui_err(ui, &e);
		return;
	}
	theme_ask_begin(a, &note, 1, c->n_notes);
	a->side = side;
	claim_items(a, c);
	comparison_release(c);
	if (a->n)
		theme_ask_open(ui, a, side == SIDE_FOR ? _("It confirms") : _("It contradicts"), false,
			claim_answered, a);
	else
		ui_refuse(ui, "Nobody else made a claim yet: ! on a note makes it one.");
}

/* ---- one of others ---- */

void
theme_ask_which(struct ui *ui, struct theme_ask *a, const struct comparison *c, int64_t but,
	const char *title, void (*done)(struct ui *ui, void *user, size_t nth, const char *rest),
	void *user)
{
	theme_ask_begin(a, NULL, 0, c->themes.n);
	for (size_t i = 0; i < c->themes.n; i++)
		if (!c->themes.t[i].merged_id && c->themes.t[i].id != but)
			theme_ask_add(a, c, &c->themes.t[i]);
	if (a->n)
		theme_ask_open(ui, a, title, false, done, user);
	else
		ui_refuse(ui, "There is no other theme yet.");
}

void
theme_ask_question(struct ui *ui, struct theme_ask *a, const struct comparison *c, size_t but,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user)
{
	theme_ask_begin(a, NULL, 0, c->n_questions);
	for (size_t i = 0; i < c->n_questions; i++)
		if (c->questions[i].group == i && c->questions[but].group != i)
			theme_ask_item(a, (int64_t)i, c->questions[i].brief, c->questions[i].text);
	if (a->n)
		theme_ask_open(ui, a, _("It means the same as"), false, done, user);
	else
		ui_refuse(ui, "No other question was asked yet.");
}

void
theme_ask_point(struct ui *ui, struct theme_ask *a, const struct comparison *c,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user)
{
	theme_ask_begin(a, NULL, 0, c->n_points);
	for (size_t i = 0; i < c->n_points; i++)
		if (c->points[i].kind == POINT_OPTION || c->points[i].kind == POINT_VALUE ||
			c->points[i].kind == POINT_SKILL)
			theme_ask_item(a, c->points[i].id, c->points[i].text,
				point_kind_names[c->points[i].kind]);
	if (a->n)
		theme_ask_open(ui, a, _("What does it speak of?"), false, done, user);
	else
		ui_refuse(ui, "There is no option, value or skill yet; n in :decide adds one.");
}
