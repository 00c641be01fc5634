/*
 * What a key makes of a call's line and notes, worked out a second time and as
 * simply as can be: before the event, the event, after it. Since every event is
 * looked at, nothing that was typed can go anywhere unseen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "model/call.h"
#include "screens/live/live.h"

/* ---- taken ---- */

static void
take_notes(struct shadow *s, const struct call *c)
{
	mem_grow(s->notes, &s->cap_notes, c->n_notes);
	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		s->notes[i] = (struct shadow_note){ n->id, n->axis_ms, n->asked_id, n->kind,
			n->starred, n->marker, mem_str(n->text ? n->text : "") };
	}
	s->n_notes = c->n_notes;
	for (size_t i = 0; i < c->n_asked; i++)
		strings_add(&s->asked, c->asked[i].text ? c->asked[i].text : "");
}

void
shadow_take(struct shadow *s, const struct ui *ui)
{
	const struct view *focus = ui_focus(ui);
	const struct live *l = NULL;

	*s = (struct shadow){ 0 };
	for (size_t i = 0; i < ui->n_views; i++)
		if (ui->views[i].screen == &live_screen)
			l = ui->views[i].state;
	if (!l)
		return;
	s->live = true;
	s->focus = focus && focus->state == l;
	s->id = l->id;
	s->started = live_started(l);
	text_set(&s->marks, text_str(&l->line.draft.marks));
	text_set(&s->line, text_str(&l->line.draft.line.text));
	text_set(&s->kill, text_str(&l->line.draft.line.kill));
	s->at = l->line.draft.line.at;
	s->mark = l->line.draft.mark;
	s->editing = l->line.editing;
	s->held = l->line.held;
	if (l->line.editing)
		draft_raw(&l->line.aside, &s->aside);
	take_notes(s, &l->call);
}

void
shadow_done(struct shadow *s)
{
	for (size_t i = 0; i < s->n_notes; i++)
		free(s->notes[i].text);
	free(s->notes);
	text_free(&s->marks);
	text_free(&s->line);
	text_free(&s->kill);
	text_free(&s->aside);
	strings_free(&s->asked);
	*s = (struct shadow){ 0 };
}

/* ---- told ---- */

static void
told(struct text *out, const char *name, const struct shadow *s)
{
	text_addf(out, "  %s: [%s|%s] at %zu, note %lld, aside [%s]\n", name, text_str(&s->marks),
		text_str(&s->line), s->at, (long long)s->editing, text_str(&s->aside));
	for (size_t i = 0; i < s->n_notes; i++)
		text_addf(out, "    %lld %s%s%s at %lld of %lld: %s\n", (long long)s->notes[i].id,
			note_kind_names[s->notes[i].kind], s->notes[i].starred ? " starred" : "",
			s->notes[i].marker ? " marker" : "", (long long)s->notes[i].axis_ms,
			(long long)s->notes[i].asked_id, s->notes[i].text);
}

static void bad(const struct shadow *was, const struct shadow *is, const char *what,
	const char *key) __attribute__((noreturn));

static void
bad(const struct shadow *was, const struct shadow *is, const char *what, const char *key)
{
	struct text out = { 0 };

	told(&out, "was", was);
	told(&out, "is ", is);
	wrong("%s, key %s\n%s", what, key, text_str(&out));
}

/* ---- parts ---- */

static bool
same_text(const struct text *a, const struct text *b)
{
	return strcmp(text_str(a), text_str(b)) == 0;
}

static bool
same_line(const struct shadow *a, const struct shadow *b)
{
	return same_text(&a->marks, &b->marks) && same_text(&a->line, &b->line) &&
		a->editing == b->editing && same_text(&a->aside, &b->aside) &&
		a->mark.kind == b->mark.kind && a->mark.starred == b->mark.starred &&
		a->mark.question == b->mark.question;
}

static bool
same_note(const struct shadow_note *a, const struct shadow_note *b)
{
	return a->id == b->id && a->axis_ms == b->axis_ms && a->asked_id == b->asked_id &&
		a->kind == b->kind && a->starred == b->starred && a->marker == b->marker &&
		strcmp(a->text, b->text) == 0;
}

static bool
same_notes(const struct shadow *a, const struct shadow *b)
{
	if (a->n_notes != b->n_notes)
		return false;
	for (size_t i = 0; i < a->n_notes; i++)
		if (!same_note(&a->notes[i], &b->notes[i]))
			return false;
	return true;
}

/* Is everything the one call had in the other, and what more? */
static const struct shadow_note *
one_more(const struct shadow *was, const struct shadow *is)
{
	const struct shadow_note *more = NULL;
	size_t j = 0;

	for (size_t i = 0; i < is->n_notes; i++)
		if (j < was->n_notes && same_note(&was->notes[j], &is->notes[i]))
			j++;
		else if (more)
			return NULL;
		else
			more = &is->notes[i];
	return j == was->n_notes ? more : NULL;
}

static bool
has_note(const struct shadow *s, const char *text)
{
	for (size_t i = 0; i < s->n_notes; i++)
		if (strcmp(s->notes[i].text, text) == 0)
			return true;
	return false;
}

static const struct shadow_note *
note_of(const struct shadow *s, int64_t id)
{
	for (size_t i = 0; i < s->n_notes; i++)
		if (s->notes[i].id == id)
			return &s->notes[i];
	return NULL;
}

static bool
has(const struct shadow *s, const char *text)
{
	return strcmp(text_str(&s->line), text) == 0 || strstr(text_str(&s->aside), text) ||
		has_note(s, text) || strings_has(&s->asked, text);
}

/* `s` with nothing or something put in at `at`, where the cursor stood. */
static bool
around(const char *text, const struct text *s, size_t at)
{
	const char *line = text_str(s);
	size_t n = strlen(text), behind = s->n - at;

	return n >= s->n && strncmp(text, line, at) == 0 &&
		strcmp(text + n - behind, line + at) == 0;
}

/* The line that was being typed, by itself or with what was typed into a list since. */
static bool
has_line(const struct shadow *was, const struct shadow *is)
{
	bool there = has(is, text_str(&was->line)) ||
		around(text_str(&is->line), &was->line, was->at);

	for (size_t i = 0; i < is->n_notes && !there; i++)
		there = around(is->notes[i].text, &was->line, was->at);
	for (size_t i = 0; i < is->asked.n && !there; i++)
		there = around(is->asked.s[i], &was->line, was->at);
	return there;
}

/* ---- the line's editing, by graphemes ---- */

struct edited {
	struct text line;
	size_t at;
};

static size_t
boundary(const struct text *t, size_t at)
{
	size_t b = 0;

	while (b < at)
		b = utf8_next(text_str(t), t->n, b);
	return b;
}


/* False: not a key of line editing. */
static bool
edit(const struct shadow *was, const char *key, struct edited *out)
{
	const char *s = text_str(&was->line);
	size_t n = was->line.n, at = was->at, from = at, to = at;

	if (key_names("Ctrl-A Home", key))
		at = 0;
	else if (key_names("Ctrl-E End", key))
		at = n;
	else if (key_names("Ctrl-B Left", key))
		at = utf8_prev(s, n, at);
	else if (key_names("Ctrl-F Right", key))
		at = utf8_next(s, n, at);
	else if (key_names("Ctrl-Left", key))
		at = utf8_word_prev(s, n, at);
	else if (key_names("Ctrl-Right", key))
		at = utf8_word_next(s, n, at);
	else if (key_names("Ctrl-H Backspace", key))
		from = utf8_prev(s, n, at);
	else if (key_names("Ctrl-D Delete", key))
		to = utf8_next(s, n, at);
	else if (key_names("Ctrl-W", key))
		for (from = blank_end(s, at); from > 0 && !blank_before(s, from);)
			from--;
	else if (key_names("Ctrl-U", key))
		from = 0;
	else if (key_names("Ctrl-K", key))
		to = n;
	else if (!key_names("Ctrl-Y", key))
		return false;
	text_set(&out->line, s);
	text_remove(&out->line, from, to - from);
	if (from < to)
		at = from;
	if (key_names("Ctrl-Y", key)) {
		text_insert(&out->line, at, text_str(&was->kill), was->kill.n);
		at += was->kill.n;
	}
	out->at = boundary(&out->line, at);
	return true;
}

/* ---- rules, one for a kind of key ---- */

typedef void rule(const struct shadow *was, const struct shadow *is, const struct event *ev);

static void
rule_nothing(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	if (!same_line(was, is))
		bad(was, is, "the line changed", ev->key);
	if (!same_notes(was, is))
		bad(was, is, "the notes changed", ev->key);
}

/* The characters go in where the cursor is, marks and text taken as one. */
static void
rule_type(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	struct text raw = { 0 }, now = { 0 };
	size_t at = was->marks.n + was->at;

	if (*ev->key == '/' && !was->marks.n && !was->line.n) {
		rule_nothing(was, is, ev); /* the list of commands */
		return;
	}
	text_addf(&raw, "%s%s", text_str(&was->marks), text_str(&was->line));
	text_addf(&now, "%s%s", text_str(&is->marks), text_str(&is->line));
	if (strcmp(ev->key, "Space") == 0 && was->at >= 2 &&
		memcmp(raw.s + at - 2, "w/", 2) == 0 && now.n > at + 2 &&
		memcmp(now.s + at - 2, "with ", 5) == 0) { /* an abbreviation */
		text_remove(&raw, at - 2, 2);
		text_insert(&raw, at - 2, "with", 4);
		at += 2;
	}
	text_insert(&raw, at, ev->text, ev->n);
	if (!same_text(&raw, &now))
		bad(was, is, "what was typed is not in the line", ev->key);
	if (is->marks.n + is->at < at + ev->n)
		bad(was, is, "the cursor is not behind what was typed", ev->key);
	if (was->editing != is->editing || !same_notes(was, is))
		bad(was, is, "a letter changed the notes", ev->key);
	text_free(&raw);
	text_free(&now);
}

static void
rule_edit(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	struct edited e = { 0 };
	bool mark = key_names("Ctrl-H Backspace", ev->key) && was->at == 0 && was->marks.n;

	edit(was, ev->key, &e);
	if (!same_text(&e.line, &is->line))
		bad(was, is, "the line was not edited as it should be", ev->key);
	if (e.at != is->at)
		bad(was, is, "the cursor went astray", ev->key);
	if (key_names("Ctrl-U", ev->key) && !was->editing) {
		if (is->mark.kind || is->mark.starred || is->mark.off || is->mark.question)
			bad(was, is, "Ctrl-U left the kind", ev->key);
	} else if (!mark && (was->mark.kind != is->mark.kind ||
		was->mark.starred != is->mark.starred || was->mark.off != is->mark.off ||
		was->mark.question != is->mark.question)) {
		bad(was, is, "the kind changed", ev->key);
	}
	if (was->editing != is->editing || !same_notes(was, is))
		bad(was, is, "editing the line changed the notes", ev->key);
	text_free(&e.line);
}

/* A correction goes into its note, and the line set aside comes back. */
static void
enter_edit(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	const struct shadow_note *n = note_of(is, was->editing);
	struct text now = { 0 };

	if (same_line(was, is) && same_notes(was, is) && was->mark.question)
		return; /* it says why not */
	if (!note_of(was, was->editing)) { /* it has been taken back */
		n = was->line.n ? one_more(was, is) : NULL;
		if (was->line.n ? !n : !same_notes(was, is))
			bad(was, is, "what was typed is no note of its own", ev->key);
	}
	text_addf(&now, "%s%s", text_str(&is->marks), text_str(&is->line));
	if (is->editing || !same_text(&now, &was->aside))
		bad(was, is, "the line set aside did not come back", ev->key);
	if ((n || was->line.n) && (!n || strcmp(n->text, text_str(&was->line)) != 0 ||
		n->kind != was->mark.kind || n->starred != was->mark.starred ||
		n->marker != !was->line.n))
		bad(was, is, "the correction is not in its note", ev->key);
	if (note_of(was, was->editing) && is->n_notes != was->n_notes)
		bad(was, is, "a correction made or lost a note", ev->key);
	text_free(&now);
}

static void
enter_question(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	if (was->line.n && !strings_has(&is->asked, text_str(&was->line)))
		bad(was, is, "the question was not asked", ev->key);
	if (is->line.n || is->marks.n || !same_notes(was, is))
		bad(was, is, "a question did more than it should", ev->key);
}

/* Blanks alone are nothing: no note, and behind a mark a marker. */
static void
enter_note(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	bool nothing = blank_only(text_str(&was->line));

	if (nothing && was->line.n && !was->marks.n) {
		if (is->line.n || !same_notes(was, is))
			bad(was, is, "a line of blanks is not nothing", ev->key);
		return;
	}
	const struct shadow_note *n = one_more(was, is);
	if (!n)
		bad(was, is, "not one note more", ev->key);
	if (strcmp(n->text, nothing ? "" : text_str(&was->line)) != 0 || n->kind != was->mark.kind ||
		n->starred != was->mark.starred || n->marker != nothing)
		bad(was, is, "the note is not what was typed", ev->key);
	if (is->line.n || is->marks.n || is->editing)
		bad(was, is, "the line is not empty after Enter", ev->key);
}

static bool
is_number(const char *s)
{
	char *end;

	strtol(s, &end, 10);
	return *s && !*end;
}

static void
rule_enter(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	if (!was->started && !was->marks.n && is_number(text_str(&was->line))) {
		if (!same_notes(was, is))
			bad(was, is, "a length changed the notes", ev->key);
	} else if (was->editing) {
		enter_edit(was, is, ev);
	} else if (was->mark.question) {
		enter_question(was, is, ev);
	} else if (was->marks.n || was->line.n) {
		enter_note(was, is, ev);
	} else {
		rule_nothing(was, is, ev);
	}
}

/* The line being left is kept: set aside, or as the correction of its note. */
static void
rule_recall(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	struct text raw = { 0 };
	const struct shadow_note *n = note_of(is, was->editing);

	text_addf(&raw, "%s%s", text_str(&was->marks), text_str(&was->line));
	bool gone = was->editing && !note_of(was, was->editing) && was->line.n;

	if (gone && !has_note(is, text_str(&was->line)) && !same_line(was, is))
		bad(was, is, "what was typed is no note of its own", ev->key);
	if (!gone && is->n_notes != was->n_notes)
		bad(was, is, "correcting made or lost a note", ev->key);
	if (!was->editing && (is->editing ? !same_text(&raw, &is->aside) : !same_line(was, is)))
		bad(was, is, "the new line is not set aside", ev->key);
	if (was->editing && !gone && was->line.n && !same_line(was, is) &&
		(!n || strcmp(n->text, text_str(&was->line)) != 0))
		bad(was, is, "the correction is lost", ev->key);
	if (was->editing && is->editing && !same_text(&was->aside, &is->aside))
		bad(was, is, "the line set aside changed", ev->key);
	text_free(&raw);
}

/* What stands before the word stays, and what stands behind the cursor. */
static void
rule_complete(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	if (!same_notes(was, is) || !same_text(&was->marks, &is->marks) ||
		was->editing != is->editing)
		bad(was, is, "completion changed more than the line", ev->key);
	if (was->line.n && !is->line.n)
		bad(was, is, "completion emptied the line", ev->key);
}

/* In a correction it is the correction that is undone: the note is as it was, the line that
 * was set aside comes back, and Ctrl-Y has the words. */
static void
rule_drop(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	struct text raw = { 0 };
	const struct shadow_note *n = note_of(was, was->editing);

	text_addf(&raw, "%s%s", text_str(&is->marks), text_str(&is->line));
	if (is->editing || !same_text(&raw, &was->aside) || !same_notes(was, is))
		bad(was, is, "a correction was not taken back", ev->key);
	if (was->line.n && !same_text(&is->kill, &was->line) &&
		(!n || strcmp(n->text, text_str(&was->line)) != 0))
		bad(was, is, "the words of a correction are lost", ev->key);
	text_free(&raw);
}

/* Notes come and go; what is being typed does not. */
static void
rule_undo(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	struct text raw = { 0 };
	const struct shadow_note *n = note_of(was, was->editing);
	bool went = n && !note_of(is, was->editing) && strcmp(n->text, text_str(&was->line)) == 0;

	text_addf(&raw, "%s%s", text_str(&is->marks), text_str(&is->line));
	/* A correction of what is no more, which had not been changed, goes with it. */
	if (!same_line(was, is) && !(went && !is->editing && same_text(&raw, &was->aside)))
		bad(was, is, "undo changed the line being typed", ev->key);
	text_free(&raw);
}

/* Every line of it but the last is a note; with a correction in the line it is one too. */
static void
rule_paste(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	struct text all = { 0 }, raw = { 0 };
	struct strings lines = { 0 };

	text_addf(&all, "%.*s%.*s", (int)was->at, text_str(&was->line), (int)ev->n, ev->text);
	for (size_t i = 0; was->editing && i < all.n; i++)
		if (all.s[i] == '\t') /* into a note that is corrected as a blank */
			all.s[i] = ' ';
	strings_split(&lines, text_str(&all), "\n");
	text_add(&raw, text_str(&is->line));
	for (size_t i = 0; i < lines.n; i++) {
		bool there = strstr(text_str(&is->line), lines.s[i]) || strings_has(&is->asked, lines.s[i]);
		for (size_t j = 0; j < is->n_notes && !there; j++)
			there = strstr(is->notes[j].text, lines.s[i]) != NULL;
		for (size_t j = 0; j < is->asked.n && !there; j++)
			there = strstr(is->asked.s[j], lines.s[i]) != NULL;
		if (!there && !is_number(lines.s[i]))
			bad(was, is, "a pasted line is lost", lines.s[i]);
	}
	strings_free(&lines);
	text_free(&all);
	text_free(&raw);
}

/* Something lies over the line: what is being typed, and set aside, is still there. */
static void
rule_over(const struct shadow *was, const struct shadow *is, const struct event *ev)
{
	struct note_mark m = note_mark_read(text_str(&was->aside));

	if (was->line.n && !has_line(was, is))
		bad(was, is, "what was being typed is lost", ev->key);
	if (was->aside.n && !has(is, text_str(&was->aside) + m.skip))
		bad(was, is, "the line set aside is lost", ev->key);
}

static const struct {
	const char *keys;
	rule *rule;
} rules[] = {
	{ "Enter", rule_enter }, { "Ctrl-P Ctrl-N", rule_recall }, { "Ctrl-T", rule_complete },
	{ "Ctrl-Z Ctrl-R", rule_undo },
};

static rule *
rule_of(const struct shadow *was, const struct event *ev)
{
	struct edited e = { 0 };
	bool edits = edit(was, ev->key, &e);

	text_free(&e.line);
	if (was->editing && strcmp(ev->key, "Ctrl-Z") == 0)
		return rule_drop;
	for (size_t i = 0; i < LEN(rules); i++)
		if (key_names(rules[i].keys, ev->key))
			return rules[i].rule;
	return ev->n ? rule_type : edits ? rule_edit : rule_nothing;
}

/* A card that is only looked at has a few keys of its own. */
static bool
of_card(const struct ui *ui, const char *key)
{
	const struct view *top = &ui->views[ui->n_views - 1];
	const struct key *k = ui_key(ui, key);

	for (size_t i = 0; k && i < LEN(top->screen->keys); i++) {
		const struct keyset *set = top->screen->keys[i];
		if (set && k >= set->keys && k < set->keys + set->n)
			return top->screen != &live_screen;
	}
	return false;
}

void
shadow_event(const struct shadow *was, const struct shadow *is, const struct ui *ui,
	const struct event *ev)
{
	size_t at = boundary(&is->line, is->at);

	if (is->live && at != is->at)
		bad(was, is, "the cursor stands within a character", ev->key);
	if (!was->live || !is->live || was->id != is->id)
		return;
	if (!was->focus)
		rule_over(was, is, ev);
	else if (ev->kind == EVENT_PASTE)
		rule_paste(was, is, ev);
	else if (ev->kind != EVENT_KEY)
		rule_nothing(was, is, ev);
	else if (of_card(ui, ev->key))
		rule_over(was, is, ev);
	else
		rule_of(was, ev)(was, is, ev);
}

/* A line as it is kept: "w/" before a blank is an abbreviation. */
static void
add_full(struct text *out, const char *line)
{
	for (const char *s = line; *s; s++) {
		bool word = s == line || blank_before(line, (size_t)(s - line));

		if (word && strncmp(s, "w/ ", 3) == 0) {
			text_add(out, "with");
			s++;
		} else {
			text_addc(out, *s);
		}
	}
}

void
shadow_line(const struct shadow *was, const struct shadow *is, const char *line)
{
	struct note_mark m = note_mark_read(line);

	if (!was->live || !was->focus || !is->live || was->id != is->id)
		return;
	/* A length that was refused, as it was told, gives way to the next line. */
	bool refused = !was->started && is_number(text_str(&was->line));
	if (was->line.n && !refused && !has(is, text_str(&was->line)) && !was->editing)
		bad(was, is, "what was being typed is lost", line);
	if (line[0] == '/' || blank_only(line + m.skip) || (!was->started && is_number(line)))
		return;
	struct text part = { 0 }, whole = { 0 };
	add_full(&part, line + m.skip);
	add_full(&whole, line);
	if (!has(is, text_str(&part)) && !has(is, text_str(&whole)))
		bad(was, is, "the line is in no note", line);
	text_free(&part);
	text_free(&whole);
}

void
shadow_same(const struct shadow *was, const struct shadow *is, const char *when)
{
	if (!was->live)
		return;
	if (!is->live || was->id != is->id)
		wrong("the call is not open %s", when);
	/* What waited comes into an empty line, else it is one note more. */
	bool came = was->held && !was->line.n && !was->marks.n;
	if (!came && !same_line(was, is))
		bad(was, is, "not the same line", when);
	if (was->held ? is->n_notes < was->n_notes : !same_notes(was, is))
		bad(was, is, "not the same notes", when);
}
