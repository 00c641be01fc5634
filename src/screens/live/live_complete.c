/* Ctrl-T: the rest of a name or word this workbook knows, or an abbreviation. */
#include <string.h>

#include "live.h"
#include "model/call.h"
#include "wording.h"

/* Whole names come before the words they are made of. */
static void
read_named(const struct call *c, struct strings *out)
{
	for (size_t i = c->n_notes; i-- > 0;) {
		struct referral r = { 0 };

		if (c->notes[i].kind == NOTE_REFERRAL && referral_read(&r, c->notes[i].text))
			strings_add(out, r.name);
		referral_done(&r);
	}
}

static void
read_words(struct ui *ui, struct live *l)
{
	if (l->line.words.n)
		return;
	read_named(&l->call, &l->line.words);
	store_words(app_of(ui)->desk.store, &l->line.words, 20000);
}

/* Every Ctrl-T starts from the line as it was before the first, as long as the line is
 * what the last one made of it. */
static void
begin_complete(struct draft *d)
{
	if (d->complete.n) {
		line_set(&d->line, text_str(&d->complete));
		d->line.at = d->complete_at;
		d->complete_nth++;
		return;
	}
	text_set(&d->complete, text_str(&d->line.text));
	d->complete_at = d->line.at;
	d->complete_nth = 0;
}

static void
live_complete_complete(struct ui *ui, struct live *l)
{
	struct draft *d = &l->line.draft;
	size_t begin;

	if (!d->line.text.n)
		return;
	read_words(ui, l);
	begin_complete(d);
	const char *line = text_str(&d->line.text);
	const char *full = abbreviation_find(&app_of(ui)->desk.config.abbreviations.names,
		&app_of(ui)->desk.config.abbreviations.values, line, d->line.at, &begin);
	size_t nth = d->complete_nth;
	if (!full || nth > 0)
		full = completion_find(&l->line.words, line, d->line.at, full ? nth - 1 : nth, &begin);
	l->line.dirty = true;
	if (full) {
		draft_replace(d, begin, full);
	} else {
		if (nth == 0)
			ui_refuse(ui, "Nothing known begins so");
		d->complete_nth = (size_t)-1; /* round again from the first */
	}
	draft_part(d);
	live_scroll(ui, l);
}

/* The line being typed is the terminal's; the screen's own is only borrowed for it. */
static void
complete_typed(struct ui *ui, struct live *l)
{
	struct line own = l->line.draft.line;
	bool dirty = l->line.dirty;

	if (strcmp(text_str(&ui->typing), text_str(&l->line.completed)) != 0)
		text_clear(&l->line.draft.complete);
	l->line.draft.line = (struct line){ 0 };
	line_set(&l->line.draft.line, text_str(&ui->typing));
	live_complete_complete(ui, l);
	text_set(&l->line.completed, text_str(&l->line.draft.line.text));
	text_set(&ui->typing, text_str(&l->line.completed));
	line_done(&l->line.draft.line);
	l->line.draft.line = own;
	l->line.dirty = dirty;
}

void
live_complete(struct ui *ui, void *state)
{
	if (ui->linear)
		complete_typed(ui, state);
	else
		live_complete_complete(ui, state);
}
