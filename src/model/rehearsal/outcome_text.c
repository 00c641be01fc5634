/* outcome_text.c: the result of a rehearsal as sentences (outcome.c computes it). */
#include "model/pace.h"
#include "model/rehearsal.h"

static void
add_time(const struct partner *p, const struct call *c, const struct outcome *o,
	struct text *out)
{
	struct time_check k = call_check(c, o->elapsed_ms);
	char whole[16], spoke[16];

	span_text(whole, o->elapsed_ms);
	span_text(spoke, o->talk_ms);
	int limit = (int)(k.limit_ms / MINUTE_MS);
	text_addf(out, count_form(limit, "%s of %d minute; %s spoke for %s of it.\n",
		"%s of %d minutes; %s spoke for %s of it.\n"), whole, limit, p->name, spoke);
	text_addf(out, count_form(o->planned, "%d of %d planned question asked",
		"%d of %d planned questions asked"), o->asked, o->planned);
	if (o->musts)
		text_joinf(out, ", ", count_form(o->musts, "%d of %d must-ask", "%d of %d must-asks"),
			o->musts_asked, o->musts);
	if (o->off_script)
		text_joinf(out, ", ", "%d off the script", o->off_script);
	text_add(out, ".\n");
}

static void
outcome_text_add_asked(
	const struct outcome *o, const struct check *k, const char *at, struct text *out)
{
	text_addf(out, count_form(k->minutes, "At %s you asked for %d minute more",
		"At %s you asked for %d minutes more"), at, k->minutes);
	if (o->offer_ms >= 0 && o->offer_minutes != k->minutes)
		text_joinf(out, "; ", "they had %d", o->offer_minutes);
	text_add(out, ".\n");
}

/* What was noted, and where the partner did something else. */
static void
add_offered(const struct outcome *o, const struct check *k, const char *at, bool made,
	struct text *out)
{
	char then[16];

	if (made && o->offer_minutes == k->minutes) {
		clock_text(then, o->offer_ms);
		text_addf(out, count_form(k->minutes,
			"At %s they offered %d minute more; you noted it at %s.\n",
			"At %s they offered %d minutes more; you noted it at %s.\n"), then,
			k->minutes, at);
		return;
	}
	if (made)
		text_addf(out, count_form(k->minutes,
			"At %s you noted an offer of %d minute more; it was %d.\n",
			"At %s you noted an offer of %d minutes more; it was %d.\n"), at, k->minutes,
			o->offer_minutes);
	else
		text_addf(out, count_form(k->minutes,
			"At %s you noted an offer of %d minute more; there was none yet.\n",
			"At %s you noted an offer of %d minutes more; there was none yet.\n"), at, k->minutes);
}

static void
outcome_text_add_check(const struct call *c, const struct outcome *o, const struct check *k,
	struct text *out)
{
	int64_t at_ms = clock_at(&c->clock, k->axis_ms);
	char at[16];

	clock_text(at, at_ms);
	if (k->answer == CHECK_WRAPPED)
		text_addf(out, "At %s you wrapped up.\n", at);
	else if (k->answer == CHECK_ASKED)
		outcome_text_add_asked(o, k, at, out);
	else
		add_offered(o, k, at, o->offer_ms >= 0 && o->offer_ms <= at_ms, out);
}

/* An offer for which nothing was noted: neither taken, nor wrapped up after it. */
static void
add_offer(const struct call *c, const struct outcome *o, struct text *out)
{
	char at[16];

	for (size_t i = 0; i < c->n_checks; i++)
		if (c->checks[i].answer != CHECK_WRAPPED ||
		    clock_at(&c->clock, c->checks[i].axis_ms) >= o->offer_ms)
			return;
	if (o->offer_ms < 0)
		return;
	clock_text(at, o->offer_ms);
	text_addf(out, count_form(o->offer_minutes,
		"At %s they offered %d minute more; you noted nothing.\n",
		"At %s they offered %d minutes more; you noted nothing.\n"), at,
		o->offer_minutes);
}

static void
add_checks(const struct call *c, const struct outcome *o, struct text *out)
{
	struct time_check k = call_check(c, o->elapsed_ms);
	char at[16];

	for (size_t i = 0; i < c->n_checks; i++)
		outcome_text_add_check(c, o, &c->checks[i], out);
	add_offer(c, o, out);
	/* Minutes granted long before a check was due answer it in fact. */
	bool granted = call_granted(c) > 0 && o->elapsed_ms <= k.limit_ms;
	clock_text(at, k.due_ms);
	if (k.now && !granted)
		text_addf(out, "The time check at %s was not answered.\n", at);
	else if (k.due_ms >= 0 && !c->n_checks)
		text_addf(out, "It was over before the time check at %s.\n", at);
	if (k.overrun_ms) {
		span_text(at, k.overrun_ms);
		text_addf(out, "Over by %s.\n", at);
	}
}

static int
sum(const int *n)
{
	int all = 0;

	for (int kind = 0; kind < N_GIFT_KINDS; kind++)
		all += n[kind];
	return all;
}

static void
add_counts(const struct outcome *o, struct text *out)
{
	/* Beside gift_kind_names, which are words of a file. */
	static const char *const of[N_GIFT_KINDS][2] = {
		[GIFT_FACT] = { "%d of %d fact", "%d of %d facts" },
		[GIFT_NAME] = { "%d of %d name", "%d of %d names" },
		[GIFT_PROMISE] = { "%d of %d promise", "%d of %d promises" },
		[GIFT_CHECK] = { "%d of %d to check", "%d of %d to check" },
	};
	const char *comma = ": ";

	if (!sum(o->heard)) {
		text_add(out, _("Nothing was said that notes could have caught.\n"));
		return;
	}
	text_addf(out, "The notes caught %d of %d", sum(o->caught), sum(o->heard));
	for (int kind = 0; kind < N_GIFT_KINDS; kind++) {
		if (!o->heard[kind])
			continue;
		text_add(out, comma);
		text_addf(out, count_form(o->heard[kind], of[kind][0], of[kind][1]),
			o->caught[kind], o->heard[kind]);
		comma = ", ";
	}
	text_add(out, ".\n");
}

/* The character that would have done more with it; NULL: it did. */
static const char *
better(const struct call *c, const struct catch *k)
{
	const struct note *n = call_note(c, k->note_id);

	if (k->gift->kind == GIFT_NAME && !(n && n->kind == NOTE_REFERRAL))
		return "after @ it would be a contact";
	if (k->gift->kind == GIFT_PROMISE && !(n && n->kind == NOTE_STEP))
		return "after > it would be a step";
	return NULL;
}

static void
add_catch(const struct call *c, const struct catch *k, struct text *out)
{
	char at[16];
	const char *hint = k->caught ? better(c, k) : NULL;

	clock_text(at, k->heard_ms);
	text_addf(out, "  %s %s: %s%s%s%s\n", at, gift_kind_names[k->gift->kind], k->gift->text,
		hint ? " (" : "", hint ? hint : "", hint ? ")" : "");
}

/* The one heard next after `last`, among those caught or those missed; NULL: none. */
static const struct catch *
catch_next(const struct outcome *o, bool caught, const struct catch *last)
{
	const struct catch *next = NULL;

	for (size_t i = 0; i < o->n; i++) {
		const struct catch *k = &o->catches[i];
		bool later = !last || k->heard_ms > last->heard_ms ||
			(k->heard_ms == last->heard_ms && k > last);
		if (k->heard_ms >= 0 && k->caught == caught && later &&
		    (!next || k->heard_ms < next->heard_ms))
			next = k;
	}
	return next;
}

static void
add_catches(const struct call *c, const struct outcome *o, bool caught, const char *head,
	struct text *out)
{
	const struct catch *k = catch_next(o, caught, NULL);

	if (k)
		text_addf(out, "%s\n", head);
	for (; k; k = catch_next(o, caught, k))
		add_catch(c, k, out);
}

void
outcome_text(const struct partner *p, const struct call *c, const struct outcome *o,
	struct text *out)
{
	int unsaid = (int)o->n - sum(o->heard);

	add_time(p, c, o, out);
	add_checks(c, o, out);
	text_addc(out, '\n');
	if (o->markers) {
		text_addf(out, count_form(o->markers,
			"%d marker is to be written out first; then this says what the notes caught.\n",
			"%d markers are to be written out first; then this says what the notes caught.\n"),
			o->markers);
		return;
	}
	add_counts(o, out);
	add_catches(c, o, false, "Missed:", out);
	add_catches(c, o, true, "Caught:", out);
	if (unsaid && sum(o->heard))
		text_addf(out, count_form(unsaid, "%d more was not said: not asked for, or cut short.\n",
			"%d more were not said: not asked for, or cut short.\n"), unsaid);
	else if (unsaid)
		text_addf(out, count_form(unsaid, "%d was not said: not asked for, or cut short.\n",
			"%d were not said: not asked for, or cut short.\n"), unsaid);
}

void
outcome_kinds_text(const int *heard, const int *caught, struct text *out)
{
	static const char *const parts[N_GIFT_KINDS] = { [GIFT_FACT] = N_("facts %d of %d"),
		[GIFT_NAME] = N_("names %d of %d"), [GIFT_PROMISE] = N_("promises %d of %d"),
		[GIFT_CHECK] = N_("to check %d of %d") };

	for (int kind = 0; kind < N_GIFT_KINDS; kind++)
		if (heard[kind])
			text_joinf(out, ", ", _(parts[kind]), caught[kind], heard[kind]);
}
