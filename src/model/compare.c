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
	free(c->theme_notes);
	free(c->theme_from);
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

/* The notes of each theme one behind the other, so that one is counted without looking at all. */
static void
compare_gather(struct comparison *c)
{
	size_t *next = mem_new(c->themes.n + 1, sizeof(*next));

	free(c->theme_notes);
	free(c->theme_from);
	c->theme_notes = mem_new(c->n_tags + 1, sizeof(*c->theme_notes));
	c->theme_from = mem_new(c->themes.n + 1, sizeof(*c->theme_from));
	for (size_t i = 0; i < c->n_tags; i++)
		if (c->tags[i].whole != COMPARE_NONE)
			c->theme_from[c->tags[i].whole + 1]++;
	for (size_t i = 0; i < c->themes.n; i++) {
		c->theme_from[i + 1] += c->theme_from[i];
		next[i] = c->theme_from[i];
	}
	for (size_t i = 0; i < c->n_tags; i++)
		if (c->tags[i].whole != COMPARE_NONE)
			c->theme_notes[next[c->tags[i].whole]++] = c->tags[i].note;
	free(next);
}

void
comparison_ready(struct comparison *c)
{
	size_t *whole = mem_new(c->themes.n + 1, sizeof(*whole));
	size_t *above = mem_new(c->themes.n + 1, sizeof(*above));

	compare_firsts(c);
	free(c->first_calls);
	c->first_calls = mem_new(c->themes.n + 1, sizeof(*c->first_calls));
	for (size_t i = 0; i < c->themes.n; i++) {
		const struct theme *t = themes_whole(&c->themes, c->themes.t[i].id);
		whole[i] = compare_place(&c->themes, t);
		above[i] = compare_place(&c->themes, t ? themes_above(&c->themes, t) : NULL);
		c->first_calls[i] = COMPARE_NONE;
	}
	for (size_t i = 0; i < c->n_tags; i++) { /* by note, and so by call */
		struct compare_tag *x = &c->tags[i];
		size_t at = compare_place(&c->themes, themes_get(&c->themes, x->theme_id));
		x->whole = at == COMPARE_NONE ? at : whole[at];
		x->above = at == COMPARE_NONE ? at : above[at];
		if (x->whole != COMPARE_NONE && c->first_calls[x->whole] == COMPARE_NONE)
			c->first_calls[x->whole] = c->notes[x->note].call;
	}
	compare_gather(c);
	free(whole);
	free(above);
}

/* ---- which notes ---- */

size_t
compare_note_at(const struct comparison *c, int64_t id)
{
	for (size_t i = 0; id && i < c->n_notes; i++)
		if (c->notes[i].id == id)
			return i;
	return COMPARE_NONE;
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
