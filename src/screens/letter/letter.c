/*
 * letter.c: a letter being written: what the workbook knows is filled in, the rest is typed, and
 * the checks look on. Leaving saves it. It is never sent from here.
 */
#include <stdlib.h>

#include "letter.h"

/* "CONTACT", "CONTACT KIND", "CONTACT KIND INTERVIEW" by their numbers; behind a tab the reason,
 * behind another the new times. */
static bool
letter_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct letter_state *s = state;
	struct strings parts = { 0 }, given = { 0 };
	struct letter_kind k = { 0 };
	char *kind = NULL;
	struct letter_wish w = { 0 };

	s->app = app_of(ui);
	strings_split(&given, arg ? arg : "", "\t");
	letter_take_reason(s, given.n > 1 ? given.s[1] : "", given.n > 2 ? given.s[2] : "");
	strings_split(&parts, given.n ? given.s[0] : "", " ");
	w.reason = s->reason;
	w.dates = s->dates;
	w.contact_id = parts.n ? screen_id(parts.s[0]) : 0;
	w.interview_id = parts.n > 2 ? screen_id(parts.s[2]) : 0;
	kind = parts.n > 1 ? mem_str(parts.s[1])
			   : w.contact_id ? letter_kind_for(&s->app->desk, w.contact_id) : NULL;
	w.kind = kind;
	bool good = w.contact_id ? store_contact_get(s->app->desk.store, w.contact_id, &s->who, e)
				 : err_set(e, "A letter to whom? t on a contact writes one.");
	good = good && letter_kind_find(kind, &k, e) && letter_begin(&s->app->desk, &w, &s->l, e);
	if (good) {
		s->title = mem_str(k.title);
		letter_load(ui, s);
		s->touched = true;
	}
	letter_kind_done(&k);
	strings_free(&parts);
	strings_free(&given);
	free(kind);
	return good;
}

static void
letter_close(struct ui *ui, void *state)
{
	struct letter_state *s = state;

	(void)ui;
	letter_done(&s->l);
	if (s->spelling.child.pid)
		child_end(&s->spelling.child);
	text_free(&s->spelling.answer);
	strings_free(&s->spelling.words);
	contact_done(&s->who);
	text_edit_done(&s->edit);
	strings_free(&s->fillings);
	text_free(&s->kept);
	strings_free(&s->names);
	strings_free(&s->wrong);
	strings_free(&s->words);
	strings_free(&s->kinds);
	strings_free(&s->titles);
	free(s->items);
	free(s->next);
	free(s->reason);
	free(s->dates);
	free(s->title);
	free(s->draft);
	free(s->wish.variant);
}

static void
letter_settle(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct box room = ui_room(ui);

	s->edit.cols = room.cols - 2 < LETTER_TEXT_COLUMNS ? room.cols - 2 : LETTER_TEXT_COLUMNS;
	s->narrow = ui->cols < LETTER_TEXT_COLUMNS && !ui->linear;
	s->edit.rows = room.rows > LETTER_CHECK_ROWS + 4 ? room.rows - LETTER_CHECK_ROWS - 4 : 1;
	letter_keep(ui, s);
	if (s->touched) {
		s->spelling.wanted = true;
		s->spelling.rest_ms = ui->now.boot_ms;
		letter_look(s);
	}
}

/* clang-format off */
static const struct key rows[] = {
	{ "Ctrl-S", letter_key_save, "letter-save", "Save it; it is not sent", KEY_FOOT, "save" },
	{ "Ctrl-X", letter_key_sent, "letter-sent", "Record that you sent it, and on which day", KEY_FOOT, "sent" },
	{ "Ctrl-E", letter_key_out, "letter-out", "Take it out: a file (.eml, which mail programs open unsent, .txt, .html, .rtf), the terminal's clipboard, a printer", KEY_FOOT, "take out" },
	{ "Esc Ctrl-C", letter_key_leave, "letter-leave", "Save it and leave", KEY_FOOT, "leave" },
	{ "Ctrl-_", letter_key_undo, "letter-undo", "Undo what was typed or filled; Ctrl-R does it again", KEY_FOOT, "undo" },
	{ "Ctrl-T", letter_key_words, "letter-words", "Put in something they said: starred notes of the call", KEY_FOOT, "their words" },
	{ "Ctrl-O", letter_key_outside, "letter-editor", "Write it in your own editor", KEY_FOOT, "editor" },
	{ "Ctrl-G", letter_key_kind, "letter-kind", "Another kind of letter to the same person", KEY_FOOT, "kind" },
	{ "Tab", letter_key_medium, "letter-medium", "Fill it again for another medium: mail, message, spoken, hand", 0, NULL },
	{ "Shift-Tab", letter_key_variant, "letter-variant", "Fill it again in another variant", 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static bool
letter_text(struct ui *ui, void *state, const struct event *ev)
{
	struct letter_state *s = state;

	(void)ui;
	if (!text_edit_key(&s->edit, ev))
		return false;
	letter_take_filling(s);
	s->touched = true;
	return true;
}

const struct screen letter_screen = {
	.name = "letter",
	.title = "Letter",
	.help = "A letter to a contact, filled from the workbook. Brackets show what is not known. What is "
		"typed is kept at every key, and saved when you leave. You send it yourself, and Ctrl-X "
		"notes that you did. Ctrl-_ undoes, Ctrl-R does it again; the keys of readline work.",
	.keys = { &keys },
	.state_size = sizeof(struct letter_state),
	.open = letter_open,
	.close = letter_close,
	.head = letter_head,
	.draw = letter_draw,
	.text = letter_text,
	.settle = letter_settle,
	.due = letter_spelling_due,
	.tick = letter_spelling_tick,
	.say = letter_say,
	.line = letter_line,
	.types = true,
};
