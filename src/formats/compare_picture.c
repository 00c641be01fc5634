/* compare_picture.c: themes by person, and interest before and after, as pictures with their words. */
#include <stdlib.h>

#include "formats_compare.h"
#include "formats_svg.h"

/* ---- themes by person ---- */

enum { PICTURE_THEMES = 24, PICTURE_PEOPLE = 16 };

/* Whom each column is of: the first call with each person. */
static size_t
picture_people(const struct comparison *c, size_t *calls, struct strings *names)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n_calls && n < PICTURE_PEOPLE; i++) {
		bool first = true;
		for (size_t k = 0; first && k < i; k++)
			first = !compare_same_person(c, k, i);
		if (!first)
			continue;
		calls[n++] = i;
		strings_add(names, *c->calls[i].name ? c->calls[i].name : _("somebody"));
	}
	return n;
}

/* Notes of the person that have the theme; what is told without the name is nobody's. */
static size_t
picture_count(const struct compare_page *p, const struct theme *t, size_t call)
{
	size_t n = 0;

	for (size_t i = 0; i < p->c->n_notes; i++)
		n += p->c->notes[i].record == RECORD_ON && compare_same_person(p->c, p->c->notes[i].call, call) &&
			compare_has_theme(p->c, i, t->id) && compare_passes(p->c, p->filter, i);
	return n;
}

/* "licences: Maya Okafor 2, Dana Ruiz 1." */
static void
picture_say(const char *theme, const struct strings *names, const size_t *counts, struct text *out)
{
	bool any = false;

	text_addf(out, "%s%s: ", out->n ? " " : "", theme);
	for (size_t k = 0; k < names->n; k++) {
		if (!counts[k])
			continue;
		text_addf(out, "%s%s %zu", any ? ", " : "", names->s[k], counts[k]);
		any = true;
	}
	text_add(out, any ? "." : _("nobody by name."));
}

void
compare_put_theme_picture(const struct compare_page *p, struct document *d)
{
	size_t calls[PICTURE_PEOPLE], *counts = mem_new(PICTURE_THEMES * PICTURE_PEOPLE, sizeof(*counts));
	struct strings rows = { 0 }, names = { 0 };
	struct text svg = { 0 }, desc = { 0 };
	size_t people = picture_people(p->c, calls, &names);

	for (size_t i = 0; i < p->c->themes.n && rows.n < PICTURE_THEMES; i++) {
		const struct theme *t = &p->c->themes.t[i];
		if (t->merged_id || themes_above(&p->c->themes, t) || !figure_theme(p->c, p->filter, t->id).notes)
			continue;
		for (size_t k = 0; k < people; k++)
			counts[rows.n * people + k] = picture_count(p, t, calls[k]);
		picture_say(t->name, &names, counts + rows.n * people, &desc);
		strings_add(&rows, t->name);
	}
	if (rows.n && people) {
		svg_matrix(_("Themes by person"), text_str(&desc), &rows, &names, counts, &svg);
		document_picture(d, text_str(&svg));
		document_text(d, text_str(&desc));
	}
	strings_free(&rows);
	strings_free(&names);
	text_free(&svg);
	text_free(&desc);
	free(counts);
}

/* ---- interest ---- */

/* "Maya Okafor, 3 March 2026: from 2 to 4" */
static void
picture_interest_say(const struct compare_page *p, size_t call, struct text *out)
{
	compare_call_text(p, call, out);
	text_add(out, ": ");
	interest_say(&p->c->calls[call], out);
}

void
compare_put_interest(const struct compare_page *p, size_t call, struct document *d)
{
	struct text t = { 0 };

	picture_interest_say(p, call, &t);
	if (*p->c->calls[call].moved)
		document_textf(d, "%s. What moved it: “%s”", text_str(&t), p->c->calls[call].moved);
	else
		document_text(d, text_str(&t));
	text_free(&t);
}

void
compare_put_interest_picture(const struct compare_page *p, struct document *d)
{
	struct svg_step *steps = mem_new(p->c->n_calls + 1, sizeof(*steps));
	struct text svg = { 0 }, desc = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < p->c->n_calls; i++) {
		const struct compare_call *k = &p->c->calls[i];
		if (!k->before && !k->after)
			continue;
		text_add(&desc, n ? "; " : "");
		picture_interest_say(p, i, &desc);
		steps[n++] = (struct svg_step){ *k->name ? k->name : _("somebody"), k->before, k->after };
	}
	text_add(&desc, ".");
	svg_steps(_("Interest over time"), text_str(&desc), steps, n, 5, &svg);
	document_picture(d, text_str(&svg));
	document_text(d, _("Interest from 1, not at all, to 5, very much: before each conversation an open "
		"circle, after it a full one."));
	document_text(d, " ");
	document_text(d, text_str(&desc));
	text_free(&svg);
	text_free(&desc);
	free(steps);
}
