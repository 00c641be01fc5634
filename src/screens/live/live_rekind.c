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
		out->does = live_do_note;
		note_copy(&out->note, n);
		return true;
	}
	out->kind = m.kind;
	out->starred = m.starred;
	out->off = m.off;
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
		text_addf(&out->say, k == NOTE_IMPRESSION ? N_("The last note is an %s now.")
			: N_("The last note is a %s now."), note_kind_names[k]);
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
		text_add(&out->say, out->note.starred ? _("The last note is starred.")
						      : _("The star is removed."));
	} else {
		out->starred = !out->starred;
	}
}

#define SAVE_FIRST N_("Save the line with Enter first, then /%s")

void
live_decide_claim(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	(void)ui, (void)rest;
	if (!means_note(l, out)) {
		live_refuse(out, draft_empty(&l->line.draft) ? "There is no note yet"
			: SAVE_FIRST, "claim");
		return;
	}
	out->note.claim = !out->note.claim;
	text_add(&out->say, out->note.claim ? _("The last note is a claim, for others to confirm.")
					    : _("The last note is no claim any more."));
}

static void
decide_record(const struct live *l, enum record record, struct live_outcome *out)
{
	static const char *const said[N_RECORDS] = {
		N_("The last note is on the record."),
		N_("The last note goes into pages without the name."),
		N_("The last note is private: in no report, letter or share."),
	};

	if (means_note(l, out)) {
		out->note.record = record;
		text_add(&out->say, _(said[record]));
	} else if (record == RECORD_UNATTRIBUTED) {
		live_refuse(out, draft_empty(&l->line.draft) ? "There is no note yet"
			: SAVE_FIRST, "record unattributed");
	} else if (out->question) {
		live_refuse(out, "A question that was asked is always on the record");
	} else {
		out->off = record == RECORD_OFF;
	}
}

void
live_decide_private(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	const struct note *n = draft_empty(&l->line.draft) ? live_last_note(l) : NULL;
	bool off = n ? n->record == RECORD_OFF : l->line.draft.mark.off;

	(void)ui, (void)rest;
	decide_record(l, off ? RECORD_ON : RECORD_OFF, out);
}

void
live_decide_record(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out)
{
	int how = word_find(record_names, N_RECORDS, rest, true);

	(void)ui;
	if (how < 0)
		live_refuse(out, "A note is on the record, unattributed or off");
	else
		decide_record(l, (enum record)how, out);
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
