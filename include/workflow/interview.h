/* workflow/interview.h: interviews planned, put right and scheduled. */
#ifndef HALFHOUR_WORKFLOW_INTERVIEW_H
#define HALFHOUR_WORKFLOW_INTERVIEW_H

#include "workflow/desk.h"

/* ---- interviews (interview.c) ---- */

/* The contact's planned interview, or a new one; where it has no questions a plan is proposed
 * for it. 0 and e on failure. */
int64_t plan_for(struct desk *d, int64_t contact_id, struct err *e);
/* The agreed length, until the call has ended. */
#define MINUTES_MOST 240
bool minutes_check(int minutes, struct err *e);
bool interview_length_set(struct desk *d, int64_t id, int minutes, struct err *e);
/* Has the call begun, so that one can look back on it? */
bool debrief_open(const struct call *c, struct err *e);
/* Answers a question of the debrief ("learned", see debrief_prompts); "" deletes it. */
bool debrief_answer(struct desk *d, int64_t id, const char *prompt, const char *text,
	struct err *e);
/* As one step of undo; `with` gets whom it was with, of several "3 interviews". */
bool interviews_delete(struct desk *d, const int64_t *ids, size_t n, struct text *with,
	struct err *e);
struct holds interviews_hold(struct desk *d, const int64_t *ids, size_t n); /* what is deleted with them */

/* ---- a conversation put right, planned or held (correct.c) ---- */

enum { INTERVIEW_CONTACT, INTERVIEW_AT, INTERVIEW_MINUTES, INTERVIEW_CHANNEL, INTERVIEW_PLACE,
	INTERVIEW_KIND, N_INTERVIEW_FIELDS };
/* A field as it is stored, for a form and for what a correction is compared with. */
void interview_field_text(const struct desk *d, const struct interview *i, size_t nth, struct text *out);
/* Saves each of N_INTERVIEW_FIELDS values that differs from what is stored (NULL: as it is),
 * as one step of undo. A planned one is scheduled; one that was held moves with its whole clock,
 * and its agreed length may change, never the measured one. False: e, and *wrong is the field
 * (N_INTERVIEW_FIELDS: none of them). */
bool interview_correct(struct desk *d, int64_t id, const char *const *values, size_t *wrong,
	struct err *e);
/* One field by its name; e names those there are. */
bool interview_set(struct desk *d, int64_t id, const char *field, const char *value, struct err *e);

/* ---- a call from its planning to what its end asks for ---- */

bool channel_check(const char *channel, struct err *e); /* NULL and "" are none, which is fine */

/* Saves when (scheduled_ms 0: not agreed), where and how a call will be held, new or not;
 * who agreed to a time becomes scheduled, whatever the stage was before, but for those who
 * have talked already. Refused once the call has ended. */
bool interview_schedule(struct desk *d, struct interview *i, struct err *e);
/* The same for a new one. False with *same set: an interview with them at that time is there
 * already, e says so; `anyway` adds it all the same. */
bool interview_add(struct desk *d, struct interview *i, bool anyway, int64_t *same,
	struct err *e);
/* Somebody whose path is `reconnect` is met for networking; the others are asked about their
 * work. */
enum interview_kind interview_kind_for(struct desk *d, int64_t contact_id);
/* Where the person is now (the setting `situation`), kept with an interview when it is planned. */
void interview_situation(struct desk *d, struct interview *i);
/* The same again when its call is about to begin: months may have passed. */
void interview_situation_renew(struct desk *d, struct interview *i);
/* The contact's planned interview, made if there is none; 0 and a message on failure. */
int64_t interview_for(struct desk *d, int64_t contact_id, struct err *e);
/* The call to hold: the unfinished one with the contact; asked for without one (0), whichever
 * is unfinished, but none that began CALL_LONG_MS ago or more: that was forgotten, and would
 * get the notes of another call. Else as interview_for. */
int64_t call_for(struct desk *d, int64_t contact_id, const struct moment *now, struct err *e);
#define CALL_LONG_MS (3 * HOUR_MS) /* a call left running so long is asked about */
/* The contact of a real call has been talked to; one further on stays there. */
bool stage_talked(struct desk *d, const struct interview *i, struct err *e);
/* The proposed plan put into an interview that has none. */
bool plan_make(struct desk *d, int64_t interview_id, struct err *e);

#endif
