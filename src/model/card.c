/*
 * card.c: what to say when a moment comes that one is nervous about. Lines to
 * say stand plain; a line in brackets is for the person alone. Everything a
 * contact or the settings may lack is left out without a trace.
 */

#include <stdlib.h>
#include <string.h>

#include "model/card.h"
#include "wording.h"

static void
model_card_line(struct text *out, const char *s)
{
	if (out->n)
		text_addc(out, '\n');
	text_add(out, s);
}

/* A line with something the person wrote in it, where the format has its %s; no line when there
 * is nothing. */
static void
card_line_with(struct text *out, const char *fmt, const char *s)
{
	struct text clause = { 0 };

	if (!say_has(s))
		return;
	say_clause(&clause, s);
	model_card_line(out, "");
	text_addf(out, fmt, text_str(&clause));
	text_free(&clause);
}

/* The same where it ends the sentence, with whatever mark it brings. */
static void
card_line_end(struct text *out, const char *fmt, const char *s)
{
	card_line_with(out, fmt, s);
	if (say_has(s))
		say_end(out);
}

/* The same of a whole sentence of theirs. */
static void
card_line_sentence(struct text *out, const char *fmt, const char *s)
{
	struct text sentence = { 0 };

	say_sentence(&sentence, s);
	model_card_line(out, "");
	text_addf(out, fmt, text_str(&sentence));
	text_free(&sentence);
}

/* A line to somebody by their first name, or without one. */
static void
card_line_to(struct text *out, const char *fmt, const char *without, const char *name)
{
	struct text first = { 0 };

	say_first_name(&first, name);
	model_card_line(out, first.n ? "" : _(without));
	if (first.n)
		text_addf(out, fmt, text_str(&first));
	text_free(&first);
}

static int
agreed(const struct call *c)
{
	return c->interview.agreed_minutes > 0 ? c->interview.agreed_minutes : 20;
}

static void
greeting(struct text *out, const struct call *c)
{
	card_line_to(out, N_("Hello %s, and thank you for making the time."),
		N_("Hello, and thank you for making the time."), c->who.name);
}

/* How the name is said, where that is known. */
static void
model_card_called(struct text *out, const struct call *c)
{
	struct text called = { 0 };

	if (!say_has(c->who.said) && !say_has(c->who.pronouns))
		return;
	contact_called(&c->who, &called);
	model_card_line(out, "");
	text_addf(out, "(Their name: %s)", text_str(&called));
	text_free(&called);
}

/* "through the alumni office" and "the alumni office" are both written. */
static const char *
after_through(const char *s)
{
	static const char *const said[] = { "through ", "Through ", "via ", "Via " };
	for (size_t i = 0; s && i < LEN(said); i++)
		if (strncmp(s, said[i], strlen(said[i])) == 0)
			return s + strlen(said[i]);
	return s;
}

/* "The", "A", "My", of words that are not all capitals. */
static bool
card_article(const char *s)
{
	static const char *const articles[] = { "The ", "A ", "An ", "My ", "Our ", "Your " };
	for (size_t i = 0; i < LEN(articles); i++)
		if (strncmp(s, articles[i], strlen(articles[i])) == 0)
			return true;
	return false;
}

static bool
card_referred(const struct contact *who)
{
	return say_has(who->referrer) || (who->found && strncmp(who->found, "named by ", 9) == 0);
}

/* Who gave the name is said only with their leave. */
static void
card_referrer(struct text *out, const struct contact *who)
{
	if (say_has(who->referrer) && who->may_use_name) {
		card_line_with(out, N_("%s gave me your name."), who->referrer);
		return;
	}
	model_card_line(out, _("Somebody I talked with about their work gave me your name."));
	card_line_with(out, N_("(It was %s; do not say who without their permission.)"),
		say_has(who->referrer) ? who->referrer : who->found + 9);
}

/* "The alumni office" begins small in mid-sentence. */
static void
card_thing(struct text *out, const char *fmt, const char *thing)
{
	char *s = mem_str(thing + blank_span(thing));

	if (card_article(s))
		*s = (char)(*s - 'A' + 'a');
	card_line_end(out, fmt, s);
	free(s);
}

/* What was typed is said where it fits; else it is for the person alone, to put into words. */
static void
card_found(struct text *out, const struct contact *who)
{
	const char *thing = after_through(who->found);

	if (card_referred(who))
		card_referrer(out, who);
	else if (say_is_thing(thing))
		card_thing(out, N_("I came across your name through %s"), thing);
	else
		card_line_with(out, N_("(Say how you came across their name: %s)"), who->found);
}

static void
card_exploring(struct text *out, const struct person *me)
{
	if (say_is_subject(me->exploring))
		card_line_end(out, N_("I am exploring %s"), me->exploring);
	else
		card_line_end(out, N_("What I am thinking about at the moment: %s"), me->exploring);
}

static void
introduction(struct text *out, const struct person *me)
{
	card_line_end(out, N_("My name is %s"), me->name);
	if (say_has(me->about)) {
		model_card_line(out, "");
		say_of_me(out, _("About me:"), me->about);
	}
	if (say_has(me->background)) {
		model_card_line(out, "");
		say_of_me(out, _("What I have done so far:"), me->background);
	}
	card_exploring(out, me);
}

/* A sentence to say; where what was noted does not fit into one, one says it oneself. */
static void
card_why(struct text *out, const struct contact *who)
{
	struct text told = { 0 };

	if (say_to_them(&told, who->why))
		card_line_end(out, N_("I asked you in particular because %s"), text_str(&told));
	else if (say_is_thing(who->why))
		card_thing(out, N_("I asked you in particular because of %s"), who->why);
	else if (say_has(who->why))
		card_line_with(out, N_("I asked you in particular, and I will tell you why. (Your note: %s)"),
			who->why);
	else if (say_has(who->name))
		model_card_line(out, _("(Say why you ask them and nobody else.)"));
	text_free(&told);
}

/* "A, B and C" with "%s and %s" for the last, three at the most, without the one they belong to. */
static size_t
card_targets(const struct person *me, const struct contact *who, const char *last, struct text *out)
{
	const char *own = say_has(who->organisation) ? who->organisation : "";
	const char *names[3];
	struct text before = { 0 };
	size_t n = 0;

	for (size_t i = 0; me->targets && i < me->targets->n && n < LEN(names); i++)
		if (strcmp(me->targets->s[i], own) != 0)
			names[n++] = me->targets->s[i];
	for (size_t i = 0; i + 1 < n; i++)
		text_joinf(&before, ", ", "%s", names[i]);
	if (n > 1)
		text_addf(out, last, text_str(&before), names[n - 1]);
	else if (n)
		text_add(out, names[0]);
	text_free(&before);
	return n;
}

/* What is hoped for, by the kind of conversation and whether one has met before. */
static const char *const card_hopes[N_INTERVIEW_KINDS][2] = {
	[KIND_INFORMATIONAL] = {
		N_("What I hope to learn is what the work is really like, from somebody who does it."),
		N_("What I hope to learn is what your work is really like, since you do it every day.") },
	[KIND_NETWORKING] = {
		N_("I would like to get to know your work, and to hear where you see your field going."),
		N_("I would like to hear what has changed for you, and to tell you what I am doing now.") },
};

/* The same of somebody new, by what one asks about first. */
static const char *const card_scopes[N_SCOPES] = {
	[SCOPE_COMPANY] = N_("What I hope to learn is what it is like to work where you work."),
	[SCOPE_PATH] = N_("What I hope to learn is how people get into this work, and where it leads."),
	[SCOPE_FUNCTION] = N_("What I hope to learn is what the work itself is like from day to day."),
};

static const char *
card_hope(const struct call *c, const struct person *me)
{
	bool again = call_acquainted(c);
	const char *scope = card_scopes[me->scope];

	if (scope && !again && c->interview.kind == KIND_INFORMATIONAL)
		return _(scope);
	return _(card_hopes[c->interview.kind][again]);
}

/* ---- the cards ---- */

static void
card_stranger(struct text *out, const struct call *c, const struct person *me)
{
	introduction(out, me);
	card_found(out, &c->who);
	card_why(out, &c->who);
}

/* Somebody one knows needs no name and no story of how one found them. */
static void
card_acquaintance(struct text *out, const struct call *c, const struct person *me)
{
	model_card_line(out, _("It is good to talk with you again."));
	card_exploring(out, me);
	card_line_with(out, N_("(Why you asked them: %s)"), c->who.why);
}

/* Which organisations one looks at, and that it is not about a job. */
static void
card_purpose(struct text *out, const struct call *c, const struct person *me)
{
	struct text targets = { 0 };

	size_t n = card_targets(me, &c->who, N_("%s and %s"), &targets);

	if (n)
		card_line_with(out, n == 1 ? N_("One organisation that I look at is %s.")
			: N_("The organisations that I look at are %s."), text_str(&targets));
	model_card_line(out, _("I am asking for what you know, not for a job."));
	text_free(&targets);
}

static void
opening(struct text *out, const struct call *c, const struct person *me)
{
	bool again = call_acquainted(c);

	greeting(out, c);
	model_card_called(out, c);
	if (again)
		card_acquaintance(out, c, me);
	else
		card_stranger(out, c, me);
	card_line_with(out, N_("(Say what you have in common: %s)"), c->who.common);
	model_card_line(out, card_hope(c, me));
	if (!again)
		card_purpose(out, c, me);
	model_card_line(out, "");
	text_addf(out, count_form(agreed(c),
		"I have planned for about %d minute, and I will keep an eye on the clock.",
		"I have planned for about %d minutes, and I will keep an eye on the clock."),
		agreed(c));
	model_card_line(out, _("May I take notes while we talk?"));
	if (c->interview.channel && strcmp(c->interview.channel, "in person") == 0) {
		model_card_line(out, _("(Dress as they do, one step neater. Know the way; be there up to 15 "
			"minutes early, not more.)"));
		card_line_with(out, N_("(Where: %s)"), c->interview.place);
		model_card_line(out, _("What would you like to drink? Please let me: it is my treat."));
	}
}

static void
pitch(struct text *out, const struct call *c, const struct person *me)
{
	(void)c;
	if (say_has(me->pitch)) {
		model_card_line(out, "");
		say_sentence(out, me->pitch);
		return;
	}
	introduction(out, me);
	model_card_line(out, _("I am talking with people about their work, because I learn most from those who "
		"do it every day."));
	model_card_line(out, _("(Your own pitch can be here: write it in the settings.)"));
}

static void
job(struct text *out, const struct call *c, const struct person *me)
{
	(void)c, (void)me;
	model_card_line(out, _("That is kind of you; thank you for thinking of me."));
	model_card_line(out, _("I came to learn today, so may I ask my questions first? I would be glad to hear "
		"about it at the end, or another day."));
	model_card_line(out, _("If I wanted to follow it up, what would be the right way, and who would be the "
		"right person?"));
	model_card_line(out, _("(Do not apply on the spot. Type > and what was said: it becomes a step.)"));
}

static void
resume(struct text *out, const struct call *c, const struct person *me)
{
	(void)c, (void)me;
	model_card_line(out, _("(Have it with you, and hold it back: never offer it first.)"));
	model_card_line(out, _("Thank you for asking. I would be glad of your advice on it more than of anything else."));
	model_card_line(out, _("When you look at one from somebody starting out, what do you hope to find in it?"));
	model_card_line(out, _("May it come tomorrow? I would like to think about what you have told me first."));
	model_card_line(out, _("(Type > send resume: it becomes a step.)"));
}

/* The must-asks still to come, two at the most; else the next question. */
static void
most_wanted(struct text *out, const struct call *c)
{
	int n = 0;
	for (size_t i = 0; n < 2 && i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		if (!a->must || a->state != ASKED_PLANNED || a->phase == PHASE_CLOSE ||
		    !say_has(a->text))
			continue;
		model_card_line(out, "");
		say_sentence(out, a->text);
		n++;
	}
	const struct asked *next = call_next(c);
	if (n == 0 && next && say_has(next->text)) {
		model_card_line(out, "");
		say_sentence(out, next->text);
	}
}

static void
five_minutes(struct text *out, const struct call *c, const struct person *me)
{
	(void)me;
	model_card_line(out, _("Of course, and thank you for telling me. Then I will ask only what I could not "
		"find out anywhere else."));
	most_wanted(out, c);
	model_card_line(out, _("Who is one person you would suggest I talk to next?"));
	model_card_line(out, "");
	text_addf(out, count_form(agreed(c),
		"May I write to you to find another %d minute, whenever it suits you?",
		"May I write to you to find another %d minutes, whenever it suits you?"), agreed(c));
}

static void
late(struct text *out, const struct call *c, const struct person *me)
{
	(void)me;
	model_card_line(out, _("No trouble at all; I am glad that we can talk."));
	model_card_line(out, "");
	text_addf(out, count_form(agreed(c),
		"Do you still have %d minute, or shall we make it shorter?",
		"Do you still have %d minutes, or shall we make it shorter?"), agreed(c));
	model_card_line(out,
		_("If today has become difficult, another day is just as good for me."));
	model_card_line(out, _("(After ten minutes alone, one message: I am here whenever you are; shall we find "
		"another day?)"));
	model_card_line(out, _("(If it is you who is late: I am sorry to have kept you waiting; we will stop when "
		"we said we would.)"));
}

static void
turned(struct text *out, const struct call *c, const struct person *me)
{
	model_card_line(out, _("Thank you for asking."));
	if (say_has(me->about)) {
		model_card_line(out, "");
		say_of_me(out, _("About me:"), me->about);
	}
	card_exploring(out, me);
	model_card_line(out, _("What would you do next, if you were in my place?"));
	const struct asked *next = call_next(c);
	if (next && say_has(next->text))
		card_line_sentence(out, N_("And I would love to hear more from you: %s"), next->text);
}

/* The newest starred note: what will stay. */
static const char *
taken_away(const struct call *c)
{
	for (size_t i = c->n_notes; i-- > 0;)
		if (c->notes[i].starred && c->notes[i].record != RECORD_OFF &&
			say_has(c->notes[i].text))
			return c->notes[i].text;
	return NULL;
}

/* Where one is aiming, first. */
static void
card_names(struct text *out, const struct call *c, const struct person *me)
{
	struct text targets = { 0 };

	if (card_targets(me, &c->who, N_("%s or %s"), &targets))
		card_line_with(out, N_("Who might I talk to at %s?"), text_str(&targets));
	else
		model_card_line(out, _("(Two names; at the organisations you are aiming for first.)"));
	text_free(&targets);
}

static void
closing(struct text *out, const struct call *c, const struct person *me)
{
	bool may_use, again = call_acquainted(c);
	int names = call_names(c, &may_use);

	model_card_line(out, _("I see that our time is nearly over."));
	if (names == 0)
		model_card_line(out, _("Who are one or two other people you would talk to if you were me?"));
	else if (names == 1)
		model_card_line(
			out, _("Is there one more person you think I should talk to?"));
	if (names < 2)
		card_names(out, c, me);
	if (!may_use)
		model_card_line(out, _("May I tell them that it was you who suggested it?"));
	model_card_line(out, _("What can I do for you in return?"));
	if (!call_may_write(c))
		model_card_line(out, again ? _("When shall we talk again?")
			: _("May I write to you again, and when would suit you?"));
	card_line_with(out, N_("(Say what you will take away with you: %s)"), taken_away(c));
	if (!call_thanked(c, NULL))
		model_card_line(out, _("(Then thank them aloud; /thanked keeps that you did.)"));
	if (again)
		card_line_to(out, N_("Thank you, %s; it was good to talk with you again."),
			N_("Thank you; it was good to talk with you again."), c->who.name);
	else
		card_line_to(out, N_("Thank you, %s; this has helped me a great deal."),
			N_("Thank you; this has helped me a great deal."), c->who.name);
}

/* ---- moments in the middle ---- */

static void
problem(struct text *out, const struct call *c, const struct person *me)
{
	(void)c, (void)me;
	model_card_line(out, _("That sounds like a hard one. What have you tried so far?"));
	model_card_line(out, _("May I think aloud for a moment? I wonder whether … would help."));
	model_card_line(out, _("What would speak against it?"));
	model_card_line(out, _("(One idea, as a question; they know what was tried. What you promise to look up: "
		"type > and it becomes a step.)"));
}

static void
right_person(struct text *out, const struct call *c, const struct person *me)
{
	(void)me;
	model_card_line(out, _("I am not sure that this is a question for you. Who would know it best?"));
	model_card_line(out, _("May I say that you sent me?"));
	model_card_line(out, _("How does it look from where you are?"));
	const struct asked *next = call_next(c);
	if (next && say_has(next->text))
		card_line_sentence(out, N_("(Then what only they can tell:) %s"), next->text);
}

static void
risk(struct text *out, const struct call *c, const struct person *me)
{
	(void)c, (void)me;
	model_card_line(out, _("What would you warn a younger brother or sister of?"));
	model_card_line(out, _("For whom does it not turn out well, and how do they notice?"));
	model_card_line(out, _("How often does that happen, say out of ten people?"));
	model_card_line(out, _("Have I understood you right, that …?"));
	model_card_line(out, _("(Say it back in your own words. Risks are told more softly than they are.)"));
}

/* clang-format off */
const struct card cards[] = {
	{ "opening",      "The first minute",             opening },
	{ "pitch",        "Who I am",                     pitch },
	{ "job",          "They bring up a job",          job },
	{ "resume",       "They ask for my resume",       resume },
	{ "five-minutes", "They have five minutes only",  five_minutes },
	{ "late",         "They are late",                late },
	{ "turned",       "They ask me the questions",    turned },
	{ "closing",      "The last two minutes",         closing },
	{ "problem",      "They tell me a problem",       problem },
	{ "right-person", "Is this their question?",      right_person },
	{ "risk",         "It sounds too good",           risk },
};
/* clang-format on */
const size_t n_cards = LEN(cards);

const struct card *
card_find(const char *name)
{
	const char *names[LEN(cards)];
	for (size_t i = 0; i < LEN(cards); i++)
		names[i] = cards[i].name;
	int at = word_find(names, LEN(cards), name, true);
	return at >= 0 ? &cards[at] : NULL;
}
