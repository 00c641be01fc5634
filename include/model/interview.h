/*
 * interview.h: one conversation's head.
 */
#ifndef HALFHOUR_MODEL_INTERVIEW_H
#define HALFHOUR_MODEL_INTERVIEW_H

#include "base.h"
#include "model/words.h"

struct interview {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t contact_id;        /* 0: the person is named later */
	char *contact, *role, *organisation; /* of the contact, read with it; borrowed by nobody */
	enum interview_kind kind;
	int agreed_minutes;        /* 20 unless agreed otherwise */
	int64_t scheduled_ms;      /* 0: no time agreed */
	char *theirs;              /* the contact's zone, else that of the appointment, read with it; or empty */
	char *zone, *place, *channel; /* channel: phone, video, in person */
	int64_t started_ms, ended_ms; /* wall; 0: not yet */
	int64_t length_ms;         /* of its clock, read with it; 0 until it has ended */
	bool practice;             /* a rehearsal: kept apart everywhere */
	char *partner;             /* the rehearsal script's name */
	int seed;                  /* of a standard partner: which names and numbers; 0: its own */
	int speed;                 /* of a rehearsal's clock; 0 and 1: real time */
	int nervous_before, nervous_after; /* 1..10; 0: not asked */
	char *assignment;          /* pack name, or empty */
	enum source source;        /* paper: entered afterwards, its times were not measured */
	char *situation;           /* mine when it was planned: "student" …; or empty */
	char *uid;                 /* of the invitation it came by; or empty */
	int sequence;              /* which version of the invitation this is, */
	int64_t stamp_ms;          /* and when that was made; 0: not known */
	int64_t created_ms;
};

void interview_done(struct interview *i);
/* "23 min" of its clock once it has ended, "paper" where none was measured; "not ended", "planned". */
void interview_length(const struct interview *i, struct text *out);
/* Of one entered from paper often only the day is known: kept as its midnight. */
bool interview_hour_known(const struct interview *i, const char *zone);

#endif
