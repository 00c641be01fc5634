/* how a practice call begins: what is asked before, and resuming one that was left. */
#include <stdlib.h>

#include "rehearsal.h"
#include "rehearse_begin.h"
#include "screens/common.h"

static void
rehearse_begin_call(struct ui *ui, void *user, int nervous)
{
	struct rehearse_begin *b = user;
	struct err e = { 0 };

	int64_t id = rehearsal_begin(&app_of(ui)->desk, b->partner, b->speed, b->seed,
		nervous, &e);
	if (id)
		screen_open(ui, "live", id);
	else
		ui_err(ui, &e);
}

static void
rehearse_begin_nerves(struct ui *ui, struct rehearse_begin *b)
{
	nerves_ask(ui, "How nervous are you now?", rehearse_begin_call, b);
}

static void
rehearse_begin_answer(struct ui *ui, void *user, size_t nth)
{
	struct rehearse_begin *b = user;
	struct err e = { 0 };

	if (nth == 0) {
		screen_open(ui, "live", b->running);
		return;
	}
	if (!call_end_left(&app_of(ui)->desk, b->running, &e))
		ui_err(ui, &e);
	rehearse_begin_nerves(ui, b);
}

void
rehearse_begin(struct ui *ui, struct rehearse_begin *b, const char *partner, int64_t running)
{
	static const struct answer answers[] = { { "g", N_("go on") }, { "n", N_("new one") } };

	mem_set(&b->partner, partner);
	b->running = running;
	if (running)
		ui_choose(ui, _("One is not ended:"), answers, LEN(answers), rehearse_begin_answer, b);
	else
		rehearse_begin_nerves(ui, b);
}

void
rehearse_begin_done(struct rehearse_begin *b)
{
	free(b->partner);
}
