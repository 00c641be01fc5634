/* letter_text.c: the text of a letter: loaded, kept as a draft before each frame, saved. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "letter.h"

const char *
letter_typed(const struct letter_state *s)
{
	return text_str(&s->edit.line.text);
}

bool
letter_is_changed(const struct letter_state *s)
{
	struct text saved = { 0 };

	letter_whole(&s->l, &saved);
	bool changed = !s->l.id ? s->edit.past.n > 0 || s->kept.n > 0
				: strcmp(text_str(&saved), letter_typed(s)) != 0;
	text_free(&saved);
	return changed;
}

/* ---- its draft ---- */

static void
letter_make_draft_key(struct letter_state *s)
{
	struct text key = { 0 };

	text_addf(&key, "letter:%" PRId64 ":%s", s->l.contact_id, s->l.kind);
	free(s->draft);
	s->draft = text_take(&key);
}

/* Of "MEDIUM<Tab>VARIANT<Tab>text", as drafts and fillings are; returns the text, NULL: it is none. */
static const char *
letter_take_words(struct letter_state *s, const char *words)
{
	const char *variant = strchr(words, '\t');
	const char *text = variant ? strchr(variant + 1, '\t') : NULL;

	if (!text)
		return NULL;
	char *word = mem_strn(words, (size_t)(variant - words));
	int m = word_find(letter_medium_names, N_LETTER_MEDIA, word, false);
	char *name = mem_strn(variant + 1, (size_t)(text - variant - 1));
	s->l.medium = m < 0 ? s->l.medium : (enum letter_medium)m;
	mem_set(&s->l.variant, name);
	free(word);
	free(name);
	return text + 1;
}

static bool
letter_take_draft(struct ui *ui, struct letter_state *s)
{
	struct text draft = { 0 };
	bool took = ui->hooks.draft_load && ui->hooks.draft_load(ui, s->draft, &draft) && draft.n;
	const char *text = took ? letter_take_words(s, draft.s) : NULL;

	if (text) {
		text_edit_set(&s->edit, text);
		text_set(&s->kept, draft.s);
		ui_say(ui, "Resumed where you left it.");
	}
	text_free(&draft);
	return text != NULL;
}

/* ---- what it was filled from ---- */

void
letter_add_filling(struct letter_state *s, const char *text)
{
	struct text words = { 0 };

	text_addf(&words, "%s\t%s\t%s", letter_medium_names[s->l.medium], s->l.variant, text);
	strings_add(&s->fillings, text_str(&words));
	s->edit.mark = (int)s->fillings.n - 1;
	text_free(&words);
}

void
letter_take_filling(struct letter_state *s)
{
	letter_take_words(s, s->fillings.s[s->edit.mark]);
}

bool
letter_is_own(const struct letter_state *s)
{
	const char *variant = strchr(s->fillings.s[s->edit.mark], '\t');

	return strcmp(strchr(variant + 1, '\t') + 1, letter_typed(s)) != 0;
}

void
letter_keep(struct ui *ui, struct letter_state *s)
{
	struct text now = { 0 };

	if (letter_is_changed(s))
		text_addf(&now, "%s\t%s\t%s", letter_medium_names[s->l.medium], s->l.variant,
			letter_typed(s));
	if (strcmp(text_str(&now), text_str(&s->kept)) != 0 && ui->hooks.draft_save) {
		ui->hooks.draft_save(ui, s->draft, now.n ? now.s : NULL);
		text_set(&s->kept, text_str(&now));
	}
	text_free(&now);
}

void
letter_forget_draft(struct ui *ui, struct letter_state *s)
{
	if (s->kept.n && ui->hooks.draft_save)
		ui->hooks.draft_save(ui, s->draft, NULL);
	text_clear(&s->kept);
}

/* ---- shown and saved ---- */

static void
letter_show(struct letter_state *s)
{
	struct text all = { 0 };

	letter_whole(&s->l, &all);
	text_edit_set(&s->edit, text_str(&all));
	text_free(&all);
}

void
letter_load(struct ui *ui, struct letter_state *s)
{
	letter_show(s);
	letter_make_draft_key(s);
	bool own = letter_take_draft(ui, s) || s->l.id;
	strings_free(&s->fillings);
	letter_add_filling(s, own ? "" : letter_typed(s));
}

/* What was said of a call that is moved or cancelled; "": nothing. */
void
letter_take_reason(struct letter_state *s, const char *reason, const char *dates)
{
	free(s->reason);
	free(s->dates);
	s->reason = *reason ? mem_str(reason) : NULL;
	s->dates = *dates ? mem_str(dates) : NULL;
}

bool
letter_put(struct ui *ui, struct letter_state *s, struct err *e)
{
	letter_take_whole(&s->l, letter_typed(s));
	if (!letter_save(&s->app->desk, &s->l, e))
		return false;
	letter_forget_draft(ui, s);
	return true;
}

bool
letter_store(struct ui *ui, struct letter_state *s)
{
	struct err e = { 0 };
	bool good = letter_put(ui, s, &e);

	if (!good)
		ui_err(ui, &e);
	return good;
}
