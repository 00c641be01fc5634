/* The table of roles, the list of themes, and how a role looks on a given terminal. */
#include "tui.h"

#include "base_theme.h"
#include "theme.h"

#define ROLE_ROW(id, name, meaning) [ROLE_##id] = { name, meaning },
const struct role_row roles[N_ROLES] = { ROLES(ROLE_ROW) };

#define THEME_DECLARED(id, name, said) extern const struct theme theme_##id;
THEMES(THEME_DECLARED)

#define THEME_ROW(id, name, said) &theme_##id,
const struct theme *const themes[] = { THEMES(THEME_ROW) };

enum { PALETTE = 16, FIXED = 256 };

/* -1: none is wanted, or the terminal does not have it. */
static int
hue_number(struct hue hue, int colours)
{
	if (colours >= FIXED && hue.fixed)
		return hue.fixed;
	return colours >= PALETTE && hue.palette ? hue.palette - 1 : -1;
}

static struct hue
look_text(const struct look *look, enum shade shade)
{
	static const struct hue own = { COLOUR_OWN, 0 };

	return shade == SHADE_DARK ? look->dark : shade == SHADE_LIGHT ? look->light : own;
}

struct shown
theme_shown(const struct style *style, int colours, enum role role)
{
	const struct theme *theme = style->theme ? style->theme : themes[0];
	const struct look *look = &theme->looks[role];
	struct shown s = { look->attributes, -1, -1 };
	bool chosen = role == ROLE_CHOSEN || role == ROLE_CHOSEN_MUTED;

	if (style->whole_row && chosen)
		s.attributes |= LOOK_REVERSE;
	if (style->plain)
		return s;
	s.paper = hue_number(look->paper, colours);
	if (s.paper >= 0 || (!look->paper.palette && !look->paper.fixed && (look->ink.palette || look->ink.fixed)))
		s.ink = hue_number(look->ink, colours); /* a person's own counts on every screen */
	else
		s.ink = hue_number(look_text(look, style->shade), colours);
	return s;
}
