/* The command line read by the rows of its command. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "model/contact.h"
#include "wording.h"

const struct option_row global_options[] = {
	{ "workbook", 'w', "FILE", "the workbook to open" },
	{ "bank", 0, "DIR", "the folder of your own question packs" },
	{ "linear", 0, NULL, "plain lines that only append, for a screen reader or a dumb terminal" },
	{ "help", 'h', NULL, "show this and leave" },
	{ "version", 'V', NULL, "show the version and leave" },
};
const size_t n_global_options = LEN(global_options);

static void
add_rows(struct args *g, const struct option_row *rows, size_t n)
{
	for (size_t i = 0; i < n && rows[i].name && g->n_rows < ARGS_MOST; i++)
		g->rows[g->n_rows++] = rows[i];
}

struct option_row
args_field(const struct contact_field *f)
{
	const char *value = f->flags & FIELD_BARE ? "[=WORD]" : f->words ? "WORD" : "TEXT";

	return (struct option_row){ f->name, 0, value, f->label };
}

static void
args_add_fields(struct args *g)
{
	for (size_t i = 0; i < n_contact_fields; i++) {
		struct option_row row = args_field(&contact_fields[i]);
		add_rows(g, &row, 1);
	}
}

static int
takes_value(const struct option_row *row)
{
	if (!row->value)
		return no_argument;
	return *row->value == '[' ? optional_argument : required_argument;
}

/* "--jsn" is perhaps "--json"; "--re" begins several and is none of them. */
static bool
args_no_option(const struct args *g, const char *typed, struct err *e)
{
	const char *name = typed + strspn(typed, "-");
	char word[64];
	struct word_nearest near = { .typed = word };
	size_t n = strcspn(name, "="), begun = 0;

	snprintf(word, sizeof(word), "%.*s", (int)(n < sizeof(word) ? n : sizeof(word) - 1), name);
	for (size_t i = 0; i < g->n_rows; i++) {
		begun += n > 0 && strncmp(g->rows[i].name, name, n) == 0;
		word_nearest(&near, g->rows[i].name);
	}
	if (begun > 1)
		return err_set(e, "more than one option begins with \"%.80s\"", typed);
	if (!near.best)
		return err_set(e, "there is no option \"%.80s\"", typed);
	return err_set(e, "there is no option \"%.80s\"; is it \"--%s\"?", typed, near.best);
}

/* What getopt met, told by ourselves: it would echo what was typed, escapes and all. */
static bool
args_refuse(const struct args *g, const char *typed)
{
	size_t at = (size_t)(optopt - 256);
	struct err e = { 0 };

	for (size_t i = 0; optopt && optopt < 256 && i < g->n_rows; i++)
		if (optopt == g->rows[i].letter)
			at = i;
	if (optopt && at < g->n_rows && g->rows[at].value)
		err_set(&e, "--%s needs a value: %s", g->rows[at].name, g->rows[at].value);
	else if (optopt >= 256 && at < g->n_rows)
		err_set(&e, "--%s takes no value", g->rows[at].name);
	else if (optopt > ' ' && optopt < 127)
		err_set(&e, "there is no option \"-%c\"", optopt);
	else
		args_no_option(g, typed, &e);
	command_fail(&e);
	return false;
}

/* Reads options up to the first argument (in_order) or all of them. */
static bool
read_options(struct args *g, int argc, char **argv, bool in_order)
{
	struct option longs[ARGS_MOST + 1] = { { 0 } };
	char shorts[2 * ARGS_MOST + 2] = { 0 };
	size_t n = 0;

	if (in_order)
		shorts[n++] = '+';
	for (size_t i = 0; i < g->n_rows; i++) {
		longs[i].name = g->rows[i].name;
		longs[i].has_arg = takes_value(&g->rows[i]);
		longs[i].val = 256 + (int)i;
		if (g->rows[i].letter)
			shorts[n++] = g->rows[i].letter;
		if (g->rows[i].letter && g->rows[i].value)
			shorts[n++] = ':';
	}
	optind = 0;
	opterr = 0;
	for (int c; (c = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
		size_t at = (size_t)(c - 256);
		for (size_t i = 0; c < 256 && i < g->n_rows; i++)
			if (c == g->rows[i].letter)
				at = i;
		if (c == '?' || at >= g->n_rows)
			return args_refuse(g, argv[optind > 1 ? optind - 1 : 1]);
		g->values[at] = optarg ? optarg : "";
		if (g->n_seen < ARGS_SEEN) {
			g->seen[g->n_seen].row = at;
			g->seen[g->n_seen++].value = g->values[at];
		}
	}
	return true;
}

static bool
args_is_named(const struct command *c, int argc, char **argv, int *words)
{
	const char *blank = strchr(c->name, ' ');
	size_t first = blank ? (size_t)(blank - c->name) : strlen(c->name);

	if (strlen(argv[0]) != first || strncmp(c->name, argv[0], first) != 0)
		return false;
	if (blank && (argc < 2 || strcmp(blank + 1, argv[1]) != 0))
		return false;
	*words = blank ? 2 : 1;
	return true;
}

/* "add" is no command: several begin with it. */
static bool
args_is_group(const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i < n_commands; i++)
		if (strncmp(commands[i]->name, word, n) == 0 && commands[i]->name[n] == ' ')
			return true;
	return false;
}

/* Of two words where the command has two. */
static const char *
args_near_command(const struct command *const *known, int argc, char **argv)
{
	struct word_nearest near = { 0 }, second = { 0 };
	struct text both = { 0 };

	near.typed = argv[0];
	text_addf(&both, "%s %s", argv[0], argc > 1 ? argv[1] : "");
	second.typed = text_str(&both);
	for (; *known; known++) {
		bool two = strchr((*known)->name, ' ') != NULL;
		if (!two || argc > 1)
			word_nearest(two ? &second : &near, (*known)->name);
	}
	text_free(&both);
	return !near.best || (second.best && second.edits < near.edits) ? second.best : near.best;
}

static void
args_no_command(const struct args *g, const struct command *const *known, int argc, char **argv)
{
	const char *near = args_near_command(known, argc, argv);
	struct err e = { 0 };

	if (near)
		err_set(&e, "there is no command \"%.80s\"; is it \"%s\"? `halfhour --help` lists them",
			argv[0], near);
	else if (g->group)
		err_set(&e, "\"%s\" needs one word more; `halfhour %s --help` lists them", argv[0],
			argv[0]);
	else
		err_set(&e, "there is no command \"%.80s\"; `halfhour --help` lists them", argv[0]);
	command_fail(&e);
}

static bool
find_command(struct args *g, const struct command *const *known, int argc, char **argv, int *words)
{
	for (size_t i = 0; known[i]; i++)
		if (args_is_named(known[i], argc, argv, words)) {
			g->command = known[i];
			return true;
		}
	g->group = args_is_group(argv[0]) ? argv[0] : NULL;
	if (g->group && argc > 1 && strcmp(argv[1], "--help") == 0)
		return true;
	args_no_command(g, known, argc, argv);
	return false;
}

static bool
check_count(const struct args *g)
{
	const struct command *c = g->command;
	if (args_has(g, "help") || args_has(g, "version"))
		return true;
	if (g->n_rest >= c->least && (c->most < 0 || g->n_rest <= c->most))
		return true;
	fprintf(stderr, "halfhour %s: %s; usage: halfhour %s %s\n", c->name,
		g->n_rest < c->least ? "something is missing" : "too many arguments", c->name,
		c->args);
	return false;
}

/* ---- what is no path comes in through the gate ---- */

static char *
args_accept(struct args *g, const char *value)
{
	struct text in = { 0 }, utf8 = { 0 };

	charset_in(NULL, value, strlen(value), &utf8);
	text_accept(&in, text_str(&utf8), utf8.n, ACCEPT_LINES);
	strings_add(&g->kept, text_str(&in));
	text_free(&utf8);
	text_free(&in);
	return g->kept.s[g->kept.n - 1];
}

static bool
args_is_path(const char *word)
{
	return word && (strstr(word, "FILE") || strstr(word, "DIR"));
}

static void
args_accept_all(struct args *g)
{
	for (size_t i = 0; i < g->n_rows; i++)
		if (g->values[i] && !args_is_path(g->rows[i].value))
			g->values[i] = args_accept(g, g->values[i]);
	for (int i = 0; i < g->n_rest && g->command->args[0] != 'F' &&
			strncmp(g->command->args, "[FILE", 5) != 0; i++)
		g->rest[i] = args_accept(g, g->rest[i]);
}

void
args_done(struct args *g)
{
	strings_free(&g->kept);
}

bool
args_read(struct args *g, const struct command *const *known, int argc, char **argv)
{
	int words = 0;

	memset(g, 0, sizeof(*g));
	add_rows(g, global_options, n_global_options);
	if (!read_options(g, argc, argv, true))
		goto usage;
	argc -= optind;
	argv += optind;
	if (argc == 0)
		return true;
	if (!find_command(g, known, argc, argv, &words))
		return false;
	if (!g->command)
		return true;
	add_rows(g, g->command->options, LEN(g->command->options));
	if (g->command->flags & COMMAND_FIELDS)
		args_add_fields(g);
	argc -= words - 1;
	argv += words - 1;
	argv[0] = (char *)"halfhour";
	if (!read_options(g, argc, argv, false))
		goto usage;
	g->rest = argv + optind;
	g->n_rest = argc - optind;
	args_accept_all(g);
	return check_count(g);
usage:
	fprintf(stderr, "Try `halfhour%s%s --help`.\n", g->command ? " " : "",
		g->command ? g->command->name : "");
	return false;
}

const char *
args_get(const struct args *g, const char *name)
{
	for (size_t i = 0; i < g->n_rows; i++)
		if (strcmp(g->rows[i].name, name) == 0 && g->values[i])
			return g->values[i];
	return NULL;
}

void
args_all(const struct args *g, const char *name, struct strings *out)
{
	struct text t = { 0 };

	for (size_t i = 0; i < g->n_seen; i++) {
		if (strcmp(g->rows[g->seen[i].row].name, name) != 0)
			continue;
		text_clear(&t);
		text_accept(&t, g->seen[i].value, strlen(g->seen[i].value), ACCEPT_LINE);
		strings_add(out, text_str(&t));
	}
	text_free(&t);
}

bool
args_has(const struct args *g, const char *name)
{
	return args_get(g, name) != NULL;
}

bool
args_number(const struct args *g, const char *name, int *out, struct err *e)
{
	const char *s = args_get(g, name);
	char *end;

	if (!s)
		return true;
	errno = 0;
	long n = strtol(s, &end, 10);
	if (errno || *end || end == s || n < 1 || n > 100000)
		return err_set(e, "--%s takes a whole number from 1 on, not \"%s\"", name, s);
	*out = (int)n;
	return true;
}

void
args_words(const struct args *g, int from, struct text *out)
{
	for (int i = from; i < g->n_rest; i++)
		text_addf(out, "%s%s", i > from ? " " : "", g->rest[i]);
}
