/* The table of roles and the list of themes. */
#include "base.h"
#include "base_theme.h"
#include "theme.h"

#define ROLE_ROW(id, name, meaning) [ROLE_##id] = { name, meaning },
const struct role_row roles[N_ROLES] = { ROLES(ROLE_ROW) };

#define THEME_DECLARED(name) extern const struct theme theme_##name;
THEMES(THEME_DECLARED)

#define THEME_ROW(name) &theme_##name,
const struct theme *const themes[] = { THEMES(THEME_ROW) };
