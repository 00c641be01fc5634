/*
 * clock_shim.c: a library preloaded into the program: its wall clock begins at the moment that
 * HALFHOUR_TEST_WALL_MS names and then goes on as usual, so that a term can be lived by commands
 * in a second. For tests only; programs that it starts have the usual clock.
 */
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define NS INT64_C(1000000000)

static int64_t ahead_ns; /* of the machine's clock */

static int64_t
clock_shim_read(clockid_t id)
{
	struct timespec t = { 0 };

	syscall(SYS_clock_gettime, id, &t);
	return (int64_t)t.tv_sec * NS + t.tv_nsec;
}

__attribute__((constructor)) static void
clock_shim_take(void)
{
	const char *wall = getenv("HALFHOUR_TEST_WALL_MS");

	if (wall)
		ahead_ns = strtoll(wall, NULL, 10) * 1000000 - clock_shim_read(CLOCK_REALTIME);
	unsetenv("LD_PRELOAD");
}

int
clock_gettime(clockid_t id, struct timespec *out)
{
	int64_t ns = clock_shim_read(id) + (id == CLOCK_REALTIME ? ahead_ns : 0);

	out->tv_sec = (time_t)(ns / NS);
	out->tv_nsec = (long)(ns % NS);
	return 0;
}
