/*
 * tui_role.h: what a cell is, never how it looks. A screen names a role for what
 * it draws; a theme (src/tui/theme_NAME.c) says how each role looks. A role is a
 * row here; a theme that does not mention it shows it as plain text.
 */
#ifndef HALFHOUR_TUI_ROLE_H
#define HALFHOUR_TUI_ROLE_H

#include <stdbool.h>

/* ROLE_NAME, its name in transcripts, what it is for. */
/* clang-format off */
#define ROLES(X) \
	X(TEXT,         "text",         "what is read: the content of a screen") \
	X(TITLE,        "title",        "the title of a screen") \
	X(BESIDE,       "beside",       "what the title line says besides: a number, the clock of a call") \
	X(HERE,         "here",         "of the ways to the other screens, the one that was taken") \
	X(WAY,          "way",          "the ways to the other screens, in the title line") \
	X(ALARM,        "alarm",        "the title line while the time check waits") \
	X(OVER,         "over",         "the clock of a call that is longer than agreed") \
	X(HEADING,      "heading",      "the line over a group of rows, the title of a card") \
	X(COLUMN,       "column",       "the headings of a list's columns") \
	X(RULE,         "rule",         "lines and frames") \
	X(RULE_WORD,    "rule-word",    "the words in a line: how many notes there are, what is more below") \
	X(CHOSEN,       "chosen",       "the chosen row and the pointer before it") \
	X(CHOSEN_MUTED, "chosen-muted", "the chosen row when it is a muted one") \
	X(MARKED,       "marked",       "the sign of a marked row") \
	X(MUTED,        "muted",        "what needs no attention, or is still empty") \
	X(CLOCK,        "clock",        "a time, or a length of time") \
	X(STATE,        "state",        "the sign of a question: current, asked, skipped") \
	X(MUST,         "must",         "the word of a question that has to be asked") \
	X(NOTE,         "note",         "a note of no kind") \
	X(FACT,         "fact",         "a note that is a fact") \
	X(IMPRESSION,   "impression",   "a note that is an impression") \
	X(QUOTE,        "quote",        "a note in the other person's own words") \
	X(STEP,         "step",         "a note that is something to do") \
	X(REFERRAL,     "referral",     "a note that names somebody to ask next") \
	X(RECORD,       "record",       "that a note is private, not for attribution or a claim") \
	X(WARNING,      "warning",      "that something is not saved") \
	X(FAULT,        "fault",        "the sign of a field that needs attention") \
	X(LABEL,        "label",        "the name of what is typed beside it") \
	X(INPUT,        "input",        "what is being typed") \
	X(QUESTION,     "question",     "what waits for a written answer") \
	X(ANSWER,       "answer",       "the keys that answer a question") \
	X(MORE,         "more",         "that there is more below") \
	X(STATUS,       "status",       "the status line when there is no message") \
	X(DONE,         "done",         "a message that something was done") \
	X(REFUSED,      "refused",      "a message that something was not done, and why") \
	X(WAITING,      "waiting",      "a message that stays while it is true") \
	X(ALERT,        "alert",        "a message that stays until it is answered") \
	X(KEY,          "key",          "a key that does something here") \
	X(ACT,          "act",          "what that key does")
/* clang-format on */

#define ROLE_ENUM(id, name, meaning) ROLE_##id,
enum role { ROLES(ROLE_ENUM) N_ROLES };
#undef ROLE_ENUM

struct role_row {
	const char *name, *meaning;
};
extern const struct role_row roles[N_ROLES];

/* How roles look: a table for each row of base_theme.h. */
struct theme;
extern const struct theme *const themes[];
/* One's own: a copy (of NULL: the first of themes), of which roles get the look that words say,
 * "bold bright-cyan on black". False: e says what there is. */
struct err;
struct theme *theme_copy(const struct theme *of);
bool theme_set(struct theme *t, const char *role, const char *words, struct err *e);
void theme_free(struct theme *t);

#endif
