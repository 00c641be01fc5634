/* The assignment: its day, each question to be written up, and by what it is marked. */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "formats_report.h"
#include "model/question.h"
#include "model/rubric.h"
#include "rows.h"
#include "screens/interview/interview_acts.h"
#include "screens/interview/note_acts.h"
#include "write.h"

enum { PART_QUESTION = 1, PART_RUBRIC };

struct assignment_state {
	struct list list;
	struct app *app;
	struct rows rows;
	struct coursework work;    /* id 0: none is chosen */
	const struct pack *pack;   /* NULL: none, or not in the bank */
	int64_t wanted;            /* the interview it was opened for; 0: the one for it */
	struct call call;          /* whose write-up it is; id 0: none yet */
	struct rubric rubric;      /* name NULL: none */
	size_t writing;            /* the question being written up */
	struct report_ask report;
	struct strings names;      /* of packs, while one is chosen */
	struct menu_item *items;
};

/* ---- rows ---- */

static void
assignment_add_question(struct assignment_state *s, const struct question *q, size_t nth)
{
	const char *text = call_writeup(&s->call, q->id);
	struct text words = { 0 };
	char place[24];

	if (text)
		count_text(&words, coursework_words(text), "word", "words");
	else
		text_add(&words, _("not written"));
	snprintf(place, sizeof(place), "%zu", nth + 1);
	rows_add(&s->rows, rows_id(PART_QUESTION, (int64_t)nth), !text, "%s\t%s\t%s",
		s->app->ui.linear ? "" : place, q->brief, text_str(&words));
	text_free(&words);
}

static void
assignment_add_questions(struct assignment_state *s)
{
	const struct question *q;
	struct text head = { 0 };

	if (!s->pack)
		return;
	if (s->call.interview.id)
		text_addf(&head, "Written up of the conversation with %s", name_or(s->call.who.name));
	else
		text_add(&head, _("Its questions; p on a contact plans a conversation for it"));
	rows_head(&s->rows, text_str(&head));
	for (size_t i = 0; (q = assignment_question(s->pack, i)); i++)
		assignment_add_question(s, q, i);
	text_free(&head);
}

/* What it can bring, and how late it is. */
static void
assignment_add_points(struct assignment_state *s)
{
	struct text points = { 0 };

	if (s->work.id)
		coursework_points_now(&s->app->desk, &s->work, &points);
	if (points.n)
		rows_head(&s->rows, text_str(&points));
	text_free(&points);
}

static void
assignment_add_rubric(struct assignment_state *s)
{
	struct text head = { 0 };

	if (!s->rubric.name)
		return;
	text_addf(&head, "Marked by: %s", s->rubric.title);
	rows_head(&s->rows, text_str(&head));
	for (size_t i = 0; i < s->rubric.n; i++)
		rows_add(&s->rows, rows_id(PART_RUBRIC, (int64_t)i), false, "\t%s\tweight %g",
			s->rubric.rows[i].title, s->rubric.rows[i].weight);
	text_free(&head);
}

static const char assignment_none[] =
	"No assignment is chosen. x chooses one, then its day;\nToday counts back from it.";

static bool
assignment_read(struct ui *ui, void *state, struct err *e)
{
	struct assignment_state *s = state;
	struct desk *d = &s->app->desk;

	(void)ui;
	rows_done(&s->rows);
	rubric_done(&s->rubric);
	call_done(&s->call);
	int64_t id = coursework_now(d, &s->work) ? coursework_interview(d, &s->work) : 0;
	id = s->wanted ? s->wanted : id;
	if (id && !desk_call(d, id, &s->call, e))
		return false;
	s->pack = id ? writeup_pack(d, &s->call, NULL)
		: s->work.id ? report_pack(desk_bank(d), s->work.pack) : NULL;
	if (s->pack && s->pack->assignment->rubric)
		rubric_open(s->pack->assignment->rubric, &s->rubric, NULL);
	assignment_add_points(s);
	assignment_add_questions(s);
	assignment_add_rubric(s);
	return true;
}

static bool
assignment_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct assignment_state *s = state;

	s->app = app_of(ui);
	s->wanted = arg ? interview_find(&s->app->desk, arg, e) : 0;
	return (!arg || s->wanted) && assignment_read(ui, s, e);
}

static void
assignment_close(struct ui *ui, void *state)
{
	struct assignment_state *s = state;

	(void)ui;
	rows_done(&s->rows);
	rubric_done(&s->rubric);
	call_done(&s->call);
	coursework_done(&s->work);
	report_ask_done(&s->report);
	strings_free(&s->names);
	free(s->items);
}

/* ---- writing up ---- */

/* The question's notes, as they were taken. */
static void
assignment_notes(const struct assignment_state *s, const struct question *q, struct text *out)
{
	const struct call *c = &s->call;

	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		const struct asked *a = call_asked(c, n->asked_id);
		if (n->marker || !a || strcmp(a->question_id, q->id) != 0)
			continue;
		text_add(out, out->n ? "\n" : "");
		note_label(out, c, n);
		text_addf(out, "  %s", n->text);
	}
	if (!out->n)
		text_add(out, _("No notes were taken at this question."));
}

static void
assignment_fill(struct assignment_state *s, size_t nth, struct writing *w)
{
	const struct question *q = assignment_question(s->pack, nth);
	struct text title = { 0 }, around = { 0 }, draft = { 0 };

	text_addf(&title, "Write-up · %s · %zu", name_or(s->call.who.name), nth + 1);
	assignment_notes(s, q, &around);
	text_addf(&draft, "writeup:%" PRId64 ":%s", s->call.interview.id, q->id);
	*w = (struct writing){ .title = text_take(&title), .around = text_take(&around),
		.label = mem_str(q->text), .text = mem_str(call_writeup(&s->call, q->id)),
		.draft = text_take(&draft), .prose = true };
	s->writing = nth;
}

static bool
assignment_save(struct ui *ui, void *user, const char *text, struct err *e)
{
	struct assignment_state *s = user;
	const struct question *q = assignment_question(s->pack, s->writing);

	(void)ui;
	return writeup_set(&s->app->desk, &s->call, q->id, text, e);
}

static bool
assignment_go(struct ui *ui, void *user, int by, struct writing *w)
{
	struct assignment_state *s = user;
	size_t to = s->writing + (size_t)by;

	if (!assignment_read(ui, s, NULL) || !s->pack || (by < 0 && !s->writing) ||
		!assignment_question(s->pack, to))
		return false;
	assignment_fill(s, to, w);
	return true;
}

static bool
assignment_stored(struct ui *ui, void *user, struct text *out)
{
	struct assignment_state *s = user;

	if (!assignment_read(ui, s, NULL) || !s->pack)
		return false;
	const char *text = call_writeup(&s->call, assignment_question(s->pack, s->writing)->id);
	text_set(out, text ? text : "");
	return true;
}

static const struct write_use assignment_use = { assignment_save, assignment_go, assignment_stored };

static void
assignment_write(struct ui *ui, struct assignment_state *s, size_t nth)
{
	struct writing w = { 0 };

	if (!s->call.interview.id) {
		ui_refuse(ui, "Nothing to write up yet: plan a conversation for it first.");
		return;
	}
	assignment_fill(s, nth, &w);
	write_open(ui, &w, &assignment_use, s);
}

static void
assignment_rubric_card(struct ui *ui, const struct rubric_row *row)
{
	struct text t = { 0 };

	rubric_row_text(row, &t);
	ui_card(ui, row->title, text_str(&t));
	text_free(&t);
}

static void
assignment_show(struct ui *ui, void *state)
{
	struct assignment_state *s = state;
	int64_t id = list_id(&s->list);

	if (rows_part(id) == PART_QUESTION)
		assignment_write(ui, s, (size_t)rows_of(id));
	else
		assignment_rubric_card(ui, &s->rubric.rows[rows_of(id)]);
}

/* ---- chosen ---- */

static void
assignment_said(struct ui *ui, bool good, const struct text *said, const struct err *e)
{
	if (good)
		ui_say(ui, "%s", text_str(said));
	else
		ui_err(ui, e);
	ui_reload(ui);
}

static void
assignment_choose(struct ui *ui, struct assignment_state *s, const char *pack, int day)
{
	struct text said = { 0 };
	struct err e = { 0 };

	bool good = coursework_choose(&s->app->desk, pack, day, &said, &e);
	assignment_said(ui, good, &said, &e);
	text_free(&said);
}

static void
assignment_day_typed(struct ui *ui, void *user, const char *typed)
{
	struct assignment_state *s = user;
	const char *zone = s->app->desk.config.zone;
	struct err e = { 0 };
	int64_t ms = 0;

	if (!*typed)
		return;
	if (time_said(typed, zone, ui->now.wall_ms, SAID_DAY, &ms, NULL, &e))
		assignment_choose(ui, s, s->work.pack, time_day(ms, zone));
	else
		ui_err(ui, &e);
}

static void
assignment_day(struct ui *ui, void *state)
{
	struct assignment_state *s = state;
	struct text day = { 0 };

	if (s->work.id)
		ui_prompt(ui, "Due when (14 Dec, in 2 weeks)", coursework_day(&s->work, &day),
			assignment_day_typed, s);
	else
		ui_refuse(ui, "No assignment is chosen yet; x chooses one.");
	text_free(&day);
}

static void
assignment_chosen(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct assignment_state *s = user;

	(void)rest;
	assignment_choose(ui, s, s->names.s[nth], 0);
	if (s->work.id)
		assignment_day(ui, s);
}

static void
assignment_pick(struct ui *ui, void *state)
{
	struct assignment_state *s = state;
	const struct bank *b = app_bank(s->app);

	strings_free(&s->names);
	free(s->items);
	s->items = mem_new(b->n + 1, sizeof(*s->items));
	for (size_t i = 0; i < b->n; i++)
		if (b->packs[i].assignment) {
			strings_add(&s->names, b->packs[i].name);
			s->items[s->names.n - 1] = (struct menu_item){ b->packs[i].title,
				b->packs[i].assignment->course ? b->packs[i].assignment->course : "" };
		}
	if (s->names.n)
		ui_menu(ui, "Which assignment?", s->items, s->names.n, assignment_chosen, s);
	else
		ui_refuse(ui, "No assignment pack is installed. Add one with `halfhour bank add FILE`.");
}

static void
assignment_put_away(struct ui *ui, void *state)
{
	struct assignment_state *s = state;
	struct text said = { 0 };
	struct err e = { 0 };

	bool good = coursework_drop(&s->app->desk, &said, &e);
	assignment_said(ui, good, &said, &e);
	text_free(&said);
}

static void
assignment_report(struct ui *ui, void *state)
{
	struct assignment_state *s = state;

	if (s->call.interview.id)
		interview_ask(ui, &s->report, s->call.interview.id, ASK_REPORT);
	else
		ui_refuse(ui, "There is no conversation to report yet.");
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter e", assignment_show, "assignment-open", "Write the question up, or read what a row is marked by", KEY_ROW | KEY_FOOT, "write" },
	{ "x n", assignment_pick, "assignment-choose", "Choose the assignment you work on", KEY_FOOT, "choose" },
	{ "s", assignment_day, "assignment-day", "The day it is due", KEY_FOOT, "day" },
	{ "r", assignment_report, "assignment-report", "Write the report to a file", KEY_FOOT, "report" },
	{ "d", assignment_put_away, "assignment-away", "Work on it no more; what was written stays", 0, NULL },
};
/* clang-format on */
static const struct keyset assignment_keys = { rows, LEN(rows) };

static enum role
assignment_head(const void *state, struct text *left, struct text *right)
{
	const struct assignment_state *s = state;

	const struct coursework *w = &s->work;

	text_add(left, "Assignment");
	if (w->id)
		text_addf(left, " · %s", w->course);
	if (w->day)
		time_format(right, "due %-d %b", coursework_ends(w, s->app->desk.config.zone),
			s->app->desk.config.zone);
	return ROLE_TITLE;
}

static const int widths[] = { 2, 24, 0 };

static const struct list_screen assignment_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct assignment_state, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = assignment_none,
	.none = "There is nothing here yet; x chooses an assignment.",
	.read = assignment_read,
};

const struct screen assignment_screen = {
	.name = "assignment",
	.title = "Assignment",
	.help = "The assignment you work on and its day, each of its questions to be written up with "
		"the notes in view, and the rubric it is marked by. Today counts back from the day.",
	.keys = { &assignment_keys, &list_keys, &global_keys },
	.state_size = sizeof(struct assignment_state),
	.list = &assignment_list,
	.open = assignment_open,
	.close = assignment_close,
	.head = assignment_head,
};
