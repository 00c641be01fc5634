/* letter_check.c: what a letter is checked for while it is written and before it leaves, a row each. */
#include "model/letter.h"

#include <stdlib.h>
#include <string.h>

#include "wording.h"

enum { LETTER_LONG = 150 }; /* words that are enough */

/* ---- sentences ---- */

/* Calls `each` on the sentences of a text until one says true. */
static bool
check_sentences(const char *text, bool (*each)(void *user, const char *sentence), void *user)
{
	bool found = false;

	while (!found && *text) {
		size_t n = strcspn(text, ".?!\n");
		n += strspn(text + n, ".?!\n");
		char *s = mem_strn(text, n);
		found = say_has(s) && each(user, s);
		free(s);
		text += n;
	}
	return found;
}

static bool
check_has(const char *text, const char *list)
{
	struct wording w = { 0 };

	wording_words(&w, text);
	bool has = wording_has_any(&w, wording_list("letter", list));
	wording_done(&w);
	return has;
}

static bool
check_sentence_has(void *list, const char *sentence)
{
	return check_has(sentence, *(const char *const *)list);
}

/* A whole letter may be longer than what is judged at once. */
static bool
check_says(const char *text, const char *list)
{
	return check_sentences(text, check_sentence_has, &list);
}

/* ---- the rows ---- */

static bool
check_empty(const struct letter_view *v, struct text *out)
{
	struct strings blanks = { 0 };

	letter_blanks(v->subject, &blanks);
	letter_blanks(v->text, &blanks);
	if (blanks.n > 1)
		text_addf(out, "Left to fill in: %s (and %zu more)", blanks.s[0], blanks.n - 1);
	else if (blanks.n)
		text_addf(out, "Left to fill in: %s", blanks.s[0]);
	strings_free(&blanks);
	return out->n == 0;
}

static bool
check_job_sentence(void *user, const char *sentence)
{
	struct wording w = { 0 };

	wording_read(&w, sentence);
	bool asks = lint_by_lists(&w, "job-ask");
	wording_done(&w);
	asks = asks && !check_has(sentence, "negation");
	if (asks)
		say_clause(user, sentence);
	return asks;
}

static bool
check_job(const struct letter_view *v, struct text *out)
{
	struct text sentence = { 0 };

	if (check_sentences(v->text, check_job_sentence, &sentence))
		text_addf(out, _("“%s”: that asks for a job."), text_str(&sentence));
	text_free(&sentence);
	return out->n == 0;
}

static bool
check_minutes(const struct letter_view *v, struct text *out)
{
	if (!check_says(v->text, "minutes"))
		text_add(out, _("It does not say how long: 20 to 30 minutes."));
	return out->n == 0;
}

static bool
check_any_within(const char *text, const struct strings *l)
{
	for (size_t i = 0; l && i < l->n; i++)
		if (say_has(l->s[i]) && utf8_has_folded(text, l->s[i]))
			return true;
	return false;
}

static bool
check_source(const struct letter_view *v, struct text *out)
{
	if (!check_any_within(v->text, v->source) && !check_says(v->text, "source"))
		text_add(out, _("It does not say how you found their name."));
	return out->n == 0;
}

static bool
check_length(const struct letter_view *v, struct text *out)
{
	size_t n = v->medium == LETTER_MESSAGE ? letter_characters(v->text) : letter_words(v->text);

	if (v->medium == LETTER_MESSAGE && n > LETTER_MESSAGE_MOST)
		text_addf(out, _("Too long for most sites: it takes %zu of %d."), n, LETTER_MESSAGE_MOST);
	else if (v->medium != LETTER_MESSAGE && v->medium != LETTER_SPOKEN && n > LETTER_LONG)
		text_addf(out, _("It is long: count the words, %zu; %d are enough."), n, LETTER_LONG);
	return out->n == 0;
}

static bool
check_about(const struct letter_view *v, struct text *out)
{
	size_t me, them;

	if (v->medium == LETTER_SPOKEN) /* a script has what is said to each answer */
		return true;
	letter_about(v->text, &me, &them);
	if (me > them + 2)
		text_addf(out, _("More about you than about them: I %zu, you %zu."), me, them);
	return out->n == 0;
}

static bool
check_thanks(const struct letter_view *v, struct text *out)
{
	if (!check_says(v->text, "thanks"))
		text_add(out, _("It does not say thank you."));
	return out->n == 0;
}

/* ---- words in common ---- */

static bool
check_tells(const char *word)
{
	return strlen(word) >= 4 && !word_mark(word) && !word_common(word);
}

/* How many words that tell something stand in both. */
static size_t
check_common(const struct wording *a, size_t from, size_t to, const char *text)
{
	struct wording b = { 0 };
	size_t n = 0;

	wording_words(&b, text);
	for (size_t i = from; i < to && i < a->n; i++)
		for (size_t k = 0; k < b.n && check_tells(a->words[i]); k++)
			if (strcmp(a->words[i], b.words[k]) == 0) {
				n++;
				break;
			}
	wording_done(&b);
	return n;
}

/* Two of the telling words of a note, or all it has. */
static bool
check_repeats(const char *text, const char *note)
{
	struct wording w = { 0 };
	size_t tells = 0;

	wording_words(&w, note);
	for (size_t i = 0; i < w.n; i++)
		tells += check_tells(w.words[i]);
	size_t same = check_common(&w, 0, w.n, text);
	wording_done(&w);
	return tells && (same >= 2 || same == tells);
}

static bool
check_specific(const struct letter_view *v, struct text *out)
{
	for (size_t i = 0; v->said && i < v->said->n; i++)
		if (check_repeats(v->text, v->said->s[i]))
			return true;
	if (!(v->said && v->said->n) && check_any_within(v->text, v->theirs))
		return true;
	text_add(out, v->said && v->said->n ? _("Nothing that they said is in it.")
					    : _("Nothing in it is for them alone."));
	return false;
}

static bool
check_will(const struct letter_view *v, struct text *out)
{
	if (!check_says(v->text, "will"))
		text_add(out, _("It does not say what you will do with it."));
	return out->n == 0;
}

/* ---- "I have signed up" ---- */

struct check_doing {
	const struct letter_view *v;
	struct text *said;         /* the verb and what follows it, where no step knows of it */
};

static bool
check_step_knows(const struct letter_view *v, const struct wording *w, size_t from)
{
	for (size_t i = 0; v->steps && i < v->steps->n; i++)
		if (check_common(w, from, w->n, v->steps->s[i]))
			return true;
	return false;
}

static bool
check_did_sentence(void *user, const char *sentence)
{
	struct check_doing *d = user;
	struct wording w = { 0 };
	size_t end = 0;

	wording_words(&w, sentence);
	for (size_t i = 0; i < w.n && !d->said->n; i++)
		for (const char *const *p = wording_list("letter", "did"); *p && !d->said->n; p++)
			if (wording_at(&w, i, *p, &end) && !check_step_knows(d->v, &w, i + 1))
				for (size_t k = i; k < w.n && k < end + 3 && !word_mark(w.words[k]); k++)
					text_addf(d->said, "%s%s", k > i ? " " : "",
						strcmp(w.words[k], "i") == 0 ? "I" : w.words[k]);
	wording_done(&w);
	return d->said->n != 0;
}

static bool
check_did(const struct letter_view *v, struct text *out)
{
	struct text said = { 0 };
	struct check_doing d = { v, &said };

	if (check_sentences(v->text, check_did_sentence, &d))
		text_addf(out, _("“%s”: is this true? It is not among your steps."), text_str(&said));
	text_free(&said);
	return out->n == 0;
}

enum { SPELLING_TOLD = 4 };

bool
letter_spelling(const struct letter_view *v, struct text *out)
{
	struct text words = { 0 };

	for (size_t i = 0; v->misspelt && i < v->misspelt->n && i < SPELLING_TOLD; i++)
		text_addf(&words, "%s%s", i ? ", " : "", v->misspelt->s[i]);
	if (words.n)
		text_addf(out, "Spelt right? %s", text_str(&words));
	text_free(&words);
	return out->n == 0;
}

/* clang-format off */
const struct letter_check letter_checks[] = {
	{ "empty", N_("nothing left open"), check_empty, "places between brackets" },
	{ "job", N_("no job asked"), check_job, "whether it asks for a job" },
	{ "minutes", N_("how long"), check_minutes, "whether it says how long the talk will be" },
	{ "source", N_("how you found them"), check_source, "whether it says how the name was found" },
	{ "length", N_("not too long"), check_length, "more than 150 words, or 300 characters of a message" },
	{ "about", N_("about them"), check_about, "whether it is more about you than about them" },
	{ "thanks", N_("thanks"), check_thanks, "whether it says thank you" },
	{ "specific", N_("something of theirs"), check_specific, "something that they said, or that is theirs alone" },
	{ "will", N_("what you will do"), check_will, "whether it says what you will do with it" },
	{ "did", N_("nothing untrue"), check_did, "what it says you did and no step of yours knows" },
	{ "spelling", N_("spelling"), letter_spelling, "words that hunspell does not know, where it is installed" },
};
/* clang-format on */
const size_t n_letter_checks = LEN(letter_checks);

bool
letter_is_checked(const struct letter_kind *k, const char *name)
{
	return !k->checks.n || strings_has(&k->checks, name);
}

void
letter_about(const char *text, size_t *me, size_t *them)
{
	struct strings words = { 0 };

	*me = *them = 0;
	strings_split(&words, text, " \n.,;:!?()");
	for (size_t i = 0; i < words.n; i++) {
		struct text folded = { 0 };
		utf8_fold(&folded, words.s[i]);
		*me += word_is(text_str(&folded), "i|me|my|mine|myself|i'm|i'll|i've|i'd");
		*them += word_is(text_str(&folded), "you|your|yours|yourself|you're|you'll|you've|you'd");
		text_free(&folded);
	}
	strings_free(&words);
}
