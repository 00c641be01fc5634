/* contact.c: a person one talks to, and the rows that name the fields of one. */
#include "strings_at.h"

#include <stdlib.h>
#include <string.h>

#include "model/contact.h"

/* ---- fields ---- */

static const char *const no_yes[] = { "no", "yes" };
/* seniority_names, and none. */
static const char *const seniorities[] = {
	"", "student", "junior", "senior", "lead", "executive",
};
_Static_assert(LEN(seniorities) == N_SENIORITIES + 1, "a seniority is missing");

#define F(field) offsetof(struct contact, field)
#define TEXT(field) #field, F(field), NULL, 0, false, HELD_TEXT
#define TALL(field) #field, F(field), NULL, 0, true, HELD_TEXT
#define CONSENT(PURPOSE, purpose) "consent_" #purpose, F(consent[PURPOSE_##PURPOSE]), NULL, 0, false, \
	HELD_TEXT, FIELD_ELSEWHERE | FIELD_CONSENT
#define WORD(field, words, n, held) #field, F(field), words, n, false, held

/* clang-format off */
const struct contact_field contact_fields[] = {
	{ "name", "Name", "Full name, as you would write it in a letter",
	  TEXT(name), FIELD_SEARCHED },
	{ "role", "Role", "What they do: grid planner, head nurse",
	  TEXT(role), FIELD_SEARCHED },
	{ "organisation", "Organisation", "Where they do it",
	  TEXT(organisation), FIELD_SEARCHED | FIELD_ELSEWHERE },
	{ "email", "Email", "Only the address: maya@example.org",
	  TEXT(email), FIELD_SEARCHED },
	{ "phone", "Phone", "With the country code, if they are abroad",
	  TEXT(phone), 0 },
	{ "links", "Links", "Pages about them, one a line",
	  TALL(links), FIELD_LISTED },
	{ "zone", "Time zone", "Theirs, by a city: Lisbon; or +02:00",
	  TEXT(zone), 0 },
	{ "path", "Path", "How you reach them",
	  WORD(path, path_names, N_PATHS, HELD_ENUM), 0 },
	{ "stage", "Stage", "How far you are with them",
	  WORD(stage, stage_names, N_STAGES, HELD_ENUM), 0 },
	{ "found", "Found through", "Where you came across the name; the request says so",
	  TEXT(found), FIELD_SEARCHED },
	{ "why", "Why this person", "What they know that few others could tell you",
	  TALL(why), FIELD_SEARCHED },
	{ "common", "Common ground", "A school, a town, an interest you share; a line each",
	  TALL(common), FIELD_SEARCHED | FIELD_LISTED },
	{ "research", "Research notes", "What you have read of their work, a line each; nothing private",
	  TALL(research), FIELD_SEARCHED | FIELD_LISTED },
	{ "tags", "Tags", "Words to find them by, with commas: energy, first-gen",
	  TEXT(tags), FIELD_SEARCHED },
	{ "seniority", "Seniority", "Which questions suit them",
	  WORD(seniority, seniorities, LEN(seniorities), HELD_WORD), 0 },
	{ "target", "Target", "Is their organisation one you would like to work for?",
	  WORD(target, no_yes, LEN(no_yes), HELD_FLAG), FIELD_ELSEWHERE },
	{ "said", "Pronounced", "How the name is said: win hwah",
	  TEXT(said), FIELD_SEARCHED },
	{ "pronouns", "Pronouns", "What to call them by: she/her, they/them",
	  TEXT(pronouns), 0 },
	{ "referrer", "Named by", "The contact who named this person: a part of the name, or the number",
	  TEXT(referrer), FIELD_ELSEWHERE | FIELD_REFERRAL },
	{ "may-use-name", "May use name", "Did they say you may use their name?",
	  WORD(may_use_name, no_yes, LEN(no_yes), HELD_FLAG), FIELD_REFERRAL | FIELD_BARE },
	{ "field", "Field", "Of work: health, law … or none; empty: the role tells",
	  TEXT(field), 0 },
	{ "address", "Address", "Where a letter by hand goes: street, town, country",
	  TALL(address), 0 },
	{ "cadence", "Keep in touch", "How often: 3 months, 6 weeks; empty: as the settings say",
	  TEXT(cadence), 0 },
	{ "consent-notes", "Agrees: notes", "May you keep notes? spoken, written, declined, withdrawn; and the day",
	  CONSENT(NOTES, notes) },
	{ "consent-paper", "Agrees: paper", "May your paper name them? In the same words",
	  CONSENT(PAPER, paper) },
	{ "consent-coach", "Agrees: coach", "May your coach read what was said? In the same words",
	  CONSENT(COACH, coach) },
	{ "consent-class", "Agrees: class", "May your class read it? In the same words",
	  CONSENT(CLASS, class) },
	{ "consent-recording", "Agrees: record", "May you record the call? In the same words",
	  CONSENT(RECORDING, recording) },
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

static bool
is_string(const struct contact_field *f)
{
	return f->held == HELD_TEXT || f->held == HELD_WORD;
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

	s = is_string(f) ? *string_at(c, f) : f->words[word_at(c, f)];
	text_add(out, s ? s : "");
}

bool
contact_field_several(const struct contact_field *f)
{
	return f->at == F(email) || f->at == F(phone);
}

void
contact_join(const struct contact *c, unsigned flags, const char *between, struct text *out)
{
	struct text value = { 0 };

	for (size_t i = 0; i < n_contact_fields; i++) {
		text_clear(&value);
		if (contact_fields[i].flags & flags)
			contact_get(c, &contact_fields[i], &value);
		if (value.n)
			text_addf(out, "%s%s", out->n ? between : "", value.s);
	}
	text_free(&value);
}

void
contact_called(const struct contact *c, struct text *out)
{
	text_add(out, c->name ? c->name : "");
	if (c->said && *c->said)
		text_addf(out, " (%s)", c->said);
	if (c->pronouns && *c->pronouns)
		text_addf(out, " %s", c->pronouns);
}

bool
contact_known(const struct contact *c)
{
	return c->path == PATH_KNOWN || c->path == PATH_RECONNECT;
}

/* ---- whole contacts ---- */

/* The strings a contact owns: those of its fields, and one that is none. */
static void
each_owned(struct contact *c, void (*act)(void *c, const size_t *at, size_t n))
{
	static const size_t words_at = F(referral_words);

	for (size_t i = 0; i < n_contact_fields; i++)
		if (is_string(&contact_fields[i]))
			act(c, &contact_fields[i].at, 1);
	act(c, &words_at, 1);
}

void
contact_done(struct contact *c)
{
	each_owned(c, strings_at_free);
}

void
contact_copy(struct contact *to, const struct contact *from)
{
	contact_done(to);
	*to = *from;
	each_owned(to, strings_at_copy);
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

/* Through the gate, without the blanks at its ends; in one line but for a tall field. */
static char *
contact_value(const struct contact_field *f, const char *value)
{
	struct text in = { 0 };

	text_accept(&in, value, strlen(value), f->tall ? ACCEPT_LINES : ACCEPT_LINE);
	char *s = blank_trimmed(text_str(&in));
	text_free(&in);
	return s;
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

static bool
contact_put_consent(struct contact *c, const struct contact_field *f, const char *value, struct err *e)
{
	enum consent consent;
	int64_t day_ms;
	struct text kept = { 0 };

	if (*value && !consent_read(value, &consent, &day_ms, e))
		return false;
	if (*value)
		consent_write(consent, day_ms, &kept);
	mem_set(string_at(c, f), text_str(&kept));
	text_free(&kept);
	return true;
}

/* "Lisbon" as "Europe/Lisbon"; what is no zone as it is: contact_field_check refuses it. */
static char *
contact_zone(const struct contact_field *f, const char *value)
{
	char out[ZONE_SIZE];

	return zone_find(value, out, NULL) ? mem_str(out) : contact_value(f, value);
}

bool
contact_put(struct contact *c, const struct contact_field *f, const char *value, struct err *e)
{
	char *s = f->at == F(tags) ? tags(value)
		: f->at == F(zone) ? contact_zone(f, value) : contact_value(f, value);
	bool good = true;

	if (f->flags & FIELD_CONSENT) {
		good = contact_put_consent(c, f, s, e);
	} else if (!f->words) {
		if (f->at == F(referrer) && strcmp(s, c->referrer ? c->referrer : "") != 0)
			c->referrer_id = 0; /* somebody else: the store finds who */
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
	return !strpbrk(s, "<>,;") && !blank_within(s) && strchr(s, '@') == at;
}

static bool
model_contact_named(const char *s)
{
	return !blank_only(s);
}

/* What a field must be; "%s" is what it is. */
static const struct {
	size_t at;
	bool (*good)(const char *value);
	const char *said;
} checks[] = {
	{ F(name), model_contact_named, N_("A contact needs a name; one word will do until you know more.") },
	{ F(email), email_plausible,
	  N_("\"%s\" is not an email address; write only the address: m@example.org.") },
	{ F(zone), zone_known, N_("\"%s\" is not a time zone; write the nearest big city (Lisbon) or +02:00.") },
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
