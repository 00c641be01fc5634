/*
 * private.h: what the files of the store share: the open workbook, statements
 * bound by name, the table that tells how a struct's fields stand in columns,
 * transactions, and the changes that may go by the rescue file.
 */
#ifndef HALFHOUR_STORE_PRIVATE_H
#define HALFHOUR_STORE_PRIVATE_H

#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "sql.h"
#include "store.h"

struct call;
struct contact;
struct interview;

/* "half": stands in the file's header, so that file(1) and we know it. */
#define WORKBOOK_ID 0x68616c66
enum { HEADER_BYTES = 100 };

/* ---- the open workbook ---- */

/* How long to wait for another program's write: on a key's path, for a screen's other
 * changes, for a command. */
enum { WAIT_KEY_MS = 5, WAIT_SCREEN_MS = 100, WAIT_COMMAND_MS = 2000 };

enum { BOOT_SIZE = 64, OWNER_SIZE = 192 };

struct statement {
	const char *sql; /* the literal it was made from: its address is the key */
	sqlite3_stmt *st;
};

/* A change that waits in the rescue file until the workbook takes it. */
struct waiting {
	const struct op *op;
	char uuid[UUID_SIZE]; /* of its line: brought in once */
	int64_t interview_id;
	void *noun;           /* the op's struct; owned */
};

struct waits {
	struct waiting *w;
	size_t n, cap;
};

/* The last number of a noun that was given out. */
struct serial {
	const char *noun; /* borrowed */
	int64_t last;
};

enum { SERIALS_MOST = 32 };

/* The outermost transaction. */
struct tx {
	int depth;
	int64_t scope;
	char *label;
	bool failed;             /* something within went wrong: only taken back */
	bool away;               /* not begun, or taken back: its changes go to the rescue file */
	int refused;             /* and why: what may not go there is refused for the same reason */
	bool plain;              /* only changes that may go by the rescue file so far */
	int broken;              /* why a statement in it failed: nothing in it is run any more */
	bool unrecorded;         /* no step of undo: undo itself, a batch, and bringing up to date */
	int64_t batch;           /* what is added belongs to it; 0: none */
	struct serial serials[SERIALS_MOST]; /* of a slice, not written yet */
	int64_t asked_from, reflections_from, writeups_from; /* students' rows beyond these are not in the full text */
	int64_t changes_of;      /* undone together with this batch; 0: alone */
	sqlite3_session *session;
	struct waits done;       /* what was changed, in case it must go by the rescue file */
};

/* What the files below call of those above them, so that neither needs the other to be read: set
 * where a store is opened. */
struct store_hooks {
	bool (*mend)(struct store *s);                   /* damage_mend */
	bool (*writing)(struct store *s, const char *sql, size_t n); /* triggers_for */
	void (*bug)(struct store *s, const char *sql);   /* damage_or_bug */
	bool (*written)(struct store *s, struct err *e); /* batch_written */
	bool (*committing)(struct store *s, struct err *e); /* due_refresh */
};

struct store {
	sqlite3 *db;
	const struct store_hooks *hooks;
	char *path;
	char uuid[UUID_SIZE];
	struct text notice;
	struct text kept;        /* what was set aside, for commands to tell too */
	unsigned flags;
	bool readonly, newer, network;
	bool unwritable;         /* nothing may be written beside it: unwritable.c opened it */
	bool ready;              /* opened: its schema is of our version */
	struct triggers *triggers; /* triggers.c: which this connection has; NULL: none */
	bool mending;            /* in the middle of it, or it was in vain */
	bool mended;             /* an index was, but what met it is undone: to be said */
	struct moment now;
	struct statement *statements;
	size_t n_statements, cap_statements;
	int rc;                  /* why the last statement failed, or SQLITE_OK */
	bool take_held;          /* a half line could not be taken over: not waited for again */
	int wait_ms, waited_ms;  /* the limit of the busy handler, and what is used of it */
	struct tx tx;
	struct {                 /* due.c: of which settings steps are made */
		bool business;   /* the policy 3b7 */
		char *zone;
		struct strings holidays;
		char *touch;     /* how often to keep in touch; NULL: never */
		int touch_gap;
		bool stale;      /* the rows are of other settings */
		bool more;       /* owners wait in due_touched to be made anew */
		int64_t again_ms; /* boot clock of the next slice; 0: at once */
	} due;
	struct {                 /* partner.c: what practice partners are called */
		char *(*name)(const char *partner);
		struct strings ids, names;
	} partner;
	bool batches_looked;     /* batch.c: nothing is left to be removed */
	struct sync *sync;       /* sync.c */
	struct rescue *rescue;   /* rescue.c; NULL: there is no file */
	unsigned spooled;          /* counts rescue_put */
	struct waits waits;      /* what stands in it and is not in the workbook yet */
	int64_t data_version;    /* when store_changed was asked last; 0: never */
	bool held;               /* the holder note beside the file is ours */
	int64_t committed_ms;    /* boot clock at the last change */
	struct snapshot *snapshot; /* snapshot.c; NULL: backups are not made by themselves */
	struct draft_buffer *draft_buffer;       /* draft_buffer.c; NULL: drafts go straight into the workbook */
	char owner[OWNER_SIZE];  /* owner.c: whose drafts are ours */
	struct store *next_open; /* of this process */
};

/* ---- memory that SQLite asks for (pieces.c) ---- */

/* Before the first use of SQLite; later ones change nothing. */
void pieces_use(void);

/* ---- statements (statement.c) ---- */

/* The statement for a literal: prepared once, kept. What does not prepare is a bug and dies
 * printing the SQL; in a newer or a damaged workbook it is the world: NULL. All of these
 * take NULL. */
sqlite3_stmt *sql_get(struct store *s, const char *sql);
/* Parameters by name; one that the statement does not have is a bug. */
void sql_int(sqlite3_stmt *st, const char *name, int64_t v);
void sql_text(sqlite3_stmt *st, const char *name, const char *v); /* NULL is '' */
void sql_ref(sqlite3_stmt *st, const char *name, int64_t id);     /* 0 is NULL */
/* The same by number, for who has looked the name up. */
void sql_int_at(sqlite3_stmt *st, int at, int64_t v);
void sql_text_at(sqlite3_stmt *st, int at, const char *v);
void sql_ref_at(sqlite3_stmt *st, int at, int64_t id);
/* True: a row is there. Else it is reset, and s->rc tells whether it came to its end. */
bool sql_row(struct store *s, sqlite3_stmt *st);
void sql_end(sqlite3_stmt *st);            /* leaves a statement before its end */
/* Steps a statement without rows to its end; false: e says what the world did. */
bool sql_run(struct store *s, sqlite3_stmt *st, struct err *e);
bool sql_exec(struct store *s, const char *sql, struct err *e); /* not kept; scripts */
/* The first column of the only row, 0 if there is none. */
int64_t sql_number(struct store *s, sqlite3_stmt *st);
/* After a loop of sql_row: true when it came to its end. */
bool sql_ok(struct store *s, struct err *e);
/* Words s->rc; returns false. */
bool sql_fail(struct store *s, struct err *e);
int64_t col_int(sqlite3_stmt *st, int i);
const char *col_str(sqlite3_stmt *st, int i); /* never NULL; until the next step */
char *col_text(sqlite3_stmt *st, int i);   /* a copy */
void sql_forget(struct store *s);          /* for columns_forget, which others call */

/* ---- how a struct stands in columns (column.c) ---- */

enum column_kind { COL_INT64, COL_INT, COL_BOOL, COL_REF, /* int64_t, 0 is NULL */
	COL_TEXT, COL_UUID, COL_STRINGS, COL_WORD };
struct column {
	const char *name;         /* of the column, and of the parameter after its colon */
	size_t at;
	enum column_kind kind;
	const char *const *words; /* of a COL_WORD, an int by its index */
	int n_words;
};
struct columns {
	const struct column *c;
	size_t n, size;           /* size of the struct */
};
#define COLUMN(noun, field, kind) { #field, offsetof(struct noun, field), kind, NULL, 0 }
#define COLUMN_WORD(noun, field, words, n) \
	{ #field, offsetof(struct noun, field), COL_WORD, words, n }
#define COLUMNS(noun, table) { table, LEN(table), sizeof(struct noun) }

/* Binds every field whose :name the statement has. */
void columns_bind(sqlite3_stmt *st, const struct columns *cs, const void *noun);
/* Reads every column that names a field; what the field owned is freed. */
/* Finalizes all statements, and forgets which columns are theirs. */
void columns_forget(struct store *s);
void columns_read(sqlite3_stmt *st, const struct columns *cs, void *noun);
void columns_free(const struct columns *cs, void *noun); /* what its fields own */
void *columns_copy(const struct columns *cs, const void *noun); /* the caller's, on the heap */
void columns_copy_into(const struct columns *cs, void *to, const void *noun);
/* One field as text (numbers in decimal), and back; for the rescue file. */
void column_write(const struct column *c, const void *noun, struct text *out);
void column_parse(const struct column *c, void *noun, const char *value);

/* ---- numbers given out once (serial.c) ---- */

int64_t serial_next(struct store *s, const char *noun); /* inside a transaction; the noun a literal */
bool serials_write(struct store *s, struct err *e); /* those that a slice counted */
int64_t serial_last(struct store *s, const char *noun); /* given out last; 0: none yet */
int64_t serial_some(struct store *s, const char *noun, size_t n); /* the first of n */
/* The number of a row to be stored: given here, or it was given while it waited. */
void number_take(struct store *s, const char *noun, int64_t *id);
void uuid_take(char uuid[UUID_SIZE]);      /* a new one, unless it has one */
int64_t serial_spooled(struct store *s, const char *noun); /* for the rescue file: well ahead */

/* ---- triggers of the tables that are written (triggers.c) ---- */

/* Those that the statement's tables need; costs next to nothing where they are there. */
bool triggers_for(struct store *s, const char *sql, size_t n);
/* All: before statements that are not made by sql_get or sql_exec, or behind a savepoint. */
bool triggers_all(struct store *s, struct err *e);
/* A view of triggers.sql for a statement of ours; after triggers_for. Triggers need none. */
bool triggers_view(struct store *s, const char *name);
void triggers_ended(struct store *s, bool kept); /* a transaction: committed, or taken back */
void triggers_forget(struct store *s);           /* the connection is gone */

/* ---- transactions (tx.c), each outermost one a step of undo (undo.c) ---- */

/* False: not begun. tx_end(keep) commits or takes back; within another it only counts. */
bool tx_begin(struct store *s, int64_t scope, const char *label, int wait_ms, struct err *e);
bool tx_end(struct store *s, bool keep, struct err *e);
/* For changes off the call's path: waits as the program may, and is not `plain`. */
bool tx_change(struct store *s, int64_t scope, const char *label, struct err *e);
int tx_wait(const struct store *s);        /* what a change off the call's path may wait */
bool tx_read(struct store *s);             /* one snapshot for many queries; nests in any */
void tx_read_end(struct store *s);
bool recording_begin(struct store *s);          /* a session on what is recorded */
void recording_all(struct store *s); /* whatever a dump has, until the transaction ends */
void recording_pause(struct store *s, bool pause); /* what is done meanwhile is not recorded */
/* Nothing of this transaction is a step of undo: no session, whose hook each row would call. */
void recording_end(struct store *s);
bool undo_record(struct store *s, struct err *e);
/* Applies a changeset, or takes it back; refuses, with the step's label, where rows changed since. */
bool changeset_turn(struct store *s, const void *changes, int n, bool redo, const char *label, struct err *e);
bool undo_add_batch(struct store *s, int64_t batch_id, const char *label, struct err *e);
/* Fills the blanks of a label, such as {note}, from what was changed; adds to `out`. */
void undo_label(struct store *s, const char *label, const void *changes, int n,
	struct text *out);

/* ---- changes in a call, and the rescue file (rescue.c) ---- */

/* One kind of change that never waits: the same function makes it at once or later. */
struct op {
	const char *name;         /* of its lines in the rescue file */
	const char *(*label)(const void *noun); /* of its step of undo; NULL: it has
	                            * none, and is a single statement */
	const struct columns *columns;
	const char *serial;       /* the noun whose number it needs when id is 0; NULL: none */
	bool (*apply)(struct store *s, int64_t interview_id, void *noun, struct err *e);
	void (*overlay)(struct call *c, const void *noun); /* shows what waits; NULL: not shown */
	size_t id_at;             /* of the int64_t id, where `serial` is set */
	/* Instead of `apply` when it comes from the rescue file: what it changes may have been
	 * changed by another program meanwhile. NULL: the same. */
	bool (*apply_late)(struct store *s, int64_t interview_id, void *noun, struct err *e);
};
extern const struct op draft_op, note_add_op, note_save_op, clock_op, asking_op, check_op,
	asked_add_op, asked_save_op;

enum op_done { OP_SAVED, OP_WAITS, OP_LOST };
/* Makes the change within 5 ms, or puts it into the rescue file. */
enum op_done op_do(struct store *s, const struct op *op, int64_t interview_id, void *noun,
	struct err *e);
bool rescue_put(struct store *s, struct waits *add, struct err *e); /* takes them over */
void rescue_open(struct store *s);         /* brings in what earlier programs left */
bool rescue_try(struct store *s);          /* brings in what waits; true: nothing waits */
void rescue_finish(struct store *s);       /* the file goes when the disk has what was in it */
void rescue_close(struct store *s);
int64_t rescue_due(const struct store *s, const struct moment *now);
void rescue_tick(struct store *s, const struct moment *now);
/* ---- the line being typed, on its way into the workbook (draft_buffer.c) ---- */

void draft_buffer_open(struct store *s);           /* the file is made behind the first line's frame */
void draft_buffer_close(struct store *s);
void draft_buffer_adopt(struct store *s);          /* what killed programs left */
/* For one that only reads: what others have on its way lies over what it reads. After the
 * workbook, never before: what has come in meanwhile is then not on its way any more. */
void draft_buffer_look(struct store *s);
/* Into the workbook with it, before anything else is asked of the store. */
void draft_buffer_flush(struct store *s);
void draft_buffer_tick(struct store *s);           /* behind a frame */
/* What could not be flushed. Borrowed. False: nothing. */
struct draft_line {
	const char *row, *text;            /* NULL text: gone */
	int64_t axis_ms;
};
bool draft_buffer_waits(const struct store *s, struct draft_line *out);
/* ---- drafts belong to the program that typed them (owner.c, draft.c) ---- */

void owner_open(struct store *s);          /* a name of its own for as long as it is open */
void owner_close(struct store *s);
bool owner_ended(const struct store *s, const char *name); /* proved; "" is nobody */

/* The key of a row: as the screens name the draft, a tab, its owner. */
void draft_key(const struct store *s, const char *key, struct text *out);
/* Sets the row of that very key; NULL text: gone. */
bool draft_put(struct store *s, const char *row, const char *text, int64_t axis_ms,
	struct err *e);
/* As draft_put, but only shown, instead of what the workbook has. */
bool draft_overlay(struct store *s, const char *row, const char *text, int64_t axis_ms,
	struct err *e);
/* The line of a call has become a note: its draft goes in the same transaction, or with it
 * by the rescue file. */
bool draft_noted(struct store *s, int64_t interview_id, struct err *e);
void draft_noted_spooled(struct store *s, struct waits *to, int64_t interview_id);
/* Is there a later one of the same key? Then it need not be brought in: a disk with little
 * room has it for what counts. */
bool draft_superseded(const struct waits *l, size_t at);
void waits_add(struct waits *l, const struct op *op, int64_t interview_id, const void *noun);
void waits_free(struct waits *l);
/* The interview of a row that an `op` still waits to add; 0: none does. */
int64_t waits_interview(const struct store *s, const struct op *op, int64_t id);
/* When an interview was ended, by an end that waits for the workbook; 0: none does. */
int64_t waits_ended(const struct store *s, int64_t interview_id);

/* ---- before SQLite recovers the file (header.c) ---- */

bool header_is_ours(const char *path, struct err *e); /* false: e says whose it is */
/* Its first bytes; zeros where it is shorter. */
bool header_get(const char *path, unsigned char out[HEADER_BYTES], struct err *e);

/* ---- what lies beside it (leftovers.c); paths are absolute, and `said` gets a sentence ---- */

/* A lock on its folder, for as long as files are made in it; gone with the program. */
enum { FOLDER_WITHOUT = -1, /* there can be none: go on */ FOLDER_BUSY = -2 };
int folder_lock(const char *path, int wait_ms);
void folder_unlock(int lock);
/* Sets aside what a new file would take for its own log. */
bool leftovers_empty(const char *path, struct text *said, struct err *e);
/* Sets aside a log that is not this file's, keeps a copy of a damaged one. */
void leftovers_judge(const char *path, struct text *said);
/* What is beside it and of this file; nothing is moved. Nobody has it open. */
enum beside { BESIDE_NOTHING, BESIDE_LOG, BESIDE_JOURNAL };
enum beside leftovers_belongs(const char *path, struct text *said);
/* Beside a file that is open with a write-ahead log: SQLite has rolled back what it had to. */
void leftovers_drop_journal(const char *path);
void leftovers_tidy(const char *path);        /* removes what is half made; within folder_lock */

/* ---- where nothing may be written beside it (unwritable.c) ---- */

bool unwritable_is(const char *path);      /* an absolute one */
/* To be read; SQLITE_OK. */
int unwritable_open(const char *path, sqlite3 **db, struct text *said, struct err *e);

/* ---- sync points (sync.c), who holds the file (holder.c), versions (migrate.c) ---- */

bool sync_open(struct store *s, struct err *e);
void sync_close(struct store *s);
/* A first transaction in the log, page 1 in it (log.c); without a sync where the log is new. */
bool sync_begin_log(struct store *s, struct err *e);
void sync_committed(struct store *s);      /* something is newer than the last sync point */
bool sync_clean(const struct store *s);    /* nothing is */
bool sync_emptying(const struct store *s); /* the thread may have the write lock: not another program */

int64_t sync_due(const struct store *s, const struct moment *now);
void sync_tick(struct store *s, const struct moment *now);

/* ---- backups made by themselves (snapshot.c) ---- */

void snapshot_want(struct store *s);       /* a call has ended */
int64_t snapshot_due(const struct store *s, const struct moment *now);
void snapshot_tick(struct store *s, const struct moment *now);
void snapshot_close(struct store *s);

void boot_read(char out[BOOT_SIZE]);       /* the kernel's name for this boot; "" unknown */
/* The letter of its state, and when it began in clock ticks since the boot: a number that was
 * given to another process since does not deceive. False: it cannot be read. */
bool process_read(long pid, char *state, unsigned long long *began);
bool place_is_network(const char *path);
bool holder_take(struct store *s, struct err *e); /* exclusive, for as long as it is open */
/* Only the lock, the log moved into the file; s->rc says why not. */
bool holder_lock(struct store *s);
void holder_leave(struct store *s);
bool holder_say(struct store *s, struct err *e); /* why it is busy, and who; returns false */

int schema_newest(const struct sql_file *files, size_t n);
bool schema_make(const char *path, bool network, struct text *said, struct err *e);
int schema_version(struct store *s);
/* Runs what is newer than the workbook, each script one transaction, after a snapshot. */
bool schema_update(struct store *s, const struct sql_file *files, size_t n, struct err *e);
/* Another connection of this process, its files 0600 whatever the umask. The path is only a
 * path: neither a URI nor a name like ":memory:". */
int file_open(const char *path, int flags, sqlite3 **db);

bool contact_remove(struct store *s, int64_t id, struct err *e); /* with all that is theirs */

/* ---- with whom a student talked (intake.c); nobody where the conversation is mine ---- */

void intake_person(struct store *s, int64_t interview_id, char **name, char **role,
	char **organisation);
void intake_who(struct store *s, int64_t interview_id, struct contact *who);

/* ---- what a list of students shows (standing.c) ---- */

/* At the end of a transaction: of the students it touched; in a slice of a batch they are only
 * noted down. */
bool standing_refresh(struct store *s, struct err *e);

/* ---- batches (batch.c) ---- */

/* Of a row that is shown, by its batch_id: none is of a batch that is not whole. */
#define SHOWN(batch_id) " (" batch_id " IS NULL OR " batch_id \
	" NOT IN (SELECT id FROM batch WHERE whole <> 1)) "
/* What was edited since a batch was whole, read before the write lock is taken. */
struct batch_edits {
	int64_t id, version;       /* of the batch; of the workbook when it was read */
	int64_t *contacts, *interviews; size_t n_contacts, n_interviews;
};
void batch_look(struct store *s, int64_t id, struct batch_edits *out);
void batch_edits_done(struct batch_edits *x);
/* Takes back the batch of a step of undo, or brings it back; `said` gets what stayed. */
bool batch_turn(struct store *s, int64_t id, bool redo, struct batch_edits *seen, struct text *said,
	struct err *e);
/* What it changed of rows that were there before (batch_change.c). */
bool batch_change_add(struct store *s, int64_t batch_id, const void *changes, int n, struct err *e);
bool batch_changes_turn(struct store *s, int64_t batch_id, bool redo, const char *label, struct err *e);
/* The last of its slices; not `applied`: it is taken back already, and only deleted. */
bool batch_change_take_back(struct store *s, int64_t batch_id, bool applied, bool *any, struct err *e);
bool batch_changes_forget(struct store *s, bool *more, struct err *e);
bool batch_changes_lost(struct store *s);
bool batch_written(struct store *s, struct err *e); /* a slice's rows, into the full text */
int64_t batch_due(const struct store *s);
void batch_tick(struct store *s);

/* ---- what a person agreed to (consent.c); within the transaction that changes the person ---- */

/* Without a day it is today's, in the zone of the settings. */
bool consent_save(struct store *s, const struct contact *c, bool is_new, struct err *e);
void consent_read_all(struct store *s, struct contact *c);
/* The columns that are made from others, of a contact that came from another workbook (contact.c). */
bool contact_derive(struct store *s, int64_t id);
bool kept_remove(struct store *s, int64_t contact_id, struct err *e); /* kept.c */
bool consent_remove(struct store *s, int64_t contact_id, struct err *e);
bool letters_remove(struct store *s, int64_t contact_id, struct err *e);

/* ---- the assignment (coursework.c) ---- */

/* How far it is; false: none is chosen. Both are the caller's. */
bool coursework_state_read(struct store *s, struct coursework *what, struct coursework_state *out);

/* ---- what is due (due.c) ---- */

/* At the end of a transaction: the steps of a few owners that it touched. */
bool due_refresh(struct store *s, struct err *e);
void due_close(struct store *s);
/* Milliseconds until due_tick wants to be called; -1: never. */
int64_t due_more(const struct store *s, const struct moment *now);
void due_tick(struct store *s, const struct moment *now); /* a slice of those that still wait */

bool backup_write(struct store *s, const char *to, struct err *e); /* replaces `to` */

/* ---- damage (damage.c) ---- */

/* After SQLITE_ERROR from `sql`: a bug of ours dies printing it; else the workbook is
 * damaged, and s->rc says so. */
void damage_or_bug(struct store *s, const char *sql);
/* The same after a script, the last of `n`. */
void damage_or_bug_in(struct store *s, const struct sql_file *files, size_t n);
/* After s->rc: rebuilds the full-text indexes that are damaged, within the transaction if
 * there is one. True: there were such, and what failed can be done again. On a key's path
 * only where that is quick; once in vain, not again. s->rc stays. */
bool damage_mend(struct store *s);
/* The number of a schema that is intact but says no version. */
bool damage_mend_version(struct store *s);

/* ---- words (match.c) ---- */

bool partner_function_add(struct store *s, struct err *e); /* partner_name() in SQL */
int words_fold_add(sqlite3 *db); /* words_fold(text) in SQL: what narrowing looks at; a result code */
bool functions_add(struct store *s, struct err *e); /* SQL functions of ours */
/* Folded words parted by blanks: what lists are narrowed by. */
#define SEARCHED_BETWEEN "\x1f" /* of a contact's fields in the column the full text looks into */
void match_fold(struct text *out, const char *text);
/* Words of a person made safe for FTS5: each quoted, all of them or only the last as a
 * beginning. False: there are none. */
bool match_query(const char *words, bool all_begin, struct text *out);

/* Appends the place in `text` that answers the folded `parts`, the words found between « and »
 * (else its beginning). Returns how well it answers: 0 not at all. */
int match_excerpt(const char *text, const char *parts, struct text *out);

/* The words of a full-text index, by statements that `VOCABULARY("note_text")` makes. */
struct vocabulary {
	const char *make, *next;
};
#define VOCABULARY(index) { \
	"CREATE VIRTUAL TABLE IF NOT EXISTS temp." index "_words USING fts5vocab(main, " index ", instance)", \
	"SELECT term FROM temp." index "_words WHERE term >= :from LIMIT 1" }
/* Sets `out` to what finds the same rows as `match` (of match_query): a long beginning at its end is replaced
 * by the words of the index that begin so, where they are not too many. */
void vocabulary_spread(struct store *s, const struct vocabulary *v, const char *match, struct text *out);

/* ---- lists in memory, and nouns that other nouns read ---- */

/* A contact c with what other tables say of it, but for what they agreed to, and an interview i:
 * "SELECT" CONTACT_WHOLE "FROM" CONTACT_JOINED. As a view or a subquery each would take half as
 * long again to prepare, which is most of what a command does. */
#define CONTACT_WHOLE " c.*, coalesce(o.name, '') AS organisation, " \
	"coalesce(o.target, 0) AS target, coalesce(r.name, '') AS referrer "
#define CONTACT_JOINED " contact c " \
	"LEFT JOIN organisation o ON o.id = c.organisation_id LEFT JOIN contact r ON r.id = c.referrer_id "
#define INTERVIEW_WHOLE " i.id, i.revision, i.uuid, i.contact_id, i.kind, i.agreed_minutes, " \
	"i.scheduled_ms, i.zone, i.place, i.channel, t.started_ms, t.ended_ms, i.practice, i.partner, " \
	"i.speed, i.nervous_before, i.nervous_after, i.assignment, i.source, i.situation, i.seed, i.uid, i.sequence, i.stamp_ms, " \
	"i.batch_id, i.created_ms, t.at_ms, t.student_id AS student, coalesce(c.name, i.partner) AS contact, " \
	"coalesce(c.role, '') AS role, coalesce(o.name, '') AS organisation, " \
	"coalesce(nullif(c.zone, ''), i.zone, '') AS theirs "
#define INTERVIEW_JOINED " interview i JOIN timing t ON t.interview_id = i.id " \
	"LEFT JOIN contact c ON c.id = i.contact_id LEFT JOIN organisation o ON o.id = c.organisation_id "
/* A row of CONTACT_WHOLE, and what they agreed to. */
void contact_whole_read(struct store *s, sqlite3_stmt *st, struct contact *out);

/* Reads all rows into such a list. */
bool list_read(struct store *s, sqlite3_stmt *st, const struct columns *cs, void *at, size_t *n,
	size_t *cap);

const struct columns *contact_columns(void); /* made of contact_fields */
extern const struct columns interview_columns, asked_columns, note_columns,
	step_columns, letter_columns;
/* The contact of a real call that has ended comes to its stage; within a transaction. */
bool contact_talked(struct store *s, int64_t interview_id, struct err *e);
bool interview_get(struct store *s, int64_t id, struct interview *out, struct err *e);
/* A row of INTERVIEW_WHOLE, and how long it was. */
void interview_whole_read(struct store *s, sqlite3_stmt *st, struct interview *out);
/* What belongs to an interview, and it itself; within a transaction. */
bool interview_remove(struct store *s, int64_t id, struct err *e);
/* Of one question, within a transaction; the interview it belongs to, 0: none. */
bool asked_insert(struct store *s, int64_t interview_id, void *asked, struct err *e);
bool asked_update(struct store *s, int64_t interview_id, void *asked, struct err *e);
bool asked_remove(struct store *s, int64_t id, struct err *e);
int64_t asked_interview(struct store *s, int64_t id);
bool clock_list(struct store *s, struct call *c);
int64_t clock_length(struct store *s, const struct interview *i); /* once it has ended */
bool asked_list(struct store *s, struct call *c);
bool asking_list(struct store *s, struct call *c);
bool note_list(struct store *s, struct call *c);
bool check_list(struct store *s, struct call *c);
bool reflection_list(struct store *s, struct call *c);
bool writeup_list(struct store *s, struct call *c);
bool step_list(struct store *s, struct call *c);
/* The edit was of an older revision, or the row is gone: says which. */
bool revision_refused(struct store *s, bool there, const char *what, struct err *e);

#endif
