/*
 * script.h: what somebody does at random, a line a step, so that a failing one
 * can be made shorter, printed and played again:
 *
 *   linear 40, ascii, config NAME VALUE   before anything is open
 *   open SCREEN [ARG]   starts the program on the workbook; restart: where it was
 *   type BYTES          what a terminal sends, in one piece; \e \r \t \xff
 *   drip MS BYTES       the same, every byte so long after the one before
 *   line BYTES          linear mode: a line and its end
 *   size 80x24, wait MS, sleep MS, wall MS
 *   hangup              the terminal goes; the program starts again
 *   undo N              so many changes taken back and made again
 *   lock, unlock        another program holds the workbook
 */
#ifndef FUZZ_SCRIPT_H
#define FUZZ_SCRIPT_H

#include "base.h"

/* The same for the same seed, on any machine. */
void script_make(struct strings *out, unsigned seed, size_t steps);
/* Bytes written so that they stand on one line, and back. */
void bytes_write(struct text *out, const char *s, size_t n);
void bytes_read(struct text *out, const char *written);

#endif
