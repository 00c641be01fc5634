/* Keys of Pipeline: open the contact, the next one, a stage, the next view. */
#include "pipeline.h"
#include "screens/common.h"

/* Whom the chosen row is about; 0: nobody in particular, which is said. */
static int64_t
pipeline_chosen(struct ui *ui, const struct pipeline_screen_state *s)
{
	int64_t id = list_id(&s->list), who = rows_of(id);

	if (rows_part(id) == PART_WARNING && who <= (int64_t)s->pipeline.n_warnings)
		who = s->pipeline.warnings[who - 1].contact_id;
	if (!who)
		ui_refuse(ui, "This is about all of them. In Contacts (2), n adds a person.");
	return who;
}

void
pipeline_show(struct ui *ui, void *state)
{
	int64_t id = pipeline_chosen(ui, state);

	if (id)
		screen_open(ui, "contact", id);
}

void
pipeline_stage(struct ui *ui, void *state)
{
	struct pipeline_screen_state *s = state;
	int64_t id = pipeline_chosen(ui, s);

	if (id)
		stage_ask(ui, &s->ask, &id, 1);
}

void
pipeline_go_next(struct ui *ui, void *state)
{
	struct pipeline_screen_state *s = state;
	int64_t id = pipeline_chosen(ui, s);
	const struct circle_person *next = id ? pipeline_next(&s->pipeline.circle, id) : NULL;

	if (next)
		screen_open(ui, "contact", next->id);
	else if (id)
		ui_refuse(ui, "Nobody waits to be written to. In Contacts (2), n adds a person.");
}

void
pipeline_turn(struct ui *ui, void *state)
{
	struct pipeline_screen_state *s = state;

	s->by = (enum pipeline_by)((s->by + 1) % N_PIPELINE_BY);
	ui_reload(ui);
}
