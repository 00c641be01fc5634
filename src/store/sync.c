/*
 * sync.c: sync points. In a write-ahead log a commit costs no sync, so it can
 * be had at every key; what is committed is safe from a power cut once the log
 * itself is synced. A small thread does that, so that a slow disk never holds
 * the loop: it syncs the log's file through its own connection, takes no lock,
 * and nobody waits. (A checkpoint would sync too, but then the next key's
 * commit begins the log anew and syncs its first page itself.)
 *
 * The log goes back into the workbook when nobody types; the thread then also
 * writes the first row of the new log.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

enum { SYNC_AFTER_MS = 200,    /* after the first unsynced commit; 250 are promised */
       SYNC_ALONG_MS = 120,    /* the same, when a key has woken us anyway */
       RETRY_MS = 1000,        /* after a disk refused */
       IDLE_MS = 2000,         /* without a commit: time for a checkpoint */
       LOG_PAGES_MAX = 4096 }; /* then a checkpoint comes while typing goes on, too */

struct sync {
	/* The loop's own. */
	uint64_t commits, asked;  /* counted; up to which a sync point was asked for */
	int64_t dirty_ms;         /* boot clock at the first commit not asked for yet */
	int64_t asked_ms;         /* at the first commit of those that were */
	int64_t tried_ms;         /* when it was asked for last */
	int64_t last_ms;          /* at the last commit */
	int pages;                /* in the log */
	/* Shared. */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake, done;
	bool running, stop, checkpoint;
	bool emptying;            /* it may have the write lock */
	uint64_t asks, answers;   /* counted */
	uint64_t wanted, synced;  /* commits: to be safe, and safe */
	int rc;                   /* of the last sync */
	/* The thread's own. */
	sqlite3 *db;
};

/* ---- the work ---- */

/* Syncs the log's file; SQLite opened it and keeps it. */
static int
sync_log(sqlite3 *db)
{
	sqlite3_file *log = NULL;
	int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);

	if (rc != SQLITE_OK || !log || !log->pMethods)
		return rc;
	return log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}

/* The first row of a log syncs its head: here, so that no key's commit has to. To set
 * application_id to what it is brings page 1 into the log, and with it the count by which a
 * log is known to be of this file. Should another be writing just now, it has done so. */
static void
log_begin(sqlite3 *db)
{
	if (sqlite3_exec(db,
		"INSERT INTO serial(noun, last) VALUES ('log', 1) "
		"ON CONFLICT(noun) DO UPDATE SET last = last + 1; "
		"PRAGMA application_id = 0x68616c66; COMMIT", NULL, NULL, NULL) != SQLITE_OK)
		sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
}

static bool
log_is_empty(sqlite3 *db)
{
	sqlite3_file *log = NULL;
	sqlite3_int64 size = -1;

	return sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
		log && log->pMethods && log->pMethods->xFileSize(log, &size) == SQLITE_OK &&
		size == 0;
}

/* The head is synced for the sake of older rows behind it, which after a power cut would be
 * taken for rows of a head that did not reach the disk. A log of 0 bytes has none: its head
 * may wait for the first sync point, as its rows do. So nobody waits here for a slow disk. */
bool
sync_begin_log(struct store *s, struct err *e)
{
	bool empty = log_is_empty(s->db);

	if (empty && !sql_exec(s, "PRAGMA synchronous = OFF", e))
		return false;
	if (sqlite3_exec(s->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK) {
		if (empty && !log_is_empty(s->db)) /* another program has begun it meanwhile */
			sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
		else
			log_begin(s->db);
	}
	return !empty || sql_exec(s, "PRAGMA synchronous = NORMAL", e);
}

/* The schema is read before the write lock is taken: that is the longest of it. */
static void
empty_log(sqlite3 *db)
{
	int in_log = 0, moved = 0;
	int rc = sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_PASSIVE, &in_log, &moved);

	if (rc == SQLITE_OK && in_log == moved &&
		sqlite3_exec(db, "SELECT last FROM serial WHERE noun = 'log'; BEGIN IMMEDIATE", NULL, NULL,
			NULL) == SQLITE_OK)
		log_begin(db);
}

static void
sync_emptied(struct sync *y)
{
	pthread_mutex_lock(&y->lock);
	y->emptying = false;
	pthread_mutex_unlock(&y->lock);
}

bool
sync_emptying(const struct store *s)
{
	struct sync *y = s->sync;
	bool is;

	if (!y || !y->running)
		return false;
	pthread_mutex_lock(&y->lock);
	is = y->emptying;
	pthread_mutex_unlock(&y->lock);
	return is;
}

static void *
work(void *user)
{
	struct sync *y = user;

	pthread_mutex_lock(&y->lock);
	while (!y->stop) {
		if (y->answers == y->asks) {
			pthread_cond_wait(&y->wake, &y->lock);
			continue;
		}
		uint64_t upto = y->wanted, answers = y->asks;
		bool checkpoint = y->checkpoint;
		y->checkpoint = false;
		y->emptying = checkpoint;
		pthread_mutex_unlock(&y->lock);
		if (checkpoint)
			empty_log(y->db);
		sync_emptied(y);
		int rc = sync_log(y->db);
		pthread_mutex_lock(&y->lock);
		y->rc = rc;
		y->answers = answers;
		if (rc == SQLITE_OK)
			y->synced = upto;
		pthread_cond_signal(&y->done);
	}
	pthread_mutex_unlock(&y->lock);
	return NULL;
}

/* ---- open and close ---- */

static int
count_pages(void *user, sqlite3 *db, const char *name, int pages)
{
	(void)db, (void)name;
	((struct sync *)user)->pages = pages;
	return SQLITE_OK;
}

/* Signals are the loop's; but a fault of the thread's own that is blocked would end the
 * program without a handler. */
static bool
start_thread(struct sync *y)
{
	static const int faults[] = { SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP };
	sigset_t all, before;
	bool ok;

	sigfillset(&all);
	for (size_t i = 0; i < LEN(faults); i++)
		sigdelset(&all, faults[i]);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	ok = pthread_create(&y->thread, NULL, work, y) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ok;
}

static bool
sync_start(struct store *s, struct err *e)
{
	struct sync *y = s->sync;

	s->rc = file_open(s->path, SQLITE_OPEN_READWRITE, &y->db);
	/* It prepares next to nothing. Newer versions of SQLite use some of it when they open, and
	 * answer that it is busy: then it stays. */
	if (s->rc == SQLITE_OK)
		sqlite3_db_config(y->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
	/* A read opens the log; of the first page, so that no start waits for the schema. */
	if (s->rc == SQLITE_OK)
		s->rc = sqlite3_exec(y->db, "PRAGMA schema_version; "
			"PRAGMA wal_autocheckpoint = 0", NULL, NULL, NULL);
	if (s->rc != SQLITE_OK)
		return sql_fail(s, e);
	sqlite3_wal_autocheckpoint(s->db, 0);
	sqlite3_wal_hook(s->db, count_pages, y);
	pthread_mutex_init(&y->lock, NULL);
	pthread_cond_init(&y->wake, NULL);
	pthread_cond_init(&y->done, NULL);
	y->running = start_thread(y);
	return y->running || err_set(e, "Cannot start a thread. Close other programs, then try again.");
}

/* Only where there is a log: with a rollback journal each commit is safe at once. */
bool
sync_open(struct store *s, struct err *e)
{
	if (s->network || s->readonly)
		return true;
	s->sync = mem_new(1, sizeof(*s->sync));
	return !(s->flags & STORE_SCREEN) || sync_start(s, e);
}

static void
sync_stop(struct sync *y)
{
	if (y->running) {
		pthread_mutex_lock(&y->lock);
		y->stop = true;
		pthread_cond_signal(&y->wake);
		pthread_mutex_unlock(&y->lock);
		pthread_join(y->thread, NULL);
		pthread_mutex_destroy(&y->lock);
		pthread_cond_destroy(&y->wake);
		pthread_cond_destroy(&y->done);
	}
	sqlite3_close(y->db);
}

void
sync_close(struct store *s)
{
	if (!s->sync)
		return;
	sync_stop(s->sync);
	free(s->sync);
	s->sync = NULL;
}

/* ---- asking ---- */

/* What the thread has come to. */
struct state {
	uint64_t synced;
	bool busy;
	int rc;
};

static struct state
sync_look(struct sync *y)
{
	struct state now = { y->asked, false, SQLITE_OK };

	if (!y->running)
		return now;
	pthread_mutex_lock(&y->lock);
	now = (struct state){ y->synced, y->answers != y->asks, y->rc };
	pthread_mutex_unlock(&y->lock);
	return now;
}

static void
sync_ask(struct sync *y, bool checkpoint, int64_t now_ms)
{
	if (sync_look(y).synced == y->asked) /* else the older ones still wait */
		y->asked_ms = y->dirty_ms;
	y->asked = y->commits;
	y->tried_ms = now_ms;
	pthread_mutex_lock(&y->lock);
	y->asks++;
	y->wanted = y->commits;
	y->checkpoint |= checkpoint;
	pthread_cond_signal(&y->wake);
	pthread_mutex_unlock(&y->lock);
}

static int
wait_for(struct sync *y)
{
	int rc;

	pthread_mutex_lock(&y->lock);
	while (y->answers != y->asks)
		pthread_cond_wait(&y->done, &y->lock);
	rc = y->rc;
	pthread_mutex_unlock(&y->lock);
	return rc;
}

void
sync_committed(struct store *s)
{
	struct sync *y = s->sync;

	s->committed_ms = s->now.boot_ms;
	if (!y)
		return;
	if (y->commits == y->asked)
		y->dirty_ms = s->now.boot_ms;
	y->commits++;
	y->last_ms = s->now.boot_ms;
}

bool
sync_clean(const struct store *s)
{
	return !s->sync || sync_look(s->sync).synced == s->sync->commits;
}

bool
store_sync(struct store *s, struct err *e)
{
	struct sync *y = s->sync;

	draft_buffer_flush(s);
	if (!y || s->network)
		return true;
	if (y->running) {
		sync_ask(y, false, s->now.boot_ms);
		s->rc = wait_for(y);
	} else {
		s->rc = sync_log(s->db);
		y->asked = y->commits;
	}
	return sql_ok(s, e);
}

/* ---- in the loop ---- */

int64_t
store_unsynced_ms(const struct store *s, const struct moment *now)
{
	struct sync *y = s->sync;
	int64_t since;

	if (sync_clean(s))
		return 0;
	since = sync_look(y).synced < y->asked ? y->asked_ms : y->dirty_ms;
	return now->boot_ms > since ? now->boot_ms - since : 1;
}

bool
store_sync_refused(const struct store *s)
{
	return s->sync && sync_look(s->sync).rc != SQLITE_OK;
}

static int64_t
sync_left(int64_t from, int64_t wait, const struct moment *now)
{
	int64_t ms = from + wait - now->boot_ms;

	return ms > 0 ? ms : 0;
}

int64_t
sync_due(const struct store *s, const struct moment *now)
{
	struct sync *y = s->sync;
	struct state at;

	if (!y || !y->running)
		return -1;
	at = sync_look(y);
	if (y->commits != y->asked)
		return sync_left(y->dirty_ms, SYNC_AFTER_MS, now);
	if (at.synced != y->commits) { /* under way, or refused */
		int64_t ms = sync_left(y->tried_ms, RETRY_MS, now);
		return ms == 0 && at.busy ? RETRY_MS : ms;
	}
	return y->pages > 0 ? sync_left(y->last_ms, IDLE_MS, now) : -1;
}

void
sync_tick(struct store *s, const struct moment *now)
{
	struct sync *y = s->sync;
	struct state at;
	bool idle, dirty;

	if (!y || !y->running)
		return;
	at = sync_look(y);
	idle = y->pages > LOG_PAGES_MAX || (y->pages && sync_left(y->last_ms, IDLE_MS, now) == 0);
	dirty = y->commits != y->asked
		? sync_left(y->dirty_ms, SYNC_ALONG_MS, now) == 0
		: at.synced != y->commits && !at.busy && sync_left(y->tried_ms, RETRY_MS, now) == 0;
	if (!dirty && !idle)
		return;
	/* After a refusal the next sync may say yes to pages that were dropped: a checkpoint
	 * writes them once more. */
	sync_ask(y, idle || at.rc != SQLITE_OK, now->boot_ms);
	if (idle)
		y->pages = 0;
}
