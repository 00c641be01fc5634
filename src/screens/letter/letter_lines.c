/* letter_lines.c: a letter by lines (linear mode): each has its number, and a word with / is a command. */
#include <stdlib.h>
#include <string.h>

#include "letter.h"

void
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
		"/sent, /save, /file, /copy, /print, /words, /kind, /medium, /variant, /undo, /leave.\n"));
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

/* Line n alone, as it is numbered; false: there is none. */
static bool
letter_line_tell(struct ui *ui, const struct letter_state *s, int n)
{
	const char *all = letter_typed(s);
	size_t from, to;

	if (!letter_line_at(all, n, &from, &to))
		return false;
	ui_say(ui, "%d: %.*s", n, (int)(to - from), all + from);
	return true;
}

/* What can be typed here, and what it does. */
static void
letter_tell(struct ui *ui)
{
	static const char *const rows[] = {
		N_("A number and a text replace that line; a number alone reads it; a number and - take it out; "
		   "+ and a text add a line at the end; a full stop reads all."),
		N_("/leave saves it and goes back."),
		N_("/sent: you sent it yourself, and on which day."),
		N_("/undo takes back the last change here, /redo makes it again."),
		N_("/words puts in something they said: starred notes of the call."),
		N_("/file writes it to a file, /copy gives it to the clipboard, /print prints it."),
		N_("/kind makes another kind of letter, /medium a mail, a message, spoken words or one by hand, "
		   "/variant other words."),
		N_("/save saves it and stays. /editor opens your own editor."),
	};

	for (size_t i = 0; i < LEN(rows); i++)
		ui_say(ui, "%s", _(rows[i]));
}

static bool
letter_command(struct ui *ui, struct letter_state *s, const char *typed)
{
	static const struct {
		const char *name;
		void (*act)(struct ui *ui, void *state);
	} words[] = { { "/save", letter_key_save }, { "/sent", letter_key_sent }, { "/file", letter_key_file },
		{ "/copy", letter_key_copy }, { "/print", letter_key_print },
		{ "/words", letter_key_words }, { "/kind", letter_key_kind }, { "/medium", letter_key_medium },
		{ "/variant", letter_key_variant }, { "/editor", letter_key_outside },
		{ "/undo", letter_key_undo }, { "/redo", letter_key_redo }, { "/leave", letter_key_leave }, { ":q", letter_key_leave } };

	for (size_t i = 0; i < LEN(words); i++)
		if (strcmp(typed, words[i].name) == 0) {
			words[i].act(ui, s);
			return true;
		}
	return false;
}

bool
letter_line(struct ui *ui, void *state, const char *typed, bool ended)
{
	struct letter_state *s = state;
	size_t digits = strspn(typed, "0123456789");
	int n = digits && digits < 5 ? atoi(typed) : 0;
	const char *text = typed + digits + (n && typed[digits] == ':');

	text += blank_span(text);
	if (!ended) { /* half a line replaces none; nothing typed is lost but half a command */
		typed += *typed == '+' ? 1 + blank_span(typed + 1) : 0;
		return !*typed || *typed == '/' || letter_line_put(s, 0, typed);
	}
	if (letter_command(ui, s, typed))
		return true;
	if (strcmp(typed, ".") == 0)
		return false;
	if (strcmp(typed, "?") == 0 || strcmp(typed, "/help") == 0) {
		letter_tell(ui);
		return true;
	}
	if (n && !*text && letter_line_tell(ui, s, n))
		return true;
	if (*typed == '+')
		return letter_line_put(s, 0, typed + 1 + blank_span(typed + 1));
	if (n && *text && letter_line_put(s, n, strcmp(text, "-") == 0 ? NULL : text))
		return true;
	ui_refuse(ui, "A number and a text, or + and a text. /leave leaves; ? tells the rest.");
	return true;
}
