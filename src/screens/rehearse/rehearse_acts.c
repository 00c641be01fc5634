/* Keys of Rehearse: begin a call, a lesson, another speed or variant. */
#include <stdlib.h>
#include <string.h>

#include "rehearse.h"
#include "screens/common.h"

static const int speeds[] = { 1, 2, 3, 5, 10 };

void
rehearse_lesson(struct ui *ui, void *state)
{
	struct err e = { 0 };
	int64_t id = rehearsal_begin(&app_of(ui)->desk, LESSON_FIRST, 1, 0, 0, &e);

	(void)state;
	if (id)
		screen_open(ui, "live", id);
	else
		ui_err(ui, &e);
}

static void
rehearse_with(struct ui *ui, struct rehearse *r, const char *name)
{
	int i = rehearse_index(r, name);

	struct err e = { 0 };

	if (strcmp(name, LESSON_FIRST) == 0)
		rehearse_lesson(ui, r);
	else if (i >= 0 && !rehearsal_seed_fits(&r->partners[i], r->begin.seed, &e))
		ui_err(ui, &e);
	else
		rehearse_begin(ui, &r->begin, name, i >= 0 ? r->running[i] : 0);
}

bool
rehearse_read_arg(struct ui *ui, struct rehearse *r, const char *arg, struct err *e)
{
	const char *blank = arg ? strchr(arg, ' ') : NULL;
	struct partner p = { 0 };

	if (blank)
		sscanf(blank + 1, "%d %d", &r->begin.speed, &r->begin.seed);
	if (!arg || !*arg || blank == arg)
		return true;
	char *name = mem_strn(arg, blank ? (size_t)(blank - arg) : strlen(arg));
	bool good = rehearsal_partner(name, &p, e);
	if (good) {
		list_choose(&r->list, rehearse_index(r, p.id) + 1);
		rehearse_with(ui, r, p.id);
	}
	partner_done(&p);
	free(name);
	return good;
}

void
rehearse_act(struct ui *ui, void *state)
{
	struct rehearse *r = state;

	rehearse_with(ui, r, r->partners[list_id(&r->list) - 1].id);
}

void
rehearse_faster(struct ui *ui, void *state)
{
	struct rehearse *r = state;
	size_t i = 0;

	while (i < LEN(speeds) && speeds[i] <= r->begin.speed)
		i++;
	r->begin.speed = speeds[i < LEN(speeds) ? i : 0];
	if (ui->linear)
		ui_say(ui, r->begin.speed > 1 ? "The clock runs %d times faster."
			: "The clock runs as it does.", r->begin.speed);
}

static void
rehearse_seed_typed(struct ui *ui, void *user, const char *typed)
{
	struct rehearse *r = user;

	if (*typed && !word_int(typed, 1, SEED_MOST, &r->begin.seed)) {
		ui_refuse(ui, "“%s” is no number from 1 to %d", typed, SEED_MOST);
		return;
	}
	r->begin.seed = *typed ? r->begin.seed : 0;
	if (r->begin.seed)
		ui_say(ui, "Variant %d is the one that begins.", r->begin.seed);
	else
		ui_say(ui, "The next variant is the one that begins.");
}

void
rehearse_variant(struct ui *ui, void *state)
{
	ui_prompt(ui, _("Which variant (a number; empty: the next)"), "", rehearse_seed_typed, state);
}

void
rehearse_last(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "outcome", NULL);
}
