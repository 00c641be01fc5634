/*
 * pack_bytes.h: where things stand in the bytes of a pack, and changes to
 * them. An edit is a list of patches; whatever no patch names stays, byte for
 * byte. Only the editor of packs needs it.
 */
#ifndef HALFHOUR_FORMATS_PACK_BYTES_H
#define HALFHOUR_FORMATS_PACK_BYTES_H

#include "bank.h"

struct pack_key;
struct question;

struct span {
	size_t from, to;
};

/* The bytes of a span give way to `with`. */
struct patch {
	struct span at;
	char *with;
};

/* A pack being edited. */
struct bytes {
	const char *s;
	size_t n;
	const char *eol;         /* as the file ends its lines */
	const struct node *root;
	struct patch *patches;
	size_t n_patches, cap_patches;
	struct err *e;
};

void bytes_patch(struct bytes *b, size_t from, size_t to, const char *with);
/* All patches done; they may stand in any order but not overlap. */
bool bytes_apply(struct bytes *b, struct text *out);
void bytes_done(struct bytes *b);

/* ---- lines ---- */

size_t line_start(const struct bytes *b, size_t at);
size_t line_end(const struct bytes *b, size_t at);  /* before its CR LF, LF or the end */
size_t line_next(const struct bytes *b, size_t at); /* after it */
bool line_empty(const struct bytes *b, size_t at);  /* nothing but blanks and tabs */
void text_blanks(struct text *out, size_t n);

/* ---- values ---- */

bool node_in_flow(const struct node *n);
const struct node *node_last(const struct node *parent);
/* Where the last line of a block value ends, its comment included; for a literal without
 * the blank lines behind it (with "keep" they are its own). */
size_t node_line_end(const struct bytes *b, const struct node *n);
/* The last byte of a literal's or folded's own text, and where it begins. */
struct span literal_lines(const struct bytes *b, const struct node *n);
size_t literal_indent(const struct bytes *b, const struct node *n);

/* ---- entries of block lists: whole lines ---- */

/* Byte of the "-" of an entry; false: it cannot be found, as of "? " keys. */
bool item_dash(const struct bytes *b, const struct node *item, size_t *dash);
/* The lines of an entry from its dash to its last one, no line end; comments that stand
 * deeper than the dash right below are its own. With `above` the comments that stand right
 * above at the dash's column too. */
bool item_lines(const struct bytes *b, const struct node *item, bool above, struct span *out);

/* ---- entries of flow lists and maps ---- */

struct span entry_span(const struct node *child); /* with its key */
/* Takes one out, with a comma; puts one in after `child` (NULL: as the first). */
void entry_remove(struct bytes *b, const struct node *parent, const struct node *child);
void entry_insert(struct bytes *b, const struct node *parent, const struct node *child,
	const char *text);

/* ---- scalars ---- */

/* `value` in the nearest style to `style` that can hold it; on one line. `word`: it is a
 * text, to be quoted when other programs would take it for a number or a truth. */
void scalar_put(struct text *out, const char *value, enum node_style style, bool flow,
	bool word);
/* Gives a scalar another value, in its style. */
bool scalar_replace(struct bytes *b, const struct node *n, const char *value, bool word);

/* ---- a question's fields ---- */

/* Sets `key` of a question's map to what question_get says of `q`. `like`: another
 * question, whose ways of writing a new key follows; may be NULL. */
bool field_set(struct bytes *b, const struct node *map, const struct pack_key *k,
	const struct question *q, const struct node *like);
/* A question written anew: its lines with `dash` blanks before the dash, no line end. */
void question_block(const struct question *q, const struct bytes *b, size_t dash, size_t gap,
	const struct node *like, struct text *out);
/* {id: a, text: "…"}; and any map or list on one line. */
void question_flow(const struct question *q, const struct node *like, struct text *out);
void node_flow(const struct node *n, struct text *out);

#endif
