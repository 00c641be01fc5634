/* The keys a pack may have, and a question's fields by their names. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"

#define TEXT(s, name, field, must, help) \
	{ name, KEY_TEXT, offsetof(struct s, field), NULL, 0, 0, 0, must, help }
#define ID(s, name, field, help) \
	{ name, KEY_ID, offsetof(struct s, field), NULL, 0, 0, 0, true, help }
#define LIST(s, name, field, help) \
	{ name, KEY_LIST, offsetof(struct s, field), NULL, 0, 0, 0, false, help }
#define WORD(name, field, words, help) \
	{ name, KEY_WORD, offsetof(struct question, field), words, LEN(words), 0, 0, false, help }
#define WORDS(name, field, words, help) \
	{ name, KEY_WORDS, offsetof(struct question, field), words, LEN(words), 0, 0, false, help }
#define INT(s, name, field, min, max, help) \
	{ name, KEY_INT, offsetof(struct s, field), NULL, 0, min, max, false, help }
#define BOOL(name, field, help) \
	{ name, KEY_BOOL, offsetof(struct question, field), NULL, 0, 0, 0, false, help }
#define OTHER(name, kind, must, help) \
	{ name, kind, 0, NULL, 0, 0, 0, must, help }

static const struct pack_key questions[] = {
	ID(question, "id", id, "Its name, unique in the bank; notes are kept under it."),
	TEXT(question, "text", text, true,
		"What is asked. {role}, {organisation} and {name} are filled for the contact."),
	TEXT(question, "short", brief, false, "Its title in lists; left out: the text, cut."),
	LIST(question, "probes", probes, "Questions that may follow."),
	WORD("phase", phase, phase_names, "Where in a conversation it belongs."),
	WORD("tiara", tiara, tiara_names, "Its heading after TIARA."),
	WORDS("kinds", kinds, interview_kind_names,
		"The kinds of conversation it suits; left out: both."),
	WORDS("seniority", seniorities, seniority_names, "Whom it suits; left out: all."),
	INT(question, "minutes", minutes, 1, 60, "To plan with; left out: 3."),
	INT(question, "priority", priority, 1, 3, "1 is a must-ask, 3 if time allows; left out: 2."),
	TEXT(question, "because", because, false, "Why it is a must-ask; a plan says it."),
	LIST(question, "asks", asks,
		"What it asks about, a word each. A plan takes no second question with the same word."),
	LIST(question, "tags", tags,
		"Words of your own, to find and to plan by. Tagged referred, it is only for people named "
		"by somebody; reconnect: for people known before; new: for all others."),
	BOOL("searchable", searchable, "True: a web search would answer it."),
	BOOL("retired", retired, "True: kept, but proposed and listed no more."),
	OTHER("quiet", KEY_RULES, false, "Rules whose advice is not wanted here."),
};

static const struct pack_key categories[] = {
	ID(category, "id", id, "Its name; the same in several packs is the same category."),
	TEXT(category, "title", title, false, "As it is shown; left out: the id."),
	OTHER("questions", KEY_OTHER, false, "The questions, in their order."),
	OTHER("quiet", KEY_RULES, false, "As of a question, for all of them."),
};

static const struct pack_key packs[] = {
	ID(pack, "pack", name, "Its name, unique; yours replaces a shipped pack of that name."),
	TEXT(pack, "title", title, false, "As it is shown; left out: the name."),
	TEXT(pack, "language", language, false, "Of the questions; advice is for \"en\" only."),
	LIST(pack, "fields", fields,
		"Proposed only for contacts whose role is one of these, in whole words; "
		"left out: for all."),
	OTHER("assignment", KEY_OTHER, false, "What an instructor asks for; see below."),
	OTHER("categories", KEY_OTHER, true, "The categories, in their order."),
	OTHER("quiet", KEY_RULES, false, "As of a question, for the whole pack."),
};

static const struct pack_key assignments[] = {
	TEXT(assignment, "course", course, false, "The course."),
	{ "due", KEY_DATE, offsetof(struct assignment, due), NULL, 0, 0, 0, false,
		"The day it is due, as 2026-12-05." },
	INT(assignment, "minutes", minutes, 5, 240, "The length to agree; left out: as in the settings."),
	INT(assignment, "list", list, 1, 50, "How many people to list before the first letter; left out: 5."),
	OTHER("milestones", KEY_OTHER, false,
		"Steps on the way, each with days_before (the day it is due) and text."),
	INT(assignment, "points", points, 1, 1000, "What it can bring."),
	{ "late_day", KEY_NUMBER, offsetof(struct assignment, late_day), NULL, 0, 0, 1000, false,
		"Points that each day late takes off, as 0.5; left out: as the rubric says." },
	LIST(assignment, "header", header, "Facts wanted at the head of the report."),
	TEXT(assignment, "rubric", rubric, false, "The rubric it is marked by."),
	TEXT(assignment, "licence", licence, false, "Of the questions, where the source asks."),
	TEXT(assignment, "attribution", attribution, false, "To be given with them."),
};

const struct pack_keys question_level = { questions, LEN(questions) };
const struct pack_keys category_level = { categories, LEN(categories) };
const struct pack_keys pack_level = { packs, LEN(packs) };
const struct pack_keys assignment_level = { assignments, LEN(assignments) };

const struct pack_key *
pack_key_find(const struct pack_keys *level, const char *name)
{
	for (size_t i = 0; i < level->n; i++)
		if (strcmp(level->keys[i].name, name) == 0)
			return &level->keys[i];
	return NULL;
}

/* ---- a question's fields, as one types them ---- */

static const char *
list_seps(const struct pack_key *k)
{
	return strcmp(k->name, "probes") == 0 ? "\n" : ",";
}

static void
get_bits(unsigned bits, const char *const *words, int n, struct text *out)
{
	size_t start = out->n;

	for (int i = 0; i < n; i++)
		if (bits & 1u << i)
			text_addf(out, "%s%s", out->n > start ? ", " : "", words[i]);
}

static void
get_rules(unsigned bits, struct text *out)
{
	const char *names[N_BANK_RULES];

	for (int i = 0; i < N_BANK_RULES; i++)
		names[i] = bank_rules[i].name;
	get_bits(bits, names, N_BANK_RULES, out);
}

void
question_get(const struct question *q, const struct pack_key *k, struct text *out)
{
	const void *at = (const char *)q + k->at;

	switch (k->kind) {
	case KEY_LIST:
		strings_join(at, *list_seps(k) == ',' ? ", " : "\n", out);
		break;
	case KEY_WORD:
		text_add(out, k->words[*(const int *)at]);
		break;
	case KEY_WORDS:
		get_bits(*(const unsigned *)at, k->words, k->n_words, out);
		break;
	case KEY_INT:
		text_addf(out, "%d", *(const int *)at);
		break;
	case KEY_BOOL:
		text_add(out, *(const bool *)at ? "true" : "false");
		break;
	case KEY_RULES:
		get_rules(q->quiet, out);
		break;
	default:
		text_add(out, *(char *const *)at ? *(char *const *)at : "");
	}
}

/* "one of a, b or c" */
static bool
pack_keys_wrong(const struct pack_key *k, const char *value, struct err *e)
{
	struct text words = { 0 };

	for (int i = k->kind == KEY_WORD; i < k->n_words; i++)
		text_addf(&words, "%s%s", words.n ? i == k->n_words - 1 ? " or " : ", " : "",
			k->words[i]);
	if (k->kind == KEY_INT)
		text_addf(&words, "a whole number from %d to %d", k->min, k->max);
	if (k->kind == KEY_BOOL)
		text_add(&words, "true or false");
	if (k->kind == KEY_ID)
		text_add(&words, "one word without blanks");
	if (k->kind == KEY_RULES)
		text_add(&words, "names of advice, as \"closed\"");
	if (!words.n)
		text_add(&words, "a text");
	err_set(e, "\"%s\" must be %s, not \"%.60s\".", k->name, text_str(&words), value);
	text_free(&words);
	return false;
}

static bool
put_bits(struct question *q, const struct pack_key *k, const char *value, struct err *e)
{
	struct strings l = { 0 };
	unsigned bits = 0;
	bool ok = true;

	strings_split(&l, value, ",");
	for (size_t i = 0; i < l.n && ok; i++) {
		int n = k->kind == KEY_RULES ? bank_rule_find(l.s[i])
					     : word_find(k->words, k->n_words, l.s[i], false);

		ok = n >= 0 || pack_keys_wrong(k, l.s[i], e);
		if (ok)
			bits |= 1u << n;
	}
	strings_free(&l);
	if (!ok)
		return false;
	if (k->kind == KEY_RULES)
		q->quiet = bits;
	else
		*(unsigned *)(void *)((char *)q + k->at) = bits ? bits : (1u << k->n_words) - 1;
	return true;
}

static bool
pack_keys_put_text(
	struct question *q, const struct pack_key *k, const char *value, struct err *e)
{
	char *one = text_said(value);

	if ((k->must && !*one) || (k->kind == KEY_ID && strchr(one, ' '))) {
		free(one);
		return pack_keys_wrong(k, value, e);
	}
	mem_set((char **)(void *)((char *)q + k->at), one);
	free(one);
	if (k->at == offsetof(struct question, brief) && !*q->brief)
		question_brief(q);
	return true;
}

static void
put_list(struct strings *to, const char *value, const char *seps)
{
	struct strings raw = { 0 };

	strings_split(&raw, value, seps);
	strings_free(to);
	for (size_t i = 0; i < raw.n; i++) {
		char *one = text_said(raw.s[i]);

		strings_add(to, one);
		free(one);
	}
	strings_free(&raw);
}

bool
question_put(struct question *q, const struct pack_key *k, const char *value, struct err *e)
{
	void *at = (char *)q + k->at;
	int n;

	switch (k->kind) {
	case KEY_LIST:
		put_list(at, value, list_seps(k));
		return true;
	case KEY_WORD:
		n = *value ? word_find(k->words, k->n_words, value, false) : 0;
		if (n < 0)
			return pack_keys_wrong(k, value, e);
		*(int *)at = n;
		return true;
	case KEY_INT:
		return word_int(value, k->min, k->max, at) || pack_keys_wrong(k, value, e);
	case KEY_BOOL:
		return word_bool(value, at) || pack_keys_wrong(k, value, e);
	case KEY_WORDS:
	case KEY_RULES:
		return put_bits(q, k, value, e);
	default:
		return pack_keys_put_text(q, k, value, e);
	}
}

bool
question_same(const struct question *a, const struct question *b)
{
	struct text x = { 0 }, y = { 0 };
	bool same = true;

	for (size_t i = 0; i < LEN(questions) && same; i++) {
		text_clear(&x);
		text_clear(&y);
		question_get(a, &questions[i], &x);
		question_get(b, &questions[i], &y);
		same = strcmp(text_str(&x), text_str(&y)) == 0;
	}
	text_free(&x);
	text_free(&y);
	return same;
}

enum { BRIEF_COLUMNS = 40 };

void
question_brief(struct question *q)
{
	struct text cut = { 0 };

	utf8_cut(&cut, q->text ? q->text : "", BRIEF_COLUMNS);
	mem_set(&q->brief, text_str(&cut));
	text_free(&cut);
}

bool
question_has_title(const struct question *q)
{
	struct question plain = { .text = q->text };
	bool same;

	question_brief(&plain);
	same = !q->brief || strcmp(plain.brief, q->brief) == 0;
	free(plain.brief);
	return !same;
}
