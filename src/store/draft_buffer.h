/* draft_buffer.h: how the line being typed stands in its file; for draft_buffer.c and draft_buffer_read.c only. */
#ifndef HALFHOUR_STORE_DRAFT_BUFFER_H
#define HALFHOUR_STORE_DRAFT_BUFFER_H

#include <stdatomic.h>

#include "rescue.h"

enum { HEAD_BYTES = 4608, LINE_BYTES = 8000 };

/* A line. Numbers as this machine has them: no other reads it. */
struct draft_slot {
	_Atomic uint64_t generation; /* grows; 0: none, or it is in the workbook */
	int64_t axis_ms;
	uint32_t gone;         /* no line any more */
	uint32_t n_key, n_text;
	char bytes[LINE_BYTES]; /* both, one behind the other */
};

/* Two slots written alternately: while one is written the other holds what was seen. */
struct draft_file {
	char head[HEAD_BYTES]; /* a line as in the rescue file, then NULs */
	char boot[BOOT_SIZE];
	struct draft_slot slots[2];
};

#endif
