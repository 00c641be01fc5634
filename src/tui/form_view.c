/* How a form looks: in cells, and as questions asked line by line. */
#include <string.h>

#include "form.h"

static const char *const yes_no[] = { "no", "yes" };

const char *const *
form_words(const struct form_field *d, int *n)
{
	*n = d->kind == FIELD_YES ? 2 : d->kind == FIELD_WORD ? d->n_words : 0;
	return d->kind == FIELD_YES ? yes_no : d->words;
}

/* Columns of the labels: as they need, at most a third of the window. */
static int
form_view_label_columns(const struct form *f, int cols)
{
	int most = 0;

	for (size_t i = 0; i < f->n; i++) {
		int w = utf8_columns(f->fields[i].label, strlen(f->fields[i].label));

		most = w > most ? w : most;
	}
	return most > cols / 3 ? cols / 3 : most;
}

int
form_columns(const struct form *f, int cols)
{
	return cols - 2 - form_view_label_columns(f, cols) - 2 - 1;
}

/* ---- drawing ---- */

enum role
form_head(const void *state, struct text *left, struct text *right)
{
	const struct form *f = state;

	text_add(left, f->title);
	text_addf(right, "%zu of %zu", f->at + 1, f->n);
	return ROLE_TITLE;
}

/* A sentence that is still being typed is not spoken of. */
static bool
form_view_ended(const char *s)
{
	size_t n = strlen(s);

	return n && strchr(".?!", s[n - 1]);
}

void
form_status(const void *state, struct text *out)
{
	const struct form *f = state;
	int n;

	if (form_fault(f, f->at)) {
		text_add(out, form_fault(f, f->at));
		return;
	}
	if (form_view_ended(text_str(&f->lines[f->at].text)))
		form_advice(f, f->at, out);
	if (out->n) {
		text_add(out, " Enter keeps it.");
		return;
	}
	if (f->fields[f->at].help)
		text_add(out, f->fields[f->at].help);
	form_words(&f->fields[f->at], &n);
	if (n > 0)
		text_addf(out, "%sLeft, Right or its first letters", out->n ? " · " : "");
}

static void
draw_field(const struct form *f, struct canvas *c, int y, size_t i)
{
	const struct form_field *d = &f->fields[i];
	const struct line *l = &f->lines[i];
	int labels = form_view_label_columns(f, c->cols), x = 2 + labels + 2, n;
	bool here = i == f->at;

	form_words(d, &n);
	if (here)
		canvas_text(c, y, 0, 1, ROLE_CHOSEN, ">");
	canvas_text(c, y, 2, labels, here ? ROLE_CHOSEN : ROLE_LABEL, d->label);
	if (form_fault(f, i))
		canvas_text(c, y, x - 2, 1, ROLE_FAULT, "!");
	if (here && n == 0) {
		line_draw(l, c, y, x, form_columns(f, c->cols));
	} else if (here) {
		canvas_textf(c, y, x, -1, ROLE_INPUT, "< %s >", text_str(&l->text));
		canvas_cursor(c, y, x + 2);
	} else {
		canvas_text(c, y, x, form_columns(f, c->cols), ROLE_TEXT, text_str(&l->text));
	}
}

void
form_draw(const void *state, struct canvas *c)
{
	const struct form *f = state;
	size_t rows_shown = c->rows > 0 ? (size_t)c->rows : 1;
	size_t top = f->at / rows_shown * rows_shown;

	for (size_t i = top; i < f->n && i - top < rows_shown; i++)
		draw_field(f, c, (int)(i - top), i);
}

/* ---- linear ---- */

void
form_say(const void *state, struct text *out)
{
	(void)state;
	text_add(out, "Enter keeps what stands in brackets, - clears it, . saves at once, "
		      ":b goes back a field, :q leaves without saving, ? tells of a field.\n");
}

void
form_ask(const void *state, struct text *out)
{
	const struct form *f = state;
	const struct form_field *d = &f->fields[f->at];
	int n;
	const char *const *words = form_words(d, &n);

	text_add(out, d->label);
	for (int i = 0; i < n; i++)
		text_addf(out, "%s%s%s", i ? ", " : " (", words[i], i + 1 < n ? "" : ")");
	if (f->lines[f->at].text.n)
		text_addf(out, " [%s]", f->lines[f->at].text.s);
	text_add(out, ": ");
}

/* False: no value for this field, and told so. */
static bool
form_view_take_value(struct ui *ui, struct form *f, const char *s)
{
	const struct form_field *d = &f->fields[f->at];
	int n, i;
	const char *const *words = form_words(d, &n);

	i = n > 0 ? word_find(words, n, s, true) : 0;
	if (i < 0) {
		ui_refuse(ui, "“%s” is not one of the choices for %s.", s, d->label);
		return false;
	}
	if (d->kind == FIELD_NUMBER && s[strspn(s, "0123456789.-+")]) {
		ui_refuse(ui, "%s is a number.", d->label);
		return false;
	}
	line_set(&f->lines[f->at], n > 0 ? words[i] : s);
	return true;
}

static void
form_view_back(struct ui *ui, void *state)
{
	struct form *f = state;

	(void)ui;
	f->at -= f->at > 0;
}

static void
form_view_clear(struct ui *ui, void *state)
{
	struct form *f = state;

	line_set(&f->lines[f->at], "");
	form_enter(ui, f);
}

static void
help(struct ui *ui, void *state)
{
	const struct form *f = state;
	const struct form_field *d = &f->fields[f->at];

	ui_say(ui, "%s", d->help ? d->help : d->kind == FIELD_NUMBER ? "A number."
		: "What you know; it may stay empty.");
}

static const struct {
	const char *line;
	void (*act)(struct ui *ui, void *state);
} words[] = {
	{ ".", form_save }, { ":w", form_save }, { ":q", form_leave }, { ":b", form_view_back },
	{ ":e", form_outside }, { "-", form_view_clear }, { "?", help }, { "", form_enter },
};

/* A backslash makes text of what would be a command. */
bool
form_line(struct ui *ui, void *state, const char *s, bool ended)
{
	struct form *f = state;

	if (!ended) { /* the input ended in the middle: kept as a draft, not saved */
		if (*s)
			form_view_take_value(ui, f, s);
		return true;
	}
	for (size_t i = 0; i < LEN(words); i++)
		if (strcmp(s, words[i].line) == 0) {
			words[i].act(ui, f);
			return true;
		}
	if (*s == ':')
		ui_refuse(ui, "“%s” is none of :b, :e, :q and :w; with \\ before it, it is the text.", s);
	else if (form_view_take_value(ui, f, *s == '\\' ? s + 1 : s))
		form_enter(ui, f);
	return true;
}
