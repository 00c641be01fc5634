/* Today of a coach: conversations to review, promised remarks, feedback to give back. */
#include <stdlib.h>

#include "model/call.h"
#include "model/contact.h"
#include "model/review.h"
#include "screens/common.h"
#include "screens/review/review.h"
#include "today.h"

enum { REVIEWS_MOST = 8 };

/* What and why, on one line where both fit. */
static void
today_add_review(void *user, const struct reviewed *row)
{
	struct today *t = user;
	const struct interview *i = &row->call->interview;
	struct text day = { 0 }, what = { 0 }, why = { 0 };
	struct agenda_item it = { 0 };
	struct review r = { 0 };

	desk_review(&t->app->desk, row->call, &r);
	time_format(&day, "%-d %b", i->started_ms, t->app->desk.config.zone);
	text_addf(&what, "Review %s: %s", row->student->name, name_or(i->contact));
	if (r.n_to_coach)
		text_addf(&why, count_form(r.n_to_coach, "held on %s, asks you %zu question",
			"held on %s, asks you %zu questions"), text_str(&day), r.n_to_coach);
	else
		text_addf(&why, "held on %s", text_str(&day));
	it.text = text_take(&what);
	it.why = text_take(&why);
	today_add_line(t, rows_id(TODAY_REVIEW, i->id), &it, &t->app->ui);
	free(it.text);
	free(it.why);
	text_free(&day);
	review_done(&r);
}

static void
today_add_reviews(struct today *t)
{
	size_t left = review_left(&t->app->desk, 0, NULL);
	struct text more = { 0 };

	if (!left)
		return;
	rows_head(&t->rows, _("To review"));
	review_waiting(&t->app->desk, REVIEWS_MOST, today_add_review, t);
	if (left > REVIEWS_MOST) {
		text_addf(&more, count_form(left - REVIEWS_MOST, "%zu more; :reviews lists it",
			"%zu more; :reviews lists them"), left - REVIEWS_MOST);
		rows_more(&t->rows, text_str(&more));
	}
	text_free(&more);
}

static void
today_add_promise(void *user, const struct promised *p)
{
	struct today *t = user;
	struct text day = { 0 }, what = { 0 }, why = { 0 };
	struct agenda_item it = { 0 };

	if (!p->interview_id)
		return;
	if (!t->promised)
		rows_head(&t->rows, _("Remarks you promised"));
	t->promised = true;
	time_format(&day, "%-d %b", p->comment->made_ms, t->app->desk.config.zone);
	text_addf(&what, "%s: %s", p->student->name, p->comment->text);
	text_addf(&why, "promised on %s", text_str(&day));
	it.text = text_take(&what);
	it.why = text_take(&why);
	today_add_line(t, rows_id(TODAY_PROMISE, p->comment->id), &it, &t->app->ui);
	free(it.text);
	free(it.why);
	text_free(&day);
}

static void
today_add_giving(void *user, const struct student *s)
{
	struct today *t = user;
	struct text what = { 0 }, why = { 0 };

	if (!t->giving)
		rows_head(&t->rows, _("To give back"));
	t->giving = true;
	text_addf(&what, "Feedback for %s is not written", s->name);
	text_add(&why, t->app->ui.linear ? _("its number writes it to a file") : _("Enter writes it to a file"));
	const struct agenda_item it = { .text = what.s, .why = why.s };
	today_add_line(t, rows_id(TODAY_GIVE, s->id), &it, &t->app->ui);
	text_free(&what);
	text_free(&why);
}

/* Which conversation the promise is of. */
static void
today_find_promise(void *user, const struct promised *p)
{
	struct today *t = user;

	if (p->comment->id == t->looked_for)
		t->found = p->interview_id;
}

static void
today_taken(struct ui *ui, void *user, const struct taken_in *in)
{
	struct today *t = user;

	(void)ui;
	list_choose(&t->list, rows_id(TODAY_REVIEW, in->first));
}

void
today_take(struct ui *ui, struct today *t)
{
	t->take.taken = today_taken;
	t->take.user = t;
	take_share_ask(ui, &t->take);
}

void
today_reviews(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "reviews", NULL);
}

void
today_show_promise(struct ui *ui, struct today *t, int64_t comment_id)
{
	t->looked_for = comment_id;
	t->found = 0;
	comments_promised(&t->app->desk, today_find_promise, t);
	if (t->found)
		review_open_at(ui, t->found, comment_id);
}

void
today_show_giving(struct ui *ui, struct today *t, int64_t student_id)
{
	struct student s = { 0 };

	if (store_student_get(t->app->desk.store, student_id, &s))
		give_back_ask(ui, &t->give, &s);
	student_done(&s);
}

void
today_add_class(struct today *t)
{
	today_add_reviews(t);
	t->promised = t->giving = false;
	if (t->app->desk.config.coach && t->app->desk.store) {
		review_giving(&t->app->desk, today_add_giving, t);
		comments_promised(&t->app->desk, today_add_promise, t);
	}
}

/* What was taken in meanwhile is what one goes on with. */
void
today_point(struct today *t)
{
	size_t was = t->left;
	int64_t first = 0;

	t->left = t->app->desk.config.coach && t->app->desk.store ? review_left(&t->app->desk, 0, &first) : 0;
	if (t->left > was && first)
		list_choose(&t->list, rows_id(TODAY_REVIEW, first));
}

const char *
today_empty(const struct today *t)
{
	const struct role_words *w = role_words(t->app);

	if (w->reviewed && review_any(&t->app->desk))
		return w->reviewed;
	return t->agenda.empty ? w->today : w->nothing_due;
}
