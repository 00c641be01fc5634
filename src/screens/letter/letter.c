/*
 * A letter being written: what the workbook knows is filled in, the rest is typed, and the checks
 * look on. What is typed is kept before each frame; leaving saves it. It is never sent from here.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "screens/common.h"

enum { CHECK_ROWS = 3, SMALL_ROWS = 14 };

struct letter_state {
	struct app *app;
	struct letter l;           /* as it is saved, or was begun */
	struct contact who;
	char *title;               /* of its kind: "Thanks" */
	struct text_edit edit;
	char *draft;               /* the key of what is typed */
	struct text kept;          /* as it was kept last */
	struct strings names, wrong; /* of the checks */
	struct strings words;      /* what Ctrl-T offers */
	struct strings kinds, titles; /* what Ctrl-G offers */
	struct menu_item *items;   /* of them, which the menu borrows */
	char *next;                /* the kind that waits for a reason */
	char *reason, *dates;      /* of a call that is moved or cancelled; NULL: not said */
	bool touched;              /* since the checks looked */
	struct {
		struct child child;        /* hunspell, while it reads */
		struct text answer;
		struct strings words;      /* that it does not know */
		bool known;                /* it has answered, here */
		bool wanted;               /* the text has changed since it was asked */
		int64_t rest_ms;           /* boot clock of the last change */
	} spelling;
};

/* ---- the letter as one text ---- */

static const char *
letter_typed(const struct letter_state *s)
{
	return text_str(&s->edit.line.text);
}

static bool
letter_is_changed(const struct letter_state *s)
{
	struct text saved = { 0 };

	letter_whole(&s->l, &saved);
	bool changed = !s->l.id ? s->edit.past.n > 0 || s->kept.n > 0
				: strcmp(text_str(&saved), letter_typed(s)) != 0;
	text_free(&saved);
	return changed;
}

/* ---- checks ---- */

static void
letter_look(struct letter_state *s)
{
	struct letter l = { .contact_id = s->l.contact_id, .interview_id = s->l.interview_id,
		.kind = mem_str(s->l.kind), .medium = s->l.medium };

	letter_take_whole(&l, letter_typed(s));
	strings_free(&s->names);
	strings_free(&s->wrong);
	letter_check_all(&s->app->desk, &l, s->spelling.known ? &s->spelling.words : NULL, &s->names,
		&s->wrong, NULL);
	letter_done(&l);
	s->touched = false;
}

/* ---- spelling: asked when one rests, read while one types on ---- */

enum { SPELLING_REST_MS = 800, SPELLING_LOOK_MS = 60 };

static void
letter_spell(struct letter_state *s)
{
	struct letter l = { .contact_id = s->l.contact_id, .interview_id = s->l.interview_id };

	letter_take_whole(&l, letter_typed(s));
	s->spelling.wanted = false;
	text_clear(&s->spelling.answer);
	spelling_start(&s->app->desk, &l, &s->spelling.child);
	letter_done(&l);
}

/* Words that were typed since are judged the next time. */
static void
letter_spelt(struct letter_state *s)
{
	struct letter l = { .contact_id = s->l.contact_id, .interview_id = s->l.interview_id };

	if (!child_read(&s->spelling.child, &s->spelling.answer, 0))
		return;
	if (child_end(&s->spelling.child) == 0) {
		strings_free(&s->spelling.words);
		spelling_words(&s->app->desk, &l, text_str(&s->spelling.answer), &s->spelling.words);
		s->spelling.known = true;
		letter_look(s);
	}
}

static int64_t
letter_due(const void *state, const struct moment *now)
{
	const struct letter_state *s = state;
	int64_t at = s->spelling.rest_ms + SPELLING_REST_MS;

	if (s->spelling.child.pid)
		return SPELLING_LOOK_MS;
	if (!s->spelling.wanted)
		return -1;
	return at > now->boot_ms ? at - now->boot_ms : 0;
}

static void
letter_tick(struct ui *ui, void *state)
{
	struct letter_state *s = state;

	if (s->spelling.child.pid)
		letter_spelt(s);
	else if (s->spelling.wanted && s->spelling.rest_ms + SPELLING_REST_MS <= ui->now.boot_ms)
		letter_spell(s);
}

/* ---- opening ---- */

static void
letter_make_draft_key(struct letter_state *s)
{
	struct text key = { 0 };

	text_addf(&key, "letter:%" PRId64 ":%s", s->l.contact_id, s->l.kind);
	free(s->draft);
	s->draft = text_take(&key);
}

/* A draft is "MEDIUM<Tab>VARIANT<Tab>text". */
static bool
letter_take_draft(struct ui *ui, struct letter_state *s)
{
	struct text draft = { 0 };
	struct strings parts = { 0 };
	bool took = ui->hooks.draft_load && ui->hooks.draft_load(ui, s->draft, &draft) && draft.n;
	const char *variant = took ? strchr(draft.s, '\t') : NULL;
	const char *text = variant ? strchr(variant + 1, '\t') : NULL;

	if (text) {
		char *word = mem_strn(draft.s, (size_t)(variant - draft.s));
		int m = word_find(letter_medium_names, N_LETTER_MEDIA, word, false);
		char *name = mem_strn(variant + 1, (size_t)(text - variant - 1));
		s->l.medium = m < 0 ? s->l.medium : (enum letter_medium)m;
		mem_set(&s->l.variant, name);
		text_edit_set(&s->edit, text + 1);
		text_set(&s->kept, draft.s);
		ui_say(ui, "Resumed where you left it.");
		free(word);
		free(name);
	}
	strings_free(&parts);
	text_free(&draft);
	return text != NULL;
}

static void
letter_show(struct letter_state *s)
{
	struct text all = { 0 };

	letter_whole(&s->l, &all);
	text_edit_set(&s->edit, text_str(&all));
	text_free(&all);
}

/* What was said of a call that is moved or cancelled; "": nothing. */
static void
letter_take_reason(struct letter_state *s, const char *reason, const char *dates)
{
	free(s->reason);
	free(s->dates);
	s->reason = *reason ? mem_str(reason) : NULL;
	s->dates = *dates ? mem_str(dates) : NULL;
}

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
		letter_show(s);
		letter_make_draft_key(s);
		letter_take_draft(ui, s);
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
}

/* ---- kept before the frame, saved ---- */

static void
letter_settle(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct text now = { 0 };
	struct box room = ui_room(ui);

	s->edit.cols = room.cols - 2;
	s->edit.rows = room.rows > CHECK_ROWS + 4 ? room.rows - CHECK_ROWS - 4 : 1;
	if (letter_is_changed(s))
		text_addf(&now, "%s\t%s\t%s", letter_medium_names[s->l.medium], s->l.variant,
			letter_typed(s));
	if (strcmp(text_str(&now), text_str(&s->kept)) != 0 && ui->hooks.draft_save) {
		ui->hooks.draft_save(ui, s->draft, now.n ? now.s : NULL);
		text_set(&s->kept, text_str(&now));
	}
	if (s->touched) {
		s->spelling.wanted = true;
		s->spelling.rest_ms = ui->now.boot_ms;
		letter_look(s);
	}
	text_free(&now);
}

static bool
letter_store(struct ui *ui, struct letter_state *s)
{
	struct err e = { 0 };

	letter_take_whole(&s->l, letter_typed(s));
	if (!letter_save(&s->app->desk, &s->l, &e)) {
		ui_err(ui, &e);
		return false;
	}
	if (s->kept.n && ui->hooks.draft_save)
		ui->hooks.draft_save(ui, s->draft, NULL);
	text_clear(&s->kept);
	return true;
}

static void
letter_key_save(struct ui *ui, void *state)
{
	if (letter_store(ui, state))
		ui_say(ui, "Saved. It is not sent; Ctrl-X says that it was.");
}

static void
letter_leave(struct ui *ui, void *state)
{
	struct letter_state *s = state;

	if (!letter_is_changed(s) || letter_store(ui, s)) {
		ui_back(ui);
		ui_reload(ui);
	}
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
		if (s->kept.n && ui->hooks.draft_save)
			ui->hooks.draft_save(ui, s->draft, NULL);
		text_clear(&s->kept);
		ui_back(ui);
		ui_reload(ui);
		ui_say(ui, "%s", text_str(&said));
	} else {
		ui_err(ui, &e);
	}
	text_free(&said);
}

static void
letter_sent(struct ui *ui, void *state)
{
	ui_prompt(ui, "Sent on which day?", "today", letter_sent_on, state);
}

/* ---- another medium, another variant: filled anew, and undo brings the text back ---- */

static void
letter_refill(struct ui *ui, struct letter_state *s, enum letter_medium m, const char *variant)
{
	struct letter_wish w = { .kind = s->l.kind, .contact_id = s->l.contact_id,
		.interview_id = s->l.interview_id, .medium = letter_medium_names[m], .variant = variant,
		.reason = s->reason, .dates = s->dates, .anew = true };
	struct letter made = { 0 };
	struct text all = { 0 };
	struct err e = { 0 };

	if (letter_begin(&s->app->desk, &w, &made, &e)) {
		letter_whole(&made, &all);
		text_edit_replace(&s->edit, text_str(&all));
		s->l.medium = m;
		mem_set(&s->l.variant, made.variant);
		s->touched = true;
		ui_say(ui, "Filled again: %s, variant %s. Ctrl-_ undoes it.",
			letter_medium_names[m], made.variant);
	} else {
		ui_err(ui, &e);
	}
	text_free(&all);
	letter_done(&made);
}

static void
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
		letter_refill(ui, s, m, s->l.variant);
	letter_kind_done(&k);
}

static void
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
		letter_refill(ui, s, s->l.medium, all.s[(at + 1) % all.n]);
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
		letter_show(s);
		letter_make_draft_key(s);
		letter_take_draft(ui, s);
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

static void
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

enum { WORDS_MOST = 9 };

static void
letter_key_words(struct ui *ui, void *state)
{
	static const char *const digits[] = { "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	struct letter_state *s = state;
	struct answer answers[WORDS_MOST];
	struct err e = { 0 };

	strings_free(&s->words);
	if (!letter_their_words(&s->app->desk, &s->l, &s->words, &e)) {
		ui_err(ui, &e);
		return;
	}
	size_t n = s->words.n < WORDS_MOST ? s->words.n : WORDS_MOST;
	for (size_t i = 0; i < n; i++)
		answers[i] = (struct answer){ digits[i], s->words.s[i] };
	if (n)
		ui_choose(ui, "Put in:", answers, n, letter_word_chosen, s);
	else
		ui_refuse(ui, "Nothing is starred: * on a note of the call offers it here.");
}

/* ---- $EDITOR, a file ---- */

static void
letter_key_outside(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct text text = { 0 }, where = { 0 };
	struct edit_of of = { s->draft, NULL, NULL, ".txt" };
	struct err e = { 0 };

	if (!ui->hooks.edit_outside)
		return;
	letter_settle(ui, s);
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

/* ---- on its way out ---- */

/* The letter as it is typed now; the caller's. */
static void
letter_now(const struct letter_state *s, struct letter *out)
{
	*out = (struct letter){ .contact_id = s->l.contact_id, .interview_id = s->l.interview_id,
		.kind = mem_str(s->l.kind), .medium = s->l.medium };
	letter_take_whole(out, letter_typed(s));
}

static void
letter_file_named(struct ui *ui, void *user, const char *file)
{
	struct letter_state *s = user;
	struct ours ours = { s->app->workbook, s->app->desk.bank_dir };
	struct letter l;
	struct text out = { 0 };
	struct err e = { 0 };
	size_t n = strlen(file);

	letter_now(s, &l);
	bool good = letter_page(&s->app->desk, &l, NULL, file, &out, &e) &&
		output_write(&ours, file, &out, 0, &e);
	if (!good)
		ui_err(ui, &e);
	else if (n > 4 && strcmp(file + n - 4, ".eml") == 0)
		ui_say(ui, "Written: %s. A mail program opens it unsent.", file);
	else
		ui_say(ui, "Written: %s.", file);
	letter_done(&l);
	text_free(&out);
}

static void
letter_key_file(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct text name = { 0 };

	utf8_file_name(&name, s->who.name);
	text_addf(&name, "%s%s.%s", name.n ? "-" : "", s->l.kind,
		s->l.medium == LETTER_MAIL ? "eml" : s->l.medium == LETTER_HAND ? "html" : "txt");
	ui_prompt(ui, _("File (.eml, .txt, .html, .rtf):"), text_str(&name), letter_file_named, s);
	text_free(&name);
}

static void
letter_key_copy(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct letter l;
	struct text all = { 0 };

	letter_now(s, &l);
	letter_text_page(&l, &all);
	if (ui_copy(ui, text_str(&all)))
		ui_say(ui, "Given to the terminal, which does not tell whether its clipboard took it.");
	else
		ui_refuse(ui, "No clipboard here that a program may fill. Ctrl-E writes a file.");
	letter_done(&l);
	text_free(&all);
}

static void
letter_key_print(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct letter l;
	struct text said = { 0 };
	struct err e = { 0 };

	letter_now(s, &l);
	if (letter_print(&s->app->desk, &l, &said, &e))
		ui_say(ui, "%s", text_str(&said));
	else
		ui_err(ui, &e);
	letter_done(&l);
	text_free(&said);
}

static void
letter_out_chosen(struct ui *ui, void *user, size_t nth)
{
	static void (*const ways[])(struct ui *ui, void *state) = { letter_key_file, letter_key_copy,
		letter_key_print };

	ways[nth](ui, user);
}

static void
letter_key_out(struct ui *ui, void *state)
{
	static const struct answer answers[] = { { "f", "file" }, { "c", "clipboard" }, { "p", "printer" } };

	ui_choose(ui, _("Take it out to:"), answers, LEN(answers), letter_out_chosen, state);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Ctrl-S", letter_key_save, "letter-save", "Save it; it is not sent", KEY_FOOT, "save" },
	{ "Ctrl-X", letter_sent, "letter-sent", "Record that you sent it, and on which day", KEY_FOOT, "sent" },
	{ "Ctrl-O", letter_key_outside, "letter-editor", "Write it in your own editor", KEY_FOOT, "editor" },
	{ "Ctrl-T", letter_key_words, "letter-words", "Put in something they said: starred notes of the call", KEY_FOOT, "their words" },
	{ "Ctrl-E", letter_key_out, "letter-out", "Take it out: a file (.eml, which mail programs open unsent, .txt, .html, .rtf), the terminal's clipboard, a printer", KEY_FOOT, "take out" },
	{ "Ctrl-G", letter_key_kind, "letter-kind", "Another kind of letter to the same person", KEY_FOOT, "kind" },
	{ "Tab", letter_key_medium, "letter-medium", "Fill it again for another medium: mail, message, spoken, hand", 0, NULL },
	{ "Shift-Tab", letter_key_variant, "letter-variant", "Fill it again in another variant", 0, NULL },
	{ "Esc Ctrl-C", letter_leave, "letter-leave", "Save it and leave", KEY_FOOT, "leave" },
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
	s->touched = true;
	return true;
}

/* ---- looking ---- */

/* Without the subject. */
static const char *
letter_body(const struct letter_state *s)
{
	return letter_body_of(letter_typed(s));
}

static enum role
letter_head(const void *state, struct text *left, struct text *right)
{
	const struct letter_state *s = state;
	size_t me, them;

	text_addf(left, "%s · %s · %s", s->title, name_or(s->who.name),
		letter_medium_names[s->l.medium]);
	letter_about(letter_body(s), &me, &them);
	if (s->l.medium == LETTER_MESSAGE)
		text_addf(right, "%zu / %d", letter_characters(letter_body(s)), LETTER_MESSAGE_MOST);
	else
		text_addf(right, _("words %zu · I %zu, you %zu"), letter_words(letter_body(s)), me, them);
	return ROLE_TITLE;
}

/* "✓ thanks  ✓ about them" */
static void
letter_fine(const struct letter_state *s, struct text *out)
{
	for (size_t i = 0; i < s->names.n; i++)
		for (size_t k = 0; k < n_letter_checks; k++)
			if (!*s->wrong.s[i] && strcmp(letter_checks[k].name, s->names.s[i]) == 0)
				text_addf(out, "%s✓ %s", out->n ? "  " : "", _(letter_checks[k].fine));
}

static void
letter_wrong(const struct letter_state *s, const char *before, struct text *out)
{
	for (size_t i = 0; i < s->wrong.n; i++)
		if (*s->wrong.s[i])
			text_addf(out, "%s%s%s", out->n ? "\n" : "", before, s->wrong.s[i]);
}

static void
letter_draw(const void *state, struct canvas *c)
{
	const struct letter_state *s = state;
	struct text fine = { 0 }, wrong = { 0 };
	bool small = c->rows < SMALL_ROWS;
	int y = 0, foot = small ? 1 : CHECK_ROWS;

	if (!small && s->l.medium == LETTER_MAIL)
		canvas_textf(c, y++, 1, -1, ROLE_TEXT, _("To: %s"),
			s->who.email && *s->who.email ? s->who.email : _("no address is known"));
	int edit = c->rows - y - foot - (small ? 0 : 1);
	text_edit_draw(&s->edit, c, (struct box){ y, 1, edit > 0 ? edit : 1, c->cols - 2 });
	letter_fine(s, &fine);
	letter_wrong(s, "! ", &wrong);
	y = c->rows - foot;
	if (!small)
		canvas_rule(c, y - 1, 0, c->cols, "");
	int used = small ? 0 : canvas_wrap(c, (struct box){ y, 1, 1, c->cols - 2 }, ROLE_TEXT,
		text_str(&fine));
	canvas_wrap(c, (struct box){ y + used, 1, foot - used, c->cols - 2 }, ROLE_TEXT, text_str(&wrong));
	text_free(&fine);
	text_free(&wrong);
}

/* ---- by lines: each has its number ---- */

static void
letter_say(const void *state, struct text *out)
{
	const struct letter_state *s = state;
	int n = 0;

	for (const char *t = letter_typed(s); *t || n == 0; n++) {
		size_t len = strcspn(t, "\n");
		text_addf(out, "%d: %.*s\n", n + 1, (int)len, t);
		t += len + (t[len] == '\n');
	}
	letter_wrong(s, "! ", out);
	text_add(out, _("\nA number and a text replace that line, - takes it out; + and a text add one; "
		"/sent, /save, /file, /copy, /print, /words, /kind, /medium, /variant, /leave.\n"));
}

/* The bytes of line n, from 1; false: there is none. */
static bool
letter_line_at(const char *text, int n, size_t *from, size_t *to)
{
	*from = 0;
	for (; n > 1; n--) {
		size_t len = strcspn(text + *from, "\n");
		if (!text[*from + len])
			return false;
		*from += len + 1;
	}
	*to = *from + strcspn(text + *from, "\n");
	return true;
}

/* Line n (0: behind the last) becomes `with`; NULL: it goes. */
static bool
letter_line_put(struct letter_state *s, int n, const char *with)
{
	const char *old = letter_typed(s);
	struct text now = { 0 };
	size_t from = strlen(old), to = from;

	if (n && !letter_line_at(old, n, &from, &to))
		return false;
	text_addn(&now, old, from);
	text_add(&now, n || !from ? "" : "\n");
	text_add(&now, with ? with : "");
	text_add(&now, old + to + (!with && old[to] == '\n'));
	text_edit_replace(&s->edit, text_str(&now));
	text_free(&now);
	s->touched = true;
	return true;
}

static bool
letter_command(struct ui *ui, struct letter_state *s, const char *typed)
{
	static const struct {
		const char *name;
		void (*act)(struct ui *ui, void *state);
	} words[] = { { "/save", letter_key_save }, { "/sent", letter_sent }, { "/file", letter_key_file },
		{ "/copy", letter_key_copy }, { "/print", letter_key_print },
		{ "/words", letter_key_words }, { "/kind", letter_key_kind }, { "/medium", letter_key_medium },
		{ "/variant", letter_key_variant }, { "/editor", letter_key_outside },
		{ "/leave", letter_leave }, { ":q", letter_leave } };

	for (size_t i = 0; i < LEN(words); i++)
		if (strcmp(typed, words[i].name) == 0) {
			words[i].act(ui, s);
			return true;
		}
	return false;
}

static bool
letter_line(struct ui *ui, void *state, const char *typed, bool ended)
{
	struct letter_state *s = state;
	size_t digits = strspn(typed, "0123456789");
	int n = digits && digits < 5 ? atoi(typed) : 0;
	const char *text = typed + digits + blank_span(typed + digits);

	if (letter_command(ui, s, typed))
		return true;
	if (strcmp(typed, ".") == 0 || strcmp(typed, "?") == 0)
		return false;
	if (*typed == '+')
		return letter_line_put(s, 0, typed + 1 + blank_span(typed + 1));
	if (n && *text && letter_line_put(s, n, strcmp(text, "-") == 0 ? NULL : text))
		return true;
	if (!ended && *typed)
		return letter_line_put(s, 0, typed); /* nothing typed is lost */
	ui_refuse(ui, "Write the number of a line and its new text, or + and a text.");
	return true;
}

const struct screen letter_screen = {
	.name = "letter",
	.title = "Letter",
	.help = "A letter to a contact, filled from the workbook. Brackets show what is not known. What is "
		"typed is kept at every key, and saved when you leave. You send it yourself, and Ctrl-X "
		"notes that you did. Ctrl-_ undoes, Ctrl-R redoes; the keys of readline work.",
	.keys = { &keys },
	.state_size = sizeof(struct letter_state),
	.open = letter_open,
	.close = letter_close,
	.head = letter_head,
	.draw = letter_draw,
	.text = letter_text,
	.settle = letter_settle,
	.due = letter_due,
	.tick = letter_tick,
	.say = letter_say,
	.line = letter_line,
	.types = true,
};
