/* an earlier note loaded back into the line, corrected, and put back. */
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "model/call.h"
#include "screens/common.h"

static size_t
note_index(const struct call *c, int64_t id)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].id == id)
			return i;
	return c->n_notes;
}

const struct note *
live_last_note(const struct live *l)
{
	if (l->line.editing)
		return call_note(&l->call, l->line.editing);
	return l->call.n_notes ? &l->call.notes[l->call.n_notes - 1] : NULL;
}

/* Of its text, kind and star; what another program changes is told by it. */
static unsigned
live_note_digest(const struct note *n)
{
	struct text t = { 0 };

	text_addf(&t, "%d%d%s%s", (int)n->kind, n->starred, n->record == RECORD_OFF ? "%" : "",
		n->text);
	unsigned d = desk_digest(t.s);
	text_free(&t);
	return d;
}

static void
begin_edit(struct live_line *line, int64_t note_id, unsigned begun)
{
	if (!line->editing) {
		line->aside = line->draft;
		memset(&line->draft, 0, sizeof(line->draft));
	}
	line->editing = note_id;
	line->begun = begun;
	draft_clear(&line->draft);
}

/* Takes a note into the line to correct it; a new line being typed is set aside. */
static void
live_edit(struct ui *ui, struct live *l, int64_t note_id)
{
	const struct note *n = call_note(&l->call, note_id);

	if (!n)
		return;
	if (!l->line.editing)
		live_settle(ui, l); /* the line set aside may be of this very burst */
	begin_edit(&l->line, note_id, live_note_digest(n));
	line_set(&l->line.draft.line, n->text);
	l->line.draft.line.at = l->line.draft.line.text.n;
	draft_mark(&l->line.draft, (struct note_mark){ .kind = n->kind, .starred = n->starred,
		.off = n->record == RECORD_OFF });
	l->line.draft.line.at = l->line.draft.line.text.n;
	l->line.draft.axis_ms = n->axis_ms;
	live_scroll(ui, l);
}

/* A correction that was cut off: as it was left, though its note be gone. */
void
live_edit_restore(struct ui *ui, struct live *l)
{
	struct text key = { 0 }, raw = { 0 };
	int64_t axis = 0;
	char *end;

	live_draft_key(l->id, true, &key);
	if (store_draft_take(app_of(ui)->desk.store, text_str(&key), false, &raw, &axis, NULL)) {
		int64_t id = strtoll(text_str(&raw), &end, 10);
		const struct note *n = call_note(&l->call, id);
		unsigned begun = n ? live_note_digest(n) : 0;
		if (*end == ':')
			begun = (unsigned)strtoul(end + 1, &end, 16);
		if (id && *end == ' ') {
			begin_edit(&l->line, id, begun);
			draft_set(&l->line.draft, end + 1, axis);
			l->line.draft.axis_ms = axis; /* of the note, though nothing be left of it */
		}
	}
	text_free(&key);
	text_free(&raw);
}

bool
live_note_save(struct ui *ui, struct live *l, const struct note *n)
{
	struct err e = { 0 };
	struct note copy = { 0 };

	note_copy(&copy, n);
	bool good = store_note_save(app_of(ui)->desk.store, &copy, &e);
	note_done(&copy);
	if (!good)
		ui_err(ui, &e);
	live_reload(ui, l);
	return good;
}

/* Back to the new line that was set aside. */
static void
leave_edit(struct ui *ui, struct live *l)
{
	struct text key = { 0 };

	l->line.editing = 0;
	draft_done(&l->line.draft);
	l->line.draft = l->line.aside;
	memset(&l->line.aside, 0, sizeof(l->line.aside));
	l->line.aside.axis_ms = -1;
	live_draft_key(l->id, true, &key);
	store_draft_set(app_of(ui)->desk.store, text_str(&key), NULL, 0, NULL);
	text_free(&key);
	live_scroll(ui, l);
}

/* A note takes the stored new line with it; the one set aside is stored in the same change. */
static bool
live_recall_add_beside(struct ui *ui, struct live *l, struct note *n, struct err *e)
{
	struct store *s = app_of(ui)->desk.store;

	if (!store_begin(s, l->id, "note {note}", e))
		return false;
	bool good = store_note_add(s, l->id, n, e);
	live_draft_save(ui, l);
	return store_done(s, good, good ? e : NULL) && good;
}

/* What was typed of a correction whose note has been taken back, or changed by another
 * program, is a note of its own: at the same place, so that both are seen. */
static void
save_own(struct ui *ui, struct live *l, const char *said)
{
	struct note n = { .axis_ms = l->line.draft.axis_ms, .done_ms = live_axis(l, &ui->now) };
	struct err e = { 0 };

	if (!l->line.draft.line.text.n) {
		leave_edit(ui, l);
		return;
	}
	draft_note(&l->line.draft, &n);
	n.asked_id = live_asked_then(&l->call, n.axis_ms);
	n.text = mem_str(text_str(&l->line.draft.line.text));
	if (live_recall_add_beside(ui, l, &n, &e)) {
		call_note_put(&l->call, &n);
		leave_edit(ui, l);
		ui_say(ui, "%s", _(said));
	} else {
		ui_err(ui, &e);
	}
	note_done(&n);
}

/* Says the line what the note said when its correction began? */
static bool
is_as_begun(const struct live_line *line)
{
	const struct draft *d = &line->draft;
	struct note n = { 0 };

	draft_note(d, &n);
	n.text = mem_str(text_str(&d->line.text));
	bool same = !d->mark.question && live_note_digest(&n) == line->begun;
	note_done(&n);
	return same;
}

void
live_edit_save(struct ui *ui, struct live *l)
{
	const struct draft *d = &l->line.draft;
	struct note n = { 0 };

	live_reload(ui, l); /* another program may have changed it this second */
	const struct note *was = call_note(&l->call, l->line.editing);
	if (was && (live_edit_same(l) || is_as_begun(&l->line))) { /* nothing to undo */
		leave_edit(ui, l);
		return;
	}
	if (d->mark.question) {
		ui_refuse(ui, "A note cannot become a question; take the ? away");
		return;
	}
	if (!was) {
		save_own(ui, l, N_("The note was taken back; what you typed is a new note."));
		return;
	}
	if (live_note_digest(was) != l->line.begun) {
		save_own(ui, l, N_("Changed elsewhere: what you typed is a separate note."));
		return;
	}
	note_copy(&n, was);
	draft_note(d, &n);
	free(n.text);
	n.text = note_text_kept(n.kind, text_str(&d->line.text));
	n.marker = !d->line.text.n;
	if (live_note_save(ui, l, &n)) {
		leave_edit(ui, l);
		ui_say(ui, n.marker ? "Kept as a marker." : "Corrected.");
	}
	note_done(&n);
}

bool
live_edit_same(const struct live *l)
{
	const struct note *n = call_note(&l->call, l->line.editing);
	const struct draft *d = &l->line.draft;

	return n && strcmp(n->text, text_str(&d->line.text)) == 0 &&
		n->starred == d->mark.starred && n->kind == d->mark.kind && !d->mark.question &&
		(n->record == RECORD_OFF) == d->mark.off;
}

void
live_edit_gone(struct ui *ui, struct live *l, bool same)
{
	if (same && l->line.editing && !call_note(&l->call, l->line.editing)) {
		leave_edit(ui, l);
		l->line.dirty = true;
	}
}

/* Saves a changed correction on the way to the next note, so that nothing is dropped. */
static bool
keep_edit(struct ui *ui, struct live *l)
{
	if (live_edit_same(l))
		return true;
	int64_t id = l->line.editing;

	live_edit_save(ui, l);
	bool saved = l->line.editing == 0;
	if (saved)
		live_edit(ui, l, id); /* nothing when it had been taken back */
	return saved;
}

void
live_edit_drop(struct ui *ui, struct live *l)
{
	char *text = !live_edit_same(l) ? mem_str(text_str(&l->line.draft.line.text)) : NULL;

	leave_edit(ui, l);
	l->line.dirty = true;
	if (text)
		text_set(&l->line.draft.line.kill, text);
	ui_say(ui, text ? "The note is left as it was; Ctrl-Y gives the correction back"
			: "The note is left as it was");
	free(text);
}

static void
recall(struct ui *ui, struct live *l, int by)
{
	size_t at = l->line.editing ? note_index(&l->call, l->line.editing) : l->call.n_notes;

	if ((by < 0 && at == 0) || (by > 0 && !l->line.editing)) {
		ui_refuse(ui, by < 0 ? "No earlier note" : "No later note");
		return;
	}
	if (l->line.editing && !keep_edit(ui, l))
		return;
	if (!l->line.editing) /* it was before, or a note of its own came of it */
		at = l->call.n_notes;
	size_t to = by < 0 ? at - 1 : at + 1;
	if (to < l->call.n_notes)
		live_edit(ui, l, l->call.notes[to].id);
	else if (l->line.editing)
		leave_edit(ui, l);
	l->line.dirty = true;
}

void
live_earlier(struct ui *ui, void *state)
{
	recall(ui, state, -1);
}

void
live_later(struct ui *ui, void *state)
{
	recall(ui, state, 1);
}
