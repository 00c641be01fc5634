/* An import looked at and carried out, in slices, with its progress. */
#include <stdlib.h>
#include <string.h>

#include "import.h"
#include "screens/common.h"

void
import_screen_drop(struct import_screen *s)
{
	import_free(s->shown);
	import_free(s->job);
	s->job = s->shown = NULL;
}

/* Begins one of both with what was chosen here. */
static void
import_screen_start(struct ui *ui, struct import_screen *s, bool dry)
{
	const struct import_wish w = { .maps = &s->maps, .turned = &s->turned, .theirs = s->theirs, .dry = dry };
	struct err e = { 0 };

	strings_free(&s->said);
	s->job = import_open(&app_of(ui)->desk, s->file, &w, &e);
	s->phase = !s->job ? IMPORT_NONE : dry ? IMPORT_LOOKS : IMPORT_RUNS;
	if (!s->job)
		ui_err(ui, &e);
	ui_reload(ui);
}

void
import_screen_begin(struct ui *ui, struct import_screen *s, bool dry)
{
	import_screen_drop(s);
	import_screen_start(ui, s, dry);
}

void
import_screen_again(struct ui *ui, struct import_screen *s)
{
	if (s->shown)
		import_free(s->job);
	else
		s->shown = s->job;
	s->job = NULL;
	import_screen_start(ui, s, true);
}

/* "~/x" as a shell has it. */
static char *
import_path(const char *typed)
{
	const char *home = getenv("HOME");

	return typed[0] == '~' && typed[1] == '/' && home ? path_join(home, typed + 2) : mem_str(typed);
}

void
import_file_typed(struct ui *ui, void *user, const char *value)
{
	struct import_screen *s = user;

	free(s->file);
	s->file = import_path(value);
	strings_free(&s->maps);
	strings_free(&s->turned);
	import_screen_begin(ui, s, true);
}

bool
import_screen_works(const struct import_screen *s)
{
	return s->phase == IMPORT_LOOKS || s->phase == IMPORT_RUNS;
}

int64_t
import_screen_due(const void *state, const struct moment *now)
{
	(void)now;
	return import_screen_works(state) ? 0 : -1;
}

void
import_screen_count(const struct import *job, struct text *out)
{
	import_tell(job, out);
	if (out->n)
		text_cut(out, strcspn(out->s, "\n"));
}

static void
import_screen_ended(struct ui *ui, struct import_screen *s)
{
	struct text t = { 0 };

	import_screen_count(s->job, &t);
	import_free(s->shown);
	s->shown = NULL;
	s->phase = s->phase == IMPORT_RUNS ? IMPORT_MADE : IMPORT_LOOKED;
	if (s->phase == IMPORT_MADE)
		ui_say(ui, "%s", text_str(&t));
	text_free(&t);
	ui_reload(ui);
}

/* One slice; keys are taken between two. */
void
import_screen_tick(struct ui *ui, void *state)
{
	struct import_screen *s = state;
	struct err e = { 0 };
	bool ended = false;

	if (!import_step(s->job, &ended, &s->said, &e)) {
		s->phase = s->phase == IMPORT_RUNS ? IMPORT_NONE : IMPORT_LOOKED;
		ui_err(ui, &e);
		ui_reload(ui);
	} else if (ended) {
		import_screen_ended(ui, s);
	}
}
