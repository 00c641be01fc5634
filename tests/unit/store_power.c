/*
 * The power cut in the middle of a sitting: of what was written since a file's last sync, any
 * part may have reached the disk. Whatever part it is, the workbook opens whole and has what
 * was called saved.
 */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base.h"
#include "deadly.h"
#include "model/call.h"
#include "store/private.h"
#include "store_temp.h"

enum { NOTES = 6, CUTS = 6, SECTOR = 512, DISK_MOST = 4 << 20 };

static const char *const names[] = { "w", "w-wal" };

/* What of each file the disk is sure to have. */
static struct disk {
	char *path;
	unsigned char *bytes;
	size_t n;
} disks[LEN(names)];

static struct err e;
static unsigned seed;

static size_t
power_read(const char *path, unsigned char *out)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? 0 : read(fd, out, DISK_MOST);

	if (fd >= 0)
		close(fd);
	return n > 0 ? (size_t)n : 0;
}

/* A file of this inode has reached the disk. */
static void
power_synced(int fd)
{
	struct stat now, of;

	for (size_t i = 0; i < LEN(disks); i++)
		if (fstat(fd, &now) == 0 && stat(disks[i].path, &of) == 0 &&
			now.st_ino == of.st_ino)
			disks[i].n = power_read(disks[i].path, disks[i].bytes);
}

static void
setup(void)
{
	temp_new();
	seed = 1;
	e.text[0] = '\0';
	for (size_t i = 0; i < LEN(names); i++) {
		disks[i] = (struct disk){ mem_str(temp_path(names[i])),
			mem_new(1, DISK_MOST), 0 };
	}
}

static void
teardown(void)
{
	deadly_watch_syncs(NULL);
	for (size_t i = 0; i < LEN(names); i++) {
		free(disks[i].path);
		free(disks[i].bytes);
	}
	temp_done();
}

static unsigned
power_dice(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

/* Sectors of the file as it is now, or as the disk was sure to have them; the file may be as
 * long as it was. One time in four none of it, one in four all of it. */
static void
power_cut(const struct disk *d, const char *to)
{
	static unsigned char now[DISK_MOST];
	size_t n = power_read(d->path, now), kept = power_dice(4);

	if (kept == 0 || (kept == 1 && n < d->n))
		n = d->n;
	for (size_t at = 0; at < n; at += SECTOR) {
		size_t part = n - at < SECTOR ? n - at : SECTOR;
		bool reached = kept == 0 ? false : kept == 1 || power_dice(2);

		if (reached)
			continue;
		for (size_t i = at; i < at + part; i++)
			now[i] = i < d->n ? d->bytes[i] : 0;
	}
	ck_assert(file_write(to, (const char *)now, n, &e));
}

static unsigned
notes_there(struct store *s)
{
	int64_t id = store_interview_find(s, "1", NULL);
	struct call c = { 0 };
	unsigned there = 0;

	ck_assert_int_ne(id, 0);
	ck_assert_msg(store_call_get(s, id, &c, &e), "%s", e.text);
	for (size_t i = 0; i < c.n_notes; i++)
		there |= 1u << atoi(c.notes[i].text + 4);
	call_done(&c);
	return there;
}

/* The machine is started again with what the disk has. */
static void
power_back(unsigned saved)
{
	char *at = mem_str(temp_path("cut")), *log = mem_str(temp_path("cut-wal"));

	power_cut(&disks[0], at);
	power_cut(&disks[1], log);
	struct store *s = store_open(at, STORE_MAKE | STORE_SCREEN, &e);
	ck_assert_msg(s != NULL, "%s", e.text);
	ck_assert_msg(store_check(s, &e), "%s", e.text);
	unsigned there = notes_there(s);
	ck_assert_msg((there & saved) == saved, "saved %x, there %x", saved, there);
	store_close(s);
	free(at);
	free(log);
}

static void
power_cuts(unsigned saved)
{
	for (int i = 0; i < CUTS; i++)
		power_back(saved);
}

/* As when nobody has typed for a while: the log goes back into the workbook, and begins anew. */
static void
move_log(struct store *s)
{
	struct moment later = { TEMP_WALL + 9000, HOUR_MS + 9000, HOUR_MS + 9000, "boot-a" };

	store_tick(s, &later);
	store_sync(s, NULL);
}

static void
power_note(struct store *s, int64_t call, int number)
{
	char text[900];
	int n = snprintf(text, sizeof(text), "note%d", number);

	memset(text + n, 'a' + number, sizeof(text) - (size_t)n - 1);
	text[n] = ' ';
	text[sizeof(text) - 1] = '\0';
	temp_note(s, call, text, number * 1000);
}

static int64_t
power_ready(void)
{
	struct store *s = temp_store(STORE_MAKE);
	int64_t call = temp_interview(s, temp_contact(s, "Maya"));

	store_close(s); /* no log is left */
	for (size_t i = 0; i < LEN(disks); i++)
		disks[i].n = power_read(disks[i].path, disks[i].bytes);
	return call;
}

/* The second half of the notes goes into a log that has begun anew over older rows. */
START_TEST(what_was_synced_survives_a_power_cut)
{
	int64_t call = power_ready();
	unsigned saved = 0;

	seed = (unsigned)_i + 1;
	deadly_watch_syncs(power_synced);
	struct store *s = temp_store(STORE_SCREEN);
	temp_at(s, 0);
	power_cuts(saved);
	for (int k = 1; k <= NOTES; k++) {
		power_note(s, call, k);
		power_cuts(saved);
		if (k % 2 == _i % 2) {
			ck_assert(store_sync(s, &e));
			saved |= (2u << k) - 2;
			power_cuts(saved);
		}
		if (k == NOTES / 2) {
			move_log(s);
			saved |= (2u << k) - 2;
			power_cuts(saved);
		}
	}
	store_close(s);
	power_cuts((2u << NOTES) - 2);
}
END_TEST

START_TEST(no_start_waits_for_a_sync)
{
	int64_t call = power_ready();
	long before = deadly_syncs();
	struct store *s = temp_store(STORE_SCREEN);

	ck_assert_int_eq(deadly_syncs(), before);
	temp_at(s, 0);
	power_note(s, call, 1); /* nor does the first note */
	ck_assert_int_eq(deadly_syncs(), before);
	ck_assert_int_gt(store_unsynced_ms(s, &(struct moment){ TEMP_WALL + 100, HOUR_MS + 100,
		HOUR_MS + 100, "boot-a" }), 0); /* which is not called saved by that */
	ck_assert(store_sync(s, &e));
	ck_assert_int_gt(deadly_syncs(), before);
	store_close(s);
}
END_TEST

/* Older rows behind it: then its head has to be on the disk before its rows. */
START_TEST(a_log_with_older_rows_begins_with_a_sync)
{
	int64_t call = power_ready();
	struct store *s = temp_store(STORE_SCREEN);

	temp_at(s, 0);
	power_note(s, call, 1);
	struct store *other = temp_store(0);
	ck_assert(store_sync(s, &e));
	temp_run("PRAGMA wal_checkpoint(RESTART)");
	long before = deadly_syncs();
	struct store *third = temp_store(0);
	ck_assert_int_gt(deadly_syncs(), before);
	store_close(third);
	store_close(other);
	store_close(s);
}
END_TEST

Suite *store_power_suite(void);
Suite *
store_power_suite(void)
{
	Suite *s = suite_create("store_power");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, what_was_synced_survives_a_power_cut, 0, 4);
	tcase_add_test(t, no_start_waits_for_a_sync);
	tcase_add_test(t, a_log_with_older_rows_begins_with_a_sync);
	suite_add_tcase(s, t);
	return s;
}
