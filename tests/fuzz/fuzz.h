/*
 * fuzz.h: somebody at the keyboard who does anything at all, and what must hold
 * whatever they do. hands.c plays a script (script.h) at the whole program,
 * headless, through the decoder of the terminal's bytes; shadow.c knows what each
 * key makes of the line and the notes of a call; watch.c looks at screen and
 * workbook after every burst. doors.c throws bytes at what reads files and keys.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "model/note.h"
#include "screens.h"
#include "session.h"
#include "tui/input.h"

/* Says what does not hold, and ends this process: main.c plays in children. */
void wrong(const char *fmt, ...) PRINTF(1, 2) __attribute__((noreturn));

/* ---- hands.c ---- */

void hands_play(const struct strings *script);

/* ---- shadow.c: a call as it is before and after an event ---- */

struct shadow_note {
	int64_t id, axis_ms, asked_id;
	enum note_kind kind;
	bool starred, marker;
	char *text;
};

struct shadow {
	bool live;          /* a call is open */
	bool focus;         /* and its line has the keyboard */
	int64_t id;
	bool started;
	struct text marks, line, kill;
	size_t at;
	struct note_mark mark;
	int64_t editing;    /* the note in the line; 0: a new one */
	bool held;              /* a half line waits to be taken over */
	struct text aside;  /* raw, while one is corrected */
	struct shadow_note *notes;
	size_t n_notes, cap_notes;
	struct strings asked; /* the texts of all questions */
};

void shadow_take(struct shadow *s, const struct ui *ui);
void shadow_done(struct shadow *s);
/* Dies when the event cannot have made this of that. */
void shadow_event(const struct shadow *was, const struct shadow *is, const struct ui *ui,
	const struct event *ev);
/* A line typed in linear mode. */
void shadow_line(const struct shadow *was, const struct shadow *is, const char *line);
/* The same line and notes, as after a new start. */
void shadow_same(const struct shadow *was, const struct shadow *is, const char *when);

/* ---- watch.c ---- */

void watch_screen(struct session *s);
void watch_stored(struct session *s, const struct shadow *is, const char *workbook, bool alone);
/* What was being typed when the call was left is in the workbook. */
void watch_left(struct session *s, const struct shadow *was);
void watch_undo(struct session *s, size_t times);

/* ---- doors.c ---- */

void doors_throw(unsigned seed, unsigned rounds);

#endif
