/*
 * closing.c: the lines about the time of a call, within the columns there are:
 * pace, what must not be missed at the end, the time check, the terminal's
 * title.
 */
#include "call_state.h"

#include "model/pace.h"

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
closing_add_fitting(struct text *t, int columns, struct text *out)
{
	bool fits = utf8_columns(text_str(t), t->n) <= columns;
	if (fits)
		text_add(out, text_str(t));
	text_free(t);
	return fits;
}

/* ---- pace ---- */

/* From the fullest wording to the barest; `next` is said where the plan's order is not what
 * suits best. */
static const struct pace_words {
	const char *words, *next; /* for, of, must-asks, then minutes where closing, then next */
	bool closing;
} pace_words[] = {
	{ N_("On pace for %d of %d · must-asks left %d · %d min for closing"),
		N_("On pace for %d of %d · must-asks left %d · %d min for closing · better next: %d"), true },
	{ N_("On pace for %d of %d · must-asks left %d"),
		N_("On pace for %d of %d · must-asks left %d · better next: %d"), false },
	{ N_("Pace %d of %d · must-asks %d"), N_("Pace %d of %d · must-asks %d · next: %d"), false },
	{ N_("%d/%d · must %d · %d min"), N_("%d/%d · must %d · %d min · ask %d"), true },
	{ N_("%d/%d · must %d"), N_("%d/%d · must %d · ask %d"), false },
};

static void
pace_line(const struct pace *p, int close, const struct pace_words *w, struct text *t)
{
	const char *words = p->next ? w->next : w->words;

	if (w->closing)
		text_addf(t, words, p->on_pace_for, p->planned, p->must_left, close, p->next);
	else
		text_addf(t, words, p->on_pace_for, p->planned, p->must_left, p->next);
}

void
pace_text(const struct pace *p, int columns, struct text *out)
{
	int64_t ms = p->left_ms < p->closing_ms ? p->left_ms : p->closing_ms;
	int close = ms > 0 ? minutes(ms) : 0;
	struct text t = { 0 };

	if (p->planned == 0) {
		text_addf(&t, "No plan · %d min left",
			p->left_ms > 0 ? minutes(p->left_ms) : 0);
		utf8_cut(out, text_str(&t), columns);
		text_free(&t);
		return;
	}
	for (size_t i = 0; i < LEN(pace_words); i++) {
		pace_line(p, close, &pace_words[i], &t);
		if (closing_add_fitting(&t, columns, out))
			return;
	}
	pace_line(p, close, &pace_words[LEN(pace_words) - 1], &t);
	utf8_cut(out, text_str(&t), columns);
	text_free(&t);
}

/* ---- what must not be missed ---- */

enum { MISS_NAMES, MISS_ONE_NAME, MISS_USE, MISS_WRITE, MISS_THANK, N_MISS };
enum { N_LENGTHS = 4 };

/* The most important first; each from the sentence to say to the barest word. */
static const char *const miss_words[N_MISS][N_LENGTHS] = {
	[MISS_NAMES] = { N_("Two names, target organisations first?"), N_("Two names, targets first"),
		N_("2 names"), N_("names") },
	[MISS_ONE_NAME] = { N_("One more name, target organisations first?"),
		N_("One more name, targets first"), N_("1 name"), N_("name") },
	[MISS_USE] = { N_("May I use your name?"), N_("use your name?"), N_("use yours"), N_("use") },
	[MISS_WRITE] = { N_("May I write to you, and when?"), N_("write, and when?"), N_("write when"),
		N_("write") },
	[MISS_THANK] = { N_("Thank you"), N_("thank you"), N_("thanks"), N_("thx") },
};

/* How it is all said: the length of each one's words, and what stands between them. */
struct wording {
	int length[N_MISS];
	const char *between;
};

/* Where it stands: behind `lead`, in at most so many rows of so many columns. */
struct place {
	const char *lead, *behind; /* a sentence of ours, and what parts it from the rest */
	int columns, rows;
};

static void
misses(const struct call *c, bool miss[N_MISS])
{
	bool may_use;
	int names = call_names(c, &may_use);

	miss[MISS_NAMES] = names == 0;
	miss[MISS_ONE_NAME] = names > 0 && names < NAMES_WANTED;
	miss[MISS_USE] = !may_use;
	miss[MISS_WRITE] = !call_may_write(c);
	miss[MISS_THANK] = !call_thanks_noted(c);
}

static void
miss_line(const bool miss[N_MISS], const struct wording *w, struct text *t)
{
	bool first = true;

	for (int i = 0; i < N_MISS; i++) {
		if (!miss[i])
			continue;
		text_addf(t, "%s%s", first ? "" : w->between, _(miss_words[i][w->length[i]]));
		first = false;
	}
	if (first)
		text_add(t, _("All is said; /end"));
}

static bool
miss_fits(const bool miss[N_MISS], const struct wording *w, const struct place *p)
{
	struct strings lines = { 0 };
	struct text t = { 0 };

	text_addf(&t, "%s%s", _(p->lead), p->behind);
	miss_line(miss, w, &t);
	utf8_wrap(&lines, text_str(&t), p->columns);
	bool fits = lines.n <= (size_t)p->rows;
	strings_free(&lines);
	text_free(&t);
	return fits;
}

/* The fullest wording that is of one length and fits; false: not even the barest does. */
static bool
even_wording(const bool miss[N_MISS], const struct place *p, struct wording *w)
{
	static const struct {
		int length;
		const char *between;
	} steps[] = { { 0, DOT }, { 1, DOT }, { 2, DOT }, { 2, ", " }, { 3, ", " }, { 3, " " } };

	for (size_t i = 0; i < LEN(steps); i++) {
		for (int k = 0; k < N_MISS; k++)
			w->length[k] = steps[i].length;
		w->between = steps[i].between;
		if (miss_fits(miss, w, p))
			return true;
	}
	return false;
}

/* The room that is left makes one after the other fuller. Whole sentences stand by
 * themselves, with a dot between. */
static void
fill_wording(const bool miss[N_MISS], const struct place *p, struct wording *w)
{
	for (int i = 0; i < N_MISS; i++)
		for (int k = 1; miss[i] && k < w->length[i]; k++) {
			struct wording fuller = *w;
			fuller.length[i] = k;
			if (k == 1)
				fuller.between = DOT;
			if (miss_fits(miss, &fuller, p))
				*w = fuller;
		}
}

/* False: not even the barest wording fits, and nothing is added. */
static bool
closing_add_closing(const struct call *c, const struct place *p, struct text *out)
{
	bool miss[N_MISS];
	struct wording w;

	misses(c, miss);
	if (!even_wording(miss, p, &w))
		return false;
	fill_wording(miss, p, &w);
	text_addf(out, "%s%s", _(p->lead), p->behind);
	miss_line(miss, &w, out);
	return true;
}

void
closing_say(const struct call *c, const char *lead, int columns, int rows, struct text *out)
{
	struct place p = { lead, *lead ? " " : "", columns, rows };
	struct wording barest = { { 3, 3, 3, 3, 3 }, " " };
	bool miss[N_MISS];
	struct text t = { 0 };

	if (closing_add_closing(c, &p, out))
		return;
	misses(c, miss);
	text_addf(&t, "%s%s", _(p.lead), p.behind);
	miss_line(miss, &barest, &t);
	utf8_cut(out, text_str(&t), columns * rows);
	text_free(&t);
}

void
closing_text(const struct call *c, int columns, struct text *out)
{
	closing_say(c, "", columns, 1, out);
}

/* ---- the line under the notes ---- */

enum { N_WIDTHS = 3 };
static const char *const check_words[N_WIDTHS] = {
	N_("Time check: /wrap to close, /more MIN if you asked, /offered MIN if they did"),
	N_("Time check: /wrap, /more, /offered"), N_("/wrap /more /offered"),
};
static const char *const over_words[N_WIDTHS] = {
	N_("Over by %s: /wrap to close, /more MIN, /offered MIN"),
	N_("Over by %s: /wrap /more /offered"), N_("/wrap /more /offered"),
};
static const char *const end_words[N_WIDTHS] = {
	N_("Over by %s; thank them and end"), N_("Over by %s; end"), N_("Over by %s"),
};
static const char *const soon_words[N_WIDTHS] = {
	N_("Time check in a minute: wrap up, or ask for more?"), N_("Time check in a minute"),
	N_("Check in a minute"),
};
/* With what must not be missed behind it, in the wording of that length. */
static const char *const soon_closing_words[] = { N_("Time check in a minute"), N_("Check soon") };

static void
fitting_words(const char *const words[N_WIDTHS], const char *value, int columns,
	struct text *out)
{
	struct text t = { 0 };

	for (int i = 0; i < N_WIDTHS; i++) {
		text_addf(&t, words[i], value);
		if (closing_add_fitting(&t, columns, out))
			return;
	}
	text_addf(&t, words[N_WIDTHS - 1], value);
	utf8_cut(out, text_str(&t), columns);
	text_free(&t);
}

static void
soon_closing(const struct call *c, int columns, struct text *out)
{
	for (size_t i = 0; i < LEN(soon_closing_words); i++)
		if (closing_add_closing(c, &(struct place){ soon_closing_words[i], DOT, columns, 1 }, out))
			return;
	closing_text(c, columns, out);
}

static bool
closing_add_check(const struct call *c, const struct time_check *k, const struct pace *p, int columns,
	struct text *out)
{
	char over[16];

	clock_text(over, k->overrun_ms);
	if (k->now)
		fitting_words(k->overrun_ms > 0 ? over_words : check_words, over, columns, out);
	else if (k->overrun_ms > 0)
		fitting_words(end_words, over, columns, out);
	else if (k->soon && p->closing)
		soon_closing(c, columns, out);
	else if (k->soon)
		fitting_words(soon_words, "", columns, out);
	return k->now || k->overrun_ms > 0 || k->soon;
}

void
time_text(const struct call *c, const struct habit *h, int64_t at_ms, int columns,
	struct text *out)
{
	struct time_check k = call_check(c, at_ms);
	struct pace p = pace_at(c, h, at_ms);

	if (closing_add_check(c, &k, &p, columns, out))
		return;
	if (p.closing)
		closing_text(c, columns, out);
	else
		pace_text(&p, columns, out);
}

/* ---- the terminal's title ---- */

static void
names_or(const struct call *c, const struct pace *p, struct text *out)
{
	bool may_use;
	int names = call_names(c, &may_use);

	if (names == 0 && (p->left_ms <= NAMES_SOON || !p->must_left || p->closing))
		text_add(out, _("ask for names"));
	else if (names < NAMES_WANTED && p->closing)
		text_add(out, _("ask for one more name"));
	else if (p->must_left && !p->closing)
		text_addf(out, count_form(p->must_left, "%d must-ask left", "%d must-asks left"),
			p->must_left);
	else if (names < NAMES_WANTED)
		text_add(out, _("ask for one more name"));
	else if (!may_use)
		text_add(out, _("may I use your name?"));
	else if (!call_may_write(c))
		text_add(out, _("may I write to you?"));
	else
		text_add(out, call_thanks_noted(c) ? _("end the call") : _("thank them"));
}

void
window_text(const struct call *c, const struct pace *p, struct text *out)
{
	if (clock_ended(&c->clock)) {
		text_add(out, _("the call has ended"));
		return;
	}
	int64_t limit = call_check(c, 0).limit_ms;
	if (!clock_started(&c->clock)) {
		text_addf(out, "%d min" DOT "not begun", minutes(limit));
		return;
	}
	char at[16];
	clock_text(at, limit);
	if (p->left_ms >= 0)
		text_addf(out, "%d min" DOT, minutes(p->left_ms));
	else
		text_addf(out, "%d min past %s" DOT, minutes(-p->left_ms), at);
	if (clock_paused(&c->clock))
		text_add(out, _("paused"));
	else if (call_check(c, limit - p->left_ms).now)
		text_add(out, _("wrap up, or ask for more time"));
	else
		names_or(c, p, out);
}
