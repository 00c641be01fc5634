/* The form of a question: closed, two in one, too long to say in one breath. */
#include "wording.h"

enum { BREATH = 30 }; /* words */

bool
lint_long(const struct wording *w)
{
	return w->spaced > BREATH;
}

/* ---- closed ---- */

/* One fact is a whole answer, although it begins with how or what. */
static const char *const facts[] = {
	"^ how many|old|tall|soon",
	"^ how long|often|far|late|early",
	"^ for|since|in|by|at how|what|which long|many|year|time|age",
	"^ how big|large|small is|are|was|were",
	"^ how much time|notice|holiday|vacation|travel|overtime",
	"^ when (exactly) <aux>|<not>",
	"^ what|which (exact) time|year|day|date|month|age|floor|room|percentage|town|"
		"city|street <aux>|<not>|of",
	"^ what is|was|are|were your (_) (job) name|title|position|age|major|minor|degree|"
		"department|hometown|industry|field|subject|favourite|favorite|grade|star",
	"^ what|which school|university|college|degree|subject|company|department|"
		"language|languages|class did|do|are|were|have you",
	"^ what was your (very) (first|last) job|position|employer|degree|subject|role $",
	"^ what did you study|major",
	"^ what did you do|get|take * degree|major|phd in",
	"^ where did|do|are|were|have you (originally|now|currently|usually) study|go|"
		"grow|live|born|from|based|train|sit|come|move|commute|stay|lived|"
		"graduate|attend",
	"^ where is|was your office|desk|family|home",
	"^ who is|was your (_) boss|manager|supervisor|mentor|employer|advisor|adviser|"
		"teacher",
	"^ who do|did you report|answer (to)",
	"^ who hired|trained|recruited|interviewed|referred you",
	"^ which|what (_) do|would you prefer|rather|like * or",
	"^ which|what (_) (_) is|was (_) better|worse|harder|easier|more|bigger * or",
	NULL,
};

/* "how long do people stay" has as many answers as people. */
static const char *const spread[] = {
	"^ how long|often|many|far (_) do|does|did|should|would|can|have people|beginners|"
		"newcomers|graduates|somebody|someone|students|colleagues",
	"and why|how|what|which",
	NULL,
};

static const char *const tags[] = {
	"right|correct|yes|no|huh|eh|true $",
	"<not> <one> $",
	"is|are|do|does|did|was|were|have|has <one> $",
	NULL,
};

static bool
at_any(const struct wording *w, size_t at, const char *const *patterns)
{
	for (; *patterns; patterns++)
		if (wording_at(w, at, *patterns, NULL))
			return true;
	return false;
}

static bool
in_any(const struct wording *w, const struct ask *a, const char *const *patterns)
{
	for (size_t i = a->from; i < a->to; i++)
		if (at_any(w, i, patterns))
			return true;
	return false;
}

static bool
is_tagged(const struct wording *w, const struct ask *a)
{
	for (size_t i = a->from + 1; i < a->to; i++)
		if (word_mark(w->words[i]) && at_any(w, i + 1, tags))
			return true;
	return false;
}

static bool
is_closed(const struct wording *w, const struct ask *a)
{
	switch (a->head) {
	case ASK_AUX:
	case ASK_WHETHER:
		return true;
	case ASK_WH:
		return at_any(w, a->from, facts) && !in_any(w, a, spread);
	case ASK_SAID:
		return is_tagged(w, a) ||
			word_is(w->words[a->from], "you|your|any|anything|still|ever|is|are");
	default:
		return false;
	}
}

/* Beside these the remedy is another question, not a more open form. */
static bool
is_other(const struct wording *w)
{
	return lint_job_ask(w) || lint_pay_personal(w) || lint_searchable(w);
}

/* "if so, how": half of it is open. */
static const char *const if_so[] = {
	"if so|not|yes (,) <wh>|in|tell",
	NULL,
};

bool
lint_closed(const struct wording *w)
{
	bool closed = false;

	for (size_t i = 0; i < w->n_asks; i++) {
		if (w->asks[i].head == ASK_LEAVE)
			continue;
		closed = is_closed(w, &w->asks[i]);
		if (!closed)
			return false;
	}
	return closed && !wording_has_any(w, if_so) && !is_other(w);
}

/* ---- two in one ---- */

static const char *const pairs[] = {
	"if so|not|yes (,) <wh>|in|is|are|was|did|do|does|has|have|could|can|would|tell",
	"most|more and|or (the|your) least|less",
	"least|less and|or (the|your) most|more",
	"best|better and|or (the|its|your) worst",
	"worst and|or (the|its|your) best",
	"hardest|toughest|worst and (the|your) easiest|nicest|simplest|best",
	"easiest|simplest|nicest and (the|your) hardest|toughest",
	"biggest|largest|greatest|highest|strongest and (the|your) smallest|lowest|weakest",
	"favourite|favorite and (your|the) least",
	"like|liked|love|loved|enjoy|enjoyed * and (what|which) (do|did) (you) dislike|"
		"disliked|hate|hated|dread|not",
	NULL,
};

bool
lint_double(const struct wording *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n_asks; i++)
		n += w->asks[i].head != ASK_LEAVE;
	return n > 1 || wording_has_any(w, pairs);
}
