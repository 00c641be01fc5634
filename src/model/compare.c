/* compare.c: what many conversations say, looked at: which notes pass a filter, and in words. */
#include "model/compare.h"

#include <stdlib.h>
#include <string.h>

const char *const side_names[N_SIDES] = { "for", "against" };
const char *const point_kind_names[N_POINT_KINDS] = { "question", "option", "value", "skill",
	"unknown" };

/* ---- memory ---- */

static void
point_done(struct point *p)
{
	free(p->text);
	free(p->contact);
	*p = (struct point){ 0 };
}

static void
evidence_done(struct evidence *v)
{
	free(v->text);
	*v = (struct evidence){ 0 };
}

static void
compare_call_done(struct compare_call *k)
{
	free(k->name);
	free(k->role);
	free(k->organisation);
	free(k->seniority);
	free(k->referrer);
	free(k->root);
	free(k->values);
	free(k->moved);
}

static void
compare_question_done(struct compare_question *q)
{
	free(q->id);
	free(q->brief);
	free(q->text);
}

void
comparison_done(struct comparison *c)
{
	for (size_t i = 0; i < c->n_calls; i++)
		compare_call_done(&c->calls[i]);
	for (size_t i = 0; i < c->n_questions; i++)
		compare_question_done(&c->questions[i]);
	for (size_t i = 0; i < c->n_notes; i++)
		free(c->notes[i].text);
	for (size_t i = 0; i < c->n_evidence; i++)
		evidence_done(&c->evidence[i]);
	for (size_t i = 0; i < c->n_points; i++)
		point_done(&c->points[i]);
	free(c->calls);
	free(c->questions);
	free(c->notes);
	free(c->tags);
	free(c->evidence);
	free(c->points);
	free(c->first_calls);
	free(c->theme_above);
	free(c->theme_notes);
	free(c->theme_from);
	free(c->question_notes);
	free(c->question_from);
	free(c->by_id);
	themes_done(&c->themes);
	*c = (struct comparison){ 0 };
}

/* ---- ready to be counted ---- */

static size_t
compare_place(const struct themes *l, const struct theme *t)
{
	return t ? (size_t)(t - l->t) : COMPARE_NONE;
}

/* Whom and where each call was with, by the first such call: then counting compares numbers. */
static void
compare_firsts(struct comparison *c)
{
	for (size_t i = 0; i < c->n_calls; i++) {
		struct compare_call *k = &c->calls[i];
		k->person = k->place = i;
		for (size_t b = i; b-- > 0;) {
			const struct compare_call *before = &c->calls[b];
			if (k->contact_id && before->contact_id == k->contact_id) {
				k->person = before->person;
				k->place = before->place;
				break;
			}
		}
		for (size_t b = 0; k->place == i && b < i; b++)
			if (c->calls[b].place == b && strcmp(c->calls[b].organisation, k->organisation) == 0)
				k->place = b;
	}
}

/* Places put one behind the other by what they belong to, so that one is counted without looking at
 * all: those of `of` are from (*from)[of] on. COMPARE_NONE belongs to none. */
static void
compare_gather(size_t n, size_t n_of, size_t (*of)(const struct comparison *c, size_t at),
	size_t (*what)(const struct comparison *c, size_t at), const struct comparison *c, size_t **places,
	size_t **from)
{
	size_t *next = mem_new(n_of + 1, sizeof(*next));

	free(*places);
	free(*from);
	*places = mem_new(n + 1, sizeof(**places));
	*from = mem_new(n_of + 1, sizeof(**from));
	for (size_t i = 0; i < n; i++)
		if (of(c, i) != COMPARE_NONE)
			(*from)[of(c, i) + 1]++;
	for (size_t i = 0; i < n_of; i++) {
		(*from)[i + 1] += (*from)[i];
		next[i] = (*from)[i];
	}
	for (size_t i = 0; i < n; i++)
		if (of(c, i) != COMPARE_NONE)
			(*places)[next[of(c, i)]++] = what(c, i);
	free(next);
}

static size_t
compare_tag_theme(const struct comparison *c, size_t tag)
{
	return c->tags[tag].whole;
}

static size_t
compare_tag_note(const struct comparison *c, size_t tag)
{
	return c->tags[tag].note;
}

static size_t
compare_note_question(const struct comparison *c, size_t note)
{
	return c->notes[note].question;
}

static size_t
compare_itself(const struct comparison *c, size_t at)
{
	(void)c;
	return at;
}

static const struct compare_note *compare_sorted; /* while they are sorted */

static int
compare_by_id(const void *a, const void *b)
{
	int64_t x = compare_sorted[*(const size_t *)a].id, y = compare_sorted[*(const size_t *)b].id;

	return (x > y) - (x < y);
}

void
comparison_index(struct comparison *c)
{
	free(c->by_id);
	c->by_id = mem_new(c->n_notes + 1, sizeof(*c->by_id));
	for (size_t i = 0; i < c->n_notes; i++)
		c->by_id[i] = i;
	compare_sorted = c->notes;
	qsort(c->by_id, c->n_notes, sizeof(*c->by_id), compare_by_id);
	compare_sorted = NULL;
}

/* The places of the themes by their ids. */
static const struct themes *themes_sorted; /* while they are sorted */

static int
compare_themes_by_id(const void *a, const void *b)
{
	int64_t x = themes_sorted->t[*(const size_t *)a].id, y = themes_sorted->t[*(const size_t *)b].id;

	return (x > y) - (x < y);
}

static size_t *
compare_theme_places(const struct themes *l)
{
	size_t *places = mem_new(l->n + 1, sizeof(*places));

	for (size_t i = 0; i < l->n; i++)
		places[i] = i;
	themes_sorted = l;
	qsort(places, l->n, sizeof(*places), compare_themes_by_id);
	themes_sorted = NULL;
	return places;
}

static size_t
compare_theme_at(const struct themes *l, const size_t *places, int64_t id)
{
	size_t from = 0, to = l->n;

	while (from < to) {
		size_t half = (from + to) / 2;
		if (l->t[places[half]].id < id)
			from = half + 1;
		else
			to = half;
	}
	return from < l->n && l->t[places[from]].id == id ? places[from] : COMPARE_NONE;
}

/* What each tag counts for, and which call brought a theme first. */
static void
compare_tags_ready(struct comparison *c, const size_t *whole)
{
	size_t *places = compare_theme_places(&c->themes);

	for (size_t i = 0; i < c->n_tags; i++) { /* by note, and so by call */
		struct compare_tag *x = &c->tags[i];
		size_t at = compare_theme_at(&c->themes, places, x->theme_id);
		x->whole = at == COMPARE_NONE ? at : whole[at];
		x->above = at == COMPARE_NONE ? at : c->theme_above[at];
		if (x->whole != COMPARE_NONE && c->first_calls[x->whole] == COMPARE_NONE)
			c->first_calls[x->whole] = c->notes[x->note].call;
	}
	free(places);
}

void
comparison_ready(struct comparison *c)
{
	size_t *whole = mem_new(c->themes.n + 1, sizeof(*whole));

	compare_firsts(c);
	free(c->first_calls);
	free(c->theme_above);
	c->first_calls = mem_new(c->themes.n + 1, sizeof(*c->first_calls));
	c->theme_above = mem_new(c->themes.n + 1, sizeof(*c->theme_above));
	for (size_t i = 0; i < c->themes.n; i++) {
		const struct theme *t = themes_whole(&c->themes, c->themes.t[i].id);
		whole[i] = compare_place(&c->themes, t);
		c->theme_above[i] = compare_place(&c->themes, t ? themes_above(&c->themes, t) : NULL);
		c->first_calls[i] = COMPARE_NONE;
	}
	compare_tags_ready(c, whole);
	compare_gather(c->n_tags, c->themes.n, compare_tag_theme, compare_tag_note, c, &c->theme_notes,
		&c->theme_from);
	compare_gather(c->n_notes, c->n_questions, compare_note_question, compare_itself, c,
		&c->question_notes, &c->question_from);
	if (!c->by_id)
		comparison_index(c);
	free(whole);
}

/* ---- which notes ---- */

size_t
compare_note_at(const struct comparison *c, int64_t id)
{
	size_t from = 0, to = c->by_id ? c->n_notes : 0;

	while (from < to) {
		size_t half = (from + to) / 2;
		if (c->notes[c->by_id[half]].id < id)
			from = half + 1;
		else
			to = half;
	}
	return c->by_id && from < c->n_notes && c->notes[c->by_id[from]].id == id ? c->by_id[from]
		: COMPARE_NONE;
}

size_t
compare_call_at(const struct comparison *c, int64_t id)
{
	for (size_t i = 0; id && i < c->n_calls; i++)
		if (c->calls[i].id == id)
			return i;
	return COMPARE_NONE;
}

/* Two calls with one contact; of somebody not named yet nothing is known. */
bool
compare_same_person(const struct comparison *c, size_t a, size_t b)
{
	return c->calls[a].person == c->calls[b].person;
}

bool
compare_is_impression(const struct compare_note *n)
{
	return n->kind == NOTE_IMPRESSION;
}

/* The first tag of a note, by halves: tags are by note. */
static size_t
compare_tags_from(const struct comparison *c, size_t note)
{
	size_t from = 0, to = c->n_tags;

	while (from < to) {
		size_t half = (from + to) / 2;
		if (c->tags[half].note < note)
			from = half + 1;
		else
			to = half;
	}
	return from;
}

static bool
compare_tag_is(const struct comparison *c, const struct compare_tag *x, int64_t theme_id)
{
	return (x->whole != COMPARE_NONE && c->themes.t[x->whole].id == theme_id) ||
		(x->above != COMPARE_NONE && c->themes.t[x->above].id == theme_id);
}

bool
compare_has_theme(const struct comparison *c, size_t note, int64_t theme_id)
{
	for (size_t i = compare_tags_from(c, note); i < c->n_tags && c->tags[i].note == note; i++)
		if (compare_tag_is(c, &c->tags[i], theme_id))
			return true;
	return false;
}

static bool
compare_named(const struct compare_call *k, const char *folded)
{
	struct text name = { 0 };

	utf8_fold(&name, k->name);
	bool is = strstr(text_str(&name), folded) != NULL;
	text_free(&name);
	return is;
}

static bool
compare_call_passes(const struct comparison *c, const struct compare_filter *f, size_t call)
{
	const struct compare_call *k = &c->calls[call];

	return (!f->from_ms || k->began_ms >= f->from_ms) && (!f->to_ms || k->began_ms < f->to_ms) &&
		(!f->person || !*f->person || compare_named(k, f->person));
}

bool
compare_passes(const struct comparison *c, const struct compare_filter *f, size_t note)
{
	const struct compare_note *n = &c->notes[note];

	return (!f->kinds || f->kinds & 1u << n->kind) && (!f->starred || n->starred) &&
		compare_call_passes(c, f, n->call) &&
		(!f->theme_id || compare_has_theme(c, note, f->theme_id));
}

/* ---- in words ---- */

void
breadth_text(struct breadth b, struct text *out)
{
	count_text(out, b.people, "person", "people");
	text_add(out, ", ");
	count_text(out, b.paths, "path", "paths");
	text_add(out, ", ");
	count_text(out, b.organisations, "organisation", "organisations");
}

const char *
compare_who(const struct comparison *c, size_t note)
{
	const struct compare_note *n = &c->notes[note];
	const char *name = c->calls[n->call].name;

	return n->record == RECORD_ON && *name ? name : _("somebody");
}

/* "Dana Ruiz and Jo Park", each person once and not the claim's own. */
static size_t
claim_names(const struct comparison *c, size_t note, enum side side, struct strings *out)
{
	for (size_t i = 0; i < c->n_evidence; i++) {
		const struct evidence *v = &c->evidence[i];
		size_t by = v->claim_id == c->notes[note].id && v->side == side
			? compare_note_at(c, v->note_id) : COMPARE_NONE;
		bool twice = by == COMPARE_NONE || compare_same_person(c, c->notes[by].call,
			c->notes[note].call);
		for (size_t k = 0; !twice && k < out->n; k++)
			twice = strcmp(out->s[k], compare_who(c, by)) == 0;
		if (!twice)
			strings_add(out, compare_who(c, by));
	}
	return out->n;
}

void
claim_text(const struct comparison *c, size_t note, struct text *out)
{
	struct strings backers = { 0 }, opponents = { 0 };
	struct text by = { 0 }, against = { 0 };
	size_t n = claim_names(c, note, SIDE_FOR, &backers);
	size_t m = claim_names(c, note, SIDE_AGAINST, &opponents);

	strings_join(&backers, ", ", &by);
	strings_join(&opponents, ", ", &against);
	if (n && m)
		text_addf(out, "%s says it; confirmed by %s; contradicted by %s", compare_who(c, note),
			text_str(&by), text_str(&against));
	else if (n)
		text_addf(out, "%s says it; confirmed by %s", compare_who(c, note), text_str(&by));
	else if (m)
		text_addf(out, "%s says it; contradicted by %s", compare_who(c, note), text_str(&against));
	else
		text_addf(out, "rests on %s alone", compare_who(c, note));
	strings_free(&backers);
	strings_free(&opponents);
	text_free(&by);
	text_free(&against);
}

/* ---- too alike ---- */

void
alike_text(enum alike in, struct alike_figure f, struct text *out)
{
	static const char *const said[N_ALIKE] = {
		[ALIKE_PATH] = N_("%zu of %zu were reached by one path, %s: reach the next one another way."),
		[ALIKE_ROOT] = N_("%zu of %zu came by %s: ask somebody whom none of them named."),
		[ALIKE_ORGANISATION] = N_("%zu of %zu are at %s: talk with somebody who works elsewhere."),
		[ALIKE_SENIORITY] = N_("%zu of %zu have the same rank, %s: talk with one of another rank."),
	};

	text_addf(out, said[in], f.same, f.people, f.what);
}

void
compare_theme_names(const struct comparison *c, size_t note, struct strings *out)
{
	for (size_t i = compare_tags_from(c, note); i < c->n_tags && c->tags[i].note == note; i++) {
		struct text name = { 0 };
		if (c->tags[i].whole == COMPARE_NONE)
			continue;
		theme_text(&c->themes, &c->themes.t[c->tags[i].whole], &name);
		if (!strings_has(out, text_str(&name)))
			strings_add(out, text_str(&name));
		text_free(&name);
	}
}
