/* A new workbook, made once and copied from then on. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base.h"
#include "new_workbook.h"
#include "store.h"

#define PATTERN_UUID "00000000-0000-4000-8000-000000000000" /* each copy gets its own */

static void
die(const char *what, const struct err *e)
{
	fprintf(stderr, "%s: %s\n", what, e->text);
	abort();
}

static void
pattern_name(const char *path)
{
	struct err e = { "its uuid cannot be set" };
	sqlite3 *db = NULL;

	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, "UPDATE workbook SET uuid = '" PATTERN_UUID "'", 0, 0, 0) != SQLITE_OK)
		die(path, &e);
	sqlite3_close(db);
}

/* Several programs may do so at once: the last one's remains, and all are alike. */
static void
pattern_make(const char *pattern)
{
	struct text path = { 0 };
	struct err e = { 0 };

	text_addf(&path, "%s.%ld", pattern, (long)getpid());
	struct store *s = store_open(text_str(&path), STORE_MAKE, &e);
	if (!s)
		die(text_str(&path), &e);
	store_close(s);
	pattern_name(text_str(&path));
	if (rename(text_str(&path), pattern) != 0)
		die(pattern, &e);
	text_free(&path);
}

static void
copy_name(struct text *bytes)
{
	struct err e = { "it has no place for a uuid" };
	char *at = memmem(bytes->s, bytes->n, PATTERN_UUID, strlen(PATTERN_UUID));
	char uuid[UUID_SIZE];

	if (!at)
		die("a new workbook", &e);
	uuid_new(uuid);
	memcpy(at, uuid, strlen(uuid));
}

void
new_workbook(const char *path)
{
	const char *pattern = getenv("TEST_NEW_WORKBOOK");
	struct text bytes = { 0 };
	struct err e = { 0 };

	if (!pattern || path_exists(path))
		return;
	if (!path_exists(pattern))
		pattern_make(pattern);
	if (!file_read(pattern, &bytes, 0, &e))
		die(pattern, &e);
	copy_name(&bytes);
	if (!path_make_parent(path, &e) || !file_write(path, bytes.s, bytes.n, &e))
		die(path, &e);
	text_free(&bytes);
}
