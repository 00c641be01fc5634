/* letter_sent.c: a letter was sent, and it was answered: what the person says, and what follows. */
#include <string.h>

#include "model/contact.h"
#include "model/letter.h"
#include "workflow.h"

/* ---- the step that asked for it is done ---- */

struct sending {
	struct desk *d;
	const struct letter *l;
	const struct letter_kind *k;
	struct strings ids;        /* open steps that it does */
	struct err *e;
};

/* A step that is ticked off by hand: others end when the stage does. Who may be written to in
 * March has that step left after a letter in January. */
static bool
sent_does(const struct sending *s, const struct due *d)
{
	bool early = d->kind == DUE_WRITE_AGAIN && s->l->sent_ms < d->from_ms;

	return due_is_step(d->kind) && !early && strings_has(&s->k->due, due_rules[d->kind].kind);
}

static bool
sent_see_step(void *user, const struct due_row *r)
{
	struct sending *s = user;
	bool same_call = !s->l->interview_id || !r->due.interview_id ||
		s->l->interview_id == r->due.interview_id;

	if (r->due.open && sent_does(s, &r->due) && same_call)
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

static bool
sent_steps(struct sending *s)
{
	const struct due_wish w = { .contact_id = s->l->contact_id };
	bool good = !s->k->due.n || store_due_each(s->d->store, &w, sent_see_step, s, s->e);

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
	if (!strings_has(&s->k->due, due_rules[DUE_WRITE].kind) ||
		(c->stage != STAGE_IDEA && c->stage != STAGE_NO_ANSWER))
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
	if (k->calls_off && c->stage == STAGE_ASKED && was == STAGE_SCHEDULED)
		text_joinf(said, " ", "No time is agreed any more.");
	else if (c->stage == STAGE_ASKED && was != STAGE_ASKED)
		text_joinf(said, " ", s->d->config.policy == POLICY_3B7
			? N_("A follow-up is due 7 business days after.") : N_("A follow-up is due 7 days after."));
	text_free(&day);
}

/* Of a call that is moved or cancelled no time is agreed any more; one waits for an answer. */
static bool
sent_calls_off(struct sending *s, const struct letter_kind *k, struct contact *c)
{
	struct interview i = { 0 };
	bool good = true;

	if (!k->calls_off || !s->l->interview_id)
		return true;
	good = store_interview_get(s->d->store, s->l->interview_id, &i, s->e);
	if (good && i.scheduled_ms && !i.started_ms) {
		i.scheduled_ms = 0;
		good = store_interview_save(s->d->store, &i, s->e) &&
			(c->stage != STAGE_SCHEDULED ||
			 sent_to_stage(s->d, c, STAGE_ASKED, s->l->sent_ms, s->e));
	}
	interview_done(&i);
	return good;
}

static bool
sent_store(struct sending *s, const struct letter_kind *k, struct letter *l, struct contact *c)
{
	struct text label = { 0 };
	int64_t id = l->id, revision = l->revision;

	text_addf(&label, "send the %s letter to %s", l->kind, name_or(c->name));
	bool good = store_begin(s->d->store, 0, text_str(&label), s->e);
	if (good) {
		good = store_letter_save(s->d->store, l, s->e) && sent_steps(s) && sent_stage(s, c) &&
			sent_calls_off(s, k, c);
		good = store_done(s->d->store, good, good ? s->e : NULL) && good;
	}
	if (!good) { /* the numbers of a row that was taken back */
		l->id = id;
		l->revision = revision;
	}
	text_free(&label);
	return good;
}

bool
letter_send(struct desk *d, struct letter *l, int64_t sent_ms, struct text *said, struct err *e)
{
	struct letter_kind k = { 0 };
	struct sending s = { .d = d, .l = l, .k = &k, .e = e };
	struct contact c = { 0 };
	int64_t was_sent = l->sent_ms;

	if (sent_ms > d->now->wall_ms)
		return err_set(e, "That day is still to come. Say that it is sent once it is.");
	bool good = letter_kind_find(l->kind, &k, e) && store_contact_get(d->store, l->contact_id, &c, e);
	if (good) {
		enum stage was = c.stage;
		l->sent_ms = sent_ms;
		good = sent_store(&s, &k, l, &c);
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
sent_answer_store(struct desk *d, struct letter *l, struct contact *c, int64_t at_ms, struct err *e)
{
	static const enum stage to[] = { [LETTER_YES] = STAGE_ASKED, [LETTER_NO] = STAGE_DECLINED,
		[LETTER_SILENT] = STAGE_NO_ANSWER };
	bool waits = c->stage == STAGE_ASKED || c->stage == STAGE_NO_ANSWER || c->stage == STAGE_IDEA;

	return store_letter_save(d->store, l, e) &&
		(!waits || c->stage == to[l->answer] || sent_to_stage(d, c, to[l->answer], at_ms, e));
}

static void
sent_answer_say(struct desk *d, const struct letter *l, const struct contact *c, struct text *said)
{
	static const char *const formats[] = {
		[LETTER_YES] = N_("%s said yes. Reply today: the day, the time and the way."),
		[LETTER_NO] = N_("%s said no. Thank them in a line, then no more nudges."),
		[LETTER_SILENT] = N_("%s did not answer, which is normal."),
	};
	struct text next = { 0 };

	text_addf(said, formats[l->answer], name_or(c->name));
	if (l->answer == LETTER_SILENT && pipeline_after(d, c->id, &next))
		text_joinf(said, " ", "Next: %s.", text_str(&next));
	text_free(&next);
}

static bool
letter_answer_set(struct desk *d, struct letter *l, enum letter_answer answer, int64_t at_ms,
	struct text *said, struct err *e)
{
	struct contact c = { 0 };
	struct text label = { 0 };

	if (at_ms > d->now->wall_ms)
		return err_set(e, "That day is still to come. Say what came back once it has.");
	if (time_day(at_ms, d->config.zone) < time_day(l->sent_ms, d->config.zone))
		return err_set(e, "That is before the letter was sent.");
	if (!store_contact_get(d->store, l->contact_id, &c, e))
		return false;
	l->answer = answer;
	l->answered_ms = answer == LETTER_SILENT ? 0 : at_ms;
	text_addf(&label, "the answer of %s", name_or(c.name));
	bool good = store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		good = sent_answer_store(d, l, &c, at_ms, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		sent_answer_say(d, l, &c, said);
	text_free(&label);
	contact_done(&c);
	return good;
}

/* The last that was sent, of a kind, or (NULL) of any. */
static bool
sent_last(struct desk *d, int64_t contact_id, const char *kind, struct letter *l, struct err *e)
{
	struct text who = { 0 };
	bool good = store_letter_last(d->store, contact_id, kind, true, l);

	contacts_name(d, &contact_id, 1, &who);
	if (!good && kind)
		err_set(e, "No letter \"%s\" to %s was sent yet; --sent says when it was.", kind,
			text_str(&who));
	else if (!good)
		err_set(e, "No letter to %s was sent yet. t writes one, s changes the stage.", text_str(&who));
	text_free(&who);
	return good;
}

bool
letter_can_be_answered(struct desk *d, int64_t contact_id, struct err *e)
{
	struct letter l = { 0 };
	bool good = sent_last(d, contact_id, NULL, &l, e);

	letter_done(&l);
	return good;
}

bool
letter_answered(struct desk *d, int64_t contact_id, const char *kind, enum letter_answer answer,
	int64_t at_ms, struct text *said, struct err *e)
{
	struct letter_kind k = { 0 };
	struct letter l = { 0 };
	bool good = (!kind || letter_kind_find(kind, &k, e)) &&
		sent_last(d, contact_id, kind ? k.name : NULL, &l, e) &&
		letter_answer_set(d, &l, answer, at_ms, said, e);

	letter_done(&l);
	letter_kind_done(&k);
	return good;
}
