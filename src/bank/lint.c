/* lint.c: the rules about banks, what they find in a text, and how that is said. */
#include <string.h>

#include "bank.h"
#include "wording.h"

const struct bank_rule bank_rules[N_BANK_RULES] = {
#define BANK_RULE(id, ...) [RULE_##id] = { __VA_ARGS__ },
#include "bank_rules.h"
#undef BANK_RULE
};

unsigned
bank_rules_all(void)
{
	unsigned bits = 0;

	for (int i = 0; i < N_BANK_RULES; i++)
		bits |= bank_rules[i].error ? 0u : 1u << i;
	return bits;
}

int
bank_rule_find(const char *name)
{
	for (int i = 0; i < N_BANK_RULES; i++)
		if (strcmp(bank_rules[i].name, name) == 0)
			return i;
	return -1;
}

unsigned
text_faults(const char *text)
{
	struct wording w;
	unsigned bits = 0;

	wording_read(&w, text);
	for (int i = 0; i < N_BANK_RULES; i++)
		if (bank_rules[i].finds && bank_rules[i].finds(&w, bank_rules[i].name))
			bits |= 1u << i;
	wording_done(&w);
	return bits;
}

unsigned
text_advice(const char *text)
{
	unsigned found = text_faults(text), bits = found;

	for (int i = 0; i < N_BANK_RULES; i++)
		if (bank_rules[i].beside & found)
			bits &= ~(1u << i);
	return bits;
}

void
text_advise(const char *text, struct text *out)
{
	unsigned bits = text_advice(text);

	for (int i = 0; i < N_BANK_RULES; i++)
		if (bits & 1u << i) {
			text_addf(out, "%s %s", _(bank_rules[i].reason), _(bank_rules[i].remedy));
			return;
		}
}

void
advice_lines(unsigned bits, struct text *out)
{
	for (int i = 0; i < N_BANK_RULES; i++)
		if (bits & 1u << i)
			text_addf(out, "\nAdvice, %s: %s %s", bank_rules[i].name,
				_(bank_rules[i].reason), _(bank_rules[i].remedy));
}

unsigned
question_advice(const struct question *q)
{
	unsigned bits = text_advice(q->text);
	size_t n;

	if (q->searchable)
		bits |= 1u << RULE_SEARCHABLE;
	if (question_blank_unknown(q->text, &n))
		bits |= 1u << RULE_BLANK;
	return q->retired ? 0 : bits & ~q->quiet;
}
