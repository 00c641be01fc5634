#include <string.h>

#include "manual.h"

static const char head[] =
	"#compdef halfhour\n"
	"# zsh completion for halfhour(1), printed from the program's tables: make manual\n"
	"\n"
	"local curcontext=$curcontext state line word found=\n"
	"local -a commands options seconds\n"
	"integer i\n"
	"\n"
	"commands=(\n";

static const char find[] =
	"\n"
	"# The command on the line so far: nothing, one word, or two of one command.\n"
	"for ((i = 2; i < CURRENT; i++)); do\n"
	"\tword=$words[i]\n"
	"\tcase $word in\n";

static const char choose[] =
	"\t-*) ;;\n"
	"\t*)\n"
	"\t\t[[ -n ${(M)commands:#${found:+$found }${word}[ :]*} ]] || break\n"
	"\t\tfound=${found:+$found }$word\n"
	"\t\t;;\n"
	"\tesac\n"
	"done\n"
	"\n"
	"seconds=(${${(M)commands:#$found *}#$found })\n"
	"[[ -n $found ]] || seconds=(${(u)commands%%[ :]*})\n"
	"case $found in\n";

static const char tail[] =
	"esac\n"
	"if ((#seconds)) && [[ $words[CURRENT] != -* && $words[CURRENT-1] != -* ]]; then\n"
	"\tif [[ -n $found ]]; then\n"
	"\t\t_describe command seconds\n"
	"\telse\n"
	"\t\t_values command $seconds\n"
	"\tfi\n"
	"else\n"
	"\t_arguments -S : $options\n"
	"fi\n";

/* Inside '…', and inside the brackets of an option's help. */
static void
add_quoted(struct text *out, const char *s, const char *escaped)
{
	for (; *s; s++) {
		if (*s == '\'')
			text_add(out, "'\\'");
		else if (strchr(escaped, *s))
			text_addc(out, '\\');
		text_addc(out, *s);
	}
}

static void
add_option(struct text *out, const struct option_row *row)
{
	struct text words = { 0 };

	value_words(row, &words);
	text_add(out, "'");
	if (row->letter)
		text_addf(out, "(--%s -%c)'{--%s%s,-%c%s}'", row->name, row->letter, row->name,
			row->value ? "=" : "", row->letter, row->value ? "+" : "");
	else
		text_addf(out, "--%s%s", row->name, row->value ? "=" : "");
	text_add(out, "[");
	add_quoted(out, row->help, "[]:\\");
	text_add(out, "]");
	if (row->value && strcmp(text_str(&words), "FILE") == 0)
		text_add(out, ":file:_files");
	else if (row->value && strcmp(text_str(&words), "DIR") == 0)
		text_add(out, ":folder:_files -/");
	else if (row->value && words.n)
		text_addf(out, ":%s:(%s)", row->name, words.s);
	else if (row->value)
		text_addf(out, ":%s: ", row->name);
	text_add(out, "'\n");
	text_free(&words);
}

static void
add_case(struct text *out, const struct command *c)
{
	struct option_list l = { .command = c };

	text_addf(out, "'%s')\n\toptions=(\n", c ? c->name : "");
	while (option_next(&l)) {
		text_add(out, "\t\t");
		add_option(out, &l.row);
	}
	text_addf(out, "\t\t'*:%s'\n", c && takes_files(c) ? "file:_files" : "argument: ");
	text_add(out, "\t)\n\t;;\n");
}

void
zsh_write(struct text *out)
{
	text_add(out, head);
	for (size_t i = 0; i < n_commands; i++) {
		text_addf(out, "\t'%s:", commands[i]->name);
		add_quoted(out, commands[i]->help, "");
		text_add(out, "'\n");
	}
	text_addf(out, ")\n%s", find);
	for (size_t i = 0; i < n_global_options; i++) {
		const struct option_row *row = &global_options[i];
		if (row->value && row->letter)
			text_addf(out, "\t--%s|-%c) ((i++)) ;;\n", row->name, row->letter);
		else if (row->value)
			text_addf(out, "\t--%s) ((i++)) ;;\n", row->name);
	}
	text_add(out, choose);
	add_case(out, NULL);
	for (size_t i = 0; i < n_commands; i++)
		add_case(out, commands[i]);
	text_add(out, tail);
}
