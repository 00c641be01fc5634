/* Lines of a call of the demo: questions, notes and time checks, each at its minute. */
#include <stdlib.h>
#include <string.h>

#include "demo_script.h"
#include "model/note.h"

static bool
demo_asking(struct demo *x, int64_t asked_id, int64_t axis_ms, struct err *e)
{
	struct asking asking = { .asked_id = asked_id, .axis_ms = axis_ms };

	x->asked_id = asked_id;
	return store_asking_add(x->d->store, x->call.interview.id, &asking, e);
}

/* The next planned question. */
static bool
demo_ask(struct demo *x, int64_t axis_ms, struct err *e)
{
	for (size_t i = 0; i < x->call.n_asked; i++) {
		struct asked *a = &x->call.asked[i];

		if (a->state != ASKED_PLANNED)
			continue;
		a->state = ASKED_ASKED;
		return store_asked_save(x->d->store, a, e) && demo_asking(x, a->id, axis_ms, e);
	}
	return err_set(e, "no planned question is left");
}

static bool
demo_check(struct demo *x, enum check_answer answer, int minutes, int64_t axis_ms, struct err *e)
{
	struct check k = { .axis_ms = axis_ms, .answer = answer, .minutes = minutes };

	return store_check_save(x->d->store, x->call.interview.id, &k, e);
}

static bool
demo_off_script(struct demo *x, const char *text, int64_t axis_ms, struct err *e)
{
	struct asked a = { .state = ASKED_OFF_SCRIPT, .text = mem_str(text), .brief = mem_str(text) };
	bool good = store_asked_add(x->d->store, x->call.interview.id, &a, e) &&
		demo_asking(x, a.id, axis_ms, e);

	asked_done(&a);
	return good;
}

/* As one types it: with its marks. */
static bool
demo_note(struct demo *x, const char *line, int64_t axis_ms, struct err *e)
{
	struct note_mark m = note_mark_read(line);
	struct note n = { .kind = m.kind, .starred = m.starred, .axis_ms = axis_ms,
		.asked_id = x->asked_id, .record = m.off ? RECORD_OFF : RECORD_ON,
		.marker = m.chosen && !line[m.skip], .done_ms = axis_ms + 8000 };

	if (m.question)
		return demo_off_script(x, line + m.skip, axis_ms, e);
	n.text = note_text_kept(m.kind, line + m.skip);
	bool good = store_note_add(x->d->store, x->call.interview.id, &n, e);
	note_done(&n);
	return good;
}

bool
demo_in_call(struct demo *x, char *line, struct err *e)
{
	const char *clock = demo_word(&line);
	int64_t id = x->call.interview.id, axis_ms;

	if (!id || !demo_at(clock, &axis_ms, e))
		return id || err_set(e, "it belongs to no call");
	demo_moment(x, x->started_ms + axis_ms);
	if (strcmp(line, "ask") == 0)
		return demo_ask(x, axis_ms, e);
	if (strcmp(line, "wrapped") == 0)
		return demo_check(x, CHECK_WRAPPED, 0, axis_ms, e);
	if (strncmp(line, "asked ", 6) == 0)
		return demo_check(x, CHECK_ASKED, atoi(line + 6), axis_ms, e);
	if (strncmp(line, "offered ", 8) == 0)
		return demo_check(x, CHECK_OFFERED, atoi(line + 8), axis_ms, e);
	if (strcmp(line, "thanks") == 0)
		return call_event(x->d, id, CLOCK_THANKS, axis_ms, 0, e);
	if (strcmp(line, "end") == 0)
		return call_end(x->d, &x->call.interview, axis_ms, e);
	return demo_note(x, line, axis_ms, e);
}
