/*
 * formats_share.h: the text files between a student and a coach (product.md, "Share,
 * feedback, rubric"). Structs are written and read by tables with a row a key, so that a
 * file has exactly what its table names. The digest is SHA-256 over the canonical JSON of
 * all but itself: it covers what is read, not the bytes.
 */
#ifndef HALFHOUR_FORMATS_SHARE_H
#define HALFHOUR_FORMATS_SHARE_H

#include "formats.h"
#include "model/share.h"

/* ---- layouts: structs by tables (layout.c, layout_out.c) ---- */

enum layout_kind {
	LAYOUT_TEXT,     /* char *, owned, may have lines; "" where the key is missing */
	LAYOUT_LINE,     /* the same, on one line: a name */
	LAYOUT_UUID,     /* char [UUID_SIZE]; "" where it is missing and not needed */
	LAYOUT_INT,      /* int64_t, from .least to .most */
	LAYOUT_BOOL,     /* bool */
	LAYOUT_WORD,     /* int, an index of .words */
	LAYOUT_TIME,     /* int64_t, milliseconds UTC; 0 is "" */
	LAYOUT_TEXTS,    /* struct strings */
	LAYOUT_UUIDS,    /* struct strings, each of them a UUID */
	LAYOUT_MAP,      /* a struct within, by .of */
	LAYOUT_LIST,     /* struct row_list of structs, by .of */
	LAYOUT_COUNTS,   /* int64_t [n_words], a map with those that are not 0 */
	LAYOUT_SKIP,     /* known, and read by whoever asked (the digest) */
};

struct layout {
	const struct layout_field *fields;
	size_t n_fields;
	size_t size;     /* bytes of the struct */
};

struct layout_field {
	const char *key;
	enum layout_kind kind;
	size_t at;                   /* offsetof */
	bool needed;                 /* missing or wrong: the row is left out; of the whole: refused */
	int64_t least, most;         /* of LAYOUT_INT; of lists, .most entries */
	int64_t preset;              /* of LAYOUT_INT, where the key is missing */
	const char *const *words;
	int n_words;
	const struct layout *of;
};

/* What was noticed while reading, as whole sentences (FILE:LINE:COLUMN), at most 20 of them and
 * how many more there were. */
struct layout_said {
	struct strings said;
	size_t more;
};
void layout_said_done(struct layout_said *l);

/* Fills the zeroed struct `s` from a map. A row of a list that lacks what it needs is left
 * out and told; unknown keys are kept out and told. False: `map` itself lacks something. */
bool layout_read(const struct layout *r, const struct node *map, void *s, struct layout_said *l,
	struct err *e);
void layout_done(const struct layout *r, void *s);
void *layout_more(struct row_list *l, const struct layout *r); /* one more, zeroed */
/* Its keys, into the map that is open in `o`. */
void layout_write(const struct layout *r, const void *s, struct yaml_out *o);

/* SHA-256 over the canonical JSON (sorted keys, no blanks) of a map but for its key `but`. */
void node_digest(const struct node *map, const char *but, char out[SHA256_SIZE]);

/* ---- shares and feedback (share.c, feedback.c) ---- */

extern const struct layout share_layout, share_interview_layout, share_clock_layout,
	share_question_layout, share_note_layout, share_check_layout, share_reflection_layout,
	share_writeup_layout, share_step_layout, share_to_coach_layout;
extern const struct layout feedback_layout, feedback_comment_layout, feedback_score_layout;

void share_done(struct share *s);
void feedback_done(struct feedback *f);

/* What was found of a file beside what it says. */
struct share_found {
	struct layout_said said;
	bool damaged;        /* the digest is missing or not that of what was read */
	bool unended;        /* it does not end with its digest, as each does */
	bool cut;            /* only the beginning could be read: line `cut_line` ends it */
	int cut_line;
	char digest[SHA256_SIZE]; /* of what was read, whatever the file says its digest is */
};
void share_found_done(struct share_found *f);
/* As sentences, added to `said`; `file` is its name. */
void share_found_tell(const struct share_found *f, const char *file, struct strings *said);

/* The whole file, digest included, appended to `out`. */
void share_write(const struct share *s, struct text *out);
void feedback_write(const struct feedback *f, struct text *out);
/* Reads bytes of `file` (a name, for wording). False: nothing of use was there; e says where and
 * why. A damaged file is read as far as it can be, and found->damaged says so. */
bool share_read(struct share *s, const char *file, const char *bytes, size_t n,
	struct share_found *found, struct err *e);
bool feedback_read(struct feedback *f, const char *file, const char *bytes, size_t n,
	struct share_found *found, struct err *e);

/* A file that somebody handed over: a regular one of at most twice SHARE_BYTES_MOST (it may be
 * sealed), and no link: in a shared folder one could lead to any file of the reader's. */
bool handed_file_read(const char *file, struct text *bytes, struct err *e);
/* What kind of file these bytes are, by their first key. */
enum handed { HANDED_OTHER, HANDED_SHARE, HANDED_FEEDBACK, HANDED_SEALED };
enum handed handed_kind(const char *bytes, size_t n);

#endif
