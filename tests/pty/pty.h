/*
 * pty.h: the real binary ($HALFHOUR_BIN) with a home of its own, on a
 * pseudo-terminal or as a plain command. A file of cases gives one TCase and
 * has a row in main.c.
 */
#ifndef TESTS_PTY_H
#define TESTS_PTY_H

#include "scratch.h"
#include "terminal.h"

struct pty_home {
	char dir[SCRATCH_MAX]; /* a temporary folder, 0700 */
	struct strings env; /* HOME, XDG_… below it, ended by a NULL */
};

void pty_home_make(struct pty_home *h);
void pty_home_remove(struct pty_home *h);
char *pty_home_file(const struct pty_home *h, const char *name); /* the caller's */
void pty_home_set(struct pty_home *h, const char *setting); /* "LANG=C" */
/* The program with these arguments (ended by NULL), full screen. */
struct terminal *pty_start(const struct pty_home *h, const char *term, int rows, int cols, ...);
/* To its end, without a terminal; standard output is added to `out`. */
int pty_run(const struct pty_home *h, struct text *out, ...);
/* A shell that knows the program as $HALFHOUR_BIN; on a pseudo-terminal, or as a command
 * whose standard output is added to `out`. */
struct terminal *pty_start_sh(const struct pty_home *h, const char *term, int rows, int cols,
	const char *script);
int pty_sh(const struct pty_home *h, struct text *out, const char *script);
int pty_run_input(const struct pty_home *h, const char *input, struct text *out, ...);
/* The last call as show --json gives it, in place of what `out` held. */
void pty_show(const struct pty_home *h, struct text *out);

#endif
