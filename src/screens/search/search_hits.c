/* What a search found, as rows of a list, and what each of them opens. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/question.h"
#include "screens/common.h"
#include "search_hits.h"

enum { MOST = 50 };

/* Where a hit leads. */
struct hit_place {
	bool contact, writeup;
	int64_t id;      /* of the contact, or of the note; 0: none */
	int64_t interview_id;
	char *question;  /* of the bank */
	char *field;     /* the notebook's */
};

static void
hits_clear(struct hits *h)
{
	for (size_t i = 0; i < h->n; i++) {
		free(h->places[i].question);
		free(h->places[i].field);
	}
	h->n = 0;
	rows_done(&h->rows);
}

static bool
hits_add(void *user, const struct hit *found, const struct question *q)
{
	struct hits *h = user;
	bool contact = strcmp(found->kind, "contact") == 0;

	mem_grow(h->places, &h->cap, h->n + 1);
	h->places[h->n++] = (struct hit_place){
		.contact = contact,
		.writeup = strcmp(found->kind, "write-up") == 0,
		.id = contact || strcmp(found->kind, "note") == 0 ? found->id : 0,
		.interview_id = found->interview_id,
		.question = q ? mem_str(q->id) : NULL,
		.field = strcmp(found->kind, "field") == 0 ? mem_str(found->title) : NULL,
	};
	rows_add(&h->rows, (int64_t)h->n, false, "%s\t%s\t%s", found->kind,
		found->title ? found->title : "", found->excerpt ? found->excerpt : "");
	return true;
}

bool
hits_find(struct hits *h, struct desk *d, const char *words, bool of_class, struct err *e)
{
	hits_clear(h);
	h->of_class = of_class;
	return of_class ? search_class(d, NULL, words, MOST, hits_add, h, e)
		: search_all(d, words, MOST, hits_add, h, e);
}

bool
hits_open(struct ui *ui, const struct hits *h, int64_t row)
{
	char arg[48];

	if (row < 1 || (size_t)row > h->n)
		return false;
	const struct hit_place *p = &h->places[row - 1];
	if (p->question)
		ui_open(ui, "questions", p->question);
	else if (p->field)
		ui_open(ui, "field", p->field);
	else if (p->contact)
		screen_open(ui, "contact", p->id);
	else if (h->of_class)
		screen_open(ui, "review", p->interview_id);
	else if (p->writeup)
		screen_open(ui, "assignment", p->interview_id);
	else if (p->interview_id) {
		snprintf(arg, sizeof(arg), "%" PRId64 ":%" PRId64, p->interview_id, p->id);
		ui_open(ui, "interview", arg);
	}
	return true;
}

void
hits_done(struct hits *h)
{
	hits_clear(h);
	free(h->places);
}
