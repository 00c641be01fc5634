/*
 * shim.h: what the driver of the fault series and the library that it preloads
 * into the program tell each other: the order (in the environment) and the
 * tally (a mapped file, which outlives a kill).
 */
#ifndef TESTS_FAULT_SHIM_H
#define TESTS_FAULT_SHIM_H

#include <stdatomic.h>

/* X(name): the calls that are counted, each kind from 1. Only calls on files below the
 * folder count; `look` is an open for reading, `size` ftruncate and fallocate, `memory`
 * every allocation of the process. */
#define FAULT_KINDS(X) \
	X(write) \
	X(sync) \
	X(open) \
	X(look) \
	X(rename) \
	X(unlink) \
	X(size) \
	X(mkdir) \
	X(link) \
	X(map) \
	X(memory)

enum fault_kind {
#define X(name) FAULT_##name,
	FAULT_KINDS(X)
#undef X
	FAULT_KIND_COUNT
};

/* HALFHOUR_FAULT is "KIND NUMBER HOW ERRNO", all numbers; HOW is one of these. */
enum fault_how {
	FAULT_KILL,        /* SIGKILL in place of the call */
	FAULT_KILL_HALF,   /* SIGKILL when half of the bytes are written */
	FAULT_KILL_AFTER,  /* SIGKILL when the call is done */
	FAULT_ONCE,        /* the call fails with ERRNO */
	FAULT_ON,          /* and from then on every call that this ERRNO can stop */
	FAULT_SHORT        /* half of the bytes are written, and it says so */
};

#define FAULT_ENV_ORDER "HALFHOUR_FAULT"
#define FAULT_ENV_UNDER "HALFHOUR_FAULT_UNDER" /* the folder */
#define FAULT_ENV_BROKEN "HALFHOUR_FAULT_BROKEN" /* below which FAULT_ON goes on */
#define FAULT_ENV_TALLY "HALFHOUR_FAULT_TALLY" /* a file of sizeof(struct fault_tally) */

struct fault_tally {
	atomic_uint counts[FAULT_KIND_COUNT];
	atomic_uint met;   /* 1: the call was reached */
	atomic_uint idle;  /* polls that were not to wait and found nothing */
	char path[256];    /* whose call it was */
};

#endif
