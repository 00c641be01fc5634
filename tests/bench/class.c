/*
 * A class: shares made from a seed, taken in from a drop folder; beside it a bare SQLite program that
 * stores the same rows in the same tables, indexes and full text, in the same run; then keys on the
 * screens of a class. At 60, 600 and 6,000 conversations of 60 notes, 12 a student; BENCH_CLASS="60000"
 * measures other numbers. `bench-class make DIR STUDENTS SESSIONS NOTES` only makes the files,
 * `bench-class keys WORKBOOK` only presses the keys. Times are of the processor: what else the machine
 * does is left out.
 */
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../lib/class_make.h"
#include "app/command.h"
#include "store/sql.h"
#include "figures.h"
#include "work.h"

static void
make_files(const char *dir, int students, const struct class_wish *w)
{
	char path[4200];

	mkdir(dir, 0700);
	for (int i = 1; i <= students; i++) {
		struct text bytes = { 0 };
		FILE *f;

		class_file(w, i, &bytes);
		snprintf(path, sizeof(path), "%s/student-%d.share.yaml", dir, i);
		f = fopen(path, "w");
		if (!f || fwrite(bytes.s, 1, bytes.n, f) != bytes.n || fclose(f) != 0) {
			perror(path);
			exit(1);
		}
		text_free(&bytes);
	}
}

/* Works in a process of its own; the milliseconds of processor, and the KiB at most. */
static double
apart(void (*work)(const char *file, const char *other), const char *file, const char *other, long *kib)
{
	pid_t pid;

	if (apart_begin(&pid)) {
		work(file, other);
		apart_end();
	}
	struct rusage used = apart_wait(pid);
	*kib = used.ru_maxrss;
	return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
		(double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

/* ---- taken in ---- */

static void
class_open(struct app *a, const char *file)
{
	struct err e = { 0 };

	config_init(&a->desk.config);
	moment_read(&a->ui.now);
	a->workbook = mem_str(file);
	a->desk.now = &a->ui.now;
	a->desk.bank_dir = path_bank_user(NULL);
	a->desk.store = store_open(file, STORE_MAKE, &e);
	if (!a->desk.store)
		die(e.text);
}

static void
take_in(const char *file, const char *folder)
{
	static struct app a;
	const struct cohort_take_wish wish = { 0 };
	struct strings said = { 0 };
	struct err e = { 0 };
	bool ended = false;

	class_open(&a, file);
	struct cohort_take *m = cohort_take_open(&a.desk, folder, &wish, &e);
	while (m && !ended)
		if (!cohort_take_step(m, &ended, &said, &e))
			die(e.text);
	if (!m || said.n)
		die(m ? said.s[0] : e.text);
	cohort_take_free(m);
	store_close(a.desk.store);
}

/* ---- bare ---- */

static const char *const tables[] = { "batch", "student", "interview", "taken", "clock", "asked", "asking", "note", "check",
	"reflection", "writeup", "to_coach", "taken_step", "timing", "session", "standing", "handed_file" };
static const char *const texts[] = { "asked", "note", "reflection", "writeup" };
enum { BARE_ROWS = 2000 };

static void
bare_do(sqlite3 *db, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *sql = sqlite3_vmprintf(fmt, ap);
	va_end(ap);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	sqlite3_free(sql);
}

static sqlite3_stmt *
bare_prepare(sqlite3 *db, char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	sqlite3_free(sql);
	return st;
}

static sqlite3_stmt *
bare_insert(sqlite3 *db, const char *table, int columns)
{
	struct text marks = { 0 };

	for (int i = 0; i < columns; i++)
		text_add(&marks, i ? ",?" : "?");
	sqlite3_stmt *st = bare_prepare(db, sqlite3_mprintf("INSERT INTO \"%w\" VALUES (%s)", table, text_str(&marks)));
	text_free(&marks);
	return st;
}

/* The full text of the rows that the last transaction brought. */
static void
bare_text(sqlite3 *db, const char *table, int64_t from)
{
	for (size_t i = 0; i < LEN(texts); i++)
		if (strcmp(texts[i], table) == 0)
			bare_do(db, "INSERT INTO %s_text(rowid, text, who) SELECT id, text, who FROM %s WHERE id > %lld", table,
				table, (long long)from);
}

static void
bare_table(sqlite3 *from, sqlite3 *to, const char *table)
{
	sqlite3_stmt *read = bare_prepare(from, sqlite3_mprintf("SELECT * FROM \"%w\"", table));
	int columns = sqlite3_column_count(read);
	sqlite3_stmt *write = bare_insert(to, table, columns);
	int64_t last = 0;

	for (int more = 1; more;) {
		int n = 0;

		bare_do(to, "BEGIN IMMEDIATE");
		for (; n < BARE_ROWS && (more = sqlite3_step(read) == SQLITE_ROW); n++) {
			for (int i = 0; i < columns; i++)
				sqlite3_bind_value(write, i + 1, sqlite3_column_value(read, i));
			if (sqlite3_step(write) != SQLITE_DONE)
				die(sqlite3_errmsg(to));
			sqlite3_reset(write);
		}
		if (n)
			bare_text(to, table, last);
		last = sqlite3_last_insert_rowid(to);
		bare_do(to, "COMMIT");
	}
	sqlite3_finalize(read);
	sqlite3_finalize(write);
}

static void
bare(const char *file, const char *of)
{
	struct err e = { 0 };
	struct store *s = store_open(file, STORE_MAKE, &e);
	sqlite3 *from, *to = NULL;

	if (!s)
		die(e.text);
	store_close(s);
	if (sqlite3_open(of, &from) != SQLITE_OK || sqlite3_open(file, &to) != SQLITE_OK)
		die("no workbook");
	bare_do(to, "PRAGMA synchronous = NORMAL");
	bare_do(to, "DELETE FROM batch");
	for (size_t i = 0; i < LEN(tables); i++)
		bare_table(from, to, tables[i]);
	sqlite3_close(from);
	sqlite3_close(to);
}

/* ---- at the keys ---- */

enum { KEYS = 200 };

static double
key(struct app *a, const char *name)
{
	char text[2] = { name[1] ? '\0' : *name, '\0' };
	struct event ev = { .kind = EVENT_KEY, .text = text, .n = strlen(text), .now = a->ui.now };
	double began = worked();

	snprintf(ev.key, sizeof(ev.key), "%s", name);
	ui_event(&a->ui, &ev);
	ui_settle(&a->ui);
	ui_draw(&a->ui);
	return worked() - began;
}

/* `name` again and again, `back` and `more` (may be NULL) between. */
static void
press(struct app *a, const char *what, const char *name, const char *back, const char *more)
{
	double ms[KEYS];

	key(a, name);
	if (back)
		key(a, back);
	for (size_t i = 0; i < KEYS; i++) {
		ms[i] = key(a, name);
		if (back)
			key(a, back);
		if (more)
			key(a, more);
	}
	tell(what, ms, KEYS);
}

static void
type(struct app *a, const char *what, const char *const *words, size_t n)
{
	double ms[KEYS];
	size_t keys = 0;

	for (int round = 0; round < 2; round++) {
		keys = 0;
		for (size_t i = 0; i < n; i++) {
			for (const char *s = words[i]; *s && keys < KEYS; s++) {
				char c[2] = { *s, 0 };

				ms[keys++] = key(a, *s == ' ' ? "Space" : c);
			}
			key(a, "Ctrl-U");
		}
	}
	tell(what, ms, keys);
}

/* Each sort of Cohort, by its name in the menu. */
static void
sorts(struct app *a)
{
	static const char *const by[] = { "name", "calls", "handed", "reviewed", "waiting", "overdue", "advice", "questions" };
	double ms[LEN(by) * 4];
	size_t n = 0;

	for (int round = 0; round < 4; round++)
		for (size_t i = 0; i < LEN(by); i++) {
			key(a, "s");
			for (const char *c = by[i]; *c; c++)
				key(a, (char[]){ *c, 0 });
			ms[n++] = key(a, "Enter");
		}
	tell("Cohort sorted", ms, n);
}

static void
press_keys(const char *file, const char *other)
{
	static const char *const names[] = { "student 1", "stu 59", "s", "nobody", "3", "student 12" };
	static const char *const words[] = { "a", "re", "sola", "sola ka", "m", "zz", "ta mi", "n", "o k", "licence" };
	static struct app a;

	(void)other;
	class_open(&a, file);
	program_open(&a, 24, 80, NULL, NULL);
	ui_draw(&a.ui);
	key(&a, "6");
	press(&a, "Cohort opened", "6", "q", NULL);
	key(&a, "6");
	press(&a, "a move in Cohort", "j", NULL, NULL);
	press(&a, "the end of Cohort", "G", "g", NULL);
	press(&a, "a student", "Enter", "q", "j");
	sorts(&a);
	key(&a, "/");
	type(&a, "a key narrowing Cohort", names, LEN(names));
	key(&a, "Esc");
	key(&a, "w");
	type(&a, "a key searching the class", words, LEN(words));
	key(&a, "Esc");
	ui_open(&a.ui, "reviews", NULL);
	press(&a, "a move in Review", "j", NULL, NULL);
	press(&a, "the end of Review", "G", "g", NULL);
	press(&a, "a conversation reviewed, and not", "f", "f", NULL);
	press(&a, "a conversation opened", "Enter", "q", "j");
	key(&a, "/");
	type(&a, "a key narrowing Review", names, LEN(names));
	ui_done(&a.ui);
	store_close(a.desk.store);
}

/* ---- a size ---- */

static void
measure(const char *dir, int sessions)
{
	const struct class_wish w = { .seed = 7, .sessions = 12, .notes = 60 };
	int students = sessions / w.sessions ? sessions / w.sessions : 1;
	struct text drop = { 0 }, file = { 0 }, copy = { 0 };
	long kib, again_kib, bare_kib;

	text_addf(&drop, "%s/drop-%d", dir, sessions);
	text_addf(&file, "%s/%d.halfhour", dir, sessions);
	text_addf(&copy, "%s/%d-bare.halfhour", dir, sessions);
	make_files(text_str(&drop), students, &w);
	double taken = apart(take_in, text_str(&file), text_str(&drop), &kib);
	double again = apart(take_in, text_str(&file), text_str(&drop), &again_kib);
	double plain = apart(bare, text_str(&copy), text_str(&file), &bare_kib);
	printf("%d conversations: taken in at %.0f a second, %ld KiB at most; bare SQLite %.0f a second, ratio %.2f; again %.0f ms\n",
		students * w.sessions, students * w.sessions / taken * 1e3, kib, students * w.sessions / plain * 1e3,
		plain / taken, again);
	apart(press_keys, text_str(&file), NULL, &kib);
	text_free(&drop);
	text_free(&file);
	text_free(&copy);
}

static int
gone(const char *path, const struct stat *st, int kind, struct FTW *f)
{
	(void)st;
	(void)kind;
	(void)f;
	return remove(path);
}

static void
measure_all(void)
{
	char home[] = "/tmp/bench-class-XXXXXX";
	const char *sizes = getenv("BENCH_CLASS");
	struct strings list = { 0 };

	if (!mkdtemp(home))
		die("no folder");
	setenv("HOME", home, 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CONFIG_HOME");
	strings_split(&list, sizes ? sizes : "60 600 6000", " ");
	for (size_t i = 0; i < list.n; i++)
		measure(home, atoi(list.s[i]));
	strings_free(&list);
	nftw(home, gone, 16, FTW_DEPTH | FTW_PHYS);
}

int
main(int argc, char **argv)
{
	struct class_wish w = { .seed = 7, .sessions = 12, .notes = 60 };

	if (argc == 6 && strcmp(argv[1], "make") == 0) {
		w.sessions = atoi(argv[4]);
		w.notes = atoi(argv[5]);
		make_files(argv[2], atoi(argv[3]), &w);
		return 0;
	}
	if (argc == 3 && strcmp(argv[1], "keys") == 0)
		press_keys(argv[2], NULL);
	else
		measure_all();
	return 0;
}
