/*
 * stuck.c: one sentence to say now, when one's mind has gone blank. In this
 * order, one a call of /stuck, and round again: the probes of the question
 * being asked, a bridge to the next must-ask, and ways on that always work; when
 * it is time, only what belongs to the closing; at the time check, whether there
 * is time, before all of it.
 */
#include "call_state.h"

#include <stdlib.h>

#include "model/card.h"
#include "model/pace.h"
#include "wording.h"

static const char *const bridges[] = {
	N_("That makes me want to ask you something I have been curious about: %s"),
	N_("There is one thing I would be sorry to leave out: %s"),
	N_("May I turn to something a little different? %s"),
};

static const char *const ways_on[] = {
	N_("Could you give me an example of that?"),
	N_("That is interesting; how did it come about?"),
	N_("What surprised you most about it?"),
};

static void
stuck_add(struct strings *l, struct text *t)
{
	strings_add(l, text_str(t));
	text_clear(t);
}

static void
stuck_add_closing(struct strings *l, const struct call *c)
{
	struct text t = { 0 }, first = { 0 };
	bool may_use;
	int names = call_names(c, &may_use);

	if (names < 2)
		strings_add(l, names ? _("Is there one more person you think I should talk to?")
			: _("Before we finish: who are one or two other people you would talk to if you were "
				"me?"));
	if (!may_use)
		strings_add(l, _("May I say that it was you who suggested I get in touch?"));
	if (!call_may_write(c))
		strings_add(l, _("May I write to you again to tell you what came of this, and when would suit "
			"you?"));
	say_first_name(&first, c->who.name);
	if (first.n)
		text_addf(&t, "Thank you, %s; you have given me a lot to think about.", text_str(&first));
	else
		text_add(&t, _("Thank you; you have given me a lot to think about."));
	stuck_add(l, &t);
	text_free(&first);
	text_free(&t);
}

static const struct asked *
next_must(const struct call *c)
{
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].must && c->asked[i].state == ASKED_PLANNED &&
		    c->asked[i].phase != PHASE_CLOSE) /* these have their time */
			return &c->asked[i];
	return NULL;
}

/* To the next must-ask, else to whatever is best asked next. */
static void
add_bridge(struct strings *l, const struct call *c, const struct habit *h, int64_t at_ms)
{
	const struct asked *a = next_must(c), *now = call_current(c);
	struct text question = { 0 }, t = { 0 };

	if (!a)
		a = call_suggest(c, h, at_ms);
	if (!a || !say_has(a->text))
		return;
	say_sentence(&question, a->text);
	text_addf(&t, now ? bridges[(size_t)a->position % LEN(bridges)]
		: "Thank you for making the time; may I start by asking: %s",
		text_str(&question));
	stuck_add(l, &t);
	text_free(&t);
	text_free(&question);
}

static void
add_probes(struct strings *l, const struct asked *a)
{
	struct text t = { 0 };

	for (size_t i = 0; a && i < a->probes.n; i++) {
		if (!say_has(a->probes.s[i]))
			continue;
		say_sentence(&t, a->probes.s[i]);
		stuck_add(l, &t);
	}
	text_free(&t);
}

int64_t
stuck_topic(const struct call *c, const struct habit *h, int64_t axis_ms)
{
	int64_t at = clock_at(&c->clock, axis_ms);
	const struct asked *a = call_current(c);

	if (call_check(c, at).now)
		return -2;
	if (pace_at(c, h, at).closing)
		return -1;
	return a ? a->id : 0;
}

void
stuck_text(const struct call *c, const struct habit *h, int64_t axis_ms, int turn,
	struct text *out)
{
	int64_t at = clock_at(&c->clock, axis_ms);
	struct strings l = { 0 };

	if (call_check(c, at).now)
		strings_add(&l, _("I want to keep to your time: do you have a few more minutes, or "
			"shall we come to a close?"));
	if (pace_at(c, h, at).closing) {
		stuck_add_closing(&l, c);
	} else {
		add_probes(&l, call_current(c));
		add_bridge(&l, c, h, at);
		for (size_t i = 0; call_current(c) && i < LEN(ways_on); i++)
			strings_add(&l, _(ways_on[i]));
	}
	if (!l.n)
		strings_add(&l, _("Thank you for making the time; would you tell me how you came to "
			"do what you do?"));
	text_add(out, l.s[(size_t)(turn > 0 ? turn : 0) % l.n]);
	strings_free(&l);
}
