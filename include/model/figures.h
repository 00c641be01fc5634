/*
 * figures.h: every number that is told over several people or calls, one
 * function each with its meaning. Screens, commands, reports and exports call
 * these and never count again.
 */
#ifndef HALFHOUR_MODEL_FIGURES_H
#define HALFHOUR_MODEL_FIGURES_H

#include "model/circle.h"

/* Of whom: all, those reached by one path, those of one month, those first written to in one variant. */
struct figure_of {
	int path;    /* enum path; FIGURE_ALL */
	int month;   /* 202611, or 0: of no known day; FIGURE_ALL */
	int variant; /* of circle's variants, from 1 on; 0: whatever it was */
};
enum { FIGURE_ALL = -1 };

/* `n`, which for some figures is so many of `of`, or over `of` of them. Counts, not rates: eight
 * letters are no statistics. */
struct figure {
	int64_t n, of;
	bool known; /* false: there is nothing yet to tell it of */
};

/* People who were asked for a conversation: all but ideas. Of a month: first asked in it. */
struct figure figure_asked(const struct circle *c, struct figure_of of);
/* Of those asked: who answered, a yes or a no. Of a month: asked in it. */
struct figure figure_answered(const struct circle *c, struct figure_of of);
/* People talked with: a call with them was held, or their stage says so. Of a month: their first
 * call began in it. */
struct figure figure_talked(const struct circle *c, struct figure_of of);
/* Of the calls with a known person: thanked for within 24 hours of the end. A call that ended
 * less than 24 hours ago counts once it is thanked for. Of a month: the call began in it. */
struct figure figure_thanked(const struct circle *c, struct figure_of of);
/* The median of the whole days from first asking somebody to the first call with them; `of` is
 * the number of people. Of an even number the lower middle. Of a month: asked in it. */
struct figure figure_days(const struct circle *c, struct figure_of of);
/* People named (referral notes with words) in `of` calls. Of a month: the call began in it. */
struct figure figure_names(const struct circle *c, struct figure_of of);

enum figure_shape { FIGURE_COUNT, FIGURE_SHARE, FIGURE_DAYS, FIGURE_EACH };

/* The figures in the order they are shown. */
struct figure_row {
	const char *name;        /* in --json: "thanked_in_time" */
	const char *label;       /* of a row: "Thanked in time" */
	const char *means;       /* a sentence, for who asks what is counted */
	enum figure_shape shape;
	struct figure (*count)(const struct circle *c, struct figure_of of);
};
extern const struct figure_row figure_rows[];
extern const size_t n_figure_rows;

/* "12", "4 of 5", "6 days", "1.4 a call"; "–" where there is nothing to tell it of. */
void figure_text(const struct figure_row *r, struct figure f, struct text *out);
/* The same as a sentence's words: "4 of 5 calls thanked for within a day". */
void figure_say(const struct figure_row *r, struct figure f, struct text *out);
/* What its bar is drawn by: `n` for a count or days, else n out of `of` in thousandths. */
int64_t figure_length(const struct figure_row *r, struct figure f);
/* Months in which anything was asked or held, the newest first, `most` at most; 0, the day not
 * known, is last where somebody was asked or talked with on no known day. The number of them. */
size_t figure_months(const struct circle *c, int *out, size_t most);
/* Has anybody this path, other than as an idea? */
bool figure_path_used(const struct circle *c, enum path path);
/* "Nov 2026", "no day known". */
void figure_month_text(int month, struct text *out);

/* A bar of `length` out of `longest` in `columns`, by eighths of a block: at least a sliver for
 * what is more than nothing. */
void figure_bar(int64_t length, int64_t longest, int columns, struct text *out);

#endif
