/* halfhour assignment, writeup: the assignment one works on, and one's own answers to it. */
#include <inttypes.h>

#include "command.h"
#include "formats_report.h"
#include "model/question.h"
#include "model/rubric.h"

/* ---- told ---- */

struct assignment_told {
	const struct coursework *c;
	const struct pack *pack;
	struct call call;          /* the conversation for it; id 0: none yet */
	struct rubric rubric;      /* name NULL: none */
};

static size_t
cmd_assignment_words(const struct assignment_told *t, const struct question *q)
{
	const char *text = call_writeup(&t->call, q->id);

	return text ? coursework_words(text) : 0;
}

static void
cmd_assignment_add(const struct assignment_told *t, const struct question *q, int nth,
	struct text *out)
{
	size_t n = cmd_assignment_words(t, q);

	text_addf(out, "%d. %s: ", nth, q->brief);
	if (n)
		count_text(out, n, "word", "words");
	else
		text_add(out, _("not written"));
	text_addc(out, '\n');
}

static void
cmd_assignment_json(const struct app *a, const struct assignment_told *t, struct text *out)
{
	struct json *j = json_map(), *list = json_list(), *row;
	const struct question *q;

	json_put_str(j, "pack", t->c->pack);
	json_put_str(j, "course", t->c->course);
	json_put_word(j, "due", coursework_day(t->c, out));
	text_clear(out);
	json_put_int(j, "days_late", coursework_days_late(t->c,
		time_day(a->desk.now->wall_ms, a->desk.config.zone)));
	json_put_time(j, "chosen_at", t->c->chosen_ms);
	json_put_id(j, "interview", t->call.interview.id);
	json_put_word(j, "rubric", t->rubric.name);
	for (size_t i = 0; t->pack && (q = assignment_question(t->pack, i)); i++) {
		row = json_map();
		json_put_str(row, "id", q->id);
		json_put_str(row, "text", q->text);
		json_put_int(row, "words", (int64_t)cmd_assignment_words(t, q));
		json_put_word(row, "written", call_writeup(&t->call, q->id));
		json_put(list, NULL, row);
	}
	json_put(j, "questions", list);
	json_print(j, out);
	json_free(j);
}

static void
cmd_assignment_points(struct app *a, const struct assignment_told *t, struct text *out)
{
	struct text points = { 0 };

	coursework_points_now(&a->desk, t->c, &points);
	if (points.n)
		text_addf(out, "%s\n", text_str(&points));
	text_free(&points);
}

static void
cmd_assignment_tell(struct app *a, const struct assignment_told *t, struct text *out)
{
	const struct question *q;

	coursework_text(&a->desk, t->c, out);
	text_addc(out, '\n');
	if (t->call.interview.id)
		text_addf(out, "Written up of the conversation with %s (interview %" PRId64 "):\n",
			*t->call.who.name ? t->call.who.name : "somebody", t->call.interview.id);
	for (size_t i = 0; t->pack && (q = assignment_question(t->pack, i)); i++)
		cmd_assignment_add(t, q, (int)i + 1, out);
	cmd_assignment_points(a, t, out);
	if (t->rubric.name)
		text_addf(out, "Marked by “%s”; --rubric shows it.\n", t->rubric.title);
}

static void
cmd_assignment_rubric(const struct rubric *r, struct text *out)
{
	text_addf(out, "%s\n", r->title);
	rubric_text(r, out);
	text_addc(out, '\n');
	for (size_t i = 0; i < r->n; i++) {
		if (r->rows[i].weight != 1)
			text_addf(out, "\n%s (counts %g times)\n", r->rows[i].title, r->rows[i].weight);
		else
			text_addf(out, "\n%s\n", r->rows[i].title);
		rubric_row_text(&r->rows[i], out);
	}
}

static bool
cmd_assignment_read(struct app *a, struct coursework *c, struct assignment_told *t, struct err *e)
{
	if (!coursework_now(&a->desk, c))
		return err_set(e, "No assignment is chosen. `halfhour assignment PACK --due DAY` chooses one.");
	t->c = c;
	t->pack = report_pack(desk_bank(&a->desk), c->pack);
	if (t->pack && t->pack->assignment->rubric)
		rubric_open(t->pack->assignment->rubric, &t->rubric, NULL);
	int64_t id = coursework_interview(&a->desk, c);
	return !id || desk_call(&a->desk, id, &t->call, e);
}

static int
cmd_assignment_show(struct app *a, const struct args *g)
{
	struct assignment_told t = { 0 };
	struct coursework c = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	bool good = cmd_assignment_read(a, &c, &t, &e);

	if (good && args_has(g, "rubric") && !t.rubric.name)
		good = err_set(&e, "This assignment names no rubric that is there.");
	if (good && args_has(g, "rubric"))
		cmd_assignment_rubric(&t.rubric, &out);
	else if (good && args_has(g, "json"))
		cmd_assignment_json(a, &t, &out);
	else if (good)
		cmd_assignment_tell(a, &t, &out);
	int status = good ? command_print(&out, args_has(g, "json")) : command_fail(&e);
	rubric_done(&t.rubric);
	call_done(&t.call);
	coursework_done(&c);
	text_free(&out);
	return status;
}

/* ---- chosen ---- */

static bool
cmd_assignment_day(struct app *a, const struct args *g, int *day, struct err *e)
{
	const char *said = args_get(g, "due"), *zone = a->desk.config.zone;
	int64_t ms;

	if (!said)
		return true;
	if (!time_said(said, zone, a->ui.now.wall_ms, SAID_DAY, &ms, NULL, e))
		return false;
	*day = time_day(ms, zone);
	return true;
}

/* Another day alone is for the one that is chosen. What can be refused is, before a workbook is
 * made for it. */
static bool
cmd_assignment_choose(struct app *a, const struct args *g, struct text *said, struct err *e)
{
	struct coursework c = { 0 };
	const char *pack = g->n_rest ? g->rest[0] : NULL;
	int day = 0;

	if (!pack && a->desk.store && coursework_now(&a->desk, &c))
		pack = c.pack;
	bool good = (pack || err_set(e, "For which assignment? `halfhour bank list` shows the packs.")) &&
		coursework_pack(&a->desk, pack, e) && cmd_assignment_day(a, g, &day, e) &&
		command_open(a, g, e) && coursework_choose(&a->desk, pack, day, said, e);
	coursework_done(&c);
	return good;
}

static bool
cmd_assignment_drop(struct app *a, struct text *said, struct err *e)
{
	if (!a->desk.store)
		return err_set(e, "No assignment is chosen.");
	return coursework_drop(&a->desk, said, e);
}

static int
cmd_assignment_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };

	if (!g->n_rest && !args_has(g, "due") && !args_has(g, "none"))
		return a->desk.store ? cmd_assignment_show(a, g)
			: (err_set(&e, "No assignment is chosen. `halfhour assignment PACK --due DAY` "
				"chooses one."), command_fail(&e));
	bool good = args_has(g, "none") ? cmd_assignment_drop(a, &said, &e)
		: cmd_assignment_choose(a, g, &said, &e);
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&said);
	return status;
}

const struct command cmd_assignment = {
	.name = "assignment",
	.args = "[PACK] [--due DAY] [--none] [--rubric] [--json]",
	.help = "Chooses the assignment you work on and its day, from which Today counts back; alone "
		"it tells how far you are.",
	.flags = COMMAND_WRITES,
	.options = {
		{ "due", 0, "DAY", "the day it is due: 2026-12-14, 14 Dec, \"in 2 weeks\"" },
		{ "none", 0, NULL, "work on none any more; what was written stays" },
		{ "rubric", 0, NULL, "what a coach will mark it by, whole" },
		{ "json", 0, NULL, "as JSON" },
	},
	.least = 0,
	.most = 1,
	.run = cmd_assignment_run,
};

/* ---- written up ---- */

static int
cmd_writeup_run(struct app *a, const struct args *g)
{
	struct text written = { 0 }, said = { 0 };
	struct call c = { 0 };
	struct err e = { 0 };
	int64_t id = command_interview(a, g->rest[0], &e);

	args_words(g, 2, &written);
	bool good = id && desk_call(&a->desk, id, &c, &e) &&
		writeup_set(&a->desk, &c, g->rest[1], text_str(&written), &e);
	size_t n = coursework_words(text_str(&written));
	if (n)
		text_addf(&said, count_form(n, "%zu word is written up.", "%zu words are written up."), n);
	else
		text_add(&said, "What was written up is taken away.");
	int status = good ? command_done(&said) : command_fail(&e);
	text_free(&written);
	text_free(&said);
	call_done(&c);
	return status;
}

const struct command cmd_writeup = {
	.name = "writeup",
	.args = "INTERVIEW QUESTION TEXT",
	.help = "Writes up one question of the assignment, by its id or its number from 1 on; an empty "
		"TEXT takes it away.",
	.flags = COMMAND_WRITES,
	.least = 3,
	.most = -1,
	.run = cmd_writeup_run,
};
