/* document_rtf.c: a page as RTF, for a word processor or an upload form. */
#include <string.h>

#include "formats_document.h"

/* RTF is 7-bit: what is more goes as UTF-16 units, each with a "?" for readers that know none. */
static void
unit_put(struct text *out, unsigned unit)
{
	text_addf(out, "\\u%d?", unit > 0x7fff ? (int)unit - 0x10000 : (int)unit);
}

static void
document_rtf_words_put(struct text *out, const char *s)
{
	size_t n = strlen(s), len;

	for (size_t at = 0; at < n; at += len) {
		uint32_t c = utf8_decode(s, n, at, &len);
		if (c == '\\' || c == '{' || c == '}')
			text_addf(out, "\\%c", (char)c);
		else if (c < 0x80)
			text_addc(out, (char)c);
		else if (c < 0x10000)
			unit_put(out, c);
		else {
			unit_put(out, 0xd800 + ((c - 0x10000) >> 10));
			unit_put(out, 0xdc00 + ((c - 0x10000) & 0x3ff));
		}
	}
}

static void
document_rtf_span_put(struct text *out, const struct document_span *s)
{
	switch (s->style) {
	case DOCUMENT_NEWLINE:
		text_add(out, "\\line ");
		return;
	case DOCUMENT_STRONG:
		text_add(out, "{\\b ");
		break;
	case DOCUMENT_EMPHASIS:
		text_add(out, "{\\i ");
		break;
	case DOCUMENT_LINK:
		text_add(out, "{\\field{\\*\\fldinst HYPERLINK \"");
		document_rtf_words_put(out, s->address);
		text_add(out, "\"}{\\fldrslt ");
		break;
	default:
		document_rtf_words_put(out, s->text);
		return;
	}
	document_rtf_words_put(out, s->text);
	text_add(out, s->style == DOCUMENT_LINK ? "}}" : "}");
}

static void
document_rtf_spans_put(const struct document_block *b, struct text *out)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->spans[i].style != DOCUMENT_CELL)
			document_rtf_span_put(out, &b->spans[i]);
}

/* ---- tables: cells of one width over a page's 9,000 twips ---- */

enum { PAGE_TWIPS = 9000 };

static void
document_rtf_row_put(
	const struct document_block *b, size_t cells, bool head, struct text *out)
{
	size_t at = 0;

	text_add(out, head ? "\\trowd\\trhdr" : "\\trowd");
	for (size_t i = 0; i < cells; i++)
		text_addf(out, "\\cellx%d", (int)((i + 1) * PAGE_TWIPS / cells));
	text_add(out, "\n");
	for (size_t i = 0; i < b->n; i++) {
		if (b->spans[i].style == DOCUMENT_CELL)
			text_add(out, at++ ? "\\cell\n" : "");
		else
			document_rtf_span_put(out, &b->spans[i]);
	}
	for (text_add(out, at ? "\\cell\n" : ""); at < cells; at++)
		text_add(out, "\\cell\n");
	text_add(out, "\\row\n");
}

static size_t
document_rtf_table_put(const struct document *d, size_t at, struct text *out)
{
	size_t cells, n = document_table(d, at, &cells);

	text_add(out, "{\\pard\\intbl\n");
	for (size_t i = 0; i < n; i++)
		document_rtf_row_put(&d->blocks[at + i], cells ? cells : 1, i == 0, out);
	text_add(out, "}\\pard\\par\n");
	return n;
}

/* ---- blocks ---- */

static void
document_rtf_item_put(const struct document_block *b, struct text *out)
{
	int left = 360 * (b->level + 1);

	text_addf(out, "{\\pard\\li%d\\fi-360 ", left);
	if (b->kind == DOCUMENT_NUMBERED)
		text_addf(out, "%d.\\tab ", b->number);
	else if (b->kind == DOCUMENT_TASK)
		text_add(out, b->ticked ? "[x]\\tab " : "[ ]\\tab ");
	else
		text_add(out, "\\u8226?\\tab ");
	document_rtf_spans_put(b, out);
	text_add(out, "\\par}\n");
}

static void
document_rtf_block_put(const struct document_block *b, struct text *out)
{
	static const int halves[] = { 36, 36, 30, 26, 24 }; /* sizes of headings, in half points */

	switch (b->kind) {
	case DOCUMENT_HEADING:
		text_addf(out, "{\\pard\\keepn\\outlinelevel%d\\sb240\\sa120\\b\\fs%d ",
			b->level - 1, halves[b->level]);
		break;
	case DOCUMENT_QUOTE:
		text_add(out, "{\\pard\\li480\\ri480\\sa120 ");
		break;
	case DOCUMENT_PICTURE:
		text_add(out, "{\\pard\\sa120\\i ");
		break;
	case DOCUMENT_LINES:
		for (int i = 0; i < b->number; i++)
			text_add(out, "{\\pard\\sb240\\brdrb\\brdrs\\brdrw10 \\par}\n");
		return;
	case DOCUMENT_PAGE:
		text_add(out, "\\page\n");
		return;
	default:
		text_add(out, "{\\pard\\sa120 ");
	}
	document_rtf_spans_put(b, out);
	text_add(out, "\\par}\n");
}

void
document_rtf(const struct document *d, struct text *out)
{
	text_add(out, "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\froman Georgia;}}\\fs22\n");
	if (d->title) {
		text_add(out, "{\\info{\\title ");
		document_rtf_words_put(out, d->title);
		text_add(out, "}}\n");
	}
	for (size_t i = 0; i < d->n;) {
		const struct document_block *b = &d->blocks[i];
		if (b->kind == DOCUMENT_ROW) {
			i += document_rtf_table_put(d, i, out);
			continue;
		}
		if (document_is_item(b))
			document_rtf_item_put(b, out);
		else
			document_rtf_block_put(b, out);
		i++;
	}
	text_add(out, "}\n");
}
