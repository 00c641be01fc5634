/*
 * partner.c: a practice partner as its script has it. What it says when is
 * partner_talk.c; what the notes caught of it is outcome.c.
 */
#include <stdlib.h>

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
