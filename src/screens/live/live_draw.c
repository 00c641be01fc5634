/*
 * How the live screen looks. From above: the questions (the current one whole,
 * the others by their titles), the notes, the line being typed. Heights depend
 * on the window alone, so that nothing moves while one types.
 */
#include <stdio.h>
#include <string.h>

#include "live.h"
#include "model/pace.h"
#include "screens/rehearse/rehearsal.h"

#define WIDE 60 /* columns from which words are written out */

/* ---- questions ---- */

static const char *
state_mark(const struct call *c, const struct asked *a)
{
	static const char *const marks[N_ASKED_STATES] = {
		[ASKED_PLANNED] = "", [ASKED_ASKED] = "✓", [ASKED_ANSWERED] = "✓",
		[ASKED_SKIPPED] = "–", [ASKED_OFF_SCRIPT] = "+",
	};
	return a == call_current(c) ? "●" : marks[a->state];
}

static bool
is_pointed(const struct live *l, const struct asked *a)
{
	return l->view.chosen ? a->id == l->view.chosen : a == call_current(&l->call);
}

/* "took 2:10" once it is over, "plan 3:00" before: it changes when a question ends. */
static void
draw_time(const struct live *l, const struct asked *a, struct canvas *c, int y, int x)
{
	bool current = a == call_current(&l->call);
	int64_t spent = current ? 0 : asked_spent(&l->call, a->id, l->clock.axis_ms);
	char t[16];

	if (!spent && !a->minutes)
		return;
	span_text(t, spent ? spent : a->minutes * MINUTE_MS);
	canvas_textf(c, y, x, -1, ROLE_CLOCK, c->cols < WIDE ? "%s" : spent ? N_("took %s") : N_("plan %s"), t);
}

/* Where there is little room the question's words have it. */
static bool
shows_must(const struct asked *a, int cols)
{
	return a->must && cols >= LIVE_ROOMY;
}

/* Columns of the title's text; to the right of it stand must and time. */
static int
title_columns(const struct asked *a, int cols)
{
	return cols >= WIDE ? cols - 35 : shows_must(a, cols) ? cols - 21 : cols - 16;
}

/* An off-script question is its own title: not said twice when it fits there. */
static bool
is_all_title(const struct asked *a, int cols)
{
	return strcmp(a->text, a->brief) == 0 &&
		utf8_columns(a->text, strlen(a->text)) <= title_columns(a, cols);
}

static void
live_draw_title(const struct live *l, const struct asked *a, struct canvas *c, int y)
{
	bool wide = c->cols >= WIDE, pointed = is_pointed(l, a);
	int right = wide ? c->cols - 26 : c->cols - 12;
	enum role role = pointed ? ROLE_CHOSEN : ROLE_TEXT;
	char number[16];

	number_text(number, (int)(a - l->call.asked) + 1);
	canvas_text(c, y, 1, 1, role, pointed ? ">" : "");
	canvas_text(c, y, 3, 1, ROLE_STATE, state_mark(&l->call, a));
	canvas_text(c, y, 5, 2, ROLE_TEXT, number);
	canvas_text(c, y, 8, title_columns(a, c->cols), role, a->brief);
	if (shows_must(a, c->cols))
		canvas_text(c, y, right, 4, ROLE_MUST, _("must"));
	draw_time(l, a, c, y, wide ? right + 9 : right + 6);
}

/* The current question's own words and probes, from row y; returns the rows used. */
static int
live_draw_whole(const struct asked *a, struct canvas *c, int y, int rows)
{
	struct box b = { y, 8, rows, c->cols - 9 };
	int used = rows > 0 && !is_all_title(a, c->cols) ? canvas_wrap(c, b, ROLE_TEXT, a->text) : 0;

	for (size_t i = 0; i < a->probes.n && used < rows; i++, used++)
		canvas_textf(c, y + used, 8, c->cols - 9, ROLE_TEXT, "then: %s", a->probes.s[i]);
	return used;
}

/* Where the list begins: one before the one pointed at, so that both sides show; in a
 * small window with that one, so that its words have the room. */
static size_t
first_shown(const struct live *l, int rows)
{
	size_t n = l->call.n_asked, at = 0, room = rows > 4 ? 4 : 1;

	while (at < n && !is_pointed(l, &l->call.asked[at]))
		at++;
	if (at == n)
		at = 0;
	if (rows <= 4)
		return at;
	size_t first = at ? at - 1 : 0;
	while (first > 0 && n - first + 1 < room)
		first--;
	return first;
}

/* An off-script question stands last in the list; while it is asked it is shown before
 * what comes next. */
static const struct asked *
off_script_now(const struct live *l)
{
	const struct asked *a = call_current(&l->call);

	return a && a->state == ASKED_OFF_SCRIPT && !l->view.chosen ? a : NULL;
}

static size_t
first_below(const struct live *l, const struct asked *above, int rows)
{
	const struct asked *next = call_next(&l->call);

	if (!above)
		return first_shown(l, rows);
	return next ? (size_t)(next - l->call.asked) : l->call.n_asked;
}

/* The words of one that is still to be asked, where the titles of those behind it have room too;
 * returns the rows used. */
static int
live_draw_words(const struct asked *a, struct canvas *c, int y, size_t behind)
{
	struct strings lines = { 0 };
	int rows = 0;

	utf8_wrap(&lines, a->text, c->cols - 9);
	if (a->state == ASKED_PLANNED && !is_all_title(a, c->cols) && y + (int)(lines.n + behind) <= c->rows)
		rows = canvas_wrap(c, (struct box){ y, 8, (int)lines.n, c->cols - 9 }, ROLE_MUTED, a->text);
	strings_free(&lines);
	return rows;
}

/* Returns the first that had no room; their number when all had. */
static size_t
draw_questions(const struct live *l, struct canvas *c, bool roomy)
{
	const struct asked *current = call_current(&l->call), *above = off_script_now(l);
	size_t i = first_below(l, above, c->rows), n = l->call.n_asked;
	int y = 0;

	if (!n && !l->unplanned)
		canvas_text(c, 0, 3, -1, ROLE_TEXT, _("No questions are planned. ? and its words ask one."));
	if (above) {
		live_draw_title(l, above, c, y++);
		y += live_draw_whole(above, c, y, c->rows - y - (c->rows > 5 ? 2 : 0));
	}
	for (; i < n && y < c->rows; i++) {
		const struct asked *a = &l->call.asked[i];
		bool last = y == c->rows - 1 && i + 1 < n;
		if (a == above)
			continue;
		if (last && !is_pointed(l, a)) {
			canvas_textf(c, y, 5, -1, ROLE_TEXT, "… %zu more", n - i - (above > a));
			return i;
		}
		live_draw_title(l, a, c, y++);
		if (a == current)
			y += live_draw_whole(
				current, c, y, c->rows - y - (c->rows > 5 ? 2 : 0));
		else if (roomy)
			y += live_draw_words(a, c, y, n - i - 1);
	}
	return i;
}

/* Questions that had no room above, in the rows that the notes leave empty below: the next note
 * covers one, and nothing moves. */
static void
live_draw_later(const struct live *l, size_t first, struct canvas *c)
{
	size_t n = l->call.n_asked, rows = (size_t)c->rows, left = n - first;
	size_t y = left + 1 < rows ? rows - left : 1;

	for (size_t i = first; i < n && y < rows; i++) {
		const struct asked *a = &l->call.asked[i];
		char number[16];

		if (a->state != ASKED_PLANNED)
			continue;
		number_text(number, (int)i + 1);
		if (y > l->call.n_notes) {
			canvas_text(c, (int)y, 5, 2, ROLE_MUTED, number);
			canvas_text(c, (int)y, 8, title_columns(a, c->cols), ROLE_MUTED, a->brief);
			if (a->must && c->cols >= WIDE)
				canvas_text(c, (int)y, c->cols - 26, -1, ROLE_MUTED, _("must"));
		}
		y++;
	}
}

/* ---- notes ---- */

/* How much of a kind's word is shown: at most five columns, eight, or all, for those who hear it. */
enum kind_word { WORD_BRIEF, WORD_SHORT, WORD_WHOLE, N_KIND_WORDS };
#define KIND_COLS 11 /* of "*impression" */

/* "fact", "star", "*quote". */
static void
live_kind_text(enum note_kind kind, bool starred, enum kind_word how, struct text *out)
{
	static const char *const words[N_KIND_WORDS][N_NOTE_KINDS] = {
		[WORD_BRIEF] = { "", "fact", "impr", "quot", "step", "ref" },
		[WORD_SHORT] = { "", "fact", "impress.", "quote", "step", "referral" },
		[WORD_WHOLE] = { "", "fact", "impression", "quote", "step", "referral" },
	};
	/* A blank before the text stays. */
	bool fits = how != WORD_SHORT || !starred || strlen(words[how][kind]) < 8;
	const char *word = words[fits ? how : WORD_BRIEF][kind];

	if (starred)
		text_add(out, *word ? "*" : _("star"));
	text_add(out, word);
}

/* In a narrow window whole words would leave no room for the notes. */
static bool
live_words_whole(const struct live *l, int cols)
{
	return l->view.quiet && cols >= WIDE;
}

/* What a note of this kind is to a theme. */
static enum role
live_kind_role(enum note_kind kind)
{
	static const enum role kind_roles[N_NOTE_KINDS] = {
		[NOTE_NOTE] = ROLE_NOTE, [NOTE_FACT] = ROLE_FACT, [NOTE_IMPRESSION] = ROLE_IMPRESSION,
		[NOTE_QUOTE] = ROLE_QUOTE, [NOTE_STEP] = ROLE_STEP, [NOTE_REFERRAL] = ROLE_REFERRAL,
	};
	return kind_roles[kind];
}

static int
draw_apart(const struct note *n, struct canvas *c, int y, int x)
{
	struct text apart = { 0 };

	note_apart(&apart, n);
	int columns = canvas_text(c, y, x, -1, ROLE_RECORD, text_str(&apart));
	text_free(&apart);
	return columns;
}

/* "q2" at the end of the row, where the note before belongs to another question. */
static int
live_note_question(const struct live *l, const struct note *n, struct canvas *c, int y)
{
	const struct asked *a = n->asked_id ? call_asked(&l->call, n->asked_id) : NULL;
	bool goes_on = n > l->call.notes && n[-1].asked_id == n->asked_id;
	char q[16];

	if (!a || goes_on || c->cols < LIVE_ROOMY)
		return 0;
	snprintf(q, sizeof(q), " q%zu", live_number(&l->call, a));
	canvas_right(c, y, 0, c->cols, ROLE_LABEL, q);
	return (int)strlen(q);
}

static void
draw_note(const struct live *l, const struct note *n, struct canvas *c, int y)
{
	bool wide = c->cols >= WIDE, whole = live_words_whole(l, c->cols);
	int x = live_prefix(l, c->cols);
	struct text kind = { 0 };
	char at[16];

	clock_text(at, clock_at(&l->call.clock, n->axis_ms));
	canvas_text(c, y, wide ? 1 : 0, 7, ROLE_CLOCK, at);
	live_kind_text(n->kind, n->starred, whole ? WORD_WHOLE : wide ? WORD_SHORT : WORD_BRIEF, &kind);
	canvas_text(c, y, wide ? 7 : 6, whole ? KIND_COLS : wide ? 9 : 5, live_kind_role(n->kind), text_str(&kind));
	text_free(&kind);
	if (n->id && n->id == l->line.editing)
		canvas_text(c, y, wide ? 0 : 5, 1, ROLE_CHOSEN, ">");
	if (n->unsaved)
		x += canvas_textf(c, y, x, -1, ROLE_WARNING, "%s ", _("(unsaved)"));
	if (n->record != RECORD_ON || n->claim)
		x += draw_apart(n, c, y, x);
	int room = c->cols - x - live_note_question(l, n, c, y);
	canvas_text(c, y, x, room > 0 ? room : 0, n->marker ? ROLE_MUTED : ROLE_NOTE,
		n->marker ? _("(to be written out)") : n->text);
}

/* Stacked from above; when they are full they jump by half, which a slow line sends in
 * 85 bytes where scrolling row by row sends it for every note. */
static void
draw_notes(const struct live *l, struct canvas *c)
{
	size_t rows = (size_t)c->rows, least = l->call.n_notes < rows ? l->call.n_notes : rows;
	size_t n = l->call.n_notes - l->view.back < least ? least : l->call.n_notes - l->view.back;
	size_t step = rows / 2 ? rows / 2 : 1, first = 0;

	if (n > rows)
		first = (n - rows + step - 1) / step * step;
	for (size_t i = first; i < n && i - first < rows; i++)
		draw_note(l, &l->call.notes[i], c, (int)(i - first));
}

/* ---- the line ---- */

int
live_prefix(const struct live *l, int cols)
{
	return live_words_whole(l, cols) ? 7 + KIND_COLS + 3 : cols >= WIDE ? 16 : 12;
}

static const char *
private_word(const struct draft *d, int cols)
{
	if (!d->mark.off)
		return "";
	return cols >= LIVE_ROOMY ? "private " : "% ";
}

int
live_private(const struct draft *d, int cols)
{
	return (int)strlen(private_word(d, cols));
}

static void
live_draw_line(const struct live *l, struct canvas *c)
{
	const struct draft *d = &l->line.draft;
	int x = live_prefix(l, c->cols);
	bool wide = c->cols >= WIDE, whole = live_words_whole(l, c->cols);
	struct text kind = { 0 };
	char at[16] = "";

	if (d->axis_ms >= 0)
		clock_text(at, clock_at(&l->call.clock, d->axis_ms));
	if (d->mark.question)
		text_addf(&kind, "%s%s", d->mark.starred ? "*" : "", whole ? "question" : "quest");
	else
		live_kind_text(d->mark.kind, d->mark.starred, whole ? WORD_WHOLE : WORD_BRIEF, &kind);
	canvas_text(c, 0, wide ? 1 : 0, 7, ROLE_CLOCK, at);
	canvas_text(c, 0, wide ? 7 : 6, whole ? KIND_COLS : 6, live_kind_role(d->mark.kind), text_str(&kind));
	if (d->mark.off)
		x += canvas_text(c, 0, x - 2, -1, ROLE_RECORD, private_word(d, c->cols));
	if (l->line.editing)
		canvas_text(c, 0, x - 2, 1, ROLE_INPUT, "«");
	else
		canvas_bar(c, 0, x - 2, ROLE_LABEL); /* plain: put again at each Enter */
	line_draw(&d->line, c, 0, x, c->cols - x);
	text_free(&kind);
}

/* ---- all of it ---- */

static bool
has_panel(const struct live *l)
{
	return l->call.interview.practice && live_started(l);
}

static void
draw_opening(const struct live_view *v, struct canvas *c)
{
	struct strings lines = { 0 };

	utf8_wrap(&lines, text_str(&v->opening), c->cols - 2);
	size_t rows = (size_t)c->rows, top = v->opening_top;
	if (top + rows > lines.n)
		top = lines.n > rows ? lines.n - rows : 0;
	bool more = top + rows < lines.n;
	if (more) /* says so in a row of its own */
		rows--;
	for (size_t y = 0; y < rows && top + y < lines.n; y++)
		canvas_text(c, (int)y, 1, -1, ROLE_TEXT, lines.s[top + y]);
	if (more)
		canvas_right(c, c->rows - 1, 0, c->cols - 1, ROLE_MORE, _("PgDn for the rest"));
	strings_free(&lines);
}

#define LATER_LEAST 5 /* rows of notes: fewer are left to them */
#define TALL 12 /* rows from which there are rules above and below */

static int
question_rows(int rows)
{
	return rows >= TALL ? (rows - 3) * 4 / 9 : rows > 7 ? 4 : rows > 6 ? 3 : 2;
}

int
live_beside(int cols)
{
	int half = (cols - LIVE_BETWEEN) / 2;

	return cols < LIVE_BESIDE ? 0 : half < LIVE_COLUMNS_MOST ? half : LIVE_COLUMNS_MOST;
}

int
live_note_rows(const struct live *l, int rows)
{
	rows -= has_panel(l) ? rehearsal_rows(rows + 3, l->view.lesson) : 0;
	int above = live_beside(l->view.cols) ? 0 : question_rows(rows) + 1;

	return rows - (rows >= TALL ? 3 : 1) - above;
}

/* The questions, and below or beside them the notes, which the label counts. */
static void
live_draw_halves(const struct live *l, struct canvas *c, int rows, const char *label)
{
	int beside = live_beside(c->cols);

	rows = beside ? c->rows : rows;
	int x = beside ? beside + LIVE_BETWEEN : 0, y = beside ? 0 : rows + 1;
	struct canvas asked = canvas_sub(c, (struct box){ 0, 0, rows, beside ? beside : c->cols });
	struct canvas notes = canvas_sub(c, (struct box){ y, x, c->rows - y, c->cols - x });

	size_t first = l->call.n_asked;

	if (live_started(l))
		first = draw_questions(l, &asked, beside);
	else
		draw_opening(&l->view, &asked);
	if (!beside && notes.rows > LATER_LEAST && !l->view.quiet)
		live_draw_later(l, first, &notes);
	for (int i = 0; beside && i < rows; i++)
		canvas_bar(c, i, beside + 1, ROLE_RULE);
	if (!beside)
		canvas_rule(c, rows, 0, c->cols, label);
	draw_notes(l, &notes);
}

static void
draw_call(const struct live *l, struct canvas *c)
{
	bool tall = c->rows >= TALL;
	int top = tall ? 1 : 0, bottom = c->rows - (tall ? 2 : 1), beside = live_beside(c->cols);
	int most = beside ? 2 * LIVE_COLUMNS_MOST + LIVE_BETWEEN : LIVE_COLUMNS_MOST;
	bool halves = live_started(l) || l->call.n_notes;
	char label[32];

	snprintf(label, sizeof(label), "notes %zu", l->call.n_notes);
	most = c->cols < most ? c->cols : most;
	if (tall) {
		canvas_rule(c, 0, 0, most, beside && halves ? label : NULL);
		canvas_rule(c, 0, most, c->cols - most, NULL);
		canvas_rule(c, bottom, 0, c->cols, NULL);
	}
	struct canvas line = canvas_sub(c, (struct box){ c->rows - 1, 0, 1, c->cols });
	struct canvas above = canvas_sub(c, (struct box){ top, 0, bottom - top, most });
	if (halves && !beside)
		canvas_rule(c, top + question_rows(c->rows), most, c->cols - most, NULL);
	if (halves)
		live_draw_halves(l, &above, question_rows(c->rows), label);
	else
		draw_opening(&l->view, &above);
	live_draw_line(l, &line);
}

void
live_draw(const void *state, struct canvas *c)
{
	const struct live *l = state;
	int top = has_panel(l) ? rehearsal_rows(c->rows + 3, l->view.lesson) : 0;
	struct canvas call = canvas_sub(c, (struct box){ top, 0, c->rows - top, c->cols });

	draw_call(l, &call);
}

void
live_typed(const void *state, struct canvas *c)
{
	int y = c->rows - 1;

	canvas_again(c, y);
	struct canvas line = canvas_sub(c, (struct box){ y, 0, 1, c->cols });
	live_draw_line(state, &line);
}
