/*
 * snapshot.c: backups that the full program makes by itself, at a call's end
 * and once a day, never in the way: copied behind frames, in slices, when
 * nobody types and no call runs; synced, read back and named by a thread of its
 * own. What fails is told once and tried again in an hour.
 */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "backup.h"

enum { QUIET_MS = 500,            /* since the last commit */
       VERIFYING_MS = 100,        /* how often the thread is asked */
       SLICE_PAGES = 256,         /* a megabyte: about a millisecond */
       AT_ONCE_PAGES = 8192,      /* when the program ends: more are left for the next time */
       RUNNING_MS = 10 * 60000,   /* a call without a commit for so long is none */
       ROOM_LEFT = 16 << 20 };    /* bytes that a backup leaves free */

struct snapshot {
	bool wanted;
	int day;                  /* looked for one of this day, 20261130; 0: not yet */
	int64_t not_before_ms;    /* boot clock */
	enum { RESTING, COPYING, VERIFYING } state;
	struct copy copy;
	int slice, left;          /* pages: to copy at once, not copied yet */
	const char *failed;       /* why, not told yet; NULL: nothing */
	bool told;
	/* The thread's. */
	pthread_t thread;
	bool threaded, good;
	_Atomic bool done;
};

void
store_backups_on(struct store *s)
{
	if (s->readonly || s->snapshot)
		return;
	s->snapshot = mem_new(1, sizeof(*s->snapshot));
	s->committed_ms = s->now.boot_ms; /* first let the screen come, and the first keys */
}

void
snapshot_want(struct store *s)
{
	if (!s->snapshot)
		return;
	s->snapshot->wanted = true;
	s->snapshot->not_before_ms = 0;
}

bool
store_backup_failed(struct store *s, const char **why)
{
	struct snapshot *p = s->snapshot;

	if (!p || !p->failed || p->told)
		return false;
	*why = p->failed;
	return p->told = true;
}

static void
snapshot_fail(struct store *s, const char *why)
{
	struct snapshot *p = s->snapshot;

	p->state = RESTING;
	p->failed = why;
	p->not_before_ms = s->now.boot_ms + HOUR_MS;
}

/* ---- the long part ---- */

static void *
verify(void *user)
{
	struct snapshot *p = user;

	p->good = copy_verify(&p->copy, NULL) && copy_finish(&p->copy, NULL);
	atomic_store(&p->done, true);
	return NULL;
}

static void
snapshot_verify(struct snapshot *p)
{
	sigset_t all, before;

	p->state = VERIFYING;
	atomic_store(&p->done, false);
	sigfillset(&all); /* signals are the loop's */
	pthread_sigmask(SIG_SETMASK, &all, &before);
	p->threaded = pthread_create(&p->thread, NULL, verify, p) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!p->threaded)
		verify(p);
}

static void
snapshot_verified(struct store *s)
{
	struct snapshot *p = s->snapshot;

	if (p->threaded)
		pthread_join(p->thread, NULL);
	p->threaded = false;
	p->state = RESTING;
	if (!p->good) {
		snapshot_fail(s, "it could not be written");
		return;
	}
	p->failed = NULL;
	backups_rotate(s->uuid);
}

/* ---- the copy ---- */

static bool
room_for_it(const char *path, int64_t bytes)
{
	char *dir = mem_str(path), *slash = strrchr(dir, '/');
	struct statvfs fs;

	*slash = '\0';
	bool ok = statvfs(dir, &fs) != 0 ||
		(int64_t)fs.f_bavail * (int64_t)fs.f_frsize > bytes + ROOM_LEFT;
	free(dir);
	return ok;
}

static int64_t
pages(struct store *s)
{
	return sql_number(s, sql_get(s, "PRAGMA page_count"));
}

static void
snapshot_begin(struct store *s)
{
	struct snapshot *p = s->snapshot;
	char *path = backups_name(s->uuid, s->now.wall_ms, BACKUP_AUTO);
	int64_t bytes = pages(s) * sql_number(s, sql_get(s, "PRAGMA page_size"));

	p->wanted = false;
	p->slice = SLICE_PAGES;
	p->left = 0;
	if (!path_make_parent(path, NULL))
		snapshot_fail(s, "it could not be written");
	else if (!room_for_it(path, bytes))
		snapshot_fail(s, "there is no room");
	else if (!copy_begin(&p->copy, s->db, path, false, NULL))
		snapshot_fail(s, "it could not be written");
	else
		p->state = COPYING;
	p->wanted = p->state == RESTING;
	free(path);
}

/* A change by another connection makes it begin anew: then by larger slices. */
static void
snapshot_copy(struct store *s, int slice)
{
	struct snapshot *p = s->snapshot;
	bool more;

	if (!copy_step(&p->copy, slice, &more, NULL)) {
		p->wanted = true;
		snapshot_fail(s, "it could not be written");
		return;
	}
	int left = more ? sqlite3_backup_remaining(p->copy.b) : 0;
	if (more && p->left && left >= p->left)
		p->slice *= 2;
	p->left = left;
	if (!more)
		snapshot_verify(p);
}

/* ---- when ---- */

/* Looks once a day, by the names of what is there. */
static void
look_for_todays(struct store *s)
{
	struct snapshot *p = s->snapshot;
	int today = time_day(s->now.wall_ms, NULL);
	struct backups l;
	bool found = false;

	if (p->day == today)
		return;
	p->day = today;
	backups_list(&l, s->uuid);
	for (size_t i = 0; i < l.n; i++)
		found |= l.b[i].kind == BACKUP_AUTO && time_day(l.b[i].made_ms, NULL) == today;
	p->wanted |= !found;
	backups_done(&l);
}

static int64_t
quiet_in(const struct store *s, const struct moment *now)
{
	int64_t ms = s->committed_ms + QUIET_MS - now->boot_ms;

	return ms > 0 ? ms : 0;
}

static bool
in_a_call(struct store *s)
{
	return s->now.boot_ms - s->committed_ms < RUNNING_MS && store_interview_running(s, 0);
}

int64_t
snapshot_due(const struct store *s, const struct moment *now)
{
	struct snapshot *p = s->snapshot;

	if (!p)
		return -1;
	if (p->state == VERIFYING)
		return VERIFYING_MS;
	if (s->waits.n) /* rescue_due says when they are tried again */
		return -1;
	if (p->state == COPYING || p->day == 0)
		return quiet_in(s, now);
	if (!p->wanted)
		return -1;
	int64_t ms = p->not_before_ms - now->boot_ms;
	return ms > quiet_in(s, now) ? ms : quiet_in(s, now);
}

void
snapshot_tick(struct store *s, const struct moment *now)
{
	struct snapshot *p = s->snapshot;

	if (!p || s->tx.depth)
		return;
	if (p->state == VERIFYING && atomic_load(&p->done))
		snapshot_verified(s);
	if (p->state == VERIFYING || s->waits.n || quiet_in(s, now))
		return;
	look_for_todays(s);
	if (p->state == RESTING && p->wanted && now->boot_ms >= p->not_before_ms) {
		if (in_a_call(s))
			p->not_before_ms = now->boot_ms + MINUTE_MS;
		else
			snapshot_begin(s);
	} else if (p->state == COPYING) {
		snapshot_copy(s, p->slice);
	}
}

/* A call that ended just now has its backup before the program is gone, if that is quick. */
static void
snapshot_hurry(struct store *s)
{
	struct snapshot *p = s->snapshot;
	bool quick = p->state == COPYING ? p->left <= AT_ONCE_PAGES
		: p->wanted && !p->not_before_ms && pages(s) <= AT_ONCE_PAGES;

	if (p->state == RESTING && quick && !s->waits.n)
		snapshot_begin(s);
	if (p->state == COPYING && quick)
		snapshot_copy(s, -1);
}

void
snapshot_close(struct store *s)
{
	struct snapshot *p = s->snapshot;

	if (!p)
		return;
	if (s->db)
		snapshot_hurry(s);
	if (p->state == VERIFYING)
		snapshot_verified(s);
	copy_drop(&p->copy);
	free(p);
	s->snapshot = NULL;
}
