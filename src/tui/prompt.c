/* One line asked at the status line. */
#include <stdlib.h>
#include <string.h>

#include "base_complete.h"
#include "private.h"

/* Names of files that what was typed begins. */
struct prompt_files {
	bool asked, folders;       /* is a file asked for; only a folder */
	struct strings names;      /* gone through by Tab; none: it begins with the next */
	size_t nth;
	char *label;               /* without what is said of them */
};

struct prompt {
	char *label, *first;       /* what stood there when it was opened */
	bool over_line;            /* the view beneath is typed into */
	bool secret;               /* neither shown nor kept as a draft */
	struct line line;
	struct kept kept;
	struct prompt_files files;
	void (*done)(struct ui *ui, void *user, const char *value);
	prose_take *prose;         /* NULL: none */
	void *user;
};

static void
prompt_close(struct ui *ui, void *state)
{
	struct prompt *p = state;

	if (p->secret && p->line.text.n)
		explicit_bzero(p->line.text.s, p->line.text.n);
	else if (!p->secret)
		kept_done(ui, &p->kept);
	free(p->label);
	free(p->files.label);
	strings_free(&p->files.names);
	free(p->first);
	line_done(&p->line);
}

enum { VALUE_COLUMNS = 20 };

/* What the label may have: half of the row, or more where that leaves room for a value. */
static int
label_most(int cols)
{
	return cols - VALUE_COLUMNS > cols / 2 ? cols - VALUE_COLUMNS : cols / 2;
}

/* Behind a label that does not end in a mark itself. */
static const char *
prompt_colon(const struct prompt *p)
{
	size_t n = strlen(p->label);

	return n && strchr("?:", p->label[n - 1]) ? "" : ":";
}

static int
label_width(const struct prompt *p)
{
	return utf8_columns(p->label, strlen(p->label)) + (int)strlen(prompt_colon(p));
}

static int
prompt_label_columns(const struct prompt *p, int cols)
{
	return label_width(p) > label_most(cols) ? label_most(cols) : label_width(p);
}

/* Two rows, the label above the line, where one would cut it; a very low window has no room
 * for that. */
static bool
is_tall(const struct prompt *p, int rows, int cols)
{
	enum { LOW = 8 };

	return rows >= LOW && label_width(p) > label_most(cols);
}

/* At the status line; the row above it is lent by the screen, or where that is the line one
 * types into, the row below by the keys. */
static struct box
prompt_place(const void *state, int rows, int cols)
{
	const struct prompt *p = state;
	int n = is_tall(p, rows, cols) ? 2 : 1;

	return (struct box){ p->over_line ? rows - 2 : rows - 1 - n, 0, n, cols };
}

/* A secret as one sign for each character. */
static void
prompt_draw_line(const struct prompt *p, struct canvas *c, int y, int x, int cols)
{
	struct line hidden = { 0 };

	if (!p->secret) {
		line_draw(&p->line, c, y, x, cols);
		return;
	}
	for (int n = utf8_columns(text_str(&p->line.text), p->line.text.n); n > 0; n--)
		text_addc(&hidden.text, '*');
	hidden.at = hidden.text.n;
	line_draw(&hidden, c, y, x, cols);
	text_free(&hidden.text);
}

static void
prompt_draw(const void *state, struct canvas *c)
{
	const struct prompt *p = state;
	int w = prompt_label_columns(p, c->cols), x = 1;

	if (c->rows == 2) {
		x += canvas_text(c, 0, x, c->cols - 3, ROLE_LABEL, p->label);
		canvas_text(c, 0, x, 1, ROLE_LABEL, prompt_colon(p));
		prompt_draw_line(p, c, 1, 1, c->cols - 2);
		return;
	}
	x += canvas_text(c, 0, x, w - (int)strlen(prompt_colon(p)), ROLE_LABEL, p->label);
	x += canvas_text(c, 0, x, 1, ROLE_LABEL, prompt_colon(p)) + 1;
	prompt_draw_line(p, c, 0, x, c->cols - x - 1);
}

static const struct screen prompt_screen;

static void
prompt_settle(struct ui *ui, void *state)
{
	struct prompt *p = state;

	const char *typed = text_str(&p->line.text);

	if (ui->linear && ui->typing.n && ui_top_state(ui, &prompt_screen) == p) /* kept at every key */
		typed = text_str(&ui->typing);
	line_scroll(&p->line, is_tall(p, ui->rows, ui->cols) ? ui->cols - 2
		: ui->cols - prompt_label_columns(p, ui->cols) - 4);
	if (p->secret)
		return;
	kept_settle(ui, &p->kept, strcmp(typed, p->first) == 0 ? "" : typed);
}

/* ---- names of files ---- */

static bool
prompt_files_on(const struct prompt *p)
{
	const struct prompt_files *f = &p->files;

	return f->names.n > 1 && strcmp(f->names.s[f->nth], text_str(&p->line.text)) == 0;
}

/* Behind the label, where it does not lie over what is typed. */
static void
prompt_files_say(struct prompt *p)
{
	const struct prompt_files *f = &p->files;
	struct text t = { 0 };

	if (!f->names.n)
		text_addf(&t, "%s (no such name)", f->label);
	else if (prompt_files_on(p))
		text_addf(&t, "%s (%zu of %zu)", f->label, f->nth + 1, f->names.n);
	else if (f->names.n > 1)
		text_addf(&t, count_form(f->names.n, "%s (%zu name)", "%s (%zu names)"), f->label, f->names.n);
	else
		text_set(&t, f->label);
	mem_set(&p->label, text_str(&t));
	text_free(&t);
}

/* As far as all of them agree; where that is no further, the first, then one after the other. */
static void
prompt_files_turn(struct prompt *p)
{
	struct prompt_files *f = &p->files;
	struct text common = { 0 };
	bool on = prompt_files_on(p);

	if (!on) {
		strings_free(&f->names);
		complete_names(text_str(&p->line.text), f->folders, &f->names);
		complete_common(&f->names, text_str(&p->line.text), &common);
	}
	f->nth = on ? (f->nth + 1) % f->names.n : 0;
	if (!on && common.n > p->line.text.n)
		line_set(&p->line, text_str(&common));
	else if (f->names.n)
		line_set(&p->line, f->names.s[f->nth]);
	text_free(&common);
}

static void
prompt_complete(struct ui *ui, void *state)
{
	struct prompt *p = state;

	(void)ui;
	if (!p->files.asked)
		return;
	prompt_files_turn(p);
	prompt_files_say(p);
}

/* In lines a star behind a beginning stands for the rest: true, it did. */
static bool
prompt_files_line(struct ui *ui, struct prompt *p, const char *line)
{
	size_t n = strlen(line);
	struct prompt_files *f = &p->files;
	struct text common = { 0 }, all = { 0 };

	if (!f->asked || !n || line[n - 1] != '*')
		return false;
	char *begin = mem_strn(line, n - 1);
	strings_free(&f->names);
	complete_names(begin, f->folders, &f->names);
	complete_common(&f->names, begin, &common);
	strings_join(&f->names, ", ", &all);
	line_set(&p->line, text_str(&common));
	if (!f->names.n)
		ui_refuse(ui, "No name begins with “%s”.", begin);
	else if (f->names.n > 1)
		ui_say(ui, "Several begin so: %s", text_str(&all));
	free(begin);
	text_free(&common);
	text_free(&all);
	return true;
}

/* Closes the prompt when what was typed into it is prose and is taken as such. */
static bool
prompt_give_back(struct ui *ui, struct prompt *p, enum prose_when when)
{
	char *typed = mem_str(text_str(&p->line.text));
	bool taken = p->prose && *typed && p->prose(ui, p->user, typed, when);

	free(typed);
	if (taken)
		view_close(ui, p);
	return taken;
}

static bool
prompt_prompt_text(struct ui *ui, void *state, const struct event *ev)
{
	struct prompt *p = state;

	if (ev->kind == EVENT_PASTE && p->prose && p->line.text.n == 0) {
		view_close(ui, p); /* nobody pastes a value */
		ui_event(ui, ev);
		return true;
	}
	line_key(&p->line, ev);
	if (p->files.asked)
		mem_set(&p->label, p->files.label);
	if (blank_within(text_str(&p->line.text)))
		prompt_give_back(ui, p, PROSE_TYPING);
	return true;
}

static void prompt_again(struct ui *ui, const struct prompt *p, const char *label, const char *first);

/* In lines an answer that was refused is asked for again: who hears the question does not see that it
 * is gone. A secret is not, and over a line that takes everything what follows is text. */
static void
prompt_accept(struct ui *ui, void *state)
{
	struct prompt p = *(struct prompt *)state;

	if (prompt_give_back(ui, state, PROSE_ENTER))
		return;
	char *value = mem_str(text_str(&p.line.text)), *first = mem_str(p.first);
	char *label = mem_str(p.files.label ? p.files.label : p.label);
	view_close(ui, state);
	const struct view *below = ui_focus(ui);
	const void *of = below ? below->state : NULL;
	size_t refused = ui->refused;
	p.done(ui, p.user, value);
	below = ui_focus(ui);
	if (ui->linear && ui->refused != refused && !p.secret && !p.prose && *value && below &&
		below->state == of)
		prompt_again(ui, &p, label, first);
	if (p.secret)
		explicit_bzero(value, strlen(value));
	free(value);
	free(first);
	free(label);
}

static void
prompt_leave(struct ui *ui, void *state)
{
	if (!prompt_give_back(ui, state, PROSE_LEAVING))
		view_close(ui, state);
}

static void
prompt_ask(const void *state, struct text *out)
{
	const struct prompt *p = state;

	text_add(out, p->label);
	if (p->secret)
		text_joinf(out, ", ", "seen as you type it");
	else if (p->line.text.n)
		text_addf(out, " [%s]", p->line.text.s);
	text_joinf(out, " ", "%s ", p->files.asked ? _("(ana* finds ana.yaml; :q leaves):") : _("(:q leaves):"));
}

/* Nothing typed keeps the value shown. */
static bool
prompt_line(struct ui *ui, void *state, const char *line, bool ended)
{
	struct prompt *p = state;

	if (!ended) { /* the input ended in the middle: kept, not taken */
		if (*line)
			line_set(&p->line, line);
		return true;
	}
	if (strcmp(line, ":q") == 0) {
		prompt_leave(ui, state);
		return true;
	}
	if (prompt_files_line(ui, p, line))
		return true;
	if (*line)
		line_set(&p->line, strcmp(line, "-") == 0 ? "" : line);
	prompt_accept(ui, state);
	return true;
}

static const struct key prompt_rows[] = {
	/* clang-format off */
	{ "Enter",             prompt_accept, "prompt-accept", "Take what is typed", KEY_TYPED, "done" },
	{ "Tab",               prompt_complete, "prompt-complete", "Complete the name of a file; again for the next", KEY_TYPED, "complete" },
	{ "Esc Ctrl-C Ctrl-G Ctrl-\\", prompt_leave, "prompt-leave", "Leave it", KEY_TYPED, "leave" },
	/* clang-format on */
};

const struct keyset prompt_keys = { prompt_rows, LEN(prompt_rows) };

static bool
prompt_offers(const void *state, const struct key *k)
{
	return k->act != prompt_complete || ((const struct prompt *)state)->files.asked;
}

static const struct screen prompt_screen = {
	.name = "prompt",
	.title = N_("A question"),
	.keys = { &prompt_keys },
	.state_size = sizeof(struct prompt),
	.close = prompt_close,
	.place = prompt_place,
	.draw = prompt_draw,
	.text = prompt_prompt_text,
	.settle = prompt_settle,
	.ask = prompt_ask,
	.line = prompt_line,
	.offers = prompt_offers,
	.types = true,
	.takes_text = true,
};

static struct prompt *
prompt_open(struct ui *ui, const char *label, const char *value,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	const struct view *below = ui_focus(ui);
	bool over_line = below && below->screen->types && !below->screen->place;
	struct prompt *p;

	ui_push(ui, &prompt_screen, NULL, NULL);
	p = ui_top_state(ui, &prompt_screen);
	p->over_line = over_line;
	p->label = mem_str(_(label));
	p->first = mem_str(value ? value : "");
	line_set(&p->line, value);
	p->done = done;
	p->user = user;
	return p;
}

void
ui_prompt(struct ui *ui, const char *label, const char *value,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	struct prompt *p = prompt_open(ui, label, value, done, user);

	kept_open(ui, &p->kept, label, &p->line);
}

static void
prompt_again(struct ui *ui, const struct prompt *p, const char *label, const char *first)
{
	struct prompt *again = prompt_open(ui, label, first, p->done, p->user);

	if (p->files.asked)
		again->files = (struct prompt_files){ .asked = true, .folders = p->files.folders,
			.label = mem_str(label) };
	kept_open(ui, &again->kept, label, &again->line);
}

void
ui_prompt_secret(struct ui *ui, const char *label,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	prompt_open(ui, label, NULL, done, user)->secret = true;
}

static void
prompt_open_files(struct ui *ui, const char *label, const char *value, bool folders,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	struct prompt *p = prompt_open(ui, label, value, done, user);

	p->files = (struct prompt_files){ .asked = true, .folders = folders, .label = mem_str(p->label) };
	kept_open(ui, &p->kept, label, &p->line);
}

void
ui_prompt_file(struct ui *ui, const char *label, const char *value,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	prompt_open_files(ui, label, value, false, done, user);
}

void
ui_prompt_folder(struct ui *ui, const char *label, const char *value,
	void (*done)(struct ui *ui, void *user, const char *value), void *user)
{
	prompt_open_files(ui, label, value, true, done, user);
}

void
ui_prompt_prose(struct ui *ui, prose_take *prose)
{
	struct prompt *p = ui_top_state(ui, &prompt_screen);

	p->prose = prose;
}
