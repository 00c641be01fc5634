/* The title and the status line of a call: the clock, alarms, the pace. */
#include <stdio.h>
#include <string.h>

#include "live.h"
#include "model/pace.h"

/* ---- the title ---- */

static void
live_status_add_clock(const struct live *l, struct text *right)
{
	struct time_check k = call_check(&l->call, l->clock.at_ms);
	char at[16], limit[16];

	if (l->view.quiet) {
		text_addf(right, "%lld min", (long long)(k.limit_ms / MINUTE_MS));
		return;
	}
	if (l->view.by_minutes) {
		text_addf(right, "%lld / %lld min", (long long)(l->clock.at_ms / MINUTE_MS),
			(long long)(k.limit_ms / MINUTE_MS));
		return;
	}
	clock_text(at, l->clock.at_ms);
	clock_text(limit, k.limit_ms);
	text_add(right, at);
	text_add(right, " / ");
	text_add(right, limit);
}

static void
add_clock_side(const struct live *l, struct text *right)
{
	if (!live_started(l)) {
		text_addf(right, "not begun   %d min", l->call.interview.agreed_minutes);
		return;
	}
	if (clock_paused(&l->call.clock))
		text_addf(right, "%s   ", _("paused"));
	if (l->view.cols >= LIVE_ROOMY && !l->unplanned) { /* else the clock alone has the line */
		text_addf(right, "asked %d of %zu", call_count_asked(&l->call), l->call.n_asked);
		text_add(right, "   ");
	}
	live_status_add_clock(l, right);
}

/* " · Grid planner, Northlight Energy" */
static void
add_place(const struct interview *i, struct text *out)
{
	bool role = i->role && *i->role;

	if (role)
		text_addf(out, " · %s", i->role);
	if (i->organisation && *i->organisation)
		text_addf(out, "%s%s", role ? ", " : " · ", i->organisation);
}

/* How the name is said, where the whole line has room for it. */
static void
add_person(const struct live *l, int columns, struct text *left)
{
	const struct interview *i = &l->call.interview;
	struct text place = { 0 }, called = { 0 };

	add_place(i, &place);
	if (i->contact_id)
		contact_called(&l->call.who, &called);
	if (called.n && utf8_columns(left->s ? left->s : "", left->n) +
		utf8_columns(called.s, called.n) + utf8_columns(text_str(&place), place.n) <= columns)
		text_add(left, called.s);
	else
		text_add(left, i->contact && *i->contact ? i->contact : _("Somebody"));
	text_add(left, text_str(&place));
	text_free(&place);
	text_free(&called);
}

enum { HEAD_EDGES = 3 }; /* a blank at each end, one between the sides */

enum role
live_head(const void *state, struct text *left, struct text *right)
{
	const struct live *l = state;
	struct time_check k = call_check(&l->call, l->clock.at_ms);

	if (l->call.interview.practice)
		text_addf(left, "%s · ", _("Practice"));
	add_clock_side(l, right);
	add_person(l, l->view.cols - utf8_columns(text_str(right), right->n) - HEAD_EDGES, left);
	if (!live_started(l))
		return ROLE_TITLE;
	return k.now ? ROLE_ALARM : k.overrun_ms ? ROLE_OVER : ROLE_TITLE;
}

/* In full, or in few words where the columns do not hold that (40 hold these). */
static void
live_status_add_fitting(struct text *out, int columns, const char *full, const char *brief)
{
	full = _(full);
	text_add(out, utf8_columns(full, strlen(full)) <= columns ? full : _(brief));
}

static void
add_unsynced(const struct live_disk *d, int columns, struct text *out)
{
	struct text full = { 0 }, brief = { 0 };
	long long s = d->unsynced_ms / 1000;

	text_addf(&full, d->refused ? "The disk refuses to save: last safe point %lld s ago"
				    : "The disk is slow: last safe point %lld s ago", s);
	text_addf(&brief, d->refused ? "Disk refuses: last safe %lld s ago"
				     : "Slow disk: last safe point %lld s ago", s);
	live_status_add_fitting(out, columns, full.s, brief.s);
	text_free(&full);
	text_free(&brief);
}

/* What must be said before the time; false: nothing. */
static bool
add_alarm(const struct live *l, int columns, bool lines, struct text *out)
{
	if (l->disk.waiting)
		live_status_add_fitting(out, columns,
			N_("The workbook cannot be written; notes go to the rescue file"),
			N_("Not written: notes go to a rescue file"));
	else if (l->disk.unsynced_ms)
		add_unsynced(&l->disk, columns, out);
	else if (l->line.editing && lines)
		live_status_add_fitting(out, columns,
			N_("Correcting: Enter saves, /undo leaves the note as it was"),
			N_("Correcting: Enter saves, /undo drops"));
	else if (l->line.editing)
		live_status_add_fitting(out, columns,
			N_("Correcting: Enter saves, Ctrl-Z leaves the note as it was"),
			N_("Correcting: Enter saves, Ctrl-Z drops"));
	else if (clock_ended(&l->call.clock))
		live_status_add_fitting(out, columns,
			N_("Ended by another program; what you type is still noted. /end debriefs"),
			N_("Ended elsewhere; /end debriefs"));
	else if (clock_paused(&l->call.clock))
		live_status_add_fitting(
			out, columns, N_("Paused; /continue goes on"), N_("Paused: /continue"));
	else if (live_left_running(l))
		live_status_add_fitting(
			out, columns, LIVE_STILL_IN, N_("Still in it? Else /end MM:SS"));
	return out->n > 0;
}

static void
live_status_add_length(int minutes, int columns, struct text *out)
{
	char full[64];

	snprintf(full, sizeof(full), count_form(minutes, "Enter sets the length to %d minute",
		"Enter sets the length to %d minutes"), minutes);
	if (minutes)
		live_status_add_fitting(out, columns, full, full);
	else
		live_status_add_fitting(out, columns, N_("A length is 5 to 240 minutes"),
			N_("5 to 240 minutes"));
}

void
live_status_within(const struct live *l, int columns, bool lines, struct text *out)
{
	int minutes;

	if (add_alarm(l, columns, lines, out))
		return;
	if (live_started(l))
		time_text(&l->call, &l->habit, l->clock.at_ms, columns, out);
	else if (draft_empty(&l->line.draft) && l->view.lesson)
		live_status_add_fitting(out, columns, N_("Enter starts the clock; /help, /leave"),
			N_("Enter starts the clock; /help"));
	else if (draft_empty(&l->line.draft) && lines)
		live_status_add_fitting(out, columns,
			N_("Enter starts the clock; a number changes the length; /help, /leave"),
			N_("Enter starts; a number: the length; /help"));
	else if (draft_empty(&l->line.draft))
		live_status_add_fitting(out, columns,
			N_("Enter starts the clock; Tab changes 20 and 30 min; /help, /leave"),
			N_("Enter starts; Tab 20/30 min; /help"));
	else if (live_length_typed(l, &minutes))
		live_status_add_length(minutes, columns, out);
	else
		live_status_add_fitting(out, columns,
			N_("Enter saves this line; on an empty one it starts the clock"),
			N_("Enter saves; alone it starts the clock"));
}

void
live_status(const void *state, struct text *out)
{
	const struct live *l = state;

	live_status_within(l, l->view.cols - 2, false, out);
}
