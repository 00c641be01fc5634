/* svg_chart.c: pictures of many conversations: a table of dots, steps before and after, a line of time. */
#include "formats_svg.h"

#include <stdio.h>

enum { CHART_WIDTH = 720, CHART_LEFT = 200, CHART_TOP = 62 };

/* ---- a table of dots: rows by columns ---- */

enum { MATRIX_ROW = 26, MATRIX_HEAD = 96, MATRIX_DOT = 9 };

static int
matrix_step(size_t columns)
{
	int room = (CHART_WIDTH - CHART_LEFT - 24) / (int)(columns ? columns : 1);

	return room > 44 ? 44 : room;
}

/* The head of a column is written upwards, to be long. */
static void
matrix_head(struct text *out, int x, int y, const char *s)
{
	struct text cut = { 0 };

	utf8_cut(&cut, s, 14);
	text_addf(out, "<g transform=\"translate(%d %d) rotate(-55)\">", x, y);
	svg_text(out, 0, 0, "name", text_str(&cut), 14);
	text_add(out, "</g>\n");
	text_free(&cut);
}

/* As large as the count, four at most. */
static void
matrix_dot(struct text *out, int x, int y, size_t n)
{
	int size = (int)(n > 4 ? 4 : n);

	if (n)
		text_addf(out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" class=\"ink\"/>\n", x, y,
			MATRIX_DOT / 2 + size + 1);
	else
		text_addf(out, "<circle cx=\"%d\" cy=\"%d\" r=\"1\" class=\"faint\"/>\n", x, y);
}

void
svg_matrix(const char *title, const char *desc, const struct strings *rows,
	const struct strings *columns, const size_t *counts, struct text *out)
{
	int step = matrix_step(columns->n);

	svg_begin(out, CHART_WIDTH, CHART_TOP + MATRIX_HEAD + (int)rows->n * MATRIX_ROW + 16, title, desc);
	svg_text(out, 24, 38, "title", title, 60);
	for (size_t k = 0; k < columns->n; k++)
		matrix_head(out, CHART_LEFT + (int)k * step + step / 2, CHART_TOP + MATRIX_HEAD - 8,
			columns->s[k]);
	for (size_t i = 0; i < rows->n; i++) {
		int y = CHART_TOP + MATRIX_HEAD + (int)i * MATRIX_ROW + MATRIX_ROW / 2;
		text_addf(out, "<rect x=\"24\" y=\"%d\" width=\"%d\" height=\"1\" class=\"line\"/>\n",
			y + MATRIX_ROW / 2, CHART_WIDTH - 48);
		svg_text(out, CHART_LEFT - 12, y + 5, "label", rows->s[i], 24);
		for (size_t k = 0; k < columns->n; k++)
			matrix_dot(out, CHART_LEFT + (int)k * step + step / 2, y, counts[i * columns->n + k]);
	}
	svg_end(out);
}

/* ---- before and after, one behind the other ---- */

enum { STEPS_HIGH = 200, STEPS_FOOT = 70 };

static int
steps_y(int value, int most)
{
	return CHART_TOP + STEPS_HIGH - STEPS_HIGH * value / (most ? most : 1);
}

static void
steps_scale(struct text *out, int most)
{
	char number[24];

	for (int i = 1; i <= most; i++) {
		snprintf(number, sizeof(number), "%d", i);
		text_addf(out, "<rect x=\"44\" y=\"%d\" width=\"%d\" height=\"1\" class=\"line\"/>\n",
			steps_y(i, most), CHART_WIDTH - 68);
		svg_text(out, 28, steps_y(i, most) + 5, "value", number, 2);
	}
}

static void
steps_one(struct text *out, const struct svg_step *s, int x, int step, int most)
{
	int left = x + step / 4, right = x + step * 3 / 4;

	if (s->before && s->after)
		text_addf(out, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"%s\"/>\n", left,
			steps_y(s->before, most), right, steps_y(s->after, most),
			s->after < s->before ? "stroke down" : "stroke");
	if (s->before)
		text_addf(out, "<circle cx=\"%d\" cy=\"%d\" r=\"4\" class=\"open\"/>\n", left,
			steps_y(s->before, most));
	if (s->after)
		text_addf(out, "<circle cx=\"%d\" cy=\"%d\" r=\"5\" class=\"ink\"/>\n", right,
			steps_y(s->after, most));
}

void
svg_steps(const char *title, const char *desc, const struct svg_step *steps, size_t n, int most,
	struct text *out)
{
	int step = (CHART_WIDTH - 80) / (int)(n ? n : 1);

	step = step > 110 ? 110 : step;
	svg_begin(out, CHART_WIDTH, CHART_TOP + STEPS_HIGH + STEPS_FOOT, title, desc);
	svg_text(out, 24, 38, "title", title, 60);
	steps_scale(out, most);
	for (size_t i = 0; i < n; i++) {
		int x = 56 + (int)i * step;
		steps_one(out, &steps[i], x, step, most);
		text_addf(out, "<g transform=\"translate(%d %d) rotate(20)\">", x + step / 6,
			CHART_TOP + STEPS_HIGH + 20);
		svg_text(out, 0, 0, "small", steps[i].label, 16);
		text_add(out, "</g>\n");
	}
	svg_end(out);
}

/* ---- a line of time ---- */

enum { TIME_BAR = 34, TIME_TICKS = 26, TIME_LINE = 20, TIME_LEFT = 24, TIME_WIDE = CHART_WIDTH - 48 };

static int
time_x(int64_t at, int64_t whole)
{
	return TIME_LEFT + (int)(whole > 0 ? at * TIME_WIDE / whole : 0);
}

static void
time_part(struct text *out, const struct svg_part *p, size_t nth, int64_t whole)
{
	int x = time_x(p->from, whole), to = time_x(p->to, whole);
	char number[24];

	snprintf(number, sizeof(number), "%zu", nth + 1);
	text_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"part%d\"/>\n", x,
		CHART_TOP, to - x > 1 ? to - x - 1 : 1, TIME_BAR, p->tone);
	if (to - x > 18)
		svg_text(out, x + 4, CHART_TOP + 22, p->tone == 0 ? "on" : "value", number, 3);
}

static void
time_minutes(struct text *out, int64_t whole, int64_t agreed)
{
	char at[16];

	for (int64_t m = 0; m * MINUTE_MS <= whole; m += whole > 40 * MINUTE_MS ? 10 : 5) {
		snprintf(at, sizeof(at), "%d", (int)m);
		svg_text(out, time_x(m * MINUTE_MS, whole) - 3, CHART_TOP - 8, "small", at, 4);
	}
	if (agreed > 0 && agreed < whole)
		text_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"2\" height=\"%d\" class=\"end\"/>\n",
			time_x(agreed, whole), CHART_TOP - 6, TIME_BAR + TIME_TICKS + 6);
}

void
svg_timeline(const struct svg_time *t, struct text *out)
{
	int y = CHART_TOP + TIME_BAR;

	svg_begin(out, CHART_WIDTH, y + TIME_TICKS + 16 + TIME_LINE * (int)t->n_parts, t->title, t->desc);
	svg_text(out, 24, 34, "title", t->title, 60);
	time_minutes(out, t->whole, t->agreed);
	for (size_t i = 0; i < t->n_parts; i++)
		time_part(out, &t->parts[i], i, t->whole);
	for (size_t i = 0; i < t->n_ticks; i++)
		text_addf(out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" class=\"%s\"/>\n",
			time_x(t->ticks[i].at, t->whole), y + 14, t->ticks[i].strong ? 5 : 2,
			t->ticks[i].strong ? "ink" : "faint");
	for (size_t i = 0; i < t->n_parts; i++) {
		struct text line = { 0 };
		text_addf(&line, "%zu  %s", i + 1, t->parts[i].label);
		svg_text(out, TIME_LEFT, y + TIME_TICKS + 14 + TIME_LINE * (int)i, "value", text_str(&line), 90);
		text_free(&line);
	}
	svg_end(out);
}
