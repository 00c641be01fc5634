/* letter_page.c: a letter on its way out: as a file, to a printer. It is never sent from here. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "formats_document.h"
#include "workflow.h"

enum { LETTER_COLUMNS = 72 };

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
	struct text page = { 0 };

	letter_write_page(l, PAGE_TEXT, &page);
	bool good = page_print(d, &page, said, e);
	text_free(&page);
	return good;
}
