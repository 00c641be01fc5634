/*
 * fault.h: the fault series. A sitting is one run of the real program on a home
 * that stands ready; a point is one call of it, by kind and number; a run plays
 * the sitting with one thing gone wrong at one point, starts again without, and
 * looks at what is left.
 */
#ifndef TESTS_FAULT_FAULT_H
#define TESTS_FAULT_FAULT_H

#include "../pty/pty.h"
#include "shim.h"

enum act_flags {
	ACT_MAY = 1,      /* what it should bring on the screen may fail to come: a fault is said */
	ACT_LINE = 2,     /* `fact` is what stands in the line that is being typed */
};

/* Keys, and what they bring. */
struct act {
	const char *keys;
	const char *seen;     /* on the screen; "!text": no longer there; NULL: it ends */
	const char *fact;     /* once that was seen, stands exactly once in what is stored */
	const char *instead;  /* and this, an earlier fact, not at all; from the keys on it may go */
	unsigned flags;
};

struct sitting {
	const char *name;
	void (*ready)(struct pty_home *);   /* makes the home, without faults; NULL: an empty one */
	const char *const *args;            /* ended by NULL */
	const char *input;                  /* standard input of a command; acts: a screen */
	const struct act *acts;             /* ended by {0} */
	const char *fact;                   /* of a command: stored if and only if it says so */
	const char *instead;                /* of a command: stored if and only if `fact` is not */
	const char *always;                 /* stored once whatever happens */
	const char *setting;                /* one more of the environment, or NULL */
	const char *make;                   /* the file that it is to write, below the home */
	const char *const *again;           /* with `make`: the arguments that make it once more */
};

extern const struct sitting sittings[];
extern const size_t n_sittings;

/* ---- what goes wrong ---- */

struct way {
	const char *name;
	unsigned how;
	int why;
	const char *kinds; /* "write sync" */
	bool all;          /* what goes on failing is the whole home, not the data's folder only */
};

extern const struct way ways[];
extern const size_t n_ways;
const char *kind_name(unsigned kind);
bool way_fits(const struct way *w, unsigned kind);

struct point {
	size_t sitting;
	unsigned kind, at;
	size_t way;
};

/* ---- one run ---- */

/* A worker's folder: a home that is always at the same path, and the homes that stand ready. */
struct place {
	struct pty_home home;
	char kept[SCRATCH_MAX + 8];  /* a folder with one home a sitting */
	char tally_path[SCRATCH_MAX + 16];
	struct fault_tally *tally;
	bool show;                  /* tells what was seen */
};

void place_make(struct place *p);
void place_remove(struct place *p);
/* Counts the calls of a sitting, nothing going wrong; false: it does not play. */
bool play_count(struct place *p, size_t sitting, unsigned counts[FAULT_KIND_COUNT],
	struct text *wrong);
/* False: what is left is not as it must be, and `wrong` says why. *met: the point was there. */
bool play_point(struct place *p, const struct point *at, bool *met, struct text *wrong);

/* ---- what must be true afterwards ---- */

/* What was seen before the end. */
struct seen {
	bool kill;                  /* it was to be killed */
	bool memory;                /* it may end for want of memory */
	bool nowhere;               /* nothing at all could be written any more */
	bool met;                   /* the point was reached */
	int status;
	struct strings facts, gone; /* stored once; not stored */
	struct strings maybe;       /* on their way when it ended */
	struct strings either;      /* exactly one of them is stored */
};

void look_after(struct place *p, const struct sitting *s, const struct seen *was,
	struct text *wrong);

/* To its end without a terminal; what it says is added to `out`, what it complains of to
 * `err` (either may be NULL). 128 + SIGALRM: not in time. */
int run_plain(const struct place *p, const struct strings *more, const char *const *args,
	const char *input, struct text *out, struct text *err);

#endif
