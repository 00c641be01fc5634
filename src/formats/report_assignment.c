/* An instructor's assignment: how much of it a conversation covers, and each question written up. */
#include "report.h"

#include <string.h>

#include "model/call.h"
#include "model/coursework.h"
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

bool
report_assigned(const struct report *r, const struct asked *a)
{
	const struct question *q;

	for (size_t i = 0; r->assignment && (q = assignment_question(r->assignment, i)); i++)
		if (strcmp(q->id, a->question_id) == 0)
			return report_assignment_in_plan(r->call, q->id) == a;
	return false;
}

/* ---- written up ---- */

static size_t
report_assignment_words(const struct call *c, const struct question *q)
{
	const char *text = call_writeup(c, q->id);

	return text ? coursework_words(text) : 0;
}

static void
report_assignment_due(const struct report *r, struct text *out)
{
	struct coursework c = { .day = r->due };

	coursework_from(&c, r->assignment);
	if (c.day)
		time_format(out, ", due %-d %B %Y", coursework_ends(&c, r->zone), r->zone);
	coursework_done(&c);
}

/* "Career Planning, due 5 December 2026: 7 of 9 questions covered; written up: 2 of 9, 310 words." */
static void
report_assignment_head(const struct report *r, struct document *d)
{
	const struct assignment *a = r->assignment->assignment;
	const struct question *q;
	struct coverage v = { 0 };
	struct text t = { 0 };
	size_t words = 0, written = 0;

	coverage_read(&v, r->assignment, r->call);
	for (size_t i = 0; (q = assignment_question(r->assignment, i)); i++) {
		size_t n = report_assignment_words(r->call, q);
		words += n;
		written += n > 0;
	}
	text_add(&t, has(a->course) ? a->course : r->assignment->title);
	report_assignment_due(r, &t);
	text_add(&t, ": ");
	text_addf(&t, count_form(v.wanted, "%zu of %zu question covered; written up: %zu of %zu",
		"%zu of %zu questions covered; written up: %zu of %zu"), v.covered, v.wanted, written,
		v.wanted);
	if (written)
		text_joinf(&t, ", ", count_form(words, "%zu word", "%zu words"), words);
	document_paragraph(d);
	document_textf(d, "%s.", text_str(&t));
	text_clear(&t);
	coursework_points(r->points, r->late_day, r->days_late, &t);
	document_text(d, t.n ? " " : "");
	document_text(d, text_str(&t));
	coverage_done(&v);
	text_free(&t);
}

static void
report_assignment_state(const struct report *r, const struct question *q, const struct asked *a,
	struct document *d)
{
	size_t words = report_assignment_words(r->call, q);
	struct text t = { 0 };

	if (words)
		count_text(&t, words, "word", "words");
	else
		text_add(&t, _("Not written up"));
	text_add(&t, " · ");
	if (a && report_was_asked(r->call, a))
		report_asked_when(r->call, a, &t);
	else
		text_add(&t, _("Not asked"));
	document_paragraph(d);
	document_emphasis(d, text_str(&t));
	text_free(&t);
}

static void
report_assignment_question(const struct report *r, const struct question *q, size_t nth,
	struct document *d)
{
	const struct asked *a = report_assignment_in_plan(r->call, q->id);
	const char *written = call_writeup(r->call, q->id);
	struct text asked = { 0 };

	question_fill(&asked, q->text, &r->call->who);
	document_heading(d, 3);
	document_textf(d, "%zu. %s", nth, text_str(&asked));
	report_assignment_state(r, q, a, d);
	if (written)
		document_say(d, written);
	if (a && !r->without_notes && report_has_notes(r->call, a->id)) {
		document_paragraph(d);
		document_strong(d, _("Notes:"));
		report_put_notes(r, a->id, d);
	}
	text_free(&asked);
}

void
report_assignment(const struct report *r, struct document *d)
{
	const struct question *q;

	if (!r->assignment || !r->assignment->assignment)
		return;
	document_heading(d, 2);
	document_text(d, _("The assignment"));
	report_assignment_head(r, d);
	report_put_legend(r, d);
	for (size_t i = 0; (q = assignment_question(r->assignment, i)); i++)
		report_assignment_question(r, q, i + 1, d);
	put_source(r->assignment->assignment, d);
}
