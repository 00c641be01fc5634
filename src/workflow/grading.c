/*
 * grading.c: a class marked fairly: one row of the rubric over all students, in an order that tells
 * nothing; shipped examples with model marks come first, and one in ten comes a second time.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"
#include "workflow.h"

enum { EXAMPLES = 3, AGAIN_ONE_IN = 10 };

static const char *const grading_examples[EXAMPLES] = { "nurse", "planner", "accountant" };

/* ---- the shipped examples: a share, and feedback with the model's marks ---- */

static bool
example_file(size_t nth, const char *end, struct text *out, struct err *e)
{
	char *folder = path_shipped("examples");
	struct text name = { 0 };
	char *path;
	bool good;

	text_addf(&name, "%s.%s.yaml", grading_examples[nth - 1], end);
	path = path_join(folder, text_str(&name));
	good = file_read(path, out, SHARE_BYTES_MOST, e);
	free(path);
	free(folder);
	text_free(&name);
	return good;
}

static bool
example_share(size_t nth, struct share *s, struct err *e)
{
	struct share_found found = { 0 };
	struct text bytes = { 0 };
	bool good = example_file(nth, "share", &bytes, e) &&
		share_read(s, grading_examples[nth - 1], text_str(&bytes), bytes.n, &found, e) &&
		(s->interviews.n == 1 || err_set(e, "The example %s has no conversation.", grading_examples[nth - 1]));

	share_found_done(&found);
	text_free(&bytes);
	return good;
}

static bool
example_scores(size_t nth, struct feedback *f)
{
	struct share_found found = { 0 };
	struct text bytes = { 0 };
	bool good = example_file(nth, "feedback", &bytes, NULL) &&
		feedback_read(f, grading_examples[nth - 1], text_str(&bytes), bytes.n, &found, NULL);

	share_found_done(&found);
	text_free(&bytes);
	return good;
}

/* ---- the papers ---- */

static uint64_t
grading_hash(const char *a, const char *b, const char *c)
{
	const char *const parts[] = { a, b, c };
	uint64_t h = 0xcbf29ce484222325ULL;

	for (size_t i = 0; i < LEN(parts); i++)
		for (const char *s = parts[i]; *s; s++)
			h = (h ^ (unsigned char)*s) * 0x100000001b3ULL;
	return h ^ h >> 29;
}

static const char *
grading_row(const struct grading *g)
{
	return g->rubric.rows[g->row].id;
}

static void
grading_add(struct grading *g, struct grading_paper p)
{
	*(struct grading_paper *)list_more(&g->papers, &g->n, &g->cap, sizeof(p)) = p;
}

static void
grading_add_examples(struct grading *g)
{
	for (size_t i = 1; i <= EXAMPLES; i++) {
		struct grading_paper p = { .student_id = STUDENT_EXAMPLE, .example = i, .order = i };
		struct share s = { 0 };

		if (example_share(i, &s, NULL)) {
			memcpy(p.uuid, row_at(struct share_interview, &s.interviews, 0)->uuid, UUID_SIZE);
			grading_add(g, p);
		}
		share_done(&s);
	}
}

static void
grading_add_paper(void *user, int64_t student_id, int64_t interview_id, const char *uuid)
{
	struct grading *g = user;
	const char *row = grading_row(g);
	struct grading_paper p = { .interview_id = interview_id, .student_id = student_id };

	memccpy(p.uuid, uuid, '\0', UUID_SIZE);
	p.order = EXAMPLES + 1 + (grading_hash("first", uuid, row) >> 2);
	grading_add(g, p);
	if (grading_hash("whether", uuid, row) % AGAIN_ONE_IN)
		return;
	p.again = true;
	p.order = UINT64_MAX / 2 + (grading_hash("again", uuid, row) >> 2);
	grading_add(g, p);
}

static int
grading_by_order(const void *a, const void *b)
{
	const struct grading_paper *x = a, *y = b;

	return (x->order > y->order) - (x->order < y->order);
}

void
grading_read(struct desk *d, struct grading *g)
{
	for (size_t i = 0; i < g->n; i++) {
		struct grading_paper *p = &g->papers[i];

		p->marked = store_mark(d->store, p->student_id, p->uuid, grading_row(g),
			p->again ? RATER_AGAIN : "") > 0;
		p->early = p->again && !store_mark(d->store, p->student_id, p->uuid, grading_row(g), "");
	}
}

bool
grading_begin(struct desk *d, const char *course, size_t row, struct grading *g, struct err *e)
{
	if (!rubric_open(RUBRIC_DEFAULT, &g->rubric, e))
		return false;
	if (row >= g->rubric.n)
		return err_set(e, "The rubric has the rows 1 to %zu.", g->rubric.n);
	g->row = row;
	g->course = course ? mem_str(course) : NULL;
	grading_add_examples(g);
	store_paper_each(d->store, course, grading_add_paper, g);
	if (g->n)
		qsort(g->papers, g->n, sizeof(*g->papers), grading_by_order);
	grading_read(d, g);
	return true;
}

void
grading_done(struct grading *g)
{
	rubric_done(&g->rubric);
	free(g->papers);
	free(g->course);
	*g = (struct grading){ 0 };
}

struct grading_paper *
grading_now(struct grading *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (!g->papers[i].marked && !g->papers[i].passed && !g->papers[i].early)
			return &g->papers[i];
	return NULL;
}

void
grading_count(const struct grading *g, size_t *marked, size_t *all)
{
	*marked = *all = 0;
	for (size_t i = 0; i < g->n; i++)
		if (!g->papers[i].example) {
			++*all;
			*marked += g->papers[i].marked;
		}
}

bool
grading_call(struct desk *d, const struct grading_paper *p, struct call *c, struct review *r, struct err *e)
{
	struct share s = { 0 };
	bool good;

	if (!p->example)
		return review_call(d, p->interview_id, c, r, e);
	good = example_share(p->example, &s, e);
	if (good)
		share_call(row_at(struct share_interview, &s.interviews, 0), c, r);
	share_done(&s);
	return good;
}

/* ---- marked ---- */

static const struct feedback_score *
grading_model(const struct feedback *f, const char *row)
{
	for (size_t i = 0; i < f->scores.n; i++)
		if (strcmp(row_at(struct feedback_score, &f->scores, i)->row, row) == 0)
			return row_at(struct feedback_score, &f->scores, i);
	return NULL;
}

/* "1: you 3, the model 2. The questions are open, but …" */
static void
grading_compare(struct desk *d, const struct grading *g, const struct grading_paper *p, struct text *said)
{
	struct feedback f = { 0 };
	const struct feedback_score *model = example_scores(p->example, &f) ? grading_model(&f, grading_row(g)) : NULL;
	int64_t mine = store_mark(d->store, p->student_id, p->uuid, grading_row(g), "");

	if (model && mine && said->n)
		text_addc(said, '\n');
	if (model && mine == model->level)
		text_addf(said, "%zu: level %d, as the model. %s", p->example, (int)mine, model->because);
	else if (model && mine)
		text_addf(said, "%zu: you gave level %d, the model %d. %s", p->example, (int)mine,
			(int)model->level, model->because);
	feedback_done(&f);
}

static void
grading_examples_told(struct desk *d, const struct grading *g, struct text *said)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->papers[i].example && !g->papers[i].marked)
			return;
	for (size_t i = 0; i < g->n; i++)
		if (g->papers[i].example)
			grading_compare(d, g, &g->papers[i], said);
}

bool
grading_mark(struct desk *d, struct grading *g, struct grading_paper *p, int64_t level, struct text *said,
	struct err *e)
{
	struct score mark = { .student_id = p->student_id, .level = level };
	bool good;

	memcpy(mark.interview, p->uuid, UUID_SIZE);
	mark.row = mem_str(grading_row(g));
	mark.because = mem_str("");
	mark.rater = mem_str(p->again ? RATER_AGAIN : "");
	good = (level > 0 || err_set(e, "A mark counts from 1.")) && score_add(d, &mark, e);
	p->marked = good || p->marked;
	if (good)
		grading_read(d, g);
	if (good && p->example)
		grading_examples_told(d, g, said);
	score_done(&mark);
	return good;
}

void
grading_agreement(struct desk *d, const char *row, size_t *both, size_t *agreed)
{
	store_agreement(d->store, row, both, agreed);
}
