/* A debrief is read: when it opens, and again while something waits for the workbook. */
#include <string.h>

#include "debrief.h"

bool
debrief_read(struct ui *ui, struct debrief *d, struct err *e)
{
	call_done(&d->call);
	memset(&d->call, 0, sizeof(d->call));
	d->n_items = 0;
	d->waits_ms = store_waiting(d->app->desk.store) ? ui->now.boot_ms + DEBRIEF_WAITS_MS : 0;
	if (!desk_call(&d->app->desk, d->id, &d->call, e))
		return false;
	d->columns = ui->linear ? 0 : ui->cols - 6;
	debrief_items(d);
	debrief_rows(d, ui->now.wall_ms);
	return true;
}

void
debrief_choose_first(struct debrief *d)
{
	for (size_t i = 0; i < d->n_items; i++)
		if (!d->items[i].done) {
			list_choose(&d->list, rows_id((int)d->items[i].part, d->items[i].of));
			return;
		}
}
