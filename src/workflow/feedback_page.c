/* feedback_page.c: feedback as a page, for students who read no more than that. */
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"
#include "model/review.h"
#include "model/rubric.h"
#include "workflow.h"

struct feedback_paging {
	struct desk *d;
	const struct feedback *f;
	struct rubric rubric;        /* empty: it cannot be read */
	struct document doc;
};

static void
page_comment(struct document *doc, const struct feedback_comment *c)
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
	document_text(doc, c->text);
}

/* "Questions: 3 of 4. Open, in an order …", and why. */
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
		document_textf(&x->doc, "%d of %zu. %s", (int)p->level, row->n, row->levels[p->level - 1].text);
	else
		document_textf(&x->doc, "%d", (int)p->level);
	if (!blank_only(p->because))
		document_textf(&x->doc, told ? " %s" : ". %s", p->because);
}

/* All that was said under one heading: of a conversation, or of all. */
static void
page_rows(struct feedback_paging *x, const char *interview)
{
	for (size_t i = 0; i < x->f->comments.n; i++) {
		const struct feedback_comment *c = row_at(struct feedback_comment, &x->f->comments, i);

		if (strcmp(c->interview, interview) == 0)
			page_comment(&x->doc, c);
	}
	for (size_t i = 0; i < x->f->scores.n; i++) {
		const struct feedback_score *p = row_at(struct feedback_score, &x->f->scores, i);

		if (strcmp(p->interview, interview) == 0)
			page_score(x, p);
	}
}

static void
page_call(struct feedback_paging *x, const struct call *c)
{
	struct text day = { 0 };

	time_format(&day, "%e %B %Y", c->interview.started_ms, x->d->config.zone);
	document_heading(&x->doc, 2);
	document_textf(&x->doc, "%s, %s", c->interview.contact, text_str(&day) + blank_span(text_str(&day)));
	page_rows(x, c->interview.uuid);
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
	page_rows(&x, "");
	if (student_find(d, *f->student.uuid ? f->student.uuid : f->student.name, &s, NULL))
		review_each(d, s.id, false, page_reviewed, &x);
	document_write(&x.doc, as, out);
	document_done(&x.doc);
	rubric_done(&x.rubric);
	student_done(&s);
}
