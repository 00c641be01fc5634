/* due_text.c: what is due and why, in words. */
#include "strings_at.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/brief.h"
#include "model/days.h"
#include "model/due.h"
#include "model/step.h"
#include "wording.h"

/* ---- what ---- */

/* Appends the value of the slot that begins at `s`; returns its bytes. */
static size_t
slot_fill(const struct due *d, const struct due_words *w, const char *s, struct text *out)
{
	char of[16];

	snprintf(of, sizeof(of), "%d", d->n_of);
	const struct { const char *slot, *value, *none; } slots[] = {
		{ "{name}", w->name, N_("somebody, named later") },
		{ "{them}", w->name, N_("them") },
		{ "{organisation}", w->organisation, N_("their organisation") },
		{ "{referrer}", w->referrer, N_("the person") },
		{ "{note}", w->note, "" },
		{ "{call}", w->practice ? _("Practice call") : _("Call"), "" },
		{ "{course}", w->course, N_("the report") },
		{ "{of}", of, "" },
	};

	for (size_t i = 0; i < LEN(slots); i++)
		if (strncmp(s, slots[i].slot, strlen(slots[i].slot)) == 0) {
			text_add(out, say_has(slots[i].value) ? slots[i].value : _(slots[i].none));
			return strlen(slots[i].slot);
		}
	return 0;
}

/* ", {who}" and its comma go when neither role nor organisation is known. */
static size_t
who_fill(const struct due_words *w, const char *s, struct text *out)
{
	static const char slot[] = ", {who}";

	if (strncmp(s, slot, strlen(slot)) != 0)
		return 0;
	if (say_has(w->role) || say_has(w->organisation)) {
		text_add(out, ", ");
		who_text(out, w->role, w->organisation);
	}
	return strlen(slot);
}

void
due_text(const struct due *d, const struct due_words *w, struct text *out)
{
	const char *s = say_has(w->own) ? w->own : _(due_rules[d->kind].text);
	bool own = s == w->own;

	while (*s) {
		size_t n = own ? 0 : slot_fill(d, w, s, out);
		n = n || own ? n : who_fill(w, s, out);
		if (!n)
			text_addc(out, *s++);
		s += n;
	}
}

/* ---- why, and how late ---- */

static int
days_between(int64_t from_ms, int64_t to_ms, const char *zone)
{
	int n = days_after(time_day(from_ms, zone), time_day(to_ms, zone));

	return n > 0 ? n : 0;
}

/* It is due now; how long that is in time. What lapses is never overdue. */
static void
when_add_now(const struct due *d, const char *why, int days, struct text *out)
{
	if (due_rules[d->kind].lapses)
		text_addf(out, N_("%s, due now"), why);
	else if (days < 2)
		text_addf(out, days ? N_("%s, due now, overdue tomorrow") : N_("%s, due now, overdue today"), why);
	else
		text_addf(out, count_form(days, "%s, due now, overdue in %d day", "%s, due now, overdue in %d days"),
			why, days);
}

/* The reason and how late it is, each a whole text. */
static void
when_add(const struct due *d, const char *why, int64_t now_ms, const char *zone, struct text *out)
{
	int n = 0;

	if (!d->open)
		text_addf(out, "%s, done", why);
	else if (!d->due_ms)
		text_addf(out, d->kind == DUE_STEP || d->kind == DUE_HAND_IN ? N_("%s, no day set") : "%s", why);
	else if (due_overdue(d, now_ms) && (n = days_between(d->until_ms, now_ms, zone)) < 2)
		text_addf(out, n ? N_("%s, overdue since yesterday") : N_("%s, overdue since today"), why);
	else if (due_overdue(d, now_ms))
		text_addf(out, count_form(n, "%s, overdue for %d day", "%s, overdue for %d days"), why, n);
	else if (now_ms >= d->due_ms)
		when_add_now(d, why, days_between(now_ms, d->until_ms, zone), out);
	else if ((n = days_between(now_ms, d->due_ms, zone)) < 2)
		text_addf(out, n ? N_("%s, due tomorrow") : N_("%s, due today"), why);
	else
		text_addf(out, count_form(n, "%s, due in %d day", "%s, due in %d days"), why, n);
}

void
due_why(const struct due *d, const char *reason, int64_t now_ms, const char *zone,
	struct text *out)
{
	when_add(d, say_has(reason) ? reason : _(due_rules[d->kind].why), now_ms, zone, out);
}

/* ---- of a row ---- */

static const size_t owned[] = {
	offsetof(struct due_row, name), offsetof(struct due_row, role),
	offsetof(struct due_row, organisation), offsetof(struct due_row, referrer),
	offsetof(struct due_row, note), offsetof(struct due_row, own),
	offsetof(struct due_row, reason), offsetof(struct due_row, channel),
	offsetof(struct due_row, found), offsetof(struct due_row, theirs),
	offsetof(struct due_row, course),
};

void
due_row_done(struct due_row *r)
{
	strings_at_free(r, owned, LEN(owned));
}

void
due_row_copy(struct due_row *to, const struct due_row *from)
{
	*to = *from;
	strings_at_copy(to, owned, LEN(owned));
}

/* "Dana Ruiz, forecasting", of a note that names somebody; any other text is as it is. */
static void
named_text(const char *note, struct text *out)
{
	struct referral r = { 0 };

	if (!referral_read(&r, note ? note : "")) {
		text_add(out, note);
		return;
	}
	text_add(out, r.name);
	if (r.role || r.where)
		text_add(out, ", ");
	who_text(out, r.role, r.where);
	referral_done(&r);
}

void
due_row_text(const struct due_row *r, struct text *out)
{
	struct text named = { 0 };
	struct due_words w = { .name = r->name, .role = r->role,
		.organisation = r->organisation, .referrer = r->referrer, .note = r->note,
		.own = r->own, .practice = r->practice, .course = r->course };

	if (r->due.kind == DUE_REFERRAL) {
		bool unknown = say_has(r->note) && !referral_names(r->note);
		struct text who = { 0 };
		named_text(r->note, &who);
		text_addf(&named, unknown ? N_("Find out who this is: %s") : "%s", text_str(&who));
		text_free(&who);
		w.note = text_str(&named);
		if (unknown && !say_has(r->own))
			w.own = w.note;
	}
	due_text(&r->due, &w, out);
	text_free(&named);
}

/* "in 2 h 10 min", "in 20 min", "3 h 5 min ago"; "in 2 days". */
static void
until_add(int64_t ms, struct text *out)
{
	int64_t minutes = (ms < 0 ? -ms : ms) / MINUTE_MS;

	if (minutes >= 60)
		text_addf(out, ms < 0 ? N_("%" PRId64 " h %" PRId64 " min ago")
			: N_("in %" PRId64 " h %" PRId64 " min"), minutes / 60, minutes % 60);
	else
		text_addf(out, ms < 0 ? N_("%" PRId64 " min ago") : N_("in %" PRId64 " min"), minutes);
}

static void
call_why(const struct due_row *r, int64_t now_ms, const char *zone, struct text *out)
{
	int64_t left = r->due.event_ms - now_ms;

	appointment_text(out, r->due.event_ms, now_ms, zone, r->theirs);
	if (say_has(r->channel))
		text_addf(out, ", %s", r->channel);
	text_add(out, ", ");
	if (left < DAY_MS)
		until_add(left, out);
	else
		text_addf(out, count_form(left / DAY_MS, "in %" PRId64 " day", "in %" PRId64 " days"),
			left / DAY_MS);
}

/* By its day: two calls with one person ask for two thank-yous. */
static void
thanks_why(const struct due_row *r, int64_t now_ms, const char *zone, struct text *out)
{
	struct text day = { 0 }, why = { 0 };

	time_format(&day, "%-d %b", r->due.event_ms, zone);
	text_addf(&why, "call of %s", text_str(&day));
	due_why(&r->due, text_str(&why), now_ms, zone, out);
	text_free(&day);
	text_free(&why);
}

/* Nearer than the window: at once. */
static void
confirm_why(const struct due_row *r, int64_t now_ms, const char *zone, struct text *out)
{
	if (!r->due.open || now_ms <= r->due.due_ms || now_ms >= r->due.event_ms) {
		due_why(&r->due, r->reason, now_ms, zone, out);
		return;
	}
	struct text until = { 0 };
	until_add(r->due.event_ms - now_ms, &until);
	text_addf(out, "confirm now: the call is %s", text_str(&until));
	text_free(&until);
}

static void
running_why(const struct due_row *r, int64_t now_ms, const char *zone, struct text *out)
{
	if (r->ended) {
		text_add(out, _("ended; its steps follow when the workbook can be written"));
		return;
	}
	struct text begun = { 0 };
	when_text(&begun, r->due.event_ms, now_ms, zone);
	text_addf(out, "not ended; begun %s", text_str(&begun));
	text_free(&begun);
}

static void
debrief_why_count(int n, const char *one, const char *many, struct text *out)
{
	if (n <= 0)
		return;
	text_add(out, out->n ? ", " : "");
	count_text(out, (size_t)n, one, many);
}

/* All that is left of it, in the order of the debrief. */
static void
debrief_why(const struct due_row *r, struct text *out)
{
	struct text left = { 0 };

	debrief_why_count(r->markers, N_FORMS("marker to write out", "markers to write out"), &left);
	if (!r->due.contact_id)
		text_joinf(&left, ", ", "who it was");
	debrief_why_count(r->names, N_FORMS("name to take on", "names to take on"), &left);
	if (r->answers)
		debrief_why_count((int)n_debrief_prompts - r->answers, N_FORMS("question to answer",
			"questions to answer"), &left);
	else
		text_addf(&left, "%s%s", left.n ? ", " : "", _(due_rules[DUE_DEBRIEF].why));
	text_add(out, text_str(&left));
	text_free(&left);
}

/* "3 of 5 asked", "no answer from Ben", "agreed with Ben". */
static void
work_why(const struct due_row *r, int64_t now_ms, const char *zone, struct text *out)
{
	const struct due *d = &r->due;
	struct text why = { 0 };

	if (d->n_of)
		text_addf(&why, N_("%d of %d %s"), d->n_done, d->n_of, _(due_rules[d->kind].why));
	else if (d->kind == DUE_ASK_NEXT)
		text_addf(&why, "no answer from %s", r->name);
	else if (d->kind == DUE_HOLD && d->contact_id)
		text_addf(&why, "agreed with %s", r->name);
	due_why(d, text_str(&why), now_ms, zone, out);
	text_free(&why);
}

void
due_row_why(const struct due_row *r, int64_t now_ms, const char *zone, struct text *out)
{
	switch (r->due.kind) {
	case DUE_RUNNING: running_why(r, now_ms, zone, out); break;
	case DUE_CALL: call_why(r, now_ms, zone, out); break;
	case DUE_DEBRIEF: debrief_why(r, out); break;
	case DUE_CONFIRM: confirm_why(r, now_ms, zone, out); break;
	case DUE_THANKS:
	case DUE_REFERRER_THANKS: thanks_why(r, now_ms, zone, out); break;
	case DUE_WRITE: due_why(&r->due, r->found, now_ms, zone, out); break;
	case DUE_LIST:
	case DUE_ASK:
	case DUE_ASK_NEXT:
	case DUE_HOLD:
	case DUE_WRITE_UP: work_why(r, now_ms, zone, out); break;
	default: due_why(&r->due, r->reason, now_ms, zone, out); break;
	}
}
