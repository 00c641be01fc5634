/* tui_theme.c: what themes show can be read on the palettes that terminals come with. */
#include <check.h>
#include <math.h>
#include <string.h>

#include "tui.h"
#include "base_theme.h"
#include "tui/theme.h"

/* Sixteen colours, and what is behind the text, as 0xRRGGBB. */
static const struct palette {
	const char *name;
	enum shade shade;
	unsigned behind, text;
	unsigned colours[16];
} palettes[] = {
	{ "VGA", SHADE_DARK, 0x000000, 0xaaaaaa, { 0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa,
		0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff,
		0x55ffff, 0xffffff } },
#define XTERM { 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, \
	0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff }
	{ "xterm", SHADE_LIGHT, 0xffffff, 0x000000, XTERM },
	{ "xterm, reversed", SHADE_DARK, 0x000000, 0xffffff, XTERM },
#define TANGO { 0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf, 0x555753, \
	0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec }
	{ "Tango dark", SHADE_DARK, 0x2e3436, 0xd3d7cf, TANGO },
	{ "Tango light", SHADE_LIGHT, 0xeeeeec, 0x2e3436, TANGO },
	{ "Campbell", SHADE_DARK, 0x0c0c0c, 0xcccccc, { 0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da,
		0x881798, 0x3a96dd, 0xcccccc, 0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e,
		0x61d6d6, 0xf2f2f2 } },
	{ "Solarized Dark", SHADE_DARK, 0x002b36, 0x839496, { 0x073642, 0xdc322f, 0x859900, 0xb58900,
		0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36, 0xcb4b16, 0x586e75, 0x657b83, 0x839496,
		0x6c71c4, 0x93a1a1, 0xfdf6e3 } },
};

#define THEME_NAME(id, name, said) name,
static const char *const names[] = { THEMES(THEME_NAME) };

/* The colours from 16 on: a cube of 216, then 24 greys. */
static unsigned
fixed_colour(int n)
{
	static const unsigned levels[] = { 0, 95, 135, 175, 215, 255 };

	if (n >= 232)
		return 0x010101u * (8 + 10 * (unsigned)(n - 232));
	n -= 16;
	return levels[n / 36] << 16 | levels[n / 6 % 6] << 8 | levels[n % 6];
}

static double
linear_light(unsigned level)
{
	double c = level / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* As WCAG 2.2 defines it. */
static double
luminance(unsigned colour)
{
	return 0.2126 * linear_light(colour >> 16) + 0.7152 * linear_light(colour >> 8 & 255) +
		0.0722 * linear_light(colour & 255);
}

static double
contrast(unsigned a, unsigned b)
{
	double x = luminance(a), y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static unsigned
colour_of(const struct palette *p, int number, unsigned own)
{
	return number < 0 ? own : number < 16 ? p->colours[number] : fixed_colour(number);
}

static void
reads(const struct palette *p, size_t theme, enum shade said, int colours, double least)
{
	const struct style style = { .theme = themes[theme], .shade = said };

	for (enum role role = 0; role < N_ROLES; role++) {
		struct shown s = theme_shown(&style, colours, role);
		double got = contrast(colour_of(p, s.ink, p->text), colour_of(p, s.paper, p->behind));

		if (s.ink < 0 && s.paper < 0)
			continue; /* the terminal's own */
		ck_assert_msg(got >= least, "%s in the theme %s on %s with %d colours: %.2f, at least %.1f",
			roles[role].name, names[theme], p->name, colours, got, least);
	}
}

/* Known by hand: black and white 21, grey 0x767676 on white 4.54. */
START_TEST(contrast_is_that_of_wcag)
{
	ck_assert(fabs(contrast(0x000000, 0xffffff) - 21) < 0.001);
	ck_assert(fabs(contrast(0x767676, 0xffffff) - 4.54) < 0.01);
	ck_assert_uint_eq(fixed_colour(80), 0x5fd7d7);
	ck_assert_uint_eq(fixed_colour(244), 0x808080);
}
END_TEST

/* Said rightly, and not said. */
START_TEST(every_colour_can_be_read)
{
	static const int colours[] = { 0, 8, 16, 256 };

	for (size_t p = 0; p < LEN(palettes); p++)
		for (size_t theme = 0; theme < LEN(names); theme++)
			for (size_t i = 0; i < LEN(colours); i++) {
				double least = strcmp(names[theme], "contrast") == 0 ? 7 : 4.5;

				reads(&palettes[p], theme, SHADE_UNKNOWN, colours[i], least);
				reads(&palettes[p], theme, palettes[p].shade, colours[i], least);
			}
}
END_TEST

/* Words have the terminal's own colour until it is known what is behind them. */
START_TEST(no_text_is_coloured_on_an_unknown_screen)
{
	for (size_t theme = 0; theme < LEN(names); theme++)
		for (enum role role = 0; role < N_ROLES; role++) {
			const struct style style = { .theme = themes[theme] };
			struct shown s = theme_shown(&style, 256, role);

			ck_assert(s.ink < 0 || s.paper >= 0);
		}
}
END_TEST

START_TEST(no_colour_leaves_bold_and_dim)
{
	const struct style style = { .theme = themes[0], .shade = SHADE_DARK, .plain = true };
	struct shown title = theme_shown(&style, 256, ROLE_TITLE), way = theme_shown(&style, 256, ROLE_WAY);

	ck_assert_int_eq(title.ink, -1);
	ck_assert_int_eq(title.paper, -1);
	ck_assert_uint_eq(title.attributes, LOOK_BOLD);
	ck_assert_uint_eq(way.attributes, LOOK_DIM);
}
END_TEST

static bool
alike(const struct shown *a, const struct shown *b)
{
	return a->ink == b->ink && a->attributes == b->attributes;
}

/* A screen said to be light or dark colours the kinds of notes, each otherwise than the others; or a
 * theme leaves all of them to their words. */
START_TEST(kinds_differ)
{
	static const enum role kinds[] = { ROLE_NOTE, ROLE_FACT, ROLE_IMPRESSION, ROLE_QUOTE, ROLE_STEP,
		ROLE_REFERRAL };
	size_t coloured = 0;

	for (size_t theme = 0; theme < LEN(names); theme++) {
		const struct style style = { .theme = themes[theme], .shade = SHADE_LIGHT };
		struct shown s[LEN(kinds)];
		size_t same = 0, pairs = 0;

		for (size_t i = 0; i < LEN(kinds); i++) {
			s[i] = theme_shown(&style, 256, kinds[i]);
			for (size_t k = 0; k < i; k++, pairs++)
				same += alike(&s[i], &s[k]);
		}
		ck_assert_msg(!same || same == pairs, "%s: %zu of %zu pairs alike", names[theme], same, pairs);
		coloured += !same;
	}
	ck_assert_uint_ge(coloured, 2); /* default, blue-orange */
}
END_TEST

START_TEST(a_whole_row_is_asked_for)
{
	struct style style = { .theme = themes[0] };

	ck_assert_uint_eq(theme_shown(&style, 256, ROLE_CHOSEN).attributes, 0);
	style.whole_row = true;
	ck_assert_uint_eq(theme_shown(&style, 256, ROLE_CHOSEN).attributes, LOOK_REVERSE);
	ck_assert_uint_eq(theme_shown(&style, 256, ROLE_TEXT).attributes, 0);
}
END_TEST

/* A person's own look of a role is shown on every screen, also one that is not known. */
START_TEST(a_role_has_a_look_of_ones_own)
{
	struct theme *own = theme_copy(NULL);
	struct style style = { .theme = own };
	struct err e = { 0 };

	ck_assert_msg(theme_set(own, "fact", "bold, bright-blue", &e), "%s", e.text);
	ck_assert_int_eq(theme_shown(&style, 16, ROLE_FACT).ink, 12);
	ck_assert_uint_eq(theme_shown(&style, 16, ROLE_FACT).attributes, LOOK_BOLD);
	ck_assert(theme_set(own, "title", "black on 214", &e));
	ck_assert_int_eq(theme_shown(&style, 256, ROLE_TITLE).ink, 0);
	ck_assert_int_eq(theme_shown(&style, 256, ROLE_TITLE).paper, 214);
	ck_assert(!theme_set(own, "facts", "bold", &e));
	ck_assert_str_eq(e.text, "There is no role “facts”. man halfhour-keys has their names.");
	ck_assert(!theme_set(own, "fact", "loud", &e));
	ck_assert_ptr_nonnull(strstr(e.text, "“loud” is not a look;"));
	ck_assert_int_eq(theme_shown(&style, 16, ROLE_FACT).ink, 12);
	theme_free(own);
}
END_TEST

Suite *tui_theme_suite(void);

Suite *
tui_theme_suite(void)
{
	Suite *s = suite_create("tui_theme");
	TCase *c = tcase_create("theme");

	tcase_add_test(c, contrast_is_that_of_wcag);
	tcase_add_test(c, every_colour_can_be_read);
	tcase_add_test(c, no_text_is_coloured_on_an_unknown_screen);
	tcase_add_test(c, no_colour_leaves_bold_and_dim);
	tcase_add_test(c, kinds_differ);
	tcase_add_test(c, a_whole_row_is_asked_for);
	tcase_add_test(c, a_role_has_a_look_of_ones_own);
	suite_add_tcase(s, c);
	return s;
}
