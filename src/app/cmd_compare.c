/* halfhour compare, tie, untie, interest: the evidence across interviews. */
#include "command.h"

/* By the word of --as, else by how FILE is named; lines for a person where there is none. */
static bool
cmd_compare_form(const struct args *g, enum compare_form *as, struct err *e)
{
	const char *word = args_get(g, "as"), *file = args_get(g, "output");
	int n = word ? word_find(compare_form_names, N_COMPARE_FORMS, word, false) : COMPARE_TEXT;

	if (!word && args_has(g, "json"))
		n = COMPARE_JSON;
	else if (!word && file)
		n = (int)compare_form_of(file);
	*as = n < 0 ? COMPARE_TEXT : (enum compare_form)n;
	return n >= 0 || err_set(e, "--as takes md, html, rtf, text, json or csv, not \"%.60s\".", word);
}

static int
cmd_compare_run(struct app *a, const struct args *g)
{
	struct compare_wish w = { .kind = args_get(g, "kind"), .theme = args_get(g, "theme"),
		.person = args_get(g, "person"), .since = args_get(g, "since"),
		.until = args_get(g, "until"), .starred = args_has(g, "starred") };
	enum compare_form as;
	struct text out = { 0 };
	struct err e = { 0 };

	if (!cmd_compare_form(g, &as, &e)) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	int status = compare_write(&a->desk, &w, as, &out, &e) ? command_output(a, g, &out)
		: command_fail(&e);
	text_free(&out);
	return status;
}

const struct command cmd_compare = {
	.name = "compare",
	.args = "[--as md|html|rtf|text|json|csv] [--kind KINDS] [--starred] [--theme THEME] "
		"[--person NAME] [--since DAY] [--until DAY] [-o FILE [--force]]",
	.help = "Puts side by side what many conversations say: themes with their quotes, claims with what "
		"bears them out, what each conversation added, and the answers to each question.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, "md|html|rtf|text|json|csv", "a page, or data; else as FILE is named, else text" },
		{ "kind", 0, "KINDS", "only these kinds of note: fact,quote" },
		{ "starred", 0, NULL, "only starred notes" },
		{ "theme", 0, "THEME", "only notes of this theme and of those under it" },
		{ "person", 0, "NAME", "only calls with somebody whose name has this" },
		{ "since", 0, "DAY", "only calls from this day on" },
		{ "until", 0, "DAY", "only calls up to this day" },
		OUTPUT_OPTIONS,
		{ "json", 0, NULL, "as JSON" },
	},
	.run = cmd_compare_run,
};

/* ---- questions that mean the same ---- */

static int
cmd_tie_end(bool good, const struct text *said, const struct err *e)
{
	return good ? command_done(said) : command_fail(e);
}

static int
cmd_tie_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	bool good = command_open_there(a, &e) &&
		compare_tie(&a->desk, g->rest[0], g->rest[1], &said, &e);
	int status = cmd_tie_end(good, &said, &e);

	text_free(&said);
	return status;
}

const struct command cmd_tie = {
	.name = "tie",
	.args = "QUESTION QUESTION",
	.help = "Compares two questions that mean the same as one; QUESTION is an id, or the beginning of "
		"its title.",
	.flags = COMMAND_WRITES,
	.least = 2,
	.most = 2,
	.run = cmd_tie_run,
};

static int
cmd_untie_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	bool good = command_open_there(a, &e) && compare_untie(&a->desk, g->rest[0], &said, &e);
	int status = cmd_tie_end(good, &said, &e);

	text_free(&said);
	return status;
}

const struct command cmd_untie = {
	.name = "untie",
	.args = "QUESTION",
	.help = "Compares a question, and those that were tied to it, on their own again.",
	.flags = COMMAND_WRITES,
	.least = 1,
	.most = 1,
	.run = cmd_untie_run,
};

/* ---- interest ---- */

static int
cmd_interest_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int before = -1, after = -1;
	int64_t id = 0;
	bool good = args_number(g, "before", &before, &e) && args_number(g, "after", &after, &e) &&
		(id = command_interview(a, g->rest[0], &e)) != 0 &&
		interest_set(&a->desk, id, before, after, args_get(g, "because"), &e);
	text_add(&said, _("The interest is saved."));
	int status = cmd_tie_end(good, &said, &e);

	text_free(&said);
	return status;
}

const struct command cmd_interest = {
	.name = "interest",
	.args = "INTERVIEW [--before N] [--after N] [--because TEXT]",
	.help = "Says how interested one was before a conversation and after it, from 1 to 5, and which "
		"sentence moved it.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "before", 0, "N", "from 1, not at all, to 5, very much; 0: not said" },
		{ "after", 0, "N", "the same after it" },
		{ "because", 0, "TEXT", "the sentence that moved it" },
	},
	.least = 1,
	.most = 1,
	.run = cmd_interest_run,
};
