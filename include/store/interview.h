/*
 * store/interview.h: interviews and their plans, what is written down in a call and
 * after it.
 */
#ifndef HALFHOUR_STORE_INTERVIEW_H
#define HALFHOUR_STORE_INTERVIEW_H

#include "base.h"

struct asked;
struct asking;
struct call;
struct check;
struct clock_event;
struct interview;
struct note;
struct store;

bool store_interview_save(struct store *s, struct interview *i, struct err *e);
bool store_interview_delete(struct store *s, int64_t id, struct err *e);
/* "last", or an id; 0 and e when there is none. */
int64_t store_interview_find(struct store *s, const char *which, struct err *e);
bool store_interview_get(struct store *s, int64_t id, struct interview *out, struct err *e);
/* The last real call that was begun with them; 0: none. */
int64_t store_interview_last_held(struct store *s, int64_t contact_id);
/* The appointment of that name (RFC 5545, UID): of an invitation, or its own uuid; 0: none. */
int64_t store_interview_uid(struct store *s, const char *uid);
/* Real calls to come whose time lies between the two, by their times. */
bool store_appointment_each(struct store *s, int64_t from_ms, int64_t to_ms,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
/* The contact's planned and not begun interview at that very time; 0: none. */
int64_t store_interview_same(struct store *s, int64_t contact_id, int64_t scheduled_ms);
/* The one with that contact whose call began then; 0: there is none. */
int64_t store_interview_begun(struct store *s, int64_t contact_id, int64_t started_ms);
/* The contact's planned and not begun interview, or its running one; 0: none. */
int64_t store_interview_planned(struct store *s, int64_t contact_id);
/* 0: of anybody, the newest, no rehearsal; -1: one of these too */
int64_t store_interview_running(struct store *s, int64_t contact_id);
bool store_interview_each(struct store *s, const char *words,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
/* Those with one contact; the rehearsals. Newest first, too; neither reads the others. */
bool store_interview_each_of(struct store *s, int64_t contact_id,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
bool store_rehearsal_each(struct store *s, bool (*each)(void *user, const struct interview *i),
	void *user, struct err *e);
/* The whole conversation; `out` is zeroed or done before. */
bool store_call_get(struct store *s, int64_t interview_id, struct call *out, struct err *e);

/* sets id, position */
bool store_asked_add(struct store *s, int64_t interview_id, struct asked *a, struct err *e);
bool store_asked_save(struct store *s, const struct asked *a, struct err *e);
/* The questions in the plans of calls to come (only question_id, text, pack), with whom they are
 * for (0: nobody yet), until false. */
bool store_asked_planned_each(struct store *s,
	bool (*each)(void *user, int64_t contact_id, const struct asked *a), void *user, struct err *e);
bool store_asked_delete(struct store *s, int64_t id, struct err *e);
bool store_asked_move(struct store *s, int64_t id, int by, struct err *e); /* up -1, down +1 */
bool store_plan_replace(struct store *s, int64_t interview_id, struct asked *plan, size_t n,
	struct err *e);

/* Plan templates by name. */
bool store_template_save(struct store *s, const char *name, const struct asked *plan, size_t n,
	struct err *e);
bool store_template_get(struct store *s, const char *name, struct asked **out, size_t *n,
	struct err *e);
void store_template_names(struct store *s, struct strings *out);

/* ---- in the call ---- */

/* All events of the call's clock, so much later on the wall. */
bool store_clock_moved(struct store *s, int64_t interview_id, int64_t by_ms, struct err *e);
bool store_clock_add(struct store *s, int64_t interview_id, struct clock_event *ev, struct err *e);
/* As store_clock_add, but the program's own doing and so no step of undo. */
bool store_clock_anchor(struct store *s, int64_t interview_id, struct clock_event *ev,
	struct err *e);
bool store_asking_add(struct store *s, int64_t interview_id, struct asking *a, struct err *e);
/* id 0: adds; else what was answered then is corrected. */
bool store_check_save(struct store *s, int64_t interview_id, struct check *k, struct err *e);
/* Inserts and drops the draft ("call/ID") in one transaction. When the workbook cannot take it within
 * 5 ms it goes to the rescue file, n->unsaved is set, and true comes back: it is safe.
 * False: nowhere could it be written. */
bool store_note_add(struct store *s, int64_t interview_id, struct note *n, struct err *e);
bool store_note_save(struct store *s, struct note *n, struct err *e);
bool store_note_delete(struct store *s, int64_t id, struct err *e);

/* ---- after it ---- */

bool store_reflection_set(struct store *s, int64_t interview_id, const char *prompt,
	const char *text, struct err *e);
/* One's own answer to a question of an assignment; no text: it is deleted. */
bool store_writeup_set(struct store *s, int64_t interview_id, const char *question,
	const char *text, struct err *e);

/* ---- what a deletion takes along ---- */

struct holds {
	int64_t notes; /* markers among them */
	int64_t calls; /* conversations that were begun */
};
struct holds store_interview_holds(struct store *s, int64_t interview_id);
/* How many notes are starred; whether anything of the debrief was answered. */
int64_t store_interview_stars(struct store *s, int64_t interview_id);
bool store_interview_debriefed(struct store *s, int64_t interview_id);
struct holds store_contact_holds(struct store *s, int64_t contact_id);

#endif
