/*
 * tui/typed.h: a line of linear mode, read from a terminal byte by byte.
 */
#ifndef HALFHOUR_TUI_TYPED_H
#define HALFHOUR_TUI_TYPED_H

#include "base.h"

struct typed {
	struct text line; /* so far; bytes as they came */
	struct text echo; /* for the terminal; taken and cleared by who writes it */
	struct {
		unsigned char erase, word, kill, end, stop; /* as stty has them; 0: none */
	} keys;
	struct text held; /* of a sequence that a key or the terminal sends, not yet whole */
	struct sequence *seq; /* owned; that sequence; NULL: there was none yet */
	int64_t began_ms, came_ms; /* when it began, and the last byte came */
	int left;         /* bytes of a character still to come */
	bool end_once;    /* the key for the end of input came in the middle of the line */
};

enum typed_what { TYPED_MORE, TYPED_LINE, TYPED_END, TYPED_STOP, TYPED_COMPLETE };

/* TYPED_LINE: `line` is whole, and the caller's to clear. TYPED_END: no more is to come;
 * what is in the line is unended. now_ms: of a clock that never goes back. */
enum typed_what typed_byte(struct typed *t, unsigned char c, int64_t now_ms);
/* Milliseconds until typed_tick may put into the line what was held as a sequence, -1: none. */
int64_t typed_wait(const struct typed *t, int64_t now_ms);
void typed_tick(struct typed *t, int64_t now_ms);
void typed_set(struct typed *t, const char *line); /* another line in its place */
void typed_done(struct typed *t);

#endif
