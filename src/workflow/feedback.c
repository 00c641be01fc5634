/*
 * feedback.c: what a coach said and marked, given back; and taken in by the student, or as a
 * colleague's. Nothing that a student wrote is changed by it.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"
#include "model/review.h"
#include "model/rubric.h"
#include "workflow.h"

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
feedback_rubric(struct desk *d, const struct review *r, struct feedback *f)
{
	const char *of = r->n_scores ? r->scores[r->n_scores - 1].interview : "";
	struct rubric rubric = { 0 };
	struct text digest = { 0 };

	mem_set(&f->rubric.name, RUBRIC_DEFAULT);
	if (review_rubric_of(d, of, &rubric, NULL)) {
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
	feedback_rubric(d, &r, f);
	feedback_comments(&r, f);
	feedback_scores(&r, f);
	good = f->comments.n || f->scores.n ||
		err_set(e, "There is nothing to give back to %s: no comment and no score.", student->name);
	review_done(&r);
	return good;
}

bool
review_gives(struct desk *d, const struct student *student, struct err *e)
{
	struct feedback f = { 0 };
	bool good = feedback_make(d, student, &f, e);

	feedback_done(&f);
	return good;
}

/* "ana.feedback.yaml" has its pages at "ana.feedback.md" and "ana.feedback.txt". */
static void
feedback_page_name(struct text *out, const char *file, const char *end)
{
	static const char yaml[] = ".yaml";
	size_t n = strlen(file), less = strlen(yaml);

	if (n > less && strcmp(file + n - less, yaml) == 0)
		n -= less;
	text_addn(out, file, n);
	text_add(out, end);
}

bool
feedback_put(struct desk *d, const struct student *student, const struct ours *ours, const char *file,
	unsigned how, struct err *e)
{
	struct feedback f = { 0 };
	struct text out = { 0 }, name = { 0 };
	bool good = feedback_make(d, student, &f, e);

	if (good) {
		feedback_write(&f, &out);
		good = output_write(ours, file, &out, how, e);
	}
	for (int as = 0; good && as < 2; as++) {
		text_clear(&out);
		text_clear(&name);
		feedback_page(d, &f, as ? PAGE_TEXT : PAGE_MARKDOWN, &out);
		feedback_page_name(&name, file, as ? ".txt" : ".md");
		good = output_write(ours, text_str(&name), &out, how, e);
	}
	if (good)
		store_given_add(d->store, student->id, NULL); /* else Today asks for it once more */
	feedback_done(&f);
	text_free(&out);
	text_free(&name);
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

/* A coach who had no share of mine knows my number, or my name. */
static bool
merge_is_me(const struct merging *x, const struct share_student *who)
{
	const struct config *c = &x->d->config;
	struct text mine = { 0 }, theirs = { 0 };
	bool same;

	if (*who->uuid)
		return false;
	if (*who->id && !blank_only(c->student_id))
		return strcmp(who->id, c->student_id) == 0;
	utf8_fold(&mine, c->name ? c->name : "");
	utf8_fold(&theirs, who->name);
	same = mine.n && strcmp(text_str(&mine), text_str(&theirs)) == 0;
	text_free(&mine);
	text_free(&theirs);
	return same;
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
	return known || merge_is_me(x, who) || err_set(e, "This feedback is for %s: not for this workbook, nor a "
		"student here.", *who->name ? who->name : "somebody else");
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

void
merged_tell(const struct merged *m, struct text *out)
{
	struct text comments = { 0 }, scores = { 0 };

	count_text(&comments, m->comments, "comment", "comments");
	count_text(&scores, m->scores, "score", "scores");
	text_addf(out, m->comments || m->scores ? N_("From %s: %s, %s.")
		: N_("From %s: %s, %s: nothing is new."), m->coach, text_str(&comments), text_str(&scores));
	if (m->refused)
		text_joinf(out, " ", count_form(m->refused,
			"%zu row was not theirs to change, and was left out.",
			"%zu rows were not theirs to change, and were left out."), m->refused);
	text_free(&comments);
	text_free(&scores);
}
