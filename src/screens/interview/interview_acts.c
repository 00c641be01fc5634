#include "interview_acts.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/call.h"
#include "screens/common.h"

/* ---- deleting ---- */

void
holds_text(struct text *out, struct holds h, const char *who)
{
	if (h.notes)
		text_addf(out, count_form(h.notes, "%zu note with %s", "%zu notes with %s"), (size_t)h.notes,
			who);
	else
		text_addf(out, count_form(h.calls, "%zu conversation with %s", "%zu conversations with %s"),
			(size_t)h.calls, who);
}

bool
interviews_drop(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct text with = { 0 };
	struct err e = { 0 };
	bool good = interviews_delete(&app_of(ui)->desk, ids, n, &with, &e);

	(void)state;
	if (good)
		ui_say(ui, count_form(n, "The interview with %s is deleted; u brings all of it back",
			"%s are deleted; u brings all of them back"), text_str(&with));
	else
		ui_err(ui, &e);
	text_free(&with);
	return good;
}

void
interviews_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out)
{
	struct desk *d = &app_of(ui)->desk;
	struct holds all = interviews_hold(d, ids, n);
	struct call c = { 0 };
	struct err e = { 0 };

	(void)state;
	if (!all.notes && !all.calls)
		return;
	if (n == 1)
		holds_text(out, all, desk_call(d, ids[0], &c, &e) ? name_or(c.who.name) : "?");
	else
		count_text(out, n, "interview with its notes", "interviews with their notes");
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

/* A row each; the proposed name ends in `end`. */
static const struct {
	const char *prompt, *end, *done;
} ask_rows[N_ASK_WHATS] = {
	[ASK_REPORT] = { N_("Write the report to"), "-report.md", N_("The report is in %s") },
	[ASK_ASSIGNMENT] = { N_("Write the report for the course to"), "-assignment.md", N_("The report is in %s") },
	[ASK_SHEET] = { N_("Write the sheet to"), "-plan.html", N_("The sheet is in %s") }, /* a browser prints it */
	[ASK_CALENDAR] = { N_("Write the appointment to"), ".ics", N_("The appointment is in %s") },
	[ASK_COMPARE] = { N_("Write the comparison to"), "compare.html", N_("The comparison is in %s") },
	[ASK_EXPORT] = { N_("Export to contacts.csv, interviews.ics, steps.csv or all.json"), "contacts.csv",
		N_("It is in %s") },
	[ASK_DECISION] = { N_("Write the decision to"), "decision.html", N_("The decision is in %s") },
};

/* The file's name says what, and its end as what. */
static bool
export_make(struct desk *d, const char *file, struct text *out, struct err *e)
{
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
	const char *dot = strrchr(name, '.');
	char *noun = mem_strn(name, dot ? (size_t)(dot - name) : strlen(name));
	struct export x;
	bool good = export_find(noun, export_named(noun, name), &x, e) &&
		export_write(d, &x, &(struct export_wish){ .words = "" }, out, NULL, NULL, e);

	free(noun);
	return good;
}

static bool
report_make(struct desk *d, const struct report_ask *ask, struct text *out, struct err *e)
{
	const struct report_wish wish = { .as = page_format_of(ask->file), .blank = ask->what == ASK_SHEET };

	if (ask->what == ASK_CALENDAR)
		return calendar_write(d, ask->id, out, e);
	if (ask->what == ASK_EXPORT)
		return export_make(d, ask->file, out, e);
	if (ask->what == ASK_COMPARE)
		return compare_write(d, &(struct compare_wish){ 0 }, compare_form_of(ask->file), out, e);
	if (ask->what == ASK_DECISION)
		return decision_write(d, page_format_of(ask->file), out, e);
	return report_write(d, ask->id, &wish, out, e);
}

static void
report_to_file(struct ui *ui, struct report_ask *ask, unsigned how)
{
	struct app *a = app_of(ui);
	struct ours ours = report_ours(ui);
	struct text out = { 0 };
	struct err e = { 0 };

	if (report_make(&a->desk, ask, &out, &e) && output_write(&ours, ask->file, &out, how, &e))
		ui_say(ui, ask_rows[ask->what].done, ask->file);
	else
		ui_err(ui, &e);
	text_free(&out);
}

static void
report_over(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		report_to_file(ui, user, OUTPUT_FORCE);
}

static void
interview_acts_report_named(struct ui *ui, void *user, const char *file)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("no") } };
	struct report_ask *ask = user;
	struct ours ours = report_ours(ui);

	if (!*file)
		return;
	mem_set(&ask->file, file);
	if (output_look(&ours, file, NULL) == OUTPUT_THERE)
		ui_choose(ui, _("There is such a file. Write over it?"), answers, LEN(answers),
			report_over, ask);
	else
		report_to_file(ui, ask, 0);
}

/* "maya-okafor-2026-11-22-report.md": letters and digits of the name, the day of the call, what it is. */
static void
report_propose(struct text *out, const struct call *c, const char *zone, const char *end)
{
	int64_t when = interview_when(&c->interview);

	utf8_file_name(out, c->who.name ? c->who.name : "");
	if (!out->n)
		text_add(out, "interview");
	if (when)
		time_format(out, "-%Y-%m-%d", when, zone);
	text_add(out, end);
}

void
interview_ask(struct ui *ui, struct report_ask *ask, int64_t id, enum ask_what what)
{
	struct call c = { 0 };
	struct text file = { 0 };
	struct err e = { 0 };
	bool good = desk_call(&app_of(ui)->desk, id, &c, &e);

	ask->id = id;
	ask->what = what;
	if (good && what == ASK_CALENDAR && !calendar_may(&c.interview, &e))
		good = false;
	if (good) {
		report_propose(&file, &c, app_of(ui)->desk.config.zone, ask_rows[what].end);
		ui_prompt_file(ui, _(ask_rows[what].prompt), text_str(&file), interview_acts_report_named, ask);
	} else {
		ui_err(ui, &e);
	}
	text_free(&file);
	call_done(&c);
}

void
page_ask(struct ui *ui, struct report_ask *ask, enum ask_what what)
{
	ask->what = what;
	ui_prompt_file(ui, _(ask_rows[what].prompt), ask_rows[what].end, interview_acts_report_named, ask);
}

void
report_ask_done(struct report_ask *ask)
{
	free(ask->file);
	*ask = (struct report_ask){ 0 };
}

/* ---- moved or cancelled ---- */

void
call_off_done(struct call_off *off)
{
	free(off->reason);
	*off = (struct call_off){ 0 };
}

static void
call_off_dated(struct ui *ui, void *user, const char *dates)
{
	struct call_off *off = user;
	struct text arg = { 0 };

	text_addf(&arg, "%" PRId64 " %s %" PRId64 "\t%s\t%s", off->contact_id, off->kind,
		off->interview_id, off->reason, dates);
	ui_open(ui, "letter", text_str(&arg));
	text_free(&arg);
}

static void
call_off_given(struct ui *ui, void *user, const char *reason)
{
	struct call_off *off = user;

	mem_set(&off->reason, reason);
	ui_prompt(ui, _("When are you free instead?"), app_of(ui)->desk.config.dates, call_off_dated, off);
}

static void
call_off_chosen(struct ui *ui, void *user, size_t nth)
{
	struct call_off *off = user;

	off->kind = nth ? "cancel" : "reschedule";
	ui_prompt(ui, nth ? _("Only in an emergency. The reason:") : _("The reason, in one sentence:"), "",
		call_off_given, off);
}

void
interview_call_off(struct ui *ui, struct call_off *off, int64_t contact_id, int64_t interview_id)
{
	static const struct answer answers[] = { { "m", "move it" }, { "c", "cancel it" } };

	call_off_done(off);
	off->contact_id = contact_id;
	off->interview_id = interview_id;
	ui_choose(ui, _("This call:"), answers, LEN(answers), call_off_chosen, off);
}

void
interview_call_off_of(struct ui *ui, struct call_off *off, int64_t interview_id)
{
	struct call c = { 0 };
	struct err e = { 0 };

	if (interview_id && !desk_call(&app_of(ui)->desk, interview_id, &c, &e))
		ui_err(ui, &e);
	else if (!interview_id || clock_started(&c.clock) || !c.interview.scheduled_ms || !c.interview.contact_id)
		ui_refuse(ui, "Only a call that is agreed on is moved or cancelled.");
	else
		interview_call_off(ui, off, c.interview.contact_id, interview_id);
	call_done(&c);
}

void
interview_print(struct ui *ui, int64_t id, bool blank)
{
	struct text said = { 0 };
	struct err e = { 0 };

	if (report_print(&app_of(ui)->desk, id, blank, &said, &e))
		ui_say(ui, "%s", text_str(&said));
	else
		ui_err(ui, &e);
	text_free(&said);
}
