/* Feedback for a student written to a file. */
#include "give_back.h"

#include <stdlib.h>

#include "model/review.h"
#include "screens/common.h"

static void
give_back_put(struct ui *ui, struct give_back *g, unsigned how)
{
	struct ours ours = { g->app->workbook, g->app->desk.bank_dir };
	struct student student = { 0 };
	struct err e = { 0 };

	if (!store_student_get(g->app->desk.store, g->student_id, &student))
		ui_refuse(ui, "The student is not here any more.");
	else if (feedback_put(&g->app->desk, &student, &ours, g->file, how, &e))
		ui_say(ui, "It is in %s, and as pages beside it (.md, .txt).", g->file);
	else
		ui_err(ui, &e);
	ui_reload(ui);
	student_done(&student);
}

static void
give_back_over(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		give_back_put(ui, user, OUTPUT_FORCE);
}

static void
give_back_named(struct ui *ui, void *user, const char *file)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("no") } };
	struct give_back *g = user;
	struct ours ours = { g->app->workbook, g->app->desk.bank_dir };

	if (blank_only(file))
		return;
	mem_set(&g->file, file);
	if (output_look(&ours, file, NULL) == OUTPUT_THERE)
		ui_choose(ui, _("There is such a file. Write over it?"), answers, LEN(answers), give_back_over, g);
	else
		give_back_put(ui, g, 0);
}

void
give_back_ask(struct ui *ui, struct give_back *g, const struct student *student)
{
	struct text file = { 0 }, label = { 0 };
	struct err e = { 0 };

	g->app = app_of(ui);
	if (!review_gives(&g->app->desk, student, &e)) {
		ui_refuse(ui, "%s", e.text);
		return;
	}
	g->student_id = student->id;
	utf8_file_name(&file, student->name);
	text_add(&file, ".feedback.yaml");
	text_addf(&label, "Write what goes back to %s into", student->name);
	ui_prompt_file(ui, text_str(&label), text_str(&file), give_back_named, g);
	text_free(&label);
	text_free(&file);
}

void
give_back_done(struct give_back *g)
{
	free(g->file);
}
