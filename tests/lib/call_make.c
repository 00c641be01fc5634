/* call_make.c: conversations for tests, built up by hand. */
#include "call_make.h"

#include <stdlib.h>

#include "model/call.h"

#define ROOM(list, n, cap) mem_grow(list, &(cap), (n) + 1)

void
make_event(struct call *c, enum clock_kind kind, int64_t axis_ms, int64_t amount_ms)
{
	struct clock *k = &c->clock;
	ROOM(k->events, k->n, k->cap);
	size_t at = k->n++;
	for (; at > 0 && k->events[at - 1].axis_ms > axis_ms; at--)
		k->events[at] = k->events[at - 1];
	k->events[at] = (struct clock_event){
		.id = (int64_t)k->n, .kind = kind, .axis_ms = axis_ms, .amount_ms = amount_ms,
		.wall_ms = c->interview.started_ms + axis_ms, .boot_ms = HOUR_MS + axis_ms,
		.mono_ms = HOUR_MS + axis_ms, .boot_id = mem_str("boot"),
	};
	if (kind == CLOCK_END)
		c->interview.ended_ms = c->interview.started_ms + axis_ms;
}

void
make_call(struct call *c, int agreed_minutes)
{
	*c = (struct call){ 0 };
	c->interview.id = 1;
	c->interview.agreed_minutes = agreed_minutes;
	c->interview.started_ms = INT64_C(1795356000000); /* 2026-11-22T14:00:00Z */
	make_event(c, CLOCK_START, 0, 0);
}

struct asked *
make_asked(struct call *c, const char *brief, int minutes, int priority, enum phase phase)
{
	ROOM(c->asked, c->n_asked, c->cap_asked);
	struct asked *a = &c->asked[c->n_asked++];
	a->id = (int64_t)c->n_asked;
	a->position = a->id;
	a->must = brief[0] == '!';
	a->brief = mem_str(brief + a->must);
	a->minutes = minutes;
	a->priority = priority;
	a->phase = phase;
	return a;
}

void
make_asking(struct call *c, int64_t asked_id, int64_t axis_ms)
{
	ROOM(c->askings, c->n_askings, c->cap_askings);
	c->askings[c->n_askings++] = (struct asking){
		.id = (int64_t)c->n_askings, .asked_id = asked_id, .axis_ms = axis_ms,
	};
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].id == asked_id && c->asked[i].state == ASKED_PLANNED)
			c->asked[i].state = ASKED_ASKED;
}

struct note *
make_note(struct call *c, const char *line, int64_t axis_ms)
{
	ROOM(c->notes, c->n_notes, c->cap_notes);
	struct note_mark m = note_mark_read(line);
	const struct asked *at = call_current(c);
	struct note *n = &c->notes[c->n_notes++];
	n->id = (int64_t)c->n_notes;
	n->kind = m.kind;
	n->starred = m.starred;
	n->record = m.off ? RECORD_OFF : RECORD_ON;
	n->text = mem_str(line + m.skip);
	n->marker = m.chosen && !line[m.skip];
	n->axis_ms = axis_ms;
	n->asked_id = at ? at->id : 0;
	return n;
}

void
make_check(struct call *c, enum check_answer answer, int minutes, int64_t axis_ms)
{
	ROOM(c->checks, c->n_checks, c->cap_checks);
	c->checks[c->n_checks++] = (struct check){
		.id = (int64_t)c->n_checks, .axis_ms = axis_ms, .answer = answer,
		.minutes = minutes,
	};
}
