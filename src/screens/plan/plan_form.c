/* What is typed into a plan: a question's wording, and when and where the call will be. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/research.h"
#include "plan.h"
#include "screens/contact/contact_form.h"
#include "screens/common.h"

/* ---- a question ---- */

enum { ASK_TEXT, ASK_BRIEF, ASK_PROBES, ASK_MINUTES, ASK_MUST, N_ASKS };

static const struct form_field asks[N_ASKS] = {
	[ASK_TEXT] = { "text", N_("Question"), N_("As you will say it"), FIELD_LINE, NULL, 0 },
	[ASK_BRIEF] = { "short", N_("Title"), N_("A few words for the list"), FIELD_LINE, NULL, 0 },
	[ASK_PROBES] = { "probes", N_("Then"), N_("What to ask after it, one a line; Tab goes on"), FIELD_LINES, NULL, 0 },
	[ASK_MINUTES] = { "minutes", N_("Minutes"), N_("How long it may take"), FIELD_NUMBER, NULL, 0 },
	[ASK_MUST] = { "must", N_("Must ask"), N_("Whether the call is not done without it"), FIELD_YES, NULL, 0 },
};

static void
asked_copy(struct asked *to, const struct asked *from)
{
	*to = *from;
	to->question_id = mem_str(from->question_id);
	to->text = mem_str(from->text);
	to->brief = mem_str(from->brief);
	to->category = mem_str(from->category);
	to->pack = mem_str(from->pack);
	to->why = mem_str(from->why);
	to->probes = (struct strings){ 0 };
	strings_copy(&to->probes, &from->probes);
}

static void
brief_of(struct asked *a)
{
	struct text cut = { 0 };

	utf8_cut(&cut, a->text, 40);
	mem_set(&a->brief, text_str(&cut));
	text_free(&cut);
}

static bool
plan_form_read_values(struct ui *ui, struct asked *a, const char *const *values)
{
	bool words = *values[ASK_TEXT] != '\0';
	bool minutes = word_int(values[ASK_MINUTES], 1, 99, &a->minutes);

	if (!words)
		ui_form_fault(ui, ASK_TEXT, "A question needs its words");
	if (!minutes)
		ui_form_fault(ui, ASK_MINUTES, "“%s” is not a number of minutes from 1 to 99",
			values[ASK_MINUTES]);
	if (!words || !minutes)
		return false;
	mem_set(&a->text, values[ASK_TEXT]);
	mem_set(&a->brief, values[ASK_BRIEF]);
	if (!*values[ASK_BRIEF])
		brief_of(a);
	strings_free(&a->probes);
	strings_split(&a->probes, values[ASK_PROBES], "\n");
	a->must = strcmp(values[ASK_MUST], "yes") == 0;
	return true;
}

/* A question as the form has it, for `use`; NULL: a new one. */
static void
ask_values(const struct asked *a, void (*use)(void *user, const char *const *values), void *user)
{
	struct text probes = { 0 };
	char minutes[16];

	if (a)
		strings_join(&a->probes, "\n", &probes);
	snprintf(minutes, sizeof(minutes), "%d", a ? a->minutes : 3);
	const char *values[N_ASKS] = { a ? a->text : "", a && a->brief ? a->brief : "", text_str(&probes),
		minutes, a && a->must ? "yes" : "no" };
	use(user, values);
	text_free(&probes);
}

struct now {
	struct ui *ui;
	bool same;
};

static void
form_now(void *user, const char *const *values)
{
	struct now *n = user;

	n->same = ui_form_now(n->ui, values);
}

/* The change is made to the plan as it is now, not as it was when the form was opened. */
static bool
plan_form_read_again(struct plan *p, struct err *e)
{
	struct call now = { 0 };

	if (!desk_call(&p->app->desk, p->id, &now, e))
		return false;
	call_done(&p->call);
	p->call = now;
	return true;
}

static bool
ask_read_again(struct ui *ui, struct plan *p, struct err *e)
{
	struct now n = { ui, true };

	if (!p->editing)
		return true;
	if (!plan_form_read_again(p, e))
		return false;
	if (call_asked(&p->call, p->editing))
		ask_values(call_asked(&p->call, p->editing), form_now, &n);
	return n.same;
}

/* Why a new one is in the plan. */
static void
plan_form_why(const struct plan *p, struct asked *a)
{
	struct text why = { 0 };

	if (p->about)
		research_why(p->about, &why);
	else
		text_add(&why, "your own");
	a->why = text_take(&why);
}

static bool
ask_done(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct plan *p = user;
	struct asked a = { .priority = 2, .phase = PHASE_EXPLORE };

	if (!ask_read_again(ui, p, e))
		return false;
	const struct asked *was = call_asked(&p->call, p->editing);
	if (p->editing && !was)
		return err_set(e, "This question is not in the plan any more.");
	if (was)
		asked_copy(&a, was);
	else
		plan_form_why(p, &a);
	bool good = plan_form_read_values(ui, &a, values) &&
		(was ? plan_question_word(&p->app->desk, &p->call, &a, e)
		     : plan_add_own(&p->app->desk, &p->call, &a, e));
	int64_t added = good && !p->editing ? a.id : 0;
	asked_done(&a);
	if (added) { /* the pointer is on it */
		ui_reload(ui);
		list_choose(&p->list, added);
	}
	if (good)
		ui_say(ui, "The question is in the plan.");
	return good;
}

struct opening {
	struct ui *ui;
	struct plan *p;
	const struct asked *a;
};

static uint32_t
plan_form_hash(const char *s)
{
	uint32_t h = 2166136261u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

/* Each line of research has its own. */
static void
plan_form_draft(const struct plan *p, struct text *out)
{
	text_addf(out, "plan:%" PRId64 ":%" PRId64, p->id, p->editing);
	if (p->about)
		text_addf(out, ":%08" PRIx32, plan_form_hash(p->about));
}

static void
plan_form_title(const struct opening *o, struct text *out)
{
	if (o->p->about)
		text_addf(out, "Your question about: %s", o->p->about);
	else
		text_add(out, o->a ? o->a->brief : _("A question of your own"));
}

static void
form_open(void *user, const char *const *values)
{
	const struct opening *o = user;
	struct text draft = { 0 }, title = { 0 };

	plan_form_draft(o->p, &draft);
	plan_form_title(o, &title);
	ui_form(o->ui, text_str(&title), text_str(&draft), asks, N_ASKS, values, ask_done, o->p);
	ui_form_advise(o->ui, ASK_TEXT, text_advise);
	text_free(&draft);
	text_free(&title);
}

static void
plan_form_form(struct ui *ui, struct plan *p, const struct asked *a)
{
	struct opening o = { ui, p, a };

	p->editing = a ? a->id : 0;
	mem_set(&p->about, NULL);
	ask_values(a, form_open, &o);
}

void
plan_write(struct ui *ui, void *state)
{
	if (plan_open_to_change(ui, state))
		plan_form_form(ui, state, NULL);
}

/* A line that asks already is the question, to be worded. */
void
plan_write_about(struct ui *ui, struct plan *p, const char *line)
{
	struct asked seed = { .text = mem_str(line), .minutes = 3 };
	struct opening o = { ui, p, NULL };

	if (plan_open_to_change(ui, p)) {
		p->editing = 0;
		mem_set(&p->about, line);
		ask_values(research_asks(line) ? &seed : NULL, form_open, &o);
	}
	free(seed.text);
}

void
plan_edit(struct ui *ui, void *state)
{
	struct plan *p = state;
	const struct asked *a = plan_open_to_change(ui, p) ? plan_chosen(ui, p) : NULL;

	if (a)
		plan_form_form(ui, p, a);
}

/* ---- when and where ---- */

enum { WHEN_DATE, WHEN_TIME, WHEN_ZONE, WHEN_CHANNEL, WHEN_PLACE, N_WHENS };

static const struct form_field whens[N_WHENS] = {
	[WHEN_DATE] = { "date", N_("Date"), N_("tomorrow, fri, 15 Dec; empty: not agreed yet"), FIELD_LINE, NULL, 0 },
	[WHEN_TIME] = { "time", N_("Time"), N_("15:00, 3pm"), FIELD_LINE, NULL, 0 },
	[WHEN_ZONE] = { "zone", N_("Time zone"), N_("Of this time, by a city: Lisbon; empty: yours"), FIELD_LINE, NULL, 0 },
	[WHEN_CHANNEL] = { "channel", N_("How"), "", FIELD_WORD, channel_names, N_CHANNELS },
	[WHEN_PLACE] = { "place", N_("Where"), N_("An address, a number, a link"), FIELD_LINE, NULL, 0 },
};

static const char *
zone_or(const struct plan *p, const char *zone)
{
	return zone && *zone ? zone : p->app->desk.config.zone;
}

/* Day and time are both there, or neither is; either field may have both. */
static bool
plan_form_read_time(struct ui *ui, const struct plan *p, const char *const *values, char zone[ZONE_SIZE],
	int64_t *ms)
{
	const char *date = values[WHEN_DATE], *time = values[WHEN_TIME];
	struct err no_zone = { 0 }, no_day = { 0 }, no_time = { 0 };
	struct text both = { 0 };
	int64_t now_ms = ui->now.wall_ms, day_ms;

	*ms = 0;
	bool none = !*date && !*time, known = zone_find(values[WHEN_ZONE], zone, &no_zone);
	const char *in = zone_or(p, zone);
	bool day = !*date || time_said(date, in, now_ms, SAID_DAY, &day_ms, NULL, &no_day);
	text_addf(&both, "%s%s%s", date, *date && *time ? " " : "", time);
	bool good = none || time_said(text_str(&both), in, now_ms, SAID_MOMENT, ms, NULL, &no_time);
	text_free(&both);
	if (!day)
		ui_form_fault(ui, WHEN_DATE, "%s", no_day.text);
	else if (!good)
		ui_form_fault(ui, WHEN_TIME, "%s", no_time.text);
	if (!known)
		ui_form_fault(ui, WHEN_ZONE, "%s", no_zone.text);
	return day && good && known;
}

/* The first time it is asked, the contact's zone is proposed: most appointments are made in it. */
static const char *
plan_form_zone(const struct interview *i)
{
	return i->scheduled_ms || (i->zone && *i->zone) ? i->zone : i->theirs;
}

static void
when_values(const struct plan *p, void (*use)(void *user, const char *const *values), void *user)
{
	const struct interview *i = &p->call.interview;
	struct text date = { 0 }, time = { 0 };

	if (i->scheduled_ms) {
		time_format(&date, "%Y-%m-%d", i->scheduled_ms, zone_or(p, i->zone));
		time_format(&time, "%H:%M", i->scheduled_ms, zone_or(p, i->zone));
	}
	const char *values[N_WHENS] = { text_str(&date), text_str(&time), plan_form_zone(i), i->channel,
		i->place };
	use(user, values);
	text_free(&date);
	text_free(&time);
}

static bool
when_read_again(struct ui *ui, struct plan *p, struct err *e)
{
	struct now n = { ui, true };

	if (!plan_form_read_again(p, e))
		return false;
	when_values(p, form_now, &n);
	return n.same;
}

static bool
when_done(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct plan *p = user;
	struct text said = { 0 }, conflict = { 0 };
	char zone[ZONE_SIZE];
	int64_t ms;

	if (!when_read_again(ui, p, e))
		return false;
	struct interview *i = &p->call.interview;
	if (!plan_form_read_time(ui, p, values, zone, &ms))
		return false;
	i->scheduled_ms = ms;
	mem_set(&i->zone, zone);
	mem_set(&i->channel, values[WHEN_CHANNEL]);
	mem_set(&i->place, values[WHEN_PLACE]);
	bool good = interview_schedule(&p->app->desk, i, e);
	if (good && ms) {
		appointment_text(&said, ms, ui->now.wall_ms, p->app->desk.config.zone,
			i->theirs && *i->theirs ? i->theirs : i->zone);
		appointment_conflict(&p->app->desk, i, &conflict);
		if (conflict.n)
			ui_say(ui, "Agreed: %s. %s", text_str(&said), text_str(&conflict));
		else
			ui_say(ui, "Agreed: %s", text_str(&said));
		text_free(&conflict);
	}
	text_free(&said);
	return good;
}

static void
when_open(void *user, const char *const *values)
{
	const struct opening *o = user;
	char draft[40];

	snprintf(draft, sizeof(draft), "schedule:%" PRId64, o->p->id);
	ui_form(o->ui, _("When and where"), draft, whens, N_WHENS, values, when_done, o->p);
}

void
plan_schedule(struct ui *ui, void *state)
{
	struct opening o = { ui, state, NULL };

	if (plan_open_to_change(ui, state))
		when_values(state, when_open, &o);
}
