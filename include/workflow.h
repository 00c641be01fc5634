/*
 * workflow.h: what is done for a person, whoever asks: a screen or a command.
 * Each act takes the desk, changes or reads the workbook, the packs or the
 * settings, and words its own refusals. Nothing here knows a screen or an
 * argument of the command line.
 */
#ifndef HALFHOUR_WORKFLOW_H
#define HALFHOUR_WORKFLOW_H

#include "bank.h"
#include "formats.h"
#include "formats_document.h"
#include "model/brief.h"
#include "model/call.h"
#include "model/figures.h"
#include "model/letter.h"
#include "model/pipeline.h"
#include "model/tree.h"
#include "store.h"
#include "wording_redact.h"

struct partner;
struct person;

/* ---- the desk: what every act needs at hand ---- */

struct desk {
	struct store *store;       /* NULL: no workbook is open */
	struct config config;      /* the settings */
	struct bank *bank;         /* NULL until desk_bank; use that */
	size_t bank_errors;        /* files that could not be read when it was read last */
	unsigned bank_drops;       /* counts desk_bank_drop: what was borrowed of it is gone */
	uint64_t bank_stamp;       /* of the user's packs when it was read, as path_stamp */
	char *bank_dir;            /* the user's packs, as the options and the environment say */
	struct bank_editor editor; /* edits of packs; use desk_editor */
	struct {                   /* history.c: the act whose files are being written */
		unsigned act;      /* as the editor counts them; 0: none */
		int64_t first;     /* its first step */
	} history;
	struct text settings_was;  /* desk_settings_begin: the file's bytes */
	bool settings_there;       /* and whether there was one */
	const struct moment *now;  /* the loop's reading of the clock; borrowed */
};

void desk_done(struct desk *d);        /* closes the workbook, frees the rest */
/* The whole bank, read on first use; files that cannot be read are left out and counted. */
struct bank *desk_bank(struct desk *d);
void desk_bank_drop(struct desk *d);   /* files changed: read again next time */
/* Whether another program changed the user's packs since they were read; then they are dropped. */
bool desk_bank_look(struct desk *d);
uint64_t desk_bank_stamp(const struct desk *d); /* of the files as they are now */
void desk_person(struct desk *d, struct person *me); /* borrowed until the next call */
/* The workbook's steps are made of the settings; at its opening, and when they change. */
bool desk_due(struct desk *d, struct err *e);
/* Sets one setting and saves the file; false: e says why, and nothing changed on the disk. */
bool desk_setting(struct desk *d, const char *name, const char *value, struct err *e);
/* The first start sets before there is a workbook: between these two, which is then open, all
 * that was set is one step of undo. */
void desk_settings_begin(struct desk *d);
void desk_settings_end(struct desk *d);
/* For edits of the bank that can be undone. */
struct bank_editor *desk_editor(struct desk *d);

/* ---- one history over the workbook, the packs and the settings (history.c) ---- */

/* Writes a file, the step of undo stored first: a crash between leaves a step whose file has
 * not changed, which is dropped when it is met. */
bool history_write(struct desk *d, const struct file_edit *x, struct err *e);
/* The step alone, of a file that is written already. False: it could not be stored. */
bool history_note(struct desk *d, const struct file_edit *x);
/* What is undone next, or with `redo` done again next; false: nothing. */
bool history_next(struct desk *d, bool redo, struct undo_step *out);
/* Does it; `said` gets its label. Settings are read again, the bank when it is used next. */
bool history_turn(struct desk *d, bool redo, struct text *said, struct err *e);

/* ---- edits of packs, which are steps of undo (bank.c) ---- */

/* As bank_edit. What belongs to one act of the person has one d->editor.act: count it up. */
enum edit_outcome pack_change(struct desk *d, const char *pack, const struct edit *x,
	enum edit_conflict how, struct text *said, struct err *e);
/* One field of a question by its name, or its category; `said` as bank_edit has it. */
bool question_set(struct desk *d, const char *id, const char *field, const char *value,
	struct text *said, struct err *e);
/* A question written by the person: it goes into their own pack, under a category of the name
 * that `category` has in `pack`; behind `after` where that is one of theirs. */
#define OWN_PACK "own"
enum edit_outcome question_add(struct desk *d, const char *pack, const char *category,
	const char *after, const struct question *q, struct text *said, struct err *e);
/* A category of a pack of one's own. Borrowed. */
struct category_wish {
	const char *category; /* its title, or its id where it is there */
	const char *pack;     /* a name or a title; a new one makes a pack */
	const char *title;    /* of a new pack; NULL or empty: as it was named */
};
/* Makes both where they are not there, as one step of undo. `pack` and `id` get the pack's name and
 * the category's id, `said` a sentence. A pack that is shipped, a copy of one or an assignment is
 * refused. */
bool category_make(struct desk *d, const struct category_wish *w, struct text *pack,
	struct text *id, struct text *said, struct err *e);
/* As bank_add: a pack from a file into the user's folder. */
bool pack_take(struct desk *d, const char *file, struct text *said, struct problems *l,
	struct err *e);

/* The whole conversation, as store_call_get; a rehearsal has the person of its script. */
bool desk_call(struct desk *d, int64_t interview_id, struct call *out, struct err *e);
/* All interviews that have the words, newest first, as store_interview_each; rehearsals have
 * the person of their script (name, role, organisation). */
bool desk_interviews(struct desk *d, const char *words,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
/* Those with one contact; the rehearsals. */
bool desk_interviews_of(struct desk *d, int64_t contact_id,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
bool desk_rehearsals(struct desk *d, bool (*each)(void *user, const struct interview *i), void *user,
	struct err *e);

/* "last" or an id; an id or an unambiguous part of a name. 0: e says that there is none, or
 * whom it could be. */
int64_t interview_find(struct desk *d, const char *which, struct err *e);
int64_t contact_find(struct desk *d, const char *who, struct err *e);

/* ---- contacts (contact.c) ---- */

/* Saves a contact, new (id 0; all its fields are checked) or edited, as one step of undo, with
 * what a change of its stage brings. False with *same set: somebody else of that name is at
 * that organisation, e names both; `anyway` saves it all the same. Who has kept name and
 * organisation is not asked about again. */
bool contact_keep(struct desk *d, struct contact *c, bool anyway, int64_t *same, struct err *e);
/* What the person agrees to, as in c->consent, as one step of undo. */
bool consent_keep(struct desk *d, struct contact *c, struct err *e);
/* One field by its name, as the form would; e names the fields, or the values, there are. */
bool contact_set(struct desk *d, int64_t id, const char *field, const char *value,
	struct err *e);
/* "Maya Okafor", "3 contacts". */
void contacts_name(struct desk *d, const int64_t *ids, size_t n, struct text *out);
/* A stage by its name or a unique beginning; e names them. */
bool stage_word(const char *word, enum stage *stage, struct err *e);
/* Brings contacts to a stage as one step of undo; `said` gets who, and what is due now. */
bool stage_set(struct desk *d, const int64_t *ids, size_t n, enum stage to, struct text *said,
	struct err *e);
/* Deletes them with their interviews as one step of undo; `said` gets "delete Maya Okafor". */
bool contacts_delete(struct desk *d, const int64_t *ids, size_t n, struct text *said,
	struct err *e);
struct holds contacts_hold(struct desk *d, const int64_t *ids, size_t n); /* what goes along */

/* ---- interviews (interview.c) ---- */

/* The contact's planned interview, or a new one; where it has no questions a plan is proposed
 * for it. 0 and e on failure. */
int64_t plan_for(struct desk *d, int64_t contact_id, struct err *e);
/* The agreed length, until the call has ended. */
#define MINUTES_MOST 240
bool minutes_check(int minutes, struct err *e);
bool interview_length_set(struct desk *d, int64_t id, int minutes, struct err *e);
/* Has the call begun, so that one can look back on it? */
bool debrief_open(const struct call *c, struct err *e);
/* Answers a question of the debrief ("learned", see debrief_prompts); "" takes it back. */
bool debrief_answer(struct desk *d, int64_t id, const char *prompt, const char *text,
	struct err *e);
/* As one step of undo; `with` gets whom it was with, of several "3 interviews". */
bool interviews_delete(struct desk *d, const int64_t *ids, size_t n, struct text *with,
	struct err *e);
struct holds interviews_hold(struct desk *d, const int64_t *ids, size_t n); /* what goes along */

/* ---- a conversation put right, planned or held (correct.c) ---- */

enum { INTERVIEW_CONTACT, INTERVIEW_AT, INTERVIEW_MINUTES, INTERVIEW_CHANNEL, INTERVIEW_PLACE,
	INTERVIEW_KIND, N_INTERVIEW_FIELDS };
/* A field as it is stored, for a form and for what a correction is compared with. */
void interview_field_text(const struct desk *d, const struct interview *i, size_t nth, struct text *out);
/* Takes over each of N_INTERVIEW_FIELDS values that differs from what is stored (NULL: as it is),
 * as one step of undo. A planned one is scheduled; one that was held moves with its whole clock,
 * and its agreed length may change, never the measured one. False: e, and *wrong is the field
 * (N_INTERVIEW_FIELDS: none of them). */
bool interview_correct(struct desk *d, int64_t id, const char *const *values, size_t *wrong,
	struct err *e);
/* One field by its name; e names those there are. */
bool interview_set(struct desk *d, int64_t id, const char *field, const char *value, struct err *e);

/* ---- a call from its planning to what its end asks for ---- */

bool channel_check(const char *channel, struct err *e); /* NULL and "" are none, which is fine */

/* Saves when (scheduled_ms 0: not agreed), where and how a call will be held, new or not;
 * who agreed to a time becomes scheduled, whatever the stage was before, but for those who
 * have talked already. Refused once the call has ended. */
bool interview_schedule(struct desk *d, struct interview *i, struct err *e);
/* The same for a new one. False with *same set: an interview with them at that time is there
 * already, e says so; `anyway` adds it all the same. */
bool interview_add(struct desk *d, struct interview *i, bool anyway, int64_t *same,
	struct err *e);
/* Somebody whose path is `reconnect` is met for networking; the others are asked about their
 * work. */
enum interview_kind interview_kind_for(struct desk *d, int64_t contact_id);
/* Where the person is now (the setting `situation`), kept with an interview when it is planned. */
void interview_situation(struct desk *d, struct interview *i);
/* The same again when its call is about to begin: months may lie between. */
void interview_situation_renew(struct desk *d, struct interview *i);
/* The contact's planned interview, made if there is none; 0 and a message on failure. */
int64_t interview_for(struct desk *d, int64_t contact_id, struct err *e);
/* The call to hold: the unfinished one with the contact; asked for without one (0), whichever
 * is unfinished, but none that began CALL_LONG_MS ago or more: that was forgotten, and would
 * take in the notes of somebody else's. Else as interview_for. */
int64_t call_for(struct desk *d, int64_t contact_id, const struct moment *now, struct err *e);
#define CALL_LONG_MS (3 * HOUR_MS) /* a call left running so long is asked about */
/* The contact of a real call has been talked to; one further on stays there. */
bool stage_talked(struct desk *d, const struct interview *i, struct err *e);
/* The proposed plan put into an interview that has none. */
bool plan_make(struct desk *d, int64_t interview_id, struct err *e);


/* ---- a call begun and ended (call.c) ---- */

/* An event of the call's clock, at the desk's moment. */
bool call_event(struct desk *d, int64_t id, enum clock_kind kind, int64_t axis_ms,
	int64_t amount_ms, struct err *e);
/* The end and the contact's stage, as one step of undo. Where the workbook cannot take both
 * now, the end waits in the rescue file and brings the stage with it. */
bool call_end(struct desk *d, const struct interview *i, int64_t axis_ms, struct err *e);
/* One that was left running ends where its last note or question was; an ended one is left. */
bool call_end_left(struct desk *d, int64_t id, struct err *e);
/* One that was opened with nobody and left without a word goes, as if it had not been; any
 * other stays. */
bool call_drop_unused(struct desk *d, const struct call *c, struct err *e);
/* A call that was held with paper, begun at begun_ms (0: when it was planned for, or would have
 * ended now), as long as agreed; notes then get the times written beside them. The midnight of
 * a day: the hour is not known. */
bool call_from_paper(struct desk *d, int64_t id, int64_t begun_ms, struct err *e);
int64_t call_paper_begun(const struct desk *d, const struct interview *i); /* what 0 means */

/* ---- who it was, and whom they named (person.c) ---- */

/* The call was with `who`, saved first when new: contacts made of its referrals learn by whom,
 * the stage follows. One step of undo. */
bool person_set(struct desk *d, int64_t interview_id, struct contact *who, struct err *e);
/* The contact that a referral note names, where they are one already; else 0. */
int64_t referral_contact(struct desk *d, const struct note *n);
/* Within the step of undo that gives the note another text: the contact made of it stays the
 * one it names. */
bool referral_reworded(struct desk *d, const struct note *was, const char *text, struct err *e);
/* The contact a referral note proposes: who named them, in which words, whether the name may
 * be used. False: the note gives no name. `out` is the caller's. */
bool referral_propose(const struct call *c, const struct note *n, struct contact *out);
/* Makes it a contact, as one step of undo of that call. */
bool referral_take(struct desk *d, const struct call *c, struct contact *proposed,
	struct err *e);

/* ---- what commands list and add (listing.c) ---- */

bool contacts_each(struct desk *d, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e);
bool usage_each(struct desk *d, bool (*each)(void *user, const struct usage *u), void *user,
	struct err *e);
/* A step of one's own. False with *same set: it is there already, not done, and e says so. */
bool step_add(struct desk *d, struct step *st, bool anyway, int64_t *same, struct err *e);

/* ---- people from other programs (import.c) ---- */

struct import_wish {
	const char *as;              /* "vcard", "linkedin", "json" …; NULL: as the file tells */
	const struct strings *maps;  /* "email=3"; NULL: none */
	bool theirs;                 /* where both have a value, the file's counts */
	bool dry;                    /* only says what would happen */
};

struct import_counts {
	size_t read, added, changed, same; /* of the people in it */
	size_t twice;                      /* in the file more than once */
	size_t differ;                     /* where both have a value */
	size_t bad;                        /* records left out, each told */
};

/* A job in slices: each a short transaction, and nothing is seen before the last. */
struct import;
/* Opens the file and knows what it is. NULL: e says why not. */
struct import *import_open(struct desk *d, const char *file, const struct import_wish *w, struct err *e);
/* Of a table: its header, what each column is (model/import_map.h), and the first row's cells;
 * NULL: it is none. */
struct column_map;
const struct strings *import_header(const struct import *m);
const struct column_map *import_map(const struct import *m);
const struct strings *import_sample(const struct import *m);
int import_percent(const struct import *m); /* of the file that is read */
/* What somebody has here and in the file, where the two differ; the first thousand. Borrowed. */
struct import_differ {
	char *who, *field, *mine, *their;
	int64_t line, contact_id;
};
const struct import_differ *import_differs(const struct import *m, size_t *n);
/* Does it need a workbook even to say what would happen? */
bool import_wants_workbook(const struct import *m);
/* One slice; *ended: it was the last. What there is to tell (a record left out, two values that
 * differ) is added to `said`, a sentence each. False: e; nothing of it is left. */
bool import_step(struct import *m, bool *ended, struct strings *said, struct err *e);
struct import_counts import_counts(const struct import *m);
/* "people.csv: 120 new, 3 changed, 5 there already, 2 left out." */
void import_tell(const struct import *m, struct text *out);
/* Gives it up where it has not ended. */
void import_free(struct import *m);

/* ---- people, interviews and steps for other programs (export.c) ---- */

/* What is exported, and as what; not every noun has every form (export_find). */
struct export;
/* NULL: e names what there is. */
const struct export *export_find(const char *noun, const char *as, struct err *e);
struct export_wish {
	const char *words;       /* contacts, interviews: those that have them; "" all */
	bool old;                /* vCard 3.0 in place of 4.0 */
};
/* Adds all of it to `out`; `more` (may be NULL) is called now and then, and may take what is there;
 * false ends it. */
bool export_write(struct desk *d, const struct export *x, const struct export_wish *w, struct text *out,
	bool (*more)(void *user), void *user, struct err *e);

/* Appends a sentence where another call, or the way to or from it, is in the way of this one. */
void appointment_conflict(struct desk *d, const struct interview *i, struct text *out);
/* Can an appointment be written of it? e: why not. */
bool calendar_may(const struct interview *i, struct err *e);
/* The appointment and its open steps as one file for a calendar. False: e says why there is none. */
bool calendar_write(struct desk *d, int64_t interview_id, struct text *out, struct err *e);

/* ---- safety (backup.c) ---- */

/* A verified copy as the file named, in the folder named, or (NULL) in the backups folder, by
 * the rule of all files that are written; `path` gets where it is. */
bool backup_make(struct desk *d, const struct ours *ours, const char *named, bool force,
	struct text *path, struct err *e);
/* As store_restore; the desk has no workbook open. */
bool backup_restore(struct desk *d, const char *workbook, const char *file, struct text *said,
	struct err *e);

/* ---- plans ---- */

/* Puts questions in: before the closing ones, closings at the end; those that are in it
 * already are passed over. `added` counts the others. */
bool plan_add(struct desk *d, int64_t interview_id, const struct bank_row *const *rows, size_t n,
	size_t *added, struct err *e);
/* Parks a question that came up in a call where Tab finds it: before all that is still planned.
 * One step of undo; `at_ms` is what the clock read. */
bool plan_park(struct desk *d, const struct call *c, const char *text, int64_t at_ms,
	struct err *e);
/* Puts one that stands in no pack; `q` is taken as it is but for its id. */
bool plan_add_own(struct desk *d, const struct call *c, struct asked *q, struct err *e);

/* Changes to a plan, each one step of undo; refused once the call has been held. `a` is a
 * question of `c` or the caller's copy of one. */
bool plan_may_change(const struct call *c, struct err *e);
bool plan_question_minutes(struct desk *d, const struct call *c, struct asked *a, int by,
	struct err *e); /* 1 to 99: more or less of them changes nothing */
bool plan_question_must(struct desk *d, const struct call *c, struct asked *a, bool is_must,
	struct err *e);
bool plan_question_word(struct desk *d, const struct call *c, struct asked *a, struct err *e);
/* Refused when it was asked. */
bool plan_question_out(struct desk *d, const struct call *c, const struct asked *a,
	struct err *e);
bool plan_question_move(struct desk *d, const struct call *c, int64_t id, int by,
	struct err *e); /* by -1 or 1 */
/* The kind of interview, and the assignment it is held for. */
bool interview_plan_as(struct desk *d, struct interview *i, struct err *e);

/* Plans by name: kept with the blanks of their texts ({role} …) open, filled for whom it is
 * taken up. */
bool plan_keep(struct desk *d, const struct call *c, const char *name, struct err *e);
bool plan_take(struct desk *d, const struct call *c, const char *name, struct err *e);

/* "18 of 20 min", "23 of 20 min, 3 over". */
void plan_length(const struct call *c, struct text *out);

/* Advice on the questions of one's own in the plans of calls to come, as pack_advise has it. */
bool plans_advise(struct desk *d, struct problems *l, struct err *e);

/* A question of a plan, whole; one of one's own, or off the script, with the advice on it. */
void asked_text(const struct asked *a, struct text *out);

/* ---- what is due, and why: Today, and `halfhour today` ---- */

/* In the order they are shown. */
enum agenda_part { AGENDA_RUNNING, AGENDA_OVERDUE, AGENDA_CALL, AGENDA_DUE, AGENDA_DEBRIEF,
	AGENDA_DRAFT, AGENDA_SOON, AGENDA_IDEA, N_AGENDA_PARTS };

struct agenda_item {
	enum agenda_part part;
	struct due_row row;        /* of a draft only whose it is: contact_id (0: a new one), name */
	char *text;                /* what it is */
	char *why;                 /* why it is here, and since or until when */
};

struct agenda {
	struct agenda_item *items;
	size_t n, cap;
	bool empty;                /* no contact and no call in the whole workbook */
};

bool agenda_read(struct desk *d, int64_t now_ms, struct agenda *out, struct err *e);
void agenda_done(struct agenda *g);
/* Is it to be done by the end of that day? Drafts, ideas and what is due later are not. */
bool agenda_is_due(const struct agenda_item *it, int64_t now_ms, const char *zone);

/* ---- what is done with a step, whoever shows it ---- */

/* By its id, "KIND:UUID", or a beginning of it that only one has; the caller's. */
bool step_find(struct desk *d, const char *id, struct due_row *out, struct err *e);
/* Each is one step of undo that names the step; what cannot be done with it is said. */
bool step_tick(struct desk *d, const struct due_row *r, bool done, struct err *e);
/* Not shown before until_ms, which is not to have passed. */
bool step_put_off(struct desk *d, const struct due_row *r, int64_t until_ms, struct err *e);
bool step_drop(struct desk *d, const struct due_row *r, struct err *e); /* one typed by hand goes */
/* Its words and its day; without a day (0) it has the rule's again. */
bool step_edit(struct desk *d, const struct due_row *r, const char *text, int64_t due_ms,
	struct err *e);

/* ---- letters (letter.c): written here, sent by the person ---- */

/* The names of all kinds, shipped and one's own; and one read by its name or a unique
 * beginning: one's own file stands in place of the shipped one. */
void letter_kind_names(struct strings *out);
bool letter_kind_find(const char *name, struct letter_kind *out, struct err *e);

/* The kind that fits where one stands with them: what is due first, else the stage; and the one
 * that a due rule asks for (NULL: none). The caller's. */
char *letter_kind_for(struct desk *d, int64_t contact_id);
char *letter_kind_of_due(struct desk *d, int64_t contact_id, enum due_kind kind);

struct letter_wish {
	const char *kind;
	int64_t contact_id;
	int64_t interview_id;      /* the call it is about; 0: the one that fits the kind */
	const char *medium;        /* NULL: the kind's first */
	const char *variant;       /* NULL: "A" */
	const char *reason;        /* why a call is moved or cancelled; NULL: not said */
	bool anew;                 /* filled anew, whatever was saved unsent */
};
/* The letter of that kind that was saved and not sent, else a new one (id 0, not saved) filled
 * from the workbook. `out` is zeroed or was read before; the caller's (letter_done). */
bool letter_begin(struct desk *d, const struct letter_wish *w, struct letter *out, struct err *e);
bool letter_save(struct desk *d, struct letter *l, struct err *e);
/* What they said, to be put in: starred notes of the call, never off the record. */
bool letter_their_words(struct desk *d, const struct letter *l, struct strings *out, struct err *e);
/* What it is checked for by its kind: of each check its name, and what is wrong ("": nothing). */
bool letter_check_all(struct desk *d, const struct letter *l, struct strings *names,
	struct strings *wrong, struct err *e);
/* As a file that mail programs open as an unsent message; refused where it is no mail. */
bool letter_eml(struct desk *d, const struct letter *l, struct text *out, struct err *e);
/* To one contact, or (0) to all, the latest first. */
bool letters_each(struct desk *d, int64_t contact_id,
	bool (*each)(void *user, const struct letter *l), void *user, struct err *e);
/* Sent, as the person says: saved with its day, and what asked for it is done; who was an idea is
 * asked now. A day to come is refused. `said`: what follows. One step of undo. */
bool letter_send(struct desk *d, struct letter *l, int64_t sent_ms, struct text *said, struct err *e);
/* "today", "fri", "2026-11-30": today is now, of another day its noon. */
bool letter_day(struct desk *d, const char *day, int64_t *ms, struct err *e);
/* What came back to the last one of a kind that was sent. A no declines. */
bool letter_answered(struct desk *d, int64_t contact_id, const char *kind, enum letter_answer answer,
	struct text *said, struct err *e);

/* ---- the assignment one works on (coursework.c) ---- */

struct rubric;

/* An assignment's pack by its name, or by a beginning of that, its title or its course that
 * only one has. */
const struct pack *coursework_pack(struct desk *d, const char *name, struct err *e);
/* The one chosen; false: none. `out` as store_coursework_get has it. */
bool coursework_now(struct desk *d, struct coursework *out);
/* The last conversation held for it, else the one planned; 0: none. */
int64_t coursework_interview(struct desk *d, const struct coursework *c);
/* Chooses it, as one step of undo; `day` as 20261214, 0: that of before, or the pack's. `said`
 * gets what coursework_text says. */
bool coursework_choose(struct desk *d, const char *name, int day, struct text *said, struct err *e);
bool coursework_drop(struct desk *d, struct text *said, struct err *e);
/* A pack came or changed: what the workbook keeps of the assignment's follows. */
bool coursework_renew(struct desk *d, struct err *e);
/* "Career Planning, due Monday, 14 December 2026, in 14 days" */
void coursework_text(struct desk *d, const struct coursework *c, struct text *out);
/* A new informational interview is held for it, and as long as its pack says, until one has
 * been held. */
void coursework_of(struct desk *d, struct interview *i);
/* By which a coach marks. */
#define RUBRIC_DEFAULT "default"
/* The rubric of that name, one's own before the shipped one; the caller's (rubric_done). */
bool rubric_open(const char *name, struct rubric *out, struct err *e);
/* For which assignment a conversation is written up: its own, else the one chosen. */
const struct pack *writeup_pack(struct desk *d, const struct call *c, struct err *e);
/* One's own answer to a question of it, named by its id or its number from 1 on, as one step of
 * undo of that interview; "" takes it away. */
bool writeup_set(struct desk *d, const struct call *c, const char *which, const char *text,
	struct err *e);

/* ---- the report (report.c): the document one hands in ---- */

struct report_wish {
	const char *assignment; /* a pack's name; NULL: the one the interview was held for */
	enum page_format as;       /* Markdown, HTML, RTF or plain text */
	bool without_notes;     /* what was written up alone */
	bool blank;             /* the plan as a sheet to print and write on */
};
/* Appends it, with the name of whom the settings say it is; e: there is no such interview,
 * pack or plan. */
bool report_write(struct desk *d, int64_t interview_id, const struct report_wish *w,
	struct text *out, struct err *e);

/* ---- search: the workbook and the bank together ---- */

/* Calls `each` with at most `most` hits of the workbook, best first, then with at most as
 * many questions of the bank (`q`, NULL before; hit.title is its short title), until it says
 * false. Every word must be found; the last may be a beginning. */
bool search_all(struct desk *d, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h, const struct question *q), void *user,
	struct err *e);

/* ---- numbers: the figures of the whole workbook (numbers.c) ---- */

enum numbers_by { NUMBERS_ALL, NUMBERS_MONTH, NUMBERS_PATH, N_NUMBERS_BY };

struct number {
	size_t row;                /* of figure_rows */
	struct figure_of of;
	struct figure figure;
	int64_t longest;           /* figure_length of a full bar; 0: it has no bar */
};
/* Rows of one figure follow each other; zeroed before, numbers_done after. */
struct numbers {
	struct circle circle;
	struct number *rows;
	size_t n, cap;
};
bool numbers_read(struct desk *d, enum numbers_by by, struct numbers *out, struct err *e);
void numbers_done(struct numbers *l);
/* Label, value and bar in so many columns; the same in words. */
void number_line(const struct number *n, int columns, struct text *out);
void number_say(const struct number *n, struct text *out);
/* Each appends: a line a figure (in words where columns is 0), one JSON array, one <svg>
 * element, a page with all of it. */
bool numbers_lines(struct desk *d, enum numbers_by by, int columns, struct text *out,
	struct err *e);
bool numbers_json(struct desk *d, struct text *out, struct err *e);
bool numbers_svg(struct desk *d, enum numbers_by by, struct text *out, struct err *e);
bool numbers_page(struct desk *d, enum page_format as, struct text *out, struct err *e);

/* ---- the pipeline: contacts in groups, and what to mind (pipeline.c) ---- */

enum pipeline_by { PIPELINE_STAGE, PIPELINE_ORGANISATION, PIPELINE_PATH, N_PIPELINE_BY };
extern const char *const pipeline_by_names[N_PIPELINE_BY];

struct pipeline {
	struct circle circle;
	enum pipeline_by by;
	const struct circle_person **order; /* those of a group follow each other */
	size_t n;
	struct warning warnings[N_WARNINGS];
	size_t n_warnings;
};
/* Into one that is zeroed or was read before. */
bool pipeline_read(struct desk *d, enum pipeline_by by, struct pipeline *out, struct err *e);
void pipeline_done(struct pipeline *p);
size_t pipeline_group(const struct pipeline *p, size_t from); /* how many are of one group */
void pipeline_head(const struct pipeline *p, size_t from, size_t n, struct text *out); /* "asked: 3" */
void pipeline_line(const struct pipeline *p, size_t at, struct text *out);
/* Of one who is silent: who comes next. False: nobody, or there is no need. */
bool pipeline_silence(const struct pipeline *p, size_t at, struct text *out);
bool pipeline_text(struct desk *d, enum pipeline_by by, struct text *out, struct err *e);
bool pipeline_json(struct desk *d, enum pipeline_by by, struct text *out, struct err *e);

/* ---- who led to whom (tree.c) ---- */

struct referrals {
	struct circle circle;
	struct tree_row *rows;
	size_t n;
};
/* Into one that is zeroed or was read before. */
bool referrals_read(struct desk *d, struct referrals *out, struct err *e);
void referrals_done(struct referrals *r);
void referrals_count(const struct referrals *r, struct text *out); /* "3 referrals, 1 to be told" */
/* Each appends: drawn lines, one JSON array, one <svg> element. */
bool referrals_text(struct desk *d, struct text *out, struct err *e);
bool referrals_json(struct desk *d, struct text *out, struct err *e);
bool referrals_svg(struct desk *d, struct text *out, struct err *e);

/* ---- rehearsals (rehearsal.c): practice calls, kept apart from real ones ---- */
/* "Ines Halloran", as the script of that name has it; the caller's. NULL: it cannot be read. */
char *rehearsal_partner_name(const char *id);

/* The names of all scripts, and one read by its name, or by a unique beginning of it. */
void rehearsal_names(struct strings *out);
bool rehearsal_partner(const char *name, struct partner *out, struct err *e);
/* The partner of a rehearsal, in its variant. */
bool rehearsal_partner_of(const struct interview *i, struct partner *out, struct err *e);
/* What came of it, for `show` and the screen; the nerves before and after among it. */
void rehearsal_text(struct desk *d, const struct call *c, const struct moment *now,
	struct text *out);
/* Nervousness over all rehearsals: the mean, then a line each, the latest first; with bars in
 * `cols` columns, in words when that is 0. */
bool rehearsal_chart(struct desk *d, int cols, struct text *out, struct err *e);
/* A practice interview with its plan, ready to be opened live; 0 and e on failure. One that
 * was never begun is taken up again. */
int64_t rehearsal_begin(struct desk *d, const char *partner, int speed, int nervous,
	struct err *e);

/* How nervous one was after it, 1 to 5. */
bool rehearsal_nervous_after(struct desk *d, struct call *c, int nervous, struct err *e);
/* What the partner says last, by name. */
void rehearsal_farewell(const struct call *c, struct text *out);

/* ---- handing over (share.c) ---- */

struct share_wish {
	const int64_t *interviews; /* ids; borrowed */
	size_t n;
	bool with_names, keep_roles;
	struct strings keep, replace; /* words decided now; kept for the next share too */
};
struct share_made {
	struct text bytes;         /* exactly what leaves */
	struct suspects suspects;  /* words that may be names: not to be written while there are any */
	size_t off_record;         /* lines that stay behind */
	struct strings uuids;      /* of the conversations in it */
};
/* False: e says which conversation cannot be shared, and why. */
bool share_make(struct desk *d, const struct share_wish *wish, struct share_made *made, struct err *e);
/* Once it was written: a conversation deleted later is told in the next share. */
bool share_left(struct desk *d, const struct share_made *made, struct err *e);
void share_made_done(struct share_made *m);

/* ---- a coach's side, and feedback (review.c) ---- */

struct comment;
struct feedback;
struct review;
struct score;
struct student;

/* By uuid, by the id that a coach gave, or by an unambiguous part of the name. */
bool student_find(struct desk *d, const char *what, struct student *out, struct err *e);

struct review_wish {
	const char *course;        /* NULL: as it was */
	bool anyway;               /* a student known under another name is the same person */
};
struct taken_in {              /* zeroed before, taken_in_done after */
	int64_t student_id, first; /* the first conversation of it */
	char *student;
	size_t conversations, added, changed, withdrawn;
	struct strings said;       /* what was noticed, sentences */
};
/* Takes the bytes of a share in. False: nothing of it; what is wrong with one conversation is
 * said, and the others are taken. */
bool review_take(struct desk *d, const char *file, const struct text *bytes,
	const struct review_wish *wish, struct taken_in *t, struct err *e);
void taken_in_done(struct taken_in *t);

struct reviewed {
	const struct student *student;
	const struct call *call;
	bool reviewed;             /* and nothing came since */
};
/* Conversations taken in, the oldest first; of one student (0: all), or only those to review. */
void review_each(struct desk *d, int64_t student_id, bool unreviewed,
	void (*each)(void *user, const struct reviewed *row), void *user);
/* Those to review, `most` of them; the rest is only counted (review_left). */
void review_waiting(struct desk *d, size_t most, void (*each)(void *user, const struct reviewed *row),
	void *user);
bool review_finish(struct desk *d, int64_t interview_id, bool reviewed, struct err *e);
/* One to be reviewed, whole: desk_call and desk_review, and its questions with the short titles
 * and phases that the bank has for them. Into zeroed ones. */
bool review_call(struct desk *d, int64_t interview_id, struct call *c, struct review *r, struct err *e);
/* How many are to be reviewed beside that one (0: beside none), and the first of them. */
size_t review_left(struct desk *d, int64_t but, int64_t *next);
/* What I said last, not to myself, of an earlier conversation of that student; false: nothing. */
bool review_advice(struct desk *d, const struct call *c, const struct review *r, struct text *out);
/* What stands beside a conversation: comments, scores, questions to the coach. */
void desk_review(struct desk *d, const struct call *c, struct review *out);
/* Where a comment stands: "12:41", the uuid of a note or a question, NULL: on the whole. */
bool comment_place(const struct call *c, const char *on, struct comment *comment, struct err *e);
bool comment_add(struct desk *d, const struct call *c, struct comment *comment, struct err *e);
bool score_add(struct desk *d, struct score *score, struct err *e);
/* A student's question to the coach, at a moment of a call; it travels with the share. */
bool coach_ask(struct desk *d, const struct call *c, const char *text, int64_t axis_ms,
	struct err *e);
/* A comment becomes a step of that conversation, or a question of the plan that is held next:
 * `with` is whose. */
bool comment_to_step(struct desk *d, const struct call *c, const struct comment *m, struct err *e);
bool comment_to_question(struct desk *d, const struct comment *m, struct text *with, struct err *e);
/* What goes back to a student: nothing private. Into a zeroed one; the caller's. */
bool feedback_make(struct desk *d, const struct student *student, struct feedback *f, struct err *e);

/* The same as a page, which needs no program to be read. */
void feedback_page(struct desk *d, const struct feedback *f, enum page_format as, struct text *out);

struct merged {                /* zeroed before, merged_done after */
	int64_t student_id;        /* 0: it is for me */
	char *coach;
	size_t comments, scores, refused; /* new or newer; rows that were not theirs to change */
	struct strings said;
};
/* Takes feedback in as one step of undo; a second time it changes nothing. */
bool feedback_merge(struct desk *d, const char *file, const struct text *bytes, struct merged *out,
	struct err *e);
void merged_done(struct merged *m);

/* ---- a person removed for good (forget.c) ---- */

/* `said`: what was done and where the person still is, a line each. Cannot be undone. */
bool contact_forget(struct desk *d, int64_t contact_id, struct text *said, struct err *e);

#endif
