/* Whether yes, no or one fact is a whole answer to everything that is asked. */
#include "wording.h"

static bool
closed_at(const struct wording *w, size_t at, const char *const *patterns)
{
	for (; *patterns; patterns++)
		if (wording_at(w, at, *patterns, NULL))
			return true;
	return false;
}

static bool
closed_in(const struct wording *w, const struct ask *a, const char *const *patterns)
{
	for (size_t i = a->from; i < a->to; i++)
		if (closed_at(w, i, patterns))
			return true;
	return false;
}

static bool
closed_tagged(const struct wording *w, const struct ask *a, const char *rule)
{
	for (size_t i = a->from + 1; i < a->to; i++)
		if (word_mark(w->words[i]) && closed_at(w, i + 1, wording_list(rule, "tags")))
			return true;
	return false;
}

static bool
closed_ask(const struct wording *w, const struct ask *a, const char *rule)
{
	switch (a->head) {
	case ASK_AUX:
	case ASK_WHETHER:
		return !closed_at(w, a->from, wording_list(rule, "invites"));
	case ASK_WH:
		return closed_at(w, a->from, wording_list(rule, "facts")) &&
			!closed_in(w, a, wording_list(rule, "spread"));
	case ASK_SAID:
		return closed_tagged(w, a, rule) ||
			word_is(w->words[a->from], "<one>|your|any|anything|still|ever|is|are|surely|obviously");
	default:
		return false;
	}
}

bool
lint_closed(const struct wording *w, const char *rule)
{
	bool closed = false;

	for (size_t i = 0; i < w->n_asks; i++) {
		if (w->asks[i].head == ASK_LEAVE)
			continue;
		closed = closed_ask(w, &w->asks[i], rule);
		if (!closed)
			return false;
	}
	return closed && !wording_has_any(w, wording_list(rule, "half open"));
}
