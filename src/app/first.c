/* The questions of a first start, as plain lines before anything is drawn. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "first.h"
#include "formats_report.h"
#include "model/coursework.h"

struct first {
	struct app *a;
	struct first_kept *kept;
	struct text answer;  /* to the question asked last */
};

/* The width set, which a braille display has, else the terminal's: it would cut words in two. */
static int
first_columns(const struct app *a)
{
	int columns = a->desk.config.columns ? a->desk.config.columns : lines_columns();

	return columns ? columns : INT_MAX;
}

static void
first_print(const struct app *a, const char *s)
{
	struct strings lines = { 0 };
	struct text out = { 0 };

	utf8_wrap(&lines, s, first_columns(a));
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
first_ask_line(struct first *f, const char *question)
{
	char *line = NULL;
	size_t cap = 0;

	text_clear(&f->answer);
	first_print(f->a, question);
	printf("> ");
	fflush(stdout);
	ssize_t n = getline(&line, &cap, stdin);
	if (!isatty(STDIN_FILENO))
		putchar('\n');
	if (n > 0 && !memchr(line, '\033', (size_t)n)) /* arrow keys are no answer */
		first_accept(line, (size_t)n, &f->answer);
	free(line);
	if (strcmp(text_str(&f->answer), ".") != 0)
		return n >= 0 || !feof(stdin);
	text_clear(&f->answer);
	return false;
}

static bool first_ask_ear(struct first *f);

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
first_ask(struct first *f, const char *question)
{
	bool on = first_ask_line(f, question);

	while (on && first_says_ear(text_str(&f->answer)))
		on = first_ask_ear(f) && first_ask_line(f, question);
	return on;
}

/* On the disk at once: a kill in the middle of the next question takes no answer with it. */
static void
first_set(struct first *f, const char *name, const char *value)
{
	struct err e = { 0 };

	if (!app_setting(f->a, name, value, &e))
		command_fail(&e);
}

static void
first_keep(struct first *f, const char *question)
{
	first_kept_add(f->kept, question, text_str(&f->answer));
}

/* Was it answered before the start was cut off? Then that is the answer, and it is not asked. */
static bool
first_known(struct first *f, const char *question)
{
	const char *was = first_kept_get(f->kept, question);

	if (was)
		text_set(&f->answer, strcmp(was, "-") == 0 ? "" : was);
	return was != NULL;
}

/* What the settings have of it. */
static void
first_so_far(const struct first *f, const char *name, struct text *out)
{
	const struct setting *row = setting_find(name);

	config_get(&f->a->desk.config, name, out);
	if (row->kind == SETTING_WORD && strcmp(text_str(out), row->words[0]) == 0)
		text_clear(out);
}

/* Asks for a setting. What it is already is shown, and Enter keeps it. */
static bool
first_ask_setting(struct first *f, const char *name, const char *question)
{
	struct text asked = { 0 }, was = { 0 }, safe = { 0 };

	first_so_far(f, name, &was);
	text_show_lines(&safe, text_str(&was));
	if (was.n)
		text_addf(&asked, "%s\n(so far: %s; Enter keeps it)", _(question), text_str(&safe));
	else
		text_add(&asked, _(question));
	bool on = first_ask(f, text_str(&asked));
	if (!f->answer.n)
		text_set(&f->answer, text_str(&was));
	text_free(&asked);
	text_free(&was);
	text_free(&safe);
	return on;
}

static bool
first_ask_text(struct first *f, const char *name, const char *question)
{
	if (first_known(f, name))
		return true;
	if (!first_ask_setting(f, name, question))
		return false;
	first_set(f, name, text_str(&f->answer));
	first_keep(f, name);
	return true;
}

/* The answer as one of the words, whole or by a beginning that only one has, in capitals or not; -1:
 * it is none of them. */
static int
first_find(const struct first *f, const char *const *words, int n)
{
	int found = -1, many = 0;

	for (int i = 0; f->answer.n && i < n; i++) {
		if (strcasecmp(words[i], f->answer.s) == 0)
			return i;
		if (strncasecmp(words[i], f->answer.s, f->answer.n) == 0) {
			found = i;
			many++;
		}
	}
	return many == 1 ? found : -1;
}

static void
first_print_words(const struct first *f, const char *const *words, int n)
{
	struct text wants = { 0 }, again = { 0 };

	for (int i = 0; i < n; i++)
		text_addf(&wants, "%s%s", i > 0 ? ", " : "", words[i]);
	text_addf(&again, "Say one of these, or nothing: %s.", text_str(&wants));
	first_print(f->a, text_str(&again));
	text_free(&wants);
	text_free(&again);
}

/* Asked until it is one of the words, or nothing (-1). False: the input has ended. */
static bool
first_ask_one(struct first *f, const char *question, const char *const *words, int n, int *at)
{
	*at = -1;
	while (first_ask(f, question)) {
		*at = first_find(f, words, n);
		if (*at >= 0 || !f->answer.n)
			return true;
		first_print_words(f, words, n);
	}
	return false;
}

/* Asked until it is one of the setting's words, or nothing. */
static bool
first_ask_word(struct first *f, const char *name, const char *question)
{
	const struct setting *row = setting_find(name);
	bool known = first_known(f, name), on = true;
	int at = 0;

	while (!known && (on = first_ask_setting(f, name, question)) && f->answer.n) {
		at = first_find(f, row->words + 1, row->n_words - 1) + 1;
		if (at > 0)
			break;
		first_print_words(f, row->words + 1, row->n_words - 1);
	}
	if (!known && on && f->answer.n)
		first_set(f, name, row->words[at]);
	if (!known && on)
		first_keep(f, name);
	return on;
}

/* "I coach students", "I'm a career coach": who does it for others; but "coaching" may be a field. */
static bool
first_says_coach(const char *answer)
{
	static const char *const begins[] = { "i am ", "i'm ", "i\342\200\231m ", "im " };
	size_t n = strcspn(answer, ".,;:!");
	const char *end = answer + n - (n < 6 ? n : 6);
	bool is = strncasecmp(answer, "I coach", 7) == 0 && (n == 7 || blank_at(answer + 7));

	is = is || (n == 5 && strncasecmp(answer, "coach", 5) == 0);
	for (size_t i = 0; !is && n > 6 && i < LEN(begins); i++)
		is = strncasecmp(answer, begins[i], strlen(begins[i])) == 0 &&
			strncasecmp(answer + strlen(begins[i]), "not ", 4) != 0 && blank_at(end) &&
			strncasecmp(end + 1, "coach", 5) == 0;
	return is;
}

/* Is the answer the word, or the beginning of it that was typed? */
static bool
first_says(const struct first *f, const char *word)
{
	return f->answer.n && strncasecmp(word, f->answer.s, f->answer.n) == 0;
}

/* Two lines of who one is, where one is, and what one asks about: openings, letters and plans
 * are made of them. */
static bool
first_ask_self(struct first *f)
{
	return first_ask_text(f, "about", N_("One sentence about yourself, as you would say it in a "
			"call?")) &&
		first_ask_text(f, "background", N_("What have you done that has to do with it, in a "
			"sentence? (A course, a job, a project.)")) &&
		first_ask_word(f, "situation", N_("Where are you now: a student, changing fields, between "
			"two jobs, or looking round your own firm? "
			"[student/changing/between-jobs/own-firm]")) &&
		first_ask_word(f, "scope", N_("What do you want to know first: about one company, the path "
			"into a field, or a function, the daily work itself? [company/path/function]"));
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
first_pack(struct first *f, struct err *e)
{
	struct strings names = { 0 };
	struct text list = { 0 };
	const struct pack *p = NULL;
	bool yes = first_says(f, "yes");
	int nth = 1;

	first_packs(desk_bank(&f->a->desk), &names, &list);
	bool number = word_int(text_str(&f->answer), 1, (int)names.n, &nth);
	if (!names.n)
		err_set(e, "No assignment pack is installed; `halfhour bank add FILE` adds one later.");
	else if (yes && names.n > 1)
		err_set(e, "Which one? Type its number.%s", text_str(&list));
	else
		p = coursework_pack(&f->a->desk, yes || number ? names.s[nth - 1] : text_str(&f->answer), e);
	strings_free(&names);
	text_free(&list);
	return p;
}

/* Kept as a day's number: what was typed may mean another day at the next start. */
static bool
first_ask_due(struct first *f)
{
	bool known = first_known(f, "due");
	struct err e = { 0 };
	int64_t ms;

	while (!known && first_ask(f, _("Due when? (14 Dec, in 2 weeks; Enter: not known yet)"))) {
		known = !f->answer.n ||
			time_said(f->answer.s, f->a->desk.config.zone, f->a->ui.now.wall_ms, SAID_DAY, &ms, NULL, &e);
		if (!known) {
			first_print(f->a, e.text);
			continue;
		}
		int day = f->answer.n ? time_day(ms, f->a->desk.config.zone) : 0;
		text_clear(&f->answer);
		text_addf(&f->answer, "%d", day);
		first_keep(f, "due");
	}
	return known;
}

static bool
first_ask_course(struct first *f)
{
	const struct pack *p = NULL;
	bool known = first_known(f, "course");

	while (!known) {
		struct err e = { 0 };

		if (!first_ask(f, _("For a course? [yes/no]")))
			return false;
		bool none = !f->answer.n || first_says(f, "no");
		p = none ? NULL : first_pack(f, &e);
		known = none || p;
		if (!known)
			first_print(f->a, e.text);
	}
	if (!first_kept_get(f->kept, "course")) {
		text_set(&f->answer, p ? p->name : "");
		first_keep(f, "course");
	}
	return !f->answer.n || first_ask_due(f);
}

/* ---- who it is ---- */

/* "I coach" is no field that is explored. */
static bool
first_ask_exploring(struct first *f)
{
	if (first_known(f, "exploring"))
		return true;
	if (!first_ask_setting(f, "exploring", N_("What are you exploring: a field, a kind of work? "
			"(\"I coach\" if you do.)")))
		return false;
	bool coach = first_says_coach(text_str(&f->answer));
	first_set(f, coach ? "coach" : "exploring", coach ? "yes" : text_str(&f->answer));
	first_keep(f, "exploring");
	return true;
}

static bool
first_ask_person(struct first *f)
{
	return first_ask_text(f, "name", N_("What is your name?")) && first_ask_exploring(f) &&
		(f->a->desk.config.coach || (first_ask_self(f) && first_ask_course(f)));
}

/* ---- the face ---- */

/* The cells of a braille line; asked until they are some, or nothing. */
static bool
first_ask_cells(struct first *f)
{
	static const char *const cells[] = { "20", "40", "80" };

	if (first_known(f, "cells"))
		return true;
	while (first_ask(f, _("How many cells has its line? [20/40/80]"))) {
		bool some = f->answer.n && word_find(cells, LEN(cells), f->answer.s, false) >= 0;
		if (some)
			first_set(f, "columns", f->answer.s);
		if (some || !f->answer.n) {
			first_keep(f, "cells");
			return true;
		}
		first_print(f->a, _("Say 20, 40 or 80: the nearest that is not more."));
	}
	return false;
}

/* Of who has plain lines for the ear or the fingers. False: the input has ended. */
static bool
first_ask_reader(struct first *f)
{
	static const char *const words[] = { "speech", "braille" };
	int at = -1;

	if (first_known(f, "reader"))
		at = first_find(f, words, LEN(words));
	else if (!first_ask_one(f, _("Do you use speech or braille? [speech/braille]"), words, LEN(words), &at))
		return false;
	else
		first_keep(f, "reader");
	if (at >= 0) /* the next start has plain lines without being asked for them */
		first_set(f, "linear", "yes");
	return at != 1 || first_ask_cells(f);
}

static bool
first_take_lines(struct first *f)
{
	first_set(f, "linear", "yes");
	if (f->a->ui.linear) {
		first_print(f->a, _("Plain lines are kept for the next start as well."));
		return true;
	}
	f->a->ui.linear = true;
	start_tell_lines(f->a, _("the setting linear"));
	return first_ask_reader(f);
}

/* The clock is told by minutes, and no frame is drawn. */
static void
first_take_announce(struct first *f)
{
	first_set(f, "announce", "yes");
	first_set(f, "clock", "minutes");
	first_print(f->a, _("The full screen tells its times and draws no frames."));
}

static bool
first_ask_ear(struct first *f)
{
	static const char *const words[] = { "lines", "screen" };
	int at = -1;

	text_clear(&f->answer);
	while (!f->a->ui.linear && at < 0) {
		if (!first_ask_line(f, _("Plain lines that only append, or the full screen, made for a screen "
			"reader? [lines/screen]")))
			return false;
		at = f->answer.n ? first_find(f, words, LEN(words)) : 0;
		if (at < 0)
			first_print_words(f, words, LEN(words));
	}
	if (at != 1)
		return first_take_lines(f);
	first_take_announce(f);
	return true;
}

static bool
first_ask_face(struct first *f)
{
	static const char *const words[] = { "full", "plain", "reader" };
	enum { FULL, PLAIN, READER };
	int at;

	if (first_known(f, "face"))
		return true;
	if (!first_ask_one(f, _("Full screen, plain lines that only append, or full screen with a screen "
			"reader? [full/plain/reader]"), words, LEN(words), &at))
		return false;
	if (at == READER)
		first_take_announce(f);
	else if (at == PLAIN)
		first_set(f, "linear", "yes");
	first_keep(f, "face");
	return at != PLAIN || first_take_lines(f);
}

void
first_start(struct app *a, bool by_ear, struct first_kept *kept)
{
	struct first f = { .a = a, .kept = kept };

	desk_settings_begin(&a->desk);
	setvbuf(stdin, NULL, _IONBF, 0); /* what follows the answers is the loop's to read */
	first_print(a, kept->lines.n
		? _("halfhour: the questions of the first start go on where they stopped; :settings changes "
		    "what you said. If you use a screen reader, answer any of them with: screen reader\n\n")
		: _("halfhour: a workbook for informational interviews.\n"
		    "A few questions first; Enter skips one, a full stop skips the rest, :settings changes "
		    "them later. If you use a screen reader, answer any of them with: screen reader\n\n"));
	if ((!by_ear || first_ask_reader(&f)) && first_ask_person(&f) && !a->ui.linear &&
		!a->desk.config.announce)
		first_ask_face(&f);
	text_free(&f.answer);
}

/* ---- once there is a workbook ---- */

static void
first_course(struct app *a, const char *pack, int day)
{
	struct text said = { 0 };
	struct err e = { 0 };

	if (coursework_choose(&a->desk, pack, day, &said, &e))
		ui_say(&a->ui, "%s", text_str(&said));
	else
		command_fail(&e);
	text_free(&said);
}

void
first_finish(struct app *a, struct first_kept *k)
{
	const char *pack = first_kept_get(k, "course"), *due = first_kept_get(k, "due");
	int day = 0;

	if (due)
		word_int(due, 0, INT_MAX, &day);
	if (pack && strcmp(pack, "-") != 0)
		first_course(a, pack, day);
	if (k->lines.n)
		unlink(k->path);
}
