/*
 * note.h: one stamped line of an interview, and what its first characters choose.
 */
#ifndef HALFHOUR_MODEL_NOTE_H
#define HALFHOUR_MODEL_NOTE_H

#include "base.h"
#include "model/words.h"

struct note {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	enum note_kind kind;
	bool starred;
	bool marker;               /* stamped, no text yet */
	char *text;                /* empty for a marker */
	int64_t axis_ms;           /* when its first character was typed */
	int64_t asked_id;          /* the question then current; 0: before the first */
	enum record record;        /* on; unattributed: in pages without the name; off: in none */
	bool claim;                /* waits for others to confirm */
	int64_t done_ms;           /* on the axis: when Enter came; 0: not known */
	int64_t edited_ms;         /* wall; when its text was changed last; 0: never */
	bool unsaved;              /* the disk refused so far; in the rescue file */
};

void note_done(struct note *n);
void note_copy(struct note *to, const struct note *from); /* frees what `to` held */

/* What the first characters of a line choose (product.md, "The live screen"). */
struct note_mark {
	bool chosen;               /* a kind character stood there, or `*`, or `%` */
	enum note_kind kind;
	bool starred;
	bool off;                  /* `%`: off the record */
	bool question;             /* `?`: an off-script question, not a note */
	size_t skip;               /* bytes of the line that are not its text */
};
/* Reads the marks at the start of `line`: `*` and `%` may stand before any other; a doubled
 * character is text and typed once; one blank after the kind is dropped. What stands after
 * `skip` bytes is the text; chosen and no text: a marker. Prose stays prose: ">40", ">=", "=>",
 * "=5", "@9am", "% of" choose nothing.
 *   "! pays"   fact       "pays"      "!!"    note "!"
 *   "*!pays"   fact, *    "pays"      "**x"   note "*x"
 *   "*"        note, *    ""          "*!!x"  note, * "!x"
 *   "%! pays"  fact, off  "pays"      "%? x"  note, off "? x" */
struct note_mark note_mark_read(const char *line);
/* Appends marks behind which `text` is read as `m` has it, whatever the text begins with. */
void note_mark_write(struct text *out, struct note_mark m, const char *text);
bool note_mark_same(struct note_mark a, struct note_mark b);
/* The text as it is saved: where a quote has one mark more, that is dropped at the end of the
 * line, and in the middle both stay. To be freed. */
char *note_text_kept(enum note_kind kind, const char *typed);
/* Does it say, or ask, whether one may write to them again? Does it say that they were thanked? */
bool note_may_write(const char *text);
bool note_thanks(const char *text);
char note_kind_char(enum note_kind kind); /* '!', '=', …; 0 for a plain note */

/* `@ name, role, where +` taken apart. Empty parts are NULL. */
struct referral {
	char *name, *role, *where;
	bool may_use_name;         /* `+` at the end */
};
void referral_done(struct referral *r);
/* Of the text after the kind (a leading `@` is passed over). What follows the second comma
 * is all `where`; `+` counts only behind a blank. False: no name in it, and r is empty. */
bool referral_read(struct referral *r, const char *text);
/* Is it certain enough to propose a contact? A comma follows within four words, and the first
 * of them is no article; else the debrief asks who it is. */
bool referral_proposes(const char *text);
/* Does it begin as a name does, with a comma or without: may one write to them? */
bool referral_names(const char *text);

/* ---- abbreviations (abbreviation.c) ---- */

/* If the word before `at` (a kind's characters apart) is exactly an abbreviation, what it
 * stands for, and where it begins; else NULL. Borrowed from `longs`. */
const char *abbreviation_find(const struct strings *shorts, const struct strings *longs,
	const char *line, size_t at, size_t *begin);

#endif
