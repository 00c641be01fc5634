/* what a plan is made of: proposed, added to, saved by name and loaded again. */
#include "workflow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/call.h"
#include "model/research.h"

/* ---- proposed ---- */

static void
plan_free(struct asked *plan, size_t n)
{
	for (size_t i = 0; i < n; i++)
		asked_done(&plan[i]);
	free(plan);
}

static bool
planning_replace(struct desk *d, int64_t id, int64_t scope, const char *label,
	struct asked *plan, size_t n, struct err *e)
{
	if (!store_begin(d->store, scope, label, e))
		return false;
	bool good = store_plan_replace(d->store, id, plan, n, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}

/* Where the disk refuses, the questions of a call wait as all that is done in it does. */
static bool
put_later(struct desk *d, int64_t id, struct asked *plan, size_t n, struct err *e)
{
	bool good = store_begin(d->store, id, "propose a plan for {person}", e);

	if (!good)
		return false;
	for (size_t i = 0; good && i < n; i++) {
		plan[i].id = 0;
		plan[i].position = (int)i + 1;
		good = store_asked_add(d->store, id, &plan[i], e);
	}
	return store_done(d->store, good, good ? e : NULL) && good;
}

static bool
planning_propose(struct desk *d, const struct call *c, const struct strings *others,
	const struct strings *same, struct err *e)
{
	const struct interview *i = &c->interview;
	const struct plan_wish wish = {
		.who = &c->who,
		.kind = i->kind,
		.met = c->met,
		.agreed_minutes = i->agreed_minutes,
		.assignment = i->assignment && *i->assignment ? i->assignment : NULL,
		.known = others,
		.exploring = d->config.exploring,
		.scope = (enum scope)d->config.scope,
		.done = same,
	};
	struct asked *plan = NULL;
	size_t n = plan_propose(desk_bank(d), &wish, &plan);

	/* In no call's own undo: Ctrl-Z in it takes back what was done there. */
	bool good = n ? planning_replace(
				d, i->id, 0, "propose a plan for {person}", plan, n, e) ||
				    (!c->n_asked && put_later(d, i->id, plan, n, e))
		      : err_set(e, count_form(i->agreed_minutes,
				"The bank has no question that fits %d minute.",
				"The bank has no question that fits %d minutes."), i->agreed_minutes);
	plan_free(plan, n);
	return good;
}

bool
plan_make(struct desk *d, int64_t interview_id, struct err *e)
{
	struct strings others = { 0 }, same = { 0 };
	struct call c = { 0 };

	bool good = desk_call(d, interview_id, &c, e) &&
		store_answered(d->store, interview_id, &others, &same, e);
	good = good && planning_propose(d, &c, &others, &same, e);
	strings_free(&others);
	strings_free(&same);
	call_done(&c);
	return good;
}

/* ---- added to ---- */

static bool
has_question(const struct call *c, const char *question_id)
{
	for (size_t i = 0; i < c->n_asked; i++)
		if (strcmp(c->asked[i].question_id, question_id) == 0)
			return true;
	return false;
}

/* Closing questions at the end of what is planned: what is added goes before them. */
static int
closings(const struct call *c)
{
	int n = 0;

	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].state != ASKED_OFF_SCRIPT)
			n = c->asked[i].phase == PHASE_CLOSE ? n + 1 : 0;
	return n;
}

static bool
planning_put(struct desk *d, int64_t id, struct asked *q, int after, struct err *e)
{
	if (!store_asked_add(d->store, id, q, e))
		return false;
	return q->phase == PHASE_CLOSE || !after || store_asked_move(d->store, q->id, -after, e);
}

/* A closing that is put in stands behind what is added next, too. */
static bool
planning_put_all(struct desk *d, const struct call *c, const struct bank_row *const *rows,
	size_t n, size_t *added, struct err *e)
{
	int after = closings(c);
	bool good = true;

	for (size_t i = 0; good && i < n; i++) {
		struct asked q = { 0 };
		if (has_question(c, rows[i]->question->id))
			continue;
		asked_from(&q, rows[i]->question, rows[i]->category->title,
			rows[i]->pack->name, &c->who);
		q.why = mem_str(_("chosen from the bank"));
		good = planning_put(d, c->interview.id, &q, after, e);
		after += q.phase == PHASE_CLOSE;
		*added += good;
		asked_done(&q);
	}
	return good;
}

static void
planning_add_label(const struct bank_row *const *rows, size_t n, struct text *out)
{
	if (n == 1)
		text_addf(out, "put “%s” into the plan", rows[0]->question->brief);
	else
		text_addf(out, count_form(n, "put %zu question into the plan",
			"put %zu questions into the plan"), n);
}

bool
plan_add(struct desk *d, int64_t interview_id, const struct bank_row *const *rows, size_t n,
	size_t *added, struct err *e)
{
	struct call c = { 0 };
	struct text label = { 0 };

	*added = 0;
	planning_add_label(rows, n, &label);
	bool good = desk_call(d, interview_id, &c, e) &&
		store_begin(d->store, interview_id, text_str(&label), e);
	if (good) {
		good = planning_put_all(d, &c, rows, n, added, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	text_free(&label);
	call_done(&c);
	return good;
}

/* "own-1", "own-2" …: the first that is free. It goes before the last `after` of the plan. */
static bool
planning_own(struct desk *d, const struct call *c, struct asked *q, int after, const char *label,
	struct err *e)
{
	char id[32];
	int n = 1;

	do
		snprintf(id, sizeof(id), "own-%d", n++);
	while (has_question(c, id));
	mem_set(&q->question_id, id);
	if (!store_begin(d->store, c->interview.id, label, e))
		return false;
	bool good = planning_put(d, c->interview.id, q, after, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}

bool
plan_add_own(struct desk *d, const struct call *c, struct asked *q, struct err *e)
{
	return planning_own(d, c, q, closings(c), N_("write the question {question}"), e);
}

bool
plan_ask(struct desk *d, const struct call *c, const char *text, const char *about, struct err *e)
{
	struct asked q = { .phase = PHASE_EXPLORE, .minutes = 3, .priority = 2 };
	struct text brief = { 0 }, why = { 0 };

	q.text = text_said(text);
	utf8_cut(&brief, q.text, 40);
	if (about)
		research_why(about, &why);
	else
		text_add(&why, "your own");
	q.brief = text_take(&brief);
	q.why = text_take(&why);
	bool good = *q.text || err_set(e, "A question needs its words.");
	good = good && plan_may_change(c, e) && plan_add_own(d, c, &q, e);
	asked_done(&q);
	return good;
}

/* From the first that is still planned on. */
static int
planned_from_first(const struct call *c)
{
	int n = 0;

	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].state != ASKED_OFF_SCRIPT)
			n += n || c->asked[i].state == ASKED_PLANNED;
	return n;
}

bool
plan_park(struct desk *d, const struct call *c, const char *text, int64_t at_ms, struct err *e)
{
	struct asked q = { .text = mem_str(text), .phase = PHASE_EXPLORE, .minutes = 2, .priority = 2 };
	struct text brief = { 0 }, why = { 0 };
	char at[16];

	clock_text(at, at_ms);
	utf8_cut(&brief, text, 40);
	text_addf(&why, "came up at %s", at);
	q.brief = mem_str(text_str(&brief));
	q.why = mem_str(text_str(&why));
	bool good = planning_own(d, c, &q, planned_from_first(c), N_("park the question {question}"), e);
	asked_done(&q);
	text_free(&brief);
	text_free(&why);
	return good;
}

/* ---- kept by name ---- */

/* The words of a plan's question from the bank, its blanks open, or filled for somebody;
 * minutes, must and why stay the plan's. One that is in no pack any more keeps its own. */
static void
from_bank(struct asked *to, const struct asked *from, struct bank *b, const struct contact *who)
{
	const struct pack *pack;
	const struct category *category;
	const struct question *q = bank_question(b, from->question_id, &pack, &category);
	struct question own = { .id = from->question_id, .text = from->text,
		.brief = from->brief, .probes = from->probes, .phase = from->phase,
		.tiara = from->tiara, .priority = from->priority };

	if (who) {
		asked_from(to, q ? q : &own, q ? category->title : from->category,
			q ? pack->name : from->pack, who);
	} else {
		const struct question *raw = q ? q : &own;
		*to = (struct asked){ .question_id = mem_str(raw->id), .text = mem_str(raw->text),
			.brief = mem_str(raw->brief), .category = mem_str(from->category),
			.pack = mem_str(from->pack), .phase = raw->phase, .tiara = raw->tiara,
			.priority = raw->priority };
		strings_copy(&to->probes, &raw->probes);
	}
	to->minutes = from->minutes;
	to->must = from->must;
	to->why = mem_str(from->why);
}

static size_t
all_from_bank(struct desk *d, const struct asked *plan, size_t n, const struct contact *who,
	struct asked **out)
{
	size_t m = 0;

	*out = mem_new(n + 1, sizeof(**out));
	for (size_t i = 0; i < n; i++)
		if (plan[i].state != ASKED_OFF_SCRIPT)
			from_bank(&(*out)[m++], &plan[i], desk_bank(d), who);
	return m;
}

bool
plan_keep(struct desk *d, const struct call *c, const char *name, struct err *e)
{
	struct asked *raw;
	size_t n = all_from_bank(d, c->asked, c->n_asked, NULL, &raw);

	bool good = n ? store_template_save(d->store, name, raw, n, e)
		      : err_set(e, "There is no question in this plan to keep.");
	plan_free(raw, n);
	return good;
}

bool
plan_take(struct desk *d, const struct call *c, const char *name, struct err *e)
{
	struct asked *kept = NULL, *plan;
	struct text label = { 0 };
	size_t n = 0;

	if (!store_template_get(d->store, name, &kept, &n, e))
		return false;
	size_t m = all_from_bank(d, kept, n, &c->who, &plan);
	text_addf(&label, "use the plan “%s”", name);
	bool good = planning_replace(d, c->interview.id, c->interview.id, text_str(&label), plan, m, e);
	text_free(&label);
	plan_free(plan, m);
	plan_free(kept, n);
	return good;
}

/* ---- in words ---- */

void
plan_length(const struct call *c, struct text *out)
{
	int sum = plan_minutes(c->asked, c->n_asked), agreed = c->interview.agreed_minutes;

	text_addf(out, "%d of %d min", sum, agreed);
	if (sum > agreed)
		text_joinf(out, ", ", "%d over", sum - agreed);
}

/* Is it in words of one's own: off the script, or not as the bank has it for them? */
static bool
planning_is_own(struct desk *d, const struct asked *a, const struct contact *who)
{
	const struct pack *pack;
	const struct category *category;
	struct text as = { 0 };

	if (!a->pack || !*a->pack)
		return true;
	const struct question *q = bank_question(desk_bank(d), a->question_id, &pack, &category);
	if (q)
		question_fill(&as, q->text, who);
	bool own = q && strcmp(text_str(&as), a->text) != 0;
	text_free(&as);
	return own;
}

void
asked_text(struct desk *d, const struct asked *a, const struct contact *who, struct text *out)
{
	text_addf(out, a->probes.n ? "%s\n\n" : "%s\n", a->text);
	for (size_t i = 0; i < a->probes.n; i++)
		text_addf(out, "then: %s\n", a->probes.s[i]);
	text_addf(out, "\n%d min", a->minutes);
	if (a->must)
		text_joinf(out, " · ", "%s", _("must-ask"));
	if (a->category && *a->category)
		text_addf(out, " · %s", a->category);
	if (a->state != ASKED_PLANNED)
		text_addf(out, " · %s", asked_state_names[a->state]);
	if (a->why && *a->why)
		text_addf(out, "\nWhy: %s", a->why);
	if (planning_is_own(d, a, who))
		advice_lines(text_advice(a->text), out);
}

/* ---- what could be worded better in the plans ---- */

struct advising {
	struct desk *d;
	struct problems *l;
};

static void
planning_advise_on(struct advising *x, const struct contact *who, const struct asked *a)
{
	struct text where = { 0 };
	unsigned bits = planning_is_own(x->d, a, who) ? text_advice(a->text) : 0;

	text_addf(&where, "plan for %s: “%s”", who->name && *who->name ? who->name : _("nobody yet"),
		a->text);
	for (int i = 0; i < N_BANK_RULES; i++)
		if (bits & 1u << i)
			problem_add(x->l, text_str(&where), 0, 0, (enum bank_rule_id)i, NULL, NULL);
	text_free(&where);
}

static bool
planning_advise(void *user, int64_t contact_id, const struct asked *a)
{
	struct advising *x = user;
	struct contact who = { 0 };

	if (contact_id)
		store_contact_get(x->d->store, contact_id, &who, NULL);
	planning_advise_on(x, &who, a);
	contact_done(&who);
	return true;
}

bool
plans_advise(struct desk *d, struct problems *l, struct err *e)
{
	struct advising x = { d, l };

	return store_asked_planned_each(d->store, planning_advise, &x, e);
}
