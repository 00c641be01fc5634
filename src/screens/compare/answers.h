/*
 * answers.h: the answers to one question or theme. What its files share: answers.c is the screen,
 * answers_rows.c makes its rows, answers_draw.c draws people side by side, answers_acts.c has the keys.
 */
#ifndef HALFHOUR_SCREENS_COMPARE_ANSWERS_H
#define HALFHOUR_SCREENS_COMPARE_ANSWERS_H

#include "compare.h"

enum { ANSWERS_KIND = 10 }; /* columns */

struct answers {
	struct compare_view v;   /* begins with its list */
	char *question;          /* its id; NULL: a theme */
	int64_t theme;
	size_t *notes;           /* their places, by person, impressions last */
	size_t n;
};

/* ---- answers_rows.c ---- */

const char *answers_who(const struct comparison *c, size_t call);
void answers_note_text(const struct compare_note *n, struct text *out);
bool answers_read(struct ui *ui, void *state, struct err *e);

/* ---- answers_draw.c ---- */

/* Where the pointer is among the notes; 0 before anything is chosen. */
size_t answers_at(const struct answers *s);
/* The first note of the person whose note that is, and the first of the next one. */
size_t answers_begin(const struct answers *s, size_t at);
size_t answers_end(const struct answers *s, size_t at);
/* As many people as fit, by pages, so that nothing moves while one stays among them. */
void answers_draw(const void *state, struct canvas *c);

/* ---- answers_acts.c ---- */

void answers_right(struct ui *ui, void *state);
void answers_left(struct ui *ui, void *state);
/* The conversation, at that note. */
void answers_show(struct ui *ui, void *state);
void answers_theme(struct ui *ui, void *state);
void answers_split(struct ui *ui, void *state);
void answers_for(struct ui *ui, void *state);
void answers_against(struct ui *ui, void *state);
void answers_claim(struct ui *ui, void *state);
void answers_option_for(struct ui *ui, void *state);
void answers_option_against(struct ui *ui, void *state);

#endif
