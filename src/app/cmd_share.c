/* halfhour share: chosen conversations as one text file that a coach can read. */
#include <stdlib.h>

#include "command.h"

/* One sentence for each word that may be a name, so that all can be decided at once. */
static void
cmd_share_undecided(const struct suspect *s)
{
	struct text example = { 0 };
	struct err e;

	utf8_cut(&example, s->example, 60);
	err_set(&e, "“%s” may be a name. Decide with --keep %s or --replace %s. It is in: %s",
		s->word, s->word, s->word, text_str(&example));
	command_fail(&e);
	text_free(&example);
}

static int
cmd_share_refuse(const struct share_made *made)
{
	size_t n = made->suspects.n;
	struct err e;

	for (size_t i = 0; i < n; i++)
		cmd_share_undecided(&made->suspects.s[i]);
	err_set(&e, count_form(n, "Nothing was written: %zu word is undecided.",
		"Nothing was written: %zu words are undecided."), n);
	return command_fail(&e);
}

static int
cmd_share_write(struct app *a, const struct args *g, struct share_made *made)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int status;

	if (args_has(g, "seal") && !command_seal(g, &made->bytes, &e))
		return command_fail(&e);
	status = command_output(a, g, &made->bytes);
	if (status != EXIT_DONE)
		return status;
	if (!share_left(&a->desk, made, &e))
		return command_fail(&e);
	if (!args_get(g, "output"))
		return status;
	text_addf(&said, count_form(made->uuids.n, "%zu conversation is in %s.",
		"%zu conversations are in %s."), made->uuids.n, args_get(g, "output"));
	if (made->off_record)
		text_joinf(&said, " ", count_form(made->off_record, "%zu line off the record stays here.",
			"%zu lines off the record stay here."), made->off_record);
	status = command_done(&said);
	text_free(&said);
	return status;
}

static bool
cmd_share_ids(struct app *a, const struct args *g, int64_t *ids, struct err *e)
{
	for (int i = 0; i < g->n_rest; i++)
		if (!(ids[i] = command_interview(a, g->rest[i], e)))
			return false;
	return true;
}

static int
cmd_share_run(struct app *a, const struct args *g)
{
	int64_t *ids = mem_new((size_t)g->n_rest, sizeof(*ids));
	struct share_wish wish = { .interviews = ids, .n = (size_t)g->n_rest,
		.with_names = args_has(g, "with-names"), .keep_roles = args_has(g, "keep-roles") };
	struct share_made made = { 0 };
	struct err e = { 0 };
	int status;

	args_all(g, "keep", &wish.keep);
	args_all(g, "replace", &wish.replace);
	if (!cmd_share_ids(a, g, ids, &e) || !share_make(&a->desk, &wish, &made, &e))
		status = command_fail(&e);
	else if (made.suspects.n)
		status = cmd_share_refuse(&made);
	else
		status = cmd_share_write(a, g, &made);
	strings_free(&wish.keep);
	strings_free(&wish.replace);
	share_made_done(&made);
	free(ids);
	return status;
}

const struct command cmd_share = {
	.name = "share",
	.args = "INTERVIEW... [-o FILE [--force]] [--with-names] [--keep-roles] [--keep WORD] "
		"[--replace WORD] [--seal [--passphrase-file FILE]]",
	.help = "Writes chosen conversations as one text file for a coach, without names.",
	.flags = COMMAND_STORE | COMMAND_WRITES,
	.options = {
		OUTPUT_OPTIONS,
		{ "with-names", 0, NULL, "people and organisations by their names" },
		{ "keep-roles", 0, NULL, "roles and organisations as they are, people as numbers" },
		{ "keep", 0, "WORD", "this word with a capital names nobody; may be given again" },
		{ "replace", 0, "WORD", "this word is a name; may be given again" },
		{ "seal", 0, NULL, "closed with a passphrase" },
		PASSPHRASE_OPTION,
	},
	.least = 1,
	.most = -1,
	.run = cmd_share_run,
};
