/* The tree: who led to whom, how each turned out, who is to be told. */
#include <stddef.h>

#include "common.h"
#include "rows.h"
#include "screens/contact/contact_acts.h"
#include "screens/contact/contact_page.h"

struct tree_screen_state {
	struct list list;
	struct app *app;
	struct referrals referrals;
	struct stage_ask ask;
	struct rows rows;
	struct text count;
};

/* In a narrow window what there is to say of somebody has lines of its own. */
static void
tree_add_row(struct tree_screen_state *s, const struct ui *ui, size_t at)
{
	const struct referrals *r = &s->referrals;
	int64_t id = r->rows[at].person->id;
	struct text line = { 0 }, state = { 0 };
	struct strings lines = { 0 };

	if (ui->linear)
		tree_say(&r->circle, r->rows, at, &line);
	else
		tree_line(&r->circle, r->rows, at, &line);
	if (!ui->linear && utf8_columns(text_str(&line), line.n) > ui->cols - 2) {
		text_clear(&line);
		tree_name(r->rows, at, &line);
		tree_state(&r->circle, r->rows, at, &state);
		utf8_wrap(&lines, text_str(&state), ui->cols - 10);
	}
	rows_add(&s->rows, id, false, "%s", text_str(&line));
	for (size_t i = 0; i < lines.n; i++) {
		text_set(&state, "      ");
		text_add(&state, lines.s[i]);
		rows_more(&s->rows, text_str(&state));
	}
	strings_free(&lines);
	text_free(&line);
	text_free(&state);
}

static bool
tree_screen_read(struct ui *ui, void *state, struct err *e)
{
	struct tree_screen_state *s = state;

	s->app = app_of(ui);
	rows_done(&s->rows);
	text_clear(&s->count);
	if (!referrals_read(&s->app->desk, &s->referrals, e))
		return false;
	for (size_t i = 0; i < s->referrals.n; i++)
		tree_add_row(s, ui, i);
	referrals_count(&s->referrals, &s->count);
	return true;
}

static void
tree_close(struct ui *ui, void *state)
{
	struct tree_screen_state *s = state;

	(void)ui;
	referrals_done(&s->referrals);
	rows_done(&s->rows);
	stage_ask_done(&s->ask);
	text_free(&s->count);
}

static void
tree_show(struct ui *ui, void *state)
{
	screen_open(ui, "contact", list_id(state));
}

static void
tree_stage(struct ui *ui, void *state)
{
	struct tree_screen_state *s = state;
	int64_t id = list_id(&s->list);

	stage_ask(ui, &s->ask, &id, 1);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", tree_show, "contact-open", "Open the contact", KEY_ROW | KEY_FOOT, "open" },
	{ "s", tree_stage, "contact-stage", "Change the stage of this contact", KEY_ROW | KEY_FOOT, "stage" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
tree_head(const void *state, struct text *left, struct text *right)
{
	const struct tree_screen_state *s = state;

	text_set(left, _("Who led to whom"));
	text_set(right, text_str(&s->count));
	return ROLE_TITLE;
}

static const struct list_screen tree_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct tree_screen_state, rows),
	.n_columns = 1,
	.empty = "Nobody has named anybody yet. In a call, @ notes a name; the debrief takes it on.",
	.none = "There is nobody here.",
	.refuses = {
		{ "n", "Whom somebody named is added in a debrief, or in Contacts (2) with n." },
		{ "e", "Enter opens the contact, which can be edited there." },
		{ "d", "Contacts (2) deletes a contact; here is only who led to whom." },
	},
	.pane = { .read = contact_pane, .widths = contact_page_widths, .n_columns = CONTACT_PAGE_COLUMNS },
	.read = tree_screen_read,
};

const struct screen tree_screen = {
	.name = "tree",
	.title = "Who led to whom",
	.help = "Who named whom, how each turned out, and who is to be told. "
		"halfhour tree --as svg makes a picture of it.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct tree_screen_state),
	.list = &tree_list,
	.close = tree_close,
	.head = tree_head,
};
