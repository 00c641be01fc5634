/* claim.c: claims: what confirms or contradicts them, and asking the next person. */
#include <stdlib.h>
#include <string.h>

#include "workflow.h"

/* The note with its conversation; false and e. The call is the caller's. */
static const struct note *
claim_note(struct desk *d, int64_t note_id, struct call *c, struct err *e)
{
	int64_t interview = store_note_call(d->store, note_id);
	const struct note *n = interview && desk_call(d, interview, c, e) ? call_note(c, note_id) : NULL;

	if (!n)
		err_set(e, "There is no note %lld; `halfhour show --json` has their numbers.",
			(long long)note_id);
	return n;
}

bool
claim_set(struct desk *d, int64_t note_id, bool on, struct err *e)
{
	struct call c = { 0 };
	const struct note *n = claim_note(d, note_id, &c, e);
	struct note changed = { 0 };
	bool good = n != NULL;

	if (n)
		note_copy(&changed, n);
	changed.claim = on;
	good = good && store_begin(d->store, c.interview.id, on ? "claim {note}" : "no claim {note}", e);
	if (good) {
		good = store_note_save(d->store, &changed, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	note_done(&changed);
	call_done(&c);
	return good;
}

static bool
claim_keep(struct desk *d, const struct call *by, const struct note *claim, const struct evidence *v,
	int side, struct err *e)
{
	struct text label = { 0 };
	bool good;

	text_addf(&label, "weigh the claim “%s”", claim->text);
	good = store_begin(d->store, by->interview.id, text_str(&label), e);
	if (good) {
		good = store_evidence_set(d->store, v, side, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	text_free(&label);
	return good;
}

static void
claim_said(const struct note *claim, const struct call *by, int side, struct text *said)
{
	static const char *const words[N_SIDES] = { N_("%s bears it out: “%s”."),
		N_("%s contradicts it: “%s”.") };
	struct text cut = { 0 };

	utf8_cut(&cut, claim->text, 60);
	if (side < 0)
		text_addf(said, "It speaks neither for nor against “%s” any more.", text_str(&cut));
	else
		text_addf(said, words[side], name_or(by->who.name), text_str(&cut));
	text_free(&cut);
}

bool
claim_weigh(struct desk *d, int64_t claim, int64_t note, int side, struct text *said, struct err *e)
{
	struct call of = { 0 }, by = { 0 };
	struct evidence v = { .claim_id = claim, .note_id = note };
	const struct note *c = claim_note(d, claim, &of, e);
	const struct note *n = c ? claim_note(d, note, &by, e) : NULL;
	bool good = n != NULL;

	if (good && !c->claim)
		good = err_set(e, "The note is no claim yet; ! on it makes it one.");
	if (good && claim == note)
		good = err_set(e, "A claim cannot confirm itself.");
	if (good && of.interview.contact_id == by.interview.contact_id && of.interview.contact_id)
		good = err_set(e, "%s made the claim: somebody else has to confirm it.",
			name_or(of.who.name));
	good = good && claim_keep(d, &by, c, &v, side, e);
	if (good)
		claim_said(c, &by, side, said);
	call_done(&of);
	call_done(&by);
	return good;
}

static const char claim_why[] = N_("a claim to be confirmed");

static void
claim_question(const char *claim, struct text *out)
{
	text_addf(out, "I was told: “%s”. What is your experience with that?", claim);
}

static bool
claim_planned(const struct call *c, const char *claim)
{
	struct text question = { 0 };
	bool is = false;

	claim_question(claim, &question);
	for (size_t i = 0; !is && i < c->n_asked; i++)
		is = strcmp(c->asked[i].text, text_str(&question)) == 0;
	text_free(&question);
	return is;
}

bool
claims_offered(struct desk *d, const struct call *c, struct strings *out, struct err *e)
{
	struct strings all = { 0 };
	bool good = store_open_claims(d->store, c->interview.contact_id, &all, e);

	for (size_t i = 0; good && i < all.n; i++)
		if (!claim_planned(c, all.s[i]))
			strings_add(out, all.s[i]);
	strings_free(&all);
	return good;
}

bool
claim_plan(struct desk *d, const struct call *c, const char *claim, struct err *e)
{
	struct asked q = { .phase = PHASE_EXPLORE, .minutes = 2, .priority = 2 };
	struct text question = { 0 }, brief = { 0 };

	claim_question(claim, &question);
	utf8_cut(&brief, claim, 40);
	q.text = text_take(&question);
	q.brief = text_take(&brief);
	q.why = mem_str(_(claim_why));
	bool good = plan_add_own(d, c, &q, e);
	asked_done(&q);
	return good;
}

bool
claim_ask(struct desk *d, const struct comparison *c, size_t note, struct text *with,
	struct err *e)
{
	struct text question = { 0 };

	claim_question(c->notes[note].text, &question);
	bool good = question_to_next(d, text_str(&question), _(claim_why),
		c->calls[c->notes[note].call].contact_id, with, e);
	text_free(&question);
	return good;
}
