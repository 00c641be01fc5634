/*
 * A batch of many contacts: how long each of its transactions holds the write lock, while it is
 * added to, closed, undone, redone, and removed. BENCH_BATCH=100000 is another size than 20,000.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/contact.h"
#include "store/private.h"

enum { A_SLICE = 50, MOST = 100000 };

static struct store *s;
static struct err e;
static double held[MOST], began;
static size_t n_held;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* what else the machine does is left out */
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
must(bool ok)
{
	if (ok)
		return;
	fprintf(stderr, "bench-batch: %s\n", e.text);
	exit(1);
}

/* From the lock on to the commit's end. */
static int
watch(unsigned what, void *user, void *st, void *more)
{
	const char *sql = sqlite3_sql(st);

	(void)user;
	(void)more;
	if (what == SQLITE_TRACE_STMT && strcmp(sql, "BEGIN IMMEDIATE") == 0)
		began = now();
	if (what == SQLITE_TRACE_PROFILE && strcmp(sql, "COMMIT") == 0 && n_held < MOST)
		held[n_held++] = now() - began;
	return 0;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
tell(const char *what, double since)
{
	qsort(held, n_held, sizeof(*held), by_size);
	if (n_held)
		printf("  %-10s %9.1f ms in all, the lock %8.2f ms in the median, %8.2f p99, %8.2f at most (%zu)\n",
			what, now() - since, held[n_held / 2], held[n_held * 99 / 100], held[n_held - 1], n_held);
	n_held = 0;
}

static void
add_one(int i)
{
	struct text name = { 0 }, mail = { 0 };
	struct contact c = { .stage = STAGE_IDEA };

	text_addf(&name, "Person %d of Batch %d", i, i * 7919 % 100003);
	text_addf(&mail, "p%d@example.org", i);
	c.name = name.s;
	c.email = mail.s;
	c.role = (char *)(uintptr_t)"Planner of grids";
	c.organisation = (char *)(uintptr_t)"Northlight Energy";
	must(store_contact_save(s, &c, &e));
	text_free(&name);
	text_free(&mail);
}

static void
add_all(int64_t batch, int contacts)
{
	for (int i = 0; i < contacts;) {
		must(store_batch_slice(s, batch, &e));
		for (int n = 0; n < A_SLICE && i < contacts; n++)
			add_one(i++);
		must(store_done(s, true, &e));
	}
}

static void
measure(int contacts)
{
	int64_t batch;
	bool more = true;
	double since = now();

	printf("A batch of %d contacts, %d a slice\n", contacts, A_SLICE);
	must(store_batch_begin(s, "import", &batch, &e));
	add_all(batch, contacts);
	tell("added", since);
	since = now();
	must(store_batch_close(s, batch, "import of contacts", &e));
	tell("closed", since);
	since = now();
	must(store_due_make(s, &e));
	tell("its steps", since);
	since = now();
	must(store_undo(s, -1, NULL, &e));
	tell("undone", since);
	since = now();
	must(store_due_make(s, &e));
	tell("its steps", since);
	since = now();
	must(store_redo(s, -1, NULL, &e));
	tell("redone", since);
	must(store_undo(s, -1, NULL, &e));
	add_one(-1);
	must(store_due_make(s, &e));
	n_held = 0;
	since = now();
	while (more)
		must(store_batch_remove(s, 50, &more, &e));
	tell("removed", since);
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
	char home[] = "/tmp/bench-batch-XXXXXX";
	const char *size = getenv("BENCH_BATCH");

	if (!mkdtemp(home))
		return 1;
	setenv("HOME", home, 1);
	unsetenv("XDG_STATE_HOME");
	char *file = path_join(home, "workbook.halfhour");
	s = store_open(file, STORE_MAKE, &e);
	must(s != NULL);
	must(store_due_settings(s, false, "UTC", NULL, &e));
	sqlite3_trace_v2(s->db, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, watch, NULL);
	measure(size ? atoi(size) : 20000);
	store_close(s);
	free(file);
	nftw(home, gone, 16, FTW_DEPTH | FTW_PHYS);
	return 0;
}
