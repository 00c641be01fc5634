/* an answer of one key, and a sentence typed where one is expected. */
#include "tui.h"

void
one_key_typed(struct one_key *k, size_t nth, const struct moment *now)
{
	if (one_key_due(k, now) == 0)
		k->prose = false;
	k->prose = k->prose || k->nth || !nth;
	k->nth = k->prose ? 0 : nth;
	k->at_ms = now->boot_ms;
}

int64_t
one_key_due(const struct one_key *k, const struct moment *now)
{
	int64_t ms = k->at_ms + (k->prose ? ONE_KEY_PROSE_MS : ONE_KEY_MS) - now->boot_ms;

	return !k->nth && !k->prose ? -1 : ms > 0 ? ms : 0;
}

size_t
one_key_enter(struct one_key *k)
{
	size_t nth = k->nth;

	*k = (struct one_key){ 0 };
	return nth;
}
