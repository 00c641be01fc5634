/* Rows of Pipeline: what to mind, then the people of each group. */
#include "pipeline.h"
#include "screens/common.h"

static void
pipeline_add_warnings(struct pipeline_screen_state *s, const struct ui *ui)
{
	for (size_t i = 0; i < s->pipeline.n_warnings; i++) {
		struct text t = { 0 };
		if (i == 0)
			rows_head(&s->rows, _("Warnings"));
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

bool
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
