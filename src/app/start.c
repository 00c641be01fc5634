/* The full program's start: Today, and what is said at the shell afterwards. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "model/call.h"

void
start_tell_lines(struct app *a, const char *why)
{
	ui_say(&a->ui, "Plain lines are on (%s). ? helps, in a call /help.", why);
}

/* ---- the program ---- */

/* Before a screen asks which drafts there are. */
static void
adopt_edits(struct app *a, struct text *said)
{
	struct text where = { 0 };
	size_t n = edit_adopt(a->desk.store, a->ui.now.wall_ms, &where);

	if (n == 1)
		text_addf(said, "Saved in your editor and kept: %s. Open it again.",
			text_str(&where));
	else if (n)
		text_addf(said, count_form(n, "Saved in your editor and kept: %zu text. Open it again.",
			"Saved in your editor and kept: %zu texts. Open them again."), n);
	text_free(&where);
}

/* The sentence begins with the file's whole path: its name is enough, and leaves room. */
static const char *
start_short(const char *said)
{
	char *path = path_config();
	const char *name = strrchr(path, '/');
	size_t folder = name ? (size_t)(name + 1 - path) : 0;
	bool begins = strncmp(said, path, strlen(path)) == 0;

	free(path);
	return said + (begins ? folder : 0);
}

/* What stands on the terminal beneath is covered by the screen. */
static void
start_tell_settings(struct app *a)
{
	size_t n = a->misread.n + a->wrong.n;
	const char *first = a->misread.n ? start_short(a->misread.s[0]) : n ? a->wrong.s[0] : NULL;

	if (n == 1)
		ui_refuse(&a->ui, "%s", first);
	else if (n)
		ui_refuse(&a->ui, "%s (1 of %zu; halfhour doctor)", first, n);
}

void
program_open(struct app *a, int rows, int cols, const char *screen, const char *arg)
{
	struct ui was = a->ui;
	struct text adopted = { 0 };

	adopt_edits(a, &adopted);
	ui_init(&a->ui, screens, n_screens, rows, cols);
	a->ui.linear = was.linear;
	a->ui.ascii = was.ascii;
	a->ui.now = was.now;
	a->ui.said = was.said;
	a->ui.global = &global_keys;
	a->ui.by_name = &named_keys;
	const char *no_colour = getenv("NO_COLOR");
	a->no_colour = no_colour && *no_colour;
	app_settings_taken(a);
	command_tell_each(&a->wrong);
	app_hooks(a);
	a->ui.hooks.edit_outside = edit_outside;
	a->ui.mark = a->mark;
	ui_open(&a->ui, "today", NULL);
	if (a->greeting)
		ui_say(&a->ui, "%s", _(a->greeting));
	if (screen)
		ui_open(&a->ui, screen, arg);
	if (adopted.n)
		ui_say(&a->ui, "%s", text_str(&adopted));
	text_free(&adopted);
	start_tell_settings(a);
	const char *kept = store_kept(a->desk.store), *notice = store_notice(a->desk.store);
	if (*kept || *notice)
		ui_await(&a->ui, "%s%s%s", kept, *kept && *notice ? ". " : "", notice);
}

/* Back at the shell: whoever only looked away should know that the clock runs. */
static void
tell_running(struct app *a)
{
	int64_t id = store_interview_running(a->desk.store, 0);
	struct text said = { 0 }, out = { 0 };
	struct strings lines = { 0 };
	struct call c = { 0 };

	if (id && desk_call(&a->desk, id, &c, NULL))
		text_addf(&said, "The call with %s goes on; halfhour live resumes it.",
			*c.interview.contact ? c.interview.contact : _("somebody"));
	utf8_wrap(&lines, text_str(&said), a->desk.config.columns ? a->desk.config.columns : 1000);
	strings_join(&lines, "\n", &out);
	if (out.n) {
		text_addc(&out, '\n');
		command_print(&out, false);
	}
	strings_free(&lines);
	call_done(&c);
	text_free(&said);
	text_free(&out);
}

int
start_program(struct app *a, const char *screen, const char *arg)
{
	struct err e = { 0 };

	store_backups_on(a->desk.store);
	program_open(a, 24, 80, screen, arg);
	if (!a->ui.n_views) { /* nothing could be read: there would be nothing to see */
		err_set(&e, "%s", text_str(&a->ui.message));
		return command_fail(&e);
	}
	int status = a->ui.linear ? loop_lines(a) : loop_screen(a, &e);
	struct moment now = a->ui.now;
	struct strings failed = { 0 };
	ui_done(&a->ui); /* a debrief that is left may be done */
	a->ui.now = now;
	hooks_now(&a->desk, &failed);
	command_fail_each(&failed);
	if (*e.text)
		return command_fail(&e);
	if (!a->mark) /* a workbook that is thrown away is not gone on with */
		tell_running(a);
	return status;
}
