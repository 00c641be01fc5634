/* asked.c: a question in the plan of one interview, or asked off the script. */
#include "own.h"

#include "model.h"

static const size_t owned[] = {
	offsetof(struct asked, question_id), offsetof(struct asked, text),
	offsetof(struct asked, brief), offsetof(struct asked, category),
	offsetof(struct asked, pack), offsetof(struct asked, why),
};

void
asked_done(struct asked *a)
{
	own_free(a, owned, LEN(owned));
	strings_free(&a->probes);
}

void
asked_from(struct asked *a, const struct question *q, const char *category, const char *pack,
	const struct contact *who)
{
	struct text t = { 0 };

	asked_done(a);
	*a = (struct asked){
		.question_id = mem_str(q->id), .category = mem_str(category), .pack = mem_str(pack),
		.phase = q->phase, .tiara = q->tiara, .minutes = q->minutes,
		.priority = q->priority, .must = q->priority == 1, .state = ASKED_PLANNED,
	};
	question_fill(&t, q->text, who);
	a->text = text_take(&t);
	question_fill(&t, q->brief, who);
	a->brief = text_take(&t);
	for (size_t i = 0; i < q->probes.n; i++) {
		text_clear(&t);
		question_fill(&t, q->probes.s[i], who);
		strings_add(&a->probes, text_str(&t));
	}
	text_free(&t);
}

int64_t
asked_at(const struct call *c, int64_t asked_id)
{
	for (size_t i = 0; i < c->n_askings; i++)
		if (c->askings[i].asked_id == asked_id)
			return clock_at(&c->clock, c->askings[i].axis_ms);
	return -1;
}

/* A question is current from where the trail names it to where it names another. */
int64_t
asked_spent(const struct call *c, int64_t asked_id, int64_t axis_ms)
{
	int64_t sum = 0;
	for (size_t i = 0; i < c->n_askings; i++) {
		int64_t from = c->askings[i].axis_ms, to = axis_ms;
		if (i + 1 < c->n_askings && c->askings[i + 1].axis_ms < to)
			to = c->askings[i + 1].axis_ms;
		if (c->askings[i].asked_id == asked_id && to > from)
			sum += clock_at(&c->clock, to) - clock_at(&c->clock, from);
	}
	return sum;
}
