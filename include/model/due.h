/*
 * due.h: what is due, from which event on, until when, and why: one row a
 * rule of the field (product.md, "The rules of the field"). A step is a kind
 * with arguments: its words, day and reason are derived from the row, so that
 * it moves when its event moves and is gone when its reason is. What a person
 * decided about one (done, put off, dropped, a day of their own) is kept by
 * its id, "KIND:UUID" of what caused it.
 *
 * Pure: the same facts, settings and decisions give the same steps. Times are
 * wall_ms (milliseconds since the epoch), 0 is none.
 */
#ifndef HALFHOUR_MODEL_DUE_H
#define HALFHOUR_MODEL_DUE_H

#include "model/call.h"
#include "model/coursework.h"

/* ---- the rules ---- */

enum due_kind {
#define DUE_RULE(kind, ...) DUE_##kind,
#include "model/due_rows.h"
#undef DUE_RULE
	N_DUE_KINDS
};

/* What a rule is reckoned from. */
enum due_event {
	DUE_AT_START,     /* a call began and has not ended */
	DUE_AT_TIME,      /* the time agreed for a call that has not begun */
	DUE_AT_END,       /* the end of a real call, by its clock */
	DUE_AT_STAGE,     /* the contact came to the rule's stage */
	DUE_AT_DEADLINE,  /* the end of the day an assignment is due; never before it was chosen */
	DUE_AT_ASKING,    /* somebody was asked last, for an assignment */
	DUE_AT_ANSWER,    /* a letter was answered with a yes */
	DUE_AT_LETTER,    /* a letter was sent */
	DUE_AT_CONTACT,   /* the last contact: a call, a letter, an answer */
	DUE_AT_DAY,       /* the day that was given by hand */
};

/* After the event (before it: negative): hours of the clock, or days of the calendar at the
 * same time of day, business days without Saturdays, Sundays and holidays. */
enum due_unit { DUE_HOURS, DUE_DAYS, DUE_BUSINESS_DAYS };
struct due_span {
	int n;
	enum due_unit unit;
};

enum due_policy { DUE_ALWAYS, DUE_7D, DUE_3B7 }; /* of which setting `policy` it is a rule */

struct due_call;
struct due_facts;

struct due_rule {
	const char *kind;        /* stored, in --json, and the first half of a step's id */
	enum due_event event;
	enum stage stage;        /* of DUE_AT_STAGE */
	enum due_policy policy;
	struct due_span from;    /* shown from then on */
	struct due_span due;
	struct due_span until;   /* overdue from then on; the same as `due`: at once */
	bool lapses;             /* after `until` it is gone instead of overdue */
	bool again;              /* asks anew when its event moves, whatever was decided */
	const char *text;        /* "Thank {name}, …": {name}, {who} (role, organisation),
	                          * {organisation}, {referrer}, {note} are filled */
	const char *why;         /* the reason in a few words: "thank-you" */
	const char *means;       /* the rule as a sentence, for the manual */
	const char *source;      /* where it comes from, for the manual */
	const char *key;         /* of Today, that does it: "Enter", "x" */
	const char *refusal;     /* why it is not ticked off; NULL: it is */
	bool stays;              /* nor put off nor dropped: it is a call of its own */
	const char *advice;      /* how it is done well, in a sentence; NULL: nothing to say */
	/* What it wants besides its event, of whom and (at a call's start, time, end) of which call;
	 * NULL: nothing more. */
	bool (*wanted)(const struct due_facts *f, const struct due_call *c);
	bool coded;              /* at a call or a stage: its steps are made in due.c, not by the row */
};
extern const struct due_rule due_rules[N_DUE_KINDS];
/* By the word before the colon of an id, or alone; -1: no rule has it. */
int due_rule_find(const char *kind);
/* Is it ticked off, and so listed among the steps of a call and a contact? */
bool due_is_step(enum due_kind kind);

/* Is it a step of an assignment? */
bool due_is_work(enum due_kind kind);

/* ---- what the rules look at: one contact, or one call with somebody not named yet ---- */

struct due_call {
	const struct interview *interview;
	const struct note *notes;    /* written out, off the record or not */
	size_t n_notes;
	const bool *known;           /* of each note: the person it names is a contact already */
	const bool *to_write;        /* of each note: it answers "may I write to you, and when?" */
	int markers, answers;        /* left to write out; given in the debrief */
};

struct due_facts {
	const struct contact *who;   /* NULL: nobody is named yet */
	int64_t stage_ms;            /* when `who` came to the present stage */
	const struct due_call *calls;
	size_t n_calls;
	const struct step *steps;    /* typed by hand; each with its uuid */
	size_t n_steps;
	const struct coursework_state *work; /* the assignment; NULL: none, or not this owner's */
	const struct letter *letters; /* those that were sent, the latest first */
	size_t n_letters;
	bool connected;              /* the field notebook says that they were asked to connect */
};

struct due_settings {
	enum due_policy policy;      /* DUE_7D or DUE_3B7 */
	const char *zone;            /* days are of this zone; NULL, "": this machine's */
	const struct strings *holidays; /* "2026-12-25"; may be NULL */
	const char *touch;           /* how often to keep in touch: "3 months; energy 6 weeks"; NULL: never */
	int touch_gap;               /* days that lie between two contacts at least */
};

/* Days of "3 months", "6 weeks", "a year", "90 days", "90"; 0: it says none. */
int due_days(const char *s);
/* The setting's days for somebody with these tags: the shortest of those that name one of them,
 * else the one that names none; 0: never. */
int due_touch_days(const char *touch, const char *tags);

/* ---- what comes of it ---- */

enum { DUE_ID_SIZE = 20 + UUID_SIZE }; /* "referrer-thanks:" and a UUID */

struct due {
	char id[DUE_ID_SIZE];
	enum due_kind kind;
	int64_t contact_id, interview_id, note_id, step_id; /* 0: none */
	int64_t event_ms;
	int64_t from_ms;             /* not shown before */
	int64_t due_ms;              /* 0: no day */
	int64_t until_ms;            /* 0: never overdue */
	bool open;                   /* neither done nor dropped */
	int n_done, n_of;            /* how much of it is done, of how much; 0 of 0: not counted */
};

/* What a person decided about the step of that id. */
struct decided {
	int64_t event_ms;            /* of the event it was decided on */
	int64_t done_ms, dropped_ms, snoozed_ms, own_ms;
};

/* Every step that the facts ask for, in the order of the rules; the caller's to free. */
size_t due_of(const struct due_facts *f, const struct due_settings *s, struct due **out);
/* Applies a decision (NULL: none was made): done and dropped close it, but for a rule that
 * asks anew when its event has moved since; put off, it is not shown before; an own day takes
 * the place of the rule's. */
void due_decide(struct due *d, const struct decided *k);
/* An event and a span: when. */
int64_t due_add(int64_t event_ms, struct due_span span, const struct due_settings *s);
bool due_overdue(const struct due *d, int64_t now_ms);
bool due_lapsed(const struct due *d, int64_t now_ms);

/* ---- in words ---- */

struct due_words {
	const char *name;            /* NULL, "": somebody not named yet */
	const char *role, *organisation, *referrer;
	const char *note;            /* of a promise its words; of a name "Dana Ruiz, forecasting" */
	const char *own;             /* words of one's own; NULL, "": the rule's */
	bool practice;               /* of a practice call */
	const char *course;          /* of an assignment */
};
/* "Thank Maya Okafor, with something they said and what you will do with it". */
void due_text(const struct due *d, const struct due_words *w, struct text *out);
/* "thank-you, overdue since yesterday"; days are of the zone. `reason` takes the place of the
 * rule's; NULL, "": the rule's. */
void due_why(const struct due *d, const char *reason, int64_t now_ms, const char *zone,
	struct text *out);

/* ---- a step as it is read from the workbook ---- */

/* Owns its strings; each may be "" or NULL. Zeroed memory is a valid empty one. */
struct due_row {
	struct due due;
	int64_t number;              /* of the row; kept for as long as the step is there */
	int64_t done_ms;             /* 0: not done */
	char *name, *role, *organisation; /* whom it is about */
	char *referrer;              /* who named them */
	char *note;                  /* the words of its note, or of a step typed by hand */
	char *own;                   /* words of one's own in place of the rule's */
	char *reason;                /* of a step typed by hand: "meet" */
	char *channel;               /* of its call */
	char *theirs;                /* zone of whom the call is with, or "" */
	char *found;                 /* how the contact was found */
	char *course;                /* of an assignment */
	bool practice;               /* of a practice call */
	bool ended;                  /* its call has ended, but that is not in the workbook yet */
	int markers, names, answers; /* of a debrief: left to write out, to take on; given */
};
void due_row_done(struct due_row *r);
void due_row_copy(struct due_row *to, const struct due_row *from); /* `to` is not freed first */
void due_row_text(const struct due_row *r, struct text *out);
/* As due_why, with what is known of the call, the debrief or the contact. */
void due_row_why(const struct due_row *r, int64_t now_ms, const char *zone, struct text *out);

#endif
