/* Rows of Today: steps and calls from the agenda, and what a coach has to review. */
#include <string.h>

#include "screens/common.h"
#include "today.h"

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

int64_t
today_row_id(const struct agenda_item *it)
{
	return rows_id((int)it->part, it->part == AGENDA_DRAFT ? it->row.due.contact_id + 1
							       : it->row.number);
}

void
today_add_line(struct today *t, int64_t id, const struct agenda_item *it, const struct ui *ui)
{
	struct strings lines = { 0 };

	if (ui->linear) {
		rows_add(&t->rows, id, false, *it->why ? N_("%s\twhy: %s") : "%s\t%s", it->text, it->why);
		return;
	}
	int wide = utf8_columns(it->text, strlen(it->text)) + 3 +
		utf8_columns(it->why, strlen(it->why));
	if (wide <= t->room) {
		rows_add(&t->rows, id, false, "%s · %s", it->text, it->why);
		return;
	}
	rows_wrap(&t->rows, id, false, "", it->text, t->room);
	utf8_wrap(&lines, it->why, t->room - 4);
	for (size_t i = 0; i < lines.n; i++) {
		struct text more = { 0 };
		text_addf(&more, "    %s", lines.s[i]);
		rows_more(&t->rows, text_str(&more));
		text_free(&more);
	}
	strings_free(&lines);
}

void
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

/* ---- steps that are still being made are read again ---- */

int64_t
today_due(const void *state, const struct moment *now)
{
	const struct today *t = state;

	if (!t->again_ms)
		return -1;
	return t->again_ms > now->boot_ms ? t->again_ms - now->boot_ms : 0;
}

void
today_tick(struct ui *ui, void *state)
{
	struct today *t = state;

	if (t->again_ms && t->again_ms <= ui->now.boot_ms)
		ui_reload(ui);
}
