/* Numbers: how many were asked, answered, talked; with bars, by month, by path and by first letter. */
#include <stddef.h>

#include "common.h"
#include "rows.h"

struct numbers_screen_state {
	struct list list;
	struct app *app;
	struct numbers numbers;
	enum numbers_by by;
	struct rows rows;
};

static const char *const titles[N_NUMBERS_BY] = { N_("Numbers"), N_("Numbers by month"),
	N_("Numbers by path"), N_("Numbers by first letter") };

static void
numbers_make_row(struct numbers_screen_state *s, const struct ui *ui, size_t i)
{
	const struct number *n = &s->numbers.rows[i];
	struct text line = { 0 };

	if (s->by != NUMBERS_ALL && (i == 0 || n->row != s->numbers.rows[i - 1].row))
		rows_head(&s->rows, _(figure_rows[n->row].label));
	if (ui->linear)
		number_say(n, &line);
	else
		number_line(n, ui->cols - 2, &line);
	rows_add(&s->rows, (int64_t)i + 1, false, "%s", text_str(&line));
	text_free(&line);
}

static bool
numbers_screen_read(struct ui *ui, void *state, struct err *e)
{
	struct numbers_screen_state *s = state;

	s->app = app_of(ui);
	rows_done(&s->rows);
	if (!numbers_read(&s->app->desk, s->by, &s->numbers, e))
		return false;
	for (size_t i = 0; i < s->numbers.n; i++)
		numbers_make_row(s, ui, i);
	return true;
}

static void
numbers_close(struct ui *ui, void *state)
{
	struct numbers_screen_state *s = state;

	(void)ui;
	numbers_done(&s->numbers);
	rows_done(&s->rows);
}

static void
numbers_show(struct ui *ui, void *state)
{
	struct numbers_screen_state *s = state;
	const struct figure_row *r = &figure_rows[s->numbers.rows[list_id(&s->list) - 1].row];

	ui_card(ui, _(r->label), _(r->means));
}

static void
numbers_turn(struct ui *ui, void *state)
{
	struct numbers_screen_state *s = state;

	s->by = (enum numbers_by)((s->by + 1) % N_NUMBERS_BY);
	if (s->by == NUMBERS_VARIANT && !s->numbers.circle.variants.n)
		s->by = NUMBERS_ALL; /* no first letter was sent */
	ui_reload(ui);
	list_choose(&s->list, 1);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", numbers_show, "number-means", "Explain this number", KEY_ROW | KEY_FOOT, "what it counts" },
	{ "v", numbers_turn, "numbers-by", "Turn to the next view: all together, by month, by path, by first letter and variant", KEY_FOOT, "by month, path, letter" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
numbers_head(const void *state, struct text *left, struct text *right)
{
	const struct numbers_screen_state *s = state;

	text_set(left, _(titles[s->by]));
	count_text(right, s->numbers.circle.n, "contact", "contacts");
	return ROLE_TITLE;
}

static const struct list_screen numbers_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct numbers_screen_state, rows),
	.n_columns = 1,
	.empty = "Nobody has been asked yet. Contacts (2) lists the people; s there sets a stage.",
	.none = "There is no number here.",
	.refuses = {
		{ "n", "Numbers are counted, not typed. In Contacts (2), n adds a person." },
		{ "e", "Numbers are counted, not typed. Change the contact or the call instead." },
		{ "d", "Numbers are counted; nothing here can be deleted." },
	},
	.read = numbers_screen_read,
};

const struct screen numbers_screen = {
	.name = "numbers",
	.title = "Numbers",
	.help = "How many people were asked, have answered and talked; thanks in time, days, names. "
		"Counts, not rates: eight letters are no statistics.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct numbers_screen_state),
	.list = &numbers_list,
	.close = numbers_close,
	.head = numbers_head,
};
