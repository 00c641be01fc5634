/* Search as it looks: the words, a rule and the hits; and the same in lines. */
#include "screens/common.h"
#include "search.h"

void
screens_search_place(struct ui *ui, struct search *s)
{
	int rows = ui_room(ui).rows - 2;

	s->widths[0] = 8;
	s->widths[1] = ui->cols < 60 ? 8 : 20;
	list_place(&s->list, ui->linear ? 20 : rows > 1 ? rows : 1);
}

void
screens_search_draw(const void *state, struct canvas *c)
{
	const struct search *s = state;
	struct canvas below = canvas_sub(c, (struct box){ 2, 0, c->rows - 2, c->cols });

	list_draw(&s->list, &below);
	canvas_rule(c, 1, 0, c->cols, "");
	line_draw(&s->line, c, 0, 1, c->cols - 2);
}

void
screens_search_say(const void *state, struct text *out)
{
	const struct search *s = state;

	if (s->line.text.n)
		text_addf(out, "Words: %s\n", text_str(&s->line.text));
	list_say(&s->list, out);
	if (s->has_class)
		text_add(out, s->of_class ? _("Type words, the number of a hit, /class for what is mine, or q.\n")
			: _("Type words, the number of a hit, /class for what students handed in, or q.\n"));
	else
		text_add(out, _("Type words, the number of a hit, or q.\n"));
}
