/* The questions of a first start, as plain lines before anything is drawn. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "command.h"
#include "formats_report.h"
#include "model/coursework.h"

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

/* Asks for one line; false at the end of input, or when the rest is to be skipped. */
static bool
first_ask_line(const struct app *a, const char *question, struct text *answer)
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
	if (strcmp(text_str(answer), ".") != 0)
		return n >= 0 || !feof(stdin);
	text_clear(answer);
	return false;
}

static bool first_ask_ear(struct app *a);

static bool
first_says_ear(const char *answer)
{
	static const char *const said[] = { "I use a screen reader", "I use a screen reader.",
		"screen reader", "I am blind" };

	for (size_t i = 0; i < LEN(said); i++)
		if (strcasecmp(answer, said[i]) == 0)
			return true;
	return false;
}

/* One plain question; false as above. Enter alone skips it. Who says instead that a screen reader
 * is used is asked about that, and then again. */
static bool
first_ask(struct app *a, const char *question, struct text *answer)
{
	bool on = first_ask_line(a, question, answer);

	while (on && first_says_ear(text_str(answer)))
		on = first_ask_ear(a) && first_ask_line(a, question, answer);
	return on;
}

/* On the disk at once: a kill in the middle of the next question takes no answer with it. */
static void
first_set(struct app *a, const char *name, const char *value)
{
	struct err e = { 0 };

	if (!app_setting(a, name, value, &e))
		command_fail(&e);
}

/* What was answered before a start that was cut off. */
static void
first_so_far(const struct app *a, const char *name, struct text *out)
{
	const struct setting *row = setting_find(name);

	config_get(&a->desk.config, name, out);
	if (row->kind == SETTING_WORD && strcmp(text_str(out), row->words[0]) == 0)
		text_clear(out);
}

/* Asks for a setting. What is known already is shown, and Enter keeps it. */
static bool
first_ask_setting(struct app *a, const char *name, const char *question, struct text *answer)
{
	struct text asked = { 0 }, was = { 0 }, safe = { 0 };

	first_so_far(a, name, &was);
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
first_ask_text(struct app *a, const char *name, const char *question, struct text *answer)
{
	bool on = first_ask_setting(a, name, question, answer);

	if (on)
		first_set(a, name, text_str(answer));
	return on;
}

/* Asked until it is one of the setting's words, or nothing. */
static bool
first_ask_word(struct app *a, const char *name, const char *question, struct text *answer)
{
	const struct setting *row = setting_find(name);
	struct text wants = { 0 }, again = { 0 };
	bool on;
	int at;

	for (int i = 1; i < row->n_words; i++)
		text_addf(&wants, "%s%s", i > 1 ? ", " : "", row->words[i]);
	text_addf(&again, "Say one of these, or nothing: %s.", text_str(&wants));
	while ((on = first_ask_setting(a, name, question, answer)) && answer->n) {
		at = word_find(row->words, row->n_words, answer->s, true);
		if (at >= 0) {
			first_set(a, name, row->words[at]);
			break;
		}
		first_print(a, text_str(&again));
	}
	text_free(&wants);
	text_free(&again);
	return on;
}

static bool
first_says_coach(const char *answer)
{
	return strcasecmp(answer, "I coach") == 0 || strcasecmp(answer, "coach") == 0 ||
		strcasecmp(answer, "I coach.") == 0;
}

/* Is the answer the word, or the beginning of it that was typed? */
static bool
first_says(const struct text *answer, const char *word)
{
	return answer->n && strncasecmp(word, answer->s, answer->n) == 0;
}

/* Two lines of who one is, where one is, and what one asks about: openings, letters and plans
 * are made of them. */
static bool
first_ask_self(struct app *a, struct text *answer)
{
	return first_ask_text(a, "about", N_("One sentence about yourself, as you would say it in a "
			"call?"), answer) &&
		first_ask_text(a, "background", N_("What have you done that has to do with it, in a "
			"sentence? (A course, a job, a project.)"), answer) &&
		first_ask_word(a, "situation", N_("Where are you now: a student, changing fields, between "
			"two jobs, or looking round your own firm? "
			"[student/changing/between-jobs/own-firm]"), answer) &&
		first_ask_word(a, "scope", N_("What do you want to know first: about one company, the path "
			"into a field, or a function, the daily work itself? [company/path/function]"), answer);
}

/* ---- the course ---- */

static void
first_packs(const struct bank *b, struct strings *names, struct text *list)
{
	for (size_t i = 0; i < b->n; i++) {
		if (!b->packs[i].assignment)
			continue;
		strings_add(names, b->packs[i].name);
		text_addf(list, "\n%zu %s", names->n, b->packs[i].title);
	}
}

/* "yes" means the only one there is. */
static const struct pack *
first_pack(struct app *a, const struct text *said, struct err *e)
{
	struct strings names = { 0 };
	struct text list = { 0 };
	const struct pack *p = NULL;
	bool yes = first_says(said, "yes");
	int nth = 1;

	first_packs(desk_bank(&a->desk), &names, &list);
	bool number = word_int(text_str(said), 1, (int)names.n, &nth);
	if (!names.n)
		err_set(e, "No assignment pack is installed; `halfhour bank add FILE` adds one later.");
	else if (yes && names.n > 1)
		err_set(e, "Which one? Type its number.%s", text_str(&list));
	else
		p = coursework_pack(&a->desk, yes || number ? names.s[nth - 1] : text_str(said), e);
	strings_free(&names);
	text_free(&list);
	return p;
}

static bool
first_ask_due(struct app *a, struct first_course *c, struct text *answer)
{
	const char *zone = a->desk.config.zone;

	while (first_ask(a, _("Due when? (14 Dec, in 2 weeks; Enter: not known yet)"), answer)) {
		struct err e = { 0 };
		int64_t ms;

		if (!answer->n)
			return true;
		if (time_said(answer->s, zone, a->ui.now.wall_ms, SAID_DAY, &ms, NULL, &e)) {
			c->day = time_day(ms, zone);
			return true;
		}
		first_print(a, e.text);
	}
	return false;
}

static bool
first_ask_course(struct app *a, struct first_course *c, struct text *answer)
{
	while (first_ask(a, _("For a course? [yes/no]"), answer)) {
		struct err e = { 0 };
		const struct pack *p;

		if (!answer->n || first_says(answer, "no"))
			return true;
		p = first_pack(a, answer, &e);
		if (p) {
			mem_set(&c->pack, p->name);
			return first_ask_due(a, c, answer);
		}
		first_print(a, e.text);
	}
	return false;
}

void
first_course_keep(struct app *a, struct first_course *c)
{
	struct text said = { 0 };
	struct err e = { 0 };

	if (c->pack && coursework_choose(&a->desk, c->pack, c->day, &said, &e))
		ui_say(&a->ui, "%s", text_str(&said));
	else if (c->pack)
		command_fail(&e);
	text_free(&said);
	free(c->pack);
}

/* ---- who it is ---- */

static bool
first_ask_person(struct app *a, struct first_course *c, struct text *answer)
{
	if (!first_ask_text(a, "name", N_("What is your name?"), answer) ||
		!first_ask_setting(a, "exploring", N_("What are you exploring: a field, a kind of work? "
			"(\"I coach\" if you do.)"), answer))
		return false;
	if (first_says_coach(text_str(answer))) {
		first_set(a, "coach", "yes");
		return true;
	}
	first_set(a, "exploring", text_str(answer));
	return first_ask_self(a, answer) && first_ask_course(a, c, answer);
}

/* ---- the face ---- */

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
first_take_lines(struct app *a, struct text *answer)
{
	if (a->ui.linear)
		return true;
	first_set(a, "linear", "yes");
	a->ui.linear = true;
	start_tell_lines(a, _("the setting linear"));
	return first_ask_reader(a, answer);
}

/* The clock is told by minutes, and no frame is drawn. */
static void
first_take_announce(struct app *a)
{
	first_set(a, "announce", "yes");
	first_set(a, "clock", "minutes");
	first_print(a, _("The full screen tells its times and draws no frames."));
}

static bool
first_ask_ear(struct app *a)
{
	struct text answer = { 0 };
	bool on = a->ui.linear || first_ask_line(a, _("Plain lines that only append, or the full screen, "
		"made for a screen reader? [lines/screen]"), &answer);

	if (on && first_says(&answer, "screen"))
		first_take_announce(a);
	else if (on)
		on = first_take_lines(a, &answer);
	text_free(&answer);
	return on;
}

static bool
first_ask_face(struct app *a, struct text *answer)
{
	if (!first_ask(a, _("Full screen, plain lines that only append, or full screen with a screen "
		"reader? [full/plain/reader]"), answer))
		return false;
	if (first_says(answer, "reader"))
		first_take_announce(a);
	return !first_says(answer, "plain") || first_take_lines(a, answer);
}

void
first_start(struct app *a, bool by_ear, struct first_course *c)
{
	struct text answer = { 0 };

	desk_settings_begin(&a->desk);
	setvbuf(stdin, NULL, _IONBF, 0); /* what follows the answers is the loop's to read */
	first_print(a, _("halfhour: a workbook for informational interviews.\n"
	       "A few questions first; Enter skips one, a full stop skips the rest, :settings changes "
	       "them later. If you use a screen reader, answer any of them with: screen reader\n\n"));
	if ((!by_ear || first_ask_reader(a, &answer)) && first_ask_person(a, c, &answer) &&
		!a->ui.linear && !a->desk.config.announce)
		first_ask_face(a, &answer);
	text_free(&answer);
}
