/* Rows of Questions: the bank, narrowed by words, and what a plan has of it. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/call.h"
#include "questions.h"

static void
questions_narrow(struct questions *s, const char *filter)
{
	struct strings words = { 0 };
	size_t head = (size_t)-1; /* the group the last heading was of */

	if (s->narrowed && strcmp(s->narrowed, filter) == 0)
		return;
	mem_set(&s->narrowed, filter);
	bank_words(&words, filter);
	s->n_shown = s->n_fit = 0;
	for (size_t i = 0; i < s->bank.n; i++) {
		if (!bank_row_has(&s->bank.row[i], &words))
			continue;
		if (s->bank.row[i].group != head)
			s->shown[s->n_shown++] = 2 * i;
		head = s->bank.row[i].group;
		s->shown[s->n_shown++] = 2 * i + 1;
		s->n_fit++;
	}
	strings_free(&words);
}

/* The first of those shown that is not before `place`. */
static size_t
questions_first_from(const struct questions *s, size_t place)
{
	size_t low = 0, high = s->n_shown;

	while (low < high) {
		size_t mid = (low + high) / 2;
		if (s->shown[mid] < place)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Where the anchor stands; false: nowhere. */
static bool
questions_place_of(const struct questions *s, const struct row *anchor, size_t *place)
{
	const struct bank_row *r = anchor->id ? bank_row_of(&s->bank, anchor->id) : NULL;

	if (r)
		*place = 2 * (size_t)(r - s->bank.row) + 1;
	else if (anchor->sort)
		*place = (size_t)strtoul(anchor->sort, NULL, 10);
	return r || anchor->sort;
}

static bool
questions_in_plan(const struct questions *s, const struct question *q)
{
	for (size_t i = 0; s->plan && i < s->call.n_asked; i++)
		if (strcmp(s->call.asked[i].question_id, q->id) == 0)
			return true;
	return false;
}

static void
questions_give(const struct questions *s, size_t place, struct row *out)
{
	const struct bank_row *r = &s->bank.row[place / 2];
	const struct question *q = r->question;
	struct text text = { 0 }, sort = { 0 };
	bool there = questions_in_plan(s, q);

	text_addf(&sort, "%zu", place);
	*out = (struct row){ .sort = text_take(&sort) };
	if (place % 2 == 0) {
		text_add(&text, r->category->title);
	} else {
		out->id = r->id;
		out->dim = there || q->retired;
		text_addf(&text, q->retired ? N_("%s\t%s\t%d min\t(retired) %s") : N_("%s\t%s\t%d min\t%s"),
			q->brief, there ? _("plan") : q->priority == 1 ? _("must") : "", q->minutes, q->text);
	}
	out->text = text_take(&text);
}

size_t
questions_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	struct questions *s = user;
	size_t begin = 0, end, place;

	questions_narrow(s, filter);
	end = s->n_shown;
	if (from >= LIST_AFTER && !questions_place_of(s, anchor, &place))
		return 0;
	if (from == LIST_AFTER || from == LIST_AT)
		begin = questions_first_from(s, place + (from == LIST_AFTER));
	if (from == LIST_BEFORE)
		end = questions_first_from(s, place);
	if (from == LIST_BEFORE || from == LIST_LAST)
		begin = end > n ? end - n : 0;
	for (size_t i = begin; i < end && i - begin < n; i++)
		questions_give(s, s->shown[i], &out[i - begin]);
	return end - begin < n ? end - begin : n;
}

const struct bank_row *
questions_chosen(struct ui *ui, const struct questions *s)
{
	const struct bank_row *r = bank_row_of(&s->bank, list_id(&s->list));

	if (!r)
		ui_refuse(ui, "There is no question here.");
	return r;
}

size_t
questions_marked(struct ui *ui, const struct questions *s, const struct bank_row ***out)
{
	size_t n = 0;

	*out = mem_new(s->list.n_marks + 1, sizeof(**out));
	for (size_t i = 0; s->list.n_marks && i < s->bank.n; i++)
		if (list_marked(&s->list, s->bank.row[i].id))
			(*out)[n++] = &s->bank.row[i];
	if (!s->list.n_marks && ((*out)[0] = questions_chosen(ui, s)))
		n = 1;
	return n;
}
