/*
 * model.h: the nouns of the field and its rules, in the order of a
 * conversation's life: contact, bank, plan, interview, clock, notes, time
 * check, pace, help when one is stuck, debrief, steps, rehearsal. Plain
 * structs and pure functions over them: no files, no clock, no screen. Rules
 * of the field name their source: product.md, "The rules of the field".
 *
 * Times: `wall_ms` are milliseconds since the epoch; `axis_ms` milliseconds
 * since the interview's start on a clock that never stops (sleep, pauses and
 * kills included); `at_ms` the call's clock, what the person reads: the axis
 * less pauses and removed gaps, plus shifts. Only clock.c converts.
 *
 * Every struct's zeroed value is valid and empty; X_done frees what X owns.
 */
#ifndef HALFHOUR_MODEL_H
#define HALFHOUR_MODEL_H

#include "base.h"

/* ---- words that stand in the file (and in --json) as they are here ---- */

enum path { PATH_REFERRAL, PATH_ALUMNI, PATH_KNOWN, PATH_COLD, PATH_RECONNECT, PATH_EVENT,
	PATH_OTHER, N_PATHS };
enum stage { STAGE_IDEA, STAGE_ASKED, STAGE_SCHEDULED, STAGE_TALKED, STAGE_IN_TOUCH,
	STAGE_DECLINED, STAGE_NO_ANSWER, N_STAGES };
enum interview_kind { KIND_INFORMATIONAL, KIND_NETWORKING, N_INTERVIEW_KINDS };
enum note_kind { NOTE_NOTE, NOTE_FACT, NOTE_IMPRESSION, NOTE_QUOTE, NOTE_STEP, NOTE_REFERRAL,
	N_NOTE_KINDS };
enum phase { PHASE_NONE, PHASE_OPEN, PHASE_EXPLORE, PHASE_DEEPEN, PHASE_CLOSE, N_PHASES };
enum tiara { TIARA_NONE, TIARA_TRENDS, TIARA_INSIGHTS, TIARA_ADVICE, TIARA_RESOURCES,
	TIARA_ASSIGNMENTS, N_TIARAS };
enum seniority { SENIORITY_STUDENT, SENIORITY_JUNIOR, SENIORITY_SENIOR, SENIORITY_LEAD,
	SENIORITY_EXECUTIVE, N_SENIORITIES };
enum asked_state { ASKED_PLANNED, ASKED_ASKED, ASKED_ANSWERED, ASKED_SKIPPED,
	ASKED_OFF_SCRIPT, N_ASKED_STATES };
enum check_answer { CHECK_WRAPPED, CHECK_ASKED, CHECK_OFFERED, N_CHECK_ANSWERS };

extern const char *const path_names[N_PATHS];
extern const char *const stage_names[N_STAGES];
extern const char *const interview_kind_names[N_INTERVIEW_KINDS];
extern const char *const note_kind_names[N_NOTE_KINDS];
extern const char *const phase_names[N_PHASES];   /* [0] is "" */
extern const char *const tiara_names[N_TIARAS];   /* [0] is "" */
extern const char *const seniority_names[N_SENIORITIES];
extern const char *const asked_state_names[N_ASKED_STATES];
extern const char *const check_answer_names[N_CHECK_ANSWERS];

/* ---- contact ---- */

struct contact {
	int64_t id;       /* 0: not in the workbook yet */
	int64_t revision; /* counts the edits; an edit of an older one is refused */
	char uuid[UUID_SIZE];
	char *name, *role, *organisation, *email, *phone;
	char *links;      /* one a line */
	char *zone;       /* "Europe/Lisbon"; empty: not known */
	char *found, *why, *common, *research; /* found through; why this person; common ground */
	char *tags;       /* "energy, first-gen" */
	char *seniority;  /* a word of seniority_names, or empty */
	enum path path;
	enum stage stage;
	int64_t referrer_id; /* the contact who named this one; 0: none */
	bool may_use_name;   /* the referrer allowed it */
	char *referral_words;/* the note it came from, in its words */
	bool target;         /* the organisation is a target */
	int64_t created_ms, changed_ms;
};

/* What stands at a field's offset. */
enum contact_held {
	HELD_TEXT,          /* a char * */
	HELD_WORD,          /* a char *, one of words (the first is "") */
	HELD_ENUM,          /* an enum, the index into words */
	HELD_FLAG,          /* a bool; words are "no" and "yes" */
};

/* One row a field: what the form asks, what `add contact` takes, what --json gives. */
struct contact_field {
	const char *name;   /* of the option and the JSON key */
	const char *label;
	const char *help;
	size_t at;          /* offsetof, in struct contact */
	const char *const *words; /* the only values there are; NULL: any text */
	int n_words;
	bool tall;          /* more than one line */
	enum contact_held held;
};
extern const struct contact_field contact_fields[];
extern const size_t n_contact_fields;

void contact_done(struct contact *c);
void contact_copy(struct contact *to, const struct contact *from); /* frees what `to` held */
/* Appends the field's value as it is written and shown. */
void contact_get(const struct contact *c, const struct contact_field *f, struct text *out);
/* Blanks at the ends are cut, tags come out as "energy, first-gen", a word may be its unique
 * beginning. False: not a value of this field, and e says which are; c is unchanged. */
bool contact_put(struct contact *c, const struct contact_field *f, const char *value, struct err *e);
/* Is the field as it must be: there is a name, the zone is known, the address plausible? */
bool contact_field_check(const struct contact *c, const struct contact_field *f, struct err *e);
bool contact_check(const struct contact *c, struct err *e); /* all of them; the first that is not */

/* ---- the question bank ---- */

struct question {
	char *id, *text, *brief;   /* brief: the pack's `short`, or the text cut */
	struct strings probes, tags;
	enum phase phase;
	enum tiara tiara;
	unsigned kinds;            /* bits of interview_kind; 0 in a file means all, here never 0 */
	unsigned seniorities;      /* bits of seniority; never 0 */
	int minutes;               /* to plan with; 3 when the pack is silent */
	int priority;              /* 1 must-ask … 3 if time allows */
	bool searchable, retired;
	unsigned quiet;            /* bits of bank_rules: advice not wanted here */
	int line, column;          /* of the question in its file; 1-based */
};

struct category {
	char *id, *title;
	struct question *questions;
	size_t n, cap;
};

/* What an instructor asks for: a pack with `assignment:` at its top level. */
struct assignment {
	char *course, *due, *rubric, *licence, *attribution; /* due: 2026-12-05 */
	struct strings header;     /* facts wanted at the head of the report */
};

struct pack {
	char *name, *title, *language, *file;
	struct strings fields;     /* proposed only to contacts with one of these words; empty: to all */
	bool shipped;
	uint64_t digest;           /* of the file's bytes as they were read */
	struct pack *replaces;     /* the shipped one this user's pack stands for; owned */
	struct assignment *assignment; /* NULL: not an assignment */
	struct category *categories;
	size_t n, cap;
};

struct bank {
	struct pack *packs;        /* in the order of their names */
	size_t n, cap;
};

void question_done(struct question *q);
void question_copy(struct question *to, const struct question *from);
void pack_done(struct pack *p);
void bank_done(struct bank *b);
/* Finds by id; where it stands comes back through the last two (may be NULL). */
const struct question *bank_question(const struct bank *b, const char *id,
	const struct pack **pack, const struct category **category);
size_t bank_count(const struct bank *b);
/* `{role}`, `{organisation}`, `{name}` filled; an unknown value reads "your role" and the like. */
void question_fill(struct text *out, const char *text, const struct contact *who);
/* The first `{word}` that would not be filled, and its bytes; NULL: none. */
const char *question_blank_unknown(const char *text, size_t *n);

/* ---- what is said of a bank: errors, and advice that can be silenced ---- */

enum bank_rule_id { RULE_SYNTAX, RULE_MISSING, RULE_DUPLICATE, RULE_TYPE, RULE_WORD,
	RULE_UNKNOWN_KEY, RULE_BLANK, RULE_CLOSED, RULE_DOUBLE, RULE_LEADING, RULE_JOB_ASK,
	RULE_PAY_PERSONAL, RULE_SEARCHABLE, RULE_LONG, N_BANK_RULES };

struct wording;
struct bank_rule {
	const char *name;            /* "closed": in `quiet: [closed]` and on the command line */
	bool error;                  /* makes exit status 1; else advice */
	const char *reason, *remedy; /* whole sentences */
	const char *bad, *good;      /* examples */
	bool (*finds)(const struct wording *w); /* in a question's text; NULL: the reader finds it */
};
extern const struct bank_rule bank_rules[N_BANK_RULES];
int bank_rule_find(const char *name); /* exactly; -1: none */
unsigned bank_rules_all(void);        /* bits of everything that is advice */
/* Bits of the wording rules that have something to say about a text; English. */
unsigned text_advice(const char *text);
/* The same for a whole question, less what its file silences; none for a retired one.
 * An assignment's questions are the instructor's: do not ask about those. */
unsigned question_advice(const struct question *q);

/* ---- plan: the ordered questions of one interview ---- */

/* A question in an interview's plan: a copy, so that history stays what was said. Also an
 * off-script question: then state is ASKED_OFF_SCRIPT and question_id is "off-1", "off-2" … */
struct asked {
	int64_t id;                /* of the row */
	int64_t position;          /* order in the plan, from 1 */
	char *question_id;         /* the bank's id; unique in its interview */
	char *text, *brief, *category, *pack;
	struct strings probes;
	enum phase phase;
	enum tiara tiara;
	int minutes, priority;
	bool must;
	enum asked_state state;
	char *why;                 /* why the plan has it, in a few words */
};

/* A time the question was made the current one; the call's trail, in order. */
struct asking {
	int64_t id;
	int64_t asked_id;
	int64_t axis_ms;
};

void asked_done(struct asked *a);
void asked_from(struct asked *a, const struct question *q, const char *category,
	const char *pack, const struct contact *who);

/* What the plan is proposed for. */
struct plan_wish {
	const struct contact *who;
	enum interview_kind kind;
	int agreed_minutes;
	const char *assignment;          /* pack name whose missing questions must be in; may be NULL */
	const struct strings *known;     /* question ids answered by others already */
	const struct strings *done;      /* asked of this person before: left out, a closing kept */
};
/* An order with minutes that fits, must-asks first after the opening, closing last, each with
 * its why; the list is the caller's (asked_done each, then free). */
size_t plan_propose(const struct bank *b, const struct plan_wish *w, struct asked **out);
int plan_minutes(const struct asked *plan, size_t n); /* in all, off-script left out */

/* ---- interview ---- */

struct interview {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t contact_id;        /* 0: the person is named later */
	char *contact, *role, *organisation; /* of the contact, read with it; borrowed by nobody */
	enum interview_kind kind;
	int agreed_minutes;        /* 20 unless agreed otherwise */
	int64_t scheduled_ms;      /* 0: no time agreed */
	char *zone, *place, *channel; /* channel: phone, video, in person */
	int64_t started_ms, ended_ms; /* wall; 0: not yet */
	int64_t length_ms;         /* of its clock, read with it; 0 until it has ended */
	bool practice;             /* a rehearsal: kept apart everywhere */
	char *partner;             /* the rehearsal script's name */
	int speed;                 /* of a rehearsal's clock; 0 and 1: real time */
	int nervous_before, nervous_after; /* 1..10; 0: not asked */
	char *assignment;          /* pack name, or empty */
	int64_t created_ms;
};

void interview_done(struct interview *i);
/* "23 min" of its clock once it has ended; "not ended", "planned". */
void interview_length(const struct interview *i, struct text *out);

/* ---- clock (product.md: elapsed time is a function of stored events) ---- */

enum clock_kind { CLOCK_START, CLOCK_PAUSE, CLOCK_RESUME, CLOCK_SHIFT, CLOCK_GAP, CLOCK_END,
	N_CLOCK_KINDS };
extern const char *const clock_kind_names[N_CLOCK_KINDS];

/* axis_ms is where the event acts, the clocks are the moment it was stored; an event may act
 * in the past (a gap found on waking, the end of a call left running).
 *   start   at 0
 *   pause, resume  what lies between is taken out
 *   shift   the clock and every stamp move by amount_ms (of the clock), wherever it stands
 *   gap     amount_ms of the axis before axis_ms are taken out; overlaps count once
 *   end     final, nothing after it counts; undone by taking the event away
 * Events are in the order of their axis_ms, then id; ids grow in the order of storing, and
 * one with id 0 (not stored yet) is the newest. */
struct clock_event {
	int64_t id;
	enum clock_kind kind;
	int64_t axis_ms;
	int64_t amount_ms;
	int64_t wall_ms, boot_ms, mono_ms; /* the moment it was stored */
	char *boot_id;
};

struct clock {
	struct clock_event *events;
	size_t n, cap;
	int speed;                 /* of a rehearsal: times faster than the axis; 0 is 1 */
};

void clock_done(struct clock *c);
bool clock_started(const struct clock *c);
bool clock_ended(const struct clock *c);
bool clock_paused(const struct clock *c);
/* The axis at a moment: by the boot clock within one boot, over a reboot by the wall
 * clock from the last event; never less than at the last event stored, nor than where it
 * acts. 0 before the start. */
int64_t clock_axis(const struct clock *c, const struct moment *now);
/* A call taken up again after a reboot: store a shift of 0 ms now (an anchor), at the axis or
 * at the last stamp of anything if that is later, and from then on a changed wall clock
 * changes nothing in this boot either. */
bool clock_wants_anchor(const struct clock *c, const struct moment *now);
/* What the call's clock read (or reads) at a place on the axis: speed times the axis less
 * pauses and gaps, plus shifts; never negative. A stamp inside a pause reads as the pause's
 * start, one after the end as the end. */
int64_t clock_at(const struct clock *c, int64_t axis_ms);
/* The same without the shifts: what has run, however the clock was set. */
int64_t clock_run(const struct clock *c, int64_t axis_ms);
/* The place on the axis where the clock read back_ms less (a marker's stamp); 0 at least. */
int64_t clock_back(const struct clock *c, int64_t axis_ms, int64_t back_ms);
/* The first place on the axis, axis_ms at most, where the clock read at_ms or more. */
int64_t clock_when(const struct clock *c, int64_t axis_ms, int64_t at_ms);
/* Real ms from axis_ms until the clock will read at_ms; 0: it does, -1: it stands still. */
int64_t clock_wait(const struct clock *c, int64_t axis_ms, int64_t at_ms);
/* The shift that makes the clock read `want_ms` at axis_ms. */
int64_t clock_shift_for(const struct clock *c, int64_t axis_ms, int64_t want_ms);
/* The call's length so far, or whole when it has ended (`now` is not read then): a
 * duration, shifts applied. */
int64_t clock_elapsed(const struct clock *c, const struct moment *now);
/* Time asleep (boot less monotonic) since an earlier moment of the same boot; 0 if unknown. */
int64_t clock_asleep(const struct moment *before, const struct moment *now);
/* What lies between two moments at which events were stored, one after the other: the nth such
 * stretch of the axis from the start of the call, the last ends now. */
struct clock_between {
	int64_t from, to;    /* on the axis */
	int64_t asleep_ms;   /* so much of it */
	bool restarted;      /* the machine was, which nothing but the wall clock saw */
};
bool clock_between(const struct clock *c, const struct moment *now, size_t nth,
	struct clock_between *out);

/* ---- notes ---- */

struct note {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	enum note_kind kind;
	bool starred;
	bool marker;               /* stamped, no text yet */
	char *text;                /* empty for a marker */
	int64_t axis_ms;           /* when its first character was typed */
	int64_t asked_id;          /* the question then current; 0: before the first */
	bool unsaved;              /* the disk refused so far; in the rescue file */
};

void note_done(struct note *n);
void note_copy(struct note *to, const struct note *from); /* frees what `to` held */

/* What the first characters of a line choose (product.md, "The live screen"). */
struct note_mark {
	bool chosen;               /* a kind character stood there, or `*` */
	enum note_kind kind;
	bool starred;
	bool question;             /* `?`: an off-script question, not a note */
	size_t skip;               /* bytes of the line that are not its text */
};
/* Reads the marks at the start of `line`: `*` may stand before any other; a doubled kind
 * character is text and typed once; one blank after the kind is dropped. What stands after
 * `skip` bytes is the text; chosen and no text: a marker.
 *   "! pays"   fact       "pays"      "!!"    note "!"
 *   "*!pays"   fact, *    "pays"      "**x"   note "*x"
 *   "*"        note, *    ""          "*!!x"  note, * "!x"   */
struct note_mark note_mark_read(const char *line);
/* The text as it is saved: of a quote without the mark at its end that closes it and opens
 * nowhere in the text. To be freed. */
char *note_text_kept(enum note_kind kind, const char *typed);
char note_kind_char(enum note_kind kind); /* '!', '=', …; 0 for a plain note */

/* `@ name, role, where +` taken apart. Empty parts are NULL. */
struct referral {
	char *name, *role, *where;
	bool may_use_name;         /* `+` at the end */
};
void referral_done(struct referral *r);
/* Of the text after the kind (a leading `@` is passed over). What follows the second comma
 * is all `where`; "C++" at the end gives no leave. False: no name in it, and r is empty. */
bool referral_read(struct referral *r, const char *text);

/* ---- a whole conversation, as every screen, report and export reads it ---- */

struct check {
	int64_t id, axis_ms;
	enum check_answer answer;
	int minutes;               /* granted with it; 0 when wrapped */
};

struct reflection {            /* the debrief's answers, by prompt */
	char *prompt;              /* "learned", "went-well", … of debrief_prompts */
	char *text;
};

struct step {                  /* something to do */
	int64_t id, revision;
	int64_t contact_id, interview_id; /* 0: none */
	char *text;
	char *kind;                /* "thanks", "follow-up", "promised", "meet", … */
	int64_t due_ms;            /* wall; 0: no time */
	int64_t done_ms;           /* 0: still to do */
	int64_t note_id;           /* the note it came from; 0: none */
};

struct call {
	struct interview interview;
	struct contact who;
	struct clock clock;
	struct asked *asked;       size_t n_asked, cap_asked;     /* by position; off-script last */
	struct asking *askings;    size_t n_askings, cap_askings; /* by axis */
	struct note *notes;        size_t n_notes, cap_notes;     /* by axis, then id */
	struct check *checks;      size_t n_checks, cap_checks;
	struct reflection *reflections; size_t n_reflections, cap_reflections;
	struct step *steps;        size_t n_steps, cap_steps;
	struct text draft;         /* the line being typed when it was read; empty: none */
	int64_t draft_axis_ms;
};

void call_done(struct call *c);
void step_done(struct step *s);
const struct asked *call_asked(const struct call *c, int64_t asked_id); /* or NULL */
const struct note *call_note(const struct call *c, int64_t id);
/* The latest place on the axis that anything of the call, its draft too, was stamped at. */
int64_t call_last_axis(const struct call *c);
/* Time the machine was not there in a call, that counts and was not taken out: the last such,
 * told from what is stored. False: none. */
struct slept {
	int64_t axis_ms;     /* where it ends: anywhere between two things noted is as good */
	int64_t ms;
	bool restarted;      /* not asleep: off, from the last thing noted on */
	bool scattered;      /* with something noted between: where is not known, nor axis_ms */
};
bool call_slept(const struct call *c, const struct moment *now, struct slept *out);
/* Puts a copy of a new note in its place, behind those of the same moment. */
void call_note_put(struct call *c, const struct note *n);
/* The current question (last of the trail), or NULL before the first. */
const struct asked *call_current(const struct call *c);
/* The first planned one neither asked, answered nor skipped; NULL: none left. */
const struct asked *call_next(const struct call *c);
/* "Ask this next" at a reading of the clock: the plan's order while all fits, else must-asks
 * first and what does not fit passed over, at the end the closing; NULL: nothing. `h` may be
 * NULL. */
struct habit;
const struct asked *call_suggest(const struct call *c, const struct habit *h, int64_t at_ms);
/* First time asked on the call's clock, -1: never; and the time it was current, in all. */
int64_t asked_at(const struct call *c, int64_t asked_id);
int64_t asked_spent(const struct call *c, int64_t asked_id, int64_t axis_ms);
int call_count_asked(const struct call *c); /* asked, answered and off-script */
int call_granted(const struct call *c);     /* minutes granted in all */
/* Names given so far: referral notes, markers too; and whether any may be used (`+`). */
int call_names(const struct call *c, bool *may_use);

/* ---- the time check (product.md, "The call") ---- */

/* Due at min(20:00, agreed), and again when the agreed and granted minutes are over, if that
 * is later than the check answered last. Any answer from a minute before it was due answers
 * a check; one given earlier only grants. A grant made more than two minutes past the end
 * counts from when it was made. Overrun is past 30:00, or past agreed and granted if more.
 * Agreed 20: due 20:00; /more 10 then: due 30:00; /wrap then: no more.
 * Agreed 30: due 20:00; /wrap then: due 30:00. Agreed 15: due 15:00. */
struct time_check {
	int64_t due_ms;      /* on the call's clock; -1: nothing more is due */
	bool soon;           /* within the minute before */
	bool now;            /* due and not answered */
	bool wrapping;       /* the last answer was "wrapping up", and none is due */
	int64_t limit_ms;    /* what the title shows as the length: agreed and granted */
	int64_t overrun_ms;  /* past the overrun line; 0: not */
};
struct time_check call_check(const struct call *c, int64_t at_ms);

/* ---- pace ---- */

/* How this person asks, from earlier real calls: planned and taken time of the planned
 * questions asked in them; one that was skipped, or current for less than ten seconds in all,
 * is left out, and the last, since nobody told when it was over. */
struct habit {
	int questions;       /* asked and timed in earlier (real) calls */
	int64_t planned_ms, spent_ms;
};
/* What a call that has ended adds to it. */
void habit_add(struct habit *h, const struct call *c);

struct pace {
	int planned;         /* questions in the plan */
	int on_pace_for;     /* of them, by the end of agreed and granted time */
	int must_left;
	int next;            /* row of the question that is better next than the plan's; 0: none is */
	int64_t closing_ms;  /* kept for the closing: two minutes at least */
	int64_t left_ms;     /* until the limit, the closing's minutes included */
	double factor;       /* taken to planned time, as reckoned now */
	bool closing;        /* two minutes to go or less, or wrapping up: say closing_text */
};
/* The formula, with three worked examples: plain lines for the man page. */
extern const char pace_manual[];
struct pace call_pace(const struct call *c, const struct habit *h, int64_t axis_ms);
/* "On pace for 8 of 9 · must-asks left 2 · 3 min for closing · better next: 5", in fewer
 * words where there are fewer columns (20, 40, 80). */
void pace_text(const struct pace *p, int columns, struct text *out);
/* What must not be missed with two minutes to go, one line: two names (target organisations
 * first), may I use yours, may I write to you and when, thank you; less what was got. */
void closing_text(const struct call *c, int columns, struct text *out);
/* The same behind `lead`, in the fullest words that `rows` rows of so many columns hold: the
 * fuller, the more it matters. */
void closing_say(const struct call *c, const char *lead, int columns, int rows, struct text *out);
/* The line under the notes: the time check and the minute before it, the overrun, what must
 * not be missed, else the pace. */
void time_text(const struct call *c, const struct habit *h, int64_t at_ms, int columns,
	struct text *out);
/* "8 min · ask for names": the terminal's title; the minutes left, begun ones whole. */
void window_text(const struct call *c, const struct pace *p, struct text *out);

/* ---- never stuck; cards ---- */

/* One sentence to say now: the `turn`th (0…, round again at the end) of the probes of this
 * question, a bridge to the next must-ask (else to what is best asked next), and ways on that
 * always work; when it is time, of what belongs to the closing, at the time check whether
 * there is time. `h` may be NULL. */
void stuck_text(const struct call *c, const struct habit *h, int64_t axis_ms, int turn,
	struct text *out);
/* What its sentences are about; where that changes one begins again with the first: the
 * question, 0 before the first; -1: the closing, -2: the time check. */
int64_t stuck_topic(const struct call *c, const struct habit *h, int64_t axis_ms);

struct person {              /* the one who uses the program, from the settings */
	const char *name, *exploring, *about, *pitch, *zone;
};

/* Lines to say, each a sentence; a line in brackets is for the person alone. What a contact
 * or the settings lack is left out without a trace. */
struct card {
	const char *name;    /* "opening", "pitch", "job", "resume", "five-minutes", "late", "turned", "closing" */
	const char *title;
	void (*write)(struct text *out, const struct call *c, const struct person *me);
};
extern const struct card cards[];
extern const size_t n_cards;
const struct card *card_find(const char *name); /* unique beginning; NULL: none */

/* ---- fast hands ---- */

/* If the word before `at` (a kind's characters apart) is exactly an abbreviation, what it
 * stands for, and where it begins; else NULL. Borrowed from `longs`. */
const char *abbreviation_find(const struct strings *shorts, const struct strings *longs,
	const char *line, size_t at, size_t *begin);
/* The nth (0…) of `known` that goes on, folded, from what stands before `at`: "Nor" to
 * "Northlight Energy", "northlight en" too, and "Ener" to "Energy"; *begin is where it stands
 * from in the line; NULL: no more. Borrowed from `known`. */
const char *completion_find(const struct strings *known, const char *line, size_t at,
	size_t nth, size_t *begin);

/* ---- debrief and steps ---- */

struct debrief_prompt {
	const char *name;    /* stored: "learned" */
	const char *text;    /* "What did I learn?" */
};
extern const struct debrief_prompt debrief_prompts[];
extern const size_t n_debrief_prompts;

/* The steps a finished real call asks for, not those it has already (by kind, or by the note
 * they came from): "thanks" and "referrer-thanks" 24 h after the end, "promised" for each step
 * note and "referral" for each name, to begin with in a week. None before the end or for
 * practice. The list is the caller's (step_done each, then free). */
void call_steps(const struct call *c, struct step **out, size_t *n);
/* The steps that a contact's new stage asks for; returns how many. Asked: one follow-up after
 * 7 days without an answer, or (`business`: the policy 3b7) after 3 business days a second
 * person at that organisation and after 7 the follow-up. Declined: a short thank-you. Each is
 * the caller's (step_done). */
enum { STAGE_STEPS = 2 };
size_t stage_steps(const struct contact *c, bool business, int64_t now_ms,
	struct step out[STAGE_STEPS]);
/* Does the stage put an end to nudging: an answer came, or none will? */
bool stage_answered(enum stage s);
/* Why it is due and how late: "thank-you, overdue since yesterday"; thanks are overdue 24 h
 * after they were due. Days are this machine's. */
void step_text(const struct step *s, int64_t now_ms, struct text *out);
bool step_overdue(const struct step *s, int64_t now_ms); /* false once it is done */

/* ---- rehearsal: a scripted partner, and what the notes caught ---- */

enum gift_kind { GIFT_FACT, GIFT_NAME, GIFT_PROMISE, N_GIFT_KINDS };
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
	PARTNER_TURNED, N_PARTNER_EVENTS };
extern const char *const partner_event_names[N_PARTNER_EVENTS];

struct partner_event {       /* what the partner does unasked */
	enum partner_event_kind kind;
	int64_t at_ms;           /* on the call's clock */
	struct strings say, then, gives;
	int wait_s;              /* of silence between `say` and `then` */
	int minutes;             /* offered */
};

struct partner {
	char *id;                /* the script's name, "pharmacist" */
	char *language, *name, *role, *organisation, *field, *seniority;
	char *greeting, *nothing_left, *farewell;
	struct partner_answer *answers; size_t n_answers, cap_answers;
	struct partner_event *events;   size_t n_events, cap_events; /* by at_ms */
	struct gift *gifts;             size_t n_gifts, cap_gifts;
};

void partner_done(struct partner *p);
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
