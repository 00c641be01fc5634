/*
 * review.c: a coach's side of handing over: remarks, marks, and feedback given back; and the
 * student's: feedback taken in. Nothing that a student wrote is changed by it.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_report.h"
#include "formats_share.h"
#include "model/question.h"
#include "model/review.h"
#include "model/review_figures.h"
#include "model/rubric.h"
#include "workflow.h"

enum { PHRASE_LEAST = 8, PHRASES_MOST = 30 }; /* bytes; sentences */

/* ---- what was taken in ---- */

struct review_listing {
	struct desk *d;
	void (*each)(void *user, const struct reviewed *row);
	void *user;
	struct student student;
	size_t most;                 /* rows that are still wanted; 0: all */
	bool limited;
};

static bool
review_list_one(void *user, int64_t interview_id, int64_t student_id, unsigned how)
{
	struct review_listing *x = user;
	struct call c = { 0 };

	if (x->limited && !x->most)
		return false;
	x->most -= x->limited;
	if (x->student.id != student_id) {
		student_done(&x->student);
		store_student_get(x->d->store, student_id, &x->student);
	}
	if (desk_call(x->d, interview_id, &c, NULL))
		x->each(x->user, &(struct reviewed){ &x->student, &c, (how & TAKEN_REVIEWED) != 0,
			(how & TAKEN_BACK) != 0 });
	call_done(&c);
	return true;
}

void
review_each(struct desk *d, int64_t student_id, bool unreviewed,
	void (*each)(void *user, const struct reviewed *row), void *user)
{
	struct review_listing x = { .d = d, .each = each, .user = user };

	store_taken_each(d->store, student_id, unreviewed, review_list_one, &x);
	student_done(&x.student);
}

bool
review_student(struct desk *d, int64_t interview_id, struct student *out)
{
	return store_student_get(d->store, store_taken_student(d->store, interview_id), out);
}

void
review_waiting(struct desk *d, size_t most, void (*each)(void *user, const struct reviewed *row),
	void *user)
{
	struct review_listing x = { .d = d, .each = each, .user = user, .most = most, .limited = true };

	store_taken_each(d->store, 0, true, review_list_one, &x);
	student_done(&x.student);
}

bool
review_stored(struct desk *d, int64_t interview_id, struct review_figures *f)
{
	return store_session_get(d->store, interview_id, f);
}

void
review_rehearsed(struct desk *d, int64_t interview_id, struct text *out)
{
	store_session_rehearsed(d->store, interview_id, out);
}

bool
review_finish(struct desk *d, int64_t interview_id, bool reviewed, struct err *e)
{
	return store_reviewed_set(d->store, interview_id, reviewed, e);
}

void
review_finish_text(const struct review *r, struct text *out)
{
	size_t marks = 0, promised = 0;

	for (size_t i = 0; i < r->n_scores; i++)
		marks += !*r->scores[i].rater;
	for (size_t i = 0; i < r->n_comments; i++)
		promised += r->comments[i].promised && !r->comments[i].withdrawn;
	if (promised && marks)
		text_addf(out, count_form(promised, "Reviewed; %zu promised remark is open.",
			"Reviewed; %zu promised remarks are open."), promised);
	else if (promised)
		text_addf(out, count_form(promised, "Reviewed without a mark; %zu promised remark is open.",
			"Reviewed without a mark; %zu promised remarks are open."), promised);
	else
		text_add(out, marks ? _("Reviewed.") : _("Reviewed without a mark."));
}

/* By me. */
static bool
review_is_marked(const struct review *r, const char *row)
{
	for (size_t i = 0; i < r->n_scores; i++)
		if (!*r->scores[i].rater && r->scores[i].level && strcmp(r->scores[i].row, row) == 0)
			return true;
	return false;
}

size_t
review_unmarked(const struct rubric *rubric, const struct review *r, struct text *names)
{
	size_t n = 0;

	for (size_t i = 0; i < rubric->n; i++) {
		if (review_is_marked(r, rubric->rows[i].id))
			continue;
		text_joinf(names, ", ", "%s", rubric->rows[i].title);
		n++;
	}
	return n < rubric->n ? n : 0;
}

size_t
review_left(struct desk *d, int64_t but, int64_t *next)
{
	size_t n = store_standing_waiting(d->store);

	if (next)
		*next = store_taken_next(d->store, but);
	return n - (n && but && store_taken_waits(d->store, but));
}

/* A share has no short title; the bank knows the questions that came from it. */
static void
review_title(struct desk *d, struct asked *a)
{
	const struct question *q;

	if (!blank_only(a->brief))
		return;
	q = bank_question(desk_bank(d), a->question_id, NULL, NULL);
	mem_set(&a->brief, q ? q->brief : a->text);
	a->phase = q ? q->phase : a->phase;
}

bool
review_call(struct desk *d, int64_t interview_id, struct call *c, struct review *r, struct err *e)
{
	if (!desk_call(d, interview_id, c, e))
		return false;
	desk_review(d, c, r);
	review_titles(d, c, r);
	for (size_t i = 0; i < c->n_asked; i++)
		review_title(d, &c->asked[i]);
	return true;
}

/* How much of it was asked, where the bank has it. */
static void
review_why_assignment(struct desk *d, const struct call *c, struct text *out)
{
	const char *name = c->interview.assignment;
	const struct pack *p = report_pack(desk_bank(d), name);
	struct coverage v = { 0 };

	if (p) {
		coverage_read(&v, p, c);
		text_joinf(out, " · ", "For “%s”: asked %zu of %zu", p->title, v.covered, v.wanted);
		coverage_done(&v);
	} else if (name && *name) {
		text_joinf(out, " · ", "For “%s” (not in this bank)", name);
	}
}

void
review_why(struct desk *d, const struct call *c, const struct review *r, struct text *out)
{
	if (c->interview.practice)
		text_joinf(out, " · ", "A rehearsal");
	else
		review_path_text(c->who.path, out);
	review_why_assignment(d, c, out);
	if (r->course && *r->course)
		text_joinf(out, " · ", "%s", r->course);
}

struct review_advising {
	const struct call *now;
	const struct review *all;
	int64_t made_ms, of;         /* when it was said, and of which conversation */
	struct text *out;
};

static void
review_advise_one(void *user, const struct reviewed *row)
{
	struct review_advising *x = user;
	const struct interview *i = &row->call->interview;

	if (i->id == x->now->interview.id || i->started_ms > x->now->interview.started_ms)
		return;
	for (size_t k = 0; k < x->all->n_comments; k++) {
		const struct comment *m = &x->all->comments[k];

		if (strcmp(m->interview, i->uuid) != 0 || *m->coach || m->private_ || m->withdrawn ||
			m->made_ms < x->made_ms)
			continue;
		x->made_ms = m->made_ms;
		x->of = i->id;
		text_set(x->out, m->text);
	}
}

/* From the conversation that the advice was of to this one. */
static void
review_changed(struct desk *d, int64_t before, const struct call *c, const struct review *r, struct text *out)
{
	struct call was = { 0 };
	struct review beside = { 0 };

	if (review_call(d, before, &was, &beside, NULL)) {
		struct review_figures a = review_figures(&was, &beside), b = review_figures(c, r);
		review_changes_text(&a, &b, out);
	}
	call_done(&was);
	review_done(&beside);
}

bool
review_advice(struct desk *d, const struct call *c, const struct review *r, struct text *out,
	struct text *since)
{
	struct review all = { 0 };
	struct review_advising x = { .now = c, .all = &all, .out = out };

	store_review_of(d->store, r->student_id, &all);
	if (all.n_comments)
		review_each(d, r->student_id, false, review_advise_one, &x);
	if (x.of)
		review_changed(d, x.of, c, r, since);
	review_done(&all);
	return out->n > 0;
}

/* ---- by which rubric ---- */

bool
review_rubric(struct desk *d, const struct interview *i, struct rubric *out, struct err *e)
{
	bool assigned = i && i->assignment && *i->assignment;
	const struct pack *p = assigned ? report_pack(desk_bank(d), i->assignment) : NULL;
	const char *name = p && p->assignment && p->assignment->rubric ? p->assignment->rubric : d->config.rubric;

	return rubric_open(name && *name ? name : RUBRIC_DEFAULT, out, e);
}

bool
review_rubric_of(struct desk *d, const char *uuid, struct rubric *out, struct err *e)
{
	struct interview i = { 0 };
	int64_t id = *uuid ? store_interview_uid(d->store, uuid) : 0;

	id = id || !*uuid ? id : store_taken_of(d->store, uuid);
	bool there = id && store_interview_get(d->store, id, &i, NULL);
	bool good = review_rubric(d, there ? &i : NULL, out, e);
	interview_done(&i);
	return good;
}

/* A question written up need not be in the plan. */
static void
review_title_writeups(struct desk *d, struct call *c)
{
	for (size_t i = 0; i < c->n_writeups; i++) {
		const struct question *q = bank_question(desk_bank(d), c->writeups[i].question, NULL, NULL);

		if (q)
			mem_set(&c->writeups[i].brief, q->brief);
	}
}

/* The place of a mark's row; those of no row are last. */
static size_t
review_row_nth(const struct rubric *rubric, const struct score *p)
{
	const struct rubric_row *row = rubric_row_find(rubric, p->row);

	return row ? (size_t)(row - rubric->rows) : rubric->n;
}

/* In the rubric's order; marks of one row stay in theirs. */
static void
review_order_scores(const struct rubric *rubric, struct review *r)
{
	for (size_t i = 1; i < r->n_scores; i++)
		for (size_t k = i; k && review_row_nth(rubric, &r->scores[k]) <
			review_row_nth(rubric, &r->scores[k - 1]); k--) {
			struct score later = r->scores[k - 1];

			r->scores[k - 1] = r->scores[k];
			r->scores[k] = later;
		}
}

/* What a mark is called by the rubric, where it has that row. */
void
review_titles(struct desk *d, struct call *c, struct review *r)
{
	struct rubric rubric = { 0 };

	review_title_writeups(d, c);
	if (!r->n_scores || !review_rubric(d, &c->interview, &rubric, NULL))
		return;
	for (size_t i = 0; i < r->n_scores; i++) {
		const struct rubric_row *row = rubric_row_find(&rubric, r->scores[i].row);

		if (!row)
			continue;
		mem_set(&r->scores[i].title, row->title);
		r->scores[i].most = (int64_t)row->n;
	}
	review_order_scores(&rubric, r);
	rubric_done(&rubric);
}

/* ---- remarks and marks ---- */

void
desk_review(struct desk *d, const struct call *c, struct review *out)
{
	store_review_get(d->store, c->interview.id, c->interview.uuid, out);
}

bool
comment_add(struct desk *d, const struct call *c, struct comment *comment, struct err *e)
{
	struct review r = { 0 };
	bool good;

	if (blank_only(comment->text))
		return err_set(e, "A comment needs a text.");
	comment->private_ |= comment->promised;
	store_review_get(d->store, c->interview.id, c->interview.uuid, &r);
	comment->student_id = r.student_id;
	comment->revision = comment->revision ? comment->revision + 1 : 1;
	memcpy(comment->interview, c->interview.uuid, UUID_SIZE);
	good = store_comment_save(d->store, comment, e);
	review_done(&r);
	return good;
}

/* Of the clock, without its pauses; 0: it was not asked. */
static int64_t
review_asked_second(const struct call *c, const struct asked *a)
{
	int64_t axis = asked_at(c, a->id);

	return axis < 0 ? 0 : clock_at(&c->clock, axis) / 1000;
}

/* Is it an answer of the debrief or a write-up, which has no moment? */
static bool
comment_on_written(const struct call *c, const char *uuid)
{
	bool there = false;

	for (size_t i = 0; i < c->n_reflections; i++)
		there |= strcmp(c->reflections[i].uuid, uuid) == 0;
	for (size_t i = 0; i < c->n_writeups; i++)
		there |= strcmp(c->writeups[i].uuid, uuid) == 0;
	return there;
}

bool
comment_place(const struct call *c, const struct review *r, const char *on, struct comment *comment,
	struct err *e)
{
	int64_t at_ms;

	comment->at_s = -1;
	if (!on)
		return true;
	if (strchr(on, ':') && clock_parse(on, &at_ms)) {
		comment->at_s = at_ms / 1000;
		return true;
	}
	for (size_t i = 0; i < c->n_notes; i++)
		if (strcmp(c->notes[i].uuid, on) == 0)
			comment->at_s = clock_at(&c->clock, c->notes[i].axis_ms) / 1000;
	for (size_t i = 0; i < c->n_asked; i++)
		if (strcmp(c->asked[i].uuid, on) == 0)
			comment->at_s = review_asked_second(c, &c->asked[i]);
	for (size_t i = 0; i < r->n_to_coach; i++)
		if (strcmp(r->to_coach[i].uuid, on) == 0)
			comment->at_s = clock_at(&c->clock, r->to_coach[i].axis_ms) / 1000;
	if (comment->at_s < 0 && !comment_on_written(c, on))
		return err_set(e, "Interview %lld has no note and no question “%s”. Give a moment as "
			"12:41, or a uuid of `show --json`.", (long long)c->interview.id, on);
	memcpy(comment->on, on, UUID_SIZE);
	return true;
}

/* Is the mark there already? One of a row that the rubric no longer has can be taken back. */
static bool
score_is_there(struct desk *d, const struct score *score)
{
	struct review r = { 0 };
	bool there = false;

	store_review_of(d->store, score->student_id, &r);
	for (size_t i = 0; i < r.n_scores; i++)
		there |= !*r.scores[i].rater && strcmp(r.scores[i].row, score->row) == 0 &&
			strcmp(r.scores[i].interview, score->interview) == 0;
	review_done(&r);
	return there;
}

static bool
score_fits(struct desk *d, const struct score *score, struct err *e)
{
	struct rubric rubric = { 0 };
	bool good = (!score->level && score_is_there(d, score)) ||
		(review_rubric_of(d, score->interview, &rubric, e) &&
		rubric_takes(&rubric, score->row, score->level, e));

	rubric_done(&rubric);
	return good;
}

bool
score_add(struct desk *d, struct score *score, struct err *e)
{
	score->revision = score->revision ? score->revision : 1;
	return score_fits(d, score, e) && store_score_save(d->store, score, e);
}

/* ---- what I say often, and what I have promised ---- */

struct review_phrase {
	char *text;
	size_t n;                    /* of comments that have it */
};

struct review_phrases {
	struct review_phrase *p;
	size_t n, cap;
};

static void
review_phrase_add(struct review_phrases *l, const char *s, size_t n)
{
	struct review_phrase *one;

	n = blank_end(s, n);
	if (n < PHRASE_LEAST)
		return;
	for (size_t i = 0; i < l->n; i++)
		if (strlen(l->p[i].text) == n && strncmp(l->p[i].text, s, n) == 0) {
			l->p[i].n++;
			return;
		}
	one = list_more(&l->p, &l->n, &l->cap, sizeof(*one));
	*one = (struct review_phrase){ mem_strn(s, n), 1 };
}

/* Its sentences, a line end ends one as well. */
static bool
review_phrases_of(void *user, const struct comment *c)
{
	const char *s = c->text + blank_span(c->text);

	while (*s) {
		size_t n = strcspn(s, ".!?\n");

		n += strspn(s + n, ".!?");
		review_phrase_add(user, s, n);
		s += n;
		s += blank_span(s);
	}
	return true;
}

static int
review_phrase_order(const void *a, const void *b)
{
	const struct review_phrase *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : strcmp(x->text, y->text);
}

void
comment_phrases(struct desk *d, struct strings *out)
{
	struct review_phrases l = { 0 };

	store_comments_mine(d->store, review_phrases_of, &l);
	if (l.n)
		qsort(l.p, l.n, sizeof(*l.p), review_phrase_order);
	for (size_t i = 0; i < l.n; i++) {
		if (l.p[i].n > 1 && out->n < PHRASES_MOST)
			strings_add(out, l.p[i].text);
		free(l.p[i].text);
	}
	free(l.p);
}

struct review_giving {
	struct desk *d;
	void (*each)(void *user, const struct student *s);
	void *user;
};

static bool
review_give_one(void *user, int64_t student_id)
{
	struct review_giving *x = user;
	struct student s = { 0 };

	if (store_student_get(x->d->store, student_id, &s))
		x->each(x->user, &s);
	student_done(&s);
	return true;
}

void
review_giving(struct desk *d, void (*each)(void *user, const struct student *s), void *user)
{
	struct review_giving x = { d, each, user };

	store_giving_each(d->store, review_give_one, &x);
}

bool
review_any(struct desk *d)
{
	return d->store && store_taken_any(d->store);
}

struct review_promising {
	struct desk *d;
	void (*each)(void *user, const struct promised *p);
	void *user;
};

static bool
review_promise_one(void *user, const struct comment *c)
{
	struct review_promising *x = user;
	struct student s = { 0 };

	if (c->promised && store_student_get(x->d->store, c->student_id, &s))
		x->each(x->user, &(struct promised){ &s, c, store_taken_of(x->d->store, c->interview) });
	student_done(&s);
	return true;
}

void
comments_promised(struct desk *d, void (*each)(void *user, const struct promised *p), void *user)
{
	struct review_promising x = { d, each, user };

	store_comments_mine(d->store, review_promise_one, &x);
}
