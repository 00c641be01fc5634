/* One conversation is read, with the comments on it. */
#include <string.h>

#include "interview.h"
#include "model/call.h"

bool
interview_read(struct ui *ui, void *state, struct err *e)
{
	struct interview_state *s = state;

	call_done(&s->call);
	memset(&s->call, 0, sizeof(s->call));
	if (!desk_call(&s->app->desk, s->id, &s->call, e)) {
		rows_done(&s->rows);
		return false;
	}
	review_done(&s->review);
	desk_review(&s->app->desk, &s->call, &s->review);
	review_titles(&s->app->desk, &s->call, &s->review);
	talk_rows(&s->rows, &s->call, &s->review, ui->now.wall_ms, s->app->desk.config.zone,
		talk_columns(ui, &s->list));
	return true;
}
