/*
 * A call while an import runs: what a saved note takes, behind the import's slices in the same
 * program (as its screen takes them, one between two keys), and beside an import in another
 * program; and that no note is lost. Wall-clock milliseconds.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "model/call.h"
#include "model/interview.h"
#include "workflow.h"

enum { PEOPLE = 20000, NOTES = 1000, PAUSE_US = 2000 };

static char dir[] = "/tmp/bench-during-XXXXXX";

static char *
in(const char *name)
{
	return path_join(dir, name);
}

static double
ms_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
need(bool good, const struct err *e)
{
	if (good)
		return;
	fprintf(stderr, "%s\n", e->text);
	exit(1);
}

static void
write_table(const char *name, int people)
{
	char *path = in(name);
	FILE *f = fopen(path, "w");

	fputs("First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n", f);
	for (int i = 0; i < people; i++)
		fprintf(f, "Person%d,Okafor %d,https://www.linkedin.com/in/p%d,p%d@example.org,Firm %d,Planner,"
			"12 Mar 2024\r\n", i, i % 977, i, i, i % 499);
	fclose(f);
	free(path);
}

/* ---- a desk over the workbook ---- */

static struct moment now = { .wall_ms = 1796064910850, .boot_ms = 1000 };

static void
desk_on(struct desk *d, const char *workbook)
{
	struct err e = { 0 };
	char *path = in(workbook);

	config_init(&d->config);
	d->now = &now;
	d->store = store_open(path, STORE_MAKE | STORE_SCREEN, &e);
	need(d->store != NULL, &e);
	store_now(d->store, &now);
	free(path);
}

static int64_t
call_begun(struct desk *d)
{
	struct interview i = { .agreed_minutes = 20, .speed = 1 };
	struct clock_event ev = { .kind = CLOCK_START, .wall_ms = now.wall_ms };
	struct err e = { 0 };

	need(store_interview_save(d->store, &i, &e), &e);
	store_clock_add(d->store, i.id, &ev, &e);
	return i.id;
}

static double
note_saved(struct desk *d, int64_t call, int nth)
{
	struct note n = { .kind = NOTE_NOTE, .axis_ms = nth * 10 };
	struct err e = { 0 };
	char s[40];

	snprintf(s, sizeof(s), "note %d of the call", nth);
	n.text = mem_str(s);
	double from = ms_now();
	need(store_note_add(d->store, call, &n, &e), &e);
	double took = ms_now() - from;
	note_done(&n);
	return took;
}

/* ---- figures ---- */

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
tell(const char *what, double *took, size_t n)
{
	if (!n)
		return;
	qsort(took, n, sizeof(*took), by_size);
	printf("  %-44s p50 %6.2f  p99 %6.2f  most %6.2f ms  (%zu)\n", what, took[n / 2], took[n * 99 / 100],
		took[n - 1], n);
}

static void
tell_kept(struct desk *d, int64_t call, int notes)
{
	struct call c = { 0 };
	struct err e = { 0 };

	for (int i = 0; i < 200 && store_waiting(d->store); i++) {
		now.boot_ms += 1000;
		store_tick(d->store, &now);
	}
	need(desk_call(d, call, &c, &e), &e);
	printf("  notes saved %zu of %d, %zu wait\n", c.n_notes, notes, store_waiting(d->store));
	call_done(&c);
}

/* ---- the two ---- */

static struct import *
import_of(struct desk *d, const char *name)
{
	const struct import_wish w = { 0 };
	struct err e = { 0 };
	char *path = in(name);
	struct import *m = import_open(d, path, &w, &e);

	need(m != NULL, &e);
	free(path);
	return m;
}

/* A key waits at most for the slice that runs: what one takes is what a key may wait. */
static void
same_program(void)
{
	static double slices[40 * PEOPLE / 25], notes[PEOPLE];
	struct strings said = { 0 };
	struct desk d = { 0 };
	struct err e = { 0 };
	size_t n = 0, n_notes = 0;
	bool ended = false;

	desk_on(&d, "same.halfhour");
	int64_t call = call_begun(&d);
	struct import *m = import_of(&d, "p.csv");
	while (!ended) {
		double from = ms_now();
		need(import_step(m, &ended, &said, &e), &e);
		slices[n++] = ms_now() - from;
		notes[n_notes] = note_saved(&d, call, (int)n_notes);
		n_notes++;
		strings_free(&said);
	}
	import_free(m);
	tell("same program: a slice, which a key may wait for", slices, n);
	tell("same program: a note saved between two", notes, n_notes);
	tell_kept(&d, call, (int)n_notes);
	store_close(d.store);
}

static void
import_all(void)
{
	struct strings said = { 0 };
	struct desk d = { 0 };
	struct err e = { 0 };
	bool ended = false;

	desk_on(&d, "other.halfhour");
	struct import *m = import_of(&d, "q.csv");
	while (!ended)
		need(import_step(m, &ended, &said, &e), &e);
	import_free(m);
	exit(0);
}

static void
other_program(void)
{
	static double notes[NOTES];
	struct desk d = { 0 };

	pid_t pid = fork(); /* before anything is open: a connection is no other process's */
	if (pid == 0) {
		usleep(300000);
		import_all();
	}
	desk_on(&d, "other.halfhour");
	int64_t call = call_begun(&d);
	usleep(600000);
	for (int i = 0; i < NOTES; i++) {
		notes[i] = note_saved(&d, call, i);
		now.boot_ms += 20;
		store_tick(d.store, &now);
		usleep(PAUSE_US);
	}
	kill(pid, SIGTERM);
	waitpid(pid, NULL, 0);
	tell("another program imports: a note saved", notes, NOTES);
	tell_kept(&d, call, NOTES);
	store_close(d.store);
}

int
main(void)
{
	char clear[200];

	if (!mkdtemp(dir))
		return 1;
	setenv("XDG_STATE_HOME", dir, 1);
	write_table("p.csv", PEOPLE);
	write_table("q.csv", 20 * PEOPLE); /* killed long before its end */
	printf("A call while %d people are imported\n", PEOPLE);
	same_program();
	other_program();
	snprintf(clear, sizeof(clear), "rm -rf %s", dir);
	return system(clear);
}
