/* What the keys of the plan screen change, each one step of undo of this interview. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats_report.h"
#include "model/call.h"
#include "model/field.h"
#include "model/question.h"
#include "plan.h"
#include "screens/common.h"
#include "screens/interest_form.h"
#include "screens/interview/interview_acts.h"
#include "screens/undo.h"

/* ---- the marked questions, or the chosen one ---- */

typedef bool act_on(struct plan *p, struct asked *a, struct err *e);

static bool
plan_acts_act(struct plan *p, int64_t id, act_on *on, struct err *e)
{
	for (size_t i = 0; i < p->call.n_asked; i++)
		if (p->call.asked[i].id == id)
			return on(p, &p->call.asked[i], e);
	return true; /* a mark whose question is gone */
}

static bool
plan_acts_change(struct ui *ui, struct plan *p, const char *label, act_on *on)
{
	struct err e = { 0 };
	bool good = true;
	size_t n = p->list.n_marks;

	if (!plan_open_to_change(ui, p) || (!n && !plan_chosen(ui, p)) ||
		!act_begin(ui, p->id, label))
		return false;
	for (size_t i = 0; good && i < n; i++)
		good = plan_acts_act(p, p->list.marks[i], on, &e);
	if (!n)
		good = plan_acts_act(p, list_id(&p->list), on, &e);
	good = act_end(ui, good, &e);
	ui_reload(ui);
	return good;
}

/* ---- order ---- */

static void
plan_acts_move(struct ui *ui, struct plan *p, int by)
{
	struct err e = { 0 };

	if (!plan_chosen(ui, p))
		return;
	if (!plan_question_move(&p->app->desk, &p->call, list_id(&p->list), by, &e))
		ui_err(ui, &e);
	ui_reload(ui);
}

static void
plan_acts_earlier(struct ui *ui, void *state)
{
	plan_acts_move(ui, state, -1);
}

static void
plan_acts_later(struct ui *ui, void *state)
{
	plan_acts_move(ui, state, 1);
}

/* ---- minutes, must-asks, out ---- */

static bool
add_minute(struct plan *p, struct asked *a, struct err *e)
{
	return plan_question_minutes(&p->app->desk, &p->call, a, 1, e);
}

static bool
drop_minute(struct plan *p, struct asked *a, struct err *e)
{
	return plan_question_minutes(&p->app->desk, &p->call, a, -1, e);
}

static bool
turn_must(struct plan *p, struct asked *a, struct err *e)
{
	return plan_question_must(&p->app->desk, &p->call, a, !a->must, e);
}

static bool
plan_acts_take_out(struct plan *p, struct asked *a, struct err *e)
{
	return plan_question_out(&p->app->desk, &p->call, a, e);
}

static void
longer(struct ui *ui, void *state)
{
	plan_acts_change(ui, state, "a minute more for {question}", add_minute);
}

static void
shorter(struct ui *ui, void *state)
{
	plan_acts_change(ui, state, "a minute less for {question}", drop_minute);
}

static void
must(struct ui *ui, void *state)
{
	plan_acts_change(ui, state, "must-ask {question}", turn_must);
}

static void
plan_acts_delete(struct ui *ui, void *state)
{
	struct plan *p = state;
	const struct asked *a = call_asked(&p->call, list_id(&p->list));
	struct text label = { 0 };

	if (p->list.n_marks > 1 || !a)
		text_add(&label, _("take questions out"));
	else
		text_addf(&label, "take out “%s”", a->brief);
	if (plan_acts_change(ui, p, text_str(&label), plan_acts_take_out)) {
		list_unmark(&p->list);
		ui_say(ui, "Done: %s; u puts it back", text_str(&label));
	}
	text_free(&label);
}

/* ---- proposed, added, by name ---- */

/* Another plan is read from its first question. */
static void
begin_again(struct ui *ui, struct plan *p)
{
	ui_reload(ui);
	if (p->call.n_asked)
		list_choose(&p->list, p->call.asked[0].id);
}

static void
plan_acts_propose(struct ui *ui, void *state)
{
	struct plan *p = state;
	struct err e = { 0 };

	if (!plan_open_to_change(ui, p) || !act_begin(ui, p->id, "propose a plan for {person}"))
		return;
	if (act_end(ui, plan_make(&p->app->desk, p->id, &e), &e))
		ui_say(ui, "A plan is proposed; u takes it back.");
	begin_again(ui, p);
}

static void
plan_acts_add(struct ui *ui, void *state)
{
	struct plan *p = state;
	char arg[32];

	snprintf(arg, sizeof(arg), "plan:%" PRId64, p->id);
	if (plan_open_to_change(ui, p))
		ui_open(ui, "questions", arg);
}

static void
offer(struct ui *ui, struct plan *p, const char *title, const char *const *helps,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest))
{
	free(p->items);
	p->items = mem_new(p->names.n + 1, sizeof(*p->items));
	for (size_t i = 0; i < p->names.n; i++)
		p->items[i] = (struct menu_item){ p->names.s[i], helps ? helps[i] : "" };
	ui_menu(ui, title, p->items, p->names.n, done, p);
}

static void
taken(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct plan *p = user;
	struct err e = { 0 };

	(void)rest;
	mem_set(&p->template, p->names.s[nth]);
	if (plan_take(&p->app->desk, &p->call, p->template, &e))
		ui_say(ui, "“%s” is the plan now; u takes it back.", p->template);
	else
		ui_err(ui, &e);
	begin_again(ui, p);
}

static void
plan_acts_take(struct ui *ui, void *state)
{
	struct plan *p = state;

	if (!plan_open_to_change(ui, p))
		return;
	strings_free(&p->names);
	store_template_names(p->app->desk.store, &p->names);
	if (p->names.n)
		offer(ui, p, N_("Which saved plan?"), NULL, taken);
	else
		ui_refuse(ui, "No plan is saved by name yet; T saves this one.");
}

static void
kept(struct ui *ui, void *user, const char *name)
{
	struct plan *p = user;
	struct err e = { 0 };

	mem_set(&p->template, name);
	if (plan_keep(&p->app->desk, &p->call, name, &e))
		ui_say(ui, "Saved as “%s”; t uses it in any plan.", name);
	else
		ui_err(ui, &e);
}

static void
plan_acts_keep(struct ui *ui, void *state)
{
	struct plan *p = state;
	ui_prompt(ui, _("Save this plan as"), p->template ? p->template : "", kept, p);
}

/* ---- the interview's own facts ---- */

static void
set_length(struct ui *ui, struct plan *p, int minutes)
{
	struct err e = { 0 };

	if (interview_length_set(&p->app->desk, p->id, minutes, &e))
		ui_say(ui, count_form(minutes, "%d minute is agreed", "%d minutes are agreed"),
			minutes);
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

static void
length_typed(struct ui *ui, void *user, const char *value)
{
	int minutes;

	if (word_int(value, 1, MINUTES_MOST, &minutes))
		set_length(ui, user, minutes);
	else
		ui_refuse(ui, "“%s” is not a number of minutes from 1 to %d", value, MINUTES_MOST);
}

static void
length_chosen(struct ui *ui, void *user, size_t nth)
{
	if (nth == 2)
		ui_prompt(ui, _("Minutes"), "", length_typed, user);
	else
		set_length(ui, user, nth ? 30 : 20);
}

static void
length(struct ui *ui, void *state)
{
	static const struct answer answers[] = { { "2", "20" }, { "3", "30" }, { "o", N_("other") } };

	if (plan_open_to_change(ui, state))
		ui_choose(ui, _("Agreed length in minutes:"), answers, LEN(answers), length_chosen,
			state);
}

static void
plan_acts_kind(struct ui *ui, void *state)
{
	struct plan *p = state;
	enum interview_kind *k = &p->call.interview.kind;

	if (!plan_open_to_change(ui, p))
		return;
	*k = *k == KIND_NETWORKING ? KIND_INFORMATIONAL : KIND_NETWORKING;
	plan_save_interview(ui, p, *k == KIND_NETWORKING
		? _("Networking now; p plans again")
		: _("Informational now; p plans again"));
}

/* What is missing of it in the plan is said. */
static void
plan_acts_missing(struct ui *ui, const struct plan *p)
{
	size_t n = p->coverage.unplanned.n;

	if (n)
		ui_say(ui, count_form(n, "p plans again with its %zu missing question",
			"p plans again with its %zu missing questions"), n);
	else
		ui_say(ui, "The assignment is chosen");
}

static void
plan_acts_due(struct ui *ui, void *user, const char *typed)
{
	struct plan *p = user;
	const char *zone = p->app->desk.config.zone;
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t ms = 0;

	bool good = !*typed || time_said(typed, zone, ui->now.wall_ms, SAID_DAY, &ms, NULL, &e);
	good = good && coursework_choose(&p->app->desk, p->call.interview.assignment,
		ms ? time_day(ms, zone) : 0, &said, &e);
	if (good)
		plan_acts_missing(ui, p);
	else
		ui_err(ui, &e);
	ui_reload(ui);
	text_free(&said);
}

/* The one chosen before, or its pack, may tell the day. */
static void
plan_acts_ask_due(struct ui *ui, struct plan *p)
{
	struct coursework c = { 0 };
	struct text day = { 0 };
	const struct pack *pack = report_pack(app_bank(p->app), p->call.interview.assignment);

	if (!coursework_now(&p->app->desk, &c) || strcmp(c.pack, pack->name) != 0) {
		coursework_done(&c);
		coursework_from(&c, pack);
	}
	ui_prompt(ui, "Due when (14 Dec, in 2 weeks)", coursework_day(&c, &day), plan_acts_due, p);
	text_free(&day);
	coursework_done(&c);
}

static void
assigned(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct plan *p = user;
	const struct bank *b = app_bank(p->app);
	bool none = nth + 1 == p->names.n;
	size_t left = nth;

	(void)rest;
	mem_set(&p->call.interview.assignment, "");
	for (size_t i = 0; !none && i < b->n; i++)
		if (b->packs[i].assignment && left-- == 0) {
			mem_set(&p->call.interview.assignment, b->packs[i].name);
			break;
		}
	if (plan_save_interview(ui, p, none ? _("No assignment") : _("The assignment is chosen")) && !none)
		plan_acts_ask_due(ui, p);
}

static void
assignment(struct ui *ui, void *state)
{
	struct plan *p = state;
	const struct bank *b = app_bank(p->app);
	const char **courses = mem_new(b->n + 1, sizeof(*courses));

	strings_free(&p->names);
	for (size_t i = 0; i < b->n; i++)
		if (b->packs[i].assignment) {
			const char *course = b->packs[i].assignment->course;
			courses[p->names.n] = course ? course : "";
			strings_add(&p->names, b->packs[i].title);
		}
	bool any = p->names.n > 0;
	strings_add(&p->names, "none");
	if (!plan_open_to_change(ui, p))
		;
	else if (any)
		offer(ui, p, N_("For which assignment?"), courses, assigned);
	else
		ui_refuse(ui, "No assignment pack is installed. Add one with `halfhour bank add FILE`.");
	free(courses);
}

/* ---- their field of work ---- */

static void
plan_acts_field_chosen(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct plan *p = user;
	const char *word = nth == 0 ? "" : p->names.s[nth];
	struct err e = { 0 };

	(void)rest;
	if (!contact_set(&p->app->desk, p->call.interview.contact_id, "field", word, &e))
		ui_err(ui, &e);
	else
		ui_say(ui, "Their field: %s. p plans again.", p->names.s[nth]);
	ui_reload(ui);
}

/* "the role tells", the fields of the bank, "none". */
static void
plan_acts_field(struct ui *ui, void *state)
{
	struct plan *p = state;
	const struct bank *b = app_bank(p->app);
	const char **titles = mem_new(b->n + 2, sizeof(*titles));
	struct text title = { 0 };
	struct field f;

	strings_free(&p->names);
	field_of(b, &p->call.who, p->app->desk.config.exploring, &f);
	text_addf(&title, f.why ? N_("Their field: %s, because %s") : N_("Their field: %s"),
		f.pack ? f.pack->title : _("none"), f.why);
	strings_add(&p->names, _("the role tells"));
	titles[0] = "";
	for (size_t i = 0; i < b->n; i++)
		if (b->packs[i].fields.n) {
			titles[p->names.n] = b->packs[i].title;
			strings_add(&p->names, field_word(&b->packs[i]));
		}
	titles[p->names.n] = _("Questions for everybody");
	strings_add(&p->names, FIELD_NONE);
	if (p->call.interview.practice || !p->call.interview.contact_id)
		ui_refuse(ui, "There is no contact yet whose field it could be.");
	else if (plan_open_to_change(ui, p))
		offer(ui, p, text_str(&title), titles, plan_acts_field_chosen);
	field_done(&f);
	text_free(&title);
	free(titles);
}

/* ---- elsewhere ---- */

static void
plan_acts_interest(struct ui *ui, void *state)
{
	struct plan *p = state;

	interest_form(ui, &p->interest, p->call.interview.id);
}

static void
plan_acts_claim(struct ui *ui, struct plan *p, const char *claim)
{
	struct err e = { 0 };

	if (claim_plan(&p->app->desk, &p->call, claim, &e))
		ui_say(ui, "It is a question of this plan now.");
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

static void
plan_acts_show(struct ui *ui, void *state)
{
	const char *line = plan_research(state), *claim = plan_claim(state);
	const struct asked *a = line || claim ? NULL : plan_chosen(ui, state);
	struct text t = { 0 };

	if (claim && plan_open_to_change(ui, state))
		plan_acts_claim(ui, state, claim);

	if (line)
		plan_write_about(ui, state, line);
	if (!a)
		return;
	asked_text(&((struct plan *)state)->app->desk, a, &((struct plan *)state)->call.who, &t);
	ui_card(ui, a->brief, text_str(&t));
	text_free(&t);
}

/* The call may lie beneath already. */
static void
plan_acts_live(struct ui *ui, void *state)
{
	struct plan *p = state;

	for (size_t i = 0; i + 1 < ui->n_views; i++)
		if (strcmp(ui->views[i].screen->name, "live") == 0) {
			ui_back(ui);
			return;
		}
	interview_live(ui, p->id);
}

static void
plan_acts_undo(struct ui *ui, void *state)
{
	undo_last_of(ui, ((struct plan *)state)->id, false);
	ui_reload(ui);
}

static void
plan_acts_redo(struct ui *ui, void *state)
{
	undo_last_of(ui, ((struct plan *)state)->id, true);
	ui_reload(ui);
}

static void
plan_acts_sheet(struct ui *ui, void *state)
{
	struct plan *p = state;
	interview_ask(ui, &p->sheet, p->id, ASK_SHEET);
}

static void
plan_acts_calendar(struct ui *ui, void *state)
{
	struct plan *p = state;
	interview_ask(ui, &p->sheet, p->id, ASK_CALENDAR);
}

static void
plan_acts_call_off(struct ui *ui, void *state)
{
	struct plan *p = state;
	interview_call_off_of(ui, &p->off, p->id);
}

static void
plan_acts_print(struct ui *ui, void *state)
{
	interview_print(ui, ((struct plan *)state)->id, true);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", plan_acts_show, "plan-show", "Show the question whole, with its probes and why it is here; write one about a line of research", KEY_ROW | KEY_FOOT, "whole" },
	{ "v", plan_acts_interest, "interest-set", "Say how interested you are before the call", 0, NULL },
	{ "l", plan_acts_live, "plan-live", "Begin the call, or go on with it", KEY_FOOT, "live" },
	{ "a", plan_acts_add, "plan-add", "Add questions from the bank", KEY_FOOT, "add" },
	{ "d", plan_acts_delete, "plan-delete", "Take the question, or all marked ones, out of the plan", KEY_ROWS | KEY_FOOT, "delete" },
	{ "K", plan_acts_earlier, "plan-earlier", "Move the question up", KEY_ROW | KEY_FOOT, "up" },
	{ "J", plan_acts_later, "plan-later", "Move the question down", KEY_ROW | KEY_FOOT, "down" },
	{ "m", must, "plan-must", "Make it a must-ask, or not", KEY_ROWS | KEY_FOOT, "must" },
	{ "+ =", longer, "plan-longer", "A minute more for the question", KEY_ROWS | KEY_FOOT, "longer" },
	{ "- _", shorter, "plan-shorter", "A minute less for the question", KEY_ROWS, NULL },
	{ "p", plan_acts_propose, "plan-propose", "Propose a new plan; what was asked already stays", 0, NULL },
	{ "n", plan_write, "plan-new", "Write a question of your own into the plan", 0, NULL },
	{ "e", plan_edit, "plan-edit", "Word the question for this person", KEY_ROW, NULL },
	{ "A", length, "plan-length", "The agreed length: 20, 30 or any other", 0, NULL },
	{ "s", plan_schedule, "plan-schedule", "When, where and how it will be", 0, NULL },
	CALL_OFF_KEY("C", plan_acts_call_off, 0),
	{ "c", plan_acts_kind, "plan-kind", "Informational or networking", 0, NULL },
	{ "x", assignment, "plan-assignment", "Choose the assignment it is for, and the day it is due", 0, NULL },
	{ "f", plan_acts_field, "plan-field", "Their field of work, and why the plan thinks so", 0, NULL },
	{ "t", plan_acts_take, "plan-template", "Use a plan saved by name", 0, NULL },
	{ "T", plan_acts_keep, "plan-keep", "Save this plan by name", 0, NULL },
	{ "r", plan_acts_sheet, "plan-sheet", "Write the plan to a file, as a sheet to print and write on", 0, NULL },
	{ "i", plan_acts_calendar, "plan-calendar", "Write the appointment and its steps to a file for your calendar", 0, NULL },
	{ "u", plan_acts_undo, "plan-undo", "Undo what was done last", 0, NULL },
	{ "Ctrl-R", plan_acts_redo, "plan-redo", "Do it again", 0, NULL },
	{ "", plan_acts_print, "print", "Print the plan as a sheet to write on", 0, NULL },
};
/* clang-format on */
const struct keyset plan_keys = { rows, LEN(rows) };
