/*
 * spelling.c: the words of a letter that hunspell does not know, where it is installed. It is a
 * program of its own that reads the letter; without it, or without its dictionary, nothing is said.
 */
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/contact.h"
#include "workflow.h"

enum { SPELLING_MOST = 20, SPELLING_WAIT_MS = 500, SPELLING_TRIES = 20 };

/* What stands between brackets is still to be filled in. */
static void
spelling_text(const struct letter *l, struct text *out)
{
	struct text all = { 0 };
	int depth = 0;

	text_addf(&all, "%s\n%s\n", l->subject ? l->subject : "", l->text ? l->text : "");
	for (const char *s = text_str(&all); *s; s++) {
		depth += *s == '[';
		if (!depth)
			text_addc(out, *s);
		depth -= *s == ']' && depth;
	}
	text_free(&all);
}

bool
spelling_start(struct desk *d, const struct letter *l, struct child *c)
{
	const char *argv[] = { "hunspell", "-l", "-i", "utf-8", "-d", d->config.spelling, NULL };
	struct text s = { 0 };
	bool good = false;

	if (d->config.spelling && *d->config.spelling) {
		spelling_text(l, &s);
		good = child_start(c, argv, text_str(&s), s.n);
	}
	text_free(&s);
	return good;
}

/* ---- names are not misspelt ---- */

static void
spelling_add(struct strings *known, const char *s)
{
	struct text folded = { 0 };
	struct strings words = { 0 };

	utf8_fold(&folded, s ? s : "");
	strings_split(&words, text_str(&folded), " \t\n.,;:!?()\"'/@-");
	for (size_t i = 0; i < words.n; i++)
		strings_add(known, words.s[i]);
	strings_free(&words);
	text_free(&folded);
}

static void
spelling_known(struct desk *d, const struct letter *l, struct strings *known)
{
	const struct config *me = &d->config;
	const char *const mine[] = { me->name, me->about, me->background, me->exploring, me->email };
	struct contact who = { 0 };
	struct text theirs = { 0 };
	struct call call = { 0 };

	for (size_t i = 0; i < LEN(mine); i++)
		spelling_add(known, mine[i]);
	if (store_contact_get(d->store, l->contact_id, &who, NULL)) {
		contact_join(&who, FIELD_SEARCHED, " ", &theirs);
		spelling_add(known, text_str(&theirs));
		spelling_add(known, who.address);
		spelling_add(known, who.referrer);
	}
	if (l->interview_id && desk_call(d, l->interview_id, &call, NULL))
		for (size_t i = 0; i < call.n_notes; i++)
			spelling_add(known, call.notes[i].text);
	call_done(&call);
	contact_done(&who);
	text_free(&theirs);
}

void
spelling_words(struct desk *d, const struct letter *l, const char *answer, struct strings *out)
{
	struct strings lines = { 0 }, known = { 0 };

	strings_split(&lines, answer, "\n");
	if (lines.n)
		spelling_known(d, l, &known);
	for (size_t i = 0; i < lines.n && out->n < SPELLING_MOST; i++) {
		struct text folded = { 0 };
		utf8_fold(&folded, lines.s[i]);
		if (folded.n && !strings_has(&known, text_str(&folded)) && !strings_has(out, lines.s[i]))
			strings_add(out, lines.s[i]);
		text_free(&folded);
	}
	strings_free(&lines);
	strings_free(&known);
}

bool
spelling_now(struct desk *d, const struct letter *l, struct strings *out)
{
	struct child c = { 0 };
	struct text answer = { 0 };
	bool asked = spelling_start(d, l, &c);
	bool whole = asked && child_read(&c, &answer, SPELLING_WAIT_MS);

	for (int i = 0; asked && !whole && i < SPELLING_TRIES; i++)
		whole = child_read(&c, &answer, SPELLING_WAIT_MS);
	int status = asked ? child_end(&c) : -1;
	if (whole && status == 0)
		spelling_words(d, l, text_str(&answer), out);
	text_free(&answer);
	return whole && status == 0;
}
