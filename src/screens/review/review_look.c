/* review_look.c: what a coach sees above a student's conversation: timeline, figures, questions. */
#include "review.h"

#include <stdlib.h>

#include "screens/common.h"

/* What the signs of the timeline mean. */
static const char legend_bars[] = N_("questions ▐█  off-script ░  closing ▌");
static const char legend_ticks[] = N_("notes ·  stars ★  claim !  asks you ?");

enum { LEGEND_COLUMNS = 40, TIMELINE_MOST = 120, ROOMY = 24 };

void
review_lines_done(struct review_lines *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->s[i].text);
		free(l->s[i].right);
	}
	free(l->s);
	*l = (struct review_lines){ 0 };
}

void
review_lines_add(struct review_lines *l, enum role role, const char *text, const char *right)
{
	struct review_line *one = list_more(&l->s, &l->n, &l->cap, sizeof(*one));

	one->role = role;
	one->text = mem_str(text);
	one->right = right ? mem_str(right) : NULL;
}

void
review_lines_wrap(struct review_lines *l, enum role role, const char *text, int cols, size_t most)
{
	struct strings lines = { 0 };

	utf8_wrap(&lines, text, cols > 10 ? cols : 10);
	if (lines.n > most) /* the row is cut with an ellipsis where it is drawn */
		review_lines_add(l, role, text, NULL);
	else
		for (size_t i = 0; i < lines.n; i++)
			review_lines_add(l, role, lines.s[i], NULL);
	strings_free(&lines);
}

static void
look_timeline(struct review_view *v, int rows, int cols)
{
	bool legend = cols >= 2 * LEGEND_COLUMNS - 2;
	int columns = cols - (legend ? LEGEND_COLUMNS : 0);
	struct review_timeline t = { 0 };
	struct text said = { 0 };

	review_timeline(&v->call, &v->review, columns < TIMELINE_MOST ? columns : TIMELINE_MOST, &t);
	if (t.bars.n && rows >= 14)
		review_lines_add(&v->top, ROLE_MUTED, text_str(&t.scale), NULL);
	if (t.bars.n) {
		review_lines_add(&v->top, ROLE_TEXT, text_str(&t.bars), legend ? _(legend_bars) : NULL);
		review_lines_add(&v->top, ROLE_TEXT, text_str(&t.ticks), legend ? _(legend_ticks) : NULL);
	} else {
		review_timeline_text(&v->figures, &said);
		review_lines_wrap(&v->top, ROLE_TEXT, text_str(&said), cols, 2);
	}
	text_free(&said);
	review_timeline_done(&t);
}

static void
look_figures(struct review_view *v, int cols)
{
	struct strings lines = { 0 };

	review_figures_text(&v->figures, &lines);
	for (size_t i = 0; i < lines.n; i++)
		review_lines_wrap(&v->top, ROLE_TEXT, lines.s[i], cols, 2);
	strings_free(&lines);
}

static void
look_asks(const struct review_view *v, size_t nth, struct text *out)
{
	const struct to_coach *q = &v->review.to_coach[nth];
	char at[16];

	clock_text(at, clock_at(&v->call.clock, q->axis_ms));
	if (call_stamped(&v->call, q->axis_ms))
		text_addf(out, "%s asks you at %s: %s", v->student.name, at, q->text);
	else
		text_addf(out, "%s asks you: %s", v->student.name, q->text);
}

static void
look_advice(const struct review_view *v, struct text *out)
{
	if (v->advice.n)
		text_addf(out, "Last time you advised: %s", text_str(&v->advice));
}

static void
look_since(const struct review_view *v, struct text *out)
{
	if (v->since.n)
		text_addf(out, "Since then: %s", text_str(&v->since));
	else if (v->advice.n)
		text_add(out, _("Since then: all that is counted is as it was."));
}

void
review_look(struct review_view *v, int rows, int cols)
{
	struct text t = { 0 };

	review_lines_done(&v->top);
	if (v->why.n && rows >= 18)
		review_lines_wrap(&v->top, ROLE_TEXT, text_str(&v->why), cols, rows < ROOMY ? 1 : 2);
	look_timeline(v, rows, cols);
	if (rows >= 18)
		look_figures(v, cols);
	look_advice(v, &t);
	if (t.n && rows >= 12)
		review_lines_wrap(&v->top, ROLE_TEXT, text_str(&t), cols, 2);
	text_clear(&t);
	look_since(v, &t);
	if (t.n && rows >= 16)
		review_lines_wrap(&v->top, ROLE_TEXT, text_str(&t), cols, 2);
	for (size_t i = 0; rows >= 12 && i < v->review.n_to_coach && i < (size_t)rows / 10; i++) {
		text_clear(&t);
		look_asks(v, i, &t);
		review_lines_wrap(&v->top, ROLE_QUESTION, text_str(&t), cols, 2);
	}
	review_rubric_look(v, rows, cols);
	text_free(&t);
}

/* ---- by ear, and as a card ---- */

static void
look_sentences(const struct review_view *v, struct text *out)
{
	struct strings lines = { 0 };

	if (v->why.n)
		text_addf(out, "%s\n", text_str(&v->why));
	review_timeline_text(&v->figures, out);
	text_addc(out, '\n');
	review_figures_text(&v->figures, &lines);
	for (size_t i = 0; i < lines.n; i++)
		text_addf(out, "%s\n", lines.s[i]);
	strings_free(&lines);
}

void
review_say_head(const struct review_view *v, struct text *out)
{
	look_sentences(v, out);
	look_advice(v, out);
	if (v->advice.n)
		text_addc(out, '\n');
	look_since(v, out);
	if (v->advice.n)
		text_addc(out, '\n');
	for (size_t i = 0; i < v->review.n_to_coach; i++) {
		look_asks(v, i, out);
		text_addc(out, '\n');
	}
}

void
review_card(const struct review_view *v, struct text *out)
{
	review_say_head(v, out);
	text_add(out, "\n");
	for (size_t i = 0; i < v->moments.n; i++) {
		review_moment_text(&v->call, &v->moments.s[i], out);
		text_addc(out, '\n');
	}
}
