/*
 * Bytes from a terminal become events. Pure: bytes and their times in, events
 * out, so that it is tested without a terminal. What is not whole yet (half a
 * key, half a character, a paste without its end) is held for a while.
 */
#ifndef HALFHOUR_TUI_INPUT_H
#define HALFHOUR_TUI_INPUT_H

#include "sequence.h"

/* Milliseconds that what is not whole is waited for; those of a key are in sequence.h. */
enum { HOLD_PASTE = 1000, /* until what came of a paste is given out */
       END_PASTE = 5000,  /* until a paste is taken to have lost its end */
       FLOOD_GAP = 500,   /* until text that nobody can type so fast has ended */
       ANSWER = 5000 };   /* until a status request is taken not to be answered */

/* Text of a paste that is given out as one event at the most. */
enum { PASTE_MAX = 1 << 20 };

/* Bytes of text at once that nobody types, not even ahead on a stalled line: a paste by a
 * terminal that sets no marks. */
enum { FLOOD_MIN = 2048 };

/* What a key sends, by terminfo. */
struct input_key {
	char *bytes;      /* owned; begins with Esc */
	const char *name;
};

struct input {
	struct text in;       /* not yet decoded, from `at` on */
	size_t at;
	struct sequence seq;  /* that `in` begins with, as far as it has come */
	struct text paste;    /* of a paste, not yet given out */
	struct text shown;    /* what the last event's text points to */
	bool pasting;
	bool flood;           /* a paste without marks */
	bool bad;             /* the last byte was no character */
	bool asked;           /* a status request waits for its answer */
	bool esc_out;         /* the last event was an Esc that stood alone */
	bool esc_spent;       /* the Esc that `in` begins with has been given out as a key */
	/* when asked, the last bytes came, that Esc went out, the sequence began */
	int64_t asked_ms, came_ms, esc_ms, began_ms;
	struct input_key *keys;
	size_t n_keys, cap_keys;
};

void input_done(struct input *in);
void input_bind(struct input *in, const char *bytes, const char *name);
void input_feed(struct input *in, const char *s, size_t n, const struct moment *now);
void input_asked(struct input *in, const struct moment *now);
/* The next event; false: nothing whole. */
bool input_next(struct input *in, struct event *ev, const struct moment *now);
/* Bytes not yet decoded. */
size_t input_left(const struct input *in);
/* Only an Esc is there, and nothing says that more must follow: worth a short wait. */
bool input_lone_esc(const struct input *in);
/* The short wait brought nothing: it is the key. */
void input_esc(struct input *in, struct event *ev, const struct moment *now);
/* Milliseconds until input_next may give what it holds now, -1: nothing held. */
int64_t input_due(const struct input *in, const struct moment *now);

/* Between the files of the input: more of a paste that has begun; false: nothing to give
 * out yet. */
bool input_paste(struct input *in, struct event *ev, const struct moment *now);
/* Bytes as the text of a paste: controls are seen and do nothing, answers are left out. */
void input_plain(struct input *in, const char *s, size_t n);
/* More of a flood, at once; false: it is at its end. */
bool input_flood(struct input *in, struct event *ev, const struct moment *now);
void input_drop(struct input *in, size_t n); /* the first n bytes */
const char *input_bytes(const struct input *in);
/* Bytes that a character beginning with `c` has; 0: none begins so. */
size_t input_length(unsigned char c);

#endif
