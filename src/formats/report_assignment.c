/* How much of an instructor's assignment a conversation covers. */
#include "report.h"

#include <string.h>

#include "model/call.h"
#include "model/question.h"

static const struct asked *
report_assignment_in_plan(const struct call *c, const char *question_id)
{
	for (size_t i = 0; i < c->n_asked; i++)
		if (strcmp(c->asked[i].question_id, question_id) == 0)
			return &c->asked[i];
	return NULL;
}

static void
report_assignment_count(struct coverage *v, const struct question *q, const struct asked *a)
{
	bool covered = a && (a->state == ASKED_ASKED || a->state == ASKED_ANSWERED);

	v->wanted++;
	v->planned += a != NULL;
	v->covered += covered;
	if (!covered)
		strings_add(&v->missing, q->brief);
	if (!a)
		strings_add(&v->unplanned, q->brief);
}

void
coverage_read(struct coverage *v, const struct pack *assignment, const struct call *c)
{
	for (size_t i = 0; i < assignment->n; i++)
		for (size_t k = 0; k < assignment->categories[i].n; k++) {
			const struct question *q = &assignment->categories[i].questions[k];
			if (!q->retired)
				report_assignment_count(
					v, q, report_assignment_in_plan(c, q->id));
		}
}

void
coverage_done(struct coverage *v)
{
	strings_free(&v->missing);
	strings_free(&v->unplanned);
	memset(v, 0, sizeof(*v));
}

const struct pack *
report_pack(const struct bank *b, const char *name)
{
	for (size_t i = 0; b && name && i < b->n; i++)
		if (strcmp(b->packs[i].name, name) == 0 && b->packs[i].assignment)
			return &b->packs[i];
	return NULL;
}

/* Whose questions they are; the licence only where the attribution does not name it. */
static void
put_source(const struct assignment *a, struct document *d)
{
	bool named = has(a->licence) && has(a->attribution) && strstr(a->attribution, a->licence);
	struct text t = { 0 };

	if (has(a->attribution))
		text_add(&t, a->attribution);
	if (has(a->licence) && !named)
		text_addf(&t, "%s%s.", t.n ? " " : "", a->licence);
	if (t.n) {
		document_paragraph(d);
		document_emphasis(d, t.s);
	}
	text_free(&t);
}

void
report_assignment(const struct report *r, struct document *d)
{
	const struct assignment *a = r->assignment ? r->assignment->assignment : NULL;
	struct coverage v = { 0 };
	struct text t = { 0 };
	int64_t due;

	if (!a)
		return;
	coverage_read(&v, r->assignment, r->call);
	document_heading(d, 2);
	document_text(d, _("The assignment"));
	text_add(&t, has(a->course) ? a->course : r->assignment->title);
	if (has(a->due) && time_parse(a->due, r->zone, &due))
		time_format(&t, ", due %-d %B %Y", due, r->zone);
	document_paragraph(d);
	document_textf(d, count_form(v.wanted, "%s: %zu of %zu question covered.",
		"%s: %zu of %zu questions covered."), text_str(&t), v.covered, v.wanted);
	if (v.missing.n) {
		document_paragraph(d);
		document_text(d, _("Not covered:"));
	}
	for (size_t i = 0; i < v.missing.n; i++) {
		document_item(d, 0);
		document_text(d, v.missing.s[i]);
	}
	put_source(a, d);
	coverage_done(&v);
	text_free(&t);
}
