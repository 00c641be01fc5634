/*
 * review.h: a student's conversation before a coach. What its files share: review.c is the
 * screen and its keys, review_look.c what stands above and below the conversation.
 */
#ifndef HALFHOUR_SCREENS_REVIEW_H
#define HALFHOUR_SCREENS_REVIEW_H

#include "model/review_figures.h"
#include "screens.h"
#include "screens/rows.h"

/* One row above or below the conversation. */
struct review_line {
	enum role role;
	char *text, *right;          /* right: at the right edge; NULL: nothing */
};
struct review_lines {
	struct review_line *s;
	size_t n, cap;
};

struct review_view {
	struct list list;            /* the conversation, between them */
	struct app *app;
	int64_t id;
	struct call call;
	struct review review;
	struct student student;
	struct review_figures figures;
	struct review_moments moments;
	struct text advice;          /* of last time; empty: none */
	size_t left;                 /* to be reviewed, besides this one */
	struct rows rows;
	struct review_lines top, bottom;
	struct comment writing;      /* the comment being written */
};

/* Makes the rows above for a room of so many rows and columns. */
void review_look(struct review_view *v, int rows, int cols);
void review_lines_done(struct review_lines *l);
/* The same as lines for the ear, without the conversation itself. */
void review_say_head(const struct review_view *v, struct text *out);
/* The figures whole, for a card. */
void review_card(const struct review_view *v, struct text *out);

#endif
