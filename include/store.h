/*
 * store.h: the workbook, and the only SQL. Everything that can be saved or
 * asked of one. A function that can fail on the world returns bool and words
 * the error; what a query returns is the caller's, with the noun's X_done.
 * Every change is one transaction (BEGIN IMMEDIATE), tells the undo log, and
 * is refused when the row's revision is not the one that was read. Ids and
 * revisions grow and are never given out twice, undone or not. A NULL text is
 * stored, and comes back, as "".
 *
 * Nothing here waits long. A command waits two seconds for another program's
 * write, a screen a tenth; what is done in a call (drafts, notes, questions and
 * their trail, clock, time checks) 5 ms, and then goes to the rescue file under
 * the state folder: true comes back, it is safe, store_call_get shows it, and
 * store_tick brings it in. Times of rows are those of the last store_now.
 */
#ifndef HALFHOUR_STORE_H
#define HALFHOUR_STORE_H

#include "model/due.h"
#include "model/pace.h"

struct asked;
struct asking;
struct call;
struct check;
struct circle;
struct clock_event;
struct contact;
struct interview;
struct letter;
struct note;
struct step;

struct store;

/* ---- open and close ---- */

enum { STORE_MAKE = 1,      /* create what does not exist (0600 in 0700) */
       STORE_READ = 2,      /* look only */
       STORE_SCREEN = 4 };  /* the full-screen program: sync thread, long-lived */

/* NULL: e says what, where and what to do (not a workbook, held by whom, …). A newer workbook
 * opens to be read only. On a network file system (or with HALFHOUR_ASSUME_NETWORK=1) one
 * program has it at a time; with STORE_SCREEN an older one on this machine is asked (SIGHUP)
 * to save and leave, and five seconds are waited for it. */
struct store *store_open(const char *path, unsigned flags, struct err *e);
/* What a practice partner is called ("Ines Halloran"; the caller's, NULL: not known) by the name
 * of its script, which lists tell until they know. */
void store_partner_names(struct store *s, char *(*name)(const char *partner));
void store_close(struct store *s);        /* a last sync point; NULL is fine */
const char *store_path(const struct store *s);
/* "on a network file system: …"; "" when none */
const char *store_notice(const struct store *s);
/* What was found beside the file and set aside (a log of another workbook, a damaged one): a
 * sentence without its dot; "" usually. Not part of store_notice. */
const char *store_kept(const struct store *s);
bool store_readonly(const struct store *s);

/* ---- safety ---- */

/* A sync point now, waited for (Ctrl-S). */
bool store_sync(struct store *s, struct err *e);
/* Changes that wait in the rescue file for the workbook (busy, or the disk refuses): 0 is
 * usual. When it falls to 0, read again what is shown. */
size_t store_waiting(const struct store *s);
/* How often changes went there since it was opened: one that waited and was brought in between
 * two looks is seen by it. */
unsigned store_spooled_count(const struct store *s);
/* Was anything committed by another program since this was asked last? Cheap enough for a
 * tick. A sync point may pass for one. */
bool store_changed(struct store *s);
/* Age in ms of the last safe point when something newer is not synced yet; 0: all safe. */
int64_t store_unsynced_ms(const struct store *s, const struct moment *now);
bool store_sync_refused(const struct store *s); /* the disk said no to the last sync point */
/* Milliseconds until tick wants to be called, -1 never; tick asks the thread for a sync point and
 * brings what the rescue file holds into the workbook. */
int64_t store_due(const struct store *s, const struct moment *now);
void store_tick(struct store *s, const struct moment *now);
/* Told once a wake by the loop, so that rows get their times without asking a clock. */
void store_now(struct store *s, const struct moment *now);

/* A copy as it stands, read back before it counts, its digest in "TO.sha256"; `to` must not
 * be there yet, unless the copy may go `over` it. */
bool store_backup(struct store *s, const char *to, bool over, struct err *e);
bool store_check(struct store *s, struct err *e); /* reads all of it; false: damaged */

/* ---- the backups folder: $XDG_STATE_HOME/halfhour/backups ---- */

/* Made by itself and rotated; asked for; set aside by a restore. Only the first are ever
 * removed by us. */
enum backup_kind { BACKUP_AUTO, BACKUP_ASKED, BACKUP_ASIDE, N_BACKUP_KINDS };

struct backup {
	char *path;
	char uuid[UUID_SIZE];     /* of its workbook */
	int64_t made_ms;          /* whole seconds */
	enum backup_kind kind;
	int64_t bytes;
};

struct backups {
	struct backup *b;         /* by workbook, oldest first */
	size_t n, cap;
};

/* Those of one workbook, or (NULL) all; by their names alone. */
void backups_list(struct backups *out, const char *uuid);
void backups_done(struct backups *l);
/* A name in the folder that nothing has yet; the caller's. */
char *backups_name(const char *uuid, int64_t made_ms, enum backup_kind kind);
/* Which of n (days since 1970, newest first) to keep: the newest of each of the seven latest
 * days, and of what is older the newest of each of the four latest weeks (from Mondays on). */
void backups_keep(const int64_t *days, size_t n, bool *keep);
/* Removes those made by themselves that backups_keep gives up, and copies that a killed
 * program left unfinished more than a day before now_ms. */
void backups_rotate(const char *uuid);

/* Is a file what was written? By "PATH.sha256" beside it. */
enum digest { DIGEST_NONE, DIGEST_RIGHT, DIGEST_WRONG /* e says so */ };
enum digest backup_digest(const char *path, struct err *e);

/* A workbook as it lies there, for `doctor` and `restore`; nothing is changed, and this program
 * must not have it open: the look drops its locks. */
struct inspection {
	enum lies { LIES_NOT, LIES_FOLDER, LIES_UNREADABLE, LIES_EMPTY, LIES_STRANGE, /* no SQLite file */
	       LIES_ANOTHERS, LIES_OURS } what;
	int64_t bytes, log_bytes; /* of the file, and of the log beside it */
	bool log_strange;         /* which was not written for this file */
	unsigned mode;            /* of the file: 0600 */
	bool network;
	long holder;              /* process that has it open; 0: none, -1: one unknown */
	bool opens;               /* else `why` says why not */
	int version, newest;      /* of the workbook, and the newest that is known here */
	char uuid[UUID_SIZE];     /* "" unknown */
	bool whole;               /* integrity check */
	bool index_whole;         /* the full-text indexes say what the rows say */
	char why[256];            /* the first thing that is wrong; "" */
};
void store_inspect(const char *path, struct inspection *out);
/* Builds anew each full-text index that does not say what the rows say; *any: one did not. */
bool store_indexes_mend(struct store *s, bool *any, struct err *e);
/* A process other than ours that has a workbook open by SQLite's locks; as `holder`. */
long store_holder(const char *path);

/* Puts a backup in the place of the workbook, which is set aside first. `said` tells what was
 * done and where things are, a sentence a line. False: nothing was changed. */
bool store_restore(const char *workbook, const char *file, int64_t now_ms, struct text *said,
	struct err *e);
/* Files with what programs could not save yet, of one workbook, by their ends: "rescue",
 * "line", "lost"; paths. */
void store_leftovers(const char *uuid, const char *suffix, struct strings *out);

/* From now on store_tick makes a backup once a day and when a call has ended, and rotates
 * them: behind frames, when nobody types and no call runs. */
void store_backups_on(struct store *s);
/* True once after the first that failed: why, to stand in brackets. */
bool store_backup_failed(struct store *s, const char **why);

const char *store_uuid(const struct store *s); /* names the workbook; borrowed */

/* ---- undo: every change is kept as a changeset ---- */

/* Changes from here to store_done are one step of undo, worded `label` ("delete Maya
 * Okafor"), in a scope: an interview's id, or 0 for everything else. Nests: the outermost
 * counts. Without it a change is a step of its own (of the interview it belongs to; adding
 * and deleting interviews, contacts and their steps: 0). One change within that fails takes
 * all back: store_done is false then. What could not be begun may be done, not kept, all the
 * same. The last 500 steps are kept; drafts are in none. */
bool store_begin(struct store *s, int64_t scope, const char *label, struct err *e);
bool store_done(struct store *s, bool keep, struct err *e);
/* Takes back (or redoes) the last step of a scope (-1: any scope); `said` gets its label.
 * False and e when there is nothing, or the rows were changed by another program since. */
bool store_undo(struct store *s, int64_t scope, struct text *said, struct err *e);
bool store_redo(struct store *s, int64_t scope, struct text *said, struct err *e);

/* Is a change of this table a part of undo? */
bool store_undo_records(const char *table);

/* ---- batches: many rows added by one act, seen all at once and undone as one (batch.c) ---- */

/* A batch is begun, gets its contacts, interviews and notes in slices, each a transaction of its
 * own, and is closed: until then no list, search, count or export has a row of it. One whose
 * program ended before is removed in slices (store_tick, and before the next is begun). `kind`
 * "import", "cohort". Sets id. */
bool store_batch_begin(struct store *s, const char *kind, int64_t *id, struct err *e);
/* What is added up to store_done belongs to the batch; no step of undo. */
bool store_batch_slice(struct store *s, int64_t id, struct err *e);
/* A change of what was there before, made for the batch and ended by store_done: it is recorded,
 * and undone and done again together with the batch. */
bool store_batch_change(struct store *s, int64_t id, const char *label, struct err *e);
/* Everything of it is seen from now on, and is one step of undo: "import of 120 contacts". */
bool store_batch_close(struct store *s, int64_t id, const char *label, struct err *e);
/* An open one is given up; a whole one is taken back, whatever was done since, but for those of
 * its people and interviews that were edited since: `said` gets its label and how many stayed. */
bool store_batch_drop(struct store *s, int64_t id, struct text *said, struct err *e);
/* Removes up to `most` interviews and contacts of batches that nobody can bring back; `more`: there
 * may be others. */
bool store_batch_remove(struct store *s, size_t most, bool *more, struct err *e);

/* ---- every place that can hold bytes of a person (places.c) ---- */

enum place_kind {
	PLACE_TABLE, PLACE_INDEX, /* of the workbook */
	PLACE_BESIDE,             /* files in its folder */
	PLACE_RESCUE, PLACE_BACKUPS, PLACE_EDIT /* files under the state folder */
};
enum place_erased {
	PLACE_DELETE,     /* the person's rows are deleted */
	PLACE_LOOK,       /* rows that name the person are shown, and somebody decides */
	PLACE_DERIVED,    /* made anew from other rows; an index is optimised after that */
	PLACE_CHECKPOINT, /* a truncating checkpoint empties it */
	PLACE_REMOVE,     /* the file is removed */
	PLACE_NONE        /* nothing of a person is in it */
};
struct store_place {
	enum place_kind kind;
	const char *name;       /* a pattern; W: the workbook's name, U: its uuid */
	const char *what;
	enum place_erased erased;
	const char *unrecorded; /* why a table is no part of undo; NULL: it is one, or is no table */
};
extern const struct store_place store_places[];
extern const size_t n_store_places;
/* The row of a table or file by its name without the folder; NULL: none. */
const struct store_place *store_place_of(enum place_kind kind, const char *name, const char *workbook,
	const char *uuid);

/* A step of undo, in the workbook, or an edit of one file outside it. */
struct undo_step {
	int64_t id;       /* grows */
	int64_t scope;
	char *label;
	bool steps_only;  /* it changed nothing but things to do */
	char *path;       /* of the file; NULL: it is a change of the workbook */
	char *place;      /* "bank" or "settings" */
	int64_t act;      /* the first step's id of those that are undone together; 0: its own */
	char before[SHA256_SIZE], after[SHA256_SIZE]; /* the file's digests; "": there is none */
	struct text delta; /* of the file's bytes (delta_make) */
};
/* The step that is undone next, or done again next, of any scope; false: there is none. */
bool store_undo_next(struct store *s, bool redo, struct undo_step *out);
void undo_step_done(struct undo_step *u);
/* Edits of files are made by the caller (workflow/history.c): the step is stored before the
 * file is written, so that one whose file still has `before` was never made. Sets id, act. */
bool store_undo_file(struct store *s, struct undo_step *u, struct err *e);
bool store_undo_mark(struct store *s, int64_t id, bool undone, struct err *e);
bool store_undo_drop(struct store *s, int64_t id, struct err *e);

/* ---- handing over (pseudonym.c) ---- */

/* The number that stands for a name in every share: of a contact (0: named, and none), or with
 * `place` of an organisation. Made where there is none. 0: e says why not. */
int64_t store_pseudonym(struct store *s, bool place, const char *name, int64_t contact_id,
	struct err *e);
/* Is that folded word kept or replaced in shares? */
bool store_share_word_set(struct store *s, const char *folded, bool keep, struct err *e);
void store_share_words(struct store *s, struct strings *keep, struct strings *replace);
/* Every name, and every text in which one may stand; nothing may be written meanwhile. */
enum name_place { NAME_CONTACT, NAME_ORGANISATION, NAME_REFERRAL /* "Dana Ruiz, forecasting" */,
	NAME_ROLE, NAME_TEXT };
void store_name_each(struct store *s, void (*each)(void *user, enum name_place kind,
	int64_t contact_id, const char *text), void *user);
/* The conversation of that uuid was handed over; those handed over that are not there now. */
bool store_shared_add(struct store *s, const char *uuid, struct err *e);
void store_shared_gone(struct store *s, struct strings *out);

/* ---- a coach's side: students, and what is said of their conversations (intake.c, review.c) ---- */

struct comment;
struct review;
struct score;
struct share;
struct share_interview;
struct student;
struct to_coach;

struct store_intake {
	size_t added, changed;     /* conversations that are new, rows that have changed */
	bool newer;                /* the share is newer than what was there */
	bool refused;              /* it is another's here: nothing was done */
	bool again;                /* it was there, and is not as it was */
	int64_t interview_id;
};
/* Within a slice of a batch that store_batch_take will close. False: e says what is wrong with
 * this conversation, and none of it is kept once the slice is given up. `of`: the share it is in. */
bool store_intake(struct store *s, int64_t student_id, const struct share_interview *i,
	const struct share *of, struct store_intake *out, struct err *e);
/* Closes a batch whose rows are another's: no list of one's own shows them. */
bool store_batch_take(struct store *s, int64_t id, const char *label, struct err *e);
/* Hides what such a batch brought, to be removed; its files are looked at again. False: there is none. */
bool store_batch_untake(struct store *s, int64_t id, struct text *label, struct err *e);
struct batch_row {
	int64_t id;
	const char *label;
	int64_t made_ms, conversations;
};
void store_batch_each(struct store *s, void (*each)(void *user, const struct batch_row *row), void *user);
bool store_student_get(struct store *s, int64_t id, struct student *out);
/* The student with that uuid or coach-set id; of those whom only a class list names, the one with
 * that id or, where it is only one's, that name. Who has the number `but` is passed over. */
enum student_by { STUDENT_UUID, STUDENT_CALLED, STUDENT_ROSTER_CALLED, STUDENT_ROSTER_NAME,
	STUDENT_NAME_ALONE, /* whoever has it, where it is one's only */
	N_STUDENT_BY };
bool store_student_by(struct store *s, enum student_by by, const char *value, int64_t but,
	struct student *out);
void store_student_each(struct store *s, bool (*each)(void *user, const struct student *student),
	void *user);
/* By its id, else by its uuid, else new. */
bool store_student_save(struct store *s, struct student *student, struct err *e);
/* One with an id is changed. */
bool store_comment_save(struct store *s, struct comment *c, struct err *e);
/* One without a uuid takes the place of what that rater gave for the row. */
bool store_score_save(struct store *s, struct score *p, struct err *e);
/* A question to the coach in a conversation of mine; its id and uuid come back. */
bool store_to_coach_add(struct store *s, int64_t interview_id, struct to_coach *q, struct err *e);
bool store_comment_find(struct store *s, const char *uuid, struct comment *out);
bool store_score_find(struct store *s, const char *uuid, struct score *out);
/* What stands beside a conversation; and all that was said of a student. Into a zeroed one. */
void store_review_get(struct store *s, int64_t interview_id, const char *uuid, struct review *out);
void store_review_of(struct store *s, int64_t student_id, struct review *out);
bool store_reviewed_set(struct store *s, int64_t interview_id, bool reviewed, struct err *e);
/* Conversations taken in, the oldest first; of a student (0: all), or only those not reviewed. */
enum { TAKEN_REVIEWED = 1, TAKEN_BACK = 2 }; /* nothing came since; the student took it back */
typedef bool store_taken(void *user, int64_t interview_id, int64_t student_id, unsigned how);
void store_taken_each(struct store *s, int64_t student_id, bool unreviewed, store_taken *each, void *user);
/* A conversation that its student took back; *count: one that was not told before. */
bool store_taken_back(struct store *s, int64_t student_id, const char *uuid, size_t *count, struct err *e);
int64_t store_taken_of(struct store *s, const char *uuid); /* a student's conversation; 0: none */
/* What I said of students' conversations, the last first, some 2,000; until `each` says false. */
void store_comments_mine(struct store *s, bool (*each)(void *user, const struct comment *c), void *user);

/* ---- a class of students (standing.c, handed.c) ---- */

struct cohort_wish;
struct review_figures;
struct standing;

/* Those of a course, or all, that have the words, in the order wished: ids, the caller's. */
size_t store_standing_ids(struct store *s, const struct cohort_wish *w, int64_t **ids);
bool store_standing_get(struct store *s, int64_t student_id, struct standing *x);
/* The marks of each who was marked, as cohort_marks reads them. */
void store_standing_scores(struct store *s, const char *course,
	void (*each)(void *user, const char *scores), void *user);
size_t store_standing_waiting(struct store *s); /* conversations to be reviewed */
/* Counts anew for up to `most` students of whom a batch has brought something. */
bool store_standing_make(struct store *s, size_t most, bool *more, struct err *e);
/* The figures of a student's conversation, within the transaction that brings it. */
bool store_session_save(struct store *s, int64_t interview_id, const struct review_figures *f,
	struct err *e);
bool store_session_get(struct store *s, int64_t interview_id, struct review_figures *f);

/* Files of drop folders. */
struct handed_file {
	char *path;
	int64_t size, time_ns;
	char digest[SHA256_SIZE];
	const char *outcome;         /* "taken", "same", "waits" or "left" */
	char *why;                   /* of what was not taken */
	int64_t student_id, batch_id;
};
/* Is it known as it is, with nothing more to be done? */
bool store_handed_known(struct store *s, const char *path, int64_t size, int64_t time_ns);
bool store_handed_same(struct store *s, const char *digest); /* were these bytes taken in? */
bool store_handed_save(struct store *s, const struct handed_file *f, struct err *e);

/* The day a course is due, 20261214; 0: not known. */
int store_course_day(struct store *s, const char *course);
bool store_course_set(struct store *s, const char *course, int day, struct err *e);
void store_course_each(struct store *s, void (*each)(void *user, const char *course, int day,
	int students), void *user);
/* The first to be reviewed, but for that one; 0: none. */
int64_t store_taken_next(struct store *s, int64_t but);
bool store_taken_waits(struct store *s, int64_t interview_id);

/* The newest conversation of each student of a course (NULL or "": of all), no rehearsal. */
void store_paper_each(struct store *s, const char *course,
	void (*each)(void *user, int64_t student_id, int64_t interview_id, const char *uuid), void *user);
/* The level that rater gave; 0: none. */
int64_t store_mark(struct store *s, int64_t student_id, const char *interview, const char *row, const char *rater);
/* Marks that I and somebody else (or I again) gave for the same; of them, those that are equal. Of all
 * rows: "". */
void store_agreement(struct store *s, const char *row, size_t *both, size_t *agreed);

/* Starred notes of conversations that may be shown to the class, of a course or of all (""), in an order
 * that tells nothing. */
struct moment_row {
	const char *student, *question, *kind, *text;
	bool named;                  /* names in it may be real */
};
void store_moment_each(struct store *s, const char *course,
	void (*each)(void *user, const struct moment_row *row), void *user);
/* How often each question was asked in a course (or in all: ""), and how many notes were taken under it;
 * those with most notes a time first. */
struct worked_row {
	const char *question, *text;
	int64_t asked, notes;
};
void store_worked_each(struct store *s, const char *course,
	bool (*each)(void *user, const struct worked_row *row), void *user);
/* Everything of a course's students goes, with the undo history; how many there were. */
bool store_forget_course(struct store *s, const char *course, size_t *students, struct err *e);

/* ---- drafts: what is being typed, saved at every burst, never synced by itself ---- */

/* A draft belongs to the program that typed it: two programs have one each under the same
 * key. It is offered to others when its program has ended, which the kernel must say. */
bool store_draft_set(struct store *s, const char *key, const char *text, int64_t axis_ms,
	struct err *e);                   /* NULL text: gone */
/* What is stored in a draft's place but was not typed, and so is nobody's: everybody sees it. */
bool store_mark_set(struct store *s, const char *key, const char *text, struct err *e);
/* The same on a key's path, which has no time for a commit: when it returns no kill loses
 * the line (it stands in a file under the state folder, mapped into memory; where there can
 * be none, it is in the workbook). store_tick brings it into the workbook, and so does
 * whatever is asked of the store before. */
bool store_draft_keep(struct store *s, const char *key, const char *text, int64_t axis_ms,
	struct err *e);
/* False: the last one kept could not be brought into the workbook nor the rescue file; keep it
 * again for the reason. */
bool store_draft_kept(const struct store *s);
/* The own one, else the newest (by axis_ms) whose program has ended; with STORE_READ the
 * newest of all. `axis_ms` may be NULL. */
bool store_draft_get(struct store *s, const char *key, struct text *out, int64_t *axis_ms);
/* The same, or the oldest, and from now on it is this program's: nobody else is offered it.
 * `more` (NULL: not asked) gets how many others are left by programs that have ended; they
 * are offered while there is no own one. */
bool store_draft_take(struct store *s, const char *key, bool oldest, struct text *out,
	int64_t *axis_ms, size_t *more);
void store_draft_keys(struct store *s, struct strings *out); /* each once */

/* ---- lists: windows by keyset (see tui.h, list_fetch; same meaning, no tui here) ---- */

struct store_row {
	int64_t id;
	char *sort, *text;        /* text: columns parted by tabs */
	bool dim;
};
enum store_from { STORE_FIRST, STORE_LAST, STORE_AFTER, STORE_BEFORE, STORE_AT };
void store_row_done(struct store_row *r);
size_t store_contact_rows(struct store *s, const char *filter, enum store_from from,
	const char *sort, int64_t id, struct store_row *out, size_t n);
size_t store_interview_rows(struct store *s, const char *filter, enum store_from from,
	const char *sort, int64_t id, struct store_row *out, size_t n); /* newest first */
int64_t store_contact_count(struct store *s);

/* ---- contacts ---- */

/* A `referrer` that was only typed (referrer_id 0) is found: the number or a part of the name;
 * e names the candidates. Its whole name takes the place of what was typed. */
bool store_contact_referrer(struct store *s, struct contact *c, struct err *e);
/* id 0: adds; sets id, revision; finds the referrer first. */
bool store_contact_save(struct store *s, struct contact *c, struct err *e);
/* The only one of that name, however it was typed; 0: nobody, or several. */
int64_t store_contact_called(struct store *s, const char *name);
/* Who has this name at this organisation (or none) already, however it was typed; 0: nobody. */
int64_t store_contact_same(struct store *s, const char *name, const char *organisation);
bool store_contact_get(struct store *s, int64_t id, struct contact *out, struct err *e);
/* With its interviews. */
bool store_contact_delete(struct store *s, int64_t id, struct err *e);
/* An id, or an unambiguous part of a name; e names the candidates. 0: none. */
int64_t store_contact_find(struct store *s, const char *who, struct err *e);
/* All of them in the screen's order, narrowed: for --json. */
bool store_contact_each(struct store *s, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e);
/* Those whom this contact named. */
bool store_contact_named_by(struct store *s, int64_t referrer_id,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e);

/* Everybody and every call that was held (model/circle.h), as it stands now; `out` is zeroed or
 * was read before. Months are of the zone, which is borrowed. */
bool store_circle(struct store *s, const char *zone, int64_t now_ms, struct circle *out,
	struct err *e);

/* ---- people from other programs (kept.c) ---- */

/* Lines of a card that came in with somebody and no field holds ("BDAY:1990-01-02"), each ended by
 * a newline; replaces `out`. */
void store_kept_get(struct store *s, int64_t contact_id, struct text *out);
bool store_kept_set(struct store *s, int64_t contact_id, const char *lines, struct err *e);
/* How the columns under that header were matched last; no step of undo. False: never. */
bool store_column_map(struct store *s, const char *header, struct text *map);
bool store_column_map_set(struct store *s, const char *header, const char *map, struct err *e);
/* Nobody has this UUID, shown or hidden. */
bool store_contact_uuid_free(struct store *s, const char *uuid);
/* Who of an open batch has this name; 0: nobody. */
int64_t store_batch_contact(struct store *s, int64_t batch_id, const char *name);
/* Everybody who is shown, by what they are known again (model/duplicate.h). */
struct known;
bool store_known_each(struct store *s, bool (*each)(void *user, const struct known *k), void *user,
	struct err *e);

/* ---- everything as rows, for another workbook (dump.c) ---- */

/* A row's value under a key: of a reference the name of the row meant (its uuid). Borrowed. */
enum dump_kind { DUMP_NULL, DUMP_NUMBER, DUMP_TEXT };
struct dump_value {
	const char *key;
	enum dump_kind kind;
	int64_t number;
	const char *text;
};
/* A row of a table; without values (v NULL): the rows of that table follow. */
struct dump_line {
	const char *table;
	const struct dump_value *v;
	size_t n;
};
typedef bool dump_each(void *user, const struct dump_line *r);
/* Every table that means something elsewhere, in an order in which it can be loaded; hidden batches
 * are left out. */
bool store_dump(struct store *s, dump_each *each, void *user, struct err *e);
/* Why a table is not in it; NULL: it is. */
const char *store_here_only(const char *table);

/* Rows of a dump, as one step of undo: what is missing is added by its name, and nothing is
 * changed. NULL: not begun. */
struct store_loading;
struct store_loading *store_load_begin(struct store *s, const char *label, struct err *e);
enum dump_added { DUMP_ADDED, DUMP_THERE,
	DUMP_REFUSED,            /* a value is none of its column, or what it belongs to is not there */
	DUMP_UNKNOWN };          /* there is no such table */
bool store_load_row(struct store *s, struct store_loading *x, const struct dump_line *r,
	enum dump_added *added, struct err *e);
bool store_load_end(struct store *s, struct store_loading *x, bool keep, struct err *e); /* frees x */

/* ---- what a deletion takes along ---- */

struct holds {
	int64_t notes; /* markers among them */
	int64_t calls; /* conversations that were begun */
};
struct holds store_interview_holds(struct store *s, int64_t interview_id);
/* How many notes are starred; whether anything of the debrief was answered. */
int64_t store_interview_stars(struct store *s, int64_t interview_id);
bool store_interview_debriefed(struct store *s, int64_t interview_id);
struct holds store_contact_holds(struct store *s, int64_t contact_id);

/* A person removed for good (forget.c): rows, history, indexes, the files of store_places but
 * backups. Cannot be undone. Zeroed before; `left` the caller's. */
struct store_forgotten {
	size_t removed;            /* files */
	size_t named;              /* notes, answers, contacts, themes and points that still have the name */
	struct strings left;       /* files that still hold the person: backups, what could not be removed */
};
bool store_forget(struct store *s, int64_t contact_id, struct store_forgotten *out, struct err *e);

/* ---- interviews and their plan ---- */

bool store_interview_save(struct store *s, struct interview *i, struct err *e);
bool store_interview_delete(struct store *s, int64_t id, struct err *e);
/* "last", or an id; 0 and e when there is none. */
int64_t store_interview_find(struct store *s, const char *which, struct err *e);
bool store_interview_get(struct store *s, int64_t id, struct interview *out, struct err *e);
/* The appointment of that name (RFC 5545, UID): of an invitation, or its own uuid; 0: none. */
int64_t store_interview_uid(struct store *s, const char *uid);
/* Real calls to come whose time lies between the two, by their times. */
bool store_appointment_each(struct store *s, int64_t from_ms, int64_t to_ms,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
/* The contact's planned and not begun interview at that very time; 0: none. */
int64_t store_interview_same(struct store *s, int64_t contact_id, int64_t scheduled_ms);
/* The contact's planned and not begun interview, or its running one; 0: none. */
int64_t store_interview_planned(struct store *s, int64_t contact_id);
/* 0: of anybody, the newest, no rehearsal; -1: one of these too */
int64_t store_interview_running(struct store *s, int64_t contact_id);
bool store_interview_each(struct store *s, const char *words,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
/* Those with one contact; the rehearsals. Newest first, too; neither reads the others. */
bool store_interview_each_of(struct store *s, int64_t contact_id,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
bool store_rehearsal_each(struct store *s, bool (*each)(void *user, const struct interview *i),
	void *user, struct err *e);
/* The whole conversation; `out` is zeroed or done before. */
bool store_call_get(struct store *s, int64_t interview_id, struct call *out, struct err *e);

/* sets id, position */
bool store_asked_add(struct store *s, int64_t interview_id, struct asked *a, struct err *e);
bool store_asked_save(struct store *s, const struct asked *a, struct err *e);
/* The questions in the plans of calls to come (only question_id, text, pack), with whom they are
 * for (0: nobody yet), until false. */
bool store_asked_planned_each(struct store *s,
	bool (*each)(void *user, int64_t contact_id, const struct asked *a), void *user, struct err *e);
bool store_asked_delete(struct store *s, int64_t id, struct err *e);
bool store_asked_move(struct store *s, int64_t id, int by, struct err *e); /* up -1, down +1 */
bool store_plan_replace(struct store *s, int64_t interview_id, struct asked *plan, size_t n,
	struct err *e);

/* ---- in the call ---- */

/* All events of the call's clock, so much later on the wall. */
bool store_clock_moved(struct store *s, int64_t interview_id, int64_t by_ms, struct err *e);
bool store_clock_add(struct store *s, int64_t interview_id, struct clock_event *ev, struct err *e);
/* As store_clock_add, but the program's own doing and so no step of undo. */
bool store_clock_anchor(struct store *s, int64_t interview_id, struct clock_event *ev,
	struct err *e);
bool store_asking_add(struct store *s, int64_t interview_id, struct asking *a, struct err *e);
/* id 0: adds; else what was answered then is corrected. */
bool store_check_save(struct store *s, int64_t interview_id, struct check *k, struct err *e);
/* Inserts and drops the draft ("call/ID") in one transaction. When the workbook cannot take it within
 * 5 ms it goes to the rescue file, n->unsaved is set, and true comes back: it is safe.
 * False: nowhere could it be written. */
bool store_note_add(struct store *s, int64_t interview_id, struct note *n, struct err *e);
bool store_note_save(struct store *s, struct note *n, struct err *e);
bool store_note_delete(struct store *s, int64_t id, struct err *e);

/* ---- after it ---- */

bool store_reflection_set(struct store *s, int64_t interview_id, const char *prompt,
	const char *text, struct err *e);
/* One's own answer to a question of an assignment; no text: it is taken away. */
bool store_writeup_set(struct store *s, int64_t interview_id, const char *question,
	const char *text, struct err *e);

/* ---- the assignment one works on ---- */

/* `out` is zeroed or was read before; the caller's (coursework_done). False: none is chosen. */
bool store_coursework_get(struct store *s, struct coursework *out);
/* Names of the organisations that somebody in the workbook belongs to and that are targets. */
void store_targets(struct store *s, struct strings *out);
/* Chooses it with its milestones (their uuids are given), as one step of undo: with another
 * pack than before its steps begin anew, else they keep what was decided. */
bool store_coursework_save(struct store *s, struct coursework *c, const struct waypoint *w,
	size_t n, const char *label, struct err *e);
bool store_coursework_drop(struct store *s, const char *label, struct err *e);
/* The last conversation held for this pack, else the one planned for it; 0: none. */
int64_t store_coursework_interview(struct store *s, const char *pack);

/* ---- things to do ---- */

/* The same thing to do, for the same person by the same day, not done yet; 0: none. */
int64_t store_step_same(struct store *s, const struct step *st);
bool store_step_save(struct store *s, struct step *st, struct err *e);
bool store_step_delete(struct store *s, int64_t id, struct err *e);
/* `out` is zeroed or was read before; the caller's (step_done). False: it is not there. */
bool store_step_get(struct store *s, int64_t id, struct step *out);

/* ---- letters ---- */

/* id 0: adds; sets id, revision, uuid and (0) made_ms. */
bool store_letter_save(struct store *s, struct letter *l, struct err *e);
/* The last one of a kind (NULL: of any) that was sent, or the last that was not. `out` is zeroed
 * or was read before; the caller's (letter_done). False: there is none. */
bool store_letter_last(struct store *s, int64_t contact_id, const char *kind, bool sent,
	struct letter *out);
/* To one contact, or (0) to all; the latest first. Until `each` says false. */
bool store_letter_each(struct store *s, int64_t contact_id,
	bool (*each)(void *user, const struct letter *l), void *user, struct err *e);

/* ---- the notebooks of fields ---- */

struct learned;
/* id 0: adds; sets id, revision, uuid and made_ms. */
bool store_learned_save(struct store *s, struct learned *f, struct err *e);
bool store_learned_delete(struct store *s, int64_t id, struct err *e);
/* Of one field, or ("") of all, in the order they were written, until `each` says false. */
bool store_learned_each(struct store *s, const char *field,
	bool (*each)(void *user, const struct learned *f), void *user, struct err *e);
void store_learned_fields(struct store *s, struct strings *out); /* written to last first */

/* ---- what is due (model/due.h) ---- */

/* Of which settings steps are made; where the rows were made of others, all are made anew: at
 * once, or with STORE_SCREEN in slices by store_tick. A workbook that is only read keeps the
 * rows it has. */
bool store_due_settings(struct store *s, bool business, const char *zone,
	const struct strings *holidays, struct err *e);
/* How often to keep in touch (due_touch_days); told before the settings. */
void store_due_touch(struct store *s, const char *touch, int gap);
/* Makes at once what else waits to be made anew (an import leaves much to be done). */
bool store_due_make(struct store *s, struct err *e);
/* Are there steps that are still to be made anew? */
bool store_due_waits(const struct store *s);

/* Which steps: those about a contact, or else of an interview, done and dropped ones too; or
 * else the open ones of one kind, of which at most so many. */
struct due_wish {
	int64_t contact_id, interview_id; /* 0: of any */
	enum due_kind kind;
	int64_t shown_ms;         /* those that are shown by then */
	size_t most;              /* 0: all */
};
/* What is due first comes first, of one kind what is shown first; ideas (DUE_WRITE) those
 * whom somebody named first, then the newest. The row is borrowed. */
bool store_due_each(struct store *s, const struct due_wish *w,
	bool (*each)(void *user, const struct due_row *r), void *user, struct err *e);
/* By the row's number, and by the step's id or a beginning of it that only one has. `out` is
 * zeroed or was read before; the caller's (due_row_done). */
bool store_due_get(struct store *s, int64_t number, struct due_row *out);
bool store_due_find(struct store *s, const char *id, struct due_row *out, struct err *e);
/* Who is meant by the words of a referral note and is a contact already; 0: nobody. */
int64_t store_contact_named(struct store *s, const char *words);

/* What was decided about a step; false: nothing. `own` (may be NULL) gets its own words. */
bool store_decided(struct store *s, const char *id, struct decided *out, struct text *own);
/* Decides: the row of the step, one step of undo of that scope and label. All zero and without
 * words: what was decided is forgotten. */
bool store_decide(struct store *s, int64_t scope, const char *id, const struct decided *k,
	const char *own, const char *label, struct err *e);

/* ---- what many calls know ---- */

struct habit store_habit(struct store *s);
/* For every question id: how often it was asked, the time it took in the calls that were
 * measured (not those held with paper), its starred notes and referrals. */
struct usage {
	char *question_id;
	int asked, measured;       /* measured: how many of these have a time */
	int64_t spent_ms;          /* of the measured */
	int starred, referrals;
};
bool store_usage_each(struct store *s, bool (*each)(void *user, const struct usage *u),
	void *user, struct err *e);
/* Ids of the questions asked in the last real calls but this one: what this interview's person
 * was asked before goes to `same`, what only others were to `others`. */
bool store_answered(struct store *s, int64_t interview_id, struct strings *others,
	struct strings *same, struct err *e);
/* Names, organisations and words of this workbook, for Ctrl-T; most used first. */
void store_words(struct store *s, struct strings *out, size_t most);

struct hit {
	const char *kind;         /* "note", "contact", "question", "debrief" */
	int64_t id;               /* of the thing */
	int64_t interview_id;     /* 0: not in one */
	char *title, *excerpt;    /* excerpt: the words found between « and » */
};
bool store_search(struct store *s, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h), void *user, struct err *e);
/* The same over what students noted, were answered and wrote; of all of them, or of one. The title
 * is whose it is. */
bool store_search_class(struct store *s, int64_t student_id, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h), void *user, struct err *e);

/* Plan templates by name. */
bool store_template_save(struct store *s, const char *name, const struct asked *plan, size_t n,
	struct err *e);
bool store_template_get(struct store *s, const char *name, struct asked **out, size_t *n,
	struct err *e);
void store_template_names(struct store *s, struct strings *out);

#endif
