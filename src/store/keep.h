/* keep.h: how the line being typed stands in its file; for keep.c and keep_read.c only. */
#ifndef HALFHOUR_STORE_KEEP_H
#define HALFHOUR_STORE_KEEP_H

#include <stdatomic.h>

#include "rescue.h"

enum { HEAD_BYTES = 4608, LINE_BYTES = 8000 };

/* A line. Numbers as this machine has them: no other reads it. */
struct place {
	_Atomic uint64_t turn; /* grows; 0: none, or it is in the workbook */
	int64_t axis_ms;
	uint32_t gone;         /* no line any more */
	uint32_t n_key, n_text;
	char bytes[LINE_BYTES]; /* both, one behind the other */
};

/* Two places by turns: while one is written the other holds what was seen. */
struct sheet {
	char head[HEAD_BYTES]; /* a line as in the rescue file, then NULs */
	char boot[BOOT_SIZE];
	struct place places[2];
};

#endif
