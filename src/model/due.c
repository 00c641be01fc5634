/* due.c: what is due, one row a rule, and the steps that the facts of one contact ask for. */
#include "model/due.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/letter.h"
#include "model/step.h"
#include "wording.h"

#define HOURS(n) { n, DUE_HOURS }
#define DAYS(n) { n, DUE_DAYS }
#define BUSINESS(n) { n, DUE_BUSINESS_DAYS }
#define AT_ONCE HOURS(0)

/* ---- what some rules want besides their event ---- */

/* Anything that the debrief of the call still shows as to be done. */
static bool
debrief_is_left(const struct due_facts *f, const struct due_call *c)
{
	if (!f->who || c->markers || c->answers < (int)n_debrief_prompts)
		return true;
	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].kind == NOTE_REFERRAL && !(c->known && c->known[i]))
			return true;
	return false;
}

static bool
organisation_is_known(const struct due_facts *f, const struct due_call *c)
{
	(void)c;
	return say_has(f->who->organisation);
}

/* ---- the table ---- */

const struct due_rule due_rules[N_DUE_KINDS] = {
#define DUE_RULE(kind, ...) [DUE_##kind] = { __VA_ARGS__ },
#include "model/due_rows.h"
#undef DUE_RULE
};

/* Of a step that has no day of its own. */
static bool
has_no_day(enum due_kind kind)
{
	return kind == DUE_WRITE || kind == DUE_RUNNING;
}

int
due_rule_find(const char *kind)
{
	size_t n = strcspn(kind, ":");

	for (int i = 0; i < N_DUE_KINDS; i++)
		if (strlen(due_rules[i].kind) == n && memcmp(due_rules[i].kind, kind, n) == 0)
			return i;
	return -1;
}

bool
due_is_step(enum due_kind kind)
{
	return !due_rules[kind].refusal;
}

bool
due_is_work(enum due_kind kind)
{
	return kind >= DUE_HAND_IN && kind <= DUE_MILESTONE;
}

/* ---- when ---- */

static bool
is_holiday(int day, const struct due_settings *s)
{
	char iso[16];

	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
	for (size_t i = 0; s->holidays && i < s->holidays->n; i++)
		if (strcmp(s->holidays->s[i], iso) == 0)
			return true;
	return false;
}

static bool
is_business_day(int day, const struct due_settings *s)
{
	struct text of_week = { 0 };

	time_format(&of_week, "%u", time_day_start(day, s->zone) + DAY_MS / 2, s->zone);
	bool weekend = text_str(&of_week)[0] >= '6';
	text_free(&of_week);
	return !weekend && !is_holiday(day, s);
}

static int
day_add(int day, struct due_span span, const struct due_settings *s)
{
	int left = span.n;

	if (span.unit == DUE_DAYS)
		return time_day_add(day, span.n);
	while (left > 0) {
		day = time_day_add(day, 1);
		left -= is_business_day(day, s);
	}
	return day;
}

/* The same time on the clock of another day; one that a clock change skips is an hour later. */
static int64_t
same_time(int64_t ms, int day, const char *zone)
{
	struct text at = { 0 };
	int64_t out, second = ms % MINUTE_MS;

	text_addf(&at, "%04d-%02d-%02d ", day / 10000, day / 100 % 100, day % 100);
	time_format(&at, "%H:%M", ms, zone);
	if (!time_parse(text_str(&at), zone, &out)) {
		int64_t later = ms + HOUR_MS;
		text_clear(&at);
		text_addf(&at, "%04d-%02d-%02d ", day / 10000, day / 100 % 100, day % 100);
		time_format(&at, "%H:%M", later, zone);
		if (!time_parse(text_str(&at), zone, &out))
			out = time_day_start(day, zone);
	}
	text_free(&at);
	return out + second;
}

int64_t
due_add(int64_t event_ms, struct due_span span, const struct due_settings *s)
{
	if (!event_ms || !span.n)
		return event_ms;
	if (span.unit == DUE_HOURS)
		return event_ms + span.n * HOUR_MS;
	return same_time(event_ms, day_add(time_day(event_ms, s->zone), span, s), s->zone);
}

bool
due_overdue(const struct due *d, int64_t now_ms)
{
	return d->open && d->until_ms && now_ms >= d->until_ms && !due_rules[d->kind].lapses;
}

bool
due_lapsed(const struct due *d, int64_t now_ms)
{
	return d->until_ms && now_ms >= d->until_ms && due_rules[d->kind].lapses;
}

/* ---- which ---- */

struct making {
	const struct due_facts *f;
	const struct due_settings *s;
	struct due *l;
	size_t n, cap;
};

/* The policy 3b7 counts the follow-up in business days. */
static struct due_span
span_of(const struct making *m, enum due_kind kind, struct due_span span)
{
	if (kind == DUE_FOLLOW_UP && m->s->policy == DUE_3B7)
		span.unit = DUE_BUSINESS_DAYS;
	return span;
}

static struct due *
model_due_make(struct making *m, enum due_kind kind, const char *uuid, int64_t event_ms)
{
	const struct due_rule *r = &due_rules[kind];
	struct due d = { .kind = kind, .event_ms = event_ms, .open = true };

	snprintf(d.id, sizeof(d.id), "%s:%s", r->kind, uuid);
	d.contact_id = m->f->who ? m->f->who->id : 0;
	d.from_ms = due_add(event_ms, span_of(m, kind, r->from), m->s);
	if (!has_no_day(kind)) {
		d.due_ms = due_add(event_ms, span_of(m, kind, r->due), m->s);
		d.until_ms = due_add(event_ms, span_of(m, kind, r->until), m->s);
	}
	mem_grow(m->l, &m->cap, m->n + 1);
	m->l[m->n] = d;
	return &m->l[m->n++];
}

/* "send it by Wednesday" is due at the end of that day, and shown from a week before. */
static void
due_of_words(const struct making *m, const char *text, struct due *d)
{
	int from, to;

	if (!wording_day(text, m->s->zone, d->event_ms, &from, &to))
		return;
	d->due_ms = time_day_start(time_day_add(from, 1), m->s->zone) - MINUTE_MS;
	d->until_ms = time_day_start(time_day_add(to, 1), m->s->zone) - MINUTE_MS;
	int64_t shown = time_day_start(time_day_add(from, -7), m->s->zone);
	d->from_ms = shown > d->event_ms ? shown : d->event_ms;
}

static void
make_notes(struct making *m, const struct due_call *c)
{
	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		struct due *d;
		if (!say_has(n->text) || (n->kind == NOTE_REFERRAL && c->known && c->known[i]))
			continue;
		if (n->kind != NOTE_STEP && n->kind != NOTE_REFERRAL)
			continue;
		d = model_due_make(m, n->kind == NOTE_STEP ? DUE_PROMISED : DUE_REFERRAL,
			n->uuid, c->interview->ended_ms);
		d->interview_id = c->interview->id;
		d->note_id = n->id;
		if (n->kind == NOTE_STEP)
			due_of_words(m, n->text, d);
	}
}

/* "? may I write to you" is a question still. */
static bool
write_is_asked(const char *text)
{
	size_t n = strlen(text);

	return text[blank_span(text)] == '?' || (n && text[n - 1] == '?');
}

/* Does the note say that they may be written to again? *dated: and when. A step or a name has
 * a rule of its own. */
static bool
write_is_allowed(const struct making *m, const struct due_call *c, size_t at, bool *dated)
{
	const struct note *n = &c->notes[at];
	int from, to;

	*dated = false;
	if (n->kind == NOTE_STEP || n->kind == NOTE_REFERRAL || write_is_asked(n->text))
		return false;
	bool may = note_may_write(n->text), asked = c->to_write && c->to_write[at];
	if (may || asked) /* of all notes only these are read for a day, which takes long */
		*dated = wording_day(n->text, m->s->zone, c->interview->ended_ms, &from, &to);
	return may || (*dated && asked);
}

/* One step a call: of the note that says when, else of the first that says that one may. */
static void
make_write_again(struct making *m, const struct due_call *c)
{
	const struct note *of = NULL;
	bool dated = false;

	for (size_t i = 0; m->f->who && i < c->n_notes && !dated; i++) {
		bool says_when;
		if (write_is_allowed(m, c, i, &says_when) && (!of || says_when)) {
			of = &c->notes[i];
			dated = says_when;
		}
	}
	if (!of)
		return;
	struct due *d = model_due_make(m, DUE_WRITE_AGAIN, c->interview->uuid, c->interview->ended_ms);
	d->interview_id = c->interview->id;
	d->note_id = of->id;
	d->from_ms = due_add(d->due_ms, (struct due_span)DAYS(-7), m->s);
	due_of_words(m, of->text, d);
}

static bool
rule_counts(const struct making *m, enum due_kind k, enum due_event event, const struct due_call *c)
{
	const struct due_rule *r = &due_rules[k];

	return r->event == event && !r->coded && (r->policy != DUE_3B7 || m->s->policy == DUE_3B7) &&
		(!r->wanted || r->wanted(m->f, c));
}

/* A step of each rule that begins at this event of a call. */
static void
make_of_call(struct making *m, const struct due_call *c, enum due_event event, int64_t event_ms)
{
	const struct interview *i = c->interview;

	for (enum due_kind k = 0; k < N_DUE_KINDS; k++)
		if (rule_counts(m, k, event, c))
			model_due_make(m, k, i->uuid, event_ms)->interview_id = i->id;
}

static void
make_ended(struct making *m, const struct due_call *c)
{
	const struct interview *i = c->interview;
	const struct contact *who = m->f->who;

	make_of_call(m, c, DUE_AT_END, i->ended_ms);
	if (who && who->referrer_id) {
		struct due *d =
			model_due_make(m, DUE_REFERRER_THANKS, i->uuid, i->ended_ms);
		d->interview_id = i->id;
		d->contact_id = who->referrer_id;
	}
	make_notes(m, c);
	make_write_again(m, c);
}

/* They have a page there, and were not imported from one's own connections. */
static bool
connects_there(const struct contact *who)
{
	const char *links = who->links ? who->links : "", *found = who->found ? who->found : "";

	return strstr(links, "linkedin.com/in/") && strncmp(found, "LinkedIn, connected", 19) != 0;
}

/* Once a person: after the first call that has ended. Who was asked already is closed. */
static void
make_connect(struct making *m)
{
	const struct contact *who = m->f->who;
	const struct interview *first = NULL;

	for (size_t i = 0; i < m->f->n_calls; i++) {
		const struct interview *c = m->f->calls[i].interview;
		if (!c->practice && c->ended_ms && (!first || c->ended_ms < first->ended_ms))
			first = c;
	}
	if (!who || !first || !connects_there(who))
		return;
	struct due *d = model_due_make(m, DUE_CONNECT, who->uuid, first->ended_ms);
	d->interview_id = first->id;
	d->open = !m->f->connected;
}

static void
make_call(struct making *m, const struct due_call *c)
{
	const struct interview *i = c->interview;

	if (i->started_ms && !i->ended_ms)
		make_of_call(m, c, DUE_AT_START, i->started_ms);
	else if (i->practice)
		return;
	else if (i->ended_ms)
		make_ended(m, c);
	else if (i->scheduled_ms)
		make_of_call(m, c, DUE_AT_TIME, i->scheduled_ms);
}

/* Somebody one is in a call with is not written to. */
static bool
in_call(const struct due_facts *f)
{
	for (size_t i = 0; i < f->n_calls; i++)
		if (f->calls[i].interview->started_ms && !f->calls[i].interview->ended_ms)
			return true;
	return false;
}

/* ---- letters ---- */

/* The last letter that was answered with a yes, while no time is agreed on; NULL: none. */
static const struct letter *
letter_said_yes(const struct making *m)
{
	const struct contact *who = m->f->who;
	const struct letter *last = NULL;

	if (!who || (who->stage != STAGE_IDEA && who->stage != STAGE_ASKED))
		return NULL;
	for (size_t i = 0; i < m->f->n_letters; i++)
		if (m->f->letters[i].answered_ms && (!last || m->f->letters[i].answered_ms > last->answered_ms))
			last = &m->f->letters[i];
	return last && last->answer == LETTER_YES ? last : NULL;
}

/* The end of a day. */
static int64_t
due_day_end(const struct making *m, int day)
{
	return time_day_start(time_day_add(day, 1), m->s->zone) - MINUTE_MS;
}

static void
make_reply(struct making *m)
{
	const struct letter *yes = letter_said_yes(m);

	if (!yes)
		return;
	struct due *d = model_due_make(m, DUE_REPLY, yes->uuid, yes->answered_ms);
	d->due_ms = d->until_ms = due_day_end(m, time_day(yes->answered_ms, m->s->zone));
}

static bool
letter_promises(const char *sentence)
{
	struct wording w = { 0 };

	wording_words(&w, sentence);
	bool is = wording_has(&w, "i will|shall") || wording_has(&w, "i'll");
	is = is && !wording_has(&w, "not|never");
	wording_done(&w);
	return is;
}

/* The first day that the letter promises; false: none. */
static bool
letter_day_of(const struct making *m, const struct letter *l, int *from, int *to)
{
	bool found = false;

	for (const char *s = l->text ? l->text : ""; *s && !found;) {
		size_t n = strcspn(s, ".?!\n");
		n += strspn(s + n, ".?!\n");
		char *sentence = mem_strn(s, n);
		found = letter_promises(sentence) &&
			wording_day(sentence, m->s->zone, l->sent_ms, from, to);
		free(sentence);
		s += n;
	}
	return found;
}

/* A thank-you repeats what was promised in the call: that has its step already. */
static bool
letter_day_is_known(const struct making *m, int64_t due_ms)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->l[i].kind == DUE_PROMISED && m->l[i].due_ms == due_ms)
			return true;
	return false;
}

static void
make_letter(struct making *m, const struct letter *l)
{
	int from, to;

	if (!l->sent_ms || !letter_day_of(m, l, &from, &to) ||
	    letter_day_is_known(m, due_day_end(m, from)))
		return;
	struct due *d = model_due_make(m, DUE_LETTER_DAY, l->uuid, l->sent_ms);
	d->due_ms = due_day_end(m, from);
	d->until_ms = due_day_end(m, to);
	int64_t shown = time_day_start(time_day_add(from, -7), m->s->zone);
	d->from_ms = shown > l->sent_ms ? shown : l->sent_ms;
}

/* ---- keeping in touch ---- */

int
due_days(const char *s)
{
	static const struct { const char *word; int days; } units[] = { { "day", 1 }, { "week", 7 },
		{ "month", 30 }, { "year", 365 } };
	char *end = NULL;
	long n = s ? strtol(s, &end, 10) : 0;

	if (!s || n < 0 || n > 3650)
		return 0;
	for (size_t i = 0; i < LEN(units); i++)
		if (strstr(s, units[i].word))
			return (int)(end > s ? n : 1) * units[i].days;
	return end > s && blank_only(end) ? (int)n : 0;
}

/* "energy 6 weeks": what stands before the number, or before "a week". */
static size_t
touch_tag(const char *rule)
{
	size_t n = strcspn(rule, "0123456789");
	const char *every = strstr(rule, "every ");

	if (every && (size_t)(every - rule) < n)
		n = (size_t)(every - rule);
	return blank_end(rule, n);
}

int
due_touch_days(const char *touch, const char *tags)
{
	struct strings rules = { 0 }, mine = { 0 };
	int days = 0, general = 0;

	strings_split(&rules, touch ? touch : "", ";,");
	strings_split(&mine, tags ? tags : "", ",");
	for (size_t i = 0; i < rules.n; i++) {
		size_t n = touch_tag(rules.s[i]);
		char *tag = mem_strn(rules.s[i], n);
		int every = due_days(rules.s[i] + n + blank_span(rules.s[i] + n) +
			(strncmp(rules.s[i] + n + blank_span(rules.s[i] + n), "every ", 6) == 0 ? 6 : 0));
		if (!*tag && every)
			general = every;
		else if (every && strings_has(&mine, tag) && (!days || every < days))
			days = every;
		free(tag);
	}
	strings_free(&rules);
	strings_free(&mine);
	return days ? days : general;
}

/* The last time that anything went either way. */
static int64_t
last_contact(const struct making *m)
{
	int64_t last = m->f->stage_ms;

	for (size_t i = 0; i < m->f->n_calls; i++) {
		const struct interview *call = m->f->calls[i].interview;
		if (!call->practice && call->ended_ms > last)
			last = call->ended_ms;
	}
	for (size_t i = 0; i < m->f->n_letters; i++) {
		last = m->f->letters[i].sent_ms > last ? m->f->letters[i].sent_ms : last;
		last = m->f->letters[i].answered_ms > last ? m->f->letters[i].answered_ms : last;
	}
	return last;
}

static void
make_touch(struct making *m)
{
	const struct contact *who = m->f->who;
	int own = who ? due_days(who->cadence) : 0;
	bool keeps = who && (who->stage == STAGE_IN_TOUCH || (who->stage == STAGE_TALKED && own));
	int days = own ? own : keeps ? due_touch_days(m->s->touch, who->tags) : 0;

	if (!keeps || !days)
		return;
	days = days > m->s->touch_gap ? days : m->s->touch_gap;
	int64_t last = last_contact(m);
	struct due *d = model_due_make(m, DUE_KEEP_IN_TOUCH, who->uuid, last);
	d->due_ms = d->from_ms = due_add(last, (struct due_span)DAYS(days), m->s);
	d->until_ms = 0;
}

/* A yes ends the waiting for an answer. */
static bool
waits_for_answer(enum due_kind k)
{
	return k == DUE_FOLLOW_UP || k == DUE_SECOND_PERSON;
}

static void
make_stage(struct making *m)
{
	if (!m->f->who || in_call(m->f))
		return;
	for (enum due_kind k = 0; k < N_DUE_KINDS; k++)
		if (due_rules[k].stage == m->f->who->stage && rule_counts(m, k, DUE_AT_STAGE, NULL) &&
			!(waits_for_answer(k) && letter_said_yes(m)))
			model_due_make(m, k, m->f->who->uuid, m->f->stage_ms);
	make_reply(m);
	make_touch(m);
	for (size_t i = 0; i < m->f->n_letters; i++)
		make_letter(m, &m->f->letters[i]);
}

/* ---- counted back from the day of an assignment ---- */

/* Shown from the moment it was chosen; a day before that moment is the day of choosing. */
static struct due *
make_work_step(struct making *m, enum due_kind kind, const char *uuid, struct due_span back)
{
	const struct coursework *w = m->f->work->what;
	struct due *d = model_due_make(m, kind, uuid, coursework_ends(w, m->s->zone));
	int64_t first = time_day_start(time_day_add(time_day(w->chosen_ms, m->s->zone), 1),
		m->s->zone) - MINUTE_MS;

	d->from_ms = w->chosen_ms;
	d->due_ms = due_add(d->event_ms, back, m->s);
	if (d->due_ms && d->due_ms < first)
		d->due_ms = d->event_ms < first ? d->event_ms : first;
	d->until_ms = d->due_ms;
	return d;
}

static struct due *
make_of_rule(struct making *m, enum due_kind kind)
{
	return make_work_step(m, kind, m->f->work->what->uuid, due_rules[kind].due);
}

static void
make_counted(struct making *m, enum due_kind kind, int n_done, int n_of)
{
	if (n_done >= n_of)
		return;
	struct due *d = make_of_rule(m, kind);
	d->n_done = n_done;
	d->n_of = n_of;
}

static void
make_until_held(struct making *m)
{
	const struct coursework_state *w = m->f->work;

	if (!w->agreed_id) {
		make_counted(m, DUE_LIST, w->listed, w->what->list);
		make_counted(m, DUE_ASK, w->asked, coursework_ask(w->what));
	}
	if (!w->agreed_id && w->asked_id)
		model_due_make(m, DUE_ASK_NEXT, w->asked_uuid, w->asked_ms)->contact_id =
			w->asked_id;
	make_of_rule(m, DUE_HOLD)->contact_id = w->agreed_id;
}

static void
make_work(struct making *m)
{
	const struct coursework_state *w = m->f->work;

	if (!w || !w->what->id)
		return;
	make_of_rule(m, DUE_HAND_IN);
	if (w->handed_in)
		return;
	if (!w->held)
		make_until_held(m);
	make_counted(m, DUE_WRITE_UP, w->written, w->what->wanted);
	for (size_t i = 0; i < w->n_waypoints; i++) {
		struct due_span back = DAYS(-w->waypoints[i].days_before);
		make_work_step(m, DUE_MILESTONE, w->waypoints[i].uuid, back);
	}
}

static void
make_step(struct making *m, const struct step *s)
{
	struct due *d = model_due_make(m, DUE_STEP, s->uuid, s->due_ms);

	d->contact_id = s->contact_id;
	d->interview_id = s->interview_id;
	d->note_id = s->note_id;
	d->step_id = s->id;
	d->open = !s->done_ms;
}

size_t
due_of(const struct due_facts *f, const struct due_settings *s, struct due **out)
{
	struct making m = { .f = f, .s = s };

	for (size_t i = 0; i < f->n_calls; i++)
		make_call(&m, &f->calls[i]);
	make_connect(&m);
	make_stage(&m);
	for (size_t i = 0; i < f->n_steps; i++)
		make_step(&m, &f->steps[i]);
	make_work(&m);
	*out = m.l;
	return m.n;
}

void
due_decide(struct due *d, const struct decided *k)
{
	bool moved = k && due_rules[d->kind].again && k->event_ms != d->event_ms;

	if (!k || moved)
		return;
	if (k->own_ms) {
		d->until_ms += d->until_ms ? k->own_ms - d->due_ms : 0;
		d->due_ms = k->own_ms;
		d->from_ms = d->from_ms < k->own_ms ? d->from_ms : k->own_ms;
	}
	if (k->snoozed_ms > d->from_ms)
		d->from_ms = k->snoozed_ms;
	d->open = d->open && !k->done_ms && !k->dropped_ms;
}
