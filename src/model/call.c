/* call.c: a whole conversation: what is asked of it by id, and what comes next. */
#include <stdlib.h>
#include <string.h>

#include "model/due.h"

#define DONE_ALL(list, n, done) \
	do { \
		for (size_t i_ = 0; i_ < (n); i_++) \
			done(&(list)[i_]); \
		free(list); \
	} while (0)

static void
writeup_done(struct writeup *w)
{
	free(w->question);
	free(w->brief);
	free(w->text);
}

static void
reflection_done(struct reflection *r)
{
	free(r->prompt);
	free(r->text);
}

static void
call_theme_done(struct call_theme *t)
{
	free(t->name);
}

void
call_done(struct call *c)
{
	interview_done(&c->interview);
	contact_done(&c->who);
	clock_done(&c->clock);
	DONE_ALL(c->asked, c->n_asked, asked_done);
	DONE_ALL(c->notes, c->n_notes, note_done);
	DONE_ALL(c->reflections, c->n_reflections, reflection_done);
	DONE_ALL(c->writeups, c->n_writeups, writeup_done);
	DONE_ALL(c->steps, c->n_steps, due_row_done);
	DONE_ALL(c->themes, c->n_themes, call_theme_done);
	free(c->askings);
	free(c->checks);
	text_free(&c->draft);
	*c = (struct call){ 0 };
}

const struct asked *
call_asked(const struct call *c, int64_t asked_id)
{
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].id == asked_id)
			return &c->asked[i];
	return NULL;
}

size_t
call_note_themes(const struct call *c, int64_t note_id, struct strings *out)
{
	size_t from = out->n;

	for (size_t i = 0; i < c->n_themes; i++)
		if (c->themes[i].note_id == note_id)
			strings_add(out, c->themes[i].name);
	return out->n - from;
}

const struct note *
call_note(const struct call *c, int64_t id)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].id == id)
			return &c->notes[i];
	return NULL;
}

bool
call_has_note(const struct call *c, int64_t asked_id)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].asked_id == asked_id)
			return true;
	return false;
}

int64_t
call_last_axis(const struct call *c)
{
	int64_t last = c->draft.n ? c->draft_axis_ms : 0;

	for (size_t i = 0; i < c->clock.n; i++)
		if (last < c->clock.events[i].axis_ms)
			last = c->clock.events[i].axis_ms;
	for (size_t i = 0; i < c->n_notes; i++)
		if (last < c->notes[i].axis_ms)
			last = c->notes[i].axis_ms;
	for (size_t i = 0; i < c->n_askings; i++)
		if (last < c->askings[i].axis_ms)
			last = c->askings[i].axis_ms;
	for (size_t i = 0; i < c->n_checks; i++)
		if (last < c->checks[i].axis_ms)
			last = c->checks[i].axis_ms;
	return last;
}

void
call_note_put(struct call *c, const struct note *n)
{
	size_t at = c->n_notes;

	mem_grow(c->notes, &c->cap_notes, c->n_notes + 1);
	while (at > 0 && c->notes[at - 1].axis_ms > n->axis_ms)
		at--;
	memmove(&c->notes[at + 1], &c->notes[at], (c->n_notes - at) * sizeof(*c->notes));
	c->notes[at] = (struct note){ 0 };
	note_copy(&c->notes[at], n);
	c->n_notes++;
}

const struct asked *
call_current(const struct call *c)
{
	return c->n_askings ? call_asked(c, c->askings[c->n_askings - 1].asked_id) : NULL;
}

const struct asked *
call_next(const struct call *c)
{
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].state == ASKED_PLANNED)
			return &c->asked[i];
	return NULL;
}

static const bool counts_as_asked[N_ASKED_STATES] = {
	[ASKED_ASKED] = true, [ASKED_ANSWERED] = true, [ASKED_OFF_SCRIPT] = true,
};

int
call_count_asked(const struct call *c)
{
	int n = 0;
	for (size_t i = 0; i < c->n_asked; i++)
		n += counts_as_asked[c->asked[i].state];
	return n;
}

int
call_granted(const struct call *c)
{
	int minutes = 0;
	for (size_t i = 0; i < c->n_checks; i++)
		minutes += c->checks[i].minutes;
	return minutes;
}

int
call_names(const struct call *c, bool *may_use)
{
	int n = 0;
	if (may_use)
		*may_use = false;
	for (size_t i = 0; i < c->n_notes; i++) {
		struct referral r = { 0 };
		if (c->notes[i].kind != NOTE_REFERRAL)
			continue;
		n++;
		if (c->notes[i].text && referral_read(&r, c->notes[i].text) && may_use)
			*may_use |= r.may_use_name;
		referral_done(&r);
	}
	return n;
}

bool
call_may_write(const struct call *c)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (note_may_write(c->notes[i].text))
			return true;
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].phase == PHASE_CLOSE && counts_as_asked[c->asked[i].state] &&
			note_may_write(c->asked[i].text))
			return true;
	return false;
}

bool
call_thanks_noted(const struct call *c)
{
	if (call_thanked(c, NULL))
		return true;
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].kind == NOTE_NOTE && note_thanks(c->notes[i].text))
			return true;
	return false;
}

bool
call_acquainted(const struct call *c)
{
	return c->met || contact_known(&c->who);
}

bool
call_thanked(const struct call *c, int64_t *at_ms)
{
	for (size_t i = 0; i < c->clock.n; i++) {
		const struct clock_event *ev = &c->clock.events[i];

		if (ev->kind != CLOCK_THANKS)
			continue;
		if (at_ms)
			*at_ms = clock_at(&c->clock, ev->axis_ms);
		return true;
	}
	return false;
}

bool
call_measured(const struct call *c)
{
	return c->interview.source == SOURCE_LIVE;
}

bool
call_stamped(const struct call *c, int64_t axis_ms)
{
	const struct clock *k = &c->clock;

	for (size_t i = 0; !call_measured(c) && i < k->n; i++)
		if (k->events[i].kind == CLOCK_END && k->events[i].axis_ms == axis_ms)
			return false;
	return true;
}

const char *
call_writeup(const struct call *c, const char *question_id)
{
	for (size_t i = 0; i < c->n_writeups; i++)
		if (strcmp(c->writeups[i].question, question_id) == 0)
			return c->writeups[i].text;
	return NULL;
}

const struct asked *
asked_current(const struct call *c, int64_t axis_ms)
{
	const struct asking *last = NULL;

	for (size_t i = 0; i < c->n_askings && c->askings[i].axis_ms <= axis_ms; i++)
		last = &c->askings[i];
	return last ? call_asked(c, last->asked_id) : NULL;
}
