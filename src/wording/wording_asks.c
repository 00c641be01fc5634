/*
 * Where a text asks, and how. "Could you tell me", "I was wondering", "sorry
 * if this is odd, but" are looked through: what they stand round is judged.
 */
#include <string.h>

#include "wording.h"

/* ---- what is looked through ---- */

/* The longest match of any; at: none. */
static size_t
past_any(const struct wording *w, size_t at, const char *const *patterns)
{
	size_t most = at, end;

	for (; *patterns; patterns++)
		if (wording_at(w, at, *patterns, &end) && end > most)
			most = end;
	return most;
}

static size_t
past_marks(const struct wording *w, size_t at)
{
	while (at < w->n && word_mark(w->words[at]) && !word_stop(w->words[at]))
		at++;
	return at;
}

static bool
is(const struct wording *w, size_t at, const char *items)
{
	return at < w->n && word_is(w->words[at], items);
}

/* "do you know how many": the question word belongs to what is asked. */
static size_t
unwrap(const struct wording *w, size_t at, bool *wrapped)
{
	for (;;) {
		size_t here = past_marks(w, at);
		size_t next = past_any(w, here, wording_list("asks", "fillers"));

		if (next == here) {
			next = past_any(w, here, wording_list("asks", "wrappers"));
			if (next > here && is(w, next - 1, "<wh>|whether|if"))
				next--;
			*wrapped = *wrapped || next > here;
		}
		if (next == here)
			return here;
		at = next;
	}
}

/* ---- how an ask begins ---- */

static bool
is_subject(const struct wording *w, size_t at)
{
	return is(w, at, "<one>|<det>");
}

/* The way of asking at `at`, or -1. `first` words of a sentence may be a bare auxiliary. */
static int
head_at(const struct wording *w, size_t at, bool first, bool wrapped)
{
	if (is(w, at, "in|to|at|by|for|from|with|of|on|about|under|through|into|after|during|since|until") &&
		is(w, at + 1, "what|which|whom|whose|how"))
		return ASK_WH;
	if (past_any(w, at, wording_list("asks", "leaves")) > at)
		return ASK_LEAVE;
	if (wrapped && is(w, at, "if|whether"))
		return ASK_WHETHER;
	if (is(w, at, "when|where") && !wrapped)
		return is(w, at + 1, "<aux>|<not>|else|exactly|precisely|in|around|within") ? ASK_WH : -1;
	if (is(w, at, "who|whose|which") && !first && !wrapped)
		return is(w, at + 1, "<aux>|<not>|else|one|of|_") ? ASK_WH : -1;
	if (is(w, at, "<wh>"))
		return ASK_WH;
	if (is(w, at, "<aux>|<not>"))
		return first || is_subject(w, at + 1) ? ASK_AUX : -1;
	if (is(w, at, "am") && is(w, at + 1, "i"))
		return ASK_AUX;
	if (is(w, at, "about|of|on") && wrapped)
		return ASK_REQUEST;
	return -1;
}

/* ---- sentences ---- */

struct sentence {
	size_t from, to;  /* to: its stop, or the end */
	bool question;    /* ends in a question mark */
	bool open;        /* ends in no stop at all */
	size_t first_ask; /* index of its first ask */
};

static void
ask_add(struct wording *w, struct ask a)
{
	if (w->n_asks && w->asks[w->n_asks - 1].to > a.from)
		w->asks[w->n_asks - 1].to = a.from;
	if (w->n_asks < ASKS_MAX)
		w->asks[w->n_asks++] = a;
}

/* A statement that is no question ("When I left, I knew.") asks only by its wrapping. */
static bool
may_ask(const struct wording *w, const struct sentence *s, size_t at, int head, bool wrapped)
{
	if (s->question || wrapped)
		return true;
	if (!s->open)
		return false;
	return at == s->from || head == ASK_AUX || head == ASK_LEAVE ||
		is(w, at + 1, "<aux>|<not>|<one>");
}

static void
first_ask(struct wording *w, const struct sentence *s, size_t at)
{
	bool wrapped = false;
	size_t from = unwrap(w, at, &wrapped);

	if (from >= s->to && !wrapped)
		return;
	int head = head_at(w, from, from == s->from || at == s->from, wrapped);

	if (head < 0 && wrapped && from < s->to)
		head = ASK_REQUEST;
	if (head >= 0 && may_ask(w, s, from, head, wrapped))
		ask_add(w, (struct ask){ from, s->to, (enum ask_head)head, false, wrapped });
}

static bool
has_wh(const struct wording *w, size_t from, size_t to)
{
	for (; from < to; from++)
		if (is(w, from, "<wh>|whether"))
			return true;
	return false;
}

/* "how do you decide what matters and what can wait": both hang on "decide". */
static bool
is_parallel(const struct wording *w, const struct ask *first, size_t from, size_t at)
{
	bool direct = is(w, at + 1, "<aux>|<not>") && is_subject(w, at + 2);

	if (is(w, at + 1, "to") || from <= first->from + 1)
		return true;
	if (direct || word_mark(w->words[from]) || word_mark(w->words[from - 1]))
		return false;
	return has_wh(w, first->from + 1, from);
}

/* "which exams and which certificates I need": one question about both. */
static bool
is_listed(const struct wording *w, const struct ask *first, size_t from, size_t at)
{
	if (!is(w, at, "<wh>") || strcmp(w->words[first->from], w->words[at]) != 0)
		return false;
	for (size_t i = first->from + 1; i < from; i++)
		if (is(w, i, "<aux>|<not>|<one>"))
			return false;
	return true;
}

/* "describe a project and what it taught you": it is still about the project. */
static bool
is_about_it(const struct wording *w, const struct ask *first, size_t at)
{
	return first->head == ASK_REQUEST && is(w, at, "what|how|why") &&
		is(w, at + 1, "it|they|he|she|this|that");
}

/* "how" before a noun is no question of its own after a direct one: "… and how it helps". */
static bool
is_embedded(const struct wording *w, const struct ask *first, size_t at)
{
	return !first->wrapped && first->head != ASK_REQUEST && is(w, at, "how|why|where|when") &&
		!is(w, at + 1, "<aux>|<not>|much|many|long|often|far|big|exactly");
}

/* "and why?", "and in what way?": the same answer's reason or manner. */
static bool
is_tail(const struct wording *w, size_t at, size_t to)
{
	size_t n = to - at;

	if (n <= 1 || (n == 2 && is(w, at, "<wh>|in|to|and")))
		return true;
	if (is(w, at, "why") || (is(w, at, "how") && is(w, at + 1, "come|so")))
		return n <= 3 || !is(w, at + 1, "<aux>|<not>");
	if (is(w, at, "what") && is(w, at + 1, "for"))
		return true;
	return is(w, at, "in|to|by") && is(w, at + 1, "what|which") && n <= 4;
}

/* from: the joining word; at: what comes after it. */
static void
joined_ask(struct wording *w, const struct sentence *s, size_t from, size_t at)
{
	const struct ask *first = &w->asks[s->first_ask];
	bool wrapped = false;

	at = unwrap(w, at, &wrapped);
	int head = head_at(w, at, false, wrapped);

	if (head < 0 && is(w, at, "about|of") && (first->wrapped || first->head == ASK_REQUEST) &&
		is(w, from, "then|also") )
		head = ASK_REQUEST;
	if (head < 0 && wrapped)
		head = ASK_REQUEST;
	if (head < 0 || at >= s->to || is_tail(w, at, s->to))
		return;
	if (head == ASK_WH && !wrapped &&
		(is_parallel(w, first, from, at) || is_listed(w, first, from, at) ||
			is_about_it(w, first, at) || is_embedded(w, first, at)))
		return;
	ask_add(w, (struct ask){ at, s->to, (enum ask_head)head, true, wrapped });
}

static void
sentence_asks(struct wording *w, struct sentence *s)
{
	bool pending = false; /* ", and also, on another note, …" */

	s->first_ask = w->n_asks;
	first_ask(w, s, s->from);
	for (size_t at = s->from; at + 1 < s->to; at++) {
		bool mark = word_mark(w->words[at]);
		bool join = is(w, at, "and|also|then|plus|but|so|or|because|since|as");

		if (!mark && !join)
			continue;
		if (w->n_asks > s->first_ask) {
			if (at < w->asks[w->n_asks - 1].from)
				continue;
			if (is(w, at, "and|also|then|plus|or"))
				joined_ask(w, s, at, at + 1);
			else if (mark && (pending || is(w, at + 1, "also|then|and|plus")))
				joined_ask(w, s, at, at + 1);
			pending = (pending && (!mark || is(w, at - 1, "also|and|then"))) ||
				is(w, at, "also") || (mark && is(w, at + 1, "and|also|then"));
		} else {
			first_ask(w, s, at + 1);
		}
	}
	if (w->n_asks == s->first_ask && s->question) {
		bool wrapped = false;
		size_t from = unwrap(w, s->from, &wrapped);

		if (from < s->to)
			ask_add(w, (struct ask){ from, s->to, ASK_SAID, false, wrapped });
	}
}

/* A second sentence that only asks for the reason of the answer is no ask. */
static void
drop_tail(struct wording *w, const struct sentence *s)
{
	const struct ask *last = &w->asks[w->n_asks ? w->n_asks - 1 : 0];

	if (s->first_ask && w->n_asks == s->first_ask + 1 && is_tail(w, last->from, last->to))
		w->n_asks--;
}

static void
wording_asks(struct wording *w)
{
	for (size_t at = 0; at < w->n;) {
		struct sentence s = { .from = at };

		while (at < w->n && !word_stop(w->words[at]))
			at++;
		s.to = at;
		s.open = at == w->n;
		s.question = at < w->n && *w->words[at] == '?';
		while (at < w->n && word_stop(w->words[at])) {
			s.question = s.question || *w->words[at] == '?';
			at++;
		}
		sentence_asks(w, &s);
		drop_tail(w, &s);
	}
}

void
wording_read(struct wording *w, const char *text)
{
	*w = (struct wording){ 0 };
	wording_words(w, text);
	wording_asks(w);
}

void
wording_done(struct wording *w)
{
	text_free(&w->folded);
	*w = (struct wording){ 0 };
}
