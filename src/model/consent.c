/* consent.c: what a person agreed to, as it is typed and kept: "written 2026-11-30". */
#include <stdlib.h>
#include <string.h>

#include "model/consent.h"

const char *const purpose_names[N_PURPOSES] = { "notes", "paper", "coach", "class", "recording" };
const char *const consent_names[N_CONSENTS] = { "spoken", "written", "declined", "withdrawn" };

static bool
consent_day(const char *s, int64_t *day_ms)
{
	*day_ms = 0;
	return !*s || (strlen(s) == strlen("2026-11-30") && time_parse(s, "UTC", day_ms));
}

bool
consent_read(const char *value, enum consent *consent, int64_t *day_ms, struct err *e)
{
	size_t n = blank_word(value);
	char *word = mem_strn(value, n);
	int i = word_find(consent_names, N_CONSENTS, word, true);

	free(word);
	if (i < 0 || !consent_day(value + n + blank_span(value + n), day_ms))
		return err_set(e, "“%.60s”: write spoken, written, declined or withdrawn, and a day.", value);
	*consent = (enum consent)i;
	return true;
}

void
consent_write(enum consent consent, int64_t day_ms, struct text *out)
{
	text_add(out, consent_names[consent]);
	if (day_ms)
		time_format(out, " %Y-%m-%d", day_ms, "UTC");
}

bool
consent_follows(const char *was, const char *value, const char *who, enum purpose p, struct err *e)
{
	enum consent before = CONSENT_DECLINED, after;
	int64_t day_ms;

	if (!consent_read(value, &after, &day_ms, NULL) || after != CONSENT_WITHDRAWN ||
		(*was && consent_read(was, &before, &day_ms, NULL) && before != CONSENT_DECLINED))
		return true;
	return err_set(e, "%.120s has not agreed (%s); write declined instead.",
		who, purpose_names[p]);
}
