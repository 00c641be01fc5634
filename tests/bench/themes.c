/*
 * Compare and the themes over 10,000 notes of 210 conversations with 300 themes, 120 claims and
 * 500 questions: each key of them, without a terminal. BENCH_THEMES=ROUNDS changes how often
 * (7); 1 for an instruction count. A frame is 16 ms.
 */
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/command.h"
#include "store/sql.h"
#include "figures.h"
#include "work.h"

enum { MOST_ROUNDS = 200 };
/* ---- the workbook ---- */

#define UUID(salt, id) "printf('%08x-0000-4000-8000-%012x', " salt ", " id ")"
#define COUNT(to) "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < " to ") "

static const char fill[] =
	"PRAGMA synchronous = OFF; BEGIN;"
	"INSERT INTO organisation(id, name, folded) " COUNT("40") "SELECT n, 'Works ' || n, 'works ' || n FROM c;"
	"INSERT INTO contact(id, revision, uuid, name, sort, words, role, organisation_id, email, phone,"
	" links, zone, found, why, common, research, tags, seniority, path, stage, may_use_name,"
	" referral_words, created_ms, changed_ms, searched) " COUNT("200")
	"SELECT n, n, " UUID("1", "n") ", 'Person ' || n, 'person ' || n, 'person ' || n, 'planner',"
	" 1 + n % 40, '', '', '', '', '', '', '', '', '', iif(n % 3, 'senior', 'junior'),"
	" iif(n % 4, 'referral', 'cold'), 'talked', 0, '', 1764500000000, 1764500000000, 'person ' || n FROM c;"
	"UPDATE contact SET referrer_id = id - 1 WHERE id % 4 AND id > 1;"
	"INSERT INTO interview(id, revision, uuid, contact_id, kind, agreed_minutes, scheduled_ms, zone,"
	" place, channel, started_ms, ended_ms, practice, partner, speed, nervous_before, nervous_after,"
	" assignment, created_ms) " COUNT("210") "SELECT n, n, " UUID("2", "n") ", 1 + n % 200, 'informational',"
	" 20, 0, '', '', 'video', 0, 0, 0, '', 1, 0, 0, '', 1764500000000 + n * 90000000 FROM c;"
	"INSERT INTO clock(id, interview_id, kind, axis_ms, amount_ms, wall_ms, boot_ms, mono_ms, boot_id, uuid) "
	COUNT("210") "SELECT 2 * n + k, n, iif(k, 'end', 'start'), k * 1200000, 0,"
	" 1764500000000 + n * 90000000 + k * 1200000, 0, 0, 'bench', " UUID("3 + k", "n")
	" FROM c, (SELECT 0 AS k UNION SELECT 1);"
	/* Eight of the bank's and two of one's own a call. */
	"INSERT INTO asked(id, interview_id, position, question_id, text, brief, category, pack, probes,"
	" phase, tiara, minutes, priority, must, state, why, uuid) " COUNT("210")
	"SELECT (n - 1) * 10 + k, n, k, iif(k > 8, 'own' || n || '-' || k, 'q' || ((n * 7 + k * 3) % 80) || '-' || k),"
	" 'What is question ' || iif(k > 8, n || '-' || k, ((n * 7 + k * 3) % 80) || '-' || k) || ' about?',"
	" 'Question ' || k, 'work', iif(k > 8, '', 'core'), '', 'middle', '', 2, 5, 0,"
	" iif(k > 8, 'off-script', 'asked'), '', " UUID("20", "(n - 1) * 10 + k")
	" FROM c, (SELECT value AS k FROM generate) ;"
	"INSERT INTO note(id, revision, uuid, interview_id, asked_id, kind, starred, marker, text, axis_ms, claim) "
	COUNT("10000") "SELECT n, n, " UUID("10", "n") ", 1 + n % 210, (n % 210) * 10 + 1 + (n / 210) % 10,"
	" iif(n % 5, 'note', iif(n % 2, 'fact', 'impression')), n % 20 = 0, 0,"
	" 'she says of matter ' || n || ' that the work at night takes longer than one thinks', n * 1000,"
	" n % 83 = 0 FROM c;"
	"INSERT INTO theme(id, revision, uuid, parent_id, merged_id, name, folded, memo, used_ms) " COUNT("300")
	"SELECT n, n, " UUID("30", "n") ", iif(n > 60, 1 + n % 60, NULL), NULL, 'Theme ' || n, 'theme ' || n, '', n FROM c;"
	"INSERT INTO note_theme(id, uuid, note_id, theme_id) " COUNT("12000")
	"SELECT n, " UUID("40", "n") ", 1 + (n * 7) % 10000, 1 + (n * 13) % 300 FROM c WHERE n < 10000 OR n % 2;"
	"INSERT INTO evidence(id, revision, uuid, claim_id, note_id, side, text) " COUNT("200")
	"SELECT n, n, " UUID("50", "n") ", 83 * (1 + n % 120), n * 31 + 1, iif(n % 4, 'for', 'against'), '' FROM c;"
	"DELETE FROM due_touched; COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);";

static void
make_workbook(const char *file)
{
	sqlite3 *db;

	store_close(open_store(file));
	if (sqlite3_open(file, &db) != SQLITE_OK ||
		sqlite3_exec(db, sql_triggers, NULL, NULL, NULL) != SQLITE_OK ||
		sqlite3_exec(db, "CREATE TEMP TABLE generate(value); INSERT INTO generate VALUES "
			"(1),(2),(3),(4),(5),(6),(7),(8),(9),(10)", NULL, NULL, NULL) != SQLITE_OK ||
		sqlite3_exec(db, fill, NULL, NULL, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* ---- at the keys ---- */

static struct app a;

static double
key(const char *name, const char *text)
{
	struct event ev = { .kind = EVENT_KEY, .text = text, .n = strlen(text), .now = a.ui.now };
	double began = worked();

	snprintf(ev.key, sizeof(ev.key), "%s", name);
	ui_event(&a.ui, &ev);
	ui_settle(&a.ui);
	ui_draw(&a.ui);
	return worked() - began;
}

/* The key, and how one comes back from what it did: keys with blanks between them. */
static void
repeat(size_t rounds, const char *what, const char *name, const char *back)
{
	double ms[MOST_ROUNDS];
	struct strings keys = { 0 };

	strings_split(&keys, back, " ");
	for (size_t i = 0; i < rounds; i++) {
		ms[i] = key(name, strlen(name) == 1 ? name : "");
		for (size_t k = 0; k < keys.n; k++)
			key(keys.s[k], strlen(keys.s[k]) == 1 ? keys.s[k] : "");
	}
	tell_keys(what, ms, rounds);
	strings_free(&keys);
}

/* What a row is chosen by: the words are typed behind `/`. */
static void
choose(const char *words)
{
	key("g", "g");
	key("/", "/");
	for (const char *s = words; *s; s++) {
		char c[2] = { *s, 0 };
		key(*s == ' ' ? "Space" : c, c);
	}
	key("Enter", "");
}

static void
press_keys(size_t n)
{
	repeat(n, "Compare opened", "5", "1");
	key("5", "5");
	repeat(n, "a move", "j", "");
	repeat(n, "a page", "PgDn", "");
	repeat(n, "to the end", "G", "g");
	key("/", "/");
	repeat(n, "a letter that narrows", "s", "Ctrl-U");
	key("Esc", "");
	repeat(n, "a question's answers", "Enter", "Esc");
	repeat(n, "tie: which question", "=", "Esc");
	repeat(n, "the filter", "f", "Esc");
	repeat(n, "themes by person", "v", "Esc");
	repeat(n, "what I have to decide", "w", "Esc");
	choose("theme 77");
	repeat(n, "a theme's answers", "Enter", "Esc");
	repeat(n, "edit a theme", "e", "Esc");
	repeat(n, "merge: into which", "m", "Esc");
	repeat(n, "delete a theme", "d", "Esc");
	key("Enter", "");
	repeat(n, "another person's answer", "Right", "");
	repeat(n, "# over an answer", "#", "Esc");
	key("#", "#");
	repeat(n, "# given, and read again", "2", "u #");
	key("Esc", "");
	repeat(n, "+ over an answer", "+", "Esc");
	repeat(n, "! a claim or none", "!", "!");
	repeat(n, "back, with what changed", "Esc", "Enter");
	key("Esc", "");
	key("Esc", "");
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
main(void)
{
	char home[] = "/tmp/bench-themes-XXXXXX";
	const char *rounds = getenv("BENCH_THEMES"), *keep = getenv("BENCH_KEEP");
	size_t n = rounds ? (size_t)atoi(rounds) : 7;

	if (!n || n > MOST_ROUNDS || !mkdtemp(home))
		die("no folder, or no rounds");
	setenv("HOME", home, 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CONFIG_HOME");
	char *file = path_join(keep ? keep : home, "themes.halfhour");
	if (access(file, F_OK) != 0)
		make_workbook(file);
	printf("10,000 notes, 300 themes, 120 claims\n");
	config_init(&a.desk.config);
	moment_read(&a.ui.now);
	a.workbook = file;
	a.desk.bank_dir = path_bank_user(NULL);
	a.desk.store = open_store(file);
	program_open(&a, 24, 80, NULL, NULL);
	ui_draw(&a.ui);
	press_keys(n);
	ui_done(&a.ui);
	store_close(a.desk.store);
	nftw(home, gone, 16, FTW_DEPTH | FTW_PHYS);
	return 0;
}
