/* Questions: the whole bank by category, narrowed as one types, marked into a plan. */
#include "questions.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/call.h"
#include "screens/common.h"
#include "screens/rows.h"

/* ---- narrowed ---- */

static void
questions_narrow(struct questions *s, const char *filter)
{
	struct strings words = { 0 };
	size_t head = (size_t)-1; /* the group the last heading was of */

	if (s->narrowed && strcmp(s->narrowed, filter) == 0)
		return;
	mem_set(&s->narrowed, filter);
	bank_words(&words, filter);
	s->n_shown = s->n_fit = 0;
	for (size_t i = 0; i < s->bank.n; i++) {
		if (!bank_row_has(&s->bank.row[i], &words))
			continue;
		if (s->bank.row[i].group != head)
			s->shown[s->n_shown++] = 2 * i;
		head = s->bank.row[i].group;
		s->shown[s->n_shown++] = 2 * i + 1;
		s->n_fit++;
	}
	strings_free(&words);
}

/* The first of those shown that is not before `place`. */
static size_t
first_from(const struct questions *s, size_t place)
{
	size_t low = 0, high = s->n_shown;

	while (low < high) {
		size_t mid = (low + high) / 2;
		if (s->shown[mid] < place)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Where the anchor stands; false: nowhere. */
static bool
place_of(const struct questions *s, const struct row *anchor, size_t *place)
{
	const struct bank_row *r = anchor->id ? bank_row_of(&s->bank, anchor->id) : NULL;

	if (r)
		*place = 2 * (size_t)(r - s->bank.row) + 1;
	else if (anchor->sort)
		*place = (size_t)strtoul(anchor->sort, NULL, 10);
	return r || anchor->sort;
}

/* ---- rows ---- */

static bool
questions_in_plan(const struct questions *s, const struct question *q)
{
	for (size_t i = 0; s->plan && i < s->call.n_asked; i++)
		if (strcmp(s->call.asked[i].question_id, q->id) == 0)
			return true;
	return false;
}

static void
questions_give(const struct questions *s, size_t place, struct row *out)
{
	const struct bank_row *r = &s->bank.row[place / 2];
	const struct question *q = r->question;
	struct text text = { 0 }, sort = { 0 };
	bool there = questions_in_plan(s, q);

	text_addf(&sort, "%zu", place);
	*out = (struct row){ .sort = text_take(&sort) };
	if (place % 2 == 0) {
		text_add(&text, r->category->title);
	} else {
		out->id = r->id;
		out->dim = there || q->retired;
		text_addf(&text, q->retired ? N_("%s\t%s\t%d min\t(retired) %s") : N_("%s\t%s\t%d min\t%s"),
			q->brief, there ? _("plan") : q->priority == 1 ? _("must") : "", q->minutes, q->text);
	}
	out->text = text_take(&text);
}

static size_t
questions_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	struct questions *s = user;
	size_t begin = 0, end, place;

	questions_narrow(s, filter);
	end = s->n_shown;
	if (from >= LIST_AFTER && !place_of(s, anchor, &place))
		return 0;
	if (from == LIST_AFTER || from == LIST_AT)
		begin = first_from(s, place + (from == LIST_AFTER));
	if (from == LIST_BEFORE)
		end = first_from(s, place);
	if (from == LIST_BEFORE || from == LIST_LAST)
		begin = end > n ? end - n : 0;
	for (size_t i = begin; i < end && i - begin < n; i++)
		questions_give(s, s->shown[i], &out[i - begin]);
	return end - begin < n ? end - begin : n;
}

/* ---- reading ---- */

static void
read_bank(struct questions *s)
{
	const struct bank *b = app_bank(s->app);

	if (s->shown && s->dropped == s->app->desk.bank_drops)
		return;
	s->dropped = s->app->desk.bank_drops;
	bank_rows_read(&s->bank, b);
	free(s->shown);
	s->shown = mem_new(2 * s->bank.n + 1, sizeof(*s->shown));
	free(s->narrowed);
	s->narrowed = NULL;
}

static bool
read_plan(struct questions *s, struct err *e)
{
	call_done(&s->call);
	memset(&s->call, 0, sizeof(s->call));
	return !s->plan || desk_call(&s->app->desk, s->plan, &s->call, e);
}

static bool
questions_read(struct ui *ui, void *state, struct err *e)
{
	(void)ui;
	read_bank(state);
	return read_plan(state, e);
}

/* "plan:ID": to mark into that plan; a question's id: begins there. */
static bool
questions_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct questions *s = state;
	const struct bank_row *r;

	s->app = app_of(ui);
	s->plan = arg && strncmp(arg, "plan:", 5) == 0 ? screen_id(arg + 5) : 0;
	read_bank(s);
	r = arg && !s->plan ? bank_row_find(&s->bank, arg) : NULL;
	if (r)
		list_choose(&s->list, r->id);
	return read_plan(s, e);
}

static void
questions_close(struct ui *ui, void *state)
{
	struct questions *s = state;

	(void)ui;
	bank_rows_done(&s->bank);
	call_done(&s->call);
	free(s->shown);
	free(s->narrowed);
	free(s->whose);
	free(s->places);
	question_wish_done(&s->wish);
}

/* ---- the chosen and the marked ---- */

const struct bank_row *
questions_chosen(struct ui *ui, const struct questions *s)
{
	const struct bank_row *r = bank_row_of(&s->bank, list_id(&s->list));

	if (!r)
		ui_refuse(ui, "There is no question here.");
	return r;
}

size_t
questions_marked(struct ui *ui, const struct questions *s, const struct bank_row ***out)
{
	size_t n = 0;

	*out = mem_new(s->list.n_marks + 1, sizeof(**out));
	for (size_t i = 0; s->list.n_marks && i < s->bank.n; i++)
		if (list_marked(&s->list, s->bank.row[i].id))
			(*out)[n++] = &s->bank.row[i];
	if (!s->list.n_marks && ((*out)[0] = questions_chosen(ui, s)))
		n = 1;
	return n;
}

/* ---- one, whole ---- */

struct looking {
	const char *id;
	struct usage found;
};

static bool
is_it(void *user, const struct usage *u)
{
	struct looking *l = user;

	if (strcmp(u->question_id, l->id) != 0)
		return true;
	l->found = *u;
	l->found.question_id = NULL;
	return false;
}

static void
questions_whole(struct ui *ui, const struct questions *s, const struct bank_row *r, struct text *out)
{
	struct looking l = { .id = r->question->id };
	struct err e = { 0 };

	if (!store_usage_each(s->app->desk.store, is_it, &l, &e))
		ui_err(ui, &e);
	question_text(r, s->plan ? &s->call.who : NULL, &l.found, out);
}

static void
questions_show(struct ui *ui, void *state)
{
	const struct bank_row *r = questions_chosen(ui, state);
	struct text t = { 0 };

	if (!r)
		return;
	questions_whole(ui, state, r, &t);
	ui_card(ui, r->question->brief, text_str(&t));
	text_free(&t);
}

static void
questions_pane(struct ui *ui, void *state, int columns, struct pane *out)
{
	const struct questions *s = state;
	const struct bank_row *r = bank_row_of(&s->bank, list_id(&s->list));
	struct text t = { 0 };

	if (!r)
		return;
	questions_whole(ui, s, r, &t);
	text_set(&out->title, r->question->brief);
	rows_pane_text(text_str(&t), columns, out);
	text_free(&t);
}

/* ---- into a plan ---- */

/* False: told. */
static bool
questions_put(struct ui *ui, struct questions *s, int64_t interview, const char *who)
{
	const struct bank_row **rows;
	size_t n = questions_marked(ui, s, &rows), added = 0;
	struct err e = { 0 };

	bool good = n && plan_add(&s->app->desk, interview, rows, n, &added, &e);
	free(rows);
	if (!good) {
		if (n)
			ui_err(ui, &e);
		return false;
	}
	list_unmark(&s->list);
	s->put_in = interview;
	if (added)
		ui_say(ui, count_form(added, "%zu question is in the plan for %s now; u takes it out",
			"%zu questions are in the plan for %s now; u takes them out"), added,
			name_or(who));
	else
		ui_refuse(ui, "Already in the plan for %s.", name_or(who));
	return true;
}

static void
questions_named(struct ui *ui, void *user, const char *value)
{
	struct questions *s = user;
	struct err e = { 0 };
	struct text name = { 0 };

	mem_set(&s->whose, value);
	int64_t contact = store_contact_find(s->app->desk.store, value, &e);
	int64_t interview = contact ? interview_for(&s->app->desk, contact, &e) : 0;
	struct contact c = { 0 };
	if (interview && store_contact_get(s->app->desk.store, contact, &c, &e))
		text_add(&name, c.name);
	contact_done(&c);
	if (!interview)
		ui_err(ui, &e);
	else if (questions_put(ui, s, interview, text_str(&name)))
		screen_open(ui, "plan", interview);
	text_free(&name);
}

static void
questions_plan(struct ui *ui, void *state)
{
	struct questions *s = state;

	if (!s->plan) {
		ui_prompt(ui, _("Into the plan of (a part of the name)"),
			s->whose ? s->whose : "", questions_named, s);
		return;
	}
	if (questions_put(ui, s, s->plan, s->call.who.name))
		ui_back(ui);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", questions_show, "question-show", "Show the question whole: its probes, headings and what it brought", KEY_ROW | KEY_FOOT, "whole" },
	{ "p", questions_plan, "question-plan", "Put the marked questions, or the chosen one, into a plan", KEY_ROWS | KEY_FOOT, "into plan" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

/* ---- looking ---- */

static enum role
questions_head(const void *state, struct text *left, struct text *right)
{
	const struct questions *s = state;
	const struct bank *b = s->app->desk.bank;
	text_addf(left, s->plan ? N_("Questions for the plan with %s") : N_("Questions"),
		name_or(s->call.who.name));
	if (s->n_fit < s->bank.n) {
		text_addf(right, "%zu of %zu", s->n_fit, s->bank.n);
		return ROLE_TITLE;
	}
	text_addf(right, count_form(b ? b->n : 0, "%zu in %zu pack", "%zu in %zu packs"), s->bank.n,
		b ? b->n : 0);
	return ROLE_TITLE;
}

static void
questions_status(const void *state, struct text *out)
{
	const struct questions *s = state;

	text_add(out, s->plan ? _("Space marks, p puts them into the plan")
			      : _("Space marks; / and words narrow."));
}

static const int widths[] = { 28, 4, 6, 0 };

static const char *const labels[] = { NULL, NULL, N_("time"), N_("question") };

static const struct list_screen questions_list = {
	.fetch = questions_fetch,
	.widths = widths,
	.n_columns = LEN(widths),
	.labels = labels,
	.gives = 1, /* in a narrow window the words go, and Enter tells them */
	.empty = "There are no questions: no pack could be read.",
	.none = "There is no question here.",
	.pane = { .read = questions_pane },
	.read = questions_read,
};

const struct screen questions_screen = {
	.name = "questions",
	.title = "Questions",
	.help = "The question bank by category. Narrow it with / and words, mark with Space, and "
		"p puts what is marked into a plan. Enter shows a question whole. What you edit is "
		"written into your own copy of its pack; only the lines of that question change.",
	.keys = { &keys, &question_acts, &list_keys, &global_keys },
	.state_size = sizeof(struct questions),
	.list = &questions_list,
	.open = questions_open,
	.close = questions_close,
	.head = questions_head,
	.status = questions_status,
};
