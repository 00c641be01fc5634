/* letter_checked.c: a letter held against what the workbook knows, for a screen or a command. */
#include "letter_facts.h"
#include "model/call.h"
#include "model/contact.h"
#include "model/due.h"
#include "wording.h"
#include "workflow.h"

struct checking {
	struct strings said, steps, source, theirs;
};

static void
checked_done(struct checking *k)
{
	strings_free(&k->said);
	strings_free(&k->steps);
	strings_free(&k->source);
	strings_free(&k->theirs);
}

static bool
checked_step(void *user, const struct due_row *r)
{
	struct checking *k = user;
	struct text what = { 0 };

	if (r->due.kind == DUE_STEP || r->due.kind == DUE_PROMISED || r->due.kind == DUE_REFERRAL)
		due_row_text(r, &what);
	if (what.n)
		strings_add(&k->steps, what.s);
	text_free(&what);
	return true;
}

static void
checked_call(struct checking *k, const struct call *c)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (letter_note_says(&c->notes[i]))
			strings_add(&k->said, c->notes[i].text);
}

static void
checked_contact(struct checking *k, const struct contact *c)
{
	const char *const theirs[] = { c->organisation, c->role };

	for (size_t i = 0; i < LEN(theirs); i++)
		if (say_has(theirs[i]))
			strings_add(&k->theirs, theirs[i]);
	if (say_has(c->referrer))
		strings_add(&k->source, c->referrer);
	if (say_has(c->found))
		strings_add(&k->source, c->found);
}

static bool
checked_read(struct desk *d, const struct letter *l, struct checking *k, struct err *e)
{
	struct contact who = { 0 };
	struct call call = { 0 };
	const struct due_wish w = { .contact_id = l->contact_id };
	bool good = store_contact_get(d->store, l->contact_id, &who, e) &&
		(!l->interview_id || desk_call(d, l->interview_id, &call, e)) &&
		store_due_each(d->store, &w, checked_step, k, e);

	if (good) {
		checked_contact(k, &who);
		checked_call(k, &call);
	}
	call_done(&call);
	contact_done(&who);
	return good;
}

bool
letter_their_words(struct desk *d, const struct letter *l, struct strings *out, struct err *e)
{
	struct call call = { 0 };
	bool good = !l->interview_id || desk_call(d, l->interview_id, &call, e);

	for (size_t i = 0; good && i < call.n_notes; i++)
		if (letter_note_says(&call.notes[i]))
			strings_add(out, call.notes[i].text);
	call_done(&call);
	return good;
}

static void
checked_rows(const struct letter_kind *kind, const struct letter_view *v, struct strings *names,
	struct strings *wrong)
{
	for (size_t i = 0; i < n_letter_checks; i++) {
		struct text said = { 0 };
		if (!letter_is_checked(kind, letter_checks[i].name) ||
		    (letter_checks[i].good == letter_spelling && !v->misspelt))
			continue;
		letter_checks[i].good(v, &said);
		strings_add(names, letter_checks[i].name);
		strings_add(wrong, text_str(&said));
		text_free(&said);
	}
}

bool
letter_check_all(struct desk *d, const struct letter *l, const struct strings *misspelt,
	struct strings *names, struct strings *wrong, struct err *e)
{
	struct checking k = { 0 };
	struct letter_kind kind = { 0 };
	const struct letter_view v = { .subject = l->subject, .text = l->text, .medium = l->medium,
		.said = &k.said, .steps = &k.steps, .source = &k.source, .theirs = &k.theirs, .misspelt = misspelt };
	bool good = letter_kind_find(l->kind, &kind, e) && checked_read(d, l, &k, e);

	if (good)
		checked_rows(&kind, &v, names, wrong);
	letter_kind_done(&kind);
	checked_done(&k);
	return good;
}
