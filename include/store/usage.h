/*
 * store/usage.h: what many calls know: how long questions take, which were asked,
 * the words in use.
 */
#ifndef HALFHOUR_STORE_USAGE_H
#define HALFHOUR_STORE_USAGE_H

#include "model/pace.h"

struct store;

struct habit store_habit(struct store *s);
/* For every question id: how often it was asked, the time it took in the calls that were
 * measured (not those held with paper), its starred notes and referrals. */
struct usage {
	char *question_id;
	int asked, measured;       /* measured: how many of these have a time */
	int64_t spent_ms;          /* of the measured */
	int starred, referrals;
};
bool store_usage_each(struct store *s, bool (*each)(void *user, const struct usage *u),
	void *user, struct err *e);
/* Ids of the questions asked in the last real calls but this one: what this interview's person
 * was asked before goes to `same`, what only others were to `others`. */
bool store_answered(struct store *s, int64_t interview_id, struct strings *others,
	struct strings *same, struct err *e);
/* Names, organisations and words of this workbook, for Ctrl-T; most used first. */
void store_words(struct store *s, struct strings *out, size_t most);

#endif
