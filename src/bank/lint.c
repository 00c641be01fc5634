/*
 * lint.c: what can be said of a bank, one row a rule: its name, whether it is
 * an error or advice, why, what to do, and an example of each kind. `halfhour
 * bank check`, the Questions screen and halfhour-bank(5) are printed from
 * these rows. The wording rules were written on half of
 * tests/data/questions-labelled.tsv and are measured on the other half, and on
 * tests/data/labelled/wording.tsv.
 */
#include <string.h>

#include "bank.h"
#include "wording.h"

const struct bank_rule bank_rules[N_BANK_RULES] = {
	[RULE_SYNTAX] = { "syntax", true,
		"The file is not YAML as packs have it, or it is over a limit: 1 MiB, 32 levels, "
		"200,000 values. Anchors, aliases and tags are not used.",
		"Correct the place that is named.",
		"text: What: exactly?", "text: \"What: exactly?\"", .finds = NULL },
	[RULE_MISSING] = { "missing", true,
		"A pack needs a name and categories, a category an id, a question an id and a text.",
		"Add the key.",
		"- id: day-week", "- id: day-week\n  text: \"Walk me through the week just gone.\"", .finds = NULL },
	[RULE_DUPLICATE] = { "duplicate", true,
		"An id names one question of the whole bank, a pack's name one pack.",
		"Give one of the two another id; notes of earlier interviews keep the old one.",
		"id: day-week, in two packs", "id: day-week and id: clinic-week", .finds = NULL },
	[RULE_TYPE] = { "type", true,
		"The value is of another kind than the key wants, or out of its range.",
		"Write what the key wants.",
		"minutes: three", "minutes: 3", .finds = NULL },
	[RULE_WORD] = { "word", true,
		"The key takes one of a few words.",
		"Choose one of those that are named.",
		"phase: middle", "phase: explore", .finds = NULL },
	[RULE_ENDING] = { "ending", true,
		"Only files whose names end in .yaml are read.",
		"Rename it.",
		"bank/mine.yml", "bank/mine.yaml", .finds = NULL },
	[RULE_UNKNOWN_KEY] = { "unknown-key", false,
		"The program does not know this key. It is kept as it is.",
		"Correct it if it is misspelt.",
		"minuts: 3", "minutes: 3", .finds = NULL },
	[RULE_COMMENT] = { "comment", false,
		"The text ends before a #: without quotes that begins a comment.",
		"Put the text in quotes.",
		"text: What is your #1 tool?", "text: \"What is your #1 tool?\"", .finds = NULL },
	[RULE_BLANK] = { "blank", false,
		"Only {role}, {organisation} and {name} are filled for a contact.",
		"Use one of the three, or write the words out.",
		"How do people enter {field}?", "How do people enter this field?", .finds = NULL },
	[RULE_CLOSED] = { "closed", false,
		"Yes, no or one fact is a whole answer.",
		"Begin with what, how or which.",
		"Do you like your work?", "Which part of your work would you fight to keep?",
		.finds = lint_closed, .beside = 1u << RULE_JOB_ASK | 1u << RULE_PAY_PERSONAL | 1u << RULE_SEARCHABLE },
	[RULE_DOUBLE] = { "double", false,
		"Two questions in one: one is forgotten.",
		"Make the second one a probe.",
		"How did you start, and what would you do differently?", "How did you start?",
		.finds = lint_double },
	[RULE_LEADING] = { "leading", false,
		"It carries its answer or a judgement.",
		"Ask what it is like.",
		"How do you stand the boring paperwork?", "What is the paperwork like?",
		.finds = lint_by_lists },
	[RULE_JOB_ASK] = { "job-ask", false,
		"It asks for a job.",
		"Ask how people find their way in.",
		"Is there an opening on your team for me?",
		"How did the last people who joined your team find their way in?",
		.finds = lint_by_lists },
	[RULE_PAY_PERSONAL] = { "pay-personal", false,
		"It asks about their own pay.",
		"Ask for a range in the field.",
		"What is your salary?",
		"What range of pay can people new to this field expect?",
		.finds = lint_by_lists },
	[RULE_SEARCHABLE] = { "searchable", false,
		"A web search answers it as well.",
		"Ask what the pages leave out.",
		"When was {organisation} founded?",
		"What has changed at {organisation} since you came?",
		.finds = lint_by_lists },
	[RULE_LONG] = { "long", false,
		"More than 30 words are not kept in mind.",
		"Drop the introduction.",
		"I have read that in your field most people begin as assistants and stay so for many "
		"years before anybody lets them decide a thing, so how did you find your way up?",
		"How does a beginner come to decide things?",
		.finds = lint_long },
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
