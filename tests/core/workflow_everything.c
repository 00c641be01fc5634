/*
 * Everything out as JSON and into an empty workbook: byte for byte the same. Every table of the
 * schema is filled here by what the schema says, so that a new one is tested with no line more.
 */
#include <check.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"

static struct desk desk;
static struct err e;
static struct text out, again;
static struct strings said;
static struct import_counts n;

static void
setup(void)
{
	temp_desk(&desk);
}

static void
teardown(void)
{
	temp_desk_done(&desk);
	text_free(&out);
	text_free(&again);
	strings_free(&said);
}

#define OK(x) ck_assert_msg((x), "%s", e.text)

/* ---- every table filled ---- */

static bool
text_of(struct text *t, const char *sql, const char *table)
{
	struct text whole = { 0 };

	for (const char *s = sql; *s; s++)
		if (*s == '@')
			text_add(&whole, table);
		else
			text_addc(&whole, *s);
	char *rows = temp_rows(text_str(&whole));
	text_set(t, rows);
	free(rows);
	text_free(&whole);
	return t->n > 0;
}

/* A value for each column: a reference is the row of that number, and a uuid is one. */
static void
fill_column(const char *table, const char *name, const char *type, int nth, struct text *sql)
{
	size_t len = strlen(name);

	if (strcmp(name, "id") == 0 && strcmp(type, "INTEGER") == 0)
		text_addf(sql, "%d", nth);
	else if (strcmp(name, "batch_id") == 0)
		text_add(sql, "NULL");
	else if (len > 3 && strcmp(name + len - 3, "_id") == 0 && strcmp(type, "INTEGER") == 0)
		text_addf(sql, "%d", nth);
	else if (strcmp(name, "uuid") == 0)
		text_addf(sql, "'%08x-0000-4000-8000-%012x'", (unsigned)strlen(table) * 1000 + (unsigned)table[0] * 10 +
			(unsigned)table[strlen(table) - 1], (unsigned)nth);
	else if (strcmp(type, "INTEGER") == 0)
		text_addf(sql, "%d", 10 * nth);
	else
		text_addf(sql, "'%s %s %d é \"x\"'", table, name, nth);
}

static void
fill_table(const char *table, int nth)
{
	struct text columns = { 0 }, sql = { 0 };
	struct strings lines = { 0 };

	text_of(&columns, "SELECT name, type FROM pragma_table_info('@') ORDER BY cid", table);
	strings_split(&lines, text_str(&columns), "\n");
	text_addf(&sql, "PRAGMA foreign_keys = OFF; INSERT OR IGNORE INTO \"%s\" VALUES (", table);
	for (size_t i = 0; i < lines.n; i++) {
		char *bar = strchr(lines.s[i], '|');
		*bar = '\0';
		text_add(&sql, i ? ", " : "");
		fill_column(table, lines.s[i], bar + 1, nth, &sql);
	}
	text_add(&sql, ")");
	temp_run(text_str(&sql));
	text_free(&columns);
	text_free(&sql);
	strings_free(&lines);
}

static void
each_table(void (*act)(const char *table))
{
	for (size_t i = 0; i < n_store_places; i++)
		if (store_places[i].kind == PLACE_TABLE && !store_here_only(store_places[i].name))
			act(store_places[i].name);
}

static void
fill_one(const char *table)
{
	fill_table(table, 1);
	fill_table(table, 2);
}

/* What stands for a word of an enumeration is one, as the program writes it. */
static void
fill(void)
{
	each_table(fill_one);
	temp_run("UPDATE contact SET path = 'alumni', stage = 'asked', name = 'Person ' || id, "
		"organisation_id = id, referrer_id = 3 - id, email = 'p' || id || '@example.org'");
	temp_run("UPDATE organisation SET folded = 'organisation ' || id, name = 'Organisation ' || id");
	temp_run("UPDATE interview SET kind = 'informational', source = 'live', practice = 0");
	temp_run("UPDATE consent SET purpose = iif(id = 1, 'notes', 'coach'), answer = 'written', "
		"given_ms = 86400000, withdrawn_ms = 0");
	temp_run("UPDATE note SET kind = 'fact', record = 'off'");
}

/* ---- out and in ---- */

/* Too long to be told whole: from shortly before the first byte that differs. */
static void
check_same(const struct text *a, const struct text *b)
{
	size_t at = 0;

	while (at < a->n && at < b->n && a->s[at] == b->s[at])
		at++;
	size_t from = at < 60 ? 0 : at - 60;
	ck_assert_msg(at == a->n && at == b->n, "%.200s\n---\n%.200s", text_str(a) + from, text_str(b) + from);
}

static void
everything(struct text *to)
{
	struct export x;
	const struct export_wish w = { .words = "" };

	text_clear(to);
	OK(export_find("all", "json", &x, &e));
	OK(export_write(&desk, &x, &w, to, NULL, NULL, &e));
}

static bool
take_in(const struct text *json, bool dry)
{
	const struct import_wish w = { .dry = dry };
	const char *path = temp_path("all.json");
	struct import *m;
	bool ended = false, good;

	OK(file_write(path, text_str(json), json->n, &e));
	m = import_open(&desk, path, &w, &e);
	good = m != NULL;
	strings_free(&said);
	while (good && !ended)
		good = import_step(m, &ended, &said, &e);
	if (m)
		n = import_counts(m);
	import_free(m);
	return good;
}

static void
another_workbook(void)
{
	temp_desk_done(&desk);
	temp_desk(&desk);
}

static void
has_rows(const char *table)
{
	struct text sql = { 0 };

	text_addf(&sql, "SELECT count(*) FROM \"%s\"", table);
	ck_assert_msg(temp_number(text_str(&sql)) > 0, "%s has no row", table); /* some have only one */
	text_free(&sql);
}

START_TEST(it_comes_back_byte_for_byte)
{
	fill();
	each_table(has_rows);
	everything(&out);
	another_workbook();
	OK(take_in(&out, false));
	ck_assert_msg(n.bad == 0, "%s", said.n ? said.s[0] : "");
	each_table(has_rows);
	everything(&again);
	check_same(&again, &out);
	OK(store_check(desk.store, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE sort = 'person 1' AND words <> ''"), 1);
	int64_t before = temp_number("SELECT count(*) FROM undo");
	OK(take_in(&out, false));
	ck_assert_uint_eq(n.added, 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo"), before);
	everything(&again);
	check_same(&again, &out);
}
END_TEST

/* What is there already is not changed, and undo takes back what came. */
START_TEST(nothing_is_overwritten)
{
	struct text t = { 0 };

	fill();
	everything(&out);
	another_workbook();
	temp_contact(desk.store, "Somebody Else, Role, Firm");
	temp_run("UPDATE contact SET uuid = '00001faa-0000-4000-8000-000000000001'"); /* of Person 1 */
	OK(take_in(&out, true));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 1);
	OK(take_in(&out, false));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE name = 'Somebody Else'"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE name = 'Person 1'"), 0);
	OK(store_undo(desk.store, -1, &t, &e));
	ck_assert_str_eq(text_str(&t), "import of all.json");
	ck_assert_int_eq(store_contact_count(desk.store), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM letter"), 0);
	/* What is hidden until nothing can bring it back is no reason to leave it out the next time. */
	OK(take_in(&out, false));
	ck_assert_int_eq(store_contact_count(desk.store), 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM letter"), 2);
	text_free(&t);
}
END_TEST

/* ---- in slices ---- */

/* A firm that nobody belongs to any more is seen nowhere unless it is a target, and may stay. */
static void
everything_seen(struct text *to)
{
	char *begin, *end, *targets = temp_rows("SELECT name FROM organisation WHERE target ORDER BY name");

	everything(to);
	begin = strstr(to->s, "\"organisation\":");
	ck_assert_ptr_nonnull(begin);
	end = strstr(begin, "]");
	ck_assert_ptr_nonnull(end);
	text_remove(to, (size_t)(begin - to->s), (size_t)(end - begin));
	text_add(to, targets);
	free(targets);
}

static struct import *
import_begun(void)
{
	const struct import_wish w = { .dry = false };
	const char *path = temp_path("all.json");

	OK(file_write(path, text_str(&out), out.n, &e));
	struct import *m = import_open(&desk, path, &w, &e);
	OK(m != NULL);
	return m;
}

static void
remove_dead(void)
{
	bool more = true;

	while (more)
		OK(store_batch_remove(desk.store, 50, &more, &e));
}

static void
own_person(void)
{
	temp_contact(desk.store, "Somebody Else, Role, Firm");
	temp_run("INSERT INTO share_word VALUES ('hope', 1)");
}

/* Given up behind any slice, or its program killed there: nothing of it stays, whatever table it is of. */
START_TEST(given_up_behind_any_slice)
{
	struct text before = { 0 };
	bool ended = false;
	int slices = 0;

	fill();
	everything(&out);
	another_workbook();
	own_person();
	everything_seen(&before);
	while (!ended) {
		struct import *m = import_begun();

		slices++;
		for (int i = 0; i < slices && !ended; i++)
			OK(import_step(m, &ended, &said, &e));
		if (ended) {
			import_free(m);
			break;
		}
		ck_assert_int_eq(store_contact_count(desk.store), 1);
		if (_i)
			temp_run("UPDATE batch SET owner = '' WHERE whole = 0"); /* as of a program that was killed */
		else
			import_free(m);
		remove_dead();
		everything_seen(&again);
		check_same(&again, &before);
		if (_i) {
			OK(!import_step(m, &ended, &said, &e) || !ended);
			import_free(m);
			remove_dead();
		}
	}
	ck_assert_int_ge(slices, 6);
	ck_assert_int_eq(store_contact_count(desk.store), 3);
	text_free(&before);
}
END_TEST

/* One step of undo for rows of every table; done again, all of them are back. */
START_TEST(one_step_of_undo_for_all)
{
	struct text before = { 0 }, after = { 0 }, t = { 0 };

	fill();
	everything(&out);
	another_workbook();
	own_person();
	everything_seen(&before);
	OK(take_in(&out, false));
	everything_seen(&after);
	for (int round = 0; round < 2; round++) {
		OK(store_undo(desk.store, -1, &t, &e));
		ck_assert_str_eq(text_str(&t), "import of all.json");
		everything_seen(&again);
		check_same(&again, &before);
		OK(store_redo(desk.store, -1, &t, &e));
		everything_seen(&again);
		check_same(&again, &after);
	}
	OK(store_check(desk.store, &e));
	text_free(&before);
	text_free(&after);
	text_free(&t);
}
END_TEST

/* A stranger's file: told, row by row; one that is cut off changes nothing. */
static const struct {
	const char *json;
	bool good;
	size_t bad;
} hostile[] = {
	{ "{\"halfhour\": 1}", true, 0 },
	{ "{\"halfhour\": 2, \"contact\": []}", false, 0 },
	{ "{\"halfhour\": 1, \"contact\": [{\"uuid\": \"x\"}]}", true, 1 },
	{ "{\"halfhour\": 1, \"sqlite_master\": [{\"name\": \"x\"}]}", true, 1 },
	{ "{\"halfhour\": 1, \"organisation\": [{\"name\": 7, \"folded\": \"a\", \"target\": 0}]}", true, 1 },
	{ "{\"halfhour\": 1, \"organisation\": [{\"name\": \"A\", \"folded\": \"a\", \"target\": 0, \"more\": 1}]}", true, 0 },
	{ "{\"halfhour\": 1, \"organisation\": [{\"name\": \"A\", \"fold", false, 0 },
	{ "{\"halfhour\": 1, \"organisation\": [7]}", false, 0 },
	{ "[1, 2]", false, 0 },
	{ "{", false, 0 },
};

START_TEST(hostile_files)
{
	struct text json = { 0 };
	bool good;

	text_add(&json, hostile[_i].json);
	if (json.s[0] != '{') /* it is no JSON of ours, and no table */
		text_set(&json, "{1}");
	good = take_in(&json, false);
	ck_assert_int_eq(good, hostile[_i].good);
	if (good)
		ck_assert_uint_eq(n.bad, hostile[_i].bad);
	else
		ck_assert_int_eq(temp_number("SELECT count(*) FROM organisation"), 0);
	text_free(&json);
}
END_TEST

Suite *
workflow_everything_suite(void)
{
	Suite *suite = suite_create("workflow_everything");
	TCase *t = tcase_create("everything");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, it_comes_back_byte_for_byte);
	tcase_add_test(t, nothing_is_overwritten);
	tcase_add_loop_test(t, given_up_behind_any_slice, 0, 2);
	tcase_add_test(t, one_step_of_undo_for_all);
	tcase_add_loop_test(t, hostile_files, 0, (int)LEN(hostile));
	suite_add_tcase(suite, t);
	return suite;
}
