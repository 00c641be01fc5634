/* halfhour decide, point add, set, drop, weigh: what I have to decide. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "formats_report.h"

/* ---- the page ---- */

static void
cmd_decide_point(struct json *list, const struct comparison *c, const struct point *p)
{
	struct json *j = json_map(), *evidence = json_list();

	json_put_id(j, "id", p->id);
	json_put_str(j, "kind", point_kind_names[p->kind]);
	json_put_str(j, "text", p->text);
	json_put_bool(j, "mine", p->mine);
	json_put_word(j, "ask", p->contact);
	for (size_t i = 0; i < c->n_evidence; i++) {
		const struct evidence *v = &c->evidence[i];
		struct json *x;
		if (v->point_id != p->id || (v->note_id && compare_note_at(c, v->note_id) == COMPARE_NONE))
			continue;
		x = json_map();
		json_put_str(x, "side", side_names[v->side]);
		json_put_id(x, "note", v->note_id);
		json_put_id(x, "interview", v->interview_id);
		json_put_word(x, "because", v->text);
		json_put(evidence, NULL, x);
	}
	json_put(j, "evidence", evidence);
	json_put(list, NULL, j);
}

static bool
cmd_decide_json(struct desk *d, struct text *out, struct err *e)
{
	struct comparison c = { 0 };
	struct json *list = json_list();
	bool good = comparison_read(d, &c, e);

	for (size_t i = 0; good && i < c.n_points; i++)
		cmd_decide_point(list, &c, &c.points[i]);
	json_print(list, out);
	json_free(list);
	comparison_done(&c);
	return good;
}

/* By the word of --as, else by how FILE is named; lines for a person where there is none. */
static bool
cmd_decide_form(const struct args *g, enum page_format *as, struct err *e)
{
	const char *word = args_get(g, "as"), *file = args_get(g, "output");
	int n = word ? word_find(page_format_names, N_PAGE_FORMATS, word, false)
		: file ? (int)page_format_of(file) : PAGE_TEXT;

	*as = n < 0 ? PAGE_TEXT : (enum page_format)n;
	return n >= 0 || err_set(e, "--as takes md, html, rtf or text, not \"%.60s\".", word);
}

static int
cmd_decide_run(struct app *a, const struct args *g)
{
	enum page_format as;
	struct text out = { 0 };
	struct err e = { 0 };

	if (!cmd_decide_form(g, &as, &e)) {
		command_fail(&e);
		return EXIT_USAGE;
	}
	bool good = args_has(g, "json") ? cmd_decide_json(&a->desk, &out, &e)
		: decision_write(&a->desk, as, &out, &e);
	int status = good ? command_output(a, g, &out) : command_fail(&e);
	text_free(&out);
	return status;
}

const struct command cmd_decide = {
	.name = "decide",
	.args = "[--as md|html|rtf|text] [--json] [-o FILE [--force]]",
	.help = "Puts on paper what you have to decide: options with what speaks for and against each, who "
		"said it and when, what fits you, your interest, skills, what is still unknown and whom to ask.",
	.flags = COMMAND_STORE,
	.options = {
		{ "as", 0, "md|html|rtf|text", "a page; else as FILE is named, else text" },
		{ "json", 0, NULL, "the points with their evidence as JSON" },
		OUTPUT_OPTIONS,
	},
	.run = cmd_decide_run,
};

/* ---- points ---- */

static int
cmd_point_end(bool good, const struct text *said, const struct err *e)
{
	return good ? command_done(said) : command_fail(e);
}

static int
cmd_point_add_run(struct app *a, const struct args *g)
{
	struct text text = { 0 }, said = { 0 };
	struct err e = { 0 };
	int64_t id = 0;
	int kind = word_find(point_kind_names, N_POINT_KINDS, g->rest[0], true);

	args_words(g, 1, &text);
	bool good = (kind >= 0 || err_set(&e, "KIND is question, option, value, skill or unknown, not "
			"\"%.60s\".", g->rest[0])) && command_open(a, g, &e) &&
		(id = point_add(&a->desk, (enum point_kind)kind, text_str(&text), &e)) != 0;
	text_addf(&said, "%lld", (long long)id);
	int status = cmd_point_end(good, &said, &e);
	text_free(&text);
	text_free(&said);
	return status;
}

const struct command cmd_point_add = {
	.name = "point add",
	.args = "KIND TEXT",
	.help = "Adds to what you have to decide: the question, an option, a value, a skill, or what is "
		"unknown; prints the id.",
	.flags = COMMAND_WRITES,
	.least = 2,
	.most = -1,
	.run = cmd_point_add_run,
};

static bool
cmd_point_id(const char *word, int64_t *id, struct err *e)
{
	char *end;

	*id = strtoll(word, &end, 10);
	return (*id > 0 && !*end) || err_set(e, "POINT is an id of `decide --json`, not \"%.60s\".", word);
}

/* What is not given stays as it is. */
static bool
cmd_point_change(struct app *a, const struct args *g, int64_t id, const char *typed, struct err *e)
{
	struct comparison c = { 0 };
	const struct point *p = NULL;
	bool good = comparison_read(&a->desk, &c, e);
	int64_t contact = 0;

	for (size_t i = 0; good && i < c.n_points; i++)
		p = c.points[i].id == id ? &c.points[i] : p;
	good = good && (p || err_set(e, "There is no point %lld; `halfhour decide --json` has their ids.",
		(long long)id));
	if (good && args_has(g, "ask"))
		good = (contact = contact_find(&a->desk, args_get(g, "ask"), e)) != 0;
	else if (good)
		contact = p->contact_id;
	good = good && point_set(&a->desk, id, *typed ? typed : p->text,
		args_has(g, "mine") || (p->mine && !args_has(g, "not-mine")), contact, e);
	comparison_done(&c);
	return good;
}

static int
cmd_point_set_run(struct app *a, const struct args *g)
{
	struct text typed = { 0 }, said = { 0 };
	struct err e = { 0 };
	int64_t id = 0;

	args_words(g, 1, &typed);
	bool good = cmd_point_id(g->rest[0], &id, &e) && command_open_there(a, &e) &&
		cmd_point_change(a, g, id, text_str(&typed), &e);
	text_add(&said, _("It is saved."));
	int status = cmd_point_end(good, &said, &e);
	text_free(&typed);
	text_free(&said);
	return status;
}

const struct command cmd_point_set = {
	.name = "point set",
	.args = "POINT [TEXT] [--mine] [--not-mine] [--ask CONTACT]",
	.help = "Rewords a point of the decision, says that a skill is mine or that something unknown is "
		"known now, and whom to ask.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "mine", 0, NULL, "I have this skill; I know this now" },
		{ "not-mine", 0, NULL, "not yet" },
		{ "ask", 0, "CONTACT", "whom to ask: a number, or a part of the name" },
	},
	.least = 1,
	.most = -1,
	.run = cmd_point_set_run,
};

static int
cmd_point_drop_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t id = 0;
	bool good = cmd_point_id(g->rest[0], &id, &e) && command_open_there(a, &e) &&
		point_drop(&a->desk, id, &said, &e);
	int status = cmd_point_end(good, &said, &e);

	text_free(&said);
	return status;
}

const struct command cmd_point_drop = {
	.name = "point drop",
	.args = "POINT",
	.help = "Deletes a point of the decision with what was said of it.",
	.flags = COMMAND_WRITES,
	.least = 1,
	.most = 1,
	.run = cmd_point_drop_run,
};

static const char *const cmd_weigh_sides[] = { "for", "against", "neither" };

/* A note or an interview, by which option is there. */
static bool
cmd_weigh_what(const struct args *g, struct weighed *w, struct err *e)
{
	int side = word_find(cmd_weigh_sides, LEN(cmd_weigh_sides), g->rest[1], true);
	const char *note = args_get(g, "note");

	if (side < 0)
		return err_set(e, "It is for, against or neither, not \"%.60s\".", g->rest[1]);
	if (!note == !args_get(g, "interview"))
		return err_set(e, "Name one that speaks: --note NOTE or --interview INTERVIEW.");
	*w = (struct weighed){ .note_id = note ? strtoll(note, NULL, 10) : 0,
		.side = side < N_SIDES ? side : -1, .because = args_get(g, "because") };
	return true;
}

static int
cmd_weigh_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	struct weighed w = { 0 };
	int64_t id = 0;
	bool good = cmd_point_id(g->rest[0], &id, &e) && cmd_weigh_what(g, &w, &e) &&
		command_open_there(a, &e) && (!args_get(g, "interview") ||
			(w.interview_id = interview_find(&a->desk, args_get(g, "interview"), &e)) != 0) &&
		point_weigh(&a->desk, id, &w, &said, &e);
	int status = cmd_point_end(good, &said, &e);

	text_free(&said);
	return status;
}

const struct command cmd_weigh = {
	.name = "weigh",
	.args = "POINT for|against|neither --note NOTE|--interview INTERVIEW [--because TEXT]",
	.help = "Says that a note, or a whole conversation, speaks for or against an option or a value, or "
		"asks for a skill.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "note", 0, "NOTE", "the id of a note in `show --json`" },
		{ "interview", 0, "INTERVIEW", "a conversation as a whole" },
		{ "because", 0, "TEXT", "in a sentence" },
	},
	.least = 2,
	.most = 2,
	.run = cmd_weigh_run,
};
