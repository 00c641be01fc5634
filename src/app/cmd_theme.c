/* halfhour themes, theme give, take, set, merge, split, drop: themes over the notes of all calls. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "formats_report.h"

/* ---- listed ---- */

static void
cmd_themes_line(const struct comparison *c, const struct theme *t, struct text *out)
{
	const struct compare_filter all = { 0 };
	struct breadth b = figure_theme(c, &all, t->id);

	text_addf(out, "%s%s: ", themes_above(&c->themes, t) ? "  " : "", t->name);
	count_text(out, b.notes, "note", "notes");
	text_add(out, ", ");
	breadth_text(b, out);
	text_add(out, *t->memo ? " · " : "");
	text_addf(out, "%s\n", t->memo);
}

static void
cmd_themes_json(struct json *list, const struct comparison *c, const struct theme *t)
{
	const struct compare_filter all = { 0 };
	const struct theme *above = themes_above(&c->themes, t);
	struct breadth b = figure_theme(c, &all, t->id);
	struct json *j = json_map();

	json_put_id(j, "id", t->id);
	json_put_str(j, "name", t->name);
	json_put_str(j, "under", above ? above->name : NULL);
	json_put_str(j, "memo", t->memo);
	json_put_int(j, "notes", (int64_t)b.notes);
	json_put_int(j, "people", (int64_t)b.people);
	json_put_int(j, "paths", (int64_t)b.paths);
	json_put_int(j, "organisations", (int64_t)b.organisations);
	json_put_int(j, "merged", (int64_t)themes_merged(&c->themes, t));
	json_put(list, NULL, j);
}

static int
cmd_themes_run(struct app *a, const struct args *g)
{
	struct comparison c = { 0 };
	struct text words = { 0 }, out = { 0 };
	struct json *list = json_list();
	struct err e = { 0 };
	bool good = comparison_read(&a->desk, &c, &e);

	args_words(g, 0, &words);
	for (size_t i = 0; good && i < c.themes.n; i++) {
		const struct theme *t = &c.themes.t[i];
		if (t->merged_id || !utf8_has_folded(t->name, text_str(&words)))
			continue;
		if (args_has(g, "json"))
			cmd_themes_json(list, &c, t);
		else
			cmd_themes_line(&c, t, &out);
	}
	if (args_has(g, "json"))
		json_print(list, &out);
	int status = good ? command_print(&out, args_has(g, "json")) : command_fail(&e);
	json_free(list);
	comparison_done(&c);
	text_free(&words);
	text_free(&out);
	return status;
}

const struct command cmd_themes = {
	.name = "themes",
	.args = "[WORDS] [--json]",
	.help = "Lists the themes: from how many people, paths and organisations the notes of each come.",
	.flags = COMMAND_STORE,
	.options = { { "json", 0, NULL, "as JSON" } },
	.most = -1,
	.run = cmd_themes_run,
};

/* ---- changed ---- */

static int
cmd_theme_end(bool good, const struct text *said, const struct err *e)
{
	return good ? command_done(said) : command_fail(e);
}

/* The notes named behind the theme; false and e. The caller's. */
static bool
cmd_theme_notes(const struct args *g, int64_t **notes, size_t *n, struct err *e)
{
	*n = 0;
	*notes = mem_new((size_t)g->n_rest, sizeof(**notes));
	for (int i = 1; i < g->n_rest; i++) {
		char *end;
		long long id = strtoll(g->rest[i], &end, 10);
		if (id <= 0 || *end)
			return err_set(e, "NOTE is the id of a note in `show --json`, not \"%.60s\".", g->rest[i]);
		(*notes)[(*n)++] = id;
	}
	return true;
}

static int
cmd_theme_give_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t *notes;
	size_t n;
	bool good = cmd_theme_notes(g, &notes, &n, &e) && command_open_there(a, &e) &&
		theme_give(&a->desk, notes, n, g->rest[0], &said, &e);
	int status = cmd_theme_end(good, &said, &e);

	free(notes);
	text_free(&said);
	return status;
}

const struct command cmd_theme_give = {
	.name = "theme give",
	.args = "THEME NOTE…",
	.help = "Gives notes a theme, which is made where there is none: \"licences\", or \"licences / costs\" "
		"for one under it. NOTE is the id of a note in `show --json`.",
	.flags = COMMAND_WRITES,
	.least = 2,
	.most = -1,
	.run = cmd_theme_give_run,
};

static int
cmd_theme_take_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t *notes, id = 0;
	size_t n;
	bool good = cmd_theme_notes(g, &notes, &n, &e) && command_open_there(a, &e) &&
		(id = theme_find(&a->desk, g->rest[0], &e)) != 0 &&
		theme_take(&a->desk, notes, n, id, &said, &e);
	int status = cmd_theme_end(good, &said, &e);

	free(notes);
	text_free(&said);
	return status;
}

const struct command cmd_theme_take = {
	.name = "theme take",
	.args = "THEME NOTE…",
	.help = "Takes a theme away from notes.",
	.flags = COMMAND_WRITES,
	.least = 2,
	.most = -1,
	.run = cmd_theme_take_run,
};

/* Under another theme; nothing: under none. */
static bool
cmd_theme_set_under(struct desk *d, int64_t id, const char *value, struct text *said, struct err *e)
{
	int64_t above = *value ? theme_find(d, value, e) : 0;

	return (above || !*value) && theme_place(d, id, above, said, e);
}

static bool
cmd_theme_set_memo(struct desk *d, int64_t id, const char *value, struct text *said, struct err *e)
{
	text_add(said, _("The memo is saved."));
	return theme_memo(d, id, value, e);
}

static const struct {
	const char *name;
	bool (*set)(struct desk *d, int64_t id, const char *value, struct text *said, struct err *e);
} cmd_theme_fields[] = { { "name", theme_rename }, { "memo", cmd_theme_set_memo },
	{ "under", cmd_theme_set_under } };

static int
cmd_theme_set_run(struct app *a, const struct args *g)
{
	struct text value = { 0 }, said = { 0 };
	struct err e = { 0 };
	size_t f = 0;
	int64_t id;

	args_words(g, 2, &value);
	while (f < LEN(cmd_theme_fields) && strcmp(cmd_theme_fields[f].name, g->rest[1]) != 0)
		f++;
	bool good = (f < LEN(cmd_theme_fields) ||
			err_set(&e, "A theme has name, memo and under, not \"%.60s\".", g->rest[1])) &&
		command_open_there(a, &e) && (id = theme_find(&a->desk, g->rest[0], &e)) != 0 &&
		cmd_theme_fields[f].set(&a->desk, id, text_str(&value), &said, &e);
	int status = cmd_theme_end(good, &said, &e);

	text_free(&value);
	text_free(&said);
	return status;
}

const struct command cmd_theme_set = {
	.name = "theme set",
	.args = "THEME name|memo|under TEXT",
	.help = "Renames a theme, writes its memo, or moves it under another one; an empty TEXT for under "
		"makes it an upper one.",
	.flags = COMMAND_WRITES,
	.least = 3,
	.most = -1,
	.run = cmd_theme_set_run,
};

static int
cmd_theme_merge_run(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t id = 0, into = 0;
	bool good = command_open_there(a, &e) && (id = theme_find(&a->desk, g->rest[0], &e)) != 0 &&
		(into = theme_find(&a->desk, g->rest[1], &e)) != 0 &&
		theme_merge(&a->desk, id, into, &said, &e);
	int status = cmd_theme_end(good, &said, &e);

	text_free(&said);
	return status;
}

const struct command cmd_theme_merge = {
	.name = "theme merge",
	.args = "THEME INTO",
	.help = "Merges a theme into another one, whose its notes are then; `theme split` parts them again.",
	.flags = COMMAND_WRITES,
	.least = 2,
	.most = 2,
	.run = cmd_theme_merge_run,
};

static int
cmd_theme_one(struct app *a, const struct args *g,
	bool (*act)(struct desk *d, int64_t id, struct text *said, struct err *e))
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t id = 0;
	bool good = command_open_there(a, &e) && (id = theme_find(&a->desk, g->rest[0], &e)) != 0 &&
		act(&a->desk, id, &said, &e);
	int status = cmd_theme_end(good, &said, &e);

	text_free(&said);
	return status;
}

static int
cmd_theme_split_off(struct app *a, const struct args *g)
{
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t *notes, id = 0;
	size_t n;
	bool good = cmd_theme_notes(g, &notes, &n, &e) && command_open_there(a, &e) &&
		(id = theme_find(&a->desk, g->rest[0], &e)) != 0 &&
		theme_split_off(&a->desk, id, notes, n, args_get(g, "into"), &said, &e);
	int status = cmd_theme_end(good, &said, &e);

	free(notes);
	text_free(&said);
	return status;
}

static int
cmd_theme_split_run(struct app *a, const struct args *g)
{
	struct err e = { 0 };

	if (args_has(g, "into"))
		return cmd_theme_split_off(a, g);
	if (g->n_rest > 1) {
		err_set(&e, "Say with --into NAME which theme these notes are to have.");
		return command_fail(&e);
	}
	return cmd_theme_one(a, g, theme_split);
}

const struct command cmd_theme_split = {
	.name = "theme split",
	.args = "THEME [--into NAME NOTE…]",
	.help = "Parts a theme from those that were merged into it: each has the notes it had again. With --into "
		"these notes leave it for a theme of their own.",
	.flags = COMMAND_WRITES,
	.options = { { "into", 0, "NAME", "the theme that these notes have instead; made where there is none" } },
	.least = 1,
	.most = -1,
	.run = cmd_theme_split_run,
};

static int
cmd_theme_drop_run(struct app *a, const struct args *g)
{
	return cmd_theme_one(a, g, theme_delete);
}

const struct command cmd_theme_drop = {
	.name = "theme drop",
	.args = "THEME",
	.help = "Deletes a theme; the notes stay.",
	.flags = COMMAND_WRITES,
	.least = 1,
	.most = 1,
	.run = cmd_theme_drop_run,
};
