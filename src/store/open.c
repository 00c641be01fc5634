/*
 * open.c: a workbook from a path to a store ready for use. A stranger's file is
 * told from ours without a lock, a journal or a byte changed (header.c); what else
 * it may be (missing, newer, held by another program) ends in a sentence.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "private.h"

/* ---- which file is it? ---- */

/* Absolute, links followed, also one whose file is not there: what SQLite has beside a file
 * is beside that one. The caller's. */
static char *
real_path(const char *path)
{
	char *at = path_absolute(path), *real = NULL, to[4096];
	ssize_t n;

	for (int links = 0; !real && links < 40; links++) {
		real = realpath(at, NULL);
		n = real ? -1 : readlink(at, to, sizeof(to) - 1);
		if (n < 0)
			break;
		to[n] = '\0';
		strrchr(at, '/')[to[0] == '/' ? 0 : 1] = '\0';
		char *whole = to[0] == '/' ? mem_str(to) : path_join(at, to);
		free(at);
		at = path_absolute(whole);
		free(whole);
	}
	if (real)
		free(at);
	return real ? real : at;
}

/* Makes it where that is asked for. */
static bool
open_find(const char *path, unsigned flags, struct text *kept, struct err *e)
{
	struct stat st;
	bool there = stat(path, &st) == 0;

	if (flags & (STORE_MAKE | STORE_SCREEN)) /* before anything of ours is open there */
		temporary_sweep_beside(path);
	if (there && S_ISDIR(st.st_mode))
		return err_set(e, "%s is a folder, not a workbook.", path);
	if (there && !S_ISREG(st.st_mode))
		return err_set(e, "%s is not a regular file, so it cannot be a workbook. Name another file "
				  "with --workbook.", path);
	if (there && st.st_size > 0) {
		if (!header_is_ours(path, e))
			return false;
		leftovers_judge(path, kept);
		return true;
	}
	if (flags & STORE_MAKE)
		return schema_make(path, place_is_network(path), kept, e);
	if (there)
		return err_set(e, "%s is empty, not a workbook.", path);
	return err_set(e, "There is no workbook at %s yet. Start \"halfhour\" once, or name another "
			  "file with --workbook.", path);
}

/* ---- ready for use ---- */

/* A change that is not of a call waits for this program's own thread, however slow the disk: to
 * refuse it and speak of another program would be untrue. */
static int
wait_a_little(void *user, int times)
{
	struct store *s = user;
	const struct timespec ms = { 0, 1000000 };
	bool patient = s->wait_ms >= WAIT_SCREEN_MS && sync_emptying(s);

	(void)times;
	if (s->waited_ms >= (patient ? WAIT_COMMAND_MS : s->wait_ms))
		return 0;
	s->waited_ms++;
	nanosleep(&ms, NULL);
	return 1;
}

static bool
connect(struct store *s, int flags, struct err *e)
{
	struct err why = { "" };

	triggers_forget(s);
	if (s->unwritable)
		s->rc = unwritable_open(s->path, &s->db, &s->kept, &why);
	else
		s->rc = file_open(s->path, flags | SQLITE_OPEN_NOMUTEX, &s->db);
	if (s->rc == SQLITE_BUSY)
		s->rc = SQLITE_OK; /* asked again below, with patience */
	if (s->rc != SQLITE_OK)
		return *why.text ? err_set(e, "%s", why.text) : sql_fail(s, e);
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_handler(s->db, wait_a_little, s);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return functions_add(s, e);
}

static bool
use_log(struct store *s, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "PRAGMA journal_mode = WAL");
	bool answer = sql_row(s, st);

	if (answer && strcmp(col_str(st, 0), "wal") != 0)
		s->network = true; /* a place that cannot have one */
	sql_end(st);
	if ((s->rc & 0xff) == SQLITE_BUSY)
		return holder_say(s, e);
	return sql_ok(s, e);
}

static bool
open_settle(struct store *s, struct err *e)
{
	s->network = place_is_network(s->path);
	if (!s->readonly && !(s->network ? holder_take(s, e) : use_log(s, e)))
		return false;
	if (s->network && !s->readonly)
		text_joinf(&s->notice, ". ", "On a network file system: one program at a time, and saving is "
			"slower");
	return sql_exec(s, s->network ? "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL"
				      : "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL", e);
}

/* A newer one is opened again, so that nothing at all can be written to it. */
static bool
look_only(struct store *s, int version, struct err *e)
{
	columns_forget(s);
	holder_leave(s);
	sqlite3_close(s->db);
	s->db = NULL;
	s->newer = s->readonly = true;
	text_clear(&s->notice);
	text_joinf(&s->notice, ". ", "A newer halfhour made this workbook (version %d): it can be read, not "
		"changed", version);
	return connect(s, SQLITE_OPEN_READONLY, e);
}

static bool
bring_up_to_date(struct store *s, struct err *e)
{
	int newest = schema_newest(sql_files, n_sql_files);
	int at = schema_version(s);

	if (!sql_ok(s, e))
		return (s->rc & 0xff) == SQLITE_BUSY ? holder_say(s, e) : false;
	if (at > newest)
		return look_only(s, at, e);
	if (at < 1 && damage_mend_version(s))
		return true;
	if (at < 1)
		return err_set(e, "The workbook %s is damaged: its version is not known any more. Keep "
				  "a copy of it, then bring back a backup with \"halfhour restore\".",
			s->path);
	if (at < newest && s->readonly)
		return err_set(e, "The workbook %s is of an older version and may not be written, so it "
				  "cannot be brought up to date.", s->path);
	return schema_update(s, sql_files, n_sql_files, e);
}

static bool
read_uuid(struct store *s, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT uuid FROM workbook WHERE id = 1");

	if (sql_row(s, st)) {
		snprintf(s->uuid, sizeof(s->uuid), "%s", col_str(st, 0));
		sql_end(st);
	}
	return sql_ok(s, e);
}

/* A program that is making something there holds the lock: then the next time. */
static void
tidy(struct store *s)
{
	int lock = folder_lock(s->path, 0);

	if (lock >= 0)
		leftovers_tidy(s->path);
	if (lock >= 0 && !s->network)
		leftovers_drop_journal(s->path);
	folder_unlock(lock);
}

/* SQLite opens to read only when the first try fails for any reason; that may pass. */
static bool
connect_again(struct store *s, struct err *e)
{
	columns_forget(s);
	sqlite3_close(s->db);
	s->db = NULL;
	if (!connect(s, SQLITE_OPEN_READWRITE, e))
		return false;
	s->readonly = sqlite3_db_readonly(s->db, "main") == 1;
	return true;
}

/* What earlier programs could not store any more, and a place for what we are about to. */
static void
take_over(struct store *s)
{
	if (!(s->flags & STORE_READ)) {
		rescue_open(s);
		draft_buffer_adopt(s);
	}
	if (s->flags & STORE_SCREEN)
		draft_buffer_open(s);
}

static bool
open_start(struct store *s, struct err *e)
{
	s->wait_ms = WAIT_COMMAND_MS;
	s->unwritable = unwritable_is(s->path);
	if (!connect(s, SQLITE_OPEN_READWRITE, e))
		return false;
	s->readonly = s->unwritable || sqlite3_db_readonly(s->db, "main") == 1;
	if (s->readonly && !s->unwritable && access(s->path, W_OK) == 0 && !connect_again(s, e))
		return false;
	if (!open_settle(s, e) || !bring_up_to_date(s, e))
		return false;
	s->ready = true;
	if (!read_uuid(s, e))
		return false;
	owner_open(s);
	if (s->newer)
		return true;
	if (s->readonly) {
		text_add(&s->notice, s->unwritable
			? "The folder may not be written: the workbook can be read, not changed"
			: "The workbook may not be written: it can be read, not changed");
		if (!s->unwritable && s->flags & STORE_SCREEN && !(s->flags & STORE_READ))
			take_over(s);
		return true;
	}
	if (!(s->flags & STORE_READ)) {
		tidy(s);
		if (!s->network && !sync_begin_log(s, e))
			return false;
	}
	take_over(s);
	s->readonly = s->flags & STORE_READ;
	s->wait_ms = tx_wait(s);
	return sync_open(s, e);
}

/* What is made from the rows of a transaction. */
static bool
store_open_derive(struct store *s, struct err *e)
{
	return due_refresh(s, e) && standing_refresh(s, e);
}

static const struct store_hooks store_open_hooks = { damage_mend, triggers_for, damage_or_bug, batch_written,
	store_open_derive };

struct store *
store_open(const char *path, unsigned flags, struct err *e)
{
	struct store *s;
	struct text kept = { 0 };
	char *whole = real_path(path);

	/* Nobody asks how much memory SQLite holds, and counting it takes a lock at every
	 * piece. Only the first opening of the program can say so; later ones are refused. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	pieces_use();
	if (!open_find(whole, flags, &kept, e)) {
		text_free(&kept);
		free(whole);
		return NULL;
	}
	s = mem_new(1, sizeof(*s));
	s->hooks = &store_open_hooks;
	s->path = whole;
	s->kept = kept;
	s->flags = flags;
	if (open_start(s, e))
		return s;
	store_close(s);
	return NULL;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	if (s->tx.depth) { /* left in the middle of a change: it was not kept */
		s->tx.depth = 1;
		tx_end(s, false, NULL);
	}
	draft_buffer_close(s);
	if (s->db && s->waits.n)
		rescue_try(s);
	if (s->db && store_sync(s, NULL))
		rescue_finish(s);
	snapshot_close(s);
	rescue_close(s);
	sync_close(s);
	columns_forget(s);
	holder_leave(s); /* before the lock goes: afterwards the note may be another's */
	triggers_forget(s);
	sqlite3_close(s->db);
	owner_close(s);
	waits_free(&s->waits);
	due_close(s);
	store_partner_names(s, NULL);
	free(s->path);
	text_free(&s->notice);
	text_free(&s->kept);
	free(s);
}

/* ---- asked of it ---- */

const char *
store_path(const struct store *s)
{
	return s->path;
}

bool
store_changed(struct store *s)
{
	int64_t was = s->data_version, now;

	s->wait_ms = WAIT_KEY_MS;
	now = sql_number(s, sql_get(s, "PRAGMA data_version"));
	s->wait_ms = tx_wait(s);
	if (now) /* else another program writes just now: the next time */
		s->data_version = now;
	return was && now && was != now;
}

const char *
store_notice(const struct store *s)
{
	return text_str(&s->notice);
}

const char *
store_kept(const struct store *s)
{
	return text_str(&s->kept);
}

const char *
store_uuid(const struct store *s)
{
	return s->uuid;
}

bool
store_readonly(const struct store *s)
{
	return s->readonly;
}

unsigned
store_spooled_count(const struct store *s)
{
	return s->spooled;
}

size_t
store_waiting(const struct store *s)
{
	return s->waits.n;
}

/* ---- in the loop ---- */

void
store_now(struct store *s, const struct moment *now)
{
	s->now = *now;
}

int64_t
store_due(const struct store *s, const struct moment *now)
{
	const int64_t due[] = { sync_due(s, now), rescue_due(s, now), due_more(s, now),
		snapshot_due(s, now), batch_due(s) };
	int64_t first = -1;

	for (size_t i = 0; i < LEN(due); i++)
		if (due[i] >= 0 && (first < 0 || due[i] < first))
			first = due[i];
	return first;
}

void
store_tick(struct store *s, const struct moment *now)
{
	store_now(s, now);
	draft_buffer_tick(s);
	due_tick(s, now);
	batch_tick(s);
	if (rescue_due(s, now) == 0)
		rescue_tick(s, now);
	sync_tick(s, now);
	snapshot_tick(s, now);
	if (s->flags & STORE_SCREEN && !s->readonly && !s->tx.depth)
		triggers_all(s, NULL); /* behind the first frame, so that no key waits for them */
}
