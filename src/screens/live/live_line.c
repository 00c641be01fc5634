/* The one line that takes everything: typing, pasting, saving, Enter. */
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "model/call.h"

/* ---- typing ---- */

static void
expand_abbreviation(struct app *a, struct draft *d)
{
	size_t begin;
	const char *l = text_str(&d->line.text);
	const char *full = abbreviation_find(&a->desk.config.abbreviations.names, &a->desk.config.abbreviations.values, l,
		d->line.at, &begin);

	if (full)
		draft_replace(d, begin, full);
}

/* A whole line, as if its characters had been typed one by one. */
void
live_expand(struct ui *ui, const char *line, struct text *out)
{
	struct app *a = app_of(ui);
	size_t begin;

	for (; *line; line++) {
		const char *full = blank_at(line) ? abbreviation_find(&a->desk.config.abbreviations.names,
			&a->desk.config.abbreviations.values, text_str(out), out->n, &begin) : NULL;
		if (full) {
			text_cut(out, begin);
			text_add(out, full);
		}
		text_addc(out, *line);
	}
}

/* "% of" is prose, "% off" is not: which it is shows some letters behind the mark. */
static bool
may_be_share(const struct draft *d)
{
	const char *raw = d->marks.n ? text_str(&d->marks) : text_str(&d->line.text);

	return strncmp(raw, "%", 1) == 0 || strncmp(raw, "*%", 2) == 0;
}

static void
type_key(struct ui *ui, struct live *l, const struct event *ev)
{
	struct draft *d = &l->line.draft;
	bool at_start = d->line.at == 0 && ev->n;

	if (draft_empty(d))
		d->axis_ms = live_axis(l, &ui->now);
	if (strcmp(ev->key, "Space") == 0)
		expand_abbreviation(app_of(ui), d);
	line_key(&d->line, ev);
	if (at_start || may_be_share(d))
		draft_read_again(d);
}

static bool
edits(struct live_line *line, const struct event *ev)
{
	struct draft *d = &line->draft;
	bool back = strcmp(ev->key, "Backspace") == 0 || strcmp(ev->key, "Ctrl-H") == 0;

	if (back && d->line.at == 0 && d->marks.n) {
		draft_take_mark(d);
		return true;
	}
	bool taken = line_key(&d->line, ev);
	/* All before the cursor, its kind too; a note that is corrected keeps its own. */
	if (strcmp(ev->key, "Ctrl-U") == 0 && d->marks.n && !line->editing)
		draft_mark(d, (struct note_mark){ 0 });
	return taken;
}

enum { PASTE_SLICE = 100 }; /* lines a transaction: a sync for each would take minutes */

/* At most n whole lines of s, each a note; returns what is behind them. */
static const char *
paste_lines(struct ui *ui, struct live *l, const char *s, int n)
{
	const char *end;

	for (; n > 0 && (end = strchr(s, '\n')); n--, s = end + 1) {
		size_t len = (size_t)(end - s);
		if (len && s[len - 1] == '\r')
			len--;
		if (draft_empty(&l->line.draft))
			l->line.draft.axis_ms = live_axis(l, &ui->now);
		line_type(&l->line.draft.line, s, len);
		if (l->line.draft.line.text.n)
			live_enter(ui, l);
	}
	return s;
}

/* The same in one transaction, which is one step of undo. One that cannot be had or kept is
 * none: then each note goes its own way. */
static const char *
paste_slice(struct ui *ui, struct live *l, const char *s)
{
	struct store *store = app_of(ui)->desk.store;
	int64_t axis = l->line.draft.axis_ms;
	struct text was = { 0 };

	draft_raw(&l->line.draft, &was);
	bool one = store_begin(store, l->id, "notes {note}", NULL);
	const char *rest = paste_lines(ui, l, s, PASTE_SLICE);
	if (one && !store_done(store, true, NULL)) {
		live_reload(ui, l);
		draft_set(&l->line.draft, text_str(&was), axis);
		rest = paste_lines(ui, l, s, PASTE_SLICE);
	}
	text_free(&was);
	return rest;
}

static bool
is_several(const char *s)
{
	const char *end = strchr(s, '\n');

	return end && strchr(end + 1, '\n');
}

/* Each pasted line is a note, the last stays in the line; nothing of it is a key. Pasted
 * into a note that is corrected it is that note's text, all of it. */
static void
paste(struct ui *ui, struct live *l, const struct event *ev)
{
	const char *s = ev->text;

	if (l->line.editing) {
		line_key(&l->line.draft.line, ev);
		return;
	}
	while (is_several(s))
		s = paste_slice(ui, l, s);
	s = paste_lines(ui, l, s, 1);
	if (*s && draft_empty(&l->line.draft))
		l->line.draft.axis_ms = live_axis(l, &ui->now);
	line_type(&l->line.draft.line, s, strlen(s));
}

void
live_scroll(struct ui *ui, struct live *l)
{
	l->view.cols = ui_room(ui).cols;
	line_scroll(&l->line.draft.line, l->view.cols - live_prefix(l, l->view.cols) -
		live_private(&l->line.draft, l->view.cols));
}

bool
live_text(struct ui *ui, void *state, const struct event *ev)
{
	struct live *l = state;

	if (ev->kind == EVENT_PASTE) {
		paste(ui, l, ev);
	} else if (ev->n && draft_empty(&l->line.draft) && strcmp(ev->key, "/") == 0) {
		live_menu_slash(ui, l);
		return true;
	} else if (ev->n) {
		type_key(ui, l, ev);
	} else if (!edits(&l->line, ev)) {
		return false;
	}
	draft_part(&l->line.draft);
	if (draft_empty(&l->line.draft))
		l->line.draft.axis_ms = -1;
	l->line.dirty = true;
	l->line.typed_ms = ev->now.boot_ms;
	text_clear(&l->line.draft.complete);
	live_scroll(ui, l);
	if (ev->kind == EVENT_KEY && live_started(l)) /* before, the status line speaks of it */
		ui_typed(ui);
	return true;
}

/* ---- what is seen is saved ---- */

void
live_draft_key(int64_t id, bool editing, struct text *out)
{
	text_add(out, editing ? "edit/" : "call/");
	text_addi(out, id);
}

/* What is typed under a key; NULL: nothing. False: it could be stored nowhere. */
static bool
store_line(struct ui *ui, struct live *l, bool editing, const char *raw, int64_t axis_ms)
{
	struct text key = { 0 };
	struct err e = { 0 };

	live_draft_key(l->id, editing, &key);
	bool good = store_draft_keep(app_of(ui)->desk.store, text_str(&key), raw,
		axis_ms < 0 ? 0 : axis_ms, &e);
	if (!good && !l->line.lost)
		ui_err(ui, &e);
	else if (!good && !ui->linear && !ui->message.n)
		ui_refuse(ui, "%s", e.text);
	text_free(&key);
	return good;
}

static bool
live_line_save(struct ui *ui, struct live *l, bool editing, const struct draft *d)
{
	struct text raw = { 0 };

	if (editing && l->line.editing)
		text_addf(&raw, "%lld:%08x ", (long long)l->line.editing, l->line.begun);
	draft_raw(d, &raw);
	bool none = draft_empty(d) && !(editing && l->line.editing);
	bool good = store_line(ui, l, editing, none ? NULL : text_str(&raw), d->axis_ms);
	text_free(&raw);
	return good;
}

void
live_store_line(struct ui *ui, struct live *l, const char *raw, int64_t axis_ms)
{
	l->line.lost = !store_line(ui, l, false, raw, axis_ms);
}

/* Of the note in the line so much of its new words; "": as they are in the line. */
void
live_store_correction(struct ui *ui, struct live *l, const char *typed)
{
	const struct draft *was = &l->line.draft;
	struct draft d = { .axis_ms = was->axis_ms };

	if (*typed) {
		draft_set(&d, typed, was->axis_ms);
		if (!d.marks.n)
			draft_mark(&d, was->mark);
		d.axis_ms = was->axis_ms;
	}
	l->line.lost = !live_line_save(ui, l, true, *typed ? &d : was);
	draft_done(&d);
}

void
live_draft_save(struct ui *ui, struct live *l)
{
	live_line_save(ui, l, false, l->line.editing ? &l->line.aside : &l->line.draft);
}

void
live_settle(struct ui *ui, void *state)
{
	struct live *l = state;

	if (ui->linear)
		live_keep_typing(ui, l);
	if (!l->line.dirty && store_draft_kept(app_of(ui)->desk.store))
		return;
	bool lost = !live_line_save(ui, l, l->line.editing != 0, &l->line.draft);
	if (l->line.lost && !lost)
		ui_say(ui, "The line is saved again.");
	l->line.lost = l->line.dirty = lost; /* tried again at the next wake */
}

/* Ours, or ours now: a running program's line stays its own. */
static void
restore_line(struct ui *ui, struct live *l)
{
	struct store *s = app_of(ui)->desk.store;
	struct text key = { 0 }, raw = { 0 };
	int64_t axis_ms = 0;

	live_draft_key(l->id, false, &key);
	bool taken = store_draft_take(s, text_str(&key), false, &raw, &axis_ms, NULL);
	if (taken)
		draft_set(&l->line.draft, text_str(&raw), axis_ms);
	l->line.held = !taken && store_draft_get(s, text_str(&key), &raw, NULL);
	text_free(&key);
	text_free(&raw);
}

static void
tell_restored(struct ui *ui, const struct live *live)
{
	const struct live_line *l = &live->line;
	const struct note *was = l->editing ? call_note(&live->call, l->editing) : NULL;

	if (ui->linear && was && l->draft.line.text.n && strcmp(was->text, l->draft.line.text.s) != 0)
		ui_say(ui, "You were correcting: %s.", was->text);
	if (ui->linear && l->draft.line.text.n)
		ui_say(ui, l->editing ? "You were typing: %s. Enter saves it, a line takes its place."
				      : "You were typing: %s. Enter saves it.",
			text_str(&l->draft.line.text));
	else if (!draft_empty(&l->draft) && ui->message_class != MESSAGE_WAITING) /* that asks something */
		ui_say(ui, "The line you were typing is as you left it.");
}

void
live_restore_held(struct ui *ui, struct live *l)
{
	if (!l->line.held || l->line.editing || !draft_empty(&l->line.draft) || ui->typing.n)
		return;
	restore_line(ui, l);
	if (l->line.held)
		return;
	live_scroll(ui, l);
	tell_restored(ui, l);
}

void
live_restore(struct ui *ui, struct live *l, size_t left)
{
	restore_line(ui, l);
	live_edit_restore(ui, l);
	live_list_restore(ui, l);
	live_scroll(ui, l);
	tell_restored(ui, l);
	if (left)
		ui_say(ui, count_form(left,
			"Your newest line is back; an older half line is a note now.",
			"Your newest line is back; %zu older half lines are notes now."), left);
}

/* ---- Enter ---- */

int64_t
live_asked_then(const struct call *c, int64_t axis_ms)
{
	int64_t id = 0;
	for (size_t i = 0; i < c->n_askings; i++)
		if (c->askings[i].axis_ms <= axis_ms)
			id = c->askings[i].asked_id;
	return id;
}

/* What its words alone do not show. */
static void
tell_saved(struct ui *ui, const struct live *l, const struct note *n)
{
	if (n->marker)
		ui_say(ui, "Marked. Write it out in the debrief.");
	else if (n->record == RECORD_OFF)
		ui_say(ui, "Private: in no report, letter or share.");
	else if (!live_started(l))
		ui_say(ui, "Noted before the call. Enter %s starts the clock.",
			ui->linear ? _("alone") : _("on the empty line"));
}

static void
save_new(struct ui *ui, struct live *l)
{
	struct app *a = app_of(ui);
	struct draft *d = &l->line.draft;
	struct err e = { 0 };
	struct note n = { .marker = !d->line.text.n, .axis_ms = d->axis_ms,
		.done_ms = live_axis(l, &ui->now) };

	draft_note(d, &n);
	if (n.marker) /* what one marks was said a moment ago */
		n.axis_ms = clock_back(&l->call.clock, d->axis_ms,
			a->desk.config.marker_seconds * INT64_C(1000));
	n.asked_id = live_asked_then(&l->call, n.axis_ms);
	n.text = note_text_kept(n.kind, text_str(&d->line.text));
	if (store_note_add(a->desk.store, l->id, &n, &e)) {
		call_note_put(&l->call, &n);
		strings_free(&l->line.words); /* it may have new ones */
		draft_clear(d);
		l->view.back = 0;
	} else {
		ui_err(ui, &e); /* the line stays where it is */
	}
	if (!l->view.dots)
		tell_saved(ui, l, &n);
	note_done(&n);
}

static void
save_question(struct ui *ui, struct live *l)
{
	if (!l->line.draft.line.text.n) {
		draft_clear(&l->line.draft);
		ui_refuse(ui, "After ? comes the question you asked");
		return;
	}
	char *text = mem_str(text_str(&l->line.draft.line.text));
	/* A practice partner hears it when it has been typed. */
	bool practice = l->call.interview.practice;
	int64_t axis = practice ? live_axis(l, &ui->now) : l->line.draft.axis_ms;
	draft_clear(&l->line.draft);
	live_off_script(ui, l, text, axis);
	free(text);
}

bool
live_length_typed(const struct live *l, int *minutes)
{
	char *end;
	long n = strtol(text_str(&l->line.draft.line.text), &end, 10);

	if (live_started(l) || *end || !l->line.draft.line.text.n || l->line.draft.marks.n)
		return false;
	*minutes = n < 5 || n > 240 ? 0 : (int)n;
	return true;
}

static bool
take_length(struct ui *ui, struct live *l)
{
	int n;

	if (!live_length_typed(l, &n))
		return false;
	if (!n) {
		ui_refuse(ui, "An agreed length is 5 to 240 minutes");
		return true;
	}
	draft_clear(&l->line.draft);
	live_length(ui, l, n);
	return true;
}

/* A line of nothing but blanks is no note, and its Enter is none on the empty line. Behind a
 * mark they are nothing: it is a marker. True: the Enter is used up. */
static bool
live_line_drop_blanks(struct draft *d)
{
	if (!d->line.text.n || !blank_only(text_str(&d->line.text)))
		return false;
	line_set(&d->line, "");
	if (draft_empty(d))
		draft_clear(d);
	return draft_empty(d);
}

void
live_enter(struct ui *ui, void *state)
{
	struct live *l = state;

	l->line.dirty = true;
	if (take_length(ui, l) || live_line_drop_blanks(&l->line.draft))
		return;
	if (l->line.editing)
		live_edit_save(ui, l);
	else if (l->line.draft.mark.question)
		save_question(ui, l);
	else if (!draft_empty(&l->line.draft))
		save_new(ui, l);
	else if (!live_started(l))
		live_start(ui, l);
	else if (l->view.chosen)
		live_ask(ui, l, l->view.chosen, live_axis(l, &ui->now));
}

/* A question typed but not asked any more is a note that says so. */
static void
keep_question(struct live *l)
{
	struct draft *d = &l->line.draft;

	if (!d->mark.question)
		return;
	draft_kind(d, NOTE_NOTE, d->mark.starred, false);
	if (d->line.text.n && !l->line.editing)
		text_insert(&d->line.text, 0, "? ", 2);
}

void
live_last_line(struct ui *ui, struct live *l)
{
	keep_question(l);
	if (l->line.editing)
		live_enter(ui, l);
	keep_question(l); /* of the new line, which waited */
	if (!l->line.editing && !draft_empty(&l->line.draft))
		live_enter(ui, l);
}
