/* Every table and every file that can hold bytes of a person stands in the table of places. */
#include <check.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "store_temp.h"

static struct store *s;
static struct err e;

static void
setup(void)
{
	temp_new();
	s = temp_store(STORE_SCREEN);
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

/* A table that is new belongs into undo.c, or into places.c with the reason why not. */
START_TEST(every_table_is_recorded_or_not)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	size_t tables = 0, rows = 0;

	ck_assert_int_eq(sqlite3_open(temp_path("w"), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, "SELECT name, type = 'table' FROM pragma_table_list "
		"WHERE schema = 'main' AND type <> 'view' AND name NOT LIKE 'sqlite_%'", -1, &st, NULL),
		SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(st, 0);
		bool table = sqlite3_column_int(st, 1);
		const struct store_place *p = store_place_of(table ? PLACE_TABLE : PLACE_INDEX, name, "w", "");

		ck_assert_msg(p != NULL, "%s stands in no row of places.c", name);
		ck_assert_msg(!table || store_undo_records(name) == !p->unrecorded,
			"undo.c and places.c do not agree on %s", name);
		tables += table;
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	for (size_t i = 0; i < n_store_places; i++)
		rows += store_places[i].kind == PLACE_TABLE;
	ck_assert_uint_eq(rows, tables); /* none is left of a table that is gone */
}
END_TEST

static void
check_folder(enum place_kind kind, const char *dir, const char *begins, size_t least)
{
	struct strings files = { 0 };
	size_t n = 0;

	path_list(&files, dir, "");
	for (size_t i = 0; i < files.n; i++) {
		const char *name = files.s[i];

		if (strncmp(name, begins, strlen(begins)) != 0 || strcmp(name, "w") == 0)
			continue;
		ck_assert_msg(store_place_of(kind, name, "w", store_uuid(s)) != NULL,
			"%s stands in no row of places.c", name);
		n++;
	}
	ck_assert_uint_ge(n, least);
	strings_free(&files);
}

START_TEST(every_file_is_known)
{
	int64_t i = temp_interview(s, 0);
	struct moment now = { .wall_ms = TEMP_WALL, .boot_ms = HOUR_MS, .mono_ms = HOUR_MS };
	char *rescue = path_state("rescue"), *backups = path_state("backups");

	store_tick(s, &now);
	ck_assert(store_draft_keep(s, "call/1", "half a line", 0, &e));
	store_tick(s, &now);
	ck_assert(store_draft_keep(s, "call/1", "half a line more", 0, &e));
	temp_lock(1);
	temp_note(s, i, "it waits", 5);
	temp_lock(0);
	check_folder(PLACE_BESIDE, temp_path("."), "w", 2);
	check_folder(PLACE_RESCUE, rescue, "", 1);
	check_folder(PLACE_BACKUPS, backups, "", 0);
	ck_assert_ptr_nonnull(store_place_of(PLACE_BESIDE, "w.version-1", "w", ""));
	ck_assert_ptr_nonnull(store_place_of(PLACE_BESIDE, "w.old-1-wal", "w", ""));
	ck_assert_ptr_null(store_place_of(PLACE_BESIDE, "other.version-1", "w", ""));
	ck_assert_ptr_null(store_place_of(PLACE_RESCUE, "abc.another.line", "w", store_uuid(s)));
	free(rescue);
	free(backups);
}
END_TEST

Suite *
store_places_suite(void)
{
	Suite *suite = suite_create("store_places");
	TCase *t = tcase_create("places");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, every_table_is_recorded_or_not);
	tcase_add_test(t, every_file_is_known);
	suite_add_tcase(suite, t);
	return suite;
}
