/* Keys in one field of a form: typing, or choosing a word by its first letters. */
#include <stdlib.h>
#include <string.h>

#include "form.h"

/* The next word after the chosen one, by 1 or -1. */
static void
form_word_cycle(struct line *l, const struct form_field *d, int by)
{
	int n, at;
	const char *const *words = form_words(d, &n);

	at = word_find(words, n, text_str(&l->text), false);
	line_set(l, words[at < 0 ? (by > 0 ? 0 : n - 1) : (at + by + n) % n]);
}

/* The beginning of the word that has been typed stands before the cursor; one that was typed
 * whole, or was not typed, has the cursor behind it, and the next letter begins anew. */
static size_t
form_word_typed(const struct line *l)
{
	return l->at < l->text.n ? l->at : 0;
}

/* Chooses the first word, from the `by`th after the chosen one on, that begins with what is
 * typed; false: none does, and nothing is changed. */
static bool
form_word_begin(struct line *l, const struct form_field *d, const char *typed, int by)
{
	int n, at;
	const char *const *words = form_words(d, &n);
	size_t len = strlen(typed);

	at = word_find(words, n, text_str(&l->text), false);
	at = at < 0 ? 0 : at + by;
	for (int i = 0; i < n; i++) {
		const char *word = words[(at + i) % n];

		if (strncasecmp(word, typed, len) == 0) {
			line_set(l, word);
			l->at = len;
			return true;
		}
	}
	return false;
}

/* A letter goes on with the word begun; the first letter again goes to the next word with it. */
static bool
form_word_letter(struct line *l, const struct form_field *d, const char *letter)
{
	struct text typed = { 0 };
	size_t n = form_word_typed(l);

	text_addn(&typed, text_str(&l->text), n);
	text_add(&typed, letter);
	bool again = n == strlen(letter) && strncasecmp(text_str(&l->text), letter, n) == 0;
	bool good = form_word_begin(l, d, typed.s, n ? 0 : 1) || (again && form_word_begin(l, d, letter, 1));
	text_free(&typed);
	return good;
}

/* One letter less typed; without any, the word that was there before. Never to nothing. */
static void
form_word_back(struct line *l, const struct form_field *d, const char *was)
{
	size_t n = form_word_typed(l);
	char *typed;

	if (n == 0 && l->at > 0 && strcmp(text_str(&l->text), was) != 0)
		n = l->at;
	while (n > 0 && ((unsigned char)l->text.s[--n] & 0xc0) == 0x80)
		;
	typed = mem_strn(text_str(&l->text), n);
	line_set(l, "");
	if (n == 0 || !form_word_begin(l, d, typed, 0))
		line_set(l, was);
	free(typed);
}

static bool
form_word_key(struct ui *ui, struct line *l, const struct form_field *d, const char *was,
	const struct event *ev)
{
	if (ev->kind != EVENT_KEY)
		return true;
	if (key_names("Right Space", ev->key))
		form_word_cycle(l, d, 1);
	else if (key_names("Left", ev->key))
		form_word_cycle(l, d, -1);
	else if (key_names("Backspace Ctrl-H", ev->key))
		form_word_back(l, d, was);
	else if (key_names("Delete Ctrl-U", ev->key))
		line_set(l, "");
	else if (ev->n > 0 && !form_word_letter(l, d, ev->text))
		ui_ring(ui);
	return true;
}

bool
form_keeps_lines(const struct form_field *d)
{
	return d->kind == FIELD_LONG || d->kind == FIELD_LINES;
}

/* Enter in a field of lines begins another, unless this one is empty: then it is taken out, and
 * one goes on. */
bool
form_field_enter(struct line *l, const struct form_field *d)
{
	const char *s = text_str(&l->text);
	bool begun = l->at > 0 && s[l->at - 1] != '\n', ended = !s[l->at] || s[l->at] == '\n';

	if (d->kind != FIELD_LINES)
		return false;
	if (begun) {
		line_type(l, "\n", 1);
		return true;
	}
	if (ended && l->at > 0)
		text_remove(&l->text, --l->at, 1);
	return !ended;
}

bool
form_field_key(struct ui *ui, struct line *l, const struct form_field *d, const char *was,
	const struct event *ev)
{
	int n;

	form_words(d, &n);
	if (n > 0)
		return form_word_key(ui, l, d, was, ev);
	if (d->kind == FIELD_NUMBER && ev->n != strspn(ev->text ? ev->text : "", "0123456789.-+")) {
		ui_ring(ui);
		return true;
	}
	if (form_keeps_lines(d) && ev->kind == EVENT_PASTE)
		line_type(l, ev->text, ev->n); /* with the ends of its lines */
	else
		line_key(l, ev);
	return true;
}
