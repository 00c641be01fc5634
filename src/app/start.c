/* The full program's start: the first questions, then Today. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "command.h"
#include "model/call.h"

/* ---- a first start ---- */

/* Within the width set, which a braille display has. */
static void
start_print(const struct app *a, const char *s)
{
	struct strings lines = { 0 };
	struct text out = { 0 };

	utf8_wrap(&lines, s, a->desk.config.columns ? a->desk.config.columns : INT_MAX);
	for (size_t i = 0; i < lines.n; i++)
		text_addf(&out, "%s\n", lines.s[i]);
	command_print(&out, false);
	strings_free(&lines);
	text_free(&out);
}

static void
start_accept(const char *line, size_t n, struct text *answer)
{
	struct text in = { 0 };

	charset_in(NULL, line, n, &in);
	text_accept(answer, text_str(&in), in.n, ACCEPT_LINE);
	text_free(&in);
}

/* One plain question; false at the end of input. Enter alone skips it. */
static bool
start_ask(const struct app *a, const char *question, struct text *answer)
{
	char *line = NULL;
	size_t cap = 0;

	text_clear(answer);
	start_print(a, question);
	printf("> ");
	fflush(stdout);
	ssize_t n = getline(&line, &cap, stdin);
	if (!isatty(STDIN_FILENO))
		putchar('\n');
	if (n > 0 && !memchr(line, '\033', (size_t)n)) /* arrow keys are no answer */
		start_accept(line, (size_t)n, answer);
	free(line);
	return n >= 0 || !feof(stdin);
}

/* On the disk at once: a kill in the middle of the next question takes no answer with it. */
static void
start_set(struct app *a, const char *name, const char *value)
{
	struct err e = { 0 };

	if (!app_setting(a, name, value, &e))
		command_fail(&e);
}

/* Asks for a setting. One that was answered before a start that was cut off is shown, and
 * Enter keeps it. */
static bool
ask_setting(struct app *a, const char *name, const char *question, struct text *answer)
{
	struct text asked = { 0 }, was = { 0 }, safe = { 0 };

	config_get(&a->desk.config, name, &was);
	text_show_lines(&safe, text_str(&was));
	if (was.n)
		text_addf(&asked, "%s\n(so far: %s; Enter keeps it)", _(question), text_str(&safe));
	else
		text_add(&asked, _(question));
	bool on = start_ask(a, text_str(&asked), answer);
	if (!answer->n)
		text_set(answer, text_str(&was));
	text_free(&asked);
	text_free(&was);
	text_free(&safe);
	return on;
}

static bool
says_coach(const char *answer)
{
	return strcasecmp(answer, "I coach") == 0 || strcasecmp(answer, "coach") == 0 ||
		strcasecmp(answer, "I coach.") == 0;
}

static bool
ask_person(struct app *a, struct text *answer)
{
	if (!ask_setting(a, "name", "What is your name?", answer))
		return false;
	start_set(a, "name", text_str(answer));
	if (!ask_setting(a, "exploring",
		"What are you exploring: a field, a kind of work? (\"I coach\" if you do.)", answer))
		return false;
	if (says_coach(text_str(answer))) {
		start_set(a, "coach", "yes");
		return true;
	}
	start_set(a, "exploring", text_str(answer));
	if (!ask_setting(a, "about",
		"One sentence about yourself, as you would say it in a call?", answer))
		return false;
	start_set(a, "about", text_str(answer));
	return true;
}

/* Is the answer the word, or the beginning of it that was typed? */
static bool
start_says(const struct text *answer, const char *word)
{
	return answer->n && strncasecmp(word, answer->s, answer->n) == 0;
}

/* The cells of a braille line; asked until they are some, or nothing. */
static bool
ask_cells(struct app *a, struct text *answer)
{
	static const char *const cells[] = { "20", "40", "80" };

	while (start_ask(a, _("How many cells has its line? [20/40/80]"), answer)) {
		if (!answer->n)
			return true;
		if (word_find(cells, LEN(cells), answer->s, false) >= 0) {
			start_set(a, "columns", answer->s);
			return true;
		}
		start_print(a, _("Say 20, 40 or 80: the nearest that is not more."));
	}
	return false;
}

/* Of who has plain lines for the ear or the fingers. False: the input has ended. */
static bool
ask_reader(struct app *a, struct text *answer)
{
	if (!start_ask(a, _("Do you use speech or braille? [speech/braille]"), answer))
		return false;
	return !start_says(answer, "braille") || ask_cells(a, answer);
}

static bool
ask_face(struct app *a, struct text *answer)
{
	if (!start_ask(a, "Full screen, or plain lines as a screen reader likes them? [full/plain]",
		answer))
		return false;
	if (!start_says(answer, "plain"))
		return true;
	start_set(a, "linear", "yes");
	a->ui.linear = true;
	start_tell_lines(a, _("the setting linear"));
	return ask_reader(a, answer);
}

void
start_first(struct app *a, bool by_ear)
{
	struct text answer = { 0 };

	desk_settings_begin(&a->desk);
	setvbuf(stdin, NULL, _IONBF, 0); /* what follows the answers is the loop's to read */
	start_print(a, "halfhour: a workbook for informational interviews.\n"
	       "A few questions first; Enter skips any of them, :settings changes them later.\n\n");
	if ((!by_ear || ask_reader(a, &answer)) && ask_person(a, &answer) && !a->ui.linear)
		ask_face(a, &answer);
	text_free(&answer);
}

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
	app_settings_taken(a);
	app_hooks(a);
	a->ui.hooks.edit_outside = edit_outside;
	ui_open(&a->ui, "today", NULL);
	if (screen)
		ui_open(&a->ui, screen, arg);
	if (adopted.n)
		ui_say(&a->ui, "%s", text_str(&adopted));
	text_free(&adopted);
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
		text_addf(&said, "The call with %s goes on; halfhour live takes it up again.",
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
	if (*e.text)
		return command_fail(&e);
	tell_running(a);
	return status;
}
