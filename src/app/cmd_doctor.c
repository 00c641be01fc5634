/* halfhour doctor: what may be wrong around the workbook, and what to do. */
#include "command.h"

static void
doctor_json(const struct findings *l, struct text *out)
{
	struct json *list = json_list();

	for (size_t i = 0; i < l->n; i++) {
		struct json *j = json_map();
		json_put_str(j, "id", l->f[i].id);
		json_put_bool(j, "ok", !l->f[i].advice);
		json_put_str(j, "text", l->f[i].text);
		json_put_str(j, "advice", l->f[i].advice);
		json_put(list, NULL, j);
	}
	json_print(list, out);
	json_free(list);
}

static void
doctor_text(const struct findings *l, struct text *out)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct finding *f = &l->f[i];
		text_addf(out, "%-9s  %-11s  %s\n", f->advice ? "attention" : "ok", f->id, f->text);
		if (f->advice)
			text_addf(out, "%-9s  %-11s  %s\n", "", "", f->advice);
	}
}

static int
cmd_doctor_run(struct app *a, const struct args *g)
{
	struct findings l = { 0 };
	struct text out = { 0 };
	bool json = args_has(g, "json");
	int status = EXIT_DONE;
	struct err e;

	if (args_has(g, "rebuild") && !doctor_rebuild(a, &out, &e))
		return command_fail(&e);
	if (out.n && !json)
		text_addc(&out, '\n');
	else
		text_clear(&out);
	doctor_look(a, &l);
	for (size_t i = 0; i < l.n; i++)
		if (l.f[i].advice)
			status = EXIT_WRONG;
	if (json)
		doctor_json(&l, &out);
	else
		doctor_text(&l, &out);
	if (command_print(&out, json) != EXIT_DONE)
		status = EXIT_WRONG;
	doctor_done(&l);
	text_free(&out);
	return status;
}

const struct command cmd_doctor = {
	.name = "doctor",
	.args = "[--rebuild] [--json]",
	.help = "Looks at terminal, workbook, backups and disk, and says what to do; changes nothing "
		"but by --rebuild.",
	.options = {
		{ "rebuild", 0, NULL, "rebuilds a damaged index of the search, then looks" },
		{ "json", 0, NULL, "as JSON" },
	},
	.run = cmd_doctor_run,
};
