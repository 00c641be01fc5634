/* log.h: what a log or journal beside a workbook says; for log.c and leftovers.c only. */
#ifndef HALFHOUR_STORE_LOG_H
#define HALFHOUR_STORE_LOG_H

#include "private.h"

struct log_found {
	bool counted;         /* page 1 is in it */
	uint32_t first, last; /* the counts of page 1 in it; the file had first - 1 before */
	uint32_t pages;       /* of a journal: how many the file had; 0: not known */
	bool lost;            /* what was committed cannot be read */
};

uint32_t log_number(const unsigned char *b); /* four bytes, the highest first */
/* False: it is not there. They are opened outside SQLite: no connection of this process may
 * have them open. */
bool log_read(const char *log, const char *shm, struct log_found *f);
bool journal_read(const char *path, struct log_found *f);
/* Can it have been written for a file with this header? */
bool log_fits(const struct log_found *f, const unsigned char *header);

#endif
