/*
 * scratch.h: temporary folders for tests, under $TMPDIR, which tests/run puts in memory.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

enum { SCRATCH_MAX = 128 }; /* bytes of a folder's path, with its end */

/* A new folder, only its owner's; none can be made: the program ends. */
void scratch_make(char dir[SCRATCH_MAX]);
/* With all that is in it, whatever its permissions have become. */
void scratch_remove(const char *dir);

#endif
