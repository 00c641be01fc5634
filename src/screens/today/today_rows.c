/* Rows of Today: steps and calls from the agenda, and what a coach has to review. */
#include <string.h>

#include "screens/common.h"
#include "today.h"

/* As long as steps are still being made, they are looked at again after this time. */
enum { AGAIN_MS = 500 };

static const char *const heads[N_AGENDA_PARTS] = {
	[AGENDA_RUNNING] = N_("Not ended: Enter goes on with it"),
	[AGENDA_OVERDUE] = N_("Overdue"),
	[AGENDA_CALL] = N_("Calls"),
	[AGENDA_DUE] = N_("Today"),
	[AGENDA_DEBRIEF] = N_("To look back on"),
	[AGENDA_DRAFT] = N_("Begun and not saved"),
	[AGENDA_SOON] = N_("Soon"),
	[AGENDA_IDEA] = N_("Ideas to write to"),
};

/* ---- rows ---- */

int64_t
today_row_id(const struct agenda_item *it)
{
	return rows_id((int)it->part, it->part == AGENDA_DRAFT ? it->row.due.contact_id + 1
							       : it->row.number);
}

void
today_add_line(struct today *t, int64_t id, const struct agenda_item *it, const struct ui *ui)
{
	int room = list_screen_columns(ui, today_screen.list) - 2;
	struct strings lines = { 0 };

	if (ui->linear) {
		rows_add(&t->rows, id, false, *it->why ? N_("%s\twhy: %s") : "%s\t%s", it->text, it->why);
		return;
	}
	int wide = utf8_columns(it->text, strlen(it->text)) + 3 +
		utf8_columns(it->why, strlen(it->why));
	if (wide <= room) {
		rows_add(&t->rows, id, false, "%s · %s", it->text, it->why);
		return;
	}
	rows_wrap(&t->rows, id, false, "", it->text, room);
	utf8_wrap(&lines, it->why, room - 4);
	for (size_t i = 0; i < lines.n; i++) {
		struct text more = { 0 };
		text_addf(&more, "    %s", lines.s[i]);
		rows_more(&t->rows, text_str(&more));
		text_free(&more);
	}
	strings_free(&lines);
}

static void
today_make_rows(struct today *t, const struct ui *ui)
{
	enum agenda_part under = N_AGENDA_PARTS;

	rows_done(&t->rows);
	for (size_t i = 0; i < t->agenda.n; i++) {
		const struct agenda_item *it = &t->agenda.items[i];
		if (it->part != under)
			rows_head(&t->rows, ui->linear && it->part == AGENDA_RUNNING
				? _("Not ended: its number goes on with it") : _(heads[it->part]));
		under = it->part;
		today_add_line(t, today_row_id(it), it, ui);
	}
	today_add_reviews(t);
	t->promised = t->giving = false;
	if (t->app->desk.config.coach && t->app->desk.store) {
		review_giving(&t->app->desk, today_add_giving, t);
		comments_promised(&t->app->desk, today_add_promise, t);
	}
}

static const char *
today_empty(const struct today *t)
{
	const struct role_words *w = role_words(t->app);

	if (w->reviewed && review_any(&t->app->desk))
		return w->reviewed;
	return t->agenda.empty ? w->today : w->nothing_due;
}

/* What was taken in meanwhile is what one goes on with. */
static void
today_point(struct today *t)
{
	size_t was = t->left;
	int64_t first = 0;

	t->left = t->app->desk.config.coach && t->app->desk.store ? review_left(&t->app->desk, 0, &first) : 0;
	if (t->left > was && first)
		list_choose(&t->list, rows_id(TODAY_REVIEW, first));
}

bool
today_read(struct ui *ui, void *state, struct err *e)
{
	struct today *t = state;

	t->app = app_of(ui);
	text_clear(&t->date);
	time_format(&t->date, "%A %-d %B", ui->now.wall_ms, t->app->desk.config.zone);
	bool good = agenda_read(&t->app->desk, ui->now.wall_ms, &t->agenda, e);
	t->again_ms = store_due_waits(t->app->desk.store) ? ui->now.boot_ms + AGAIN_MS : 0;
	t->list.empty = _(today_empty(t));
	today_make_rows(t, ui);
	today_point(t);
	return good;
}

const struct agenda_item *
today_chosen(const struct today *t)
{
	int64_t row = list_id(&t->list);

	for (size_t i = 0; i < t->agenda.n; i++)
		if (today_row_id(&t->agenda.items[i]) == row)
			return &t->agenda.items[i];
	return NULL;
}
