#include "talk.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/due.h"
#include "model/review.h"
#include "model/step.h"
#include "note_acts.h"
#include "screens/common.h"

const int talk_widths[TALK_COLUMNS] = { TALK_STAMP, TALK_KIND, 0 };

struct talk {
	struct rows *rows;
	const struct call *c;
	const struct review *beside; /* may be NULL */
	int64_t *under;              /* a comment's row; 0: it has a place of its own in time */
	int columns;
};

/* Stamp and kind, and below them the text as wide as the window; on one row where it has no kind
 * and fits. */
static void
talk_add_narrow(struct talk *t, int64_t id, bool dim, const char *stamp, const char *kind, const char *text)
{
	struct text lead = { 0 };
	struct strings lines = { 0 };
	int columns = -t->columns;

	text_add(&lead, stamp);
	if (*kind)
		text_joinf(&lead, " ", "%s", kind);
	if (!*kind && (!lead.n || utf8_columns(lead.s, lead.n) + 2 + utf8_columns(text, strlen(text)) <= columns)) {
		text_add(&lead, lead.n ? "  " : "");
		text_add(&lead, text);
		rows_wrap(t->rows, id, dim, "", text_str(&lead), columns);
	} else {
		rows_add(t->rows, id, dim, "%s", text_str(&lead));
		utf8_wrap(&lines, text, columns);
		for (size_t i = 0; i < lines.n; i++)
			rows_more(t->rows, lines.s[i]);
		text_add(&lead, " ");
		text_add(&lead, text);
		rows_whole(t->rows, lines.n, text_str(&lead));
	}
	text_free(&lead);
	strings_free(&lines);
}

static void
talk_add(struct talk *t, enum talk_part part, int64_t id, bool dim, const char *stamp,
	const char *kind, const char *text)
{
	struct text lead = { 0 };

	if (t->columns < 0) {
		talk_add_narrow(t, rows_id((int)part, id), dim, _(stamp), kind, text);
		return;
	}

	text_addf(&lead, "%s\t%s\t", _(stamp), kind);
	rows_wrap(t->rows, rows_id((int)part, id), dim, text_str(&lead), text, t->columns);
	text_free(&lead);
}

static void
add_at(struct talk *t, enum talk_part part, int64_t id, int64_t axis_ms, const char *kind,
	const char *text)
{
	char stamp[16];

	clock_text(stamp, clock_at(&t->c->clock, axis_ms));
	talk_add(t, part, id, false, call_stamped(t->c, axis_ms) ? stamp : "", kind, text);
}

/* ---- when, how long, how ---- */

static void
talk_add_when(struct talk *t, int64_t now_ms, const char *zone)
{
	const struct interview *i = &t->c->interview;
	struct text s = { 0 };

	if (!interview_hour_known(i, zone)) {
		time_format(&s, "%a %-d %b %Y, ", i->started_ms, zone);
	} else if (interview_when(i)) {
		appointment_text(&s, interview_when(i), now_ms, zone, i->theirs);
		text_add(&s, ", ");
	}
	text_add(&s, interview_kind_names[i->kind]);
	if (i->channel && *i->channel)
		text_addf(&s, ", %s", i->channel);
	if (i->place && *i->place)
		text_addf(&s, ", %s", i->place);
	if (i->practice)
		text_joinf(&s, ", ", "%s", _("practice"));
	talk_add(t, TALK_FACT, 1, false, "When", "", text_str(&s));
	text_free(&s);
}

static void
talk_add_length(struct talk *t)
{
	const struct call *c = t->c;
	struct moment never = { 0 };
	struct text s = { 0 };
	char length[16];

	if (!call_measured(c)) {
		text_add(&s, _("entered from paper"));
	} else if (clock_ended(&c->clock)) {
		span_text(length, clock_elapsed(&c->clock, &never));
		text_add(&s, length);
	} else if (clock_started(&c->clock)) {
		text_add(&s, _("not ended"));
	}
	text_joinf(&s, ", ", "%d min agreed", c->interview.agreed_minutes);
	if (call_granted(c))
		text_joinf(&s, ", ", "%d granted", call_granted(c));
	talk_add(t, TALK_FACT, 2, false, "Length", "", text_str(&s));
	text_free(&s);
}

/* ---- in the order of the clock ---- */

static bool
talk_is_students(const struct talk *t)
{
	return t->beside && t->beside->student_id;
}

static void
add_asking(struct talk *t, const struct asking *k, bool again)
{
	const struct asked *a = call_asked(t->c, k->asked_id);
	struct text s = { 0 };
	char spent[16];
	bool off = a && a->state == ASKED_OFF_SCRIPT;

	if (!a)
		return;
	span_text(spent, asked_spent(t->c, a->id, INT64_MAX / 4));
	if (again)
		text_addf(&s, "back to: %s", a->brief);
	else if (clock_ended(&t->c->clock) && call_measured(t->c))
		text_addf(&s, a->must ? N_("%s (must, %s)") : "%s (%s)", a->text, spent);
	else
		text_addf(&s, a->must ? N_("%s (must)") : "%s", a->text);
	if (!again && talk_is_students(t) && !call_has_note(t->c, a->id))
		text_joinf(&s, " ", "(nothing noted)");
	add_at(t, TALK_ASKING, k->id, k->axis_ms, off ? "off-script"
		: a->state == ASKED_ANSWERED ? "answered" : "asked", text_str(&s));
	text_free(&s);
}

/* One that was moved, or typed late, says to which question: not to the one above it. */
static void
talk_note_question(const struct call *c, const struct note *n, struct text *out)
{
	const struct asked *then = asked_current(c, n->axis_ms);
	const struct asked *a = n->asked_id ? call_asked(c, n->asked_id) : NULL;

	if (a == then)
		return;
	if (a)
		text_joinf(out, " ", "(to question %td: %s)", a - c->asked + 1, a->brief);
	else
		text_joinf(out, " ", "(before the first question)");
}

/* " [licences, nights]" */
static void
talk_note_themes(const struct call *c, const struct note *n, struct text *out)
{
	struct strings names = { 0 };

	if (call_note_themes(c, n->id, &names)) {
		text_add(out, " [");
		strings_join(&names, ", ", out);
		text_add(out, "]");
	}
	strings_free(&names);
}

/* Was the text changed once the call was over? A coach reads what was noted in the call. */
static bool
talk_edited_after(const struct call *c, const struct note *n)
{
	int64_t end = c->interview.started_ms + call_last_axis(c);

	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind == CLOCK_END)
			end = c->interview.started_ms + c->clock.events[i].axis_ms;
	return c->interview.started_ms && n->edited_ms > end;
}

static void
add_note(struct talk *t, const struct note *n)
{
	struct text s = { 0 };

	if (n->starred && n->kind != NOTE_NOTE)
		text_add(&s, "* ");
	note_apart(&s, n);
	text_add(&s, n->marker ? _("(to be written out)") : n->text);
	talk_note_question(t->c, n, &s);
	talk_note_themes(t->c, n, &s);
	if (n->unsaved)
		text_joinf(&s, " ", "%s", _("(unsaved)"));
	if (talk_is_students(t) && talk_edited_after(t->c, n))
		text_joinf(&s, " ", "(edited afterwards)");
	add_at(t, TALK_NOTE, n->id, n->axis_ms, note_word(n), text_str(&s));
	text_free(&s);
}

static void
talk_add_check(struct talk *t, const struct check *k)
{
	struct text s = { 0 };

	if (k->answer == CHECK_WRAPPED)
		text_add(&s, _("time check: wrapping up"));
	else if (k->answer == CHECK_ASKED)
		text_addf(&s, "time check: asked for %d more min", k->minutes);
	else
		text_addf(&s, "time check: they offered %d more min", k->minutes);
	add_at(t, TALK_CHECK, k->id, k->axis_ms, "check", text_str(&s));
	text_free(&s);
}

static void
talk_add_clock(struct talk *t, const struct clock_event *ev)
{
	static const char *const said[N_CLOCK_KINDS] = {
		[CLOCK_PAUSE] = N_("paused"),
		[CLOCK_RESUME] = N_("went on"),
		[CLOCK_GAP] = N_("taken out: %s"),
		[CLOCK_END] = N_("the call ended"),
		[CLOCK_THANKS] = N_("thanked aloud"),
	};
	struct text s = { 0 };
	char length[16];

	if (!said[ev->kind] || !call_measured(t->c))
		return;
	span_text(length, ev->amount_ms);
	text_addf(&s, said[ev->kind], length);
	add_at(t, TALK_CLOCK, ev->id, ev->axis_ms, "clock", text_str(&s));
	text_free(&s);
}

static bool
was_asked_before(const struct call *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (c->askings[k].asked_id == c->askings[i].asked_id)
			return true;
	return false;
}

/* ---- what is beside it ---- */

/* The row of an answer of the debrief or of a write-up; 0: none has that uuid and is shown. */
static int64_t
talk_written(const struct call *c, const char *uuid)
{
	for (size_t i = 0; i < n_debrief_prompts; i++)
		for (size_t k = 0; k < c->n_reflections; k++)
			if (strcmp(c->reflections[k].prompt, debrief_prompts[i].name) == 0 &&
				!blank_only(c->reflections[k].text) && strcmp(c->reflections[k].uuid, uuid) == 0)
				return rows_id(TALK_REFLECTION, (int64_t)i);
	for (size_t i = 0; i < c->n_writeups; i++)
		if (!blank_only(c->writeups[i].text) && strcmp(c->writeups[i].uuid, uuid) == 0)
			return rows_id(TALK_WRITEUP, c->writeups[i].id);
	return 0;
}

const char *
talk_written_uuid(const struct call *c, int64_t id)
{
	for (size_t i = 0; i < c->n_reflections; i++)
		if (talk_written(c, c->reflections[i].uuid) == id)
			return c->reflections[i].uuid;
	for (size_t i = 0; i < c->n_writeups; i++)
		if (talk_written(c, c->writeups[i].uuid) == id)
			return c->writeups[i].uuid;
	return NULL;
}

/* Does what it is on still exist? */
static bool
talk_on_there(const struct call *c, const struct review *r, const char *uuid)
{
	bool there = !*uuid;

	for (size_t i = 0; i < r->n_to_coach; i++)
		there |= strcmp(r->to_coach[i].uuid, uuid) == 0;
	for (size_t i = 0; i < c->n_notes; i++)
		there |= strcmp(c->notes[i].uuid, uuid) == 0;
	for (size_t i = 0; i < c->n_asked; i++)
		there |= strcmp(c->asked[i].uuid, uuid) == 0;
	return there || talk_written(c, uuid);
}

static int64_t
talk_comment_axis(const struct call *c, const struct comment *m)
{
	return m->at_s < 0 ? -1 : clock_when(&c->clock, call_last_axis(c), m->at_s * 1000);
}

static void
talk_add_comment(struct talk *t, const struct comment *m)
{
	int64_t axis = talk_comment_axis(t->c, m);
	struct text s = { 0 };

	if (*m->coach)
		text_addf(&s, "%s: ", m->coach);
	text_add(&s, m->text);
	if (m->promised)
		text_joinf(&s, " ", "(promised)");
	if (!talk_on_there(t->c, t->beside, m->on))
		text_joinf(&s, " ", "(on a note that was deleted)");
	if (axis < 0)
		talk_add(t, TALK_COMMENT, m->id, false, "", m->private_ ? "private" : "comment", text_str(&s));
	else
		add_at(t, TALK_COMMENT, m->id, axis, m->private_ ? "private" : "comment", text_str(&s));
	text_free(&s);
}

static int64_t talk_comment_row(const struct call *c, const struct review *r, const struct comment *m);

/* Those on the whole conversation, and the marks. */
static void
talk_add_beside(struct talk *t)
{
	const struct review *r = t->beside;
	bool headed = false;

	for (size_t i = 0; r && i < r->n_comments; i++) {
		if (r->comments[i].at_s >= 0 || talk_comment_row(t->c, r, &r->comments[i]))
			continue;
		if (!headed)
			rows_head(t->rows, _("On the whole"));
		headed = true;
		talk_add_comment(t, &r->comments[i]);
	}
	for (size_t i = 0; r && i < r->n_scores; i++) {
		const struct score *p = &r->scores[i];
		struct text s = { 0 };

		if (i == 0)
			rows_head(t->rows, _("Marks"));
		if (p->title && p->most)
			text_addf(&s, "%s: %" PRId64 " of %" PRId64, p->title, p->level, p->most);
		else
			text_addf(&s, "%s: %" PRId64, p->row, p->level);
		if (p->because && *p->because)
			text_addf(&s, ", %s", p->because);
		if (*p->rater)
			text_addf(&s, " (%s)", p->rater);
		talk_add(t, TALK_SCORE, p->id, false, "", "", text_str(&s));
		text_free(&s);
	}
}

int64_t
talk_axis(const struct call *c, const struct review *beside, int64_t id)
{
	int64_t of = rows_of(id);
	int part = rows_part(id);
	const struct note *n = part == TALK_NOTE ? call_note(c, of) : NULL;

	if (n)
		return n->axis_ms;
	for (size_t i = 0; part == TALK_ASKING && i < c->n_askings; i++)
		if (c->askings[i].id == of)
			return c->askings[i].axis_ms;
	for (size_t i = 0; part == TALK_CHECK && i < c->n_checks; i++)
		if (c->checks[i].id == of)
			return c->checks[i].axis_ms;
	for (size_t i = 0; part == TALK_CLOCK && i < c->clock.n; i++)
		if (c->clock.events[i].id == of)
			return c->clock.events[i].axis_ms;
	for (size_t i = 0; part == TALK_COMMENT && i < beside->n_comments; i++)
		if (beside->comments[i].id == of)
			return talk_comment_axis(c, &beside->comments[i]);
	for (size_t i = 0; part == TALK_TO_COACH && i < beside->n_to_coach; i++)
		if (beside->to_coach[i].id == of)
			return beside->to_coach[i].axis_ms;
	return -1;
}

/* Is a thing at that moment what the comment is on? */
static bool
talk_is_on(const struct call *c, const struct comment *m, const char *uuid, int64_t axis_ms)
{
	return *m->on && strcmp(m->on, uuid) == 0 && clock_at(&c->clock, axis_ms) / 1000 == m->at_s;
}

/* The row that a comment is on; 0: none that is in the call. */
static int64_t
talk_comment_row(const struct call *c, const struct review *r, const struct comment *m)
{
	for (size_t i = 0; i < r->n_to_coach; i++)
		if (talk_is_on(c, m, r->to_coach[i].uuid, r->to_coach[i].axis_ms))
			return rows_id(TALK_TO_COACH, r->to_coach[i].id);
	for (size_t i = 0; i < c->n_notes; i++)
		if (talk_is_on(c, m, c->notes[i].uuid, c->notes[i].axis_ms))
			return rows_id(TALK_NOTE, c->notes[i].id);
	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);

		if (a && talk_is_on(c, m, a->uuid, c->askings[i].axis_ms))
			return rows_id(TALK_ASKING, c->askings[i].id);
	}
	return *m->on ? talk_written(c, m->on) : 0;
}

static void
talk_find_under(struct talk *t)
{
	size_t n = t->beside ? t->beside->n_comments : 0;

	t->under = n ? mem_new(n, sizeof(*t->under)) : NULL;
	for (size_t i = 0; i < n; i++)
		t->under[i] = talk_comment_row(t->c, t->beside, &t->beside->comments[i]);
}

/* What was said of a row is below it, whatever else is at the same second. */
static void
talk_add_under(struct talk *t, enum talk_part part, int64_t id)
{
	for (size_t i = 0; t->beside && i < t->beside->n_comments; i++)
		if (t->under[i] == rows_id((int)part, id))
			talk_add_comment(t, &t->beside->comments[i]);
}

/* The next comment that has a place of its own in time. */
static size_t
talk_next_comment(const struct talk *t, const struct review *r, size_t i)
{
	while (i < r->n_comments && (r->comments[i].at_s < 0 || t->under[i]))
		i++;
	return i;
}

/* Six lists in the order of the axis, merged; at the same moment a question comes before
 * the note taken at it, what is beside it after both, and the end last. */
static void
add_trail(struct talk *t)
{
	static const struct review nothing = { 0 };
	const struct review *r = t->beside ? t->beside : &nothing;
	const struct call *c = t->c;
	size_t at[6] = { 0 };

	for (;;) {
		at[4] = talk_next_comment(t, r, at[4]);
		const int64_t next[6] = {
			at[0] < c->n_askings ? c->askings[at[0]].axis_ms : INT64_MAX,
			at[1] < c->n_notes ? c->notes[at[1]].axis_ms : INT64_MAX,
			at[2] < c->n_checks ? c->checks[at[2]].axis_ms : INT64_MAX,
			at[3] < r->n_to_coach ? r->to_coach[at[3]].axis_ms : INT64_MAX,
			at[4] < r->n_comments ? talk_comment_axis(c, &r->comments[at[4]]) : INT64_MAX,
			at[5] < c->clock.n ? c->clock.events[at[5]].axis_ms : INT64_MAX,
		};
		size_t first = 0;
		for (size_t i = 1; i < LEN(next); i++)
			if (next[i] < next[first])
				first = i;
		if (next[first] == INT64_MAX)
			return;
		size_t i = at[first]++;
		if (first == 0) {
			add_asking(t, &c->askings[i], was_asked_before(c, i));
			talk_add_under(t, TALK_ASKING, c->askings[i].id);
		} else if (first == 1) {
			add_note(t, &c->notes[i]);
			talk_add_under(t, TALK_NOTE, c->notes[i].id);
		} else if (first == 2) {
			talk_add_check(t, &c->checks[i]);
		} else if (first == 3) {
			add_at(t, TALK_TO_COACH, r->to_coach[i].id, r->to_coach[i].axis_ms, "to coach",
				r->to_coach[i].text);
			talk_add_under(t, TALK_TO_COACH, r->to_coach[i].id);
		} else if (first == 4) {
			talk_add_comment(t, &r->comments[i]);
		} else {
			talk_add_clock(t, &c->clock.events[i]);
		}
	}
}

/* ---- what else ---- */

/* Those never made the current one: answered in passing, or not at all. */
static void
add_not_asked(struct talk *t, bool answered)
{
	const struct call *c = t->c;
	bool begun = clock_started(&c->clock), headed = false;

	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		struct text s = { 0 };
		if (asked_at(c, a->id) >= 0 || answered != (a->state == ASKED_ANSWERED))
			continue;
		if (!headed)
			rows_head(t->rows, answered ? _("Answered in passing")
				: begun ? _("Not asked") : _("Plan"));
		headed = true;
		text_addf(&s, a->must ? N_("%s (must)") : "%s", a->text);
		talk_add(t, TALK_ASKED, a->id, begun && !answered, "",
			a->state == ASKED_SKIPPED ? "skipped" : "", text_str(&s));
		text_free(&s);
	}
}

const char *
reflection_text(const struct call *c, const char *prompt)
{
	for (size_t i = 0; i < c->n_reflections; i++)
		if (strcmp(c->reflections[i].prompt, prompt) == 0 && c->reflections[i].text &&
			*c->reflections[i].text)
			return c->reflections[i].text;
	return NULL;
}

static void
add_reflections(struct talk *t)
{
	bool headed = false;

	for (size_t i = 0; i < n_debrief_prompts; i++) {
		const char *answer = reflection_text(t->c, debrief_prompts[i].name);
		struct text s = { 0 };
		if (!answer)
			continue;
		if (!headed)
			rows_head(t->rows, _("Debrief"));
		headed = true;
		text_addf(&s, "%s %s", _(debrief_prompts[i].text), answer);
		talk_add(t, TALK_REFLECTION, (int64_t)i, false, "", "", text_str(&s));
		talk_add_under(t, TALK_REFLECTION, (int64_t)i);
		text_free(&s);
	}
}

/* The question by its title in the plan, else in the bank, else by its id. */
static void
talk_add_writeup(struct talk *t, const struct writeup *w)
{
	const struct call *c = t->c;
	struct text s = { 0 };

	for (size_t i = 0; i < c->n_asked && !s.n; i++)
		if (strcmp(c->asked[i].question_id, w->question) == 0)
			text_addf(&s, "%s: ", c->asked[i].brief);
	if (!s.n)
		text_addf(&s, "%s: ", w->brief ? w->brief : w->question);
	char *one = text_said(w->text); /* its paragraphs in one line */
	text_add(&s, one);
	free(one);
	talk_add(t, TALK_WRITEUP, w->id, false, "", "", text_str(&s));
	talk_add_under(t, TALK_WRITEUP, w->id);
	text_free(&s);
}

static void
talk_add_writeups(struct talk *t)
{
	bool headed = false;

	for (size_t i = 0; i < t->c->n_writeups; i++) {
		if (blank_only(t->c->writeups[i].text))
			continue;
		if (!headed)
			rows_head(t->rows, _("Written up"));
		headed = true;
		talk_add_writeup(t, &t->c->writeups[i]);
	}
}

static void
talk_add_step(struct talk *t, const struct due_row *r, const char *zone)
{
	struct text due = { 0 }, text = { 0 };
	bool typed = r->due.kind == DUE_STEP && r->reason && *r->reason;

	if (r->done_ms)
		text_add(&due, _("done"));
	else if (r->due.due_ms)
		time_format(&due, "%-d %b", r->due.due_ms, zone);
	due_row_text(r, &text);
	talk_add(t, TALK_STEP, r->number, r->done_ms != 0, text_str(&due),
		typed ? r->reason : due_rules[r->due.kind].kind, text_str(&text));
	text_free(&due);
	text_free(&text);
}

static void
add_steps(struct talk *t, const char *zone)
{
	if (t->c->n_steps)
		rows_head(t->rows, _("Steps"));
	for (size_t i = 0; i < t->c->n_steps; i++)
		talk_add_step(t, &t->c->steps[i], zone);
}

void
talk_rows(struct rows *r, const struct call *c, const struct review *beside, int64_t now_ms,
	const char *zone, int columns)
{
	struct talk t = { .rows = r, .c = c, .beside = beside, .columns = columns };

	rows_done(r);
	talk_add_when(&t, now_ms, zone);
	talk_add_length(&t);
	if (clock_started(&c->clock))
		rows_head(r, _("In the call"));
	talk_find_under(&t);
	add_trail(&t);
	if (c->draft.n && !clock_ended(&c->clock))
		add_at(&t, TALK_FACT, 3, c->draft_axis_ms, "typing", text_str(&c->draft));
	add_not_asked(&t, true);
	add_not_asked(&t, false);
	talk_add_beside(&t);
	add_reflections(&t);
	talk_add_writeups(&t);
	free(t.under);
	add_steps(&t, zone);
}

int
talk_columns(const struct ui *ui, struct list *l)
{
	int cols = ui->cols < TALK_COLUMNS_MOST ? ui->cols : TALK_COLUMNS_MOST;
	bool narrow = !ui->linear && cols < TALK_NARROW;

	l->n_columns = narrow ? 1 : TALK_COLUMNS;
	l->widths = narrow ? NULL : talk_widths;
	if (ui->linear)
		return 0;
	return narrow ? 2 - cols : cols - 2 - TALK_STAMP - TALK_KIND - 4;
}

void
talk_title(const struct call *c, struct text *out)
{
	const struct contact *who = &c->who;

	text_set(out, name_or(who->name));
	if ((who->role && *who->role) || (who->organisation && *who->organisation))
		text_add(out, " · ");
	who_text(out, who->role, who->organisation);
}

void
talk_pane(struct ui *ui, void *state, int columns, struct pane *out)
{
	struct desk *d = &app_of(ui)->desk;
	struct review beside = { 0 };
	struct call c = { 0 };
	struct rows r = { 0 };
	struct err e = { 0 };

	if (desk_call(d, list_id(state), &c, &e)) {
		desk_review(d, &c, &beside);
		review_titles(d, &c, &beside);
		talk_rows(&r, &c, &beside, ui->now.wall_ms, d->config.zone,
			columns - TALK_STAMP - TALK_KIND - 4);
		talk_title(&c, &out->title);
		rows_pane(&r, out);
	} else {
		ui_err(ui, &e);
	}
	review_done(&beside);
	call_done(&c);
}

/* ---- as lines, for the command line ---- */

/* Stamp and kind in columns of their own, as on the screen. */
static void
talk_add_line(const char *row, struct text *out)
{
	static const int widths[] = { TALK_STAMP, TALK_KIND };
	size_t i = 0;

	for (const char *tab; (tab = strchr(row, '\t')) && i < LEN(widths); row = tab + 1, i++) {
		int columns = utf8_columns(row, (size_t)(tab - row));
		text_addn(out, row, (size_t)(tab - row));
		do /* one blank at least: a wide cell must not touch the next */
			text_addc(out, ' ');
		while (++columns < widths[i] + 2);
	}
	text_addf(out, "%s\n", row);
}

void
app_show(const struct call *c, const struct review *beside, int64_t now_ms, const char *zone,
	struct text *out)
{
	struct rows r = { 0 };
	struct text position = { 0 };

	who_text(&position, c->who.role, c->who.organisation);
	text_addf(out, "%s%s%s\n", name_or(c->who.name), position.n ? " · " : "",
		text_str(&position));
	talk_rows(&r, c, beside, now_ms, zone, 0);
	for (size_t i = 0; i < r.n; i++) {
		if (r.one[i].what == ROWS_HEAD)
			text_addf(out, "\n%s\n", r.one[i].text);
		else
			talk_add_line(r.one[i].text, out);
	}
	text_free(&position);
	rows_done(&r);
}
