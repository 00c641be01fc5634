/* review_figures.c: what a coach counts in a conversation, and the moments worth a look. */
#include <stdlib.h>
#include <string.h>

#include "model/pace.h"
#include "model/review_figures.h"
#include "wording.h"

/* ---- the rows of those that are stored ---- */

#define FIGURE_ROW(member, label, kind) { #member, label, offsetof(struct review_figures, member), kind },
const struct review_figure review_figure_rows[N_REVIEW_FIGURES] = { REVIEW_FIGURES(FIGURE_ROW) };

int64_t
review_figure_get(const struct review_figures *f, const struct review_figure *row)
{
	const char *at = (const char *)f + row->at;

	return row->kind == REVIEW_TIME ? *(const int64_t *)(const void *)at : *(const int *)(const void *)at;
}

void
review_figure_set(struct review_figures *f, const struct review_figure *row, int64_t value)
{
	char *at = (char *)f + row->at;

	if (row->kind == REVIEW_TIME)
		*(int64_t *)(void *)at = value;
	else
		*(int *)(void *)at = (int)value;
}

bool
review_figure_counts(const struct review_figures *f, const struct review_figure *row)
{
	return review_figure_get(f, row) >= 0 && (f->measured || row->kind != REVIEW_TIME);
}

/* ---- questions ---- */

static bool
figures_asked(const struct asked *a)
{
	return a->state == ASKED_ASKED || a->state == ASKED_ANSWERED || a->state == ASKED_OFF_SCRIPT;
}

const char *
review_asked_name(const struct asked *a)
{
	return say_has(a->brief) ? a->brief : a->text ? a->text : "";
}

static bool
figures_open(const struct asked *a)
{
	struct wording w = { 0 };

	wording_read(&w, say_has(a->text) ? a->text : review_asked_name(a));
	bool open = !lint_closed(&w, "closed");
	wording_done(&w);
	return open;
}

/* Asked off the script behind something noted of the answer before it. */
static bool
figures_follows(const struct call *c, const struct asked *a)
{
	for (size_t i = 1; i < c->n_askings; i++)
		if (c->askings[i].asked_id == a->id)
			return call_has_note(c, c->askings[i - 1].asked_id);
	return false;
}

static void
figures_question(const struct call *c, const struct asked *a, struct review_figures *f)
{
	bool off = a->state == ASKED_OFF_SCRIPT, asked = figures_asked(a);

	f->planned += !off;
	f->asked += asked && !off;
	f->must += a->must;
	f->must_asked += a->must && asked;
	f->off_script += off;
	f->follow_up += off && figures_follows(c, a);
	f->open += asked && figures_open(a);
}

static void
figures_longest(const struct call *c, const struct asked *a, int64_t end_axis,
	struct review_figures *f)
{
	int64_t spent = asked_spent(c, a->id, end_axis);

	if (!figures_asked(a) || (f->longest && spent <= f->longest_ms))
		return;
	f->longest = a;
	f->longest_ms = spent;
}

/* ---- notes ---- */

static void
figures_note(const struct note *n, struct review_figures *f)
{
	struct referral r = { 0 };

	f->notes++;
	f->facts += n->kind == NOTE_FACT;
	f->impressions += n->kind == NOTE_IMPRESSION;
	f->quotes += n->kind == NOTE_QUOTE;
	if (n->kind != NOTE_REFERRAL)
		return;
	f->names++;
	f->may_use += n->text && referral_read(&r, n->text) && r.may_use_name;
	referral_done(&r);
}

/* ---- time ---- */

static int64_t
figures_end(const struct call *c)
{
	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind == CLOCK_END)
			return c->clock.events[i].axis_ms;
	return call_last_axis(c);
}

/* The nth stretch without a note, from the start of the call to its end. */
static bool
figures_between(const struct call *c, size_t nth, int64_t *from_axis, int64_t *ms)
{
	int64_t to = nth < c->n_notes ? c->notes[nth].axis_ms : figures_end(c);

	if (nth > c->n_notes)
		return false;
	*from_axis = nth ? c->notes[nth - 1].axis_ms : 0;
	*ms = clock_at(&c->clock, to) - clock_at(&c->clock, *from_axis);
	return true;
}

static void
figures_silence(const struct call *c, struct review_figures *f)
{
	int64_t from, ms;

	for (size_t i = 0; figures_between(c, i, &from, &ms); i++)
		if (ms > f->silence_ms) {
			f->silence_ms = ms;
			f->silence_at_ms = clock_at(&c->clock, from);
		}
}

static void
figures_time(const struct call *c, struct review_figures *f)
{
	int64_t end = figures_end(c);

	f->length_ms = clock_at(&c->clock, end);
	f->over_ms = call_check(c, f->length_ms).overrun_ms;
	f->limit_ms = call_check(c, f->length_ms).limit_ms;
	figures_silence(c, f);
	for (size_t i = 0; i < c->n_asked; i++)
		figures_longest(c, &c->asked[i], end, f);
}

static void
figures_thanks(const struct call *c, const struct review *r, struct review_figures *f)
{
	for (size_t i = 0; i < r->n_steps; i++) {
		int64_t done = r->steps[i].done_ms, due = r->steps[i].due_ms;

		if (strncmp(r->steps[i].id, "thanks:", 7) != 0)
			continue;
		f->thanks_asked = true;
		if (done && f->measured && c->interview.started_ms)
			f->thanks_ms = done - c->interview.started_ms - figures_end(c);
		if (f->thanks_ms < 0 && done && f->measured)
			f->thanks_ms = 0;
		if (due && done && f->measured)
			f->thanks_late_ms = done > due ? done - due : 0;
	}
}

struct review_figures
review_figures(const struct call *c, const struct review *r)
{
	struct review_figures f = { .measured = call_measured(c), .check = -1, .thanks_ms = -1,
		.thanks_late_ms = -1 };

	f.agreed_ms = c->interview.agreed_minutes * MINUTE_MS;
	f.granted = call_granted(c);
	if (c->n_checks)
		f.check = (int)c->checks[c->n_checks - 1].answer;
	for (size_t i = 0; i < c->n_asked; i++)
		figures_question(c, &c->asked[i], &f);
	for (size_t i = 0; i < c->n_notes; i++)
		figures_note(&c->notes[i], &f);
	if (f.measured)
		figures_time(c, &f);
	figures_thanks(c, r, &f);
	return f;
}

/* ---- moments ---- */

static void
moment_add(const struct call *c, struct review_moments *l, struct review_moment m)
{
	size_t at = l->n;

	m.at_ms = clock_at(&c->clock, m.axis_ms);
	m.text = m.text ? m.text : "";
	mem_grow(l->s, &l->cap, l->n + 1);
	for (; at > 0 && l->s[at - 1].at_ms > m.at_ms; at--)
		l->s[at] = l->s[at - 1];
	l->s[at] = m;
	l->n++;
}

static void
moments_questions(const struct call *c, struct review_moments *l)
{
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		bool off = a->state == ASKED_OFF_SCRIPT;
		size_t k = 0;

		while (k < c->n_askings && c->askings[k].asked_id != a->id)
			k++;
		if (k < c->n_askings && (off || !call_has_note(c, a->id)))
			moment_add(c, l, (struct review_moment){ .text = review_asked_name(a),
				.what = off ? REVIEW_OFF_SCRIPT : REVIEW_UNANSWERED,
				.axis_ms = c->askings[k].axis_ms, .id = c->askings[k].id });
	}
}

static void
moments_silences(const struct call *c, struct review_moments *l)
{
	int64_t from, ms;

	for (size_t i = 0; figures_between(c, i, &from, &ms); i++)
		if (ms >= REVIEW_SILENCE_MS)
			moment_add(c, l, (struct review_moment){ .what = REVIEW_SILENCE, .axis_ms = from,
				.long_ms = ms });
}

static void
moments_overrun(const struct call *c, struct review_moments *l)
{
	int64_t end = figures_end(c), length = clock_at(&c->clock, end);
	int64_t over = call_check(c, length).overrun_ms;

	if (over)
		moment_add(c, l, (struct review_moment){ .what = REVIEW_OVERRUN, .long_ms = over,
			.axis_ms = clock_when(&c->clock, end, length - over) });
}

void
review_moments(const struct call *c, const struct review *r, struct review_moments *out)
{
	for (size_t i = 0; i < r->n_to_coach; i++)
		moment_add(c, out, (struct review_moment){ .what = REVIEW_TO_COACH,
			.axis_ms = r->to_coach[i].axis_ms, .text = r->to_coach[i].text,
			.id = r->to_coach[i].id });
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].starred)
			moment_add(c, out, (struct review_moment){ .what = REVIEW_STAR,
				.axis_ms = c->notes[i].axis_ms, .text = c->notes[i].text,
				.id = c->notes[i].id });
	moments_questions(c, out);
	if (!call_measured(c))
		return;
	moments_silences(c, out);
	moments_overrun(c, out);
}
