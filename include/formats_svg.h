/*
 * formats_svg.h: pictures as one <svg> element that asks for nothing else: its
 * own colours and plain fonts, a title and a description for who hears it.
 * Every text in it goes through the gate and is escaped.
 */
#ifndef HALFHOUR_FORMATS_SVG_H
#define HALFHOUR_FORMATS_SVG_H

#include "base.h"

/* One row of a bar chart. Texts are borrowed. */
struct svg_bar {
	const char *label, *value; /* "referral", "4 of 5" */
	int share;                 /* of the whole length, in thousandths; -1: no bar */
	bool head;                 /* a heading over the rows after it: only its label */
};
/* Appends the chart, as high as its rows need. `desc` says in words what the picture shows. */
void svg_bars(const char *title, const char *desc, const struct svg_bar *bars, size_t n,
	struct text *out);

/* How somebody's box in a tree is marked. */
enum svg_tone { SVG_TONE_WAITING, SVG_TONE_ASKED, SVG_TONE_TALKED, SVG_TONE_ENDED, N_SVG_TONES };

/* One person of a tree. Texts are borrowed. */
struct svg_node {
	const char *name, *detail, *outcome;
	size_t parent;             /* a node before this one; SIZE_MAX: none */
	int depth;
	enum svg_tone tone;
	bool dashed;               /* the line from the parent */
	bool alert;                /* the outcome asks for something */
};
/* Appends the tree from left to right; `under` stands under the title. Beyond 40 levels boxes
 * stay in the last column. */
void svg_tree(const char *title, const char *under, const char *desc, const struct svg_node *nodes,
	size_t n, struct text *out);

/* ---- of conversations (svg_chart.c) ---- */

/* A dot as large as the count of each row and column; counts by rows. */
void svg_matrix(const char *title, const char *desc, const struct strings *rows,
	const struct strings *columns, const size_t *counts, struct text *out);

/* A number before and after, from 1 on; 0: not known. */
struct svg_step {
	const char *label;
	int before, after;
};
void svg_steps(const char *title, const char *desc, const struct svg_step *steps, size_t n, int most,
	struct text *out);

/* One after the other on a line of time, in ms; below them ticks, and their labels by numbers. */
struct svg_part {
	const char *label;
	int64_t from, to;
	int tone;                  /* 0: planned, 1: off the script, 2: closing */
};
struct svg_tick {
	int64_t at;
	bool strong;
};
struct svg_time {
	const char *title, *desc;
	int64_t whole, agreed;     /* agreed 0: none */
	const struct svg_part *parts;
	size_t n_parts;
	const struct svg_tick *ticks;
	size_t n_ticks;
};
void svg_timeline(const struct svg_time *t, struct text *out);

/* How the pictures look stands in each, between these two; a page has it once, with what is
 * other in the dark. */
#define SVG_STYLE "<style>\n"
#define SVG_STYLE_END "</style>\n"
extern const char svg_page_look[];
/* What the pictures share. Numbers are pixels. */
void svg_begin(struct text *out, int width, int height, const char *title, const char *desc);
void svg_end(struct text *out);
/* One line of text, cut to `columns`; `class` names how it looks. */
void svg_text(struct text *out, int x, int y, const char *class, const char *s, int columns);

/* The picture inside a page that has svg_page_look and shows `caption` below it, in the element
 * with the id that is added to `id`. What the page says already is left out: the style, the drawn
 * title where `heading` is the same, the description where the caption has it. */
void svg_in_page(const char *svg, const char *heading, const char *caption, struct text *out,
	struct text *id);

#endif
