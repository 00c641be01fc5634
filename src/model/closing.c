/*
 * closing.c: the lines that say how the time stands, within the columns there
 * are: pace, what must not be missed at the end, the terminal's title.
 */
#include "reckon.h"

#include "model.h"

#define DOT " \302\267 "
#define NAMES_WANTED 2               /* product.md, "The call": aim at two names */
#define NAMES_SOON (10 * MINUTE_MS)  /* from here on the title asks for them first */

static int
minutes(int64_t ms)
{
	return (int)((ms + MINUTE_MS - 1) / MINUTE_MS);
}

/* Adds `t` to out and empties it, if it fits. */
static bool
add_fitting(struct text *t, int columns, struct text *out)
{
	bool fits = utf8_columns(text_str(t), t->n) <= columns;
	if (fits)
		text_add(out, text_str(t));
	text_free(t);
	return fits;
}

/* ---- pace ---- */

/* From the fullest wording to the barest. */
static const char *const pace_words[][3] = {
	{ "On pace for %d of %d", DOT "must-asks left %d", DOT "%d min for closing" },
	{ "On pace for %d of %d", DOT "must-asks left %d", "" },
	{ "Pace %d of %d", DOT "must-asks %d", "" },
	{ "%d/%d", DOT "must %d", DOT "%d min" },
	{ "%d/%d", DOT "must %d", "" },
};

static void
pace_line(const struct pace *p, int close, const char *const words[3], struct text *t)
{
	text_addf(t, words[0], p->on_pace_for, p->planned);
	text_addf(t, words[1], p->must_left);
	text_addf(t, words[2], close);
}

void
pace_text(const struct pace *p, int columns, struct text *out)
{
	int64_t ms = p->left_ms < p->closing_ms ? p->left_ms : p->closing_ms;
	int close = ms > 0 ? minutes(ms) : 0;
	struct text t = { 0 };

	if (p->planned == 0) {
		text_addf(&t, "No plan" DOT "%d min left",
			p->left_ms > 0 ? minutes(p->left_ms) : 0);
		utf8_cut(out, text_str(&t), columns);
		text_free(&t);
		return;
	}
	for (size_t i = 0; i < LEN(pace_words); i++) {
		pace_line(p, close, pace_words[i], &t);
		if (add_fitting(&t, columns, out))
			return;
	}
	pace_line(p, close, pace_words[LEN(pace_words) - 1], &t);
	utf8_cut(out, text_str(&t), columns);
	text_free(&t);
}

/* ---- what must not be missed ---- */

enum { MISS_NAMES, MISS_ONE_NAME, MISS_USE, MISS_WRITE, MISS_THANK, N_MISS };
enum { N_LENGTHS = 4 };

/* Each from the fullest wording to the barest (80 columns and more, 80, 40, 20). */
static const char *const miss_words[N_MISS][N_LENGTHS] = {
	[MISS_NAMES] = { "Two names, target organisations first?", "Two names, targets first",
		"2 names", "names" },
	[MISS_ONE_NAME] = { "One more name, target organisations first?",
		"One more name, targets first", "1 name", "name" },
	[MISS_USE] = { "May I use your name?", "use your name?", "yours?", "use" },
	[MISS_WRITE] = { "May I write to you, and when?", "write, and when?", "write when?",
		"write" },
	[MISS_THANK] = { "Thank you", "thank you", "thanks", "thx" },
};
static const char *const miss_between[N_LENGTHS] = { DOT, DOT, DOT, " " };

static void
misses(const struct call *c, bool miss[N_MISS])
{
	bool may_use;
	int names = call_names(c, &may_use);

	miss[MISS_NAMES] = names == 0;
	miss[MISS_ONE_NAME] = names > 0 && names < NAMES_WANTED;
	miss[MISS_USE] = !may_use;
	miss[MISS_WRITE] = miss[MISS_THANK] = true;
}

static void
miss_line(const bool miss[N_MISS], int length, struct text *t)
{
	for (int i = 0; i < N_MISS; i++) {
		if (!miss[i])
			continue;
		if (t->n)
			text_add(t, miss_between[length]);
		text_add(t, miss_words[i][length]);
	}
}

void
closing_text(const struct call *c, int columns, struct text *out)
{
	bool miss[N_MISS];
	struct text t = { 0 };

	misses(c, miss);
	for (int i = 0; i < N_LENGTHS; i++) {
		miss_line(miss, i, &t);
		if (add_fitting(&t, columns, out))
			return;
	}
	miss_line(miss, N_LENGTHS - 1, &t);
	utf8_cut(out, text_str(&t), columns);
	text_free(&t);
}

/* ---- the terminal's title ---- */

static void
names_or(const struct call *c, const struct pace *p, struct text *out)
{
	bool may_use;
	int names = call_names(c, &may_use);

	if (names == 0 && (p->left_ms <= NAMES_SOON || !p->must_left))
		text_add(out, "ask for names");
	else if (names < NAMES_WANTED && p->closing)
		text_add(out, "ask for one more name");
	else if (p->must_left && !p->closing)
		text_addf(out, "%d must-ask%s left", p->must_left, p->must_left == 1 ? "" : "s");
	else if (names < NAMES_WANTED)
		text_add(out, "ask for one more name");
	else if (!may_use)
		text_add(out, "may I use your name?");
	else
		text_add(out, "may I write to you?");
}

void
window_text(const struct call *c, const struct pace *p, struct text *out)
{
	if (clock_ended(&c->clock)) {
		text_add(out, "the call has ended");
		return;
	}
	int64_t limit = call_check(c, 0).limit_ms;
	if (!clock_started(&c->clock)) {
		text_addf(out, "%d min" DOT "not begun", minutes(limit));
		return;
	}
	if (p->left_ms >= 0)
		text_addf(out, "%d min" DOT, minutes(p->left_ms));
	else
		text_addf(out, "%d min over" DOT, minutes(-p->left_ms));
	if (call_check(c, limit - p->left_ms).now)
		text_add(out, "wrap up, or ask for more time");
	else
		names_or(c, p, out);
}
