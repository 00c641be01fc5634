/* Commands about the line being typed, or about the last note when it is empty. */
#include <string.h>

#include "live_do.h"
#include "model/note.h"
#include "model/plan.h"

static void
rekind(struct ui *ui, struct live *l, enum note_kind kind)
{
	const struct note *n = live_last_note(l);
	struct note copy = { 0 };

	if (!draft_empty(&l->line.draft) || !n) {
		draft_kind(&l->line.draft, kind, l->line.draft.mark.starred, false);
		if (l->line.draft.axis_ms < 0)
			l->line.draft.axis_ms = live_axis(l, &ui->now);
		l->line.dirty = true;
		return;
	}
	note_copy(&copy, n);
	copy.kind = kind;
	if (live_note_save(ui, l, &copy))
		ui_say(ui, "The last note is a %s now.", note_kind_names[kind]);
	note_done(&copy);
}

void
live_do_kind(struct ui *ui, struct live *l, const char *rest)
{
	int k = word_find(note_kind_names, N_NOTE_KINDS, rest, true);

	if (k < 0)
		ui_say(ui, "Kinds are note, fact, impression, quote, step and referral");
	else
		rekind(ui, l, (enum note_kind)k);
}

/* A note beside the line that is being typed, which stays as it is. */
static void
note_beside(struct ui *ui, struct live *l, enum note_kind kind, bool question, const char *rest)
{
	struct draft was = l->line.draft;
	int64_t editing = l->line.editing;

	memset(&l->line.draft, 0, sizeof(l->line.draft));
	l->line.editing = 0;
	l->line.draft.axis_ms = live_axis(l, &ui->now);
	line_set(&l->line.draft.line, rest);
	draft_kind(&l->line.draft, kind, false, question);
	live_enter(ui, l);
	if (!draft_empty(&l->line.draft)) { /* it could not be saved, and says so */
		line_type(&was.line, " ", 1);
		line_type(&was.line, rest, strlen(rest));
	}
	draft_done(&l->line.draft);
	/* With the note the stored line went, which is still being typed or set aside. */
	l->line.draft = editing ? l->line.aside : was;
	l->line.dirty = true;
	live_settle(ui, l);
	l->line.draft = was;
	l->line.editing = editing;
	l->line.dirty = true;
}

/* /fact and its like: what follows is the note; alone they choose the line's kind. */
static void
type_as(struct ui *ui, struct live *l, enum note_kind kind, bool question, const char *rest)
{
	if (*rest && (l->line.draft.line.text.n || l->line.editing)) {
		note_beside(ui, l, kind, question, rest);
		return;
	}
	if (draft_empty(&l->line.draft) || *rest)
		l->line.draft.axis_ms = live_axis(l, &ui->now);
	if (*rest)
		line_type(&l->line.draft.line, rest, strlen(rest));
	draft_kind(&l->line.draft, kind, l->line.draft.mark.starred, question);
	l->line.dirty = true;
	if (*rest)
		live_enter(ui, l);
}

#define KIND_COMMAND(name, kind, question) \
	void live_do_##name(struct ui *ui, struct live *l, const char *rest) \
	{ \
		type_as(ui, l, kind, question, rest); \
	}
KIND_COMMAND(fact, NOTE_FACT, false)
KIND_COMMAND(impression, NOTE_IMPRESSION, false)
KIND_COMMAND(quote, NOTE_QUOTE, false)
KIND_COMMAND(step, NOTE_STEP, false)
KIND_COMMAND(referral, NOTE_REFERRAL, false)
KIND_COMMAND(question, NOTE_NOTE, true)

void
live_do_star(struct ui *ui, struct live *l, const char *rest)
{
	const struct note *n = live_last_note(l);
	struct note copy = { 0 };
	struct note_mark m = l->line.draft.mark;

	(void)rest;
	if (!draft_empty(&l->line.draft) || !n) {
		if (l->line.draft.axis_ms < 0)
			l->line.draft.axis_ms = live_axis(l, &ui->now);
		draft_kind(&l->line.draft, m.kind, !m.starred, m.question);
		l->line.dirty = true;
		return;
	}
	note_copy(&copy, n);
	copy.starred = !n->starred;
	if (live_note_save(ui, l, &copy))
		ui_say(ui, copy.starred ? "The last note is starred." : "The star is gone.");
	note_done(&copy);
}

void
live_do_edit(struct ui *ui, struct live *l, const char *rest)
{
	(void)rest;
	live_earlier(ui, l);
	if (ui->linear && l->line.editing)
		ui_say(ui, "Correcting: %s. A line takes its place; /edit goes further back, "
			   "Enter keeps it.", l->line.draft.line.text.n ? text_str(&l->line.draft.line.text)
							     : "(to be written out)");
}

void
live_do_move(struct ui *ui, struct live *l, const char *rest)
{
	const struct note *n = live_last_note(l);
	const struct asked *a = live_numbered(ui, l, "move", rest);
	size_t number = a ? live_number(l, a) : 0;
	struct note copy = { 0 };

	if (!n || !a) {
		if (a)
			ui_say(ui, "There is no note to move yet");
		return;
	}
	note_copy(&copy, n);
	copy.asked_id = a->id;
	if (live_note_save(ui, l, &copy))
		ui_say(ui, "The note belongs to question %zu now.", number);
	note_done(&copy);
}
