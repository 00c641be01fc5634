/* How a form looks: in cells, and as questions asked line by line. */
#include <stdlib.h>
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
		const char *label = _(f->fields[i].label);
		int w = utf8_columns(label, strlen(label));

		most = w > most ? w : most;
	}
	return most > cols / 3 ? cols / 3 : most;
}

int
form_columns(const struct form *f, int cols)
{
	return cols - 2 - form_view_label_columns(f, cols) - 2 - 1;
}

bool
form_wraps(const struct form_field *d)
{
	return d->kind == FIELD_LINE || form_keeps_lines(d);
}

/* ---- drawing ---- */

enum { FEW_ROWS = 3 }; /* of a field without the focus */

/* The rows that a field takes; all of its text while it has the focus. */
static int
form_view_rows(const struct form *f, const struct canvas *c, size_t i)
{
	if (!form_wraps(&f->fields[i]))
		return 1;
	int n = line_rows(&f->lines[i], form_columns(f, c->cols));
	int most = i == f->at || c->rows < FEW_ROWS ? c->rows : FEW_ROWS;
	return n < most ? n : most < 1 ? 1 : most;
}

/* The first field shown, so that the one with the focus is: whole pages, which hold still. */
static size_t
form_view_top(const struct form *f, const struct canvas *c)
{
	size_t top = 0;
	int y = 0;

	for (size_t i = 0; i <= f->at; i++) {
		int n = form_view_rows(f, c, i);
		if (y > 0 && y + n > c->rows) {
			top = i;
			y = 0;
		}
		y += n;
	}
	return top;
}

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
		text_joinf(out, " ", "Enter keeps it.");
		return;
	}
	if (f->fields[f->at].help)
		text_add(out, _(f->fields[f->at].help));
	form_words(&f->fields[f->at], &n);
	if (n > 0)
		text_joinf(out, " · ", "Left, Right or its first letters");
}

static void
form_view_draw_value(const struct form *f, struct canvas *c, struct box at, size_t i)
{
	const struct line *l = &f->lines[i];
	bool here = i == f->at;
	int n;

	form_words(&f->fields[i], &n);
	if (form_wraps(&f->fields[i])) {
		line_rows_draw(l, c, at, here ? ROLE_INPUT : ROLE_TEXT, here);
	} else if (here && n == 0) {
		line_draw(l, c, at.y, at.x, at.cols);
	} else if (here) {
		canvas_textf(c, at.y, at.x, -1, ROLE_INPUT, "< %s >", text_str(&l->text));
		canvas_cursor(c, at.y, at.x + 2);
	} else {
		canvas_text(c, at.y, at.x, at.cols, ROLE_TEXT, text_str(&l->text));
	}
}

/* Returns its rows. */
static int
form_view_draw_field(const struct form *f, struct canvas *c, int y, size_t i)
{
	int labels = form_view_label_columns(f, c->cols), x = 2 + labels + 2;
	int n = form_view_rows(f, c, i);
	bool here = i == f->at;

	if (here)
		canvas_text(c, y, 0, 1, ROLE_CHOSEN, ">");
	canvas_text(c, y, 2, labels, here ? ROLE_CHOSEN : ROLE_LABEL, _(f->fields[i].label));
	if (form_fault(f, i))
		canvas_text(c, y, x - 2, 1, ROLE_FAULT, "!");
	form_view_draw_value(f, c, (struct box){ y, x, y + n > c->rows ? c->rows - y : n,
		form_columns(f, c->cols) }, i);
	return n;
}

void
form_draw(const void *state, struct canvas *c)
{
	const struct form *f = state;
	int y = 0;

	for (size_t i = form_view_top(f, c); i < f->n && y < c->rows; i++)
		y += form_view_draw_field(f, c, y, i);
}

/* ---- linear ---- */

void
form_say(const void *state, struct text *out)
{
	(void)state;
	text_add(out, _("Enter keeps what is in brackets, - clears it, . saves at once, "
		      ":b goes back a field, :q leaves without saving, ? tells of a field.\n"));
}

/* The entries of a field of lines, numbered, and how they are changed. */
static void
form_view_ask_lines(const struct form *f, struct text *out)
{
	const char *label = _(f->fields[f->at].label);
	struct strings lines = { 0 };

	strings_split(&lines, text_str(&f->lines[f->at].text), "\n");
	for (size_t i = 0; i < lines.n; i++)
		text_addf(out, "%s %zu: %s\n", label, i + 1, lines.s[i]);
	if (lines.n)
		text_addf(out, "%s (a line adds one, %zu=WORDS changes one, %zu= removes it, Enter goes "
			"on):", label, lines.n, lines.n);
	else
		text_addf(out, "%s (each line adds one, Enter goes on):", label);
	text_addc(out, ' ');
	strings_free(&lines);
}

void
form_ask(const void *state, struct text *out)
{
	const struct form *f = state;
	const struct form_field *d = &f->fields[f->at];
	int n;
	const char *const *words = form_words(d, &n);

	if (d->kind == FIELD_LINES) {
		form_view_ask_lines(f, out);
		return;
	}
	text_add(out, _(d->label));
	for (int i = 0; i < n; i++)
		text_addf(out, "%s%s%s", i ? ", " : " (", words[i], i + 1 < n ? "" : ")");
	if (f->lines[f->at].text.n)
		text_addf(out, " [%s]", f->lines[f->at].text.s);
	text_add(out, ": ");
}

/* "2=WORDS", "2=": the number of the entry and what it is to be; 0: another one. */
static size_t
form_view_entry(const char *s, size_t n, const char **words)
{
	size_t digits = strspn(s, "0123456789");
	unsigned long nth = digits && digits < 4 && s[digits] == '=' ? strtoul(s, NULL, 10) : 0;

	*words = nth >= 1 && nth <= n ? s + digits + 1 : s;
	return *words == s ? 0 : nth;
}

static void
form_view_take_entry(struct form *f, const char *s, bool plain)
{
	struct line *l = &f->lines[f->at];
	struct strings lines = { 0 };
	struct text all = { 0 };
	const char *words = s;

	strings_split(&lines, text_str(&l->text), "\n");
	size_t nth = plain ? 0 : form_view_entry(s, lines.n, &words);
	for (size_t i = 0; i < lines.n; i++)
		if (i + 1 != nth || *words)
			text_addf(&all, "%s%s", all.n ? "\n" : "", i + 1 == nth ? words : lines.s[i]);
	if (!nth)
		text_addf(&all, "%s%s", all.n ? "\n" : "", words);
	line_set(l, text_str(&all));
	text_free(&all);
	strings_free(&lines);
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
		ui_refuse(ui, "“%s” is not one of the choices for %s.", s, _(d->label));
		return false;
	}
	if (d->kind == FIELD_NUMBER && s[strspn(s, "0123456789.-+")]) {
		ui_refuse(ui, "%s is a number.", _(d->label));
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

	ui_say(ui, "%s", d->help ? _(d->help) : d->kind == FIELD_NUMBER ? _("A number.")
		: _("What you know; it may stay empty."));
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
		for (size_t i = 0; i < LEN(words); i++)
			if (strcmp(s, words[i].line) == 0)
				return true;
		if (*s && f->fields[f->at].kind == FIELD_LINES)
			form_view_take_entry(f, s, true);
		else if (*s)
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
	else if (f->fields[f->at].kind == FIELD_LINES)
		form_view_take_entry(f, *s == '\\' ? s + 1 : s, *s == '\\');
	else if (form_view_take_value(ui, f, *s == '\\' ? s + 1 : s))
		form_enter(ui, f);
	return true;
}
