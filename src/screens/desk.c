#include "desk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/interview.h"
#include "model/note.h"

void
desk_open(struct ui *ui, const char *screen, int64_t id)
{
	char arg[24];

	snprintf(arg, sizeof(arg), "%" PRId64, id);
	ui_open(ui, screen, arg);
}

int64_t
desk_id(const char *arg)
{
	return arg ? strtoll(arg, NULL, 10) : 0;
}

void
when_text(struct text *out, int64_t ms, int64_t now_ms, const char *zone)
{
	int day = time_day(ms, zone);

	if (day == time_day(now_ms, zone))
		text_add(out, "today ");
	else if (day == time_day(now_ms + DAY_MS, zone))
		text_add(out, "tomorrow ");
	else if (day == time_day(now_ms - DAY_MS, zone))
		text_add(out, "yesterday ");
	else if (day / 10000 == time_day(now_ms, zone) / 10000)
		time_format(out, "%a %-d %b ", ms, zone);
	else
		time_format(out, "%a %-d %b %Y ", ms, zone);
	time_format(out, "%H:%M", ms, zone);
}

void
who_text(struct text *out, const char *role, const char *organisation)
{
	bool both = role && *role && organisation && *organisation;

	text_addf(out, "%s%s%s", role ? role : "", both ? ", " : "",
		organisation ? organisation : "");
}

bool
due_parse(const char *s, const char *zone, int64_t *ms)
{
	if (!time_parse(s, zone, ms))
		return false;
	if (!strchr(s, ':'))
		*ms = time_day_start(time_day_add(time_day(*ms, zone), 1), zone) - MINUTE_MS;
	return true;
}

int64_t
interview_when(const struct interview *i)
{
	return i->started_ms ? i->started_ms : i->scheduled_ms;
}

void
interview_text(struct text *out, const struct interview *i, int64_t now_ms)
{
	text_addf(out, "%s%s", interview_kind_names[i->kind], i->practice ? ", practice" : "");
	text_add(out, ", ");
	interview_length(i, out);
	if (!i->started_ms && i->scheduled_ms) {
		text_add(out, " for ");
		when_text(out, i->scheduled_ms, now_ms, NULL);
	}
}

const char *
name_or(const char *name)
{
	return name && *name ? name : "Somebody, named later";
}

const char *
note_word(const struct note *n)
{
	if (n->starred && n->kind == NOTE_NOTE)
		return "star";
	if (n->kind == NOTE_IMPRESSION)
		return "impress.";
	return n->kind == NOTE_NOTE ? "" : note_kind_names[n->kind];
}

void
count_text(struct text *out, size_t n, const char *one, const char *many)
{
	text_addf(out, "%zu %s", n, n == 1 ? one : many);
}

/* ---- one step of undo ---- */

bool
desk_begin(struct ui *ui, int64_t scope, const char *label)
{
	struct err e = { 0 };

	if (store_begin(app_of(ui)->store, scope, label, &e))
		return true;
	ui_err(ui, &e);
	return false;
}

bool
desk_end(struct ui *ui, bool good, struct err *e)
{
	struct err late = { 0 };

	if (!store_done(app_of(ui)->store, good, &late) && good) {
		good = false;
		*e = late;
	}
	if (!good)
		ui_err(ui, e);
	return good;
}

bool
desk_undo(struct ui *ui, int64_t scope, bool redo)
{
	struct store *s = app_of(ui)->store;
	struct err e = { 0 };
	struct text said = { 0 };
	bool good = redo ? store_redo(s, scope, &said, &e) : store_undo(s, scope, &said, &e);

	if (good)
		ui_say(ui, "%s: %s", redo ? "Done again" : "Undone", text_str(&said));
	else
		ui_err(ui, &e);
	text_free(&said);
	return good;
}

unsigned
desk_digest(const char *text)
{
	uint32_t h = UINT32_C(2166136261);

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * UINT32_C(16777619);
	return h;
}
