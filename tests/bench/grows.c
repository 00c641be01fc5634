/*
 * What grows with the workbook: contacts narrowed and notes searched at each key, a contact's
 * page opened, and what `contacts --json` takes, at 100, 10,000 and 100,000 contacts with ten
 * notes each. BENCH_GROWS="100 1000" measures other sizes; BENCH_KEEP=DIR keeps the workbooks
 * there, and takes them from there when they are made already.
 */
#include <fcntl.h>
#include <ftw.h>
#include <spawn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/command.h"
#include "store/sql.h"
#include "figures.h"
#include "work.h"

enum { NOTES_EACH = 10, MOST_KEYS = 1000 };

/* ---- the workbook ---- */

/* A word of 4,000, the early ones far oftener; names of 2,400. Another one in each row: what asks for
 * nothing of its row is chosen once for all of them. */
#define WORD(r) "(SELECT w FROM vocabulary WHERE k = 1 + (abs(" r " + 0 * n) % 4000) * (abs(" r " / 4001) % 4000) / 4000)"
#define UUID(salt) "printf('%08x-0000-4000-8000-%012x', " salt ", n)"

static const char fill[] =
	"PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN;"
	"CREATE TEMP TABLE syllable(k INTEGER PRIMARY KEY, s TEXT);"
	"INSERT INTO syllable VALUES (0,'ma'),(1,'li'),(2,'ten'),(3,'gra'),(4,'so'),(5,'per'),"
	"(6,'ki'),(7,'du'),(8,'hol'),(9,'we'),(10,'nor'),(11,'ca'),(12,'be'),(13,'fi'),(14,'jo'),"
	"(15,'van'),(16,'ra'),(17,'ste'),(18,'pla'),(19,'a');"
	"CREATE TEMP TABLE vocabulary(k INTEGER PRIMARY KEY, w TEXT);"
	"INSERT INTO vocabulary SELECT 1 + a.k + 20 * b.k + 400 * c.k,"
	" a.s || b.s || iif(c.k > 0, c.s, '') FROM syllable a, syllable b, syllable c WHERE c.k < 10;"
	"INSERT INTO organisation(id, name, folded) WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL"
	" SELECT n + 1 FROM c WHERE n < (SELECT 1 + n / 10 FROM size)) SELECT n, 'Works ' || n, 'works ' || n FROM c;"
	"CREATE TEMP TABLE person(n INTEGER PRIMARY KEY, name TEXT, role TEXT);"
	"INSERT INTO person WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < (SELECT n FROM size))"
	" SELECT n, " WORD("random()") " || ' ' || " WORD("random()") ", " WORD("random()") " || ' planner' FROM c;"
	"INSERT INTO contact(id, revision, uuid, name, sort, words, role, organisation_id, email, phone,"
	" links, zone, found, why, common, research, tags, seniority, path, stage, may_use_name,"
	" referral_words, created_ms, changed_ms, searched)"
	" SELECT n, n, " UUID("1") ", name, name, name || ' works ' || (1 + n / 10) || ' ' || role, role,"
	" 1 + n / 10, 'p' || n || '@example.org', '', '', '', '', '', '', '', '', '', 'cold', 'talked', 0,"
	" '', 1764500000000, 1764500000000, name || char(31) || role || char(31) || 'Works ' || (1 + n / 10)"
	" FROM person;"
	"INSERT INTO interview(id, revision, uuid, contact_id, kind, agreed_minutes, scheduled_ms, zone,"
	" place, channel, started_ms, ended_ms, practice, partner, speed, nervous_before, nervous_after,"
	" assignment, created_ms) SELECT n, n, " UUID("2") ", n, 'informational', 20, 0, '', '', 'video', 0, 0,"
	" 0, '', 1, 0, 0, '', 1764500000000 + n * 1000 FROM person;"
	"INSERT INTO clock(id, interview_id, kind, axis_ms, amount_ms, wall_ms, boot_ms, mono_ms, boot_id, uuid)"
	" SELECT 2 * n + k, n, iif(k, 'end', 'start'), k * 1200000, 0,"
	" 1764500000000 + n * 1000 + k * 1200000, 0, 0, 'bench', printf('%08x-0000-4000-8000-%012x', 3 + k, n)"
	" FROM person, (SELECT 0 AS k UNION SELECT 1);"
	"INSERT INTO note(id, revision, uuid, interview_id, kind, starred, marker, text, axis_ms)"
	" SELECT (n - 1) * 10 + k, n, printf('%08x-0000-4000-8000-%012x', 10 + k, n), n, 'note', 0, 0,"
	" " WORD("random()") " || ' ' || " WORD("random()") " || ' ' || " WORD("random()") " || ' ' || " WORD("random()")
	" || ' ' || " WORD("random()") " || ' ' || " WORD("random()") " || ' ' || " WORD("random()") " || ' ' || "
	WORD("random()") " || ' everyday', k * 60000"
	" FROM person, (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6"
	" UNION SELECT 7 UNION SELECT 8 UNION SELECT 9 UNION SELECT 10);"
	"DELETE FROM due_touched; COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);";

static void
make_workbook(const char *file, int contacts)
{
	struct text sql = { 0 };
	sqlite3 *db;

	store_close(open_store(file));
	text_addf(&sql, "CREATE TEMP TABLE size AS SELECT %d AS n;", contacts);
	text_add(&sql, fill);
	if (sqlite3_open(file, &db) != SQLITE_OK ||
		sqlite3_exec(db, sql_triggers, NULL, NULL, NULL) != SQLITE_OK ||
		sqlite3_exec(db, text_str(&sql), NULL, NULL, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	sqlite3_close(db);
	text_free(&sql);
}

/* ---- at the keys, without a terminal ---- */

static double
key(struct app *a, const char *name, const char *text)
{
	struct event ev = { .kind = EVENT_KEY, .text = text, .n = strlen(text), .now = a->ui.now };
	double began = worked();

	snprintf(ev.key, sizeof(ev.key), "%s", name);
	ui_event(&a->ui, &ev);
	ui_settle(&a->ui);
	ui_draw(&a->ui);
	return worked() - began;
}

static const char *const typed[] = { "a", "m", "s", "makima", "gras", "stepla", "vanra", "licence", "zzz",
	"ma li", "ten so per", "norma lite", "mama a", "a a a", "w p w", "works 12", "grawe kidu", "planner",
	"sosten hol", "fiste joper", "beracate ra", "lili z",
	"everyday", "me", "s1", "mama everyd", "mali lima ever" };

static void
type_all(struct app *a, const char *what)
{
	static double ms[MOST_KEYS];
	size_t n = 0, slow = 0;

	for (int round = 0; round < 2; round++) {
		n = 0; /* the first round warms the cache */
		for (size_t i = 0; i < LEN(typed); i++) {
			for (const char *s = typed[i]; *s; s++) {
				char c[2] = { *s, 0 };
				ms[n] = key(a, *s == ' ' ? "Space" : c, c);
				if (round && ms[n] > 16)
					slow++, printf("  slow: \"%.*s\" %.1f ms\n", (int)(s - typed[i] + 1), typed[i], ms[n]);
				n++;
			}
			key(a, "Ctrl-U", "");
		}
	}
	tell(what, ms, n);
	if (slow)
		printf("  %-34s %8zu of %zu\n", "keys slower than a frame (16 ms)", slow, n);
}

static void
repeat(struct app *a, const char *name, const char *text, const char *back, const char *what)
{
	double ms[200];

	for (size_t i = 0; i < LEN(ms); i++) {
		ms[i] = key(a, name, text);
		if (back)
			key(a, back, "");
	}
	tell(what, ms, LEN(ms));
}

static void
press_keys(const char *file, int contacts)
{
	struct app a = { 0 };

	(void)contacts;
	config_init(&a.desk.config);
	moment_read(&a.ui.now);
	a.workbook = mem_str(file);
	a.desk.bank_dir = path_bank_user(NULL);
	a.desk.store = open_store(file);
	program_open(&a, 24, 80, NULL, NULL);
	ui_draw(&a.ui);
	key(&a, "2", "2");
	repeat(&a, "j", "j", NULL, "a move in Contacts");
	repeat(&a, "Enter", "", "Esc", "a contact's page");
	key(&a, "/", "/");
	type_all(&a, "a key narrowing Contacts");
	key(&a, "Esc", "");
	key(&a, "Esc", "");
	key(&a, "f", "f");
	type_all(&a, "a key of Search");
	ui_done(&a.ui);
	store_close(a.desk.store);
}

/* ---- a listing ---- */

static void
list_all(const char *halfhour, const char *file, const char *listing, const char *more)
{
	struct rusage used;
	const char *const args[] = { halfhour, "--workbook", file, listing, more ? more : "--json",
		more ? "--json" : NULL, NULL };
	posix_spawn_file_actions_t files;
	pid_t pid;
	int status;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawn(&pid, halfhour, &files, NULL, (char *const *)(uintptr_t)args, environ))
		die("the program does not start");
	posix_spawn_file_actions_destroy(&files);
	wait4(pid, &status, 0, &used);
	printf("  %s%s%-*s %8.0f ms, %ld KiB at most%s\n", listing, more ? " " : "",
		34 - (int)strlen(listing) - (more ? 1 : 0), more ? more : "",
		(double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
			(double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3,
		used.ru_maxrss, status ? ", FAILED" : "");
}

/* Works in a process of its own. A program's peak of memory begins with that of the one which
 * starts it: this one stays small, so that what it tells of the listings is theirs. */
static void
apart(void (*work)(const char *file, int contacts), const char *file, int contacts)
{
	pid_t pid;

	if (apart_begin(&pid)) {
		work(file, contacts);
		apart_end();
	}
	apart_wait(pid);
}

static void
measure(const char *halfhour, const char *dir, int contacts)
{
	struct text file = { 0 };
	double began = now();

	text_addf(&file, "%s/%d.halfhour", dir, contacts);
	printf("%d contacts, %d notes", contacts, contacts * NOTES_EACH);
	fflush(stdout);
	if (access(text_str(&file), F_OK) != 0)
		apart(make_workbook, text_str(&file), contacts);
	printf(" (%.0f s)\n", (now() - began) / 1000);
	apart(press_keys, text_str(&file), contacts);
	list_all(halfhour, text_str(&file), "contacts", NULL);
	list_all(halfhour, text_str(&file), "interviews", NULL);
	list_all(halfhour, text_str(&file), "today", NULL);
	list_all(halfhour, text_str(&file), "questions", NULL);
	list_all(halfhour, text_str(&file), "bank", "list");
	text_free(&file);
}

static int
gone(const char *path, const struct stat *st, int kind, struct FTW *f)
{
	(void)st;
	(void)kind;
	(void)f;
	return remove(path);
}

int
main(int argc, char **argv)
{
	char home[] = "/tmp/bench-grows-XXXXXX";
	const char *keep = getenv("BENCH_KEEP"), *sizes = getenv("BENCH_GROWS");
	struct strings list = { 0 };
	struct text halfhour = { 0 };

	(void)argc;
	text_addf(&halfhour, "%.*s/halfhour", (int)(strrchr(argv[0], '/') - argv[0]), argv[0]);
	if (!mkdtemp(home))
		die("no folder");
	setenv("HOME", home, 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CONFIG_HOME");
	strings_split(&list, sizes ? sizes : "100 10000 100000", " ");
	for (size_t i = 0; i < list.n; i++)
		measure(text_str(&halfhour), keep ? keep : home, atoi(list.s[i]));
	strings_free(&list);
	text_free(&halfhour);
	nftw(home, gone, 16, FTW_DEPTH | FTW_PHYS);
	return 0;
}
