/*
 * Half lines of programs that have ended in the middle of a call. The newest
 * goes on in the line; any other becomes a note of the call, and so do all of
 * them when the call has ended. A running program's half line is its own. What
 * was typed into a note that is deleted becomes one as well.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "model/call.h"
#include "screens/interview/note_acts.h"
#include "screens/write.h"

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
		.record = m.off ? RECORD_OFF : RECORD_ON, .axis_ms = axis_ms };
	out->text = note_text_kept(out->kind, text_str(&text));
	out->marker = !*words && m.chosen && !m.question;
	const struct asked *a = asked_current(c, axis_ms);
	out->asked_id = a ? a->id : 0;
	text_free(&text);
	return !blank_only(words) || out->marker;
}

/* What is left of a correction: "NOTE:DIGEST WORDS". As the note has it: nothing. */
static bool
left_correction(const struct call *c, const char *raw, int64_t axis_ms, struct note *out)
{
	char *words;
	const struct note *was = call_note(c, strtoll(raw, &words, 10));

	words += blank_word(words);
	words += blank_at(words);
	if (!left_read(c, words, axis_ms, out) || (was && strcmp(was->text, out->text) == 0))
		return false;
	if (was)
		out->asked_id = was->asked_id;
	return true;
}

/* What was typed into the list of commands, and is no command; its draft has the wall clock. */
static bool
left_listed(const struct call *c, const char *typed, int64_t wall_ms, struct note *out)
{
	int64_t axis_ms = 0;

	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind == CLOCK_START && wall_ms > c->clock.events[i].wall_ms)
			axis_ms = wall_ms - c->clock.events[i].wall_ms;
	return left_read(c, typed, axis_ms, out) && !live_is_command(typed);
}

/* A text that was being written when another program deleted its note: "<Tab>DIGEST<Tab>WORDS".
 * Where that stood is not known any more, so it comes last. */
static bool
left_deleted(const struct call *c, const char *raw, int64_t wall_ms, struct note *out)
{
	(void)wall_ms;
	*out = (struct note){ .text = mem_str(write_draft_words(raw)) };
	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind == CLOCK_END)
			out->axis_ms = c->clock.events[i].axis_ms;
	return !blank_only(out->text);
}

static const struct left_kind {
	const char *name;
	bool (*read)(const struct call *c, const char *raw, int64_t axis_ms, struct note *out);
} left_kinds[] = { { "call", left_read }, { "edit", left_correction }, { "list", left_listed } };
static const struct left_kind left_kind_deleted = { NULL, left_deleted };

/* The own draft of a key becomes a note; both or neither, so that no kill doubles it. */
static bool
left_keep(struct ui *ui, const struct call *c, const struct left_kind *kind, const char *key,
	const char *raw, int64_t axis_ms, size_t *kept)
{
	struct store *s = app_of(ui)->desk.store;
	struct note n = { 0 };
	struct err e = { 0 };
	bool says = kind->read(c, raw, axis_ms, &n);
	bool good = store_begin(s, c->interview.id, "note {note}", &e);

	if (good) {
		good = (!says || store_note_add(s, c->interview.id, &n, &e)) &&
			store_draft_set(s, key, NULL, 0, &e);
		good = store_done(s, good, good ? &e : NULL) && good;
	}
	note_done(&n);
	if (!good)
		ui_err(ui, &e);
	else
		*kept += says;
	return good;
}

/* Keeps the drafts of a key, oldest first; `last`: the newest as well. How many. */
static size_t
left_keep_all(struct ui *ui, const struct call *c, const struct left_kind *kind, const char *key,
	bool last)
{
	struct text raw = { 0 };
	int64_t axis_ms = 0;
	size_t more, n = 0; /* n: that have become notes */

	while (store_draft_take(app_of(ui)->desk.store, key, true, &raw, &axis_ms, &more) &&
		(last || more) && left_keep(ui, c, kind, key, text_str(&raw), axis_ms, &n))
		;
	text_free(&raw);
	return n;
}

static size_t
left_of(struct ui *ui, const struct call *c, const struct left_kind *kind, bool last)
{
	struct text key = { 0 };
	size_t n;

	text_addf(&key, "%s/%" PRId64, kind->name, c->interview.id);
	n = left_keep_all(ui, c, kind, key.s, last);
	text_free(&key);
	return n;
}

size_t
live_left(struct ui *ui, const struct call *c)
{
	return left_of(ui, c, &left_kinds[0], false);
}

static size_t
left_of_deleted(struct ui *ui, const struct call *c)
{
	struct strings keys = { 0 };
	size_t n = 0;

	store_draft_keys(app_of(ui)->desk.store, &keys);
	for (size_t i = 0; i < keys.n; i++) {
		int64_t note = note_draft_of(c, keys.s[i]);
		if (note && !call_note(c, note))
			n += left_keep_all(ui, c, &left_kind_deleted, keys.s[i], true);
	}
	strings_free(&keys);
	return n;
}

static void
left_tell(struct ui *ui, size_t lines, size_t deleted)
{
	if (deleted == 1 && !lines)
		ui_say(ui, "What you typed into a deleted note is a separate note now.");
	else if (lines + deleted)
		ui_say(ui, count_form(lines + deleted,
			"A half line of a program that ended is kept as a note.",
			"%zu half lines of programs that ended are kept as notes."), lines + deleted);
}

void
live_left_ended(struct ui *ui, int64_t id)
{
	struct call c = { 0 };
	size_t lines = 0, deleted = 0;

	if (desk_call(&app_of(ui)->desk, id, &c, NULL) && clock_ended(&c.clock)) {
		deleted = left_of_deleted(ui, &c);
		for (size_t i = 0; i < LEN(left_kinds); i++)
			lines += left_of(ui, &c, &left_kinds[i], true);
	}
	left_tell(ui, lines, deleted);
	call_done(&c);
}
