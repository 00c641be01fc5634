/* letter_out.c: a letter on its way out: into a file, to the terminal's clipboard, to a printer. */
#include <string.h>

#include "letter.h"

/* The letter as it is typed now; the caller's. */
static void
letter_now(const struct letter_state *s, struct letter *out)
{
	*out = (struct letter){ .contact_id = s->l.contact_id, .interview_id = s->l.interview_id,
		.kind = mem_str(s->l.kind), .medium = s->l.medium };
	letter_take_whole(out, letter_typed(s));
}

/* What is typed here by mistake, a command of the letter, has no ending. */
static bool
letter_file_ends(const char *file, struct err *e)
{
	static const char *const ends[] = { ".eml", ".txt", ".md", ".html", ".rtf" };
	const char *dot = strrchr(file, '.');

	return (dot && word_find(ends, LEN(ends), dot, false) >= 0) ||
		err_set(e, "“%s” does not end in .eml, .txt, .md, .html or .rtf.", file);
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
	bool good = letter_file_ends(file, &e) && letter_page(&s->app->desk, &l, NULL, file, &out, &e) &&
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

void
letter_key_file(struct ui *ui, void *state)
{
	struct letter_state *s = state;
	struct text name = { 0 };

	utf8_file_name(&name, s->who.name);
	text_addf(&name, "%s%s.%s", name.n ? "-" : "", s->l.kind,
		s->l.medium == LETTER_MAIL ? "eml" : s->l.medium == LETTER_HAND ? "html" : "txt");
	ui_prompt_file(ui, _("File (.eml, .txt, .html, .rtf):"), text_str(&name), letter_file_named, s);
	text_free(&name);
}

void
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

void
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

void
letter_key_out(struct ui *ui, void *state)
{
	static const struct answer answers[] = { { "f", "file" }, { "c", "clipboard" }, { "p", "printer" } };

	ui_choose(ui, _("Take it out to:"), answers, LEN(answers), letter_out_chosen, state);
}
