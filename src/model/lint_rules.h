/* lint_rules.h: the wording rules, each over a text taken apart. See lint.c for the table. */
#ifndef HALFHOUR_MODEL_LINT_RULES_H
#define HALFHOUR_MODEL_LINT_RULES_H

#include "wording.h"

bool lint_closed(const struct wording *w);
bool lint_double(const struct wording *w);
bool lint_long(const struct wording *w);
bool lint_leading(const struct wording *w);
bool lint_job_ask(const struct wording *w);
bool lint_pay_personal(const struct wording *w);
bool lint_searchable(const struct wording *w);

#endif
