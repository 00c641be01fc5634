/*
 * What a key does in full screen can be done in plain lines: every row of every
 * screen by its key and by its name, and where a line is text, or a key means
 * nothing without a screen, by what is said here.
 */
#include <check.h>
#include <string.h>

#include "screens.h"
#include "screens/live/live_command.h"
#include "tui/private.h"

/* What is typed in a line instead. "/…" is a command of a call. */
static const struct {
	const char *screen, *name, *line;
} instead[] = {
	/* clang-format off */
	{ "live",   "question-next",  "/next" },
	{ "live",   "question-back",  "/back" },
	{ "live",   "question-up",    "/go" },
	{ "live",   "question-down",  "/go" },
	{ "live",   "undo",           "/undo" },
	{ "live",   "redo",           "/redo" },
	{ "live",   "commands",       "/help" },
	{ "live",   "notes-up",       "/notes" },
	{ "live",   "notes-down",     "/notes" },
	{ "live",   "note-save",      "the line" },
	{ "live",   "note-earlier",   "/edit" },
	{ "live",   "note-later",     "/edit" },
	{ "live",   "complete",       "Ctrl-T, as it is typed" },
	{ "live",   "sync",           "/sync" },
	{ "live",   "call-help",      "/help" },
	{ "live",   "card-close",     "nothing: a card has been printed" },
	{ NULL,     "help-typing",    "?" },
	{ "search", "hit-up",         "the number of a hit" },
	{ "search", "hit-down",       "the number of a hit" },
	{ "search", "hits-up",        "the words again" },
	{ "search", "hits-down",      "more" },
	{ "search", "hit-open",       "the number of a hit" },
	{ "search", "hit-class",      "the word /class" },
	{ "search", "back",           "q" },
	{ "form",   "form-enter",     "the line" },
	{ "form",   "form-next",      "an empty line" },
	{ "form",   "form-prev",      ":b" },
	{ "form",   "form-down",      "an empty line" },
	{ "form",   "form-up",        ":b" },
	{ "form",   "form-save",      "." },
	{ "form",   "form-leave",     "." },
	{ "form",   "form-cancel",    ":q" },
	{ "form",   "form-editor",    ":e" },
	{ "letter", "letter-save", "the line /save" },
	{ "letter", "letter-sent", "the line /sent" },
	{ "letter", "letter-editor", "the line /editor" },
	{ "letter", "letter-words", "the line /words" },
	{ "letter", "letter-out", "the lines /file, /copy and /print" },
	{ "letter", "letter-kind", "the line /kind" },
	{ "letter", "letter-medium", "the line /medium" },
	{ "letter", "letter-variant", "the line /variant" },
	{ "letter", "letter-undo", "the lines /undo and /redo" },
	{ "letter", "letter-leave", "the line /leave" },
	{ "prompt", "prompt-accept",  "the line" },
	{ "prompt", "prompt-complete", "the name of the file, whole" },
	{ "prompt", "prompt-leave",   ":q" },
	{ "choose", "choice-leave",   ":q" },
	{ "menu",   "menu-run",       "its number or name" },
	{ "menu",   "menu-up",        "its number or name" },
	{ "menu",   "menu-down",      "its number or name" },
	{ "menu",   "menu-page-up",   "its number or name" },
	{ "menu",   "menu-page-down", "its number or name" },
	{ "menu",   "menu-leave",     "an empty line" },
	{ "card",   "card-up",        "nothing: all of it has been printed" },
	{ "card",   "card-down",      "nothing: all of it has been printed" },
	{ "card",   "card-page-up",   "nothing: all of it has been printed" },
	{ "card",   "card-page-down", "nothing: all of it has been printed" },
	{ "card",   "card-close",     "nothing: it has been printed" },
	{ "choose", "choice-enter",   "the line of an answer ends by itself" },
	{ NULL,     "list-up",        "the number of a row" },
	{ NULL,     "list-down",      "the number of a row" },
	{ NULL,     "commands",       "the name, without a colon or with it" },
	{ NULL,     "suspend",        "Ctrl-Z, as the terminal has it" },
	{ NULL,     "redraw",         "." },
	/* clang-format on */
};

static bool used[LEN(instead)];
static struct ui ui;

static bool
is_command(const char *line)
{
	for (size_t i = 0; i < n_live_commands; i++)
		if (strcmp(live_commands[i].name, line + 1) == 0)
			return true;
	return false;
}

static bool
can_instead(const char *screen, const struct key *k)
{
	for (size_t i = 0; i < LEN(instead); i++) {
		bool here = !instead[i].screen || strcmp(instead[i].screen, screen) == 0;
		if (!k->name || !here || strcmp(instead[i].name, k->name) != 0)
			continue;
		ck_assert_msg(instead[i].line[0] != '/' || is_command(instead[i].line),
			"%s is no command", instead[i].line);
		used[i] = true;
		return true;
	}
	return false;
}

/* ---- the screens, with nothing in them ---- */

static size_t
no_rows(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	(void)user, (void)filter, (void)from, (void)anchor, (void)out, (void)n;
	return 0;
}

static bool
has_list(const struct screen *s)
{
	for (size_t i = 0; i < LEN(s->keys); i++)
		if (s->keys[i] == &list_keys)
			return true;
	return false;
}

static bool
open_list(struct ui *u, void *state, const char *arg, struct err *e)
{
	(void)u, (void)arg, (void)e;
	list_init(state, no_rows, NULL);
	return true;
}

static void
close_list(struct ui *u, void *state)
{
	(void)u;
	list_done(state);
}

/* Its rows and its name, none of its functions. */
static struct screen
bare(const struct screen *of)
{
	struct screen s = { .name = of->name, .state_size = of->state_size, .place = of->place,
		.plain_digits = of->plain_digits, .no_suspend = of->no_suspend,
		.types = of->types, .line = of->line,
		.line_some = of->line_some };

	memcpy(s.keys, of->keys, sizeof(s.keys));
	if (has_list(of)) {
		s.open = open_list;
		s.close = close_list;
	}
	return s;
}

/* ---- rows ---- */

/* Digits are the numbers of rows, and what is done with them is by name. */
static bool
reached_by_keys(const struct screen *s, const struct key *k)
{
	struct strings keys = { 0 };
	bool all = true;

	strings_split(&keys, k->key, " ");
	for (size_t i = 0; i < keys.n; i++) {
		bool number = has_list(s) && strspn(keys.s[i], "0123456789") == strlen(keys.s[i]);
		const struct key *row = linear_row(&ui, keys.s[i], NULL);
		all = all && strcmp(keys.s[i], ".") != 0 && (number || (row && row->act == k->act));
	}
	strings_free(&keys);
	return all;
}

static bool
has_name(void *user, const struct view *v, const struct key *k)
{
	const struct key **want = user;

	(void)v;
	if (k->name && k->act == (*want)->act) {
		*want = k;
		return false;
	}
	return true;
}

/* By its own name, or that of the row which does the same. */
static bool
reached_by_name(const struct key *k)
{
	const struct key *row;

	if (!k->name)
		ui_rows(&ui, has_name, &k);
	row = k->name ? linear_row(&ui, k->name, NULL) : NULL;
	return row && row->act == k->act;
}

/* A row further up claims its keys, or its name where it has none: it does nothing here, in either
 * face. */
static bool
hidden(const struct key *k)
{
	char key[32];
	size_t n = strcspn(k->key, " ");
	const struct key *other = n ? NULL : linear_row(&ui, k->name, NULL);

	if (other && other != k && strcmp(other->name, k->name) == 0)
		return true;
	snprintf(key, sizeof(key), "%.*s", (int)n, k->key);
	return n && ui_key(&ui, key) != k;
}

static bool
check_row(void *user, const struct view *v, const struct key *k)
{
	const struct screen *s = user;

	(void)v;
	if (!k->act || hidden(k) || can_instead(s->name, k))
		return true;
	ck_assert_msg((!s->line || s->line_some) && !(k->flags & KEY_TYPED), "%s: %s (%s) is for full screen only",
		s->name, k->key, k->name);
	ck_assert_msg(reached_by_keys(s, k), "%s: the line %s does not %s", s->name, k->key, k->help);
	ck_assert_msg(reached_by_name(k), "%s: no name for: %s", s->name, k->help);
	return true;
}

static void
check_screen(const struct screen *of)
{
	struct screen s = bare(of);

	ui_init(&ui, screens, n_screens, 24, 80);
	ui.global = &global_keys;
	ui.by_name = &named_keys;
	ui.linear = true;
	ck_assert(ui_push(&ui, &s, NULL, NULL));
	ui_rows(&ui, check_row, &s);
	ui_done(&ui);
}

START_TEST(every_row_of_every_screen)
{
	for (size_t i = 0; i < n_screens; i++)
		check_screen(screens[i]);
}
END_TEST

static bool
any_line(struct ui *u, void *state, const char *line, bool ended)
{
	(void)u, (void)state, (void)line, (void)ended;
	return true;
}

START_TEST(every_row_of_the_overlays)
{
	static const struct {
		const char *name;
		const struct keyset *keys;
	} overlays[] = { { "form", &form_keys }, { "prompt", &prompt_keys }, { "choose", &choose_keys },
		{ "menu", &menu_keys }, { "card", &card_keys } }; /* plain lines print the help */

	for (size_t i = 0; i < LEN(overlays); i++) {
		struct screen s = { .name = overlays[i].name, .keys = { overlays[i].keys },
			.types = true, .line = any_line };
		check_screen(&s);
	}
	for (size_t i = 0; i < n_screens; i++)
		check_screen(screens[i]);
	for (size_t i = 0; i < LEN(instead); i++)
		ck_assert_msg(used[i], "no screen has %s", instead[i].name);
}
END_TEST

Suite *screens_keys_suite(void);

Suite *
screens_keys_suite(void)
{
	Suite *s = suite_create("screens_keys");
	TCase *c = tcase_create("keys");

	tcase_add_test(c, every_row_of_every_screen);
	tcase_add_test(c, every_row_of_the_overlays);
	suite_add_tcase(s, c);
	return s;
}
