/*
 * pack_items.h: what the files of the pack editor share: questions found in
 * the tree, put in and cut out, each an act on struct bytes. False: e says why.
 */
#ifndef HALFHOUR_FORMATS_PACK_ITEMS_H
#define HALFHOUR_FORMATS_PACK_ITEMS_H

#include "pack_bytes.h"
#include "pack_want.h"

struct edit;

/* ---- pack_find.c ---- */

const struct node *list_under(const struct node *map, const char *key); /* NULL: none */
const struct node *question_node(const struct node *root, const char *id);
const struct node *category_node(const struct node *root, const char *id);
/* Another question to write new things like: a neighbour, else the first there is. */
const struct node *question_like(const struct node *root, const struct node *but);
const struct node *node_previous(const struct node *item); /* NULL: it is the first */
bool not_in_place(struct bytes *b, const struct node *n);  /* refuses */

/* ---- the edits ---- */

bool edit_add(struct bytes *b, const struct edit *x, const struct want *w);
bool edit_category(struct bytes *b, const struct edit *x, const struct want *w);
bool edit_heading(struct bytes *b, const struct edit *x, const struct want *w);
bool edit_whole(struct bytes *b, const struct edit *x, const struct want *w);

/* A category without questions, its lines with `dash` blanks before the dash, no line end. */
void category_block(const struct category *c, const char *eol, size_t dash, struct text *out);
/* Lines (of which the first begins with its dash) behind an entry of a block list. */
void put_behind(struct bytes *b, const struct node *after, const char *lines);
/* Takes an entry out; with `above` the comments right above it too. */
bool item_cut(struct bytes *b, const struct node *item, bool above);
/* Every line moved sideways; of lines with less in front only what is there goes. */
void lines_shift(struct text *out, const char *s, size_t n, size_t from, size_t to);

#endif
