/* A screen as SVG, cell by cell: runs of one role as text, on what is behind them. */
#include <string.h>

#include "pictures.h"
#include "tui/theme.h"

#define CELL_W 8.4
enum { CELL_H = 18, PAD = 12, FONT = 14 };

/* The two grounds: what is behind, and the terminal's own text. */
static const struct ground {
	enum shade shade;
	unsigned behind, text;
} grounds[] = {
	{ SHADE_DARK, 0x15181d, 0xd5dae1 },
	{ SHADE_LIGHT, 0xffffff, 0x20262d },
};

const char *const ground_names[] = { "dark", "light" };

static unsigned
picture_colour(int n, unsigned own)
{
	static const unsigned levels[] = { 0, 95, 135, 175, 215, 255 };

	if (n < 16)
		return own; /* themes name fixed colours where there are 256 */
	if (n >= 232)
		return 0x010101u * (8 + 10 * (unsigned)(n - 232));
	n -= 16;
	return levels[n / 36] << 16 | levels[n / 6 % 6] << 8 | levels[n % 6];
}

static void
picture_escape(struct text *out, const char *s)
{
	for (; *s; s++)
		if (*s == '&')
			text_add(out, "&amp;");
		else if (*s == '<')
			text_add(out, "&lt;");
		else if (*s == '"')
			text_add(out, "&quot;");
		else
			text_addc(out, *s);
}

/* Cells from x on that have one role, as text; returns how many. */
static int
picture_run(const struct canvas *c, int y, int x, struct text *out)
{
	uint16_t role = c->cells[y * c->stride + x].role;
	int n = 0;

	for (; x + n < c->cols && c->cells[y * c->stride + x + n].role == role; n++) {
		struct cluster shown;
		char s[5];

		canvas_cluster(c, y, x + n, &shown);
		for (const wchar_t *ch = shown.ch; *ch; ch++)
			text_addn(out, s, utf8_encode((uint32_t)*ch, s));
	}
	return n;
}

static void
picture_put_run(struct text *out, const struct ground *g, enum role role, int y, int x, int n, const char *s)
{
	const struct style style = { .theme = themes[0], .shade = g->shade };
	struct shown look = theme_shown(&style, 256, role);
	bool reverse = look.attributes & LOOK_REVERSE;
	unsigned ink = look.ink < 0 ? g->text : picture_colour(look.ink, g->text);
	unsigned paper = look.paper < 0 ? g->behind : picture_colour(look.paper, g->behind);
	double left = PAD + x * CELL_W;

	if (reverse || look.paper >= 0)
		text_addf(out, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#%06x\"/>\n", left,
			PAD + y * CELL_H, n * CELL_W, CELL_H, reverse ? ink : paper);
	if (strspn(s, " ") == strlen(s))
		return;
	text_addf(out, "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\" "
		"fill=\"#%06x\"%s%s xml:space=\"preserve\">", left, PAD + y * CELL_H + FONT, n * CELL_W,
		reverse ? paper : ink, look.attributes & LOOK_BOLD ? " font-weight=\"700\"" : "",
		look.attributes & LOOK_DIM ? " opacity=\"0.65\"" : "");
	picture_escape(out, s);
	text_add(out, "</text>\n");
}

static void
picture_row(struct text *out, const struct ground *g, const struct canvas *c, int y)
{
	for (int x = 0; x < c->cols;) {
		struct text s = { 0 };
		int n = picture_run(c, y, x, &s);

		picture_put_run(out, g, (enum role)c->cells[y * c->stride + x].role, y, x, n, text_str(&s));
		text_free(&s);
		x += n;
	}
}

void
picture_draw(const char *alt, size_t ground, const struct canvas *c, struct text *out)
{
	const struct ground *g = &grounds[ground];
	double width = 2 * PAD + c->cols * CELL_W;
	int height = 2 * PAD + c->rows * CELL_H;

	text_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" role=\"img\" "
		"aria-labelledby=\"t\" font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" "
		"font-size=\"%d\">\n<title id=\"t\">%s</title>\n", width, height, FONT, alt);
	text_addf(out, "<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"#%06x\"/>\n", g->behind);
	for (int y = 0; y < c->rows; y++)
		picture_row(out, g, c, y);
	if (c->cursor_y >= 0)
		text_addf(out, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#%06x\" "
			"fill-opacity=\"0.45\"/>\n", PAD + c->cursor_x * CELL_W, PAD + c->cursor_y * CELL_H, CELL_W,
			CELL_H, g->text);
	text_add(out, "</svg>\n");
}
