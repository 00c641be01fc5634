/*
 * store_compare.h: what many conversations say, as it is kept: themes, claims
 * and what bears them out, the points of a decision, interest, tied questions.
 */
#ifndef HALFHOUR_STORE_COMPARE_H
#define HALFHOUR_STORE_COMPARE_H

#include "model/compare.h"
#include "store.h"

/* Another number once anything in the workbook has changed, by this program or another. */
int64_t store_state(struct store *s);

/* ---- themes (theme.c); changes belong within store_begin and store_done ---- */

/* Into one that is zeroed or was read before. */
bool store_themes(struct store *s, struct themes *out, struct err *e);
/* id 0: adds, and sets id and uuid. */
bool store_theme_save(struct store *s, struct theme *t, struct err *e);
/* With those that were merged into it; those under it become upper ones. */
bool store_theme_delete(struct store *s, int64_t id, struct err *e);
/* Gives a note the theme, which is then the one given last, or takes it away: it and all that
 * count for it. */
bool store_note_theme_set(struct store *s, int64_t note_id, int64_t theme_id, bool on, struct err *e);
struct note_tag {
	int64_t note_id, theme_id;
};
/* Of one call, by note; the caller's to free. */
size_t store_note_tags(struct store *s, int64_t interview_id, struct note_tag **out);
/* The conversation a note belongs to; 0: there is no such note. */
int64_t store_note_call(struct store *s, int64_t note_id);

/* ---- evidence, points, interest, ties (evidence.c) ---- */

/* What was said before of the same two is replaced; `side` < 0: it is taken away. Sets id. */
bool store_evidence_set(struct store *s, const struct evidence *v, int side, struct err *e);
bool store_point_save(struct store *s, struct point *p, struct err *e); /* id 0: adds */
bool store_point_delete(struct store *s, int64_t id, struct err *e);    /* with its evidence */
/* -1: stays as it is; 0: not said. NULL text: stays. */
bool store_interest_set(struct store *s, int64_t interview_id, int before, int after,
	const char *text, struct err *e);
/* 0: not said. False: nothing is. */
bool store_interest_get(struct store *s, int64_t interview_id, int *before, int *after,
	struct text *because);
/* Questions that mean the same; NULL: it is on its own again. */
bool store_tie_set(struct store *s, const char *question, const char *same, struct err *e);

/* The texts of claims that nobody else has spoken of yet, made by others than this contact. */
bool store_open_claims(struct store *s, int64_t contact_id, struct strings *out, struct err *e);

/* ---- all of it at once (compare.c) ---- */

/* As it is now; `out` is zeroed or was read before. */
bool store_comparison(struct store *s, struct comparison *out, struct err *e);

#endif
