/* letter_sent.c: a letter was sent, and it was answered: what the person says, and what follows. */
#include <string.h>

#include "model/contact.h"
#include "model/letter.h"
#include "workflow.h"

/* ---- the step that asked for it is done ---- */

struct sending {
	struct desk *d;
	const struct letter *l;
	int kind;                  /* of the due rule; -1: none */
	struct strings ids;        /* open steps of that rule that it does */
	struct err *e;
};

static bool
sent_see_step(void *user, const struct due_row *r)
{
	struct sending *s = user;
	bool same_call = !s->l->interview_id || !r->due.interview_id ||
		s->l->interview_id == r->due.interview_id;

	if (r->due.open && (int)r->due.kind == s->kind && same_call)
		strings_add(&s->ids, r->due.id);
	return true;
}

static bool
sent_tick(struct sending *s, const char *id)
{
	struct due_row r = { 0 };
	struct decided k = { 0 };
	struct text own = { 0 };
	bool good = store_due_find(s->d->store, id, &r, s->e);

	store_decided(s->d->store, id, &k, &own);
	k.event_ms = r.due.event_ms;
	k.done_ms = s->l->sent_ms;
	good = good && store_decide(s->d->store, 0, id, &k, text_str(&own), "tick off a step", s->e);
	text_free(&own);
	due_row_done(&r);
	return good;
}

/* A step that is ticked off by hand: others end when the stage does. */
static bool
sent_steps(struct sending *s)
{
	const struct due_wish w = { .contact_id = s->l->contact_id };
	bool good = s->kind < 0 || !due_is_step((enum due_kind)s->kind) ||
		store_due_each(s->d->store, &w, sent_see_step, s, s->e);

	for (size_t i = 0; good && i < s->ids.n; i++)
		good = sent_tick(s, s->ids.s[i]);
	strings_free(&s->ids);
	return good;
}

/* ---- the stage ---- */

static bool
sent_to_stage(struct desk *d, struct contact *c, enum stage to, int64_t at_ms, struct err *e)
{
	c->stage = to;
	c->stage_ms = at_ms;
	return store_contact_save(d->store, c, e);
}

/* Who is written to for the first time, or again after a silence, is asked. */
static bool
sent_stage(struct sending *s, struct contact *c)
{
	if (s->kind != DUE_WRITE || (c->stage != STAGE_IDEA && c->stage != STAGE_NO_ANSWER))
		return true;
	return sent_to_stage(s->d, c, STAGE_ASKED, s->l->sent_ms, s->e);
}

/* ---- sent ---- */

static void
sent_say(struct sending *s, const struct letter_kind *k, const struct contact *c, enum stage was,
	struct text *said)
{
	struct text day = { 0 };

	time_format(&day, "%a %-d %b", s->l->sent_ms, s->d->config.zone);
	text_addf(said, "Sent %s: %s, to %s.", text_str(&day), k->title, name_or(c->name));
	if (c->stage == STAGE_ASKED && was != STAGE_ASKED)
		text_add(said, s->d->config.policy == POLICY_3B7
			? " A follow-up is due 7 business days after." : " A follow-up is due 7 days after.");
	text_free(&day);
}

static bool
sent_store(struct sending *s, struct letter *l, struct contact *c)
{
	struct text label = { 0 };

	text_addf(&label, "send the %s letter to %s", l->kind, name_or(c->name));
	bool good = store_begin(s->d->store, 0, text_str(&label), s->e);
	if (good) {
		good = store_letter_save(s->d->store, l, s->e) && sent_steps(s) && sent_stage(s, c);
		good = store_done(s->d->store, good, good ? s->e : NULL) && good;
	}
	text_free(&label);
	return good;
}

bool
letter_send(struct desk *d, struct letter *l, int64_t sent_ms, struct text *said, struct err *e)
{
	struct sending s = { .d = d, .l = l, .e = e };
	struct letter_kind k = { 0 };
	struct contact c = { 0 };
	int64_t was_sent = l->sent_ms;

	if (sent_ms > d->now->wall_ms)
		return err_set(e, "That day is still to come. Say that it is sent once it is.");
	bool good = letter_kind_find(l->kind, &k, e) && store_contact_get(d->store, l->contact_id, &c, e);
	if (good) {
		enum stage was = c.stage;
		l->sent_ms = sent_ms;
		s.kind = *k.due ? due_rule_find(k.due) : -1;
		good = sent_store(&s, l, &c);
		if (good)
			sent_say(&s, &k, &c, was, said);
		else
			l->sent_ms = was_sent;
	}
	letter_kind_done(&k);
	contact_done(&c);
	return good;
}

/* The day as one says it: today is now, of another day noon. */
bool
letter_day(struct desk *d, const char *day, int64_t *ms, struct err *e)
{
	const char *zone = d->config.zone;
	int64_t now = d->now->wall_ms;
	bool hour;

	if (!time_said(day, zone, now, SAID_DAY | SAID_PAST, ms, &hour, e))
		return false;
	if (!hour && time_day(*ms, zone) == time_day(now, zone))
		*ms = now;
	else if (!hour)
		*ms += DAY_MS / 2;
	return true;
}

/* ---- answered ---- */

static bool
sent_answer_store(struct desk *d, struct letter *l, struct contact *c, struct err *e)
{
	bool silent = c->stage == STAGE_ASKED || c->stage == STAGE_NO_ANSWER || c->stage == STAGE_IDEA;
	enum stage to = l->answer == LETTER_NO ? STAGE_DECLINED : STAGE_ASKED;

	return store_letter_save(d->store, l, e) &&
		(!silent || c->stage == to || sent_to_stage(d, c, to, l->answered_ms, e));
}

static void
sent_answer_say(const struct letter *l, const struct contact *c, struct text *said)
{
	text_addf(said, l->answer == LETTER_YES
		? "%s said yes. Reply today: the day, the time and the way."
		: "%s said no. Thank them in a line, then no more nudges.", name_or(c->name));
}

static bool
letter_answer_set(struct desk *d, struct letter *l, enum letter_answer answer, struct text *said,
	struct err *e)
{
	struct contact c = { 0 };
	struct text label = { 0 };

	if (!l->sent_ms)
		return err_set(e, "This letter was not sent yet; say first when it was.");
	if (!store_contact_get(d->store, l->contact_id, &c, e))
		return false;
	l->answer = answer;
	l->answered_ms = d->now->wall_ms;
	text_addf(&label, "the answer of %s", name_or(c.name));
	bool good = store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		good = sent_answer_store(d, l, &c, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		sent_answer_say(l, &c, said);
	text_free(&label);
	contact_done(&c);
	return good;
}

bool
letter_answered(struct desk *d, int64_t contact_id, const char *kind, enum letter_answer answer,
	struct text *said, struct err *e)
{
	struct letter_kind k = { 0 };
	struct letter l = { 0 };
	struct text who = { 0 };
	bool good = letter_kind_find(kind, &k, e);

	contacts_name(d, &contact_id, 1, &who);
	good = good && (store_letter_last(d->store, contact_id, k.name, true, &l) ||
		err_set(e, "No letter \"%s\" to %s was sent yet; --sent says when it was.", k.name,
			text_str(&who)));
	good = good && letter_answer_set(d, &l, answer, said, e);
	text_free(&who);
	letter_done(&l);
	letter_kind_done(&k);
	return good;
}
