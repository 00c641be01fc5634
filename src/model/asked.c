/* asked.c: a question in the plan of one interview, or asked off the script. */

#include "call_state.h"
#include "model/call.h"
#include "strings_at.h"

static const size_t owned[] = {
	offsetof(struct asked, question_id), offsetof(struct asked, text),
	offsetof(struct asked, brief), offsetof(struct asked, category),
	offsetof(struct asked, pack), offsetof(struct asked, why),
};

void
asked_done(struct asked *a)
{
	strings_at_free(a, owned, LEN(owned));
	strings_free(&a->probes);
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
asked_spent_at(const struct call *c, int64_t asked_id, int64_t at_ms)
{
	int64_t sum = 0;
	for (size_t i = 0; i < c->n_askings; i++) {
		if (c->askings[i].asked_id != asked_id)
			continue;
		int64_t from = clock_at(&c->clock, c->askings[i].axis_ms), to = at_ms;
		if (i + 1 < c->n_askings) {
			int64_t next = clock_at(&c->clock, c->askings[i + 1].axis_ms);
			if (next < to)
				to = next;
		}
		if (to > from)
			sum += to - from;
	}
	return sum;
}

int64_t
asked_spent(const struct call *c, int64_t asked_id, int64_t axis_ms)
{
	return asked_spent_at(c, asked_id, clock_at(&c->clock, axis_ms));
}
