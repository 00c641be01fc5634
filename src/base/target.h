/* target.h: where a path that is to be written leads, before anything is written. */
#ifndef HALFHOUR_BASE_TARGET_H
#define HALFHOUR_BASE_TARGET_H

#include <sys/stat.h>

#include "base.h"

/* Every link is followed, also one whose file is not there yet. */
struct target {
	char *path;     /* absolute, without links; owned */
	int fd;         /* this program's own file, as /dev/stdout names it; -1: none */
	bool there;     /* something has this name already, and st tells what */
	struct stat st;
};

bool target_find(struct target *t, const char *path, struct err *e);
void target_done(struct target *t);
/* A regular file, or none yet: it is replaced whole. All else is written through. */
bool target_is_file(const struct target *t);
/* A file without any w in its mode is kept even from root, who may do everything. */
bool target_may_be_replaced(const struct target *t, const char *path, struct err *e);
/* Both lead to the same file, whatever the names; or both to the same missing one. */
bool target_same(const struct target *a, const struct target *b);

#endif
