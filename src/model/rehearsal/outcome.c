/*
 * outcome.c: which facts, names and promises of a rehearsal the notes caught,
 * and how its time went. Only what was said counts: of an answer cut off, what
 * can be recognised in the sentences that were said.
 */
#include <stdlib.h>
#include <string.h>

#include "model/question.h"
#include "model/rehearsal.h"

/* ---- what could be heard ---- */

static struct catch *
catch_find(struct outcome *o, const char *gift_id)
{
	for (size_t i = 0; i < o->n; i++)
		if (strcmp(o->catches[i].gift->id, gift_id) == 0)
			return &o->catches[i];
	return NULL;
}

static const struct strings *
speech_gives(const struct partner *p, const struct speech *s)
{
	return s->kind == SPEECH_ANSWER ? &p->answers[s->which].gives
		: s->kind == SPEECH_EVENT ? &p->events[s->which].gives : NULL;
}

static bool
is_last(const struct partner *p, const struct speech *s)
{
	const struct strings *l = &p->answers[s->which].say;

	if (s->kind == SPEECH_EVENT)
		l = p->events[s->which].then.n ? &p->events[s->which].then
			: &p->events[s->which].say;
	return s->text == l->s[l->n - 1];
}

/* Sentence i, with what was said before it of the same answer or event. */
static void
said_so_far(const struct speech *talk, size_t i, struct text *out)
{
	for (size_t j = 0; j <= i; j++)
		if (talk[j].kind == talk[i].kind && talk[j].which == talk[i].which)
			text_addf(out, "%s ", talk[j].text);
}

static void
rehearsal_outcome_hear(
	const struct partner *p, const struct speech *talk, size_t i, struct outcome *o)
{
	const struct strings *gives = speech_gives(p, &talk[i]);
	struct text said = { 0 };

	if (!gives || !gives->n)
		return;
	said_so_far(talk, i, &said);
	for (size_t j = 0; j < gives->n; j++) {
		struct catch *k = catch_find(o, gives->s[j]);
		if (k && k->heard_ms < 0 &&
		    (is_last(p, &talk[i]) || gift_caught(k->gift, text_str(&said))))
			k->heard_ms = talk[i].at_ms;
	}
	text_free(&said);
}

/* The first offer of more time. */
static void
hear_offer(const struct partner *p, const struct speech *s, struct outcome *o)
{
	const struct partner_event *e = s->kind == SPEECH_EVENT ? &p->events[s->which] : NULL;

	if (!e || e->kind != PARTNER_OFFER_TIME || o->offer_ms >= 0)
		return;
	o->offer_ms = s->at_ms;
	o->offer_minutes = e->minutes;
}

static void
rehearsal_outcome_listen(const struct partner *p, const struct call *c, const struct bank *b, struct outcome *o)
{
	struct speech *talk;
	size_t n = partner_talk(p, c, b, &talk);

	for (size_t i = 0; i < n && talk[i].at_ms < o->elapsed_ms; i++) {
		int64_t until = talk[i].until_ms;
		o->talk_ms += (until < o->elapsed_ms ? until : o->elapsed_ms) - talk[i].at_ms;
		rehearsal_outcome_hear(p, talk, i, o);
		hear_offer(p, &talk[i], o);
	}
	free(talk);
}

/* ---- what the notes have ---- */

static bool
written(const struct note *n)
{
	return !n->marker && n->text && *n->text;
}

/* A note, or two in a row under one question: "ward rounds", Enter, "7:30". */
static bool
note_has(const struct call *c, size_t i, const struct gift *g)
{
	const struct note *n = &c->notes[i], *before = i ? n - 1 : NULL;
	struct text both = { 0 };

	if (!written(n))
		return false;
	bool has = gift_caught(g, n->text);
	if (!has && before && written(before) && before->asked_id == n->asked_id) {
		text_addf(&both, "%s; %s", before->text, n->text);
		has = gift_caught(g, text_str(&both));
		text_free(&both);
	}
	return has;
}

/* "?how did you meet Lidia Marsh" shows that the name was caught, once it was said. */
static bool
question_has(const struct call *c, const struct catch *k)
{
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		if (a->state == ASKED_OFF_SCRIPT && a->text &&
		    asked_at(c, a->id) > k->heard_ms && gift_caught(k->gift, a->text))
			return true;
	}
	return false;
}

static void
look_for(const struct call *c, struct catch *k)
{
	for (size_t i = 0; i < c->n_notes && !k->caught; i++)
		if (note_has(c, i, k->gift)) {
			k->caught = true;
			k->note_id = c->notes[i].id;
		}
	k->caught = k->caught || question_has(c, k);
}

/* ---- the whole ---- */

static void
count_questions(const struct call *c, struct outcome *o)
{
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		bool done = a->state == ASKED_ASKED || a->state == ASKED_ANSWERED;
		if (a->state == ASKED_OFF_SCRIPT) {
			o->off_script++;
			continue;
		}
		o->planned++;
		o->asked += done;
		o->musts += a->must;
		o->musts_asked += a->must && done;
	}
}

void
outcome_of(const struct partner *p, const struct call *c, const struct bank *b, int64_t at_ms,
	struct outcome *out)
{
	*out = (struct outcome){ .n = p->n_gifts, .elapsed_ms = at_ms, .offer_ms = -1 };
	out->catches = mem_new(p->n_gifts + 1, sizeof(*out->catches));
	for (size_t i = 0; i < p->n_gifts; i++)
		out->catches[i] = (struct catch){ .gift = &p->gifts[i], .heard_ms = -1 };
	rehearsal_outcome_listen(p, c, b, out);
	for (size_t i = 0; i < out->n; i++) {
		struct catch *k = &out->catches[i];
		if (k->heard_ms < 0)
			continue;
		look_for(c, k);
		out->heard[k->gift->kind]++;
		out->caught[k->gift->kind] += k->caught;
	}
	for (size_t i = 0; i < c->n_notes; i++)
		out->markers += c->notes[i].marker;
	count_questions(c, out);
}

void
outcome_done(struct outcome *o)
{
	free(o->catches);
	*o = (struct outcome){ 0 };
}
