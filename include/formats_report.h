/*
 * formats_report.h: a conversation as a document and as JSON, and the nouns
 * of the workbook as JSON. The names and forms of the JSON are a public
 * contract (product.md, "Command line"): ids are strings, times ISO 8601 in
 * UTC, `_s` whole seconds of the call's clock, null where there is nothing.
 */
#ifndef HALFHOUR_FORMATS_REPORT_H
#define HALFHOUR_FORMATS_REPORT_H

#include "formats.h"
#include "formats_document.h"

struct bank;
struct call;
struct contact;
struct interview;
struct letter;
struct pack;
struct person;
struct review;

/* ---- nouns as JSON: the same wherever they are printed; the caller's ---- */

struct json *json_contact(const struct contact *c);
struct learned;
struct json *json_learned(const struct learned *f, const char *contact, bool gap);
struct json *json_letter(const struct letter *l, const char *contact);
struct json *json_interview(const struct interview *i);
/* All of `show --json`; `now` for a call that runs. */
struct json *json_call(const struct call *c, const struct moment *now);
/* Puts what a coach said of it beside it: comments, scores, questions to the coach. */
void json_review(struct json *call, const struct call *c, const struct review *r);
void json_put_id(struct json *into, const char *key, int64_t id); /* "12"; 0: null */
void json_put_word(struct json *into, const char *key, const char *s); /* "" too: null */

/* ---- the report ---- */

/* What a report is made of; everything is borrowed. */
struct report {
	const struct call *call;
	const struct person *me;       /* who hands it in; may be NULL */
	const struct pack *assignment; /* its wanted facts, its questions written up; NULL: none */
	int due, days_late;            /* its day, 20261214 (0: as the pack says), and how late it is */
	double points, late_day;       /* it can bring, and each day late takes off; 0: not said */
	const char *interest;          /* before and after, as one says it; NULL, "": not said */
	bool without_notes;            /* what was written up and looked back on alone */
	const char *zone;              /* of the times shown; NULL: this machine's */
	const char *figures_svg, *figures; /* of all conversations: a picture, and its words a line each; or NULL */
};

/* The document one hands in, or the plan as one sheet to print and write on, in a format. */
void report_as(const struct report *r, bool sheet, enum page_format as, struct text *out);
/* The assignment pack of that name, or NULL. */
const struct pack *report_pack(const struct bank *b, const char *name);

/* How much of an assignment a conversation covers. */
struct coverage {
	size_t wanted, covered;
	size_t planned;                /* in the plan, asked or not */
	struct strings unplanned;      /* titles of its questions that are not in the plan */
};
void coverage_read(struct coverage *v, const struct pack *assignment, const struct call *c);
void coverage_done(struct coverage *v);

#endif
