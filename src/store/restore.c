/*
 * restore.c: puts a backup in the place of the workbook. The backup is copied
 * beside the workbook and checked there; the workbook, held so that nobody
 * opens it meanwhile, is set aside in the backups folder; then one rename puts
 * the one in the place of the other. Killed before it, the old one is there,
 * killed after it, the new one.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"

struct restore {
	struct store present; /* what is there now, while it is held; no path: nothing */
	struct copy copy;     /* what comes in its place */
	struct inspection backup, old;
	char *aside;          /* where the old one is kept; NULL: there was none */
	bool raw;             /* as bytes, its log beside it: it could not be opened */
};

/* ---- what comes ---- */

static bool
is_backup(const char *file, const char *workbook, struct err *e)
{
	struct stat a, b;

	if (stat(file, &a) != 0)
		return err_set(e, "Cannot read %s: %s. \"halfhour doctor\" names the backups.", file,
			strerror(errno));
	if (stat(workbook, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino)
		return err_set(e, "%s is the workbook itself. Name a backup; \"halfhour doctor\" names "
				  "them.", file);
	switch (inspect_head(file)) {
	case WORKBOOK_OURS:
		return backup_digest(file, e) != DIGEST_WRONG;
	case WORKBOOK_UNREADABLE:
		return err_set(e, "Cannot read %s: %s.", file, strerror(errno));
	default:
		return err_set(e, "%s is not a workbook, so nothing was changed.", file);
	}
}

static bool
is_known(const struct inspection *i, const char *file, struct err *e)
{
	if (!i->whole)
		return err_set(e, "%s is damaged (%s), so nothing was changed. \"halfhour doctor\" names "
				  "the backups.", file, i->why);
	if (i->version > i->newest)
		return err_set(e, "A newer halfhour made %s (version %d), so nothing was changed. Bring "
				  "halfhour up to date.", file, i->version);
	return i->version > 0 ||
		err_set(e, "%s is of an unknown version, so nothing was changed.", file);
}

/* A copy beside the workbook, whole and of a version that is known. */
static bool
restore_take_in(struct restore *r, const char *file, const char *workbook, struct err *e)
{
	sqlite3 *db;
	bool ok;

	if (!inspect_open(file, &db, e))
		return false;
	ok = path_make_parent(workbook, e) && copy_begin(&r->copy, db, workbook, true, e) &&
		copy_all(&r->copy, e);
	sqlite3_close(db);
	if (!ok)
		return false;
	inspect_read(r->copy.db, &r->backup);
	return is_known(&r->backup, file, e) && copy_verify(&r->copy, e);
}

/* ---- what is there ---- */

static bool
in_use(const char *path, long pid, struct err *e)
{
	if (pid > 0)
		return err_set(e, "The workbook %s is open in another program (process %ld). Leave it "
				  "there first.", path, pid);
	return err_set(e, "The workbook %s is open in another program. Leave it there first.", path);
}

static void
release(struct restore *r)
{
	sqlite3_close(r->present.db);
	r->present.db = NULL;
}

/* Opening a damaged one in its place, SQLite might drop what it cannot read of the log. */
static bool
opens(const char *path)
{
	sqlite3 *db;
	bool ok = inspect_open(path, &db, NULL);

	sqlite3_close(db);
	return ok;
}

/* Takes it for ourselves, its log moved into it; one that cannot be opened is `raw`. */
static bool
hold_file(struct restore *r, const char *path, struct err *e)
{
	struct store *s = &r->present;

	if ((r->raw = !opens(path)))
		return true;
	s->rc = file_open(path, SQLITE_OPEN_READWRITE, &s->db);
	if (s->rc == SQLITE_OK || (s->rc & 0xff) == SQLITE_BUSY)
		holder_lock(s);
	if ((s->rc & 0xff) == SQLITE_BUSY) {
		release(r);
		return in_use(path, store_holder(path), e);
	}
	if (s->rc == SQLITE_OK)
		inspect_read(s->db, &r->old);
	else
		release(r);
	r->raw = !s->db;
	return true;
}

static bool
restore_hold(struct restore *r, char *path, struct text *said, struct err *e)
{
	struct stat st;
	long pid;

	r->present.path = path;
	if (stat(path, &st) != 0) {
		r->raw = true;
		return errno == ENOENT || err_set(e, "Cannot read %s: %s.", path, strerror(errno));
	}
	if (!S_ISREG(st.st_mode))
		return err_set(e, "%s is not a file, so nothing was changed. Name a workbook with "
				  "--workbook.", path);
	if (inspect_head(path) == WORKBOOK_ANOTHERS)
		return err_set(e, "%s belongs to another program, so it was left alone. Name a workbook "
				  "with --workbook.", path);
	if ((pid = store_holder(path)))
		return in_use(path, pid, e);
	if (inspect_head(path) == WORKBOOK_OURS)
		leftovers_judge(path, said);
	return hold_file(r, path, e);
}

/* ---- aside with it ---- */

static const char *const parts[] = { "", "-wal", "-journal" };

static bool
any_part(const char *path)
{
	bool any = false;

	for (size_t i = 0; i < LEN(parts); i++) {
		char *part = beside(path, parts[i]);
		struct stat st;
		any |= stat(part, &st) == 0 && st.st_size > 0;
		free(part);
	}
	return any;
}

static void
remove_parts(const char *path)
{
	for (size_t i = 0; i < LEN(parts); i++) {
		char *part = beside(path, parts[i]);
		unlink(part);
		free(part);
	}
}

static bool
set_aside_bytes(const char *path, const char *aside, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < LEN(parts); i++) {
		char *from = beside(path, parts[i]), *to = beside(aside, parts[i]);
		ok = copy_bytes(from, to, e);
		free(from);
		free(to);
	}
	if (!ok)
		remove_parts(aside);
	file_sync_folder(aside);
	return ok;
}

static bool
restore_set_aside(struct restore *r, int64_t now_ms, struct err *e)
{
	const char *path = r->present.path;

	if (!any_part(path))
		return true;
	r->aside = backups_name(*r->old.uuid ? r->old.uuid : r->backup.uuid, now_ms, BACKUP_ASIDE);
	if (!path_make_parent(r->aside, e))
		return false;
	if (r->present.db && backup_copy(r->present.db, r->aside, r->old.whole ? 0 : COPY_UNCHECKED, e))
		return true;
	if (r->present.db && r->old.whole)
		return false;
	release(r); /* not even its pages can be read one by one */
	r->raw = true;
	return set_aside_bytes(path, r->aside, e);
}

static void
remove_part(const char *path, const char *end)
{
	char *part = beside(path, end);

	if (unlink(part) == 0)
		file_sync_folder(path);
	free(part);
}

/* What a damaged file left beside it; a copy is aside. A killed program leaves the old file with
 * its log, or the new one with that: then the next start tells from the new one's header that
 * it never had a log (leftovers.c). Of a journal nothing tells, so it goes first. */
static bool
put_in_place(struct restore *r, struct err *e)
{
	char *path = r->present.path;

	if (r->raw)
		remove_part(path, "-journal");
	if (!copy_finish(&r->copy, e))
		return false;
	if (r->raw)
		remove_part(path, "-wal");
	return true;
}

/* ---- what was done ---- */

static void
say_waiting(const struct restore *r, struct text *said)
{
	const char *old = *r->old.uuid ? r->old.uuid : r->backup.uuid;
	bool same = strcmp(old, r->backup.uuid) == 0;
	struct strings files = { 0 };

	store_leftovers(old, "rescue", &files);
	store_leftovers(old, "line", &files);
	if (files.n && same)
		text_addf(said, count_form(files.n,
			"Notes that were not saved yet wait in %zu file; the next start brings them "
			"into the workbook.\n",
			"Notes that were not saved yet wait in %zu files; the next start brings them "
			"into the workbook.\n"), files.n);
	else if (files.n)
		text_addf(said, count_form(files.n,
			"Notes of the workbook that was set aside wait in %zu file (%s); they come in "
			"when it is restored.\n",
			"Notes of the workbook that was set aside wait in %zu files (%s); they come in "
			"when it is restored.\n"), files.n, files.s[0]);
	strings_free(&files);
}

static void
say_done(const struct restore *r, const char *file, enum digest digest, struct text *said)
{
	text_joinf(said, "", "%s is the workbook %s now.\n", file, r->present.path);
	if (r->backup.version < r->backup.newest)
		text_joinf(said, "", "It is of an older version; the next start brings it up to date.\n");
	if (digest == DIGEST_NONE)
		text_joinf(said, "", "No digest was beside it: its pages were checked, not every byte.\n");
	if (r->aside && r->old.whole && !r->raw)
		text_joinf(said, "", "The workbook as it was before is kept. To go back:\n"
				"halfhour restore %s\n", r->aside);
	else if (r->aside)
		text_joinf(said, "", "The workbook as it was before, which is damaged, is kept in %s\n",
			r->aside);
	say_waiting(r, said);
}

bool
store_restore(const char *workbook, const char *file, int64_t now_ms, struct text *said,
	struct err *e)
{
	struct restore r = { 0 };
	struct text kept = { 0 };
	char *real = realpath(workbook, NULL);
	char *path = real ? real : mem_str(workbook);
	bool ok = is_backup(file, path, e);
	enum digest digest = ok ? backup_digest(file, NULL) : DIGEST_NONE;

	ok = ok && restore_take_in(&r, file, path, e) && restore_hold(&r, path, &kept, e) && restore_set_aside(&r, now_ms, e) &&
		put_in_place(&r, e);
	if (ok)
		say_done(&r, file, digest, said);
	if (ok && kept.n)
		text_addf(said, "%s.\n", kept.s);
	text_free(&kept);
	release(&r);
	copy_drop(&r.copy);
	free(r.aside);
	free(path);
	return ok;
}
