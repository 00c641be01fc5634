/*
 * call_make.h: conversations for tests, built up by hand in one line each.
 * The boot clock reads the axis plus an hour; minutes are real numbers.
 */
#ifndef CALL_MAKE_H
#define CALL_MAKE_H

#include "model/clock.h"
#include "model/words.h"

struct asked;
struct call;
struct note;

#define AT(min, sec) ((min) * MINUTE_MS + (sec) * INT64_C(1000))

/* An agreed length, and the clock started at 0. */
void make_call(struct call *c, int agreed_minutes);
/* The next question of the plan, with ids from 1; "!" before the brief: a must. */
struct asked *make_asked(struct call *c, const char *brief, int minutes, int priority,
	enum phase phase);
/* Asks it at axis_ms: the trail and the state. */
void make_asking(struct call *c, int64_t asked_id, int64_t axis_ms);
struct note *make_note(struct call *c, const char *line, int64_t axis_ms); /* with its marks */
void make_check(struct call *c, enum check_answer answer, int minutes, int64_t axis_ms);
void make_event(struct call *c, enum clock_kind kind, int64_t axis_ms, int64_t amount_ms);

#endif
