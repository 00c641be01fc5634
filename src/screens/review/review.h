/*
 * review.h: a student's conversation before a coach. What its files share: review.c is the
 * screen and its keys, review_look.c what is above the conversation, review_rubric.c below it.
 */
#ifndef HALFHOUR_SCREENS_REVIEW_H
#define HALFHOUR_SCREENS_REVIEW_H

#include "model/review_figures.h"
#include "model/rubric.h"
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
	struct review_moment moment; /* gone to last */
	struct text why;             /* they talked; empty: not said */
	struct text advice, since;   /* of last time, and what changed; empty: none */
	struct strings phrases;      /* to choose from */
	struct menu_item *items;
	size_t left;                 /* to be reviewed, besides this one */
	struct rows rows;
	struct review_lines top, bottom;
	struct comment writing;      /* the comment being written */
	struct rubric rubric;        /* without rows: it cannot be read, and rubric_wrong says why */
	struct err rubric_wrong;
	bool unmarked_named;         /* f named the rows without a mark, and f again finishes */
	size_t row;                  /* the rubric's row in view */
};

/* Makes the rows above for a room of so many rows and columns. */
void review_look(struct review_view *v, int rows, int cols);
void review_lines_done(struct review_lines *l);
void review_lines_add(struct review_lines *l, enum role role, const char *text, const char *right);
/* Wrapped into at most so many rows; a longer text is cut where it is drawn. */
void review_lines_wrap(struct review_lines *l, enum role role, const char *text, int cols, size_t most);
/* The same as lines for the ear, without the conversation itself. */
void review_say_head(const struct review_view *v, struct text *out);
/* The figures whole, for a card. */
void review_card(const struct review_view *v, struct text *out);

/* review_rubric.c: marking. The rubric's row in view, its levels, and the mark of each row. */
void review_rubric_open(struct review_view *v);
void review_rubric_look(struct review_view *v, int rows, int cols);
void review_rubric_say(const struct review_view *v, struct text *out);
void review_rubric_next(struct ui *ui, void *state);
void review_rubric_previous(struct ui *ui, void *state);
void review_rubric_why(struct ui *ui, void *state);
void review_rubric_whole(struct ui *ui, void *state);
bool review_rubric_text(struct ui *ui, void *state, const struct event *ev);
bool review_rubric_line(struct ui *ui, void *state, const char *line, bool ended);

/* Opens a conversation at a comment on it. */
void review_open_at(struct ui *ui, int64_t interview_id, int64_t comment_id);

#endif
