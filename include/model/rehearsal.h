/*
 * rehearsal.h: a practice partner's script, what the partner says, and what the notes caught.
 */
#ifndef HALFHOUR_MODEL_REHEARSAL_H
#define HALFHOUR_MODEL_REHEARSAL_H

#include "model/call.h"

struct bank;

/* GIFT_CHECK: said, and wrong, or doubtful: a listener notes it to look it up. */
enum gift_kind { GIFT_FACT, GIFT_NAME, GIFT_PROMISE, GIFT_CHECK, N_GIFT_KINDS };
extern const char *const gift_kind_names[N_GIFT_KINDS];

struct gift {                /* something in the script worth a note */
	char *id, *text;
	enum gift_kind kind;
	struct strings words;    /* one entry a concept, alternatives parted by '|' */
};

/* Whether one note caught a gift: every concept recognised, near each other. Misspelt and
 * abbreviated words count, numbers only when they are that number ("6", "six", "41k"), the
 * opposite ("doesn't pick") not, nor a given name with another family name. Ask it note by
 * note: notes run together would catch what none of them says. */
bool gift_caught(const struct gift *g, const char *note);
void gift_done(struct gift *g);

/* A person who is not there: a script of data/rehearsal, whose form stands at the head of
 * pharmacist.yaml. */
struct partner_answer {
	struct strings about;    /* category ids, words, tags, TIARA headings, "any" */
	struct strings gives;    /* ids of the gifts that can be heard in it */
	struct strings say;      /* its sentences */
	size_t follows;          /* 1 + the index of the answer it follows; 0: none */
};

enum partner_event_kind { PARTNER_INTERRUPTION, PARTNER_OFFER_TIME, PARTNER_RESUME,
	PARTNER_TURNED, PARTNER_JOB_OFFER, N_PARTNER_EVENTS };
extern const char *const partner_event_names[N_PARTNER_EVENTS];

struct partner_event {       /* what the partner does unasked */
	enum partner_event_kind kind;
	int64_t at_ms;           /* on the call's clock */
	struct strings say, then, gives;
	int wait_s;              /* of silence between `say` and `then` */
	int minutes;             /* offered */
};

/* What is another in each variant of a standard partner: "{shops}" in any of its texts, and
 * "{shops.2}" the same written another way. */
struct partner_slot {
	char *name;
	struct strings forms;    /* "sixty-two/62": one a variant, its ways of writing parted by "/" */
};

struct partner {
	char *id;                /* the script's name, "pharmacist" */
	char *language, *name, *role, *organisation, *field, *seniority;
	char *good_for;          /* what a call with it practises, a few words; "" when unsaid */
	char *greeting, *nothing_left, *farewell;
	enum path path;          /* how one knows them */
	enum interview_kind kind;
	int late, minutes;       /* comes so many minutes late, and has so many then; 0: all there are */
	int agreed, planned;     /* minutes agreed on, and planned for; 0: those of the settings, those agreed */
	struct partner_answer *answers; size_t n_answers, cap_answers;
	struct partner_event *events;   size_t n_events, cap_events; /* by at_ms */
	struct gift *gifts;             size_t n_gifts, cap_gifts;
	struct partner_slot *slots;     size_t n_slots, cap_slots; /* some: a standard partner */
};

void partner_done(struct partner *p);
/* The variant of that seed, once: the same facts, other names and numbers, another order. 0: as
 * it was written. */
void partner_vary(struct partner *p, int seed);
/* The partner as a contact that is in no workbook; `out` is replaced. */
void partner_contact(const struct partner *p, struct contact *out);

/* One sentence of the partner's, with its time on the call's clock: 150 words a minute. */
enum speech_kind { SPEECH_GREETING, SPEECH_ANSWER, SPEECH_EVENT, SPEECH_NOTHING_LEFT,
	SPEECH_FAREWELL };
struct speech {
	enum speech_kind kind;
	size_t which;            /* of the answers, of the events */
	int64_t asked_id;        /* the question answered; 0: unasked */
	int64_t at_ms, until_ms; /* begun and ended */
	const char *text;        /* the partner's; borrowed */
};

/* All the partner says in a call: what was said until now, and how it goes on if nothing
 * more is asked. A pure function of the script and the stored call (trail of questions,
 * time checks, clock), so that a call taken up again goes on where it was. Categories and
 * tags of questions are looked up in the bank; NULL: none. The list is the caller's to free. */
size_t partner_talk(const struct partner *p, const struct call *c, const struct bank *b,
	struct speech **out);

/* What the partner does just now; silence has a reason. */
enum partner_doing { PARTNER_SPEAKS,
	PARTNER_LISTENS,   /* a question is being asked */
	PARTNER_GONE,      /* called away */
	PARTNER_LATE,      /* has not come yet */
	PARTNER_WANTS,     /* waits for the student's own answer */
	PARTNER_PAUSES,    /* goes on by itself when nothing is asked */
	PARTNER_WAITS,     /* for the next question */
};
enum partner_doing partner_doing(const struct partner *p, const struct speech *talk, size_t n,
	int64_t at_ms);

/* ---- what came of a rehearsal: reckoned anew from script and stored call ---- */

/* A gift of the script, and what became of it. Only what was said can be missed. */
struct catch {
	const struct gift *gift; /* the partner's; borrowed */
	int64_t heard_ms;        /* when the sentence with it began; -1: it was not said */
	bool caught;
	int64_t note_id;         /* the note that has it; 0: none, or a question off the script */
};

struct outcome {
	struct catch *catches;   size_t n; /* in the order of the script */
	int heard[N_GIFT_KINDS], caught[N_GIFT_KINDS];
	int markers;             /* not written out yet: they may catch more */
	int64_t elapsed_ms;      /* of the call's clock, so far or in all */
	int64_t talk_ms;         /* of these the partner spoke */
	int64_t offer_ms;        /* when the partner offered more time; -1: it did not */
	int offer_minutes;
	int planned, asked, off_script, musts, musts_asked;
};

/* `at_ms`: what the call's clock reads; for a call that has ended its length. */
void outcome_of(const struct partner *p, const struct call *c, const struct bank *b,
	int64_t at_ms, struct outcome *out);
void outcome_done(struct outcome *o);
/* "facts 5 of 8, names 2 of 3": by kind (N_GIFT_KINDS of each), those of which anything was heard. */
void outcome_kinds_text(const int *heard, const int *caught, struct text *out);
/* As a person reads it, in lines; also by ear. While markers wait to be written out the
 * texts of the gifts are kept back, so that nobody copies them. */
void outcome_text(const struct partner *p, const struct call *c, const struct outcome *o,
	struct text *out);

/* One line of the chart of nervousness: "22 Nov  pharmacist    8 to 4  ####----", the name
 * cut where `cols` want it; or by ear (cols 0) "22 Nov, pharmacist: 8 before, 4 after".
 * Nothing when neither was asked. */
void nerves_line(const struct interview *i, const char *day, int cols, struct text *out);
/* "8 before, 4 after", "8 before"; nothing when neither was asked. */
void nerves_text(const struct interview *i, struct text *out);

#endif
