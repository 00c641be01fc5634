/* call_picture.c: how the time of a call went and what of its plan was asked, in rows of signs and in sentences. */
#include <string.h>

#include "model/review_figures.h"

enum { PICTURE_LABEL = 14, PICTURE_LEAST = 40, PICTURE_BAR = 20 };

/* "Must-asks     ██████████░░░░░░░░░░ 2 of 4" */
static void
picture_bar(const char *label, int n, int of, struct text *out)
{
	if (!of)
		return;
	text_add(out, label);
	for (int i = utf8_columns(label, strlen(label)); i < PICTURE_LABEL; i++)
		text_addc(out, ' ');
	for (int i = 0; i < PICTURE_BAR; i++)
		text_add(out, i < n * PICTURE_BAR / of ? "█" : "░");
	text_add(out, " ");
	text_addf(out, "%d of %d\n", n, of);
}

static void
picture_rows(const struct call *c, const struct review *r, int columns, struct text *out)
{
	struct review_timeline t = { 0 };

	review_timeline(c, r, columns, &t);
	if (t.bars.n)
		text_addf(out, "%s\n%s\n%s\n\n%s\n%s\n\n", text_str(&t.scale), text_str(&t.bars),
			text_str(&t.ticks), _("question ▐█, off-script ░, closing ▌"), _("note ·, star ★, claim !"));
	review_timeline_done(&t);
}

void
call_picture_text(const struct call *c, const struct review *r, int columns, struct text *out)
{
	struct review_figures f = review_figures(c, r);
	struct strings lines = { 0 };

	if (columns > 0)
		picture_rows(c, r, columns, out);
	if (columns >= PICTURE_LEAST) {
		picture_bar(_("Questions"), f.asked, f.planned, out);
		picture_bar(_("Must-asks"), f.must_asked, f.must, out);
		text_addc(out, '\n');
	}
	review_timeline_text(&f, out);
	text_addc(out, '\n');
	review_figures_text(&f, &lines);
	for (size_t i = 0; i < lines.n; i++)
		text_addf(out, "%s\n", lines.s[i]);
	strings_free(&lines);
}
