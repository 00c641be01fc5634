/* letter_page.c: a letter on its way out: as a file, to a printer. It is never sent from here. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "formats_document.h"
#include "workflow.h"

enum { LETTER_COLUMNS = 72, PRINT_WAIT_MS = 500, PRINT_TRIES = 20 };

void
letter_text_page(const struct letter *l, struct text *out)
{
	if (l->medium == LETTER_MAIL && l->subject && *l->subject)
		text_addf(out, "Subject: %s\n\n", l->subject);
	text_addf(out, "%s\n", l->text);
}

/* ---- as a page ---- */

/* A subject of a mail is its heading; line ends within a paragraph are kept. */
static void
letter_write_page(const struct letter *l, enum page_format as, struct text *out)
{
	struct document page = { 0 };

	document_title(&page, l->subject && *l->subject ? l->subject : l->kind);
	if (l->medium == LETTER_MAIL && l->subject && *l->subject) {
		document_heading(&page, 1);
		document_text(&page, l->subject);
	}
	document_say(&page, l->text);
	if (as == PAGE_TEXT)
		document_plain(&page, LETTER_COLUMNS, out);
	else
		document_write(&page, as, out);
	document_done(&page);
}

/* "html" of "thanks.html"; "": the name has no ending. */
static const char *
letter_ending(const char *file)
{
	const char *dot = file ? strrchr(file, '.') : NULL;

	return dot && !strchr(dot, '/') ? dot + 1 : "";
}

bool
letter_page(struct desk *d, const struct letter *l, const char *as, const char *file,
	struct text *out, struct err *e)
{
	const char *form = as ? as : letter_ending(file);
	int page = word_find(page_format_names, N_PAGE_FORMATS, form, false);

	if (strcmp(form, "eml") == 0)
		return letter_eml(d, l, out, e);
	if (page >= 0 && page != PAGE_TEXT)
		letter_write_page(l, (enum page_format)page, out);
	else if (as && page < 0)
		return err_set(e, "--as takes eml, text, md, html or rtf, not \"%.40s\".", as);
	else
		letter_text_page(l, out);
	return true;
}

/* ---- printed ---- */

bool
letter_print(struct desk *d, const struct letter *l, struct text *said, struct err *e)
{
	const char *command = d->config.print;
	const char *argv[] = { "/bin/sh", "-c", command, NULL };
	struct text page = { 0 }, answer = { 0 };
	struct child c = { 0 };

	if (!command || !*command)
		return err_set(e, "No command prints: the setting \"print\" is empty. A file can be printed elsewhere.");
	letter_write_page(l, PAGE_TEXT, &page);
	bool good = child_start(&c, argv, text_str(&page), page.n), ended = false;
	for (int i = 0; good && !ended && i < PRINT_TRIES; i++)
		ended = child_read(&c, &answer, PRINT_WAIT_MS);
	int status = good ? child_end(&c) : -1;
	good = ended && status == 0;
	if (good)
		text_addf(said, "Given to \"%s\".", command);
	else if (status == 127)
		err_set(e, "\"%.60s\" is not there: the setting \"print\" says what prints, or write a file.", command);
	else
		err_set(e, "\"%.60s\" did not print it. Write it to a file, and print that.", command);
	text_free(&page);
	text_free(&answer);
	return good;
}
