/* share_call.c: a conversation of a share as a call, so that its figures need no workbook. */
#include <string.h>

#include "model/call.h"
#include "model/review.h"
#include "model/share.h"

static void
share_call_clock(const struct share_interview *i, struct call *c)
{
	for (size_t n = 0; n < i->clock.n; n++) {
		const struct share_clock *from = row_at(struct share_clock, &i->clock, n);
		struct clock_event *to;

		mem_grow(c->clock.events, &c->clock.cap, c->clock.n + 1);
		to = &c->clock.events[c->clock.n++];
		*to = (struct clock_event){ .id = (int64_t)n + 1, .kind = (enum clock_kind)from->kind,
			.axis_ms = from->axis_ms, .amount_ms = from->amount_ms,
			.wall_ms = i->started_ms + from->axis_ms };
		if (from->kind == CLOCK_END)
			c->interview.ended_ms = to->wall_ms;
	}
}

static void
share_call_ask(struct call *c, int64_t asked_id, int64_t axis_ms)
{
	size_t at = c->n_askings;

	mem_grow(c->askings, &c->cap_askings, c->n_askings + 1);
	for (; at > 0 && c->askings[at - 1].axis_ms > axis_ms; at--)
		c->askings[at] = c->askings[at - 1];
	c->askings[at] = (struct asking){ .id = asked_id, .asked_id = asked_id, .axis_ms = axis_ms };
	c->n_askings++;
}

static void
share_call_questions(const struct share_interview *i, struct call *c)
{
	for (size_t n = 0; n < i->questions.n; n++) {
		const struct share_question *q = row_at(struct share_question, &i->questions, n);
		struct asked *a = list_more(&c->asked, &c->n_asked, &c->cap_asked, sizeof(*a));

		memcpy(a->uuid, q->uuid, UUID_SIZE);
		a->id = a->position = (int64_t)n + 1;
		a->question_id = mem_str(*q->id ? q->id : q->uuid);
		a->text = mem_str(q->text);
		a->brief = mem_str("");
		a->state = (enum asked_state)q->state;
		a->must = q->must;
		a->minutes = (int)q->minutes;
		strings_copy(&a->probes, &q->probes);
		if (q->asked_ms >= 0)
			share_call_ask(c, a->id, q->asked_ms);
	}
}

static int64_t
share_call_asked(const struct call *c, const char *uuid)
{
	for (size_t i = 0; *uuid && i < c->n_asked; i++)
		if (strcmp(c->asked[i].uuid, uuid) == 0)
			return c->asked[i].id;
	return 0;
}

static void
share_call_notes(const struct share_interview *i, struct call *c)
{
	for (size_t n = 0; n < i->notes.n; n++) {
		const struct share_note *from = row_at(struct share_note, &i->notes, n);
		struct note note = { .id = (int64_t)n + 1, .revision = from->revision,
			.kind = (enum note_kind)from->kind, .starred = from->starred,
			.marker = from->marker, .text = from->text, .axis_ms = from->axis_ms,
			.asked_id = share_call_asked(c, from->question), .claim = from->claim,
			.record = (enum record)from->record, .done_ms = from->done_ms,
			.edited_ms = from->edited_ms };

		memcpy(note.uuid, from->uuid, UUID_SIZE);
		if (note.record != RECORD_OFF)
			call_note_put(c, &note);
	}
}

static void
share_call_said(const struct share_interview *i, struct call *c)
{
	for (size_t n = 0; n < i->time_checks.n; n++) {
		const struct share_check *from = row_at(struct share_check, &i->time_checks, n);
		struct check *to = list_more(&c->checks, &c->n_checks, &c->cap_checks, sizeof(*to));

		*to = (struct check){ .id = (int64_t)n + 1, .axis_ms = from->axis_ms,
			.answer = (enum check_answer)from->answer, .minutes = (int)from->minutes };
	}
	for (size_t n = 0; n < i->reflections.n; n++) {
		const struct share_text *from = row_at(struct share_text, &i->reflections, n);
		struct reflection *to = list_more(&c->reflections, &c->n_reflections,
			&c->cap_reflections, sizeof(*to));

		to->prompt = mem_str(from->about);
		to->text = mem_str(from->text);
	}
	for (size_t n = 0; n < i->writeups.n; n++) {
		const struct share_text *from = row_at(struct share_text, &i->writeups, n);
		struct writeup *to = list_more(&c->writeups, &c->n_writeups, &c->cap_writeups, sizeof(*to));

		to->question = mem_str(from->about);
		to->text = mem_str(from->text);
	}
}

static void
share_call_beside(const struct share_interview *i, struct review *r)
{
	for (size_t n = 0; n < i->steps.n; n++) {
		const struct share_step *from = row_at(struct share_step, &i->steps, n);
		struct taken_step *to = list_more(&r->steps, &r->n_steps, &r->cap_steps, sizeof(*to));

		*to = (struct taken_step){ mem_str(from->id), mem_str(from->text), from->due_ms, from->done_ms };
	}
	for (size_t n = 0; n < i->to_coach.n; n++) {
		const struct share_to_coach *from = row_at(struct share_to_coach, &i->to_coach, n);
		struct to_coach *to = list_more(&r->to_coach, &r->n_to_coach, &r->cap_to_coach, sizeof(*to));

		to->axis_ms = from->axis_ms;
		to->text = mem_str(from->text);
	}
	r->person = mem_str(i->person);
	r->course = mem_str(i->course);
}

void
share_call(const struct share_interview *i, struct call *c, struct review *r)
{
	memcpy(c->interview.uuid, i->uuid, UUID_SIZE);
	c->interview.kind = (enum interview_kind)i->kind;
	c->interview.source = (enum source)i->source;
	c->interview.practice = i->practice;
	c->interview.partner = mem_str(i->partner);
	c->interview.seed = (int)i->seed;
	c->interview.agreed_minutes = i->agreed_minutes ? (int)i->agreed_minutes : 20;
	c->interview.started_ms = i->started_ms;
	c->interview.assignment = mem_str(i->assignment);
	c->who.name = mem_str(i->person);
	c->who.role = mem_str(i->role);
	c->who.organisation = mem_str(i->organisation);
	share_call_clock(i, c);
	share_call_questions(i, c);
	share_call_notes(i, c);
	share_call_said(i, c);
	share_call_beside(i, r);
}
