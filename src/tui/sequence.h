/*
 * Escape sequences, byte by byte: keys, and what a terminal answers by itself
 * (control strings, reports, X10 mouse). Used by the full screen and by linear
 * mode, so that neither takes an unknown sequence for Esc and letters.
 */
#ifndef HALFHOUR_TUI_SEQUENCE_H
#define HALFHOUR_TUI_SEQUENCE_H

#include "tui.h"

/* Bytes of a control string that are waited for: of one that is an answer by its form (an
 * OSC 52 holds a whole clipboard), and of any other, which somebody may have typed. */
enum { STRING_MAX = 1 << 20, STRING_PLAIN_MAX = 4096 };

/* Milliseconds without a byte, after which nothing more is waited for. */
enum { HOLD_ESC = 25,      /* Esc alone: a key, or the beginning of one */
       HOLD_PART = 500,    /* half a key or character; Esc while an answer is due */
       HOLD_STRING = 1000, /* a control string, from its beginning twice this */
       HOLD_ANSWER = 5000, /* what is an answer by its form */
       LATE = 1000 };      /* how late the rest of a sequence may follow its Esc */

enum sequence_is {
	SEQUENCE_MORE, /* the byte belongs to it, and more is to come */
	SEQUENCE_WHOLE, /* the byte is its last one */
	SEQUENCE_NONE, /* with this byte, which is not taken, it is no sequence */
};

/* What stage the reading is in. */
enum sequence_at { AT_START, AT_ESC, AT_ALT, AT_CSI, AT_CONSOLE, AT_SS3, AT_MOUSE, AT_STRING,
	AT_STRING_ESC };

/* One that is being read; zeroed: none has begun. */
struct sequence {
	enum sequence_at at;
	char kind;    /* the byte after Esc, also where one 8-bit byte stands for both */
	size_t n;     /* bytes taken */
	size_t intro; /* of them, bytes before the content: 1 or 2, with another Esc 3 */
	bool spent;   /* its Esc was a key already: only what is surely a sequence is one */
	bool doubled; /* Esc twice: the key with Alt */
	bool broken;  /* the form of an answer is lost */
	bool cut;     /* NONE because another sequence began */
	int form;     /* how far the form of an answer is recognised, as its kind counts */
	int left;     /* bytes of a mouse report or a character still to come */
	unsigned char last;
};

/* The byte begins a sequence; `next` is the byte behind it, 0 when not known. */
bool sequence_begins(unsigned char c, unsigned char next);
enum sequence_is sequence_byte(struct sequence *s, unsigned char c);
/* Milliseconds from `now` until it is given up, when it began and its last byte came then. */
int64_t sequence_wait(const struct sequence *s, int64_t began, int64_t came, int64_t now);
/* Given up: the bytes from `intro` on are text that somebody may have typed. */
bool sequence_is_text(const struct sequence *s);
/* Whole: surely no text, even between the marks of a paste. */
bool sequence_is_answer(const struct sequence *s);

#endif
