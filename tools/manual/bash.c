#include <string.h>

#include "manual.h"

static const char head[] =
	"# bash completion for halfhour(1), printed from the program's tables: make manual\n"
	"\n"
	"# The command on the line so far: nothing, one word, or two of one command.\n"
	"_halfhour_command() {\n"
	"\tlocal i word found=\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tword=${COMP_WORDS[i]}\n"
	"\t\tcase $word in\n";

static const char body[] =
	"\t\t-*) ;;\n"
	"\t\t*)\n"
	"\t\t\tcase \"${found:+$found }$word\" in\n";

static const char middle[] =
	"\t\t\t*) break ;;\n"
	"\t\t\tesac\n"
	"\t\t\tfound=${found:+$found }$word\n"
	"\t\t\t;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\tcommand=$found\n"
	"}\n"
	"\n"
	"_halfhour() {\n"
	"\tlocal command cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words=\n"
	"\tCOMPREPLY=()\n"
	"\t_halfhour_command\n"
	"\t[[ $cur != = ]] || cur=\n"
	"\t[[ $prev != = ]] || prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
	"\tcase \"$command:$prev\" in\n";

static const char choose[] =
	"\tesac\n"
	"\tif [[ ! $words ]]; then\n"
	"\t\tcase $command in\n";

static const char tail[] =
	"\t\tesac\n"
	"\tfi\n"
	"\t[[ $words != NONE ]] || return 0\n"
	"\t[[ $words != *FILE* || $cur == -* ]] || compopt -o default\n"
	"\t[[ $words != DIR ]] || compopt -o dirnames\n"
	"\twords=\" $words \"\n"
	"\twords=${words// FILE / }\n"
	"\twords=${words// DIR / }\n"
	"\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
	"}\n"
	"\n"
	"complete -F _halfhour halfhour\n";

/* "--workbook|-w": the global ones that take a value, so that it is not a command. */
static void
add_valued(struct text *out)
{
	const char *bar = "";

	text_add(out, "\t\t");
	for (size_t i = 0; i < n_global_options; i++) {
		const struct option_row *row = &global_options[i];
		if (!row->value)
			continue;
		text_addf(out, "%s--%s", bar, row->name);
		if (row->letter)
			text_addf(out, "|-%c", row->letter);
		bar = "|";
	}
	text_add(out, ") [[ ${COMP_WORDS[++i]} != = ]] || ((i++)) ;;\n");
}

/* Every command, and the first word of those of two. */
static void
add_commands(struct text *out)
{
	bool two, first;

	text_add(out, "\t\t\t");
	for (size_t i = 0; i < n_commands; i++) {
		int n = (int)first_word(i, &two, &first);
		if (two && first)
			text_addf(out, "%.*s|", n, commands[i]->name);
		text_addf(out, "\"%s\"", commands[i]->name);
		text_add(out, i + 1 < n_commands ? "|" : ") ;;\n");
	}
}

static void
add_values(struct text *out, const struct command *c)
{
	struct option_list l = { .command = c };

	while (option_next(&l)) {
		struct text words = { 0 };
		if (!l.row.value)
			continue;
		value_words(&l.row, &words);
		text_addf(out, "\t\"%s:--%s\"", c ? c->name : "", l.row.name);
		if (l.row.letter)
			text_addf(out, "|\"%s:-%c\"", c ? c->name : "", l.row.letter);
		text_addf(out, ") words='%s' ;;\n", words.n ? words.s : "NONE");
		text_free(&words);
	}
}

static void
add_option_names(struct text *out, const struct command *c)
{
	struct option_list l = { .command = c };

	while (option_next(&l))
		text_addf(out, " --%s", l.row.name);
}

/* What may follow the first word of commands of two. */
static void
add_second_words(struct text *out, const char *word, int n)
{
	bool two, first;

	text_addf(out, "\t\t%.*s) words='", n, word);
	for (size_t i = 0; i < n_commands; i++) {
		const char *name = commands[i]->name;
		if ((int)first_word(i, &two, &first) == n && two && strncmp(name, word, (size_t)n) == 0)
			text_addf(out, "%s%s", first ? "" : " ", name + n + 1);
	}
	text_add(out, "' ;;\n");
}

static void
add_words(struct text *out)
{
	bool two, first;

	text_add(out, "\t\t'') words='");
	for (size_t i = 0; i < n_commands; i++) {
		int n = (int)first_word(i, &two, &first);
		if (first)
			text_addf(out, "%s%.*s", i ? " " : "", n, commands[i]->name);
	}
	add_option_names(out, NULL);
	text_add(out, "' ;;\n");
	for (size_t i = 0; i < n_commands; i++) {
		int n = (int)first_word(i, &two, &first);
		if (two && first)
			add_second_words(out, commands[i]->name, n);
	}
}

void
bash_write(struct text *out)
{
	text_add(out, head);
	add_valued(out);
	text_add(out, body);
	add_commands(out);
	text_add(out, middle);
	add_values(out, NULL);
	for (size_t i = 0; i < n_commands; i++)
		add_values(out, commands[i]);
	text_add(out, choose);
	add_words(out);
	for (size_t i = 0; i < n_commands; i++) {
		text_addf(out, "\t\t'%s') words='%s", commands[i]->name,
			takes_files(commands[i]) ? "FILE" : "");
		add_option_names(out, commands[i]);
		text_add(out, "' ;;\n");
	}
	text_add(out, tail);
}
