/*
 * plan.c: a plan proposed from the bank. Who is asked, for how long and what
 * is known already decide; the same wish on the same bank gives the same plan.
 *
 * The minutes: two go to the opening (thanks, who I am, what I hope to learn)
 * and two at least to the closing, more when the closing questions need more.
 * What is left is filled one question at a time with the one that is worth
 * most now: assignment, then priority, with a preference for what fits this person
 * and for ground not covered by the plan yet; never two that ask about the same.
 * A few of them become must-asks: where nearly all are, the word says nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "model/field.h"
#include "model/plan.h"
#include "model/question.h"

enum { OPENING_MINUTES = 2, CLOSING_MINUTES = 2, CLOSING_QUESTIONS = 2 };
enum { MUSTS_LEAST = 3, MUSTS_MOST = 6, MUSTS_OF_FIELD = 2, MINUTES_A_MUST = 5 };

/* A question that may be asked of this person; `order` is its place in the bank. */
struct choice {
	const struct question *q;
	const struct category *category;
	const struct pack *pack;
	size_t order;
	bool assigned, known;
	bool first;        /* of priority 1 for this person, or assigned */
	bool must;         /* one of the few chosen */
	bool field;        /* the pack is for this person's field */
	const char *topic; /* a tag that stands in what is known of the contact */
	bool taken;
};

struct making {
	const struct plan_wish *wish;
	struct text topics;        /* the role and the tags of the contact, folded */
	struct field field;        /* of work; its pack NULL: none */
	struct strings done;       /* asked about at an earlier meeting: words of `asks` */
	int seniority;             /* -1: not known */
	struct choice *choices;
	size_t n, cap;
	struct choice **taken;     /* the plan so far */
	size_t n_taken, cap_taken;
	int minutes;               /* of the questions taken, closing left out */
	int closing;               /* of the closing questions taken */
};

/* ---- what may be asked ---- */

static void
know(struct making *m, const struct contact *who)
{
	if (!who)
		return;
	const char *const parts[] = { who->role, who->tags };

	for (size_t i = 0; i < LEN(parts); i++) {
		struct text folded = { 0 };

		utf8_fold(&folded, parts[i] ? parts[i] : "");
		text_addf(&m->topics, " %s", text_str(&folded));
		text_free(&folded);
	}
}

static bool
letter(char c)
{
	return ((unsigned char)c & 0x80) || (c >= 'a' && c <= 'z') ||
		(c >= '0' && c <= '9');
}

/* Whether it is a word, or words, of the text, as they are or in the plural: "tax" is in
 * "Tax adviser" and in no "Taxi driver". */
static bool
model_plan_has_word(const struct text *text, const char *word)
{
	struct text folded = { 0 };
	bool found = false;

	utf8_fold(&folded, word);
	for (const char *s = text_str(text); folded.n && (s = strstr(s, folded.s)); s++)
		if ((s == text->s || !letter(s[-1])) &&
			(!letter(s[folded.n]) || (s[folded.n] == 's' && !letter(s[folded.n + 1])))) {
			found = true;
			break;
		}
	text_free(&folded);
	return found;
}

/* Tags that say for whom a question is, and are no subject: "new" is not in "News editor". */
static const char *const audience_tags[] = { "referred", "reconnect", "new" };

static bool
is_audience(const char *tag)
{
	for (size_t i = 0; i < LEN(audience_tags); i++)
		if (strcmp(tag, audience_tags[i]) == 0)
			return true;
	return false;
}

/* A tag of the question that is in the person's role or tags. */
static const char *
question_topic(const struct making *m, const struct question *q)
{
	for (size_t i = 0; i < q->tags.n; i++)
		if (!is_audience(q->tags.s[i]) &&
			model_plan_has_word(&m->topics, q->tags.s[i]))
			return q->tags.s[i];
	return NULL;
}

static bool
pack_assigned(const struct pack *p, const struct plan_wish *w)
{
	return p->assignment && w->assignment && strcmp(p->name, w->assignment) == 0;
}

/* A question tagged "referred" speaks of the one who brought them together. */
static bool
referred(const struct contact *who)
{
	return who && (who->path == PATH_REFERRAL || who->referrer_id);
}

/* Somebody one knew before this conversation, or has talked with already. */
static bool
known_before(const struct plan_wish *w)
{
	return w->met || (w->done && w->done->n) || (w->who && contact_known(w->who));
}

/* A question tagged "reconnect" is for somebody known before, one tagged "new" for the others. */
static bool
suits_acquaintance(const struct making *m, const struct question *q)
{
	return known_before(m->wish) ? !strings_has(&q->tags, "new")
		: !strings_has(&q->tags, "reconnect");
}

static bool
suits(const struct making *m, const struct question *q)
{
	if (strings_has(&q->tags, "referred") && !referred(m->wish->who))
		return false;
	if (!suits_acquaintance(m, q))
		return false;
	return !q->retired && (q->kinds & 1u << m->wish->kind) &&
		(m->seniority < 0 || (q->seniorities & 1u << m->seniority));
}

/* Who reconnects knows the other's work: what one asks everybody about it is no must then. */
static bool
is_stale(const struct making *m, const struct question *q)
{
	return m->wish->kind == KIND_NETWORKING && known_before(m->wish) &&
		q->kinds != 1u << KIND_NETWORKING && !strings_has(&q->tags, "reconnect") &&
		q->phase != PHASE_CLOSE;
}

static void
choice_add(struct making *m, struct choice c)
{
	const struct plan_wish *w = m->wish;

	c.known = w->known && strings_has(w->known, c.q->id);
	c.first = c.assigned || (c.q->priority == 1 && !is_stale(m, c.q));
	if (c.assigned ? c.q->retired : !suits(m, c.q) || (c.known && !c.first))
		return;
	if (w->done && (c.assigned || c.q->phase != PHASE_CLOSE) &&
		strings_has(w->done, c.q->id)) {
		for (size_t i = 0; i < c.q->asks.n; i++)
			strings_add(&m->done, c.q->asks.s[i]);
		return;
	}
	c.topic = question_topic(m, c.q);
	mem_grow(m->choices, &m->cap, m->n + 1);
	m->choices[m->n++] = c;
}

static void
choices_of_pack(struct making *m, const struct pack *p, size_t *order)
{
	struct choice c = { .pack = p, .assigned = pack_assigned(p, m->wish) };

	if (p->assignment && !c.assigned)
		return;
	c.field = p->fields.n && m->field.pack == p;
	if (p->fields.n && !c.field)
		return;
	for (size_t i = 0; i < p->n; i++)
		for (size_t j = 0; j < p->categories[i].n; j++) {
			c.category = &p->categories[i];
			c.q = &p->categories[i].questions[j];
			c.order = (*order)++;
			choice_add(m, c);
		}
}

/* ---- what is worth most ---- */

/* Most questions of a bank are for an informational interview: there it is no merit. */
static bool
for_kind(const struct making *m, const struct choice *c)
{
	return m->wish->kind == KIND_NETWORKING && c->q->kinds == 1u << KIND_NETWORKING;
}

static bool
for_seniority(const struct making *m, const struct choice *c)
{
	return m->seniority >= 0 && c->q->seniorities != (1u << N_SENIORITIES) - 1;
}

/* Categories that tell of a company, of the path into a field, of the daily work. */
static const char *const scope_grounds[N_SCOPES] = {
	[SCOPE_COMPANY] = " culture conditions team growth ",
	[SCOPE_PATH] = " path education entry growth becoming beginning starting training entrance preparing "
		"apprentices branch corner ",
	[SCOPE_FUNCTION] = " day skills challenges rewards build practice cases classes care matters studies "
		"jobs service figures judgement customers public arts ",
};

static bool
for_scope(const struct making *m, const struct choice *c)
{
	struct text word = { 0 };

	if (!scope_grounds[m->wish->scope])
		return false;
	text_addf(&word, " %s ", c->category->id);
	bool is = strstr(scope_grounds[m->wish->scope], text_str(&word)) != NULL;
	text_free(&word);
	return is;
}

/* How much of the plan so far is on the same ground. */
static int
crowd(const struct making *m, const struct choice *c)
{
	int n = 0;

	for (size_t i = 0; i < m->n_taken; i++) {
		const struct choice *o = m->taken[i];

		if (o->q->phase == PHASE_CLOSE)
			continue;
		if (strcmp(o->category->id, c->category->id) == 0)
			n += 300;
		if (o->q->tiara && o->q->tiara == c->q->tiara)
			n += 120;
	}
	return n;
}

static int
worth(const struct making *m, const struct choice *c)
{
	int n = -1000 * c->q->priority - crowd(m, c);

	if (c->first)
		n += 10000;
	if (c->assigned)
		n += 100000;
	if (c->known)
		n -= 500;
	if (c->topic)
		n += 350;
	if (c->field)
		n += 300;
	if (for_kind(m, c))
		n += 700;
	if (for_seniority(m, c))
		n += 150;
	if (for_scope(m, c))
		n += 600;
	return n;
}

typedef bool choice_test(const struct choice *c);

static bool
is_open(const struct choice *c)
{
	return c->q->phase == PHASE_OPEN && !c->first;
}

static bool
is_close(const struct choice *c)
{
	return c->q->phase == PHASE_CLOSE;
}

static bool
is_body(const struct choice *c)
{
	return !is_close(c) && !is_open(c);
}

static bool
is_assigned(const struct choice *c)
{
	return c->assigned && !is_close(c);
}

static bool
model_plan_shares(const struct strings *a, const struct strings *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (strings_has(b, a->s[i]))
			return true;
	return false;
}

/* Asked about in the plan so far, or at an earlier meeting; a closing is put again. An easy
 * beginning leaves to a question of priority 1 what both ask about. */
static bool
model_plan_asks_again(const struct making *m, const struct choice *c)
{
	bool again = !is_close(c) && model_plan_shares(&c->q->asks, &m->done);

	for (size_t i = 0; c->q->asks.n && !again && i < m->n; i++) {
		const struct choice *o = &m->choices[i];

		again = o != c && (o->taken || (is_open(c) && o->first)) &&
			model_plan_shares(&c->q->asks, &o->q->asks);
	}
	return again;
}

static struct choice *
best(struct making *m, choice_test *test, int minutes)
{
	struct choice *found = NULL;
	int most = 0;

	for (size_t i = 0; i < m->n; i++) {
		struct choice *c = &m->choices[i];

		if (c->taken || !test(c) || (!c->assigned && c->q->minutes > minutes))
			continue;
		int n = worth(m, c);
		if ((!found || n > most) && (c->assigned || !model_plan_asks_again(m, c))) {
			found = c;
			most = n;
		}
	}
	return found;
}

static int
closing_minutes(const struct making *m)
{
	return m->closing > CLOSING_MINUTES ? m->closing : CLOSING_MINUTES;
}

static int
model_plan_left(const struct making *m)
{
	return m->wish->agreed_minutes - OPENING_MINUTES - closing_minutes(m) -
		m->minutes;
}

static void
pick(struct making *m, struct choice *c, int *minutes)
{
	mem_grow(m->taken, &m->cap_taken, m->n_taken + 1);
	m->taken[m->n_taken++] = c;
	c->taken = true;
	*minutes += c->q->minutes;
}

/* Two closing questions, or what of them fits into a third of the time; an assignment's are all
 * in. */
static void
take_closing(struct making *m)
{
	int room = m->wish->agreed_minutes / 3;
	struct choice *c;

	for (int n = 0; (c = best(m, is_close, room - m->closing)); n++) {
		if (n >= CLOSING_QUESTIONS && !c->assigned)
			return;
		pick(m, c, &m->closing);
	}
}

static void
model_plan_take(struct making *m, choice_test *test, int most)
{
	struct choice *c;

	while (most-- && (c = best(m, test, model_plan_left(m))))
		pick(m, c, &m->minutes);
}

/* ---- must-asks ---- */

static int
musts_most(const struct making *m)
{
	int n = 1 + m->wish->agreed_minutes / MINUTES_A_MUST;

	return n < MUSTS_LEAST ? MUSTS_LEAST : n > MUSTS_MOST ? MUSTS_MOST : n;
}

static bool
is_first_close(const struct choice *c)
{
	return c->first && is_close(c);
}

static bool
is_names(const struct choice *c)
{
	return is_first_close(c) && strings_has(&c->q->tags, "referral");
}

/* What an instructor marks goes first; the rest of the assignment only fills up. */
static bool
is_assigned_first(const struct choice *c)
{
	return is_assigned(c) && c->q->priority == 1;
}

static bool
is_first_advice(const struct choice *c)
{
	return c->first && is_body(c) && c->q->tiara == TIARA_ADVICE && !c->field;
}

static bool
is_first_of_field(const struct choice *c)
{
	return c->first && is_body(c) && c->field;
}

static bool
is_first_other(const struct choice *c)
{
	return c->first && !is_close(c) && !c->field;
}

/* Names before all, then what the assignment wants, advice, what only their field has, the rest. */
static const struct must_turn {
	choice_test *test;
	int most;
	bool as_picked;    /* what was worth most first, not what its pack has first */
} must_turns[] = {
	{ is_names, 1, false },
	{ is_assigned_first, MUSTS_MOST, false },
	{ is_assigned, MUSTS_MOST, false },
	{ is_first_advice, 1, true },
	{ is_first_of_field, MUSTS_OF_FIELD, false },
	{ is_first_other, MUSTS_MOST, true },
	{ is_first_close, MUSTS_MOST, true },
};

/* Returns how many became one. */
static int
musts_choose(struct making *m, const struct must_turn *t, int left)
{
	size_t among = t->as_picked ? m->n_taken : m->n;
	int n = 0;

	for (size_t i = 0; i < among && n < t->most && n < left; i++) {
		struct choice *c = t->as_picked ? m->taken[i] : &m->choices[i];

		if (!c->taken || c->must || !t->test(c))
			continue;
		c->must = true;
		n++;
	}
	return n;
}

static void
model_plan_musts(struct making *m)
{
	int left = musts_most(m);

	for (size_t i = 0; i < LEN(must_turns); i++)
		left -= musts_choose(m, &must_turns[i], left);
}

/* ---- the plan ---- */

/* Opening, must-asks, the rest, closing. */
static int
model_plan_part(const struct choice *c)
{
	if (c->q->phase == PHASE_OPEN || is_close(c))
		return is_close(c) ? 3 : 0;
	return c->must || c->assigned ? 1 : 2;
}

static int
model_plan_compare(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	if (model_plan_part(x) != model_plan_part(y))
		return model_plan_part(x) - model_plan_part(y);
	if (x->q->phase != y->q->phase)
		return (int)x->q->phase - (int)y->q->phase;
	return (x->order > y->order) - (x->order < y->order);
}

/* Why it must be asked: as its pack says it, else by where it belongs. */
static const char *
model_plan_must_reason(const struct making *m, const struct choice *c, struct text *words)
{
	const char *because = c->q->because;

	if (c->assigned)
		text_add(words, _("asked for by the assignment"));
	if (because && *because)
		text_joinf(words, ": ", "%s", because);
	if (!words->n)
		text_add(words, is_close(c) && !c->known ? _("must-ask before you thank them") : _("must-ask"));
	if (c->known && !c->assigned)
		text_joinf(words, "; ", "%s", _("compare with earlier answers"));
	if (c->field)
		text_joinf(words, "; ", "%s, because %s", c->pack->title, m->field.why);
	return text_str(words);
}

static const char *
reason(const struct making *m, const struct choice *c, struct text *words)
{
	text_clear(words);
	if (c->must)
		return model_plan_must_reason(m, c, words);
	if (c->assigned)
		return _("asked for by the assignment");
	if (is_close(c))
		return _("closes the conversation");
	if (c->q->phase == PHASE_OPEN)
		return _("an easy beginning");
	if (c->topic)
		text_addf(words, "near what you know of them: %s", c->topic);
	else if (c->field)
		text_addf(words, "%s, because %s", c->pack->title, m->field.why);
	else if (for_kind(m, c))
		return _("made for a networking conversation");
	else if (for_scope(m, c))
		text_addf(words, "what you ask about first: %s", c->category->title);
	else if (for_seniority(m, c))
		text_addf(words, "suits their seniority: %s",
			seniority_names[m->seniority]);
	else if (m->wish->known && m->wish->known->n)
		text_addf(words, "nobody has answered it yet: %s", c->category->title);
	else
		text_addf(words, "new ground: %s", c->category->title);
	return text_str(words);
}

static size_t
write_out(const struct making *m, struct asked **out)
{
	struct text words = { 0 };
	struct asked *plan = mem_new(m->n ? m->n : 1, sizeof(*plan));
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct choice *c = &m->choices[i];

		if (!c->taken)
			continue;
		asked_from(&plan[n], c->q, c->category->title, c->pack->name,
			m->wish->who);
		plan[n].must = c->must;
		if (c->assigned) /* what is not asked yet is fitted in before the rest */
			plan[n].priority = 1;
		plan[n].why = mem_str(reason(m, c, &words));
		plan[n].position = (int64_t)n + 1;
		n++;
	}
	text_free(&words);
	*out = plan;
	return n;
}

size_t
plan_propose(const struct bank *b, const struct plan_wish *w, struct asked **out)
{
	struct making m = { .wish = w, .seniority = -1 };
	size_t order = 0;

	if (w->who && w->who->seniority)
		m.seniority = word_find(seniority_names, N_SENIORITIES,
			w->who->seniority, false);
	know(&m, w->who);
	field_of(b, w->who, w->exploring, &m.field);
	for (size_t i = 0; i < b->n; i++)
		choices_of_pack(&m, &b->packs[i], &order);
	take_closing(&m);
	model_plan_take(&m, is_assigned, -1); /* all of them: more than fits is told as such */
	if (w->agreed_minutes >= 15)
		model_plan_take(&m, is_open, 1);
	model_plan_take(&m, is_body, -1);
	model_plan_musts(&m);
	if (m.n)
		qsort(m.choices, m.n, sizeof(*m.choices), model_plan_compare);

	size_t n = write_out(&m, out);

	free(m.choices);
	free(m.taken);
	strings_free(&m.done);
	field_done(&m.field);
	text_free(&m.topics);
	return n;
}

int
plan_minutes(const struct asked *plan, size_t n)
{
	int minutes = 0;

	for (size_t i = 0; i < n; i++)
		if (plan[i].state != ASKED_OFF_SCRIPT)
			minutes += plan[i].minutes;
	return minutes;
}
