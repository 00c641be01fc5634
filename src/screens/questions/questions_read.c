/* The bank and the plan that Questions shows are read. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/call.h"
#include "questions.h"

void
questions_read_bank(struct questions *s)
{
	const struct bank *b = app_bank(s->app);

	if (s->shown && s->dropped == s->app->desk.bank_drops)
		return;
	s->dropped = s->app->desk.bank_drops;
	bank_rows_read(&s->bank, b);
	free(s->shown);
	s->shown = mem_new(2 * s->bank.n + 1, sizeof(*s->shown));
	free(s->narrowed);
	s->narrowed = NULL;
}

bool
questions_read_plan(struct questions *s, struct err *e)
{
	call_done(&s->call);
	memset(&s->call, 0, sizeof(s->call));
	return !s->plan || desk_call(&s->app->desk, s->plan, &s->call, e);
}

bool
questions_read(struct ui *ui, void *state, struct err *e)
{
	(void)ui;
	questions_read_bank(state);
	return questions_read_plan(state, e);
}
