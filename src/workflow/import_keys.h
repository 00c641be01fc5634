/*
 * import_keys.h: by what somebody is known again, as numbers, and who that is. A fixed number of
 * them is held in memory, the others in a file.
 */
#ifndef HALFHOUR_WORKFLOW_IMPORT_KEYS_H
#define HALFHOUR_WORKFLOW_IMPORT_KEYS_H

#include <stdint.h>
#include <stdio.h>

#include "base.h"

struct import_key {
	uint64_t key;
	int64_t id;
};

struct import_keys {
	struct import_key *k;   /* by open addressing; key 0: free */
	size_t n, cap;          /* cap is a power of two, three quarters of it in use at most */
	uint64_t *filed;        /* bits of those in the file: most that are looked for are not there */
	FILE *file;             /* sorted, without a name; NULL: none yet */
	size_t n_filed;
	struct err wrong;       /* why the file could not take them */
	int64_t putting;        /* for whoever puts several of one */
};

/* The first who has a key keeps it. */
void import_keys_put(struct import_keys *k, uint64_t key, int64_t id);
int64_t import_keys_get(const struct import_keys *k, uint64_t key); /* 0: nobody */
void import_keys_done(struct import_keys *k);

#endif
