/* Pipeline: contacts by stage, by organisation or by path, what to mind, who comes next. */
#include <inttypes.h>
#include <stddef.h>

#include "common.h"
#include "rows.h"
#include "screens/contact/contact_acts.h"

struct pipeline_screen_state {
	struct list list;
	struct app *app;
	struct pipeline pipeline;
	enum pipeline_by by;
	struct stage_ask ask;
	struct rows rows;
};

enum { PART_WARNING = 1, PART_PERSON };
enum { GROUP_MOST = 50 }; /* people shown of one group */

static const char *const titles[N_PIPELINE_BY] = { N_("Pipeline by stage"),
	N_("Pipeline by organisation"), N_("Pipeline by path") };

static void
pipeline_add_warnings(struct pipeline_screen_state *s, const struct ui *ui)
{
	for (size_t i = 0; i < s->pipeline.n_warnings; i++) {
		struct text t = { 0 };
		if (i == 0)
			rows_head(&s->rows, _("To mind"));
		warning_text(&s->pipeline.circle, &s->pipeline.warnings[i], &t);
		rows_wrap(&s->rows, rows_id(PART_WARNING, (int64_t)i + 1), false, "", text_str(&t),
			ui->linear ? 0 : ui->cols - 2);
		text_free(&t);
	}
}

static void
pipeline_add_person(struct pipeline_screen_state *s, size_t at)
{
	struct text line = { 0 }, next = { 0 };

	pipeline_line(&s->pipeline, at, &line);
	rows_add(&s->rows, rows_id(PART_PERSON, s->pipeline.order[at]->id), false, "%s", text_str(&line));
	if (pipeline_silence(&s->pipeline, at, &next)) {
		text_insert(&next, 0, "    ", 4);
		rows_more(&s->rows, text_str(&next));
	}
	text_free(&line);
	text_free(&next);
}

static void
pipeline_add_group(struct pipeline_screen_state *s, size_t from, size_t n)
{
	size_t shown = n > GROUP_MOST ? GROUP_MOST : n;
	struct text t = { 0 };

	pipeline_head(&s->pipeline, from, n, &t);
	rows_head(&s->rows, text_str(&t));
	for (size_t i = from; i < from + shown; i++)
		pipeline_add_person(s, i);
	text_clear(&t);
	text_add(&t, "    ");
	text_addf(&t, count_form(n - shown, "… %zu more; Contacts (2) lists all",
		"… %zu more; Contacts (2) lists all"), n - shown);
	if (n > shown)
		rows_more(&s->rows, text_str(&t));
	text_free(&t);
}

static bool
pipeline_screen_read(struct ui *ui, void *state, struct err *e)
{
	struct pipeline_screen_state *s = state;

	s->app = app_of(ui);
	rows_done(&s->rows);
	if (!pipeline_read(&s->app->desk, s->by, &s->pipeline, e))
		return false;
	pipeline_add_warnings(s, ui);
	for (size_t from = 0, n; from < s->pipeline.n; from += n) {
		n = pipeline_group(&s->pipeline, from);
		pipeline_add_group(s, from, n);
	}
	return true;
}

static void
pipeline_close(struct ui *ui, void *state)
{
	struct pipeline_screen_state *s = state;

	(void)ui;
	pipeline_done(&s->pipeline);
	rows_done(&s->rows);
	stage_ask_done(&s->ask);
}

/* ---- keys ---- */

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

static void
pipeline_show(struct ui *ui, void *state)
{
	int64_t id = pipeline_chosen(ui, state);

	if (id)
		screen_open(ui, "contact", id);
}

static void
pipeline_stage(struct ui *ui, void *state)
{
	struct pipeline_screen_state *s = state;
	int64_t id = pipeline_chosen(ui, s);

	if (id)
		stage_ask(ui, &s->ask, &id, 1);
}

static void
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

static void
pipeline_turn(struct ui *ui, void *state)
{
	struct pipeline_screen_state *s = state;

	s->by = (enum pipeline_by)((s->by + 1) % N_PIPELINE_BY);
	ui_reload(ui);
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
	.help = "Contacts by stage, by organisation or by path, and what to mind before the next letter. "
		"Silence is normal: o opens who comes next.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct pipeline_screen_state),
	.list = &pipeline_list,
	.close = pipeline_close,
	.head = pipeline_title,
};
