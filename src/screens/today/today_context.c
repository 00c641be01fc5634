/* What is known of the chosen row of Today, beside the list or on a card. */
#include "screens/common.h"
#include "today.h"

/* The lines about it; false: there are none. */
static bool
today_context(struct ui *ui, const struct today *t, struct strings *lines)
{
	const struct agenda_item *it = today_chosen(t);
	struct err e = { 0 };

	if (it && it->part != AGENDA_DRAFT && !agenda_context(&t->app->desk, &it->row, lines, &e))
		ui_err(ui, &e);
	return lines->n > 0;
}

void
today_pane(struct ui *ui, void *state, int columns, struct pane *out)
{
	struct strings lines = { 0 };
	struct rows r = { 0 };

	if (today_context(ui, state, &lines))
		text_set(&out->title, today_chosen(state)->row.name ? today_chosen(state)->row.name : "");
	for (size_t i = 0; i < lines.n; i++)
		rows_wrap(&r, (int64_t)i + 1, true, "", lines.s[i], columns);
	rows_pane(&r, out);
	strings_free(&lines);
}

void
today_show_context(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);
	struct strings lines = { 0 };
	struct text all = { 0 };

	today_context(ui, t, &lines);
	strings_join(&lines, "\n", &all);
	if (it && all.n)
		ui_card(ui, it->text, text_str(&all));
	else
		ui_refuse(ui, "Nothing more is known of this row.");
	text_free(&all);
	strings_free(&lines);
}
