/*
 * words typed where a command was expected: a list opened by accident, a note that begins with
 * a slash. What no command could mean is a note, so that nothing is run that was not asked for
 * and nothing typed is lost.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "live_command.h"
#include "model/card.h"

/* ---- does what follows a command's name fit it? ---- */

static bool
live_prose_is_number(const char *rest)
{
	return !rest[strspn(rest, "0123456789")];
}

static bool
is_clock(const char *rest)
{
	int64_t ms;

	return clock_parse(rest, &ms);
}

static bool
live_prose_is_kind(const char *rest)
{
	return word_find(note_kind_names, N_NOTE_KINDS, rest, true) >= 0;
}

static bool
is_record(const char *rest)
{
	return word_find(record_names, N_RECORDS, rest, true) >= 0;
}

static bool
is_card(const char *rest)
{
	return strcmp(rest, "notes") == 0 || card_find(rest);
}

static bool
is_text(const char *rest)
{
	return *rest != '\0';
}

static const struct {
	const char *arg; /* of the command's row */
	bool (*fits)(const char *rest);
} shapes[] = {
	{ "MIN", live_prose_is_number }, { "N", live_prose_is_number }, { "MM:SS", is_clock },
	{ "WORD", live_prose_is_kind }, { "HOW", is_record },  { "NAME", is_card }, { "TEXT", is_text },
};

bool
live_fits(const struct live_command *c, const char *rest)
{
	for (size_t i = 0; c->arg && i < LEN(shapes); i++)
		if (strcmp(shapes[i].arg, c->arg) == 0)
			return shapes[i].fits(rest);
	return false;
}

static bool
is_numbers(const char *rest)
{
	return !rest[strspn(rest, "0123456789:. ")];
}

/* ---- into the line ---- */

static void
live_put(struct ui *ui, struct live *l, const char *words)
{
	struct draft *d = &l->line.draft;
	bool at_start = d->line.at == 0;

	if (draft_empty(d))
		d->axis_ms = l->line.listed_axis;
	if (!at_start && !blank_before(d->line.text.s, d->line.at))
		line_type(&d->line, " ", 1);
	line_type(&d->line, words, strlen(words));
	if (at_start)
		draft_read_again(d);
	l->line.dirty = true;
	live_scroll(ui, l);
}

/* "/step send the paper", left before Enter: the words stay, and of an empty line the kind. */
static void
live_prose_put_text(
	struct ui *ui, struct live *l, const struct live_command *c, const char *rest)
{
	if (draft_empty(&l->line.draft))
		live_command_run(ui, l, c, "");
	live_put(ui, l, rest);
}

static void
live_prose_save(
	struct ui *ui, struct live *l, const struct live_command *c, const char *typed)
{
	live_enter(ui, l);
	if (!*typed || blank_at(typed))
		ui_say(ui, "Saved as a note");
	else if (!c)
		ui_say(ui, "No command “%.*s”: saved as a note", (int)blank_word(typed), typed);
	else if (c->arg)
		ui_say(ui, "/%s takes %s: saved as a note", c->name, c->arg);
	else
		ui_say(ui, "/%s takes no words: saved as a note", c->name);
}

bool
live_takes_text(const struct live_command *c)
{
	return c->arg && strcmp(c->arg, "TEXT") == 0;
}

/* A name without a value is one: what is missing has a default, or is asked for. */
static bool
is_command(const struct live_command *c, const char *rest)
{
	return c && (!*rest || live_fits(c, rest));
}

bool
live_is_command(const char *typed)
{
	char *rest = blank_trimmed(typed + blank_word(typed));
	bool is = is_command(live_command_meant(typed), rest);

	free(rest);
	return is;
}

/* `rest` stands behind the first word of what was typed, which names `c`. */
static bool
prose_of(struct ui *ui, struct live *l, const struct live_command *c, const char *typed,
	const char *rest, enum prose_when when)
{
	if (!*typed || (ui->linear && l->line.editing))
		return false;
	if (is_command(c, rest) && when == PROSE_LEAVING && *rest && live_takes_text(c)) {
		live_prose_put_text(ui, l, c, rest);
		return true;
	}
	if (is_command(c, rest) || (c && when == PROSE_TYPING))
		return false;
	live_put(ui, l, typed);
	if (when == PROSE_ENTER)
		live_prose_save(ui, l, c, typed);
	return true;
}

bool
live_prose(struct ui *ui, struct live *l, const char *typed, enum prose_when when)
{
	char *rest = blank_trimmed(typed + blank_word(typed));
	bool taken = prose_of(ui, l, live_command_meant(typed), typed, rest, when);

	free(rest);
	return taken;
}

/* ---- a list that is open when the program is killed ---- */

void
live_list_prose(struct ui *ui, const struct live *l, prose_take *prose, bool digits)
{
	struct text key = { 0 };

	text_addf(&key, "list/%" PRId64, l->id);
	ui_menu_prose(ui, prose, digits, key.s);
	text_free(&key);
}

/* As if the list had been left. A command's name alone is typed again in a moment. */
void
live_list_restore(struct ui *ui, struct live *l)
{
	struct store *s = app_of(ui)->desk.store;
	struct text key = { 0 }, typed = { 0 };

	text_addf(&key, "list/%" PRId64, l->id);
	if (store_draft_take(s, key.s, false, &typed, NULL, NULL) && typed.n) {
		l->line.listed_axis = live_axis(l, &ui->now);
		live_prose(ui, l, typed.s, PROSE_LEAVING);
		live_settle(ui, l);
		store_draft_set(s, key.s, NULL, 0, NULL);
	}
	text_free(&key);
	text_free(&typed);
}

/* ---- in a list of cards, and where a value is asked for ---- */

bool
live_prose_card(struct ui *ui, struct live *l, const struct menu_item *items, size_t n,
	const char *typed, enum prose_when when)
{
	size_t len = blank_word(typed);
	char *word = mem_strn(typed, len), *rest = blank_trimmed(typed + len);
	bool card = !*rest && *word && menu_meant(items, n, word) >= 0;

	free(word);
	free(rest);
	if (card || !*typed)
		return false;
	live_put(ui, l, typed);
	if (when == PROSE_ENTER)
		live_enter(ui, l);
	return true;
}

/* One word where a word is wanted may be a mistyped one; where a time is, it is a word. */
static bool
is_value(const struct live_command *c, const char *value, bool ended)
{
	bool word = strcmp(c->arg, "WORD") == 0 || strcmp(c->arg, "HOW") == 0;
	bool mistyped = ended && word && !blank_within(value);

	return live_fits(c, value) || is_numbers(value) || mistyped;
}

bool
live_prose_value(struct ui *ui, struct live *l, const struct live_command *c,
	const char *typed, enum prose_when when)
{
	char *value = blank_trimmed(typed);
	bool ended = when == PROSE_ENTER, taken = !is_value(c, value, ended);

	if (taken)
		live_put(ui, l, typed + blank_span(typed));
	if (taken && ended)
		live_prose_save(ui, l, c, value);
	else if (taken)
		ui_refuse(ui, "/%s takes %s: the words go on in the note", c->name, c->arg);
	free(value);
	return taken;
}
