/* The questions of a first start, as plain lines before anything is drawn. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "command.h"

/* Within the width set, which a braille display has. */
static void
first_print(const struct app *a, const char *s)
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
first_accept(const char *line, size_t n, struct text *answer)
{
	struct text in = { 0 };

	charset_in(NULL, line, n, &in);
	text_accept(answer, text_str(&in), in.n, ACCEPT_LINE);
	text_free(&in);
}

/* One plain question; false at the end of input. Enter alone skips it. */
static bool
first_ask(const struct app *a, const char *question, struct text *answer)
{
	char *line = NULL;
	size_t cap = 0;

	text_clear(answer);
	first_print(a, question);
	printf("> ");
	fflush(stdout);
	ssize_t n = getline(&line, &cap, stdin);
	if (!isatty(STDIN_FILENO))
		putchar('\n');
	if (n > 0 && !memchr(line, '\033', (size_t)n)) /* arrow keys are no answer */
		first_accept(line, (size_t)n, answer);
	free(line);
	return n >= 0 || !feof(stdin);
}

/* On the disk at once: a kill in the middle of the next question takes no answer with it. */
static void
first_set(struct app *a, const char *name, const char *value)
{
	struct err e = { 0 };

	if (!app_setting(a, name, value, &e))
		command_fail(&e);
}

/* Asks for a setting. One that was answered before a start that was cut off is shown, and
 * Enter keeps it. */
static bool
first_ask_setting(struct app *a, const char *name, const char *question, struct text *answer)
{
	struct text asked = { 0 }, was = { 0 }, safe = { 0 };

	config_get(&a->desk.config, name, &was);
	text_show_lines(&safe, text_str(&was));
	if (was.n)
		text_addf(&asked, "%s\n(so far: %s; Enter keeps it)", _(question), text_str(&safe));
	else
		text_add(&asked, _(question));
	bool on = first_ask(a, text_str(&asked), answer);
	if (!answer->n)
		text_set(answer, text_str(&was));
	text_free(&asked);
	text_free(&was);
	text_free(&safe);
	return on;
}

static bool
first_says_coach(const char *answer)
{
	return strcasecmp(answer, "I coach") == 0 || strcasecmp(answer, "coach") == 0 ||
		strcasecmp(answer, "I coach.") == 0;
}

static bool
first_ask_person(struct app *a, struct text *answer)
{
	if (!first_ask_setting(a, "name", "What is your name?", answer))
		return false;
	first_set(a, "name", text_str(answer));
	if (!first_ask_setting(a, "exploring",
		"What are you exploring: a field, a kind of work? (\"I coach\" if you do.)", answer))
		return false;
	if (first_says_coach(text_str(answer))) {
		first_set(a, "coach", "yes");
		return true;
	}
	first_set(a, "exploring", text_str(answer));
	if (!first_ask_setting(a, "about",
		"One sentence about yourself, as you would say it in a call?", answer))
		return false;
	first_set(a, "about", text_str(answer));
	return true;
}

/* Is the answer the word, or the beginning of it that was typed? */
static bool
first_says(const struct text *answer, const char *word)
{
	return answer->n && strncasecmp(word, answer->s, answer->n) == 0;
}

/* The cells of a braille line; asked until they are some, or nothing. */
static bool
first_ask_cells(struct app *a, struct text *answer)
{
	static const char *const cells[] = { "20", "40", "80" };

	while (first_ask(a, _("How many cells has its line? [20/40/80]"), answer)) {
		if (!answer->n)
			return true;
		if (word_find(cells, LEN(cells), answer->s, false) >= 0) {
			first_set(a, "columns", answer->s);
			return true;
		}
		first_print(a, _("Say 20, 40 or 80: the nearest that is not more."));
	}
	return false;
}

/* Of who has plain lines for the ear or the fingers. False: the input has ended. */
static bool
first_ask_reader(struct app *a, struct text *answer)
{
	if (!first_ask(a, _("Do you use speech or braille? [speech/braille]"), answer))
		return false;
	return !first_says(answer, "braille") || first_ask_cells(a, answer);
}

static bool
first_ask_face(struct app *a, struct text *answer)
{
	if (!first_ask(a, "Full screen, or plain lines as a screen reader likes them? [full/plain]",
		answer))
		return false;
	if (!first_says(answer, "plain"))
		return true;
	first_set(a, "linear", "yes");
	a->ui.linear = true;
	start_tell_lines(a, _("the setting linear"));
	return first_ask_reader(a, answer);
}

void
first_start(struct app *a, bool by_ear)
{
	struct text answer = { 0 };

	desk_settings_begin(&a->desk);
	setvbuf(stdin, NULL, _IONBF, 0); /* what follows the answers is the loop's to read */
	first_print(a, "halfhour: a workbook for informational interviews.\n"
	       "A few questions first; Enter skips any of them, :settings changes them later.\n\n");
	if ((!by_ear || first_ask_reader(a, &answer)) && first_ask_person(a, &answer) && !a->ui.linear)
		first_ask_face(a, &answer);
	text_free(&answer);
}
