#include "note_acts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/call.h"
#include "screens/common.h"

enum { BESIDE = 2 }; /* notes shown before and after */

/* ---- looking ---- */

void
note_label(struct text *out, const struct call *c, const struct note *n)
{
	char stamp[16];

	clock_text(stamp, clock_at(&c->clock, n->axis_ms));
	text_addf(out, "%s%s%s", stamp, *note_word(n) ? " " : "", note_word(n));
	if (n->starred && n->kind != NOTE_NOTE)
		text_add(out, " *");
}

void
note_around(struct text *out, const struct call *c, const struct note *n)
{
	const struct asked *a = n->asked_id ? call_asked(c, n->asked_id) : NULL;
	size_t at = (size_t)(n - c->notes);
	size_t from = at > BESIDE ? at - BESIDE : 0, to = at + BESIDE + 1;

	if (a)
		text_addf(out, "Asked then: %s\n", a->text);
	for (size_t i = from; i < c->n_notes && i < to; i++) {
		const struct note *k = &c->notes[i];
		if (i == at)
			text_add(out, "> ");
		note_label(out, c, k);
		text_add(out, "  ");
		note_apart(out, k);
		text_addf(out, "%s\n", k->marker ? _("(to be written out)") : k->text);
	}
	if (out->n && out->s[out->n - 1] == '\n')
		text_cut(out, out->n - 1);
}

/* ---- changing ---- */

static bool
note_acts_begin(struct ui *ui, const struct call *c, const struct note *n, const char *what,
	struct err *e)
{
	struct text label = { 0 };
	char stamp[16];

	clock_text(stamp, clock_at(&c->clock, n->axis_ms));
	text_addf(&label, what, stamp);
	bool good = store_begin(app_of(ui)->desk.store, c->interview.id, text_str(&label), e);
	text_free(&label);
	return good;
}

/* Saves a changed copy of a note; the copy is let go. */
static bool
note_acts_keep(struct ui *ui, const struct call *c, struct note *n, const char *what,
	struct err *e)
{
	struct store *s = app_of(ui)->desk.store;
	bool good = note_acts_begin(ui, c, n, what, e);

	if (good) {
		good = store_note_save(s, n, e);
		good = store_done(s, good, good ? e : NULL) && good;
	}
	note_done(n);
	return good;
}

/* The same for one with another text. */
static bool
note_acts_reword(struct ui *ui, const struct call *c, const struct note *was, struct note *n,
	const char *what, struct err *e)
{
	struct desk *d = &app_of(ui)->desk;
	bool good = note_acts_begin(ui, c, n, what, e);

	if (good) {
		good = referral_reworded(d, was, n->text, e) && store_note_save(d->store, n, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	note_done(n);
	return good;
}

static bool
note_acts_take(const struct call *c, int64_t id, struct note *out)
{
	const struct note *n = call_note(c, id);

	if (n)
		note_copy(out, n);
	return n;
}

/* keep, with what went wrong on the status line, and everything read again. */
static void
note_acts_change(struct ui *ui, const struct call *c, struct note *n, const char *what,
	const char *said)
{
	struct err e = { 0 };

	if (note_acts_keep(ui, c, n, what, &e))
		ui_say(ui, "%s", _(said));
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

/* With its call, so that what was typed is found when the note is gone. */
void
note_draft_key(struct text *out, const struct call *c, const struct note *n)
{
	text_addf(out, "note:%" PRId64 ":%" PRId64, c->interview.id, n->id);
}

int64_t
note_draft_of(const struct call *c, const char *key)
{
	int64_t call = 0, note = 0;

	return sscanf(key, "note:%" SCNd64 ":%" SCNd64, &call, &note) == 2 &&
		call == c->interview.id ? note : 0;
}

/* Another program deleted it while its text was written: that is a note again. */
static bool
save_again(struct ui *ui, const struct call *c, const struct note *was, const char *text,
	struct err *e)
{
	struct store *s = app_of(ui)->desk.store;
	struct note n = { .kind = was->kind, .starred = was->starred, .axis_ms = was->axis_ms,
		.asked_id = call_asked(c, was->asked_id) ? was->asked_id : 0, .text = mem_str(text) };
	bool good = note_acts_begin(ui, c, &n, N_("add a note at %s: {note}"), e);

	if (good) {
		good = store_note_add(s, c->interview.id, &n, e);
		good = store_done(s, good, good ? e : NULL) && good;
	}
	note_done(&n);
	if (good)
		ui_say(ui, "The note was deleted elsewhere; what you wrote is a note again.");
	return good;
}

bool
note_save_text(struct ui *ui, const struct call *c, const struct note *was, const char *text,
	struct err *e)
{
	struct note n = { 0 };

	if (blank_only(text))
		return err_set(e, "A note needs words; d in the list deletes it");
	if (!note_acts_take(c, was->id, &n))
		return save_again(ui, c, was, text, e);
	const char *what = n.marker ? N_("write out %s: {note}") : N_("edit the note of %s: {note}");
	mem_set(&n.text, text);
	n.marker = false;
	return note_acts_reword(ui, c, call_note(c, was->id), &n, what, e);
}

void
note_star(struct ui *ui, const struct call *c, int64_t id)
{
	struct note n = { 0 };

	if (!note_acts_take(c, id, &n))
		return;
	n.starred = !n.starred;
	note_acts_change(ui, c, &n, n.starred ? N_("star %s: {note}") : N_("unstar %s: {note}"),
		n.starred ? N_("Starred; u takes it back") : N_("The star is removed; u puts it back"));
}

void
note_set_record(struct ui *ui, const struct call *c, int64_t id, enum record record)
{
	static const char *const said[N_RECORDS] = { N_("On the record now; u takes it back"),
		N_("In pages, but without the name, now; u takes it back"),
		N_("Private now: in no report, letter or share; u takes it back") };
	struct note n = { 0 };

	if (!note_acts_take(c, id, &n))
		return;
	n.record = record;
	note_acts_change(ui, c, &n, N_("change who may read %s: {note}"), said[record]);
}

void
note_claim(struct ui *ui, const struct call *c, int64_t id)
{
	struct note n = { 0 };

	if (!note_acts_take(c, id, &n))
		return;
	n.claim = !n.claim;
	note_acts_change(ui, c, &n, n.claim ? N_("claim %s: {note}") : N_("no claim at %s: {note}"),
		n.claim ? N_("A claim now, for others to confirm; u takes it back")
			: N_("No longer a claim; u takes it back"));
}

void
note_set_kind(struct ui *ui, const struct call *c, int64_t id, enum note_kind kind)
{
	struct note n = { 0 };

	if (!note_acts_take(c, id, &n))
		return;
	n.kind = kind;
	note_acts_change(ui, c, &n, N_("change the kind of %s: {note}"),
		kind == NOTE_NOTE ? N_("A plain note now; u takes it back") : N_("The kind is changed; u takes it back"));
}

void
note_move(struct ui *ui, const struct call *c, int64_t id, int64_t asked_id)
{
	struct note n = { 0 };

	if (!note_acts_take(c, id, &n))
		return;
	n.asked_id = asked_id;
	note_acts_change(ui, c, &n, N_("move the note of %s: {note}"), N_("Moved; u takes it back"));
}

static void
delete_note(struct ui *ui, const struct call *c, const struct note *n)
{
	struct err e = { 0 };

	if (note_acts_begin(ui, c, n, N_("delete the note of %s: {note}"), &e)) {
		if (act_end(ui, store_note_delete(app_of(ui)->desk.store, n->id, &e), &e))
			ui_say(ui, "The note is deleted; u brings it back");
	} else {
		ui_err(ui, &e);
	}
	ui_reload(ui);
}

/* The interview's id, and the note's. */
static void
note_acts_delete_now(struct ui *ui, const int64_t *ids, size_t n)
{
	struct call c = { 0 };
	struct err e = { 0 };

	(void)n;
	bool good = desk_call(&app_of(ui)->desk, ids[0], &c, &e);
	const struct note *note = good ? call_note(&c, ids[1]) : NULL;
	if (note)
		delete_note(ui, &c, note);
	else if (!good)
		ui_err(ui, &e);
	call_done(&c);
}

void
note_delete(struct ui *ui, const struct call *c, int64_t id)
{
	const struct note *n = call_note(c, id);
	const int64_t ids[] = { c->interview.id, id };
	struct text what = { 0 }, label = { 0 };

	if (!n)
		return;
	if (!*n->text) { /* a marker takes no words along */
		delete_note(ui, c, n);
		return;
	}
	note_label(&label, c, n);
	text_addf(&what, "The note of %s", text_str(&label));
	text_free(&label);
	ui_confirm_delete(ui, text_str(&what), note_acts_delete_now, ids, LEN(ids));
	text_free(&what);
}
