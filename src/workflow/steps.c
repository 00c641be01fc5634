/* steps.c: what is done with a step, whoever shows it: ticked off, put off, dropped, reworded. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "workflow.h"
#include "wording.h"

enum { LABEL_COLUMNS = 60 };

/* ---- what was decided before, and how an act is told ---- */

struct deciding {
	const struct due_row *r;
	struct decided k;
	struct text own;           /* the step's own words, "" none */
	struct text said;          /* "tick off “Thank Maya Okafor, with something they said …”" */
};

static void
steps_begin(struct desk *d, struct deciding *m, const struct due_row *r, const char *act)
{
	struct text what = { 0 };

	*m = (struct deciding){ .r = r };
	store_decided(d->store, r->due.id, &m->k, &m->own);
	if (due_rules[r->due.kind].again && m->k.event_ms != r->due.event_ms) {
		m->k = (struct decided){ 0 };
		text_clear(&m->own);
	}
	m->k.event_ms = r->due.event_ms;
	due_row_text(r, &what);
	text_addf(&m->said, "%s “", act);
	utf8_cut(&m->said, text_str(&what), LABEL_COLUMNS);
	text_add(&m->said, "”");
	text_free(&what);
}

static bool
steps_end(struct desk *d, struct deciding *m, struct err *e)
{
	bool good = store_decide(d->store, m->r->due.interview_id, m->r->due.id, &m->k,
		text_str(&m->own), text_str(&m->said), e);

	text_free(&m->own);
	text_free(&m->said);
	return good;
}

/* ---- steps typed by hand are rows of their own ---- */

static bool
typed_get(struct desk *d, const struct due_row *r, struct step *out, struct err *e)
{
	return store_step_get(d->store, r->due.step_id, out) ||
		err_set(e, "This step is not in the workbook any more.");
}

static bool
typed_save(struct desk *d, const struct deciding *m, struct step *st, struct err *e)
{
	bool good = store_begin(d->store, st->interview_id, text_str(&m->said), e);

	if (good) {
		good = store_step_save(d->store, st, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	return good;
}

static bool
steps_typed_tick(struct desk *d, struct deciding *m, bool done, struct err *e)
{
	struct step st = { 0 };
	bool good = typed_get(d, m->r, &st, e);

	st.done_ms = done ? d->now->wall_ms : 0;
	good = good && typed_save(d, m, &st, e);
	step_done(&st);
	return good;
}

static bool
typed_edit(struct desk *d, struct deciding *m, const char *text, int64_t due_ms, struct err *e)
{
	struct step st = { 0 };
	bool good = typed_get(d, m->r, &st, e);

	mem_set(&st.text, text);
	st.due_ms = due_ms;
	good = good && typed_save(d, m, &st, e);
	step_done(&st);
	return good;
}

static bool
typed_drop(struct desk *d, struct deciding *m, struct err *e)
{
	bool good = store_begin(d->store, m->r->due.interview_id, text_str(&m->said), e);

	if (good) {
		good = store_step_delete(d->store, m->r->due.step_id, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	return good;
}

/* ---- whoever was asked to connect is in the notebook of a field ---- */

static bool
steps_connect(struct desk *d, const struct due_row *r, bool done, struct err *e)
{
	return done ? field_connected(d, r->due.contact_id, e) : field_not_connected(d, r->due.contact_id, e);
}

/* With the decision as one step of undo. */
static bool
steps_connect_tick(struct desk *d, struct deciding *m, bool done, struct err *e)
{
	bool good = store_begin(d->store, m->r->due.interview_id, text_str(&m->said), e);

	if (!good) {
		text_free(&m->own);
		text_free(&m->said);
		return false;
	}
	good = steps_connect(d, m->r, done, e);
	good = steps_end(d, m, good ? e : NULL) && good;
	return store_done(d->store, good, good ? e : NULL) && good;
}

/* ---- the acts ---- */

bool
step_find(struct desk *d, const char *id, struct due_row *out, struct err *e)
{
	if (!d->store)
		return err_set(e, "There is no step \"%s\": there is no workbook yet.", id);
	return store_due_find(d->store, id, out, e);
}

bool
step_tick(struct desk *d, const struct due_row *r, bool done, struct err *e)
{
	struct deciding m;
	bool good;

	if (!due_is_step(r->due.kind))
		return err_set(e, "%s.", _(due_rules[r->due.kind].refusal));
	steps_begin(d, &m, r, done ? "tick off" : "reopen");
	m.k.done_ms = done ? d->now->wall_ms : 0;
	m.k.dropped_ms = 0;
	if (r->due.kind == DUE_CONNECT)
		return steps_connect_tick(d, &m, done, e);
	if (r->due.kind != DUE_STEP)
		return steps_end(d, &m, e);
	good = steps_typed_tick(d, &m, done, e);
	text_free(&m.own);
	text_free(&m.said);
	return good;
}

static bool
stays(const struct due_row *r, struct err *e)
{
	return due_rules[r->due.kind].stays &&
		!err_set(e, "A call is not a step: give it another time in its plan, or end or delete "
			"it.");
}

bool
step_put_off(struct desk *d, const struct due_row *r, int64_t until_ms, struct err *e)
{
	struct deciding m;

	if (stays(r, e))
		return false;
	if (until_ms <= d->now->wall_ms)
		return err_set(e, "That day has begun already. Name a later one.");
	steps_begin(d, &m, r, "put off");
	m.k.snoozed_ms = until_ms;
	return steps_end(d, &m, e);
}

bool
step_drop(struct desk *d, const struct due_row *r, struct err *e)
{
	struct deciding m;
	bool good;

	if (stays(r, e))
		return false;
	steps_begin(d, &m, r, "drop the step");
	m.k.done_ms = 0;
	m.k.dropped_ms = d->now->wall_ms;
	if (r->due.kind != DUE_STEP)
		return steps_end(d, &m, e);
	good = typed_drop(d, &m, e);
	text_free(&m.own);
	text_free(&m.said);
	return good;
}

/* The rule's own words are not words of one's own. */
static void
set_own(struct deciding *m, const char *text)
{
	struct due_row plain = *m->r; /* borrows */
	struct text rule = { 0 };

	plain.own = NULL;
	due_row_text(&plain, &rule);
	text_set(&m->own, strcmp(text_str(&rule), text) == 0 ? "" : text);
	text_free(&rule);
}

bool
step_edit(struct desk *d, const struct due_row *r, const char *text, int64_t due_ms,
	struct err *e)
{
	struct deciding m;
	bool good, same_day = due_ms / MINUTE_MS == r->due.due_ms / MINUTE_MS;

	if (!due_is_step(r->due.kind))
		return err_set(e, "Only the words and the day of a step can be changed.");
	if (!say_has(text))
		return err_set(e, "A step needs to say what there is to do");
	steps_begin(d, &m, r, "change the step");
	if (r->due.kind == DUE_STEP) {
		good = typed_edit(d, &m, text, same_day ? r->due.due_ms : due_ms, e);
		text_free(&m.own);
		text_free(&m.said);
		return good;
	}
	if (!same_day)
		m.k.own_ms = due_ms;
	set_own(&m, text);
	return steps_end(d, &m, e);
}

bool
step_add(struct desk *d, struct step *st, bool anyway, int64_t *same, struct err *e)
{
	struct text label = { 0 }, brief = { 0 };
	bool good;

	*same = anyway ? 0 : store_step_same(d->store, st);
	if (*same)
		return err_set(e, "This step is there already: number %" PRId64 ".", *same);
	if (!say_has(st->text))
		return err_set(e, "A step needs to say what there is to do");
	utf8_cut(&brief, st->text, LABEL_COLUMNS);
	text_addf(&label, "add the step “%s”", text_str(&brief));
	text_free(&brief);
	good = store_begin(d->store, st->interview_id, text_str(&label), e);
	if (good) {
		good = store_step_save(d->store, st, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	text_free(&label);
	return good;
}
