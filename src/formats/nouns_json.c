/* The nouns of the workbook as JSON, in one place: names and forms are a public contract
 * (product.md, "Command line"). */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "formats_report.h"
#include "model/learned.h"
#include "model/due.h"
#include "model/letter.h"
#include "model/pace.h"

void
json_put_id(struct json *into, const char *key, int64_t id)
{
	char s[24];

	snprintf(s, sizeof(s), "%" PRId64, id);
	json_put_str(into, key, id ? s : NULL);
}

void
json_put_word(struct json *into, const char *key, const char *s)
{
	json_put_str(into, key, s && *s ? s : NULL);
}

static void
put_s(struct json *into, const char *key, int64_t ms)
{
	json_put_int(into, key, ms / 1000);
}

/* ---- contact ---- */

/* Tags and links are lists; whatever else has more than one value would be here too. */
static const char *
field_separators(const struct contact_field *f)
{
	if (strcmp(f->name, "tags") == 0)
		return ",";
	return strcmp(f->name, "links") == 0 ? "\n" : NULL;
}

static void
nouns_json_put_field(struct json *j, const struct contact *c, const struct contact_field *f)
{
	struct text value = { 0 };
	struct strings list = { 0 };

	contact_get(c, f, &value);
	if (f->held == HELD_FLAG) {
		json_put_bool(j, f->key, strcmp(text_str(&value), "yes") == 0);
	} else if (field_separators(f)) {
		strings_split(&list, text_str(&value), field_separators(f));
		json_put_strings(j, f->key, &list);
	} else {
		json_put_word(j, f->key, text_str(&value));
	}
	strings_free(&list);
	text_free(&value);
}

/* The words as a share has them, and beside them the days. */
static void
nouns_json_put_consent(struct json *j, const struct contact *c)
{
	struct json *words = json_map(), *days = json_map();

	for (int p = 0; p < N_PURPOSES; p++) {
		enum consent consent;
		int64_t day_ms;
		struct text day = { 0 };
		if (!c->consent[p] || !*c->consent[p] ||
			!consent_read(c->consent[p], &consent, &day_ms, NULL))
			continue;
		json_put_str(words, purpose_names[p], consent_names[consent]);
		if (day_ms)
			time_format(&day, "%Y-%m-%d", day_ms, "UTC");
		json_put_word(days, purpose_names[p], text_str(&day));
		text_free(&day);
	}
	json_put(j, "consent", words);
	json_put(j, "consent_on", days);
}

struct json *
json_contact(const struct contact *c)
{
	struct json *j = json_map();

	json_put_id(j, "id", c->id);
	for (size_t i = 0; i < n_contact_fields; i++)
		if (!(contact_fields[i].flags & FIELD_CONSENT))
			nouns_json_put_field(j, c, &contact_fields[i]);
	nouns_json_put_consent(j, c);
	json_put_id(j, "referrer_id", c->referrer_id);
	json_put_word(j, "referral_words", c->referral_words);
	json_put_time(j, "created_at", c->created_ms);
	json_put_time(j, "changed_at", c->changed_ms);
	return j;
}

/* ---- interview ---- */

static void
put_nervous(struct json *j, const char *key, int n)
{
	if (n)
		json_put_int(j, key, n);
	else
		json_put_null(j, key);
}

static void
put_rehearsal(struct json *j, const struct interview *i)
{
	json_put_word(j, "partner", i->partner);
	json_put_int(j, "seed", i->seed);
	json_put_int(j, "speed", i->speed > 1 ? i->speed : 1);
	put_nervous(j, "nervous_before", i->nervous_before);
	put_nervous(j, "nervous_after", i->nervous_after);
}

struct json *
json_interview(const struct interview *i)
{
	struct json *j = json_map();

	json_put_id(j, "id", i->id);
	json_put_word(j, "contact", i->contact);
	json_put_id(j, "contact_id", i->contact_id);
	json_put_word(j, "role", i->role);
	json_put_word(j, "organisation", i->organisation);
	json_put_str(j, "kind", interview_kind_names[i->kind]);
	json_put_str(j, "source", source_names[i->source]);
	json_put_int(j, "agreed_minutes", i->agreed_minutes);
	json_put_time(j, "scheduled_at", i->scheduled_ms);
	json_put_time(j, "started_at", i->started_ms);
	json_put_time(j, "ended_at", i->ended_ms);
	json_put_bool(j, "practice", i->practice);
	if (i->practice)
		put_rehearsal(j, i);
	json_put_word(j, "zone", i->zone);
	json_put_word(j, "place", i->place);
	json_put_word(j, "channel", i->channel);
	json_put_word(j, "assignment", i->assignment);
	json_put_word(j, "situation", i->situation);
	return j;
}

/* ---- letter ---- */

struct json *
json_letter(const struct letter *l, const char *contact)
{
	struct json *j = json_map();

	json_put_id(j, "id", l->id);
	json_put_str(j, "contact", contact);
	json_put_id(j, "contact_id", l->contact_id);
	json_put_id(j, "interview", l->interview_id);
	json_put_str(j, "kind", l->kind);
	json_put_str(j, "medium", letter_medium_names[l->medium]);
	json_put_str(j, "variant", l->variant);
	json_put_str(j, "subject", l->subject);
	json_put_str(j, "text", l->text);
	json_put_time(j, "made_at", l->made_ms);
	json_put_time(j, "sent_at", l->sent_ms);
	json_put_word(j, "answer", letter_answer_names[l->answer]);
	json_put_time(j, "answered_at", l->answered_ms);
	return j;
}

struct json *
json_learned(const struct learned *f, const char *contact, bool gap)
{
	struct json *j = json_map();

	json_put_id(j, "id", f->id);
	json_put_str(j, "field", f->field);
	json_put_str(j, "kind", learned_kind_names[f->kind]);
	json_put_str(j, "text", f->text);
	json_put_str(j, "source", f->source);
	json_put_word(j, "contact", contact);
	json_put_bool(j, "gap", gap);
	json_put_time(j, "made_at", f->made_ms);
	return j;
}

/* ---- a whole conversation ---- */

/* Of a call entered from paper no duration is known. */
static void
put_measured(struct json *j, const char *key, const struct call *c, int64_t ms)
{
	if (call_measured(c))
		put_s(j, key, ms);
	else
		json_put_null(j, key);
}

static struct json *
call_head(const struct call *c, const struct moment *now)
{
	struct json *j = json_interview(&c->interview);
	int64_t elapsed = clock_elapsed(&c->clock, now);
	const struct check *last = c->n_checks ? &c->checks[c->n_checks - 1] : NULL;

	json_put_int(j, "granted_minutes", call_granted(c));
	put_measured(j, "elapsed_s", c, elapsed);
	json_put_str(j, "time_check", last && call_measured(c) ? check_answer_names[last->answer] : NULL);
	put_measured(j, "overrun_s", c, call_check(c, elapsed).overrun_ms);
	int64_t thanked;
	if (call_thanked(c, &thanked))
		put_s(j, "thanked_at_s", thanked);
	else
		json_put_null(j, "thanked_at_s");
	json_put_word(j, "draft", c->draft.n ? text_str(&c->draft) : NULL);
	return j;
}

static void
put_asked(struct json *list, const struct call *c, const struct asked *a, int64_t axis_ms)
{
	struct json *j = json_map();
	int64_t at = asked_at(c, a->id);

	json_put_str(j, "id", a->question_id);
	json_put_str(j, "text", a->text);
	json_put_word(j, "short", a->brief);
	json_put_str(j, "state", asked_state_names[a->state]);
	json_put_bool(j, "must", a->must);
	if (at < 0)
		json_put_null(j, "asked_at_s");
	else
		put_s(j, "asked_at_s", at);
	put_measured(j, "spent_s", c, asked_spent(c, a->id, axis_ms));
	json_put_int(j, "minutes", a->minutes);
	json_put_strings(j, "probes", &a->probes);
	json_put_word(j, "category", a->category);
	json_put_word(j, "pack", a->pack);
	json_put_word(j, "phase", phase_names[a->phase]);
	json_put_word(j, "tiara", tiara_names[a->tiara]);
	json_put_word(j, "uuid", a->uuid);
	json_put(list, NULL, j);
}

static void
nouns_json_put_note(struct json *list, const struct call *c, const struct note *n)
{
	struct json *j = json_map();
	const struct asked *a = n->asked_id ? call_asked(c, n->asked_id) : NULL;
	struct strings themes = { 0 };

	json_put_id(j, "id", n->id);
	put_s(j, "at_s", clock_at(&c->clock, n->axis_ms));
	json_put_str(j, "kind", note_kind_names[n->kind]);
	json_put_bool(j, "starred", n->starred);
	json_put_bool(j, "marker", n->marker);
	json_put_bool(j, "claim", n->claim);
	json_put_str(j, "record", record_names[n->record]);
	json_put_str(j, "text", n->text ? n->text : "");
	json_put_str(j, "question", a ? a->question_id : NULL);
	json_put_word(j, "uuid", n->uuid);
	call_note_themes(c, n->id, &themes);
	json_put_strings(j, "themes", &themes);
	strings_free(&themes);
	json_put(list, NULL, j);
}

static void
put_check(struct json *list, const struct call *c, const struct check *k)
{
	struct json *j = json_map();

	put_s(j, "at_s", clock_at(&c->clock, k->axis_ms));
	json_put_str(j, "answer", check_answer_names[k->answer]);
	json_put_int(j, "minutes", k->minutes);
	json_put(list, NULL, j);
}

static void
put_reflection(struct json *list, const struct reflection *r)
{
	struct json *j = json_map();

	json_put_str(j, "prompt", r->prompt);
	json_put_str(j, "text", r->text);
	json_put(list, NULL, j);
}

static void
put_step(struct json *list, const struct due_row *r)
{
	struct json *j = json_map();
	struct text text = { 0 };

	due_row_text(r, &text);
	json_put_str(j, "id", r->due.id);
	json_put_str(j, "kind", due_rules[r->due.kind].kind);
	json_put_str(j, "text", text_str(&text));
	json_put_time(j, "due_at", r->due.due_ms);
	json_put_time(j, "done_at", r->done_ms);
	json_put(list, NULL, j);
	text_free(&text);
}

struct json *
json_call(const struct call *c, const struct moment *now)
{
	struct json *j = json_map(), *questions = json_list(), *notes = json_list();
	struct json *checks = json_list(), *debrief = json_list(), *steps = json_list();
	int64_t axis = clock_axis(&c->clock, now);

	for (size_t i = 0; i < c->n_asked; i++)
		put_asked(questions, c, &c->asked[i], axis);
	for (size_t i = 0; i < c->n_notes; i++)
		nouns_json_put_note(notes, c, &c->notes[i]);
	for (size_t i = 0; i < c->n_checks; i++)
		put_check(checks, c, &c->checks[i]);
	for (size_t i = 0; i < c->n_reflections; i++)
		put_reflection(debrief, &c->reflections[i]);
	for (size_t i = 0; i < c->n_steps; i++)
		put_step(steps, &c->steps[i]);
	json_put(j, "interview", call_head(c, now));
	json_put(j, "questions", questions);
	json_put(j, "notes", notes);
	json_put(j, "comments", json_list());
	json_put(j, "scores", json_list());
	json_put(j, "checks", checks);
	json_put(j, "debrief", debrief);
	json_put(j, "steps", steps);
	return j;
}
