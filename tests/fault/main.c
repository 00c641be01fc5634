/*
 * main.c: the fault series. Without arguments a sample, drawn by a seed;
 *
 *   HALFHOUR_FAULTS=all     every point there is (make nightly)
 *   HALFHOUR_FAULTS=200     so many
 *   HALFHOUR_FAULT_SEED=7   another sample
 *   HALFHOUR_FAULT_JOBS=8   so many at a time
 *   HALFHOUR_FAULT_MEMORY=40 so many refused allocations a sitting (0: none)
 *
 * test-fault SITTING [KIND [WAY]] plays those only, all of them ("all" for any);
 * test-fault SITTING KIND WAY NUMBER one, and shows what was seen.
 */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault.h"

enum { SAMPLE = 40, MEMORY_POINTS = 400 };

const struct way ways[] = {
	{ "kill", FAULT_KILL, 0, "write sync open rename unlink size mkdir link map", false },
	{ "kill-half", FAULT_KILL_HALF, 0, "write", false },
	{ "kill-after", FAULT_KILL_AFTER, 0, "write sync open rename unlink size mkdir link map",
		false },
	{ "EIO", FAULT_ONCE, EIO, "write sync open look rename unlink size mkdir link", false },
	{ "EIO-on", FAULT_ON, EIO, "write sync", false },
	{ "EIO-all", FAULT_ON, EIO, "write sync", true },
	{ "ENOSPC", FAULT_ONCE, ENOSPC, "write sync open rename size mkdir link", false },
	{ "ENOSPC-on", FAULT_ON, ENOSPC, "write open size mkdir link", false },
	{ "ENOSPC-all", FAULT_ON, ENOSPC, "write open size mkdir link", true },
	{ "EROFS", FAULT_ONCE, EROFS, "write open rename unlink size mkdir link", false },
	{ "EROFS-on", FAULT_ON, EROFS, "write open rename unlink size mkdir link", false },
	{ "EROFS-all", FAULT_ON, EROFS, "write open rename unlink size mkdir link", true },
	{ "short", FAULT_SHORT, 0, "write", false },
	{ "refused", FAULT_ONCE, ENOMEM, "map memory", false },
	{ "refused-on", FAULT_ON, ENOMEM, "map memory", true },
};
const size_t n_ways = LEN(ways);

static const char *const kinds[] = {
#define X(name) #name,
	FAULT_KINDS(X)
#undef X
};

const char *
kind_name(unsigned kind)
{
	return kinds[kind];
}

bool
way_fits(const struct way *w, unsigned kind)
{
	struct strings all = { 0 };

	strings_split(&all, w->kinds, " ");
	bool fits = strings_has(&all, kinds[kind]);
	strings_free(&all);
	return fits;
}

/* ---- shared by all workers ---- */

enum result { NOT_PLAYED, NOT_MET, HELD, BROKE };

struct count {
	bool good;
	unsigned counts[FAULT_KIND_COUNT];
};

static struct count *counted;  /* one a sitting */
static struct point *points;
static size_t n_points, cap_points;
static unsigned char *results; /* one a point */

static void *
share(size_t n)
{
	void *p = mmap(NULL, n ? n : 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		abort();
	return p;
}

static size_t
jobs(void)
{
	const char *said = getenv("HALFHOUR_FAULT_JOBS");
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	return said ? (size_t)atoi(said) : cores > 0 ? (size_t)cores * 2 : 2;
}

/* Most of a run is waiting: more workers than processors, and each takes the next one. */
static void
work(void (*one)(struct place *, size_t), size_t n)
{
	size_t workers = jobs();
	atomic_size_t *next = share(sizeof(*next));

	for (size_t w = 0; w < workers; w++) {
		if (fork() != 0)
			continue;
		struct place p = { 0 };
		place_make(&p);
		for (size_t i; (i = atomic_fetch_add(next, 1)) < n;)
			one(&p, i);
		place_remove(&p);
		fflush(stdout);
		_exit(0);
	}
	while (wait(NULL) > 0 || errno == EINTR)
		;
	munmap(next, sizeof(*next));
}

/* ---- counting ---- */

static const char *only[4]; /* sitting, kind, way, number */

static bool
wanted(size_t i, const char *name)
{
	return !only[i] || strcmp(only[i], "all") == 0 || strcmp(only[i], name) == 0;
}

static void
count_one(struct place *p, size_t i)
{
	struct text wrong = { 0 };

	if (!wanted(0, sittings[i].name))
		return;
	counted[i].good = play_count(p, i, counted[i].counts, &wrong);
	if (!counted[i].good)
		printf("not ok fault %s without a fault: %s\n", sittings[i].name, text_str(&wrong));
	text_free(&wrong);
}

/* ---- the points ---- */

/* A sitting makes tens of thousands of allocations: only every n-th is refused; more than n:
 * none. */
static unsigned
memory_step(unsigned n)
{
	const char *said = getenv("HALFHOUR_FAULT_MEMORY");
	unsigned most = said && atoi(said) >= 0 ? (unsigned)atoi(said) : MEMORY_POINTS;

	return !most ? n + 1 : n > most ? n / most : 1;
}

static void
add_points(size_t sitting, unsigned kind, size_t way)
{
	unsigned n = counted[sitting].counts[kind];
	unsigned step = kind == FAULT_memory ? memory_step(n) : 1;

	for (unsigned at = step > n ? step : 1; at <= n; at += step) {
		mem_grow(points, &cap_points, n_points + 1);
		points[n_points++] = (struct point){ sitting, kind, at, way };
	}
}

static void
list_points(void)
{
	for (size_t s = 0; s < n_sittings; s++)
		for (unsigned k = 0; k < FAULT_KIND_COUNT; k++)
			for (size_t w = 0; w < n_ways; w++)
				if (counted[s].good && way_fits(&ways[w], k) && wanted(1, kinds[k]) &&
					wanted(2, ways[w].name))
					add_points(s, k, w);
}

static unsigned seed = 20261130;

static size_t
dice(size_t n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 8) % n;
}

/* A sample: the first ones of a shuffled list. Every sitting has the same chance. */
static void
draw(size_t n)
{
	for (size_t i = 0; i < n && i < n_points; i++) {
		size_t j = i + dice(n_points - i);
		struct point t = points[i];
		points[i] = points[j];
		points[j] = t;
	}
	if (n < n_points)
		n_points = n;
}

static void
choose(void)
{
	const char *many = getenv("HALFHOUR_FAULTS"), *from = getenv("HALFHOUR_FAULT_SEED");

	list_points();
	if (from)
		seed = (unsigned)atoi(from);
	if (many ? strcmp(many, "all") != 0 : !only[0])
		draw(many ? (size_t)atoi(many) : SAMPLE);
}

/* ---- playing ---- */

static void
tell(const struct point *at, const struct text *wrong)
{
	printf("not ok fault %s %s %s %u: %s\n", sittings[at->sitting].name, kinds[at->kind],
		ways[at->way].name, at->at, text_str(wrong));
	fflush(stdout);
}

static void
play_one(struct place *p, size_t i)
{
	struct text wrong = { 0 };
	bool met = false;

	bool held = play_point(p, &points[i], &met, &wrong);
	results[i] = !held ? BROKE : met ? HELD : NOT_MET;
	if (!held)
		tell(&points[i], &wrong);
	text_free(&wrong);
}

static size_t
count_results(size_t sitting, unsigned kind, enum result r)
{
	size_t n = 0;

	for (size_t i = 0; i < n_points; i++)
		n += points[i].sitting == sitting && points[i].kind == kind && results[i] == r;
	return n;
}

/* A line a sitting and kind: how many points held, broke, and were not reached again. */
static size_t
sum(size_t sitting, unsigned kind)
{
	size_t held = count_results(sitting, kind, HELD);
	size_t broke = count_results(sitting, kind, BROKE);
	size_t missed = count_results(sitting, kind, NOT_MET);

	if (held + broke + missed == 0)
		return 0;
	printf("%sok fault %s, %s (%u calls): %zu runs held, %zu did not, %zu not reached\n",
		broke ? "not " : "", sittings[sitting].name, kinds[kind],
		counted[sitting].counts[kind], held, broke, missed);
	return broke;
}

static int
play_all(void)
{
	size_t broke = 0, lame = 0;

	results = share(n_points);
	work(play_one, n_points);
	for (size_t s = 0; s < n_sittings; s++) {
		lame += wanted(0, sittings[s].name) && !counted[s].good;
		for (unsigned k = 0; k < FAULT_KIND_COUNT; k++)
			broke += sum(s, k);
	}
	printf("%zu runs, %zu did not hold\n", n_points, broke);
	return broke || lame ? EXIT_FAILURE : EXIT_SUCCESS;
}

static int
play_shown(unsigned at)
{
	struct place p = { .show = true };
	struct text wrong = { 0 };
	bool met = false;
	size_t i = 0;

	while (i < n_points && points[i].at != at)
		i++;
	if (i == n_points) {
		fprintf(stderr, "there is no such call\n");
		return 2;
	}
	place_make(&p);
	bool held = play_point(&p, &points[i], &met, &wrong);
	place_remove(&p);
	printf("%s\n%s\n", met ? "the call was reached" : "the call was not reached",
		text_str(&wrong));
	text_free(&wrong);
	return held ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* The shim lies beside this program. */
static void
find_library(const char *self)
{
	char *whole = realpath(self, NULL);
	struct text t = { 0 };

	text_addf(&t, "%.*s/fault.so", (int)(strrchr(whole, '/') - whole), whole);
	setenv("HALFHOUR_FAULT_LIBRARY", text_str(&t), 0);
	text_free(&t);
	free(whole);
}

int
main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	find_library(argv[0]);
	for (int i = 1; i < argc && i <= 4; i++)
		only[i - 1] = argv[i];
	counted = share(n_sittings * sizeof(*counted));
	work(count_one, n_sittings);
	choose();
	return only[3] ? play_shown((unsigned)atoi(only[3])) : play_all();
}
