/*
 * theme.h: a theme is a tag over notes of any conversation. Some are under
 * another one, each has a memo, and one that was merged into another keeps its
 * notes, so that it can be split again.
 */
#ifndef HALFHOUR_MODEL_THEME_H
#define HALFHOUR_MODEL_THEME_H

#include "base.h"

struct theme {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t parent_id;         /* the theme it is under; 0: none */
	int64_t merged_id;         /* its notes count for that one; 0: none */
	char *name, *memo;
	int64_t used_ms;           /* when it was given last */
};

/* Each upper one with those under it behind it, by their names; merged ones too. */
struct themes {
	struct theme *t;
	size_t n, cap;
};

void themes_done(struct themes *l);
const struct theme *themes_get(const struct themes *l, int64_t id); /* NULL: none of that id */
/* The one that its notes count for: itself, unless it was merged. */
const struct theme *themes_whole(const struct themes *l, int64_t id);
/* The theme it is under once mergers are counted; NULL: it is an upper one. */
const struct theme *themes_above(const struct themes *l, const struct theme *t);
bool themes_have_under(const struct themes *l, const struct theme *t); /* has it some under it? */
size_t themes_merged(const struct themes *l, const struct theme *t); /* how many count as it */
/* By the whole name, however it was typed, else by a beginning that only one has; a merged one
 * gives the one it counts for. NULL: none, and *several (may be NULL) whether many have it. */
const struct theme *themes_find(const struct themes *l, const char *name, bool *several);
/* "licences", or "licences / costs" of one under another; merged ones as what they count for. */
void theme_text(const struct themes *l, const struct theme *t, struct text *out);
/* Those that are none of another's, given last first; `most` at most. The number of them. */
size_t themes_recent(const struct themes *l, const struct theme **out, size_t most);
/* Can `t` be under `above` (NULL: under none)? Two levels are all there are; e says why not. */
bool theme_may_be_under(const struct themes *l, const struct theme *t, const struct theme *above,
	struct err *e);

#endif
