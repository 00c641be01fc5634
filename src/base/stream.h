/* stream.h: a pipe, a device, standard output: written through, never replaced by a file. */
#ifndef HALFHOUR_BASE_STREAM_H
#define HALFHOUR_BASE_STREAM_H

#include "target.h"

/* `how` as file_put has it; `path` is what the person called it. */
bool stream_write(const struct target *t, const char *path, const char *s, size_t n, unsigned how,
	struct err *e);

#endif
