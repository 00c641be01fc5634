/*
 * Questions, packs and the whole bank in memory, and a question
 * filled for the person it is put to.
 */
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "model/plan.h"
#include "model/question.h"
#include "wording.h"

void
question_done(struct question *q)
{
	free(q->id);
	free(q->text);
	free(q->brief);
	free(q->because);
	strings_free(&q->probes);
	strings_free(&q->tags);
	strings_free(&q->asks);
	*q = (struct question){ 0 };
}

void
question_copy(struct question *to, const struct question *from)
{
	struct question made = *from;

	made.id = mem_str(from->id);
	made.text = mem_str(from->text);
	made.brief = mem_str(from->brief);
	made.because = from->because ? mem_str(from->because) : NULL;
	made.probes = made.tags = made.asks = (struct strings){ 0 };
	strings_copy(&made.probes, &from->probes);
	strings_copy(&made.tags, &from->tags);
	strings_copy(&made.asks, &from->asks);
	question_done(to);
	*to = made;
}

static void
category_done(struct category *c)
{
	free(c->id);
	free(c->title);
	for (size_t i = 0; i < c->n; i++)
		question_done(&c->questions[i]);
	free(c->questions);
}

static void
assignment_free(struct assignment *a)
{
	if (!a)
		return;
	free(a->course);
	free(a->due);
	free(a->rubric);
	free(a->licence);
	free(a->attribution);
	strings_free(&a->header);
	for (size_t i = 0; i < a->n_milestones; i++)
		free(a->milestones[i].text);
	free(a->milestones);
	free(a);
}

void
pack_done(struct pack *p)
{
	free(p->name);
	free(p->title);
	free(p->language);
	free(p->file);
	strings_free(&p->fields);
	assignment_free(p->assignment);
	for (size_t i = 0; i < p->n; i++)
		category_done(&p->categories[i]);
	free(p->categories);
	if (p->replaces)
		pack_done(p->replaces);
	free(p->replaces);
	*p = (struct pack){ 0 };
}

void
bank_done(struct bank *b)
{
	for (size_t i = 0; i < b->n; i++)
		pack_done(&b->packs[i]);
	free(b->packs);
	*b = (struct bank){ 0 };
}

static const struct question *
pack_question(const struct pack *p, const char *id, const struct category **category)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t j = 0; j < p->categories[i].n; j++) {
			const struct question *q = &p->categories[i].questions[j];

			if (strcmp(q->id, id) != 0)
				continue;
			if (category)
				*category = &p->categories[i];
			return q;
		}
	return NULL;
}

const struct question *
bank_question(const struct bank *b, const char *id, const struct pack **pack,
	const struct category **category)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct question *q = pack_question(&b->packs[i], id, category);

		if (q && pack)
			*pack = &b->packs[i];
		if (q)
			return q;
	}
	return NULL;
}

size_t
bank_count(const struct bank *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		for (size_t j = 0; j < b->packs[i].n; j++)
			n += b->packs[i].categories[j].n;
	return n;
}

/* What may stand in braces, and what is said when it is not known. */
static const struct slot {
	const char *name;
	size_t at; /* in struct contact */
	const char *unknown; /* also where what was typed is no name that fits a sentence */
} slots[] = {
	{ "{role}",         offsetof(struct contact, role),         "your role" },
	{ "{organisation}", offsetof(struct contact, organisation), "your organisation" },
	{ "{name}",         offsetof(struct contact, name),         "you" },
};

static const struct slot *
bank_slot_at(const char *s)
{
	for (size_t i = 0; i < LEN(slots); i++)
		if (strncmp(s, slots[i].name, strlen(slots[i].name)) == 0)
			return &slots[i];
	return NULL;
}

static void
slot_put(const struct slot *b, const struct contact *who, struct text *out)
{
	const char *s = who ? *(char *const *)((const char *)who + b->at) : NULL;

	if (say_is_name(s))
		say_name(out, s);
	else
		text_add(out, b->unknown);
}

void
question_fill(struct text *out, const char *text, const struct contact *who)
{
	while (*text) {
		size_t plain = strcspn(text, "{");
		const struct slot *b = bank_slot_at(text + plain);

		text_addn(out, text, plain);
		text += plain;
		if (b) {
			slot_put(b, who, out);
			text += strlen(b->name);
		} else if (*text) {
			text_addc(out, *text++);
		}
	}
}

const char *
question_blank_unknown(const char *text, size_t *n)
{
	for (const char *s = strchr(text, '{'); s; s = strchr(s + 1, '{')) {
		*n = strspn(s + 1, "abcdefghijklmnopqrstuvwxyz-_") + 2;
		if (*n > 2 && s[*n - 1] == '}' && !bank_slot_at(s))
			return s;
	}
	return NULL;
}

/* ---- a question as it goes into one interview ---- */

static char *
filled(const char *text, const struct contact *who)
{
	struct text out = { 0 };

	question_fill(&out, text ? text : "", who);
	if (!out.s)
		text_set(&out, "");
	return text_take(&out);
}

void
asked_from(struct asked *a, const struct question *q, const char *category,
	const char *pack, const struct contact *who)
{
	*a = (struct asked){ 0 };
	a->question_id = mem_str(q->id);
	a->text = filled(q->text, who);
	a->brief = filled(q->brief, who);
	a->category = mem_str(category);
	a->pack = mem_str(pack);
	for (size_t i = 0; i < q->probes.n; i++) {
		char *probe = filled(q->probes.s[i], who);

		strings_add(&a->probes, probe);
		free(probe);
	}
	a->phase = q->phase;
	a->tiara = q->tiara;
	a->minutes = q->minutes;
	a->priority = q->priority;
	a->must = q->priority == 1;
}

const struct question *
assignment_question(const struct pack *p, size_t nth)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->categories[i].n; k++)
			if (!p->categories[i].questions[k].retired && nth-- == 0)
				return &p->categories[i].questions[k];
	return NULL;
}
