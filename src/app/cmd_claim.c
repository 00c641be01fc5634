/* halfhour claims, claim: notes that wait for others to confirm, and what was said of them. */
#include <stdlib.h>

#include "command.h"
#include "formats_report.h"

/* ---- listed ---- */

static void
cmd_claims_put(const struct comparison *c, size_t note, bool json, struct json *list, struct text *out)
{
	struct claim_figure f = figure_claim(c, note);
	struct text state = { 0 };

	claim_text(c, note, &state);
	if (!json) {
		text_addf(out, "%lld  “%s”\n    %s\n", (long long)c->notes[note].id, c->notes[note].text,
			text_str(&state));
	} else {
		struct json *j = json_map();
		json_put_id(j, "id", c->notes[note].id);
		json_put_str(j, "text", c->notes[note].text);
		json_put_str(j, "who", compare_who(c, note));
		json_put_id(j, "interview", c->calls[c->notes[note].call].id);
		json_put_int(j, "borne_out_by", (int64_t)f.backers);
		json_put_int(j, "contradicted_by", (int64_t)f.opponents);
		json_put_str(j, "state", text_str(&state));
		json_put(list, NULL, j);
	}
	text_free(&state);
}

static int
cmd_claims_run(struct app *a, const struct args *g)
{
	bool json = args_has(g, "json");
	struct comparison c = { 0 };
	struct json *list = json_list();
	struct text out = { 0 };
	struct err e = { 0 };
	bool good = comparison_read(&a->desk, &c, &e);

	for (size_t i = 0; good && i < c.n_notes; i++)
		if (c.notes[i].claim)
			cmd_claims_put(&c, i, json, list, &out);
	if (json)
		json_print(list, &out);
	int status = good ? command_print(&out, json) : command_fail(&e);
	json_free(list);
	comparison_done(&c);
	text_free(&out);
	return status;
}

const struct command cmd_claims = {
	.name = "claims",
	.args = "[--json]",
	.help = "Lists the claims: who said it, who bears it out, who contradicts it.",
	.flags = COMMAND_STORE,
	.options = { { "json", 0, NULL, "as JSON" } },
	.run = cmd_claims_run,
};

/* ---- changed ---- */

static bool
cmd_claim_id(const char *word, int64_t *id, struct err *e)
{
	char *end;

	*id = strtoll(word, &end, 10);
	return (*id > 0 && !*end) ||
		err_set(e, "NOTE is the id of a note in `show --json`, not \"%.60s\".", word);
}

/* Each note named by that option. */
static bool
cmd_claim_by(struct app *a, const struct args *g, const char *option, int64_t claim, int side,
	struct text *said, struct err *e)
{
	struct strings notes = { 0 };
	bool good = true;

	args_all(g, option, &notes);
	for (size_t i = 0; good && i < notes.n; i++) {
		int64_t note;
		text_add(said, said->n ? " " : "");
		good = cmd_claim_id(notes.s[i], &note, e) &&
			claim_weigh(&a->desk, claim, note, side, said, e);
	}
	strings_free(&notes);
	return good;
}

static bool
cmd_claim_ask(struct app *a, int64_t claim, struct text *said, struct err *e)
{
	struct comparison c = { 0 };
	struct text with = { 0 };
	size_t at;
	bool good = comparison_read(&a->desk, &c, e) &&
		((at = compare_note_at(&c, claim)) != COMPARE_NONE ||
			err_set(e, "The note is off the record, or its call was not held yet.")) &&
		claim_ask(&a->desk, &c, at, &with, e);

	if (good)
		text_addf(said, "It is a question in the plan for %s now.", text_str(&with));
	text_free(&with);
	comparison_done(&c);
	return good;
}

static int
cmd_claim_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t claim = 0;
	bool weighs = args_has(g, "for") || args_has(g, "against") || args_has(g, "neither") ||
		args_has(g, "ask");
	bool good = cmd_claim_id(g->rest[0], &claim, &e) && command_open_there(a, &e);

	if (good && !weighs) {
		good = claim_set(&a->desk, claim, !args_has(g, "off"), &e);
		text_add(&said, args_has(g, "off") ? _("The note is no claim any more.")
			: _("The note is a claim, for others to confirm."));
	}
	good = good && cmd_claim_by(a, g, "for", claim, SIDE_FOR, &said, &e) &&
		cmd_claim_by(a, g, "against", claim, SIDE_AGAINST, &said, &e) &&
		cmd_claim_by(a, g, "neither", claim, -1, &said, &e) &&
		(!args_has(g, "ask") || cmd_claim_ask(a, claim, &said, &e));
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	return status;
}

const struct command cmd_claim = {
	.name = "claim",
	.args = "NOTE [--off] [--for NOTE]… [--against NOTE]… [--neither NOTE]… [--ask]",
	.help = "Makes a note a claim that others have to confirm, says which notes of others do or "
		"contradict it, or puts it as a question into the next plan. NOTE is an id in `show --json`.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "off", 0, NULL, "it is no claim any more" },
		{ "for", 0, "NOTE", "this note bears it out; may be given again" },
		{ "against", 0, "NOTE", "this note contradicts it; may be given again" },
		{ "neither", 0, "NOTE", "this note does neither any more; may be given again" },
		{ "ask", 0, NULL, "as a question into the plan that is held next" },
	},
	.least = 1,
	.most = 1,
	.run = cmd_claim_run,
};
