#include <string.h>

#include "manual.h"

static const char head[] =
	"# fish completion for halfhour(1), printed from the program's tables: make manual\n"
	"\n"
	"# Whether the command on the line so far is this one (nothing: none yet).\n"
	"function __halfhour_is\n"
	"\tset -l found\n"
	"\tset -l skip 0\n"
	"\tfor word in (commandline -opc)[2..-1]\n"
	"\t\tif test $skip = 1\n"
	"\t\t\tset skip 0\n"
	"\t\t\tcontinue\n"
	"\t\tend\n"
	"\t\tswitch $word\n";

static const char body[] =
	"\t\t\tcase '-*'\n"
	"\t\t\tcase '*'\n"
	"\t\t\t\tset -l longer (string join ' ' $found $word)\n"
	"\t\t\t\tcontains -- $longer";

static const char tail[] =
	"; or break\n"
	"\t\t\t\tset found $longer\n"
	"\t\tend\n"
	"\tend\n"
	"\ttest \"$found\" = \"$argv\"\n"
	"end\n"
	"\n"
	"complete -c halfhour -f\n";

static void
add_quoted(struct text *out, const char *s)
{
	text_addc(out, '\'');
	for (; *s; s++) {
		if (*s == '\'' || *s == '\\')
			text_addc(out, '\\');
		text_addc(out, *s);
	}
	text_addc(out, '\'');
}

static void
add_option(struct text *out, const struct command *c, const struct option_row *row)
{
	struct text words = { 0 };

	value_words(row, &words);
	text_add(out, "complete -c halfhour");
	if (c)
		text_addf(out, " -n '__halfhour_is %s'", c->name);
	text_addf(out, " -l %s", row->name);
	if (row->letter)
		text_addf(out, " -s %c", row->letter);
	if (row->value && strcmp(text_str(&words), "FILE") == 0)
		text_add(out, " -rF");
	else if (row->value && strcmp(text_str(&words), "DIR") == 0)
		text_add(out, " -xa '(__fish_complete_directories)'");
	else if (row->value && words.n)
		text_addf(out, " -xa '%s'", words.s);
	else if (row->value)
		text_add(out, " -x");
	text_add(out, " -d ");
	add_quoted(out, row->help);
	text_addc(out, '\n');
	text_free(&words);
}

/* A command of two words is offered a word at a time. */
static void
add_command(struct text *out, size_t i)
{
	const struct command *c = commands[i];
	bool two, first;
	size_t n = first_word(i, &two, &first);

	if (two && first)
		text_addf(out, "complete -c halfhour -n __halfhour_is -a %.*s\n", (int)n, c->name);
	text_add(out, "complete -c halfhour -n ");
	if (two)
		text_addf(out, "'__halfhour_is %.*s' -a %s -d ", (int)n, c->name, c->name + n + 1);
	else
		text_addf(out, "__halfhour_is -a %s -d ", c->name);
	add_quoted(out, c->help);
	text_addc(out, '\n');
	if (takes_files(c))
		text_addf(out, "complete -c halfhour -n '__halfhour_is %s' -F\n", c->name);
	struct option_list l = { .command = c, .own = true };
	while (option_next(&l))
		add_option(out, c, &l.row);
}

void
fish_write(struct text *out)
{
	text_add(out, head);
	for (size_t i = 0; i < n_global_options; i++) {
		const struct option_row *row = &global_options[i];
		if (row->value && row->letter)
			text_addf(out, "\t\t\tcase --%s -%c\n\t\t\t\tset skip 1\n", row->name,
				row->letter);
		else if (row->value)
			text_addf(out, "\t\t\tcase --%s\n\t\t\t\tset skip 1\n", row->name);
	}
	text_add(out, body);
	for (size_t i = 0; i < n_commands; i++) {
		bool two, first;
		int n = (int)first_word(i, &two, &first);
		if (two && first)
			text_addf(out, " %.*s", n, commands[i]->name);
		text_addc(out, ' ');
		add_quoted(out, commands[i]->name);
	}
	text_add(out, tail);
	for (size_t i = 0; i < n_global_options; i++)
		add_option(out, NULL, &global_options[i]);
	for (size_t i = 0; i < n_commands; i++)
		add_command(out, i);
}
