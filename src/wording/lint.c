/* A rule of advice by the lists of its file: data/wording/en/RULE.txt. */
#include "wording.h"

enum { BREATH = 30 }; /* words */

static bool
lint_has(const struct wording *w, const char *rule, const char *list)
{
	return wording_has_any(w, wording_list(rule, list));
}

bool
lint_by_lists(const struct wording *w, const char *rule)
{
	if (lint_has(w, rule, "never"))
		return false;
	if (lint_has(w, rule, "always"))
		return true;
	return lint_has(w, rule, "finds") && !lint_has(w, rule, "unless");
}

bool
lint_double(const struct wording *w, const char *rule)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n_asks; i++)
		n += w->asks[i].head != ASK_LEAVE;
	return n > 1 || lint_by_lists(w, rule);
}

bool
lint_long(const struct wording *w, const char *rule)
{
	(void)rule;
	return w->spaced > BREATH;
}
