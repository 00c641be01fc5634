/*
 * words.h: words of every enumeration, as they stand in the workbook, in packs and in
 * --json. Every other header of the model builds on these.
 */
#ifndef HALFHOUR_MODEL_WORDS_H
#define HALFHOUR_MODEL_WORDS_H

#include "base.h"

enum path { PATH_REFERRAL, PATH_ALUMNI, PATH_KNOWN, PATH_COLD, PATH_RECONNECT, PATH_EVENT,
	PATH_OTHER, N_PATHS };
enum stage { STAGE_IDEA, STAGE_ASKED, STAGE_SCHEDULED, STAGE_TALKED, STAGE_IN_TOUCH,
	STAGE_DECLINED, STAGE_NO_ANSWER, N_STAGES };
enum interview_kind { KIND_INFORMATIONAL, KIND_NETWORKING, N_INTERVIEW_KINDS };
enum note_kind { NOTE_NOTE, NOTE_FACT, NOTE_IMPRESSION, NOTE_QUOTE, NOTE_STEP, NOTE_REFERRAL,
	N_NOTE_KINDS };
/* What a person mostly asks about: the setting of that name. */
enum scope { SCOPE_UNSAID, SCOPE_COMPANY, SCOPE_PATH, SCOPE_FUNCTION, N_SCOPES };
extern const char *const scope_names[N_SCOPES];

enum phase { PHASE_NONE, PHASE_OPEN, PHASE_EXPLORE, PHASE_DEEPEN, PHASE_CLOSE, N_PHASES };
enum tiara { TIARA_NONE, TIARA_TRENDS, TIARA_INSIGHTS, TIARA_ADVICE, TIARA_RESOURCES,
	TIARA_ASSIGNMENTS, N_TIARAS };
enum seniority { SENIORITY_STUDENT, SENIORITY_JUNIOR, SENIORITY_SENIOR, SENIORITY_LEAD,
	SENIORITY_EXECUTIVE, N_SENIORITIES };
enum asked_state { ASKED_PLANNED, ASKED_ASKED, ASKED_ANSWERED, ASKED_SKIPPED,
	ASKED_OFF_SCRIPT, N_ASKED_STATES };
/* What may leave this workbook: all of a note, all but whose words they are, nothing. */
enum record { RECORD_ON, RECORD_UNATTRIBUTED, RECORD_OFF, N_RECORDS };
/* Noted as the call went, or entered afterwards from paper: then no time was measured. */
enum source { SOURCE_LIVE, SOURCE_PAPER, N_SOURCES };
enum check_answer { CHECK_WRAPPED, CHECK_ASKED, CHECK_OFFERED, N_CHECK_ANSWERS };

extern const char *const path_names[N_PATHS];
extern const char *const stage_names[N_STAGES];
enum { N_CHANNELS = 4 }; /* how they talk; the first is: not said */
extern const char *const channel_names[N_CHANNELS];
extern const char *const interview_kind_names[N_INTERVIEW_KINDS];
extern const char *const note_kind_names[N_NOTE_KINDS];
extern const char *const phase_names[N_PHASES];   /* [0] is "" */
extern const char *const tiara_names[N_TIARAS];   /* [0] is "" */
extern const char *const seniority_names[N_SENIORITIES];
extern const char *const asked_state_names[N_ASKED_STATES];
extern const char *const record_names[N_RECORDS];
extern const char *const source_names[N_SOURCES];
extern const char *const check_answer_names[N_CHECK_ANSWERS];

#endif
