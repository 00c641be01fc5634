/* Pipeline: contacts by stage, by organisation or by path, what to mind, who comes next. */
#include <stddef.h>

#include "pipeline.h"
#include "screens/common.h"

static const char *const titles[N_PIPELINE_BY] = { N_("Pipeline by stage"),
	N_("Pipeline by organisation"), N_("Pipeline by path") };

static void
pipeline_close(struct ui *ui, void *state)
{
	struct pipeline_screen_state *s = state;

	(void)ui;
	pipeline_done(&s->pipeline);
	rows_done(&s->rows);
	stage_ask_done(&s->ask);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", pipeline_show, "contact-open", "Open the contact it is about", KEY_ROW | KEY_FOOT, "open" },
	{ "v", pipeline_turn, "pipeline-by", "Turn to the next view: by stage, by organisation, by path", KEY_FOOT, "by organisation, by path" },
	{ "o", pipeline_go_next, "contact-next", "Open who comes next when this one is silent", KEY_ROW | KEY_FOOT, "who is next" },
	{ "s", pipeline_stage, "contact-stage", "Change the stage of this contact", KEY_ROW | KEY_FOOT, "stage" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
pipeline_title(const void *state, struct text *left, struct text *right)
{
	const struct pipeline_screen_state *s = state;

	text_set(left, _(titles[s->by]));
	count_text(right, s->pipeline.n, "contact", "contacts");
	return ROLE_TITLE;
}

static const struct list_screen pipeline_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct pipeline_screen_state, rows),
	.n_columns = 1,
	.empty = "There is no contact yet. In Contacts (2), n adds the first one.",
	.none = "There is no contact here.",
	.refuses = {
		{ "n", "Contacts (2) adds people with n; here they are grouped." },
		{ "e", "Enter opens the contact, which can be edited there." },
		{ "d", "Contacts (2) deletes a contact; here they are grouped." },
	},
	.read = pipeline_screen_read,
};

const struct screen pipeline_screen = {
	.name = "pipeline",
	.title = "Pipeline",
	.help = "Contacts by stage, by organisation or by path, and warnings before the next letter. "
		"Silence is normal: o opens who comes next.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct pipeline_screen_state),
	.list = &pipeline_list,
	.close = pipeline_close,
	.head = pipeline_title,
};
