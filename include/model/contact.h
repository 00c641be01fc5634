/*
 * contact.h: a person one talks to, and the rows that name the fields of one.
 */
#ifndef HALFHOUR_MODEL_CONTACT_H
#define HALFHOUR_MODEL_CONTACT_H

#include "base.h"
#include "model/consent.h"
#include "model/words.h"

struct contact {
	int64_t id;       /* 0: not in the workbook yet */
	int64_t revision; /* counts the edits; an edit of an older one is refused */
	char uuid[UUID_SIZE];
	char *name, *role, *organisation, *email, *phone;
	char *cadence;    /* how often to keep in touch: "3 months"; empty: as the settings say */
	char *address;    /* of letters by hand, one line each */
	char *links;      /* one a line */
	char *zone;       /* "Europe/Lisbon"; empty: not known */
	char *found, *why, *common, *research; /* found through; why this person; common ground */
	char *tags;       /* "energy, first-gen" */
	char *said;       /* how the name is pronounced: "win hwah" */
	char *pronouns;   /* "she/her" */
	char *field;      /* of work, as chosen: "health", "none"; empty: the role tells (model/field.h) */
	char *seniority;  /* a word of seniority_names, or empty */
	enum path path;
	enum stage stage;
	int64_t referrer_id; /* the contact who named this one; 0: none, or only typed so far */
	char *referrer;      /* their name, read with it; or as typed, until the store has found them */
	bool may_use_name;   /* the referrer allowed it */
	char *referral_words;/* the note it came from, in its words */
	bool target;         /* the organisation is a target */
	char *consent[N_PURPOSES]; /* "written 2026-11-30" (model/consent.h); empty: not known */
	int64_t stage_ms; /* when it came to its stage */
	int64_t asked_ms; /* when it was first asked; 0: an idea, or not known */
	int64_t created_ms, changed_ms;
};

/* What stands at a field's offset. */
enum contact_held {
	HELD_TEXT,          /* a char * */
	HELD_WORD,          /* a char *, one of words (the first is "") */
	HELD_ENUM,          /* an enum, the index into words */
	HELD_FLAG,          /* a bool; words are "no" and "yes" */
};

/* What else a field takes part in, or not. */
enum {
	FIELD_SEARCHED = 2,  /* lists narrow by its words, search and `contacts WORDS` find them */
	FIELD_ELSEWHERE = 4, /* no column of the contact's: the organisation's, the referrer's */
	FIELD_REFERRAL = 8,  /* the contact's page tells it in one row with who named them */
	FIELD_BARE = 16,     /* a flag whose option alone says yes */
	FIELD_LISTED = 64,   /* each line is an entry: a form's Enter begins another */
	FIELD_CONSENT = 32,  /* a consent: rows of its own in the workbook, a form of its own */
};

/* One row a field: what the form asks, what `add contact` takes, what --json gives, what the
 * workbook keeps and finds. A text field is a row here, a member above and a migration. */
struct contact_field {
	const char *name;   /* of the option */
	const char *label;
	const char *help;
	const char *key;    /* of the column and in JSON: the member's name */
	size_t at;          /* offsetof, in struct contact */
	const char *const *words; /* the only values there are; NULL: any text */
	int n_words;
	bool tall;          /* more than one line */
	enum contact_held held;
	unsigned flags;
};
extern const struct contact_field contact_fields[];
extern const size_t n_contact_fields;

/* May somebody have several of them (addresses, numbers), one of which is the field's value? */
bool contact_field_several(const struct contact_field *f);
void contact_done(struct contact *c);
void contact_copy(struct contact *to, const struct contact *from); /* frees what `to` held */
/* Appends the field's value as it is written and shown. */
void contact_get(const struct contact *c, const struct contact_field *f, struct text *out);
/* Appends the fields that have one of `flags`, `between` between them; empty ones are left out. */
void contact_join(const struct contact *c, unsigned flags, const char *between, struct text *out);
/* "Maya Okafor (MY-ah oh-KAH-for) she/her": the name with what it takes to say it. */
void contact_called(const struct contact *c, struct text *out);
/* Known before any conversation by the way they are reached: a friend, a former colleague. */
bool contact_known(const struct contact *c);
/* Blanks at the ends are cut, tags come out as "energy, first-gen", a word may be its unique
 * beginning. False: not a value of this field, and e says which are; c is unchanged. */
bool contact_put(struct contact *c, const struct contact_field *f, const char *value, struct err *e);
/* Is the field as it must be: there is a name, the zone is known, the address plausible? */
bool contact_field_check(const struct contact *c, const struct contact_field *f, struct err *e);
bool contact_check(const struct contact *c, struct err *e); /* all of them; the first that is not */

#endif
