/*
 * figures.h: how the measurements here take time and tell it. Each is a program of one file, so
 * these stand in the header.
 */
#ifndef TESTS_BENCH_FIGURES_H
#define TESTS_BENCH_FIGURES_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define FRAME_MS 16.0

static inline double
read_clock(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static inline double
now(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

/* With a warm cache nothing is waited for: what else the machine does is left out. */
static inline double
worked(void)
{
	return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

static inline int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* One line of n milliseconds, which are sorted; where each is a key's, a frame is what it may take. */
static inline void
tell_times(const char *what, double *ms, size_t n, double most)
{
	qsort(ms, n, sizeof(*ms), by_size);
	if (n == 1)
		printf("  %-46s %8.2f ms\n", what, ms[0]);
	else
		printf("  %-46s %8.2f ms in the median, %8.2f p99, %8.2f at most (%zu)%s\n", what, ms[n / 2],
			ms[n * 99 / 100], ms[n - 1], n, most > 0 && ms[n / 2] > most ? "  OVER A FRAME" : "");
}

static inline void
tell(const char *what, double *ms, size_t n)
{
	tell_times(what, ms, n, 0);
}

static inline void
tell_keys(const char *what, double *ms, size_t n)
{
	tell_times(what, ms, n, FRAME_MS);
}

#endif
