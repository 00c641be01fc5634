/*
 * grading_page.c: the paper that is to be marked now, as lines and as JSON: the levels of the row, what
 * was counted for it, and what was asked and noted. No name and no total is in it.
 */
#include <stdlib.h>
#include <string.h>

#include "formats.h"
#include "model/review_figures.h"
#include "workflow.h"

static bool
grading_row_find(const struct rubric *r, const char *word, size_t *row, struct err *e)
{
	int n = 0;

	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->rows[i].id, word) == 0) {
			*row = i;
			return true;
		}
	if (!word_int(word, 1, (int)r->n, &n))
		return err_set(e, "The rubric has no row “%.40s”: give 1 to %zu, or the row's id.", word, r->n);
	*row = (size_t)n - 1;
	return true;
}

bool
grading_begin_row(struct desk *d, const char *course, const char *word, struct grading *g, struct err *e)
{
	struct rubric r = { 0 };
	size_t row = 0;
	bool good = rubric_open(RUBRIC_DEFAULT, &r, e) && grading_row_find(&r, word, &row, e);

	rubric_done(&r);
	return good && grading_begin(d, course, row, g, e);
}

/* ---- what was asked and noted, by the clock ---- */

struct grading_lines {
	const struct call *c;
	struct text *out;            /* of lines; or NULL */
	struct json *list;           /* of maps; or NULL */
};

static void
grading_line(const struct grading_lines *l, int64_t axis_ms, const char *kind, const char *text)
{
	char stamp[16] = "";

	if (axis_ms >= 0 && call_stamped(l->c, axis_ms))
		clock_text(stamp, clock_at(&l->c->clock, axis_ms));
	if (l->out) {
		text_addf(l->out, "%6s  %-10s  %s\n", stamp, kind, text);
	} else {
		struct json *one = json_map();

		json_put_str(one, "at", stamp);
		json_put_str(one, "kind", kind);
		json_put_str(one, "text", text);
		json_put(l->list, NULL, one);
	}
}

static void
grading_asked(const struct grading_lines *l, const struct asking *a)
{
	for (size_t i = 0; i < l->c->n_asked; i++)
		if (l->c->asked[i].id == a->asked_id)
			grading_line(l, a->axis_ms, "asked", l->c->asked[i].text ? l->c->asked[i].text : "");
}

static void
grading_writeup(const struct grading_lines *l, const struct writeup *w)
{
	struct text t = { 0 };

	text_addf(&t, w->brief ? "%s: %s" : "%s%s", w->brief ? w->brief : "", w->text);
	grading_line(l, -1, "write-up", text_str(&t));
	text_free(&t);
}

static void
grading_lines(const struct grading_lines *l)
{
	const struct call *c = l->c;
	size_t note = 0;

	for (size_t i = 0; i <= c->n_askings; i++) {
		for (; note < c->n_notes && (i == c->n_askings || c->notes[note].axis_ms < c->askings[i].axis_ms); note++)
			grading_line(l, c->notes[note].axis_ms, note_kind_names[c->notes[note].kind],
				c->notes[note].text ? c->notes[note].text : "");
		if (i < c->n_askings)
			grading_asked(l, &c->askings[i]);
	}
	for (size_t i = 0; i < c->n_reflections; i++)
		grading_line(l, -1, c->reflections[i].prompt, c->reflections[i].text);
	for (size_t i = 0; i < c->n_writeups; i++)
		grading_writeup(l, &c->writeups[i]);
}

/* ---- the page ---- */

void
grading_title(const struct grading *g, const struct grading_paper *p, struct text *out)
{
	const char *row = g->rubric.rows[g->row].title;
	size_t marked, all;

	grading_count(g, &marked, &all);
	if (p && p->example)
		text_addf(out, "%s · example %zu of 3", row, p->example);
	else if (p)
		text_addf(out, "%s · paper %zu of %zu", row, marked + 1, all);
	else
		text_addf(out, "%s · done", row);
}

static void
grading_text(const struct grading *g, const struct grading_paper *p, const struct call *c, const struct review *r,
	struct text *out)
{
	const struct rubric_row *row = &g->rubric.rows[g->row];
	struct review_figures f = review_figures(c, r);
	struct text counted = { 0 };

	grading_title(g, p, out);
	text_addc(out, '\n');
	for (size_t i = row->n; i > 0; i--)
		text_addf(out, "%6zu  %-10s  %s\n", i, _("level"), row->levels[i - 1].text);
	review_evidence(&f, row->id, &counted);
	if (counted.n)
		text_addf(out, "%6s  %-10s  %s\n", "", _("counted"), text_str(&counted));
	grading_lines(&(struct grading_lines){ c, out, NULL });
	text_free(&counted);
}

static void
grading_json(const struct grading *g, const struct grading_paper *p, const struct call *c, const struct review *r,
	struct text *out)
{
	const struct rubric_row *row = &g->rubric.rows[g->row];
	struct review_figures f = review_figures(c, r);
	struct json *j = json_map(), *lines = json_list();
	struct text counted = { 0 };
	size_t marked, all;

	grading_count(g, &marked, &all);
	review_evidence(&f, row->id, &counted);
	json_put_str(j, "row", row->id);
	json_put_int(j, "levels", (int64_t)row->n);
	json_put_int(j, "example", p ? (int64_t)p->example : 0);
	json_put_int(j, "paper", p && !p->example ? (int64_t)marked + 1 : 0);
	json_put_int(j, "of", (int64_t)all);
	json_put_str(j, "counted", text_str(&counted));
	grading_lines(&(struct grading_lines){ c, NULL, lines });
	json_put(j, "lines", lines);
	json_print(j, out);
	json_free(j);
	text_free(&counted);
}

bool
grading_page(struct desk *d, struct grading *g, bool json, struct text *out, struct err *e)
{
	const struct grading_paper *p = grading_now(g);
	struct call c = { 0 };
	struct review r = { 0 };
	bool good = !p || grading_call(d, p, &c, &r, e);

	if (good && !p && !json)
		text_addf(out, "%s: every paper has its mark.\n", g->rubric.rows[g->row].title);
	else if (good)
		(json ? grading_json : grading_text)(g, p, &c, &r, out);
	call_done(&c);
	review_done(&r);
	return good;
}
