/* Commands about the line being typed, or about the last note when it is empty. */
#include "live_command.h"
#include "model/note.h"

/* The line if there is one, or no note; else the last note, as a copy to be changed. */
static bool
means_note(const struct live *l, struct live_outcome *out)
{
	const struct note *n = live_last_note(l);
	const struct note_mark m = l->line.draft.mark;

	if (draft_empty(&l->line.draft) && n) {
		out->deed = LIVE_NOTE;
		note_copy(&out->note, n);
		return true;
	}
	out->kind = m.kind;
	out->starred = m.starred;
	out->question = m.question;
	return false;
}

void
live_decide_kind(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	int k = word_find(note_kind_names, N_NOTE_KINDS, rest, true);

	(void)ui;
	if (k < 0) {
		live_refuse(out, "Kinds are note, fact, impression, quote, step and referral");
	} else if (means_note(l, out)) {
		out->note.kind = (enum note_kind)k;
		text_addf(&out->say, "The last note is a %s now.", note_kind_names[k]);
	} else {
		out->kind = (enum note_kind)k;
		out->question = false;
	}
}

void
live_decide_star(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)ui, (void)rest;
	if (means_note(l, out)) {
		out->note.starred = !out->note.starred;
		text_add(&out->say, out->note.starred ? "The last note is starred."
						      : "The star is gone.");
	} else {
		out->starred = !out->starred;
	}
}

void
live_decide_move(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	const struct note *n = live_last_note(l);
	const struct asked *a = live_numbered(l, ui, "move", rest, out);

	if (a && n) {
		note_copy(&out->note, n);
		out->note.asked_id = a->id;
		text_addf(&out->say, "The note belongs to question %zu now.", live_number(&l->call, a));
	} else if (a) {
		live_refuse(out, "There is no note to move yet");
	}
}

#define KIND_COMMAND(name, is, asks) \
	void live_decide_##name(const struct live *l, const struct ui *ui, const char *rest, \
		struct live_outcome *out) \
	{ \
		(void)l, (void)ui; \
		out->kind = is; \
		out->question = asks; \
		text_add(&out->words, rest); \
	}
KIND_COMMAND(fact, NOTE_FACT, false)
KIND_COMMAND(impression, NOTE_IMPRESSION, false)
KIND_COMMAND(quote, NOTE_QUOTE, false)
KIND_COMMAND(step, NOTE_STEP, false)
KIND_COMMAND(referral, NOTE_REFERRAL, false)
KIND_COMMAND(question, NOTE_NOTE, true)
