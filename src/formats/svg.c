/* Pictures as one svg element: head, words of the picture, escaping, and the chart of bars. */
#include "formats_svg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
svg_escape(struct text *out, const char *s)
{
	struct text shown = { 0 };

	text_show(&shown, s);
	for (const char *c = text_str(&shown); *c; c++)
		switch (*c) {
		case '&': text_add(out, "&amp;"); break;
		case '<': text_add(out, "&lt;"); break;
		case '>': text_add(out, "&gt;"); break;
		case '"': text_add(out, "&quot;"); break;
		default: text_addc(out, *c);
		}
	text_free(&shown);
}

/* Colours that keep a contrast of 4.5 to 1 on white, and in the dark on the page's dark. */
#define SVG_RULES \
	"text { font-family: system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #1f2933; }\n" \
	".paper { fill: #ffffff; }\n" \
	".title { font-size: 20px; font-weight: 700; }\n" \
	".head { font-size: 13px; font-weight: 700; }\n" \
	".name { font-size: 13px; font-weight: 600; }\n" \
	".small { font-size: 11px; fill: #52606d; }\n" \
	".alert { font-size: 11px; font-weight: 600; fill: #a04a00; }\n" \
	".label { font-size: 13px; text-anchor: end; }\n" \
	".value { font-size: 13px; }\n" \
	".on { font-size: 13px; fill: #ffffff; }\n" \
	".ink, .part0 { fill: #2f6f9f; }\n" \
	".part1 { fill: #b8d4e8; }\n" \
	".part2 { fill: #cbd2d9; }\n" \
	".faint { fill: #7b8794; }\n" \
	".line { fill: #e4e7eb; }\n" \
	".box { fill: #f7f9fb; stroke: #d9dfe5; }\n" \
	".end { fill: #a04a00; }\n" \
	".open { fill: #ffffff; stroke: #2f6f9f; stroke-width: 2; }\n" \
	".stroke { stroke: #2f6f9f; stroke-width: 3; }\n" \
	".down { stroke: #a04a00; }\n"
static const char svg_look[] = SVG_STYLE SVG_RULES SVG_STYLE_END;
const char svg_page_look[] = SVG_STYLE SVG_RULES
	"@media screen and (prefers-color-scheme: dark) {\n"
	".paper { fill: #14181d; }\n"
	"text, .value, .label, .title { fill: #e4e7eb; }\n"
	".small { fill: #b0b8c1; }\n"
	".ink, .part0 { fill: #6aa9d6; }\n"
	".part1 { fill: #33566f; }\n"
	".part2 { fill: #3e4c59; }\n"
	".on { fill: #10151a; }\n"
	".line { fill: #323f4b; }\n"
	".box { fill: #1f2731; stroke: #3e4c59; }\n"
	".open { fill: #14181d; stroke: #6aa9d6; }\n"
	".stroke { stroke: #6aa9d6; }\n"
	".end { fill: #f0a860; }\n"
	".down { stroke: #f0a860; }\n"
	".alert { fill: #f0a860; }\n"
	"}\n" SVG_STYLE_END;

/* Names of its own for title and description: a page may have several pictures. */
static unsigned
svg_number(const char *title, const char *desc)
{
	unsigned n = 2166136261u; /* FNV-1a */

	for (const char *s = title; *s; s++)
		n = (n ^ (unsigned char)*s) * 16777619u;
	for (const char *s = desc; *s; s++)
		n = (n ^ (unsigned char)*s) * 16777619u;
	return n;
}

void
svg_begin(struct text *out, int width, int height, const char *title, const char *desc)
{
	unsigned n = svg_number(title, desc);

	text_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
		"viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"t%x d%x\">\n<title id=\"t%x\">",
		width, height, width, height, n, n, n);
	svg_escape(out, title);
	text_addf(out, "</title>\n<desc id=\"d%x\">", n);
	svg_escape(out, desc);
	text_add(out, "</desc>\n");
	text_add(out, svg_look);
	text_addf(out, "<rect width=\"%d\" height=\"%d\" class=\"paper\"/>\n", width, height);
}

void
svg_end(struct text *out)
{
	text_add(out, "</svg>\n");
}

void
svg_text(struct text *out, int x, int y, const char *class, const char *s, int columns)
{
	struct text cut = { 0 };

	utf8_cut(&cut, s, columns);
	text_addf(out, "<text x=\"%d\" y=\"%d\" class=\"%s\">", x, y, class);
	svg_escape(out, text_str(&cut));
	text_add(out, "</text>\n");
	text_free(&cut);
}

/* ---- inside a page ---- */

enum { SVG_TITLE_HIGH = 36 }; /* what the drawn title takes at the top */

/* What stands between two marks from `s` on, the caller's; NULL: they are not there. */
static char *
svg_between(const char *s, const char *from, const char *to)
{
	const char *a = s ? strstr(s, from) : NULL, *b = a ? strstr(a += strlen(from), to) : NULL;

	return b ? mem_strn(a, (size_t)(b - a)) : NULL;
}

/* The rest of the picture, without what stands between two marks, these too. */
static void
svg_cut(struct text *rest, const char *from, const char *to)
{
	char *a = strstr(text_str(rest), from), *b = a ? strstr(a, to) : NULL;

	if (b)
		text_remove(rest, (size_t)(a - rest->s), (size_t)(b - a) + strlen(to));
}

static bool
svg_says(const char *escaped, const char *text)
{
	struct text t = { 0 };

	svg_escape(&t, text ? text : "");
	bool is = escaped && t.n && strstr(text_str(&t), escaped);
	text_free(&t);
	return is;
}

void
svg_in_page(const char *svg, const char *heading, const char *caption, struct text *out,
	struct text *id)
{
	char *title = svg_between(svg, "<title id=\"", "</title>");
	char *desc = svg_between(svg, "<desc id=\"", "</desc>");
	const char *name = title ? strchr(title, '>') : NULL, *words = desc ? strchr(desc, '>') : NULL;
	bool headed = name && svg_says(name + 1, heading), told = words && svg_says(words + 1, caption);
	int width = 0, height = 0, top = headed ? SVG_TITLE_HIGH : 0;
	struct text rest = { 0 };

	if (words)
		text_addf(id, "%.*s", (int)strcspn(desc, "\""), desc);
	text_add(&rest, name ? strstr(svg, "</title>\n") + strlen("</title>\n") : svg);
	svg_cut(&rest, SVG_STYLE, SVG_STYLE_END);
	if (headed)
		svg_cut(&rest, "<text", "</text>\n");
	if (told)
		svg_cut(&rest, "<desc", "</desc>\n");
	if (name && sscanf(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"",
		&width, &height) == 2)
		text_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
			"viewBox=\"0 %d %d %d\" role=\"img\" aria-label=\"%s\" aria-describedby=\"%s\">\n",
			width, height - top, top, width, height - top, name + 1, text_str(id));
	text_add(out, text_str(&rest));
	if (words && !told)
		text_add(id, "c"); /* the description has that id itself */
	text_free(&rest);
	free(title);
	free(desc);
}

/* ---- bars ---- */

enum { BARS_WIDTH = 720, BARS_TOP = 62, BARS_ROW = 26, BARS_LEFT = 190, BARS_LONGEST = 380 };

static void
svg_bar_put(struct text *out, const struct svg_bar *b, int y)
{
	if (b->head) {
		svg_text(out, 24, y + 17, "head", b->label, 60);
		return;
	}
	int length = b->share < 0 ? 0 : b->share * BARS_LONGEST / 1000;
	svg_text(out, BARS_LEFT - 12, y + 17, "label", b->label, 24);
	if (b->share >= 0)
		text_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" rx=\"3\" class=\"line\"/>\n",
			BARS_LEFT, y + 4, BARS_LONGEST);
	if (length > 0)
		text_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" rx=\"3\" class=\"ink\"/>\n",
			BARS_LEFT, y + 4, length < 3 ? 3 : length);
	svg_text(out, b->share < 0 ? BARS_LEFT : BARS_LEFT + BARS_LONGEST + 12, y + 17, "value", b->value, 18);
}

void
svg_bars(const char *title, const char *desc, const struct svg_bar *bars, size_t n,
	struct text *out)
{
	svg_begin(out, BARS_WIDTH, BARS_TOP + (int)n * BARS_ROW + 24, title, desc);
	svg_text(out, 24, 38, "title", title, 60);
	for (size_t i = 0; i < n; i++)
		svg_bar_put(out, &bars[i], BARS_TOP + (int)i * BARS_ROW);
	svg_end(out);
}
