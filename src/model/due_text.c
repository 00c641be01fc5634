/* due_text.c: what is due and why, in words. */
#include <string.h>

#include "model/brief.h"
#include "model/due.h"
#include "wording.h"

/* ---- what ---- */

/* Appends the value of the slot that begins at `s`; returns its bytes. */
static size_t
slot_fill(const struct due_words *w, const char *s, struct text *out)
{
	const struct { const char *slot, *value, *none; } slots[] = {
		{ "{name}", w->name, "somebody, named later" },
		{ "{organisation}", w->organisation, "their organisation" },
		{ "{referrer}", w->referrer, "the person" },
		{ "{note}", w->note, "" },
	};

	for (size_t i = 0; i < LEN(slots); i++)
		if (strncmp(s, slots[i].slot, strlen(slots[i].slot)) == 0) {
			text_add(out, say_has(slots[i].value) ? slots[i].value : slots[i].none);
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
	const char *s = say_has(w->own) ? w->own : due_rules[d->kind].text;
	bool own = s == w->own;

	while (*s) {
		size_t n = own ? 0 : slot_fill(w, s, out);
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
	int n = 0;

	for (int day = time_day(from_ms, zone), end = time_day(to_ms, zone); day < end; n++)
		day = time_day_add(day, 1);
	return n;
}

static void
when_add(const struct due *d, int64_t now_ms, const char *zone, struct text *out)
{
	int n = 0;

	if (!d->open)
		text_add(out, ", done");
	else if (!d->due_ms)
		text_add(out, d->kind == DUE_STEP ? ", no day set" : "");
	else if (due_overdue(d, now_ms) && (n = days_between(d->until_ms, now_ms, zone)) < 2)
		text_addf(out, ", overdue since %s", n ? "yesterday" : "today");
	else if (due_overdue(d, now_ms))
		text_addf(out, ", overdue for %d days", n);
	else if (now_ms >= d->due_ms)
		text_addf(out, ", due now, overdue %s",
			days_between(now_ms, d->until_ms, zone) ? "tomorrow" : "today");
	else if ((n = days_between(now_ms, d->due_ms, zone)) < 2)
		text_addf(out, ", due %s", n ? "tomorrow" : "today");
	else
		text_addf(out, ", due in %d days", n);
}

void
due_why(const struct due *d, int64_t now_ms, const char *zone, struct text *out)
{
	text_add(out, due_rules[d->kind].why);
	when_add(d, now_ms, zone, out);
}
