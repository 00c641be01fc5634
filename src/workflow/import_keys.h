/* import_keys.h: by what somebody is known again, as numbers, and who that is: 12 bytes a key. */
#ifndef HALFHOUR_WORKFLOW_IMPORT_KEYS_H
#define HALFHOUR_WORKFLOW_IMPORT_KEYS_H

#include <stddef.h>
#include <stdint.h>

struct import_keys {
	uint64_t *key;    /* 0: free */
	int32_t *id;      /* beside its key */
	size_t n, cap;    /* cap is a power of two, three quarters of it in use at most */
	int64_t putting;  /* for whoever puts several of one */
};

/* The first who has a key keeps it. Ids lie within 2,000,000,000 of 0. */
void import_keys_put(struct import_keys *k, uint64_t key, int64_t id);
int64_t import_keys_get(const struct import_keys *k, uint64_t key); /* 0: nobody */
void import_keys_done(struct import_keys *k);

#endif
