/* Answers: what each person said to one question, or to one theme, side by side. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "model/brief.h"
#include "screens/common.h"

struct answers {
	struct compare_view v;   /* begins with its list */
	char *question;          /* its id; NULL: a theme */
	int64_t theme;
	size_t *notes;           /* their places, by person, impressions last */
	size_t n;
};

enum { ANSWERS_WIDE = 38, ANSWERS_KIND = 10 };

/* ---- which ---- */

static bool
answers_has(const struct answers *s, size_t note)
{
	const struct compare_note *n = &s->v.c->notes[note];

	if (!compare_passes(s->v.c, &s->v.choice.filter, note))
		return false;
	return s->question ? n->question != COMPARE_NONE &&
		strcmp(s->v.c->questions[n->question].id, s->question) == 0
		: compare_has_theme(s->v.c, note, s->theme);
}

/* The question is told by the first of those tied with it. */
static void
answers_group(struct answers *s)
{
	for (size_t i = 0; s->question && i < s->v.c->n_questions; i++)
		if (strcmp(s->v.c->questions[i].id, s->question) == 0) {
			mem_set(&s->question, s->v.c->questions[s->v.c->questions[i].group].id);
			return;
		}
}

static const char *
answers_who(const struct comparison *c, size_t call)
{
	return *c->calls[call].name ? c->calls[call].name : _("somebody, named later");
}

static void
answers_person_head(struct answers *s, size_t call)
{
	struct text t = { 0 }, position = { 0 };

	compare_position(&s->v.c->calls[call], &position);
	text_addf(&t, "%s · %s", answers_who(s->v.c, call), text_str(&position));
	rows_head(&s->v.rows, text_str(&t));
	text_free(&t);
	text_free(&position);
}

static void
answers_note_text(const struct compare_note *n, struct text *out)
{
	text_add(out, n->starred ? "*" : "");
	if (n->claim)
		text_joinf(out, " ", "%s", _("(claim)"));
	if (n->record == RECORD_UNATTRIBUTED)
		text_joinf(out, " ", "%s", _("(no name)"));
	text_joinf(out, " ", n->kind == NOTE_QUOTE ? "“%s”" : "%s", n->text);
}

static void
answers_add_note(struct answers *s, const struct ui *ui, size_t note)
{
	const struct compare_note *n = &s->v.c->notes[note];
	struct text lead = { 0 }, text = { 0 };
	int columns = ui->cols - 4 - ANSWERS_KIND;

	text_addf(&lead, "%s\t", n->kind == NOTE_NOTE ? "" : note_kind_names[n->kind]);
	answers_note_text(n, &text);
	rows_wrap(&s->v.rows, n->id, false, text_str(&lead), text_str(&text),
		ui->linear ? 0 : columns > 10 ? columns : 10);
	text_free(&lead);
	text_free(&text);
}

/* Facts and impressions apart: what was said comes first. */
static void
answers_add_call(struct answers *s, const struct ui *ui, size_t call, size_t from, size_t to)
{
	bool headed = false;

	for (int impression = 0; impression < 2; impression++)
		for (size_t i = from; i < to; i++) {
			if (compare_is_impression(&s->v.c->notes[i]) != (impression == 1) || !answers_has(s, i))
				continue;
			if (!headed)
				answers_person_head(s, call);
			headed = true;
			s->notes[s->n++] = i;
			answers_add_note(s, ui, i);
		}
}

static bool
answers_read(struct ui *ui, void *state, struct err *e)
{
	struct answers *s = state;

	if (!compare_view_read(ui, &s->v, e))
		return false;
	const struct comparison *c = s->v.c; /* as it was read now */
	answers_group(s);
	free(s->notes);
	s->notes = mem_new(c->n_notes + 1, sizeof(*s->notes));
	s->n = 0;
	for (size_t from = 0, to; from < c->n_notes; from = to) {
		for (to = from; to < c->n_notes && c->notes[to].call == c->notes[from].call; to++)
			;
		answers_add_call(s, ui, c->notes[from].call, from, to);
	}
	return true;
}

/* "question ID", "theme ID". */
static bool
answers_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct answers *s = state;

	if (arg && strncmp(arg, "question ", 9) == 0)
		s->question = mem_str(arg + 9);
	else if (arg && strncmp(arg, "theme ", 6) == 0)
		s->theme = strtoll(arg + 6, NULL, 10);
	else
		return err_set(e, "Which answers? Choose a question or a theme in Compare (5).");
	return answers_read(ui, s, e);
}

static void
answers_close(struct ui *ui, void *state)
{
	struct answers *s = state;

	compare_view_close(ui, &s->v);
	free(s->question);
	free(s->notes);
}

/* ---- side by side ---- */

/* Where the pointer is among the notes; 0 before anything is chosen. */
static size_t
answers_at(const struct answers *s)
{
	int64_t id = list_id(&s->v.list);

	for (size_t i = 0; i < s->n; i++)
		if (s->v.c->notes[s->notes[i]].id == id)
			return i;
	return 0;
}

static size_t
answers_call(const struct answers *s, size_t at)
{
	return s->v.c->notes[s->notes[at]].call;
}

/* The first note of the person whose note that is, and the first of the next one. */
static size_t
answers_begin(const struct answers *s, size_t at)
{
	while (at > 0 && answers_call(s, at - 1) == answers_call(s, at))
		at--;
	return at;
}

static size_t
answers_end(const struct answers *s, size_t at)
{
	size_t call = answers_call(s, at);

	while (at < s->n && answers_call(s, at) == call)
		at++;
	return at;
}

/* The note in a column from row y on; rows above `top` are scrolled away. Returns its rows. */
static int
answers_draw_note(const struct answers *s, struct canvas *c, int y, size_t at, bool chosen)
{
	const struct compare_note *n = &s->v.c->notes[s->notes[at]];
	struct text text = { 0 };
	struct strings lines = { 0 };
	enum role role = chosen ? ROLE_CHOSEN : compare_is_impression(n) ? ROLE_IMPRESSION : ROLE_TEXT;
	int rows;

	answers_note_text(n, &text);
	if (compare_is_impression(n))
		text_insert(&text, 0, "= ", 2);
	utf8_wrap(&lines, text_str(&text), c->cols - 3);
	rows = (int)lines.n;
	for (int i = 0; i < rows; i++)
		if (y + i >= 0)
			canvas_text(c, y + i, 2, c->cols - 3, role, lines.s[i]);
	if (chosen && y >= 0) {
		canvas_text(c, y, 0, 1, ROLE_CHOSEN, ">");
		canvas_cursor(c, y, 0);
	}
	strings_free(&lines);
	text_free(&text);
	return rows;
}

static int
answers_rows_of(const struct answers *s, const struct canvas *c, size_t from, size_t to)
{
	int rows = 0;

	for (size_t i = from; i < to; i++) {
		struct text text = { 0 };
		struct strings lines = { 0 };
		answers_note_text(&s->v.c->notes[s->notes[i]], &text);
		utf8_wrap(&lines, text_str(&text), c->cols - 5);
		rows += (int)lines.n;
		strings_free(&lines);
		text_free(&text);
	}
	return rows;
}

/* One person: name and position, and below what was noted. */
static void
answers_draw_person(const struct answers *s, struct canvas *c, size_t from, size_t at)
{
	size_t to = answers_end(s, from), call = answers_call(s, from);
	bool has = at >= from && at < to;
	struct text position = { 0 };
	struct canvas body = canvas_sub(c, (struct box){ 2, 0, c->rows - 2, c->cols });
	int down = has ? answers_rows_of(s, &body, from, at + 1) : 0, y;

	compare_position(&s->v.c->calls[call], &position);
	canvas_text(c, 0, 2, c->cols - 3, ROLE_HEADING, answers_who(s->v.c, call));
	canvas_text(c, 1, 2, c->cols - 3, ROLE_MUTED, text_str(&position));
	y = down > body.rows ? body.rows - down : 0;
	for (size_t i = from; i < to && y < body.rows; i++)
		y += answers_draw_note(s, &body, y, i, has && i == at);
	text_free(&position);
}

static size_t
answers_person_of(const struct answers *s, size_t at)
{
	size_t person = 0;

	for (size_t i = 1; i <= at && i < s->n; i++)
		person += answers_call(s, i) != answers_call(s, i - 1);
	return person;
}

/* As many people as fit, by pages, so that nothing moves while one stays among them. */
static void
answers_draw(const void *state, struct canvas *c)
{
	const struct answers *s = state;
	int columns = c->cols / ANSWERS_WIDE > 1 ? c->cols / ANSWERS_WIDE : 1, wide = c->cols / columns;
	size_t at, first, i = 0;

	if (!s->n || columns == 1 || s->v.list.n_rows == 0) {
		list_draw(&s->v.list, c);
		return;
	}
	at = answers_at(s);
	first = answers_person_of(s, at) / (size_t)columns * (size_t)columns;
	for (size_t p = 0; p < first; p++)
		i = answers_end(s, i);
	for (int k = 0; k < columns && i < s->n; k++, i = answers_end(s, i)) {
		struct canvas own = canvas_sub(c, (struct box){ 0, k * wide, c->rows, wide });
		answers_draw_person(s, &own, i, at);
	}
}

/* ---- keys ---- */

static void
answers_choose(struct answers *s, size_t at)
{
	if (at < s->n)
		list_choose(&s->v.list, s->v.c->notes[s->notes[at]].id);
}

static void
answers_right(struct ui *ui, void *state)
{
	struct answers *s = state;
	size_t next = s->n ? answers_end(s, answers_at(s)) : 0;

	if (next < s->n)
		answers_choose(s, next);
	else
		ui_refuse(ui, "This is the last person.");
}

static void
answers_left(struct ui *ui, void *state)
{
	struct answers *s = state;
	size_t begin = s->n ? answers_begin(s, answers_at(s)) : 0;

	if (begin > 0)
		answers_choose(s, answers_begin(s, begin - 1));
	else
		ui_refuse(ui, "This is the first person.");
}

/* The conversation, at that note. */
static void
answers_show(struct ui *ui, void *state)
{
	struct answers *s = state;
	size_t note = compare_note_at(s->v.c, list_id(&s->v.list));
	struct text arg = { 0 };

	if (note == COMPARE_NONE)
		return;
	text_addf(&arg, "%lld:%lld", (long long)s->v.c->calls[s->v.c->notes[note].call].id,
		(long long)s->v.c->notes[note].id);
	ui_open(ui, "interview", text_str(&arg));
	text_free(&arg);
}

static void
answers_theme(struct ui *ui, void *state)
{
	struct answers *s = state;
	int64_t *ids;
	size_t n = list_ids(&s->v.list, &ids);

	if (n)
		theme_ask(ui, &s->v.ask, ids, n);
	list_unmark(&s->v.list);
	free(ids);
}

/* The notes that were chosen when the name was asked for are those of the list still. */
static void
answers_split_named(struct ui *ui, void *user, const char *name)
{
	struct answers *s = user;
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t *ids;
	size_t n = list_ids(&s->v.list, &ids);

	if (!blank_only(name))
		compare_view_said(ui, theme_split_off(&s->v.app->desk, s->theme, ids, n, name, &said, &e), &said,
			&e);
	list_unmark(&s->v.list);
	free(ids);
	text_free(&said);
}

static void
answers_split(struct ui *ui, void *state)
{
	struct answers *s = state;

	if (!s->theme)
		ui_refuse(ui, "A theme is split where its notes are: Enter on it in Compare.");
	else if (s->n)
		ui_prompt(ui, _("Their own theme"), "", answers_split_named, s);
}

static void
answers_for(struct ui *ui, void *state)
{
	struct answers *s = state;

	theme_ask_claim(ui, &s->v.ask, list_id(&s->v.list), SIDE_FOR);
}

static void
answers_against(struct ui *ui, void *state)
{
	struct answers *s = state;

	theme_ask_claim(ui, &s->v.ask, list_id(&s->v.list), SIDE_AGAINST);
}

static void
answers_claim(struct ui *ui, void *state)
{
	struct answers *s = state;
	size_t note = compare_note_at(s->v.c, list_id(&s->v.list));
	bool on = note != COMPARE_NONE && !s->v.c->notes[note].claim;
	struct text said = { 0 };
	struct err e = { 0 };

	text_add(&said, on ? _("A claim now, to be borne out by others") : _("No claim any more"));
	compare_view_said(ui, claim_set(&s->v.app->desk, list_id(&s->v.list), on, &e), &said, &e);
	text_free(&said);
}

/* ---- evidence for the decision ---- */

static void
answers_weighed(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct answers *s = user;
	struct text said = { 0 };
	struct err e = { 0 };

	(void)rest;
	bool good = nth < s->v.ask.n && point_weigh(&s->v.app->desk, s->v.ask.ids[nth],
		&(struct weighed){ .note_id = s->v.of, .side = (int)s->v.ask.side }, &said, &e);
	compare_view_said(ui, good, &said, &e);
	text_free(&said);
}

static void
answers_weigh(struct ui *ui, struct answers *s, enum side side)
{
	s->v.of = list_id(&s->v.list);
	theme_ask_point(ui, &s->v.ask, s->v.c, answers_weighed, s);
	s->v.ask.side = side;
}

static void
answers_option_for(struct ui *ui, void *state)
{
	answers_weigh(ui, state, SIDE_FOR);
}

static void
answers_option_against(struct ui *ui, void *state)
{
	answers_weigh(ui, state, SIDE_AGAINST);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", answers_show, "answer-open", "Open the conversation at this note", KEY_ROW | KEY_FOOT, "open" },
	{ "Right", answers_right, "answer-next", "Go to the next person", KEY_FOOT, "next person" },
	{ "Left", answers_left, "answer-back", "Go to the person before", 0, NULL },
	{ "#", answers_theme, "note-theme", "Give the marked notes, else this one, a theme, or take it away", KEY_ROWS | KEY_FOOT, "theme" },
	{ "s", answers_split, "theme-split-off", "The marked notes, else this one, leave the theme for one of their own", KEY_ROWS, NULL },
	{ "!", answers_claim, "note-claim", "Make the note a claim, to be borne out by others, or no claim", KEY_ROW, NULL },
	{ "+", answers_for, "note-for", "The note bears out what somebody else claimed", KEY_ROW, NULL },
	{ "-", answers_against, "note-against", "The note contradicts what somebody else claimed", KEY_ROW, NULL },
	{ "y", answers_option_for, "note-option-for", "The note speaks for an option, a value or a skill of the decision", KEY_ROW, NULL },
	{ "x", answers_option_against, "note-option-against", "The note speaks against one", KEY_ROW, NULL },
	{ "f", compare_view_filter, "compare-filter", "Look at some notes only: by kind, star, theme, person, day", KEY_FOOT, "filter" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
answers_head(const void *state, struct text *left, struct text *right)
{
	const struct answers *s = state;
	const struct theme *t = themes_get(&s->v.c->themes, s->theme);
	struct breadth b = { 0 };

	for (size_t i = 0; s->question && i < s->v.c->n_questions; i++)
		if (strcmp(s->v.c->questions[i].id, s->question) == 0) {
			text_set(left, s->v.c->questions[i].brief);
			b = figure_question(s->v.c, &s->v.choice.filter, i);
		}
	if (t) {
		theme_text(&s->v.c->themes, t, left);
		b = figure_theme(s->v.c, &s->v.choice.filter, s->theme);
	}
	breadth_text(b, right);
	return ROLE_TITLE;
}

static const int widths[] = { ANSWERS_KIND, 0 };

static const struct list_screen answers_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct answers, v.rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "No note of this kind: f shows which are looked at.",
	.none = "There is no note here.",
	.refuses = {
		{ "n", "A note is added in its conversation, which Enter opens." },
		{ "e", "A note is edited in its conversation, which Enter opens." },
		{ "d", "A note is deleted in its conversation, which Enter opens." },
	},
	.read = answers_read,
};

const struct screen answers_screen = {
	.name = "answers",
	.title = "Answers",
	.help = "What each person said to one question, or to one theme, side by side; = before a note is "
		"an impression of mine.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct answers),
	.list = &answers_list,
	.open = answers_open,
	.close = answers_close,
	.head = answers_head,
	.draw = answers_draw,
	.status = compare_view_status,
};
