/* From the command line to the command, or to the full program. */
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "first.h"

#ifndef VERSION
#define VERSION "0.1"
#endif

/* Inside, text is UTF-8 whatever the locale; where the terminal cannot show it, `ascii`
 * has the back ends put what the locale's charset has (base/charset.c), or the nearest ASCII. */
static bool
locale_asks_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *value = NULL;

	for (size_t i = 0; i < LEN(names) && !(value && *value); i++)
		value = getenv(names[i]);
	return value && (strcasestr(value, "utf-8") || strcasestr(value, "utf8"));
}

/* A locale that is not installed here (LC_CTYPE=UTF-8 of a Mac, en_US.UTF-8) says all the same
 * what the terminal shows. */
static bool
set_locale(void)
{
	bool known = setlocale(LC_ALL, "") || setlocale(LC_CTYPE, "");
	const char *codeset = nl_langinfo(CODESET);
	bool utf8 = strcmp(codeset, "UTF-8") == 0;

	if (known && !utf8 && strcmp(codeset, "ANSI_X3.4-1968") != 0)
		charset_open(setlocale(LC_CTYPE, NULL));
	if (!utf8 && !setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "C.utf8");
	setlocale(LC_NUMERIC, "C");
	language_open();
	return !utf8 && (known || !locale_asks_utf8());
}

/* What a person has asked for plain lines by; NULL: nothing. */
static const char *
lines_asked(const struct app *a, const struct args *g)
{
	const char *accessible = getenv("ACCESSIBLE");

	if (args_has(g, "linear"))
		return "--linear";
	if (accessible && strcmp(accessible, "1") == 0)
		return "ACCESSIBLE=1";
	return a->desk.config.linear ? _("the setting linear") : NULL;
}

/* Where nothing else is possible. */
static bool
lines_needed(struct text *why)
{
	const char *term = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		text_add(why, _("no terminal"));
	else if (term && !term_capable(term))
		text_addf(why, "TERM=%.40s", term);
	return why->n > 0;
}

/* Plain lines or the full screen. True: a person asked for plain lines. */
static bool
choose_face(struct app *a, const struct args *g)
{
	const char *asked = lines_asked(a, g);
	struct text needed = { 0 };

	if (asked || lines_needed(&needed)) {
		a->ui.linear = true;
		start_tell_lines(a, asked ? asked : text_str(&needed));
	}
	text_free(&needed);
	return asked != NULL;
}

static int
show_usage(const struct args *g)
{
	struct text out = { 0 };

	if (args_has(g, "version"))
		text_add(&out, "halfhour " VERSION "\n");
	else if (g->group)
		command_usage_group(g->group, &out);
	else
		command_usage(g->command, &out);
	int status = command_print(&out, false);
	text_free(&out);
	return status;
}

/* What is wrong in them is told; the defaults stand in its place. */
static void
load_settings(struct app *a)
{
	char *path = path_config();

	config_init(&a->desk.config);
	config_load(&a->desk.config, path, &a->misread);
	command_tell_each(&a->misread);
	free(path);
}

/* What programs that were killed while they wrote left beside settings, packs and edited texts. The store
 * looks for itself. */
static void
sweep(const struct app *a)
{
	char *config = path_config(), *state = path_state("edit");

	temporary_sweep_beside(config);
	temporary_sweep_beside(state);
	temporary_sweep(a->desk.bank_dir);
	free(config);
	free(state);
}

static int
main_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };

	moment_read(&a->ui.now);
	a->desk.now = &a->ui.now;
	a->workbook = path_workbook(args_get(g, "workbook"));
	a->desk.bank_dir = path_bank_user(args_get(g, "bank"));
	if (!g->command || g->command->flags & COMMAND_SCREEN)
		sweep(a);
	load_settings(a);
	command_columns(a->desk.config.columns);
	bool by_ear = choose_face(a, g);
	bool first = !g->command && !path_exists(a->workbook);
	struct first_kept kept = { 0 };
	if (!g->command)
		first_kept_open(&kept, a->workbook);
	if (first)
		first_start(a, by_ear, &kept);
	if (g->command ? !command_open_present(a, g->command, &e)
		       : !command_open_store(a, COMMAND_WRITES | COMMAND_SCREEN, &e))
		return command_fail(&e);
	if (first)
		desk_settings_end(&a->desk);
	if (!g->command)
		first_finish(a, &kept);
	first_kept_done(&kept);
	return g->command ? g->command->run(a, g) : start_program(a, NULL, NULL);
}

/* Started with one of them closed, the next file opened would take its number, and what is
 * printed would go into that file. Written to, these fail as the closed one would. */
static void
keep_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0)
			return;
}

int
main(int argc, char **argv)
{
	struct app app = { 0 };
	struct args g;

	keep_standard_files();
	core_off();
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a full disk, not the end */
	app.ui.ascii = set_locale();
	command_ascii(app.ui.ascii);
	if (!args_read(&g, commands, argc, argv))
		return EXIT_USAGE;
	if (g.group || args_has(&g, "help") || args_has(&g, "version"))
		return show_usage(&g);
	int status = main_run(&app, &g);
	app_done(&app);
	args_done(&g);
	return status;
}
