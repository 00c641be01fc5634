/* document_md.c: a page as Markdown, every text of it escaped where it would be markup. */
#include <string.h>

#include "formats.h"
#include "formats_document.h"

/* What begins its line is escaped as such; blanks at the ends of marked words stand outside. */
static void
document_md_words_put(struct text *out, const char *s, bool begins, const char *mark)
{
	size_t lead = strspn(s, " "), n = strlen(s);
	struct text words = { 0 };

	while (n > lead && s[n - 1] == ' ')
		n--;
	text_addn(&words, s + lead, n - lead);
	if (!begins)
		text_addn(out, s, lead);
	text_add(out, words.n ? mark : "");
	if (begins)
		md_line(out, text_str(&words));
	else
		md_within(out, text_str(&words));
	text_add(out, words.n ? mark : "");
	text_add(out, s + n);
	text_free(&words);
}

static void
document_md_span_put(struct text *out, const struct document_span *s, bool begins)
{
	const char *mark = s->style == DOCUMENT_STRONG ? "**"
		: s->style == DOCUMENT_EMPHASIS ? "*" : "";

	if (s->style == DOCUMENT_LINK)
		text_addc(out, '[');
	document_md_words_put(out, s->text, begins, mark);
	if (s->style == DOCUMENT_LINK)
		text_addf(out, "](<%s>)", s->address);
}

/* Blanks at the end of a line would be a break of their own. */
static void
blanks_cut(struct text *out)
{
	while (out->n && out->s[out->n - 1] == ' ')
		text_cut(out, out->n - 1);
}

/* `newline` stands where a line ends within the block. */
static void
document_md_spans_put(const struct document_block *b, const char *newline, struct text *out)
{
	bool begins = b->kind != DOCUMENT_HEADING; /* else its marks have begun the line */

	for (size_t i = 0; i < b->n; i++) {
		const struct document_span *s = &b->spans[i];
		if (s->style == DOCUMENT_NEWLINE) {
			blanks_cut(out);
			text_add(out, newline);
		} else {
			document_md_span_put(out, s, begins);
		}
		begins = s->style == DOCUMENT_NEWLINE;
	}
	blanks_cut(out);
}

/* ---- tables ---- */

static void
document_md_row_put(const struct document_block *b, size_t cells, struct text *out)
{
	size_t at = 0;
	bool begins = true;

	for (size_t i = 0; i < b->n; i++) {
		const struct document_span *s = &b->spans[i];
		if (s->style == DOCUMENT_CELL) {
			text_add(out, at++ ? " | " : "| ");
			begins = true;
			continue;
		}
		if (s->style == DOCUMENT_NEWLINE)
			text_addc(out, ' ');
		else
			document_md_span_put(out, s, begins);
		begins = false;
	}
	for (; at < cells; at++)
		text_add(out, at ? " | " : "| ");
	text_add(out, " |\n");
}

static size_t
document_md_table_put(const struct document *d, size_t at, struct text *out)
{
	size_t cells, n = document_table(d, at, &cells);

	for (size_t i = 0; i < n; i++) {
		document_md_row_put(&d->blocks[at + i], cells, out);
		for (size_t k = 0; i == 0 && k < cells; k++)
			text_add(out, k ? "---|" : "|---|");
		if (i == 0)
			text_addc(out, '\n');
	}
	text_addc(out, '\n');
	return n;
}

/* ---- blocks ---- */

static void
document_md_item_put(const struct document_block *b, struct text *out)
{
	struct text lead = { 0 }, newline = { 0 };

	for (int i = 0; i < b->level; i++)
		text_add(&lead, "  ");
	text_addf(&newline, "\\\n%s  ", text_str(&lead));
	if (b->kind == DOCUMENT_NUMBERED)
		text_addf(&lead, "%d. ", b->number);
	else
		text_add(&lead, b->kind != DOCUMENT_TASK ? "- " : b->ticked ? "- [x] " : "- [ ] ");
	text_add(out, text_str(&lead));
	document_md_spans_put(b, text_str(&newline), out);
	text_addc(out, '\n');
	text_free(&lead);
	text_free(&newline);
}

static void
document_md_block_put(const struct document_block *b, struct text *out)
{
	switch (b->kind) {
	case DOCUMENT_HEADING:
		text_addf(out, "%.*s ", b->level, "####");
		document_md_spans_put(b, " ", out);
		break;
	case DOCUMENT_QUOTE:
		text_add(out, "> ");
		document_md_spans_put(b, "\\\n> ", out);
		break;
	case DOCUMENT_PICTURE:
		text_addc(out, '*');
		document_md_spans_put(b, " ", out);
		text_addc(out, '*');
		break;
	case DOCUMENT_LINES:
		for (int i = 0; i < b->number; i++)
			text_add(out, i ? "\n\n---" : "---");
		break;
	case DOCUMENT_PAGE:
		return;
	default:
		document_md_spans_put(b, "\\\n", out);
	}
	text_add(out, "\n\n");
}

void
document_markdown(const struct document *d, struct text *out)
{
	for (size_t i = 0; i < d->n;) {
		const struct document_block *b = &d->blocks[i];
		if (b->kind == DOCUMENT_ROW) {
			i += document_md_table_put(d, i, out);
			continue;
		}
		if (document_is_item(b)) {
			document_md_item_put(b, out);
			if (i + 1 == d->n || !document_is_item(&d->blocks[i + 1]))
				text_addc(out, '\n');
		} else {
			document_md_block_put(b, out);
		}
		i++;
	}
	while (out->n > 1 && out->s[out->n - 1] == '\n' && out->s[out->n - 2] == '\n')
		text_cut(out, out->n - 1);
}
