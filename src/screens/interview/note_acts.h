/*
 * note_acts.h: what can be done with a note after the call, from the debrief
 * and from the conversation read back. Each is one step of undo in the
 * interview's scope.
 */
#ifndef HALFHOUR_SCREENS_NOTE_ACTS_H
#define HALFHOUR_SCREENS_NOTE_ACTS_H

#include "model/words.h"
#include "screens.h"

struct asked;
struct call;
struct note;

/* "08:15 star" */
void note_label(struct text *out, const struct call *c, const struct note *n);
/* The question at which it was taken and the notes beside it, one a line. */
void note_around(struct text *out, const struct call *c, const struct note *n);

/* The draft of a note's text; and of which note of the call a key is, 0: of none. */
void note_draft_key(struct text *out, const struct call *c, const struct note *n);
int64_t note_draft_of(const struct call *c, const char *key);

bool note_save_text(struct ui *ui, const struct call *c, const struct note *was, const char *text,
	struct err *e);
void note_star(struct ui *ui, const struct call *c, int64_t id);
void note_set_record(struct ui *ui, const struct call *c, int64_t id, enum record record);
void note_claim(struct ui *ui, const struct call *c, int64_t id); /* or no claim again */
void note_set_kind(struct ui *ui, const struct call *c, int64_t id, enum note_kind kind);
void note_move(struct ui *ui, const struct call *c, int64_t id, int64_t asked_id);
void note_delete(struct ui *ui, const struct call *c, int64_t id);

#endif
