/* session_stored.c: what a session's workbook holds, as text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/rehearsal.h"
#include "model/review.h"
#include "session_own.h"

static bool
add_contact(void *user, const struct contact *c)
{
	struct text *out = user;

	text_add(out, "contact");
	for (size_t i = 0; i < n_contact_fields; i++) {
		struct text v = { 0 };
		contact_get(c, &contact_fields[i], &v);
		if (v.n && !(contact_fields[i].flags & FIELD_BARE && strcmp(v.s, "no") == 0))
			text_addf(out, " %s=%s", contact_fields[i].name, text_str(&v));
		text_free(&v);
	}
	text_addc(out, '\n');
	return true;
}

static void
add_asked(const struct call *c, struct text *out)
{
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		text_addf(out, "  question %zu %s%s %d min: %s\n", i + 1,
			asked_state_names[a->state], a->must ? " must" : "", a->minutes,
			a->text);
	}
	for (size_t i = 0; i < c->n_askings; i++) {
		const struct asked *a = call_asked(c, c->askings[i].asked_id);
		text_addf(out, "  asked %s\n", a ? a->brief : "?");
	}
}

/* By its rule, or by the word that somebody typed. */
static void
add_step(const struct due_row *r, const char *indent, struct text *out)
{
	const char *kind = r->due.kind == DUE_STEP ? r->reason : due_rules[r->due.kind].kind;

	text_addf(out, "%sstep %s%s: ", indent, kind, r->done_ms ? " done" : "");
	due_row_text(r, out);
	text_addc(out, '\n');
}

static void
add_after(const struct call *c, struct text *out)
{
	for (size_t i = 0; i < c->clock.n; i++)
		if (c->clock.events[i].kind != CLOCK_START && c->clock.events[i].kind != CLOCK_END)
			text_addf(out, "  clock %s\n", clock_kind_names[c->clock.events[i].kind]);
	for (size_t i = 0; i < c->n_checks; i++)
		text_addf(out, "  check %s %d\n", check_answer_names[c->checks[i].answer],
			c->checks[i].minutes);
	for (size_t i = 0; i < c->n_reflections; i++)
		text_addf(out, "  reflection %s: %s\n", c->reflections[i].prompt,
			c->reflections[i].text);
	for (size_t i = 0; i < c->n_writeups; i++)
		text_addf(out, "  written up %s: %s\n", c->writeups[i].question,
			c->writeups[i].text);
	for (size_t i = 0; i < c->n_steps; i++)
		add_step(&c->steps[i], "  ", out);
	if (c->draft.n)
		text_addf(out, "  draft: %s\n", text_str(&c->draft));
}

static void
add_notes(const struct call *c, struct text *out)
{
	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		const struct asked *a = call_asked(c, n->asked_id);
		text_addf(out, "  note %s%s%s%s%s%s (%s): %s\n", note_kind_names[n->kind],
			n->starred ? " starred" : "", n->marker ? " marker" : "",
			n->record ? " " : "", n->record ? record_names[n->record] : "",
			n->claim ? " claim" : "",
			a ? a->brief : "-", n->text);
	}
}

/* When, where and what for, as far as it is agreed. */
static void
add_agreed(const struct interview *i, struct text *out)
{
	const char *const more[] = { i->zone, i->channel, i->place, i->assignment };
	char at[32];

	time_iso(at, i->scheduled_ms);
	if (i->scheduled_ms)
		text_addf(out, "  agreed %s\n", at);
	for (size_t k = 0; k < LEN(more); k++)
		if (more[k] && *more[k])
			text_addf(out, "  agreed %s\n", more[k]);
	if (i->situation && *i->situation)
		text_addf(out, "  as %s\n", i->situation);
}

struct dump {
	struct session *s;
	struct text *out;
};

static bool
add_interview(void *user, const struct interview *i)
{
	struct dump *d = user;
	struct review r = { 0 };
	struct call c = { 0 };

	if (!store_call_get(d->s->app.desk.store, i->id, &c, NULL))
		return false;
	text_addf(d->out, "interview %s %d min%s%s%s %s\n", interview_kind_names[i->kind],
		i->agreed_minutes, i->practice ? " practice" : "",
		clock_started(&c.clock) ? " begun" : "", clock_ended(&c.clock) ? " ended" : "",
		i->contact && *i->contact ? i->contact : "nobody");
	if (i->nervous_before || i->nervous_after) {
		text_add(d->out, "  nervous ");
		nerves_text(i, d->out);
		text_addc(d->out, '\n');
	}
	add_agreed(i, d->out);
	add_asked(&c, d->out);
	add_notes(&c, d->out);
	add_after(&c, d->out);
	desk_review(&d->s->app.desk, &c, &r);
	for (size_t k = 0; k < r.n_to_coach; k++)
		text_addf(d->out, "  to the coach: %s\n", r.to_coach[k].text);
	review_done(&r);
	call_done(&c);
	return true;
}

/* Those that are not as they come. */
static void
add_settings(const struct config *c, struct text *out)
{
	struct config fresh;
	struct text is = { 0 }, was = { 0 };

	config_init(&fresh);
	for (size_t i = 0; i < n_settings; i++) {
		text_clear(&is);
		text_clear(&was);
		config_get(c, settings[i].name, &is);
		config_get(&fresh, settings[i].name, &was);
		if (strcmp(text_str(&is), text_str(&was)) != 0)
			text_addf(out, "setting %s: %s\n", settings[i].name, text_str(&is));
	}
	text_free(&is);
	text_free(&was);
	config_free(&fresh);
}

/* Of a person, not of a call: those stand with it. */
static bool
add_persons(void *user, const struct due_row *r)
{
	if (!r->due.interview_id && due_is_step(r->due.kind) && (r->due.open || r->done_ms))
		add_step(r, "", user);
	return true;
}

static bool
add_steps_of(void *user, const struct contact *c)
{
	struct dump *d = user;

	return store_due_each(d->s->app.desk.store, &(struct due_wish){ .contact_id = c->id },
		add_persons, d->out, NULL);
}

static bool
add_nobodys(void *user, const struct due_row *r)
{
	return r->due.contact_id || add_persons(user, r);
}

static void
add_steps(struct dump *d)
{
	const struct due_wish typed = { .kind = DUE_STEP, .shown_ms = INT64_MAX };
	struct store *s = d->s->app.desk.store;

	store_contact_each(s, "", add_steps_of, d, NULL);
	store_due_each(s, &typed, add_nobodys, d->out, NULL);
}

static bool
add_letter(void *user, const struct letter *l)
{
	struct dump *d = user;
	struct text who = { 0 }, sent = { 0 }, back = { 0 };

	contacts_name(&d->s->app.desk, &l->contact_id, 1, &who);
	if (l->sent_ms)
		time_format(&sent, " sent %Y-%m-%d", l->sent_ms, "UTC");
	if (l->answered_ms)
		time_format(&back, " %Y-%m-%d", l->answered_ms, "UTC");
	text_addf(d->out, "letter %s %s %s to %s%s%s%s%s\n", l->kind, letter_medium_names[l->medium],
		l->variant, text_str(&who), text_str(&sent), l->answer ? " answer " : "",
		letter_answer_names[l->answer], text_str(&back));
	text_free(&who);
	text_free(&sent);
	text_free(&back);
	return true;
}

/* The user's own packs as they stand on the disk, by a sum: whole they are long. */
static void
add_packs(const struct app *a, struct text *out)
{
	struct strings names = { 0 };

	path_list(&names, a->desk.bank_dir, ".yaml");
	for (size_t i = 0; i < names.n; i++) {
		struct text pack = { 0 };
		char *path = path_join(a->desk.bank_dir, names.s[i]);
		uint64_t sum = 14695981039346656037u; /* FNV-1a */
		file_read(path, &pack, 0, NULL);
		for (size_t k = 0; k < pack.n; k++)
			sum = (sum ^ (unsigned char)pack.s[k]) * 1099511628211u;
		text_addf(out, "pack %s %zu %016llx\n", names.s[i], pack.n,
			(unsigned long long)sum);
		text_free(&pack);
		free(path);
	}
	strings_free(&names);
}

struct reviews_stored {
	struct desk *desk;
	struct text *out;
};

/* What a coach has of a student, and said of it; the student's own rows are their share's. */
static void
add_reviewed(void *user, const struct reviewed *row)
{
	struct reviews_stored *x = user;
	struct review r = { 0 };

	text_addf(x->out, "taken in: %s, %s%s\n", row->student->name, row->call->interview.contact,
		row->reviewed ? ", reviewed" : "");
	desk_review(x->desk, row->call, &r);
	for (size_t i = 0; i < r.n_comments; i++)
		text_addf(x->out, "  comment at %lld%s: %s\n", (long long)r.comments[i].at_s,
			r.comments[i].private_ ? " private" : "", r.comments[i].text);
	for (size_t i = 0; i < r.n_scores; i++)
		text_addf(x->out, "  score %s: %lld\n", r.scores[i].row, (long long)r.scores[i].level);
	review_done(&r);
}

void
session_stored(struct session *s, struct text *out)
{
	struct dump d = { s, out };

	store_contact_each(s->app.desk.store, "", add_contact, out, NULL);
	store_interview_each(s->app.desk.store, "", add_interview, &d, NULL);
	review_each(&s->app.desk, 0, false, add_reviewed, &(struct reviews_stored){ &s->app.desk, out });
	add_steps(&d);
	letters_each(&s->app.desk, 0, add_letter, &d, NULL);
	add_settings(&s->app.desk.config, out);
	add_packs(&s->app, out);
}

bool
session_call(struct session *s, struct call *out)
{
	struct store *store = s->app.desk.store;

	return store_call_get(store, store_interview_find(store, "last", NULL), out, NULL);
}

static void
add_entered(const char *what, int64_t axis_ms, int64_t done_ms, const char *said, struct text *out)
{
	char at[16];

	clock_text(at, axis_ms);
	text_addf(out, "%s %s ", what, at);
	if (done_ms)
		text_addf(out, "+%d.%d s", (int)(done_ms - axis_ms) / 1000,
			(int)(done_ms - axis_ms) / 100 % 10);
	else
		text_add(out, "without Enter");
	text_addf(out, ": %s\n", said);
}

void
session_entered(struct session *s, struct text *out)
{
	struct call c = { 0 };

	if (!session_call(s, &c))
		return;
	for (size_t i = 0; i < c.n_notes; i++)
		add_entered("note", c.notes[i].axis_ms, c.notes[i].done_ms, c.notes[i].text, out);
	for (size_t i = 0; i < c.n_askings; i++) {
		const struct asked *a = call_asked(&c, c.askings[i].asked_id);
		add_entered("asked", c.askings[i].axis_ms, c.askings[i].done_ms,
			a ? a->brief : "?", out);
	}
	call_done(&c);
}
