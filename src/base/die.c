/*
 * die.c: the two ends the program makes itself: out of memory, and a bug of ours. What
 * must happen before its last words (the terminal is given back) is hung in once.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base.h"

static void (*first)(void);
static const char *memory_words = N_("halfhour: out of memory; what was on the screen is saved\n");

void
die_first(void (*before)(void))
{
	first = before;
	memory_words = language_text(memory_words); /* while there is memory to look it up */
}

static void
die_prepare(void)
{
	void (*before)(void) = first;

	first = NULL; /* should it fail as well, it is not tried again */
	if (before)
		before();
}

void
die_of_memory(void)
{
	die_prepare();
	fputs(memory_words, stderr);
	exit(1);
}

void
die_of_bug(const char *fmt, ...)
{
	va_list ap;

	die_prepare();
	fputs("halfhour: a bug: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	abort();
}
