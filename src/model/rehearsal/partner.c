/*
 * partner.c: a practice partner as its script has it. What it says when is
 * partner_talk.c; what the notes caught of it is outcome.c.
 */
#include <stdlib.h>
#include <string.h>

#include "model/rehearsal.h"
#include "model/strings_at.h"

const char *const partner_event_names[N_PARTNER_EVENTS] = {
	"interruption", "offer-time", "resume", "turned", "job-offer",
};

void
gift_done(struct gift *g)
{
	free(g->id);
	free(g->text);
	strings_free(&g->words);
	*g = (struct gift){ 0 };
}

static void
answer_done(struct partner_answer *a)
{
	strings_free(&a->about);
	strings_free(&a->gives);
	strings_free(&a->say);
}

static void
event_done(struct partner_event *e)
{
	strings_free(&e->say);
	strings_free(&e->then);
	strings_free(&e->gives);
}

static const size_t owned[] = {
	offsetof(struct partner, id), offsetof(struct partner, language),
	offsetof(struct partner, name), offsetof(struct partner, role),
	offsetof(struct partner, organisation), offsetof(struct partner, field),
	offsetof(struct partner, seniority), offsetof(struct partner, good_for),
	offsetof(struct partner, greeting),
	offsetof(struct partner, nothing_left), offsetof(struct partner, farewell),
};

static void
slot_done(struct partner_slot *s)
{
	free(s->name);
	strings_free(&s->forms);
}

void
partner_done(struct partner *p)
{
	strings_at_free(p, owned, LEN(owned));
	for (size_t i = 0; i < p->n_answers; i++)
		answer_done(&p->answers[i]);
	for (size_t i = 0; i < p->n_events; i++)
		event_done(&p->events[i]);
	for (size_t i = 0; i < p->n_gifts; i++)
		gift_done(&p->gifts[i]);
	for (size_t i = 0; i < p->n_slots; i++)
		slot_done(&p->slots[i]);
	free(p->slots);
	free(p->answers);
	free(p->events);
	free(p->gifts);
	*p = (struct partner){ 0 };
}

void
partner_contact(const struct partner *p, struct contact *out)
{
	contact_done(out);
	out->name = mem_str(p->name);
	out->role = mem_str(p->role);
	out->organisation = mem_str(p->organisation);
	out->seniority = mem_str(p->seniority);
	out->tags = mem_str(p->field); /* what field packs go by */
	out->path = p->path;
}

/* ---- variants ---- */

/* Which variant a slot has: neighbours go different ways, so that two seeds seldom agree. */
static size_t
slot_variant(const struct partner_slot *s, size_t nth, int seed)
{
	uint32_t mixed = ((uint32_t)seed * 2654435761u) ^ ((uint32_t)(nth + 1) * 2246822519u);

	mixed = (mixed ^ mixed >> 16) * 0x7feb352du; /* each bit of the seed tells in each of the result */
	mixed = (mixed ^ mixed >> 15) * 0x846ca68bu;
	mixed ^= mixed >> 16;
	return seed ? mixed % s->forms.n : 0;
}

/* The nth way of writing, "62" of "sixty-two/62"; the last where there are not so many. */
static void
slot_write(const struct partner_slot *s, size_t variant, int way, struct text *out)
{
	const char *form = s->forms.s[variant], *slash;

	while (way-- > 1 && (slash = strchr(form, '/')))
		form = slash + 1;
	text_addn(out, form, strcspn(form, "/"));
}

/* The slot that "{name}" or "{name.2}" at `s` names; *end is behind it. NULL: it is none. */
static const struct partner_slot *
partner_slot_at(const struct partner *p, const char *s, int *way, const char **end)
{
	size_t n = strcspn(s + 1, "}.");
	const char *rest = s + 1 + n;

	*way = *rest == '.' ? atoi(rest + 1) : 1;
	*end = strchr(rest, '}');
	for (size_t i = 0; *end && i < p->n_slots; i++)
		if (strlen(p->slots[i].name) == n && strncmp(p->slots[i].name, s + 1, n) == 0)
			return &p->slots[i];
	return NULL;
}

static void
text_vary(const struct partner *p, int seed, char **text)
{
	struct text out = { 0 };
	const char *end;
	int way;

	if (!*text || !strchr(*text, '{'))
		return;
	for (const char *s = *text; *s; s++) {
		const struct partner_slot *slot = *s == '{' ? partner_slot_at(p, s, &way, &end) : NULL;
		if (!slot) {
			text_addc(&out, *s);
			continue;
		}
		size_t nth = (size_t)(slot - p->slots);
		slot_write(slot, slot_variant(slot, nth, seed), way, &out);
		s = end;
	}
	mem_set(text, text_str(&out));
	text_free(&out);
}

static void
strings_vary(const struct partner *p, int seed, struct strings *l)
{
	for (size_t i = 0; i < l->n; i++)
		text_vary(p, seed, &l->s[i]);
}

/* Where what follows the answer before `from` ends; `all` of it has words of its own, so that no
 * part needs the one before. */
static size_t
follow_ups_end(const struct partner *p, size_t from, bool *all)
{
	size_t end = from;

	*all = true;
	for (; end < p->n_answers && p->answers[end].follows == from; end++)
		*all = *all && p->answers[end].about.n;
	return end;
}

static void
answers_turn(struct partner_answer *a, size_t n)
{
	struct partner_answer first = a[0];

	memmove(a, a + 1, (n - 1) * sizeof(*a));
	a[n - 1] = first;
}

/* The order of what is told after an answer: begun with another one. */
static void
order_vary(struct partner *p, int seed)
{
	size_t end;
	bool all;

	for (size_t from = 1; from < p->n_answers; from = end > from ? end : from + 1) {
		end = follow_ups_end(p, from, &all);
		for (int turns = (seed + (int)from) % (int)(end > from ? end - from : 1);
			all && turns > 0; turns--)
			answers_turn(p->answers + from, end - from);
	}
}

void
partner_vary(struct partner *p, int seed)
{
	if (seed && p->n_slots)
		order_vary(p, seed);
	for (size_t i = 0; i < LEN(owned); i++)
		text_vary(p, seed, (char **)(void *)((char *)p + owned[i]));
	for (size_t i = 0; i < p->n_answers; i++) {
		strings_vary(p, seed, &p->answers[i].say);
		strings_vary(p, seed, &p->answers[i].about);
	}
	for (size_t i = 0; i < p->n_events; i++) {
		strings_vary(p, seed, &p->events[i].say);
		strings_vary(p, seed, &p->events[i].then);
	}
	for (size_t i = 0; i < p->n_gifts; i++) {
		text_vary(p, seed, &p->gifts[i].text);
		strings_vary(p, seed, &p->gifts[i].words);
	}
}
