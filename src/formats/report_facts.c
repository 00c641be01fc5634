/* The facts at the head of a report, a row each. */
#include "report.h"

#include <string.h>

#include "model/brief.h"
#include "model/card.h"
#include "model/due.h"
#include "model/pace.h"
#include "model/question.h"

static void
report_facts_add_when(const struct report *r, struct text *out)
{
	const struct interview *i = &r->call->interview;
	int64_t ms = i->started_ms ? i->started_ms : i->scheduled_ms;

	if (!ms)
		return;
	time_format(out, "%A, %-d %B %Y", ms, r->zone);
	if (!interview_hour_known(i, r->zone))
		return;
	time_format(out, ", %H:%M", ms, r->zone);
	theirs_text(out, ms, r->zone, i->theirs);
}

/* A link to a meeting, or a telephone number, is nobody's who reads the report. */
static bool
report_facts_private(const struct interview *i)
{
	bool address = strchr(i->place, '/') && strchr(i->place, '.') && !blank_within(i->place);

	return strstr(i->place, "://") || address || (i->channel && strcmp(i->channel, "phone") == 0);
}

static void
add_how(const struct report *r, struct text *out)
{
	const struct interview *i = &r->call->interview;

	text_add(out, interview_kind_names[i->kind]);
	if (has(i->channel)) {
		text_add(out, ", ");
		text_add(out, i->channel);
	}
	if (has(i->place) && !report_facts_private(i)) {
		text_add(out, ", ");
		text_add(out, i->place);
	}
	if (i->practice)
		text_joinf(out, ", ", "a practice call");
}

static void
report_facts_add_length(const struct report *r, struct text *out)
{
	const struct call *c = r->call;
	const struct moment none = { 0 };
	int agreed = c->interview.agreed_minutes;
	char length[16];

	if (!call_measured(c)) {
		text_addf(out, "%s; ", _("entered from paper"));
	} else if (clock_ended(&c->clock)) {
		span_text(length, clock_elapsed(&c->clock, &none));
		text_addf(out, "%s; ", length);
	} else if (clock_started(&c->clock)) {
		text_addf(out, "%s; ", _("not ended"));
	}
	if (call_granted(c))
		text_addf(out, count_form(agreed, "%d minute agreed, %d more granted",
			"%d minutes agreed, %d more granted"), agreed, call_granted(c));
	else
		text_addf(out, count_form(agreed, "%d minute agreed", "%d minutes agreed"), agreed);
}

static void
report_facts_add_check(const struct report *r, struct text *out)
{
	const struct call *c = r->call;

	for (size_t i = 0; i < c->n_checks; i++) {
		const struct check *k = &c->checks[i];
		char at[16];
		clock_text(at, clock_at(&c->clock, k->axis_ms));
		text_add(out, i ? "; " : "");
		if (k->answer == CHECK_WRAPPED)
			text_addf(out, "at %s I began to wrap up", at);
		else if (k->answer == CHECK_ASKED)
			text_addf(out, count_form(k->minutes, "at %s I asked and was given %d more minute",
				"at %s I asked and was given %d more minutes"), at, k->minutes);
		else
			text_addf(out, count_form(k->minutes, "at %s I was offered %d more minute",
				"at %s I was offered %d more minutes"), at, k->minutes);
	}
}

static void
report_facts_add_thanks(const struct report *r, struct text *out)
{
	const struct call *c = r->call;
	int64_t at_ms;
	char at[16];

	if (call_thanked(c, &at_ms)) {
		clock_text(at, at_ms);
		text_addf(out, "given aloud at %s", at);
	}
	for (size_t i = 0; i < c->n_steps; i++)
		if (c->steps[i].due.kind == DUE_THANKS && c->steps[i].done_ms) {
			text_add(out, out->n ? "; " : "");
			time_format(out, _("thank-you sent on %A, %-d %B %Y"), c->steps[i].done_ms, r->zone);
		}
}

static void
add_overrun(const struct report *r, struct text *out)
{
	const struct moment none = { 0 };
	char span[16];

	if (!clock_ended(&r->call->clock) || !call_measured(r->call))
		return;
	int64_t over = call_check(r->call, clock_elapsed(&r->call->clock, &none)).overrun_ms;
	span_text(span, over);
	if (over > 0)
		text_add(out, span);
}

static void
report_facts_add_contact(const struct report *r, struct text *out)
{
	if (has(r->call->who.name))
		text_add(out, r->call->who.name);
}

/* The student number only for an instructor. */
static void
report_facts_add_me(const struct report *r, struct text *out)
{
	if (r->me && has(r->me->name))
		text_add(out, r->me->name);
	if (r->me && r->assignment && has(r->me->student_id))
		text_addf(out, out->n ? " (%s)" : "%s", r->me->student_id);
}

static void
add_path(const struct report *r, struct text *out)
{
	if (r->call->interview.contact_id)
		text_add(out, path_names[r->call->who.path]);
}

static void
report_facts_add_found(const struct report *r, struct text *out)
{
	if (has(r->call->who.found))
		text_add(out, r->call->who.found);
}

/* By the names an assignment's header uses; fields of a contact go by theirs. */
static const struct fact {
	const char *name, *label;
	bool always; /* shown in every report where it is known */
	void (*write)(const struct report *r, struct text *out);
} facts[] = {
	{ "contact", "Contact", false, report_facts_add_contact },
	{ "date", "When", true, report_facts_add_when },
	{ "kind", "Kind", true, add_how },
	{ "length", "Length", true, report_facts_add_length },
	{ "time-check", "Time check", true, report_facts_add_check },
	{ "overrun", "Over time", true, add_overrun },
	{ "thanks", "Thanks", true, report_facts_add_thanks },
	{ "path", "Path", false, add_path },
	{ "found", "Found through", true, report_facts_add_found },
	{ "interviewer", "Conversation held by", true, report_facts_add_me },
};

static void
put_fact(struct document *d, const char *label, const struct text *value)
{
	struct text t = { 0 };

	text_addf(&t, "%s:", label);
	document_item(d, 0);
	document_strong(d, text_str(&t));
	document_textf(d, " %s", value->n ? value->s : _("not known"));
	text_free(&t);
}

static bool
is_wanted(const struct report *r, const char *name)
{
	const struct assignment *a = r->assignment ? r->assignment->assignment : NULL;
	return a && strings_has(&a->header, name);
}

static const struct fact *
find_fact(const char *name)
{
	for (size_t i = 0; i < LEN(facts); i++)
		if (strcmp(facts[i].name, name) == 0)
			return &facts[i];
	return NULL;
}

static void
report_facts_put_field(const struct report *r, const char *name, struct document *d)
{
	struct text value = { 0 };
	const char *label = name;

	for (size_t i = 0; i < n_contact_fields; i++)
		if (strcmp(contact_fields[i].name, name) == 0) {
			contact_get(&r->call->who, &contact_fields[i], &value);
			label = contact_fields[i].label;
		}
	put_fact(d, label, &value);
	text_free(&value);
	text_free(&value);
}

/* What the assignment wants stands first, in its order, known or not. */
static void
put_wanted(const struct report *r, struct document *d)
{
	const struct strings *header = &r->assignment->assignment->header;

	for (size_t i = 0; i < header->n; i++) {
		const struct fact *f = find_fact(header->s[i]);
		struct text value = { 0 };
		if (f) {
			f->write(r, &value);
			put_fact(d, f->label, &value);
		} else {
			report_facts_put_field(r, header->s[i], d);
		}
		text_free(&value);
	}
}

void
report_facts(const struct report *r, struct document *d)
{
	if (r->assignment && r->assignment->assignment)
		put_wanted(r, d);
	for (size_t i = 0; i < LEN(facts); i++) {
		struct text value = { 0 };
		if (!facts[i].always || is_wanted(r, facts[i].name))
			continue;
		facts[i].write(r, &value);
		if (value.n)
			put_fact(d, facts[i].label, &value);
		text_free(&value);
	}
}
