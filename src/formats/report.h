/*
 * report.h: the parts of a report, each in a file of its own. Each adds its
 * blocks to the document, or nothing.
 */
#ifndef HALFHOUR_FORMATS_REPORT_PARTS_H
#define HALFHOUR_FORMATS_REPORT_PARTS_H

#include "formats_report.h"

struct asked;

static inline bool
has(const char *s)
{
	return s && *s;
}

void report_pictures(const struct report *r, struct document *d); /* timeline, coverage */
void report_facts(const struct report *r, struct document *d);      /* report_facts.c */
void report_said(const struct report *r, struct document *d);       /* report_said.c */
void report_named(const struct report *r, struct document *d);      /* report_notes.c */
void report_assignment(const struct report *r, struct document *d); /* report_assignment.c */
/* Is it one of the assignment's questions, and told there? */
bool report_assigned(const struct report *r, const struct asked *a);

/* ---- notes under a heading (report_notes.c) ---- */

/* What its stamps and marks mean; nothing of a conversation without any. */
void report_put_legend(const struct report *r, struct document *d);
/* The notes taken at a question (0: before the first), but those off the record. */
bool report_has_notes(const struct call *c, int64_t asked_id);
void report_put_notes(const struct report *r, int64_t asked_id, struct document *d);
/* Those that are starred, whatever they were taken at; written out and not off the record. */
bool report_has_starred(const struct call *c);
void report_put_starred(const struct report *r, struct document *d);
/* Was it ever the current question, or answered in passing? */
bool report_was_asked(const struct call *c, const struct asked *a);
/* "Asked at 02:50, 11:10 long" */
void report_asked_when(const struct call *c, const struct asked *a, struct text *out);

#endif
