/*
 * context.c: what one wants to know of a step before doing it: the last notes, what was
 * promised, the letter begun, and how it is done well.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "wording.h"
#include "workflow.h"

enum { CONTEXT_NOTES = 2, CONTEXT_PROMISES = 3 };

struct context {
	struct desk *d;
	const struct due_row *row;
	struct strings *out;
	struct text promised;
	int n_promised;
};

static void
context_take(struct context *x, struct text *line)
{
	if (line->n)
		strings_add(x->out, text_str(line));
	text_free(line);
}

/* ---- the last notes ---- */

/* Others may be looking: nothing off the record. What was promised has a line of its own. */
static bool
context_tells(const struct note *n)
{
	return n->record != RECORD_OFF && !n->marker && say_has(n->text) && n->kind != NOTE_STEP;
}

/* The call the step is about, where it was begun; else the last one with them. */
static bool
context_find_call(struct context *x, struct call *c, struct err *e)
{
	const struct due *d = &x->row->due;
	bool good = !d->interview_id || desk_call(x->d, d->interview_id, c, e);

	if (good && !c->interview.started_ms && d->contact_id) {
		int64_t last = store_interview_last_held(x->d->store, d->contact_id);
		good = !last || desk_call(x->d, last, c, e);
	}
	return good;
}

static bool
context_notes(struct context *x, struct err *e)
{
	struct call c = { 0 };
	struct text line = { 0 };
	size_t from, n = 0;
	bool good = context_find_call(x, &c, e);

	for (from = c.n_notes; good && from > 0 && n < CONTEXT_NOTES; from--)
		n += context_tells(&c.notes[from - 1]);
	for (size_t i = from; good && i < c.n_notes; i++)
		if (context_tells(&c.notes[i]))
			text_addf(&line, "%s“%s”", line.n ? " · " : "", c.notes[i].text);
	context_take(x, &line);
	call_done(&c);
	return good;
}

/* Before there were any: why it is they. */
static void
context_why(struct context *x)
{
	struct contact c = { 0 };
	struct text line = { 0 };

	if (x->row->due.contact_id &&
	    store_contact_get(x->d->store, x->row->due.contact_id, &c, NULL) && say_has(c.why))
		text_addf(&line, "Why: %s", c.why);
	context_take(x, &line);
	contact_done(&c);
}

/* ---- what was promised ---- */

static bool
context_promise(void *user, const struct due_row *r)
{
	struct context *x = user;
	bool is = r->due.kind == DUE_PROMISED || r->due.kind == DUE_LETTER_DAY;
	struct text what = { 0 };

	if (!is || !r->due.open || r->number == x->row->number || x->n_promised == CONTEXT_PROMISES)
		return true;
	due_row_text(r, &what);
	text_addf(&x->promised, "%s%s", x->n_promised++ ? " · " : "", text_str(&what));
	text_free(&what);
	return true;
}

static bool
context_promises(struct context *x, struct err *e)
{
	const struct due_wish w = { .contact_id = x->row->due.contact_id };
	struct text line = { 0 };
	bool good = !w.contact_id || store_due_each(x->d->store, &w, context_promise, x, e);

	if (x->promised.n)
		text_addf(&line, "You promised: %s", text_str(&x->promised));
	text_free(&x->promised);
	context_take(x, &line);
	return good;
}

/* ---- the draft ---- */

/* One that is being typed, kept but not saved: "letter:CONTACT:KIND". */
static bool
context_typed(struct context *x)
{
	struct strings keys = { 0 };
	struct letter_kind k = { 0 };
	struct text line = { 0 };
	char begins[40];

	snprintf(begins, sizeof(begins), "letter:%" PRId64 ":", x->row->due.contact_id);
	store_draft_keys(x->d->store, &keys);
	for (size_t i = 0; i < keys.n && !line.n; i++)
		if (strncmp(keys.s[i], begins, strlen(begins)) == 0 &&
		    letter_kind_find(keys.s[i] + strlen(begins), &k, NULL))
			text_addf(&line, "Draft: %s, begun and not saved; t goes on with it", k.title);
	bool typed = line.n > 0;
	context_take(x, &line);
	letter_kind_done(&k);
	strings_free(&keys);
	return typed;
}

static size_t
context_faults(struct context *x, const struct letter *l)
{
	struct strings names = { 0 }, wrong = { 0 };
	size_t n = 0;

	letter_check_all(x->d, l, NULL, &names, &wrong, NULL);
	for (size_t i = 0; i < wrong.n; i++)
		n += *wrong.s[i] != '\0';
	strings_free(&names);
	strings_free(&wrong);
	return n;
}

static void
context_letter(struct context *x, const struct letter *l)
{
	struct letter_kind k = { 0 };
	struct text line = { 0 }, words = { 0 }, faults = { 0 };
	size_t n = context_faults(x, l);

	count_text(&words, letter_words(l->text), "word", "words");
	if (n)
		count_text(&faults, n, "thing to correct", "things to correct");
	else
		text_add(&faults, _("nothing to correct"));
	if (letter_kind_find(l->kind, &k, NULL))
		text_addf(&line, "Draft: %s, %s, %s", k.title, text_str(&words), text_str(&faults));
	context_take(x, &line);
	text_free(&words);
	text_free(&faults);
	letter_kind_done(&k);
}

static void
context_draft(struct context *x)
{
	const struct due *d = &x->row->due;
	struct letter l = { 0 };
	char *kind = letter_kind_of_due(x->d, d->contact_id, d->kind);

	if (!context_typed(x) && store_letter_last(x->d->store, d->contact_id, kind, false, &l))
		context_letter(x, &l);
	letter_done(&l);
	free(kind);
}

bool
agenda_context(struct desk *d, const struct due_row *r, struct strings *out, struct err *e)
{
	struct context x = { .d = d, .row = r, .out = out };
	bool good = context_notes(&x, e);

	if (good && !out->n)
		context_why(&x);
	good = good && context_promises(&x, e);
	if (good && r->due.contact_id)
		context_draft(&x);
	if (good && due_rules[r->due.kind].advice)
		strings_add(out, _(due_rules[r->due.kind].advice));
	return good;
}
