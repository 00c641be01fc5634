/*
 * review.c: a coach's side of handing over: remarks, marks, and feedback given back; and the
 * student's: feedback taken in. Nothing that a student wrote is changed by it.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"
#include "model/question.h"
#include "model/review.h"
#include "model/rubric.h"
#include "workflow.h"

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
review_list_one(void *user, int64_t interview_id, int64_t student_id, bool reviewed)
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
		x->each(x->user, &(struct reviewed){ &x->student, &c, reviewed });
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

bool
review_finish(struct desk *d, int64_t interview_id, bool reviewed, struct err *e)
{
	return store_reviewed_set(d->store, interview_id, reviewed, e);
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
	for (size_t i = 0; i < c->n_asked; i++)
		review_title(d, &c->asked[i]);
	return true;
}

struct review_advising {
	const struct call *now;
	const struct review *all;
	int64_t made_ms;
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
		text_set(x->out, m->text);
	}
}

bool
review_advice(struct desk *d, const struct call *c, const struct review *r, struct text *out)
{
	struct review all = { 0 };
	struct review_advising x = { .now = c, .all = &all, .out = out };

	store_review_of(d->store, r->student_id, &all);
	if (all.n_comments)
		review_each(d, r->student_id, false, review_advise_one, &x);
	review_done(&all);
	return out->n > 0;
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
	store_review_get(d->store, c->interview.id, c->interview.uuid, &r);
	comment->student_id = r.student_id;
	comment->revision = comment->revision ? comment->revision + 1 : 1;
	memcpy(comment->interview, c->interview.uuid, UUID_SIZE);
	good = store_comment_save(d->store, comment, e);
	review_done(&r);
	return good;
}

bool
comment_place(const struct call *c, const char *on, struct comment *comment, struct err *e)
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
			comment->at_s = asked_at(c, c->asked[i].id) < 0 ? 0 : asked_at(c, c->asked[i].id) / 1000;
	if (comment->at_s < 0)
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
		(rubric_open(RUBRIC_DEFAULT, &rubric, e) &&
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

/* ---- feedback: given back ---- */

static void
feedback_comments(const struct review *r, struct feedback *f)
{
	for (size_t i = 0; i < r->n_comments; i++) {
		const struct comment *c = &r->comments[i];
		struct feedback_comment *to;

		if (c->private_ || *c->coach)
			continue;
		to = layout_more(&f->comments, &feedback_comment_layout);
		memcpy(to->uuid, c->uuid, UUID_SIZE);
		memcpy(to->interview, c->interview, UUID_SIZE);
		memcpy(to->on, c->on, UUID_SIZE);
		to->revision = c->revision;
		to->at_s = c->at_s;
		to->withdrawn = c->withdrawn;
		mem_set(&to->text, c->withdrawn ? "" : c->text);
	}
}

static void
feedback_scores(const struct review *r, struct feedback *f)
{
	for (size_t i = 0; i < r->n_scores; i++) {
		const struct score *p = &r->scores[i];
		struct feedback_score *to;

		if (*p->rater)
			continue;
		to = layout_more(&f->scores, &feedback_score_layout);
		memcpy(to->uuid, p->uuid, UUID_SIZE);
		memcpy(to->interview, p->interview, UUID_SIZE);
		to->revision = p->revision;
		mem_set(&to->row, p->row);
		to->level = p->level;
		mem_set(&to->because, p->because);
	}
}

/* By what was marked, so that it can be told later whether it is the same one. */
static void
feedback_rubric(struct feedback *f)
{
	struct rubric rubric = { 0 };
	struct text digest = { 0 };

	mem_set(&f->rubric.name, RUBRIC_DEFAULT);
	if (rubric_open(RUBRIC_DEFAULT, &rubric, NULL)) {
		mem_set(&f->rubric.name, rubric.name);
		text_addf(&digest, "sha256:%s", rubric.digest);
	}
	mem_set(&f->rubric.digest, text_str(&digest));
	text_free(&digest);
	rubric_done(&rubric);
}

bool
feedback_make(struct desk *d, const struct student *student, struct feedback *f, struct err *e)
{
	struct review r = { 0 };
	bool good;

	store_review_of(d->store, student->id, &r);
	f->version = FEEDBACK_VERSION;
	uuid_new(f->id);
	f->made_ms = d->now->wall_ms / 1000 * 1000;
	memcpy(f->student.uuid, student->uuid, UUID_SIZE);
	mem_set(&f->student.id, student->called);
	mem_set(&f->student.name, student->name);
	memcpy(f->coach.uuid, store_uuid(d->store), UUID_SIZE);
	mem_set(&f->coach.name, d->config.name);
	feedback_rubric(f);
	feedback_comments(&r, f);
	feedback_scores(&r, f);
	good = f->comments.n || f->scores.n ||
		err_set(e, "There is nothing to give back to %s: no comment and no score.", student->name);
	review_done(&r);
	return good;
}

/* ---- feedback: taken in ---- */

struct merging {
	struct desk *d;
	const struct feedback *f;
	int64_t student_id;          /* 0: I am the student */
	const char *coach;
	struct merged *out;
	struct err *e;
};

static bool
merge_comment(struct merging *x, const struct feedback_comment *from)
{
	struct comment c = { 0 };
	bool there = store_comment_find(x->d->store, from->uuid, &c), good = true;

	/* What I said myself, or another said, is not changed by a file. */
	if (there && (!*c.coach || c.student_id != x->student_id || strcmp(c.coach, x->coach) != 0)) {
		x->out->refused++;
	} else if (!there || from->revision > c.revision) {
		memcpy(c.uuid, from->uuid, UUID_SIZE);
		memcpy(c.interview, from->interview, UUID_SIZE);
		memcpy(c.on, from->on, UUID_SIZE);
		c.revision = from->revision;
		c.student_id = x->student_id;
		c.at_s = from->at_s;
		c.withdrawn = from->withdrawn;
		mem_set(&c.text, from->text);
		mem_set(&c.coach, x->coach);
		good = store_comment_save(x->d->store, &c, x->e);
		x->out->comments++;
	}
	comment_done(&c);
	return good;
}

static bool
merge_score(struct merging *x, const struct feedback_score *from)
{
	struct score p = { 0 };
	bool there = store_score_find(x->d->store, from->uuid, &p), good = true;

	if (there && (!*p.rater || p.student_id != x->student_id || strcmp(p.rater, x->coach) != 0)) {
		x->out->refused++;
	} else if (!there || from->revision > p.revision) {
		memcpy(p.uuid, from->uuid, UUID_SIZE);
		memcpy(p.interview, from->interview, UUID_SIZE);
		p.revision = from->revision;
		p.student_id = x->student_id;
		mem_set(&p.row, from->row);
		p.level = from->level;
		mem_set(&p.because, from->because);
		mem_set(&p.rater, x->coach);
		good = store_score_save(x->d->store, &p, x->e);
		x->out->scores++;
	}
	score_done(&p);
	return good;
}

/* Is it for me, or of a student of mine (a colleague's marks)? */
static bool
merge_whose(struct merging *x, struct err *e)
{
	const struct share_student *who = &x->f->student;
	struct student s = { 0 };
	bool known;

	if (strcmp(who->uuid, store_uuid(x->d->store)) == 0)
		return true;
	known = student_find(x->d, *who->uuid ? who->uuid : *who->id ? who->id : who->name, &s, NULL);
	x->student_id = s.id;
	student_done(&s);
	return known || err_set(e, "This feedback is for %s, not for this workbook, and nobody of that "
		"name is among the students here.", *who->name ? who->name : "somebody else");
}

static bool
merge_rows(struct merging *x)
{
	bool good = true;

	for (size_t i = 0; good && i < x->f->comments.n; i++)
		good = merge_comment(x, row_at(struct feedback_comment, &x->f->comments, i));
	for (size_t i = 0; good && i < x->f->scores.n; i++)
		good = merge_score(x, row_at(struct feedback_score, &x->f->scores, i));
	return good;
}

static bool
merge_all(struct merging *x, struct err *e)
{
	struct text label = { 0 };
	bool good;

	text_addf(&label, "take in feedback of %s", x->coach);
	good = store_begin(x->d->store, 0, text_str(&label), e);
	if (good) {
		good = merge_rows(x);
		good = store_done(x->d->store, good, good ? e : NULL) && good;
	}
	text_free(&label);
	return good;
}

bool
feedback_merge(struct desk *d, const char *file, const struct text *bytes, struct merged *out,
	struct err *e)
{
	struct share_found found = { 0 };
	struct feedback f = { 0 };
	struct merging x = { .d = d, .f = &f, .out = out, .e = e };
	bool good = feedback_read(&f, file, text_str(bytes), bytes->n, &found, e);

	if (good) {
		x.coach = *f.coach.name ? f.coach.name : "a coach";
		mem_set(&out->coach, x.coach);
		share_found_tell(&found, file, &out->said);
		good = merge_whose(&x, e) && merge_all(&x, e);
	}
	out->student_id = x.student_id;
	feedback_done(&f);
	share_found_done(&found);
	return good;
}

void
merged_done(struct merged *m)
{
	strings_free(&m->said);
	free(m->coach);
	*m = (struct merged){ 0 };
}
