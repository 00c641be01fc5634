/* halfhour bank set, bank add: one field in place, one pack taken in. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "command.h"

/* ---- set ---- */

static void
usage_fields(struct text *out)
{
	for (size_t i = 1; i < question_level.n; i++)
		text_addf(out, "%s, ", question_level.keys[i].name);
	text_add(out, "category");
}

static int
cmd_bank_edit_set(struct app *a, const char *pack, const struct edit *x, struct text *out)
{
	struct bank_editor ed = { .bank = app_bank(a), .user_dir = a->desk.bank_dir };
	struct err e = { 0 };
	enum edit_outcome got = bank_edit(&ed, pack, x, CONFLICT_RELOAD, out, &e);

	if (got == EDIT_FAILED)
		return command_fail(&e);
	if (got == EDIT_RELOADED) {
		err_set(&e, "%s", text_str(out));
		return command_fail(&e);
	}
	if (!out->n)
		return EXIT_DONE;
	return command_done(out);
}

static int
run_set(struct app *a, const struct args *g)
{
	struct edit x = { .kind = EDIT_SET, .id = g->rest[0], .key = g->rest[1],
		.value = g->rest[2] };
	struct text out = { 0 };
	const struct pack *p = NULL;
	struct err e = { 0 };
	char *pack;
	int status;

	if (strcmp(x.key, "category") == 0)
		x = (struct edit){ .kind = EDIT_CATEGORY, .id = x.id, .category = x.value };
	else if (!pack_key_find(&question_level, x.key)) {
		usage_fields(&out);
		err_set(&e, "a question has no field \"%s\"; there are %s", x.key, text_str(&out));
		text_free(&out);
		return command_fail(&e);
	}
	if (!bank_question(app_bank(a), x.id, &p, NULL)) {
		err_set(&e, "there is no question \"%s\"; `halfhour questions` lists them", x.id);
		return command_fail(&e);
	}
	pack = mem_str(p->name);
	status = cmd_bank_edit_set(a, pack, &x, &out);
	free(pack);
	text_free(&out);
	return status;
}

const struct command cmd_bank_set = {
	.name = "bank set",
	.args = "QUESTION FIELD VALUE",
	.help = "Sets one field of a question, or its category, in place; nothing else in the "
		"file changes. A shipped pack is copied into your bank first.",
	.least = 3,
	.most = 3,
	.run = run_set,
};

/* ---- add ---- */

static void
tell_problems(const struct problems *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct text t = { 0 };
		struct err e = { 0 };

		if (bank_rules[l->p[i].rule].error) {
			problem_text(&l->p[i], &t);
			err_set(&e, "%s", text_str(&t));
			command_fail(&e);
		}
		text_free(&t);
	}
}

static int
run_add(struct app *a, const struct args *g)
{
	struct bank_editor ed = { .bank = app_bank(a), .user_dir = a->desk.bank_dir };
	struct problems l = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	bool ok = bank_add(&ed, g->rest[0], &out, &l, &e);
	int status;

	if (ok) {
		status = command_done(&out);
	} else {
		tell_problems(&l);
		status = command_fail(&e);
	}
	problems_done(&l);
	text_free(&out);
	return status;
}

const struct command cmd_bank_add = {
	.name = "bank add",
	.args = "FILE",
	.help = "Takes a pack into your bank, as a coach hands it out; one with errors is refused.",
	.least = 1,
	.most = 1,
	.run = run_add,
};
