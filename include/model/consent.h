/*
 * consent.h: what a person agreed to, purpose by purpose, and since when.
 */
#ifndef HALFHOUR_MODEL_CONSENT_H
#define HALFHOUR_MODEL_CONSENT_H

#include "base.h"

/* What for: notes are kept; named in my paper; a coach reads them; the class does; a recording. */
enum purpose { PURPOSE_NOTES, PURPOSE_PAPER, PURPOSE_COACH, PURPOSE_CLASS, PURPOSE_RECORDING,
	N_PURPOSES };
enum consent { CONSENT_SPOKEN, CONSENT_WRITTEN, CONSENT_DECLINED, CONSENT_WITHDRAWN, N_CONSENTS };

extern const char *const purpose_names[N_PURPOSES];
extern const char *const consent_names[N_CONSENTS];

/* "written 2026-11-30", "wri": the word, or a unique beginning, and the day as the midnight UTC
 * that begins it (0: none was written). False: e says what is wanted. */
bool consent_read(const char *value, enum consent *consent, int64_t *day_ms, struct err *e);
/* Only what was given can be withdrawn: may `value` follow `was` (both as they are kept)? False: e
 * names who and the purpose. */
bool consent_follows(const char *was, const char *value, const char *who, enum purpose p,
	struct err *e);
/* Appends the value as it is kept: "written 2026-11-30". */
void consent_write(enum consent consent, int64_t day_ms, struct text *out);

#endif
