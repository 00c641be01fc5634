/* letter_facts.c: what a letter is filled from: the person, the contact, the call, who was named. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "letter_facts.h"
#include "model/call.h"
#include "model/contact.h"
#include "model/due.h"
#include "wording.h"
#include "workflow.h"

enum { SAID_MOST = 2, WILL_MOST = 3, LONG_AGO_DAYS = 60 };

struct collecting {
	struct desk *d;
	const struct letter_kind *k;
	struct letter_facts *f;
	struct contact who;
	struct call call;          /* the one it is about; zeroed: none */
	const char *zone;
	int64_t now_ms;
};

static void
facts_text(struct collecting *c, const char *name, struct text *value)
{
	letter_fact_set(c->f, name, text_str(value));
	text_free(value);
}

/* ---- days, as one says them ---- */

static int
facts_days_ago(const struct collecting *c, int64_t ms)
{
	int day = time_day(ms, c->zone), n = 0;

	for (int today = time_day(c->now_ms, c->zone); today > day && n <= LONG_AGO_DAYS; n++)
		day = time_day_add(day, 1);
	return n;
}

/* "today", "on Friday", "on 20 November", "in March 2025". */
static void
facts_past_day(const struct collecting *c, int64_t ms, struct text *out)
{
	int ago = facts_days_ago(c, ms);
	bool this_year = time_day(ms, c->zone) / 10000 == time_day(c->now_ms, c->zone) / 10000;

	if (ago < 2)
		text_add(out, ago ? "yesterday" : "today");
	else if (ago < 7)
		time_format(out, "on %A", ms, c->zone);
	else if (ago <= LONG_AGO_DAYS)
		time_format(out, "on %-d %B", ms, c->zone);
	else
		time_format(out, this_year ? "in %B" : "in %B %Y", ms, c->zone);
}

/* "today, ", "tomorrow, ", or "on " where `on`; of a day to come, in their zone. */
static void
facts_near_day(const struct collecting *c, int64_t ms, const char *zone, bool on, struct text *out)
{
	int day = time_day(ms, zone);

	if (day == time_day(c->now_ms, zone))
		text_add(out, "today, ");
	else if (day == time_day_add(time_day(c->now_ms, zone), 1))
		text_add(out, "tomorrow, ");
	else if (on)
		text_add(out, "on ");
}

/* "Thursday 3 December at 15:00", where the clocks differ "… at 15:00 your time (14:00 mine)". */
static void
facts_moment(const struct collecting *c, int64_t ms, const char *theirs, struct text *out)
{
	bool differ = *theirs && zone_offset(ms, theirs) != zone_offset(ms, c->zone);
	const char *zone = differ ? theirs : c->zone;

	time_format(out, differ ? "%A %-d %B at %H:%M your time" : "%A %-d %B at %H:%M", ms, zone);
	if (!differ)
		return;
	bool same_day = time_day(ms, theirs) == time_day(ms, c->zone);
	time_format(out, same_day ? " (%H:%M mine)" : " (%A %H:%M mine)", ms, c->zone);
}

/* ---- the person ---- */

static const char *const facts_situations[] = { "", "I am a student.",
	"I am thinking of changing to another kind of work.",
	"I am between two jobs, and taking the time to choose well.",
	"I work in the same firm, and would like to know it better." };

static const char *const facts_scopes[N_SCOPES] = { [SCOPE_COMPANY] = "What I would like to know first "
	"is what it is like to work where you work.", [SCOPE_PATH] = "What I would like to know first is how "
	"people get into it, and where it leads.", [SCOPE_FUNCTION] = "What I would like to know first is what "
	"the work itself is like from day to day." };

static void
facts_sentence(struct collecting *c, const char *name, const char *s)
{
	struct text t = { 0 };

	say_sentence(&t, s);
	facts_text(c, name, &t);
}

static void
facts_of_me(struct collecting *c, const char *name, const char *lead, const char *s)
{
	struct text t = { 0 };

	say_of_me(&t, lead, s);
	facts_text(c, name, &t);
}

static void
facts_clause(struct collecting *c, const char *name, const char *s)
{
	struct text t = { 0 };

	say_clause(&t, s);
	facts_text(c, name, &t);
}

/* What fits into the sentence is filled in; what does not is shown where it belongs. */
static void
facts_fitting(struct collecting *c, const char *name, const char *s, bool fits)
{
	struct text noted = { 0 };

	text_addf(&noted, "noted-%s", name);
	facts_clause(c, fits ? name : text_str(&noted), s);
	text_free(&noted);
}

static void
facts_me(struct collecting *c)
{
	const struct config *me = &c->d->config;
	struct text today = { 0 };

	letter_fact_set(c->f, "me", me->name);
	letter_fact_set(c->f, "phone", me->phone);
	facts_of_me(c, "about", "About me:", me->about);
	facts_of_me(c, "background", "What I have done so far:", me->background);
	if (me->situation > 0 && me->situation < (int)LEN(facts_situations))
		letter_fact_set(c->f, "situation", facts_situations[me->situation]);
	if (me->scope > 0 && me->scope < N_SCOPES)
		letter_fact_set(c->f, "scope", facts_scopes[me->scope]);
	facts_fitting(c, "exploring", me->exploring, say_is_subject(me->exploring));
	facts_clause(c, "dates", me->dates);
	time_format(&today, "%-d %B %Y", c->now_ms, c->zone);
	facts_text(c, "today", &today);
}

/* ---- the contact ---- */

/* In the middle of a sentence: "Grid planner" as "grid planner", "CEO" as it is. */
static void
facts_role(struct collecting *c)
{
	struct text role = { 0 };

	say_clause(&role, c->who.role);
	if (role.n > 1 && isupper((unsigned char)role.s[0]) && !isupper((unsigned char)role.s[1]))
		role.s[0] = (char)tolower((unsigned char)role.s[0]);
	facts_text(c, "role", &role);
}

/* Only with may be used: the name. */
static void
facts_referrer(struct collecting *c)
{
	bool may = c->who.may_use_name;

	letter_fact_set(c->f, may ? "referrer" : "noted-referrer", c->who.referrer);
}

static void
facts_found(struct collecting *c)
{
	if (say_has(c->who.found))
		facts_fitting(c, "found", c->who.found, say_is_thing(c->who.found));
	else if (c->who.path == PATH_ALUMNI)
		letter_fact_set(c->f, "found", "our alumni network");
}

static void
facts_contact(struct collecting *c)
{
	struct text first = { 0 };

	letter_fact_set(c->f, "name", c->who.name);
	say_first_name(&first, c->who.name);
	facts_text(c, "first", &first);
	facts_clause(c, "organisation", c->who.organisation);
	letter_fact_set(c->f, "address", c->who.address);
	facts_clause(c, "noted-why", c->who.why);
	facts_clause(c, "noted-common", c->who.common);
	facts_clause(c, "noted-question", c->who.research);
	facts_role(c);
	facts_referrer(c);
	facts_found(c);
}

/* The last letter that asked for a talk. */
static bool
facts_asking(void *user, const struct letter *l)
{
	struct collecting *c = user;
	struct text day = { 0 }, date = { 0 };

	if (!l->sent_ms || (strncmp(l->kind, "request-", 8) != 0 && strcmp(l->kind, "reconnect") != 0))
		return true;
	facts_past_day(c, l->sent_ms, &day);
	time_format(&date, "%-d %B", l->sent_ms, c->zone);
	facts_text(c, "wrote", &day);
	facts_text(c, "wrote-date", &date);
	return false;
}

/* ---- the call ---- */

/* Those that are for their eyes: never off the record, and nothing about how they seemed. */
static bool
facts_may_say(const struct note *n)
{
	return n->record != RECORD_OFF && !n->marker && say_has(n->text) &&
		n->kind != NOTE_IMPRESSION && n->kind != NOTE_REFERRAL;
}

bool
letter_note_says(const struct note *n)
{
	return n->starred && n->kind != NOTE_STEP && facts_may_say(n);
}

static void
facts_said(struct collecting *c)
{
	struct text said = { 0 };
	int n = 0;

	for (size_t i = 0; i < c->call.n_notes && n < SAID_MOST; i++) {
		const struct note *note = &c->call.notes[i];
		if (!letter_note_says(note))
			continue;
		bool quote = note->kind == NOTE_QUOTE;
		text_add(&said, n++ ? "; " : "");
		text_add(&said, quote ? "“" : "");
		say_clause(&said, note->text);
		text_add(&said, quote ? "”" : "");
	}
	facts_text(c, "said", &said);
}

/* Was it noted off the record, so that a step made of it is not for their eyes? */
static bool
facts_is_private(const struct collecting *c, int64_t note_id)
{
	const struct note *n = note_id ? call_note(&c->call, note_id) : NULL;

	return n && n->record == RECORD_OFF;
}

static bool
facts_is_own_step(const struct collecting *c, const struct due_row *r)
{
	return r->due.open && (r->due.kind == DUE_PROMISED || r->due.kind == DUE_STEP) &&
		!facts_is_private(c, r->due.note_id);
}

/* What one does for them is said to them: "send her the article" as "send you the article". Only
 * where nothing of theirs can be meant ("ask her boss"). */
static bool
facts_is_them(const struct collecting *c, const struct strings *words, size_t i)
{
	static const char verbs[] = "send|tell|write|show|give|bring|call|mail|email|thank|ask|let|to";
	static const char behind[] = "the|a|an|my|about|for|when|what|how|if|that|again|by|on|in|know|$";
	struct text first = { 0 };

	say_first_name(&first, c->who.name);
	bool named = strcmp(words->s[i], text_str(&first)) == 0;
	bool is = i > 0 && (named || word_is(words->s[i], "her|him|them")) &&
		word_is(words->s[i - 1], verbs) &&
		(i + 1 == words->n || word_is(words->s[i + 1], behind));
	text_free(&first);
	return is;
}

/* A step is written as a sentence, "Send him the photo", and stands within one: "send …". */
static void
facts_within(const struct collecting *c, char *word)
{
	struct text first = { 0 };
	bool capital = word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'a' && word[1] <= 'z';

	say_first_name(&first, c->who.name);
	if (capital && strcmp(word, text_str(&first)) != 0 && !strchr(word, '\''))
		word[0] = (char)(word[0] - 'A' + 'a');
	text_free(&first);
}

static void
facts_to_them(const struct collecting *c, const char *step, struct text *out)
{
	struct strings words = { 0 };

	strings_split(&words, step, " ");
	if (words.n)
		facts_within(c, words.s[0]);
	for (size_t i = 0; i < words.n; i++)
		text_addf(out, "%s%s", i ? " " : "",
			facts_is_them(c, &words, i) ? "you" : words.s[i]);
	strings_free(&words);
}

static void
facts_will(struct collecting *c)
{
	struct strings all = { 0 };
	struct text will = { 0 };

	for (size_t i = 0; i < c->call.n_steps && all.n < WILL_MOST; i++) {
		struct text step = { 0 }, said = { 0 }, clause = { 0 };
		if (facts_is_own_step(c, &c->call.steps[i]))
			due_row_text(&c->call.steps[i], &step);
		facts_to_them(c, text_str(&step), &said);
		say_clause(&clause, text_str(&said));
		if (clause.n && !strings_has(&all, clause.s))
			strings_add(&all, clause.s);
		text_free(&step);
		text_free(&said);
		text_free(&clause);
	}
	strings_join(&all, "; ", &will);
	facts_text(c, "will", &will);
	strings_free(&all);
}

/* "Dana Ruiz", "Dana Ruiz and Sam Poe", "Dana Ruiz, Sam Poe and Bo Li". */
static void
facts_names(const struct strings *names, struct text *out)
{
	for (size_t i = 0; i < names->n; i++)
		text_addf(out, "%s%s", i == 0 ? "" : i + 1 < names->n ? ", " : " and ", names->s[i]);
}

static void
facts_named(struct collecting *c)
{
	struct strings names = { 0 }, may = { 0 }, others = { 0 };
	struct text all = { 0 }, some = { 0 }, rest = { 0 };

	for (size_t i = 0; i < c->call.n_notes; i++) {
		const struct note *n = &c->call.notes[i];
		struct referral r = { 0 };
		if (n->kind == NOTE_REFERRAL && n->record != RECORD_OFF && !n->marker &&
			referral_names(n->text) && referral_read(&r, n->text)) {
			strings_add(&names, r.name);
			strings_add(r.may_use_name ? &may : &others, r.name);
		}
		referral_done(&r);
	}
	facts_names(&names, &all);
	facts_text(c, "named", &all);
	letter_fact_set(c->f, "named-may", names.n && !others.n ? "yes" : "");
	facts_names(&may, &some);
	facts_text(c, "named-some", &some);
	facts_names(&others, &rest);
	facts_text(c, "named-others", &rest);
	strings_free(&names);
	strings_free(&may);
	strings_free(&others);
}

static void
facts_how(struct collecting *c)
{
	const struct interview *i = &c->call.interview;
	const char *channel = i->channel ? i->channel : "", *place = i->place ? i->place : "";
	struct text how = { 0 };

	if (strcmp(channel, "in person") == 0) {
		text_addf(&how, "at %s", *place ? place : _("[where]"));
	} else if (*channel && *place) {
		text_addf(&how, "by %s (%s)", channel, place);
	} else if (*channel) {
		text_addf(&how, "by %s", channel);
	}
	facts_text(c, "how", &how);
}

static void
facts_of_time(struct collecting *c, const struct interview *i)
{
	const char *theirs = i->theirs ? i->theirs : "";
	bool differ = *theirs && zone_offset(i->scheduled_ms, theirs) != zone_offset(i->scheduled_ms, c->zone);
	const char *zone = differ ? theirs : c->zone;
	struct text when = { 0 }, on = { 0 }, day = { 0 };

	facts_moment(c, i->scheduled_ms, theirs, &when);
	facts_near_day(c, i->scheduled_ms, zone, true, &on);
	text_add(&on, text_str(&when));
	facts_near_day(c, i->scheduled_ms, zone, true, &day);
	if (day.n > 3) /* "tomorrow, " */
		text_cut(&day, day.n - 2);
	else
		time_format(&day, "%A", i->scheduled_ms, zone);
	facts_text(c, "when", &when);
	facts_text(c, "on-when", &on);
	facts_text(c, "on-call-day", &day);
}

static void
facts_to_come(struct collecting *c)
{
	const struct interview *i = &c->call.interview;
	struct text minutes = { 0 };

	if (i->scheduled_ms)
		facts_of_time(c, i);
	facts_how(c);
	text_addf(&minutes, "%d", i->agreed_minutes);
	facts_text(c, "minutes", &minutes);
}

static void
facts_of_end(struct collecting *c)
{
	struct text day = { 0 }, last = { 0 };

	int64_t ended_ms = c->call.interview.ended_ms;
	facts_past_day(c, ended_ms, &day);
	if (c->d->now->wall_ms - ended_ms > LONG_AGO_DAYS * DAY_MS) /* else it is no long while */
		text_add(&last, text_str(&day));
	facts_text(c, "on-day", &day);
	/* "ever since" fits no talk of today */
	letter_fact_set(c->f, "earlier", time_day(ended_ms, c->d->config.zone) <
		time_day(c->d->now->wall_ms, c->d->config.zone) ? "yes" : "");
	facts_text(c, "last", &last);
	letter_fact_set(c->f, "may-write", call_may_write(&c->call) ? "yes" : "");
	facts_said(c);
	facts_will(c);
	facts_named(c);
}

/* ---- which call it is about ---- */

static bool
facts_is_held(void *user, const struct interview *i)
{
	int64_t *id = user;

	if (i->practice || !i->ended_ms)
		return true;
	*id = i->id;
	return false;
}

static int64_t
facts_held(struct desk *d, int64_t contact_id)
{
	int64_t id = 0;

	desk_interviews_of(d, contact_id, facts_is_held, &id, NULL);
	return id;
}

/* Is the kind about a call that is to come? */
static bool
facts_looks_ahead(const struct letter_kind *k)
{
	static const char *const ahead[] = { "reply", "confirm", "reschedule", "cancel" };

	for (size_t i = 0; i < LEN(ahead); i++)
		if (strcmp(k->name, ahead[i]) == 0)
			return true;
	return strings_has(&k->due, "reply") || strings_has(&k->due, "confirm");
}

static bool
facts_call(struct collecting *c, struct letter *l, struct err *e)
{
	bool ahead = facts_looks_ahead(c->k);

	if (!l->interview_id)
		l->interview_id = ahead ? store_interview_planned(c->d->store, l->contact_id)
					: facts_held(c->d, l->contact_id);
	if (!l->interview_id)
		return true;
	if (!desk_call(c->d, l->interview_id, &c->call, e))
		return false;
	if (c->call.interview.ended_ms)
		facts_of_end(c);
	else
		facts_to_come(c);
	return true;
}

/* ---- whom they named: the letter is to who named somebody ---- */

struct naming {
	struct collecting *c;
	struct contact whom;
	int64_t held;              /* the last call with them; 0: none yet */
};

/* Whom one has talked with comes first; else the last who was named. */
static bool
facts_see_named(void *user, const struct contact *named)
{
	struct naming *n = user;
	int64_t held = facts_held(n->c->d, named->id);

	if (!n->whom.id || held > n->held) {
		contact_copy(&n->whom, named);
		n->held = held;
	}
	return true;
}

static void
facts_came(struct collecting *c, const struct call *call)
{
	struct text day = { 0 };

	letter_fact_set(c->f, "talked", "yes");
	facts_past_day(c, call->interview.ended_ms, &day);
	facts_text(c, "on-day", &day);
	for (size_t i = 0; i < call->n_reflections; i++)
		if (strcmp(call->reflections[i].prompt, "learned") == 0)
			facts_clause(c, "came", call->reflections[i].text);
}

static void
facts_whom(struct collecting *c, const struct naming *n)
{
	struct text first = { 0 };

	if (!n->whom.id)
		return;
	letter_fact_set(c->f, "whom", n->whom.name);
	say_first_name(&first, n->whom.name);
	facts_text(c, "whom-first", &first);
	if (n->whom.stage == STAGE_ASKED || n->whom.stage == STAGE_SCHEDULED)
		letter_fact_set(c->f, "asked", "yes");
}

/* l->interview_id may be the call with whom they named: then it is about that one. */
static bool
facts_named_by_them(struct collecting *c, struct letter *l, struct err *e)
{
	struct naming n = { .c = c };
	struct call call = { 0 };
	bool good = true;

	if (l->interview_id) {
		good = desk_call(c->d, l->interview_id, &call, e);
		n.held = good && call.interview.ended_ms ? l->interview_id : 0;
		contact_copy(&n.whom, &call.who);
	} else {
		good = store_contact_named_by(c->d->store, l->contact_id, facts_see_named, &n, e) &&
			(!n.held || desk_call(c->d, n.held, &call, e));
		l->interview_id = n.held;
	}
	if (good)
		facts_whom(c, &n);
	if (good && n.held)
		facts_came(c, &call);
	call_done(&call);
	contact_done(&n.whom);
	return good;
}

/* Of letters that are about somebody else: who was named by whom the letter goes to. */
static bool
facts_is_of_named(const struct letter_kind *k)
{
	return strcmp(k->name, "introduction") == 0 || strcmp(k->name, "referrer-thanks") == 0 ||
		strings_has(&k->due, "referrer-thanks");
}

/* ---- all of it ---- */

bool
letter_collect(struct desk *d, const struct letter_kind *k, struct letter *l,
	const struct letter_wish *w, struct letter_facts *f, struct err *e)
{
	struct collecting c = { .d = d, .k = k, .f = f, .zone = d->config.zone,
		.now_ms = d->now->wall_ms };
	bool good = store_contact_get(d->store, l->contact_id, &c.who, e);

	if (good) {
		facts_me(&c);
		facts_contact(&c);
		facts_sentence(&c, "reason", w->reason);
		if (say_has(w->dates))
			facts_clause(&c, "dates", w->dates);
		good = store_letter_each(d->store, l->contact_id, facts_asking, &c, e) &&
			(facts_is_of_named(k) ? facts_named_by_them(&c, l, e) : facts_call(&c, l, e));
	}
	call_done(&c.call);
	contact_done(&c.who);
	return good;
}
