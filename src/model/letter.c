/* letter.c: the text of a letter, chosen from its kind and filled from what is known. */
#include "strings_at.h"

#include <stdlib.h>
#include <string.h>

#include "model/letter.h"

const char *const letter_medium_names[N_LETTER_MEDIA] = { "mail", "message", "spoken", "hand" };
const char *const letter_answer_names[N_LETTER_ANSWERS] = { "", "yes", "no", "silent" };

/* clang-format off */
const struct letter_slot letter_slots[] = {
	{ "name", N_("their full name") },
	{ "first", N_("their name") },
	{ "role", N_("what they do") },
	{ "organisation", N_("where they work") },
	{ "me", N_("your name") },
	{ "about", N_("one sentence about yourself") },
	{ "situation", N_("where you are now") },
	{ "background", N_("what you have done so far") },
	{ "scope", N_("what you ask about first") },
	{ "exploring", N_("what you are finding out about") },
	{ "phone", N_("your phone number") },
	{ "dates", N_("when you are free") },
	{ "referrer", N_("the full name of who named them, once you may use it") },
	{ "found", N_("where you came across their name") },
	{ "why", N_("why you write to them and not to somebody else") },
	{ "question", N_("the one thing only they could tell you") },
	{ "common", N_("what you have in common") },
	{ "last", N_("when you last spoke") },
	{ "remember", N_("something you remember of it") },
	{ "news", N_("what you have been doing") },
	{ "wrote", N_("on the day you wrote") },
	{ "when", N_("the day and the time") },
	{ "on-when", N_("on which day, and when") },
	{ "on-day", N_("on the day you talked") },
	{ "on-call-day", N_("on which day") },
	{ "wrote-date", N_("the day you wrote") },
	{ "how", N_("by phone, by video or where") },
	{ "minutes", N_("20 to 30") },
	{ "reason", N_("the reason, in one honest sentence") },
	{ "said", N_("something they said") },
	{ "will", N_("what you will do with it") },
	{ "named", N_("the person they named") },
	{ "named-some", N_("whom you may tell who named them") },
	{ "named-others", N_("whom you may not tell") },
	{ "whom", N_("the full name of the person they named") },
	{ "whom-first", N_("the first name of the person they named") },
	{ "came", N_("one thing that came of it") },
	{ "article", N_("what you read: its title, and where it is") },
	{ "topic", N_("what you talked about") },
	{ "address", N_("their postal address") },
	{ "today", N_("the day") },
};
/* clang-format on */
const size_t n_letter_slots = LEN(letter_slots);

/* ---- owning ---- */

void
letter_done(struct letter *l)
{
	static const size_t owned[] = { offsetof(struct letter, kind), offsetof(struct letter, variant),
		offsetof(struct letter, subject), offsetof(struct letter, text) };

	strings_at_free(l, owned, LEN(owned));
}

void
letter_kind_done(struct letter_kind *k)
{
	for (size_t i = 0; i < k->n_clauses; i++) {
		free(k->clauses[i].id);
		strings_free(&k->clauses[i].when);
		free(k->clauses[i].text);
	}
	for (size_t i = 0; i < N_LETTER_MEDIA; i++)
		free(k->body[i]);
	free(k->clauses);
	free(k->name);
	free(k->title);
	free(k->subject);
	strings_free(&k->due);
	strings_free(&k->checks);
	*k = (struct letter_kind){ 0 };
}

/* ---- facts ---- */

void
letter_facts_done(struct letter_facts *f)
{
	strings_free(&f->names);
	strings_free(&f->values);
}

void
letter_fact_set(struct letter_facts *f, const char *name, const char *value)
{
	for (size_t i = 0; i < f->names.n; i++)
		if (strcmp(f->names.s[i], name) == 0) {
			mem_set(&f->values.s[i], value ? value : "");
			return;
		}
	strings_add(&f->names, name);
	strings_add(&f->values, value ? value : "");
}

static const char *
letter_fact(const struct letter_facts *f, const char *name)
{
	for (size_t i = 0; i < f->names.n; i++)
		if (strcmp(f->names.s[i], name) == 0)
			return f->values.s[i];
	return "";
}

/* ---- conditions ---- */

static const char letter_of_variant[] = "variant ";

static bool
letter_holds(const char *when, const struct letter_facts *f, enum letter_medium m,
	const char *variant)
{
	if (strncmp(when, letter_of_variant, strlen(letter_of_variant)) == 0)
		return strcmp(when + strlen(letter_of_variant), variant) == 0;
	if (word_find(letter_medium_names, N_LETTER_MEDIA, when, false) >= 0)
		return strcmp(letter_medium_names[m], when) == 0;
	if (strncmp(when, "no ", 3) == 0)
		return blank_only(letter_fact(f, when + 3));
	return !blank_only(letter_fact(f, when));
}

void
letter_variants(const struct letter_kind *k, struct strings *out)
{
	strings_add(out, "A");
	for (size_t i = 0; i < k->n_clauses; i++)
		for (size_t w = 0; w < k->clauses[i].when.n; w++) {
			const char *s = k->clauses[i].when.s[w];
			if (strncmp(s, letter_of_variant, strlen(letter_of_variant)) == 0 &&
				!strings_has(out, s + strlen(letter_of_variant)))
				strings_add(out, s + strlen(letter_of_variant));
		}
}

/* ---- filling ---- */

struct letter_filling {
	const struct letter_kind *k;
	const struct letter_facts *f;
	enum letter_medium m;
	const char *variant;
	int depth;                 /* clauses within each other */
};

enum { LETTER_DEPTH = 8 };

static bool
letter_clause_holds(const struct letter_filling *w, const struct letter_clause *c)
{
	for (size_t i = 0; i < c->when.n; i++)
		if (!letter_holds(c->when.s[i], w->f, w->m, w->variant))
			return false;
	return true;
}

/* The clause of that id that is taken; *any: there are clauses of it at all. */
static const struct letter_clause *
letter_clause_find(const struct letter_filling *w, const char *id, bool *any)
{
	*any = false;
	for (size_t i = 0; i < w->k->n_clauses; i++) {
		const struct letter_clause *c = &w->k->clauses[i];
		if (strcmp(c->id, id) != 0)
			continue;
		*any = true;
		if (letter_clause_holds(w, c))
			return c;
	}
	return NULL;
}

static const char *
letter_slot_wants(const char *name)
{
	for (size_t i = 0; i < n_letter_slots; i++)
		if (strcmp(letter_slots[i].name, name) == 0)
			return _(letter_slots[i].wants);
	return name;
}

/* What was noted towards a slot, though not in words to them, is shown in its bracket. */
static void
letter_add_slot(const struct letter_filling *w, const char *name, struct text *out)
{
	const char *value = letter_fact(w->f, name);
	struct text noted = { 0 };

	text_addf(&noted, "noted-%s", name);
	const char *hint = letter_fact(w->f, text_str(&noted));
	if (!blank_only(value))
		text_add(out, value);
	else if (!blank_only(hint))
		text_addf(out, "[%s; you noted: %s]", letter_slot_wants(name), hint);
	else
		text_addf(out, "[%s]", letter_slot_wants(name));
	text_free(&noted);
}

static void letter_expand(struct letter_filling *w, const char *s, struct text *out);

static void
letter_add_name(struct letter_filling *w, const char *name, struct text *out)
{
	bool any;
	const struct letter_clause *c = letter_clause_find(w, name, &any);

	if (!any) {
		letter_add_slot(w, name, out);
	} else if (c && w->depth < LETTER_DEPTH) {
		w->depth++;
		letter_expand(w, c->text, out);
		w->depth--;
	}
}

/* Bytes of "{name}" at s, or 0: a brace that begins no slot is text. */
static size_t
letter_slot_at(const char *s)
{
	size_t n = *s == '{' ? strspn(s + 1, "abcdefghijklmnopqrstuvwxyz-") : 0;

	return n && s[n + 1] == '}' ? n + 2 : 0;
}

static void
letter_expand(struct letter_filling *w, const char *s, struct text *out)
{
	while (*s) {
		size_t n = letter_slot_at(s);
		if (!n) {
			text_addc(out, *s++);
			continue;
		}
		char *name = mem_strn(s + 1, n - 2);
		letter_add_name(w, name, out);
		free(name);
		s += n;
	}
}

/* Where nothing stood for a clause: no second blank, none at a line's end, no second empty
 * line. */
static void
letter_tidy(const char *s, struct text *out)
{
	for (size_t n, empty = 0; *s; s += n + (s[n] == '\n')) {
		struct strings words = { 0 };
		n = strcspn(s, "\n");
		char *line = mem_strn(s, n);
		strings_split(&words, line, " ");
		if (words.n && out->n)
			text_add(out, empty ? "\n\n" : "\n");
		strings_join(&words, " ", out);
		empty = words.n ? 0 : 1;
		strings_free(&words);
		free(line);
	}
}

static void
letter_fill_one(struct letter_filling *w, const char *s, struct text *out)
{
	struct text whole = { 0 };

	letter_expand(w, s ? s : "", &whole);
	letter_tidy(text_str(&whole), out);
	text_free(&whole);
}

void
letter_fill(const struct letter_kind *k, const struct letter_facts *f, enum letter_medium m,
	const char *variant, struct text *subject, struct text *text)
{
	struct letter_filling w = { .k = k, .f = f, .m = m, .variant = variant };
	struct text head = { 0 };

	if (m == LETTER_MAIL)
		letter_fill_one(&w, k->subject, subject);
	if (m == LETTER_HAND && !k->body[LETTER_HAND])
		text_add(&head, "{address}\n\n{today}\n\n");
	text_add(&head, k->body[m] ? k->body[m] : k->body[LETTER_MAIL] ? k->body[LETTER_MAIL] : "");
	letter_fill_one(&w, text_str(&head), text);
	text_free(&head);
}

void
letter_blanks(const char *text, struct strings *out)
{
	while ((text = strchr(text, '[')) != NULL) {
		size_t n = strcspn(++text, "[]\n");
		if (n && text[n] == ']') {
			char *s = mem_strn(text, n);
			strings_add(out, s);
			free(s);
		}
		text += n;
	}
}

/* ---- as one text ---- */

static const char letter_subject[] = "Subject: ";

void
letter_whole(const struct letter *l, struct text *out)
{
	if (l->medium == LETTER_MAIL)
		text_addf(out, "%s%s\n\n", letter_subject, l->subject ? l->subject : "");
	text_add(out, l->text ? l->text : "");
}

static bool
letter_has_subject(const char *s)
{
	return strncmp(s, letter_subject, strlen(letter_subject) - 1) == 0;
}

const char *
letter_body_of(const char *whole)
{
	if (!letter_has_subject(whole))
		return whole;
	whole += strcspn(whole, "\n");
	return whole + strspn(whole, "\n");
}

void
letter_take_whole(struct letter *l, const char *s)
{
	size_t head = letter_has_subject(s) ? strlen(letter_subject) - 1 : 0;
	char *line = mem_strn(s + head, head ? strcspn(s + head, "\n") : 0);
	char *subject = blank_trimmed(line);
	const char *body = letter_body_of(s);
	char *text = mem_strn(body, blank_end(body, strlen(body)));

	mem_set(&l->subject, subject);
	mem_set(&l->text, text);
	free(text);
	free(subject);
	free(line);
}

/* ---- counting ---- */

size_t
letter_words(const char *text)
{
	size_t n = 0;

	for (text += blank_span(text); *text; text += blank_span(text)) {
		size_t open = *text == '[' ? strcspn(text, "]") : 0;

		if (open && text[open]) { /* still to be filled in: one word, until it is */
			text += open + 1;
			text += blank_word(text);
		} else {
			text += blank_word(text);
		}
		n++;
	}
	return n;
}

size_t
letter_characters(const char *text)
{
	size_t n = 0, len = strlen(text);

	for (size_t at = 0; at < len; n++)
		at = utf8_next(text, len, at);
	return n;
}
