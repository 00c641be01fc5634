/* main.c: halfhour-centre's command line: a row a command, a row an option. */
#include <getopt.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "centre.h"

/* ---- commands ---- */

struct command {
	const char *name, *args, *help;
	const char *options;         /* letters of the options it takes */
	int least, most;             /* of what is no option; -1: any number */
	bool (*whole)(const struct wish *w, struct err *e); /* what must be there; NULL: nothing */
	int (*run)(const struct wish *w);
};

static bool
main_want_course(const struct wish *w, struct err *e)
{
	return w->course || err_set(e, "Name the course, with --course.");
}

static bool
main_want_folder(const struct wish *w, struct err *e)
{
	return w->output || err_set(e, "Name the folder for the files, with -o.");
}

static bool
main_want_page(const struct wish *w, struct err *e)
{
	return !w->format || strcmp(w->format, "md") == 0 || strcmp(w->format, "html") == 0 ||
		err_set(e, "--as takes md or html.");
}

static bool
main_want_members(const struct wish *w, struct err *e)
{
	return (!w->instructors.n && !w->coaches.n) || w->course ||
		err_set(e, "For which course? Name it, with --course.");
}

static const struct command commands[] = {
	{ "setup", "[--course NAME] [--coach ROLE]... [--instructor ROLE]...",
		"Makes the tables and roles, and brings them up to date.", "cki", 0, 0, main_want_members, centre_setup },
	{ "load", "[--course NAME] [--jobs N] [--passphrase-file FILE] FILE|FOLDER...",
		"Takes students' shares in, and feedback.", "cjp", 1, -1, NULL, centre_load },
	{ "hand-out", "--course NAME [--each N] [--twice N] [--coach ROLE]...",
		"Gives conversations to coaches, one in N to two.", "cetk", 0, 0, main_want_course, centre_hand_out },
	{ "take", "[--as COACH] -o FOLDER", "Writes a coach's share files, to be reviewed in halfhour.", "ao", 0, 0,
		main_want_folder, centre_take },
	{ "give-back", "[--as COACH] FILE...", "Takes a coach's feedback in.", "ap", 1, -1, NULL, centre_give_back },
	{ "figures", "[--course NAME] [--json | --as md|html] [-o FILE [--force]]",
		"Counts conversations, figures and marks.", "cJfoF", 0, 0, main_want_page, centre_figures },
	{ "forget", "STUDENT|COURSE", "Removes a student or a course for good.", "", 1, 1, NULL, centre_forget },
};

/* ---- options ---- */

enum { OPT_HELP = 256, OPT_VERSION };
static const struct option options[] = {
	{ "course", 1, NULL, 'c' }, { "coach", 1, NULL, 'k' }, { "instructor", 1, NULL, 'i' },
	{ "jobs", 1, NULL, 'j' }, { "passphrase-file", 1, NULL, 'p' }, { "each", 1, NULL, 'e' },
	{ "twice", 1, NULL, 't' }, { "as", 1, NULL, 'a' }, { "output", 1, NULL, 'o' },
	{ "json", 0, NULL, 'J' }, { "force", 0, NULL, 'F' }, { "help", 0, NULL, OPT_HELP },
	{ "version", 0, NULL, OPT_VERSION }, { 0 },
};
static const struct { int letter; const char *args, *help; } option_helps[] = {
	{ 'c', "--course NAME", "the course" }, { 'k', "--coach ROLE", "a coach, by the role they come as" },
	{ 'i', "--instructor ROLE", "an instructor of the course, by their role" },
	{ 'j', "--jobs N", "so many files at a time (as many as there are processors)" },
	{ 'p', "--passphrase-file FILE", "the passphrase of sealed files" },
	{ 'e', "--each N", "at most so many to each coach now" },
	{ 't', "--twice N", "one in N goes to two coaches, who do not see each other's marks" },
	{ 'a', "--as COACH", "as that coach, where your role may" }, { 'o', "-o FOLDER", "where the files go" },
	{ 'f', "--as md|html", "as a page" }, { 'J', "--json", "as JSON" },
	{ 'F', "--force", "over a file that is there" },
};

static const struct command *
main_command(const char *name)
{
	for (size_t i = 0; i < LEN(commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static void
main_help(const struct command *k)
{
	printf("usage: halfhour-centre %s %s\n%s\n", k->name, k->args, k->help);
	for (size_t i = 0; i < LEN(option_helps); i++)
		if (strchr(k->options, option_helps[i].letter))
			printf("  %-24s %s\n", option_helps[i].args, option_helps[i].help);
}

static void
main_help_all(void)
{
	puts("usage: halfhour-centre COMMAND [OPTION]...\n"
		"Keeps a term's conversations for many coaches on a PostgreSQL server.\n");
	for (size_t i = 0; i < LEN(commands); i++)
		printf("  %-10s %s\n", commands[i].name, commands[i].help);
	puts("\nThe server is named by PGSERVICE, or by PGHOST and PGDATABASE; halfhour-centre COMMAND --help\n"
		"tells more of each.");
}

static bool
main_number(const char *name, const char *s, long *out, struct err *e)
{
	char *end;

	*out = strtol(s, &end, 10);
	return (*s && !*end && *out > 0 && *out <= 100000) ||
		err_set(e, "--%s needs a number from 1 on, not \"%s\".", name, s);
}

static bool
main_option(struct wish *w, int letter, const char *value, struct err *e)
{
	switch (letter) {
	case 'c': w->course = value; return true;
	case 'k': strings_add(&w->coaches, value); return true;
	case 'i': strings_add(&w->instructors, value); return true;
	case 'j': return main_number("jobs", value, &w->jobs, e);
	case 'p': w->passphrase_file = value; return true;
	case 'e': return main_number("each", value, &w->each, e);
	case 't': return main_number("twice", value, &w->twice, e);
	case 'a': w->as = value; return true;
	case 'f': w->format = value; return true;
	case 'o': w->output = value; return true;
	case 'J': w->json = true; return true;
	case 'F': w->force = true; return true;
	default: return false;
	}
}

/* Returns an exit status, or -1: the command is to be run. */
static int
main_options(const struct command *k, int argc, char **argv, struct wish *w, struct err *e)
{
	int letter;

	opterr = 0;
	while ((letter = getopt_long(argc, argv, ":o:", options, NULL)) != -1) {
		if (letter == OPT_HELP) {
			main_help(k);
			return CENTRE_DONE;
		}
		if (letter == 'a' && strchr(k->options, 'f'))
			letter = 'f';        /* figures --as is a format */
		if (letter == ':')
			err_set(e, "%s needs a value behind it.", argv[optind - 1]);
		else if (letter == '?' || !strchr(k->options, letter))
			err_set(e, "%s does not know the option %s. Try: halfhour-centre %s --help", k->name,
				argv[optind - 1], k->name);
		else if (main_option(w, letter, optarg, e))
			continue;
		return CENTRE_USAGE;
	}
	for (; optind < argc; optind++)
		strings_add(&w->rest, argv[optind]);
	return -1;
}

static int
main_run(const struct command *k, int argc, char **argv)
{
	struct wish w = { 0 };
	struct err e = { 0 };
	int status = main_options(k, argc, argv, &w, &e);

	if (status < 0 && ((int)w.rest.n < k->least || (k->most >= 0 && (int)w.rest.n > k->most)))
		status = !err_set(&e, "%s is used so: halfhour-centre %s %s", k->name, k->name, k->args) + 1;
	if (status < 0 && k->whole && !k->whole(&w, &e))
		status = CENTRE_USAGE;
	if (status < 0)
		status = k->run(&w);
	else if (*e.text)
		centre_fail(&e);
	strings_free(&w.coaches);
	strings_free(&w.instructors);
	strings_free(&w.rest);
	return status;
}

int
main(int argc, char **argv)
{
	const struct command *k = argc > 1 ? main_command(argv[1]) : NULL;
	struct err e;

	setlocale(LC_CTYPE, "");
	core_off();
	if (argc > 1 && strcmp(argv[1], "--version") == 0)
		return puts("halfhour-centre " VERSION) < 0;
	if (argc < 2 || strcmp(argv[1], "--help") == 0) {
		main_help_all();
		return argc < 2 ? CENTRE_USAGE : CENTRE_DONE;
	}
	if (k)
		return main_run(k, argc - 1, argv + 1);
	err_set(&e, "There is no command \"%s\". Try: halfhour-centre --help", argv[1]);
	centre_fail(&e);
	return CENTRE_USAGE;
}
