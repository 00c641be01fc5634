/* A note added after the call: taken on paper, or remembered later. */
#include <stdio.h>
#include <string.h>

#include "model/call.h"
#include "workflow.h"

/* As far as anything is known on the axis: the end, or what was last noted or asked. */
static int64_t
note_late_end(const struct call *c)
{
	int64_t last = 0;

	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].axis_ms > last)
			last = c->clock.events[i].axis_ms;
	if (c->n_notes && c->notes[c->n_notes - 1].axis_ms > last)
		last = c->notes[c->n_notes - 1].axis_ms;
	return last;
}

/* Passes over "12:30 " and gives the place where the clock read so. */
static const char *
note_late_stamp(const struct call *c, const char *line, int64_t *axis_ms)
{
	size_t n = blank_word(line);
	char word[16];
	int64_t at;

	if (n == 0 || n >= sizeof(word) || !memchr(line, ':', n))
		return line;
	snprintf(word, sizeof(word), "%.*s", (int)n, line);
	if (!clock_parse(word, &at))
		return line;
	int64_t last = note_late_end(c), back = clock_at(&c->clock, last) - at;
	*axis_ms = back > 0 ? clock_back(&c->clock, last, back) : last;
	return line + n + blank_span(line + n);
}

/* A planned question that a late note belongs to was answered after all. */
static bool
note_late_answer(struct store *s, const struct call *c, const struct note *n, struct err *e)
{
	const struct asked *a = n->asked_id ? call_asked(c, n->asked_id) : NULL;

	if (!a || a->state != ASKED_PLANNED)
		return true;
	struct asked was = *a; /* its strings stay the call's */
	was.state = ASKED_ANSWERED;
	return store_asked_save(s, &was, e);
}

static bool
note_late_begin(struct desk *d, const struct call *c, const struct note *n, struct err *e)
{
	struct text label = { 0 };
	char stamp[16];

	clock_text(stamp, clock_at(&c->clock, n->axis_ms));
	text_addf(&label, "add a note at %s: {note}", stamp);
	bool good = store_begin(d->store, c->interview.id, text_str(&label), e);
	text_free(&label);
	return good;
}

bool
note_add_late(struct desk *d, const struct call *c, int64_t axis_ms, int64_t asked_id,
	const char *line, struct err *e)
{
	struct store *s = d->store;
	const char *text = note_late_stamp(c, line, &axis_ms);
	struct note_mark mark = note_mark_read(text);
	size_t skip = mark.question ? 0 : mark.skip;
	struct note n = { .kind = mark.kind, .starred = mark.starred,
		.record = mark.off ? RECORD_OFF : RECORD_ON };

	n.axis_ms = axis_ms;
	n.text = note_text_kept(n.kind, text + skip);
	n.marker = mark.chosen && !mark.question && !*n.text;
	const struct asked *then = asked_current(c, n.axis_ms);
	n.asked_id = asked_id ? asked_id : then ? then->id : 0;
	if (!*n.text && !n.marker) {
		note_done(&n);
		return err_set(e, "Nothing was typed");
	}
	bool good = note_late_begin(d, c, &n, e);
	if (good) {
		good = store_note_add(s, c->interview.id, &n, e) &&
		       note_late_answer(s, c, &n, e);
		good = store_done(s, good, good ? e : NULL) && good;
	}
	note_done(&n);
	return good;
}

bool
note_add(struct desk *d, int64_t interview_id, const char *line, struct err *e)
{
	struct call c = { 0 };
	bool good = desk_call(d, interview_id, &c, e) &&
		(clock_started(&c.clock) ||
			err_set(e, "This call has not begun; `halfhour paper` enters one that was held elsewhere.")) &&
		(clock_ended(&c.clock) ||
			err_set(e, "This call is running; its notes are typed in it."));

	good = good && note_add_late(d, &c, note_late_end(&c), 0, line, e);
	call_done(&c);
	return good;
}
