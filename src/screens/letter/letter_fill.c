/* letter_fill.c: a letter filled again: for another medium, in another variant, as another kind. Undo brings
 * the text back. */
#include <stdlib.h>
#include <string.h>

#include "letter.h"

/* What became of it, with the way back. A message and a talk want to be invited. */
static const char *const letter_filled_as[N_LETTER_MEDIA] = {
	[LETTER_MAIL] = N_("Now it is a mail; %s brings back the text that was here."),
	[LETTER_MESSAGE] = N_("Now it is a message: only if they invited one. %s undoes it."),
	[LETTER_SPOKEN] = N_("Now it is words to say: only if invited to call. %s undoes it."),
	[LETTER_HAND] = N_("Now it is a letter on paper; %s brings back the text that was here."),
};

static void
letter_refill(struct ui *ui, struct letter_state *s)
{
	enum letter_medium m = s->wish.medium;
	struct letter_wish w = { .kind = s->l.kind, .contact_id = s->l.contact_id,
		.interview_id = s->l.interview_id, .medium = letter_medium_names[m],
		.variant = s->wish.variant, .reason = s->reason, .dates = s->dates, .anew = true };
	const char *undo = ui->linear ? "/undo" : "Ctrl-_";
	struct letter made = { 0 };
	struct text all = { 0 };
	struct err e = { 0 };

	if (letter_begin(&s->app->desk, &w, &made, &e)) {
		letter_whole(&made, &all);
		text_edit_replace(&s->edit, text_str(&all));
		if (s->l.medium == m)
			ui_say(ui, "Now it is variant %s; %s brings back the other.", made.variant, undo);
		else
			ui_say(ui, letter_filled_as[m], undo);
		s->l.medium = m;
		mem_set(&s->l.variant, made.variant);
		letter_add_filling(s, text_str(&all));
		s->touched = true;
	} else {
		ui_err(ui, &e);
	}
	text_free(&all);
	letter_done(&made);
}

static void
letter_refill_answered(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		letter_refill(ui, user);
	else
		ui_say(ui, "Nothing was changed.");
}

/* Asks first where something of one's own would make way. */
static void
letter_wish_for(struct ui *ui, struct letter_state *s, enum letter_medium m, const char *variant)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("no") } };
	static const char *const asks[N_LETTER_MEDIA] = {
		[LETTER_MAIL] = N_("Replace your text with a mail?"),
		[LETTER_MESSAGE] = N_("Replace your text with a message?"),
		[LETTER_SPOKEN] = N_("Replace your text with words to say?"),
		[LETTER_HAND] = N_("Replace your text with a letter on paper?"),
	};

	s->wish.medium = m;
	mem_set(&s->wish.variant, variant);
	if (!letter_is_own(s))
		letter_refill(ui, s);
	else
		ui_choose(ui, m == s->l.medium ? N_("Replace your text with the next variant?")
			: asks[m], answers, LEN(answers), letter_refill_answered, s);
}

void
letter_key_medium(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct letter_kind k = { 0 };
	struct err e = { 0 };
	enum letter_medium m = s->l.medium;

	if (!letter_kind_find(s->l.kind, &k, &e)) {
		ui_err(ui, &e);
		return;
	}
	do
		m = (enum letter_medium)((m + 1) % N_LETTER_MEDIA);
	while (!k.media[m] && m != s->l.medium);
	if (m == s->l.medium)
		ui_refuse(ui, "This kind of letter goes by one way only.");
	else
		letter_wish_for(ui, s, m, s->l.variant);
	letter_kind_done(&k);
}

void
letter_key_variant(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct letter_kind k = { 0 };
	struct strings all = { 0 };
	struct err e = { 0 };
	size_t at = 0;

	if (letter_kind_find(s->l.kind, &k, &e))
		letter_variants(&k, &all);
	while (at < all.n && strcmp(all.s[at], s->l.variant) != 0)
		at++;
	if (all.n < 2)
		ui_refuse(ui, "This kind of letter has one variant only.");
	else
		letter_wish_for(ui, s, s->l.medium, all.s[(at + 1) % all.n]);
	strings_free(&all);
	letter_kind_done(&k);
}

/* ---- another kind ---- */

/* What was typed is saved first; then the other letter, saved earlier or new, takes its place. */
static void
letter_switch(struct ui *ui, struct letter_state *s, const char *kind, const char *reason)
{
	struct letter_wish w = { .kind = kind, .contact_id = s->l.contact_id, .reason = reason,
		.dates = reason ? s->dates : NULL };
	struct letter_kind k = { 0 };
	struct letter l = { 0 };
	struct err e = { 0 };

	if (letter_is_changed(s) && !letter_store(ui, s))
		return;
	if (letter_kind_find(kind, &k, &e) && letter_begin(&s->app->desk, &w, &l, &e)) {
		letter_done(&s->l);
		s->l = l;
		letter_take_reason(s, reason ? reason : "", "");
		mem_set(&s->title, k.title);
		text_clear(&s->kept);
		letter_load(ui, s);
		letter_look(s);
	} else {
		ui_err(ui, &e);
		letter_done(&l);
	}
	letter_kind_done(&k);
}

static void
letter_reason_given(struct ui *ui, void *user, const char *reason)
{
	struct letter_state *s = user;
	char *kind = mem_str(s->next);

	letter_switch(ui, s, kind, *reason ? reason : NULL);
	free(kind);
}

/* A call is moved or cancelled for a reason, which is asked for. */
static void
letter_kind_chosen(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct letter_state *s = user;

	(void)rest;
	mem_set(&s->next, s->kinds.s[nth]);
	if (strcmp(s->next, "cancel") == 0)
		ui_prompt(ui, "Only in an emergency. The reason:", "", letter_reason_given, s);
	else if (strcmp(s->next, "reschedule") == 0)
		ui_prompt(ui, "The reason, in one sentence:", "", letter_reason_given, s);
	else
		letter_switch(ui, s, s->next, NULL);
}

void
letter_key_kind(struct ui *ui, void *state)
{
	struct letter_state *s = state;

	strings_free(&s->kinds);
	strings_free(&s->titles);
	letter_kind_names(&s->kinds);
	free(s->items);
	s->items = mem_new(s->kinds.n + 1, sizeof(*s->items));
	for (size_t i = 0; i < s->kinds.n; i++) {
		struct letter_kind k = { 0 };
		strings_add(&s->titles, letter_kind_find(s->kinds.s[i], &k, NULL) ? k.title : "");
		letter_kind_done(&k);
	}
	for (size_t i = 0; i < s->kinds.n; i++)
		s->items[i] = (struct menu_item){ s->kinds.s[i], s->titles.s[i] };
	ui_menu(ui, _("Another letter"), s->items, s->kinds.n, letter_kind_chosen, s);
}
