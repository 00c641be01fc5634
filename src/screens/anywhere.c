/* What can be done by name on every screen, as by a command: a backup, an export, a report. */
#include <string.h>

#include "screens.h"
#include "screens/interview/interview_acts.h"

/* The file asked for; one prompt is open at a time. */
static struct report_ask anywhere_ask;

static void
anywhere_backup(struct ui *ui, void *state)
{
	struct app *a = app_of(ui);
	const struct ours ours = { a->workbook, a->desk.bank_dir };
	struct text path = { 0 };
	struct err e = { 0 };

	(void)state;
	if (backup_make(&a->desk, &ours, NULL, false, &path, &e))
		ui_say(ui, "A verified copy is in the backups folder: %s",
			strrchr(text_str(&path), '/') ? strrchr(text_str(&path), '/') + 1 : text_str(&path));
	else
		ui_err(ui, &e);
	text_free(&path);
}

/* The conversation begun last; 0, and told: there is none. */
static int64_t
anywhere_last(struct ui *ui)
{
	struct err e = { 0 };
	int64_t id = interview_find(&app_of(ui)->desk, "last", &e);

	if (!id)
		ui_err(ui, &e);
	return id;
}

static void
anywhere_report(struct ui *ui, void *state)
{
	int64_t id = anywhere_last(ui);

	(void)state;
	if (id)
		interview_ask(ui, &anywhere_ask, id, ASK_REPORT);
}

static void
anywhere_print(struct ui *ui, void *state)
{
	int64_t id = anywhere_last(ui);

	(void)state;
	if (id)
		interview_print(ui, id, false);
}

static void
anywhere_export(struct ui *ui, void *state)
{
	(void)state;
	page_ask(ui, &anywhere_ask, ASK_EXPORT);
}

static void
anywhere_compare(struct ui *ui, void *state)
{
	(void)state;
	ui_goto(ui, "compare");
}

static void
anywhere_course(struct ui *ui, void *state)
{
	(void)state;
	ui_goto(ui, "assignment");
}

/* clang-format off */
static const struct key rows[] = {
	{ "", anywhere_course, "course", "The course you do this for: its assignment and the day it is due", 0, NULL },
	{ "", anywhere_report, "report", "Write the report of the conversation begun last to a file", 0, NULL },
	{ "", anywhere_print, "print", "Print the report of the conversation begun last", 0, NULL },
	{ "", anywhere_export, "export", "Write contacts, interviews, steps or everything for other programs", 0, NULL },
	{ "", anywhere_compare, "themes", "Go to the themes of your conversations, in Compare", 0, NULL },
	{ "", anywhere_compare, "claims", "Go to the claims that wait for others, in Compare", 0, NULL },
	{ "", anywhere_backup, "backup", "Make a verified copy of the workbook in the backups folder", 0, NULL },
};
/* clang-format on */
const struct keyset named_keys = { rows, LEN(rows) };
