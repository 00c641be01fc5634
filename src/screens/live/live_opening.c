/* Before the clock starts: who, where, both local times, how found, what to say. */
#include <stdio.h>
#include <string.h>

#include "live.h"
#include "model/brief.h"
#include "model/card.h"

static void
live_opening_add(struct text *out, const char *label, const char *value)
{
	if (value && *value)
		text_addf(out, "%-10s %s\n", _(label), value);
}

static void
add_times(const struct call *c, struct ui *ui, const char *mine, struct text *out)
{
	const struct interview *i = &c->interview;
	const char *theirs = i->theirs;
	struct text here = { 0 }, there = { 0 };

	time_format(&here, "%H:%M", ui->now.wall_ms, mine);
	live_opening_add(out, "Here", text_str(&here));
	if (theirs && *theirs && zone_known(theirs)) {
		time_format(&there, "%H:%M (%Z, ", ui->now.wall_ms, theirs);
		text_addf(&there, "%s)", theirs);
		live_opening_add(out, "There", text_str(&there));
	}
	if (i->scheduled_ms) {
		text_clear(&here);
		time_format(&here, "%A %d %B, %H:%M", i->scheduled_ms, mine);
		theirs_text(&here, i->scheduled_ms, mine, theirs);
		live_opening_add(out, "Agreed for", text_str(&here));
	}
	text_free(&here);
	text_free(&there);
}

void
live_opening(const struct live *l, struct ui *ui, struct text *out)
{
	struct app *a = app_of(ui);
	const struct interview *i = &l->call.interview;
	const struct contact *who = &l->call.who;
	struct text where = { 0 }, length = { 0 };
	struct person me;

	desk_person(&a->desk, &me);
	add_times(&l->call, ui, me.zone, out);
	text_addf(&where, "%s%s%s", i->channel ? i->channel : "",
		i->channel && *i->channel && i->place && *i->place ? ", " : "",
		i->place ? i->place : "");
	live_opening_add(out, "Where", text_str(&where));
	count_text(&length, (size_t)i->agreed_minutes, "minute", "minutes");
	text_joinf(&length, " ", l->view.lesson ? N_("(the lesson's)") : ui->linear ? N_("(a number alone changes it)")
		: N_("(Tab: 20 or 30; a number and Enter: any other)"));
	live_opening_add(out, "Length", text_str(&length));
	if (i->contact_id && (who->path != PATH_OTHER || (who->found && *who->found)))
		live_opening_add(out, "Found", who->found && *who->found ? who->found : path_names[who->path]);
	live_opening_add(out, "Common", who->common);
	live_opening_add(out, "Why them", who->why);
	card_find("opening")->write(out, &l->call, &me);
	text_free(&where);
	text_free(&length);
}
