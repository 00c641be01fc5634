/* document_html.c: a page as one self-contained HTML file: readable by ear, fit to print. */
#include <string.h>

#include "formats.h"
#include "formats_document.h"
#include "formats_svg.h"

/* ---- words ---- */

static void
document_html_span_put(struct text *out, const struct document_span *s)
{
	static const char *const tags[] = { [DOCUMENT_STRONG] = "strong",
		[DOCUMENT_EMPHASIS] = "em", [DOCUMENT_LINK] = "a", [DOCUMENT_NEWLINE] = NULL,
		[DOCUMENT_CELL] = NULL };
	const char *tag = tags[s->style];

	if (s->style == DOCUMENT_NEWLINE) {
		text_add(out, "<br>");
		return;
	}
	if (s->style == DOCUMENT_LINK) {
		text_add(out, "<a href=\"");
		html_text(out, s->address);
		text_add(out, "\">");
	} else if (tag) {
		text_addf(out, "<%s>", tag);
	}
	html_text(out, s->text);
	if (tag)
		text_addf(out, "</%s>", tag);
}

static void
document_html_spans_put(const struct document_block *b, struct text *out)
{
	for (size_t i = 0; i < b->n; i++)
		document_html_span_put(out, &b->spans[i]);
}

/* ---- lists: a level is a list within the item before ---- */

static bool
is_numbered(const struct document_block *b)
{
	return b->kind == DOCUMENT_NUMBERED;
}

static void
document_html_item_put(const struct document_block *b, struct text *out)
{
	if (is_numbered(b))
		text_addf(out, "<li value=\"%d\">", b->number);
	else
		text_add(out, b->kind == DOCUMENT_TASK ? "<li class=\"task\">" : "<li>");
	if (b->kind == DOCUMENT_TASK)
		text_add(out, b->ticked ? "<span class=\"box\">☑</span> <span class=\"ear\">done: "
					  "</span>"
					: "<span class=\"box\">☐</span> <span class=\"ear\">to do: "
					  "</span>");
	document_html_spans_put(b, out);
}

/* The items from `at` on, of this level and below; returns how many. */
static size_t
list_put(const struct document *d, size_t at, int level, struct text *out)
{
	const char *tag = is_numbered(&d->blocks[at]) ? "ol" : "ul";
	size_t i = at;

	text_addf(out, "<%s>\n", tag);
	while (i < d->n && document_is_item(&d->blocks[i]) && d->blocks[i].level >= level &&
		is_numbered(&d->blocks[i]) == is_numbered(&d->blocks[at])) {
		document_html_item_put(&d->blocks[i++], out);
		if (i < d->n && document_is_item(&d->blocks[i]) && d->blocks[i].level > level)
			i += list_put(d, i, d->blocks[i].level, out);
		text_add(out, "</li>\n");
	}
	text_addf(out, "</%s>\n", tag);
	return i - at;
}

/* ---- tables ---- */

static void
document_html_row_put(
	const struct document_block *b, size_t cells, bool head, struct text *out)
{
	const char *tag = head ? "th scope=\"col\"" : "td", *end = head ? "</th>" : "</td>";
	size_t at = 0;

	text_add(out, "<tr>");
	for (size_t i = 0; i < b->n; i++) {
		if (b->spans[i].style != DOCUMENT_CELL) {
			document_html_span_put(out, &b->spans[i]);
			continue;
		}
		text_add(out, at++ ? end : "");
		text_addf(out, "<%s>", tag);
	}
	text_add(out, at ? end : "");
	for (; at < cells; at++)
		text_addf(out, "<%s>%s", tag, end);
	text_add(out, "</tr>\n");
}

static size_t
document_html_table_put(const struct document *d, size_t at, struct text *out)
{
	size_t cells, n = document_table(d, at, &cells);

	text_add(out, "<table>\n<thead>\n");
	for (size_t i = 0; i < n; i++) {
		document_html_row_put(&d->blocks[at + i], cells, i == 0, out);
		text_add(out, i == 0 ? "</thead>\n<tbody>\n" : "");
	}
	text_add(out, "</tbody>\n</table>\n");
	return n;
}

/* ---- blocks ---- */

/* The text of the last heading before a block; "" where there is none. */
static void
picture_heading(const struct document *d, size_t at, struct text *out)
{
	while (at-- > 0)
		if (d->blocks[at].kind == DOCUMENT_HEADING) {
			document_block_text(&d->blocks[at], out);
			return;
		}
}

static void
picture_put(const struct document *d, size_t at, struct text *out)
{
	const struct document_block *b = &d->blocks[at];
	struct text heading = { 0 }, caption = { 0 }, id = { 0 };

	picture_heading(d, at, &heading);
	document_block_text(b, &caption);
	text_add(out, "<figure>\n");
	svg_in_page(b->svg, text_str(&heading), text_str(&caption), out, &id);
	text_addf(out, id.n ? "\n<figcaption id=\"%s\">" : "\n<figcaption>", text_str(&id));
	document_html_spans_put(b, out);
	text_add(out, "</figcaption>\n</figure>\n");
	text_free(&heading);
	text_free(&caption);
	text_free(&id);
}

static void
document_html_block_put(const struct document *d, size_t at, struct text *out)
{
	const struct document_block *b = &d->blocks[at];

	switch (b->kind) {
	case DOCUMENT_HEADING:
		text_addf(out, "<h%d>", b->level);
		document_html_spans_put(b, out);
		text_addf(out, "</h%d>\n", b->level);
		break;
	case DOCUMENT_QUOTE:
		text_add(out, "<blockquote><p>");
		document_html_spans_put(b, out);
		text_add(out, "</p></blockquote>\n");
		break;
	case DOCUMENT_PICTURE:
		picture_put(d, at, out);
		break;
	case DOCUMENT_LINES:
		for (int i = 0; i < b->number; i++)
			text_add(out, "<hr>\n");
		break;
	case DOCUMENT_PAGE:
		text_add(out, "<div class=\"page\"></div>\n");
		break;
	default:
		text_add(out, "<p>");
		document_html_spans_put(b, out);
		text_add(out, "</p>\n");
	}
}

static bool
document_html_pictures(const struct document *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->blocks[i].kind == DOCUMENT_PICTURE)
			return true;
	return false;
}

void
document_html(const struct document *d, struct text *out)
{
	html_begin(out, d->title ? d->title : "", d->language, document_html_pictures(d) ? svg_page_look : NULL);
	text_add(out, "<main>\n");
	for (size_t i = 0; i < d->n;) {
		const struct document_block *b = &d->blocks[i];
		if (b->kind == DOCUMENT_ROW) {
			i += document_html_table_put(d, i, out);
		} else if (document_is_item(b)) {
			i += list_put(d, i, b->level, out);
		} else {
			document_html_block_put(d, i, out);
			i++;
		}
	}
	text_add(out, "</main>\n");
	html_end(out);
}
