/* decide.c: the points of a decision, and what speaks for and against each. */
#include <stdlib.h>

#include "workflow.h"

/* One line without blanks at its ends; NULL and e: nothing is left. The caller's. */
static char *
point_text(const char *typed, struct err *e)
{
	char *text = blank_trimmed(typed);

	if (*text)
		return text;
	free(text);
	err_set(e, "Nothing was typed.");
	return NULL;
}

static const struct point *
point_get(const struct comparison *c, int64_t id, struct err *e)
{
	for (size_t i = 0; i < c->n_points; i++)
		if (c->points[i].id == id)
			return &c->points[i];
	err_set(e, "There is no point %lld; `halfhour decide --json` has their ids.", (long long)id);
	return NULL;
}

/* The question is one: the id of the one that is there. */
static int64_t
point_question(const struct comparison *c, enum point_kind kind)
{
	for (size_t i = 0; kind == POINT_QUESTION && i < c->n_points; i++)
		if (c->points[i].kind == POINT_QUESTION)
			return c->points[i].id;
	return 0;
}

int64_t
point_add(struct desk *d, enum point_kind kind, const char *text, struct err *e)
{
	struct comparison c = { 0 };
	struct point p = { .kind = kind, .text = point_text(text, e) };
	bool good = p.text && store_comparison(d->store, &c, e);

	p.id = good ? point_question(&c, kind) : 0;
	good = good && store_point_save(d->store, &p, e);
	free(p.text);
	comparison_done(&c);
	return good ? p.id : 0;
}

bool
point_set(struct desk *d, int64_t id, const char *text, bool mine, int64_t contact_id,
	struct err *e)
{
	struct comparison c = { 0 };
	char *kept = point_text(text, e);
	const struct point *was = kept && store_comparison(d->store, &c, e) ? point_get(&c, id, e) : NULL;
	bool good = was != NULL;

	if (was) {
		struct point p = *was; /* its strings stay the comparison's */
		p.text = kept;
		p.mine = mine;
		p.contact_id = contact_id;
		good = store_point_save(d->store, &p, e);
	}
	free(kept);
	comparison_done(&c);
	return good;
}

bool
point_drop(struct desk *d, int64_t id, struct text *said, struct err *e)
{
	struct comparison c = { 0 };
	const struct point *p = store_comparison(d->store, &c, e) ? point_get(&c, id, e) : NULL;
	bool good = p && store_point_delete(d->store, id, e);

	if (good)
		text_addf(said, "“%s” is deleted; u brings it back.", p->text);
	comparison_done(&c);
	return good;
}

/* ---- weighed ---- */

static bool
point_there(const struct comparison *c, const struct weighed *w, struct err *e)
{
	if (w->note_id)
		return compare_note_at(c, w->note_id) != COMPARE_NONE ||
			err_set(e, "Note %lld is off the record, or of no call that was held.", (long long)w->note_id);
	return compare_call_at(c, w->interview_id) != COMPARE_NONE ||
		err_set(e, "Interview %lld was not held yet.", (long long)w->interview_id);
}

static void
point_said(const struct point *p, int side, struct text *said)
{
	struct text cut = { 0 };

	utf8_cut(&cut, p->text, 50);
	if (side < 0)
		text_addf(said, "It speaks neither for nor against “%s” any more.", text_str(&cut));
	else if (p->kind == POINT_SKILL)
		text_addf(said, side == SIDE_FOR ? "The skill “%s” is asked for."
			: "The skill “%s” is not asked for.", text_str(&cut));
	else
		text_addf(said, side == SIDE_FOR ? "It speaks for “%s”." : "It speaks against “%s”.",
			text_str(&cut));
	text_free(&cut);
}

bool
point_weigh(struct desk *d, int64_t id, const struct weighed *w, struct text *said, struct err *e)
{
	struct comparison c = { 0 };
	struct text label = { 0 };
	const struct point *p = store_comparison(d->store, &c, e) ? point_get(&c, id, e) : NULL;
	struct evidence v = { .point_id = id, .note_id = w->note_id, .interview_id = w->interview_id,
		.text = mem_str(w->because) };
	bool good = p && point_there(&c, w, e);

	if (good && (p->kind == POINT_QUESTION || p->kind == POINT_UNKNOWN))
		good = err_set(e, "Options, values and skills are weighed, not “%.60s”.", p->text);
	text_addf(&label, "weigh “%s”", p ? p->text : "");
	good = good && store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		good = store_evidence_set(d->store, &v, w->side, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		point_said(p, w->side, said);
	free(v.text);
	text_free(&label);
	comparison_done(&c);
	return good;
}

bool
decision_write(struct desk *d, enum page_format as, struct text *out, struct err *e)
{
	const struct compare_filter all = { 0 };
	struct comparison c = { 0 };
	struct compare_page p = { .c = &c, .filter = &all, .said = "", .zone = d->config.zone };
	bool good = store_comparison(d->store, &c, e);

	if (good)
		decision_as(&p, as, out);
	comparison_done(&c);
	return good;
}
