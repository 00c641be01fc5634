#include "command.h"
#include "formats_report.h"
#include "model/call.h"
#include "model/review.h"

static void
write_call(struct app *a, struct call *c, bool json, struct text *out)
{
	struct review r = { 0 };

	desk_review(&a->desk, c, &r);
	if (!json) {
		review_titles(&a->desk, c, &r);
		app_show(c, &r, a->ui.now.wall_ms, a->desk.config.zone, out);
		if (c->interview.practice) {
			text_addc(out, '\n');
			rehearsal_text(&a->desk, c, &a->ui.now, out);
		}
	} else {
		struct json *j = json_call(c, &a->ui.now);

		json_review(j, c, &r);
		json_print(j, out);
		json_free(j);
	}
	review_done(&r);
}

static int
cmd_show_run(struct app *a, const struct args *g)
{
	struct call c = { 0 };
	struct text out = { 0 };
	struct err e = { 0 };
	bool json = args_has(g, "json");
	int64_t id = interview_find(&a->desk, g->rest[0], &e);
	int status;

	if (id && desk_call(&a->desk, id, &c, &e)) {
		write_call(a, &c, json, &out);
		status = command_print(&out, json);
	} else {
		status = command_fail(&e);
	}
	text_free(&out);
	call_done(&c);
	return status;
}

const struct command cmd_show = {
	.name = "show",
	.args = "INTERVIEW [--json]",
	.help = "Shows one interview, whole; INTERVIEW is a number or \"last\".",
	.flags = COMMAND_STORE,
	.options = { { "json", 0, NULL, "as JSON" } },
	.least = 1,
	.most = 1,
	.run = cmd_show_run,
};
