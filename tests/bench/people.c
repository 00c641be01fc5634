/*
 * 100,000 people read and stored, beside others in the same run: a table beside Python's csv,
 * cards beside vobject, and the storing beside a bare SQLite program that puts the same rows into
 * the same tables and indexes. Processor time and the most memory of each program.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PEOPLE = 100000, CARDS = 20000, SLICE = 25 };

static char dir[] = "/tmp/bench-people-XXXXXX";
static char build[4096];

/* ---- what a program costs ---- */

struct cost {
	double s;      /* of the processor */
	double mib;    /* at most */
	int status;
};

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static struct cost
cost_of(const char *command)
{
	struct rusage r;
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	wait4(pid, &status, 0, &r);
	return (struct cost){ seconds(r.ru_utime) + seconds(r.ru_stime), (double)r.ru_maxrss / 1024, status };
}

/* The least of three: what else the machine does is not the program's. */
static struct cost
cost(const char *what, const char *command, const char *before)
{
	struct cost best = { 0 };

	for (int i = 0; i < 3; i++) {
		if (before && system(before) != 0)
			fprintf(stderr, "%s: %s failed\n", what, before);
		struct cost c = cost_of(command);
		if (i == 0 || c.s < best.s)
			best = c;
	}
	if (best.status == 0)
		printf("  %-52s %7.2f s %7.1f MiB\n", what, best.s, best.mib);
	else
		printf("  %-52s not to be had here\n", what);
	return best;
}

static void
ratio(const char *what, struct cost a, struct cost b, const char *wanted)
{
	if (a.status == 0 && b.status == 0 && b.s > 0)
		printf("  %-52s %7.2f x   (wanted: %s)\n", what, a.s / b.s, wanted);
}

/* ---- the files ---- */

static void
write_table(const char *name, int rows)
{
	char path[4200];
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	FILE *f = fopen(path, "w");

	fputs("First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n", f);
	for (int i = 0; i < rows; i++)
		fprintf(f, "Person%d,Åkesson %d,https://www.linkedin.com/in/p%d,p%d@example.org,\"Firm %d, Inc.\","
			"Grid planner,12 Mar 2024\r\n", i, i % 977, i, i, i % 4999);
	fclose(f);
}

static void
write_cards(const char *name, int cards)
{
	char path[4200];
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	FILE *f = fopen(path, "w");

	for (int i = 0; i < cards; i++)
		fprintf(f, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Åkesson %d;Person%d;;;\r\nFN:Person%d Åkesson %d\r\n"
			"ORG:Firm %d\\, Inc.\r\nTITLE:Grid planner\r\nEMAIL;TYPE=work:p%d@example.org\r\n"
			"TEL;TYPE=cell:+351 %d\r\nURL:https://www.linkedin.com/in/p%d\r\nNOTE:met at the storm talk\\, "
			"asked about the nights and what is hard to\r\n  teach\r\nEND:VCARD\r\n",
			i % 977, i, i, i % 977, i % 4999, i, i, i);
	fclose(f);
}

/* ---- a bare program ---- */

static void
run_sql(sqlite3 *db, const char *sql)
{
	char *why = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK) {
		fprintf(stderr, "%s: %s\n", sql, why);
		exit(1);
	}
}

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK) {
		fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
		exit(1);
	}
	return st;
}

static void
step(sqlite3_stmt *st)
{
	if (sqlite3_step(st) != SQLITE_DONE)
		exit(1);
	sqlite3_reset(st);
}

/* A name as random as ours: where a row goes in the index of names costs more than the row. */
static void
bare_uuid(uint64_t nth, char out[64])
{
	uint64_t x = nth * 0x9e3779b97f4a7c15u;

	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	snprintf(out, 64, "%08x-%04x-4%03x-8%03x-%012llx", (unsigned)x, (unsigned)(x >> 32) & 0xffff,
		(unsigned)(x >> 48) & 0xfff, (unsigned)(x >> 52) & 0xfff,
		(unsigned long long)(x * 0xff51afd7ed558ccdu) & 0xffffffffffffu);
}

static void
bare_bind(sqlite3_stmt *st, const char *key, const char *s)
{
	sqlite3_bind_text(st, sqlite3_bind_parameter_index(st, key), s, -1, SQLITE_TRANSIENT);
}

/* What the table of write_table becomes, to the letter (bare_same looks). */
static void
bare_texts(sqlite3_stmt *contact, int i)
{
	char s[300];

	snprintf(s, sizeof(s), "Person%d Åkesson %d", i, i % 977);
	bare_bind(contact, ":name", s);
	snprintf(s, sizeof(s), "person%d akesson %d", i, i % 977);
	bare_bind(contact, ":sort", s);
	snprintf(s, sizeof(s), "person%d akesson %d grid planner firm %d inc p%d example org linkedin connected "
		"12 mar 2024", i, i % 977, i % 4999, i);
	bare_bind(contact, ":words", s);
	snprintf(s, sizeof(s), "Person%d Åkesson %d\x1f" "Grid planner\x1f" "Firm %d, Inc.\x1fp%d@example.org\x1f"
		"LinkedIn, connected 12 Mar 2024", i, i % 977, i % 4999, i);
	bare_bind(contact, ":searched", s);
	snprintf(s, sizeof(s), "p%d@example.org", i);
	bare_bind(contact, ":email", s);
	snprintf(s, sizeof(s), "https://www.linkedin.com/in/p%d", i);
	bare_bind(contact, ":links", s);
}

static void
bare_row(sqlite3_stmt *organisation, sqlite3_stmt *contact, int i)
{
	char s[64];

	snprintf(s, sizeof(s), "Firm %d, Inc.", i % 4999);
	sqlite3_bind_int(organisation, 1, i % 4999 + 1);
	sqlite3_bind_text(organisation, 2, s, -1, SQLITE_TRANSIENT);
	snprintf(s, sizeof(s), "firm %d inc", i % 4999);
	sqlite3_bind_text(organisation, 3, s, -1, SQLITE_TRANSIENT);
	step(organisation);
	sqlite3_bind_int(contact, sqlite3_bind_parameter_index(contact, ":id"), i + 1);
	sqlite3_bind_int(contact, sqlite3_bind_parameter_index(contact, ":organisation"), i % 4999 + 1);
	bare_uuid((uint64_t)i + 1, s);
	bare_bind(contact, ":uuid", s);
	bare_texts(contact, i);
	step(contact);
}

/* Every column that has no value here is '' or 0, as the schema has it. */
static void
bare_sql(sqlite3 *db, char *sql, size_t size)
{
	sqlite3_stmt *st = prepare(db, "SELECT name, type FROM pragma_table_info('contact') WHERE name NOT IN "
		"('id', 'revision', 'organisation_id', 'name', 'sort', 'words', 'email', 'searched', 'links', 'uuid', "
		"'role', 'found', 'path', 'stage', 'created_ms', 'changed_ms', 'stage_ms', 'batch_id', 'referrer_id')");
	char more[2000] = "", values[1000] = "";

	while (sqlite3_step(st) == SQLITE_ROW) {
		snprintf(more + strlen(more), sizeof(more) - strlen(more), ", \"%s\"", sqlite3_column_text(st, 0));
		snprintf(values + strlen(values), sizeof(values) - strlen(values), ", %s",
			strcmp((const char *)sqlite3_column_text(st, 1), "INTEGER") == 0 ? "0" : "''");
	}
	sqlite3_finalize(st);
	snprintf(sql, size, "INSERT INTO contact(id, revision, organisation_id, name, sort, words, email, searched, "
		"links, uuid, role, found, path, stage, created_ms, changed_ms, stage_ms, batch_id%s) "
		"VALUES (:id, :id, :organisation, :name, :sort, :words, :email, :searched, :links, "
		":uuid, 'Grid planner', 'LinkedIn, connected 12 Mar 2024', 'other', 'idea', 1796064910850, "
		"1796064910850, 1796064910850, 1%s)", more, values);
}

static void
bare_text(sqlite3 *db, int from, int to)
{
	char sql[300];

	snprintf(sql, sizeof(sql), "INSERT INTO contact_words(rowid, words) SELECT id, words FROM contact "
		"WHERE id > %d AND id <= %d", from, to);
	run_sql(db, sql);
	snprintf(sql, sizeof(sql), "INSERT INTO contact_text(rowid, searched) SELECT id, searched FROM contact "
		"WHERE id > %d AND id <= %d", from, to);
	run_sql(db, sql);
}

/* The same rows, slices, tables and indexes, and nothing else. */
static int
bare(const char *workbook)
{
	sqlite3 *db = NULL;
	char sql[6000];

	sqlite3_open(workbook, &db);
	run_sql(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
	run_sql(db, "INSERT INTO batch(id, uuid, kind, label, made_ms, whole, owner, revision) "
		"VALUES (1, 'x', 'import', '', 0, 0, '', 0)");
	bare_sql(db, sql, sizeof(sql));
	sqlite3_stmt *organisation = prepare(db, "INSERT OR IGNORE INTO organisation(id, name, folded) VALUES (?1, ?2, ?3)");
	sqlite3_stmt *contact = prepare(db, sql);
	for (int i = 0; i < PEOPLE; i += SLICE) {
		run_sql(db, "BEGIN IMMEDIATE");
		for (int j = i; j < i + SLICE && j < PEOPLE; j++)
			bare_row(organisation, contact, j);
		bare_text(db, i, i + SLICE);
		run_sql(db, "COMMIT");
	}
	run_sql(db, "UPDATE batch SET whole = 1");
	sqlite3_finalize(organisation);
	sqlite3_finalize(contact);
	return sqlite3_close(db) != SQLITE_OK;
}

/* How many people of one workbook are not in the other, word for word. */
static int
bare_same(const char *a, const char *b)
{
	sqlite3 *db = NULL;
	char sql[9000];

	sqlite3_open(a, &db);
	snprintf(sql, sizeof(sql), "ATTACH '%s' AS other", b);
	run_sql(db, sql);
#define WHO "SELECT name, sort, words, searched, role, email, links, found, path, stage, organisation_id FROM "
	sqlite3_stmt *st = prepare(db, "SELECT count(*) FROM (" WHO "main.contact EXCEPT " WHO "other.contact)");
	int differ = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int(st, 0) : -1;
	sqlite3_finalize(st);
	sqlite3_close(db);
	printf("  rows that the two did not store alike: %d\n", differ);
	return differ != 0;
}

/* ---- all of it ---- */

static struct cost
run(const char *what, const char *before, const char *fmt, const char *file)
{
	char command[9000], clear[9000];

	setenv("FILE", file, 1);
	snprintf(command, sizeof(command), "cd %s && %s", dir, fmt);
	snprintf(clear, sizeof(clear), "cd %s && %s", dir, before ? before : "true");
	return cost(what, command, clear);
}

#define VOBJECT "for p in python3 /usr/bin/python3; do $p -c 'import vobject' 2>/dev/null && break; done; exec $p -c '"

int
main(int argc, char **argv)
{
	const char *import = "exec \"$HALFHOUR\" import \"$FILE\" >/dev/null 2>&1";
	const char *look = "exec \"$HALFHOUR\" import --dry-run \"$FILE\" >/dev/null 2>&1";
	const char *clear = "rm -f w.halfhour*";
	char *slash, bare_command[9000], same_command[9000];

	if (argc > 3)
		return bare_same(argv[2], argv[3]);
	if (argc > 2)
		return bare(argv[2]);
	if (!mkdtemp(dir) || !realpath(argv[0], build))
		return 1;
	snprintf(bare_command, sizeof(bare_command), "exec '%s' bare w.halfhour", build);
	snprintf(same_command, sizeof(same_command), "exec '%s' same %s/v.halfhour %s/w.halfhour", build, dir, dir);
	slash = strrchr(build, '/');
	strcpy(slash + 1, "halfhour");
	setenv("HALFHOUR", build, 1);
	setenv("XDG_CONFIG_HOME", dir, 1);
	setenv("XDG_STATE_HOME", dir, 1);
	setenv("HALFHOUR_WORKBOOK", "w.halfhour", 1);
	write_table("p.csv", PEOPLE);
	write_table("q.csv", 4 * PEOPLE);
	write_cards("p.vcf", CARDS);
	printf("People of other programs: %d rows of a table, %d cards\n", PEOPLE, CARDS);
	struct cost a = run("table: import --dry-run", clear, look, "p.csv");
	struct cost b = run("table: Python's csv", NULL, "exec python3 -c 'import csv\nfor row in csv.reader(open("
		"\"p.csv\", encoding=\"utf-8\", newline=\"\")): pass'", "p.csv");
	ratio("", a, b, "at most 2");
	run("table of four times as many: import --dry-run", clear, look, "q.csv");
	a = run("cards: import --dry-run", clear, look, "p.vcf");
	b = run("cards: vobject", NULL, VOBJECT "import vobject\nfor c in vobject.readComponents(open(\"p.vcf\", "
		"encoding=\"utf-8\")): c.fn.value'", "p.vcf");
	ratio("", a, b, "below 1");
	a = run("table: import", clear, import, "p.csv");
	b = run("table: a bare SQLite program", "[ -f v.halfhour ] || mv w.halfhour v.halfhour; rm -f w.halfhour*; \"$HALFHOUR\" add contact --name x >/dev/null && "
		"python3 -c 'import sqlite3; d = sqlite3.connect(\"w.halfhour\"); d.execute(\"DELETE FROM contact\"); "
		"d.commit()'", bare_command, "p.csv");
	ratio("", a, b, "at most 1.5");
	if (system(same_command) != 0)
		return 1;
	snprintf(bare_command, sizeof(bare_command), "rm -rf %s", dir);
	return system(bare_command);
}
