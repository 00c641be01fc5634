/*
 * first_kept.c: which questions of a first start were answered, in a file beside the workbook
 * that is still to be made, so that a start that was cut off goes on where it stopped. A line a
 * question: its name, and its answer where no setting keeps that.
 */
#include <stdlib.h>
#include <string.h>

#include "first.h"

enum { KEPT_BYTES = 4096 };

void
first_kept_open(struct first_kept *k, const char *workbook)
{
	struct text path = { 0 }, all = { 0 };

	text_addf(&path, "%s-first", workbook);
	k->path = text_take(&path);
	if (path_exists(k->path) && file_read(k->path, &all, KEPT_BYTES, NULL))
		strings_split(&k->lines, text_str(&all), "\n");
	text_free(&all);
}

const char *
first_kept_get(const struct first_kept *k, const char *question)
{
	size_t n = strlen(question);

	for (size_t i = 0; i < k->lines.n; i++)
		if (strncmp(k->lines.s[i], question, n) == 0 && k->lines.s[i][n] == '=')
			return k->lines.s[i] + n + 1;
	return NULL;
}

/* Where it cannot be written the workbook cannot either, and that start says so. */
void
first_kept_add(struct first_kept *k, const char *question, const char *answer)
{
	struct text line = { 0 }, all = { 0 };

	text_addf(&line, "%s=%s", question, *answer ? answer : "-");
	strings_add(&k->lines, text_str(&line));
	strings_join(&k->lines, "\n", &all);
	text_addc(&all, '\n');
	if (path_make_parent(k->path, NULL))
		file_write(k->path, text_str(&all), all.n, NULL);
	text_free(&line);
	text_free(&all);
}

void
first_kept_done(struct first_kept *k)
{
	strings_free(&k->lines);
	free(k->path);
	*k = (struct first_kept){ 0 };
}
