/* Today: what is due and why; where the program opens. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "model/call.h"
#include "model/contact.h"
#include "model/review.h"
#include "rows.h"
#include "screens/contact/contact_acts.h"
#include "screens/contact/contact_form.h"
#include "screens/interview/interview_acts.h"
#include "screens/review/give_back.h"
#include "screens/review/review.h"
#include "screens/review/take_share.h"
#include "step_acts.h"

struct today {
	struct list list;
	struct app *app;
	struct agenda agenda;
	struct rows rows;
	struct contact_form form;
	struct stage_ask ask;
	struct step_form step;
	struct call_off off;
	struct take_share take;
	struct give_back give;
	struct text date;
	bool promised, giving; /* while rows are made: there is such a row */
	size_t left;      /* to review; more than when it was read last: the pointer goes to the first */
	int64_t looked_for, found; /* a promise's comment, and its conversation */
	int64_t again_ms; /* boot clock of the next look at steps that are still being made; 0: none */
};

enum { AGAIN_MS = 500, PANE_ROWS = 6, TODAY_REVIEWS_MOST = 8, TODAY_REVIEW = N_AGENDA_PARTS, TODAY_PROMISE, TODAY_GIVE };

static const char *const heads[N_AGENDA_PARTS] = {
	[AGENDA_RUNNING] = N_("Not ended: Enter goes on with it"),
	[AGENDA_OVERDUE] = N_("Overdue"),
	[AGENDA_CALL] = N_("Calls"),
	[AGENDA_DUE] = N_("Today"),
	[AGENDA_DEBRIEF] = N_("To look back on"),
	[AGENDA_DRAFT] = N_("Begun and not saved"),
	[AGENDA_SOON] = N_("Soon"),
	[AGENDA_IDEA] = N_("Ideas to write to"),
};

/* ---- rows ---- */

/* Of a draft by its contact, which may be none yet. */
static int64_t
today_row_id(const struct agenda_item *it)
{
	return rows_id((int)it->part, it->part == AGENDA_DRAFT ? it->row.due.contact_id + 1
							       : it->row.number);
}

/* What and why on one line where both fit, else on lines of their own. */
static void
today_add_line(struct today *t, int64_t id, const struct agenda_item *it, const struct ui *ui)
{
	int room = list_screen_columns(ui, today_screen.list) - 2;
	struct strings lines = { 0 };

	if (ui->linear) {
		rows_add(&t->rows, id, false, *it->why ? N_("%s\twhy: %s") : "%s\t%s", it->text, it->why);
		return;
	}
	int wide = utf8_columns(it->text, strlen(it->text)) + 3 +
		utf8_columns(it->why, strlen(it->why));
	if (wide <= room) {
		rows_add(&t->rows, id, false, "%s · %s", it->text, it->why);
		return;
	}
	rows_wrap(&t->rows, id, false, "", it->text, room);
	utf8_wrap(&lines, it->why, room - 4);
	for (size_t i = 0; i < lines.n; i++) {
		struct text more = { 0 };
		text_addf(&more, "    %s", lines.s[i]);
		rows_more(&t->rows, text_str(&more));
		text_free(&more);
	}
	strings_free(&lines);
}

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
	review_waiting(&t->app->desk, TODAY_REVIEWS_MOST, today_add_review, t);
	if (left > TODAY_REVIEWS_MOST) {
		text_addf(&more, count_form(left - TODAY_REVIEWS_MOST, "%zu more; :reviews lists it",
			"%zu more; :reviews lists them"), left - TODAY_REVIEWS_MOST);
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

/* What was said of their conversations, all of which are reviewed, waits to be given back. */
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
today_make_rows(struct today *t, const struct ui *ui)
{
	enum agenda_part under = N_AGENDA_PARTS;

	rows_done(&t->rows);
	for (size_t i = 0; i < t->agenda.n; i++) {
		const struct agenda_item *it = &t->agenda.items[i];
		if (it->part != under)
			rows_head(&t->rows, ui->linear && it->part == AGENDA_RUNNING
				? _("Not ended: its number goes on with it") : _(heads[it->part]));
		under = it->part;
		today_add_line(t, today_row_id(it), it, ui);
	}
	today_add_reviews(t);
	t->promised = t->giving = false;
	if (t->app->desk.config.coach && t->app->desk.store) {
		review_giving(&t->app->desk, today_add_giving, t);
		comments_promised(&t->app->desk, today_add_promise, t);
	}
}

/* ---- what is known of the chosen row ---- */

static const struct agenda_item *today_chosen(const struct today *t);

/* The lines about it; false: there are none. */
static bool
today_context(struct ui *ui, const struct today *t, struct strings *lines)
{
	const struct agenda_item *it = today_chosen(t);
	struct err e = { 0 };

	if (it && it->part != AGENDA_DRAFT && !agenda_context(&t->app->desk, &it->row, lines, &e))
		ui_err(ui, &e);
	return lines->n > 0;
}

static void
today_pane(struct ui *ui, void *state, int columns, struct pane *out)
{
	struct strings lines = { 0 };
	struct rows r = { 0 };

	if (today_context(ui, state, &lines))
		text_set(&out->title, today_chosen(state)->row.name ? today_chosen(state)->row.name : "");
	for (size_t i = 0; i < lines.n; i++)
		rows_wrap(&r, (int64_t)i + 1, true, "", lines.s[i], columns);
	rows_pane(&r, out);
	strings_free(&lines);
}

/* ---- reading ---- */

static const char *
today_empty(const struct today *t)
{
	const struct role_words *w = role_words(t->app);

	if (w->reviewed && review_any(&t->app->desk))
		return w->reviewed;
	return t->agenda.empty ? w->today : w->nothing_due;
}

/* What was taken in meanwhile is what one goes on with. */
static void
today_point(struct today *t)
{
	size_t was = t->left;
	int64_t first = 0;

	t->left = t->app->desk.config.coach && t->app->desk.store ? review_left(&t->app->desk, 0, &first) : 0;
	if (t->left > was && first)
		list_choose(&t->list, rows_id(TODAY_REVIEW, first));
}

static bool
today_read(struct ui *ui, void *state, struct err *e)
{
	struct today *t = state;
	const char *zone = t->app->desk.config.zone;

	text_clear(&t->date);
	time_format(&t->date, "%A %-d %B", ui->now.wall_ms, zone);
	bool good = agenda_read(&t->app->desk, ui->now.wall_ms, &t->agenda, e);
	t->again_ms = store_due_waits(t->app->desk.store) ? ui->now.boot_ms + AGAIN_MS : 0;
	t->list.empty = _(today_empty(t));
	today_make_rows(t, ui);
	today_point(t);
	return good;
}

static bool
today_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct today *t = state;

	(void)arg;
	t->app = app_of(ui);
	return today_read(ui, t, e);
}

static void
today_close(struct ui *ui, void *state)
{
	struct today *t = state;

	(void)ui;
	agenda_done(&t->agenda);
	rows_done(&t->rows);
	contact_form_done(&t->form);
	stage_ask_done(&t->ask);
	step_form_done(&t->step);
	call_off_done(&t->off);
	take_share_done(&t->take);
	give_back_done(&t->give);
	text_free(&t->date);
}

/* ---- keys ---- */

static const struct agenda_item *
today_chosen(const struct today *t)
{
	int64_t row = list_id(&t->list);

	for (size_t i = 0; i < t->agenda.n; i++)
		if (today_row_id(&t->agenda.items[i]) == row)
			return &t->agenda.items[i];
	return NULL;
}

/* The pointer goes to who was added, so that the next key is about them. */
static void
today_added(struct ui *ui, void *state, const struct contact *c)
{
	struct today *t = state;
	bool pointed = false;

	ui_reload(ui);
	for (size_t i = 0; i < t->agenda.n && !pointed; i++) {
		const struct agenda_item *it = &t->agenda.items[i];
		if (it->part != AGENDA_IDEA || it->row.due.contact_id != c->id)
			continue;
		list_choose(&t->list, today_row_id(it));
		pointed = today_chosen(t) == it;
	}
	contact_added(ui, c, pointed);
}

static void
today_add(struct ui *ui, void *state)
{
	struct today *t = state;
	t->form.after = today_added;
	t->form.state = t;
	contact_form_new(ui, &t->form, NULL, "contact:new");
}

static void
today_taken(struct ui *ui, void *user, const struct taken_in *in)
{
	struct today *t = user;

	(void)ui;
	list_choose(&t->list, rows_id(TODAY_REVIEW, in->first));
}

static void
today_take(struct ui *ui, struct today *t)
{
	t->take.taken = today_taken;
	t->take.user = t;
	take_share_ask(ui, &t->take);
}

/* What a day begins with: a coach's with a student's share. */
static void
today_new(struct ui *ui, void *state)
{
	struct today *t = state;

	if (t->app->desk.config.coach)
		today_take(ui, t);
	else
		today_add(ui, t);
}

static void
today_reviews(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "reviews", NULL);
}

static void
today_no_contact(struct ui *ui, const struct today *t)
{
	ui_refuse(ui, t->app->desk.config.coach ? _("There is no contact here; N adds one.")
		: _("There is no contact here; n adds one."));
}

static void
show_draft(struct ui *ui, struct today *t, int64_t contact_id)
{
	t->form.after = NULL;
	if (contact_id)
		contact_form_edit(ui, &t->form, contact_id);
	else
		today_add(ui, t);
}

/* The step of an assignment: whom to list and ask are in Contacts, the rest is its own screen. */
static void
show_work(struct ui *ui, enum due_kind kind)
{
	bool people = kind == DUE_LIST || kind == DUE_ASK || kind == DUE_ASK_NEXT;

	ui_open(ui, people ? "contacts" : "assignment", NULL);
}

/* Is it done by a letter, as the rules of the field have it? */
static bool
today_is_written(enum due_kind k)
{
	return k == DUE_CONFIRM || k == DUE_THANKS || k == DUE_REFERRER_THANKS || k == DUE_FOLLOW_UP ||
		k == DUE_DECLINE_THANKS || k == DUE_REPLY || k == DUE_KEEP_IN_TOUCH || k == DUE_WRITE_AGAIN;
}

static void
today_write(struct ui *ui, const struct due *d)
{
	char *kind = letter_kind_of_due(&app_of(ui)->desk, d->contact_id, d->kind);

	contact_letter(ui, d->contact_id, kind, kind ? d->interview_id : 0);
	free(kind);
}

/* Does it: the call, the plan, the debrief, the letter; else whom it is about, or the call it
 * comes from. */
static void
show_step(struct ui *ui, const struct agenda_item *it)
{
	const struct due *d = &it->row.due;

	if (it->part == AGENDA_RUNNING)
		interview_live(ui, d->interview_id);
	else if (it->part == AGENDA_DEBRIEF)
		screen_open(ui, "debrief", d->interview_id);
	else if (it->part == AGENDA_CALL)
		screen_open(ui, "plan", d->interview_id);
	else if (today_is_written(d->kind) && d->contact_id)
		today_write(ui, d);
	else if (d->kind == DUE_REFERRAL)
		screen_open(ui, "debrief", d->interview_id);
	else if (due_is_work(d->kind) && !(d->kind == DUE_HOLD && d->contact_id))
		show_work(ui, d->kind);
	else if (d->contact_id)
		screen_open(ui, "contact", d->contact_id);
	else if (d->interview_id)
		screen_open(ui, "interview", d->interview_id);
	else
		ui_card(ui, it->text, it->why);
}

static void
today_show_promise(struct ui *ui, struct today *t, int64_t comment_id)
{
	t->looked_for = comment_id;
	t->found = 0;
	comments_promised(&t->app->desk, today_find_promise, t);
	if (t->found)
		review_open_at(ui, t->found, comment_id);
}

static void
today_show_giving(struct ui *ui, struct today *t, int64_t student_id)
{
	struct student s = { 0 };

	if (store_student_get(t->app->desk.store, student_id, &s))
		give_back_ask(ui, &t->give, &s);
	student_done(&s);
}

static void
today_show(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);
	int64_t id = list_id(&t->list);

	if (rows_part(id) == TODAY_REVIEW)
		screen_open(ui, "review", rows_of(id));
	else if (rows_part(id) == TODAY_PROMISE)
		today_show_promise(ui, t, rows_of(id));
	else if (rows_part(id) == TODAY_GIVE)
		today_show_giving(ui, t, rows_of(id));
	else if (!it)
		today_new(ui, t);
	else if (it->part == AGENDA_DRAFT)
		show_draft(ui, t, it->row.due.contact_id);
	else
		show_step(ui, it);
}

static void
today_contact(struct ui *ui, void *state)
{
	const struct agenda_item *it = today_chosen(state);

	if (it && it->row.due.contact_id)
		screen_open(ui, "contact", it->row.due.contact_id);
	else
		today_no_contact(ui, state);
}

static void
today_live(struct ui *ui, void *state)
{
	const struct agenda_item *it = today_chosen(state);

	if (it && (it->part == AGENDA_RUNNING || it->part == AGENDA_CALL))
		interview_live(ui, it->row.due.interview_id);
	else if (it && it->row.due.contact_id)
		contact_live(ui, it->row.due.contact_id);
	else
		ui_open(ui, "live", NULL);
}

static void
today_letter(struct ui *ui, void *state)
{
	const struct agenda_item *it = today_chosen(state);
	const struct due *d = it ? &it->row.due : NULL;

	if (!d || !d->contact_id) {
		today_no_contact(ui, state);
		return;
	}
	if (d->kind == DUE_CALL)
		contact_letter(ui, d->contact_id, "confirm", d->interview_id);
	else
		today_write(ui, d);
}

static void
today_plan(struct ui *ui, void *state)
{
	const struct agenda_item *it = today_chosen(state);

	if (it && it->part == AGENDA_CALL)
		screen_open(ui, "plan", it->row.due.interview_id);
	else if (it && it->row.due.contact_id)
		contact_plan(ui, it->row.due.contact_id);
	else
		today_no_contact(ui, state);
}

/* The number of the chosen step; 0: none, which is said. */
static int64_t
chosen_step(struct ui *ui, const struct today *t)
{
	const struct agenda_item *it = today_chosen(t);

	if (it && it->row.number)
		return it->row.number;
	ui_refuse(ui, "There is no step here.");
	return 0;
}

static void
today_done(struct ui *ui, void *state)
{
	int64_t number = chosen_step(ui, state);

	if (number)
		step_toggle(ui, number);
}

static void
today_put_off(struct ui *ui, void *state)
{
	struct today *t = state;
	int64_t number = chosen_step(ui, t);

	if (number)
		step_ask_day(ui, &t->step, number);
}

static void
today_edit(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);

	if (it && it->part == AGENDA_DRAFT)
		show_draft(ui, t, it->row.due.contact_id);
	else if (chosen_step(ui, t))
		step_form_edit(ui, &t->step, it->row.number);
}

static void
today_drop(struct ui *ui, void *state)
{
	int64_t number = chosen_step(ui, state);

	if (number)
		step_delete(ui, number);
}

static void
today_stage(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);

	if (it && it->row.due.contact_id)
		stage_ask(ui, &t->ask, &it->row.due.contact_id, 1);
	else
		ui_refuse(ui, "There is no contact here.");
}

static void
today_answer(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);

	if (it && it->row.due.contact_id)
		contact_answer(ui, &t->ask, it->row.due.contact_id);
	else
		ui_refuse(ui, "There is no contact here.");
}

static void
today_call_off(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);
	bool call = it && (it->part == AGENDA_CALL || it->row.due.kind == DUE_CONFIRM);

	if (call && it->row.due.contact_id)
		interview_call_off(ui, &t->off, it->row.due.contact_id, it->row.due.interview_id);
	else
		ui_refuse(ui, "Only a call that is agreed on is moved or cancelled.");
}

static int64_t
today_due(const void *state, const struct moment *now)
{
	const struct today *t = state;

	if (!t->again_ms)
		return -1;
	return t->again_ms > now->boot_ms ? t->again_ms - now->boot_ms : 0;
}

static void
today_tick(struct ui *ui, void *state)
{
	struct today *t = state;

	if (t->again_ms && t->again_ms <= ui->now.boot_ms)
		ui_reload(ui);
}

/* The same lines where there is no room below, and by ear. */
static void
today_show_context(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);
	struct strings lines = { 0 };
	struct text all = { 0 };

	today_context(ui, t, &lines);
	strings_join(&lines, "\n", &all);
	if (it && all.n)
		ui_card(ui, it->text, text_str(&all));
	else
		ui_refuse(ui, "Nothing more is known of this row.");
	text_free(&all);
	strings_free(&lines);
}

static void
rehearse(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "rehearse", NULL);
}

static void
search(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "search", NULL);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", today_show, "today-open", "Open it: the call, the plan, the debrief, the contact, what a student handed in", KEY_FOOT, "open" },
	{ "n", today_new, "today-new", "Add a contact; for a coach: take a student's share in from a file", KEY_FOOT, "new contact" },
	{ "n", today_new, NULL, "The same", KEY_FOOT, "take in" },
	{ "R", today_reviews, "today-reviews", "Review: all that students handed in", KEY_FOOT, "review" },
	{ "N", today_add, "contact-new", "Add a contact", 0, NULL },
	{ "l", today_live, "today-live", "A call now: with this contact, or with somebody named later", KEY_FOOT, "live" },
	{ "t", today_letter, "contact-letter", "Write the letter that this asks for, or that fits", KEY_FOOT, "letter" },
	{ "p", today_plan, "contact-plan", "Plan an interview with this contact", 0, NULL },
	{ "x", today_done, "step-done", "The step is done", KEY_FOOT, "done" },
	{ "f", search, "find", "Find words in notes, contacts, questions, debriefs, write-ups and field notebooks", KEY_FOOT, "find" },
	{ "r", rehearse, "rehearse-open", "A practice call with somebody invented", KEY_FOOT, "rehearse" },
	{ "i", today_show_context, "today-context", "What is known of it: the last notes, what you promised, the draft", KEY_ROW, NULL },
	{ "o", today_contact, "today-contact", "Open the contact, whatever is due", KEY_ROW, NULL },
	{ "y", today_answer, "contact-answer", "What came back to the last letter: yes, no, silence", KEY_ROW, NULL },
	CALL_OFF_KEY("c C", today_call_off, KEY_ROW),
	{ "z", today_put_off, "step-put-off", "Put the step off to a day", 0, NULL },
	{ "e", today_edit, "step-edit", "Change the words and the day of the step", 0, NULL },
	{ "d", today_drop, "step-drop", "Drop the step: it is not asked for any more", 0, NULL },
	{ "s", today_stage, "contact-stage", "Change the stage of this contact", 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
today_head(const void *state, struct text *left, struct text *right)
{
	const struct today *t = state;

	text_set(left, _("Today"));
	text_set(right, text_str(&t->date));
	return ROLE_TITLE;
}

/* What a coach does first is not what others do. */
static bool
today_offers(const void *state, const struct key *k)
{
	const struct today *t = state;
	bool coachs = k->act == today_reviews || (k->act == today_new && !k->name);
	bool others = k->act == rehearse || (k->act == today_new && k->name);

	return t->app->desk.config.coach ? !others : !coachs;
}

static const struct list_screen today_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct today, rows),
	.n_columns = 1,
	.pane = { .read = today_pane, .below = PANE_ROWS },
	.read = today_read,
};

const struct screen today_screen = {
	.name = "today",
	.title = "Today",
	.help = "What is due, and why. A call that was cut off comes first; steps, planned calls, "
		"debriefs, ideas to write to.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct today),
	.list = &today_list,
	.open = today_open,
	.close = today_close,
	.due = today_due,
	.tick = today_tick,
	.head = today_head,
	.offers = today_offers,
};
