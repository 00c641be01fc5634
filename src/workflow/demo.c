/*
 * demo.c: the year of an invented student, done again in an empty workbook by the acts that a
 * person's own keys call, each at its own day: so every screen has something true to show.
 */
#include <stdlib.h>
#include <string.h>

#include "demo_script.h"

enum { SCRIPT_MAX = 256 * 1024 };

static const struct {
	const char *verb;
	bool (*act)(struct demo *x, char *rest, struct err *e);
} demo_verbs[] = {
	{ "add", demo_add }, { "find", demo_find }, { "letter", demo_letter },
	{ "answered", demo_answered }, { "stage", demo_stage }, { "agree", demo_agree },
	{ "plan", demo_plan }, { "call", demo_call }, { "take", demo_take },
	{ "debrief", demo_debrief }, { "comment", demo_comment }, { "coach", demo_coach },
	{ "step", demo_step }, { "done", demo_done },
	{ "theme", demo_theme }, { "memo", demo_memo }, { "claim", demo_claim },
	{ "backs", demo_backs }, { "denies", demo_denies }, { "interest", demo_interest },
	{ "point", demo_point }, { "weigh", demo_weigh }, { "field", demo_field },
	{ "draft", demo_draft },
};

static bool
demo_line(struct demo *x, char *line, struct err *e)
{
	int64_t at_ms;

	if (*line == '\t')
		return demo_in_call(x, line + 1, e);
	const char *day = demo_word(&line), *time = demo_word(&line), *verb = demo_word(&line);
	if (!demo_time(x, day, time, &at_ms))
		return err_set(e, "“%s” is no time", time);
	demo_moment(x, at_ms);
	for (size_t i = 0; i < LEN(demo_verbs); i++)
		if (strcmp(demo_verbs[i].verb, verb) == 0)
			return demo_verbs[i].act(x, line, e);
	return err_set(e, "there is no “%s”", verb);
}

static bool
demo_lines(struct demo *x, char *s, struct err *e)
{
	for (char *next; s && *s; s = next) {
		struct err why = { 0 };

		next = strchr(s, '\n');
		if (next)
			*next++ = '\0';
		x->line++;
		if (*s && *s != '#' && !demo_line(x, s, &why))
			return demo_wrong(x, e, why.text);
	}
	return true;
}

bool
demo_make(struct desk *d, struct err *e)
{
	struct demo x = { .d = d, .real = d->now };
	char *path = path_shipped("demo/year.txt");
	struct text script = { 0 };

	bool good = file_read(path, &script, SCRIPT_MAX, e) && demo_lines(&x, script.s, e);
	d->now = x.real;
	store_now(d->store, d->now);
	bank_rows_done(&x.bank);
	call_done(&x.call);
	text_free(&script);
	free(path);
	return good && desk_due(d, e) && store_due_make(d->store, e);
}

/* ---- who it is ---- */

bool
demo_settings(struct desk *d, struct err *e)
{
	static const char *const student[][2] = {
		{ "name", "Ana Lee" },
		{ "exploring", "power grids" },
		{ "about", "I study applied maths in my third year and want to work on something that must not fail." },
		{ "background", "I spent a summer at a weather service, checking its forecasts." },
		{ "situation", "student" },
		{ "phone", "" },
		{ "email", "ana@students.example" },
		{ "dates", "on weekdays after 15:00" },
		{ "student_id", "" },
		{ "pitch", "" },
		{ "holidays", "" },
		{ "policy", "7d" },
		{ "touch", "3 months" },
		{ "coach", "false" },
	};
	bool good = true;

	for (size_t i = 0; good && i < LEN(student); i++)
		good = desk_setting(d, student[i][0], student[i][1], e);
	for (size_t i = 0; good && i < N_HOOKS; i++) { /* nobody's commands run for invented people */
		struct text none = { 0 };
		text_addf(&none, "%s=", hook_names[i]);
		good = config_set(&d->config, "hooks", text_str(&none), e);
		text_free(&none);
	}
	return good;
}
