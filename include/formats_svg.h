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

#endif
