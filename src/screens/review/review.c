/* One conversation of a student before a coach: figures, moments, and what the coach says of it. */
#include "review.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "screens/common.h"
#include "screens/interview/note_acts.h"
#include "screens/interview/talk.h"
#include "screens/undo.h"
#include "screens/write.h"

enum { REVIEW_LIST_LEAST = 3, REVIEW_LINEAR_ROWS = 40 };

/* ---- read ---- */

static void
review_forget(struct review_view *v)
{
	call_done(&v->call);
	review_done(&v->review);
	free(v->moments.s);
	v->moments = (struct review_moments){ 0 };
	text_clear(&v->why);
	text_clear(&v->advice);
	text_clear(&v->since);
}

static bool
review_read(struct ui *ui, void *state, struct err *e)
{
	struct review_view *v = state;
	struct desk *d = &v->app->desk;

	review_forget(v);
	if (!review_call(d, v->id, &v->call, &v->review, e))
		return false;
	if (!v->review.student_id)
		return err_set(e, "Interview %lld is your own; :interview shows it.", (long long)v->id);
	student_done(&v->student);
	store_student_get(d->store, v->review.student_id, &v->student);
	v->figures = review_figures(&v->call, &v->review);
	review_moments(&v->call, &v->review, &v->moments);
	review_why(d, &v->call, &v->review, &v->why);
	review_advice(d, &v->call, &v->review, &v->advice, &v->since);
	v->left = review_left(d, v->id, NULL);
	talk_rows(&v->rows, &v->call, &v->review, ui->now.wall_ms, d->config.zone,
		talk_columns(ui, &v->list));
	return true;
}

/* The rows above, and what is left for the conversation. */
static void
review_place(struct ui *ui, struct review_view *v)
{
	struct box room = ui_room(ui);
	int rows;

	review_look(v, room.rows, room.cols - 2);
	rows = room.rows - (int)v->top.n - (int)v->bottom.n - 2;
	list_place(&v->list, ui->linear ? REVIEW_LINEAR_ROWS
		: rows > REVIEW_LIST_LEAST ? rows : REVIEW_LIST_LEAST);
}

static void
review_reload(struct ui *ui, void *state)
{
	struct review_view *v = state;
	struct err e = { 0 };

	if (!review_read(ui, v, &e))
		ui_err(ui, &e);
	review_place(ui, v);
	list_reload(&v->list);
}

/* ---- moments ---- */

/* The row of a moment: its own, else the first of the student's from there on, else the last. */
static int64_t
review_row(const struct review_view *v, const struct review_moment *m)
{
	static const enum talk_part parts[N_REVIEW_AT] = { [REVIEW_TO_COACH] = TALK_TO_COACH,
		[REVIEW_STAR] = TALK_NOTE, [REVIEW_OFF_SCRIPT] = TALK_ASKING,
		[REVIEW_UNANSWERED] = TALK_ASKING };
	int64_t last = 0;

	if (m->id)
		return rows_id((int)parts[m->what], m->id);
	for (size_t i = 0; i < v->rows.n; i++) {
		int64_t id = v->rows.one[i].id;

		if (!id || rows_part(id) == TALK_COMMENT)
			continue;
		last = id;
		if (talk_axis(&v->call, &v->review, id) >= m->axis_ms)
			break;
	}
	return last;
}

/* The place among the rows; rows.n: none. */
static size_t
review_where(const struct review_view *v, int64_t id)
{
	size_t i = 0;

	while (i < v->rows.n && v->rows.one[i].id != id)
		i++;
	return i;
}

static bool
review_is_moment(const struct review_moment *a, const struct review_moment *b)
{
	return a->what == b->what && a->axis_ms == b->axis_ms && a->id == b->id;
}

/* The moment that the pointer is on; NULL: none. Of several on one row the one gone to last. */
static const struct review_moment *
review_at_moment(const struct review_view *v)
{
	const struct review_moment *found = NULL;

	for (size_t i = 0; i < v->moments.n; i++) {
		const struct review_moment *m = &v->moments.s[i];

		if (!list_id(&v->list) || review_row(v, m) != list_id(&v->list))
			continue;
		if (!found || review_is_moment(m, &v->moment))
			found = m;
	}
	return found;
}

/* With two rows more in view behind it. */
static void
review_show_row(struct review_view *v, int64_t id)
{
	list_choose(&v->list, id);
	list_move(&v->list, 2);
	list_choose(&v->list, id);
}

static void
review_point(struct review_view *v, const struct review_moment *m)
{
	v->moment = *m;
	v->moment.text = NULL; /* borrowed from what is read again */
	review_show_row(v, review_row(v, m));
}

static void
review_status(const void *state, struct text *out)
{
	const struct review_view *v = state;
	const struct review_moment *m = review_at_moment(v);
	struct text what = { 0 };

	if (!m)
		return;
	review_moment_text(&v->call, m, &what);
	text_addf(out, "Moment %td of %zu: %s", m - v->moments.s + 1, v->moments.n, text_str(&what));
	text_free(&what);
}

/* Beside the one gone to last, several of which may have one row; from a row of none by the rows. */
static const struct review_moment *
review_beside(const struct review_view *v, int by)
{
	const struct review_moment *at = review_at_moment(v), *found = NULL;
	size_t now = review_where(v, list_id(&v->list)), nth = at ? (size_t)(at - v->moments.s) : 0;

	if (at)
		return by > 0 ? nth + 1 < v->moments.n ? at + 1 : NULL : nth ? at - 1 : NULL;
	for (size_t i = 0; i < v->moments.n; i++) {
		size_t where = review_where(v, review_row(v, &v->moments.s[i]));

		if (by > 0 ? where > now && !found : where < now)
			found = &v->moments.s[i];
	}
	return found;
}

static void
review_jump(struct ui *ui, struct review_view *v, int by)
{
	const struct review_moment *found = review_beside(v, by);

	if (found)
		review_point(v, found);
	else if (!v->moments.n)
		ui_refuse(ui, "No moment here needs attention; j and k go through it.");
	else
		ui_refuse(ui, by > 0 ? _("That was the last moment; f ends the review.")
			: _("That is the first moment."));
}

static void
review_next_moment(struct ui *ui, void *state)
{
	review_jump(ui, state, 1);
}

static void
review_previous_moment(struct ui *ui, void *state)
{
	review_jump(ui, state, -1);
}

/* ---- opened, closed ---- */

static bool
review_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct review_view *v = state;

	v->app = app_of(ui);
	v->id = screen_id(arg);
	if (!arg && !review_left(&v->app->desk, 0, &v->id))
		return err_set(e, "Nothing is left to review; :reviews lists what was taken in.");
	if (!review_read(ui, v, e))
		return false;
	review_rubric_open(v);
	review_place(ui, v);
	list_reload(&v->list);
	if (v->moments.n)
		review_point(v, &v->moments.s[0]);
	return true;
}

void
review_open_at(struct ui *ui, int64_t interview_id, int64_t comment_id)
{
	struct review_view *v;

	screen_open(ui, "review", interview_id);
	v = ui_top_state(ui, &review_screen);
	if (v)
		review_show_row(v, rows_id(TALK_COMMENT, comment_id));
}

static void
review_close(struct ui *ui, void *state)
{
	struct review_view *v = state;

	(void)ui;
	review_forget(v);
	student_done(&v->student);
	text_free(&v->why);
	text_free(&v->advice);
	text_free(&v->since);
	strings_free(&v->phrases);
	free(v->items);
	rows_done(&v->rows);
	review_lines_done(&v->top);
	review_lines_done(&v->bottom);
	comment_done(&v->writing);
	rubric_done(&v->rubric);
}

/* ---- comments ---- */

static const struct comment *
review_comment_of(const struct review_view *v, int64_t id)
{
	for (size_t i = 0; rows_part(id) == TALK_COMMENT && i < v->review.n_comments; i++)
		if (v->review.comments[i].id == rows_of(id))
			return &v->review.comments[i];
	return NULL;
}

/* What a row is: the uuid of its note, question, question to the coach or written answer; NULL: none of them. */
static const char *
review_on(const struct review_view *v, int64_t id)
{
	const struct note *n = rows_part(id) == TALK_NOTE ? call_note(&v->call, rows_of(id)) : NULL;
	const struct asked *a = rows_part(id) == TALK_ASKED ? call_asked(&v->call, rows_of(id)) : NULL;

	for (size_t i = 0; rows_part(id) == TALK_TO_COACH && i < v->review.n_to_coach; i++)
		if (v->review.to_coach[i].id == rows_of(id))
			return v->review.to_coach[i].uuid;
	for (size_t i = 0; rows_part(id) == TALK_ASKING && i < v->call.n_askings; i++)
		if (v->call.askings[i].id == rows_of(id))
			a = call_asked(&v->call, v->call.askings[i].asked_id);
	return n ? n->uuid : a ? a->uuid : talk_written_uuid(&v->call, id);
}

static void
review_comment_begin(struct review_view *v, bool private_)
{
	int64_t id = list_id(&v->list), axis = talk_axis(&v->call, &v->review, id);
	const char *on = review_on(v, id);
	struct comment *m = &v->writing;

	comment_done(m);
	m->private_ = private_;
	m->at_s = axis < 0 ? -1 : clock_at(&v->call.clock, axis) / 1000;
	if (on)
		memccpy(m->on, on, '\0', UUID_SIZE);
}

static bool
review_comment_save(struct ui *ui, void *user, const char *text, struct err *e)
{
	struct review_view *v = user;

	mem_set(&v->writing.text, text);
	if (!comment_add(&v->app->desk, &v->call, &v->writing, e))
		return false;
	ui_say(ui, v->writing.promised ? _("Promised; Today reminds you until it is written out.")
		: v->writing.private_ ? _("Kept for yourself; it is never given back.") : _("The comment is saved."));
	return true;
}

static const struct write_use review_use = { review_comment_save, NULL, NULL };

/* Rows beside the chosen one, which has a pointer. */
static void
review_around(const struct review_view *v, struct text *out)
{
	enum { BESIDE = 3 };
	size_t at = review_where(v, list_id(&v->list));
	size_t from = at > BESIDE ? at - BESIDE : 0;

	for (size_t i = from; i < v->rows.n && i <= at + BESIDE; i++) {
		const struct rows_one *o = &v->rows.one[i];
		struct strings cells = { 0 };

		if (o->what == ROWS_HEAD && i != at)
			continue;
		text_add(out, out->n ? "\n" : "");
		text_add(out, i == at ? "> " : "  ");
		strings_split(&cells, o->text, "\t");
		strings_join(&cells, "  ", out);
		strings_free(&cells);
	}
}

static void
review_write(struct ui *ui, struct review_view *v)
{
	struct writing w = { .text = mem_str(v->writing.text) };
	struct text around = { 0 }, label = { 0 }, draft = { 0 };
	char at[16];

	review_around(v, &around);
	clock_text(at, v->writing.at_s * 1000);
	if (v->writing.promised)
		text_add(&label, _("Promised, to be written out later"));
	else if (v->writing.at_s < 0 && *v->writing.on)
		text_add(&label, v->writing.private_ ? _("For yourself, on what they wrote")
			: _("Comment on what they wrote"));
	else if (v->writing.at_s < 0)
		text_add(&label, v->writing.private_ ? _("For yourself, on the whole") : _("Comment on the whole"));
	else
		text_addf(&label, v->writing.private_ ? "For yourself, at %s" : "Comment at %s", at);
	text_addf(&draft, "comment:%" PRId64 ":%" PRId64 ":%d:%" PRId64, v->id, v->writing.at_s,
		v->writing.private_, v->writing.id);
	if (v->writing.at_s < 0 && *v->writing.on)
		text_addf(&draft, ":%s", v->writing.on);
	w.title = mem_str(v->student.name);
	w.around = text_take(&around);
	w.label = text_take(&label);
	w.draft = text_take(&draft);
	write_open(ui, &w, &review_use, v);
}

static void
review_comment(struct ui *ui, void *state)
{
	review_comment_begin(state, false);
	review_write(ui, state);
}

static void
review_private(struct ui *ui, void *state)
{
	review_comment_begin(state, true);
	review_write(ui, state);
}

static void
review_promise(struct ui *ui, void *state)
{
	review_comment_begin(state, true);
	((struct review_view *)state)->writing.promised = true;
	review_write(ui, state);
}

static void
review_phrase_chosen(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct review_view *v = user;
	struct err e = { 0 };

	(void)rest;
	review_comment_begin(v, false);
	if (!review_comment_save(ui, v, v->phrases.s[nth], &e))
		ui_err(ui, &e);
	ui_reload(ui);
}

static void
review_phrase(struct ui *ui, void *state)
{
	struct review_view *v = state;

	strings_free(&v->phrases);
	comment_phrases(&v->app->desk, &v->phrases);
	if (!v->phrases.n) {
		ui_refuse(ui, "No sentence is in two of your comments yet; c writes one.");
		return;
	}
	free(v->items);
	v->items = mem_new(v->phrases.n, sizeof(*v->items));
	for (size_t i = 0; i < v->phrases.n; i++)
		v->items[i] = (struct menu_item){ v->phrases.s[i], "" };
	ui_menu(ui, _("Say again"), v->items, v->phrases.n, review_phrase_chosen, v);
}

/* A comment of mine to be changed. */
static bool
review_comment_take(struct ui *ui, struct review_view *v)
{
	const struct comment *m = review_comment_of(v, list_id(&v->list));

	if (!m || *m->coach) {
		ui_refuse(ui, "Only your own comments can be changed here; c writes one.");
		return false;
	}
	comment_done(&v->writing);
	v->writing = *m;
	v->writing.text = mem_str(m->text);
	v->writing.coach = mem_str(m->coach);
	return true;
}

static void
review_edit(struct ui *ui, void *state)
{
	struct review_view *v = state;

	if (!review_comment_take(ui, v))
		return;
	v->writing.private_ &= !v->writing.promised; /* written out, it is for the student */
	v->writing.promised = false;
	review_write(ui, v);
}

static void
review_comment_drop(struct ui *ui, void *state)
{
	struct review_view *v = state;
	struct err e = { 0 };

	if (!review_comment_take(ui, v))
		return;
	v->writing.withdrawn = true;
	if (comment_add(&v->app->desk, &v->call, &v->writing, &e))
		ui_say(ui, "The comment is taken back.");
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

/* ---- other keys ---- */

static void
review_show(struct ui *ui, void *state)
{
	struct review_view *v = state;
	const struct rows_one *o = &v->rows.one[review_where(v, list_id(&v->list))];
	const struct comment *m = review_comment_of(v, list_id(&v->list));

	if (m && !*m->coach)
		review_edit(ui, v);
	else
		ui_card(ui, v->student.name, o->whole ? o->whole : o->text);
}

static void
review_key_figures(struct ui *ui, void *state)
{
	struct review_view *v = state;
	struct text t = { 0 };

	review_card(v, &t);
	ui_card(ui, v->student.name, text_str(&t));
	text_free(&t);
}

/* Rows that were forgotten beside marked ones are named once; f again finishes. */
static bool
review_asks_marks(struct ui *ui, struct review_view *v)
{
	enum { AROUND = 40, LEAST = 20 }; /* two rows of a narrow window, less the words around the names */
	struct text names = { 0 }, some = { 0 };
	int cols = 2 * ui->cols - AROUND;
	bool asks = review_unmarked(&v->rubric, &v->review, &names) && !(ui_again(ui) && v->unmarked_named);

	v->unmarked_named = asks;
	if (asks) {
		utf8_cut(&some, text_str(&names), cols > LEAST ? cols : LEAST);
		ui_refuse(ui, "Without a mark: %s. f again finishes.", text_str(&some));
	}
	text_free(&names);
	text_free(&some);
	return asks;
}

/* Reviewed; the next one takes its place. */
static void
review_key_finish(struct ui *ui, void *state)
{
	struct review_view *v = state;
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t next = 0;

	if (review_asks_marks(ui, v))
		return;
	if (!review_finish(&v->app->desk, v->id, true, &e)) {
		ui_err(ui, &e);
		return;
	}
	review_left(&v->app->desk, v->id, &next);
	review_finish_text(&v->review, &said);
	ui_back(ui);
	if (next)
		screen_open(ui, "review", next);
	else if (!ui_top_state(ui, &reviews_screen))
		ui_open(ui, "reviews", NULL);
	ui_say(ui, next ? N_("%s This is the next one.")
		: N_("%s Nothing is left to review; b writes what goes back."), text_str(&said));
	text_free(&said);
}

static void
review_undo(struct ui *ui, void *state)
{
	undo_last_of(ui, ((struct review_view *)state)->id, false);
	ui_reload(ui);
}

static void
review_redo(struct ui *ui, void *state)
{
	undo_last_of(ui, ((struct review_view *)state)->id, true);
	ui_reload(ui);
}

/* clang-format off */
static const struct key review_rows[] = {
	{ "n", review_next_moment, "moment-next", "The next moment: a question to you, a star, an off-script question, a long silence …", KEY_FOOT, "next moment" },
	{ "N", review_previous_moment, "moment-previous", "The moment before", 0, NULL },
	{ "c", review_comment, "review-comment", "Comment on the chosen row", KEY_ROW | KEY_FOOT, "comment" },
	{ "1 2 3 4 5 6 7 8 9 0", NULL, NULL, "Give the rubric's row in view that level; 0 takes it back", KEY_TYPED, NULL },
	{ "Tab", review_rubric_next, "row-next", "The rubric's next row (in lines also: row 4)", KEY_FOOT, "row" },
	{ "Shift-Tab", review_rubric_previous, "row-previous", "The rubric's row before", 0, NULL },
	{ "r", review_rubric_whole, "row-levels", "The rubric's row whole: what each level means, with an example (in lines also: row)", 0, NULL },
	{ "w", review_rubric_why, "mark-why", "Why the row has its mark: a sentence that the student reads (in lines also: score 3 because …)", 0, NULL },
	{ "s", review_phrase, "review-phrase", "Say again what you say often: a sentence of your comments is a comment here, too", KEY_ROW, NULL },
	{ "t", review_promise, "review-promise", "Promise a remark: Today reminds you, e writes it out for the student", KEY_ROW, NULL },
	{ "p", review_private, "review-private", "A remark for yourself, never given back", KEY_ROW | KEY_FOOT, "private" },
	{ "f", review_key_finish, "review-finish", "Reviewed; on to the next. Rows without a mark beside marked ones are named first, and f again finishes", KEY_FOOT, "reviewed" },
	{ "i", review_key_figures, "review-figures", "All figures and all moments", KEY_FOOT, "figures" },
	{ "Enter", review_show, "review-show", "The row whole; a comment of yours is changed", KEY_ROW, NULL },
	{ "e", review_edit, "comment-edit", "Change your comment", KEY_ROW, NULL },
	{ "u", review_undo, "review-undo", "Undo what was done last", 0, NULL },
	{ "Ctrl-R", review_redo, "review-redo", "Do again what was undone", 0, NULL },
	{ "d", review_comment_drop, "comment-drop", "Take your comment back", KEY_ROW, NULL },
};
/* clang-format on */
static const struct keyset review_keys = { review_rows, LEN(review_rows) };

/* ---- looking ---- */

static enum role
review_head(const void *state, struct text *left, struct text *right)
{
	const struct review_view *v = state;
	const struct interview *i = &v->call.interview;
	struct text who = { 0 };
	char length[16];

	text_addf(left, "%s · ", v->student.name);
	time_format(left, "%-d %b", i->started_ms, v->app->desk.config.zone);
	span_text(length, v->figures.length_ms);
	if (v->figures.measured)
		text_joinf(left, " · ", "%s of %d min", length, i->agreed_minutes);
	else
		text_joinf(left, " · ", "from paper");
	text_addf(left, " · %s", name_or(i->contact));
	who_text(&who, i->role, i->organisation);
	if (who.n)
		text_addf(left, ", %s", text_str(&who));
	if (v->review.withdrawn_ms)
		text_add(right, _("taken back by the student"));
	else if (v->left)
		text_addf(right, "%zu left", v->left);
	text_free(&who);
	return ROLE_TITLE;
}

static void
review_draw_lines(struct canvas *c, int y, const struct review_lines *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const char *beside = l->s[i].right ? l->s[i].right : "";
		int right = *beside ? utf8_columns(beside, strlen(beside)) + 1 : 0;

		canvas_text(c, y + (int)i, 1, c->cols - 2 - right, l->s[i].role, l->s[i].text);
		if (l->s[i].right)
			canvas_right(c, y + (int)i, 0, c->cols - 1, ROLE_MUTED, l->s[i].right);
	}
}

static void
review_draw(const void *state, struct canvas *c)
{
	const struct review_view *v = state;
	int top = (int)v->top.n, bottom = (int)v->bottom.n;
	int rows = c->rows - top - bottom - 1 - (bottom > 0);
	struct canvas body;

	rows = rows > REVIEW_LIST_LEAST ? rows : REVIEW_LIST_LEAST;
	review_draw_lines(c, 0, &v->top);
	canvas_rule(c, top, 0, c->cols, "");
	body = canvas_sub(c, (struct box){ top + 1, 0, rows, c->cols });
	list_draw(&v->list, &body);
	if (bottom)
		canvas_rule(c, top + 1 + rows, 0, c->cols, "");
	review_draw_lines(c, top + 2 + rows, &v->bottom);
}

static void
review_say(const void *state, struct text *out)
{
	const struct review_view *v = state;

	review_say_head(v, out);
	list_say(&v->list, out);
	review_rubric_say(v, out);
	review_status(v, out); /* last: where the pointer went to is then all that is said */
	if (review_at_moment(v))
		text_addc(out, '\n');
}

static const struct list_screen review_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct review_view, rows),
	.widths = talk_widths,
	.n_columns = TALK_COLUMNS,
	.empty = "This conversation was deleted. q goes back.",
	.none = "No row is chosen.",
};

const struct screen review_screen = {
	.name = "review",
	.title = "A student's conversation",
	.help = "One conversation of a student: its figures and moments, the notes in their order, "
		"and your comments where they belong. n goes from moment to moment, f to the next student. Below, a row of the rubric: "
		"a digit gives it a level, w says why (in lines: score 3, or score 3 because she asked twice).",
	.keys = { &review_keys, &list_keys }, /* the global keys' digits are marks here */
	.state_size = sizeof(struct review_view),
	.list = &review_list,
	.open = review_open,
	.close = review_close,
	.reload = review_reload,
	.head = review_head,
	.status = review_status,
	.draw = review_draw,
	.say = review_say,
	.text = review_rubric_text,
	.line = review_rubric_line,
	.line_some = true,
	.plain_digits = true,
};
