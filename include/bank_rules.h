/*
 * bank_rules.h: what can be said of a bank, a row each: BANK_RULE(ID, …) with the members of
 * struct bank_rule. bank.h makes enum bank_rule_id of the rows, lint.c the table; `halfhour bank
 * check`, the Questions screen and halfhour-bank(5) are printed from them. The rules about wording
 * were written on half of tests/data/questions-labelled.tsv and are measured on the other half,
 * and on tests/data/labelled/wording.tsv.
 */
/* clang-format off */
BANK_RULE(SYNTAX, .name = "syntax", .error = true,
	.reason = "The file is not YAML as packs have it, or it is over a limit: 1 MiB, 32 levels, "
		"200,000 values. Anchors, aliases and tags are not used.",
	.remedy = "Correct the place that is named.",
	.bad = "text: What: exactly?",
	.good = "text: \"What: exactly?\"")

BANK_RULE(MISSING, .name = "missing", .error = true,
	.reason = "A pack needs a name and categories, a category an id, a question an id and a text.",
	.remedy = "Add the key.",
	.bad = "- id: day-week",
	.good = "- id: day-week\n  text: \"Walk me through the week just gone.\"")

BANK_RULE(DUPLICATE, .name = "duplicate", .error = true,
	.reason = "An id names one question of the whole bank, a pack's name one pack.",
	.remedy = "Give one of the two another id; notes of earlier interviews keep the old one.",
	.bad = "id: day-week, in two packs",
	.good = "id: day-week and id: clinic-week")

BANK_RULE(TYPE, .name = "type", .error = true,
	.reason = "The value is of another kind than the key wants, or out of its range.",
	.remedy = "Write what the key wants.",
	.bad = "minutes: three",
	.good = "minutes: 3")

BANK_RULE(WORD, .name = "word", .error = true,
	.reason = "The key takes one of a few words.",
	.remedy = "Choose one of those that are named.",
	.bad = "phase: middle",
	.good = "phase: explore")

BANK_RULE(ENDING, .name = "ending", .error = true,
	.reason = "Only files whose names end in .yaml are read.",
	.remedy = "Rename it.",
	.bad = "bank/mine.yml",
	.good = "bank/mine.yaml")

BANK_RULE(UNKNOWN_KEY, .name = "unknown-key",
	.reason = "The program does not know this key. It is kept as it is.",
	.remedy = "Correct it if it is misspelt.",
	.bad = "minuts: 3",
	.good = "minutes: 3")

BANK_RULE(COMMENT, .name = "comment",
	.reason = "The text ends before a #: without quotes that begins a comment.",
	.remedy = "Put the text in quotes.",
	.bad = "text: What is your #1 tool?",
	.good = "text: \"What is your #1 tool?\"")

BANK_RULE(BLANK, .name = "blank",
	.reason = "Only {role}, {organisation} and {name} are filled for a contact.",
	.remedy = "Use one of the three, or write the words out.",
	.bad = "How do people enter {field}?",
	.good = "How do people enter this field?")

BANK_RULE(CLOSED, .name = "closed",
	.reason = "Yes, no or one fact is a whole answer.",
	.remedy = "Begin with what, how or which.",
	.bad = "Do you like your work?",
	.good = "Which part of your work would you fight to keep?",
	.finds = lint_closed,
	.beside = 1u << RULE_JOB_ASK | 1u << RULE_PAY_PERSONAL | 1u << RULE_SEARCHABLE)

BANK_RULE(DOUBLE, .name = "double",
	.reason = "Two questions in one: one is forgotten.",
	.remedy = "Make the second one a probe.",
	.bad = "How did you start, and what would you do differently?",
	.good = "How did you start?",
	.finds = lint_double)

BANK_RULE(LEADING, .name = "leading",
	.reason = "It carries its answer or a judgement.",
	.remedy = "Ask what it is like.",
	.bad = "How do you stand the boring paperwork?",
	.good = "What is the paperwork like?",
	.finds = lint_by_lists)

BANK_RULE(JOB_ASK, .name = "job-ask",
	.reason = "It asks for a job.",
	.remedy = "Ask how people find their way in.",
	.bad = "Is there an opening on your team for me?",
	.good = "How did the last people who joined your team find their way in?",
	.finds = lint_by_lists)

BANK_RULE(PAY_PERSONAL, .name = "pay-personal",
	.reason = "It asks about their own pay.",
	.remedy = "Ask for a range in the field.",
	.bad = "What is your salary?",
	.good = "What range of pay can people new to this field expect?",
	.finds = lint_by_lists)

BANK_RULE(SEARCHABLE, .name = "searchable",
	.reason = "A web search answers it as well.",
	.remedy = "Ask what the pages leave out.",
	.bad = "When was {organisation} founded?",
	.good = "What has changed at {organisation} since you came?",
	.finds = lint_by_lists)

BANK_RULE(LONG, .name = "long",
	.reason = "More than 30 words are not kept in mind.",
	.remedy = "Drop the introduction.",
	.bad = "I have read that in your field most people begin as assistants and stay so for many "
		"years before anybody lets them decide a thing, so how did you find your way up?",
	.good = "How does a beginner come to decide things?",
	.finds = lint_long)
/* clang-format on */
