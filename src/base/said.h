/* said.h: a time as people say it, on its way from words (said_words.c) to a moment (said.c). */
#ifndef HALFHOUR_BASE_SAID_H
#define HALFHOUR_BASE_SAID_H

#include "base.h"

enum { WORDS = 16, WORD = 48 };

/* What has been understood so far. */
struct said {
	const char *zone; /* of days and hours; changed by a zone behind them */
	char zone_said[ZONE_SIZE];
	int64_t now_ms, exact_ms; /* exact_ms: "in 2 hours", 0 else */
	bool past;
	int today;           /* 20261130, in the zone */
	int n_days, n_hours; /* how many of each were named */
	int day, hour, minute;
	bool day_may_move;    /* a day of the week or of the month that may be today */
	int week;             /* days to the same name again */
	int which;            /* 1: the first of a doubled hour, 2: the second */
	char abbreviation[8]; /* "cest", to choose one of the two */
	char words[WORDS][WORD];
	size_t n;
};

/* Takes `text` apart into days, hours and what stands behind them (`want`: enum said_want).
 * False: `e` says which words are not understood. */
bool said_words(struct said *s, const char *text, unsigned want, struct err *e);

#endif
