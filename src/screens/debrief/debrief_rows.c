/* The rows of a debrief in their order, and how many are done. */
#include <stdlib.h>
#include <string.h>

#include "debrief.h"
#include "model/step.h"
#include "screens/common.h"
#include "screens/interview/note_acts.h"
#include "screens/interview/talk.h"

static void
add_item(struct debrief *d, enum debrief_part part, int64_t of, bool done,
	int64_t contact_id)
{
	mem_grow(d->items, &d->cap_items, d->n_items + 1);
	d->items[d->n_items++] = (struct debrief_item){ part, of, done, contact_id };
}

/* ---- the items ---- */

static void
debrief_rows_add_notes(struct debrief *d, bool markers)
{
	for (size_t i = 0; i < d->call.n_notes; i++) {
		const struct note *n = &d->call.notes[i];
		if (markers && n->marker)
			add_item(d, DEBRIEF_MARKER, n->id, false, 0);
		if (!markers && n->kind == NOTE_REFERRAL && !n->marker) {
			int64_t known = referral_contact(&d->app->desk, n);
			add_item(d, DEBRIEF_REFERRAL, n->id, known != 0, known);
		}
	}
}

void
debrief_items(struct debrief *d)
{
	const struct call *c = &d->call;

	d->n_items = 0;
	debrief_rows_add_notes(d, true);
	if (!c->interview.contact_id && !c->interview.practice)
		add_item(d, DEBRIEF_PERSON, 1, false, 0);
	if (!c->interview.practice)
		debrief_rows_add_notes(d, false);
	for (size_t i = 0; i < n_debrief_prompts; i++)
		add_item(d, DEBRIEF_PROMPT, (int64_t)i,
			reflection_text(c, debrief_prompts[i].name) != NULL, 0);
	for (size_t i = 0; i < c->n_steps; i++)
		add_item(d, DEBRIEF_STEP, c->steps[i].number, true, 0);
	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].state == ASKED_OFF_SCRIPT && text_advice(c->asked[i].text))
			add_item(d, DEBRIEF_WORDING, c->asked[i].id, true, 0);
}

const struct debrief_item *
debrief_item(const struct debrief *d, int64_t row)
{
	for (size_t i = 0; i < d->n_items; i++)
		if (rows_id((int)d->items[i].part, d->items[i].of) == row)
			return &d->items[i];
	return NULL;
}

/* ---- the rows ---- */

/* In cells, and in lines, where a row goes by its number. */
static const char *const heads[N_DEBRIEF_PARTS][2] = {
	[DEBRIEF_MARKER] = { N_("To write out"), NULL },
	[DEBRIEF_PERSON] = { N_("Who was it?"), NULL },
	[DEBRIEF_REFERRAL] = { N_("Named in the call: Enter makes a contact"),
		N_("Named in the call: a number makes a contact, e and a number corrects it first") },
	[DEBRIEF_PROMPT] = { N_("Looking back"), NULL },
	[DEBRIEF_STEP] = { N_("Next steps, in Today already: e corrects one, d drops it"),
		N_("Next steps, in Today already: e and a number corrects one, d and a number drops it") },
	[DEBRIEF_WORDING] = { N_("Asked off the script: how to word it next time"), NULL },
};

static const char *
debrief_rows_head(const struct debrief *d, enum debrief_part part)
{
	bool lines = !d->columns && heads[part][1];
	return _(heads[part][lines]);
}

static void
marker_row(const struct debrief *d, const struct note *n, struct text *lead, struct text *text)
{
	const struct asked *a = n->asked_id ? call_asked(&d->call, n->asked_id) : NULL;

	note_label(lead, &d->call, n);
	text_addf(text, "%s", a ? a->brief : _("before the first question"));
}

/* Who is a contact already is shown as that, and how it was noted where the name is another. */
static bool
referral_row_known(const struct debrief *d, const struct note *n, int64_t contact_id,
	struct text *text)
{
	struct contact c = { 0 };
	bool there = contact_id && store_contact_get(d->app->desk.store, contact_id, &c, NULL);

	if (there) {
		text_add(text, c.name);
		text_add(text, *c.role || *c.organisation ? ", " : "");
		who_text(text, c.role, c.organisation);
		if (c.may_use_name)
			text_joinf(text, " ", "(you may use the name)");
		if (!strstr(n->text, c.name) && strncmp(n->text, c.name, strcspn(n->text, ",")) != 0)
			text_joinf(text, " ", "(noted: %s)", n->text);
	}
	contact_done(&c);
	return there;
}

static void
referral_row(const struct debrief *d, const struct note *n, int64_t contact_id, struct text *text)
{
	struct referral r = { 0 };

	if (referral_row_known(d, n, contact_id, text))
		return;
	if (!referral_proposes(n->text) && referral_read(&r, n->text)) {
		text_addf(text, d->columns ? N_("%s (who is it? Enter asks)") : N_("%s (who is it?)"), n->text);
	} else if (r.name || referral_read(&r, n->text)) {
		text_add(text, r.name);
		if (r.role || r.where)
			text_add(text, ", ");
		who_text(text, r.role, r.where);
		if (r.may_use_name)
			text_joinf(text, " ", "(you may use the name)");
	} else {
		text_addf(text, d->columns ? N_("%s (whose name? e edits)") : N_("%s (whose name?)"), n->text);
	}
	referral_done(&r);
}

static void
step_row(const struct due_row *r, int64_t now_ms, const char *zone, struct text *text)
{
	struct text day = { 0 };

	due_row_text(r, text);
	if (r->due.from_ms > now_ms && r->due.from_ms > r->due.due_ms) { /* put off past its day */
		time_format(&day, "%a %-d %b", r->due.from_ms, zone);
		text_joinf(text, ", ", "put off to %s", text_str(&day));
		text_free(&day);
	} else if (r->due.due_ms) {
		text_add(text, ", ");
		when_text(text, r->due.due_ms, now_ms, zone);
	}
}

static void
wording_row(const char *question, struct text *text)
{
	text_addf(text, "“%s” ", question);
	text_advise(question, text);
}

static const struct due_row *
call_step(const struct call *c, int64_t number)
{
	for (size_t i = 0; i < c->n_steps; i++)
		if (c->steps[i].number == number)
			return &c->steps[i];
	return NULL;
}

static void
item_row(struct debrief *d, const struct debrief_item *it, int64_t now_ms)
{
	struct text lead = { 0 }, text = { 0 };
	const char *zone = d->app->desk.config.zone, *answer;
	bool dim = it->done, tick = it->done;

	switch (it->part) {
	case DEBRIEF_MARKER:
		marker_row(d, call_note(&d->call, it->of), &lead, &text);
		break;
	case DEBRIEF_PERSON:
		text_add(&text, _("Name the person you talked to"));
		break;
	case DEBRIEF_REFERRAL:
		referral_row(d, call_note(&d->call, it->of), it->contact_id, &text);
		break;
	case DEBRIEF_PROMPT:
		answer = reflection_text(&d->call, debrief_prompts[it->of].name);
		text_addf(&text, "%s%s%s", _(debrief_prompts[it->of].text), answer ? " " : "",
			answer ? answer : "");
		break;
	case DEBRIEF_WORDING:
		wording_row(call_asked(&d->call, it->of)->text, &text);
		tick = false;
		break;
	case DEBRIEF_STEP:
	default:
		step_row(call_step(&d->call, it->of), now_ms, zone, &text);
		dim = tick = call_step(&d->call, it->of)->done_ms != 0;
		break;
	}
	if (lead.n) {
		text_addf(&lead, "  %s", text_str(&text));
		text_set(&text, text_str(&lead));
	}
	rows_wrap(&d->rows, rows_id((int)it->part, it->of), dim, tick ? "✓\t" : "\t",
		text_str(&text), d->columns);
	text_free(&lead);
	text_free(&text);
}

/* Thanks are given twice: in the call, and by letter. */
static void
thanks_head(struct debrief *d)
{
	struct text s = { 0 };
	int64_t at_ms;
	char at[16];

	if (!call_thanked(&d->call, &at_ms))
		return;
	clock_text(at, at_ms);
	text_addf(&s, "You thanked them aloud at %s", at);
	rows_head(&d->rows, text_str(&s));
	text_free(&s);
}

void
debrief_rows(struct debrief *d, int64_t now_ms)
{
	enum debrief_part under = N_DEBRIEF_PARTS;

	rows_done(&d->rows);
	thanks_head(d);
	for (size_t i = 0; i < d->n_items; i++) {
		if (d->items[i].part != under)
			rows_head(&d->rows, debrief_rows_head(d, d->items[i].part));
		under = d->items[i].part;
		item_row(d, &d->items[i], now_ms);
	}
}

/* ---- how far it is ---- */

static size_t
debrief_left(const struct debrief *d, enum debrief_part part)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n_items; i++)
		n += d->items[i].part == part && !d->items[i].done;
	return n;
}

size_t
debrief_left_all(const struct debrief *d)
{
	size_t n = 0;

	for (int p = 0; p < N_DEBRIEF_PARTS; p++)
		n += debrief_left(d, (enum debrief_part)p);
	return n;
}

void
debrief_left_text(const struct debrief *d, struct text *out)
{
	static const char *const words[N_DEBRIEF_PARTS][2] = {
		[DEBRIEF_MARKER] = { N_FORMS("marker", "markers") },
		[DEBRIEF_PERSON] = { N_FORMS("person", "persons") },
		[DEBRIEF_REFERRAL] = { N_FORMS("name", "names") },
		[DEBRIEF_PROMPT] = { N_FORMS("answer", "answers") },
	};
	const char *sep = "Left: ";

	for (int p = 0; p < DEBRIEF_STEP; p++) {
		size_t n = debrief_left(d, (enum debrief_part)p);
		if (n == 0)
			continue;
		text_add(out, sep);
		count_text(out, n, words[p][0], words[p][1]);
		sep = " · ";
	}
	if (!out->n)
		text_add(out, _("Nothing is left. r writes the report, q closes."));
}
