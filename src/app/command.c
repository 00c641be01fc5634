/* What commands share: how they open the workbook, print, end and fail. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "bank.h"
#include "command.h"
#include "model/contact.h"

static bool only_ascii;

void
command_ascii(bool on)
{
	only_ascii = on;
}

/* For a terminal that shows no UTF-8; a file or a pipe has it as it is, unless the locale has
 * a charset of its own. */
static void
make_shown(struct text *t, int fd)
{
	struct text plain = { 0 };

	if (!only_ascii || (!charset_is() && !isatty(fd)))
		return;
	text_ascii(&plain, text_str(t));
	text_clear(t);
	charset_out(t, text_str(&plain));
	text_free(&plain);
}

static int command_cells; /* of a line for a person; 0: any */

void
command_columns(int columns)
{
	command_cells = columns;
}

int
command_fail(const struct err *e)
{
	struct text safe = { 0 }, line = { 0 };
	struct strings lines = { 0 };

	fflush(stdout);
	text_show(&safe, e->text);
	text_addf(&line, "halfhour: %s", text_str(&safe));
	utf8_wrap(&lines, text_str(&line), command_cells ? command_cells : INT_MAX);
	text_clear(&safe);
	for (size_t i = 0; i < lines.n; i++)
		text_addf(&safe, "%s\n", lines.s[i]);
	make_shown(&safe, STDERR_FILENO);
	fputs(text_str(&safe), stderr);
	strings_free(&lines);
	text_free(&line);
	text_free(&safe);
	return EXIT_WRONG;
}

void
command_say_anyway(struct err *e)
{
	size_t n = strlen(e->text);

	snprintf(e->text + n, sizeof(e->text) - n, " Add --anyway to add it again.");
}

void
command_tell_each(const struct strings *said)
{
	for (size_t i = 0; i < said->n; i++) {
		struct err e = { 0 };

		err_set(&e, "%s", said->s[i]);
		command_fail(&e);
	}
}

void
command_fail_each(struct strings *said)
{
	command_tell_each(said);
	strings_free(said);
}

struct bank *
command_bank(struct app *a)
{
	struct bank *b = desk_bank(&a->desk);
	size_t n = a->desk.bank_errors;
	struct err e = { 0 };

	if (n) {
		err_set(&e, count_form(n, "The question packs have %zu error, and what has it may be "
			"missing here. See: halfhour bank check",
			"The question packs have %zu errors, and what has one may be missing here. "
			"See: halfhour bank check"), n);
		command_fail(&e);
	}
	return b;
}

/* Leaves errno where it fails. */
static bool
command_print_lines(const struct text *out, bool raw)
{
	struct text safe = { 0 };

	/* JSON and documents are files: UTF-8, unless a terminal is to show them. */
	bool as_is = raw && !(charset_is() && isatty(STDOUT_FILENO));
	if (!as_is) {
		text_show_lines(&safe, text_str(out));
		make_shown(&safe, STDOUT_FILENO);
	}
	const struct text *t = as_is ? out : &safe;
	bool good = fwrite(text_str(t), 1, t->n, stdout) == t->n && fflush(stdout) == 0;
	int why = errno;
	text_free(&safe);
	errno = why;
	return good;
}

int
command_print(const struct text *out, bool raw)
{
	struct err e = { 0 };

	if (command_print_lines(out, raw))
		return EXIT_DONE;
	err_set(&e, "could not write to standard output: %s", strerror(errno));
	return command_fail(&e);
}

int
command_print_done(const struct text *out, bool raw, const char *done)
{
	struct err e = { 0 };

	signal(SIGPIPE, SIG_IGN); /* a reader that is gone must not hide what was done */
	if (command_print_lines(out, raw))
		return EXIT_DONE;
	err_set(&e, "%.400s, but that could not be written to standard output: %s. Do not repeat it.",
		done, strerror(errno));
	return command_fail(&e);
}

int
command_done(const struct text *said)
{
	struct text out = { 0 }, done = { 0 };

	text_addf(&out, "%s\n", text_str(said));
	text_addn(&done, text_str(said), said->n - (said->n && said->s[said->n - 1] == '.'));
	int status = command_print_done(&out, false, text_str(&done));
	text_free(&out);
	text_free(&done);
	return status;
}

int
command_output(const struct app *a, const struct args *g, const struct text *out)
{
	const struct ours ours = { a->workbook, a->desk.bank_dir };
	const char *file = args_get(g, "output");
	unsigned how = OUTPUT_WAIT | (args_has(g, "force") ? OUTPUT_FORCE : 0);
	struct err e = { 0 };

	if (!file)
		return command_print(out, true);
	return output_write(&ours, file, out, how, &e) ? EXIT_DONE : command_fail(&e);
}
