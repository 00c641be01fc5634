/* redact.h: what redact.c asks of known names by their parts (redact_part.c). */
#ifndef HALFHOUR_WORDING_REDACT_PRIVATE_H
#define HALFHOUR_WORDING_REDACT_PRIVATE_H

#include "wording_redact.h"

/* The n bytes are a word of a known name: the first of these; NULL: of none. `begins`: some word of a
 * name begins with them. */
const struct redact_part *redact_part_find(const struct redact *r, const char *s, size_t n, bool *begins);
/* Some word of a person's name begins with it. */
bool redact_part_person(const struct redact *r, const char *beginning);
/* The word begins or ends with one of a person's name that is no ordinary word: "maya2", "zquillfeather". */
bool redact_part_within(const struct redact *r, const char *word, bool (*ordinary)(const struct redact *r,
	const char *word));

#endif
