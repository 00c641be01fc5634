/*
 * The fifteen commonest acts in a call and the keys they take. An act names a
 * row of the program's tables; its keys are read from there.
 */
#include <stdio.h>
#include <string.h>

#include "manual.h"

/* What an act is in the tables. */
enum act_by {
	BY_ENTER,   /* the text, then the key of the row that saves a line */
	BY_KIND,    /* a kind character, the text, and that key */
	BY_MARK,    /* a kind character and that key: a marker */
	BY_KEY,     /* the key of the row `of` */
	BY_KEY_ENTER,/* that, the text, and the key that saves */
	BY_COMMAND, /* the list of commands, and the digit of the row `of` */
};

struct act {
	const char *what;
	enum act_by by;
	const char *of;
};

/* clang-format off */
static const struct act acts[] = {
	{ "A note",                                BY_ENTER,     "" },
	{ "A fact",                                BY_KIND,      "!" },
	{ "An impression",                         BY_KIND,      "=" },
	{ "Their words",                           BY_KIND,      "\"" },
	{ "Something I promised",                  BY_KIND,      ">" },
	{ "A name they gave me",                   BY_KIND,      "@" },
	{ "An off-script question, asked now",     BY_KIND,      "?" },
	{ "A note for the thank-you letter",       BY_KIND,      "*" },
	{ "A marker, to be written out later",     BY_MARK,      "*" },
	{ "Ask the next question",                 BY_KEY,       "question-next" },
	{ "Go back to the question before",        BY_KEY,       "question-back" },
	{ "Correct the last note",                 BY_KEY_ENTER, "note-earlier" },
	{ "Undo",                                  BY_KEY,       "undo" },
	{ "I am wrapping up",                      BY_COMMAND,   "wrap" },
	{ "One sentence to say now",               BY_COMMAND,   "stuck" },
};
/* clang-format on */
_Static_assert(LEN(acts) == 15, "the manual speaks of fifteen");

static const struct key *
row_named(const char *name)
{
	const struct keyset *set = live_screen.keys[0];

	for (size_t i = 0; i < set->n; i++)
		if (set->keys[i].name && strcmp(set->keys[i].name, name) == 0)
			return &set->keys[i];
	return NULL;
}

static const struct key *
row_of_key(const char *key)
{
	const struct keyset *set = live_screen.keys[0];

	for (size_t i = 0; i < set->n; i++)
		if (key_names(set->keys[i].key, key))
			return &set->keys[i];
	return NULL;
}

/* The first of a row's keys. */
static bool
add_stroke(struct strings *out, const struct key *row)
{
	char key[32];

	if (!row)
		return false;
	snprintf(key, sizeof(key), "%.*s", (int)strcspn(row->key, " "), row->key);
	strings_add(out, key);
	return true;
}

static bool
add_digit(struct strings *out, const char *command)
{
	for (size_t i = 0; i < 9 && i < n_live_commands; i++)
		if (strcmp(live_commands[i].name, command) == 0) {
			char digit[2] = { (char)('1' + i), '\0' };
			strings_add(out, digit);
			return true;
		}
	return false;
}

static bool
add_text(struct strings *out)
{
	strings_add(out, "");
	return true;
}

/* The keys in their order, "" where the text is; false: the tables have no such row. */
static bool
strokes(const struct act *a, struct strings *out)
{
	const struct key *save = row_named("note-save");

	switch (a->by) {
	case BY_ENTER:
		return add_text(out) && add_stroke(out, save);
	case BY_KIND:
		return add_stroke(out, row_of_key(a->of)) && add_text(out) && add_stroke(out, save);
	case BY_MARK:
		return add_stroke(out, row_of_key(a->of)) && add_stroke(out, save);
	case BY_KEY:
		return add_stroke(out, row_named(a->of));
	case BY_KEY_ENTER:
		return add_stroke(out, row_named(a->of)) && add_text(out) && add_stroke(out, save);
	case BY_COMMAND:
		return add_stroke(out, row_named("commands")) && add_digit(out, a->of);
	}
	return false;
}

static size_t
cost(const struct strings *keys)
{
	size_t n = 0;

	for (size_t i = 0; i < keys->n; i++)
		n += *keys->s[i] != '\0';
	return n;
}

void
acts_write(struct text *out)
{
	text_add(out, ".Bl -tag -width \"An off-script question, asked now\" -compact\n");
	for (size_t i = 0; i < LEN(acts); i++) {
		struct strings keys = { 0 };
		strokes(&acts[i], &keys);
		text_add(out, ".It");
		mdoc_arg(out, acts[i].what);
		text_addc(out, '\n');
		for (size_t k = 0; k < keys.n; k++) {
			text_add(out, *keys.s[k] ? ".Ic" : ".Ar text");
			if (*keys.s[k])
				mdoc_arg(out, keys.s[k]);
			text_addc(out, '\n');
		}
		strings_free(&keys);
	}
	text_add(out, ".El\n");
}

bool
acts_check(struct text *out)
{
	bool good = true;

	for (size_t i = 0; i < LEN(acts); i++) {
		struct strings keys = { 0 };
		bool found = strokes(&acts[i], &keys);
		bool cheap = cost(&keys) <= ACT_STROKES;
		text_addf(out, "%s manual: %s: ", found && cheap ? "ok" : "not ok", acts[i].what);
		for (size_t k = 0; k < keys.n; k++)
			text_addf(out, "%s%s", k ? " " : "", *keys.s[k] ? keys.s[k] : "text");
		text_add(out, found ? "\n" : ": no such row\n");
		good = good && found && cheap;
		strings_free(&keys);
	}
	return good;
}
