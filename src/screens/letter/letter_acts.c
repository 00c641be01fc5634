/* letter_acts.c: save a letter, record that it was sent, put in their words, open it in $EDITOR, leave it. */
#include <string.h>

#include "letter.h"

void
letter_key_save(struct ui *ui, void *state)
{
	if (letter_store(ui, state))
		ui_say(ui, "Saved. It is not sent; %s says that it was.", ui->linear ? "/sent" : "Ctrl-X");
}

void
letter_key_leave(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct err e = { 0 };
	bool good = !letter_is_changed(s) || letter_put(ui, s, &e);

	if (!good)
		letter_keep(ui, s);
	ui_back(ui);
	ui_reload(ui);
	if (!good)
		ui_refuse(ui, "Kept as a draft: %s", e.text);
}

static void
letter_turn(struct ui *ui, struct letter_state *s, const char *key, const char *none)
{
	size_t past = s->edit.past.n, future = s->edit.future.n;
	struct event ev;

	event_key(&ev, key);
	text_edit_key(&s->edit, &ev);
	letter_take_filling(s);
	s->touched = true;
	if (past == s->edit.past.n && future == s->edit.future.n)
		ui_refuse(ui, "%s", none);
}

void
letter_key_undo(struct ui *ui, void *state)
{
	letter_turn(ui, state, "Ctrl-_", _("Nothing was changed here yet."));
}

void
letter_key_redo(struct ui *ui, void *state)
{
	letter_turn(ui, state, "Ctrl-R", _("Nothing was undone here."));
}

/* ---- sent, as the person says ---- */

static void
letter_sent_on(struct ui *ui, void *user, const char *day)
{
	struct letter_state *s = user;
	struct desk *d = &s->app->desk;
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t ms;

	letter_take_whole(&s->l, letter_typed(s));
	if (letter_day(d, day, &ms, &e) && letter_send(d, &s->l, ms, &said, &e)) {
		letter_forget_draft(ui, s);
		ui_back(ui);
		ui_reload(ui);
		ui_say(ui, "%s", text_str(&said));
	} else {
		ui_err(ui, &e);
	}
	text_free(&said);
}

void
letter_key_sent(struct ui *ui, void *state)
{
	ui_prompt(ui, "Sent on which day?", "today", letter_sent_on, state);
}

/* ---- their words ---- */

static void
letter_word_chosen(struct ui *ui, void *user, size_t nth)
{
	struct letter_state *s = user;

	(void)ui;
	if (nth < s->words.n)
		text_edit_insert(&s->edit, s->words.s[nth]);
	s->touched = true;
}

enum { LETTER_WORDS_MOST = 9 };

void
letter_key_words(struct ui *ui, void *state)
{
	static const char *const digits[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	struct letter_state *s = state;
	struct answer answers[LETTER_WORDS_MOST];
	struct err e = { 0 };

	strings_free(&s->words);
	if (!letter_their_words(&s->app->desk, &s->l, &s->words, &e)) {
		ui_err(ui, &e);
		return;
	}
	size_t n = s->words.n < LETTER_WORDS_MOST ? s->words.n : LETTER_WORDS_MOST;
	for (size_t i = 0; i < n; i++)
		answers[i] = (struct answer){ digits[i], s->words.s[i] };
	if (n)
		ui_choose(ui, "Put in:", answers, n, letter_word_chosen, s);
	else
		ui_refuse(ui, "Nothing is starred: * on a note of the call offers it here.");
}

/* ---- $EDITOR ---- */

void
letter_key_outside(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct text text = { 0 }, where = { 0 };
	struct edit_of of = { s->draft, NULL, NULL, ".txt" };
	struct err e = { 0 };

	if (!ui->hooks.edit_outside)
		return;
	letter_keep(ui, s);
	text_addf(&where, "%s, %s", name_or(s->who.name), s->title);
	of.where = text_str(&where);
	text_set(&text, letter_typed(s));
	if (ui->hooks.edit_outside(ui, &text, &of, &e)) {
		text_edit_replace(&s->edit, text_str(&text));
		text_clear(&s->kept); /* the hook kept the bare text */
		s->touched = true;
	}
	if (*e.text)
		ui_err(ui, &e);
	text_free(&text);
	text_free(&where);
}
