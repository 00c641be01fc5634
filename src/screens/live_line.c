/* The one line that takes everything: marks, text, draft, recall, completion. */
#include <stdlib.h>
#include <string.h>

#include "live.h"

/* ---- a draft: marks and text ---- */

void
draft_done(struct draft *d)
{
	text_free(&d->marks);
	line_done(&d->line);
	memset(d, 0, sizeof(*d));
	d->axis_ms = -1;
}

void
draft_clear(struct draft *d)
{
	text_clear(&d->marks);
	line_set(&d->line, "");
	d->mark = (struct note_mark){ 0 };
	d->axis_ms = -1;
}

bool
draft_empty(const struct draft *d)
{
	return !d->marks.n && !d->line.text.n;
}

void
draft_raw(const struct draft *d, struct text *out)
{
	text_add(out, text_str(&d->marks));
	text_add(out, text_str(&d->line.text));
}

/* Parts `raw` into marks and text; the cursor goes `at` bytes into the text. */
static void
split(struct draft *d, const char *raw, size_t at)
{
	char *copy = mem_str(raw);

	d->mark = note_mark_read(copy);
	text_clear(&d->marks);
	text_addn(&d->marks, copy, d->mark.skip);
	line_set(&d->line, copy + d->mark.skip);
	d->line.at = at < d->line.text.n ? at : d->line.text.n;
	free(copy);
}

void
draft_set(struct draft *d, const char *raw, int64_t axis_ms)
{
	split(d, raw, strlen(raw));
	d->axis_ms = draft_empty(d) ? -1 : axis_ms;
}

/* Doubles a kind character that would otherwise be read as a mark. */
static void
add_plain(struct text *raw, const char *text)
{
	struct note_mark m = note_mark_read(text);
	if (m.skip)
		text_addn(raw, text, 1);
	text_add(raw, text);
}

void
draft_kind(struct draft *d, enum note_kind kind, bool starred, bool question)
{
	struct text raw = { 0 };
	size_t at = d->line.at;
	char c = question ? '?' : note_kind_char(kind);

	if (starred)
		text_addc(&raw, '*');
	if (c)
		text_addc(&raw, c);
	if (raw.n) {
		text_addc(&raw, ' ');
		text_add(&raw, text_str(&d->line.text));
	} else {
		add_plain(&raw, text_str(&d->line.text));
	}
	split(d, text_str(&raw), at);
	text_free(&raw);
}

/* What was typed at the very start may be a mark: the whole line is read again. */
static void
read_again(struct draft *d)
{
	struct text raw = { 0 };
	size_t before = d->marks.n;

	draft_raw(d, &raw);
	size_t at = before + d->line.at;
	struct note_mark m = note_mark_read(text_str(&raw));
	split(d, text_str(&raw), at > m.skip ? at - m.skip : 0);
	text_free(&raw);
}

/* A doubled kind character stays text when its twin is deleted. */
static void
drop_escape(struct draft *d)
{
	if (d->mark.kind || d->mark.question || !d->marks.n)
		return;
	char escape = d->marks.s[d->marks.n - 1];
	bool doubled = !(d->mark.starred && d->marks.n == 1) && escape != ' ';
	if (doubled && (!d->line.text.n || d->line.text.s[0] != escape))
		text_cut(&d->marks, d->marks.n - 1);
}

/* Backspace at the start: the kind goes, then the star. */
static void
take_mark(struct draft *d)
{
	if (d->mark.kind || d->mark.question)
		draft_kind(d, NOTE_NOTE, d->mark.starred, false);
	else
		draft_kind(d, NOTE_NOTE, false, false);
}

/* ---- typing ---- */

static void
expand_abbreviation(struct app *a, struct draft *d)
{
	size_t begin;
	const char *l = text_str(&d->line.text);
	const char *full = abbreviation_find(&a->config.shorts, &a->config.longs, l,
		d->line.at, &begin);

	if (!full)
		return;
	text_remove(&d->line.text, begin, d->line.at - begin);
	d->line.at = begin;
	line_type(&d->line, full, strlen(full));
}

static void
type_key(struct ui *ui, struct live *l, const struct event *ev)
{
	struct draft *d = &l->draft;
	bool at_start = d->line.at == 0 && ev->n;

	if (draft_empty(d))
		d->axis_ms = live_axis(l, &ui->now);
	if (strcmp(ev->key, "Space") == 0)
		expand_abbreviation(app_of(ui), d);
	line_key(&d->line, ev);
	if (at_start)
		read_again(d);
}

static bool
edits(struct live *l, const struct event *ev)
{
	struct draft *d = &l->draft;
	bool back = strcmp(ev->key, "Backspace") == 0 || strcmp(ev->key, "Ctrl-H") == 0;

	if (back && d->line.at == 0 && d->marks.n) {
		take_mark(d);
		return true;
	}
	if (!line_key(&d->line, ev))
		return false;
	drop_escape(d);
	return true;
}

/* Each pasted line is a note, the last stays in the line; nothing of it is a key. */
static void
paste(struct ui *ui, struct live *l, const char *s)
{
	for (const char *end; (end = strchr(s, '\n')); s = end + 1) {
		size_t n = (size_t)(end - s);
		if (n && s[n - 1] == '\r')
			n--;
		if (draft_empty(&l->draft))
			l->draft.axis_ms = live_axis(l, &ui->now);
		line_type(&l->draft.line, s, n);
		if (l->draft.line.text.n)
			live_enter(ui, l);
	}
	if (*s && draft_empty(&l->draft))
		l->draft.axis_ms = live_axis(l, &ui->now);
	line_type(&l->draft.line, s, strlen(s));
}

static void
scroll(struct ui *ui, struct live *l)
{
	int cols = ui_room(ui).cols;
	line_scroll(&l->draft.line, cols - live_prefix(cols));
}

bool
live_text(struct ui *ui, void *state, const struct event *ev)
{
	struct live *l = state;

	if (ev->kind == EVENT_PASTE) {
		paste(ui, l, ev->text);
	} else if (ev->n && draft_empty(&l->draft) && strcmp(ev->key, "/") == 0) {
		live_menu(ui, l);
		return true;
	} else if (ev->n) {
		type_key(ui, l, ev);
	} else if (!edits(l, ev)) {
		return false;
	}
	if (draft_empty(&l->draft))
		l->draft.axis_ms = -1;
	l->dirty = true;
	text_clear(&l->complete);
	scroll(ui, l);
	return true;
}

/* ---- what is seen is saved ---- */

static void
draft_key(const struct live *l, bool editing, struct text *out)
{
	text_addf(out, "%s/%lld", editing ? "edit" : "call", (long long)l->id);
}

static void
save(struct ui *ui, struct live *l, bool editing, const struct draft *d)
{
	struct text key = { 0 }, raw = { 0 };
	struct err e = { 0 };

	draft_key(l, editing, &key);
	if (editing && l->editing)
		text_addf(&raw, "%lld ", (long long)l->editing);
	draft_raw(d, &raw);
	bool none = draft_empty(d) && !(editing && l->editing);
	if (!store_draft_set(app_of(ui)->store, text_str(&key), none ? NULL : text_str(&raw),
		    d->axis_ms < 0 ? 0 : d->axis_ms, &e))
		ui_err(ui, &e);
	text_free(&key);
	text_free(&raw);
}

void
live_settle(struct ui *ui, void *state)
{
	struct live *l = state;

	if (!l->dirty)
		return;
	l->dirty = false;
	save(ui, l, l->editing != 0, &l->draft);
}

/* A correction that was cut off: the note goes back into the line as it was left. */
static void
restore_edit(struct ui *ui, struct live *l)
{
	struct text key = { 0 }, raw = { 0 };
	char *end;

	draft_key(l, true, &key);
	if (store_draft_get(app_of(ui)->store, text_str(&key), &raw, NULL)) {
		int64_t id = strtoll(text_str(&raw), &end, 10);
		if (call_note(&l->call, id) && *end == ' ') {
			live_edit(ui, l, id);
			draft_set(&l->draft, end + 1, l->draft.axis_ms);
		}
	}
	text_free(&key);
	text_free(&raw);
}

void
live_restore(struct ui *ui, struct live *l)
{
	draft_set(&l->draft, text_str(&l->call.draft), l->call.draft_axis_ms);
	restore_edit(ui, l);
	scroll(ui, l);
	if (!draft_empty(&l->draft))
		ui_say(ui, "The line you were typing is as you left it.");
}

/* ---- Enter ---- */

static int64_t
asked_then(const struct live *l, int64_t axis_ms)
{
	int64_t id = 0;
	for (size_t i = 0; i < l->call.n_askings; i++)
		if (l->call.askings[i].axis_ms <= axis_ms)
			id = l->call.askings[i].asked_id;
	return id;
}

static void
save_new(struct ui *ui, struct live *l)
{
	struct app *a = app_of(ui);
	struct draft *d = &l->draft;
	struct err e = { 0 };
	struct note n = { .kind = d->mark.kind,
		.starred = d->mark.starred, .marker = !d->line.text.n };

	n.axis_ms = d->axis_ms;
	if (n.marker) /* what one marks was said a moment ago */
		n.axis_ms = clock_back(&l->call.clock, d->axis_ms,
			a->config.marker_seconds * INT64_C(1000));
	n.asked_id = asked_then(l, d->axis_ms);
	n.text = mem_str(text_str(&d->line.text));
	if (store_note_add(a->store, l->id, &n, &e)) {
		call_note_put(&l->call, &n);
		draft_clear(d);
		l->back = 0;
	} else {
		ui_err(ui, &e); /* the line stays where it is */
	}
	if (n.marker)
		ui_say(ui, "Marked. Write it out in the debrief.");
	note_done(&n);
}

bool
live_note_save(struct ui *ui, struct live *l, const struct note *n)
{
	struct err e = { 0 };
	struct note copy = { 0 };

	note_copy(&copy, n);
	bool good = store_note_save(app_of(ui)->store, &copy, &e);
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

	l->editing = 0;
	draft_done(&l->draft);
	l->draft = l->aside;
	memset(&l->aside, 0, sizeof(l->aside));
	l->aside.axis_ms = -1;
	draft_key(l, true, &key);
	store_draft_set(app_of(ui)->store, text_str(&key), NULL, 0, NULL);
	text_free(&key);
	scroll(ui, l);
}

static void
save_edit(struct ui *ui, struct live *l)
{
	const struct note *was = call_note(&l->call, l->editing);
	const struct draft *d = &l->draft;
	struct note n = { 0 };

	if (!was || d->mark.question) {
		ui_say(ui, was ? "A note cannot become a question; take the ? away"
			       : "That note is gone");
		return;
	}
	note_copy(&n, was);
	n.kind = d->mark.kind;
	n.starred = d->mark.starred;
	mem_set(&n.text, text_str(&d->line.text));
	n.marker = !d->line.text.n;
	if (live_note_save(ui, l, &n)) {
		leave_edit(ui, l);
		ui_say(ui, n.marker ? "Kept as a marker." : "Corrected.");
	}
	note_done(&n);
}

static void
save_question(struct ui *ui, struct live *l)
{
	if (!l->draft.line.text.n) {
		ui_say(ui, "After ? comes the question you asked");
		return;
	}
	char *text = mem_str(text_str(&l->draft.line.text));
	/* A practice partner hears it when it has been typed. */
	bool practice = l->call.interview.practice;
	int64_t axis = practice ? live_axis(l, &ui->now) : l->draft.axis_ms;
	draft_clear(&l->draft);
	live_off_script(ui, l, text, axis);
	free(text);
}

/* Before the clock starts a number alone is the agreed length. */
static bool
take_length(struct ui *ui, struct live *l)
{
	char *end;
	long n = strtol(text_str(&l->draft.line.text), &end, 10);

	if (live_started(l) || *end || !l->draft.line.text.n || n < 5 || n > 240)
		return false;
	draft_clear(&l->draft);
	live_length(ui, l, (int)n);
	return true;
}

void
live_enter(struct ui *ui, void *state)
{
	struct live *l = state;

	l->dirty = true;
	if (take_length(ui, l))
		return;
	if (l->editing)
		save_edit(ui, l);
	else if (l->draft.mark.question)
		save_question(ui, l);
	else if (!draft_empty(&l->draft))
		save_new(ui, l);
	else if (!live_started(l))
		live_start(ui, l);
	else if (l->chosen)
		live_ask(ui, l, l->chosen, live_axis(l, &ui->now));
}

/* ---- an earlier note, taken back ---- */

static size_t
note_index(const struct live *l, int64_t id)
{
	for (size_t i = 0; i < l->call.n_notes; i++)
		if (l->call.notes[i].id == id)
			return i;
	return l->call.n_notes;
}

const struct note *
live_last_note(const struct live *l)
{
	if (l->editing)
		return call_note(&l->call, l->editing);
	return l->call.n_notes ? &l->call.notes[l->call.n_notes - 1] : NULL;
}

void
live_edit(struct ui *ui, struct live *l, int64_t note_id)
{
	const struct note *n = call_note(&l->call, note_id);

	if (!n)
		return;
	if (!l->editing) {
		l->aside = l->draft;
		memset(&l->draft, 0, sizeof(l->draft));
	}
	l->editing = note_id;
	draft_clear(&l->draft);
	line_set(&l->draft.line, n->text);
	l->draft.line.at = l->draft.line.text.n;
	draft_kind(&l->draft, n->kind, n->starred, false);
	l->draft.line.at = l->draft.line.text.n;
	l->draft.axis_ms = n->axis_ms;
	scroll(ui, l);
}

/* Saves a changed correction on the way to the next note, so that nothing is dropped. */
static bool
keep_edit(struct ui *ui, struct live *l)
{
	const struct note *n = call_note(&l->call, l->editing);
	const struct draft *d = &l->draft;

	if (!n)
		return true;
	bool same = strcmp(n->text, text_str(&d->line.text)) == 0 &&
		n->starred == d->mark.starred &&
		n->kind == (d->mark.kind);
	if (same)
		return true;
	int64_t id = l->editing;
	save_edit(ui, l);
	bool saved = l->editing == 0;
	if (saved)
		live_edit(ui, l, id);
	return saved;
}

static void
recall(struct ui *ui, struct live *l, int by)
{
	size_t at = l->editing ? note_index(l, l->editing) : l->call.n_notes;

	if ((by < 0 && at == 0) || (by > 0 && !l->editing)) {
		ui_say(ui, by < 0 ? "No earlier note" : "No later note");
		return;
	}
	if (l->editing && !keep_edit(ui, l))
		return;
	size_t to = by < 0 ? at - 1 : at + 1;
	if (to >= l->call.n_notes)
		leave_edit(ui, l);
	else
		live_edit(ui, l, l->call.notes[to].id);
	l->dirty = true;
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

/* ---- Ctrl-T ---- */

static void
read_words(struct ui *ui, struct live *l)
{
	if (!l->words.n)
		store_words(app_of(ui)->store, &l->words, 20000);
}

/* Every Ctrl-T starts from the line as it was before the first. */
static void
begin_complete(struct live *l)
{
	if (l->complete.n) {
		line_set(&l->draft.line, text_str(&l->complete));
		l->draft.line.at = l->complete_at;
		l->complete_nth++;
		return;
	}
	text_set(&l->complete, text_str(&l->draft.line.text));
	l->complete_at = l->draft.line.at;
	l->complete_nth = 0;
}

void
live_complete(struct ui *ui, void *state)
{
	struct live *l = state;
	size_t begin;

	if (!l->draft.line.text.n)
		return;
	read_words(ui, l);
	begin_complete(l);
	const char *line = text_str(&l->draft.line.text);
	const char *full = abbreviation_find(&app_of(ui)->config.shorts,
		&app_of(ui)->config.longs, line, l->draft.line.at, &begin);
	size_t nth = l->complete_nth;
	if (!full || nth > 0)
		full = completion_find(&l->words, line, l->draft.line.at,
			full ? nth - 1 : nth, &begin);
	l->dirty = true;
	if (!full) {
		l->complete_nth = (size_t)-1; /* round again from the first */
		return;
	}
	text_remove(&l->draft.line.text, begin, l->draft.line.at - begin);
	l->draft.line.at = begin;
	line_type(&l->draft.line, full, strlen(full));
	scroll(ui, l);
}
