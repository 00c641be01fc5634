/* report_picture.c: how the time of a call went and what of its plan was asked, as pictures with words. */
#include "report.h"

#include <stdlib.h>

#include "formats_svg.h"
#include "model/call.h"

enum { PICTURE_QUESTIONS = 3 }; /* fewer are told well enough without a picture */

/* ---- the timeline ---- */

struct report_time {
	struct svg_time time;
	struct svg_part *parts;
	struct svg_tick *ticks;
	struct text desc;
};

/* "What keeps you busy now from 0:31 on, 2:10" */
static void
picture_part_say(struct text *out, const struct asked *a, int64_t from, int64_t to)
{
	char at[16], length[16];

	span_text(at, from);
	span_text(length, to - from);
	text_joinf(out, "; ", "%s from %s on, %s", a->brief, at, length);
}

static void
picture_parts(struct report_time *t, const struct call *c)
{
	t->parts = mem_new(c->n_askings + 1, sizeof(*t->parts));
	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		int64_t from = clock_at(&c->clock, c->askings[i].axis_ms);
		int64_t to = i + 1 < c->n_askings ? clock_at(&c->clock, c->askings[i + 1].axis_ms)
			: t->time.whole;
		if (!a || to <= from)
			continue;
		t->parts[t->time.n_parts++] = (struct svg_part){ a->brief, from, to,
			a->state == ASKED_OFF_SCRIPT ? 1 : a->phase == PHASE_CLOSE ? 2 : 0 };
		picture_part_say(&t->desc, a, from, to);
	}
}

static void
picture_ticks(struct report_time *t, const struct call *c)
{
	t->ticks = mem_new(c->n_notes + 1, sizeof(*t->ticks));
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].record != RECORD_OFF)
			t->ticks[t->time.n_ticks++] = (struct svg_tick){
				clock_at(&c->clock, c->notes[i].axis_ms), c->notes[i].starred };
}

static void
picture_timeline(const struct report *r, struct document *d)
{
	const struct call *c = r->call;
	struct moment never = { 0 };
	struct report_time t = { .time = { .title = _("How the time went"),
		.whole = clock_elapsed(&c->clock, &never),
		.agreed = c->interview.agreed_minutes * MINUTE_MS } };
	struct text svg = { 0 };

	picture_parts(&t, c);
	picture_ticks(&t, c);
	if (t.time.n_parts >= PICTURE_QUESTIONS) {
		text_add(&t.desc, ". ");
		count_text(&t.desc, t.time.n_ticks, "note.", "notes.");
		t.time.desc = text_str(&t.desc);
		t.time.parts = t.parts;
		t.time.ticks = t.ticks;
		svg_timeline(&t.time, &svg);
		document_heading(d, 2);
		document_text(d, t.time.title);
		document_picture(d, text_str(&svg));
		document_text(d, t.time.desc);
	}
	free(t.parts);
	free(t.ticks);
	text_free(&t.desc);
	text_free(&svg);
}

/* ---- what of the plan was asked ---- */

static void
picture_bar(struct svg_bar *bar, struct text *value, const char *label, size_t n, size_t of,
	struct text *desc)
{
	text_addf(value, "%zu of %zu", n, of);
	text_joinf(desc, "; ", "%s: %zu of %zu", label, n, of);
	*bar = (struct svg_bar){ .label = label, .share = of ? (int)(n * 1000 / of) : -1 };
}

/* Asked or answered, of those planned; `must`: of those that had to be asked. */
static size_t
picture_asked(const struct call *c, bool must, size_t *of)
{
	size_t n = 0;

	*of = 0;
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		if (a->state == ASKED_OFF_SCRIPT || (must && !a->must))
			continue;
		++*of;
		n += a->state == ASKED_ASKED || a->state == ASKED_ANSWERED;
	}
	return n;
}

static void
picture_coverage(const struct report *r, struct document *d)
{
	struct svg_bar bars[3];
	struct text values[3] = { 0 }, desc = { 0 }, svg = { 0 };
	struct coverage v = { 0 };
	size_t n = 0, of, got = picture_asked(r->call, false, &of);

	if (of < PICTURE_QUESTIONS)
		return;
	picture_bar(&bars[n], &values[n], _("Questions asked"), got, of, &desc);
	n++;
	got = picture_asked(r->call, true, &of);
	if (of) {
		picture_bar(&bars[n], &values[n], _("Must-asks asked"), got, of, &desc);
		n++;
	}
	if (r->assignment) {
		coverage_read(&v, r->assignment, r->call);
		picture_bar(&bars[n], &values[n], _("Of the assignment"), v.covered, v.wanted, &desc);
		n++;
		coverage_done(&v);
	}
	text_add(&desc, ".");
	for (size_t i = 0; i < n; i++)
		bars[i].value = text_str(&values[i]);
	svg_bars(_("What was asked"), text_str(&desc), bars, n, &svg);
	document_picture(d, text_str(&svg));
	document_text(d, text_str(&desc));
	for (size_t i = 0; i < LEN(values); i++)
		text_free(&values[i]);
	text_free(&desc);
	text_free(&svg);
}

/* Of a call that was measured; one from paper has no times. */
void
report_pictures(const struct report *r, struct document *d)
{
	if (r->without_notes || !clock_ended(&r->call->clock) || !call_measured(r->call))
		return;
	picture_timeline(r, d);
	picture_coverage(r, d);
}
