/* feedback_page.c: feedback as a page, for students who read no more than that. */
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"
#include "model/review.h"
#include "model/rubric.h"
#include "workflow.h"

struct page_beside {
	const struct call *call;
	const struct review *review; /* has the questions to me */
};

struct feedback_paging {
	struct desk *d;
	const struct feedback *f;
	struct rubric rubric;        /* empty: it cannot be read */
	struct document doc;
};

static const char *
page_of_note(const struct call *c, const char *uuid)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (strcmp(c->notes[i].uuid, uuid) == 0)
			return c->notes[i].text;
	return NULL;
}

static const char *
page_of_asked(const struct call *c, const char *uuid)
{
	for (size_t i = 0; i < c->n_asked; i++)
		if (strcmp(c->asked[i].uuid, uuid) == 0)
			return c->asked[i].text;
	return NULL;
}

static const char *
page_of_to_coach(const struct review *r, const char *uuid)
{
	for (size_t i = 0; i < r->n_to_coach; i++)
		if (strcmp(r->to_coach[i].uuid, uuid) == 0)
			return r->to_coach[i].text;
	return NULL;
}

/* An answer of the debrief or a write-up. */
static const char *
page_of_written(const struct call *c, const char *uuid)
{
	for (size_t i = 0; i < c->n_reflections; i++)
		if (strcmp(c->reflections[i].uuid, uuid) == 0)
			return c->reflections[i].text;
	for (size_t i = 0; i < c->n_writeups; i++)
		if (strcmp(c->writeups[i].uuid, uuid) == 0)
			return c->writeups[i].text;
	return NULL;
}

/* What was noted or asked last at that second of the clock. */
static const char *
page_before(const struct call *c, int64_t at_s)
{
	const char *last = NULL;
	int64_t when = -1;

	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		int64_t at = clock_at(&c->clock, c->askings[i].axis_ms) / 1000;

		if (a && at <= at_s && at >= when) {
			last = a->text;
			when = at;
		}
	}
	for (size_t i = 0; i < c->n_notes; i++) {
		int64_t at = clock_at(&c->clock, c->notes[i].axis_ms) / 1000;

		if (at <= at_s && at >= when) {
			last = c->notes[i].text;
			when = at;
		}
	}
	return last;
}

/* A reader has only the page: what a remark is about comes before it. */
static void
page_about(struct document *doc, const struct page_beside *of, const struct feedback_comment *m)
{
	const char *note = page_of_note(of->call, m->on), *asked = page_of_asked(of->call, m->on);
	const char *me = page_of_to_coach(of->review, m->on), *wrote = page_of_written(of->call, m->on);
	const char *what = !*m->on ? page_before(of->call, m->at_s) : note ? note : asked ? asked : me ? me : wrote;
	char *one = text_said(what ? what : ""); /* in one line */

	if (blank_only(one))
		document_textf(doc, *m->on ? "%s (on a note that was deleted)" : "%s", m->text);
	else if (!*m->on)
		document_textf(doc, "After “%s”: %s", one, m->text);
	else if (note)
		document_textf(doc, "You noted “%s”: %s", one, m->text);
	else if (asked)
		document_textf(doc, "You had the question “%s”: %s", one, m->text);
	else if (me)
		document_textf(doc, "You asked me “%s”: %s", one, m->text);
	else
		document_textf(doc, "You wrote “%s”: %s", one, m->text);
	free(one);
}

static void
page_comment(struct document *doc, const struct page_beside *of, const struct feedback_comment *c)
{
	char at[16];

	if (c->withdrawn)
		return;
	document_item(doc, 0);
	if (c->at_s >= 0) {
		clock_text(at, c->at_s * 1000);
		document_strong(doc, at);
		document_text(doc, " ");
	}
	if (of && (c->at_s >= 0 || *c->on))
		page_about(doc, of, c);
	else
		document_text(doc, c->text);
}

/* With a full stop where the sentence has no end. The caller's. */
static char *
page_sentence(const char *text)
{
	struct text t = { 0 };

	text_addn(&t, text, blank_end(text, strlen(text)));
	if (t.n && !strchr(".!?", t.s[t.n - 1]))
		text_addc(&t, '.');
	return text_take(&t);
}

/* My reason is about this student; the level's words are about any. */
static void
page_score_said(struct document *doc, const struct rubric_row *row, const struct feedback_score *p)
{
	const char *says = row->levels[p->level - 1].text;
	char *why = page_sentence(p->because);

	if (blank_only(why))
		document_textf(doc, "%d of %zu. %s", (int)p->level, row->n, says);
	else
		document_textf(doc, "%d of %zu. %s The level says: %s", (int)p->level, row->n, why, says);
	free(why);
}

/* "Questions: 3 of 4. Nine in thirty minutes. The level says: …" */
static void
page_score(struct feedback_paging *x, const struct feedback_score *p)
{
	const struct rubric_row *row = rubric_row_find(&x->rubric, p->row);
	bool told = row && p->level <= (int64_t)row->n;

	if (!p->level)
		return;
	document_item(&x->doc, 0);
	document_strong(&x->doc, row ? row->title : p->row);
	document_text(&x->doc, ": ");
	if (told)
		page_score_said(&x->doc, row, p);
	else if (blank_only(p->because))
		document_textf(&x->doc, "%d", (int)p->level);
	else
		document_textf(&x->doc, "%d. %s", (int)p->level, p->because);
}

/* In the order of the call; those of the same moment as they were written. */
static int
page_order(const void *a, const void *b)
{
	const struct feedback_comment *const *x = a, *const *y = b;

	if ((*x)->at_s != (*y)->at_s)
		return (*x)->at_s < (*y)->at_s ? -1 : 1;
	return (*x > *y) - (*x < *y); /* of one list */
}

static void
page_comments(struct feedback_paging *x, const char *interview, const struct page_beside *of)
{
	const struct feedback_comment **all = mem_new(x->f->comments.n + 1, sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < x->f->comments.n; i++) {
		const struct feedback_comment *c = row_at(struct feedback_comment, &x->f->comments, i);

		if (strcmp(c->interview, interview) == 0)
			all[n++] = c;
	}
	if (n)
		qsort(all, n, sizeof(*all), page_order);
	for (size_t i = 0; i < n; i++)
		page_comment(&x->doc, of, all[i]);
	free(all);
}

/* The marks of one row; of NULL those whose row the rubric does not have. */
static void
page_scores(struct feedback_paging *x, const char *interview, const struct rubric_row *row)
{
	for (size_t i = 0; i < x->f->scores.n; i++) {
		const struct feedback_score *p = row_at(struct feedback_score, &x->f->scores, i);

		if (strcmp(p->interview, interview) == 0 && rubric_row_find(&x->rubric, p->row) == row)
			page_score(x, p);
	}
}

/* All that was said under one heading: of a conversation, or of all (`of` NULL). */
static void
page_rows(struct feedback_paging *x, const char *interview, const struct page_beside *of)
{
	page_comments(x, interview, of);
	for (size_t i = 0; i < x->rubric.n; i++)
		page_scores(x, interview, &x->rubric.rows[i]);
	page_scores(x, interview, NULL);
}

static void
page_call(struct feedback_paging *x, const struct call *c)
{
	struct review r = { 0 };
	struct text day = { 0 };

	desk_review(x->d, c, &r);
	time_format(&day, "%e %B %Y", c->interview.started_ms, x->d->config.zone);
	document_heading(&x->doc, 2);
	document_textf(&x->doc, "%s, %s", c->interview.contact, text_str(&day) + blank_span(text_str(&day)));
	page_rows(x, c->interview.uuid, &(struct page_beside){ c, &r });
	review_done(&r);
	text_free(&day);
}

static void
page_reviewed(void *user, const struct reviewed *row)
{
	page_call(user, row->call);
}

void
feedback_page(struct desk *d, const struct feedback *f, enum page_format as, struct text *out)
{
	struct feedback_paging x = { .d = d, .f = f };
	struct student s = { 0 };

	rubric_open(f->rubric.name && *f->rubric.name ? f->rubric.name : RUBRIC_DEFAULT, &x.rubric, NULL);
	document_title(&x.doc, "Feedback");
	document_heading(&x.doc, 1);
	document_textf(&x.doc, "Feedback for %s", f->student.name);
	if (*f->coach.name) {
		document_paragraph(&x.doc);
		document_textf(&x.doc, "From %s.", f->coach.name);
	}
	page_rows(&x, "", NULL);
	if (student_find(d, *f->student.uuid ? f->student.uuid : f->student.name, &s, NULL))
		review_each(d, s.id, false, page_reviewed, &x);
	document_write(&x.doc, as, out);
	document_done(&x.doc);
	rubric_done(&x.rubric);
	student_done(&s);
}
