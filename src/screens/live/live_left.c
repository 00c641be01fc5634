/*
 * Half lines of programs that have ended in the middle of a call. The newest
 * goes on in the line; any other becomes a note of the call, and so do all of
 * them when the call has ended. A running program's half line is its own.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "model/call.h"
#include "screens/interview/note_acts.h"

/* As Enter would have saved it; a question not asked any more says so by its "? ". False: it
 * says nothing. */
static bool
left_read(const struct call *c, const char *raw, int64_t axis_ms, struct note *out)
{
	struct note_mark m = note_mark_read(raw);
	const char *words = raw + m.skip;
	struct text text = { 0 };

	text_addf(&text, "%s%s", m.question && *words ? "? " : "", words);
	*out = (struct note){ .kind = m.question ? NOTE_NOTE : m.kind, .starred = m.starred,
		.axis_ms = axis_ms };
	out->text = note_text_kept(out->kind, text_str(&text));
	out->marker = !*words && m.chosen && !m.question;
	const struct asked *a = asked_current(c, axis_ms);
	out->asked_id = a ? a->id : 0;
	text_free(&text);
	return words[strspn(words, " ")] || out->marker;
}

/* The own draft of a key becomes a note; both or neither, so that no kill doubles it. */
static bool
left_keep(struct ui *ui, const struct call *c, const char *key, const char *raw, int64_t axis_ms)
{
	struct store *s = app_of(ui)->desk.store;
	struct note n;
	struct err e = { 0 };
	bool says = left_read(c, raw, axis_ms, &n);
	bool good = store_begin(s, c->interview.id, "add note", &e);

	if (good) {
		good = (!says || store_note_add(s, c->interview.id, &n, &e)) &&
			store_draft_set(s, key, NULL, 0, &e);
		good = store_done(s, good, good ? &e : NULL) && good;
	}
	note_done(&n);
	if (!good)
		ui_err(ui, &e);
	return good;
}

/* Keeps the drafts of a key, oldest first; `last`: the newest as well. How many. */
static size_t
left_keep_all(struct ui *ui, const struct call *c, const char *key, bool last)
{
	struct text raw = { 0 };
	int64_t axis_ms = 0;
	size_t more, n = 0;

	while (store_draft_take(app_of(ui)->desk.store, key, true, &raw, &axis_ms, &more) &&
		(last || more) && left_keep(ui, c, key, text_str(&raw), axis_ms))
		n++;
	text_free(&raw);
	return n;
}

static size_t
left_of(struct ui *ui, const struct call *c, const char *kind, bool last)
{
	struct text key = { 0 };
	size_t n;

	text_addf(&key, "%s/%" PRId64, kind, c->interview.id);
	n = left_keep_all(ui, c, key.s, last);
	text_free(&key);
	return n;
}

size_t
live_left(struct ui *ui, const struct call *c)
{
	return left_of(ui, c, "call", false);
}

void
live_left_ended(struct ui *ui, int64_t id)
{
	struct call c = { 0 };
	size_t n = 0;

	if (desk_call(&app_of(ui)->desk, id, &c, NULL) && clock_ended(&c.clock))
		n = left_of(ui, &c, "call", true);
	if (n == 1)
		ui_say(ui, "A half line of a program that ended is kept as a note.");
	else if (n)
		ui_say(ui, "%zu half lines of programs that ended are kept as notes.", n);
	call_done(&c);
}
