/*
 * bank.h: question packs as files. Reading one pack or the whole bank
 * with everything that is wrong gathered; the keys a pack may have, one row
 * each, from which the reader, the editor, the command line and the man page
 * are made.
 */
#ifndef HALFHOUR_BANK_H
#define HALFHOUR_BANK_H

#include "formats.h"
#include "model/question.h"

/* ---- what is said of a bank: errors, and advice that can be silenced ---- */

enum bank_rule_id {
#define BANK_RULE(id, ...) RULE_##id,
#include "bank_rules.h"
#undef BANK_RULE
	N_BANK_RULES
};

struct wording;
struct bank_rule {
	const char *name;            /* "closed": in `quiet: [closed]` and on the command line */
	bool error;                  /* makes exit status 1; else advice */
	const char *reason, *remedy; /* whole sentences */
	const char *bad, *good;      /* examples */
	/* In a question's text, by the file of the rule's name; NULL: the reader finds it. */
	bool (*finds)(const struct wording *w, const char *rule);
	unsigned beside; /* not said beside these (bits): their remedy is another question */
};
extern const struct bank_rule bank_rules[N_BANK_RULES];
int bank_rule_find(const char *name); /* exactly; -1: none */
unsigned bank_rules_all(void);        /* bits of everything that is advice */
/* Bits of the wording rules that find something in a text; English. */
unsigned text_faults(const char *text);
/* Of these the ones that are said: what changes a question's form is not, where another is due. */
unsigned text_advice(const char *text);
/* The first of these as one says it where a question is written: "REASON REMEDY"; nothing when
 * there is none. And all of them where a question stands whole, each on a line of its own. */
void text_advise(const char *text, struct text *out);
void advice_lines(unsigned bits, struct text *out);
/* The same for a whole question, less what its file silences; none for a retired one.
 * An assignment's questions are the instructor's: do not ask about those. */
unsigned question_advice(const struct question *q);

/* ---- what is wrong, and where ---- */

struct problem {
	char *file;
	int line, column;       /* from 1; 0: of the whole file */
	enum bank_rule_id rule; /* error or advice, by bank_rules */
	char *reason, *remedy;  /* sentences */
};

struct problems {
	struct problem *p;
	size_t n, cap;
	bool cut; /* a file has more than PROBLEMS_MOST: the rest was left out */
};

void problems_done(struct problems *l);
/* Adds one. When a file has PROBLEMS_MOST already, `cut` is set, and advice is left out while an
 * error takes the place of the last advice. NULL: the rule's own words. */
void problem_add(struct problems *l, const char *file, int line, int column,
	enum bank_rule_id rule, const char *reason, const char *remedy);
size_t problems_errors(const struct problems *l);
/* Takes out the advice of these rules (bits). */
void problems_quiet(struct problems *l, unsigned rules);
void problems_sort(struct problems *l); /* by file, line, column */
/* Says that some were left out; nothing where none was. */
void problems_cut(const struct problems *l, struct text *out);
/* "FILE:LINE:COLUMN: error: REASON REMEDY [rule]", one line. */
void problem_text(const struct problem *p, struct text *out);

enum { PROBLEMS_MOST = 200 };

/* ---- the keys of a pack ---- */

enum key_kind { KEY_TEXT, KEY_ID, KEY_WORD, KEY_WORDS, KEY_INT, KEY_BOOL, KEY_LIST, KEY_RULES,
	KEY_DATE, KEY_NUMBER, KEY_OTHER };

struct pack_key {
	const char *name;
	enum key_kind kind;
	size_t at;                /* in the struct; char *, enum, unsigned bits, int, bool, strings */
	const char *const *words; /* KEY_WORD (first is index 1), KEY_WORDS (bit 0 …) */
	int n_words;
	int min, max;             /* KEY_INT, KEY_NUMBER */
	bool must;                /* may not be left out */
	const char *help;         /* for the man page and the form */
};

struct pack_keys {
	const struct pack_key *keys;
	size_t n;
};
extern const struct pack_keys pack_level, category_level, question_level, assignment_level;

const struct pack_key *pack_key_find(const struct pack_keys *level, const char *name);
/* The value of a question's field as one types it: lists parted by ", " (probes: lines). */
void question_get(const struct question *q, const struct pack_key *k, struct text *out);
/* Sets it; false and e, which names what is allowed, when it is no value of this field. */
bool question_put(struct question *q, const struct pack_key *k, const char *value, struct err *e);
bool question_same(const struct question *a, const struct question *b); /* places left out */
/* What the reader makes of a missing `short`. */
void question_brief(struct question *q);
bool question_has_title(const struct question *q); /* another than that */

/* A text as it is said: ends cut, a run of blanks with a tab or a line end in it one blank; two
 * blanks that were typed are two. The caller's. */
char *text_said(const char *s);

/* ---- reading ---- */

/* Fills `out` with what can be used; `l` gets what is wrong (may be NULL), wording advice
 * not among it. False: nothing can be used (not YAML, over a limit, no pack). */
bool pack_read(struct pack *out, const char *file, const char *s, size_t n, struct problems *l);
bool pack_from(struct pack *out, const struct yaml_doc *d, const char *file, struct problems *l);
bool pack_read_file(struct pack *out, const char *file, struct problems *l);
uint64_t bytes_digest(const char *s, size_t n); /* tells whether a file changed */
/* One question from its node; `quiet` is what stands above it. False: it has no id or text. */
bool question_read(struct question *q, const struct node *n, unsigned quiet, struct problems *l);

/* Every *.yaml of both folders (either may be NULL); a user's pack of the same name stands
 * for the shipped one, which it owns then. Packs that cannot be read are left out. Ids
 * that are there twice are told; the first counts. */
void bank_read(struct bank *out, const char *shipped, const char *user, struct problems *l);
/* Wording advice on a pack, none on an assignment. */
void pack_advise(const struct pack *p, struct problems *l);
/* Ids twice in the bank. */
void bank_duplicates(const struct bank *b, struct problems *l);

/* ---- editing: only the bytes of what is edited change ---- */

enum edit_kind {
	EDIT_SET,      /* one field of a question */
	EDIT_FIELDS,   /* every field that is another in `question`; not id and quiet */
	EDIT_ADD,      /* a new question, behind `after` or at the end of a category */
	EDIT_DELETE,
	EDIT_MOVE,     /* up (by -1) or down (by 1) in its category */
	EDIT_CATEGORY, /* to the end of another category */
	EDIT_COPY,     /* a second one with another id, right behind it */
	EDIT_WHOLE,    /* the whole question as YAML, as pack_item gives it */
	EDIT_HEADING,  /* a new category `category`, called `value`, behind the others */
};

/* Everything is borrowed. */
struct edit {
	enum edit_kind kind;
	const char *id;       /* the question; EDIT_ADD: none */
	const char *key;      /* EDIT_SET: the field's name … */
	const char *value;    /* … and its value as question_put takes it; EDIT_WHOLE: the YAML */
	const char *category; /* EDIT_ADD, EDIT_CATEGORY, EDIT_HEADING: the category's id */
	const char *after;    /* EDIT_ADD: a question there; NULL: at the end */
	const char *new_id;   /* EDIT_COPY */
	const struct question *question; /* EDIT_ADD, EDIT_FIELDS */
	int by;               /* EDIT_MOVE */
};

/* The file's bytes with the edit done. They are read again before they are given: they hold
 * exactly the pack that was wanted, unknown keys included, or the edit is refused. */
bool pack_edit(const struct edit *x, const char *file, const char *s, size_t n,
	struct text *out, struct err *e);
/* One question as YAML of its own, for an editor of texts; comments included. */
bool pack_item(const char *id, const char *file, const char *s, size_t n, struct text *out,
	struct err *e);

/* ---- editing the bank: files, the user's copies, other programs ---- */

/* What to do when another program changed the very question meanwhile. */
enum edit_conflict { CONFLICT_ASK, CONFLICT_RELOAD, CONFLICT_KEEP_BOTH };

enum edit_outcome {
	EDIT_DONE,
	EDIT_NOTHING,   /* it was so already */
	EDIT_MERGED,    /* done; the file had changed elsewhere and was read again */
	EDIT_CONFLICTS, /* not done: the question itself changed; ask the person */
	EDIT_RELOADED,  /* not done: the file was read again */
	EDIT_KEPT_BOTH, /* theirs stays; ours lies in the file named in `said` */
	EDIT_FAILED,    /* e says why; nothing was written */
};

/* A file that is about to be written, and how that is called in the history; borrowed. */
struct file_edit {
	const char *path, *label;
	const char *place;         /* "bank" or "settings" */
	const struct text *before; /* what it holds; NULL: it is not there yet */
	const struct text *after;
	unsigned act;              /* edits of one act are undone together; 0: alone */
};

struct bank_editor {
	struct bank *bank;       /* edited in memory too */
	const char *user_dir;    /* where the user's packs lie; made when first needed */
	unsigned act;            /* edits of one act are undone together: count it up */
	/* Writes the file and keeps how to undo it; NULL: it is only written. */
	bool (*write)(void *user, const struct file_edit *x, struct err *e);
	void *user;
};

/* Does an edit on the pack `pack` (a name) and saves it. A shipped pack is never changed:
 * the first edit makes the user's copy. `said` gets what a person should know ("Your copy
 * of core is made: FILE"), or stays empty. The bank's pack is read again: pointers into it
 * are void after any outcome but EDIT_NOTHING and EDIT_FAILED. */
enum edit_outcome bank_edit(struct bank_editor *ed, const char *pack, const struct edit *x,
	enum edit_conflict how, struct text *said, struct err *e);
/* A question as YAML of its own, from the file it lies in. */
bool bank_item(const struct bank *b, const char *id, struct text *out, struct err *e);
/* How the user's copy differs from the shipped pack, a line a question: "changed id: text",
 * "new …", "left out …". Empty: no shipped one, or no difference. */
void pack_difference(const struct pack *p, struct strings *out);
/* Makes a pack in the user's folder with one category, which has no question yet. */
bool bank_new(struct bank_editor *ed, const char *name, const char *title,
	const struct category *first, struct text *said, struct err *e);
/* Takes a pack from a file into the user's folder. `said`: where it lies. */
bool bank_add(struct bank_editor *ed, const char *file, struct text *said, struct problems *l,
	struct err *e);
/* An id of the pack's manner that is free in the whole bank: "day-week-2", or made of words. */
void question_id_free(const struct bank *b, const char *like, struct text *out);

/* ---- the questions of the whole bank in one row (bank_rows.c) ---- */

/* By category, with what narrowing looks at folded once, so that ten thousand are narrowed at
 * each key without a pause. Borrowed from the bank: made anew when it is. */
struct bank_row {
	const struct question *question;
	const struct category *category;
	const struct pack *pack;
	int64_t id;     /* of its pack and its own id: the same when the bank is read again */
	size_t group;   /* categories of one title, in the order they first came */
	char *words;    /* title, text, probes, tags, headings, category, pack: folded */
};

struct bank_rows {
	struct bank_row *row;
	size_t n;
};

/* Categories stay together over all packs; within one the order of packs and of files. */
void bank_rows_read(struct bank_rows *r, const struct bank *b);
void bank_rows_done(struct bank_rows *r);
/* Words folded, one a string: what bank_row_has takes. */
void bank_words(struct strings *out, const char *words);
/* Has it all of them? */
bool bank_row_has(const struct bank_row *r, const struct strings *words);
/* NULL: none. */
const struct bank_row *bank_row_find(const struct bank_rows *r, const char *question_id);
const struct bank_row *bank_row_of(const struct bank_rows *r, int64_t id);

#endif
