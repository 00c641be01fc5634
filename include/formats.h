/*
 * formats.h: every file that is not the workbook. In reading order: YAML in
 * (a tree of nodes that know their bytes) and out, JSON out, settings,
 * Markdown and HTML; then what is made of them. A file from outside is a
 * stranger's: sizes, depths and counts have limits, and what is wrong is said
 * with file, line, column, reason and remedy. Nothing here asks the workbook.
 */
#ifndef HALFHOUR_FORMATS_H
#define HALFHOUR_FORMATS_H

#include <stdio.h>

#include "base.h"

struct letter_kind;
struct partner;

/* ---- YAML in (yaml.c is libyaml's only door) ---- */

#define YAML_SIZE_MAX (1024 * 1024) /* bytes of a file */
#define YAML_DEPTH_MAX 32           /* lists and maps within each other */
#define YAML_NODES_MAX 200000

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };
enum node_style {
	NODE_PLAIN, NODE_SINGLE, NODE_DOUBLE, NODE_LITERAL, NODE_FOLDED, /* scalars */
	NODE_BLOCK, NODE_FLOW,                                           /* lists, maps */
};

/* One value. Offsets count bytes of the file as it lies on the disk (byte order mark
 * and CR included), so that an edit can touch these bytes and no others. */
struct node {
	enum node_kind kind;
	enum node_style style;
	const char *text;         /* a scalar's value, never NULL; a list's, a map's: "" */
	size_t start, end;        /* quotes, "|", brackets included; a block list or map ends
	                           * with its last child; "key:" alone: both after the colon */
	int line, column;         /* of start, from 1; columns are characters */
	const struct node *key;   /* in a map: a scalar; in a list: NULL */
	const struct node *child; /* first of a list, map */
	const struct node *next;  /* in the same list, map */
	const struct node *parent;
	size_t n;                 /* children */
	const char *file;         /* for wording */
	bool cut;                 /* plain, and ended by a "#" that may belong to it: "your #1 tool" */
};

struct yaml_doc {
	const struct node *root; /* NULL: nothing in the file, or comments only */
	bool bom, crlf;          /* begins with a byte order mark; its first line ends in CR LF */
	int bad_line, bad_column; /* where reading stopped, when yaml_doc_read was false; 0: no place */
	struct yaml_block *blocks; /* what the nodes lie in */
};

/* Reads `n` bytes of `file` (a name, for wording). False: refused, e says where and why,
 * nothing is kept. Refused are besides bad syntax: more than the limits, aliases, anchors,
 * tags, a second document, a key twice in a map, invalid UTF-8, control characters. */
bool yaml_doc_read(struct yaml_doc *d, const char *file, const char *s, size_t n, struct err *e);
/* The same with other limits than YAML_SIZE_MAX and YAML_NODES_MAX. */
struct yaml_limits {
	size_t bytes, nodes;
};
bool yaml_doc_read_within(struct yaml_doc *d, const char *file, const char *s, size_t n,
	struct yaml_limits most, struct err *e);
bool yaml_doc_read_file(struct yaml_doc *d, const char *path, struct err *e);
void yaml_doc_free(struct yaml_doc *d);

/* The value of `key` in a map; NULL: not there, or `map` is NULL or no map. */
const struct node *node_get(const struct node *map, const char *key);
/* "key:", "~" and "null", unquoted: as good as left out. */
bool node_null(const struct node *n);
/* Words "FILE:LINE:COLUMN: ..." and returns false. */
bool node_wrong(const struct node *n, struct err *e, const char *fmt, ...) PRINTF(3, 4);
/* Each leaves *out alone and returns true when the key is left out, and returns false
 * with the wording when the value is of another kind or out of its range. */
bool node_str(const struct node *map, const char *key, const char **out, struct err *e);
bool node_int(const struct node *map, const char *key, int min, int max, int *out, struct err *e);
bool node_bool(const struct node *map, const char *key, bool *out, struct err *e);
/* The index of the value in `names`; the wording lists them. */
bool node_word(const struct node *map, const char *key, const char *const *names, int n,
	int *out, struct err *e);
/* A list of scalars, or one scalar for a list of one; added to *out. */
bool node_strings(const struct node *map, const char *key, struct strings *out, struct err *e);
/* The value itself: scalars as bool, for whoever walks by himself. */
bool word_bool(const char *s, bool *out); /* true false yes no on off */
bool word_int(const char *s, int min, int max, int *out);

/* ---- YAML out ---- */

/* A document written anew, in block style, two blanks a level. Zeroed is empty. Within a
 * list every `key` is NULL; at the top it may be a map's keys or, all NULL, a list. */
struct yaml_out {
	struct text text;
	int depth;
	struct yaml_level {
		bool list;
		bool begun;   /* has an entry: an empty one is written {} or [] */
		bool dash;    /* its first entry stands on its dash's line */
	} level[YAML_DEPTH_MAX + 1];
};

void yaml_put_str(struct yaml_out *o, const char *key, const char *s); /* NULL: left out */
void yaml_put_int(struct yaml_out *o, const char *key, int64_t v);
void yaml_put_bool(struct yaml_out *o, const char *key, bool v);
void yaml_put_strings(struct yaml_out *o, const char *key, const struct strings *l); /* ["a", "b"] */
void yaml_open_map(struct yaml_out *o, const char *key);
void yaml_open_list(struct yaml_out *o, const char *key);
void yaml_close(struct yaml_out *o); /* what was opened last */
void yaml_comment(struct yaml_out *o, const char *s); /* a line of its own */
char *yaml_take(struct yaml_out *o); /* the text, the caller's; o is empty after */
/* "double quoted", all on one line; hidden characters and controls as escapes. */
void yaml_quote(struct text *out, const char *s);

/* ---- JSON out (json.c is jansson's only door) ---- */

/* What every --json prints. Maps keep the order in which keys were put. Owned by whom made
 * it until it is put into another, which then owns it; one json_free for the whole. */
struct json;

struct json *json_map(void);
struct json *json_list(void);
void json_free(struct json *j);
/* Into a map under `key`; into a list with a NULL key. A key put again is replaced. */
void json_put(struct json *into, const char *key, struct json *child);
void json_put_str(struct json *into, const char *key, const char *s); /* NULL: null */
void json_put_int(struct json *into, const char *key, int64_t v);
void json_put_bool(struct json *into, const char *key, bool v);
void json_put_null(struct json *into, const char *key);
void json_put_strings(struct json *into, const char *key, const struct strings *l);
void json_put_time(struct json *into, const char *key, int64_t ms); /* ISO, UTC; 0: null */
/* Indented by two, with a newline; what is hidden or a control is escaped, so that it may
 * go to a terminal. */
void json_print(const struct json *j, struct text *out);
/* The same on one line, without blanks. */
void json_print_line(const struct json *j, struct text *out);

/* One value of an object of plain values: a whole number, a text, or neither (null, true, …). */
enum json_kind { JSON_NONE, JSON_NUMBER, JSON_TEXT };
/* Reads an object of plain values; `each` gets them in their order. False: e says where it is none. */
bool json_flat(const char *s, size_t n,
	void (*each)(void *user, const char *key, enum json_kind kind, const char *text, int64_t number),
	void *user, struct err *e);

/* An array in pieces, so that it is never in memory whole: the nth item from 0, then the end,
 * with how many there were. Together they are what json_print says of the array. */
void json_print_item(const struct json *item, size_t nth, struct text *out);
void json_print_end(size_t n, struct text *out);

/* ---- settings: config.yaml (config.c), one row a setting ---- */

enum clock_show { CLOCK_SECONDS, CLOCK_MINUTES };
enum policy { POLICY_7D, POLICY_3B7 }; /* when silence is followed up (product.md, "Ask") */

/* Zeroed is not the default: config_init, and config_free at the end. Texts are never NULL
 * after that; change them by config_set. */
/* A map of the settings: names.s[i] is values.s[i], and stands at places.s[i] of the file
 * ("line 4, column 3"), or at "" when it was set here. */
struct pairs {
	struct strings names, values, places;
};

struct config {
	char *name, *exploring, *about, *pitch, *zone;
	char *student_id;                /* for an instructor */
	char *background, *phone, *email, *dates; /* for letters */
	char *spelling;            /* dictionary of hunspell; "": none is asked */
	char *print;               /* command line that prints what it reads */
	char *touch;                     /* "3 months; energy 6 weeks" */
	int touch_gap;                   /* days */
	char *holidays;                  /* "2026-12-25 2027-01-01" */
	bool coach, linear, quiet, announce;
	char *rubric;                    /* by which one marks; empty: the shipped one */
	int columns;                     /* of linear lines: 0 any, 20, 40, 80 */
	int bell;                        /* enum bell of tui.h */
	int clock;                       /* enum clock_show */
	int theme;                       /* its row in base_theme.h */
	int screen;                      /* enum shade of tui.h */
	int selection;                   /* 0: a pointer, 1: the whole row */
	int policy;                      /* enum policy */
	int situation;                   /* 0: unsaid */
	int scope;                       /* enum scope */
	int marker_seconds, agreed_minutes;
	int travel_minutes, early_minutes; /* of meetings in person */
	struct pairs abbreviations;
	struct pairs looks;              /* of roles (tui_role.h), in place of the theme's */
	struct pairs keys;               /* of actions by their names */
	struct pairs hooks;              /* commands by hook_names; words between SETTING_BETWEEN */
	int keyset;                      /* 0: as shipped, 1: as in Emacs */
	uint64_t set;                    /* rows that config_set changed, a bit each */
};

enum setting_kind { SETTING_TEXT, SETTING_BOOL, SETTING_INT, SETTING_WORD, SETTING_PAIRS,
	SETTING_LISTS }; /* pairs whose values are lists of words, by the names in `words` */
#define SETTING_BETWEEN "\037" /* the words of such a value */

/* What a person's own commands are run after. */
enum hook { HOOK_AFTER_CALL, HOOK_AFTER_DEBRIEF, HOOK_THANKS_DUE, N_HOOKS };
extern const char *const hook_names[N_HOOKS]; /* "after-call" … */

struct setting {
	const char *name;
	const char *label;               /* as one reads it: "Length of a call" */
	const char *const *said;         /* its choices as one reads them (no, yes; of each of `words`); of
	                                  * a number "%d minute", "%d minutes"; NULL: its value is read */
	enum setting_kind kind;
	size_t at;                       /* its field: offsetof(struct config, …) */
	const char *preset;              /* the default, as it is written */
	const char *help;                /* a sentence for the man page and the settings form */
	int min, max;                    /* of SETTING_INT; bytes at most of SETTING_TEXT */
	const char *const *words;        /* of SETTING_WORD; of SETTING_INT: the only ones */
	int n_words;
	bool (*valid)(const char *s);    /* of SETTING_TEXT; NULL: any */
};
extern const struct setting settings[];
extern const size_t n_settings;
const struct setting *setting_find(const char *name);

void config_init(struct config *c);
void config_free(struct config *c);
/* Reads over what config_init set. No file is no error. A wrong value is one sentence in
 * `said` (FILE:LINE:COLUMN; may be NULL) and keeps its default; unknown keys are fine.
 * False: nothing could be read, and `said` says why. */
bool config_load(struct config *c, const char *path, struct strings *said);
/* What the file shall be so that it says what differs from it, only those values touched;
 * comments, order and unknown keys stay: its bytes as they are (none: there is no file) and as
 * they shall be. False: it cannot be read. */
bool config_edit(const struct config *c, const char *path, struct text *was, struct text *now,
	struct err *e);
/* As typed by a person; for abbreviations "w/=with", "w/=" takes it out. */
bool config_set(struct config *c, const char *name, const char *value, struct err *e);
bool config_get(const struct config *c, const char *name, struct text *out);

/* ---- Markdown (markdown.c) and HTML (html.c, md4c's only door) ---- */

/* A person's text, so that it reads as it was typed and nothing in it is markup. Through
 * the gate first: one line, for paragraphs, headings, list items and table cells. */
void md_line(struct text *out, const char *s);
/* Words within a line that something else begins; blanks at their ends are kept. */
void md_within(struct text *out, const char *s);
/* For HTML, XML and SVG, in text and in quoted attributes; through the gate first. */
void html_text(struct text *out, const char *s);
/* The beginning of a page (self-contained, with its styles) up to its body, and its end. */
/* `style`: rules of its own besides; NULL: none. */
void html_begin(struct text *out, const char *title, const char *lang, const char *style);
void html_end(struct text *out);
/* Markdown (with tables and task lists) as a whole HTML page: one file that asks for
 * nothing else, fit to print. HTML in the Markdown is shown as text; links lead to http,
 * https, mailto or tel only; images show their words. `lang` as "en". */
bool html_page(struct text *out, const char *title, const char *lang, const char *markdown,
	struct err *e);

/* ---- practice partners: data/rehearsal (partner.c) ---- */

/* Fills `p`, which is done first. False: e says file, line, column, what and the remedy,
 * and p is empty. */
bool partner_read(struct partner *p, const char *file, const char *s, size_t n, struct err *e);
bool partner_read_file(struct partner *p, const char *path, struct err *e);

/* ---- the lesson in a partner's script: data/tutor (lesson.c) ---- */

/* Fills `l`, which is done first; a script without one leaves it empty. False: e says where and
 * what, and l is empty. */
struct lesson;
bool lesson_read_file(struct lesson *l, const char *path, struct err *e);

/* ---- mail that is not sent yet: .eml (mail.c) ---- */

/* Everything is borrowed. */
struct mail {
	const char *from_name, *from, *to_name, *to; /* an address that does not fit is left out */
	const char *subject, *text;
	int64_t date_ms;
	const char *zone;
};
void mail_write(const struct mail *m, struct text *out);

/* ---- kinds of letters: data/letters (letter.c) ---- */

/* Fills `k`, which is done first. False: e says file, line, column, what and the remedy,
 * and k is empty. */
bool letter_kind_read_file(struct letter_kind *k, const char *path, struct err *e);

#endif
