/* review_text.c: what a coach sees of a conversation, in sentences and as rows of signs. */
#include <stdlib.h>
#include <string.h>

#include "model/review_figures.h"

/* ---- what belongs to a row of the rubric ---- */

void
review_evidence(const struct review_figures *f, const char *row, struct text *out)
{
	const struct {
		const char *row;
		int n;
		const char *one, *many;
	} all[] = {
		{ "questions", f->open, N_FORMS("open-ended question", "open-ended questions") },
		{ "opening-closing", f->names, N_FORMS("name given", "names given") },
		{ "listening", f->follow_up, N_FORMS("follow-up", "follow-ups") },
		{ "reflection", f->impressions, N_FORMS("impression", "impressions") },
		{ "professionalism", f->must_asked, N_FORMS("must-ask asked", "must-asks asked") },
	};

	for (size_t i = 0; i < LEN(all); i++)
		if (strcmp(all[i].row, row) == 0)
			count_text(out, (size_t)all[i].n, all[i].one, all[i].many);
}

/* ---- sentences ---- */

void
review_path_text(enum path path, struct text *out)
{
	/* In the order of enum path. */
	static const char *const said[N_PATHS] = { N_("Found by a referral"), N_("Found among alumni"),
		N_("Known to the student before"), N_("Written to without an introduction"),
		N_("Known from earlier, and asked again"), N_("Met at an event"), NULL };

	if (said[path])
		text_joinf(out, " · ", "%s", _(said[path]));
}

static void
review_text_add(struct strings *out, struct text *t)
{
	strings_add(out, text_str(t));
	text_clear(t);
}

static void
review_text_questions(const struct review_figures *f, struct text *t)
{
	text_addf(t, "Asked %d of %d, must-asks %d of %d", f->asked, f->planned, f->must_asked, f->must);
	text_joinf(t, " · ", "%d off-script", f->off_script);
	text_joinf(t, " · ", "open-ended %d of %d", f->open, f->asked + f->off_script);
}

static void
review_text_notes(const struct review_figures *f, struct text *t)
{
	count_text(t, (size_t)f->follow_up, "follow-up", "follow-ups");
	text_add(t, " · ");
	count_text(t, (size_t)f->facts, "fact", "facts");
	text_add(t, " · ");
	count_text(t, (size_t)f->impressions, "impression", "impressions");
	text_add(t, " · ");
	count_text(t, (size_t)f->quotes, "quote", "quotes");
	text_joinf(t, " · ", count_form(f->names, "%d name, may be used: %d", "%d names, may be used: %d"),
		f->names, f->may_use);
}

static void
review_text_check(const struct review_figures *f, struct text *t)
{
	/* In the order of enum check_answer. */
	static const char *const answers[N_CHECK_ANSWERS] = { N_("wrapped up"), N_("asked for more"),
		N_("more was offered") };

	if (f->check < 0)
		text_add(t, _("Time check: none"));
	else
		text_addf(t, "Time check: %s", _(answers[f->check]));
	if (f->granted)
		text_joinf(t, ", ", "+%d min", f->granted);
}

static int
review_text_hours(int64_t ms)
{
	return (int)((ms + HOUR_MS / 2) / HOUR_MS);
}

/* In time is what the student's step for it says. */
static void
review_text_thanked(const struct review_figures *f, struct text *t)
{
	int hours = review_text_hours(f->thanks_ms), late = review_text_hours(f->thanks_late_ms);

	if (f->thanks_late_ms < 0)
		text_joinf(t, " · ", "thanked in %d h", hours);
	else if (!f->thanks_late_ms)
		text_joinf(t, " · ", "thanked in %d h, in time", hours);
	else
		text_joinf(t, " · ", "thanked in %d h, %d h late", hours, late ? late : 1);
}

static void
review_text_thanks(const struct review_figures *f, struct text *t)
{
	if (!f->measured && f->thanks_asked)
		text_joinf(t, " · ", "thank-you: not measured");
	else if (f->thanks_ms >= 0)
		review_text_thanked(f, t);
	else if (f->thanks_asked)
		text_joinf(t, " · ", "not thanked yet");
}

/* Whole seconds past what was agreed and granted: a figure that is shown as 0:00 is none. */
static int64_t
review_late_ms(const struct review_figures *f)
{
	int64_t late = f->length_ms - f->limit_ms;

	return late >= 1000 ? late : 0;
}

static void
review_text_time(const struct review_figures *f, struct text *t)
{
	char at[16], span[16];

	if (!f->measured) {
		text_add(t, _("Length, silences and overrun: not measured"));
		return;
	}
	clock_text(at, f->silence_at_ms);
	span_text(span, f->silence_ms);
	text_addf(t, "Longest time without a note: %s, from %s", span, at);
	span_text(span, review_late_ms(f));
	if (review_late_ms(f))
		text_joinf(t, " · ", "%s over the %d min agreed", span, (int)(f->limit_ms / MINUTE_MS));
	else
		text_joinf(t, " · ", "ended in time");
}

void
review_figures_text(const struct review_figures *f, struct strings *out)
{
	struct text t = { 0 };

	review_text_questions(f, &t);
	review_text_add(out, &t);
	review_text_notes(f, &t);
	review_text_add(out, &t);
	review_text_check(f, &t);
	review_text_thanks(f, &t);
	review_text_add(out, &t);
	review_text_time(f, &t);
	review_text_add(out, &t);
	text_free(&t);
}

/* ---- what changed since ---- */

static void
changes_counts(const struct review_figures *a, const struct review_figures *b, struct text *out)
{
	int asked = a->asked + a->off_script, now = b->asked + b->off_script;

	if (a->open != b->open || asked != now) {
		text_joinf(out, " · ", "open-ended %d of %d, now %d of %d", a->open, asked, b->open, now);
	}
	if (a->must_asked != b->must_asked || a->must != b->must) {
		text_joinf(out, " · ", "must-asks %d of %d, now %d of %d", a->must_asked, a->must, b->must_asked, b->must);
	}
	if (a->follow_up != b->follow_up) {
		text_joinf(out, " · ", "follow-ups %d, now %d", a->follow_up, b->follow_up);
	}
	if (a->names != b->names) {
		text_joinf(out, " · ", "names given %d, now %d", a->names, b->names);
	}
}

static void
changes_over(const struct review_figures *a, const struct review_figures *b, struct text *out)
{
	char was[16], is[16];

	int64_t before = review_late_ms(a), now = review_late_ms(b);

	if (!a->measured || !b->measured || before / 1000 == now / 1000)
		return;
	span_text(was, before);
	span_text(is, now);
	if (!before)
		text_joinf(out, " · ", "ended in time, now %s over", is);
	else if (!now)
		text_joinf(out, " · ", "%s over, now ended in time", was);
	else
		text_joinf(out, " · ", "%s over, now %s", was, is);
}

static void
changes_thanks(const struct review_figures *a, const struct review_figures *b, struct text *out)
{
	bool was = a->thanks_ms >= 0, is = b->thanks_ms >= 0;

	if (was && is && review_text_hours(a->thanks_ms) == review_text_hours(b->thanks_ms))
		return;
	if (was && is) {
		text_joinf(out, " · ", "thanked in %d h, now in %d h", review_text_hours(a->thanks_ms),
			review_text_hours(b->thanks_ms));
	} else if (is && a->thanks_asked && a->measured) {
		text_joinf(out, " · ", "not thanked, now in %d h", review_text_hours(b->thanks_ms));
	} else if (was && b->thanks_asked && b->measured) {
		text_joinf(out, " · ", "thanked in %d h, now not yet", review_text_hours(a->thanks_ms));
	}
}

void
review_changes_text(const struct review_figures *before, const struct review_figures *now,
	struct text *out)
{
	changes_counts(before, now, out);
	changes_over(before, now, out);
	changes_thanks(before, now, out);
}

void
review_timeline_text(const struct review_figures *f, struct text *out)
{
	int asked = f->asked + f->off_script;
	char length[16], longest[16];

	if (!f->measured) {
		text_addf(out, count_form(asked, "%d question was asked; times were not measured.",
			"%d questions were asked; times were not measured."), asked);
		return;
	}
	span_text(length, f->length_ms);
	span_text(longest, f->longest_ms);
	if (f->longest)
		text_addf(out, count_form(asked, "%d question in %s of %d min: %s took %s.",
			"%d questions in %s of %d min; the longest, %s, took %s."), asked, length,
			(int)(f->agreed_ms / MINUTE_MS), review_asked_name(f->longest), longest);
	else
		text_addf(out, "No question in %s of %d min.", length, (int)(f->agreed_ms / MINUTE_MS));
}

/* ---- moments ---- */

void
review_moment_text(const struct call *c, const struct review_moment *m, struct text *out)
{
	/* In the order of enum review_at. */
	static const char *const said[N_REVIEW_AT] = { N_("asks you"), N_("star"),
		N_("off-script"), N_("asked, nothing noted"), N_("nothing noted"), N_("overrun") };
	char at[16], span[16];

	clock_text(at, m->at_ms);
	span_text(span, m->long_ms);
	if (call_stamped(c, m->axis_ms))
		text_addf(out, "%s  ", at);
	text_add(out, _(said[m->what]));
	if (*m->text)
		text_addf(out, ": %s", m->text);
	else if (m->long_ms)
		text_addf(out, ": %s", span);
}

/* ---- the timeline ---- */

struct timeline {
	const struct call *c;
	int64_t length_ms, whole_ms; /* of the call; of the row */
	int columns;
	char *bars, *ticks;          /* a sign a column, of `signs` */
};

/* What a sign looks like. */
static const struct {
	char sign;
	const char *shown;
} signs[] = {
	{ '-', " " }, { '(', "▐" }, { '#', "█" }, { 'o', "░" }, { 'c', "▌" }, { '|', "┤" },
	{ '.', "·" }, { '=', "‖" }, { '!', "!" }, { '*', "★" }, { '?', "?" },
};

static int
timeline_column(const struct timeline *t, int64_t at_ms)
{
	int64_t column = at_ms * t->columns / t->whole_ms;

	return (int)(column < t->columns ? column : t->columns - 1);
}

/* A later row of `signs` is more important, and is not covered. */
static void
timeline_put(char *row, int column, char sign)
{
	size_t was = 0, now = 0;

	for (size_t i = 0; i < LEN(signs); i++) {
		was = signs[i].sign == row[column] ? i : was;
		now = signs[i].sign == sign ? i : now;
	}
	if (now > was)
		row[column] = sign;
}

static void
timeline_question(struct timeline *t, const struct asked *a, int64_t from_ms, int64_t to_ms)
{
	bool off = a->state == ASKED_OFF_SCRIPT, closing = a->phase == PHASE_CLOSE;
	int from = timeline_column(t, from_ms), to = timeline_column(t, to_ms);

	for (int i = from; i < to || i == from; i++)
		t->bars[i] = off ? 'o' : closing ? 'c' : i == from ? '(' : '#';
}

static void
timeline_bars(struct timeline *t)
{
	const struct call *c = t->c;

	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		int64_t to = i + 1 < c->n_askings ? clock_at(&c->clock, c->askings[i + 1].axis_ms)
			: t->length_ms;

		if (a)
			timeline_question(t, a, clock_at(&c->clock, c->askings[i].axis_ms), to);
	}
	int end = timeline_column(t, c->interview.agreed_minutes * MINUTE_MS);
	if (t->bars[end] == '-')
		t->bars[end] = '|';
}

static void
timeline_tick(struct timeline *t, int64_t axis_ms, char sign)
{
	timeline_put(t->ticks, timeline_column(t, clock_at(&t->c->clock, axis_ms)), sign);
}

static void
timeline_ticks(struct timeline *t, const struct review *r)
{
	const struct call *c = t->c;

	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];

		timeline_tick(t, n->axis_ms, n->starred ? '*' : n->claim ? '!' : '.');
	}
	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind == CLOCK_PAUSE)
			timeline_tick(t, c->clock.events[i].axis_ms, '=');
	for (size_t i = 0; i < r->n_to_coach; i++)
		timeline_tick(t, r->to_coach[i].axis_ms, '?');
}

static void
timeline_show(const char *row, struct text *out)
{
	size_t n = strlen(row);

	while (n && row[n - 1] == '-')
		n--;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < LEN(signs); k++)
			if (signs[k].sign == row[i])
				text_add(out, signs[k].shown);
}

/* A number every five minutes, or as many as there is room for. */
static void
timeline_scale(const struct timeline *t, struct text *out)
{
	int every = 5;

	while (every * t->columns / (int)(t->whole_ms / MINUTE_MS) < 4)
		every += 5;
	for (int minute = 0; minute * MINUTE_MS < t->whole_ms; minute += every) {
		int at = timeline_column(t, minute * MINUTE_MS);

		if (at + 3 > t->columns)
			return;
		while ((int)out->n < at)
			text_addc(out, ' ');
		text_addf(out, "%d", minute);
	}
}

void
review_timeline(const struct call *c, const struct review *r, int columns, struct review_timeline *out)
{
	struct moment never = { 0 };
	struct timeline t = { .c = c, .columns = columns };
	int64_t agreed = c->interview.agreed_minutes * MINUTE_MS;

	if (!call_measured(c) || !clock_ended(&c->clock) || columns < 1)
		return;
	t.length_ms = clock_elapsed(&c->clock, &never);
	t.whole_ms = (t.length_ms > agreed ? t.length_ms : agreed) / (5 * MINUTE_MS) * 5 * MINUTE_MS +
		5 * MINUTE_MS;
	t.bars = mem_new((size_t)columns + 1, 1);
	t.ticks = mem_new((size_t)columns + 1, 1);
	memset(t.bars, '-', (size_t)columns);
	memset(t.ticks, '-', (size_t)columns);
	timeline_bars(&t);
	timeline_ticks(&t, r);
	timeline_scale(&t, &out->scale);
	timeline_show(t.bars, &out->bars);
	timeline_show(t.ticks, &out->ticks);
	free(t.bars);
	free(t.ticks);
}

void
review_timeline_done(struct review_timeline *t)
{
	text_free(&t->scale);
	text_free(&t->bars);
	text_free(&t->ticks);
}
