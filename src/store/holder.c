/*
 * holder.c: where files are shared over a network a workbook has one program
 * at a time. A note beside it ("FILE-holder") tells which, so that others can
 * say who, and so that a new start can ask an old one, left behind by a
 * dropped connection, to save and leave. The lock itself is SQLite's; the note
 * is only believed of a process of ours, on this machine, since this boot.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statfs.h>
#include <time.h>
#include <unistd.h>

#include "private.h"

enum { LEAVE_TRIES = 100, LEAVE_WAIT_MS = 50 };

/* Kinds of file system (statfs(2)) where locks or shared memory cannot be trusted. */
static const uint32_t shared[] = {
	0x6969,     /* NFS */
	0x517b,     /* SMB */
	0xff534d42, /* CIFS */
	0xfe534d42, /* SMB 2 */
	0x01021997, /* 9p */
	0x65735546, /* FUSE: sshfs and its like */
	0x73757245, /* Coda */
	0x5346414f, /* AFS */
	0x6b414653, /* AFS */
	0x00c36400, /* Ceph */
	0x0bd00bd0, /* Lustre */
	0x01161970, /* GFS2 */
	0x7461636f, /* OCFS2 */
	0x564c,     /* NCP */
	0x19830326, /* BeeGFS */
	0x47504653, /* GPFS */
};

bool
place_is_network(const char *path)
{
	const char *force = getenv("HALFHOUR_ASSUME_NETWORK");
	char *dir = mem_str(path), *slash = strrchr(dir, '/');
	struct statfs st;
	bool known;

	if (slash)
		slash[slash == dir] = '\0';
	known = statfs(path, &st) == 0 || statfs(slash ? dir : ".", &st) == 0;
	free(dir);
	if (force && *force)
		return strcmp(force, "0") != 0;
	for (size_t i = 0; known && i < LEN(shared); i++)
		if ((uint32_t)st.f_type == shared[i])
			return true;
	return false;
}

/* ---- the note ---- */

struct holder {
	long pid;
	char host[256], boot[BOOT_SIZE];
	unsigned long long began; /* the process, in ticks since the boot */
};

static char *
note_path(const struct store *s)
{
	struct text t = { 0 };

	text_addf(&t, "%s-holder", s->path);
	return text_take(&t);
}

static void
holder_first_line(const char *path, char *out, size_t n)
{
	struct text all = { 0 };

	if (file_read(path, &all, 4096, NULL))
		snprintf(out, n, "%.*s", (int)strcspn(text_str(&all), "\n"), text_str(&all));
	else
		out[0] = '\0';
	text_free(&all);
}

bool
process_read(long pid, char *state, unsigned long long *began)
{
	char path[64], line[1024];

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	holder_first_line(path, line, sizeof(line));
	char *at = strrchr(line, ')'); /* its name may hold anything */
	if (!at || at[1] != ' ')
		return false;
	*state = at[2];
	for (int field = 2; at && field < 22; field++)
		at = strchr(at + 1, ' ');
	*began = at ? strtoull(at + 1, NULL, 10) : 0;
	return at;
}

/* 0: there is none. */
static unsigned long long
began(long pid)
{
	unsigned long long ticks = 0;
	char state;

	return process_read(pid, &state, &ticks) ? ticks : 0;
}

void
boot_read(char out[BOOT_SIZE])
{
	memset(out, 0, BOOT_SIZE);
	holder_first_line("/proc/sys/kernel/random/boot_id", out, BOOT_SIZE);
}

static void
holder_self(struct holder *h)
{
	*h = (struct holder){ .pid = (long)getpid(), .began = began((long)getpid()) };
	if (gethostname(h->host, sizeof(h->host) - 1) != 0)
		h->host[0] = '\0';
	boot_read(h->boot);
}

static void
note_write(struct store *s)
{
	struct holder h;
	struct text t = { 0 };
	char *path = note_path(s);

	holder_self(&h);
	text_addf(&t, "%ld %llu %s %s\n", h.pid, h.began, h.boot, h.host);
	s->held = file_write(path, t.s, t.n, NULL);
	text_free(&t);
	free(path);
}

static bool
note_read(const struct store *s, struct holder *h)
{
	char *path = note_path(s), line[512];

	holder_first_line(path, line, sizeof(line));
	free(path);
	*h = (struct holder){ 0 };
	return sscanf(line, "%ld %llu %63s %255s", &h->pid, &h->began, h->boot, h->host) == 4;
}

void
holder_leave(struct store *s)
{
	char *path;

	if (!s->held)
		return;
	path = note_path(s);
	unlink(path);
	free(path);
	s->held = false;
}

/* ---- asking another to leave ---- */

/* Its own word for it: the folder /proc/PID of a process without core dumps is root's. */
static bool
of_our_user(long pid)
{
	struct text all = { 0 };
	char path[64], *at;
	unsigned uid = 0;
	bool same;

	snprintf(path, sizeof(path), "/proc/%ld/status", pid);
	same = file_read(path, &all, 65536, NULL) && (at = strstr(text_str(&all), "\nUid:")) &&
		sscanf(at, "\nUid: %u", &uid) == 1 && uid == (unsigned)getuid();
	text_free(&all);
	return same;
}

static bool
is_ours(const struct holder *h)
{
	struct holder self;

	holder_self(&self);
	return h->pid > 1 && h->pid != self.pid && h->began &&
	       strcmp(h->boot, self.boot) == 0 && strcmp(h->host, self.host) == 0 &&
	       of_our_user(h->pid) && began(h->pid) == h->began;
}

bool
holder_lock(struct store *s)
{
	sqlite3_stmt *st;
	int rc = SQLITE_OK;

	/* The log of a workbook that was on this machine's own disk goes away with this. */
	static const char *const script[] = { "PRAGMA locking_mode = EXCLUSIVE",
		"PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE", "COMMIT" };
	for (size_t i = 0; rc == SQLITE_OK && i < LEN(script); i++) {
		s->waited_ms = 0;
		rc = sqlite3_prepare_v2(s->db, script[i], -1, &st, NULL);
		while (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW)
			rc = SQLITE_OK;
		sqlite3_finalize(st);
		rc = rc == SQLITE_DONE ? SQLITE_OK : rc;
	}
	s->rc = rc;
	return rc == SQLITE_OK;
}

static bool
ask_to_leave(struct store *s, const struct holder *h)
{
	const struct timespec pause = { 0, LEAVE_WAIT_MS * 1000000L };

	if (!is_ours(h) || kill((pid_t)h->pid, SIGHUP) != 0)
		return false;
	s->wait_ms = 0;
	for (int i = 0; i < LEAVE_TRIES; i++) {
		if (holder_lock(s))
			return true;
		nanosleep(&pause, NULL);
	}
	return false;
}

bool
holder_take(struct store *s, struct err *e)
{
	struct holder h;
	bool told = false;

	s->wait_ms = LEAVE_WAIT_MS;
	bool ok = holder_lock(s);
	if (!ok && (s->rc & 0xff) == SQLITE_BUSY && (told = note_read(s, &h)) &&
	    s->flags & STORE_SCREEN)
		ok = ask_to_leave(s, &h);
	s->wait_ms = tx_wait(s);
	if (ok)
		note_write(s);
	else if (told)
		holder_say(s, e);
	else
		sql_fail(s, e);
	return ok;
}

bool
holder_say(struct store *s, struct err *e)
{
	struct holder h;

	if (!note_read(s, &h))
		return sql_fail(s, e);
	return err_set(e, "The workbook %s is open in another halfhour (process %ld on %s). "
			  "Leave it there first.", s->path, h.pid, h.host);
}
