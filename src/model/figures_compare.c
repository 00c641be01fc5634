/* figures_compare.c: what is counted over the notes of many conversations, each in one place. */
#include <stdlib.h>
#include <string.h>

#include "model/compare.h"
#include "model/pipeline.h"

/* ---- people ---- */

/* Which calls are in it, in a list, so that few are counted without looking at all. */
struct figure_seen {
	bool *calls;                    /* of each call: is it in the list? */
	size_t *list, n;
	size_t notes;
};

static struct figure_seen
figure_seen_new(const struct comparison *c)
{
	return (struct figure_seen){ .calls = mem_new(c->n_calls + 1, sizeof(bool)),
		.list = mem_new(c->n_calls + 1, sizeof(size_t)) };
}

static void
figure_seen_done(struct figure_seen *seen)
{
	free(seen->calls);
	free(seen->list);
}

static void
figure_see_call(struct figure_seen *seen, size_t call)
{
	if (!seen->calls[call])
		seen->list[seen->n++] = call;
	seen->calls[call] = true;
}

/* How many different ones there are among the calls in it; what is COMPARE_NONE is not counted. */
static size_t
figure_differ(const struct comparison *c, const struct figure_seen *in,
	size_t (*of)(const struct compare_call *k))
{
	bool *seen = mem_new(c->n_calls + N_PATHS, sizeof(*seen));
	size_t n = 0;

	for (size_t i = 0; i < in->n; i++) {
		size_t which = of(&c->calls[in->list[i]]);
		if (which == COMPARE_NONE || seen[which])
			continue;
		seen[which] = true;
		n++;
	}
	free(seen);
	return n;
}

static size_t
figure_person(const struct compare_call *k)
{
	return k->person;
}

static size_t
figure_path(const struct compare_call *k)
{
	return (size_t)k->path;
}

static size_t
figure_place(const struct compare_call *k)
{
	return *k->organisation ? k->place : COMPARE_NONE;
}

/* Frees what was seen. */
static struct breadth
figure_breadth(const struct comparison *c, struct figure_seen *seen)
{
	struct breadth b = { .notes = seen->notes };

	b.people = figure_differ(c, seen, figure_person);
	b.paths = figure_differ(c, seen, figure_path);
	b.organisations = figure_differ(c, seen, figure_place);
	figure_seen_done(seen);
	return b;
}

static void
figure_see(const struct comparison *c, struct figure_seen *seen, size_t note)
{
	figure_see_call(seen, c->notes[note].call);
	seen->notes++;
}

/* ---- themes and questions ---- */

/* The notes of the nth theme that pass and were not seen before. */
static void
figure_see_theme(const struct comparison *c, const struct compare_filter *f, size_t nth, bool *noted,
	struct figure_seen *seen)
{
	for (size_t i = c->theme_from[nth]; i < c->theme_from[nth + 1]; i++) {
		size_t note = c->theme_notes[i];
		if (noted[note] || !compare_passes(c, f, note))
			continue;
		noted[note] = true;
		figure_see(c, seen, note);
	}
}

struct breadth
figure_theme(const struct comparison *c, const struct compare_filter *f, int64_t theme_id)
{
	struct figure_seen seen = figure_seen_new(c);
	bool *noted = mem_new(c->n_notes + 1, sizeof(*noted));
	const struct theme *t = themes_get(&c->themes, theme_id);

	for (size_t i = 0; t && i < c->themes.n; i++)
		if (&c->themes.t[i] == t || (!c->themes.t[i].merged_id &&
			c->theme_above[i] == (size_t)(t - c->themes.t)))
			figure_see_theme(c, f, i, noted, &seen);
	free(noted);
	return figure_breadth(c, &seen);
}

struct breadth
figure_question(const struct comparison *c, const struct compare_filter *f, size_t question)
{
	struct figure_seen seen = figure_seen_new(c);

	for (size_t i = c->question_from[question]; i < c->question_from[question + 1]; i++)
		if (compare_passes(c, f, c->question_notes[i]))
			figure_see(c, &seen, c->question_notes[i]);
	return figure_breadth(c, &seen);
}

void
compare_new_themes(const struct comparison *c, size_t call, struct strings *out)
{
	for (size_t i = 0; i < c->themes.n; i++) {
		const struct theme *t = &c->themes.t[i];
		struct text name = { 0 };
		if (t->merged_id || c->first_calls[i] != call)
			continue;
		theme_text(&c->themes, t, &name);
		strings_add(out, text_str(&name));
		text_free(&name);
	}
}

size_t
figure_new_themes(const struct comparison *c, size_t call)
{
	size_t n = 0;

	for (size_t i = 0; i < c->themes.n; i++)
		n += !c->themes.t[i].merged_id && c->first_calls[i] == call;
	return n;
}

size_t
figure_nothing_new(const struct comparison *c)
{
	size_t n = 0;

	while (n < c->n_calls && figure_new_themes(c, c->n_calls - 1 - n) == 0)
		n++;
	return n < c->n_calls ? n : 0;
}

/* ---- claims ---- */

/* Other people than the claim's own, each once. */
static size_t
figure_side(const struct comparison *c, size_t note, enum side side)
{
	struct figure_seen in = figure_seen_new(c);
	size_t n;

	for (size_t i = 0; i < c->n_evidence; i++) {
		const struct evidence *v = &c->evidence[i];
		size_t by = v->claim_id == c->notes[note].id && v->side == side
			? compare_note_at(c, v->note_id) : COMPARE_NONE;
		if (by != COMPARE_NONE && !compare_same_person(c, c->notes[by].call, c->notes[note].call))
			figure_see_call(&in, c->notes[by].call);
	}
	n = figure_differ(c, &in, figure_person);
	figure_seen_done(&in);
	return n;
}

struct claim_figure
figure_claim(const struct comparison *c, size_t note)
{
	return (struct claim_figure){ figure_side(c, note, SIDE_FOR), figure_side(c, note, SIDE_AGAINST) };
}

bool
claim_is_open(const struct comparison *c, size_t note)
{
	struct claim_figure f = figure_claim(c, note);

	return c->notes[note].claim && !f.backers && !f.opponents;
}

size_t
figure_asked_for(const struct comparison *c, const struct point *p)
{
	struct figure_seen in = figure_seen_new(c);
	size_t n;

	for (size_t i = 0; i < c->n_evidence; i++) {
		const struct evidence *v = &c->evidence[i];
		size_t note = v->point_id == p->id ? compare_note_at(c, v->note_id) : COMPARE_NONE;
		size_t call = note != COMPARE_NONE ? c->notes[note].call
			: v->point_id == p->id ? compare_call_at(c, v->interview_id) : COMPARE_NONE;
		if (call != COMPARE_NONE && v->side == SIDE_FOR)
			figure_see_call(&in, call);
	}
	n = figure_differ(c, &in, figure_person);
	figure_seen_done(&in);
	return n;
}

/* ---- too alike ---- */

static const char *
figure_trait(const struct compare_call *k, enum alike in)
{
	switch (in) {
	case ALIKE_PATH: return path_names[k->path];
	case ALIKE_ROOT: return k->root ? k->root : "";
	case ALIKE_ORGANISATION: return k->organisation;
	case ALIKE_SENIORITY: return k->seniority;
	case N_ALIKE: break;
	}
	return "";
}

/* People who have what this one has; whoever is at the head of the referrals counts as led by
 * themselves. */
static size_t
figure_alike_as(const struct comparison *c, enum alike in, size_t as, size_t *people)
{
	size_t same = 0;

	*people = 0;
	for (size_t i = 0; i < c->n_calls; i++) {
		if (c->calls[i].person != i) /* one with them was before it */
			continue;
		++*people;
		same += strcmp(figure_trait(&c->calls[i], in), figure_trait(&c->calls[as], in)) == 0 ||
			(in == ALIKE_ROOT && c->calls[i].contact_id == c->calls[as].root_id);
	}
	return same;
}

struct alike_figure
figure_alike(const struct comparison *c, enum alike in)
{
	struct alike_figure f = { 0 };

	for (size_t i = 0; i < c->n_calls; i++) {
		const char *what = figure_trait(&c->calls[i], in);
		size_t people = 0, same = *what ? figure_alike_as(c, in, i, &people) : 0;
		bool path_of_many = in == ALIKE_PATH && c->calls[i].path == PATH_OTHER;
		if (same > f.same && !path_of_many && people >= ALIKE_LEAST &&
			(same == people || (people > ALIKE_LEAST && same + 1 == people)))
			f = (struct alike_figure){ same, people, what };
	}
	return f;
}

/* ---- questions ---- */

struct compare_rank {
	size_t question, people, notes;
};

static int
compare_by_people(const void *a, const void *b)
{
	const struct compare_rank *x = a, *y = b;

	if (x->people != y->people)
		return x->people < y->people ? 1 : -1;
	if (x->notes != y->notes)
		return x->notes < y->notes ? 1 : -1;
	return (x->question > y->question) - (x->question < y->question);
}

size_t
compare_ranked(const struct comparison *c, const struct compare_filter *f, size_t **out)
{
	struct compare_rank *r = mem_new(c->n_questions + 1, sizeof(*r));
	size_t n = 0;

	for (size_t i = 0; i < c->n_questions; i++) {
		struct breadth b = { 0 };
		if (c->questions[i].group == i)
			b = figure_question(c, f, i);
		if (b.notes)
			r[n++] = (struct compare_rank){ i, b.people, b.notes };
	}
	qsort(r, n, sizeof(*r), compare_by_people);
	*out = mem_new(n + 1, sizeof(**out));
	for (size_t i = 0; i < n; i++)
		(*out)[i] = r[i].question;
	free(r);
	return n;
}
