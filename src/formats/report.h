/*
 * report.h: the parts of a report, each in a file of its own. Each adds its
 * blocks to the document, or nothing.
 */
#ifndef HALFHOUR_FORMATS_REPORT_PARTS_H
#define HALFHOUR_FORMATS_REPORT_PARTS_H

#include "formats_report.h"

static inline bool
has(const char *s)
{
	return s && *s;
}

void report_facts(const struct report *r, struct document *d);      /* report_facts.c */
void report_said(const struct report *r, struct document *d);       /* report_said.c */
void report_named(const struct report *r, struct document *d);
void report_assignment(const struct report *r, struct document *d); /* report_assignment.c */

#endif
