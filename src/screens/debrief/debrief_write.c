/* Writing in the debrief: markers, referral notes without a name, and the answers, one after
 * the other. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "debrief.h"
#include "model/step.h"
#include "screens/common.h"
#include "screens/interview/note_acts.h"
#include "screens/interview/talk.h"
#include "screens/rehearse/rehearsal.h"
#include "screens/write.h"

static void
fill_note(struct debrief *d, const struct note *n, struct writing *w)
{
	struct text around = { 0 }, note = { 0 }, label = { 0 }, draft = { 0 };

	note_done(&d->edited);
	note_copy(&d->edited, n);
	note_around(&around, &d->call, n);
	note_label(&note, &d->call, n);
	text_addf(&label, n->marker ? N_("%s: what was it?") : "%s", text_str(&note));
	text_free(&note);
	note_draft_key(&draft, &d->call, n);
	w->text = mem_str(n->marker ? NULL : n->text);
	w->around = text_take(&around);
	w->label = text_take(&label);
	w->draft = text_take(&draft);
}

/* What was starred in the call, to think from. */
static void
add_starred(const struct call *c, struct text *out)
{
	for (size_t i = 0; i < c->n_notes; i++) {
		const struct note *n = &c->notes[i];
		if (!n->starred || n->marker)
			continue;
		text_add(out, out->n ? "\n" : "");
		note_label(out, c, n);
		text_addf(out, "  %s", n->text);
	}
}

static void
fill_prompt(struct debrief *d, size_t nth, struct writing *w)
{
	struct text draft = { 0 }, starred = { 0 };

	add_starred(&d->call, &starred);
	w->around = text_take(&starred);

	text_addf(&draft, "debrief:%" PRId64 ":%s", d->id, debrief_prompts[nth].name);
	w->text = mem_str(reflection_text(&d->call, debrief_prompts[nth].name));
	w->label = mem_str(_(debrief_prompts[nth].text));
	w->draft = text_take(&draft);
}

static void
debrief_write_fill(struct debrief *d, const struct debrief_item *it, struct writing *w)
{
	struct text title = { 0 };

	text_addf(&title, "Debrief · %s", name_or(d->call.who.name));
	w->title = text_take(&title);
	if (it->part == DEBRIEF_PROMPT)
		fill_prompt(d, (size_t)it->of, w);
	else
		fill_note(d, call_note(&d->call, it->of), w);
	d->writing = rows_id((int)it->part, it->of);
}

static bool
debrief_write_save(struct ui *ui, void *user, const char *text, struct err *e)
{
	struct debrief *d = user;
	int64_t of = rows_of(d->writing);

	if (rows_part(d->writing) != DEBRIEF_PROMPT)
		return note_save_text(ui, &d->call, &d->edited, text, e);
	return debrief_answer(&d->app->desk, d->id, debrief_prompts[of].name, text, e);
}

/* The place of the row in the order of the walk, though it may have left the list. */
static bool
is_before(const struct debrief *d, int64_t a, int64_t b)
{
	if (rows_part(a) != rows_part(b) || rows_part(a) != DEBRIEF_MARKER)
		return a < b;
	const struct note *x = call_note(&d->call, rows_of(a));
	const struct note *y = call_note(&d->call, rows_of(b));
	return x && y && (x->axis_ms != y->axis_ms ? x->axis_ms < y->axis_ms : x->id < y->id);
}

/* Enter on the last one leads out to where letters are keys. Lines print the list anyway. */
static void
say_back(struct ui *ui, const struct debrief *d)
{
	struct text left = { 0 };

	debrief_left_text(d, &left);
	if (!ui->linear && !ui->message.n) /* else the writing has said something */
		ui_say(ui, "Back in the list. %s", text_str(&left));
	text_free(&left);
}

/* The next thing of its kind after, or before, the one being written. */
static bool
debrief_write_go(struct ui *ui, void *user, int by, struct writing *w)
{
	struct debrief *d = user;
	const struct debrief_item *best = NULL;
	struct err e = { 0 };

	if (!debrief_read(ui, d, &e))
		return false;
	lesson_watch(ui, &d->call, false);
	for (size_t i = 0; i < d->n_items; i++) {
		const struct debrief_item *it = &d->items[i];
		int64_t row = rows_id((int)it->part, it->of);
		if ((int)it->part != rows_part(d->writing))
			continue;
		if (by > 0 && !best && is_before(d, d->writing, row) && !it->done)
			best = it;
		if (by < 0 && is_before(d, row, d->writing))
			best = it;
	}
	if (best)
		debrief_write_fill(d, best, w);
	else if (by > 0)
		say_back(ui, d);
	return best;
}

static bool
now(struct ui *ui, void *user, struct text *out)
{
	struct debrief *d = user;
	int64_t of = rows_of(d->writing);
	bool note = rows_part(d->writing) != DEBRIEF_PROMPT;
	const struct note *n = NULL;
	const char *answer = NULL;

	if (!debrief_read(ui, d, NULL))
		return false;
	if (note)
		n = call_note(&d->call, of);
	else
		answer = reflection_text(&d->call, debrief_prompts[of].name);
	text_set(out, n && !n->marker ? n->text : answer ? answer : "");
	return n || !note;
}

static const struct write_use use = { debrief_write_save, debrief_write_go, now };

void
debrief_write(struct ui *ui, struct debrief *d, int64_t row)
{
	const struct debrief_item *it = debrief_item(d, row);
	struct writing w = { 0 };

	if (!it)
		return;
	debrief_write_fill(d, it, &w);
	write_open(ui, &w, &use, d);
}
