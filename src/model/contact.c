/* contact.c: a person one talks to, and the rows that name the fields of one. */
#include "own.h"

#include <stdlib.h>
#include <string.h>

#include "model/contact.h"

static const size_t owned[] = {
	offsetof(struct contact, name), offsetof(struct contact, role),
	offsetof(struct contact, organisation), offsetof(struct contact, email),
	offsetof(struct contact, phone), offsetof(struct contact, links),
	offsetof(struct contact, zone), offsetof(struct contact, found),
	offsetof(struct contact, why), offsetof(struct contact, common),
	offsetof(struct contact, research), offsetof(struct contact, tags),
	offsetof(struct contact, seniority), offsetof(struct contact, referral_words),
	offsetof(struct contact, said), offsetof(struct contact, pronouns),
};

void
contact_done(struct contact *c)
{
	own_free(c, owned, LEN(owned));
}

void
contact_copy(struct contact *to, const struct contact *from)
{
	contact_done(to);
	*to = *from;
	own_copy(to, owned, LEN(owned));
}

/* ---- fields ---- */

static const char *const no_yes[] = { "no", "yes" };
/* seniority_names, and none. */
static const char *const seniorities[] = {
	"", "student", "junior", "senior", "lead", "executive",
};
_Static_assert(LEN(seniorities) == N_SENIORITIES + 1, "a seniority is missing");

#define F(field) offsetof(struct contact, field)

/* clang-format off */
const struct contact_field contact_fields[] = {
	{ "name", "Name", "Full name, as you would write it in a letter",
	  F(name), NULL, 0, false, HELD_TEXT },
	{ "role", "Role", "What they do: grid planner, head nurse",
	  F(role), NULL, 0, false, HELD_TEXT },
	{ "organisation", "Organisation", "Where they do it",
	  F(organisation), NULL, 0, false, HELD_TEXT },
	{ "email", "Email", "Only the address: maya@example.org",
	  F(email), NULL, 0, false, HELD_TEXT },
	{ "phone", "Phone", "With the country code, if they are abroad",
	  F(phone), NULL, 0, false, HELD_TEXT },
	{ "links", "Links", "Pages about them, one a line",
	  F(links), NULL, 0, true, HELD_TEXT },
	{ "zone", "Time zone", "Theirs: Europe/Lisbon, or +02:00",
	  F(zone), NULL, 0, false, HELD_TEXT },
	{ "path", "Path", "How you reach them",
	  F(path), path_names, N_PATHS, false, HELD_ENUM },
	{ "stage", "Stage", "Where you stand with them",
	  F(stage), stage_names, N_STAGES, false, HELD_ENUM },
	{ "found", "Found through", "Where you came across the name; the request says so",
	  F(found), NULL, 0, false, HELD_TEXT },
	{ "why", "Why this person", "What they know that few others could tell you",
	  F(why), NULL, 0, true, HELD_TEXT },
	{ "common", "Common ground", "A school, a town, an interest you share",
	  F(common), NULL, 0, true, HELD_TEXT },
	{ "research", "Research notes", "What you have read, so that you need not ask it",
	  F(research), NULL, 0, true, HELD_TEXT },
	{ "tags", "Tags", "Words to find them by, with commas: energy, first-gen",
	  F(tags), NULL, 0, false, HELD_TEXT },
	{ "seniority", "Seniority", "Which questions suit them",
	  F(seniority), seniorities, LEN(seniorities), false, HELD_WORD },
	{ "target", "Target", "Is their organisation one you would like to work for?",
	  F(target), no_yes, LEN(no_yes), false, HELD_FLAG },
};
/* clang-format on */
const size_t n_contact_fields = LEN(contact_fields);

/* The enums of words are read and written as this one, which has their size. */
_Static_assert(sizeof(enum path) == sizeof(enum stage), "enums differ in size");

static char **
string_at(const struct contact *c, const struct contact_field *f)
{
	return (char **)(void *)((char *)(uintptr_t)c + f->at);
}

static int
word_at(const struct contact *c, const struct contact_field *f)
{
	const char *p = (const char *)c + f->at;
	enum path word = (enum path)0;
	bool flag = false;

	if (f->held == HELD_FLAG)
		memcpy(&flag, p, sizeof(flag));
	else
		memcpy(&word, p, sizeof(word));
	return f->held == HELD_FLAG ? flag : (int)word;
}

void
contact_get(const struct contact *c, const struct contact_field *f, struct text *out)
{
	const char *s;

	if (f->held == HELD_ENUM || f->held == HELD_FLAG)
		s = f->words[word_at(c, f)];
	else
		s = *string_at(c, f);
	text_add(out, s ? s : "");
}

static void
word_put(struct contact *c, const struct contact_field *f, int i)
{
	char *p = (char *)c + f->at;
	enum path word = (enum path)i;
	bool flag = i != 0;

	if (f->held == HELD_WORD)
		mem_set(string_at(c, f), f->words[i]);
	else if (f->held == HELD_FLAG)
		memcpy(p, &flag, sizeof(flag));
	else
		memcpy(p, &word, sizeof(word));
}

static bool
not_a_word(const struct contact_field *f, const char *value, struct err *e)
{
	struct text words = { 0 };

	for (int i = 0; i < f->n_words; i++)
		if (*f->words[i])
			text_addf(&words, "%s%s", words.n ? ", " : "", f->words[i]);
	err_set(e, "\"%s\" is not a %s: it is one of %s.", value, f->name, text_str(&words));
	text_free(&words);
	return false;
}

static bool
blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static char *
trimmed(const char *s)
{
	size_t n;

	while (blank(*s))
		s++;
	for (n = strlen(s); n && blank(s[n - 1]);)
		n--;
	return mem_strn(s, n);
}

/* Tags as they are kept: parted by a comma and one blank, none twice. */
static char *
tags(const char *value)
{
	struct strings all = { 0 }, once = { 0 };
	struct text out = { 0 };

	strings_split(&all, value, ",\n");
	for (size_t i = 0; i < all.n; i++)
		if (!strings_has(&once, all.s[i]))
			strings_add(&once, all.s[i]);
	strings_join(&once, ", ", &out);
	strings_free(&all);
	strings_free(&once);
	return text_take(&out);
}

bool
contact_put(struct contact *c, const struct contact_field *f, const char *value, struct err *e)
{
	char *s = f->at == F(tags) ? tags(value) : trimmed(value);
	bool good = true;

	if (!f->words) {
		mem_set(string_at(c, f), s);
	} else {
		int i = word_find(f->words, f->n_words, s, true);
		good = i >= 0 || not_a_word(f, s, e);
		if (good)
			word_put(c, f, i);
	}
	free(s);
	return good;
}

/* Not the grammar of addresses: what catches a slip of the hand. */
static bool
email_plausible(const char *s)
{
	const char *at = strrchr(s, '@');

	if (!*s)
		return true;
	if (!at || at == s || !at[1] || at[1] == '.' || s[strlen(s) - 1] == '.')
		return false;
	return !strpbrk(s, " \t\r\n<>,;") && strchr(s, '@') == at;
}

static bool
named(const char *s)
{
	return s[strspn(s, " \t\r\n")] != '\0';
}

/* What a field must be; "%s" is what it is. */
static const struct {
	size_t at;
	bool (*good)(const char *value);
	const char *said;
} checks[] = {
	{ F(name), named, "A contact needs a name; one word will do until you know more." },
	{ F(email), email_plausible,
	  "\"%s\" is no email address; write only the address: m@example.org." },
	{ F(zone), zone_known, "\"%s\" is not a time zone; write Europe/Lisbon or +02:00." },
};

bool
contact_field_check(const struct contact *c, const struct contact_field *f, struct err *e)
{
	for (size_t i = 0; i < LEN(checks); i++) {
		if (checks[i].at != f->at)
			continue;
		const char *value = *string_at(c, f) ? *string_at(c, f) : "";
		return checks[i].good(value) || err_set(e, checks[i].said, value);
	}
	return true;
}

bool
contact_check(const struct contact *c, struct err *e)
{
	for (size_t i = 0; i < n_contact_fields; i++)
		if (!contact_field_check(c, &contact_fields[i], e))
			return false;
	return true;
}
