/* does what a command has decided: the one place where commands change the call. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "live_card.h"
#include "live_command.h"
#include "model/pace.h"
#include "screens/common.h"
#include "screens/rehearse/rehearsal.h"

void
live_refuse(struct live_outcome *o, const char *fmt, ...)
{
	va_list ap;

	o->does = live_do_tell;
	text_clear(&o->say);
	va_start(ap, fmt);
	text_addv(&o->say, fmt, ap);
	va_end(ap);
}

void
live_decide_nothing(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)l, (void)ui, (void)rest, (void)out;
}

void
live_outcome_done(struct live_outcome *o)
{
	note_done(&o->note);
	text_free(&o->words);
	text_free(&o->say);
	memset(o, 0, sizeof(*o));
}

void
live_do_tell(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)l;
	ui_refuse(ui, "%s", text_str(&o->say));
}

/* ---- the time check ---- */

static void
tell_wrapping(struct ui *ui, const struct call *c)
{
	struct text out = { 0 };

	closing_say(c, N_("Wrapping up."), live_columns(ui), UI_MESSAGE_ROWS, &out);
	ui_say(ui, "%s", text_str(&out));
	text_free(&out);
}

static void
tell_granted(struct ui *ui, const struct live *l, const struct check *k, bool proposed)
{
	struct text out = { 0 };
	char until[16];

	clock_text(until, call_check(&l->call, l->clock.at_ms).limit_ms);
	if (k->answer == CHECK_ASKED)
		text_addf(&out, count_form(k->minutes, "%d more minute, you asked. Until %s.",
			"%d more minutes, you asked. Until %s."), k->minutes, until);
	else
		text_addf(&out, count_form(k->minutes, "%d more minute, they offered. Until %s.",
			"%d more minutes, they offered. Until %s."), k->minutes, until);
	if (proposed && k->answer == CHECK_ASKED)
		text_joinf(&out, " ", ui->linear ? N_("Or: /more 5") : N_("Or: Ctrl-G more 5"));
	else if (proposed)
		text_joinf(&out, " ", ui->linear ? N_("Or: /offered 5") : N_("Or: Ctrl-G offered 5"));
	ui_say(ui, "%s", text_str(&out));
	text_free(&out);
}

/* The key pressed twice: the answer is stored as it is meant. */
static bool
answer_stored(const struct call *c, const struct check *k)
{
	for (size_t i = 0; i < c->n_checks; i++)
		if (c->checks[i].id == k->id)
			return c->checks[i].answer == k->answer &&
				c->checks[i].minutes == k->minutes;
	return false;
}

void
live_do_answer(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct err e = { 0 };
	struct check k = o->check;
	bool good = answer_stored(&l->call, &k) ||
		store_check_save(app_of(ui)->desk.store, l->id, &k, &e);

	live_reload(ui, l);
	if (!good) {
		ui_err(ui, &e);
		return;
	}
	if (o->proposed)
		l->recent.proposed = k.id;
	if (k.answer == CHECK_WRAPPED)
		tell_wrapping(ui, &l->call);
	else
		tell_granted(ui, l, &k, o->proposed);
}

/* ---- the end ---- */

/* What comes after a call; the live screen, and `l` with it, is gone. */
static void
leave_for_debrief(struct ui *ui, struct live *l)
{
	int64_t id = l->id;
	bool practice = l->call.interview.practice && !l->view.lesson, by_digit = l->recent.by_digit;
	char arg[24];

	live_shut(ui);
	snprintf(arg, sizeof(arg), "%lld", (long long)id);
	if (practice)
		outcome_open(ui, id);
	else if (ui_open(ui, "debrief", arg) && by_digit)
		live_tail(ui, id);
}

void
live_do_end(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct err e = { 0 };

	live_last_line(ui, l);
	bool ended = clock_ended(&l->call.clock); /* by another program */
	if (ended || call_end(&app_of(ui)->desk, &l->call.interview, o->axis_ms, &e)) {
		leave_for_debrief(ui, l);
	} else {
		ui_err(ui, &e);
		live_reload(ui, l);
	}
}

/* ---- the clock ---- */

void
live_do_event(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	if (live_event(ui, l, o->event, o->axis_ms, o->ms))
		ui_say(ui, "%s", text_str(&o->say));
}

/* Minutes that count from when they were granted move with that stamp. */
static void
tell_moved(struct ui *ui, const struct live *l, int64_t end_before_ms)
{
	int64_t end = call_check(&l->call, l->clock.at_ms).limit_ms;
	const char *undo = ui->linear ? "/undo" : "Ctrl-Z";
	size_t n = l->call.n_notes;
	char until[16];

	clock_text(until, end);
	if (!n && end == end_before_ms)
		ui_say(ui, "The clock moved. %s undoes it.", undo);
	else if (!n)
		ui_say(ui, "The clock and the end moved: until %s. %s undoes it.", until, undo);
	else if (end == end_before_ms)
		ui_say(ui, count_form(n, "The clock moved, and the stamp of %zu note. %s undoes it.",
			"The clock moved, and the stamps of %zu notes. %s undoes it."), n, undo);
	else
		ui_say(ui, count_form(n, "The clock, %zu note and the end moved: until %s. %s undoes it.",
			"The clock, %zu notes and the end moved: until %s. %s undoes it."), n, until, undo);
}

void
live_do_set_clock(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	live_start(ui, l);
	int64_t end = call_check(&l->call, l->clock.at_ms).limit_ms;
	if (live_event(ui, l, CLOCK_SHIFT, o->axis_ms,
		    clock_shift_for(&l->call.clock, o->axis_ms, o->ms)))
		tell_moved(ui, l, end);
}

void
live_do_minutes(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	app_clock_show(ui);
	live_clock_shown(&l->view, app_of(ui));
}

/* ---- questions ---- */

void
live_do_ask(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	live_ask(ui, l, o->asked_id, live_axis(l, &ui->now));
}

void
live_do_state(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	if (live_state(ui, l, o->asked_id, o->state))
		ui_say(ui, "%s", text_str(&o->say));
}

void
live_do_next(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	live_start(ui, l);
	live_next(ui, l);
}

void
live_do_back(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	live_previous(ui, l);
}

/* ---- being told ---- */

void
live_do_card(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	if (o->words.n)
		live_card(ui, l, o->words.s);
	else
		live_card_list(ui, l);
}

void
live_do_stuck(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	l->recent.stuck_topic = o->topic;
	l->recent.stuck = o->turn + 1;
	live_card_say(ui, text_str(&o->say));
}

void
live_do_time(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct text out = { 0 };

	(void)o;
	live_clock_read(l, &ui->now);
	live_time_text(l, ui, &out);
	ui_say(ui, "%s", text_str(&out));
	text_free(&out);
}

void
live_do_where(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct text out = { 0 };

	(void)o;
	live_where_text(l, ui, &out);
	ui_say(ui, "%s", text_str(&out));
	text_free(&out);
}

void
live_do_help(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	if (ui->linear)
		live_help_lines(ui);
	else
		live_card(ui, l, "help");
}

/* ---- the line and the notes ---- */

void
live_do_line(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct draft *d = &l->line.draft;

	draft_mark(d, (struct note_mark){ .kind = o->kind, .starred = o->starred,
		.off = o->off && !o->question, .question = o->question });
	live_scroll(ui, l);
	if (d->axis_ms < 0)
		d->axis_ms = live_axis(l, &ui->now);
	l->line.dirty = true;
}

/* A note beside the line that is being typed, which stays as it is. */
static void
note_beside(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct live_line *line = &l->line;
	struct draft was = line->draft;
	int64_t editing = line->editing;

	memset(&line->draft, 0, sizeof(line->draft));
	line->editing = 0;
	line->draft.axis_ms = live_axis(l, &ui->now);
	line_set(&line->draft.line, o->words.s);
	draft_kind(&line->draft, o->kind, false, o->question);
	live_enter(ui, l);
	if (!draft_empty(&line->draft)) { /* it could not be saved, and says so */
		line_type(&was.line, " ", 1);
		line_type(&was.line, o->words.s, o->words.n);
	}
	draft_done(&line->draft);
	/* With the note the stored line went, which is still being typed or set aside. */
	line->draft = editing ? line->aside : was;
	line->dirty = true;
	live_settle(ui, l);
	line->draft = was;
	line->editing = editing;
	line->dirty = true;
}

/* /fact and its like: what follows is the note; alone they choose the line's kind. */
void
live_do_type(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct draft *d = &l->line.draft;

	if (o->words.n && (d->line.text.n || l->line.editing)) {
		note_beside(ui, l, o);
		return;
	}
	if (draft_empty(d) || o->words.n)
		d->axis_ms = live_axis(l, &ui->now);
	if (o->words.n)
		line_type(&d->line, o->words.s, o->words.n);
	draft_kind(d, o->kind, d->mark.starred, o->question);
	l->line.dirty = true;
	if (o->words.n)
		live_enter(ui, l);
}

/* What was put away as a question of another kind: the line is free again, unless it could not
 * be; then the words stay. */
static void
outcome_put_away(struct ui *ui, struct live *l, const struct live_outcome *o, bool good,
	const struct err *e)
{
	if (!good) {
		ui_err(ui, e);
		if (!o->from_line)
			note_beside(ui, l, o);
		return;
	}
	if (o->from_line) {
		draft_clear(&l->line.draft);
		l->line.dirty = true;
	}
	live_reload(ui, l);
}

void
live_do_park(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct err e = { 0 };
	bool good = plan_park(&app_of(ui)->desk, &l->call, text_str(&o->words), l->clock.at_ms, &e);

	outcome_put_away(ui, l, o, good, &e);
	if (good)
		ui_say(ui, "Parked: %s offers it.", ui->linear ? "/next" : "Tab");
}

void
live_do_coach(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	struct err e = { 0 };
	bool good = coach_ask(&app_of(ui)->desk, &l->call, text_str(&o->words),
		live_axis(l, &ui->now), &e);

	outcome_put_away(ui, l, o, good, &e);
	if (good)
		ui_say(ui, "Kept for your coach; it is sent with a share.");
}

void
live_do_note(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	if (live_note_save(ui, l, &o->note))
		ui_say(ui, "%s", text_str(&o->say));
}

void
live_do_edit(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	live_earlier(ui, l);
	if (ui->linear && l->line.editing)
		ui_say(ui, "Correcting: %s. A line takes its place; /edit goes further back, "
			   "Enter keeps it.", l->line.draft.line.text.n
			   ? text_str(&l->line.draft.line.text) : _("(to be written out)"));
}

void
live_do_undo(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	live_undo(ui, l);
}

void
live_do_redo(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	live_redo(ui, l);
}

void
live_do_sync(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	live_sync(ui, l);
}

/* ---- elsewhere ---- */

void
live_do_plan(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	char arg[24];

	(void)o;
	live_settle(ui, l);
	snprintf(arg, sizeof(arg), "%" PRId64, l->id);
	ui_open(ui, "plan", arg);
}

void
live_do_suspend(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)l, (void)o;
	ui->suspend = true;
}

/* Leaves the call running, to look at something else; the next start offers it. */
void
live_do_leave(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	(void)o;
	live_settle(ui, l);
	live_shut(ui);
}

void
live_outcome_apply(struct ui *ui, struct live *l, const struct live_outcome *o)
{
	if (o->asked_id)
		l->view.chosen = 0; /* what was pointed at is dealt with */
	o->does(ui, l, o);
}
