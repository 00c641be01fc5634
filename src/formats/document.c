/* document.c: a page as a tree of blocks and spans, built once for every format. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats_document.h"

void
document_done(struct document *d)
{
	for (size_t i = 0; i < d->n; i++) {
		struct document_block *b = &d->blocks[i];
		for (size_t k = 0; k < b->n; k++) {
			free(b->spans[k].text);
			free(b->spans[k].address);
		}
		free(b->spans);
		free(b->svg);
	}
	free(d->blocks);
	free(d->title);
	free(d->language);
	*d = (struct document){ 0 };
}

void
document_title(struct document *d, const char *title)
{
	mem_set(&d->title, title);
}

/* ---- blocks ---- */

static struct document_block *
block_begin(struct document *d, enum document_kind kind)
{
	mem_grow(d->blocks, &d->cap, d->n + 1);
	d->blocks[d->n] = (struct document_block){ .kind = kind };
	return &d->blocks[d->n++];
}

void
document_heading(struct document *d, int level)
{
	block_begin(d, DOCUMENT_HEADING)->level = level < 1 ? 1 : level > 4 ? 4 : level;
}

void
document_paragraph(struct document *d)
{
	block_begin(d, DOCUMENT_PARAGRAPH);
}

void
document_item(struct document *d, int level)
{
	block_begin(d, DOCUMENT_ITEM)->level = level;
}

void
document_numbered(struct document *d, int number)
{
	block_begin(d, DOCUMENT_NUMBERED)->number = number;
}

void
document_task(struct document *d, bool ticked)
{
	block_begin(d, DOCUMENT_TASK)->ticked = ticked;
}

void
document_quote(struct document *d)
{
	block_begin(d, DOCUMENT_QUOTE);
}

void
document_row(struct document *d)
{
	block_begin(d, DOCUMENT_ROW);
}

void
document_block_text(const struct document_block *b, struct text *out)
{
	for (size_t i = 0; i < b->n; i++)
		text_add(out, b->spans[i].text);
}

void
document_picture(struct document *d, const char *svg)
{
	block_begin(d, DOCUMENT_PICTURE)->svg = mem_str(svg);
}

void
document_lines(struct document *d, int n)
{
	block_begin(d, DOCUMENT_LINES)->number = n;
}

void
document_page(struct document *d)
{
	block_begin(d, DOCUMENT_PAGE);
}

/* ---- words ---- */

static struct document_span *
span_add(struct document *d, enum document_style style, const char *s, size_t n)
{
	if (!d->n)
		document_paragraph(d);
	struct document_block *b = &d->blocks[d->n - 1];
	struct text shown = { 0 }, part = { 0 };

	text_addn(&part, s, n);
	text_show(&shown, text_str(&part));
	text_free(&part);
	mem_grow(b->spans, &b->cap, b->n + 1);
	b->spans[b->n] = (struct document_span){ .style = style, .text = text_take(&shown) };
	return &b->spans[b->n++];
}

static void
words_add(struct document *d, enum document_style style, const char *s)
{
	while (s && *s) {
		size_t n = strcspn(s, "\n");
		if (n)
			span_add(d, style, s, n);
		s += n;
		if (*s == '\n') {
			span_add(d, DOCUMENT_NEWLINE, "", 0);
			s++;
		}
	}
}

void
document_cell(struct document *d)
{
	span_add(d, DOCUMENT_CELL, "", 0);
}

void
document_text(struct document *d, const char *s)
{
	words_add(d, DOCUMENT_PLAIN, s);
}

void
document_textf(struct document *d, const char *fmt, ...)
{
	struct text t = { 0 };
	va_list ap;

	va_start(ap, fmt);
	text_addv(&t, fmt, ap);
	va_end(ap);
	document_text(d, text_str(&t));
	text_free(&t);
}

void
document_strong(struct document *d, const char *s)
{
	words_add(d, DOCUMENT_STRONG, s);
}

void
document_emphasis(struct document *d, const char *s)
{
	words_add(d, DOCUMENT_EMPHASIS, s);
}

bool
document_may_link(const char *address)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:" };

	for (size_t i = 0; i < LEN(schemes); i++)
		if (strncasecmp(address, schemes[i], strlen(schemes[i])) == 0)
			return !strpbrk(address, " \t\n<>\"");
	return false;
}

void
document_link(struct document *d, const char *address, const char *s)
{
	const char *words = s && *s ? s : address;

	if (!document_may_link(address)) {
		document_text(d, words);
		return;
	}
	struct document_span *span = span_add(d, DOCUMENT_LINK, words, strlen(words));
	struct text shown = { 0 };
	text_show(&shown, address);
	span->address = text_take(&shown);
}

/* Lines with nothing but blanks part paragraphs. */
static const char *
paragraph_end(const char *s)
{
	for (const char *at = s; (at = strchr(at, '\n')) != NULL; at++) {
		const char *next = at + 1;
		if (memchr(next, '\n', blank_span(next)))
			return at;
	}
	return s + strlen(s);
}

void
document_say(struct document *d, const char *s)
{
	while (!blank_only(s)) {
		s += blank_span(s);
		const char *end = paragraph_end(s);
		char *one = mem_copy(s, (size_t)(end - s) + 1);
		one[end - s] = '\0';
		document_paragraph(d);
		document_text(d, one);
		free(one);
		s = end;
	}
}

/* ---- what the writers share ---- */

size_t
document_table(const struct document *d, size_t at, size_t *cells)
{
	size_t n = 0;

	*cells = 0;
	while (at + n < d->n && d->blocks[at + n].kind == DOCUMENT_ROW) {
		const struct document_block *b = &d->blocks[at + n++];
		size_t here = 0;
		for (size_t i = 0; i < b->n; i++)
			here += b->spans[i].style == DOCUMENT_CELL;
		*cells = here > *cells ? here : *cells;
	}
	return n;
}

bool
document_is_item(const struct document_block *b)
{
	return b->kind == DOCUMENT_ITEM || b->kind == DOCUMENT_NUMBERED ||
		b->kind == DOCUMENT_TASK;
}

/* ---- formats by name ---- */

enum { PLAIN_COLUMNS = 76 };

const char *const page_format_names[N_PAGE_FORMATS] = { "md", "html", "rtf", "text" };

void
document_write(const struct document *d, enum page_format as, struct text *out)
{
	switch (as) {
	case PAGE_HTML: document_html(d, out); break;
	case PAGE_RTF: document_rtf(d, out); break;
	case PAGE_TEXT: document_plain(d, PLAIN_COLUMNS, out); break;
	default: document_markdown(d, out);
	}
}

enum page_format
page_format_of(const char *file)
{
	static const struct { const char *ending; enum page_format as; } endings[] = {
		{ ".html", PAGE_HTML }, { ".htm", PAGE_HTML }, { ".rtf", PAGE_RTF },
		{ ".txt", PAGE_TEXT },
	};
	size_t n = strlen(file);

	for (size_t i = 0; i < LEN(endings); i++) {
		size_t len = strlen(endings[i].ending);
		if (n > len && strcasecmp(file + n - len, endings[i].ending) == 0)
			return endings[i].as;
	}
	return PAGE_MARKDOWN;
}
