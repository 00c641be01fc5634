/* figures_text.c: a figure as a few characters, as the words of a sentence, and as a bar. */
#include "model/figures.h"

#include <inttypes.h>

static void
figures_each_text(struct figure f, struct text *out)
{
	int64_t tenths = (f.n * 20 + f.of) / (2 * f.of);

	text_addf(out, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
}

void
figure_text(const struct figure_row *r, struct figure f, struct text *out)
{
	if (!f.known)
		text_add(out, "–");
	else if (r->shape == FIGURE_SHARE)
		text_addf(out, "%" PRId64 " of %" PRId64, f.n, f.of);
	else if (r->shape == FIGURE_DAYS)
		text_addf(out, count_form(f.n, "%" PRId64 " day", "%" PRId64 " days"), f.n);
	else if (r->shape == FIGURE_EACH)
		figures_each_text(f, out);
	else
		text_addf(out, "%" PRId64, f.n);
}

void
figure_say(const struct figure_row *r, struct figure f, struct text *out)
{
	text_addf(out, "%s: ", _(r->label));
	if (!f.known) {
		text_add(out, _("nothing to count yet"));
		return;
	}
	figure_text(r, f, out);
	if (r->shape == FIGURE_DAYS)
		text_joinf(out, ", ", count_form(f.of, "of %" PRId64 " person",
			"the median of %" PRId64 " people"), f.of);
	else if (r->shape == FIGURE_EACH)
		text_joinf(out, ", ", count_form(f.n, "%" PRId64 " name", "%" PRId64 " names"), f.n);
}

int64_t
figure_length(const struct figure_row *r, struct figure f)
{
	if (!f.known)
		return 0;
	bool whole = r->shape == FIGURE_COUNT || r->shape == FIGURE_DAYS;
	return whole ? f.n * 1000 : f.of ? f.n * 1000 / f.of : 0;
}

void
figure_month_text(int month, struct text *out)
{
	if (!month)
		text_add(out, _("no day known"));
	else
		time_format(out, "%b %Y", time_day_start(month * 100 + 1, "UTC"), "UTC");
}

void
figure_bar(int64_t length, int64_t longest, int columns, struct text *out)
{
	static const char *const eighths[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	int64_t n = longest > 0 ? length * columns * 8 / longest : 0;

	if (n == 0 && length > 0 && longest > 0)
		n = 1;
	for (int64_t i = 0; i < n / 8; i++)
		text_add(out, "█");
	text_add(out, eighths[n % 8]);
}
