/*
 * formats_document.h: a page, built once as a tree and written as Markdown, as
 * one self-contained HTML page, as RTF or as plain text. Whoever builds it
 * says what a thing is (a heading, an item, a quote), never how it looks.
 * Every text goes through the gate, and nothing in it is markup in any format.
 */
#ifndef HALFHOUR_FORMATS_DOCUMENT_H
#define HALFHOUR_FORMATS_DOCUMENT_H

#include "base.h"

/* A block of the page, in its order. */
enum document_kind {
	DOCUMENT_HEADING,   /* level 1 to 4 */
	DOCUMENT_PARAGRAPH,
	DOCUMENT_ITEM,      /* of a list; level 0 is the outermost */
	DOCUMENT_NUMBERED,  /* of a numbered list: `number` is told, not counted */
	DOCUMENT_TASK,      /* with a box, ticked or not */
	DOCUMENT_QUOTE,
	DOCUMENT_ROW,       /* of a table: `cells` of them; the first row of a table is its head */
	DOCUMENT_PICTURE,   /* SVG of ours, and the words that stand for it */
	DOCUMENT_LINES,     /* ruled lines to write on: `number` of them */
	DOCUMENT_PAGE,      /* what follows begins a new page */
};

enum document_style { DOCUMENT_PLAIN, DOCUMENT_STRONG, DOCUMENT_EMPHASIS, DOCUMENT_LINK,
	DOCUMENT_NEWLINE, DOCUMENT_CELL /* what follows is the row's next cell */ };

struct document_span {
	enum document_style style;
	char *text;         /* shown; of a link, NULL: its address */
	char *address;      /* of a link */
};

struct document_block {
	enum document_kind kind;
	int level, number;
	bool ticked;
	char *svg;          /* of a picture */
	struct document_span *spans;
	size_t n, cap;
};

/* Zeroed is an empty page. */
struct document {
	char *title;        /* of the page; the first heading is a block of its own */
	char *language;     /* "en"; NULL is that */
	struct document_block *blocks;
	size_t n, cap;
};

void document_done(struct document *d);
/* Adds the block's words without their style. */
void document_block_text(const struct document_block *b, struct text *out);
void document_title(struct document *d, const char *title);

/* ---- building: a block is begun, then its words are added ---- */

void document_heading(struct document *d, int level);
void document_paragraph(struct document *d);
void document_item(struct document *d, int level);
void document_numbered(struct document *d, int number);
void document_task(struct document *d, bool ticked);
void document_quote(struct document *d);
/* A row of a table. Rows that follow each other are one table. */
void document_row(struct document *d);
void document_cell(struct document *d);     /* begins the row's next cell */
/* `svg` is one <svg> element made by this program: the only markup that passes into HTML. Its
 * words follow as the block's text and stand in its place in every other format. */
void document_picture(struct document *d, const char *svg);
void document_lines(struct document *d, int n);
void document_page(struct document *d);

void document_text(struct document *d, const char *s);     /* line ends in it are kept */
void document_textf(struct document *d, const char *fmt, ...) PRINTF(2, 3);
void document_strong(struct document *d, const char *s);
void document_emphasis(struct document *d, const char *s);
/* Only http, https, mailto and tel are links; any other address is only shown. */
void document_link(struct document *d, const char *address, const char *s);
/* A whole paragraph, heading or item of one plain text; a person's empty lines part
 * paragraphs. Nothing where there is no text. */
void document_say(struct document *d, const char *s);

/* ---- writing: appended to `out`, ended by one newline ---- */

void document_markdown(const struct document *d, struct text *out);
/* One page that asks for nothing else, readable without its styles, fit to print. */
void document_html(const struct document *d, struct text *out);
/* For a word processor or an upload form. ASCII only. */
void document_rtf(const struct document *d, struct text *out);
/* At most `columns` wide (20 at least); a table that does not fit is told row by row. */
void document_plain(const struct document *d, int columns, struct text *out);

/* One row a format, by the word that --as takes. */
enum page_format { PAGE_MARKDOWN, PAGE_HTML, PAGE_RTF, PAGE_TEXT, N_PAGE_FORMATS };
extern const char *const page_format_names[N_PAGE_FORMATS]; /* "md", "html", "rtf", "text" */
void document_write(const struct document *d, enum page_format as, struct text *out);
/* By a file's ending (".html", ".htm", ".rtf", ".txt"); anything else is Markdown. */
enum page_format page_format_of(const char *file);

/* ---- what the writers share ---- */

/* May this address be a link? */
bool document_may_link(const char *address);
/* How many blocks from `at` on are rows of one table; and its widest row, in cells. */
size_t document_table(const struct document *d, size_t at, size_t *cells);
bool document_is_item(const struct document_block *b);

#endif
