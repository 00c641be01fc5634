/*
 * deadly.h: dies, or is refused, at the nth call that changes a disk: write, sync, truncate,
 * rename, link, unlink, whether the program or SQLite makes it. Linked into a test program
 * it stands before the C library's own calls, and does nothing until it is armed.
 */
#ifndef DEADLY_H
#define DEADLY_H

#include <stdbool.h>

enum deadly { DEADLY_NEVER, DEADLY_KILL, /* before the call */
	DEADLY_HALF,  /* a write after half its bytes, else before the call */
	DEADLY_FULL,  /* no room, from then on */
	N_DEADLY };

/* For this process and what it forks; counting begins at 1. Syncs are only counted, so that
 * a thousand sittings take seconds. */
void deadly_arm(enum deadly how, long at);
long deadly_count(void); /* calls since */
long deadly_syncs(void); /* since the program began */
void deadly_refuse_syncs(bool on); /* each fails with EIO */
/* Called at each sync, by the thread that makes it; NULL: nothing is. */
void deadly_watch_syncs(void (*what)(int fd));
/* So many opens of that path for writing fail with EROFS; NULL: none. Borrowed. */
void deadly_keep_file(const char *path, int opens);

#endif
