/*
 * manual <TEMPLATE >PAGE: puts the parts at their marks ("@NAME" alone on a line).
 * manual --bash, --zsh, --fish: completions. manual --sentences: those of the tables, for
 * tools/catalogue.sh; manual --said, --written, --status, --placed FILE...: those
 * of the source. manual --acts: proves what the page says of the common acts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "manual.h"

static bool
print(const struct text *out)
{
	return fwrite(text_str(out), 1, out->n, stdout) == out->n && fflush(stdout) == 0;
}

static bool
fill_line(struct text *out, char *line, int number)
{
	line[strcspn(line, "\n")] = '\0';
	if (*line != '@') {
		text_addf(out, "%s\n", line);
		return true;
	}
	size_t n = strcspn(line, " ");
	const char *argument = line[n] ? line + n + 1 : "";
	line[n] = '\0';
	if (part_write(out, line + 1, argument))
		return true;
	fprintf(stderr, "manual: line %d: there is no part %s %s\n", number, line, argument);
	return false;
}

static bool
fill_template(struct text *out)
{
	char *line = NULL;
	size_t cap = 0;
	bool good = true;

	for (int number = 1; good && getline(&line, &cap, stdin) >= 0; number++)
		good = fill_line(out, line, number);
	free(line);
	return good;
}

static const struct mode {
	const char *option;
	void (*write)(struct text *out);
} modes[] = {
	{ "--bash", bash_write },
	{ "--zsh", zsh_write },
	{ "--fish", fish_write },
	{ "--sentences", sentences_write },
};

/* Of files of the source, the sentences. False: one cannot be read. */
static bool
add_sources(struct text *out, char **files, enum sentences_of of)
{
	struct text source = { 0 };
	struct err e = { 0 };
	bool good = true;

	for (; *files && good; files++) {
		good = file_read(*files, &source, 0, &e);
		if (good)
			source_sentences(out, *files, text_str(&source), of);
		else
			fprintf(stderr, "manual: %s\n", e.text);
	}
	text_free(&source);
	return good;
}

static const struct source_mode {
	const char *option;
	enum sentences_of of;
} sources[] = {
	{ "--said", SENTENCES_ALL },
	{ "--written", SENTENCES_WRITER },
	{ "--status", SENTENCES_STATUS },
	{ "--placed", SENTENCES_PLACED },
};

int
main(int argc, char **argv)
{
	const char *option = argc > 1 ? argv[1] : "";
	struct text out = { 0 };
	bool good = argc == 1;

	for (size_t i = 0; i < LEN(modes); i++)
		if (strcmp(option, modes[i].option) == 0) {
			modes[i].write(&out);
			good = true;
		}
	if (argc == 1)
		good = fill_template(&out);
	else if (strcmp(option, "--acts") == 0)
		good = acts_check(&out);
	else
		for (size_t i = 0; i < LEN(sources); i++)
			if (strcmp(option, sources[i].option) == 0)
				good = add_sources(&out, argv + 2, sources[i].of);
	if (!good && !out.n)
		fprintf(stderr, "usage: manual [--bash|--zsh|--fish|--sentences|--acts] [<TEMPLATE]\n"
			"       manual --said|--written|--status|--placed FILE...\n");
	bool printed = print(&out);
	text_free(&out);
	return good && printed ? EXIT_SUCCESS : EXIT_FAILURE;
}
