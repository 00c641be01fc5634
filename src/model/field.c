/*
 * field.c: the field of work a person is in. Roles are read as English makes them: the noun at
 * the end of the first part says what somebody is ("hospital canteen cook"), what stands
 * before it and behind "at", "for", "with" says where.
 */
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "model/field.h"
#include "model/question.h"
#include "wording.h"

enum { ROLE_WORDS = 24 };

/* A part of a role: words[from..to). */
struct part {
	char **words;
	size_t n;
};

struct hit {
	const struct pack *pack;
	const char *phrase;
	size_t end, length; /* in words; end is one behind the last */
	bool doubt;         /* another field is as near */
};

void
field_done(struct field *f)
{
	free(f->why);
	*f = (struct field){ 0 };
}

const char *
field_word(const struct pack *p)
{
	return strncmp(p->name, "field-", 6) == 0 ? p->name + 6 : p->name;
}

/* ---- words ---- */

/* Letters and digits stay, commas and brackets are words of their own, the rest parts words. */
static void
role_split(const char *text, struct strings *out)
{
	struct text folded = { 0 }, apart = { 0 };

	utf8_fold(&folded, text);
	for (const char *s = text_str(&folded); *s; s++) {
		if (strchr(",;/()&|", *s))
			text_add(&apart, *s == '&' ? " and " : " , ");
		else
			text_addc(&apart, strchr("-.'\"", *s) ? ' ' : *s);
	}
	strings_split(out, text_str(&apart), " ");
	text_free(&folded);
	text_free(&apart);
}

/* The same word, or its plural. */
static bool
role_word_is(const char *word, const char *wanted)
{
	size_t n = strlen(wanted);

	return strncmp(word, wanted, n) == 0 && (!word[n] || strcmp(word + n, "s") == 0);
}

/* ---- a phrase of a field in a part of a role ---- */

static bool
field_phrase_at(const struct part *p, size_t at, const struct strings *phrase)
{
	if (at + phrase->n > p->n)
		return false;
	for (size_t i = 0; i < phrase->n; i++)
		if (!role_word_is(p->words[at + i], phrase->s[i]))
			return false;
	return phrase->n > 0;
}

/* The one that ends nearest to the end, of those the longest. */
static void
hit_take(struct hit *h, const struct pack *pack, const char *phrase, size_t end, size_t length)
{
	bool better = end > h->end || (end == h->end && length > h->length);
	bool same = end == h->end && length == h->length;

	if (better)
		*h = (struct hit){ pack, phrase, end, length, false };
	else if (same && h->pack && h->pack != pack)
		h->doubt = true;
}

static void
hit_of_pack(struct hit *h, const struct pack *pack, const struct part *p)
{
	for (size_t i = 0; i < pack->fields.n; i++) {
		struct strings phrase = { 0 };

		role_split(pack->fields.s[i], &phrase);
		for (size_t at = 0; at < p->n; at++)
			if (field_phrase_at(p, at, &phrase))
				hit_take(h, pack, pack->fields.s[i], at + phrase.n, phrase.n);
		strings_free(&phrase);
	}
}

static bool
is_class(const char *word, const char *name)
{
	return word_in_class(word, name, strlen(name));
}

/* A word before the noun counts only where the noun is one of every field: "hospital manager",
 * not "hospital gardener". */
static struct hit
hit_in(const struct bank *b, const struct part *p)
{
	struct hit h = { 0 };

	for (size_t i = 0; i < b->n; i++)
		hit_of_pack(&h, &b->packs[i], p);
	if (h.pack && h.end < p->n && !is_class(p->words[p->n - 1], "role_head"))
		h = (struct hit){ 0 };
	return h;
}

/* ---- a role in parts ---- */

static size_t
part_end(const struct strings *words, size_t from, const char *what)
{
	while (from < words->n && !is_class(words->s[from], what) && *words->s[from] != ',')
		from++;
	return from;
}

/* "barista and cafe owner": what is said first, unless it says another field. */
static struct hit
hit_of_span(const struct bank *b, const struct strings *words, size_t from, size_t to)
{
	struct hit found = { 0 };

	while (from < to) {
		size_t end = part_end(words, from, "role_and");
		struct part p = { words->s + from, (end < to ? end : to) - from };
		struct hit h = hit_in(b, &p);

		if (!found.pack)
			found = h;
		else if (h.pack && h.pack != found.pack)
			found.doubt = true;
		from = end + 1;
	}
	return found;
}

/* "head of marketing": behind "of" and "in" it stands where the noun says nothing. */
static struct hit
hit_of_role(const struct bank *b, const struct strings *words)
{
	size_t end = part_end(words, 0, "role_at");
	struct hit h = hit_of_span(b, words, 0, end);

	if (h.pack || end == 0 || end + 1 >= words->n || !is_class(words->s[end - 1], "role_head") ||
		!word_is(words->s[end], "of|in"))
		return h;
	return hit_of_span(b, words, end + 1, part_end(words, end + 1, "role_at"));
}

/* ---- the whole ---- */

static bool
field_chosen(const struct bank *b, const char *word, struct field *out)
{
	if (!word || !*word)
		return false;
	for (size_t i = 0; i < b->n && !out->pack; i++)
		if (b->packs[i].fields.n && (strcmp(field_word(&b->packs[i]), word) == 0 ||
			strcmp(b->packs[i].name, word) == 0))
			out->pack = &b->packs[i];
	out->why = mem_str(_("you chose it"));
	return out->pack || strcmp(word, FIELD_NONE) == 0;
}

static void
field_read(const struct bank *b, const char *text, const char *says, struct field *out)
{
	struct strings words = { 0 };
	struct text why = { 0 };

	role_split(text, &words);
	struct hit h = hit_of_role(b, &words);
	if (h.pack && !h.doubt) {
		out->pack = h.pack;
		text_addf(&why, "%s “%s”", _(says), h.phrase);
		out->why = text_take(&why);
	}
	text_free(&why);
	strings_free(&words);
}

void
field_of(const struct bank *b, const struct contact *who, const char *exploring,
	struct field *out)
{
	bool role = who && who->role && *who->role;

	*out = (struct field){ 0 };
	if (who && field_chosen(b, who->field, out))
		return;
	field_done(out);
	if (role)
		field_read(b, who->role, "the role says", out);
	else if (exploring && *exploring)
		field_read(b, exploring, "you are exploring", out);
}
