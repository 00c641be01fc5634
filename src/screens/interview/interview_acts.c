#include "interview_acts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats_report.h"
#include "model/call.h"
#include "screens/common.h"

/* ---- deleting ---- */

void
holds_text(struct text *out, struct holds h, const char *who)
{
	if (h.notes)
		count_text(out, (size_t)h.notes, "note", "notes");
	else
		count_text(out, (size_t)h.calls, "conversation", "conversations");
	text_addf(out, " with %s", who);
}

static void
delete_now(struct ui *ui, const int64_t *ids, size_t n)
{
	struct store *s = app_of(ui)->desk.store;
	struct call c = { 0 };
	struct text label = { 0 };
	struct err e = { 0 };

	(void)n;
	if (store_call_get(s, ids[0], &c, &e)) {
		text_addf(&label, "delete the interview with %s", name_or(c.who.name));
		if (act_begin(ui, 0, text_str(&label)) &&
			act_end(ui, store_interview_delete(s, ids[0], &e), &e)) {
			ui_say(ui, "The interview with %s is deleted; u brings all of it back",
				name_or(c.who.name));
			ui_say_on(ui);
		}
		ui_reload(ui);
	} else {
		ui_err(ui, &e);
	}
	text_free(&label);
	call_done(&c);
}

void
interview_delete(struct ui *ui, int64_t id)
{
	struct store *s = app_of(ui)->desk.store;
	struct holds h = store_interview_holds(s, id);
	struct call c = { 0 };
	struct text what = { 0 };
	struct err e = { 0 };

	if (!h.notes && !h.calls) {
		delete_now(ui, &id, 1);
	} else if (store_call_get(s, id, &c, &e)) {
		holds_text(&what, h, name_or(c.who.name));
		ui_confirm_delete(ui, text_str(&what), delete_now, &id, 1);
	} else {
		ui_err(ui, &e);
	}
	text_free(&what);
	call_done(&c);
}

void
interview_live(struct ui *ui, int64_t id)
{
	screen_open(ui, "live", id);
}

/* ---- the report, to a file ---- */

static struct ours
report_ours(struct ui *ui)
{
	return (struct ours){ app_of(ui)->workbook, app_of(ui)->desk.bank_dir };
}

static void
report_write(struct ui *ui, struct report_ask *ask, unsigned how)
{
	struct app *a = app_of(ui);
	struct ours ours = report_ours(ui);
	struct call c = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	struct report r = { .call = &c, .zone = a->desk.config.zone };
	size_t n = strlen(ask->file);

	bool good = store_call_get(a->desk.store, ask->id, &c, &e);
	rehearsal_dress(&c);
	if (good) {
		r.assignment = report_pack(app_bank(a), c.interview.assignment);
		if (n > 5 && strcmp(ask->file + n - 5, ".html") == 0)
			good = report_html(&r, &out, &e);
		else
			report_markdown(&r, &out);
		good = good && output_write(&ours, ask->file, &out, how, &e);
	}
	if (good)
		ui_say(ui, "The report is in %s", ask->file);
	else
		ui_err(ui, &e);
	text_free(&out);
	call_done(&c);
}

static void
report_over(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		report_write(ui, user, OUTPUT_FORCE);
}

static void
report_named(struct ui *ui, void *user, const char *file)
{
	static const struct answer answers[] = { { "y", "yes" }, { "n", "no" } };
	struct report_ask *ask = user;
	struct ours ours = report_ours(ui);

	if (!*file)
		return;
	mem_set(&ask->file, file);
	if (output_look(&ours, file, NULL) == OUTPUT_THERE)
		ui_choose(ui, "There is such a file. Write over it?", answers, LEN(answers),
			report_over, ask);
	else
		report_write(ui, ask, 0);
}

/* "maya-okafor-2026-11-22.md": letters and digits of the name, the day of the call. */
static void
report_propose(struct text *out, const struct call *c, const char *zone)
{
	int64_t when = interview_when(&c->interview);

	utf8_file_name(out, c->who.name ? c->who.name : "");
	if (!out->n)
		text_add(out, "interview");
	if (when)
		time_format(out, "-%Y-%m-%d", when, zone);
	text_add(out, ".md");
}

void
interview_report(struct ui *ui, struct report_ask *ask, int64_t id)
{
	struct call c = { 0 };
	struct text file = { 0 };
	struct err e = { 0 };

	ask->id = id;
	if (store_call_get(app_of(ui)->desk.store, id, &c, &e)) {
		report_propose(&file, &c, app_of(ui)->desk.config.zone);
		ui_prompt(ui, "Write the report to", text_str(&file), report_named, ask);
	} else {
		ui_err(ui, &e);
	}
	text_free(&file);
	call_done(&c);
}

void
report_ask_done(struct report_ask *ask)
{
	free(ask->file);
	*ask = (struct report_ask){ 0 };
}
