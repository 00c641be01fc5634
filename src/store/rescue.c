/*
 * rescue.c: where a change of a call goes when the workbook is busy or the
 * disk refuses it, and how it comes into the workbook later, exactly once.
 *
 * One file a program under the state folder, "RANDOM.WORKBOOK.rescue", locked
 * while that program lives. The first line names the workbook's file; then a
 * line a change (rescue_line.c). A line's uuid is stored in the same transaction
 * as its change, so that a crash in between does no harm. A line that does not
 * fit any more (its interview is gone) is kept beside.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rescue.h"

#define HEAD "halfhour rescue 1"
#define RESCUE_MAX ((size_t)256 << 20)

enum { RETRY_MS = 250, TOGETHER = 100 };

struct rescue {
	int fd;
	char *path;
	int64_t tried_ms; /* boot clock */
};

/* ---- the file ---- */

static char *
rescue_folder(void)
{
	return path_state("rescue");
}

/* The reason first, where a narrow screen cuts nothing; and the same place at each try. */
static bool
rescue_nowhere(int why, struct err *e)
{
	char *dir = rescue_folder();

	err_set(e, "Nothing can be saved: %s. Make room on disk or in %s.", strerror(why), dir);
	free(dir);
	return false;
}

static bool
put_bytes(int fd, const struct text *t)
{
	off_t before = lseek(fd, 0, SEEK_END);
	size_t done = 0;

	while (done < t->n) {
		ssize_t n = write(fd, t->s + done, t->n - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		done += (size_t)n;
	}
	if (done == t->n && fsync(fd) == 0)
		return true;
	int why = errno;
	if (before >= 0 && ftruncate(fd, before) != 0)
		lseek(fd, 0, SEEK_END); /* the digest tells the torn line */
	errno = why;
	return false;
}

static struct rescue *
rescue_new(int fd, char *path)
{
	struct rescue *r = mem_new(1, sizeof(*r));

	*r = (struct rescue){ .fd = fd, .path = path };
	return r;
}

char *
rescue_file_name(const struct store *s, const char *suffix)
{
	struct text name = { 0 };
	char *dir = rescue_folder(), *path, uuid[UUID_SIZE];

	uuid_new(uuid);
	text_addf(&name, "%.8s.%s.%s", uuid, s->uuid, suffix);
	path = path_join(dir, name.s);
	text_free(&name);
	free(dir);
	return path;
}

void
rescue_head(const struct store *s, struct text *out)
{
	text_addf(out, HEAD "\t%s\t", s->uuid);
	line_escape(out, s->path);
	line_seal(out, 0);
}

/* A file of our own, made at the first need. */
static bool
rescue_make(struct store *s, struct err *e)
{
	struct text head = { 0 };
	char *path = rescue_file_name(s, "rescue");
	int fd;

	fd = path_make_parent(path, e)
		? open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
	if (fd < 0) {
		rescue_nowhere(errno, e);
		free(path);
		return false;
	}
	fchmod(fd, 0600);
	flock(fd, LOCK_EX | LOCK_NB);
	s->rescue = rescue_new(fd, path);
	rescue_head(s, &head);
	bool ok = put_bytes(fd, &head) || rescue_nowhere(errno, e);
	text_free(&head);
	if (!ok) {
		unlink(path);
		rescue_close(s);
	}
	return ok;
}

bool
rescue_put(struct store *s, struct waits *add, struct err *e)
{
	struct text lines = { 0 };
	bool ok = add->n == 0 || s->rescue || rescue_make(s, e);

	s->spooled++;
	for (size_t i = 0; ok && i < add->n; i++)
		line_write(&lines, &add->w[i]);
	if (ok && add->n && !put_bytes(s->rescue->fd, &lines))
		ok = rescue_nowhere(errno, e);
	for (size_t i = 0; ok && i < add->n; i++)
		waits_push(&s->waits, add->w[i]);
	if (ok)
		add->n = 0; /* they are the store's now */
	waits_free(add);
	text_free(&lines);
	return ok;
}

/* What cannot be brought in is never thrown away. */
static void
rescue_set_aside(struct store *s, const char *line)
{
	char *dir = rescue_folder();
	struct text name = { 0 };
	char *path;

	text_addf(&name, "%s.lost", s->uuid);
	path = path_join(dir, name.s);
	text_set(&name, line);
	text_addc(&name, '\n');
	if (file_append(path, name.s, name.n, NULL)) {
		text_clear(&s->notice);
		text_joinf(&s->notice, ". ", "A note typed earlier fits nowhere any more; it is kept in %s",
			path);
	}
	text_free(&name);
	free(path);
	free(dir);
}

/* ---- bringing in ---- */

static bool
rescue_known(struct store *s, const char *uuid)
{
	sqlite3_stmt *st = sql_get(s, "SELECT count(*) FROM rescued WHERE uuid = :uuid");

	sql_text(st, ":uuid", uuid);
	return sql_number(s, st) > 0;
}

static bool
rescue_remember(struct store *s, const char *uuid)
{
	sqlite3_stmt *st = sql_get(s, "INSERT INTO rescued(uuid) VALUES (:uuid)");

	sql_text(st, ":uuid", uuid);
	return sql_run(s, st, NULL);
}

/* Should another program have given out the row's number meanwhile, it gets a new one. */
static bool
rescue_apply(struct store *s, struct waiting *w)
{
	const int64_t none = 0;
	bool (*late)(struct store *s, int64_t interview_id, void *noun, struct err *e) =
		w->op->apply_late ? w->op->apply_late : w->op->apply;

	if (late(s, w->interview_id, w->noun, NULL))
		return true;
	if (s->rc != SQLITE_CONSTRAINT_PRIMARYKEY || !w->op->serial)
		return false;
	memcpy((char *)w->noun + w->op->id_at, &none, sizeof(none));
	return w->op->apply(s, w->interview_id, w->noun, NULL);
}

/* Each change is a step of undo of its own, though many share a transaction. */
static bool
rescue_record(struct store *s, const struct waiting *w)
{
	bool ok;

	s->tx.scope = w->interview_id;
	mem_set(&s->tx.label, w->op->label ? w->op->label(w->noun) : NULL);
	s->tx.unrecorded = false;
	ok = undo_record(s, NULL);
	s->tx.unrecorded = true;
	return ok;
}

/* What is recorded from here on; a change taken back leaves nothing to the next. */
static bool
record_anew(struct store *s)
{
	sqlite3session_delete(s->tx.session);
	s->tx.session = NULL;
	return recording_begin(s);
}

enum brought { BROUGHT, FITS_NOWHERE, REFUSED };

static enum brought
bring(struct store *s, struct waiting *w)
{
	bool ok;

	s->rc = SQLITE_OK;
	if (!sql_run(s, sql_get(s, "SAVEPOINT line"), NULL))
		return REFUSED;
	ok = rescue_known(s, w->uuid) ||
	     (rescue_apply(s, w) && rescue_remember(s, w->uuid) && rescue_record(s, w));
	if (!ok && s->rc != SQLITE_OK && (s->rc & 0xff) != SQLITE_CONSTRAINT)
		return REFUSED;
	if (!ok)
		sql_run(s, sql_get(s, "ROLLBACK TO line"), NULL);
	if (!sql_run(s, sql_get(s, "RELEASE line"), NULL) || !record_anew(s))
		return REFUSED;
	return ok ? BROUGHT : FITS_NOWHERE;
}

static void
put_aside(struct store *s, const struct waiting *w)
{
	struct text line = { 0 };

	line_write(&line, w);
	text_cut(&line, line.n - 1);
	rescue_set_aside(s, line.s);
	text_free(&line);
}

static void
forget_first(struct store *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		waiting_done(&s->waits.w[i]);
	s->waits.n -= n;
	memmove(s->waits.w, s->waits.w + n, s->waits.n * sizeof(*s->waits.w));
}

/* The first `n` in one transaction: a page that many of them change is written once. All
 * of them or none. */
static bool
bring_first(struct store *s, size_t n, int wait_ms)
{
	enum brought how = BROUGHT;
	bool *aside = mem_new(n, sizeof(*aside)), ok;

	ok = triggers_all(s, NULL) && tx_begin(s, 0, NULL, wait_ms, NULL);
	if (ok) {
		s->tx.plain = false;
		s->tx.unrecorded = true;
		for (size_t i = 0; i < n && how != REFUSED; i++)
			if (!draft_superseded(&s->waits, i)) {
				how = bring(s, &s->waits.w[i]);
				aside[i] = how == FITS_NOWHERE;
			}
		ok = tx_end(s, how != REFUSED, NULL) && how != REFUSED;
	}
	for (size_t i = 0; ok && i < n; i++)
		if (aside[i])
			put_aside(s, &s->waits.w[i]);
	if (ok)
		forget_first(s, n);
	free(aside);
	return ok;
}

static bool
try(struct store *s, int wait_ms)
{
	size_t n = s->waits.n < TOGETHER ? s->waits.n : TOGETHER;

	while (n && s->waits.n) {
		s->rc = SQLITE_OK;
		if (!bring_first(s, n, wait_ms))
			n = (s->rc & 0xff) == SQLITE_BUSY ? 0 : n / 2; /* room for some of them? */
		else if (n > s->waits.n)
			n = s->waits.n;
	}
	return s->waits.n == 0;
}

bool
rescue_try(struct store *s)
{
	return s->waits.n == 0 || (!s->readonly && try(s, WAIT_KEY_MS));
}

void
rescue_finish(struct store *s)
{
	if (!s->rescue || s->waits.n || !sync_clean(s))
		return;
	unlink(s->rescue->path);
	rescue_close(s);
}

void
rescue_close(struct store *s)
{
	if (!s->rescue)
		return;
	close(s->rescue->fd); /* and with it the lock */
	free(s->rescue->path);
	free(s->rescue);
	s->rescue = NULL;
}

/* ---- in the loop ---- */

int64_t
rescue_due(const struct store *s, const struct moment *now)
{
	int64_t ms;

	if (!s->rescue)
		return -1;
	if (!s->waits.n && sync_clean(s))
		return 0;
	ms = s->rescue->tried_ms + RETRY_MS - now->boot_ms;
	return ms > 0 ? ms : 0;
}

void
rescue_tick(struct store *s, const struct moment *now)
{
	s->rescue->tried_ms = now->boot_ms;
	if (s->tx.depth)
		return;
	rescue_try(s);
	rescue_finish(s);
}

/* ---- what earlier programs left ---- */

/* The same workbook, copied: what waits is for the one it was typed into, if it is there. */
bool
rescue_of_another(const struct store *s, char *head)
{
	char *save = NULL, *path;
	bool other;

	if (!line_unseal(head) || strncmp(head, HEAD "\t", strlen(HEAD) + 1) != 0)
		return false;
	strtok_r(head + strlen(HEAD) + 1, "\t", &save);
	path = strtok_r(NULL, "", &save);
	if (!path)
		return false;
	line_unescape(path);
	char *theirs = realpath(path, NULL), *ours = realpath(s->path, NULL);
	other = theirs && ours && strcmp(theirs, ours) != 0;
	free(theirs);
	free(ours);
	return other;
}

static void
read_lines(struct store *s, char *all)
{
	char *save = NULL;

	for (char *line; (line = strtok_r(all, "\n", &save)); all = NULL) {
		struct waiting w;
		char *whole = mem_str(line);

		if (strncmp(line, HEAD, strlen(HEAD)) != 0) {
			if (line_unseal(line) && line_read(line, &w))
				waits_push(&s->waits, w);
			else
				rescue_set_aside(s, whole);
		}
		free(whole);
	}
}

/* The file is ours while we hold its lock; one that is held is a living program's own. */
static void
rescue_adopt(struct store *s, const char *path)
{
	struct text all = { 0 };
	char *head;
	int fd = s->rescue ? -1 : open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0 || (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) ||
	    !file_read(path, &all, RESCUE_MAX, NULL))
		goto out;
	head = mem_strn(text_str(&all), strcspn(text_str(&all), "\n"));
	bool other = rescue_of_another(s, head);
	free(head);
	if (other)
		goto out;
	s->rescue = rescue_new(fd, mem_str(path));
	fd = -1;
	if (all.s)
		read_lines(s, all.s);
	if (try(s, tx_wait(s)) && store_sync(s, NULL))
		rescue_finish(s);
out:
	if (fd >= 0)
		close(fd);
	text_free(&all);
}

void
rescue_each(struct store *s, const char *suffix, void (*each)(struct store *s, const char *path))
{
	struct strings names = { 0 };
	struct text end = { 0 };
	char *dir = rescue_folder();

	text_addf(&end, ".%s.%s", s->uuid, suffix);
	path_list(&names, dir, end.s);
	for (size_t i = 0; i < names.n; i++) {
		char *path = path_join(dir, names.s[i]);
		each(s, path);
		free(path);
	}
	strings_free(&names);
	text_free(&end);
	free(dir);
}

void
store_leftovers(const char *uuid, const char *suffix, struct strings *out)
{
	struct strings names = { 0 };
	struct text end = { 0 };
	char *dir = rescue_folder();

	text_addf(&end, "%s.%s", uuid, suffix); /* "lost" files begin with it */
	path_list(&names, dir, end.s);
	for (size_t i = 0; i < names.n; i++) {
		char *path = path_join(dir, names.s[i]);
		strings_add(out, path);
		free(path);
	}
	strings_free(&names);
	text_free(&end);
	free(dir);
}

void
rescue_open(struct store *s)
{
	rescue_each(s, "rescue", rescue_adopt);
}
