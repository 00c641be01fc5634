/* brief.c: short texts about nouns: when, who, how many. */
#include <string.h>

#include "model/brief.h"
#include "model/interview.h"
#include "model/note.h"

void
when_text(struct text *out, int64_t ms, int64_t now_ms, const char *zone)
{
	int day = time_day(ms, zone);

	if (day == time_day(now_ms, zone))
		time_format(out, _("today %H:%M"), ms, zone);
	else if (day == time_day(now_ms + DAY_MS, zone))
		time_format(out, _("tomorrow %H:%M"), ms, zone);
	else if (day == time_day(now_ms - DAY_MS, zone))
		time_format(out, _("yesterday %H:%M"), ms, zone);
	else if (day / 10000 == time_day(now_ms, zone) / 10000)
		time_format(out, "%a %-d %b %H:%M", ms, zone);
	else
		time_format(out, "%a %-d %b %Y %H:%M", ms, zone);
}

void
theirs_text(struct text *out, int64_t ms, const char *mine, const char *theirs)
{
	if (!theirs || !*theirs || zone_offset(ms, mine) == zone_offset(ms, theirs))
		return;
	bool same_day = time_day(ms, mine) == time_day(ms, theirs);
	time_format(out, same_day ? " (%H:%M " : " (%a %H:%M ", ms, theirs);
	for (const char *c = zone_city(theirs); *c; c++)
		text_addc(out, *c == '_' ? ' ' : *c);
	text_addc(out, ')');
}

void
appointment_text(struct text *out, int64_t ms, int64_t now_ms, const char *mine,
	const char *theirs)
{
	when_text(out, ms, now_ms, mine);
	theirs_text(out, ms, mine, theirs);
}

void
who_text(struct text *out, const char *role, const char *organisation)
{
	bool both = role && *role && organisation && *organisation;

	text_addf(out, "%s%s%s", role ? role : "", both ? ", " : "",
		organisation ? organisation : "");
}

bool
due_said(const char *s, const char *zone, int64_t now_ms, int64_t *ms, struct err *e)
{
	bool hour;

	if (!time_said(s, zone, now_ms, SAID_DAY, ms, &hour, e))
		return false;
	if (!hour)
		*ms = time_day_start(time_day_add(time_day(*ms, zone), 1), zone) - MINUTE_MS;
	return true;
}

int64_t
interview_when(const struct interview *i)
{
	return i->started_ms ? i->started_ms : i->scheduled_ms;
}

void
interview_text(struct text *out, const struct interview *i, int64_t now_ms, const char *mine)
{
	struct text length = { 0 }, when = { 0 };

	text_addf(out, "%s, ", interview_kind_names[i->kind]);
	if (i->practice)
		text_addf(out, "%s, ", _("practice"));
	interview_length(i, &length);
	if (!i->started_ms && i->scheduled_ms) {
		appointment_text(&when, i->scheduled_ms, now_ms, mine, i->theirs);
		text_addf(out, "%s for %s", text_str(&length), text_str(&when));
	} else {
		text_add(out, text_str(&length));
	}
	text_free(&length);
	text_free(&when);
}

const char *
name_or(const char *name)
{
	return name && *name ? name : _("Somebody, named later");
}

const char *
note_word(const struct note *n)
{
	if (n->starred && n->kind == NOTE_NOTE)
		return "star";
	return n->kind == NOTE_NOTE ? "" : note_kind_names[n->kind];
}

void
note_apart(struct text *out, const struct note *n)
{
	static const char *const words[N_RECORDS] = { "", N_("(no name)"), N_("(private)") };

	if (*words[n->record])
		text_addf(out, "%s ", _(words[n->record]));
	if (n->claim)
		text_addf(out, "%s ", _("(claim)"));
}
