/*
 * sums.c: what a coach's workbook has of the figures and marks that the centre counts, a line each:
 * "figure asked 60 420", "score questions 12 31". test-sums WORKBOOK
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "model/review_figures.h"

#define SUMS_NAME(member, label, kind) #member,
static const char *const figures[] = { REVIEW_FIGURES(SUMS_NAME) };

/* Each row of it: a word, how many, their sum. */
static int
sums_print(sqlite3 *db, const char *what, const char *sql)
{
	sqlite3_stmt *st;
	int rc = sqlite3_prepare_v2(db, sql, -1, &st, NULL);

	while (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		printf("%s %s %lld %lld\n", what, (const char *)sqlite3_column_text(st, 0),
			(long long)sqlite3_column_int64(st, 1), (long long)sqlite3_column_int64(st, 2));
	if (rc != SQLITE_OK)
		fprintf(stderr, "%s\n", sqlite3_errmsg(db));
	sqlite3_finalize(st);
	return rc != SQLITE_OK;
}

int
main(int argc, char **argv)
{
	sqlite3 *db = NULL;
	int wrong = argc < 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK;

	for (size_t i = 0; !wrong && i < sizeof(figures) / sizeof(*figures); i++) {
		const char *name = figures[i];
		const char *measured = strstr(name, "_ms") ? "measured AND " : "";
		char sql[512];

		snprintf(sql, sizeof(sql), "SELECT '%s', count(*) FILTER (WHERE %s%s >= 0), "
			"coalesce(sum(%s) FILTER (WHERE %s%s >= 0), 0) FROM session s JOIN interview i "
			"ON i.id = s.interview_id WHERE NOT i.practice", name, measured, name, name, measured, name);
		wrong = sums_print(db, "figure", sql);
	}
	if (!wrong)
		wrong = sums_print(db, "score", "SELECT row, count(*), sum(level) FROM score WHERE level > 0 "
			"GROUP BY row ORDER BY row");
	sqlite3_close(db);
	return wrong;
}
