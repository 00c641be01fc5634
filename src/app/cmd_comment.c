/* halfhour comment, score: what a coach says of a conversation, and how it is marked. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "model/call.h"
#include "model/review.h"

static int
cmd_comment_run(struct app *a, const struct args *g)
{
	struct comment c = { .private_ = args_has(g, "private"), .promised = args_has(g, "promised") };
	struct call call = { 0 };
	struct review r = { 0 };
	struct text text = { 0 }, said = { 0 };
	struct err e = { 0 };
	int64_t id = command_interview(a, g->rest[0], &e);
	bool good = id && desk_call(&a->desk, id, &call, &e);

	if (good)
		desk_review(&a->desk, &call, &r);
	good = good && comment_place(&call, &r, args_get(g, "on"), &c, &e);
	args_words(g, 1, &text);
	mem_set(&c.text, text_str(&text));
	good = good && comment_add(&a->desk, &call, &c, &e);
	text_addf(&said, "%s", c.uuid);
	int status = good ? command_done(&said) : command_fail(&e);
	comment_done(&c);
	review_done(&r);
	call_done(&call);
	text_free(&text);
	text_free(&said);
	return status;
}

const struct command cmd_comment = {
	.name = "comment",
	.args = "INTERVIEW [--on UUID|MM:SS] [--private | --promised] TEXT",
	.help = "Says something of a conversation, or of a moment of it, and prints the comment's id.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "on", 0, "UUID|MM:SS", "a moment of the call, or a note, a question or a question to the coach by its uuid" },
		{ "private", 0, NULL, "for myself: it is never given back" },
		{ "promised", 0, NULL, "to be written out later: Today reminds me, and until then it stays here" },
	},
	.least = 2,
	.most = -1,
	.run = cmd_comment_run,
};

/* Of an interview, or where there is none of that number, of a student as a whole. */
static bool
cmd_score_whose(struct app *a, const char *what, struct score *p, struct err *e)
{
	struct student student = { 0 };
	struct review r = { 0 };
	struct call call = { 0 };
	int64_t id = command_interview(a, what, NULL);
	bool good;

	if (id) {
		good = desk_call(&a->desk, id, &call, e);
		desk_review(&a->desk, &call, &r);
		p->student_id = r.student_id;
		if (good)
			memcpy(p->interview, call.interview.uuid, UUID_SIZE);
	} else {
		good = a->desk.store ? student_find(&a->desk, what, &student, e)
			: err_set(e, "%s: there is no workbook yet", a->workbook);
		p->student_id = student.id;
	}
	review_done(&r);
	call_done(&call);
	student_done(&student);
	return good;
}

static int
cmd_score_run(struct app *a, const struct args *g)
{
	struct score p = { .row = mem_str(g->rest[1]), .because = mem_str(args_get(g, "because")) };
	struct text said = { 0 };
	struct err e = { 0 };
	int level = 0;
	bool good = (word_int(g->rest[2], 0, 100, &level) ||
		err_set(&e, "LEVEL is a number, not \"%s\".", g->rest[2])) &&
		cmd_score_whose(a, g->rest[0], &p, &e);

	p.level = level;
	good = good && score_add(&a->desk, &p, &e);
	text_addf(&said, "%s: %d", p.row, level);
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	score_done(&p);
	return status;
}

const struct command cmd_score = {
	.name = "score",
	.args = "INTERVIEW|STUDENT ROW LEVEL [--because TEXT]",
	.help = "Marks a row of the rubric; LEVEL counts from 1, and 0 takes the mark back.",
	.flags = COMMAND_WRITES,
	.options = { { "because", 0, "TEXT", "why" } },
	.least = 3,
	.most = 3,
	.run = cmd_score_run,
};
