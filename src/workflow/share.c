/*
 * share.c: chosen conversations as one text file for a coach. What leaves is put member by member
 * into a struct share, each text through the names known; nothing is written while a word that
 * may be a name is undecided.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_report.h"
#include "formats_share.h"
#include "model/due.h"
#include "wording_redact.h"
#include "model/review.h"
#include "workflow.h"

struct sharing {
	struct desk *d;
	const struct share_wish *wish;
	struct share_made *made;
	struct redact names;
	struct share share;
	struct sharing_read {          /* all that is read of the workbook before a number is given */
		enum name_place kind;
		int64_t contact_id;
		char *text;
	} *read;
	size_t n_read, cap_read;
	struct err *e;
	bool failed;
};

/* ---- what is known of names ---- */

static void
sharing_name(struct sharing *x, bool place, const char *name, int64_t contact_id)
{
	struct text stand = { 0 };
	int64_t number;

	if (blank_only(name) || x->failed)
		return;
	number = store_pseudonym(x->d->store, place, name, contact_id, x->e);
	if (!number)
		x->failed = true;
	text_addf(&stand, place ? "Organisation %lld" : "Contact %lld", (long long)number);
	redact_name_add(&x->names, name, text_str(&stand), place);
	text_free(&stand);
}

/* "Dana Ruiz, forecasting, Northlight": the name and where. */
static void
sharing_referral(struct sharing *x, const char *text)
{
	struct referral r = { 0 };

	if (referral_names(text) && referral_read(&r, text)) {
		sharing_name(x, false, r.name, 0);
		if (r.where && !x->wish->keep_roles)
			sharing_name(x, true, r.where, 0);
	}
	referral_done(&r);
}

static void
sharing_keep(void *user, enum name_place kind, int64_t contact_id, const char *text)
{
	struct sharing *x = user;
	struct sharing_read *r = list_more(&x->read, &x->n_read, &x->cap_read, sizeof(*x->read));

	*r = (struct sharing_read){ kind, contact_id, mem_str(text) };
}

static void
sharing_known(struct sharing *x, enum name_place kind, int64_t contact_id, const char *text)
{
	switch (kind) {
	case NAME_CONTACT:
		sharing_name(x, false, text, contact_id);
		break;
	case NAME_ORGANISATION:
		if (!x->wish->keep_roles)
			sharing_name(x, true, text, 0);
		break;
	case NAME_REFERRAL:
		sharing_referral(x, text);
		break;
	case NAME_ROLE:
		if (!x->wish->keep_roles)
			redact_name_add(&x->names, text, "(role)", true);
		break;
	case NAME_TEXT:
		redact_written_add(&x->names, text);
		break;
	}
}

static void
sharing_questions(struct sharing *x, const struct category *c)
{
	for (size_t i = 0; i < c->n; i++) {
		redact_ordinary_add(&x->names, c->questions[i].text);
		for (size_t p = 0; p < c->questions[i].probes.n; p++)
			redact_ordinary_add(&x->names, c->questions[i].probes.s[p]);
	}
}

/* Only shipped packs are English for certain: a pack of one's own may name anybody. */
static void
sharing_english(struct sharing *x)
{
	const struct bank *b = desk_bank(x->d);

	for (size_t p = 0; p < b->n; p++)
		for (size_t c = 0; b->packs[p].shipped && c < b->packs[p].n; c++)
			sharing_questions(x, &b->packs[p].categories[c]);
}

/* "--replace Zoltan": somebody who is in no field has a number as well. */
static void
sharing_replace(struct sharing *x, const char *folded)
{
	struct text stand = { 0 };
	int64_t number = store_pseudonym(x->d->store, false, folded, 0, x->e);

	x->failed = x->failed || !number;
	text_addf(&stand, "Contact %lld", (long long)number);
	strings_add(&x->names.replace, folded);
	strings_add(&x->names.stand_ins, text_str(&stand));
	text_free(&stand);
}

static void
sharing_decide(struct sharing *x, const struct strings *words, bool keep)
{
	struct text folded = { 0 };

	for (size_t i = 0; i < words->n && !x->failed; i++) {
		text_clear(&folded);
		utf8_fold(&folded, words->s[i]);
		if (!store_share_word_set(x->d->store, text_str(&folded), keep, x->e))
			x->failed = true;
	}
	text_free(&folded);
}

/* The student is known to the coach. */
static void
sharing_self(struct sharing *x)
{
	struct strings words = { 0 };
	struct text folded = { 0 };

	utf8_fold(&folded, x->d->config.name);
	strings_split(&words, text_str(&folded), " ");
	for (size_t i = 0; i < words.n; i++)
		strings_add(&x->names.keep, words.s[i]);
	strings_free(&words);
	text_free(&folded);
}

static bool
sharing_names(struct sharing *x)
{
	struct strings replace = { 0 };

	sharing_decide(x, &x->wish->keep, true);
	sharing_decide(x, &x->wish->replace, false);
	if (x->failed)
		return false;
	store_share_words(x->d->store, &x->names.keep, &replace);
	for (size_t i = 0; i < replace.n && !x->failed; i++)
		sharing_replace(x, replace.s[i]);
	strings_free(&replace);
	if (x->failed)
		return false;
	sharing_self(x);
	sharing_english(x);
	store_name_each(x->d->store, sharing_keep, x);
	for (size_t i = 0; i < x->n_read; i++) {
		sharing_known(x, x->read[i].kind, x->read[i].contact_id, x->read[i].text);
		free(x->read[i].text);
	}
	free(x->read);
	redact_ready(&x->names);
	return !x->failed;
}

/* ---- texts ---- */

/* A text that leaves: as it is where names are real, else without names. */
static void
share_text_of(struct sharing *x, char **to, const char *s, struct suspects *found)
{
	struct text out = { 0 };

	if (x->wish->with_names || !s)
		text_add(&out, s ? s : "");
	else
		redact_text(&x->names, s, &out, found);
	mem_set(to, text_str(&out));
	text_free(&out);
}

static void
share_text(struct sharing *x, char **to, const char *s)
{
	share_text_of(x, to, s, &x->made->suspects);
}

/* Is it word for word a question of ours, names filled in? Its other capitals name nobody. */
static bool
share_is_shipped(struct sharing *x, const struct asked *a)
{
	const struct pack *pack = NULL;
	const struct question *q = bank_question(desk_bank(x->d), a->question_id, &pack, NULL);

	return q && pack->shipped && (strchr(q->text, '{') || strcmp(q->text, a->text) == 0);
}

/* What a question, a pack, a course is called: of one's own it may name somebody. Nothing is asked. */
static void
share_id(struct sharing *x, char **to, const char *id, bool shipped)
{
	if (shipped)
		mem_set(to, id);
	else
		share_text_of(x, to, id, NULL);
}

static void
share_question_id(struct sharing *x, char **to, const char *id)
{
	const struct pack *pack = NULL;

	share_id(x, to, id, bank_question(desk_bank(x->d), id, &pack, NULL) && pack->shipped);
}

static void
share_probes(struct sharing *x, struct strings *to, const struct strings *from,
	struct suspects *found)
{
	char *s = NULL;

	for (size_t i = 0; i < from->n; i++) {
		share_text_of(x, &s, from->s[i], found);
		strings_add(to, s);
	}
	free(s);
}

/* ---- one conversation, list by list ---- */

static void
share_uuid(char to[UUID_SIZE], const char *from)
{
	memccpy(to, from, '\0', UUID_SIZE); /* it may be a literal "" */
}

static void
share_clock(struct share_interview *i, const struct call *c)
{
	for (size_t n = 0; n < c->clock.n; n++) {
		const struct clock_event *ev = &c->clock.events[n];
		struct share_clock *to = layout_more(&i->clock, &share_clock_layout);

		share_uuid(to->uuid, ev->uuid);
		to->kind = (int)ev->kind;
		to->axis_ms = ev->axis_ms;
		to->amount_ms = ev->amount_ms;
	}
}

static int64_t
share_asked_ms(const struct call *c, int64_t asked_id)
{
	for (size_t n = 0; n < c->n_askings; n++)
		if (c->askings[n].asked_id == asked_id)
			return c->askings[n].axis_ms;
	return -1;
}

static void
share_questions(struct sharing *x, struct share_interview *i, const struct call *c)
{
	for (size_t n = 0; n < c->n_asked; n++) {
		const struct asked *a = &c->asked[n];
		struct share_question *to = layout_more(&i->questions, &share_question_layout);
		struct suspects *found = share_is_shipped(x, a) ? NULL : &x->made->suspects;

		share_uuid(to->uuid, a->uuid);
		share_question_id(x, &to->id, a->question_id);
		share_text_of(x, &to->text, a->text, found);
		to->state = (int)a->state;
		to->must = a->must;
		to->minutes = a->minutes;
		share_probes(x, &to->probes, &a->probes, found);
		to->asked_ms = share_asked_ms(c, a->id);
	}
}

/* What is off the record stays, and is counted. */
/* Their names are a person's own words too. */
static void
share_themes(struct sharing *x, struct strings *to, const struct call *c, const struct note *n)
{
	struct strings names = { 0 };

	call_note_themes(c, n->id, &names);
	for (size_t i = 0; i < names.n; i++) {
		char *shown = NULL;
		share_text(x, &shown, names.s[i]);
		strings_add(to, shown);
		free(shown);
	}
	strings_free(&names);
}

static void
share_notes(struct sharing *x, struct share_interview *i, const struct call *c)
{
	for (size_t n = 0; n < c->n_notes; n++) {
		const struct note *from = &c->notes[n];
		const struct asked *a = call_asked(c, from->asked_id);
		struct share_note *to;

		if (from->record == RECORD_OFF) {
			x->made->off_record++;
			continue;
		}
		to = layout_more(&i->notes, &share_note_layout);
		share_uuid(to->uuid, from->uuid);
		to->revision = from->revision;
		to->axis_ms = from->axis_ms;
		to->done_ms = from->done_ms;
		to->kind = (int)from->kind;
		to->starred = from->starred;
		to->marker = from->marker;
		to->claim = from->claim;
		to->record = (int)from->record;
		share_uuid(to->question, a ? a->uuid : "");
		share_text(x, &to->text, from->text);
		share_themes(x, &to->themes, c, from);
		to->edited_ms = from->edited_ms;
	}
}

static void
share_checks(struct share_interview *i, const struct call *c)
{
	for (size_t n = 0; n < c->n_checks; n++) {
		struct share_check *to = layout_more(&i->time_checks, &share_check_layout);

		share_uuid(to->uuid, c->checks[n].uuid);
		to->revision = c->checks[n].revision;
		to->axis_ms = c->checks[n].axis_ms;
		to->answer = (int)c->checks[n].answer;
		to->minutes = c->checks[n].minutes;
	}
}

static void
share_reflections(struct sharing *x, struct share_interview *i, const struct call *c)
{
	for (size_t n = 0; n < c->n_reflections; n++) {
		const struct reflection *r = &c->reflections[n];
		struct share_text *to = layout_more(&i->reflections, &share_reflection_layout);

		share_uuid(to->uuid, r->uuid);
		to->revision = r->revision;
		mem_set(&to->about, r->prompt);
		share_text(x, &to->text, r->text);
	}
}

static void
share_writeups(struct sharing *x, struct share_interview *i, const struct call *c)
{
	for (size_t n = 0; n < c->n_writeups; n++) {
		const struct writeup *w = &c->writeups[n];
		struct share_text *to = layout_more(&i->writeups, &share_writeup_layout);

		share_uuid(to->uuid, w->uuid);
		to->revision = w->revision;
		share_question_id(x, &to->about, w->question);
		share_text(x, &to->text, w->text);
	}
}

static void
share_steps(struct sharing *x, struct share_interview *i, const struct call *c)
{
	struct text said = { 0 };

	for (size_t n = 0; n < c->n_steps; n++) {
		const struct due_row *row = &c->steps[n];
		struct share_step *to = layout_more(&i->steps, &share_step_layout);

		text_clear(&said);
		due_row_text(row, &said);
		mem_set(&to->id, row->due.id);
		share_text(x, &to->text, text_str(&said));
		to->due_ms = row->due.due_ms;
		to->done_ms = row->done_ms;
	}
	text_free(&said);
}

static void
share_asks(struct sharing *x, struct share_interview *i, const struct call *c)
{
	struct review r = { 0 };

	desk_review(x->d, c, &r);
	for (size_t n = 0; n < r.n_to_coach; n++) {
		struct share_to_coach *to = layout_more(&i->to_coach, &share_to_coach_layout);

		share_uuid(to->uuid, r.to_coach[n].uuid);
		to->revision = r.to_coach[n].revision;
		to->axis_ms = r.to_coach[n].axis_ms;
		share_text(x, &to->text, r.to_coach[n].text);
	}
	review_done(&r);
}

/* Who it was: a number, the name where names are real, of a rehearsal the partner's own. */
static void
share_person(struct sharing *x, struct share_interview *i, const struct call *c)
{
	const struct interview *from = &c->interview;
	bool real = x->wish->with_names || from->practice;

	if (real)
		mem_set(&i->person, from->contact ? from->contact : "");
	else
		share_text(x, &i->person, from->contact);
	if (real || x->wish->keep_roles)
		share_id(x, &i->role, from->role, false);
	else
		mem_set(&i->role, "");
	if (real || x->wish->keep_roles || blank_only(from->organisation))
		mem_set(&i->organisation, from->organisation);
	else
		share_text(x, &i->organisation, from->organisation);
}

/* The newest of its rows: a conversation in which nothing changed is shared as it was. */
static int64_t
share_revision(const struct call *c)
{
	int64_t newest = c->interview.revision;

	for (size_t n = 0; n < c->n_notes; n++)
		if (c->notes[n].revision > newest)
			newest = c->notes[n].revision;
	for (size_t n = 0; n < c->n_checks; n++)
		if (c->checks[n].revision > newest)
			newest = c->checks[n].revision;
	for (size_t n = 0; n < c->n_reflections; n++)
		if (c->reflections[n].revision > newest)
			newest = c->reflections[n].revision;
	for (size_t n = 0; n < c->n_writeups; n++)
		if (c->writeups[n].revision > newest)
			newest = c->writeups[n].revision;
	return newest > 0 ? newest : 1;
}

static void
share_head(struct sharing *x, struct share_interview *i, const struct call *c)
{
	const struct interview *from = &c->interview;
	const struct pack *pack = report_pack(desk_bank(x->d), from->assignment);

	share_uuid(i->uuid, from->uuid);
	i->revision = share_revision(c);
	i->kind = (int)from->kind;
	i->source = (int)from->source;
	i->practice = from->practice;
	mem_set(&i->partner, from->partner);
	i->seed = from->seed;
	share_person(x, i, c);
	i->path = (int)c->who.path;
	mem_set(&i->seniority, c->who.seniority);
	mem_set(&i->consent.coach, c->who.consent[PURPOSE_COACH]);
	mem_set(&i->consent.class_, c->who.consent[PURPOSE_CLASS]);
	i->agreed_minutes = from->agreed_minutes;
	i->started_ms = from->started_ms;
	share_id(x, &i->assignment, from->assignment, pack && pack->shipped);
	share_id(x, &i->course, pack && pack->assignment ? pack->assignment->course : "", pack && pack->shipped);
}

static bool
share_may(const struct call *c, struct err *e)
{
	const char *said = c->who.consent[PURPOSE_COACH];

	if (!clock_started(&c->clock))
		return err_set(e, "Interview %lld has not been held yet: there is nothing to share.",
			(long long)c->interview.id);
	if (said && (strncmp(said, "declined", 8) == 0 || strncmp(said, "withdrawn", 9) == 0))
		return err_set(e, "%s does not want a coach to read this (the consent: %s).", c->who.name, said);
	return true;
}

static bool
share_add(struct sharing *x, int64_t id)
{
	struct call c = { 0 };
	bool good = desk_call(x->d, id, &c, x->e) && share_may(&c, x->e);

	if (good) {
		struct share_interview *i = layout_more(&x->share.interviews, &share_interview_layout);

		share_head(x, i, &c);
		share_clock(i, &c);
		share_questions(x, i, &c);
		share_notes(x, i, &c);
		share_checks(i, &c);
		share_reflections(x, i, &c);
		share_writeups(x, i, &c);
		share_steps(x, i, &c);
		share_asks(x, i, &c);
	}
	call_done(&c);
	return good;
}

/* ---- the whole ---- */

static void
share_student(struct sharing *x)
{
	struct share *s = &x->share;

	s->version = SHARE_VERSION;
	uuid_new(s->id);
	s->made_ms = x->d->now->wall_ms / 1000 * 1000;
	s->names = x->wish->with_names ? SHARE_REAL : SHARE_PSEUDONYMS;
	share_uuid(s->student.uuid, store_uuid(x->d->store));
	mem_set(&s->student.name, x->d->config.name);
	mem_set(&s->student.id, x->d->config.student_id);
	store_shared_gone(x->d->store, &s->withdrawn);
}

bool
share_make(struct desk *d, const struct share_wish *wish, struct share_made *made, struct err *e)
{
	struct sharing x = { .d = d, .wish = wish, .made = made, .e = e };
	bool good = sharing_names(&x);

	share_student(&x);
	for (size_t i = 0; good && i < wish->n; i++)
		good = share_add(&x, wish->interviews[i]);
	if (good)
		share_write(&x.share, &made->bytes);
	for (size_t i = 0; good && i < x.share.interviews.n; i++)
		strings_add(&made->uuids, row_at(struct share_interview, &x.share.interviews, i)->uuid);
	redact_done(&x.names);
	share_done(&x.share);
	return good;
}

bool
share_left(struct desk *d, const struct share_made *made, struct err *e)
{
	for (size_t i = 0; i < made->uuids.n; i++)
		if (!store_shared_add(d->store, made->uuids.s[i], e))
			return false;
	return true;
}

void
share_made_done(struct share_made *m)
{
	text_free(&m->bytes);
	suspects_done(&m->suspects);
	strings_free(&m->uuids);
	*m = (struct share_made){ 0 };
}
