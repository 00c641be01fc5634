/*
 * take_in.c: stores shares in a coach's workbook, conversation by conversation, as a batch
 * that the coach's own lists leave out; each with its figures, computed once.
 */
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/cohort.h"
#include "model/review.h"
#include "model/review_figures.h"
#include "take_in.h"

/* ---- one conversation ---- */

/* Of a rehearsal with a standard partner that has ended. */
static void
take_in_caught(struct desk *d, const struct call *c, struct text *out)
{
	struct rehearsal_share share;

	if (c->interview.practice && c->interview.seed && c->interview.ended_ms &&
		rehearsal_share_call(d, c, &share))
		rehearsed_kinds(share.heard, share.caught, out);
}

/* A new one is computed of the share; of one that was there already rows may be newer than these. */
static bool
take_in_figures(struct desk *d, const struct share_interview *i, const struct store_intake *in,
	struct err *e)
{
	struct call c = { 0 };
	struct review r = { 0 };
	struct review_figures f;
	struct text caught = { 0 };
	bool good = true;

	if (in->again)
		good = desk_call(d, in->interview_id, &c, e);
	else
		share_call(i, &c, &r);
	if (good && in->again)
		desk_review(d, &c, &r);
	if (good) {
		f = review_figures(&c, &r);
		take_in_caught(d, &c, &caught);
		good = store_session_save(d->store, in->interview_id, &f, text_str(&caught), e);
	}
	text_free(&caught);
	call_done(&c);
	review_done(&r);
	return good;
}

bool
take_in_one(struct desk *d, const struct share *s, const struct share_interview *i,
	struct taken_in *t, bool *bad, struct err *e)
{
	struct store_intake in = { 0 };

	*bad = false;
	if (!store_intake(d->store, t->student_id, i, s, &in, e)) {
		*bad = in.refused;
		return false;
	}
	if ((in.added || in.again) && !take_in_figures(d, i, &in, e))
		return false;
	t->conversations++;
	t->added += in.added;
	t->changed += in.changed;
	if (!t->first)
		t->first = in.interview_id;
	return true;
}

bool
take_in_withdrawn(struct desk *d, const struct share *s, struct taken_in *t, struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < s->withdrawn.n; i++)
		good = store_taken_back(d->store, t->student_id, s->withdrawn.s[i], &t->withdrawn, e);
	return good;
}

/* ---- one file, by hand ---- */

/* One conversation is one slice: a bad one never stops the others. */
static void
review_take_one(struct desk *d, int64_t batch, const struct share *s, const struct share_interview *i,
	struct taken_in *t)
{
	struct err e = { 0 };
	bool bad, good = store_batch_slice(d->store, batch, &e);

	if (good) {
		good = take_in_one(d, s, i, t, &bad, &e);
		good = store_done(d->store, good, good ? &e : NULL) && good;
	}
	if (!good)
		strings_add(&t->said, e.text);
}

static bool
review_count(struct desk *d, struct err *e)
{
	bool more = true, good = true;

	while (good && more)
		good = store_standing_make(d->store, 1, &more, e);
	return good;
}

static bool
review_take_all(struct desk *d, const struct share *s, struct taken_in *t, struct err *e)
{
	struct text label = { 0 };
	int64_t batch = 0;
	bool good = store_batch_begin(d->store, "cohort", &batch, e);

	for (size_t i = 0; good && i < s->interviews.n; i++)
		review_take_one(d, batch, s, row_at(struct share_interview, &s->interviews, i), t);
	text_addf(&label, "the share of %s", s->student.name);
	good = good && store_batch_take(d->store, batch, text_str(&label), e) && review_count(d, e);
	text_free(&label);
	return good;
}

bool
review_take(struct desk *d, const char *file, const struct text *bytes,
	const struct review_wish *wish, struct taken_in *t, struct err *e)
{
	struct share_found found = { 0 };
	struct student student = { 0 };
	struct share s = { 0 };
	bool bad = false, good = share_read(&s, file, text_str(bytes), bytes->n, &found, e);

	if (good) {
		share_found_tell(&found, file, &t->said);
		good = student_of_share(d, &s, wish, &student, &t->said, &bad, e);
	}
	t->student_id = student.id;
	t->renamed = !good && bad && student.id; /* known, by another name */
	mem_set(&t->student, student.name);
	good = good && review_take_all(d, &s, t, e);
	good = good && take_in_withdrawn(d, &s, t, e);
	student_done(&student);
	share_done(&s);
	share_found_done(&found);
	return good;
}

void
taken_in_done(struct taken_in *t)
{
	strings_free(&t->said);
	free(t->student);
	*t = (struct taken_in){ 0 };
}
