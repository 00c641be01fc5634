/*
 * Words typed where a command was awaited: a list opened unawares, a note that
 * begins with a slash by accident. What no command could mean is a note, so
 * that nothing is run that was not asked for and nothing typed is lost.
 */
#include <stdlib.h>
#include <string.h>

#include "live.h"

/* ---- does what follows a command's name fit it? ---- */

char *
live_trimmed(const char *s)
{
	size_t n;

	s += strspn(s, " ");
	for (n = strlen(s); n && s[n - 1] == ' ';)
		n--;
	return mem_strn(s, n);
}

static bool
is_number(const char *rest)
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
is_kind(const char *rest)
{
	return word_find(note_kind_names, N_NOTE_KINDS, rest, true) >= 0;
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
	{ "MIN", is_number }, { "N", is_number }, { "MM:SS", is_clock },
	{ "WORD", is_kind },  { "NAME", is_card }, { "TEXT", is_text },
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

/* Numbers behind a name that is mistyped, or one word behind a command that takes another:
 * meant for a command, which says what it wants. */
static bool
is_mistake(const struct live_command *c, const char *rest)
{
	return is_numbers(rest) || (c && c->arg && !strchr(rest, ' '));
}

/* ---- into the line ---- */

void
live_put(struct ui *ui, struct live *l, const char *words)
{
	struct draft *d = &l->draft;
	bool at_start = d->line.at == 0;

	if (draft_empty(d))
		d->axis_ms = l->listed_axis;
	if (!at_start && d->line.text.s[d->line.at - 1] != ' ')
		line_type(&d->line, " ", 1);
	line_type(&d->line, words, strlen(words));
	if (at_start)
		draft_read_again(d);
	l->dirty = true;
	live_scroll(ui, l);
}

/* "/step send the paper", left before Enter: the words stay, and of an empty line the kind. */
static void
put_text(struct ui *ui, struct live *l, const struct live_command *c, const char *rest)
{
	if (draft_empty(&l->draft))
		c->run(ui, l, "");
	live_put(ui, l, rest);
}

static void
save(struct ui *ui, struct live *l, const struct live_command *c, const char *typed)
{
	live_enter(ui, l);
	if (!*typed || *typed == ' ')
		ui_say(ui, "Saved as a note");
	else if (!c)
		ui_say(ui, "No command “%.*s”: saved as a note", (int)strcspn(typed, " "), typed);
	else if (c->arg)
		ui_say(ui, "/%s takes %s: saved as a note", c->name, c->arg);
	else
		ui_say(ui, "/%s takes no words: saved as a note", c->name);
}

/* `rest` stands behind the first word of what was typed, which names `c`. */
static bool
prose_of(struct ui *ui, struct live *l, const struct live_command *c, const char *typed,
	const char *rest, bool ended)
{
	bool command = c && live_fits(c, rest);

	if (!*rest || (command && ended) || (ui->linear && l->editing))
		return false;
	if (command && strcmp(c->arg, "TEXT") == 0) {
		put_text(ui, l, c, rest);
		return true;
	}
	if (command || is_mistake(c, rest))
		return false;
	live_put(ui, l, typed);
	if (ended)
		save(ui, l, c, typed);
	return true;
}

bool
live_prose(struct ui *ui, struct live *l, const char *typed, bool ended)
{
	size_t n = strcspn(typed, " ");
	int row = live_command_find(typed, n);
	char *rest = live_trimmed(typed + n);
	bool taken = prose_of(ui, l, row < 0 ? NULL : &live_commands[row], typed, rest, ended);

	free(rest);
	return taken;
}

/* One word where a word is wanted may be a mistyped one; where a time is, it is a word. */
static bool
is_value(const struct live_command *c, const char *value, bool ended)
{
	bool mistyped = ended && strcmp(c->arg, "WORD") == 0 && is_mistake(c, value);

	return live_fits(c, value) || is_numbers(value) || mistyped;
}

bool
live_prose_value(struct ui *ui, struct live *l, const struct live_command *c,
	const char *typed, bool ended)
{
	char *value = live_trimmed(typed);
	bool taken = !is_value(c, value, ended);

	if (taken)
		live_put(ui, l, typed + strspn(typed, " "));
	if (taken && ended)
		save(ui, l, c, value);
	else if (taken)
		ui_say(ui, "/%s takes %s: the words go on in the note", c->name, c->arg);
	free(value);
	return taken;
}
